//! The board in every state: at work, empty, being read, without news, offline, with failures, and after the sign-in has
//! run out.

use std::collections::BTreeSet;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::calls::{CallState, Personality};
use valet::console::endpoints::Choice;
use valet::console::event::{Event, Intent, News, Traffic};
use valet::console::failure::{Failure, FailureKind, PressAgain};
use valet::console::hints::Hint;
use valet::console::ids::{Epoch, RetrievalId};
use valet::console::live::LiveNews;
use valet::console::session::{Keychain, SignInWay};
use valet::say;
use valet::words::{Message, Words};

use super::signing::{browser_step, code_step, take_step};
use super::{Scene, Window, enter, push};
use crate::desk::{Desk, FIRST, failure, leg, press, recall, talk, tile, type_anywhere};

pub const SCENES: &[Scene] = &[
    ("board", |mut desk, window, _| {
        lively(&mut desk);
        window.over(desk)
    }),
    ("first hint", |mut desk, window, _| {
        lively(&mut desk);
        desk.news(News::Hints(BTreeSet::new()));
        window.over(desk)
    }),
    ("hint of the devices", |mut desk, window, _| {
        lively(&mut desk);
        desk.news(News::Hints(BTreeSet::from([Hint::Retrieve])));
        window.over(desk)
    }),
    ("hint of the keys", |mut desk, window, _| {
        lively(&mut desk);
        desk.news(News::Hints(BTreeSet::from([Hint::Retrieve, Hint::Device])));
        window.over(desk)
    }),
    ("quiet board", |mut desk, window, _| {
        busy(&mut desk);
        window.over(desk)
    }),
    ("fifty slots", |mut desk, window, _| {
        desk.sign_in(50);
        desk.live(LiveNews::Up);
        for number in 7_001..=7_050 {
            let caller = (number % 2 == 0).then_some(("Harriet Lund", "+14085550142"));
            desk.live_park(&number.to_string(), caller);
            desk.pass(500);
        }
        window.over(desk)
    }),
    ("stale board", |mut desk, window, _| {
        busy(&mut desk);
        desk.live(LiveNews::Lost { why: "Lost.".into() });
        desk.pass(130_000);
        window.over(desk)
    }),
    ("restored", |mut desk, window, _| {
        desk.sign_in(2);
        desk.restore("7001", "Harriet Lund", 50);
        window.over(desk)
    }),
    ("loading", |mut desk, window, _| {
        desk.start(true, Keychain::Works);
        desk.console.update(Event::Intent(Intent::SignIn(SignInWay::Browser)), desk.now);
        desk.news(News::SignedIn { epoch: FIRST, scopes: None, not_kept: None, kept_for: None });
        window.over(desk)
    }),
    ("loading again", |mut desk, window, _| {
        busy(&mut desk);
        let effects = desk.console.update(Event::Intent(Intent::Refresh), desk.now);
        desk.effects.extend(effects);
        window.over(desk)
    }),
    ("no slots", |mut desk, window, _| {
        desk.sign_in(0);
        window.over(desk)
    }),
    ("offline", |mut desk, window, _| {
        busy(&mut desk);
        offline(&mut desk);
        desk.pass(72_000);
        window.over(desk)
    }),
    ("failures", |mut desk, window, _| {
        lively(&mut desk);
        desk.live(LiveNews::Lost { why: "the line was cut".into() });
        let result = Err(failure("Webex has an error.", PressAgain::Now));
        desk.news(News::Extensions { epoch: FIRST, result });
        desk.news(News::Endpoints { epoch: FIRST, result: Ok(Vec::new()) });
        window.over(desk)
    }),
    ("failures, all of them", |mut desk, window, words| {
        busy(&mut desk);
        let result = Err(failure("Webex has an error.", PressAgain::Now));
        desk.news(News::Extensions { epoch: FIRST, result });
        offline(&mut desk);
        let mut harness = window.over(desk);
        let bar = words.tell(&say!("notice-and-more", first = OFFLINE, others = 1_u64));
        open_notices(&mut harness, window, &bar);
        harness
    }),
    ("no devices", |mut desk, window, words| {
        busy(&mut desk);
        desk.news(News::Endpoints { epoch: FIRST, result: Ok(Vec::new()) });
        let mut harness = window.over(desk);
        open_notices(&mut harness, window, &words.tell(&say!("no-devices")));
        harness
    }),
    ("asking less often after a 429", |mut desk, window, _| {
        slowed(&mut desk);
        window.over(desk)
    }),
    ("a device that has vanished", |mut desk, window, _| {
        busy(&mut desk);
        let choice = Choice::One { id: "gone".into(), name: "Old phone".into() };
        desk.console.update(Event::Intent(Intent::Choose(choice)), desk.now);
        window.over(desk)
    }),
    ("a device of the settings that is not there", |mut desk, window, _| {
        desk.preset("Empfangstelefon im Nebenraum", false);
        busy(&mut desk);
        window.over(desk)
    }),
    ("missing permissions", |mut desk, window, _| {
        busy(&mut desk);
        sign_in_again(&mut desk, &["spark:calls_read", "spark:telephony_config_read"]);
        window.over(desk)
    }),
    ("asked", |desk, window, _| asked(desk, window)),
    ("ringing", |desk, window, _| {
        let mut harness = asked(desk, window);
        harness.state_mut().accepted(1);
        harness.state_mut().pass(1_000);
        harness.run();
        harness
    }),
    ("ringing for a caller", |desk, window, _| fetching(desk, window)),
    ("a talk with a caller who was parked", |desk, window, _| {
        let mut harness = fetching(desk, window);
        harness.state_mut().calls(vec![leg(Personality::Originator, CallState::Connected)]);
        harness.run();
        harness
    }),
    ("must wait", |desk, window, _| {
        let mut harness = asked(desk, window);
        let result = Err(failure("Webex: 429.", PressAgain::AfterSecs(5)));
        harness.state_mut().news(News::Retrieved { id: RetrievalId(1), result });
        harness.run();
        harness
    }),
    ("recall", |mut desk, window, _| {
        desk.now.mono_ms = 1_000;
        desk.sign_in(2);
        desk.controllable();
        desk.live(LiveNews::Up);
        desk.restore("7001", "Harriet Lund", 50);
        desk.calls(vec![recall("back", "Harriet Lund", "7001")]);
        desk.pass(1_000);
        window.over(desk)
    }),
    ("two recalls", |mut desk, window, _| {
        desk.now.mono_ms = 1_000;
        desk.sign_in(3);
        desk.controllable();
        desk.live(LiveNews::Up);
        desk.restore("7001", "Harriet Lund", 50);
        let mut harness = window.over(desk);
        harness.state_mut().calls(vec![recall("back", "Harriet Lund", "7001")]);
        harness.state_mut().pass(4_000);
        harness.run();
        let both = vec![recall("back", "Harriet Lund", "7001"), recall("sam", "Sam Otieno", "7002")];
        harness.state_mut().calls(both);
        harness.state_mut().pass(1_000);
        harness.run();
        harness
    }),
    ("a number that is refused", |desk, window, words| {
        let mut desk = desk.reading_numbers();
        busy(&mut desk);
        desk.calls(vec![talk("ola", "Ola Berg", CallState::Connected)]);
        let mut harness = window.over(desk);
        harness.get_by_role_and_label(Role::TextInput, &words.tell(&say!("number"))).focus();
        harness.run();
        type_anywhere(&mut harness, "70 O1");
        harness.key_press(Key::Enter);
        harness.run();
        harness
    }),
    ("details of what happened", |mut desk, window, words| {
        busy(&mut desk);
        let mut harness = window.over(desk);
        harness.key_press(Key::F8);
        harness.run();
        let why = Failure {
            words: say!("retrieve-409").into(),
            detail: Some("The call is not available: it is being retrieved by another user.".into()),
            tracking_id: Some("VALET_4f0c7a52-93c1-4d1b-b9a6-07c2f1f0a8de".to_owned()),
            ..failure("", PressAgain::Now)
        };
        harness.state_mut().news(News::Retrieved { id: RetrievalId(1), result: Err(why) });
        harness.run();
        push(&mut harness, words, say!("details-of", what = say!("retrieve-409")));
        harness
    }),
    ("expired", |mut desk, window, _| {
        lively(&mut desk);
        desk.news(News::Expired { epoch: FIRST });
        window.over(desk)
    }),
    ("a personal token that ran out", |desk, window, _| token_over(desk, window)),
    ("a personal token that ran out, its notice", |desk, window, words| {
        let mut harness = token_over(desk, window);
        open_notices(&mut harness, window, &words.tell(&say!("expired")));
        harness
    }),
    ("signing in again", |desk, window, words| signing_in_again(desk, window, words, say!("sign-in-again"))),
    ("signing in again, the browser", |desk, window, words| {
        let mut harness = signing_in_again(desk, window, words, say!("sign-in-again"));
        take_step(&mut harness, Epoch(2), browser_step(false));
        harness
    }),
    ("signing in again, the browser failed", |desk, window, words| {
        let mut harness = signing_in_again(desk, window, words, say!("sign-in-again"));
        take_step(&mut harness, Epoch(2), browser_step(true));
        harness
    }),
    ("signing in again, a code", |desk, window, words| {
        let mut harness = signing_in_again(desk, window, words, say!("with-a-code"));
        let step = code_step(harness.state().now, 90);
        take_step(&mut harness, Epoch(2), step);
        harness
    }),
];

const OFFLINE: &str = "Webex cannot be reached. Check the network of this computer.";

/// Somebody waits on 7001 and is soon recalled; 7002 is free; 7003 was left; of 7004 nothing is known.
pub fn busy(desk: &mut Desk) {
    desk.now.mono_ms = 1_000;
    desk.sign_in(4);
    desk.controllable();
    desk.live(LiveNews::Up);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    desk.live_park("7002", None);
    desk.live_park("7003", Some(("Ines Prado", "+14085550143")));
    desk.pass(38_000);
    desk.live_park("7003", None);
}

/// A board on which every state of a tile is to be seen.
pub fn lively(desk: &mut Desk) {
    desk.sign_in(12);
    desk.live(LiveNews::Up);
    let caller = |name: &'static str| Some((name, "+14085550142"));
    desk.live_park("7003", caller("Ines Prado"));
    desk.pass(15_000);
    desk.live_park("7002", caller("Zoë Müller-Lüdenscheidt-von der Wettern"));
    desk.pass(23_000);
    desk.live_park("7001", caller("Harriet Lund"));
    desk.live_park("7004", None);
    desk.live_park("7006", caller("Mia Roth"));
    desk.live_park("7006", None);
    for number in ["7007", "7008", "7009", "7010"] {
        let slot = desk.slot(number);
        desk.console.update(Event::Intent(Intent::Retrieve { slot, on: None }), desk.now);
    }
    desk.accepted(2);
    for (id, again) in [(3, PressAgain::Now), (4, PressAgain::AfterSecs(30))] {
        desk.news(News::Retrieved { id: RetrievalId(id), result: Err(failure("Webex refused.", again)) });
    }
    desk.pass(1_000);
    desk.calls(vec![
        leg(Personality::ClickToDial, CallState::Alerting),
        talk("ola", "Ola Berg", CallState::Connected),
        talk("sam", "Sam Otieno", CallState::Held),
        talk("tom", "Tom Abel", CallState::Alerting),
    ]);
}

/// The sign-in runs out, and the next one is granted only these.
pub fn sign_in_again(desk: &mut Desk, granted: &[&str]) {
    desk.news(News::Expired { epoch: FIRST });
    desk.console.update(Event::Intent(Intent::SignIn(SignInWay::Browser)), desk.now);
    let scopes = Some(granted.iter().map(|scope| (*scope).to_owned()).collect());
    desk.news(News::SignedIn { epoch: Epoch(2), scopes, not_kept: None, kept_for: None });
}

/// Webex cannot be reached.
pub fn offline(desk: &mut Desk) {
    let why = Failure { kind: FailureKind::NoLink, ..failure(OFFLINE, PressAgain::Now) };
    desk.news(News::Calls { epoch: FIRST, asked_at: desk.now, result: Err(why) });
    desk.live(LiveNews::Lost { why: "The line was cut.".into() });
}

/// Without live news: Webex has asked for less, and calls are read a quarter as often.
pub fn slowed(desk: &mut Desk) {
    desk.sign_in(3);
    let reads_resume_at_ms = Some(desk.now.mono_ms + 9_000);
    desk.news(News::Traffic(Traffic { last_minute: 12, last_hour: 1_840, reads_resume_at_ms, slow_down: 4 }));
}

/// In a narrow window a bar shows the most pressing notice and how many more there are: all of them are opened.
fn open_notices(harness: &mut Harness<'_, Desk>, window: Window, bar: &str) {
    if window.is_narrow() {
        press(harness, bar);
    }
}

/// She had signed in with a token of her own, and it has run out.
fn token_over(mut desk: Desk, window: Window) -> Harness<'static, Desk> {
    desk.now.mono_ms = 1_000;
    desk.sign_in_with_token(4);
    desk.live(LiveNews::Up);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    desk.live_park("7002", None);
    desk.pass(38_000);
    desk.news(News::Expired { epoch: FIRST });
    window.over(desk)
}

/// The sign-in has run out, and this way to another one was chosen.
fn signing_in_again(mut desk: Desk, window: Window, words: &Words, way: Message) -> Harness<'static, Desk> {
    busy(&mut desk);
    desk.news(News::Expired { epoch: FIRST });
    let mut harness = window.over(desk);
    enter(&mut harness, words, way);
    harness
}

/// Harriet has waited on 7001 for Dr Lee, alone, and is being fetched.
fn fetching(mut desk: Desk, window: Window) -> Harness<'static, Desk> {
    desk.now.mono_ms = 1_000;
    desk.sign_in(2);
    desk.restore("7001", "Harriet Lund", 30);
    let mut harness = window.over(desk);
    harness.state_mut().fetch_harriet();
    harness.run();
    harness
}

fn asked(mut desk: Desk, window: Window) -> Harness<'static, Desk> {
    desk.sign_in(2);
    let mut harness = window.over(desk);
    tile(&harness, "7001").click();
    harness.run();
    harness
}
