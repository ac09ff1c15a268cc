//! From a press to an order: checked, its numbers read, sent once. A press that cannot be carried out says why.

use super::{OrderStage, SentOrder};
use crate::console::calls::offers::{Answerable, is_incoming};
use crate::console::calls::view::OrderNews;
use crate::console::calls::{Call, Party};
use crate::console::effect::Effect;
use crate::console::endpoints::Target;
use crate::console::ids::CallId;
use crate::console::now::Now;
use crate::console::orders::{ActKind, CallAct, Order, OrderGroup};
use crate::console::parking::ParkPlan;
use crate::console::retrieval::{Retrieval, Stage};
use crate::console::session::Session;
use crate::console::{Console, call_words, words};
use crate::say;
use crate::words::{Arg, Message};

/// Tones are sent in one go up to so many.
const DIGITS_LIMIT: usize = 64;

impl Console {
    /// Orders can be sent with this sign-in.
    pub(in crate::console) fn may_order(&self) -> bool {
        self.session.is_usable() && self.capabilities.calls_write
    }

    /// How the last order of a group that starts calls stands: dial, pick up, pull. Nothing once it is done.
    pub fn order_news(&self, group: OrderGroup) -> Option<OrderNews> {
        self.orders.news_of_group(group)
    }

    pub(in crate::console) fn dial(&mut self, typed: &str, now: Now) -> Vec<Effect> {
        let Some(number) = self.read_or_say(typed) else { return Vec::new() };
        let party = Party { name: None, number: Some(number.clone()) };
        let endpoint = self.endpoints.target().endpoint_id().cloned();
        self.start(Order::Dial { number, endpoint }, party, now)
    }

    pub(in crate::console) fn pick_up(&mut self, target: Option<&str>, now: Now) -> Vec<Effect> {
        let target = match target {
            Some(typed) => match self.read_or_say(typed) {
                Some(number) => Some(number),
                None => return Vec::new(),
            },
            None => {
                if let Some(why) = self.why_no_group() {
                    self.announce(why, true);
                    return Vec::new();
                }
                None
            }
        };
        let party = Party { name: None, number: target.clone() };
        let endpoint = self.endpoints.target().endpoint_id().cloned();
        self.start(Order::PickUp { target, endpoint }, party, now)
    }

    pub(in crate::console) fn pull(&mut self, now: Now) -> Vec<Effect> {
        if let Some(why) = self.why_no_pull() {
            self.announce(why, true);
            return Vec::new();
        }
        let endpoint = self.endpoints.target().endpoint_id().cloned();
        self.start(Order::Pull { endpoint }, Party::default(), now)
    }

    /// Sends an order that starts a call on the chosen device, unless one of its kind is on its way.
    fn start(&mut self, order: Order, party: Party, now: Now) -> Vec<Effect> {
        if !self.may_order_or_say() || self.orders.is_group_busy(order.group(), now) {
            return Vec::new();
        }
        let device = self.endpoints.target();
        self.send(order, party, Some(&device), None, now)
    }

    /// A press on one of the acts of a call.
    pub(in crate::console) fn act(&mut self, id: &CallId, act: CallAct, now: Now) -> Vec<Effect> {
        if !self.may_order_or_say() {
            return Vec::new();
        }
        if act.kind() == ActKind::HangUp
            && let Some(slot) = self.ringing_for(id)
        {
            return self.stop_ringing(&slot);
        }
        let Some(call) = self.offered_call(id, &act.kind(), now) else { return Vec::new() };
        let party = call.remote_party.clone();
        if let CallAct::Digits(typed) = &act
            && self.orders.is_busy(id, &ActKind::Digits, now)
        {
            let digits = self.digits_or_say(typed);
            self.orders.tones.extend(digits.map(|digits| (id.clone(), digits)));
            return Vec::new();
        }
        if let CallAct::ParkAgain { slot, for_whom, note } = act {
            return self.park_again(&call, slot, for_whom, note, now);
        }
        let answerable = Answerable::of(&self.endpoints);
        let device = match (&act, answerable) {
            (CallAct::Answer, Answerable::On(target)) => Some(target),
            _ => None,
        };
        let endpoint = device.as_ref().and_then(Target::endpoint_id).cloned();
        let Some(order) = self.order_of(id.clone(), act, endpoint) else { return Vec::new() };
        self.send(order, party, device.as_ref(), None, now)
    }

    /// The call, where this is offered for it. Otherwise says why not; a press that repeats one in flight is silent.
    pub(in crate::console) fn offered_call(&mut self, id: &CallId, kind: &ActKind, now: Now) -> Option<Call> {
        let call = self.calls.active().iter().find(|call| call.id == *id).cloned();
        let Some(why) = self.why_no_act(id, kind, now) else { return call };
        if call.is_none() || !self.is_under_way(id, kind, now) {
            self.announce(why, true);
        }
        None
    }

    /// No call offers this act, for which a key was pressed: says why, and interrupts nobody. What repeats a press in flight
    /// is silent.
    pub(in crate::console) fn no_call_for(&mut self, kind: &ActKind, now: Now) {
        let calls = self.calls.active();
        if calls.iter().any(|call| self.is_under_way(&call.id, kind, now)) || !self.may_order_or_say() {
            return;
        }
        let calls = self.calls.active();
        let meant = match (kind, calls) {
            (ActKind::Answer, calls) => calls.iter().find(|call| is_incoming(call)),
            (_, [only]) => Some(only),
            _ => None,
        };
        let why = match meant {
            Some(call) => call_words::not_possible(kind, call, &self.endpoints.target()),
            None => call_words::no_call_for(kind),
        };
        self.speak(why, false);
    }

    /// Asks which of these calls a key was meant for, and interrupts nobody.
    pub(in crate::console) fn ask_which(&mut self, calls: &[CallId], now: Now) {
        let known: Vec<_> = calls.iter().filter_map(|call| self.my_call(call, now)).collect();
        if !known.is_empty() {
            self.speak(call_words::which(known.iter().map(|call| Arg::from(&call.caller))), false);
        }
    }

    /// The command for an act, its numbers read; `None` after the sentence that says what is wrong with them.
    fn order_of(
        &mut self,
        call: CallId,
        act: CallAct,
        endpoint: Option<crate::console::ids::EndpointId>,
    ) -> Option<Order> {
        Some(match act {
            CallAct::Answer => Order::Answer { call, endpoint },
            CallAct::Reject => Order::Reject { call },
            CallAct::Hold => Order::Hold { call },
            CallAct::Resume => Order::Resume { call },
            CallAct::Mute => Order::Mute { call },
            CallAct::Unmute => Order::Unmute { call },
            CallAct::HangUp => Order::HangUp { call },
            CallAct::Divert { to } => {
                Order::Divert { call, to: Some(self.read_or_say(&to)?), to_voicemail: false }
            }
            CallAct::DivertToVoicemail { of: None } => Order::Divert { call, to: None, to_voicemail: true },
            CallAct::DivertToVoicemail { of: Some(of) } => {
                Order::Divert { call, to: Some(self.read_or_say(&of)?), to_voicemail: true }
            }
            CallAct::TransferTo { number } => Order::TransferTo { call, number: self.read_or_say(&number)? },
            CallAct::Join { other } => Order::Join { call, other },
            CallAct::Digits(typed) => Order::Digits { call, digits: self.digits_or_say(&typed)? },
            CallAct::ParkAgain { .. } => return None,
        })
    }

    /// The tones that were typed while others were on their way, in one go.
    pub(super) fn send_waiting_tones(&mut self, call: &CallId, party: Party, now: Now) -> Vec<Effect> {
        let (next, others) =
            std::mem::take(&mut self.orders.tones).into_iter().partition(|(waiting, _)| waiting == call);
        self.orders.tones = others;
        let next: Vec<(CallId, String)> = next;
        let digits: String = next.into_iter().map(|(_, digits)| digits).collect();
        if digits.is_empty() {
            return Vec::new();
        }
        self.send(Order::Digits { call: call.clone(), digits }, party, None, None, now)
    }

    /// Sends an order: the only place where one goes out.
    pub(in crate::console) fn send(
        &mut self,
        order: Order,
        party: Party,
        target: Option<&Target>,
        park: Option<ParkPlan>,
        now: Now,
    ) -> Vec<Effect> {
        let id = self.orders.last.advance();
        let other = match &order {
            Order::Join { other, .. } => self.followed.last_seen(other).map(|call| call.remote_party.clone()),
            _ => None,
        };
        self.orders.push(SentOrder {
            id,
            epoch: self.epoch,
            order: order.clone(),
            party,
            other,
            target: target.cloned(),
            stage: OrderStage::Asked,
            tracking_id: None,
            park,
            sent_at: now,
            known_before: self.calls.ids(),
            started: None,
            entry: None,
        });
        self.report_order(id);
        vec![Effect::Order { id, order }]
    }

    /// Whether orders can be sent; if not, says why.
    pub(in crate::console) fn may_order_or_say(&mut self) -> bool {
        if let Some(why) = self.why_no_order() {
            self.announce(why, true);
        }
        self.may_order()
    }

    /// Why no order can be sent with this sign-in.
    pub(super) fn why_no_order(&self) -> Option<Message> {
        if matches!(self.session, Session::Expired { .. }) {
            return Some(words::expired());
        }
        (!self.may_order() && !self.capabilities.calls_write).then(|| say!("calls-need-calls-write"))
    }

    /// Reads a typed number, or says what is wrong with it.
    pub(in crate::console) fn read_or_say(&mut self, typed: &str) -> Option<String> {
        self.read_number(typed).map_err(|sentence| self.announce(sentence, true)).ok()
    }

    /// Reads typed tones, or says what is wrong with them (contract 3.3).
    fn digits_or_say(&mut self, typed: &str) -> Option<String> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let digits = digits.to_ascii_uppercase();
        let is_tone = |c: char| c.is_ascii_digit() || matches!(c, '*' | '#' | 'A'..='D' | ',');
        if digits.is_empty() || digits.len() > DIGITS_LIMIT || !digits.chars().all(is_tone) {
            self.announce(say!("no-tones"), true);
            return None;
        }
        Some(digits)
    }

    /// The retrieve that this call belongs to.
    pub(in crate::console) fn retrieval_of(&self, id: &CallId) -> Option<&Retrieval> {
        self.retrievals.iter().rev().find(|retrieval| retrieval.call() == Some(id))
    }

    /// The slot whose retrieve rings with this call: ending it stops the ringing.
    fn ringing_for(&self, id: &CallId) -> Option<crate::console::ids::SlotId> {
        let retrieval = self.retrieval_of(id)?;
        matches!(retrieval.stage, Stage::Ringing(_)).then(|| retrieval.slot.clone())
    }
}
