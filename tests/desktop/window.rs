//! The window itself: that there may be none, that it can be closed, and what `--demo` shows in it.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::bus::Role;
use super::desk::Desk;
use super::display::Display;
use super::hands::Hands;
use super::process::Process;
use super::valet::Valet;
use super::wait::wait_until;

/// What it says where it cannot open its window: on standard error alone, and without a panic.
fn refused(command: Command, dir: &Path) -> String {
    let mut process = Process::start(command, dir, "valet");
    let status = process.ended(Duration::from_secs(10));
    let said = process.stderr();
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    assert_eq!(process.stdout(), "");
    said
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn without_a_screen_it_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    for display in [None, Some(":4711")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_valet"));
        command.arg("--profile").arg(dir.path().join("profile"));
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        command.envs(display.map(|name| ("DISPLAY", name)));
        let said = refused(command, dir.path());
        assert!(said.contains("valet: No screen was found, so Valet cannot open its window"), "{said}");
        assert!(said.contains("Start it from a desktop session"), "{said}");
    }
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn where_opengl_is_asked_for_and_cannot_paint_it_says_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let display = Display::start(dir.path());
    let mut command = display.command(env!("CARGO_BIN_EXE_valet"));
    command.arg("--profile").arg(dir.path().join("profile")).args(["--renderer", "glow"]);
    command.env("LIBGL_DRIVERS_PATH", dir.path().join("nowhere"));
    let said = refused(command, dir.path());
    assert!(said.contains("valet: The window cannot be painted in this way on this computer."), "{said}");
    assert!(said.contains("Start Valet without --renderer"), "{said}");
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
    // Keys may be lost on their way through a window manager: here its own message comes, and counts.
    let closed = Instant::now();
    valet.tell_to_close();
    let status = valet.process().ended(Duration::from_secs(10));
    assert!(status.success(), "{status}");
    assert!(closed.elapsed() < Duration::from_millis(1_500), "{:?}", closed.elapsed());
}

/// Fetches whoever waits, and gives the tile's sentence. The reception lives: a colleague or the caller may be faster.
fn fetch_somebody(valet: &Valet<'_>, hands: Hands) -> String {
    wait_until("a parked caller", Duration::from_secs(60), || {
        let slot = valet.wait_within("somebody who waits", Duration::from_secs(40), |tree| {
            let tile =
                tree.find(Role::Button, |name| name.starts_with("70") && name.contains(" waiting "))?;
            Some(tile.name[..4].to_owned())
        });
        hands.retrieve(valet, &slot);
        let sentence = valet.wait_for("the end", |tree| {
            let tile = tree.find(Role::Button, |name| name.starts_with(&format!("{slot} ")))?;
            let ends =
                ["connected to ", "refused: ", "nobody there: ", "not answered: ", "left the slot: ", "free"];
            ends.iter().any(|end| tile.name.contains(&format!(", {end}"))).then(|| tile.name.clone())
        });
        sentence.contains(", connected to ").then(|| sentence.clone()).ok_or(sentence)
    })
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn in_the_demo_the_hints_alone_lead_from_the_first_window_to_the_first_call() {
    let dir = tempfile::tempdir().unwrap();
    let display = Display::start(dir.path());
    let mut command = display.command(env!("CARGO_BIN_EXE_valet"));
    command.arg("--demo");
    let mut valet = Valet::opened(Process::start(command, dir.path(), "valet"), &display);
    // Nothing was read and nothing was pressed: the first hint comes with the first caller.
    let retrieve = "A caller waits: press her tile, or type its number and press Enter.";
    valet.wait_within(retrieve, Duration::from_secs(60), |tree| tree.says(retrieve).then_some(()));
    let sentence = fetch_somebody(&valet, Hands::Keyboard);
    assert!(sentence.contains(" on Desk phone since "), "{sentence}");
    assert!(!valet.bus().tree().says(retrieve), "she has done it");
    // The second is followed, the third is put away, and there is no fourth.
    let device = "The marked device rings. F10 takes the next one.";
    valet.wait_to_read(device);
    valet.keys(&["F10"]);
    let keys = "Everything works from the keyboard: F1 lists the keys.";
    valet.wait_to_read(keys);
    Hands::ScreenReader.press(&valet, Role::Button, "Got it");
    valet
        .wait_for("no hint", |tree| tree.find(Role::Button, |name| name == "Got it").is_none().then_some(()));
    let heard = valet.bus().heard();
    let times = |hint: &str| heard.iter().filter(|said| *said == hint).count();
    // The first may stand there before the window is on the bus: it is read then, and not announced.
    assert!(times(retrieve) <= 1 && times(device) == 1 && times(keys) == 1, "{heard:#?}");
    valet.close();
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
    let caller = fetch_somebody(&valet, Hands::Mouse);
    assert!(caller.contains(" on Desk phone since "), "{caller}");
    valet.close();
}
