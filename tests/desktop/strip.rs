//! The compact strip in a real window: its size, that it stays above others, and that window and strip come back where
//! they stood.

use std::time::{Duration, Instant};

use super::bus::Role;
use super::desk::Desk;
use super::display::Display;
use super::hands::{self, Hands};
use super::valet::Valet;
use super::wait::{PATIENCE, wait_until};

/// By its number in AT-SPI.
const CHECK_BOX: Role = Role::Other(7);

/// Left, top, width and height of Valet's window.
fn geometry(display: &Display) -> [i32; 4] {
    let window = display.windows("valet").pop().unwrap();
    let told = display.command("xdotool").args(["getwindowgeometry", "--shell", &window]).output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let value = |name: &str| {
        let line = told.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.parse().unwrap()
    };
    ["X=", "Y=", "WIDTH=", "HEIGHT="].map(value)
}

fn wait_for_size(display: &Display, size: [i32; 2]) {
    wait_until("the size of the window", PATIENCE, || {
        let [_, _, width, height] = geometry(display);
        ([width, height] == size).then_some(()).ok_or_else(|| format!("it is {width} by {height}"))
    });
}

fn is_above(display: &Display) -> bool {
    display.property("_NET_WM_STATE").contains("_NET_WM_STATE_ABOVE")
}

fn wait_until_above(display: &Display) {
    wait_until("the strip above others", PATIENCE, || {
        is_above(display).then_some(()).ok_or_else(|| display.property("_NET_WM_STATE"))
    });
}

/// Finds the setting in the palette, and switches it so.
fn switch(valet: &Valet<'_>, name: &str, on: bool) {
    valet.keys(&["ctrl+k"]);
    valet.wait_for_focus(Role::Entry, "");
    hands::type_text(valet.display(), name);
    // An Enter that comes too soon after the list has changed does nothing.
    let is_there = || hands::focused(valet) == Some((CHECK_BOX, name.to_owned()));
    let mut pressed = None::<Instant>;
    wait_until("the setting", PATIENCE, || {
        if is_there() {
            return Ok(());
        }
        if pressed.is_none_or(|at| at.elapsed() > Duration::from_secs(1)) {
            valet.keys(&["Return"]);
            pressed = Some(Instant::now());
        }
        Err(format!("the keyboard is at {:?}", hands::focused(valet)))
    });
    valet.keys(&["space"]);
    valet.wait_for("the setting as it is to be", |tree| {
        tree.find(CHECK_BOX, |known| known == name).filter(|found| found.is_checked() == on).map(drop)
    });
    valet.keys(&["Escape"]);
    valet.wait_for("the board alone", |tree| {
        tree.0.iter().all(|node| node.role != Role::Dialog).then_some(())
    });
}

fn kept(desk: &Desk) -> String {
    std::fs::read_to_string(desk.profile().join("window.json")).unwrap_or_default()
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn the_strip_retrieves_stays_above_and_comes_back_where_it_stood() {
    let desk = Desk::start("[window]\nalways_on_top = true\n");
    let mut valet = desk.signed_in(Hands::ScreenReader);
    valet.keys(&["F11"]);
    wait_for_size(&desk.display, [360, 120]);
    wait_until_above(&desk.display);
    let window = desk.display.windows("valet").pop().unwrap();
    hands::xdotool(&desk.display, &["windowmove", "--sync", &window, "200", "150"]);
    let moved = geometry(&desk.display);
    wait_until("the place on disk", PATIENCE, || {
        kept(&desk).contains("\"strip\"").then_some(()).ok_or_else(|| kept(&desk))
    });

    desk.sim.ring("Ola Berg", "+14085550177");
    valet.wait_for("the ringing call in the strip", |tree| {
        tree.find(Role::Button, |name| name.contains("Ola Berg")).map(drop)
    });
    valet.keys(&["F2"]);
    valet.wait_to_read("Connected to Ola Berg on Desk phone");
    valet.close();

    let valet = desk.open();
    Hands::ScreenReader.press(&valet, Role::Button, "Sign in with Webex");
    wait_for_size(&desk.display, [360, 120]);
    let again = geometry(&desk.display);
    assert!(
        again[0].abs_diff(moved[0]) <= 4 && again[1].abs_diff(moved[1]) <= 40,
        "{again:?}, not {moved:?}"
    );
    valet.keys(&["F11"]);
    valet.wait_for_board();
    assert!(!is_above(&desk.display), "the board is a window like others");
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn whether_the_strip_stays_above_others_is_switched_while_the_window_is_open_and_is_never_said_of_the_board()
{
    let desk = Desk::start("");
    let valet = desk.signed_in(Hands::Keyboard);
    let [_, _, width, height] = geometry(&desk.display);
    let is_board = || {
        wait_for_size(&desk.display, [width, height]);
        assert!(!is_above(&desk.display), "the board is a window like others");
    };
    for on in [true, false] {
        switch(&valet, "Compact strip always on top", on);
        is_board();
        valet.keys(&["F11"]);
        wait_for_size(&desk.display, [360, 120]);
        if on {
            wait_until_above(&desk.display);
        }
        assert_eq!(is_above(&desk.display), on);
        valet.keys(&["F11"]);
        wait_until("a window that is not above others", PATIENCE, || {
            (!is_above(&desk.display)).then_some(()).ok_or_else(|| desk.display.property("_NET_WM_STATE"))
        });
        is_board();
        valet.wait_for_board();
    }
}
