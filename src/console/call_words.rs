//! The sentences about the attendant's own calls and the orders to them. Plain, and what to do comes last.

mod orders;

pub use orders::order;

use super::calls::offers::{Answerable, is_incoming};
use super::calls::{Call, CallState, Party, Personality};
use super::endpoints::Target;
use super::orders::ActKind;
use super::words::{self, capitalised, clock, is_ringing, what_to_lift};

/// Scope `spark:calls_write` is missing.
pub const NO_CALLS_WRITE: &str = "Calls cannot be handled from here: this sign-in lacks the permission spark:calls_write. Ask your administrator to add it, then sign in again.";
/// The call of a press has gone.
pub const CALL_HAS_GONE: &str = "That call has ended. Nothing was sent.";
/// What was typed are no tones.
pub const NO_TONES: &str = "Tones are the digits 0 to 9, * and #, A to D, and a comma for a pause.";
/// A pull, while no call is on another device.
pub const NOTHING_TO_PULL: &str =
    "None of your calls is on another device, as far as Valet can see. Nothing was sent.";
/// A pick-up without a number, while she has no colleague.
pub const NO_GROUP: &str =
    "Webex names no group and no colleague of yours. Type the number where it rings, then pick up.";
/// The slot of a press has gone.
pub const NO_SUCH_SLOT: &str = "That slot is no longer on the board. Choose another one.";
/// The call park group inside a sentence.
pub const YOUR_GROUP: &str = "your call park group";
/// The label of a place that Webex did not name.
pub const THE_GROUP: &str = "Somewhere in your call park group";
/// The journal does not answer.
pub const DISK_SILENT: &str = "The disk does not answer.";
/// A recalled call could not be answered from here to be parked again.
pub const LIFT_THEN_PARK: &str = "The call could not be answered from here. Lift the handset, then park it.";
/// A recalled call was answered, and is on hold or in another state that does not allow a park.
pub const ANSWERED_NOT_PARKED: &str =
    "The call was answered but could not be parked: nobody talks in it now. Take it back, then park it.";
/// The attendant's own device rang for a new call and was not lifted.
pub const NOT_LIFTED: &str = "Your device was not answered, so nobody was called.";

/// A park of which it is not known whether it came about could not be written down either.
pub(super) fn perhaps_not_kept(why: &str) -> String {
    format!(
        "That the call may be parked could not be written down, and would be forgotten if Valet were closed. {why}"
    )
}

/// A park that was asked for before a restart did not come about.
pub(super) fn not_parked(caller: &Party, place: &str) -> String {
    capitalised(&format!("{} was not parked on {place}: the call is still on your phone.", caller.words()))
}

/// The name of an act on its key. What sends a call on at once is told from a transfer, where somebody answers first.
pub(super) fn act(call: &Call, kind: &ActKind, answerable: &Answerable, others: &[&Call]) -> String {
    let fixed = match kind {
        ActKind::Answer => {
            return match answerable {
                Answerable::On(Target::One(endpoint)) => format!("Answer on {}", endpoint.name),
                _ => "Answer".to_owned(),
            };
        }
        ActKind::Join { other } => {
            let other = others.iter().find(|call| call.id == *other);
            return format!(
                "Connect with {}",
                other.map_or(words::THE_CALLER, |call| call.remote_party.words())
            );
        }
        ActKind::Reject => "Reject",
        ActKind::Divert if is_incoming(call) => "Send on…",
        ActKind::Divert => "Send on without asking…",
        ActKind::DivertToVoicemail => "To voicemail",
        ActKind::ParkAgain => "Park again",
        ActKind::Hold => "Hold",
        ActKind::Resume => "Resume",
        ActKind::Park => "Park…",
        ActKind::TransferTo => "Transfer…",
        ActKind::Mute => "Mute",
        ActKind::Unmute => "Unmute",
        ActKind::Digits => "Tones…",
        ActKind::HangUp => "Hang up",
    };
    fixed.to_owned()
}

/// State and caller, without a full stop.
pub(super) fn state(call: &Call, device: Option<&str>) -> String {
    let who = call.remote_party.words();
    let on = device.map(|device| format!(" on {device}")).unwrap_or_default();
    let text = match (&call.state, &call.personality) {
        (CallState::Alerting, Personality::Terminator) => match &call.recall {
            Some(recall) if recall.party.is_known() => format!("{who} is back from {}", recall.party.words()),
            Some(_) => format!("{who} is back from a park"),
            None => format!("{who} is ringing{on}"),
        },
        (CallState::Alerting, _) => match device {
            Some(device) => format!("{device} is ringing to call {who}"),
            None => format!("Your phone is ringing to call {who}"),
        },
        (CallState::Connecting, _) => format!("Calling {who}"),
        (CallState::Connected, Personality::ClickToDial) => format!("Answered{on}, calling {who}"),
        (CallState::Connected, _) => format!("Connected to {who}{on}"),
        (CallState::Held, _) => format!("{who} is on hold{on}"),
        (CallState::RemoteHeld, _) => format!("{who} has put you on hold{on}"),
        (CallState::Disconnected, _) => format!("The call with {who} has ended"),
        (CallState::Other(_), _) => format!("A call with {who}{on}"),
    };
    capitalised(&text)
}

/// The leg of a retrieve that has not reached the caller yet.
pub(super) fn fetching(call: &Call, place: &str) -> String {
    match call.state {
        CallState::Alerting => format!("Your phone is ringing to retrieve from {place}"),
        _ => format!("Answered, retrieving from {place}"),
    }
}

/// Somebody rings.
pub(super) fn is_calling(call: &Call) -> String {
    let sent_on = call.redirected_by.as_ref().filter(|by| by.is_known());
    let sent_on = sent_on.map(|by| format!(", sent on by {}", by.words())).unwrap_or_default();
    capitalised(&format!("{} is calling{sent_on}.", call.remote_party.words()))
}

/// A talk is over; without its length where nobody saw when it ended.
pub(super) fn ended(call: &Call, talked_ms: Option<u64>) -> String {
    let who = call.remote_party.words();
    match talked_ms {
        Some(talked_ms) => format!("The call with {who} ended after {}.", clock(talked_ms)),
        None => format!("The call with {who} has ended."),
    }
}

/// A call that was to be handed over has left the phone.
pub(super) fn handed_over(call: &Call, number: &str) -> String {
    let who = call.remote_party.words();
    format!("The call with {who} has left your phone: handed over to {number}, or ended.")
}

/// It rang here and does no longer.
pub(super) fn missed(call: &Call) -> String {
    let who = call.remote_party.words();
    capitalised(&format!("{who} has hung up before you answered, or the call went on to somebody else."))
}

/// The other side did not answer.
pub(super) fn nobody_answered(call: &Call) -> String {
    format!("The call to {} ended before it was answered.", call.remote_party.words())
}

/// Who must do what by hand while it rings.
pub(super) fn by_hand(call: &Call, target: &Target) -> String {
    if call.personality == Personality::ClickToDial {
        return what_to_lift(target).to_owned();
    }
    match target {
        Target::AllDevices => "Valet cannot answer on your devices. Lift the handset.".to_owned(),
        Target::One(endpoint) => {
            format!("Valet cannot answer on {}. {}", endpoint.name, what_to_lift(target))
        }
    }
}

/// Why an act is not possible with the call as it is.
pub(super) fn not_possible(kind: &ActKind, call: &Call, target: &Target) -> String {
    let rings = call.state == CallState::Alerting;
    match kind {
        ActKind::Answer | ActKind::ParkAgain if rings => by_hand(call, target),
        ActKind::Answer | ActKind::Reject | ActKind::DivertToVoicemail | ActKind::ParkAgain => {
            "That call does not ring any more.".to_owned()
        }
        ActKind::Join { .. } => "One of the two calls has ended, or nobody talks in it.".to_owned(),
        ActKind::Mute | ActKind::Unmute => "This call cannot be muted from here. Use your phone.".to_owned(),
        ActKind::HangUp => "This call rings: reject it instead.".to_owned(),
        ActKind::Resume => "This call is not on hold.".to_owned(),
        ActKind::Divert | ActKind::TransferTo => {
            format!("That is possible only with somebody on the line. Now: {}.", state(call, None))
        }
        ActKind::Park | ActKind::Hold | ActKind::Digits => {
            format!("That is possible only while you talk. Now: {}.", state(call, None))
        }
    }
}

/// Somebody waits there already.
pub(super) fn taken(caller: &str, place: &str) -> String {
    capitalised(&format!("{caller} is parked on {place}. Choose another slot."))
}

/// Another park goes there at this moment.
pub(super) fn already_parking(place: &str) -> String {
    format!("Another call is being parked on {place} at this moment. Choose another slot.")
}

/// A recalled call is being answered, to be parked again.
pub(super) fn answering_to_park(call: &Call, target: &Target, place: &str) -> String {
    let who = call.remote_party.words();
    let on = match target {
        Target::AllDevices => String::new(),
        Target::One(endpoint) => format!(" on {}", endpoint.name),
    };
    capitalised(&format!("{who} is being answered{on}, then parked on {place} again."))
}

/// Whom an order is about, inside a sentence.
fn whom(party: &Party) -> &str {
    party.words()
}

/// "Desk phone is ringing. Lift the handset."
fn rings_first(target: Option<&Target>) -> String {
    target.map_or_else(
        || "Your device is ringing. Lift the handset.".to_owned(),
        |target| format!("{}. {}", is_ringing(target), what_to_lift(target)),
    )
}
