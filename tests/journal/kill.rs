//! kill -9, for real: a process that parks as fast as it can is killed again and again, and never is a call missing that
//! it had called asked for or kept, nor is one sure that was only asked for.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use valet::store::Journal;
use valet::store::journal::Gone;

use crate::support::{Desk, asked, call, ids};

/// How often, unless `KILLS` says another number.
const KILLS: usize = 60;
/// Where the process that is to be killed finds its profile.
const PROFILE: &str = "VALET_TEST_JOURNAL_PROFILE";

/// What a process said before it was killed.
#[derive(Default)]
struct Said {
    asked: BTreeSet<u64>,
    keeping: BTreeSet<u64>,
    kept: BTreeSet<u64>,
    leaving: BTreeSet<u64>,
    gone: BTreeSet<u64>,
}

impl Said {
    fn take(&mut self, line: &str) -> bool {
        let Some((word, id)) = line.split_once(' ') else { return false };
        let Ok(id) = id.parse() else { return false };
        match word {
            "asked" => self.asked.insert(id),
            "keeping" => self.keeping.insert(id),
            "kept" => self.kept.insert(id),
            "leaving" => self.leaving.insert(id),
            "gone" => self.gone.insert(id),
            _ => false,
        }
    }
}

#[test]
fn no_call_that_was_acknowledged_is_missing_after_kill_9() {
    let desk = Desk::new();
    let mut said = Said::default();
    let kills = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    for kill in 0..kills {
        let (mut child, mut out) = parking_child(desk.dir.path());
        let mut line = String::new();
        let mut lines_left = fastrand::usize(1..60);
        while lines_left > 0 {
            line.clear();
            assert_ne!(out.read_line(&mut line).unwrap(), 0, "the child ended by itself");
            lines_left -= usize::from(said.take(line.trim_end()));
        }
        // Somewhere between two answers, not always right after one.
        for _ in 0..fastrand::u32(0..200_000) {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // What it said in its last moments counts as well; a last line may be a piece of one.
        for line in out.lines().map_while(Result::ok) {
            said.take(&line);
        }
        let (_, restored) = desk.open();
        let held: BTreeSet<u64> = ids(&restored).into_iter().collect();
        let sure: BTreeSet<u64> =
            restored.entries.iter().filter(|call| call.asked.is_none()).map(|call| call.id).collect();
        let stays = |told: &BTreeSet<u64>| told.difference(&said.leaving).copied().collect::<BTreeSet<u64>>();
        let missing: Vec<_> = stays(&said.asked).difference(&held).copied().collect();
        assert!(missing.is_empty(), "after kill {kill}: {missing:?} were asked for and are missing");
        let doubtful: Vec<_> = stays(&said.kept).difference(&sure).copied().collect();
        assert!(doubtful.is_empty(), "after kill {kill}: {doubtful:?} were acknowledged and are not sure");
        let invented: Vec<_> = sure.difference(&said.keeping).copied().collect();
        assert!(invented.is_empty(), "after kill {kill}: {invented:?} are sure and nobody said so");
        let back: Vec<_> = said.gone.intersection(&held).collect();
        assert!(back.is_empty(), "after kill {kill}: {back:?} were let go and are back");
        assert_eq!(restored.aside, None, "after kill {kill}: {:?}", restored.trouble);
    }
    println!(
        "{kills} kills, {} parks asked for, {} kept, {} let go, none lost",
        said.asked.len(),
        said.kept.len(),
        said.gone.len()
    );
    assert!(said.kept.len() > kills && said.asked.len() > said.keeping.len() && !said.gone.is_empty());
}

fn parking_child(profile: &Path) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::the_process_that_is_killed", "--nocapture", "--test-threads", "1"])
        .env(PROFILE, profile)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    (child, out)
}

/// Not a test by itself: it asks, parks and lets go for ever, and says each step when it is done.
#[test]
fn the_process_that_is_killed() {
    let Some(profile) = std::env::var_os(PROFILE) else { return };
    let say = |word: &str, id: u64| {
        let mut out = std::io::stdout();
        out.write_all(format!("{word} {id}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
    };
    println!();
    let (mut journal, _) = Journal::open(Path::new(&profile));
    loop {
        let id = journal.next_id();
        journal.park(asked(id)).unwrap();
        say("asked", id);
        // Some are refused.
        if fastrand::u8(0..4) > 0 {
            say("keeping", id);
            journal.park(call(id)).unwrap();
            say("kept", id);
        }
        // Most go again, so that the file is also compacted under fire.
        if fastrand::u8(0..10) > 0 {
            say("leaving", id);
            journal.gone(id, Gone::Retrieved).unwrap();
            say("gone", id);
        }
    }
}
