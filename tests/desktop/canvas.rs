//! Without a graphics card only what has changed is painted. What the window then shows is what it shows painted whole.

use std::time::{Duration, Instant};

use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

use super::bus::Role;
use super::desk::Desk;
use super::hands;
use super::wait::{PATIENCE, wait_until};

/// For so long nothing must change before a picture is taken.
const STILL: Duration = Duration::from_millis(600);

/// Valet's window, seen through the X server.
struct Seen {
    x: RustConnection,
    window: Window,
}

impl Seen {
    fn pixels(&self) -> (u16, u16, Vec<u8>) {
        let place = self.x.get_geometry(self.window).unwrap().reply().unwrap();
        let (width, height) = (place.width, place.height);
        let image = self.x.get_image(ImageFormat::Z_PIXMAP, self.window, 0, 0, width, height, !0).unwrap();
        (width, height, image.reply().unwrap().data)
    }

    /// What the window shows once it has come to rest.
    fn at_rest(&self) -> (u16, u16, Vec<u8>) {
        let (mut seen, mut since, deadline) = (self.pixels(), Instant::now(), Instant::now() + PATIENCE);
        while since.elapsed() < STILL {
            assert!(Instant::now() < deadline, "the window does not come to rest");
            let now = self.pixels();
            if now != seen {
                (seen, since) = (now, Instant::now());
            }
        }
        seen
    }
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_window_painted_in_parts_shows_what_it_shows_when_painted_whole() {
    let desk = Desk::start("");
    let mut command = desk.command();
    command.env("VALET_LOG", "valet::canvas=trace");
    let valet = desk.open_as(command);
    valet.wait_for("the way in", |tree| {
        tree.find(Role::Button, |name| name == "Sign in with Webex").map(drop)
    });
    let window = desk.display.windows("valet").pop().unwrap();
    let (x, _) = RustConnection::connect(Some(desk.display.name())).unwrap();
    let seen = Seen { x, window: window.parse().unwrap() };

    for keys in [&["Tab", "Tab"][..], &["F1"], &["Next"], &["Escape"], &["ctrl+k"]] {
        valet.keys(keys);
        seen.at_rest();
    }
    hands::type_text(&desk.display, "theme");
    seen.at_rest();
    valet.keys(&["Escape", "Tab"]);
    let partly = seen.at_rest();
    let (width, height, _) = partly;
    // Of another size nothing of it can stay: each time all is painted.
    let resize = |width: u16, height: u16| {
        let size = [width.to_string(), height.to_string()];
        hands::xdotool(&desk.display, &["windowsize", "--sync", &window, &size[0], &size[1]]);
    };
    for by in [40, 90, 15, 60] {
        resize(width - by, height - by);
        assert_ne!(seen.at_rest().2.len(), partly.2.len());
        resize(width, height);
        wait_until("the picture that was there in parts", PATIENCE, || {
            let whole = seen.pixels();
            if (whole.0, whole.1) != (width, height) {
                return Err(format!("the window is {} by {}, and was {width} by {height}", whole.0, whole.1));
            }
            difference(&partly, &whole)
                .map_or(Ok(()), |(column, row)| Err(format!("another pixel at {column}, {row}")))
        });
    }
    let log = std::fs::read_dir(desk.profile().join("logs")).unwrap().next().unwrap().unwrap().path();
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("paints what has changed: 0 parts"), "nothing was painted in parts: {log}");
}

/// The first pixel of two pictures of one size that is not the same. The frame's mark, in the last bits of the lower left
/// corner, is another each time; a pixel's fourth byte is nothing that one sees.
fn difference(one: &(u16, u16, Vec<u8>), other: &(u16, u16, Vec<u8>)) -> Option<(usize, usize)> {
    let (width, height) = (usize::from(one.0), usize::from(one.1));
    let place = |at: usize| (at % width, at / width);
    let is_same = |at: usize, one: &[u8], other: &[u8]| match place(at) {
        (0 | 1, row) if row + 2 >= height => {
            one.iter().zip(other).all(|(one, other)| one.abs_diff(*other) <= 1)
        }
        _ => one == other,
    };
    let mut pairs = one.2.chunks_exact(4).zip(other.2.chunks_exact(4)).enumerate();
    pairs.find(|(at, (one, other))| !is_same(*at, &one[..3], &other[..3])).map(|(at, _)| place(at))
}
