//! What is shown when the calls cannot be read, and what a later reading corrects.

use super::*;

fn tick(console: &mut Console, mono_ms: u64) -> Vec<Effect> {
    console.update(Event::Tick, at(mono_ms))
}

fn unreadable(console: &mut Console, kind: FailureKind, mono_ms: u64) -> Vec<Effect> {
    let why = failure(kind, PressAgain::Now, LookUp::Nothing);
    news(console, News::Calls { epoch: Epoch(1), asked_at: at(mono_ms), result: Err(why) }, mono_ms)
}

fn pace(effects: &[Effect]) -> Option<Pace> {
    effects.iter().find_map(|effect| match effect {
        Effect::Watch { pace, .. } => Some(*pace),
        _ => None,
    })
}

#[test]
fn without_the_permission_to_read_calls_a_ringing_does_not_last_for_ever() {
    let mut console = Console::new(options(false));
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    let scopes = Some(["spark:calls_write", "spark:telephony_config_read"].map(str::to_owned).into());
    let effects =
        news(&mut console, News::SignedIn { epoch: Epoch(1), scopes, not_kept: None, kept_for: None }, 200);
    assert_eq!(pace(&effects), None, "what is not permitted is not asked for");
    news(&mut console, News::Extensions { epoch: Epoch(1), result: Ok(places()) }, 300);
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    assert_eq!(console.wakes_in_ms(at(1_100)), Some(30_000));
    tick(&mut console, 31_099);
    assert!(matches!(stage(&console, "7001"), Stage::Ringing(_)));
    tick(&mut console, 31_100);
    assert!(matches!(outcome(&console, "7001"), Outcome::NotKnown(_)));
    assert_eq!(
        said(&console),
        "7001 Lobby 7001: Your calls could not be read. It is not known whether one of your devices was answered; if nobody has the caller, try again."
    );
    assert!(console.may_retrieve(&slot("7001"), at(31_200)));
}

#[test]
fn a_sign_in_that_runs_out_while_it_rings_leaves_no_ringing_on_the_screen() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    news(&mut console, News::Expired { epoch: Epoch(1) }, 1_200);
    assert!(matches!(stage(&console, "7001"), Stage::Ringing(_)), "the phone does ring");
    tick(&mut console, 40_000);
    assert!(matches!(outcome(&console, "7001"), Outcome::NotKnown(_)));

    intent(&mut console, Intent::SignIn(SignInWay::Browser), 41_000);
    news(
        &mut console,
        News::SignedIn { epoch: Epoch(2), scopes: None, not_kept: None, kept_for: None },
        42_000,
    );
    let calls = News::Calls { epoch: Epoch(2), asked_at: at(42_500), result: Ok(vec![connected("leg")]) };
    news(&mut console, calls, 43_000);
    assert_eq!(said(&console), "7001 Lobby 7001: Connected to Harriet Lund on Desk phone.");
}

#[test]
fn a_talk_that_no_reading_confirms_is_not_shown_as_going_on() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    read(&mut console, vec![connected("leg")], 2_000);
    unreadable(&mut console, FailureKind::NoLink, 100_000);
    assert!(matches!(stage(&console, "7001"), Stage::Connected { .. }));
    unreadable(&mut console, FailureKind::NoLink, 122_000);
    assert_eq!(
        said(&console),
        "7001 Lobby 7001: Your calls could not be read. It is not known whether the call with Harriet Lund goes on."
    );
    read(&mut console, vec![connected("leg")], 130_000);
    assert!(matches!(stage(&console, "7001"), Stage::Connected { since, .. } if since.mono_ms == 2_000));
}

#[test]
fn a_leg_that_was_given_up_too_early_is_found_again() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    news(&mut console, News::Answered { id: RetrievalId(1), result: Ok(()) }, 1_200);
    for mono_ms in [2_000, 3_000, 4_000, 5_000] {
        read(&mut console, vec![], mono_ms);
    }
    assert_eq!(outcome(&console, "7001"), Outcome::NobodyThere);
    read(&mut console, vec![connected("leg")], 6_000);
    assert!(matches!(stage(&console, "7001"), Stage::Connected { .. }), "she talks to the caller");
}

#[test]
fn a_leg_that_was_hung_up_and_is_still_listed_belongs_to_nobody_else() {
    let mut console = drive_to_ready_with(false, devices());
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    intent(&mut console, Intent::StopRinging(slot("7001")), 1_200);
    news(&mut console, News::HungUp { id: RetrievalId(1), result: Ok(()) }, 1_300);
    press(&mut console, "7002", 1_400);
    refuse(&mut console, 2, failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls), 1_500);
    read(&mut console, vec![ringing("leg")], 1_600);
    assert!(matches!(stage(&console, "7002"), Stage::LookingUp { .. }));
    assert_eq!(outcome(&console, "7001"), Outcome::Cancelled);
}

#[test]
fn a_look_up_behind_a_shut_gate_ends_without_a_reading() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    refuse(&mut console, 1, failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls), 2_000);
    assert_eq!(console.wakes_in_ms(at(2_000)), Some(30_000));
    tick(&mut console, 32_000);
    assert!(matches!(outcome(&console, "7001"), Outcome::NotKnown(_)));
}

#[test]
fn a_countdown_neither_hurries_the_reading_nor_stays_for_the_day() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    let wait = failure(FailureKind::Refused, PressAgain::AfterSecs(5), LookUp::Nothing);
    let effects = news(&mut console, News::Retrieved { id: RetrievalId(1), result: Err(wait) }, 1_100);
    assert_eq!(pace(&effects), Some(Pace::Idle));
    tick(&mut console, 66_099);
    assert!(console.retrieval(&slot("7001")).is_some());
    tick(&mut console, 66_100);
    assert!(console.retrieval(&slot("7001")).is_none());
}

#[test]
fn calls_that_may_not_be_read_are_told_once_and_asked_for_less_often() {
    let mut console = drive_to_ready();
    let effects = unreadable(&mut console, FailureKind::NotAllowed, 5_000);
    assert_eq!(pace(&effects), Some(Pace::Away));
    unreadable(&mut console, FailureKind::NotAllowed, 20_000);
    let told =
        console.activity().entries().filter(|entry| english(&entry.outcome) == "It did not work.").count();
    assert_eq!(told, 1);
}

#[test]
fn what_is_refused_for_good_is_not_read_again_every_half_minute() {
    for (kind, status, again) in [
        (FailureKind::NotAllowed, Some(403), false),
        (FailureKind::Refused, Some(404), false),
        (FailureKind::Refused, Some(429), true),
        (FailureKind::Troubled, Some(503), true),
        (FailureKind::NoLink, None, true),
    ] {
        let mut console = drive_to_ready();
        let why = Failure { status, ..failure(kind, PressAgain::Now, LookUp::Nothing) };
        news(&mut console, News::Group { epoch: Epoch(1), result: Err(why) }, 1_000);
        let read = tick(&mut console, 40_000).iter().any(|effect| matches!(effect, Effect::ReadGroup(_)));
        assert_eq!(read, again, "{kind:?} {status:?}");
    }
}

#[test]
fn time_that_has_passed_is_acted_on_once() {
    let mut console = drive_to_ready();
    let quarter = 15 * 60_000;
    assert_eq!(console.wakes_in_ms(at(200)), Some(quarter));
    tick(&mut console, 200 + quarter);
    assert_eq!(console.wakes_in_ms(at(200 + quarter)), Some(quarter));
}
