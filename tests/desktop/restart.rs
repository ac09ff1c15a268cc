//! A console that ends in the middle of the work, and one that is started twice.

use std::fs;
use std::time::Instant;

use super::bus::Role;
use super::desk::Desk;
use super::hands::{self, Hands};
use super::process::Process;
use super::valet::Valet;
use super::wait::PATIENCE;

/// How the tile of the parked caller begins.
const WAITS: &str = "7001 Lobby 1, Ola Berg waiting ";

/// What the clock on that tile shows.
fn waited_secs(tile: &str) -> u64 {
    let clock = tile.strip_prefix(WAITS).unwrap().split(',').next().unwrap();
    let (minutes, secs) = clock.split_once(':').unwrap();
    minutes.parse::<u64>().unwrap() * 60 + secs.get(..2).unwrap().parse::<u64>().unwrap()
}

/// What the next start says of her.
const RESTORED: &str = "Ola Berg was parked on 7001 Lobby 1 for Mia Roth before the restart. It is not verified that the \
                        caller still waits.";

/// Ola Berg rings, is answered, and parked on 7001 for Mia Roth.
fn park(desk: &Desk, valet: &Valet<'_>) {
    desk.sim.ring("Ola Berg", "+14085550177");
    valet.wait_for("the button that answers", |tree| {
        tree.find(Role::Button, |name| name == "Answer Ola Berg on Desk phone").map(drop)
    });
    valet.keys(&["F2"]);
    valet.wait_for_group("Ola Berg, connected ");
    valet.keys(&["F4"]);
    valet.wait_for_focus(Role::Entry, "Slot");
    hands::fill_in(valet, &[("Slot", "7001"), ("For whom", "Mia Roth"), ("Note", "about the lift")]);
    valet.wait_to_hear(&["Ola Berg is parked on 7001 Lobby 1 for Mia Roth."]);
}

/// The way to stop it is built with `debug_assertions` alone.
#[cfg(debug_assertions)]
#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_window_that_stops_in_the_middle_says_so_loses_nobody_and_quotes_nothing() {
    let desk = Desk::start("");
    let stop = desk.dir().join("stop");
    let mut command = desk.command();
    command.env("VALET_TEST_STOP", &stop);
    let mut valet = desk.open_as(command);
    Hands::ScreenReader.press(&valet, Role::Button, "Sign in with Webex");
    valet.wait_for_board();
    park(&desk, &valet);
    let journal = desk.profile().join("parked-calls.journal");
    let before = fs::read_to_string(&journal).unwrap();

    // What a mistake is about stands in its words: a caller and a secret.
    let quoted = format!("no slot for Ola Berg with {}", desk.sim.hello("client_secret"));
    let draft = stop.with_extension("draft");
    fs::write(&draft, &quoted).unwrap();
    fs::rename(&draft, &stop).unwrap();
    let status = valet.process().ended(PATIENCE);
    assert_eq!(status.code(), Some(1), "it ended by itself and said that it failed: {status}");
    let printed = valet.process().stderr();
    assert!(printed.contains("The window has stopped in the middle, by a mistake of Valet."), "{printed}");
    drop(valet);

    let logs = fs::read_dir(desk.profile().join("logs")).unwrap();
    let log: String = logs.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    let told = "Valet stopped in the middle at src/app/stopping.rs:";
    let place = log.lines().find(|line| line.contains(told)).unwrap_or_else(|| panic!("{log}"));
    assert!(place.ends_with("its words may be private"), "{place}");
    for private in [desk.sim.hello("client_secret"), "Ola Berg"] {
        assert!(!log.contains(private) && !printed.contains(private), "{private}: {log}{printed}");
    }
    assert_eq!(fs::read_to_string(&journal).unwrap(), before, "the journal is whole");

    let valet = desk.signed_in(Hands::ScreenReader);
    valet.wait_to_hear(&[RESTORED]);
    valet.wait_for_slot(WAITS);
    let kept = fs::read_dir(desk.profile()).unwrap();
    let kept: Vec<_> = kept.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!kept.iter().any(|name| name.contains("unreadable")), "nothing was set aside: {kept:?}");
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn what_was_parked_is_there_again_after_a_kill_and_marked() {
    let desk = Desk::start("");
    let mut valet = desk.signed_in(Hands::ScreenReader);
    park(&desk, &valet);
    let seen = Instant::now();
    // Long enough that a clock which began anew could not catch up.
    valet.wait_for("a wait of some seconds", |tree| {
        let tile = tree.find(Role::Button, |name| name.starts_with(WAITS))?;
        (waited_secs(&tile.name) >= 4).then_some(())
    });

    valet.process().kill();
    drop(valet);
    // Nothing but the disk can tell: without live news Webex does not say who is parked where.
    let valet = desk.signed_in(Hands::ScreenReader);
    valet.wait_to_hear(&[RESTORED]);
    let at_least = seen.elapsed().as_secs();
    let tile = valet.wait_for_slot(WAITS);
    for known in ["for Mia Roth", "by you", "about the lift", "from before the restart, not verified"] {
        assert!(tile.contains(known), "{known:?} is missing: {tile}");
    }
    // The screen is drawn once a second.
    assert!(waited_secs(&tile) + 1 >= at_least, "parked {at_least} s ago or longer: {tile}");

    Hands::ScreenReader.press(&valet, Role::Button, "7001 Lobby 1, ");
    valet.wait_for_slot("7001 Lobby 1, connected to Ola Berg on Desk phone since ");
    let verbs: Vec<String> = desk.sim.commands().into_iter().map(|(verb, _)| verb).collect();
    assert_eq!(verbs, ["answer", "park", "retrieve", "answer"]);
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_second_start_raises_the_first_window_and_ends_well() {
    let desk = Desk::start("");
    let mut valet = desk.signed_in(Hands::ScreenReader);
    let windows = desk.display.windows("valet");
    assert_eq!(windows.len(), 1, "{windows:?}");

    let minimise = ["windowminimize", "--sync", &windows[0]];
    hands::xdotool(&desk.display, &minimise);
    let mut second = Process::start(desk.command(), desk.dir(), "second");
    let status = second.ended(PATIENCE);
    assert!(status.success(), "{status}: {}", second.stderr());
    desk.display.wait_until_active(&windows[0]);
    assert_eq!(desk.display.windows("valet"), windows, "the first window is the only one");
    assert!(valet.process().runs());
    // Nobody signed in a second time, and the first console still hears the keyboard.
    hands::keys(&desk.display, &["7"]);
    valet.wait_for_focus(Role::Entry, "Number");
}
