//! Who is called to the window, for what, how loudly, and until when.

use jiff::civil::time;
use jiff::tz::TimeZone;

use super::parked::*;
use super::*;
use crate::console::attention::{
    Attention, AttentionOptions, Notice, NoticeId, Notify, QuietHours, Sound, Urgency,
};
use crate::console::live::{LiveNews, TargetState};

/// Live since long ago, 7001 and 7002 vacant, and somebody works in another window.
fn elsewhere() -> Console {
    let mut console = drive_to_live();
    for number in ["7001", "7002"] {
        live(&mut console, LiveNews::Target { slot: slot(number), state: TargetState::Live }, 1_000);
        live_park(&mut console, number, None, 1_100);
    }
    intent(&mut console, Intent::Focused(false), 1_200);
    console
}

fn notices(effects: &[Effect]) -> Vec<Notice> {
    let notice = |effect: &Effect| match effect {
        Effect::Notify(notice) => Some(notice.clone()),
        _ => None,
    };
    effects.iter().filter_map(notice).collect()
}

fn bodies(effects: &[Effect]) -> Vec<String> {
    notices(effects).into_iter().map(|notice| english(notice.body)).collect()
}

fn withdrawn(effects: &[Effect]) -> Vec<NoticeId> {
    let id = |effect: &Effect| match effect {
        Effect::Withdraw(id) => Some(*id),
        _ => None,
    };
    effects.iter().filter_map(id).collect()
}

fn calls(console: &mut Console, calls: Vec<Call>, mono_ms: u64) -> Vec<Effect> {
    news(console, News::Calls { epoch: EPOCH, asked_at: at(mono_ms - 10), result: Ok(calls) }, mono_ms)
}

fn recall(state: CallState) -> Vec<Call> {
    vec![recall_call("r", "7001", state)]
}

#[test]
fn a_caller_whom_a_colleague_parked_is_told_once_and_taken_back_when_she_has_left() {
    let mut console = elsewhere();
    let told = notices(&live_park(&mut console, "7001", Some(harriet()), 20_000));
    let [notice] = &told[..] else { panic!("{told:?}") };
    assert_eq!(
        (&*english(&notice.title), &*english(&notice.body), notice.urgency, notice.sound),
        ("Caller parked", "Harriet Lund is parked on 7001 Lobby 7001.", Urgency::Normal, Sound::None)
    );
    assert_eq!(console.attention(), Attention::Informational);
    assert!(notices(&live_park(&mut console, "7001", Some(harriet()), 21_000)).is_empty());
    live(&mut console, LiveNews::Lost { why: Arg::nothing() }, 22_000);
    live(&mut console, LiveNews::Up, 23_000);
    assert!(notices(&live_park(&mut console, "7001", Some(harriet()), 23_100)).is_empty());
    assert_eq!(withdrawn(&live_park(&mut console, "7001", None, 24_000)), [notice.id]);
    assert_eq!(console.attention(), Attention::None);
}

#[test]
fn who_was_parked_before_the_sign_in_is_not_told_as_new() {
    let mut console = drive_to_live();
    intent(&mut console, Intent::Focused(false), 1_000);
    // The first event may come before the answer to the subscription, or after it, or not at all (contract 7.4).
    assert!(notices(&live_park(&mut console, "7001", Some(harriet()), 1_100)).is_empty());
    live(&mut console, LiveNews::Target { slot: slot("7002"), state: TargetState::Live }, 1_200);
    assert_eq!(bodies(&live_park(&mut console, "7002", Some(ola()), 20_000)).len(), 1);
}

#[test]
fn a_park_that_was_made_here_is_not_told_as_a_colleagues() {
    let mut console = elsewhere();
    park(&mut console, 1, "7001", 20_000);
    assert!(notices(&live_park(&mut console, "7001", Some(harriet()), 20_100)).is_empty());
}

#[test]
fn the_warnings_take_the_place_of_one_another() {
    let mut console = elsewhere();
    let first = notices(&live_park(&mut console, "7001", Some(harriet()), 5_000));
    let half = notices(&console.update(Event::Tick, at(27_500)));
    let soon = notices(&console.update(Event::Tick, at(40_000)));
    assert_eq!(
        english(&half[0].body),
        "Harriet Lund has waited 0:22 on 7001 Lobby 7001: half of the time until the recall."
    );
    assert_eq!(english(&soon[0].body), "Harriet Lund on 7001 Lobby 7001 comes back in 0:10. Retrieve now.");
    assert_eq!((half[0].id, soon[0].id), (first[0].id, first[0].id));
    assert!(notices(&console.update(Event::Tick, at(41_000))).is_empty());
}

#[test]
fn a_warning_says_of_the_wait_what_the_tile_says() {
    let mut console = drive_to_live();
    intent(&mut console, Intent::Focused(false), 1_100);
    live_park(&mut console, "7001", Some(harriet()), 1_200);
    for mono_ms in [23_700, 36_200] {
        let told = bodies(&console.update(Event::Tick, at(mono_ms)));
        assert_eq!(told, [said(&console)]);
        assert!(told[0].contains(" at least ") || told[0].contains(" at most "), "{told:?}");
    }
}

#[test]
fn a_recall_rings_and_is_taken_back_when_it_was_answered() {
    let mut console = elsewhere();
    park(&mut console, 1, "7001", 5_000);
    let told = notices(&calls(&mut console, recall(CallState::Alerting), 50_000));
    let [notice] = &told[..] else { panic!("{told:?}") };
    assert_eq!(
        english(&notice.body),
        "Harriet Lund is back from 7001 Lobby 7001, parked 0:45 ago by you for Dr Lee."
    );
    assert_eq!((notice.urgency, notice.sound), (Urgency::Critical, Sound::Ring));
    assert_eq!(console.attention(), Attention::Critical);
    assert!(notices(&calls(&mut console, recall(CallState::Alerting), 52_000)).is_empty());
    assert_eq!(withdrawn(&calls(&mut console, recall(CallState::Connected), 54_000)), [notice.id]);
    assert_eq!(console.attention(), Attention::None);
}

#[test]
fn a_recall_under_another_id_is_the_same_recall() {
    let mut console = elsewhere();
    calls(&mut console, recall(CallState::Alerting), 50_000);
    let renamed = Call { id: "other".into(), ..recall(CallState::Alerting).remove(0) };
    let effects = calls(&mut console, vec![renamed], 52_000);
    assert!(notices(&effects).is_empty() && withdrawn(&effects).is_empty(), "{effects:?}");
}

#[test]
fn whoever_works_in_the_window_hears_a_recall_and_is_told_nothing_else() {
    let mut console = elsewhere();
    intent(&mut console, Intent::Focused(true), 1_300);
    assert!(notices(&live_park(&mut console, "7001", Some(harriet()), 5_000)).is_empty());
    for mono_ms in [27_500, 40_000] {
        assert!(notices(&console.update(Event::Tick, at(mono_ms))).is_empty());
    }
    assert_eq!(notices(&calls(&mut console, recall(CallState::Alerting), 50_000))[0].sound, Sound::Ring);
    assert_eq!(console.attention(), Attention::None);
}

#[test]
fn the_window_stops_asking_once_somebody_works_in_it() {
    let mut console = elsewhere();
    calls(&mut console, recall(CallState::Alerting), 50_000);
    assert_eq!(console.attention(), Attention::Critical);
    intent(&mut console, Intent::Focused(true), 51_000);
    intent(&mut console, Intent::Focused(false), 51_500);
    assert_eq!(console.attention(), Attention::None);
}

#[test]
fn each_occasion_can_be_switched_off() {
    let mut console = elsewhere();
    let off = Notify::Off;
    console.set_attention(AttentionOptions { parked: off, warning: off, recall: off, ..Default::default() });
    assert!(notices(&live_park(&mut console, "7001", Some(harriet()), 5_000)).is_empty());
    assert!(notices(&console.update(Event::Tick, at(40_000))).is_empty());
    assert!(notices(&calls(&mut console, recall(CallState::Alerting), 50_000)).is_empty());
    assert_eq!(console.attention(), Attention::None);
}

#[test]
fn another_call_that_rings_calls_nobody_for_the_phone_rings_itself() {
    let mut console = elsewhere();
    let rings = call("c", "c", Personality::Terminator, CallState::Alerting);
    assert!(notices(&calls(&mut console, vec![rings], 5_000)).is_empty());
    assert_eq!(console.attention(), Attention::None);
}

#[test]
fn quiet_hours_go_over_midnight_by_the_clock_on_the_wall() {
    let quiet = QuietHours { from: time(22, 0, 0, 0), until: time(6, 30, 0, 0) };
    for (hour, minute, is_quiet) in
        [(21, 59, false), (22, 0, true), (0, 0, true), (6, 29, true), (6, 30, false), (12, 0, false)]
    {
        assert_eq!(quiet.contains(time(hour, minute, 0, 0)), is_quiet, "{hour}:{minute:02}");
    }
    let noon = QuietHours { from: time(12, 0, 0, 0), until: time(13, 0, 0, 0) };
    assert!(noon.contains(time(12, 30, 0, 0)) && !noon.contains(time(13, 0, 0, 0)));

    // The recall rings at 14:14 in Greenwich, which is 15:14 an hour further east.
    let quiet = Some(QuietHours { from: time(15, 0, 0, 0), until: time(16, 0, 0, 0) });
    for (hours_east, sound) in [(0, Sound::Ring), (1, Sound::None)] {
        let mut console = elsewhere();
        let zone = TimeZone::fixed(jiff::tz::offset(hours_east));
        console.set_attention(AttentionOptions { quiet, zone, ..Default::default() });
        let told = notices(&calls(&mut console, recall(CallState::Alerting), 50_000));
        assert_eq!(told[0].sound, sound, "shown all the same");
    }
}

#[test]
fn a_locked_screen_names_nobody() {
    let mut console = elsewhere();
    let before = notices(&live_park(&mut console, "7002", Some(ola()), 5_000));
    let hidden = notices(&news(&mut console, News::Locked(true), 6_000));
    assert_eq!(hidden.len(), 1, "what was shown is shown without a name");
    assert_eq!((hidden[0].id, &*english(&hidden[0].body)), (before[0].id, "A caller is parked."));
    assert!(notices(&news(&mut console, News::Locked(true), 6_100)).is_empty());

    intent(&mut console, Intent::Focused(true), 6_200);
    park(&mut console, 1, "7001", 7_000);
    let mut told = notices(&console.update(Event::Tick, at(45_000)));
    told.extend(notices(&calls(&mut console, recall(CallState::Alerting), 52_000)));
    let said: Vec<String> = told
        .iter()
        .map(|notice| english(Arg::Facts(vec![notice.title.clone(), notice.body.clone()])))
        .collect();
    assert_eq!(said.last().map(String::as_str), Some("Recall · A caller comes back."));
    for words in ["Harriet", "Ola", "Lobby", "700", "Dr Lee", "555"] {
        assert!(!said.iter().any(|said| said.contains(words)), "{words} in {said:?}");
    }
}

#[test]
fn where_the_screen_is_locked_nobody_is_there_to_be_told_soon_and_where_the_window_is_hidden_somebody_is() {
    let mut console = drive_to_ready();
    assert_eq!(pace(&intent(&mut console, Intent::Shown(false), 6_000)), None);
    assert_eq!(pace(&news(&mut console, News::Locked(true), 6_100)), Some(Pace::Away));
    assert_eq!(pace(&news(&mut console, News::Locked(false), 6_200)), Some(Pace::Idle), "still minimised");
}

#[test]
fn signing_out_takes_every_notification_back() {
    let mut console = elsewhere();
    let told = notices(&live_park(&mut console, "7001", Some(harriet()), 5_000));
    assert_eq!(withdrawn(&intent(&mut console, Intent::SignOut, 6_000)), [told[0].id]);
}
