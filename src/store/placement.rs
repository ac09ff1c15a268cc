//! `window.json`: where the window stood when it was closed, as the board and as the compact strip. Nothing is lost with
//! it: a file that is missing, broken or of a newer Valet leaves the window where the system puts it. What a newer Valet has
//! written is not written over.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::InTheWay;
use super::{StoreError, write_atomically};

/// Raised when an older Valet would read the file wrongly.
const VERSION: u64 = 1;

/// Where the window stands in each of its two shapes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Placement {
    /// As the board.
    pub board: Option<Place>,
    /// As the compact strip.
    pub strip: Option<Place>,
    /// The board fills its screen.
    pub maximized: bool,
}

/// One place of a window.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its upper left corner with title bar and borders, in pixels over all screens. `None` where the system does not tell
    /// (Wayland).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corner: Option<(i32, i32)>,
    /// Width and height of its inside, in points at normal size.
    pub size: (f32, f32),
}

#[derive(Serialize, Deserialize)]
struct OnDisk {
    version: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    board: Option<Place>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    strip: Option<Place>,
    #[serde(default)]
    maximized: bool,
}

#[derive(Deserialize)]
struct Version {
    version: u64,
}

impl Placement {
    /// Reads the file.
    pub fn load(path: &Path) -> Self {
        let Ok(bytes) = fs::read(path) else { return Self::default() };
        match serde_json::from_slice(&bytes) {
            Ok(OnDisk { version: VERSION, board, strip, maximized }) => {
                let sane = |place: &Place| place.size.0 >= 1.0 && place.size.1 >= 1.0;
                Self { board: board.filter(sane), strip: strip.filter(sane), maximized }
            }
            Ok(_) | Err(_) => {
                tracing::info!("the place of the window could not be read; the system chooses one");
                Self::default()
            }
        }
    }

    /// Writes the file in one step.
    ///
    /// # Errors
    /// [`StoreError::Write`]; what was in the file before is still there. A newer Valet's file is refused.
    pub fn save(self, path: &Path) -> Result<(), StoreError> {
        if is_newer(path) {
            return Err(StoreError::Write { path: path.to_owned(), source: InTheWay::NewerFormat.into() });
        }
        let Self { board, strip, maximized } = self;
        let mut bytes = serde_json::to_vec_pretty(&OnDisk { version: VERSION, board, strip, maximized })
            .map_err(|error| StoreError::Write { path: path.to_owned(), source: error.into() })?;
        bytes.push(b'\n');
        write_atomically(path, &bytes)
    }
}

/// A newer file need not have this version's shape: its version alone is read.
fn is_newer(path: &Path) -> bool {
    let version = fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    version.is_some_and(|Version { version }| version > VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_back_as_it_was_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        let place = |corner, size| Some(Place { corner, size });
        for kept in [
            Placement::default(),
            Placement { board: place(Some((-1200, 40)), (1280.0, 720.5)), maximized: true, strip: None },
            Placement { strip: place(None, (360.0, 120.0)), ..Placement::default() },
        ] {
            kept.save(&file).unwrap();
            assert_eq!(Placement::load(&file), kept);
        }
    }

    #[test]
    fn what_cannot_be_read_leaves_the_window_to_the_system() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        assert_eq!(Placement::load(&file), Placement::default(), "missing");
        for text in [
            "",
            "{",
            "[]",
            r#"{"version": 2, "maximized": true}"#,
            r#"{"version": 1, "board": {"size": [0, -4]}}"#,
            r#"{"version": 1, "board": {"size": [1e999, 4]}}"#,
        ] {
            fs::write(&file, text).unwrap();
            assert_eq!(Placement::load(&file), Placement::default(), "{text}");
        }
    }

    #[test]
    fn what_a_newer_valet_has_written_is_refused_with_a_sentence_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        let newer = r#"{"version": 2, "screens": []}"#;
        fs::write(&file, newer).unwrap();
        let told = Placement::default().save(&file).unwrap_err().to_string();
        assert!(told.ends_with("window.json cannot be written: a newer Valet has written it."), "{told}");
        assert_eq!(fs::read_to_string(&file).unwrap(), newer);
    }
}
