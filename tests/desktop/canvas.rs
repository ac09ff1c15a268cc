//! What paints the window: the processor, only what has changed, where there is no graphics card; and OpenGL. All of it is one
//! picture.

use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, CreateWindowAux, ImageFormat, Window, WindowClass};
use x11rb::rust_connection::RustConnection;

use super::bus::Role;
use super::desk::Desk;
use super::hands::{self, Hands};
use super::valet::Valet;
use super::wait::{PATIENCE, wait_until};

/// For so long nothing must change before a picture is taken.
const STILL: Duration = Duration::from_millis(600);

/// Valet's window, seen through the X server.
pub struct Seen {
    x: RustConnection,
    window: Window,
}

impl Seen {
    /// The window that asks for a sign-in, where nothing moves by itself.
    fn of(desk: &Desk, valet: &Valet<'_>) -> Self {
        Self::of_class(desk, valet, "valet")
    }

    /// The same, in a window of this class.
    pub fn of_class(desk: &Desk, valet: &Valet<'_>, class: &str) -> Self {
        valet.wait_for("the way in", |tree| {
            tree.find(Role::Button, |name| name == "Sign in with Webex").map(drop)
        });
        let window = desk.display.windows(class).pop().unwrap();
        let (x, _) = RustConnection::connect(Some(desk.display.name())).unwrap();
        Self { x, window: window.parse().unwrap() }
    }

    /// Width, height, and four bytes a pixel.
    pub fn pixels(&self) -> (u16, u16, Vec<u8>) {
        let place = self.x.get_geometry(self.window).unwrap().reply().unwrap();
        let (width, height) = (place.width, place.height);
        let image = self.x.get_image(ImageFormat::Z_PIXMAP, self.window, 0, 0, width, height, !0).unwrap();
        (width, height, image.reply().unwrap().data)
    }

    /// Waits until the window shows exactly this picture, in its size.
    pub fn wait_to_show(&self, what: &str, picture: &(u16, u16, Vec<u8>)) {
        wait_until(what, PATIENCE, || {
            let (now, (width, height, _)) = (self.pixels(), picture);
            if (now.0, now.1) != (*width, *height) {
                return Err(format!("the window is {} by {}, and was {width} by {height}", now.0, now.1));
            }
            difference(picture, &now)
                .map_or(Ok(()), |(column, row)| Err(format!("another pixel at {column}, {row}")))
        });
    }

    /// What the window shows once it has come to rest.
    pub fn at_rest(&self) -> (u16, u16, Vec<u8>) {
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
    command.env("VALET_LOG", "valet::window=info,valet::canvas=trace");
    let valet = desk.open_as(command);
    let seen = Seen::of(&desk, &valet);
    let window = seen.window.to_string();

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
        seen.wait_to_show("the picture that was there in parts", &partly);
    }
    let log = log_of(&desk);
    assert!(log.contains(PROCESSOR), "{log}");
    assert!(log.contains("paints what has changed: "), "nothing was painted in parts: {log}");
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn what_another_window_has_covered_is_shown_again() {
    let desk = Desk::start("");
    let valet = desk.open();
    let seen = Seen::of(&desk, &valet);
    let before = seen.at_rest();
    assert!(before.2.iter().any(|part| *part != 0), "the window has shown nothing at all");
    let (x, root) = (&seen.x, seen.x.setup().roots[0].root);
    let cover = x.generate_id().unwrap();
    // One that no window manager moves: its black stays in what it covered until that is painted again.
    let aux = CreateWindowAux::new().override_redirect(1).background_pixel(0);
    x.create_window(0, cover, root, 0, 0, 700, 500, 0, WindowClass::INPUT_OUTPUT, 0, &aux).unwrap();
    x.map_window(cover).unwrap();
    wait_until("black over the window", PATIENCE, || {
        difference(&before, &seen.pixels()).map(drop).ok_or("the window as it was".to_owned())
    });
    x.destroy_window(cover).unwrap();
    seen.wait_to_show("the picture that was covered", &before);
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn opengl_and_the_processor_paint_one_picture() {
    let desk = Desk::start("");
    let pictures = ["glow", "software"].map(|renderer| {
        let mut command = desk.command();
        command.args(["--renderer", renderer]);
        let mut valet = desk.open_as(command);
        let seen = Seen::of(&desk, &valet);
        valet.keys(&["Tab", "F1"]);
        let picture = seen.at_rest();
        valet.close();
        picture
    });
    let [card, processor] = pictures;
    assert_eq!((card.0, card.1), (processor.0, processor.1));
    let apart = card.2.chunks_exact(4).zip(processor.2.chunks_exact(4));
    let apart: Vec<u8> = apart.map(|(one, other)| farthest(one, other)).collect();
    let (far, most) = (apart.iter().filter(|apart| **apart > ROUNDED).count(), apart.iter().max());
    assert!(far * 1_000 <= apart.len(), "{far} of {} pixels are apart, by up to {most:?}", apart.len());
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn where_opengl_paints_a_caller_is_picked_up_and_the_window_closes() {
    let desk = Desk::start("");
    desk.sim.park("7001", "Harriet Lund");
    let mut command = desk.command();
    command.args(["--renderer", "glow"]);
    let mut valet = desk.open_as(command);
    Hands::Keyboard.press(&valet, Role::Button, "Sign in with Webex");
    valet.wait_for_board();
    Hands::Keyboard.retrieve(&valet, "7001");
    valet.wait_for_slot("7001 Lobby 1, connected to Harriet Lund on Desk phone since ");
    valet.close();
    let log = log_of(&desk);
    assert!(log.contains(CARD) && !log.contains(PROCESSOR), "{log}");
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn a_card_that_is_only_played_or_does_not_work_leaves_the_window_to_the_processor() {
    for (drivers, is_found) in [(None, true), (Some("/nowhere"), false)] {
        let desk = Desk::start("");
        let devices = desk.dir().join("devices");
        std::fs::create_dir_all(devices.join("dri")).unwrap();
        std::fs::write(devices.join("dri/renderD128"), "").unwrap();
        let mut command = desk.command();
        command.env("VALET_TEST_DEVICES", &devices).envs(drivers.map(|path| ("LIBGL_DRIVERS_PATH", path)));
        let mut valet = desk.open_as(command);
        let picture = Seen::of(&desk, &valet).at_rest();
        assert!(picture.2.iter().any(|part| *part != 0), "the window shows nothing");
        valet.close();
        let log = log_of(&desk);
        assert_eq!((log.contains(CARD), log.contains(PROCESSOR)), (is_found, true), "{log}");
    }
}

/// What the log says of a card, played or not.
const CARD: &str = "there is a graphics card, or a driver that plays one";
pub const PROCESSOR: &str = "the processor paints the window";

/// All that was written into the log.
pub fn log_of(desk: &Desk) -> String {
    let log = std::fs::read_dir(desk.profile().join("logs")).unwrap().next().unwrap().unwrap().path();
    std::fs::read_to_string(log).unwrap()
}

/// OpenGL scatters its rounding, so that nobody sees where one shade passes into the next; blending rounds once more.
const ROUNDED: u8 = 2;

/// How far two pixels are apart, in the colour that differs most.
fn farthest(one: &[u8], other: &[u8]) -> u8 {
    one.iter().zip(other).take(3).map(|(one, other)| one.abs_diff(*other)).max().unwrap_or(0)
}

/// The first pixel of two pictures of one size that is not the same. A pixel's fourth byte is nothing that one sees.
pub fn difference(one: &(u16, u16, Vec<u8>), other: &(u16, u16, Vec<u8>)) -> Option<(usize, usize)> {
    let width = usize::from(one.0);
    let mut pairs = one.2.chunks_exact(4).zip(other.2.chunks_exact(4));
    pairs.position(|(one, other)| farthest(one, other) > 0).map(|at| (at % width, at / width))
}
