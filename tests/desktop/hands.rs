//! The ways to work at the screen: with the keyboard alone or with the mouse, both through the X server as a person does, or
//! through a screen reader.

use super::bus::Role;
use super::display::Display;
use super::valet::Valet;

/// More controls than any page has.
const MOST_TABS: usize = 80;

/// A way to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    /// Tab, arrows, digits, Enter and Space.
    Keyboard,
    /// Pointing and clicking.
    Mouse,
    /// The action that a screen reader asks for.
    ScreenReader,
}

impl Hands {
    /// Presses the control of this role whose name begins so.
    pub fn press(self, valet: &Valet<'_>, role: Role, begins: &str) {
        match self {
            Self::Keyboard => {
                reach(valet, role, begins);
                keys(valet.display(), &["space"]);
            }
            Self::Mouse => {
                let (x, y) = valet.wait_for(begins, |tree| {
                    let node = tree.find(role, |name| name.starts_with(begins));
                    node.and_then(|node| valet.bus().middle(node))
                });
                xdotool(
                    valet.display(),
                    &["mousemove", "--sync", &x.to_string(), &y.to_string(), "click", "1"],
                );
            }
            Self::ScreenReader => valet.wait_for(begins, |tree| {
                let node = tree.find(role, |name| name.starts_with(begins))?;
                valet.bus().act(node).then_some(())
            }),
        }
    }

    /// Chooses one of several, and waits until it is chosen.
    pub fn choose(self, valet: &Valet<'_>, name: &str) {
        self.press(valet, Role::Radio, name);
        valet.wait_for("the choice", |tree| {
            tree.find(Role::Radio, |known| known == name).filter(|radio| radio.is_checked()).map(drop)
        });
    }

    /// Retrieves a slot: types its digits and Enter, or clicks its tile.
    pub fn retrieve(self, valet: &Valet<'_>, number: &str) {
        match self {
            Self::Keyboard => {
                for digit in number.chars() {
                    keys(valet.display(), &[&digit.to_string()]);
                }
                valet.wait_for_focus(Role::Entry, "Number");
                keys(valet.display(), &["Return"]);
            }
            Self::Mouse | Self::ScreenReader => self.press(valet, Role::Button, &format!("{number} ")),
        }
    }
}

/// Goes with Tab to the control of this role whose name begins so.
pub fn reach(valet: &Valet<'_>, role: Role, begins: &str) {
    valet.wait_for(begins, |tree| tree.find(role, |name| name.starts_with(begins)).map(drop));
    let mut passed = Vec::new();
    for _ in 0..MOST_TABS {
        let before = focused(valet);
        if before.as_ref().is_some_and(|(at, name)| *at == role && name.starts_with(begins)) {
            return;
        }
        keys(valet.display(), &["Tab"]);
        valet.wait_for("the focus on the next control", |_| (focused(valet) != before).then_some(()));
        passed.extend(before);
    }
    panic!("Tab does not lead to {role:?} {begins:?}; it leads to {passed:#?}");
}

/// The control that the keyboard goes to.
pub fn focused(valet: &Valet<'_>) -> Option<(Role, String)> {
    let tree = valet.bus().tree();
    tree.0.iter().rev().find(|node| node.is_focused()).map(|node| (node.role, node.name.clone()))
}

/// Presses keys, by their names in X.
pub fn keys(display: &Display, keys: &[&str]) {
    xdotool(display, &[&["key", "--clearmodifiers"], keys].concat());
}

/// Types a text where the keyboard goes.
pub fn type_text(display: &Display, text: &str) {
    xdotool(display, &["type", text]);
}

/// Types into the row that is open in a call's card: each field by its name. Enter sends it.
pub fn fill_in(valet: &Valet<'_>, fields: &[(&str, &str)]) {
    for (name, text) in fields {
        reach(valet, Role::Entry, name);
        type_text(valet.display(), text);
    }
    valet.keys(&["Return"]);
}

/// Runs xdotool, which must succeed.
pub fn xdotool(display: &Display, arguments: &[&str]) {
    let answer = display.command("xdotool").args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&answer.stderr);
    assert!(answer.status.success(), "xdotool {arguments:?}: {said}");
}
