//! What the desktop is told of the window while somebody works elsewhere: its title and that it asks for attention.

use super::beside::Letter;
use super::desk::{Desk, LIVE};
use super::display::Display;
use super::hands::{self, Hands};
use super::wait::{PATIENCE, wait_until};

use serde_json::json;

/// The title that a task bar shows, and the one for what knows no Unicode.
fn titles(display: &Display) -> [String; 2] {
    ["_NET_WM_NAME", "WM_NAME"].map(|name| {
        let told = display.property(name);
        let quoted = told.split_once(" = ").map(|(_, title)| title.trim().trim_matches('"'));
        quoted.unwrap_or_default().to_owned()
    })
}

/// Whether the title begins with this count, and goes on with how long the longest wait is, as a clock.
fn wait_for_count(display: &Display, count: &str) {
    wait_until(count, PATIENCE, || {
        let [title, plain] = titles(display);
        let clock = title.strip_prefix(count).and_then(|rest| rest.strip_prefix(" · "));
        let clock = clock.and_then(|rest| rest.strip_suffix(" – Valet")).unwrap_or_default();
        let is_clock = clock.split_once(':').is_some_and(|(minutes, seconds)| {
            minutes.parse::<u32>().is_ok() && seconds.len() == 2 && seconds.parse::<u32>().is_ok()
        });
        (is_clock && plain.starts_with(count)).then_some(()).ok_or_else(|| format!("{title:?}, {plain:?}"))
    });
}

/// Whether the window asks for attention: by the old hint, or as the window manager has it.
fn asks(display: &Display) -> bool {
    display.property("WM_HINTS").contains("urgency hint bit is set")
        || display.property("_NET_WM_STATE").contains("_NET_WM_STATE_DEMANDS_ATTENTION")
}

fn wait_for_asking(display: &Display, wanted: bool) {
    wait_until("the attention", PATIENCE, || {
        let told = [display.property("WM_HINTS"), display.property("_NET_WM_STATE")];
        (asks(display) == wanted).then_some(()).ok_or_else(|| format!("it is to be {wanted}: {told:?}"))
    });
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn behind_another_window_the_title_counts_who_waits_and_the_window_asks_for_attention_until_it_is_looked_at()
{
    let desk = Desk::start(LIVE);
    desk.sim.post("settings", json!({"xsi": true}));
    let valet = desk.signed_in(Hands::Keyboard);
    valet.wait_for_slot("7001 Lobby 1, free, live");
    let ours = desk.display.windows("valet").pop().unwrap();
    let mut letter = Letter::open(&desk);
    assert_eq!(titles(&desk.display)[0], "Valet – Rosa Keller");
    assert!(!asks(&desk.display), "nothing has happened");

    desk.sim.park("7001", "Harriet Lund");
    wait_for_count(&desk.display, "1 parked");
    wait_for_asking(&desk.display, true);
    letter.has_the_keyboard("while the window asks for attention");
    desk.sim.park("7002", "Ines Prado");
    wait_for_count(&desk.display, "2 parked");

    hands::xdotool(&desk.display, &["windowactivate", "--sync", &ours]);
    desk.display.wait_until_active(&ours);
    wait_for_asking(&desk.display, false);
    valet.keys(&["F8"]);
    wait_for_count(&desk.display, "1 parked");
}
