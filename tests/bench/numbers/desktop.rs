//! A screen of the bench's own, whose pixels are looked at and whose keyboard is played. No screen reader runs on it.

use std::collections::HashSet;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, Window};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::process::Process;
use super::wait::{PATIENCE, wait_until};

/// As large as a window of Valet is at first.
pub const SIZE: (u16, u16) = (1280, 800);
/// Text has many shades; an empty window has few.
const SHADES: usize = 24;

pub struct Desktop {
    _openbox: Process,
    _xvfb: Process,
    name: String,
    x: RustConnection,
    root: Window,
}

impl Desktop {
    pub fn start(dir: &Path) -> Self {
        let mut command = Command::new("Xvfb");
        let screen = format!("{}x{}x24", SIZE.0, SIZE.1);
        command.args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp", "-noreset"]);
        let mut xvfb = Process::start(command, dir, "Xvfb");
        let name = format!(":{}", xvfb.first_line().trim());
        let mut command = Command::new("openbox");
        command.env("DISPLAY", &name).env("HOME", dir);
        let openbox = Process::start(command, dir, "openbox");
        let (x, screen) = RustConnection::connect(Some(&name)).unwrap();
        let root = x.setup().roots[screen].root;
        Self { _openbox: openbox, _xvfb: xvfb, name, x, root }
    }

    /// A program that is to run here.
    pub fn command(&self, program: &str, home: &Path) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("DISPLAY", &self.name).env("HOME", home).env("XDG_RUNTIME_DIR", home);
        // Chromium leaves its lock behind where other programs look for theirs.
        command.env("LC_ALL", "C.UTF-8").env("TZ", "UTC").env("TMPDIR", home);
        command
    }

    /// What the screen shows.
    pub fn pixels(&self) -> Vec<u8> {
        let (width, height) = SIZE;
        let image = self.x.get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, width, height, !0).unwrap();
        image.reply().unwrap().data
    }

    /// Waits until a window with words in it is shown.
    pub fn wait_until_painted(&self) {
        let deadline = Instant::now() + PATIENCE;
        while shades(&self.pixels()) < SHADES {
            assert!(Instant::now() < deadline, "no window was painted");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits until nothing on the screen has changed for a while.
    pub fn wait_until_still(&self, for_long: Duration) {
        let (mut seen, mut since, deadline) = (self.pixels(), Instant::now(), Instant::now() + PATIENCE);
        while since.elapsed() < for_long {
            assert!(Instant::now() < deadline, "the screen does not come to rest");
            std::thread::sleep(Duration::from_millis(20));
            let now = self.pixels();
            if looks_other(&now, &seen) {
                (seen, since) = (now, Instant::now());
            }
        }
    }

    /// Waits until the screen shows something else, and gives when that was seen.
    pub fn changed(&self, before: &[u8]) -> Instant {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if looks_other(&self.pixels(), before) {
                return Instant::now();
            }
            assert!(Instant::now() < deadline, "nothing has changed on the screen");
        }
    }

    /// Presses a key, by its code on this keyboard, and gives when.
    pub fn press(&self, keysym: u32) -> Instant {
        let code = self.code_of(keysym);
        let pressed = Instant::now();
        for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            self.x.xtest_fake_input(kind, code, 0, self.root, 0, 0, 0).unwrap();
        }
        self.x.flush().unwrap();
        pressed
    }

    fn code_of(&self, keysym: u32) -> u8 {
        let setup = self.x.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let map = self.x.get_keyboard_mapping(first, last - first + 1).unwrap().reply().unwrap();
        let each = usize::from(map.keysyms_per_keycode);
        let index = map.keysyms.chunks(each).position(|symbols| symbols.first() == Some(&keysym)).unwrap();
        first + u8::try_from(index).unwrap()
    }

    /// Minimises the window of this class, and waits until it is gone.
    pub fn minimise(&self, class: &str) {
        let tool = |arguments: &[&str]| {
            let mut command = Command::new("xdotool");
            let told = command.args(arguments).env("DISPLAY", &self.name).output().unwrap();
            String::from_utf8_lossy(&told.stdout).trim().to_owned()
        };
        let window = wait_until("the window", PATIENCE, || {
            let found = tool(&["search", "--onlyvisible", "--class", class]);
            found.lines().next().map(str::to_owned).ok_or(found)
        });
        tool(&["windowminimize", "--sync", &window]);
    }
}

fn shades(pixels: &[u8]) -> usize {
    // Every seventh row and column is enough to meet text.
    let row = usize::from(SIZE.0) * 4;
    let rows = pixels.chunks_exact(row).step_by(7);
    rows.flat_map(|row| row.chunks_exact(4).step_by(3)).map(|pixel| &pixel[..3]).collect::<HashSet<_>>().len()
}

/// Whether two pictures differ in more than the last bits, in which each frame leaves its mark.
fn looks_other(one: &[u8], other: &[u8]) -> bool {
    one != other && one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > 1)
}
