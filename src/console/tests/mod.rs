//! Walks through the core: events in, state and effects out. No thread, no socket, no sleep.

mod any_order;
mod arrivals;
mod attention;
mod close_watch;
mod day;
mod day_once;
mod desk;
mod directory;
mod disappearing;
mod find;
mod hints;
mod history;
mod ledger;
mod live;
mod look_up;
mod odd_order;
mod orders;
mod own_calls;
mod parked;
mod parked_again;
mod parking;
mod possible;
mod recall;
mod recall_ends;
mod resumed;
mod retrieving;
mod rough;
mod said;
mod saying;
mod sessions;
mod sight;
mod sources;
mod strays;
mod unsure;
mod waiting;

use jiff::Timestamp;

use crate::console::board::{Finding, Monitored, ParkPlace, SlotState};
use crate::console::calls::{Call, CallState, Party, Personality};
use crate::console::effect::{Effect, Pace};
use crate::console::endpoints::{Choice, Endpoint, EndpointKind, Target};
use crate::console::event::{Accepted, Event, Intent, News};
use crate::console::failure::{Failure, FailureKind, LookUp, PressAgain};
use crate::console::ids::{Epoch, RetrievalId, SlotId};
use crate::console::link::Link;
use crate::console::now::Now;
use crate::console::retrieval::{Answering, Outcome, Stage, Talk};
use crate::console::session::{Account, CALLS_READ, CALLS_WRITE, CONFIG_READ, Keychain, Session, SignInWay};
use crate::console::{Console, Options};
use crate::words::{Arg, english};

pub(super) fn at(mono_ms: u64) -> Now {
    let wall = Timestamp::from_millisecond(1_790_000_000_000 + mono_ms as i64).unwrap();
    Now { wall, mono_ms }
}

pub(super) fn read_number(typed: &str) -> Result<String, Arg> {
    let digits = typed.chars().all(|c| c.is_ascii_digit()) && !typed.is_empty();
    if digits { Ok(typed.to_owned()) } else { Err("That is no number.".into()) }
}

pub(super) fn failure(kind: FailureKind, again: PressAgain, look_up: LookUp) -> Failure {
    Failure {
        words: "It did not work.".into(),
        kind,
        again,
        look_up,
        status: Some(500),
        detail: None,
        tracking_id: Some("VALET_1".to_owned()),
    }
}

pub(super) fn endpoint(id: &str, name: &str, webex_default: bool, remote_answer: bool) -> Endpoint {
    Endpoint { id: id.into(), name: name.into(), kind: EndpointKind::Device, webex_default, remote_answer }
}

pub(super) fn devices() -> Vec<Endpoint> {
    vec![endpoint("desk", "Desk phone", true, true), endpoint("lobby", "Lobby phone", false, false)]
}

pub(super) fn places() -> Monitored {
    let extensions = ["7001", "7002"]
        .map(|number| ParkPlace {
            id: format!("cpe-{number}"),
            name: format!("Lobby {number}"),
            extension: Some(number.into()),
            ..ParkPlace::default()
        })
        .to_vec();
    Monitored { extensions, people: vec![] }
}

pub(super) fn account() -> Account {
    Account { person_id: Some("rosa".into()), name: "Rosa Keller".into(), ..Account::default() }
}

/// The announcement of this moment, in English.
pub(super) fn said(console: &Console) -> String {
    english(&console.announcement().text)
}

pub(super) fn news(console: &mut Console, news: News, mono_ms: u64) -> Vec<Effect> {
    console.update(Event::News(news), at(mono_ms))
}

pub(super) fn intent(console: &mut Console, intent: Intent, mono_ms: u64) -> Vec<Effect> {
    console.update(Event::Intent(intent), at(mono_ms))
}

/// The usual settings: the scopes of the main job are asked for, and no more.
pub(super) fn options(auto_answer: bool) -> Options {
    let asked_scopes = [CALLS_READ, CALLS_WRITE, CONFIG_READ].map(str::to_owned).to_vec();
    Options {
        slots: vec![],
        recall_secs: 45,
        recall_by_hand: false,
        auto_answer,
        answer_on: None,
        asked_scopes,
        read_number,
    }
}

/// Signed in, slots and devices read, at 1 s.
pub(super) fn drive_to_ready_with(auto_answer: bool, devices: Vec<Endpoint>) -> Console {
    let mut console = Console::new(options(auto_answer));
    news(&mut console, News::Started { has_client: true, keychain: Keychain::Works, keep: None }, 0);
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    let epoch = Epoch(1);
    news(&mut console, News::SignedIn { epoch, scopes: None, not_kept: None, kept_for: None }, 200);
    news(&mut console, News::Profile { epoch, result: Ok((account(), Choice::Unmade)) }, 300);
    news(&mut console, News::Extensions { epoch, result: Ok(places()) }, 400);
    news(&mut console, News::Endpoints { epoch, result: Ok(devices) }, 500);
    news(&mut console, News::Calls { epoch, asked_at: at(600), result: Ok(vec![]) }, 700);
    console
}

pub(super) fn drive_to_ready() -> Console {
    drive_to_ready_with(true, devices())
}

pub(super) fn slot(number: &str) -> SlotId {
    SlotId(format!("cpe-{number}"))
}

pub(super) fn press(console: &mut Console, number: &str, mono_ms: u64) -> Vec<Effect> {
    intent(console, Intent::Retrieve { slot: slot(number), on: None }, mono_ms)
}

pub(super) fn accept(console: &mut Console, id: u64, call: &str, mono_ms: u64) -> Vec<Effect> {
    let accepted = Accepted { call: call.into(), session: Some("s1".into()), tracking_id: None };
    news(console, News::Retrieved { id: RetrievalId(id), result: Ok(accepted) }, mono_ms)
}

pub(super) fn refuse(console: &mut Console, id: u64, why: Failure, mono_ms: u64) {
    news(console, News::Retrieved { id: RetrievalId(id), result: Err(why) }, mono_ms);
}

pub(super) fn call(id: &str, session: &str, personality: Personality, state: CallState) -> Call {
    Call {
        session: Some(session.into()),
        remote_party: Party { name: Some("Harriet Lund".into()), number: Some("+14085550142".into()) },
        created: Some(Timestamp::UNIX_EPOCH),
        ..Call::new(id.into(), personality, state)
    }
}

pub(super) fn ringing(id: &str) -> Call {
    call(id, "s1", Personality::ClickToDial, CallState::Alerting)
}

pub(super) fn connected(id: &str) -> Call {
    call(id, "s1", Personality::Originator, CallState::Connected)
}

pub(super) fn read(console: &mut Console, calls: Vec<Call>, mono_ms: u64) {
    news(console, News::Calls { epoch: Epoch(1), asked_at: at(mono_ms - 10), result: Ok(calls) }, mono_ms);
}

pub(super) fn stage(console: &Console, number: &str) -> Stage {
    console.retrieval(&slot(number)).unwrap().stage.clone()
}

pub(super) fn outcome(console: &Console, number: &str) -> Outcome {
    match stage(console, number) {
        Stage::Over { outcome, .. } => outcome,
        other => panic!("not over: {other:?}"),
    }
}

pub(super) fn orders(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::Retrieve { .. })).count()
}
