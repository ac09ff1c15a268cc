//! A parked call as the core knows it, and as the journal keeps it. There and back nothing is lost but texts of an absurd
//! length, which the journal cuts.

use jiff::Timestamp;

use crate::console::calls::Party;
use crate::console::ids::ParkId;
use crate::console::ledger::{GoneBy, ParkedCall};
use crate::plain;
use crate::store::journal::{self, Gone};

/// What goes into the journal at this moment.
pub(super) fn entry(call: ParkedCall, now: Timestamp) -> journal::ParkedCall {
    journal::ParkedCall {
        id: call.id.0,
        person: call.person.map(|person| person.0).unwrap_or_default(),
        slot_id: call.slot.0,
        destination: call.destination.unwrap_or_default(),
        slot_number: Some(call.slot_number),
        slot_name: call.slot_label,
        caller_name: call.caller.name,
        caller_number: call.caller.number,
        parked_at: call.parked_at,
        parker: call.parker,
        for_whom: call.for_whom,
        note: call.note,
        recall_secs: None,
        again: call.again,
        recalled: call.recalled.then_some(now),
        asked: call.asked.map(|call| call.0),
    }
}

/// What comes out of it at the start.
pub(super) fn restored(entry: journal::ParkedCall) -> ParkedCall {
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    // A person may have been at the file.
    let told = |text: Option<String>| text.map(|text| plain::line_of(&text, journal::NOTE_MAX));
    ParkedCall {
        id: ParkId(entry.id),
        person: given(entry.person).map(|person| person.as_str().into()),
        slot: entry.slot_id.as_str().into(),
        slot_number: plain::line(entry.slot_number.as_ref().unwrap_or(&entry.destination)),
        destination: given(entry.destination),
        slot_label: plain::line(&entry.slot_name),
        caller: Party { name: told(entry.caller_name), number: told(entry.caller_number) },
        parked_at: entry.parked_at,
        parker: told(entry.parker),
        for_whom: told(entry.for_whom),
        note: told(entry.note),
        again: entry.again,
        recalled: entry.recalled.is_some(),
        asked: entry.asked.as_deref().map(Into::into),
    }
}

/// Why a call is no longer kept.
pub(super) fn gone(by: GoneBy) -> Gone {
    match by {
        GoneBy::Retrieved => Gone::Retrieved,
        GoneBy::Recalled => Gone::RecallAnswered,
        GoneBy::Left => Gone::LeftTheSlot,
        GoneBy::Person => Gone::Dismissed,
        GoneBy::NotParked => Gone::NotParked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> ParkedCall {
        ParkedCall {
            id: ParkId(7),
            person: Some("P".into()),
            slot: "S".into(),
            destination: Some("80017001".to_owned()),
            slot_number: "7001".to_owned(),
            slot_label: "Lobby 1".to_owned(),
            caller: Party { name: Some("Ola Berg".to_owned()), number: Some("+4791234567".to_owned()) },
            parked_at: Timestamp::UNIX_EPOCH,
            parker: Some("Rosa Keller".to_owned()),
            for_whom: Some("Mia".to_owned()),
            note: Some("about the lift".to_owned()),
            again: None,
            recalled: false,
            asked: None,
        }
    }

    #[test]
    fn a_call_comes_out_of_the_journal_as_it_went_in() {
        let bare = ParkedCall {
            person: None,
            destination: None,
            slot_number: String::new(),
            slot_label: String::new(),
            caller: Party::default(),
            parker: None,
            for_whom: None,
            note: None,
            ..call()
        };
        let asked = ParkedCall { asked: Some("C".into()), ..call() };
        let again = ParkedCall { again: Some(Timestamp::MAX), ..call() };
        for call in [call(), ParkedCall { recalled: true, ..call() }, asked, bare, again] {
            assert_eq!(restored(entry(call.clone(), Timestamp::MAX)), call);
        }
    }

    #[test]
    fn an_entry_without_a_slot_number_is_shown_by_what_is_dialled() {
        let entry = journal::ParkedCall { slot_number: None, ..entry(call(), Timestamp::MAX) };
        assert_eq!(restored(entry).slot_number, "80017001");
    }

    #[test]
    fn what_somebody_wrote_into_the_journal_is_plain_text() {
        let hostile = "Ola\n\u{202E}Berg\u{200B}".to_owned();
        let entry = journal::ParkedCall {
            caller_name: Some(hostile.clone()),
            note: Some(hostile.clone()),
            slot_name: hostile,
            ..entry(call(), Timestamp::MAX)
        };
        let call = restored(entry);
        let told = Some("Ola Berg".to_owned());
        assert_eq!((call.caller.name, call.note, Some(call.slot_label)), (told.clone(), told.clone(), told));
    }
}
