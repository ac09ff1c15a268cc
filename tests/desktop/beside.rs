//! Somebody works in another window: whatever Valet has to tell, it leaves the keyboard there.

use std::time::Duration;

use serde_json::json;

use super::desk::{Desk, LIVE};
use super::display::Display;
use super::hands::{self, Hands};
use super::process::Process;
use super::wait::{PATIENCE, wait_until};

/// A window that prints each key that is pressed in it, and when it loses the keyboard.
pub struct Letter<'d> {
    process: Process,
    window: String,
    display: &'d Display,
    typed: usize,
}

impl<'d> Letter<'d> {
    /// Opens it; it has the keyboard from then on.
    pub fn open(desk: &'d Desk) -> Self {
        let mut command = desk.display.command("xev");
        command.args(["-name", "Letter", "-event", "keyboard", "-event", "focus"]);
        let process = Process::start(command, desk.dir(), "xev");
        let window = wait_until("the other window", PATIENCE, || {
            let found =
                desk.display.command("xdotool").args(["search", "--name", "^Letter$"]).output().unwrap();
            let found = String::from_utf8_lossy(&found.stdout).into_owned();
            found.lines().next().map(str::to_owned).ok_or_else(|| process.stderr())
        });
        hands::xdotool(&desk.display, &["windowactivate", "--sync", &window]);
        desk.display.wait_until_active(&window);
        Self { process, window, display: &desk.display, typed: 0 }
    }

    fn count(&self, words: &str) -> usize {
        self.process.stdout().matches(words).count()
    }

    /// It has had the keyboard all the time, and what is typed now arrives in it.
    pub fn has_the_keyboard(&mut self, when: &str) {
        self.display.wait_until_active(&self.window);
        self.typed += 1;
        hands::type_text(self.display, "q");
        wait_until("the letter that was typed", PATIENCE, || {
            // A key is printed when it goes down and when it comes up.
            let printed = self.count("keysym 0x71, q");
            (printed == 2 * self.typed)
                .then_some(())
                .ok_or_else(|| format!("{when}: {}", self.process.stdout()))
        });
        assert_eq!(self.count("FocusOut event"), 0, "{when}: {}", self.process.stdout());
    }
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn neither_a_caller_nor_a_warning_nor_a_recall_takes_the_keyboard_from_another_window() {
    let desk = Desk::start(&format!("{LIVE}[console]\nrecall_secs = 30\n"));
    desk.sim.post("settings", json!({"xsi": true, "recallSecs": 30}));
    let valet = desk.signed_in(Hands::Keyboard);
    let mut letter = Letter::open(&desk);
    letter.has_the_keyboard("with nobody there");

    desk.sim.ring("Ola Berg", "+14085550177");
    valet.wait_for_group("Ola Berg, ");
    letter.has_the_keyboard("while a call rings");
    let ringing = desk.sim.wait_until_ringing();
    desk.sim.post("hangup", json!({"callId": ringing}));

    let harriet = json!({"slot": "7001", "name": "Harriet Lund", "number": "+14085550142", "by": "2100"});
    desk.sim.post("park", harriet);
    valet.wait_to_hear_begin("Harriet Lund was parked on 7001 Lobby 1");
    letter.has_the_keyboard("with a caller parked");

    let late = Duration::from_secs(60);
    let heard = |begins: &str| {
        wait_until(begins, late, || {
            let heard = valet.bus().heard();
            let is_heard = heard.iter().any(|said| said.starts_with(begins));
            is_heard.then_some(()).ok_or_else(|| format!("{heard:#?}"))
        });
    };
    heard("Harriet Lund has waited ");
    letter.has_the_keyboard("at half of the time");
    heard("Harriet Lund on 7001 Lobby 1 comes back in ");
    letter.has_the_keyboard("shortly before the recall");
    valet.wait_within("the recall", late, |tree| {
        tree.0.iter().any(|node| node.name.starts_with("Answer Harriet Lund")).then_some(())
    });
    letter.has_the_keyboard("while the recall rings");
    desk.sim.lift_handset();
    valet.wait_to_hear_begin("Harriet Lund, back from 7001 Lobby 1, was answered.");
    letter.has_the_keyboard("after it");
}
