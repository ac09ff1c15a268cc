//! The record on disk: whole lines, torn ones, other people's, too old ones.

use std::io::Write;

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

fn entry(second: i64) -> DayEntry {
    DayEntry {
        slot: "7001".to_owned(),
        label: "Lobby 1".to_owned(),
        parked: Some(Timestamp::from_second(second).unwrap()),
        ended: Timestamp::from_second(second + 42).unwrap(),
        waited_ms: Some(42_000),
        how: How::Retrieved,
        by_me: true,
        name: Some("Harriet Lund".to_owned()),
        number: Some("+14085550142".to_owned()),
    }
}

fn today() -> Date {
    date(2026, 11, 24)
}

fn record(keep_days: u32, names: bool) -> (TempDir, DayRecord) {
    let dir = tempfile::tempdir().unwrap();
    let record = DayRecord::new(dir.path(), keep_days, names);
    (dir, record)
}

fn file(dir: &TempDir) -> PathBuf {
    dir.path().join("day-2026-11-24.jsonl")
}

fn names_in(dir: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(dir.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_was_added_comes_back_in_its_order_after_a_restart() {
    let (dir, record) = record(30, true);
    let bare =
        DayEntry { parked: None, waited_ms: None, name: None, number: None, how: How::Unknown, ..entry(9) };
    for entry in [entry(1), bare.clone(), entry(2)] {
        assert_eq!(record.append(today(), entry.clone()).unwrap(), Some(entry));
    }
    let content = DayRecord::new(dir.path(), 30, true).read(today()).unwrap();
    assert_eq!((content.entries, content.unread), (vec![entry(1), bare, entry(2)], 0));
    assert_eq!(record.read(date(2026, 11, 23)).unwrap().entries, []);
}

#[test]
fn without_names_nothing_on_the_disk_says_who_it_was() {
    let (dir, record) = record(30, false);
    let written = record.append(today(), entry(1)).unwrap();
    assert_eq!(written.map(|entry| (entry.name, entry.number)), Some((None, None)));
    let text = fs::read_to_string(file(&dir)).unwrap();
    assert!(!text.contains("Harriet") && !text.contains("0142") && text.contains("7001"), "{text}");
}

#[test]
fn a_record_of_no_days_writes_nothing_and_deletes_what_was_there() {
    let (dir, mut record) = record(30, true);
    record.append(today(), entry(1)).unwrap();
    record.keep(0, true);
    assert_eq!(record.append(today(), entry(2)).unwrap(), None);
    assert_eq!(record.tidy(today()).unwrap(), 1);
    assert_eq!(names_in(&dir), Vec::<String>::new());
}

#[test]
fn a_torn_line_costs_itself_alone_and_is_counted() {
    let (dir, record) = record(30, true);
    record.append(today(), entry(1)).unwrap();
    let whole = fs::read(file(&dir)).unwrap();
    for cut in 1..whole.len() {
        fs::write(file(&dir), [&whole, &whole[..cut]].concat()).unwrap();
        record.append(today(), entry(2)).unwrap();
        let content = record.read(today()).unwrap();
        assert_eq!((content.entries.first(), content.entries.last()), (Some(&entry(1)), Some(&entry(2))));
        let torn = usize::from(cut < whole.len() - 1);
        assert_eq!((content.entries.len(), content.unread), (3 - torn, torn), "cut at {cut}");
    }
}

#[test]
fn lines_of_a_newer_valet_and_of_others_are_counted_and_left() {
    let (dir, record) = record(30, true);
    record.append(today(), entry(1)).unwrap();
    let mut text = fs::read_to_string(file(&dir)).unwrap();
    text.push_str(&text.replace("\"v\":1", "\"v\":2"));
    text.push_str("dear diary\n\0\0\0\0\n{}\n\n");
    fs::write(file(&dir), &text).unwrap();
    record.append(today(), entry(2)).unwrap();
    let content = record.read(today()).unwrap();
    assert_eq!((content.entries, content.unread), (vec![entry(1), entry(2)], 4));
    assert!(fs::read_to_string(file(&dir)).unwrap().starts_with(&text));
}

#[test]
fn a_line_with_a_field_that_this_valet_does_not_know_is_read() {
    let (dir, record) = record(30, true);
    record.append(today(), entry(1)).unwrap();
    let text = fs::read_to_string(file(&dir)).unwrap().replace("{\"v\":1", "{\"v\":1,\"queue\":\"sales\"");
    fs::write(file(&dir), text).unwrap();
    assert_eq!(record.read(today()).unwrap().entries, [entry(1)]);
}

#[test]
fn only_days_that_are_too_old_are_deleted() {
    let (dir, record) = record(3, true);
    for days_ago in 0..6 {
        record.append(today().checked_sub(days_ago.days()).unwrap(), entry(1)).unwrap();
    }
    record.append(date(2031, 1, 1), entry(1)).unwrap();
    let others =
        ["day-2020-1-1.jsonl", "day-2020-13-01.jsonl", "day-2020-01-01.jsonl.bak", "notes-2020-01-01.jsonl"];
    for other in others {
        fs::write(dir.path().join(other), b"mine").unwrap();
    }
    fs::create_dir(dir.path().join("day-2020-01-02.jsonl")).unwrap();
    assert_eq!(record.tidy(today()).unwrap(), 4, "three old ones, and one of a clock that was wrong");
    let kept: Vec<String> = record.days().unwrap().iter().map(Date::to_string).collect();
    assert_eq!(kept, ["2026-11-22", "2026-11-23", "2026-11-24"]);
    assert_eq!(record.delete_all().unwrap(), 3);
    assert_eq!(names_in(&dir).len(), others.len() + 1, "nobody else's file is touched");
}

#[test]
fn any_number_of_days_may_be_kept() {
    let (_dir, record) = record(u32::MAX, true);
    record.append(date(1999, 1, 1), entry(1)).unwrap();
    assert_eq!(record.tidy(today()).unwrap(), 0);
}

#[test]
fn a_file_that_cannot_be_written_or_read_gives_a_sentence() {
    let (dir, record) = record(30, true);
    fs::create_dir(file(&dir)).unwrap();
    let sentence = record.append(today(), entry(1)).unwrap_err().to_string();
    assert!(sentence.starts_with(&format!("{} cannot be written: ", file(&dir).display())), "{sentence}");
    assert!(record.read(today()).is_err());
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_a_day() {
    use std::os::unix::fs::PermissionsExt as _;
    let (dir, record) = record(30, true);
    record.append(today(), entry(1)).unwrap();
    assert_eq!(fs::metadata(file(&dir)).unwrap().permissions().mode() & 0o777, 0o600);
}

fn second_of(entry: &DayEntry) -> i64 {
    entry.parked.map_or(-1, Timestamp::as_second)
}

/// A disk that takes so many bytes and no more.
struct Full(Vec<u8>, usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let fits = bytes.len().min(self.1 - self.0.len());
        if fits == 0 {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.0.extend_from_slice(&bytes[..fits]);
        Ok(fits)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

proptest! {
    #![proptest_config(crate::seeds::cases(64))]

    /// Also where the piece of a line that a full disk took could not be cut off.
    #[test]
    fn a_disk_that_fills_up_anywhere_costs_the_lines_that_were_refused_and_no_others(room in 0..900_usize) {
        let mut disk = Full(Vec::new(), room);
        let mut taken = Vec::new();
        for second in 0..4 {
            let torn = disk.0.last().is_some_and(|last| *last != b'\n');
            let line = entry(second).line().unwrap();
            if file::write(&mut disk, if torn { b"\n" } else { b"" }, &line).is_ok() {
                taken.push(entry(second));
            }
            disk.1 += 37;
        }
        // Of a refused line all but its end may have been taken: then it is there, once.
        let kept: Vec<i64> = DayContent::of(&disk.0).entries.iter().map(second_of).collect();
        prop_assert!(kept.is_sorted_by(|one, next| one < next), "{kept:?}");
        prop_assert!(taken.iter().all(|taken| kept.contains(&second_of(taken))), "{taken:?} of {kept:?}");
    }

    #[test]
    fn no_content_panics(bytes in any::<Vec<u8>>()) {
        DayContent::of(&bytes);
    }
}
