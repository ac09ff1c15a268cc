//! Adding a line to a file and reading it: nothing that was there is ever damaged.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write};
use std::path::Path;

/// No day is longer; what is, is not Valet's.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Adds a line. Where that fails the file is as it was, or ends in a piece of the line, which the next one does not touch.
pub(super) fn append(path: &Path, line: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let len = file.metadata()?.len();
    let start: &[u8] = if ends_in_a_line(&mut file, len)? { b"" } else { b"\n" };
    let written = write(&mut file, start, line).and_then(|()| file.sync_data());
    if written.is_err() {
        file.set_len(len).ok();
    }
    written
}

/// In one piece, as far as the system takes it so.
pub(super) fn write(file: &mut impl Write, start: &[u8], line: &[u8]) -> io::Result<()> {
    file.write_all(&[start, line].concat())
}

/// It is empty, or nothing half written stands at its end.
fn ends_in_a_line(file: &mut File, len: u64) -> io::Result<bool> {
    if len == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// All of the file; nothing if there is none.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.len() > LONGEST => Err(io::ErrorKind::FileTooLarge.into()),
        Ok(_) => fs::read(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
