//! The journal of parked calls as the console meets it: its file, what a start restores from it, and what it says about a
//! file that it cannot read.

#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

#[path = "journal/asked.rs"]
mod asked;
#[path = "journal/kill.rs"]
mod kill;
#[path = "journal/support.rs"]
mod support;

use std::fs;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use support::{Desk, HEADER, call, ids, sealed, told};
use valet::store::Journal;
use valet::store::journal::{Gone, JournalError, KEY_MAX, Mark, NAME_MAX, NOTE_MAX, ParkedCall};

#[test]
fn a_restart_knows_caller_time_parker_for_whom_and_note() {
    let desk = Desk::new();
    let (mut journal, restored) = desk.open();
    assert!(restored.entries.is_empty() && restored.trouble.is_empty() && restored.aside.is_none());
    let at = "2026-11-20T14:05:00Z".parse::<Timestamp>().unwrap();
    let mut harriet = call(journal.next_id());
    harriet.note = Some("first line\nsecond “line”\u{0}".to_owned());
    journal.park(harriet.clone()).unwrap();
    let ola = call(journal.next_id());
    journal.park(ola.clone()).unwrap();
    let mia = call(journal.next_id());
    journal.park(mia.clone()).unwrap();
    journal.mark(ola.id, Mark::Recalled(at)).unwrap();
    journal.gone(mia.id, Gone::LeftTheSlot).unwrap();

    let (journal, restored) = desk.open();
    let recalled = ParkedCall { recalled: Some(at), ..ola };
    assert_eq!(restored.entries, [harriet, recalled]);
    assert!(restored.trouble.is_empty());
    assert_eq!(journal.next_id(), mia.id + 1, "an id was given twice");
}

#[test]
fn the_file_of_this_version_stays_readable() {
    let written = r#"7fc6e67be37e0aa7 {"kind":"valet_journal","version":1}
1d548e98becc8530 {"kind":"park","id":7,"person":"Y2lzY29zcGFyazovL3VzL1BFT1BMRS9yb3Nh","slot_id":"Y2lzY29zcGFyazovL3VzL0NQRS83MDAx","destination":"7001","slot_name":"Lobby 1","caller_name":"Harriet Lund","caller_number":"+14085550142","parked_at":"2026-11-20T14:05:00Z","parker":"Rosa Keller","for_whom":"Dr Lee","note":"about the invoice","recall_secs":45}
7110fca3e2dd2860 {"kind":"recalled","id":7,"at":"1970-01-01T00:00:00Z"}
"#;
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(call(7)).unwrap();
    journal.mark(7, Mark::Recalled(Timestamp::UNIX_EPOCH)).unwrap();
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), written);
    assert_eq!(desk.open().1.entries, [ParkedCall { recalled: Some(Timestamp::UNIX_EPOCH), ..call(7) }]);

    journal.gone(7, Gone::RecallAnswered).unwrap();
    let last = "cedb6981d52c1193 {\"kind\":\"gone\",\"id\":7,\"why\":\"recall_answered\"}\n";
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), format!("{written}{last}"));
    assert_eq!(desk.open().1.entries, []);
}

#[test]
fn a_call_that_is_gone_twice_or_was_never_kept_adds_nothing() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(call(1)).unwrap();
    let len = fs::metadata(desk.file()).unwrap().len();
    journal.park(call(1)).unwrap();
    journal.gone(2, Gone::Dismissed).unwrap();
    journal.mark(2, Mark::Recalled(Timestamp::UNIX_EPOCH)).unwrap();
    assert_eq!(fs::metadata(desk.file()).unwrap().len(), len);
}

#[test]
fn a_record_that_stands_twice_is_one_call() {
    let park = r#"{"kind":"park","id":1,"person":"rosa","slot_id":"a","destination":"7001","slot_name":"Lobby","parked_at":"2026-11-20T14:05:00Z"}"#;
    let desk = Desk::with(&[HEADER, park, park, HEADER]);
    let (_, restored) = desk.open();
    assert_eq!((ids(&restored), restored.trouble.len()), (vec![1], 0));
}

#[test]
fn a_broken_line_in_the_middle_costs_only_itself_and_the_file_is_kept_aside() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    for id in 1..=3 {
        journal.park(call(id)).unwrap();
    }
    let before = fs::read_to_string(desk.file()).unwrap();
    let broken = before.replacen("\"id\":2", "\"id\":9", 1);
    fs::write(desk.file(), &broken).unwrap();
    let (mut journal, restored) = desk.open();
    assert_eq!(ids(&restored), [1, 3]);
    assert_eq!(
        told(&restored),
        [
            "1 line of parked-calls.journal could not be read. Calls on the board may be missing, or be gone already. The file \
          as it was is kept as parked-calls.journal.damaged-1."
        ]
    );
    assert_eq!(fs::read_to_string(restored.aside.unwrap()).unwrap(), broken);
    journal.park(call(4)).unwrap();
    let (_, restored) = desk.open();
    assert_eq!((ids(&restored), restored.trouble.len()), (vec![1, 3, 4], 0), "said again, or not mended");
}

#[test]
fn what_cannot_be_understood_is_kept_aside_with_a_sentence() {
    let newer = sealed(r#"{"kind":"valet_journal","version":2}"#);
    let damaged_header = HEADER.replace('1', "2");
    for (content, why, suffix) in [
        (b"somebody's diary\n".to_vec(), "could not be understood", "unreadable"),
        (vec![0; 5000], "could not be understood", "unreadable"),
        (b"\xff\xfe\n\n\n".to_vec(), "could not be understood", "unreadable"),
        (
            format!("0000000000000000 {damaged_header}\n").into_bytes(),
            "could not be understood",
            "unreadable",
        ),
        (
            newer.into_bytes(),
            "was written by another version of Valet (version 2 of the file)",
            "other-version",
        ),
    ] {
        let desk = Desk::new();
        fs::write(desk.file(), &content).unwrap();
        let (mut journal, restored) = desk.open();
        assert_eq!(
            told(&restored),
            [format!(
                "parked-calls.journal {why}. It is kept as parked-calls.journal.{suffix}-1; calls that were parked before \
                 are not on the board."
            )]
        );
        assert_eq!(fs::read(restored.aside.unwrap()).unwrap(), content);
        journal.park(call(1)).unwrap();
        let (_, restored) = desk.open();
        assert_eq!((ids(&restored), restored.trouble.len()), (vec![1], 0));
    }
}

#[test]
fn nothing_that_was_kept_aside_is_overwritten() {
    let desk = Desk::new();
    for n in 1..=3 {
        fs::write(desk.file(), format!("diary {n}\n")).unwrap();
        let aside = desk.open().1.aside.unwrap();
        assert!(aside.ends_with(format!("parked-calls.journal.unreadable-{n}")));
    }
    for n in 1..=3 {
        let kept = desk.dir.path().join(format!("parked-calls.journal.unreadable-{n}"));
        assert_eq!(fs::read_to_string(kept).unwrap(), format!("diary {n}\n"));
    }
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    let desk = Desk::new();
    fs::write(desk.file(), b"").unwrap();
    let (mut journal, restored) = desk.open();
    assert_eq!(
        told(&restored),
        ["parked-calls.journal was empty. Calls that were parked before may be missing from the board."]
    );
    journal.park(call(1)).unwrap();
    assert_eq!(ids(&desk.open().1), [1]);
}

#[test]
fn a_folder_in_the_files_place_is_left_alone_and_said() {
    let desk = Desk::new();
    fs::create_dir(desk.file()).unwrap();
    let (mut journal, restored) = desk.open();
    assert!(
        told(&restored)[0].contains("cannot be read: it is a folder, not a file."),
        "{:?}",
        restored.trouble
    );
    assert!(matches!(journal.park(call(1)), Err(JournalError::Locked { .. })));
    assert!(desk.file().is_dir());
}

#[test]
fn a_profile_folder_that_is_not_there_is_said_and_nothing_panics() {
    let desk = Desk::new();
    let (mut journal, restored) = Journal::open(&desk.dir.path().join("nowhere"));
    assert!(told(&restored)[0].ends_with("its folder does not exist."), "{:?}", restored.trouble);
    assert!(matches!(journal.park(call(1)), Err(JournalError::NotWritten(_))));
}

#[test]
fn what_a_newer_valet_added_survives_a_compaction_by_this_one() {
    let park = r#"{"kind":"park","id":1,"person":"rosa","slot_id":"a","destination":"7001","slot_name":"Lobby","parked_at":"2026-11-20T14:05:00Z","mood":"patient"}"#;
    let mark = r#"{"kind":"recalled","id":1,"at":"2026-11-20T14:06:00Z","by":"hunt group"}"#;
    let strange = r#"{"kind":"sung_to","id":1,"song":"a long one"}"#;
    let desk = Desk::with(&[HEADER, park, strange, mark]);
    let (mut journal, restored) = desk.open();
    assert_eq!((ids(&restored), restored.trouble.len()), (vec![1], 0));
    for id in 2..80 {
        journal.park(call(id)).unwrap();
        journal.gone(id, Gone::Retrieved).unwrap();
    }
    let text = fs::read_to_string(desk.file()).unwrap();
    assert!(text.lines().count() < 80, "never compacted");
    for json in [park, strange, mark] {
        assert!(text.contains(sealed(json).trim_end()), "{json} is gone");
    }
}

#[test]
fn no_id_is_given_twice_even_after_a_compaction_and_a_restart() {
    let desk = Desk::new();
    let mut last = 0;
    for _ in 0..100 {
        let (mut journal, _) = desk.open();
        let id = journal.next_id();
        assert!(id > last, "{id} was given before");
        journal.park(call(id)).unwrap();
        journal.gone(id, Gone::Retrieved).unwrap();
        last = id;
    }
    assert!(fs::read_to_string(desk.file()).unwrap().lines().count() < 100, "never compacted");
}

#[test]
fn a_long_name_is_cut_and_a_long_destination_is_refused() {
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    let mut long = call(1);
    long.caller_name = Some("ö".repeat(100_000));
    long.note = Some("n".repeat(100_000));
    journal.park(long.clone()).unwrap();
    let restored = &desk.open().1.entries[0];
    assert_eq!(restored.caller_name.as_ref().unwrap().chars().count(), NAME_MAX);
    assert_eq!(restored.note.as_ref().unwrap().chars().count(), NOTE_MAX);

    let refused = journal.park(ParkedCall { asked: Some("c".repeat(KEY_MAX + 1)), ..call(2) }).unwrap_err();
    assert!(refused.to_string().ends_with("its call id is too long."), "{refused}");
    long.destination = "7".repeat(KEY_MAX + 1);
    let refused = journal.park(long).unwrap_err();
    assert!(refused.to_string().ends_with("its number to dial is too long."), "{refused}");
}

#[test]
fn ten_thousand_records_are_read_in_well_under_a_second() {
    let park = |id: u64| serde_json::to_string(&support::Record::Park(&call(id))).unwrap();
    let lines: Vec<String> = std::iter::once(HEADER.to_owned()).chain((1..=10_000).map(park)).collect();
    let desk = Desk::with(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let started = Instant::now();
    let (_, restored) = desk.open();
    let took = started.elapsed();
    assert_eq!(restored.entries.len(), 10_000);
    assert!(took < Duration::from_secs(1), "it took {took:?}");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_journal_and_what_is_kept_aside() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let desk = Desk::new();
    let (mut journal, _) = desk.open();
    journal.park(call(1)).unwrap();
    assert_eq!(mode(&desk.file()), 0o600);
    fs::set_permissions(desk.file(), fs::Permissions::from_mode(0o644)).unwrap();
    desk.open();
    assert_eq!(mode(&desk.file()), 0o600);
    let text = fs::read_to_string(desk.file()).unwrap();
    fs::write(desk.file(), format!("scratch\n{text}")).unwrap();
    assert_eq!(mode(&desk.open().1.aside.unwrap()), 0o600);
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/regressions/journal.txt"))),
        ..ProptestConfig::with_cases(12)
    })]

    /// 0 parks, 1 marks, 2 lets go, 3 starts Valet again; long enough for many compactions.
    #[test]
    fn a_start_restores_what_the_last_run_knew(acts in prop::collection::vec((0..4_u8, 1..12_u64), 0..250)) {
        let desk = Desk::new();
        let (mut journal, _) = desk.open();
        for (act, id) in acts {
            match act {
                0 => journal.park(call(id)).unwrap(),
                1 => journal.mark(id, Mark::Recalled(Timestamp::UNIX_EPOCH)).unwrap(),
                2 => journal.gone(id, Gone::Retrieved).unwrap(),
                _ => {
                    let known: Vec<_> = journal.calls().cloned().collect();
                    let (next, restored) = desk.open();
                    prop_assert_eq!(told(&restored), Vec::<String>::new());
                    prop_assert_eq!(restored.entries, known);
                    journal = next;
                }
            }
        }
    }

    #[test]
    fn no_content_panics_or_is_lost(content in any::<Vec<u8>>()) {
        prop_assume!(!content.is_empty());
        let desk = Desk::new();
        fs::write(desk.file(), &content).unwrap();
        let aside = desk.open().1.aside.unwrap();
        prop_assert_eq!(fs::read(aside).unwrap(), content);
    }
}
