//! Retrieves, from a press to the end.

use proptest::prelude::*;

use super::*;

#[test]
fn one_click_walks_from_asked_over_ringing_to_connected() {
    let mut console = drive_to_ready();
    let effects = press(&mut console, "7001", 1_000);
    assert!(
        matches!(&effects[0], Effect::Retrieve { destination: Some(number), endpoint: Some(endpoint), .. }
        if number == "7001" && endpoint.0 == "desk")
    );
    assert_eq!(stage(&console, "7001"), Stage::Asked);

    let effects = accept(&mut console, 1, "leg", 1_100);
    assert!(
        matches!(&effects[0], Effect::Answer { call, endpoint, .. } if call.0 == "leg" && endpoint.0 == "desk")
    );
    assert!(matches!(stage(&console, "7001"), Stage::Ringing(leg) if leg.answering == Answering::Asked));
    assert_eq!(said(&console), "7001 Lobby 7001: Desk phone is ringing. Valet is answering for you.");

    read(&mut console, vec![connected("leg")], 2_000);
    assert!(matches!(stage(&console, "7001"), Stage::Connected { .. }));
    assert_eq!(said(&console), "7001 Lobby 7001: Connected to Harriet Lund on Desk phone.");

    read(&mut console, vec![], 62_000);
    read(&mut console, vec![], 64_000);
    assert!(matches!(outcome(&console, "7001"), Outcome::Ended { talked_ms: 62_000, .. }));
}

#[test]
fn a_caller_on_hold_is_not_shown_as_talked_to() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    read(&mut console, vec![connected("leg")], 2_000);
    let held = Call { state: CallState::Held, ..connected("leg") };
    read(&mut console, vec![held], 4_000);
    assert_eq!(stage(&console, "7001").talk(), Some(Talk::OnHold));
    assert_eq!(said(&console), "7001 Lobby 7001: Harriet Lund is on hold on Desk phone.");
    read(&mut console, vec![connected("leg")], 6_000);
    assert_eq!(said(&console), "7001 Lobby 7001: Connected to Harriet Lund on Desk phone.");
}

#[test]
fn a_201_is_never_shown_as_connected() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    read(&mut console, vec![ringing("leg")], 2_000);
    assert!(matches!(stage(&console, "7001"), Stage::Ringing(_)));
}

#[test]
fn a_second_press_in_flight_sends_nothing() {
    let mut console = drive_to_ready();
    assert_eq!(orders(&press(&mut console, "7001", 1_000)), 1);
    assert_eq!(orders(&press(&mut console, "7001", 1_001)), 0);
    accept(&mut console, 1, "leg", 1_100);
    assert_eq!(orders(&press(&mut console, "7001", 1_200)), 0);
}

#[test]
fn several_slots_can_be_in_flight_and_each_follows_its_own_leg() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    press(&mut console, "7002", 1_010);
    accept(&mut console, 2, "leg2", 1_100);
    accept(&mut console, 1, "leg1", 1_200);
    let mut second = connected("leg2");
    second.remote_party.name = Some("Ines Prado".into());
    read(&mut console, vec![ringing("leg1"), second], 2_000);
    assert!(matches!(stage(&console, "7001"), Stage::Ringing(_)));
    assert!(
        matches!(stage(&console, "7002"), Stage::Connected { caller, .. } if caller.known() == Some("Ines Prado"))
    );
}

#[test]
fn a_leg_that_changes_its_id_at_the_answer_is_followed() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    read(&mut console, vec![ringing("leg")], 2_000);
    read(&mut console, vec![connected("another")], 3_000);
    assert!(matches!(stage(&console, "7001"), Stage::Connected { leg, .. } if leg.call.0 == "another"));
}

#[test]
fn a_leg_that_changes_id_and_session_is_followed_too_but_no_older_call_is_taken_for_it() {
    let mut console = drive_to_ready();
    let old = call("old", "s0", Personality::Originator, CallState::Connected);
    read(&mut console, vec![old.clone()], 900);
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    read(&mut console, vec![old.clone(), ringing("leg")], 2_000);
    read(&mut console, vec![old.clone()], 3_000);
    assert!(matches!(stage(&console, "7001"), Stage::Ringing(_)), "one reading without it is not the end");
    let new = call("new", "s9", Personality::Originator, CallState::Connected);
    read(&mut console, vec![old, new], 4_000);
    assert!(matches!(stage(&console, "7001"), Stage::Connected { leg, .. } if leg.call.0 == "new"));
}

#[test]
fn a_device_that_falls_silent_was_not_answered_and_the_caller_may_still_be_parked() {
    let mut console = drive_to_ready_with(false, devices());
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    read(&mut console, vec![ringing("leg")], 2_000);
    read(&mut console, vec![], 31_000);
    read(&mut console, vec![], 32_000);
    assert_eq!(outcome(&console, "7001"), Outcome::NotAnswered);
    assert_eq!(
        said(&console),
        "7001 Lobby 7001: Desk phone was not answered. The caller may still be parked on 7001 Lobby 7001: try again."
    );
    assert!(console.may_retrieve(&slot("7001"), at(33_000)));
}

#[test]
fn a_device_that_falls_silent_early_was_not_left_unanswered_and_somebody_may_have_been_faster() {
    let silent_at = |mono_ms| {
        let mut console = drive_to_ready_with(false, devices());
        press(&mut console, "7001", 1_000);
        accept(&mut console, 1, "leg", 1_100);
        read(&mut console, vec![ringing("leg")], 2_000);
        read(&mut console, vec![], mono_ms - 1_000);
        read(&mut console, vec![], mono_ms);
        console
    };
    let early = silent_at(16_099);
    assert_eq!(outcome(&early, "7001"), Outcome::StoppedRinging);
    assert_eq!(
        said(&early),
        "7001 Lobby 7001: Desk phone has stopped ringing before it was answered. If somebody was faster, the caller is gone from 7001 Lobby 7001; otherwise try again."
    );
    let state = early.board().slot(&slot("7001")).unwrap().state(at(16_100));
    let learned =
        matches!(&state, SlotState::NotKnown { last: Some(last) } if last.finding == Finding::Nothing);
    assert!(learned, "{state:?}");
    assert!(early.may_retrieve(&slot("7001"), at(16_100)));
    assert_eq!(outcome(&silent_at(16_100), "7001"), Outcome::NotAnswered);
}

#[test]
fn a_leg_that_dies_after_the_answer_means_that_nobody_was_there() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    news(&mut console, News::Answered { id: RetrievalId(1), result: Ok(()) }, 1_200);
    for mono_ms in [2_000, 3_000, 4_000, 5_000] {
        read(&mut console, vec![], mono_ms);
    }
    assert_eq!(outcome(&console, "7001"), Outcome::NobodyThere);
    let state = console.board().slot(&slot("7001")).unwrap().state(at(6_000));
    assert!(matches!(state, SlotState::Free { .. }), "{state:?}");
}

#[test]
fn a_new_leg_gets_three_seconds_to_appear_among_the_calls() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    for mono_ms in [1_500, 1_600, 1_700, 1_800] {
        read(&mut console, vec![], mono_ms);
    }
    assert!(matches!(stage(&console, "7001"), Stage::Ringing(_)));
}

#[test]
fn where_the_answer_is_refused_the_attendant_is_told_to_lift_the_handset() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    let why = failure(FailureKind::Refused, PressAgain::Now, LookUp::Nothing);
    news(&mut console, News::Answered { id: RetrievalId(1), result: Err(why) }, 1_200);
    assert_eq!(said(&console), "7001 Lobby 7001: Desk phone is ringing. Lift the handset.");
}

#[test]
fn a_device_that_cannot_be_controlled_is_not_answered_for_the_attendant() {
    let mut console = drive_to_ready();
    let on = Some(Target::One(endpoint("lobby", "Lobby phone", false, false)));
    intent(&mut console, Intent::Retrieve { slot: slot("7001"), on }, 1_000);
    assert!(
        !accept(&mut console, 1, "leg", 1_100).iter().any(|effect| matches!(effect, Effect::Answer { .. }))
    );
    assert_eq!(said(&console), "7001 Lobby 7001: Lobby phone is ringing. Lift the handset.");
}

#[test]
fn all_my_devices_sends_no_endpoint() {
    let mut console = drive_to_ready();
    intent(&mut console, Intent::Choose(Choice::AllDevices), 900);
    let effects = press(&mut console, "7001", 1_000);
    assert!(matches!(&effects[0], Effect::Retrieve { endpoint: None, .. }));
}

#[test]
fn an_order_without_an_answer_is_looked_up_and_found() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    refuse(&mut console, 1, failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls), 16_000);
    assert!(matches!(stage(&console, "7001"), Stage::LookingUp { .. }));
    assert_eq!(orders(&press(&mut console, "7001", 16_100)), 0, "no second order while it is looked up");
    read(&mut console, vec![ringing("found")], 17_000);
    assert!(matches!(stage(&console, "7001"), Stage::Ringing(leg) if leg.call.0 == "found"));
}

#[test]
fn an_order_without_an_answer_that_did_nothing_offers_to_try_again_after_three_readings() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    refuse(&mut console, 1, failure(FailureKind::Troubled, PressAgain::AfterLookUp, LookUp::Calls), 2_000);
    for mono_ms in [3_000, 4_000, 5_000] {
        assert!(!console.may_retrieve(&slot("7001"), at(mono_ms)));
        read(&mut console, vec![], mono_ms);
    }
    assert!(matches!(outcome(&console, "7001"), Outcome::NotTaken(_)));
    assert!(console.may_retrieve(&slot("7001"), at(5_001)));
}

#[test]
fn a_reading_from_before_the_failure_proves_nothing() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    refuse(&mut console, 1, failure(FailureKind::Troubled, PressAgain::AfterLookUp, LookUp::Calls), 9_000);
    for _ in 0..5 {
        let stale = News::Calls { epoch: Epoch(1), asked_at: at(8_000), result: Ok(vec![]) };
        news(&mut console, stale, 13_000);
    }
    assert!(matches!(stage(&console, "7001"), Stage::LookingUp { .. }));
}

#[test]
fn a_look_up_that_can_read_nothing_ends_as_not_known() {
    let mut console = drive_to_ready();
    let no_link = || failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls);
    press(&mut console, "7001", 1_000);
    refuse(&mut console, 1, no_link(), 2_000);
    let failed = News::Calls { epoch: Epoch(1), asked_at: at(32_000), result: Err(no_link()) };
    news(&mut console, failed, 33_000);
    assert!(matches!(outcome(&console, "7001"), Outcome::NotKnown(_)));
}

#[test]
fn a_countdown_offers_the_button_again_and_does_not_press_it() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    refuse(&mut console, 1, failure(FailureKind::Refused, PressAgain::AfterSecs(5), LookUp::Nothing), 1_100);
    assert_eq!(orders(&press(&mut console, "7001", 6_000)), 0);
    assert_eq!(orders(&console.update(Event::Tick, at(6_100))), 0);
    assert!(console.may_retrieve(&slot("7001"), at(6_100)));
    assert_eq!(orders(&press(&mut console, "7001", 6_200)), 1);
}

#[test]
fn ringing_is_stopped_with_one_hang_up() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    let effects = intent(&mut console, Intent::StopRinging(slot("7001")), 1_200);
    assert!(matches!(&effects[0], Effect::HangUp { call, .. } if call.0 == "leg"));
    assert!(
        !intent(&mut console, Intent::StopRinging(slot("7001")), 1_250)
            .iter()
            .any(|effect| matches!(effect, Effect::HangUp { .. }))
    );
    news(&mut console, News::HungUp { id: RetrievalId(1), result: Ok(()) }, 1_300);
    assert_eq!(outcome(&console, "7001"), Outcome::Cancelled);
}

fn drive_to_stopping() -> Console {
    let mut console = drive_to_ready_with(false, devices());
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    intent(&mut console, Intent::StopRinging(slot("7001")), 1_200);
    console
}

#[test]
fn a_hang_up_that_met_the_caller_does_not_call_her_parked() {
    let mut console = drive_to_stopping();
    read(&mut console, vec![connected("leg")], 1_300);
    news(&mut console, News::HungUp { id: RetrievalId(1), result: Ok(()) }, 3_300);
    assert_eq!(said(&console), "7001 Lobby 7001: The call with Harriet Lund has ended after 0:02.");
}

#[test]
fn a_hang_up_that_failed_is_told_and_can_be_tried_again() {
    let mut console = drive_to_stopping();
    let why = failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls);
    news(&mut console, News::HungUp { id: RetrievalId(1), result: Err(why) }, 1_300);
    assert_eq!(
        said(&console),
        "The ringing could not be stopped. Try again, or let it ring out: the caller then stays parked."
    );
    let again = intent(&mut console, Intent::StopRinging(slot("7001")), 1_400);
    assert!(matches!(&again[0], Effect::HangUp { call, .. } if call.0 == "leg"));
}

#[test]
fn a_leg_that_went_after_a_lost_hang_up_was_stopped_not_missed() {
    let mut console = drive_to_stopping();
    let why = failure(FailureKind::Refused, PressAgain::Now, LookUp::Calls);
    news(&mut console, News::HungUp { id: RetrievalId(1), result: Err(why) }, 1_300);
    assert!(!console.announcement().urgent, "a leg that is gone needs no stopping");
    for mono_ms in [2_000, 4_000, 6_000] {
        read(&mut console, vec![], mono_ms);
    }
    assert_eq!(outcome(&console, "7001"), Outcome::Cancelled);
}

#[test]
fn a_phone_that_rings_on_is_not_said_to_be_answered_by_valet() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    accept(&mut console, 1, "leg", 1_100);
    news(&mut console, News::Answered { id: RetrievalId(1), result: Ok(()) }, 1_200);
    read(&mut console, vec![ringing("leg")], 5_000);
    assert!(said(&console).ends_with("Valet is answering for you."));
    read(&mut console, vec![ringing("leg")], 9_200);
    assert_eq!(said(&console), "7001 Lobby 7001: Desk phone is ringing. Lift the handset.");
    read(&mut console, vec![], 31_000);
    read(&mut console, vec![], 32_000);
    assert_eq!(outcome(&console, "7001"), Outcome::NotAnswered);
}

/// Anything that may come in while one slot is worked.
fn anything() -> impl Strategy<Value = u8> {
    0_u8..12
}

proptest! {
    #![proptest_config(crate::seeds::property())]

    /// Whatever comes in, in whatever order: there is at most one order per press that was allowed, an order in flight
    /// is never doubled, and nothing panics.
    #[test]
    fn an_order_in_flight_is_never_doubled(steps in proptest::collection::vec(anything(), 0..60)) {
        let mut console = drive_to_ready();
        let mut now = 1_000;
        for step in steps {
            now += 700;
            let in_flight = console.retrieval(&slot("7001")).is_some_and(|known| known.is_in_flight());
            let id = console.retrieval(&slot("7001")).map_or(RetrievalId(0), |known| known.id);
            let effects = match step {
                0..=2 => {
                    let effects = press(&mut console, "7001", now);
                    prop_assert!(!(in_flight && orders(&effects) > 0));
                    effects
                }
                3 => accept(&mut console, id.0, "leg", now),
                4 => { refuse(&mut console, id.0, failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls), now); vec![] }
                5 => { refuse(&mut console, id.0, failure(FailureKind::Refused, PressAgain::AfterSecs(2), LookUp::Nothing), now); vec![] }
                6 => { read(&mut console, vec![ringing("leg")], now); vec![] }
                7 => { read(&mut console, vec![connected("leg")], now); vec![] }
                8 => { read(&mut console, vec![], now); vec![] }
                9 => intent(&mut console, Intent::StopRinging(slot("7001")), now),
                10 => { news(&mut console, News::HungUp { id, result: Ok(()) }, now); vec![] }
                _ => { news(&mut console, News::Answered { id, result: Ok(()) }, now); vec![] }
            };
            prop_assert!(orders(&effects) <= 1);
            prop_assert!(step <= 2 || orders(&effects) == 0, "only a press sends an order");
        }
    }
}
