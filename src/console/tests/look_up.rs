//! Orders without an answer, two at once: each is found by what is its own, or said to be not known.

use super::*;

/// Two slots pressed at 1 s and 1.5 s on these devices; nothing came back for either.
fn drive_to_two_unclear_orders(first: &str, second: &str) -> Console {
    let mut console = drive_to_ready();
    for (number, device, mono_ms) in [("7001", first, 1_000), ("7002", second, 1_500)] {
        let on = Some(Target::One(endpoint(device, device, false, false)));
        intent(&mut console, Intent::Retrieve { slot: slot(number), on }, mono_ms);
    }
    let lost = || failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls);
    refuse(&mut console, 1, lost(), 2_000);
    refuse(&mut console, 2, lost(), 2_500);
    console
}

/// A leg that rings since `created_ms`, on this device if Webex says so.
fn leg_of(id: &str, created_ms: u64, device: Option<&str>) -> Call {
    Call {
        session: Some(id.into()),
        created: Some(at(created_ms).wall),
        endpoint: device.map(Into::into),
        ..ringing(id)
    }
}

fn read_until_sure(console: &mut Console, legs: &[Call]) {
    for mono_ms in [3_000, 4_000, 5_000, 6_000] {
        read(console, legs.to_vec(), mono_ms);
    }
}

fn rings_on(console: &Console, number: &str, leg: &str) -> bool {
    matches!(stage(console, number), Stage::Ringing(found) if found.call.0 == leg)
}

#[test]
fn a_leg_goes_to_the_order_for_its_device() {
    let mut console = drive_to_two_unclear_orders("desk", "lobby");
    read_until_sure(&mut console, &[leg_of("leg", 1_600, Some("lobby"))]);
    assert!(rings_on(&console, "7002", "leg"));
    assert!(matches!(outcome(&console, "7001"), Outcome::NotTaken(_)));
}

#[test]
fn a_leg_that_is_older_than_a_press_is_not_made_by_it() {
    let mut console = drive_to_two_unclear_orders("desk", "desk");
    read_until_sure(&mut console, &[leg_of("leg", 1_200, None)]);
    assert!(rings_on(&console, "7001", "leg"));
    assert!(matches!(outcome(&console, "7002"), Outcome::NotTaken(_)));
}

#[test]
fn a_leg_that_two_orders_may_have_made_is_taken_for_neither() {
    let mut console = drive_to_two_unclear_orders("desk", "desk");
    read_until_sure(&mut console, &[leg_of("leg", 1_700, Some("desk"))]);
    for number in ["7001", "7002"] {
        assert!(matches!(outcome(&console, number), Outcome::NotKnown(_)), "{number}");
    }
    assert_eq!(
        said(&console),
        "7002 Lobby 7002: It is not known whether Webex carried out the order for 7002 Lobby 7002. If desk does not ring, try again."
    );
}

#[test]
fn a_desk_whose_clock_is_fast_does_not_say_that_nothing_rings() {
    let mut console = drive_to_two_unclear_orders("desk", "desk");
    read_until_sure(&mut console, &[leg_of("leg", 900, None)]);
    assert!(matches!(outcome(&console, "7001"), Outcome::NotKnown(_)));
}

#[test]
fn two_legs_of_two_orders_are_taken_in_the_order_of_the_presses() {
    let mut console = drive_to_two_unclear_orders("desk", "desk");
    read(&mut console, vec![leg_of("second", 1_800, None), leg_of("first", 1_700, None)], 3_000);
    assert!(rings_on(&console, "7001", "first") && rings_on(&console, "7002", "second"));
}

#[test]
fn an_unclear_order_does_not_take_the_leg_of_one_that_is_still_being_asked() {
    let mut console = drive_to_ready();
    press(&mut console, "7001", 1_000);
    let lost = failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls);
    refuse(&mut console, 1, lost, 2_000);
    press(&mut console, "7002", 2_500);
    read(&mut console, vec![leg_of("leg", 2_600, None)], 2_900);
    accept(&mut console, 2, "leg", 3_000);
    assert!(rings_on(&console, "7002", "leg"));
    assert!(matches!(stage(&console, "7001"), Stage::LookingUp { .. }));
}
