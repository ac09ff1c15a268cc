//! The support file: one packed folder of texts for whoever helps. What goes into it is its maker's business; the log goes
//! into it from here. For the owner alone, like everything that Valet writes.

use std::fs;
use std::io;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{StoreError, logs, write_atomically};
use crate::present;

/// The newest lines of the log, in bytes.
const LOG_MAX: usize = 2 * 1024 * 1024;
/// The folder inside.
const FOLDER: &str = "valet-support";

/// A support file in the making.
#[derive(Debug, Default)]
pub struct SupportFile {
    texts: Vec<(String, Vec<u8>)>,
}

impl SupportFile {
    /// Adds a text under this name.
    #[must_use]
    pub fn with(mut self, name: &str, text: impl Into<Vec<u8>>) -> Self {
        self.texts.push((name.to_owned(), text.into()));
        self
    }

    /// Adds the newest lines of the log in this folder.
    #[must_use]
    pub fn with_log(mut self, dir: &Path) -> Self {
        let mut left = LOG_MAX;
        for path in logs::files(dir).iter().rev() {
            let (Ok(text), Some(name)) = (fs::read(path), path.file_name()) else { continue };
            let begins = text.len().saturating_sub(left);
            self = self.with(&format!("log/{}", name.to_string_lossy()), &text[begins..]);
            left -= text.len() - begins;
            if left == 0 {
                break;
            }
        }
        self
    }

    /// Packs it and writes it in one step.
    ///
    /// # Errors
    /// [`StoreError::Write`].
    pub fn write(&self, path: &Path) -> Result<(), StoreError> {
        let packed = self.packed().map_err(|source| StoreError::Write { path: path.to_owned(), source })?;
        write_atomically(path, &packed)
    }

    fn packed(&self) -> io::Result<Vec<u8>> {
        let mut folder = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::default()));
        let now = u64::try_from(present::wall().as_second()).unwrap_or_default();
        for (name, text) in &self.texts {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o600);
            header.set_mtime(now);
            folder.append_data(&mut header, format!("{FOLDER}/{name}"), text.as_slice())?;
        }
        folder.into_inner()?.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_log_the_newest_lines_are_taken() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("valet.2026-11-28.log"), b"too old").unwrap();
        fs::write(dir.path().join("valet.2026-11-29.log"), vec![b'a'; LOG_MAX]).unwrap();
        fs::write(dir.path().join("valet.2026-11-30.log"), b"the newest").unwrap();
        let texts = SupportFile::default().with_log(dir.path()).texts;
        let lengths: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.len())).collect();
        assert_eq!(lengths, [("log/valet.2026-11-30.log", 10), ("log/valet.2026-11-29.log", LOG_MAX - 10)]);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_a_sentence() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("gone").join("valet-support.tar.gz");
        let told = SupportFile::default().write(&path).unwrap_err().to_string();
        assert!(told.contains("valet-support.tar.gz cannot be written"), "{told}");
    }
}
