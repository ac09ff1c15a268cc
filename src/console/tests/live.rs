//! The live layer: what it tells is shown, what it told and cannot prove any more is not.

use super::parked::*;
use super::*;
use crate::console::board::{Confidence, ParkGroup};
use crate::console::ids::PersonId;
use crate::console::live::{LiveLayer, LiveNews, LiveTarget, TargetState};
use crate::console::sources::Sight;

fn watched(effects: &[Effect]) -> Option<Vec<LiveTarget>> {
    effects.iter().find_map(|effect| match effect {
        Effect::WatchLive { targets, .. } => Some(targets.clone()),
        _ => None,
    })
}

fn group() -> News {
    News::Group { epoch: EPOCH, result: Ok(ParkGroup::default()) }
}

fn tom() -> ParkPlace {
    ParkPlace {
        id: "tom".into(),
        name: "Tom Abel".into(),
        extension: Some("2107".into()),
        ..ParkPlace::default()
    }
}

fn with_tom() -> News {
    let monitored = Monitored { people: vec![tom()], ..places() };
    News::Extensions { epoch: EPOCH, result: Ok(monitored) }
}

#[test]
fn two_people_of_one_firm_are_two_callers_also_where_the_news_between_them_was_lost() {
    let mut console = drive_to_live();
    let sam = Party { name: Some("Sam Otieno".into()), ..harriet() };
    live_park(&mut console, "7001", None, 2_000);
    live_park(&mut console, "7001", Some(sam), 5_000);
    live_park(&mut console, "7001", Some(harriet()), 9_000);
    let waiting = waiting_of(state(&console, "7001", 10_000));
    assert_eq!((waiting.caller, waiting.since.mono_ms), (harriet(), Some(9_000)));
    console.update(Event::Tick, at(20_000));
    let told = "Sam Otieno has left 7001 Lobby 7001 after 0:04: Harriet Lund is parked there now.";
    assert!(has_line(&console, told), "{:?}", lines(&console));
}

#[test]
fn the_slots_are_watched_once_they_are_known_and_again_only_when_they_change() {
    let mut console = drive_to_ready();
    let targets = watched(&news(&mut console, group(), 1_000)).expect("everything is known");
    let ids: Vec<&str> = targets.iter().map(|target| target.id.as_str()).collect();
    assert_eq!(ids, ["cpe-7001", "cpe-7002", "rosa"]);
    assert_eq!(watched(&news(&mut console, group(), 2_000)), None, "nothing has changed");
    assert_eq!(watched(&news(&mut console, with_tom(), 3_000)).map(|targets| targets.len()), Some(4));
    let effects = intent(&mut console, Intent::SignOut, 4_000);
    assert!(names(&effects).contains(&"stop the live layer"));
}

#[test]
fn an_extension_of_two_locations_leads_to_neither_slot() {
    let mut console = drive_to_ready();
    let account = Account { location_id: Some("harbour".into()), ..account() };
    news(&mut console, News::Profile { epoch: EPOCH, result: Ok((account, Choice::Unmade)) }, 800);
    let elsewhere = ParkPlace {
        id: "cpe-far-7001".into(),
        esn: Some("88227001".into()),
        location: Some("Lakeside Office".into()),
        location_id: Some("lakeside".into()),
        ..places().extensions.remove(0)
    };
    let mut all = places();
    all.extensions.push(elsewhere);
    news(&mut console, News::Extensions { epoch: EPOCH, result: Ok(all) }, 900);
    let targets = watched(&news(&mut console, group(), 1_000)).expect("everything is known");
    let named =
        |id: &str| targets.iter().find(|target| target.id == id).map(|target| target.extension.as_deref());
    assert_eq!(named("cpe-7001"), Some(None), "{targets:?}");
    assert_eq!(named("cpe-far-7001"), Some(None), "each is still tried under its own id");
    assert_eq!(named("cpe-7002"), Some(Some("7002")));
}

#[test]
fn without_the_scope_the_layer_is_off_and_says_so_only_in_the_panel() {
    let mut console = Console::new(options(false));
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    let scopes = ["spark:calls_read", "spark:calls_write", "spark:telephony_config_read"].map(str::to_owned);
    news(
        &mut console,
        News::SignedIn { epoch: EPOCH, scopes: Some(scopes.into()), not_kept: None, kept_for: None },
        200,
    );
    news(&mut console, News::Profile { epoch: EPOCH, result: Ok((account(), Choice::Unmade)) }, 300);
    news(&mut console, News::Extensions { epoch: EPOCH, result: Ok(places()) }, 400);
    assert_eq!(watched(&news(&mut console, group(), 500)), None);
    assert!(matches!(console.live(), LiveLayer::Off { why } if english(why).contains("spark:xsi")));
    assert!(!lines(&console).iter().any(|line| line.contains("spark:xsi")), "it is optional");
    assert!(
        matches!(&console.sources(at(600)).slots[0].sight, Sight::Off { why } if english(why).contains("spark:xsi"))
    );
}

#[test]
fn while_the_profile_cannot_be_read_the_panel_says_so_and_not_that_nobody_is_signed_in() {
    let off = |console: &Console| match console.live() {
        LiveLayer::Off { why } => english(why),
        other => panic!("{other:?}"),
    };
    let mut console = Console::new(options(false));
    assert_eq!(off(&console), "Nobody is signed in.");
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    news(&mut console, News::SignedIn { epoch: EPOCH, scopes: None, not_kept: None, kept_for: None }, 200);
    assert_eq!(off(&console), "Your profile has not been read.");
    let unread =
        |kind| News::Profile { epoch: EPOCH, result: Err(failure(kind, PressAgain::Not, LookUp::Nothing)) };
    for kind in [FailureKind::NoLink, FailureKind::NotAllowed] {
        news(&mut console, unread(kind), 300);
        assert_eq!(off(&console), "Your profile has not been read.", "{:?}", console.session());
    }
    news(&mut console, News::Profile { epoch: EPOCH, result: Ok((account(), Choice::Unmade)) }, 400);
    news(&mut console, News::Extensions { epoch: EPOCH, result: Ok(places()) }, 500);
    assert!(watched(&news(&mut console, group(), 600)).is_some());
    assert_eq!(console.live(), &LiveLayer::Connecting);
}

#[test]
fn a_colleague_parks_and_the_tile_shows_the_caller_at_once() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    let waiting = waiting_of(state(&console, "7001", 9_000));
    assert_eq!((waiting.caller.known(), waiting.confidence), (Some("Harriet Lund"), Confidence::Live));
    assert_eq!(waiting.waited_ms(at(9_000)), 4_000);
    live_park(&mut console, "7001", Some(harriet()), 8_000);
    assert_eq!(waiting_of(state(&console, "7001", 9_000)).waited_ms(at(9_000)), 4_000, "told twice");
}

#[test]
fn a_caller_who_hangs_up_has_left_the_slot_and_was_not_retrieved() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    live_park(&mut console, "7001", None, 48_000);
    assert!(matches!(state(&console, "7001", 48_000), SlotState::Free { .. }), "the tile does not wait");
    assert_eq!(console.wakes_in_ms(at(48_000)), Some(5_000), "a recall may come until then");
    console.update(Event::Tick, at(53_000));
    assert!(has_line(&console, "Harriet Lund has left 7001 Lobby 7001 after 0:43."));
    let state = state(&console, "7001", 600_000);
    assert!(matches!(state, SlotState::Free { confidence: Confidence::Live, .. }), "{state:?}");
}

#[test]
fn another_caller_on_the_slot_is_told_of() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    live_park(&mut console, "7001", Some(ola()), 48_000);
    let line = "Harriet Lund has left 7001 Lobby 7001 after 0:43: Ola Berg is parked there now.";
    assert!(has_line(&console, line), "{:?}", lines(&console));
}

#[test]
fn a_caller_who_leaves_before_any_recall_can_come_is_told_of_at_once() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    live_park(&mut console, "7001", None, 34_999);
    assert!(has_line(&console, "Harriet Lund has left 7001 Lobby 7001 after 0:29."));
}

#[test]
fn where_the_calls_cannot_be_read_nobody_waits_for_a_recall() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    let why = failure(FailureKind::NotAllowed, PressAgain::Not, LookUp::Nothing);
    news(&mut console, News::Calls { epoch: EPOCH, asked_at: at(6_000), result: Err(why) }, 6_000);
    live_park(&mut console, "7001", None, 48_000);
    assert!(has_line(&console, "Harriet Lund has left 7001 Lobby 7001 after 0:43."));
}

#[test]
fn an_earlier_talk_on_the_slot_does_not_hide_that_the_next_caller_has_left() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    press(&mut console, "7001", 6_000);
    accept(&mut console, 1, "leg", 6_100);
    live_park(&mut console, "7001", None, 7_000);
    read(&mut console, vec![connected("leg")], 7_500);
    live_park(&mut console, "7001", Some(ola()), 8_000);
    live_park(&mut console, "7001", None, 9_000);
    assert!(has_line(&console, "Ola Berg has left 7001 Lobby 7001 after 0:01."), "{:?}", lines(&console));
}

#[test]
fn who_left_while_somebody_else_was_fetched_is_told_of() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(ola()), 5_000);
    press(&mut console, "7001", 6_000);
    accept(&mut console, 1, "leg", 6_100);
    live_park(&mut console, "7001", None, 7_000);
    read(&mut console, vec![connected("leg")], 7_500);
    assert!(has_line(&console, "Connected to Harriet Lund on Desk phone."));
    assert!(has_line(&console, "Ola Berg has left 7001 Lobby 7001 after 0:02."), "{:?}", lines(&console));
}

#[test]
fn our_own_retrieve_is_not_told_as_a_departure() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    press(&mut console, "7001", 6_000);
    accept(&mut console, 1, "leg", 6_100);
    live_park(&mut console, "7001", None, 7_000);
    read(&mut console, vec![connected("leg")], 7_500);
    assert!(!lines(&console).iter().any(|line| line.contains("has left")), "{:?}", lines(&console));
    assert!(has_line(&console, "Connected to Harriet Lund on Desk phone."));
}

#[test]
fn a_caller_who_leaves_while_the_phone_rings_is_told_of_when_nobody_answered() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    press(&mut console, "7001", 6_000);
    accept(&mut console, 1, "leg", 6_100);
    read(&mut console, vec![ringing("leg")], 6_500);
    live_park(&mut console, "7001", None, 7_000);
    read(&mut console, vec![], 20_000);
    read(&mut console, vec![], 21_000);
    assert_eq!(outcome(&console, "7001"), Outcome::StoppedRinging);
    assert!(has_line(&console, "Harriet Lund has left 7001 Lobby 7001 after 0:02."), "{:?}", lines(&console));
}

#[test]
fn a_lost_channel_leaves_nothing_free_and_says_who_may_still_wait() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    live_park(&mut console, "7002", None, 5_000);
    live(&mut console, LiveNews::Lost { why: "The line broke.".into() }, 10_000);
    assert_eq!(waiting_of(state(&console, "7001", 10_001)).confidence, Confidence::Stale);
    assert!(matches!(state(&console, "7002", 10_001), SlotState::Free { confidence: Confidence::Stale, .. }));
    assert_eq!(last_waiting(state(&console, "7001", 70_000)).caller, harriet());
    assert!(matches!(state(&console, "7002", 70_000), SlotState::NotKnown { .. }));
    console.update(Event::Tick, at(70_000));
    assert!(lines(&console).iter().any(|line| line.contains("no longer sure that Harriet Lund waits")));

    live(&mut console, LiveNews::Up, 80_000);
    assert!(matches!(state(&console, "7002", 80_001), SlotState::NotKnown { .. }), "nothing was heard yet");
    live_park(&mut console, "7001", Some(harriet()), 81_000);
    assert_eq!(waiting_of(state(&console, "7001", 81_001)).waited_ms(at(81_001)), 76_001, "the same stay");
}

#[test]
fn a_layer_that_is_switched_off_while_running_is_said_and_proves_nothing_more() {
    let mut console = drive_to_live();
    live_park(&mut console, "7002", None, 5_000);
    live(&mut console, LiveNews::Off { why: "XSI is switched off.".into() }, 10_000);
    assert!(lines(&console)[0].starts_with("Live news from Webex has stopped: XSI is switched off."));
    assert!(matches!(console.live(), LiveLayer::Off { .. }));
    assert!(matches!(state(&console, "7002", 70_000), SlotState::NotKnown { .. }));
}

#[test]
fn a_straggler_of_a_lost_channel_proves_nothing() {
    let mut console = drive_to_live();
    live(&mut console, LiveNews::Lost { why: "The line broke.".into() }, 10_000);
    live_park(&mut console, "7002", None, 10_100);
    assert!(matches!(state(&console, "7002", 71_000), SlotState::NotKnown { .. }));
}

#[test]
fn a_subscription_that_ends_takes_its_proof_with_it() {
    let mut console = drive_to_live();
    live_park(&mut console, "7002", None, 5_000);
    let refused = TargetState::Refused { why: "Its owner does not allow it.".into() };
    live(&mut console, LiveNews::Target { slot: slot("7002"), state: refused }, 6_000);
    assert!(matches!(state(&console, "7002", 66_000), SlotState::NotKnown { .. }));
    let sources = console.sources(at(7_000));
    let row = sources.slots.iter().find(|row| row.slot == slot("7002")).unwrap();
    assert_eq!(row.sight, Sight::Refused { why: "Its owner does not allow it.".into() });
    assert_eq!(sources.slots.last().map(|row| &row.sight), Some(&Sight::Asking));
}

#[test]
fn a_colleague_has_a_tile_only_while_something_is_known_there() {
    let mut console = drive_to_live();
    news(&mut console, with_tom(), 2_000);
    let tiles = |console: &Console| -> Vec<String> {
        console.board().slots().iter().map(|slot| english(slot.name())).collect()
    };
    let before = tiles(&console);
    assert!(console.board().slot(&"tom".into()).is_some(), "a call can be parked there");
    live(&mut console, LiveNews::Park { slot: "tom".into(), parked: Some(ola()) }, 3_000);
    let with_tile: Vec<String> = before.iter().cloned().chain(["2107 Tom Abel".to_owned()]).collect();
    assert_eq!(tiles(&console), with_tile, "it comes last, and no tile moves");
    news(&mut console, with_tom(), 4_000);
    assert_eq!(tiles(&console), with_tile);
    live(&mut console, LiveNews::Park { slot: "tom".into(), parked: None }, 5_000);
    live(&mut console, LiveNews::Lost { why: "The line broke.".into() }, 6_000);
    console.update(Event::Tick, at(66_000));
    assert_eq!(tiles(&console), before);
}

#[test]
fn moved_calls_are_read_at_once_and_then_the_slow_cross_check_is_enough() {
    let mut console = drive_to_live();
    read(&mut console, vec![connected("mine")], 2_000);
    let effects = live(&mut console, LiveNews::CallsMoved, 3_000);
    assert!(names(&effects).contains(&"read calls now"));
    assert_eq!(pace(&effects), Some(Pace::CrossCheck));
    let effects = live(&mut console, LiveNews::Lost { why: "The line broke.".into() }, 4_000);
    assert_eq!(pace(&effects), Some(Pace::Active));
}

#[test]
fn news_of_another_sign_in_moves_nothing() {
    let mut console = drive_to_live();
    let parked = LiveNews::Park { slot: slot("7001"), parked: Some(harriet()) };
    news(&mut console, News::Live { epoch: Epoch(7), news: parked }, 2_000);
    assert_eq!(state(&console, "7001", 2_001), SlotState::NotKnown { last: None });
    assert_eq!(
        console.session().account().and_then(|account| account.person_id.clone()),
        Some(PersonId("rosa".into()))
    );
}

#[test]
fn what_is_heard_on_the_channel_keeps_the_line_fresh_and_mends_none_on_which_requests_fail() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", None, 2_000);
    assert_eq!(*console.link(), Link::Up { heard: at(2_000) });
    live(&mut console, LiveNews::Heard { at: at(9_000) }, 12_000);
    assert_eq!(*console.link(), Link::Up { heard: at(9_000) }, "it was heard then, and not when it is told");
    live(&mut console, LiveNews::Heard { at: at(8_000) }, 13_000);
    live(&mut console, LiveNews::Lost { why: "The line broke.".into() }, 14_000);
    assert_eq!(*console.link(), Link::Up { heard: at(9_000) });

    let why = failure(FailureKind::NoLink, PressAgain::Not, LookUp::Nothing);
    news(&mut console, News::Calls { epoch: EPOCH, asked_at: at(15_000), result: Err(why) }, 15_000);
    live(&mut console, LiveNews::Up, 16_000);
    live(&mut console, LiveNews::Heard { at: at(17_000) }, 17_000);
    assert!(matches!(console.link(), Link::Down { .. }), "{:?}", console.link());
}
