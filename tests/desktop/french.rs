//! A French keyboard in a real window: its row of digits types signs without Shift.

use serde_json::json;

use super::bus::Role;
use super::desk::{Desk, LIVE};
use super::hands::Hands;

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn on_a_french_keyboard_the_row_of_digits_fetches_from_a_slot_and_asks_everything_without_shift() {
    let desk = Desk::start(LIVE);
    desk.sim.post("settings", json!({"xsi": true}));
    let layout = desk.display.command("setxkbmap").args(["-layout", "fr"]).status().unwrap();
    assert!(layout.success(), "{layout}");
    let valet = desk.signed_in(Hands::ScreenReader);
    valet.wait_for_slot("7001 Lobby 1, free, live");
    desk.sim.park("7001", "Harriet Lund");
    valet.wait_to_hear_begin("Harriet Lund was parked on 7001 Lobby 1");
    for (sign, begins) in [
        ("ampersand", "One caller waits: Harriet Lund on 7001 Lobby 1 for 0:"),
        ("eacute", "0:"),
        ("quotedbl", "Harriet Lund on 7001 Lobby 1 for 0:"),
        ("apostrophe", "Webex answers, last 0:"),
    ] {
        valet.keys(&[&format!("ctrl+{sign}")]);
        valet.wait_to_hear_begin(begins);
    }
    // 7001, as it is engraved.
    valet.keys(&["egrave", "agrave", "agrave", "ampersand"]);
    valet.wait_for_focus(Role::Entry, "Number");
    valet.keys(&["Return"]);
    valet.wait_to_hear(&["7001 Lobby 1: Connected to Harriet Lund on Desk phone."]);
}
