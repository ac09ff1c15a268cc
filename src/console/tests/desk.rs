//! The desk around the retrieves: sign-in, line, devices, reading again.

use super::*;
use crate::console::board::ManualSlot;
use crate::console::event::Event;
use crate::console::hints::Hint;
use crate::console::preset::Preset;
use crate::console::session::CONFIG_WRITE;
use crate::say;

#[test]
fn a_slot_that_a_missing_sign_in_barred_may_be_pressed_after_the_next_one() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    refuse(&mut console, 1, failure(FailureKind::Expired, PressAgain::Not, LookUp::Nothing), 1_100);
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 2_000);
    news(
        &mut console,
        News::SignedIn { epoch: Epoch(2), scopes: None, not_kept: None, kept_for: None },
        2_100,
    );
    assert_eq!(orders(&press(&mut console, "7001", 2_200)), 1);
}

#[test]
fn a_number_that_is_none_is_refused_before_the_wire() {
    let mut console = drive_to_ready();
    let typed = |number: &str| Intent::RetrieveNumber { number: number.to_owned(), on: None };
    assert_eq!(orders(&intent(&mut console, typed("lobby"), 1_000)), 0);
    assert_eq!(said(&console), "That is no number.");
    let effects = intent(&mut console, typed("7999"), 1_100);
    assert!(matches!(&effects[0], Effect::Retrieve { destination: Some(number), .. } if number == "7999"));
}

#[test]
fn an_expired_sign_in_keeps_the_board_and_sends_nothing() {
    let mut console = drive_to_ready();
    news(&mut console, News::Expired { epoch: Epoch(1) }, 1_000);
    assert!(matches!(console.session(), Session::Expired { account, .. } if account.name == "Rosa Keller"));
    assert_eq!(console.board().slots().len(), 3);
    assert_eq!(orders(&press(&mut console, "7001", 1_100)), 0);
}

#[test]
fn a_permission_that_nobody_asked_for_is_off_and_not_called_missing() {
    for (asked_too, told) in [(None, vec![]), (Some(CONFIG_WRITE), vec![say!("needs-config-write")])] {
        let mut options = options(true);
        options.asked_scopes.extend(asked_too.map(str::to_owned));
        let mut console = Console::new(options);
        intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
        let granted = [CALLS_READ, CALLS_WRITE, CONFIG_READ].map(str::to_owned).into();
        news(
            &mut console,
            News::SignedIn { epoch: Epoch(1), scopes: Some(granted), not_kept: None, kept_for: None },
            200,
        );
        assert!(!console.capabilities().config_write);
        let noted: Vec<_> = console.activity().entries().map(|entry| entry.outcome.clone()).collect();
        assert_eq!(noted, told.iter().map(Arg::from).collect::<Vec<_>>());
        assert_eq!(console.missing_permissions(), told);
    }
}

#[test]
fn network_trouble_signs_nobody_out() {
    let mut console = drive_to_ready();
    for mono_ms in [5_000, 9_000, 900_000] {
        let lost = failure(FailureKind::NoLink, PressAgain::Now, LookUp::Nothing);
        news(
            &mut console,
            News::Calls { epoch: Epoch(1), asked_at: at(mono_ms), result: Err(lost) },
            mono_ms,
        );
    }
    assert!(matches!(console.session(), Session::Ready(_)));
    let told =
        console.activity().entries().filter(|entry| english(&entry.outcome) == "It did not work.").count();
    assert_eq!(told, 1, "one loss is told once");
}

#[test]
fn news_of_an_earlier_sign_in_are_dropped_and_counted() {
    let mut console = drive_to_ready();
    intent(&mut console, Intent::SignOut, 1_000);
    let late = News::Extensions { epoch: Epoch(1), result: Ok(places()) };
    news(&mut console, late, 1_100);
    assert!(console.board().slots().is_empty());
    assert_eq!(console.stale_answers(), 1);
}

#[test]
fn a_vanished_device_is_named_before_anything_is_sent() {
    let mut console = drive_to_ready();
    intent(&mut console, Intent::Choose(Choice::One { id: "lobby".into(), name: "Lobby phone".into() }), 900);
    let only_desk = vec![endpoint("desk", "Desk phone", true, true)];
    news(&mut console, News::Endpoints { epoch: Epoch(1), result: Ok(only_desk) }, 1_000);
    assert_eq!(
        said(&console),
        "Lobby phone is no longer among your devices. Valet offers Desk phone until you choose another."
    );
    let effects = press(&mut console, "7001", 1_100);
    assert!(matches!(&effects[0], Effect::Retrieve { endpoint: Some(id), .. } if id.0 == "desk"));
}

#[test]
fn a_slot_that_webex_lists_no_more_stays_while_its_call_is_under_way() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    let only_the_other = Monitored { extensions: places().extensions.split_off(1), people: vec![] };
    news(&mut console, News::Extensions { epoch: Epoch(1), result: Ok(only_the_other) }, 1_200);
    assert!(console.board().slot(&slot("7001")).is_some(), "its ringing could not be stopped otherwise");
}

#[test]
fn with_auto_answer_off_valet_never_answers_for_the_attendant() {
    for auto_answer in [true, false] {
        let mut console = drive_to_ready_with(auto_answer, devices());
        press(&mut console, "7001", 1_000);
        let mut effects = accept(&mut console, 1, "leg", 1_100);
        effects.extend(news(
            &mut console,
            News::Calls { epoch: Epoch(1), asked_at: at(2_000), result: Ok(vec![ringing("leg")]) },
            2_010,
        ));
        let answers = effects.iter().any(|effect| matches!(effect, Effect::Answer { .. }));
        assert_eq!(answers, auto_answer, "the desk phone can be controlled: the setting decides");
    }
}

#[test]
fn a_policy_that_names_the_device_is_obeyed_and_told() {
    let mut console = drive_to_ready_with(true, devices());
    let answer_on = Some(Preset::new("lobby phone", true));
    console.update(Event::Options(Options { answer_on, ..options(true) }), at(900));
    assert!(
        intent(&mut console, Intent::Choose(Choice::AllDevices), 1_000).is_empty(),
        "nothing is remembered"
    );
    let said = english(&console.announcement().text);
    assert_eq!(said, "Which device rings is set for this computer and cannot be changed here.");
    let Target::One(rings) = console.endpoints().target() else { panic!("all devices ring") };
    assert_eq!(rings.id, "lobby".into());
    assert!(console.hint(at(1_000)).is_none_or(|hint| hint != Hint::Device), "there is nothing to choose");
}

#[test]
fn the_pace_of_reading_follows_what_goes_on() {
    let mut console = drive_to_ready();
    let pace = |effects: &[Effect]| {
        effects.iter().find_map(|effect| match effect {
            Effect::Watch { pace, .. } => Some(*pace),
            _ => None,
        })
    };
    assert_eq!(pace(&press(&mut console, "7001", 1_000)), Some(Pace::InFlight));
    accept(&mut console, 1, "leg", 1_100);
    let connected = News::Calls { epoch: Epoch(1), asked_at: at(2_000), result: Ok(vec![connected("leg")]) };
    assert_eq!(pace(&news(&mut console, connected, 2_010)), Some(Pace::Active));
    read(&mut console, vec![], 3_000);
    let gone = News::Calls { epoch: Epoch(1), asked_at: at(5_000), result: Ok(vec![]) };
    assert_eq!(pace(&news(&mut console, gone, 5_010)), Some(Pace::Idle));
    assert_eq!(pace(&news(&mut console, News::Locked(true), 6_000)), Some(Pace::Away));
    assert_eq!(pace(&intent(&mut console, Intent::SignOut, 7_000)), Some(Pace::Off));
}

#[test]
fn slots_and_devices_are_read_again_every_quarter_of_an_hour() {
    let mut console = drive_to_ready();
    let reads =
        |effects: Vec<Effect>| effects.iter().any(|effect| matches!(effect, Effect::ReadExtensions(_)));
    assert!(!reads(console.update(Event::Tick, at(14 * 60_000))));
    assert!(reads(console.update(Event::Tick, at(16 * 60_000))));
}

#[test]
fn a_changed_setting_takes_effect_at_once_and_forgets_nobody() {
    let mut console = drive_to_ready();
    let porch = ManualSlot { number: "7099".into(), label: Some("Porch".into()) };
    let with = |slots| Event::Options(Options { slots, recall_secs: 90, ..options(true) });
    console.update(with(vec![porch]), at(2_000));
    assert_eq!(console.recall_secs(), 90);
    let porch = console.board().find_number("7099").expect("the new slot").id.clone();
    assert_eq!(console.board().slot(&porch).map(|slot| slot.name()), Some("7099 Porch".into()));
    let retrieve = Intent::Retrieve { slot: porch.clone(), on: None };
    assert_eq!(orders(&intent(&mut console, retrieve, 2_100)), 1);
    console.update(with(Vec::new()), at(2_200));
    assert!(console.board().slot(&porch).is_some(), "its retrieve is under way");
}

#[test]
fn what_could_not_be_read_is_read_soon_after_webex_can_be_reached_again() {
    let mut console = drive_to_ready();
    let lost = || failure(FailureKind::NoLink, PressAgain::Not, LookUp::Nothing);
    intent(&mut console, Intent::Refresh, 10_000);
    news(&mut console, News::Group { epoch: Epoch(1), result: Err(lost()) }, 11_000);
    assert!(matches!(console.link(), Link::Down { .. }));
    let reads = |effects: Vec<Effect>| effects.iter().any(|effect| matches!(effect, Effect::ReadGroup(_)));
    assert!(!reads(console.update(Event::Tick, at(14_000))), "nothing has answered yet");
    read(&mut console, vec![], 14_500);
    assert!(!reads(console.update(Event::Tick, at(14_900))), "a line that comes and goes is not flooded");
    assert!(reads(console.update(Event::Tick, at(15_000))));
    assert!(!reads(console.update(Event::Tick, at(20_000))), "once");
}
