//! Park, retrieve, recall, abandon, and the race for a caller.

use super::super::knobs::{BusyPark, EmptyRetrieve, RecallTo, RecallUnanswered};
use super::super::park::ParkOn;
use super::*;

fn park_harriet(world: &mut World) {
    world.park_outside(S7001, harriet(), TOM.user).unwrap();
}

#[test]
fn a_parked_call_leaves_the_list_and_waits_on_the_slot() {
    let mut world = quiet();
    let talking = drive_to_talking(&mut world, ROSA);
    let id = id_of(&world, talking);
    let against = world.park(ROSA, &id, ParkOn::Number("7001")).unwrap();
    assert_eq!((against.name.as_deref(), against.number.as_deref()), (Some("Lobby 1"), Some("7001")));
    assert!(shape(&world, ROSA.line).is_empty());
    assert!(world.parked().contains_key(&S7001));
    assert_eq!(history(&world, ROSA.line), ["received"]);
}

#[test]
fn a_held_call_or_a_busy_target_cannot_be_parked() {
    for (knob, status) in [(BusyPark::BadRequest, 400), (BusyPark::Conflict, 409)] {
        let mut world = quiet_with(|knobs| knobs.busy_park = knob);
        park_harriet(&mut world);
        let talking = drive_to_talking(&mut world, ROSA);
        let id = id_of(&world, talking);
        assert_eq!(world.park(ROSA, &id, ParkOn::Number("7001")).unwrap_err().status, status);
        assert_eq!(world.park(ROSA, &id, ParkOn::Number("7999")).unwrap_err().status, 404);
        assert_eq!(world.park(ROSA, &id, ParkOn::Number("hello")).unwrap_err().code, Some(25024));
        world.hold(ROSA, &id).unwrap();
        assert_eq!(world.park(ROSA, &id, ParkOn::Number("7002")).unwrap_err().status, 400);
        assert_eq!(shape(&world, ROSA.line), ["terminator/held"]);
    }
}

#[test]
fn group_park_goes_round_the_others_before_the_parker() {
    let mut world = quiet();
    let mut names = Vec::new();
    for _ in 0..3 {
        let talking = drive_to_talking(&mut world, ROSA);
        let id = id_of(&world, talking);
        names.push(world.park(ROSA, &id, ParkOn::Group).unwrap().name.unwrap());
    }
    assert_eq!(names, ["Tom Abel", "Mia Roth", "Rosa Keller"]);
    let talking = drive_to_talking(&mut world, ROSA);
    let id = id_of(&world, talking);
    assert_eq!(world.park(ROSA, &id, ParkOn::Group).unwrap_err().status, 400, "everybody has one");
}

#[test]
fn a_retrieve_rings_first_and_takes_the_caller_when_answered() {
    let mut world = quiet();
    park_harriet(&mut world);
    let info = world.retrieve(ROSA, Some("7001"), DESK_PHONE).unwrap();
    assert_eq!(shape(&world, ROSA.line), ["clickToDial/alerting"]);
    assert!(world.parked().contains_key(&S7001), "while it rings the slot keeps the caller");
    world.answer(ROSA, &info.call_id, None).unwrap();
    let call = world.calls_json(ROSA.line)[0].clone();
    assert_eq!((&call["personality"], &call["state"]), (&"originator".into(), &"connected".into()));
    assert_eq!((&call["id"], &call["callSessionId"]), (&info.call_id.into(), &info.session_id.into()));
    assert_eq!(call["remoteParty"]["name"], "Harriet Lund");
    assert!(world.parked().is_empty());
}

#[test]
fn the_ids_survive_the_answer_or_not_as_the_knobs_say() {
    let mut world =
        quiet_with(|knobs| (knobs.retrieve_keeps_call_id, knobs.retrieve_keeps_session) = (false, false));
    park_harriet(&mut world);
    let parked_session = world.parked()[&S7001].session_id.clone();
    let info = world.retrieve(ROSA, Some("7001"), DESK_PHONE).unwrap();
    pass(&mut world, 3);
    world.answer(ROSA, &info.call_id, None).unwrap();
    assert_eq!(world.one_call_json(ROSA, &info.call_id).unwrap_err().status, 404);
    let call = world.calls_json(ROSA.line)[0].clone();
    assert_eq!(call["callSessionId"], parked_session);
    assert_eq!(call["created"], "1970-01-01T00:00:03.000Z");
}

#[test]
fn an_unanswered_or_cancelled_retrieve_leaves_the_caller_parked() {
    let mut world = quiet();
    park_harriet(&mut world);
    world.retrieve(ROSA, Some("7001"), DESK_PHONE).unwrap();
    pass(&mut world, 30);
    assert!(shape(&world, ROSA.line).is_empty() && world.parked().contains_key(&S7001));
    let info = world.retrieve(ROSA, Some("7001"), DESK_PHONE).unwrap();
    world.hangup(ROSA, &info.call_id).unwrap();
    assert!(shape(&world, ROSA.line).is_empty() && world.parked().contains_key(&S7001));
}

#[test]
fn an_empty_slot_answers_in_the_four_ways() {
    for (knob, status) in
        [(EmptyRetrieve::NotFound, 404), (EmptyRetrieve::Conflict, 409), (EmptyRetrieve::BadRequest, 400)]
    {
        let mut world = quiet_with(|knobs| knobs.empty_retrieve = knob);
        assert_eq!(world.retrieve(ROSA, Some("7001"), DESK_PHONE).unwrap_err().status, status);
        assert!(shape(&world, ROSA.line).is_empty());
    }
    for announcement_secs in [0, 4] {
        let mut world = quiet_with(|knobs| knobs.announcement_secs = announcement_secs);
        let info = world.retrieve(ROSA, Some("7001"), DESK_PHONE).unwrap();
        assert_eq!(shape(&world, ROSA.line), ["clickToDial/alerting"]);
        world.answer(ROSA, &info.call_id, None).unwrap();
        pass(&mut world, 4);
        assert!(shape(&world, ROSA.line).is_empty());
    }
    let mut world = quiet();
    assert_eq!(
        world.retrieve(ROSA, Some("7999"), DESK_PHONE).unwrap_err().status,
        404,
        "nobody has that number"
    );
    assert_eq!(world.retrieve(ROSA, Some("soon"), DESK_PHONE).unwrap_err().code, Some(25024));
}

#[test]
fn of_two_who_race_one_gets_the_caller_and_the_other_is_disconnected() {
    let mut world = quiet();
    park_harriet(&mut world);
    let rosas = world.retrieve(ROSA, Some("7001"), DESK_PHONE).unwrap();
    let mias = world.retrieve(MIA, Some("7001"), Ring::default()).unwrap();
    world.answer(MIA, &mias.call_id, None).unwrap();
    world.answer(ROSA, &rosas.call_id, None).unwrap();
    assert_eq!(shape(&world, MIA.line), ["originator/connected"]);
    assert!(shape(&world, ROSA.line).is_empty());
    assert_eq!(world.parked().len(), 0);
}

#[test]
fn a_caller_parked_against_oneself_is_retrieved_without_a_destination() {
    let mut world = quiet();
    let talking = drive_to_talking(&mut world, ROSA);
    let id = id_of(&world, talking);
    let own = world.park(ROSA, &id, ParkOn::Myself).unwrap();
    assert_eq!((own.number.as_deref(), own.person_id.is_some()), (Some("2100"), true));
    let info = world.retrieve(ROSA, None, Ring::default()).unwrap();
    world.answer(ROSA, &info.call_id, None).unwrap();
    assert_eq!(remote_name(&world, ROSA.line), "Harriet Lund");
}

#[test]
fn the_retrieve_code_dialled_retrieves_too() {
    let mut world = quiet();
    park_harriet(&mut world);
    let info = world.dial(ROSA, "*887001", DESK_PHONE).unwrap();
    world.answer(ROSA, &info.call_id, None).unwrap();
    assert_eq!(remote_name(&world, ROSA.line), "Harriet Lund");
}

#[test]
fn a_slot_of_another_site_needs_its_esn() {
    let mut world = two_sites();
    let hill = world.dir.spot_named("7101").unwrap();
    world.park_outside(hill, harriet(), MemberId(3)).unwrap();
    assert_eq!(world.retrieve(ROSA, Some("7101"), DESK_PHONE).unwrap_err().status, 404);
    let info = world.retrieve(ROSA, Some("88227101"), DESK_PHONE).unwrap();
    world.answer(ROSA, &info.call_id, None).unwrap();
    let id = info.call_id;
    let against = world.park(ROSA, &id, ParkOn::Number("88227101")).unwrap();
    assert_eq!(against.number.as_deref(), Some("88227101"), "what comes back can be dialled");
}

#[test]
fn nobody_fetched_the_caller_so_the_parker_rings() {
    let mut world = quiet();
    park_harriet(&mut world);
    pass(&mut world, 44);
    assert!(world.parked().contains_key(&S7001));
    pass(&mut world, 1);
    assert!(world.parked().is_empty());
    let call = world.calls_json(TOM.line)[0].clone();
    assert_eq!((&call["personality"], &call["state"]), (&"terminator".into(), &"alerting".into()));
    assert_eq!(call["remoteParty"]["name"], "Harriet Lund");
    assert_eq!(
        (&call["recall"]["type"], &call["recall"]["party"]["number"]),
        (&"park".into(), &"7001".into())
    );
    assert_eq!(call["created"], "1970-01-01T00:00:45.000Z");
    pass(&mut world, 600);
    assert_eq!(shape(&world, TOM.line), ["terminator/alerting"], "the caller keeps ringing");
}

#[test]
fn an_unanswered_recall_goes_where_the_knobs_say() {
    let after = |to: RecallTo, unanswered: RecallUnanswered, secs: i64| {
        let mut world = quiet_with(|knobs| (knobs.recall_to, knobs.recall_unanswered) = (to, unanswered));
        park_harriet(&mut world);
        pass(&mut world, secs);
        (shape(&world, TOM.line).len(), shape(&world, MIA.line).len(), world.parked().len())
    };
    use RecallTo::{HuntGroup, Parker, ParkerThenHuntGroup};
    use RecallUnanswered::{Disconnect, KeepRinging, ParkAgain};
    assert_eq!(after(Parker, Disconnect, 90), (0, 0, 0));
    assert_eq!(after(Parker, ParkAgain, 90), (0, 0, 1));
    assert_eq!(after(Parker, ParkAgain, 135), (1, 0, 0), "and is recalled again");
    assert_eq!(after(ParkerThenHuntGroup, KeepRinging, 89), (1, 0, 0));
    assert_eq!(after(ParkerThenHuntGroup, KeepRinging, 90), (0, 1, 0));
    assert_eq!(after(HuntGroup, KeepRinging, 45), (1, 0, 0));
}

#[test]
fn a_long_stretch_of_time_is_lived_through_step_by_step() {
    let knobs = |knobs: &mut Knobs| knobs.recall_unanswered = RecallUnanswered::ParkAgain;
    let (mut at_once, mut stepwise) = (quiet_with(knobs), quiet_with(knobs));
    for world in [&mut at_once, &mut stepwise] {
        park_harriet(world);
        world.dial(ROSA, "2107", DESK_PHONE).unwrap();
    }
    pass(&mut at_once, 1000);
    (0..1000).for_each(|_| pass(&mut stepwise, 1));
    let seen = |world: &World| {
        format!("{:?} {:?} {:?}", world.parked(), world.calls_json(TOM.line), history(world, TOM.line))
    };
    assert_eq!(seen(&at_once), seen(&stepwise));
}

#[test]
fn a_parked_caller_who_gives_up_frees_the_slot_silently() {
    let mut world = quiet();
    park_harriet(&mut world);
    world.abandon(S7001).unwrap();
    assert!(world.parked().is_empty() && world.legs().next().is_none());
    assert_eq!(world.abandon(S7001).unwrap_err(), "Nobody is parked at 7001 Lobby 1.");
}

#[test]
fn a_parked_colleague_stays_in_his_call_and_frees_the_slot_by_hanging_up() {
    let mut world = quiet();
    let info = world.dial(TOM, "2100", Ring::default()).unwrap();
    world.answer(TOM, &info.call_id, None).unwrap();
    let rosas = world.calls_json(ROSA.line)[0]["id"].as_str().unwrap().to_owned();
    world.answer(ROSA, &rosas, None).unwrap();
    world.park(ROSA, &rosas, ParkOn::Number("7001")).unwrap();
    assert_eq!(shape(&world, TOM.line), ["originator/connected"]);
    let mias = world.retrieve(MIA, Some("7001"), Ring::default()).unwrap();
    world.answer(MIA, &mias.call_id, None).unwrap();
    assert_eq!(
        (remote_name(&world, TOM.line), remote_name(&world, MIA.line)),
        ("Mia Roth".into(), "Tom Abel".into())
    );
    world.park(MIA, &mias.call_id, ParkOn::Number("7001")).unwrap();
    world.hangup(TOM, &info.call_id).unwrap();
    assert!(world.parked().is_empty());
}
