//! Pictures of every screen and state in every theme and size, to be looked at: `cargo test --locked --test ui pictures --
//! --ignored`. They are painted in software, need no display, and lie in `target/pictures`. `PICTURES=word;word` makes only
//! those with one of these words in their path.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use valet::ui::{Look, ThemeChoice};
use valet::words::{Language, LanguageChoice, Words};

use crate::desk::{Desk, look};
use crate::paint::{MARGIN, Picture, picture};
use crate::scenes::{Draw, GROUPS, Window};

const WINDOW: Window = Window::new(1280.0, 800.0, 1.0);

/// A folder of pictures.
#[derive(Clone, Copy)]
struct Album {
    folder: &'static str,
    theme: ThemeChoice,
    window: Window,
    language: Language,
    /// Only these scenes; none: all.
    only: &'static [&'static str],
}

const LIGHT: Album = Album {
    folder: "light",
    theme: ThemeChoice::Light,
    window: WINDOW,
    language: Language::English,
    only: &[],
};

/// Boards, where the room that there is counts most.
const BOARDS: &[&str] =
    &["board", "fifty slots", "recall", "long names", "offline", "settings, appearance", "the day, many"];

const ALBUMS: [Album; 13] = [
    LIGHT,
    Album { folder: "dark", theme: ThemeChoice::Dark, ..LIGHT },
    Album { folder: "contrast on white", theme: ThemeChoice::ContrastLight, ..LIGHT },
    Album { folder: "contrast on black", theme: ThemeChoice::ContrastDark, ..LIGHT },
    Album { folder: "360 wide", window: Window::new(360.0, 740.0, 1.0), ..LIGHT },
    Album {
        folder: "360 wide, dark",
        theme: ThemeChoice::Dark,
        window: Window::new(360.0, 740.0, 1.0),
        ..LIGHT
    },
    Album {
        folder: "smallest, French",
        window: Window::new(360.0, 400.0, 1.0),
        language: Language::French,
        ..LIGHT
    },
    Album { folder: "200 percent", window: Window::new(640.0, 400.0, 2.0), ..LIGHT },
    Album { folder: "80 percent", window: Window::new(1600.0, 1000.0, 0.8), only: BOARDS, ..LIGHT },
    Album { folder: "4K", window: Window::new(3840.0, 2160.0, 1.0), only: BOARDS, ..LIGHT },
    Album { folder: "German", language: Language::German, only: BOARDS, ..LIGHT },
    Album { folder: "French", language: Language::French, only: BOARDS, ..LIGHT },
    Album { folder: "Spanish", language: Language::Spanish, only: BOARDS, ..LIGHT },
];

/// Where the pictures go.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures")
}

#[test]
#[ignore = "makes pictures for people to look at"]
fn pictures() {
    let wanted = std::env::var("PICTURES").unwrap_or_default();
    let mut orders: Vec<(PathBuf, Album, Draw)> = Vec::new();
    for album in ALBUMS {
        for (name, draw) in GROUPS.into_iter().flat_map(|(_, scenes)| scenes) {
            let path = folder().join(album.folder).join(format!("{name}.png"));
            let is_in = album.only.is_empty() || album.only.contains(name);
            if is_in && wanted.split(';').any(|word| path.to_string_lossy().contains(word)) {
                orders.push((path, album, *draw));
            }
        }
    }
    let (count, orders) = (orders.len(), Mutex::new(orders));
    let painters = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..painters {
            scope.spawn(|| {
                while let Some((path, album, draw)) = orders.lock().ok().and_then(|mut left| left.pop()) {
                    paint(&path, album, draw);
                }
            });
        }
    });
    println!("{count} pictures in {}", folder().display());
}

fn paint(path: &Path, album: Album, draw: Draw) {
    let language = LanguageChoice::One(album.language);
    let desk = Desk::new(Look { language, ..look(album.theme, album.window.zoom) });
    // What the harness leaves round the window is no part of the picture.
    let window = Window { margin: MARGIN, ..album.window };
    let harness = draw(desk, window, &Words::new(album.language));
    save(&picture(&harness), path);
}

fn save(picture: &Picture, path: &Path) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    picture.save(path);
}
