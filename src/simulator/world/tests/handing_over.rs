//! Divert, transfer, push, pickup, barge-in, pull.

use super::*;

#[test]
fn a_diverted_call_rings_at_its_destination_and_says_who_sent_it() {
    let mut world = quiet();
    let ringing = world.incoming(ROSA.line, harriet(), None);
    let id = id_of(&world, ringing);
    assert_eq!(world.divert(ROSA, &id, None, false).unwrap_err().code, Some(25008));
    assert_eq!(world.divert(ROSA, &id, Some("7001"), false).unwrap_err().status, 404, "a slot does not ring");
    world.divert(ROSA, &id, Some("2107"), false).unwrap();
    assert!(shape(&world, ROSA.line).is_empty());
    let toms = world.calls_json(TOM.line)[0].clone();
    assert_eq!((&toms["state"], &toms["remoteParty"]["name"]), (&"alerting".into(), &"Harriet Lund".into()));
    assert_eq!(toms["redirections"][0]["reason"], "divert");
    assert_eq!(toms["redirections"][0]["redirectingParty"]["name"], "Rosa Keller");
}

#[test]
fn a_call_sent_to_voicemail_leaves_the_caller_talking_to_it() {
    let mut world = quiet();
    let info = world.dial(TOM, "2100", Ring::default()).unwrap();
    world.answer(TOM, &info.call_id, None).unwrap();
    let rosas = world.calls_json(ROSA.line)[0]["id"].as_str().unwrap().to_owned();
    world.divert(ROSA, &rosas, None, true).unwrap();
    pass(&mut world, 1);
    assert_eq!(shape(&world, TOM.line), ["originator/connected"]);
    assert_eq!(remote_name(&world, TOM.line), "Voicemail");
}

/// Rosa talks to Harriet on hold and to Tom.
fn drive_to_two_calls(world: &mut World) -> (String, String) {
    let first = drive_to_talking(world, ROSA);
    let first = id_of(world, first);
    let second = world.dial(ROSA, "2107", DESK_PHONE).unwrap();
    world.answer(ROSA, &second.call_id, None).unwrap();
    (first, second.call_id)
}

#[test]
fn an_attended_transfer_brings_the_two_far_sides_together() {
    for by_ids in [true, false] {
        let mut world = quiet();
        let (first, second) = drive_to_two_calls(&mut world);
        let tom = world.calls_json(TOM.line)[0]["id"].as_str().unwrap().to_owned();
        world.answer(TOM, &tom, None).unwrap();
        world.transfer(ROSA, by_ids.then_some((first.as_str(), second.as_str()))).unwrap();
        assert!(shape(&world, ROSA.line).is_empty());
        assert_eq!(shape(&world, TOM.line), ["terminator/connected"]);
        assert_eq!(remote_name(&world, TOM.line), "Harriet Lund");
        assert_eq!(world.transfer(ROSA, None).unwrap_err().status, 400, "no two calls");
    }
}

#[test]
fn a_transfer_may_be_completed_while_the_second_still_rings() {
    let mut world = quiet();
    let (first, second) = drive_to_two_calls(&mut world);
    world.transfer(ROSA, Some((&first, &second))).unwrap();
    assert_eq!(
        (shape(&world, TOM.line), remote_name(&world, TOM.line)),
        (vec!["terminator/alerting".into()], "Harriet Lund".into())
    );
    let tom = world.calls_json(TOM.line)[0]["id"].as_str().unwrap().to_owned();
    world.answer(TOM, &tom, None).unwrap();
    assert_eq!(shape(&world, TOM.line), ["terminator/connected"]);
}

#[test]
fn a_mute_transfer_hands_over_only_when_the_destination_answers() {
    let mut world = quiet();
    let talking = drive_to_talking(&mut world, ROSA);
    let first = id_of(&world, talking);
    let info = world.transfer_to(ROSA, &first, "2107").unwrap();
    assert_eq!(shape(&world, ROSA.line), ["terminator/held", "originator/connecting"]);
    assert!(world.one_call_json(ROSA, &info.call_id).is_ok());
    let tom = world.calls_json(TOM.line)[0]["id"].as_str().unwrap().to_owned();
    world.answer(TOM, &tom, None).unwrap();
    assert!(shape(&world, ROSA.line).is_empty());
    assert_eq!(remote_name(&world, TOM.line), "Harriet Lund");
    assert_eq!(world.transfer_to(ROSA, &first, "2107").unwrap_err().status, 404);
}

#[test]
fn an_assistants_call_is_pushed_to_the_executive() {
    let mut world = quiet();
    let talking = drive_to_talking(&mut world, ROSA);
    let id = id_of(&world, talking);
    world.push(ROSA, &id).unwrap();
    assert_eq!(
        (shape(&world, ROSA.line).len(), shape(&world, MIA.line)),
        (0, vec!["terminator/alerting".into()])
    );
    let talking = drive_to_talking(&mut world, TOM);
    let id = id_of(&world, talking);
    assert_eq!(world.push(TOM, &id).unwrap_err().status, 400, "Tom assists nobody");
}

#[test]
fn a_ringing_call_is_picked_up_elsewhere() {
    for target in [Some("2107"), None] {
        let mut world = quiet();
        assert_eq!(world.pickup(ROSA, target, DESK_PHONE).unwrap_err().status, 400, "nothing rings");
        world.incoming(TOM.line, harriet(), None);
        let info = world.pickup(ROSA, target, DESK_PHONE).unwrap();
        assert_eq!(shape(&world, ROSA.line), ["clickToDial/alerting"]);
        world.answer(ROSA, &info.call_id, None).unwrap();
        assert_eq!(
            (shape(&world, ROSA.line), shape(&world, TOM.line).len()),
            (vec!["originator/connected".into()], 0)
        );
        assert_eq!(
            (remote_name(&world, ROSA.line), history(&world, TOM.line)),
            ("Harriet Lund".into(), vec!["missed".into()])
        );
    }
}

#[test]
fn a_pickup_that_comes_too_late_gets_nothing() {
    let mut world = quiet();
    let toms = world.incoming(TOM.line, harriet(), None);
    let info = world.pickup(ROSA, Some("2107"), DESK_PHONE).unwrap();
    world.lift_handset(toms).unwrap();
    world.answer(ROSA, &info.call_id, None).unwrap();
    assert_eq!((shape(&world, ROSA.line).len(), shape(&world, TOM.line).len()), (0, 1));
}

#[test]
fn who_barges_in_leaves_without_ending_the_call_but_ends_with_it() {
    for target_ends in [true, false] {
        let mut world = quiet();
        let talking = drive_to_talking(&mut world, TOM);
        let info = world.barge_in(ROSA, "2107", DESK_PHONE).unwrap();
        world.answer(ROSA, &info.call_id, None).unwrap();
        assert_eq!(shape(&world, ROSA.line), ["originator/connected"]);
        if target_ends {
            world.hang_up(talking);
        } else {
            world.hangup(ROSA, &info.call_id).unwrap();
        }
        assert_eq!(
            (shape(&world, ROSA.line).len(), shape(&world, TOM.line).len()),
            (0, usize::from(!target_ends))
        );
    }
}

#[test]
fn a_pulled_call_moves_to_the_device_and_the_temporary_leg_is_released() {
    let mut world = quiet();
    assert_eq!(world.pull(ROSA, DESK_PHONE).unwrap_err().status, 400);
    let talking = drive_to_talking(&mut world, ROSA);
    assert_eq!(world.pull(ROSA, DESK_PHONE).unwrap_err().status, 400, "it is there already");
    let info = world.pull(ROSA, Ring { device: Some(1), mobile: None }).unwrap();
    world.answer(ROSA, &info.call_id, None).unwrap();
    let calls = world.calls_json(ROSA.line);
    assert_eq!((calls.len(), &calls[0]["id"]), (1, &id_of(&world, talking).into()));
    assert_eq!(calls[0]["endpointId"], world.dir.member(ROSA.user).devices[1].id.as_str());
    assert_eq!(calls[0]["state"], "connected");
}
