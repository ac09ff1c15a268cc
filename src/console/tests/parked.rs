//! Helpers of the tests about parked callers: live news, parks from here, recalls.

use super::*;
use crate::console::board::{ParkGroup, Says, Verified};
use crate::console::calls::RecalledFrom;
use crate::console::ids::ParkId;
use crate::console::ledger::{JournalNews, ParkedCall};
use crate::console::live::{LiveNews, TargetState};

pub(super) const EPOCH: Epoch = Epoch(1);

pub(super) fn harriet() -> Party {
    Party { name: Some("Harriet Lund".into()), number: Some("+14085550142".into()) }
}

pub(super) fn ola() -> Party {
    Party { name: Some("Ola Berg".into()), number: Some("+14085550177".into()) }
}

pub(super) fn live(console: &mut Console, news: LiveNews, mono_ms: u64) -> Vec<Effect> {
    super::news(console, News::Live { epoch: EPOCH, news }, mono_ms)
}

pub(super) fn live_park(
    console: &mut Console,
    number: &str,
    parked: Option<Party>,
    mono_ms: u64,
) -> Vec<Effect> {
    live(console, LiveNews::Park { slot: slot(number), parked }, mono_ms)
}

/// Ready, with the group read and a healthy channel, at 1 s.
pub(super) fn drive_to_live() -> Console {
    let mut console = drive_to_ready_with(false, devices());
    news(&mut console, News::Group { epoch: EPOCH, result: Ok(ParkGroup::default()) }, 800);
    live(&mut console, LiveNews::Connecting, 900);
    live(&mut console, LiveNews::Up, 1_000);
    for number in ["7001", "7002"] {
        live(&mut console, LiveNews::Target { slot: slot(number), state: TargetState::Live }, 1_000);
    }
    live(&mut console, LiveNews::OwnCalls { state: TargetState::Live }, 1_000);
    console
}

pub(super) fn state(console: &Console, number: &str, mono_ms: u64) -> SlotState {
    console.board().slot(&slot(number)).unwrap().state(at(mono_ms))
}

pub(super) fn parked_call(id: u64, number: &str, mono_ms: u64) -> ParkedCall {
    ParkedCall {
        id: ParkId(id),
        person: Some("rosa".into()),
        slot: slot(number),
        destination: Some(number.to_owned()),
        slot_number: number.to_owned(),
        slot_label: format!("Lobby {number}"),
        caller: harriet(),
        parked_at: at(mono_ms).wall,
        parker: Some("Rosa Keller".to_owned()),
        for_whom: Some("Dr Lee".to_owned()),
        note: Some("call back about the invoice".to_owned()),
        again: None,
        recalled: false,
        asked: None,
    }
}

pub(super) fn kept(console: &mut Console, id: u64, result: Result<(), Arg>, mono_ms: u64) -> Vec<Effect> {
    news(console, News::Journal(JournalNews::Kept { id: ParkId(id), result }), mono_ms)
}

/// Parked from here and on disk.
pub(super) fn park(console: &mut Console, id: u64, number: &str, mono_ms: u64) {
    console.parked_here(parked_call(id, number, mono_ms), Verified::Yes, at(mono_ms));
    kept(console, id, Ok(()), mono_ms);
}

pub(super) fn recall_call(id: &str, number: &str, state: CallState) -> Call {
    let party = Party { name: Some(format!("Lobby {number}")), number: Some(number.to_owned()) };
    let recall = Some(RecalledFrom { id: None, party });
    Call { recall, ..call(id, id, Personality::Terminator, state) }
}

pub(super) fn lines(console: &Console) -> Vec<String> {
    console.activity().entries().map(|entry| english(&entry.outcome)).collect()
}

pub(super) fn has_line(console: &Console, line: &str) -> bool {
    lines(console).iter().any(|known| known == line)
}

/// What is to be done, by name.
pub(super) fn names(effects: &[Effect]) -> Vec<&'static str> {
    effects.iter().map(Effect::name).collect()
}

/// How often the calls are to be read from now on.
pub(super) fn pace(effects: &[Effect]) -> Option<Pace> {
    effects.iter().find_map(|effect| match effect {
        Effect::Watch { pace, .. } => Some(*pace),
        _ => None,
    })
}

/// What the journal is told.
pub(super) fn strikes(effects: &[Effect]) -> Vec<(u64, crate::console::ledger::GoneBy)> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Strike { id, by } => Some((id.0, *by)),
            _ => None,
        })
        .collect()
}

pub(super) fn waiting_of(state: SlotState) -> crate::console::waiting::Waiting {
    match state {
        SlotState::Parked(waiting) | SlotState::Recalled { waiting, .. } => waiting,
        other => panic!("nobody waits: {other:?}"),
    }
}

pub(super) fn last_waiting(state: SlotState) -> crate::console::waiting::Waiting {
    match state {
        SlotState::NotKnown { last: Some(last) } => last.waiting.expect("somebody may still wait"),
        other => panic!("not unknown: {other:?}"),
    }
}

/// A fact, as the console learns it.
pub(super) fn learn(console: &mut Console, number: &str, says: Says, mono_ms: u64) {
    console.learn(&slot(number), says, at(mono_ms), at(mono_ms));
}
