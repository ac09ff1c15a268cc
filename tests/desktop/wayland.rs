//! On Wayland: a compositor (Weston) whose screen is a window of the desktop. Keys go to that window, and on to Valet.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::bus::Role;
use super::canvas::{PROCESSOR, Seen, difference, log_of};
use super::desk::Desk;
use super::hands::Hands;
use super::process::Process;
use super::valet::Valet;
use super::wait::{PATIENCE, wait_until};

/// What the compositor is called, for those who look for it.
const SOCKET: &str = "wayland-valet";

/// Nothing but windows, and no clock that moves by itself.
const SETTINGS: &str = "[shell]\npanel-position=none\nlocking=false\n";

/// A compositor that paints with the processor, too.
fn compositor(desk: &Desk) -> Process {
    let home = desk.display.home();
    // Weston wants to be the only one who may look in there.
    fs::set_permissions(home, fs::Permissions::from_mode(0o700)).unwrap();
    let settings = desk.dir().join("weston.ini");
    fs::write(&settings, SETTINGS).unwrap();
    let mut command = desk.display.command("weston");
    command.args([
        "--backend=x11-backend.so",
        "--use-pixman",
        "--width=1320",
        "--height=860",
        "--idle-time=0",
    ]);
    command.arg(format!("--socket={SOCKET}")).arg("--config").arg(settings);
    let weston = Process::start(command, desk.dir(), "weston");
    wait_until("the compositor", PATIENCE, || {
        home.join(SOCKET).exists().then_some(()).ok_or_else(|| weston.stderr())
    });
    weston
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn on_wayland_a_caller_is_picked_up_with_the_keyboard_and_what_changes_is_painted() {
    let desk = Desk::start("");
    desk.sim.park("7001", "Harriet Lund");
    let _weston = compositor(&desk);
    let mut command = desk.command();
    command.env("WAYLAND_DISPLAY", SOCKET).env("VALET_LOG", "valet::window=info,valet::canvas=trace");
    let valet = Valet::opened_in(Process::start(command, desk.dir(), "valet"), &desk.display, "weston");
    let seen = Seen::of_class(&desk, &valet, "weston");

    // Pictures are kept in turn: each change has to come into all of them.
    let before = seen.at_rest();
    valet.keys(&["F1"]);
    valet.wait_for_focus(Role::Button, "Close");
    assert!(difference(&before, &seen.at_rest()).is_some(), "the list of keys is not to be seen");
    valet.keys(&["Escape"]);
    seen.wait_to_show("the picture from before", &before);
    let log = log_of(&desk);
    assert!(log.contains(PROCESSOR) && log.contains("paints what has changed: "), "{log}");

    Hands::Keyboard.press(&valet, Role::Button, "Sign in with Webex");
    valet.wait_for_board();
    Hands::Keyboard.retrieve(&valet, "7001");
    valet.wait_for_slot("7001 Lobby 1, connected to Harriet Lund on Desk phone since ");
}
