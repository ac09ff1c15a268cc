//! A hurried receptionist, with the keyboard alone and the clock of the simulated Webex: how long it takes from deciding to
//! having it.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::{Value, json};

use super::bus::Role;
use super::desk::{Desk, LIVE};
use super::hands::{self, Hands};
use super::valet::Valet;
use super::wait::{PATIENCE, wait_until};

/// The clock of the simulated Webex.
fn clock(desk: &Desk) -> Timestamp {
    desk.sim.get("state")["now"].as_str().unwrap().parse().unwrap()
}

/// Does something, and gives how many milliseconds it took by the clock of the simulated Webex.
fn timed(desk: &Desk, act: impl FnOnce()) -> i64 {
    let decided = clock(desk);
    act();
    clock(desk).as_millisecond() - decided.as_millisecond()
}

/// When the first retrieve arrived at the simulated Webex.
fn retrieve_arrived(desk: &Desk) -> Timestamp {
    let requests = desk.sim.get("requests");
    let mut all = requests.as_array().unwrap().iter();
    let retrieve =
        all.find(|request| request["path"].as_str().unwrap().ends_with("/calls/retrieve")).unwrap();
    retrieve["at"].as_str().unwrap().parse().unwrap()
}

fn at_work(desk: &Desk) -> Valet<'_> {
    desk.sim.post("settings", json!({"xsi": true}));
    let valet = desk.signed_in(Hands::Keyboard);
    valet.wait_for_slot("7001 Lobby 1, free, live");
    valet
}

/// Somebody calls and hangs up before anybody has answered.
fn call_and_give_up(desk: &Desk, name: &str, last_digits: usize) {
    let call = desk.sim.ring(name, &format!("+14085550{last_digits}"));
    desk.sim.post("hangup", json!({"callId": call}));
}

/// Looks for what was typed, until the first that is found begins so.
fn find(valet: &Valet<'_>, typed: &str, first: &str) {
    valet.keys(&["ctrl+f"]);
    valet.wait_for_focus(Role::Entry, "");
    hands::type_text(valet.display(), typed);
    valet.wait_for(first, |tree| {
        tree.find(Role::ListItem, |name| !name.is_empty()).filter(|row| row.name.starts_with(first)).map(drop)
    });
}

/// Enter. One that comes so soon after the first row has changed does nothing, and is pressed again.
fn choose_first(valet: &Valet<'_>) {
    let mut pressed = None::<Instant>;
    wait_until("the end of the search", PATIENCE, || {
        if valet.bus().tree().find(Role::Dialog, |name| name == "Find").is_none() {
            return Ok(());
        }
        if pressed.is_none_or(|at| at.elapsed() > Duration::from_millis(800)) {
            valet.keys(&["Return"]);
            pressed = Some(Instant::now());
        }
        Err("the dialog is open".to_owned())
    });
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_named_caller_is_fetched_on_the_chosen_device_within_five_seconds_and_who_waits_longest_within_three() {
    let desk = Desk::start(LIVE);
    let valet = at_work(&desk);
    for (slot, caller) in [("7003", "Ines Calder"), ("7005", "Jon Fiske"), ("7002", "Greta Holm")] {
        desk.sim.park(slot, caller);
        valet.wait_for("the caller", |tree| {
            tree.find(Role::Button, |name| name.contains(&format!("{caller} waiting"))).map(drop)
        });
    }
    let longest_ms = timed(&desk, || {
        valet.keys(&["ctrl+3"]);
        valet.wait_to_hear_begin("Ines Calder on 7003 Back office");
    });
    assert!(longest_ms < 3_000, "who waits longest: {longest_ms} ms");

    // "Jon Fiske, on the Webex Desktop please." Where he waits, she does not know.
    let decided = clock(&desk);
    let fetched_ms = timed(&desk, || {
        valet.keys(&["F10"]);
        find(&valet, "fisk", "Jon Fiske waiting ");
        choose_first(&valet);
        valet.wait_for_slot("7005 Warehouse, connected to Jon Fiske on Webex Desktop since ");
    });
    let ordered_ms = retrieve_arrived(&desk).as_millisecond() - decided.as_millisecond();
    assert!(fetched_ms < 5_000, "until he is there: {fetched_ms} ms, the order sent after {ordered_ms} ms");
    let ordered = json!({"destination": "7005", "endpointId": desk.endpoint_id("Webex Desktop")});
    assert_eq!(desk.sim.retrieves(), [(ordered, json!(201))]);
    println!(
        "who waits longest {longest_ms} ms; the order sent {ordered_ms} ms, the caller there {fetched_ms} ms"
    );
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_call_of_this_morning_is_found_within_twenty_seconds() {
    let desk = Desk::start(LIVE);
    call_and_give_up(&desk, "Jon Fiske", 188);
    let since = ["Bauer", "Calder", "Dunne", "Eriksen", "Fontaine", "Grant", "Holm", "Ito", "Jansen", "Kaya"];
    for (index, name) in
        since.iter().flat_map(|name| [format!("Ann {name}"), format!("Bo {name}")]).skip(1).enumerate()
    {
        call_and_give_up(&desk, &name, 200 + index);
    }
    let valet = at_work(&desk);
    let is_his = |name: &str| name.starts_with("Missed, Jon Fiske, ");
    valet.keys(&["F12"]);
    let before = valet.wait_for("the recent calls", |tree| {
        let calls: Vec<&str> =
            tree.0.iter().map(|node| &*node.name).filter(|name| name.starts_with("Missed, ")).collect();
        calls.iter().position(|name| is_his(name))
    });
    assert!(before >= 19, "{before} calls came after his: one has to look for it");
    valet.keys(&["F12"]);
    let found_ms = timed(&desk, || find(&valet, "fisk", "Missed, Jon Fiske, "));
    assert!(found_ms < 20_000, "this morning's call: {found_ms} ms");
    println!("a call of this morning {found_ms} ms");
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn when_the_cable_is_pulled_what_to_do_next_is_read_within_ten_seconds() {
    let desk = Desk::start(LIVE);
    let valet = at_work(&desk);
    desk.sim.park("7001", "Harriet Lund");
    valet.wait_for_slot("7001 Lobby 1, Harriet Lund waiting 0:");
    let what_now = "The lost line ends no call: until the recall, on any phone dial the retrieve code (usually *88) \
                    and the number of the slot. Valet comes back by itself.";
    let told_ms = timed(&desk, || {
        desk.sim.pull_the_cable(10_000);
        let heard = valet.wait_to_hear_begin("Webex does not answer. Check the network; Valet keeps trying.");
        assert!(heard.ends_with(what_now), "{heard}");
        valet.wait_to_read(what_now);
    });
    assert!(told_ms < 10_000, "the way out: {told_ms} ms");
    // She is still there, and nothing says that the slot is free.
    let tile = valet.wait_for_slot("7001 Lobby 1, ");
    assert!(tile.contains("Harriet Lund") && !tile.contains("free"), "{tile}");
    println!("the cable pulled, heard {told_ms} ms later");
    let orders: Vec<(String, Value)> = desk.sim.commands();
    assert_eq!(orders, [], "nothing was sent");
}
