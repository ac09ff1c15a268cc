//! Dial, answer, reject, hold, mute, digits, recording, history.

use super::super::calls::{RecordingAct, Rejection};
use super::*;

#[test]
fn a_dialled_colleague_is_seen_from_both_sides() {
    let mut world = quiet();
    let info = world.dial(ROSA, "2107", DESK_PHONE).unwrap();
    assert_eq!(shape(&world, ROSA.line), ["clickToDial/alerting"]);
    assert!(shape(&world, TOM.line).is_empty(), "Tom rings only when Rosa has lifted her handset");
    world.answer(ROSA, &info.call_id, None).unwrap();
    assert_eq!(shape(&world, ROSA.line), ["originator/connecting"]);
    assert_eq!(shape(&world, TOM.line), ["terminator/alerting"]);
    assert_eq!(
        (remote_name(&world, ROSA.line), remote_name(&world, TOM.line)),
        ("Tom Abel".into(), "Rosa Keller".into())
    );
    let toms = world.calls_json(TOM.line)[0].clone();
    assert_eq!(toms["callSessionId"], info.session_id);
    assert_ne!(toms["id"], info.call_id);
    world.answer(TOM, toms["id"].as_str().unwrap(), None).unwrap();
    assert_eq!(shape(&world, ROSA.line), ["originator/connected"]);
    assert_eq!(shape(&world, TOM.line), ["terminator/connected"]);
    world.hold(TOM, toms["id"].as_str().unwrap()).unwrap();
    assert_eq!(
        (shape(&world, ROSA.line), shape(&world, TOM.line)),
        (vec!["originator/remoteHeld".into()], vec!["terminator/held".into()])
    );
    world.hold(ROSA, &info.call_id).unwrap();
    world.resume(TOM, toms["id"].as_str().unwrap()).unwrap();
    assert_eq!(
        (shape(&world, ROSA.line), shape(&world, TOM.line)),
        (vec!["originator/held".into()], vec!["terminator/remoteHeld".into()])
    );
    world.hangup(ROSA, &info.call_id).unwrap();
    assert!(world.legs().next().is_none(), "both halves end together");
    assert_eq!(
        (history(&world, ROSA.line), history(&world, TOM.line)),
        (vec!["placed".into()], vec!["received".into()])
    );
}

#[test]
fn a_number_outside_answers_by_itself_after_the_knobs_seconds() {
    let mut world = quiet_with(|knobs| knobs.external_answer_secs = 5);
    let info = world.dial(ROSA, "tel:+14085559999", Ring::default()).unwrap();
    world.answer(ROSA, &info.call_id, Some(1)).unwrap();
    assert_eq!(world.calls_json(ROSA.line)[0]["endpointType"], "APPLICATION");
    pass(&mut world, 4);
    assert_eq!(shape(&world, ROSA.line), ["originator/connecting"]);
    pass(&mut world, 1);
    assert_eq!(shape(&world, ROSA.line), ["originator/connected"]);
    assert_eq!(world.calls_json(ROSA.line)[0]["answered"], "1970-01-01T00:00:05.000Z");
}

#[test]
fn an_address_is_the_same_with_any_scheme_and_parameters() {
    let mut world = quiet();
    for (dialled, name) in [
        ("tel:2107", "Tom Abel"),
        ("TEL:2107;ext=1", "Tom Abel"),
        ("SIP:tom.abel@example.org;transport=tcp", "Tom Abel"),
        ("sips:TOM.ABEL@example.org", "Tom Abel"),
        ("Sip:user@company.domain:5061", ""),
    ] {
        let info = world.dial(ROSA, dialled, Ring::default()).unwrap();
        assert_eq!(remote_name(&world, ROSA.line), name, "{dialled}");
        world.hangup(ROSA, &info.call_id).unwrap();
    }
    for nonsense in ["tel:", "sip:;x", "fax:2107", "sip:@example.org", "tel:Tom"] {
        assert_eq!(world.dial(ROSA, nonsense, Ring::default()).unwrap_err().status, 400, "{nonsense}");
    }
}

#[test]
fn what_rings_too_long_stops() {
    let mut world = quiet();
    world.dial(ROSA, "2107", Ring::default()).unwrap();
    pass(&mut world, 29);
    assert_eq!(shape(&world, ROSA.line), ["clickToDial/alerting"]);
    pass(&mut world, 1);
    assert!(world.legs().next().is_none());
    let missed = world.incoming(ROSA.line, harriet(), None);
    pass(&mut world, 60);
    assert!(world.leg(missed).is_none());
    assert_eq!(history(&world, ROSA.line), ["missed", "placed"]);
}

#[test]
fn history_tells_when_a_call_was_placed_answered_or_missed() {
    let mut world = quiet();
    let placed = world.dial(ROSA, "+14085559999", DESK_PHONE).unwrap();
    pass(&mut world, 5);
    world.hangup(ROSA, &placed.call_id).unwrap();
    let received = world.incoming(ROSA.line, harriet(), None);
    pass(&mut world, 7);
    world.lift_handset(received).unwrap();
    pass(&mut world, 9);
    world.hang_up(received);
    world.incoming(ROSA.line, harriet(), None);
    pass(&mut world, 60);
    let told: Vec<_> = world.history.items(ROSA.line, None);
    let told: Vec<_> = told.iter().map(|item| (item["type"].as_str(), item["time"].as_str())).collect();
    let expected = [("missed", "01:21"), ("received", "00:12"), ("placed", "00:00")];
    let expected = expected.map(|(kind, at)| (kind, format!("1970-01-01T00:{at}.000Z")));
    assert_eq!(told, expected.each_ref().map(|(kind, at)| (Some(*kind), Some(at.as_str()))));
}

#[test]
fn a_device_that_lifts_itself_needs_nobody() {
    let mut world = quiet_with(|knobs| knobs.auto_answer_secs = Some(2));
    world.dial(ROSA, "+14085559999", DESK_PHONE).unwrap();
    pass(&mut world, 5);
    assert_eq!(shape(&world, ROSA.line), ["originator/connected"]);
}

#[test]
fn only_an_alerting_call_on_a_willing_device_can_be_answered() {
    let mut world = quiet();
    let info = world.dial(ROSA, "2107", LOBBY_PHONE).unwrap();
    assert_eq!(world.answer(ROSA, &info.call_id, None).unwrap_err().status, 400, "no remote answer there");
    assert_eq!(world.answer(ROSA, &info.call_id, Some(0)).unwrap_err().status, 400, "it does not ring there");
    assert_eq!(world.answer(TOM, &info.call_id, None).unwrap_err().status, 404, "not Tom's call");
    world.knobs.answer_refused_status = 409;
    assert_eq!(world.answer(ROSA, &info.call_id, None).unwrap_err().status, 409);
    world.lift_handset(world.leg_by_call_id(&info.call_id).unwrap()).unwrap();
    assert_eq!(
        world.answer(ROSA, &info.call_id, None).unwrap_err(),
        Refusal::wrong_state("The call is not alerting.")
    );
    let mobile = Ring { device: None, mobile: Some("+14085550777".into()) };
    let info = world.dial(ROSA, "2107", mobile).unwrap();
    assert_eq!(
        world.answer(ROSA, &info.call_id, None).unwrap_err().status,
        409,
        "a mobile is lifted by hand"
    );
}

#[test]
fn a_phone_that_takes_a_call_holds_the_other() {
    let mut world = quiet();
    drive_to_talking(&mut world, ROSA);
    drive_to_talking(&mut world, ROSA);
    assert_eq!(shape(&world, ROSA.line), ["terminator/held", "terminator/connected"]);
    let first = world.calls_json(ROSA.line)[0]["id"].as_str().unwrap().to_owned();
    world.resume(ROSA, &first).unwrap();
    assert_eq!(shape(&world, ROSA.line), ["terminator/connected", "terminator/held"]);
    assert_eq!(world.calls_json(ROSA.line)[1]["appearance"], 2);
}

#[test]
fn rejecting_ends_ringing_in_three_ways() {
    for (how, caller) in
        [(Rejection::Busy, 0), (Rejection::TemporarilyUnavailable, 0), (Rejection::Ignore, 1)]
    {
        let mut world = quiet();
        let info = world.dial(ROSA, "2107", DESK_PHONE).unwrap();
        world.answer(ROSA, &info.call_id, None).unwrap();
        assert_eq!(world.reject(ROSA, &info.call_id, how).unwrap_err().status, 400, "only incoming calls");
        let toms = world.calls_json(TOM.line)[0]["id"].as_str().unwrap().to_owned();
        world.reject(TOM, &toms, how).unwrap();
        assert!(shape(&world, TOM.line).is_empty());
        assert_eq!(shape(&world, ROSA.line).len(), caller, "{how:?}");
        pass(&mut world, 60);
        assert!(shape(&world, ROSA.line).is_empty(), "the caller gives up");
        assert_eq!(history(&world, TOM.line), ["missed"]);
    }
}

#[test]
fn acts_in_a_wrong_state_are_refused_and_change_nothing() {
    let mut world = quiet();
    let ringing = world.incoming(ROSA.line, harriet(), None);
    let id = id_of(&world, ringing);
    let refused = [
        world.hold(ROSA, &id).unwrap_err(),
        world.resume(ROSA, &id).unwrap_err(),
        world.mute(ROSA, &id, true).unwrap_err(),
        world.transmit_dtmf(ROSA, &id, "1").unwrap_err(),
        world.record(ROSA, Some(&id), RecordingAct::Start).unwrap_err(),
        world.park(ROSA, &id, super::super::park::ParkOn::Myself).unwrap_err(),
        world.push(ROSA, &id).unwrap_err(),
        world.transfer_to(ROSA, &id, "2107").unwrap_err(),
    ];
    assert!(refused.iter().all(|refusal| refusal.status == 400), "{refused:?}");
    assert_eq!(shape(&world, ROSA.line), ["terminator/alerting"]);
    assert_eq!(world.hold(ROSA, "Y2lz").unwrap_err().status, 404);
}

#[test]
fn muting_needs_a_device_that_can_be_controlled() {
    let mut world = quiet();
    let talking = drive_to_talking(&mut world, ROSA);
    let id = id_of(&world, talking);
    world.mute(ROSA, &id, true).unwrap();
    assert_eq!(
        (&world.calls_json(ROSA.line)[0]["muted"], &world.calls_json(ROSA.line)[0]["muteCapable"]),
        (&true.into(), &true.into())
    );
    let info = world.dial(ROSA, "+14085559999", LOBBY_PHONE).unwrap();
    world.lift_handset(world.leg_by_call_id(&info.call_id).unwrap()).unwrap();
    assert_eq!(world.mute(ROSA, &info.call_id, true).unwrap_err().status, 400);
}

#[test]
fn a_recording_goes_from_state_to_state() {
    use RecordingAct::{Pause, Resume, Start, Stop};
    let mut world = quiet();
    drive_to_talking(&mut world, ROSA);
    for (act, fine) in [
        (Stop, false),
        (Pause, false),
        (Start, true),
        (Start, false),
        (Pause, true),
        (Resume, true),
        (Stop, true),
        (Start, true),
    ] {
        assert_eq!(world.record(ROSA, None, act).is_ok(), fine, "{act:?}");
    }
    assert_eq!(world.calls_json(ROSA.line)[0]["recordingState"], "started");
    drive_to_talking(&mut world, ROSA);
    assert_eq!(
        world.record(ROSA, None, Stop).unwrap_err().code,
        Some(25008),
        "with two calls the id is needed"
    );
}

#[test]
fn an_ended_call_lingers_as_long_as_the_knob_says() {
    let mut world = quiet_with(|knobs| knobs.disconnected_linger_ms = 1500);
    let talking = drive_to_talking(&mut world, ROSA);
    let id = id_of(&world, talking);
    world.hangup(ROSA, &id).unwrap();
    assert_eq!(shape(&world, ROSA.line), ["terminator/disconnected"]);
    assert_eq!(world.hangup(ROSA, &id).unwrap_err().status, 404, "it cannot end twice");
    pass(&mut world, 2);
    assert!(shape(&world, ROSA.line).is_empty());
    assert_eq!(world.one_call_json(ROSA, &id).unwrap_err().status, 404);
}

#[test]
fn redirections_are_shown_only_while_it_rings() {
    let mut world = quiet();
    let by = Party::new(Some("Dr Lee"), Some("2111"), CallType::Location);
    let redirection = super::super::leg::Redirection { reason: "noAnswer".into(), by };
    let id = world.incoming(ROSA.line, harriet(), Some(redirection));
    assert_eq!(world.calls_json(ROSA.line)[0]["redirections"][0]["redirectingParty"]["name"], "Dr Lee");
    world.lift_handset(id).unwrap();
    assert!(world.calls_json(ROSA.line)[0].get("redirections").is_none());
}

#[test]
fn a_line_of_somebody_else_is_used_only_if_it_is_on_the_users_devices() {
    let mut world = two_sites();
    let line = world.dir.member_named("2150").unwrap();
    let line_id = world.dir.member(line).id.clone();
    assert_eq!(world.dir.line_of(ROSA.user, &line_id).unwrap(), line);
    assert_eq!(world.dir.line_of(TOM.user, &line_id).unwrap_err().status, 404);
    let actor = Actor { user: ROSA.user, line };
    let info = world.dial(actor, "2107", DESK_PHONE).unwrap();
    assert!(shape(&world, ROSA.line).is_empty());
    world.answer(actor, &info.call_id, None).unwrap();
    assert_eq!(remote_name(&world, TOM.line), "Front Door");
}
