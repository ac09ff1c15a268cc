//! How long somebody waits, and the warnings before the recall.

use super::parked::*;
use super::*;
use crate::console::board::Verified;
use crate::console::live::{LiveNews, TargetState};
use crate::console::sources::RecallFrom;
use crate::console::waiting::Warning;

#[test]
fn the_warnings_come_once_each_at_half_time_and_shortly_before() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    let mut said = Vec::new();
    let mut seq = console.announcement().seq;
    let mut mono_ms = 5_000;
    while mono_ms < 49_000 {
        mono_ms += console.wakes_in_ms(at(mono_ms)).unwrap_or(1_000).clamp(1, 1_000);
        console.update(Event::Tick, at(mono_ms));
        if console.announcement().seq != seq {
            seq = console.announcement().seq;
            said.push((mono_ms, console.announcement().urgent, super::said(&console)));
        }
    }
    assert_eq!(
        said,
        [
            (
                27_500,
                false,
                "Harriet Lund has waited 0:22 on 7001 Lobby 7001: half of the time until the recall."
                    .to_owned()
            ),
            (40_000, true, "Harriet Lund on 7001 Lobby 7001 comes back in 0:10. Retrieve now.".to_owned()),
        ]
    );
}

#[test]
fn nobody_is_told_to_retrieve_who_can_send_nothing() {
    let rows = [
        (None, "Harriet Lund on 7001 Lobby 7001 comes back in 0:10. Retrieve now."),
        (
            Some(Event::News(News::Expired { epoch: EPOCH })),
            "Harriet Lund on 7001 Lobby 7001 comes back in 0:10.",
        ),
    ];
    for (happens, text) in rows {
        let mut console = drive_to_ready();
        park(&mut console, 1, "7001", 5_000);
        console.update(Event::Tick, at(27_500));
        let what = format!("{happens:?}");
        if let Some(happens) = happens {
            console.update(happens, at(30_000));
        }
        console.update(Event::Tick, at(40_000));
        assert_eq!(said(&console), text, "{what}");
    }
}

#[test]
fn a_tick_is_asked_for_when_a_warning_is_due() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    assert_eq!(console.wakes_in_ms(at(5_000)), Some(22_500));
    console.update(Event::Tick, at(27_500));
    assert_eq!(console.wakes_in_ms(at(27_500)), Some(12_500));
}

#[test]
fn the_warning_stands_on_the_waiting() {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    for (mono_ms, warning) in [
        (27_499, None),
        (27_500, Some(Warning::HalfTime)),
        (40_000, Some(Warning::Soon)),
        (60_000, Some(Warning::Soon)),
    ] {
        assert_eq!(
            waiting_of(state(&console, "7001", mono_ms)).warning(at(mono_ms), 45),
            warning,
            "{mono_ms}"
        );
    }
}

#[test]
fn the_longest_wait_is_named_and_one_key_retrieves_it() {
    let mut console = drive_to_live();
    live_park(&mut console, "7002", Some(ola()), 3_000);
    live_park(&mut console, "7001", Some(harriet()), 4_000);
    let longest = console.longest_wait(at(9_000)).unwrap();
    assert_eq!((longest.slot, longest.waited_ms, longest.recall_in_ms), (slot("7002"), 6_000, Some(39_000)));
    let effects = intent(&mut console, Intent::RetrieveLongest, 9_000);
    assert!(matches!(&effects[0], Effect::Retrieve { destination: Some(number), .. } if number == "7002"));
    let longest = console.longest_wait(at(9_100)).unwrap();
    assert_eq!(longest.slot, slot("7001"), "the other one is being fetched");
}

#[test]
fn where_nobody_waits_the_key_sends_nothing() {
    let mut console = drive_to_ready();
    assert_eq!(orders(&intent(&mut console, Intent::RetrieveLongest, 2_000)), 0);
    assert!(said(&console).starts_with("Nobody is known to wait."));
}

#[test]
fn a_wall_clock_that_jumps_does_not_change_how_long_somebody_has_waited() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 4_000);
    for wall_jump_s in [-3_600_i64, 3_600] {
        let wall = Timestamp::from_second(at(9_000).wall.as_second() + wall_jump_s).unwrap();
        let now = Now { wall, mono_ms: 9_000 };
        let SlotState::Parked(waiting) = console.board().slot(&slot("7001")).unwrap().state(now) else {
            panic!("live news stands")
        };
        assert_eq!(waiting.waited_ms(now), 5_000);
    }
}

#[test]
fn the_recall_time_is_read_where_the_account_may_and_else_the_settings_stand() {
    let mut console = drive_to_ready();
    let account = Account { location_id: Some("harbour".into()), ..account() };
    let profile = || News::Profile { epoch: EPOCH, result: Ok((account.clone(), Choice::Unmade)) };
    let asks =
        |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::ReadRecallTime { .. }));
    assert!(asks(&news(&mut console, profile(), 2_000)));
    assert!(!asks(&news(&mut console, profile(), 3_000)), "once is enough");
    assert_eq!((console.recall_secs(), console.sources(at(3_000)).recall_from), (45, RecallFrom::Settings));
    news(
        &mut console,
        News::RecallTime { epoch: EPOCH, location: "harbour".into(), recall_secs: Some(120) },
        4_000,
    );
    assert_eq!((console.recall_secs(), console.sources(at(4_000)).recall_from), (120, RecallFrom::Webex));
    park(&mut console, 1, "7001", 5_000);
    assert!(matches!(state(&console, "7001", 5_000 + 149_999), SlotState::Parked(_)));
}

#[test]
fn while_a_recall_may_come_the_calls_are_read_more_often() {
    let mut console = drive_to_ready();
    console.parked_here(parked_call(1, "7001", 5_000), Verified::Yes, at(5_000));
    let effects = kept(&mut console, 1, Ok(()), 5_010);
    assert_eq!(pace(&effects), Some(Pace::Active));
    let effects = console.update(Event::Tick, at(80_000));
    assert_eq!(pace(&effects), Some(Pace::Idle));
}

fn lost(console: &mut Console, mono_ms: u64) {
    live(console, LiveNews::Lost { why: "The line broke.".into() }, mono_ms);
}

/// The channel is up again, and the slots are watched.
fn up_again(console: &mut Console, mono_ms: u64) {
    live(console, LiveNews::Up, mono_ms);
    for number in ["7001", "7002"] {
        live(console, LiveNews::Target { slot: slot(number), state: TargetState::Live }, mono_ms);
    }
}

#[test]
fn whoever_was_parked_before_live_news_began_has_waited_at_least_so_long() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 1_200);
    live_park(&mut console, "7002", None, 1_200);
    live_park(&mut console, "7002", Some(ola()), 1_900);
    let at_least = |console: &Console, number: &str| waiting_of(state(console, number, 2_000)).at_least;
    assert!(at_least(&console, "7001"), "nobody saw her come");
    assert!(!at_least(&console, "7002"), "the slot was seen empty");
    let longest = console.longest_wait(at(13_200)).unwrap();
    assert_eq!((longest.slot, longest.waited_ms, longest.at_least), (slot("7001"), 12_000, true));
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    assert!(at_least(&console, "7001"), "she is the same as before");
    live_park(&mut console, "7001", None, 44_200);
    console.update(Event::Tick, at(49_200));
    assert!(has_line(&console, "Harriet Lund has left 7001 Lobby 7001 after at least 0:43."));
    live_park(&mut console, "7001", Some(harriet()), 50_000);
    assert!(!waiting_of(state(&console, "7001", 50_000)).at_least);
}

#[test]
fn after_a_loss_a_known_caller_keeps_her_time_and_a_new_one_has_waited_at_least_so_long() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    live_park(&mut console, "7002", None, 5_000);
    lost(&mut console, 6_000);
    up_again(&mut console, 30_000);
    live_park(&mut console, "7001", Some(harriet()), 30_100);
    live_park(&mut console, "7002", Some(ola()), 30_100);
    let (harriet, ola) = (state(&console, "7001", 31_000), state(&console, "7002", 31_000));
    let (harriet, ola) = (waiting_of(harriet), waiting_of(ola));
    assert_eq!((harriet.at_least, harriet.waited_ms(at(31_000))), (false, 26_000));
    assert_eq!((ola.at_least, ola.waited_ms(at(31_000))), (true, 900));
}

#[test]
fn what_is_told_of_a_wait_with_an_unseen_beginning_is_sure() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 1_200);
    console.update(Event::Tick, at(23_699));
    assert!(!said(&console).contains("has waited"), "it is not sure yet");
    console.update(Event::Tick, at(23_700));
    let half = "Harriet Lund has waited at least 0:22 on 7001 Lobby 7001: half of the time until the recall.";
    assert_eq!(said(&console), half);
    console.update(Event::Tick, at(36_200));
    let soon = "Harriet Lund on 7001 Lobby 7001 comes back in at most 0:10. Retrieve now.";
    assert_eq!(said(&console), soon);
}

#[test]
fn a_park_from_here_began_when_it_was_made_whatever_live_news_told_first() {
    let mut console = drive_to_live();
    live_park(&mut console, "7001", Some(harriet()), 1_200);
    park(&mut console, 1, "7001", 1_300);
    assert!(!waiting_of(state(&console, "7001", 2_000)).at_least);
}

/// 7001 is in the attendant's location, 7002 in another one, and both callers were parked at 5 s.
fn two_locations(options: Options) -> (Console, Vec<Effect>) {
    let mut console = Console::new(options);
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    news(&mut console, News::SignedIn { epoch: EPOCH, scopes: None, not_kept: None, kept_for: None }, 200);
    let account = Account { location_id: Some("harbour".into()), ..account() };
    let mut effects =
        news(&mut console, News::Profile { epoch: EPOCH, result: Ok((account, Choice::Unmade)) }, 300);
    let mut monitored = places();
    for (place, location) in monitored.extensions.iter_mut().zip(["harbour", "uptown"]) {
        place.location_id = Some(location.into());
    }
    effects.extend(news(&mut console, News::Extensions { epoch: EPOCH, result: Ok(monitored) }, 400));
    news(&mut console, News::Group { epoch: EPOCH, result: Ok(Default::default()) }, 500);
    up_again(&mut console, 1_000);
    live_park(&mut console, "7001", Some(harriet()), 5_000);
    live_park(&mut console, "7002", Some(ola()), 5_000);
    (console, effects)
}

fn recall_secs(console: &Console) -> [Option<u64>; 2] {
    ["7001", "7002"].map(|number| console.board().slot(&slot(number)).unwrap().recall_secs())
}

fn asked(effects: &[Effect]) -> Vec<&str> {
    let locations = effects.iter().filter_map(|effect| match effect {
        Effect::ReadRecallTime { location, .. } => Some(location.as_str()),
        _ => None,
    });
    locations.collect()
}

fn recall_time(console: &mut Console, location: &str, recall_secs: Option<u64>, mono_ms: u64) -> Vec<Effect> {
    let location = location.to_owned();
    news(console, News::RecallTime { epoch: EPOCH, location, recall_secs }, mono_ms)
}

#[test]
fn in_another_location_whose_recall_time_nobody_knows_nothing_is_counted_down() {
    let (mut console, _) = two_locations(options(false));
    assert_eq!(recall_secs(&console), [Some(45), None]);
    for mono_ms in [27_500, 40_000, 49_999] {
        console.update(Event::Tick, at(mono_ms));
    }
    let warned: Vec<String> =
        std::iter::successors(console.announcement_after(0), |said| console.announcement_after(said.seq))
            .map(|said| english(&said.text))
            .filter(|said| said.contains("recall.") || said.contains("comes back in"))
            .collect();
    assert_eq!(warned.len(), 2, "{warned:?}");
    assert!(warned.iter().all(|said| said.starts_with("Harriet Lund")), "{warned:?}");
    live_park(&mut console, "7001", None, 50_000);
    let longest = console.longest_wait(at(50_000)).unwrap();
    assert_eq!((longest.slot, longest.recall_in_ms), (slot("7002"), None));
}

#[test]
fn a_recall_time_that_a_person_wrote_down_holds_everywhere() {
    let (console, _) = two_locations(Options { recall_by_hand: true, ..options(false) });
    assert_eq!(recall_secs(&console), [Some(45), Some(45)]);
}

#[test]
fn each_location_is_asked_for_its_recall_time_once_and_the_others_only_where_hers_may_be_read() {
    let (mut console, effects) = two_locations(options(false));
    assert_eq!(asked(&effects), ["harbour"]);
    assert!(asked(&recall_time(&mut console, "harbour", None, 6_000)).is_empty(), "she may not read it");
    assert_eq!(recall_secs(&console), [Some(45), None]);

    let (mut console, _) = two_locations(options(false));
    assert_eq!(asked(&recall_time(&mut console, "harbour", Some(120), 6_000)), ["uptown"]);
    assert_eq!(recall_secs(&console), [Some(120), None]);
    assert!(asked(&recall_time(&mut console, "uptown", Some(60), 7_000)).is_empty(), "once is enough");
    assert_eq!((recall_secs(&console), console.recall_secs()), ([Some(120), Some(60)], 120));
    assert_eq!(console.longest_wait(at(15_000)).unwrap().recall_in_ms, Some(110_000));
}

#[test]
fn a_park_from_here_is_likely_for_a_while_also_where_nobody_knows_the_recall_time() {
    let (mut console, _) = two_locations(options(false));
    live_park(&mut console, "7002", None, 5_500);
    lost(&mut console, 5_600);
    park(&mut console, 1, "7002", 6_000);
    assert!(matches!(state(&console, "7002", 80_900), SlotState::Parked(_)));
    assert!(matches!(state(&console, "7002", 81_000), SlotState::NotKnown { .. }));
}
