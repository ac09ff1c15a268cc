//! The words of the attendant's own calls: cards, parking, a new call, recent calls. What came of an order is said by the
//! core.

use jiff::tz::TimeZone;

use super::text;
use crate::console::board::{Slot, SlotKind};
use crate::console::calls::offers::Offer;
use crate::console::calls::view::CallView;
use crate::console::calls::{CallState, Mute};
use crate::console::history::{PastCall, PastKind};
use crate::console::now::Now;
use crate::console::orders::ActKind;
use crate::console::words;

// My calls.
pub const MY_CALLS: &str = "My calls";
pub const NO_CALLS: &str = "No call on your devices.";
pub const MORE: &str = "More";
pub const MUTED: &str = "muted";
pub const DROP_ON_GROUP: &str = "Drop here to park on a free member of your group";
/// What stands in a field that needs no words.
pub const OPTIONAL: &str = "optional";

// Parking.
pub const SLOT: &str = "Slot";
pub const OTHER_PLACES: &str = "Other places";
pub const FOR_WHOM: &str = "For whom";
pub const NOTE: &str = "Note";
pub const PARK: &str = "Park";
pub const PARK_AGAIN: &str = "Park again";
pub const ON_THE_GROUP: &str = "A free member of your group";
pub const YOUR_GROUP: &str = "Your group";
pub const FOR_MYSELF: &str = "Your own number";
pub const NEEDS_A_SLOT: &str = "Type the number of a slot on the board.";

// What is asked for an act.
pub const TRANSFER_TO: &str = "Transfer to";
pub const SEND_ON_TO: &str = "Send on to";
pub const TONES: &str = "Tones";
pub const TRANSFER: &str = "Transfer";
pub const SEND_ON: &str = "Send on";
pub const SEND_TONES: &str = "Send";
pub const TO_ITS_VOICEMAIL: &str = "To their voicemail";
pub const TRANSFER_HELP: &str = "The caller is handed over when that number answers.";
pub const SEND_ON_HELP: &str = "The caller goes there at once.";
pub const TONES_HELP: &str = "0–9, *, #, A–D, and a comma for a pause.";

// A new call.
pub const NEW_CALL: &str = "New call";
pub const NUMBER_TO_CALL: &str = "Number to call";
pub const NUMBER_TO_CALL_HINT: &str = "2107 or +1 408 555 0142";
pub const CALL: &str = "Call";
pub const PICK_UP: &str = "Pick up";
pub const PICK_UP_HELP: &str =
    "Pick up takes the call that rings at that number, or with no number any that rings in your group.";
pub const BRING_HERE: &str = "Bring my call here";

// Recent calls.
pub const RECENT_CALLS: &str = "Recent calls";
pub const READING_HISTORY: &str = "Reading your recent calls…";
pub const NO_HISTORY: &str = "No recent calls.";
pub const READ_AGAIN: &str = "Read again";
pub const CALL_BACK: &str = "Call back";

/// Keys for calls, for the list on F1.
pub const HELP: [(&str, &str); 8] = [
    ("F2", "answer the call that rings"),
    ("F3", "hold the call, or take it back"),
    ("F4", "park the call: then the slot's digits and Enter"),
    ("F6", "transfer the call"),
    ("F7", "call a number, or pick a call up"),
    ("F9", "go to Hang up; Enter then ends the call"),
    ("F12", "the recent calls"),
    ("", "With two calls these keys lead to the one, then to the other; Enter presses"),
];

/// The state of a call in a word or two.
pub fn state(call: &CallView) -> &str {
    match &call.state {
        CallState::Alerting if call.is_incoming && call.recall.is_some() => "back from a park",
        CallState::Alerting if call.is_incoming => "ringing",
        CallState::Alerting => "your phone rings",
        CallState::Connecting => "calling",
        CallState::Connected => "connected",
        CallState::Held => "on hold",
        CallState::RemoteHeld => "held by caller",
        CallState::Disconnected => "ended",
        CallState::Other(state) => state,
    }
}

/// "1:12 · connected", with "muted" where that is so.
pub fn clock_and_state(call: &CallView) -> String {
    let muted = if call.mute == Mute::On { format!(" · {MUTED}") } else { String::new() };
    format!("{} · {}{muted}", words::clock(call.lasts_ms), state(call))
}

/// The whole card as one sentence: "Ola Berg, connected 1:12 on Desk phone".
pub fn card(call: &CallView) -> String {
    let mut sentence =
        format!("{}, {} {}", text::upper_first(&call.caller), state(call), words::clock(call.lasts_ms));
    if let Some(device) = &call.device {
        sentence.push_str(&format!(" on {device}"));
    }
    if call.mute == Mute::On {
        sentence.push_str(&format!(", {MUTED}"));
    }
    for line in lines(call) {
        sentence.push_str(&format!(", {line}"));
    }
    sentence
}

/// What stands below the name: the number, who sent it on, where it was parked.
pub fn lines(call: &CallView) -> Vec<String> {
    let sent_on = call.sent_on_by.as_ref().map(|by| format!("sent on by {by}"));
    let recall = call.recall.as_ref().map(|recall| match recall.party.is_known() {
        true => format!("was parked on {}", recall.party.words()),
        false => "was parked".to_owned(),
    });
    call.number.clone().into_iter().chain(sent_on).chain(recall).collect()
}

/// The accessible name of an act: it names the caller.
pub fn act_of(offer: &Offer, caller: &str) -> String {
    match &offer.kind {
        ActKind::Answer => offer.words.replacen("Answer", &format!("Answer {caller}"), 1),
        ActKind::Reject => format!("Reject {caller}"),
        ActKind::Divert => format!("Send {caller} on"),
        ActKind::DivertToVoicemail => format!("Send {caller} to voicemail"),
        ActKind::ParkAgain => format!("Park {caller} again"),
        ActKind::Hold => format!("Hold {caller}"),
        ActKind::Resume => format!("Resume {caller}"),
        ActKind::Park => format!("Park {caller}"),
        ActKind::TransferTo => format!("Transfer {caller}"),
        ActKind::Join { .. } => offer.words.replacen("Connect", &format!("Connect {caller}"), 1),
        ActKind::Mute => format!("Mute me for {caller}"),
        ActKind::Unmute => format!("Unmute me for {caller}"),
        ActKind::Digits => format!("Tones to {caller}"),
        ActKind::HangUp => format!("Hang up {caller}"),
    }
}

/// The menu with the rarer acts.
pub fn more_of(caller: &str) -> String {
    format!("{MORE} for {caller}")
}

/// The group of the row in which a call is parked.
pub fn parking(caller: &str) -> String {
    format!("Park {caller}")
}

/// What a suggested slot is called.
pub fn free_slot(slot: &Slot) -> String {
    format!("{} {}, free", SLOT, slot.name())
}

/// A place in the menu of places.
pub fn place(slot: &Slot) -> String {
    if slot.kind == SlotKind::Mine { FOR_MYSELF.to_owned() } else { slot.name() }
}

/// What Enter will do: "Parks Ola Berg on 7002 Lobby 2."
pub fn parks_on(caller: &str, place: &str) -> String {
    format!("Enter parks {caller} on {place}.")
}

/// Somebody waits there already.
pub fn taken(caller: &str, place: &str) -> String {
    text::upper_first(&format!("{caller} is parked on {place}. Choose another slot."))
}

/// The key that asks which of several calls is meant.
pub fn which(callers: &[&str]) -> String {
    format!("Which one: {}? Enter presses the marked button.", callers.join(" or "))
}

/// "Call on Desk phone".
pub fn call_on(device: &str) -> String {
    format!("{CALL} on {device}")
}

/// "Bring my call to Desk phone".
pub fn bring_to(device: &str) -> String {
    format!("Bring my call to {device}")
}

/// How a past call went, in a word.
pub fn kind(kind: &PastKind) -> &str {
    match kind {
        PastKind::Placed => "Called",
        PastKind::Missed => "Missed",
        PastKind::Received => "Answered",
        PastKind::Other(kind) => kind,
    }
}

/// A past call as one sentence.
pub fn past(call: &PastCall, at: &str) -> String {
    let number = call.party.number.as_deref().filter(|number| *number != call.party.words());
    let facts = [Some(kind(&call.kind)), Some(call.party.words()), number, Some(at)];
    facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(", ")
}

/// "Call back Ola Berg".
pub fn call_back(who: &str) -> String {
    format!("{CALL_BACK} {who}")
}

/// When a past call was: the time today, else the day with the time.
pub fn when(at: Option<jiff::Timestamp>, now: Now, zone: &TimeZone) -> String {
    let Some(at) = at else { return String::new() };
    let (then, today) = (zone.to_datetime(at), zone.to_datetime(now.wall));
    let clock = text::wall_hh_mm(at, zone);
    if then.date() == today.date() {
        return clock;
    }
    format!("{} {}", then.strftime("%-d %b"), clock)
}
