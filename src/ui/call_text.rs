//! What the attendant's own calls say, where that is a choice between messages: cards, parking, recent calls. What came of
//! an order is said by the core.

use super::board_text;
use super::text;
use super::view::View;
use crate::console::board::{Slot, SlotKind};
use crate::console::calls::view::CallView;
use crate::console::calls::{CallState, Mute};
use crate::console::endpoints::Target;
use crate::console::history::{PastCall, PastKind};
use crate::console::orders::ActKind;
use crate::say;
use crate::words::{Arg, Message};

/// The state of a call in a word or two.
pub fn state(call: &CallView) -> Arg {
    let state = match &call.state {
        CallState::Alerting if call.is_incoming && call.recall.is_some() => say!("call-back-from-park"),
        CallState::Alerting if call.is_incoming => say!("call-ringing"),
        CallState::Alerting => say!("call-your-phone-rings"),
        CallState::Connecting => say!("call-calling"),
        CallState::Connected => say!("call-connected"),
        CallState::Held => say!("call-on-hold"),
        CallState::RemoteHeld => say!("call-held-by-caller"),
        CallState::Disconnected => say!("call-ended"),
        CallState::Other(state) => return Arg::from(state),
    };
    state.into()
}

fn muted(call: &CallView) -> Option<Arg> {
    (call.mute == Mute::On).then(|| say!("muted").into())
}

/// "1:12 · connected", with "muted" where that is so.
pub fn clock_and_state(call: &CallView) -> Arg {
    Arg::Facts([Arg::Clock(call.lasts_ms), state(call)].into_iter().chain(muted(call)).collect())
}

/// The whole card as one sentence: "Ola Berg, connected 1:12 on Desk phone".
pub fn card(call: &CallView) -> Arg {
    let (caller, lasts) = (&call.caller, Arg::Clock(call.lasts_ms));
    let first = match &call.device {
        Some(device) => {
            say!("call-heard-on", caller = caller, state = state(call), lasts = lasts, device = device)
        }
        None => say!("call-heard", caller = caller, state = state(call), lasts = lasts),
    };
    Arg::List(
        std::iter::once(first.into())
            .chain(muted(call))
            .chain(number_and_origin(call))
            .chain(details(call))
            .collect(),
    )
}

/// What stands below the name.
pub fn lines(call: &CallView) -> Vec<Arg> {
    let details = Some(details(call)).filter(|details| !details.is_empty());
    number_and_origin(call).into_iter().chain(details.map(Arg::Facts)).collect()
}

/// For whom, by whom and the note, of a caller who was parked.
fn details(call: &CallView) -> Vec<Arg> {
    call.parked.as_ref().map(board_text::details).unwrap_or_default()
}

/// The number, who sent it on, where it was parked.
fn number_and_origin(call: &CallView) -> Vec<Arg> {
    let sent_on = call.sent_on_by.as_ref().map(|by| say!("sent-on-by", by = by));
    let recall = call.recall.as_ref().map(|recall| match recall.party.is_known() {
        true => say!("was-parked-on", place = recall.party.words()),
        false => say!("was-parked-somewhere"),
    });
    let said = sent_on.into_iter().chain(recall).map(Arg::from);
    call.number.as_ref().map(Arg::from).into_iter().chain(said).collect()
}

/// The accessible name of an act: it names the caller.
pub fn act_of(view: &View<'_>, kind: &ActKind, call: &CallView) -> Message {
    let caller = &call.caller;
    match kind {
        ActKind::Answer => match view.console.endpoints().target() {
            Target::AllDevices => say!("answer-caller", caller = caller),
            target => say!("answer-caller-on", caller = caller, on = text::on(&target)),
        },
        ActKind::Reject => say!("reject-caller", caller = caller),
        ActKind::Divert if !call.is_incoming => say!("send-caller-on-unasked", caller = caller),
        ActKind::Divert => say!("send-caller-on", caller = caller),
        ActKind::DivertToVoicemail => say!("send-caller-to-voicemail", caller = caller),
        ActKind::ParkAgain => say!("park-caller-again", caller = caller),
        ActKind::Hold => say!("hold-caller", caller = caller),
        ActKind::Resume => say!("resume-caller", caller = caller),
        ActKind::Park => say!("park-caller", caller = caller),
        ActKind::TransferTo => say!("transfer-caller", caller = caller),
        ActKind::Join { other } => match view.console.my_call(other, view.now) {
            Some(other) => say!("join-callers", caller = caller, other = &other.caller),
            None => say!("join-caller", caller = caller),
        },
        ActKind::Mute => say!("mute-for-caller", caller = caller),
        ActKind::Unmute => say!("unmute-for-caller", caller = caller),
        ActKind::Digits => say!("tones-to-caller", caller = caller),
        ActKind::HangUp => say!("hang-up-caller", caller = caller),
    }
}

/// A place in the menu of places.
pub fn place(slot: &Slot) -> Arg {
    if slot.kind == SlotKind::Mine { say!("own-number").into() } else { slot.name() }
}

/// "Call on Desk phone", for the ear.
pub fn call_on(target: &Target) -> Message {
    say!("call-on", on = text::on(target))
}

/// "Bring my call to Desk phone".
pub fn bring_to(target: &Target) -> Message {
    match target {
        Target::AllDevices => say!("bring-to-all"),
        Target::One(endpoint) => say!("bring-to", device = &endpoint.name),
    }
}

/// How a past call went, in a word.
pub fn kind(kind: &PastKind) -> Arg {
    match kind {
        PastKind::Placed => say!("past-called").into(),
        PastKind::Missed => say!("past-missed").into(),
        PastKind::Received => say!("past-answered").into(),
        PastKind::Other(kind) => Arg::from(kind),
    }
}

/// How it went and with whom, as far as that is known.
fn known(facts: impl IntoIterator<Item = Arg>) -> Vec<Arg> {
    facts.into_iter().filter(|fact| *fact != Arg::nothing()).collect()
}

/// The number, where the name alone does not tell it.
fn number_beside(call: &PastCall) -> Option<Arg> {
    let number = call.party.number.as_deref().filter(|number| !number.trim().is_empty());
    number.filter(|number| Some(*number) != call.party.known()).map(Arg::from)
}

/// A past call as one sentence.
pub fn past(call: &PastCall, at: &str) -> Arg {
    let who = call.party.words();
    let facts = [kind(&call.kind), who].into_iter().chain(number_beside(call)).chain([Arg::from(at)]);
    Arg::List(known(facts))
}

/// What stands below its name.
pub fn past_facts(call: &PastCall) -> Arg {
    Arg::Facts(known([kind(&call.kind)].into_iter().chain(number_beside(call))))
}

/// When a past call was: the time today, else the day with the time.
pub fn when(view: &View<'_>, at: Option<jiff::Timestamp>) -> String {
    let Some(at) = at else { return String::new() };
    let (then, today) = (view.zone.to_datetime(at), view.zone.to_datetime(view.now.wall));
    let time = view.time(at);
    if then.date() == today.date() {
        return time;
    }
    let (day, month) = (then.day().unsigned_abs(), then.month().unsigned_abs());
    view.say(say!("day-and-time", day = u64::from(day), month = u64::from(month), time = time))
}
