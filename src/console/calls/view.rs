//! The attendant's calls as they are shown: who, in which state, how long, on which device, and what can be done.

use super::offers::{Answerable, Offer, is_incoming, offers};
use super::{Call, CallState, Mute, Party, Personality, RecalledFrom};
use crate::console::activity::Tone;
use crate::console::ids::{CallId, SlotId};
use crate::console::now::Now;
use crate::console::orders::ActKind;
use crate::console::waiting::Waiting;
use crate::console::{Console, call_words};
use crate::words::{Arg, Message};

/// One of the attendant's calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallView {
    /// Its id.
    pub id: CallId,
    /// Its state, for the shape of its mark.
    pub state: CallState,
    /// It rings at the attendant's and waits for an answer.
    pub is_incoming: bool,
    /// State and caller as a sentence, such as "Ola Berg is ringing".
    pub words: Message,
    /// The other side as told; everything may be withheld.
    pub party: Party,
    /// Who it is: name, else number, else "the caller".
    pub caller: Arg,
    /// The number, where it is not already `caller`.
    pub number: Option<String>,
    /// Who sent it on to here, while it rings.
    pub sent_on_by: Option<Arg>,
    /// For so long it has been in this part of its life (ringing, or talking), in milliseconds.
    pub lasts_ms: u64,
    /// The device that has it.
    pub device: Option<Arg>,
    /// The slot whose retrieve made this call: its tile tells of it too.
    pub retrieved_from: Option<SlotId>,
    /// Where it was parked, if it has come back.
    pub recall: Option<RecalledFrom>,
    /// What was known of the caller while she was parked, if she was fetched or has come back: for whom, by whom, the note.
    pub parked: Option<Waiting>,
    /// Muting of the attendant's side.
    pub mute: Mute,
    /// What can be done now.
    pub acts: Vec<Offer>,
    /// What is not offered although one might look for it, and what to do instead.
    pub hint: Option<Message>,
    /// What the last order to it is doing, or why it did not work.
    pub order: Option<OrderNews>,
}

impl CallView {
    /// This can be done with it now.
    pub fn offers(&self, kind: &ActKind) -> bool {
        self.acts.iter().any(|offer| offer.kind == *kind)
    }
}

/// How an order stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderNews {
    /// In words.
    pub words: Arg,
    /// Its tone.
    pub tone: Tone,
    /// It is not decided yet.
    pub in_flight: bool,
    /// Webex asked to wait: it can be pressed again then, on the monotonic clock.
    pub wait_until_ms: Option<u64>,
    /// For support.
    pub tracking_id: Option<String>,
}

impl Console {
    /// The attendant's calls: what waits for an answer first, then in Webex's order.
    pub fn my_calls(&self, now: Now) -> Vec<CallView> {
        let mut views: Vec<CallView> =
            self.calls.active().iter().map(|call| self.call_view(call, now)).collect();
        views.sort_by_key(|view| !view.is_incoming);
        views
    }

    /// One of them.
    pub fn my_call(&self, id: &CallId, now: Now) -> Option<CallView> {
        self.calls.active().iter().find(|call| call.id == *id).map(|call| self.call_view(call, now))
    }

    /// What was known of the caller of this call while she was parked, if she was fetched or has come back.
    pub fn parked_before(&self, call: &CallId) -> Option<&Waiting> {
        let fetched = self.retrieval_of(call).filter(|retrieval| retrieval.stage.talk().is_some());
        fetched.and_then(|retrieval| retrieval.parked.as_ref()).or_else(|| self.parked_before_recall(call))
    }

    fn call_view(&self, call: &Call, now: Now) -> CallView {
        let mut call = call.clone();
        if !call.remote_party.is_known()
            && let Some(party) = self.orders.party_of(&call.id)
        {
            call.remote_party = party.clone();
        }
        let call = &call;
        let retrieval = self.retrieval_of(&call.id);
        let answerable = Answerable::of(&self.endpoints);
        let device = call.endpoint.as_ref().and_then(|id| self.endpoints.find(id));
        let caller = call.remote_party.words();
        let number = call
            .remote_party
            .number
            .clone()
            .filter(|number| call.remote_party.known() != Some(number.as_str()));
        let by_hand = answerable == Answerable::ByHand && is_incoming(call);
        let rings_out = call.personality == Personality::ClickToDial && call.state == CallState::Alerting;
        CallView {
            id: call.id.clone(),
            state: call.state.clone(),
            is_incoming: is_incoming(call),
            words: match retrieval.and_then(|retrieval| self.board.slot(&retrieval.slot)) {
                Some(slot) if call.personality == Personality::ClickToDial => {
                    call_words::fetching(call, slot.place())
                }
                _ => call_words::state(call, device.map(|device| &device.name)),
            },
            party: call.remote_party.clone(),
            caller,
            number,
            sent_on_by: call.redirected_by.as_ref().map(|party| party.words()),
            lasts_ms: self.followed.lasts_ms(&call.id, now),
            device: device.map(|device| device.name.clone()),
            retrieved_from: retrieval.map(|retrieval| retrieval.slot.clone()),
            recall: call.recall.clone(),
            parked: self.parked_before(&call.id).cloned(),
            mute: call.mute,
            acts: self.offered(call, now),
            hint: (by_hand || rings_out).then(|| call_words::by_hand(call, &self.endpoints.target())),
            order: self.orders.news_of(&call.id),
        }
    }

    /// What can be done with this call now: its state allows it, the sign-in may, and nothing like it is on its way.
    pub(in crate::console) fn offered(&self, call: &Call, now: Now) -> Vec<Offer> {
        if !self.may_order() {
            return Vec::new();
        }
        let others: Vec<&Call> = self.calls.active().iter().filter(|other| other.id != call.id).collect();
        let mut offers = offers(call, &others, &Answerable::of(&self.endpoints));
        // Tones wait for each other by themselves.
        let free = |kind: &ActKind| *kind == ActKind::Digits || !self.is_under_way(&call.id, kind, now);
        offers.retain(|offer| free(&offer.kind));
        offers
    }

    /// Something like it is on its way for this call, or the number rings to which it is handed over.
    pub(in crate::console) fn is_under_way(&self, call: &CallId, kind: &ActKind, now: Now) -> bool {
        let rings = || {
            let leg = self.orders.leg_of_hand_over(call);
            self.calls.active().iter().any(|call| Some(&call.id) == leg && !call.is_with_caller())
        };
        self.orders.is_busy(call, kind, now) || *kind == ActKind::TransferTo && rings()
    }
}
