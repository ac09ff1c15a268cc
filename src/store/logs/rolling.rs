//! The files of the log: a new one each day (UTC) and whenever one is full, and only so many of them. `valet.2026-11-30.log`,
//! then `valet.2026-11-30.2.log` and so on.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::present;

/// The oldest go first.
pub(super) const MOST_FILES: usize = 14;
/// A file has no more bytes; all of them together no more than fourteen times as many.
pub(super) const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// Nothing that is worth reading is longer; the rest of a line is cut.
const LONGEST_LINE: usize = 16 * 1024;

/// Which file of which day, counted from 1. The newest is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    day: Date,
    number: u32,
}

/// Writes lines into the newest file.
pub(super) struct Rolling {
    dir: PathBuf,
    part: Part,
    file: File,
    bytes: u64,
    most_bytes: u64,
    today: fn() -> Date,
}

/// The day on which a line is written.
pub(super) fn today() -> Date {
    present::wall().to_zoned_datetime(TimeZone::UTC).date()
}

/// The files of the log, oldest first.
pub(super) fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut parts: Vec<_> = entries.filter_map(|entry| Part::of_name(entry.file_name().to_str()?)).collect();
    parts.sort_unstable();
    parts.into_iter().map(|part| part.path(dir)).collect()
}

impl Part {
    fn of_name(name: &str) -> Option<Self> {
        let middle = name.strip_prefix("valet.")?.strip_suffix(".log")?;
        let (day, number) = match middle.split_once('.') {
            Some((day, number)) => (day, number.parse().ok().filter(|number| *number > 1)?),
            None => (middle, 1),
        };
        Some(Self { day: day.parse().ok()?, number })
    }

    fn path(self, dir: &Path) -> PathBuf {
        let Self { day, number } = self;
        dir.join(if number == 1 { format!("valet.{day}.log") } else { format!("valet.{day}.{number}.log") })
    }
}

impl Rolling {
    /// Goes on in the newest file of today.
    ///
    /// # Errors
    /// The folder or the file cannot be made.
    pub(super) fn open(dir: &Path, most_bytes: u64, today: fn() -> Date) -> io::Result<Self> {
        fs::create_dir_all(dir)?;
        let day = today();
        let newest = fs::read_dir(dir)?.flatten();
        let newest = newest.filter_map(|entry| Part::of_name(entry.file_name().to_str()?));
        let newest = newest.filter(|part| part.day == day).max();
        let part = newest.unwrap_or(Part { day, number: 1 });
        let (file, bytes) = begin(&part.path(dir))?;
        let rolling = Self { dir: dir.to_owned(), part, file, bytes, most_bytes, today };
        rolling.tidy();
        Ok(rolling)
    }

    fn roll(&mut self, part: Part) -> io::Result<()> {
        (self.file, self.bytes) = begin(&part.path(&self.dir))?;
        self.part = part;
        self.tidy();
        Ok(())
    }

    /// What cannot be deleted is tried again the next time.
    fn tidy(&self) {
        let files = files(&self.dir);
        for old in &files[..files.len().saturating_sub(MOST_FILES)] {
            fs::remove_file(old).ok();
        }
    }
}

impl Write for Rolling {
    /// One line.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let kept = if line.len() > LONGEST_LINE { &line[..LONGEST_LINE] } else { line };
        let day = (self.today)();
        if day != self.part.day {
            self.roll(Part { day, number: 1 })?;
        } else if self.bytes > 0 && self.bytes + kept.len() as u64 > self.most_bytes {
            self.roll(Part { day, number: self.part.number + 1 })?;
        }
        self.file.write_all(kept)?;
        self.bytes += kept.len() as u64;
        if kept.len() < line.len() {
            self.file.write_all("…\n".as_bytes())?;
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The file, for the owner alone, and what is in it already.
fn begin(path: &Path) -> io::Result<(File, u64)> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    let bytes = file.metadata()?.len();
    Ok((file, bytes))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const LINE: &[u8] = b"2026-11-30 INFO the board is ready\n";

    fn monday() -> Date {
        date(2026, 11, 30)
    }

    fn names(dir: &Path) -> Vec<String> {
        let name = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
        files(dir).into_iter().map(name).collect()
    }

    #[test]
    fn a_full_file_is_followed_by_another_and_all_together_are_bounded() {
        let dir = tempfile::tempdir().unwrap();
        let most = 10 * LINE.len() as u64;
        let mut log = Rolling::open(dir.path(), most, monday).unwrap();
        for _ in 0..12 {
            log.write_all(LINE).unwrap();
        }
        assert_eq!(names(dir.path()), ["valet.2026-11-30.log", "valet.2026-11-30.2.log"]);
        for _ in 0..1_000 {
            log.write_all(LINE).unwrap();
        }
        let files = files(dir.path());
        assert_eq!(files.len(), MOST_FILES);
        let bytes: u64 = files.iter().map(|file| fs::metadata(file).unwrap().len()).sum();
        assert!(bytes <= MOST_FILES as u64 * most, "{bytes}");
        let last = fs::read(files.last().unwrap()).unwrap();
        assert!(last.ends_with(LINE), "the newest lines stay");
    }

    #[test]
    fn a_new_start_goes_on_where_the_last_one_ended_and_a_new_day_begins_a_file() {
        let dir = tempfile::tempdir().unwrap();
        let most = 10 * LINE.len() as u64;
        for _ in 0..3 {
            let mut log = Rolling::open(dir.path(), most, monday).unwrap();
            for _ in 0..6 {
                log.write_all(LINE).unwrap();
            }
        }
        assert_eq!(names(dir.path()), ["valet.2026-11-30.log", "valet.2026-11-30.2.log"]);
        let mut log = Rolling::open(dir.path(), most, || date(2026, 12, 1)).unwrap();
        log.today = || date(2026, 12, 2);
        log.write_all(LINE).unwrap();
        assert_eq!(names(dir.path())[2..], ["valet.2026-12-01.log", "valet.2026-12-02.log"]);
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let dir = tempfile::tempdir().unwrap();
        let mut log = Rolling::open(dir.path(), MOST_BYTES, monday).unwrap();
        let line = [b'x'; 10 * LONGEST_LINE];
        assert_eq!(log.write(&line).unwrap(), line.len());
        let written = fs::read(&files(dir.path())[0]).unwrap();
        assert_eq!(written.len(), LONGEST_LINE + "…\n".len());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_the_log() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        Rolling::open(dir.path(), MOST_BYTES, monday).unwrap();
        let mode = fs::metadata(&files(dir.path())[0]).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn other_files_of_the_folder_are_nobodys_business() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["valet.log", "valet.2026-11-30.1.log", "valet.notes.log", "config.toml"] {
            fs::write(dir.path().join(name), b"mine").unwrap();
        }
        assert!(names(dir.path()).is_empty());
    }
}
