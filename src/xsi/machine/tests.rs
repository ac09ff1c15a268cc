//! The clock of a channel: hours of it in no time.

use std::time::Duration;

use super::*;
use crate::xsi::job::{Accepted, Package};
use crate::xsi::news::TargetState;
use crate::xsi::target::{Candidate, Target};

const NS: &str =
    "xmlns='http://schema.broadsoft.com/xsi' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";

fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}

fn target(key: &str) -> Target {
    Target { key: key.into(), candidates: vec![Candidate::UserId(key.into())] }
}

/// A channel that stands since `start`.
fn up(targets: &[&str], start: Instant) -> Machine {
    let targets = targets.iter().map(|key| target(key)).collect();
    let mut machine = Machine::new(Timings::default(), "rosa".into(), targets, start);
    machine.bytes(format!("<Channel {NS}><channelId>ch</channelId></Channel>").as_bytes(), start);
    machine
}

fn jobs(machine: &mut Machine, now: Instant) -> Vec<Job> {
    std::iter::from_fn(|| machine.next_job(now)).collect()
}

fn all_news(machine: &mut Machine) -> Vec<News> {
    std::iter::from_fn(|| machine.next_news()).collect()
}

/// The news that say more than that Webex is heard.
fn news(machine: &mut Machine) -> Vec<News> {
    all_news(machine).into_iter().filter(|item| *item != News::Heard).collect()
}

fn accept(machine: &mut Machine, jobs: &[Job], now: Instant) {
    for job in jobs {
        if let Job::Subscribe { ask, user_id, .. } = job {
            let accepted = Accepted { subscription_id: format!("s-{user_id}"), expires_secs: None };
            machine.done(Done::Subscribed { ask: *ask, result: Ok(Some(accepted)) }, now);
        }
    }
}

fn status(status: u16, retry_after: Option<u64>) -> Failure {
    Failure::Status { status, retry_after: retry_after.map(secs) }
}

fn beat(machine: &mut Machine, now: Instant) {
    machine.bytes(format!("<ChannelHeartBeat {NS}/>").as_bytes(), now);
}

/// Lets time pass as the driver does: the next thing that is due, until `end`.
fn pass(machine: &mut Machine, from: Instant, end: Instant) -> Vec<(u64, Job)> {
    let mut sent = Vec::new();
    let mut now = from;
    loop {
        now = machine.wake_at(now).max(now + Duration::from_millis(1));
        if now > end || machine.ending().is_some() {
            return sent;
        }
        machine.tick(now);
        beat(machine, now);
        for job in jobs(machine, now) {
            if let Job::Heartbeat { .. } = job {
                machine.done(Done::Heartbeat(Ok(())), now);
            }
            sent.push(((now - from).as_secs(), job));
        }
    }
}

#[test]
fn heartbeats_go_every_15_seconds_and_10_after_a_failure() {
    let start = Instant::now();
    let mut machine = up(&[], start);
    jobs(&mut machine, start);
    assert_eq!(machine.wake_at(start), start + secs(15));
    machine.tick(start + secs(15));
    assert_eq!(jobs(&mut machine, start + secs(15)), [Job::Heartbeat { channel_id: "ch".into() }]);
    machine.tick(start + secs(16));
    assert!(jobs(&mut machine, start + secs(16)).is_empty(), "one at a time");
    machine.done(Done::Heartbeat(Err(Failure::Unreachable)), start + secs(20));
    assert_eq!(machine.wake_at(start + secs(20)), start + secs(30));
}

#[test]
fn an_hour_of_a_quiet_channel_is_heartbeats_and_one_refresh_of_everything() {
    let start = Instant::now();
    let mut machine = up(&["7001"], start);
    let asked = jobs(&mut machine, start);
    accept(&mut machine, &asked, start);
    let sent = pass(&mut machine, start, start + secs(3700));
    let beats = sent.iter().filter(|(_, job)| matches!(job, Job::Heartbeat { .. })).count();
    assert_eq!(beats, 246);
    let refreshed: Vec<_> = sent.iter().filter(|(_, job)| !matches!(job, Job::Heartbeat { .. })).collect();
    assert_eq!(refreshed.len(), 3, "{refreshed:?}");
    assert!(refreshed.iter().all(|(at, _)| *at == 3600), "{refreshed:?}");
    assert_eq!(machine.ending(), None);
}

#[test]
fn a_line_that_is_silent_for_three_heartbeats_is_lost() {
    let start = Instant::now();
    let mut machine = up(&[], start);
    beat(&mut machine, start + secs(40));
    machine.tick(start + secs(84));
    assert_eq!(machine.ending(), None);
    machine.tick(start + secs(85));
    assert_eq!(machine.ending(), Some(&Ending::Lost(LossReason::Silent)));
}

#[test]
fn a_channel_that_does_not_say_its_id_is_given_up() {
    let start = Instant::now();
    let mut machine = Machine::new(Timings::default(), "rosa".into(), vec![], start);
    assert_eq!(machine.wake_at(start), start + secs(15));
    machine.bytes(b" \n", start + secs(14));
    machine.tick(start + secs(15));
    assert_eq!(machine.ending(), Some(&Ending::Lost(LossReason::Unreachable)));
}

#[test]
fn when_webex_asks_for_quiet_only_heartbeats_go_out() {
    let start = Instant::now();
    let mut machine = up(&["7001", "7002"], start);
    let asked = jobs(&mut machine, start);
    let Job::Subscribe { ask, .. } = asked[0] else { panic!("{asked:?}") };
    machine.done(Done::Subscribed { ask, result: Err(status(429, Some(30))) }, start);
    machine.bytes(format!("<Event {NS}><eventID>e-1</eventID></Event>").as_bytes(), start);
    for now in [start, start + secs(16), start + secs(29)] {
        machine.tick(now);
        let sent = jobs(&mut machine, now);
        assert!(sent.iter().all(|job| matches!(job, Job::Heartbeat { .. })), "{sent:?}");
    }
    assert_eq!(machine.wake_at(start + secs(29)), start + secs(30));
    machine.tick(start + secs(30));
    let sent = jobs(&mut machine, start + secs(30));
    assert_eq!(sent.len(), 2, "the acknowledgement and the subscription: {sent:?}");
}

#[test]
fn when_webex_asks_for_quiet_on_rest_events_are_acknowledged_and_nothing_new_is_asked() {
    let start = Instant::now();
    let mut machine = up(&["7001", "7002"], start);
    machine.hold(start + secs(30));
    machine.bytes(format!("<Event {NS}><eventID>e-1</eventID></Event>").as_bytes(), start);
    assert_eq!(jobs(&mut machine, start), [Job::Acknowledge { event_id: "e-1".into() }]);
    machine.tick(start + secs(16));
    assert_eq!(jobs(&mut machine, start + secs(16)), [Job::Heartbeat { channel_id: "ch".into() }]);
    assert_eq!(machine.wake_at(start + secs(29)), start + secs(30));
    let sent = jobs(&mut machine, start + secs(30));
    assert!(sent.iter().any(|job| matches!(job, Job::Subscribe { .. })), "{sent:?}");
}

#[test]
fn subscriptions_that_end_at_once_are_asked_for_less_and_less_often() {
    let start = Instant::now();
    let mut machine = up(&[], start);
    let mut now = start;
    let mut waits = Vec::new();
    for event in 0..10 {
        let asked = jobs(&mut machine, now);
        assert!(matches!(asked[..], [Job::Subscribe { package: Package::AdvancedCall, .. }]), "{asked:?}");
        accept(&mut machine, &asked, now);
        let ended =
            "<subscriptionId>s-rosa</subscriptionId><eventData i:type='SubscriptionTerminatedEvent'/>";
        machine.bytes(format!("<Event {NS}><eventID>e-{event}</eventID>{ended}</Event>").as_bytes(), now);
        jobs(&mut machine, now);
        let asked_at = now;
        // Heartbeats on the way are not answered: they are not what is counted here.
        while !matches!(machine.out.jobs.back(), Some(Job::Subscribe { .. })) {
            now = machine.wake_at(now).max(now + Duration::from_millis(1));
            beat(&mut machine, now);
            machine.tick(now);
            machine.out.jobs.retain(|job| matches!(job, Job::Subscribe { .. }));
        }
        waits.push((now - asked_at).as_millis());
    }
    assert!(waits[0] <= 1000 && waits[1..].iter().all(|wait| *wait >= 1000), "{waits:?}");
    assert!(waits[9] >= 30_000 && waits[9] <= 60_100, "{waits:?}");
}

#[test]
fn a_refused_target_is_asked_again_with_the_refresh_and_told_only_if_it_works() {
    let start = Instant::now();
    let mut machine = up(&["7001"], start);
    let asked = jobs(&mut machine, start);
    for job in &asked {
        let Job::Subscribe { ask, user_id, .. } = job else { continue };
        if user_id == "7001" {
            machine.done(Done::Subscribed { ask: *ask, result: Err(status(403, None)) }, start);
        }
    }
    let refused = |item: &News| matches!(item, News::Target { state: TargetState::Refused { .. }, .. });
    assert!(news(&mut machine).iter().any(refused));
    let sent = pass(&mut machine, start, start + secs(3601));
    let again: Vec<_> = sent.iter().filter(|(_, job)| matches!(job, Job::Subscribe { .. })).collect();
    assert!(matches!(again[..], [(3600, Job::Subscribe { .. })]), "{again:?}");
    assert!(news(&mut machine).is_empty());
    accept(&mut machine, &[again[0].1.clone()], start + secs(3601));
    assert_eq!(news(&mut machine), [News::Target { key: "7001".into(), state: TargetState::Live }]);
}

#[test]
fn a_target_that_goes_while_it_is_asked_for_is_left_again() {
    let start = Instant::now();
    let mut machine = up(&["7001"], start);
    let asked = jobs(&mut machine, start);
    machine.set_targets(vec![], start);
    accept(&mut machine, &asked, start);
    assert_eq!(jobs(&mut machine, start), [Job::Unsubscribe { subscription_id: "s-7001".into() }]);
}

#[test]
fn no_more_than_four_are_asked_for_at_a_time_and_all_get_their_turn() {
    let start = Instant::now();
    let keys: Vec<String> = (0..50).map(|key| format!("{key:02}")).collect();
    let mut machine = up(&keys.iter().map(String::as_str).collect::<Vec<_>>(), start);
    let mut live = 0;
    loop {
        let asked = jobs(&mut machine, start);
        if asked.is_empty() {
            break;
        }
        assert!(asked.len() <= 4, "{asked:?}");
        live += asked.len();
        accept(&mut machine, &asked, start);
    }
    assert_eq!(live, 51, "50 targets and the own calls");
}

#[test]
fn a_storm_leaves_the_stream_unread_and_that_is_no_silence() {
    let start = Instant::now();
    let mut machine = up(&["7001"], start);
    let asked = jobs(&mut machine, start);
    accept(&mut machine, &asked, start);
    let mut events = 0;
    while !machine.is_full() {
        events += 1;
        let data = "<subscriptionId>s-7001</subscriptionId><eventData i:type='CallParkedAgainstEvent'/>";
        let text = format!(
            "<Event {NS}><eventID>e-{events}</eventID><sequenceNumber>{events}</sequenceNumber>{data}</Event>"
        );
        machine.bytes(text.as_bytes(), start);
        assert!(events < 2000, "it never fills");
    }
    machine.tick(start + secs(100));
    assert_eq!(machine.ending(), None);
    let acknowledged = jobs(&mut machine, start + secs(100));
    assert_eq!(acknowledged.iter().filter(|job| matches!(job, Job::Acknowledge { .. })).count(), events);
    let parks = news(&mut machine).into_iter().filter(|item| matches!(item, News::Park { .. })).count();
    assert_eq!(parks, events, "nothing is lost");
    assert!(!machine.is_full());
}

#[test]
fn two_targets_that_are_one_user_share_one_subscription() {
    let start = Instant::now();
    let mut machine = up(&["7001"], start);
    let asked = jobs(&mut machine, start);
    let twin = Target { key: "twin".into(), ..target("7001") };
    machine.set_targets(vec![target("7001"), twin.clone()], start);
    accept(&mut machine, &asked, start);
    assert!(jobs(&mut machine, start).is_empty(), "a second one would replace the first");
    let park = |sequence: u32| {
        let data = "<subscriptionId>s-7001</subscriptionId><eventData i:type='CallParkedAgainstEvent'/>";
        format!(
            "<Event {NS}><eventID>e-{sequence}</eventID><sequenceNumber>{sequence}</sequenceNumber>{data}</Event>"
        )
    };
    machine.bytes(park(1).as_bytes(), start);
    let told = |machine: &mut Machine| {
        let parks = news(machine).into_iter().filter_map(|item| match item {
            News::Park { key, .. } => Some(key),
            _ => None,
        });
        parks.collect::<Vec<_>>()
    };
    assert_eq!(told(&mut machine), ["7001", "twin"]);
    let late = Target { key: "late".into(), ..target("7001") };
    machine.set_targets(vec![target("7001"), late.clone()], start);
    assert_eq!(told(&mut machine), ["late"], "it learns what is known");
    jobs(&mut machine, start);
    machine.set_targets(vec![late], start);
    let sent = jobs(&mut machine, start);
    assert!(matches!(sent[..], [Job::Unsubscribe { .. }, Job::Subscribe { .. }]), "its own now: {sent:?}");
}

#[test]
fn who_shares_a_refused_user_is_refused_too() {
    let start = Instant::now();
    let mut machine = up(&["7001"], start);
    machine.set_targets(vec![target("7001"), Target { key: "twin".into(), ..target("7001") }], start);
    for job in jobs(&mut machine, start) {
        let Job::Subscribe { ask, .. } = job else { panic!("{job:?}") };
        machine.done(Done::Subscribed { ask, result: Err(status(403, None)) }, start);
    }
    let refused = news(&mut machine).into_iter().filter_map(|item| match item {
        News::Target { key, state: TargetState::Refused { .. } } => Some(key),
        _ => None,
    });
    assert_eq!(refused.collect::<Vec<_>>(), ["7001", "twin"]);
}

#[test]
fn a_target_that_goes_and_returns_while_it_is_asked_for_is_asked_for_once() {
    let start = Instant::now();
    let mut machine = up(&["7001"], start);
    let asked = jobs(&mut machine, start);
    machine.set_targets(vec![], start);
    machine.set_targets(vec![target("7001")], start);
    accept(&mut machine, &asked, start);
    assert!(jobs(&mut machine, start).is_empty());
    assert!(news(&mut machine).contains(&News::Target { key: "7001".into(), state: TargetState::Live }));
}

#[test]
fn that_webex_is_heard_is_told_every_few_seconds_whether_it_speaks_or_answers() {
    let start = Instant::now();
    let mut machine = up(&[], start);
    all_news(&mut machine);
    for second in 1..=20 {
        beat(&mut machine, start + secs(second));
    }
    assert_eq!(all_news(&mut machine), vec![News::Heard; 4], "not with each heartbeat");
    machine.done(Done::Heartbeat(Ok(())), start + secs(26));
    assert_eq!(all_news(&mut machine), [News::Heard]);
    machine.done(Done::Heartbeat(Err(status(503, None))), start + secs(40));
    assert_eq!(all_news(&mut machine), [], "a refusal of one server is not the channel");
}
