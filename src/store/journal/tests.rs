//! The journal on disks that fail: full in the middle of a line, deaf to a sync, read-only, or written by somebody else.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use tempfile::TempDir;

use super::disk::{AppendFailed, Disk, RealDisk};
use super::*;
use crate::store::StoreError;
use crate::words::testing::sentences_in_every_language;

/// What is said of it, in English. It is a sentence in each language.
fn told(restored: &Restored) -> Vec<String> {
    restored.trouble.iter().map(|sentence| sentences_in_every_language(sentence).swap_remove(0)).collect()
}

/// What is wrong with the disk.
#[derive(Debug, Default, Clone, Copy)]
struct Faults {
    /// So many bytes can still be added.
    room: Option<u64>,
    deaf_to_sync: bool,
    cannot_cut: bool,
    read_only: bool,
}

/// The real disk, with faults that a test switches on and off.
#[derive(Debug)]
struct FaultyDisk {
    faults: Arc<Mutex<Faults>>,
}

impl FaultyDisk {
    fn faults(&self) -> Faults {
        *self.faults.lock().unwrap()
    }

    fn refuse_if_read_only(&self) -> io::Result<()> {
        if self.faults().read_only { Err(io::ErrorKind::ReadOnlyFilesystem.into()) } else { Ok(()) }
    }
}

impl Disk for FaultyDisk {
    fn len(&mut self, path: &Path) -> io::Result<Option<u64>> {
        RealDisk.len(path)
    }

    fn append(&mut self, path: &Path, bytes: &[u8]) -> Result<(), AppendFailed> {
        self.refuse_if_read_only().map_err(AppendFailed::Writing)?;
        let fits = self.faults().room.map_or(bytes.len(), |room| bytes.len().min(room as usize));
        RealDisk.append(path, &bytes[..fits])?;
        if let Some(room) = &mut self.faults.lock().unwrap().room {
            *room -= fits as u64;
        }
        if fits < bytes.len() {
            return Err(AppendFailed::Writing(io::ErrorKind::StorageFull.into()));
        }
        if self.faults().deaf_to_sync {
            return Err(AppendFailed::Syncing(io::Error::other("input/output error")));
        }
        Ok(())
    }

    fn cut(&mut self, path: &Path, len: u64) -> io::Result<()> {
        self.refuse_if_read_only()?;
        if self.faults().cannot_cut {
            return Err(io::Error::other("input/output error"));
        }
        RealDisk.cut(path, len)
    }

    fn replace(&mut self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let failed = |source| StoreError::Write { path: path.to_owned(), source };
        self.refuse_if_read_only().map_err(failed)?;
        if self.faults().room.is_some_and(|room| room < bytes.len() as u64) {
            return Err(failed(io::ErrorKind::StorageFull.into()));
        }
        RealDisk.replace(path, bytes)
    }

    fn keep_copy(&mut self, path: &Path, suffix: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        self.refuse_if_read_only()?;
        if self.faults().room.is_some_and(|room| room < bytes.len() as u64) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        RealDisk.keep_copy(path, suffix, bytes)
    }

    fn move_aside(&mut self, path: &Path, suffix: &str) -> io::Result<PathBuf> {
        self.refuse_if_read_only()?;
        RealDisk.move_aside(path, suffix)
    }
}

/// A profile's folder on a disk with faults.
struct Desk {
    dir: TempDir,
    faults: Arc<Mutex<Faults>>,
}

impl Desk {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), faults: Arc::default() }
    }

    fn file(&self) -> PathBuf {
        self.dir.path().join(FILE)
    }

    fn open(&self) -> (Journal, Restored) {
        open::open(self.file(), Box::new(FaultyDisk { faults: Arc::clone(&self.faults) }))
    }

    fn set(&self, change: impl FnOnce(&mut Faults)) {
        change(&mut self.faults.lock().unwrap());
    }

    /// The ids that a start on a sound disk would restore; nothing may be wrong with the file.
    fn restart(&self) -> Vec<u64> {
        let (_, restored) = Journal::open(self.dir.path());
        assert_eq!(told(&restored), Vec::<String>::new());
        restored.entries.iter().map(|call| call.id).collect()
    }
}

fn call(id: u64) -> ParkedCall {
    ParkedCall {
        id,
        person: "rosa".to_owned(),
        slot_id: "7001".to_owned(),
        destination: "7001".to_owned(),
        slot_number: None,
        slot_name: "Lobby 1".to_owned(),
        caller_name: Some("Harriet Lund".to_owned()),
        caller_number: Some("+14085550142".to_owned()),
        parked_at: Timestamp::UNIX_EPOCH,
        parker: Some("Rosa Keller".to_owned()),
        for_whom: Some("Dr Lee".to_owned()),
        note: None,
        recall_secs: Some(45),
        recalled: None,
        again: None,
        asked: None,
    }
}

#[test]
fn a_disk_that_fills_up_at_any_byte_of_a_line_loses_only_that_line() {
    let line_len = {
        let desk = Desk::new();
        let (mut journal, _) = desk.open();
        let before = fs::metadata(desk.file()).unwrap().len();
        journal.park(call(2)).unwrap();
        fs::metadata(desk.file()).unwrap().len() - before
    };
    for cannot_cut in [false, true] {
        for room in 0..line_len {
            let desk = Desk::new();
            let (mut journal, _) = desk.open();
            journal.park(call(1)).unwrap();
            desk.set(|faults| *faults = Faults { room: Some(room), cannot_cut, ..Faults::default() });
            let sentence = journal.park(call(2)).unwrap_err().to_string();
            assert!(sentence.ends_with("the disk is full; free some space and try again."), "{sentence}");
            assert_eq!(journal.calls().map(|call| call.id).collect::<Vec<_>>(), [1], "room {room}");

            desk.set(|faults| *faults = Faults::default());
            journal.park(call(3)).unwrap();
            assert_eq!(desk.restart(), [1, 3], "room {room}, cannot cut: {cannot_cut}");
        }
    }
}

#[test]
fn a_line_that_could_not_be_cut_off_is_cut_off_by_the_next_start() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(call(1)).unwrap();
    desk.set(|faults| *faults = Faults { room: Some(40), cannot_cut: true, ..Faults::default() });
    journal.park(call(2)).unwrap_err();
    drop(journal);
    desk.set(|faults| *faults = Faults::default());
    let (mut journal, restored) = desk.open();
    assert_eq!(restored.entries, [call(1)]);
    assert_eq!(
        told(&restored),
        [
            "The end of parked-calls.journal was half written when Valet ended. A call that was parked at that moment may be \
          missing from the board."
        ]
    );
    journal.park(call(3)).unwrap();
    assert_eq!(desk.restart(), [1, 3]);
}

#[test]
fn after_a_failed_sync_nothing_is_acknowledged_until_a_new_file_is_on_the_disk() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(call(1)).unwrap();
    desk.set(|faults| faults.deaf_to_sync = true);
    journal.park(call(2)).unwrap_err();
    desk.set(|faults| *faults = Faults { room: Some(10), ..Faults::default() });
    journal.park(call(3)).unwrap_err();
    desk.set(|faults| *faults = Faults::default());
    journal.park(call(4)).unwrap();
    assert_eq!(desk.restart(), [1, 4]);
}

#[test]
fn a_mark_or_an_end_that_was_not_written_did_not_happen() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(call(1)).unwrap();
    desk.set(|faults| faults.room = Some(5));
    journal.mark(1, Mark::Recalled(Timestamp::UNIX_EPOCH)).unwrap_err();
    journal.gone(1, Gone::Retrieved).unwrap_err();
    assert_eq!(journal.calls().collect::<Vec<_>>(), [&call(1)]);
    desk.set(|faults| *faults = Faults::default());
    journal.gone(1, Gone::Retrieved).unwrap();
    assert_eq!(desk.restart(), [0; 0]);
}

#[test]
fn a_read_only_folder_gives_what_is_in_it_and_a_sentence() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(call(1)).unwrap();
    desk.set(|faults| faults.read_only = true);
    let (mut journal, restored) = desk.open();
    assert_eq!(restored.entries, [call(1)]);
    let said = format!(
        "Calls parked from now on are not kept for the next start of Valet. {} cannot be written: the disk is read-only.",
        desk.file().display()
    );
    assert_eq!(told(&restored), [said]);
    journal.park(call(2)).unwrap_err();
    desk.set(|faults| faults.read_only = false);
    journal.park(call(2)).unwrap();
    assert_eq!(desk.restart(), [1, 2]);
}

#[test]
fn a_first_start_in_a_read_only_folder_gives_a_sentence_and_heals_later() {
    let desk = Desk::new();
    desk.set(|faults| faults.read_only = true);
    let (mut journal, restored) = desk.open();
    assert_eq!(restored.trouble.len(), 1, "{:?}", restored.trouble);
    assert!(
        told(&restored)[0].starts_with("Calls parked from now on are not kept"),
        "{:?}",
        restored.trouble
    );
    desk.set(|faults| faults.read_only = false);
    journal.park(call(1)).unwrap();
    assert_eq!(desk.restart(), [1]);
}

#[test]
fn garbage_that_cannot_be_moved_is_never_written_over() {
    let desk = Desk::new();
    fs::write(desk.file(), b"somebody's diary\n").unwrap();
    desk.set(|faults| faults.read_only = true);
    let (mut journal, restored) = desk.open();
    assert!(told(&restored)[0].contains("cannot be kept aside either: the disk is read-only"));
    desk.set(|faults| faults.read_only = false);
    let refused = journal.park(call(1)).unwrap_err();
    assert!(matches!(refused, JournalError::Locked { .. }), "{refused}");
    assert_eq!(fs::read(desk.file()).unwrap(), b"somebody's diary\n");
}

#[test]
fn without_room_for_a_copy_a_damaged_file_stays_as_it_is_and_is_still_used() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(call(1)).unwrap();
    let mut bytes = fs::read(desk.file()).unwrap();
    bytes.extend_from_slice(b"scratched\n");
    fs::write(desk.file(), &bytes).unwrap();
    desk.set(|faults| faults.room = Some(0));
    let (mut journal, restored) = desk.open();
    assert_eq!((&*restored.entries, restored.aside.as_ref()), (&[call(1)][..], None));
    assert!(told(&restored)[0].contains("1 line of parked-calls.journal could not be read"));
    assert!(
        told(&restored)[0]
            .ends_with("No copy could be kept: the disk is full; free some space and try again.")
    );
    desk.set(|faults| faults.room = None);
    journal.park(call(2)).unwrap();
    assert!(fs::read(desk.file()).unwrap().starts_with(&bytes));
    let (_, restored) = desk.open();
    assert_eq!(restored.entries, [call(1), call(2)]);
    assert_eq!(fs::read(restored.aside.unwrap()).unwrap()[..bytes.len()], bytes);
}

#[test]
fn a_file_that_was_deleted_or_changed_while_valet_ran_is_written_anew() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(call(1)).unwrap();
    fs::remove_file(desk.file()).unwrap();
    journal.park(call(2)).unwrap();
    assert_eq!(desk.restart(), [1, 2]);

    fs::write(desk.file(), b"a diary").unwrap();
    journal.park(call(3)).unwrap();
    assert_eq!(desk.restart(), [1, 2, 3]);
    let aside = desk.dir.path().join("parked-calls.journal.changed-1");
    assert_eq!(fs::read(aside).unwrap(), b"a diary");
}

#[test]
fn a_compaction_that_fails_loses_nothing_and_is_tried_again() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(call(1)).unwrap();
    // Room for every line, never for a whole file beside it.
    for id in 2..100 {
        desk.set(|faults| faults.room = Some(400));
        journal.park(call(id)).unwrap();
        desk.set(|faults| faults.room = Some(80));
        journal.gone(id, Gone::Retrieved).unwrap();
    }
    let full = fs::metadata(desk.file()).unwrap().len();
    desk.set(|faults| faults.room = None);
    for id in 100..140 {
        journal.park(call(id)).unwrap();
        journal.gone(id, Gone::Retrieved).unwrap();
    }
    assert!(fs::metadata(desk.file()).unwrap().len() < full / 2);
    assert_eq!(desk.restart(), [1]);
}

#[test]
fn why_a_call_is_not_kept_is_a_sentence_in_every_language() {
    let full = StoreError::Write { path: FILE.into(), source: io::ErrorKind::StorageFull.into() };
    let too_long = ParkedCall { destination: "7".repeat(KEY_MAX + 1), ..call(1) };
    let too_long = too_long.within_bounds().unwrap_err();
    for error in [JournalError::NotWritten(full), JournalError::Locked { path: FILE.into() }, too_long] {
        sentences_in_every_language(&error.message());
    }
}
