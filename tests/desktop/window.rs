//! The window itself: that there may be none, that it can be closed, and what `--demo` shows in it.

use std::process::Command;
use std::time::{Duration, Instant};

use super::bus::Role;
use super::desk::Desk;
use super::display::Display;
use super::hands::Hands;
use super::process::Process;
use super::valet::Valet;
use super::wait::wait_until;

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn without_a_screen_it_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    for display in [None, Some(":4711")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_valet"));
        command.arg("--profile").arg(dir.path().join("profile"));
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        command.envs(display.map(|name| ("DISPLAY", name)));
        let mut process = Process::start(command, dir.path(), "valet");
        let status = process.ended(Duration::from_secs(10));
        let said = process.stderr();
        assert_eq!(status.code(), Some(1), "{said}");
        assert!(said.contains("valet: No screen was found, so Valet cannot open its window"), "{said}");
        assert!(said.contains("Start it from a desktop session"), "{said}");
        assert!(!said.contains("panicked"), "{said}");
        assert_eq!(process.stdout(), "");
    }
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_broken_settings_file_is_told_in_a_window_and_on_standard_error() {
    let dir = tempfile::tempdir().unwrap();
    let display = Display::start(dir.path());
    let profile = dir.path().join("profile");
    std::fs::create_dir(&profile).unwrap();
    std::fs::write(profile.join("config.toml"), "[console]\nrecall_secs = 7\n").unwrap();
    let mut command = display.command(env!("CARGO_BIN_EXE_valet"));
    command.arg("--profile").arg(&profile);
    let mut valet = Valet::opened(Process::start(command, dir.path(), "valet"), &display);
    let told = "config.toml, line 2: [console] recall_secs must be between 30 and 600, not 7.";
    valet.wait_to_read(told);
    valet.wait_for_focus(Role::Button, "Quit");
    valet.keys(&["Return"]);
    let status = valet.process().ended(Duration::from_secs(10));
    let said = valet.process().stderr();
    assert_eq!((status.code(), said.as_str()), (Some(1), &*format!("valet: {told}\n")));
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn closing_the_window_ends_the_process_within_a_second() {
    let desk = Desk::start("[console]\nauto_answer = false\n");
    desk.sim.park("7001", "Harriet Lund");
    let mut valet = desk.signed_in(Hands::Mouse);
    // While an order is out, the line is silent and a device rings.
    desk.sim.retrieve_fault(serde_json::json!({"delayMs": 20_000}));
    Hands::Mouse.retrieve(&valet, "7001");
    valet.wait_for_slot("7001 Lobby 1, asking Webex to ring Desk phone");
    let closed = Instant::now();
    valet.close();
    assert!(closed.elapsed() < Duration::from_millis(1_500), "{:?}", closed.elapsed());
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn in_the_demo_a_parked_caller_is_picked_up_with_one_click() {
    let dir = tempfile::tempdir().unwrap();
    let display = Display::start(dir.path());
    let mut command = display.command(env!("CARGO_BIN_EXE_valet"));
    command.arg("--demo");
    let mut valet = Valet::opened(Process::start(command, dir.path(), "valet"), &display);
    valet.wait_for_board();
    // The reception lives: a colleague or the caller may be faster.
    let caller = wait_until("a parked caller", Duration::from_secs(60), || {
        let slot = valet.wait_within("somebody who waits", Duration::from_secs(40), |tree| {
            let tile =
                tree.find(Role::Button, |name| name.starts_with("70") && name.contains(" waiting "))?;
            Some(tile.name[..4].to_owned())
        });
        Hands::Mouse.retrieve(&valet, &slot);
        let sentence = valet.wait_for("the end", |tree| {
            let tile = tree.find(Role::Button, |name| name.starts_with(&format!("{slot} ")))?;
            let ends = ["connected to ", "refused: ", "nobody there: ", "not answered: ", "left the slot: "];
            ends.iter().any(|end| tile.name.contains(&format!(", {end}"))).then(|| tile.name.clone())
        });
        sentence.contains(", connected to ").then(|| sentence.clone()).ok_or(sentence)
    });
    assert!(caller.contains(" on Desk phone since "), "{caller}");
    valet.close();
}
