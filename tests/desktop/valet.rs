//! The real program in its real window, seen through the accessibility bus.

use std::time::{Duration, Instant};

use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt as _, EventMask};
use x11rb::rust_connection::RustConnection;

use super::bus::{Bus, Role, Tree};
use super::display::Display;
use super::hands;
use super::process::Process;
use super::wait::{PATIENCE, wait_until};

/// Valet does not count a click that comes sooner after the tiles have moved: it was meant for what stood there before.
const SETTLED: Duration = Duration::from_millis(600);

/// A running console.
pub struct Valet<'d> {
    process: Process,
    bus: Bus,
    display: &'d Display,
}

impl<'d> Valet<'d> {
    /// A console that has just been started on this desktop. Waits for its window, which then has the keyboard.
    pub fn opened(process: Process, display: &'d Display) -> Self {
        Self::opened_in(process, display, "valet")
    }

    /// The same, in a window of this class, which gives it the keyboard.
    pub fn opened_in(process: Process, display: &'d Display, class: &str) -> Self {
        let bus = Bus::listen(display.accessibility(), process.id());
        let valet = Self { process, bus, display };
        wait_until("the window", PATIENCE, || {
            let found =
                display.command("xdotool").args(["search", "--onlyvisible", "--class", class]).output();
            let found = String::from_utf8(found.unwrap().stdout).unwrap();
            let window = found.lines().next().ok_or_else(|| valet.process.stderr())?;
            let active = display.command("xdotool").arg("getactivewindow").output().unwrap();
            if active.stdout == format!("{window}\n").as_bytes() {
                return Ok(());
            }
            display.command("xdotool").args(["windowactivate", window]).output().unwrap();
            Err("the window is not active".to_owned())
        });
        valet.wait_for("something in the window", |tree| tree.0.get(2).map(drop));
        valet
    }

    /// The desktop that it runs on.
    pub fn display(&self) -> &'d Display {
        self.display
    }

    /// What a screen reader has of it.
    pub fn bus(&self) -> &Bus {
        &self.bus
    }

    /// The process.
    pub fn process(&mut self) -> &mut Process {
        &mut self.process
    }

    /// Waits until something is found on the screen. Fails with all that is there instead.
    pub fn wait_for<T>(&self, what: &str, find: impl Fn(&Tree) -> Option<T>) -> T {
        self.wait_within(what, PATIENCE, find)
    }

    /// The same with another deadline.
    pub fn wait_within<T>(&self, what: &str, within: Duration, find: impl Fn(&Tree) -> Option<T>) -> T {
        wait_until(what, within, || {
            let tree = self.bus.tree();
            find(&tree).ok_or_else(|| {
                format!("on the screen:\n{tree}heard: {:#?}\n{}", self.bus.heard(), self.process.stderr())
            })
        })
    }

    /// Waits until a node has exactly this name.
    pub fn wait_to_read(&self, words: &str) {
        self.wait_for(words, |tree| tree.says(words).then_some(()));
    }

    /// Waits until a slot's sentence begins so; gives the sentence.
    pub fn wait_for_slot(&self, begins: &str) -> String {
        self.wait_for(begins, |tree| {
            tree.find(Role::Button, |name| name.starts_with(begins)).map(|node| node.name.clone())
        })
    }

    /// Waits until a group, such as the card of a call, begins so; gives its sentence.
    pub fn wait_for_group(&self, begins: &str) -> String {
        self.wait_for(begins, |tree| {
            tree.find(Role::Group, |name| name.starts_with(begins)).map(|node| node.name.clone())
        })
    }

    /// What the activity says, newest first: the sentences and facts below its heading.
    pub fn activity(&self) -> Vec<String> {
        let Tree(nodes) = self.bus.tree();
        let below = nodes.iter().skip_while(|node| node.role != Role::Heading || node.name != "Activity");
        let until = below.take_while(|node| node.name != "Number");
        until.filter(|node| node.role == Role::Label).map(|node| node.name.clone()).collect()
    }

    /// Waits until an entry of the activity begins so.
    pub fn wait_for_activity(&self, begins: &str) {
        wait_until(begins, PATIENCE, || {
            let told = self.activity();
            let found = told.iter().any(|sentence| sentence.starts_with(begins));
            found.then_some(()).ok_or_else(|| format!("the activity says {told:#?}"))
        });
    }

    /// Waits until these sentences have been announced, in this order, whatever was said between them.
    pub fn wait_to_hear(&self, sentences: &[&str]) {
        wait_until("the announcements", PATIENCE, || {
            let heard = self.bus.heard();
            let mut left = heard.iter();
            match sentences.iter().find(|sentence| !left.any(|words| words == **sentence)) {
                None => Ok(()),
                Some(missing) => {
                    Err(format!("not heard: {missing:?}\nheard: {heard:#?}\n{}", self.bus.tree()))
                }
            }
        });
    }

    /// Waits until something that begins so has been announced; gives it.
    pub fn wait_to_hear_begin(&self, begins: &str) -> String {
        wait_until(begins, PATIENCE, || {
            let heard = self.bus.heard();
            heard
                .iter()
                .find(|said| said.starts_with(begins))
                .cloned()
                .ok_or_else(|| format!("heard: {heard:#?}\n{}", self.bus.tree()))
        })
    }

    /// Waits until the keyboard goes to the control of this role whose name begins so.
    pub fn wait_for_focus(&self, role: Role, begins: &str) {
        wait_until(begins, PATIENCE, || match hands::focused(self) {
            Some((at, name)) if at == role && name.starts_with(begins) => Ok(()),
            other => Err(format!("the focus is on {other:?}")),
        });
    }

    /// Presses keys, by their names in X.
    pub fn keys(&self, keys: &[&str]) {
        hands::keys(self.display, keys);
    }

    /// Waits for slots and devices, and until they have stood still for long enough to be clicked at.
    pub fn wait_for_board(&self) {
        self.wait_for_slot("7001 Lobby 1, ");
        self.wait_for("the devices", |tree| tree.find(Role::Radio, |name| name == "Lobby phone").map(drop));
        self.wait_for("how news comes", |tree| {
            let knows =
                |name: &str| name.ends_with(". What Valet can see") && !name.starts_with("Connecting");
            tree.find(Role::Button, knows).map(drop)
        });
        // Clocks run on; only what can be pressed has to stand.
        let pressed = |role| matches!(role, Role::Button | Role::Radio);
        let stands = |tree: &Tree| {
            let nodes = tree.0.iter().filter(|node| pressed(node.role));
            nodes.map(|node| (node.role, self.bus.middle(node))).collect()
        };
        let mut last: Vec<_> = Vec::new();
        let mut since = Instant::now();
        wait_until("a board that stands still", PATIENCE, || {
            let now = stands(&self.bus.tree());
            if now != last {
                (last, since) = (now, Instant::now());
            }
            (since.elapsed() > SETTLED).then_some(()).ok_or_else(|| "it moves".to_owned())
        });
    }

    /// Tells the window to close, as a window manager does once somebody has asked it to (ICCCM, `WM_DELETE_WINDOW`).
    pub fn tell_to_close(&self) {
        let (x, _) = RustConnection::connect(Some(self.display.name())).unwrap();
        let window = self.display.windows("valet").pop().unwrap().parse().unwrap();
        let [protocols, delete] = ["WM_PROTOCOLS", "WM_DELETE_WINDOW"]
            .map(|name| x.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom);
        let told = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
        x.send_event(false, window, EventMask::NO_EVENT, told).unwrap().check().unwrap();
    }

    /// Closes the window as a person does, and waits until the process has ended well.
    pub fn close(&mut self) {
        // A window manager that is busy with the pointer may lose the keys: a person presses them again.
        let mut pressed = None::<Instant>;
        wait_until("the end of the window", PATIENCE, || {
            if !self.process.runs() {
                return Ok(());
            }
            if pressed.is_none_or(|at| at.elapsed() > Duration::from_secs(3)) {
                self.keys(&["alt+F4"]);
                pressed = Some(Instant::now());
            }
            Err(format!("it still runs: {}", self.process.stderr()))
        });
        let status = self.process.ended(PATIENCE);
        assert!(status.success(), "{status}: {}", self.process.stderr());
    }
}
