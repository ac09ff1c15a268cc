//! One console per profile: who is first, what a second start does, and what strangers at the port achieve.

#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;
use valet::instance::{self, Claim, Guard};
use valet::store::Profile;

/// Where a process that claims finds its profile.
const PROFILE: &str = "VALET_TEST_INSTANCE_PROFILE";

/// A profile, and how often its first console was asked to come up.
struct Desk {
    dir: TempDir,
    raised: Arc<AtomicUsize>,
}

impl Desk {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), raised: Arc::default() }
    }

    fn claim(&self) -> Claim {
        let raised = Arc::clone(&self.raised);
        instance::claim(&Profile::at(self.dir.path()), move || {
            raised.fetch_add(1, Ordering::SeqCst);
        })
    }

    fn first(&self) -> Guard {
        let claim = self.claim();
        let Claim::First(guard) = claim else { panic!("not first: {claim:?}") };
        assert_eq!(guard.trouble(), None);
        guard
    }

    /// A second start, which must find the first console.
    fn second(&self) {
        let claim = self.claim();
        assert!(matches!(claim, Claim::Raised), "{claim:?}");
    }

    fn raised(&self) -> usize {
        self.raised.load(Ordering::SeqCst)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn addr_and_token(&self) -> (String, String) {
        let text = fs::read_to_string(self.file("instance.addr")).unwrap();
        let (addr, token) = text.trim_end().split_once(' ').unwrap();
        (addr.to_owned(), token.to_owned())
    }
}

#[test]
fn a_second_start_raises_the_first_each_time() {
    let desk = Desk::new();
    let _first = desk.first();
    for times in 1..=3 {
        desk.second();
        assert_eq!(desk.raised(), times);
    }
}

#[test]
fn two_profiles_do_not_meet() {
    let (one, other) = (Desk::new(), Desk::new());
    let _one = one.first();
    let _other = other.first();
    one.second();
    assert_eq!((one.raised(), other.raised()), (1, 0));
}

#[test]
fn a_profile_that_was_let_go_is_free_at_once() {
    let desk = Desk::new();
    for _ in 0..3 {
        drop(desk.first());
        assert!(!desk.file("instance.addr").exists(), "its address was left behind");
    }
}

#[test]
fn what_a_dead_console_left_behind_is_no_obstacle() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for left in ["", "garbage", "\u{0}\u{0}", "127.0.0.1:1", "203.0.113.9:80 token", &format!("{gone} token")]
    {
        let desk = Desk::new();
        fs::write(desk.file("instance.addr"), left).unwrap();
        fs::write(desk.file("instance.lock"), b"").unwrap();
        let _first = desk.first();
        desk.second();
        assert_eq!(desk.raised(), 1, "{left:?}");
    }
}

#[test]
fn a_killed_console_leaves_the_profile_free() {
    let desk = Desk::new();
    let (mut child, said) = claiming_child(desk.dir.path());
    assert_eq!(said, "first");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(desk.file("instance.addr").exists(), "it was not killed in the middle");
    let _first = desk.first();
}

#[test]
fn of_consoles_that_start_at_the_same_moment_exactly_one_is_first() {
    for _ in 0..5 {
        let desk = Desk::new();
        let starts: Vec<_> = (0..4)
            .map(|_| {
                let dir = desk.dir.path().to_owned();
                std::thread::spawn(move || claiming_child(&dir))
            })
            .collect();
        let mut all: Vec<_> = starts.into_iter().map(|start| start.join().unwrap()).collect();
        let mut said: Vec<&str> = all.iter().map(|(_, said)| said.as_str()).collect();
        said.sort_unstable();
        assert_eq!(said, ["first", "raised", "raised", "raised"]);
        for (child, _) in &mut all {
            drop(child.stdin.take());
            child.wait().unwrap();
        }
    }
}

#[test]
fn whoever_does_not_know_the_token_achieves_nothing() {
    let desk = Desk::new();
    let _first = desk.first();
    let (addr, token) = desk.addr_and_token();
    let long = "raise ".repeat(10_000);
    for line in [
        "\n",
        "raise\n",
        "raise \n",
        "GET / HTTP/1.1\r\n\r\n",
        &format!("raise {}\n", "0".repeat(token.len())),
        &format!("raise {}\n", &token[1..]),
        &format!("raise {token} \n"),
        &format!("{token}\n"),
        &long,
    ] {
        let mut stranger = TcpStream::connect(&addr).unwrap();
        // The door may be shut in the middle of a long line.
        stranger.write_all(line.as_bytes()).ok();
        let mut answer = Vec::new();
        stranger.read_to_end(&mut answer).ok();
        assert_eq!(answer, b"", "{line:.40}");
        assert_eq!(desk.raised(), 0, "{line:.40}");
    }
    desk.second();
    assert_eq!(desk.raised(), 1);
}

#[test]
fn strangers_who_say_nothing_do_not_keep_a_second_start_out() {
    let desk = Desk::new();
    let _first = desk.first();
    let (addr, _) = desk.addr_and_token();
    let _silent: Vec<_> = (0..2).map(|_| TcpStream::connect(&addr).unwrap()).collect();
    desk.second();
}

#[test]
fn a_console_that_does_not_answer_gives_a_sentence_with_its_profile() {
    let desk = Desk::new();
    let lock = File::create(desk.file("instance.lock")).unwrap();
    lock.lock().unwrap();
    // Somebody else has its port by now, and says something else.
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    fs::write(desk.file("instance.addr"), format!("{} token\n", other.local_addr().unwrap())).unwrap();
    let answering = std::thread::spawn(move || {
        let (mut stream, _) = other.accept().unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n").unwrap();
    });
    let Claim::Blocked(sentence) = desk.claim() else { panic!("not blocked") };
    answering.join().unwrap();
    assert_eq!(
        sentence.to_string(),
        format!(
            "Valet already runs with the profile {}, and it does not answer. Look for its window, or end it and start again.",
            desk.dir.path().display()
        )
    );
}

#[test]
fn a_second_start_takes_over_from_a_console_that_is_just_ending() {
    let desk = Desk::new();
    let lock = File::create(desk.file("instance.lock")).unwrap();
    lock.lock().unwrap();
    std::thread::scope(|scope| {
        let second = scope.spawn(|| desk.claim());
        drop(lock);
        assert!(matches!(second.join().unwrap(), Claim::First(_)));
    });
}

#[test]
fn a_console_that_cannot_be_raised_is_first_and_says_so() {
    let desk = Desk::new();
    fs::create_dir(desk.file("instance.addr")).unwrap();
    let Claim::First(guard) = desk.claim() else { panic!("not first") };
    let trouble = guard.trouble().unwrap().in_english();
    assert!(trouble.starts_with("A second start of Valet cannot bring this window up. "), "{trouble}");
    assert!(trouble.ends_with('.') && !trouble.ends_with(".."), "{trouble}");
}

#[cfg(target_os = "linux")]
#[test]
fn in_a_folder_where_nothing_can_be_written_the_console_goes_on_and_says_so() {
    // Nobody, not even root, can make a file there.
    let nowhere = Path::new("/sys");
    let Claim::First(guard) = instance::claim(&Profile::at(nowhere), || {}) else { panic!("not first") };
    assert_eq!(
        guard.trouble().map(|trouble| trouble.in_english()).as_deref(),
        Some("A second start of Valet will not be noticed: nothing can be written to the profile's folder.")
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_token() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let _first = desk.first();
    for name in ["instance.addr", "instance.lock"] {
        assert_eq!(fs::metadata(desk.file(name)).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
    }
}

/// Starts a process that claims, and returns what it says. A first one stays until its standard input ends.
fn claiming_child(profile: &Path) -> (Child, String) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_process_that_claims", "--nocapture", "--test-threads", "1"])
        .env(PROFILE, profile)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let said = lines.filter_map(|line| line.strip_prefix("claim: ").map(str::to_owned)).next();
    (child, said.unwrap_or_else(|| "nothing".to_owned()))
}

/// Not a test by itself: it claims, says what came of it, and stays.
#[test]
fn the_process_that_claims() {
    let Some(profile) = std::env::var_os(PROFILE) else { return };
    let claim = instance::claim(&Profile::at(Path::new(&profile)), || {});
    let said = match &claim {
        Claim::First(_) => "first".to_owned(),
        Claim::Raised => "raised".to_owned(),
        Claim::Blocked(sentence) => sentence.to_string(),
    };
    let mut out = std::io::stdout();
    out.write_all(format!("\nclaim: {said}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    drop(claim);
}
