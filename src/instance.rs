//! One console per profile. Claimed by `main` before it touches a file of the profile; a second start of the same profile
//! asks the first one to come up, and ends. `valet doctor` and `valet simulate` claim nothing.
//!
//! A lock on `instance.lock` decides, and the system lets go of it whatever way a process ends. Beside it `instance.addr`
//! says where the first console listens on loopback, and the token that a request must carry: one line,
//! `raise <token>`, answered by `raised`. An address that a dead console left behind decides nothing.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::say;
use crate::store::{Profile, StoreError, write_atomically};
use crate::words::Message;

/// A first console that has just started or is just ending gets so long to answer or to let go.
const PATIENCE: Duration = Duration::from_secs(4);
/// Between two attempts.
const TICK: Duration = Duration::from_millis(40);
/// One conversation, on either side.
const TALK: Duration = Duration::from_millis(800);
/// Longer than any line or address file of ours. Bytes.
const LINE_MAX: u64 = 200;

const ANSWER: &[u8] = b"raised\n";

/// What came of a claim.
#[derive(Debug)]
pub enum Claim {
    /// This is the console of the profile, as long as the guard lives.
    First(Guard),
    /// Another console has the profile, and its window was asked to come up: end quietly.
    Raised,
    /// Another console has the profile and does not answer, or the profile cannot be locked. A sentence that says what
    /// to do.
    Blocked(Blocked),
}

/// Why a console cannot have the profile; a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.in_english())]
pub struct Blocked(pub Message);

/// Holds the profile. Dropping it lets go; so does the end of the process, whatever its way.
#[derive(Debug)]
#[must_use = "the profile is free again when this is dropped"]
pub struct Guard {
    listening: Option<Listening>,
    trouble: Option<Message>,
    /// Last: the address is gone before the lock is.
    _lock: Option<File>,
}

impl Guard {
    /// What will not work, as a sentence: a second start may not be noticed, or cannot raise this window.
    pub fn trouble(&self) -> Option<&Message> {
        self.trouble.as_ref()
    }
}

/// Claims a profile whose folders exist. It takes a few milliseconds, or up to four seconds where another console has the
/// profile and does not answer at once.
///
/// `on_raise` is called on a thread of its own, once for each second start: bring the window up. It must not block.
pub fn claim(profile: &Profile, on_raise: impl Fn() + Send + 'static) -> Claim {
    claim_within(profile.dir(), PATIENCE, on_raise)
}

fn claim_within(dir: &Path, patience: Duration, on_raise: impl Fn() + Send + 'static) -> Claim {
    let (lock_file, addr_file) = (dir.join("instance.lock"), dir.join("instance.addr"));
    let deadline = Instant::now() + patience;
    loop {
        match lock(&lock_file) {
            Locking::Held(lock) => return Claim::First(Guard::new(Some(lock), addr_file, on_raise)),
            Locking::Impossible(why) => {
                let trouble = Some(say!("instance-not-noticed", why = why));
                return Claim::First(Guard { listening: None, trouble, _lock: None });
            }
            Locking::Failed(error) => {
                let (path, why) = (lock_file.display().to_string(), error.to_string());
                return Claim::Blocked(Blocked(say!("instance-unusable", path = path, why = why)));
            }
            Locking::Taken => {}
        }
        match raise(&addr_file) {
            Ok(()) => return Claim::Raised,
            Err(error) if Instant::now() >= deadline => {
                tracing::info!(%error, "the other console does not answer");
                let path = dir.display().to_string();
                return Claim::Blocked(Blocked(say!("instance-silent", path = path)));
            }
            // It is just starting, and its address is not there yet, or just ending.
            Err(_) => thread::sleep(TICK),
        }
    }
}

enum Locking {
    Held(File),
    Taken,
    /// Nothing can be written there, or the disk knows no locks: the console goes on without.
    Impossible(Message),
    Failed(io::Error),
}

fn lock(path: &Path) -> Locking {
    let file = match open_for_owner(path) {
        Ok(file) => file,
        // An existing lock can be taken by whoever may read it.
        Err(error) => match (File::open(path), error.kind()) {
            (Ok(file), _) => file,
            (Err(missing), ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied)
                if missing.kind() == ErrorKind::NotFound =>
            {
                return Locking::Impossible(say!("lock-not-written"));
            }
            _ => return Locking::Failed(error),
        },
    };
    match file.try_lock() {
        Ok(()) => Locking::Held(file),
        Err(TryLockError::WouldBlock) => Locking::Taken,
        Err(TryLockError::Error(error)) => Locking::Impossible(say!("lock-unknown", why = error.to_string())),
    }
}

/// Never truncated, never deleted: a deleted lock file could be locked twice.
fn open_for_owner(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Why no second start can be heard.
fn deaf(error: &io::Error) -> Message {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<StoreError>()) {
        Some(why) => say!("instance-no-ear", why = why.message()),
        None => say!("instance-no-ear-because", why = error.to_string()),
    }
}

impl Guard {
    fn new(lock: Option<File>, addr_file: PathBuf, on_raise: impl Fn() + Send + 'static) -> Self {
        let (listening, trouble) = match Listening::start(addr_file, on_raise) {
            Ok(listening) => (Some(listening), None),
            Err(error) => (None, Some(deaf(&error))),
        };
        Self { listening, trouble, _lock: lock }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.listening.take());
    }
}

/// The first console's ear.
#[derive(Debug)]
struct Listening {
    addr: SocketAddr,
    addr_file: PathBuf,
    stopped: Arc<AtomicBool>,
}

impl Listening {
    fn start(addr_file: PathBuf, on_raise: impl Fn() + Send + 'static) -> io::Result<Self> {
        // What a dead console left behind would send the next one to a stranger.
        fs::remove_file(&addr_file).ok();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let addr = listener.local_addr()?;
        let token = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        let expected = Sha256::digest(format!("raise {token}"));
        let stopped = Arc::new(AtomicBool::new(false));
        let ended = Arc::clone(&stopped);
        thread::Builder::new().name("valet-raise".to_owned()).spawn(move || {
            while let Ok((stream, _)) = accepted(&listener)
                && !ended.load(Ordering::Acquire)
            {
                // Digests are compared, so that the time it takes tells nothing about the token.
                match request(&stream) {
                    Ok(line) if Sha256::digest(&line) == expected => {
                        on_raise();
                        (&stream).write_all(ANSWER).ok();
                    }
                    _ => tracing::debug!("a stranger knocked at the console's port"),
                }
            }
        })?;
        let listening = Self { addr, addr_file, stopped };
        write_atomically(&listening.addr_file, format!("{addr} {token}\n").as_bytes())
            .map_err(io::Error::other)?;
        Ok(listening)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        fs::remove_file(&self.addr_file).ok();
        self.stopped.store(true, Ordering::Release);
        TcpStream::connect_timeout(&self.addr, TALK).ok(); // wakes the thread
    }
}

/// The next caller. A caller who hangs up early, or a moment without file handles, is no reason to go deaf.
fn accepted(listener: &TcpListener) -> io::Result<(TcpStream, SocketAddr)> {
    let mut failures = 0;
    loop {
        match listener.accept() {
            Err(error) if failures < 100 => {
                tracing::debug!(%error, "nobody could be let in");
                failures += 1;
                thread::sleep(TICK);
            }
            other => return other,
        }
    }
}

/// The line that a caller sends, without its line feed. One who dawdles is not waited for.
fn request(stream: &TcpStream) -> io::Result<Vec<u8>> {
    let line = read_line(stream, Instant::now() + TALK)?;
    stream.set_write_timeout(Some(TALK))?;
    Ok(line)
}

fn read_line(mut stream: &TcpStream, deadline: Instant) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    let mut piece = [0; LINE_MAX as usize];
    while (line.len() as u64) < LINE_MAX {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.set_read_timeout(Some(left))?;
        let read = stream.read(&mut piece)?;
        line.extend_from_slice(&piece[..read]);
        if let Some(end) = line.iter().position(|byte| *byte == b'\n') {
            line.truncate(end);
            return Ok(line);
        }
        if read == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
    Err(ErrorKind::InvalidData.into())
}

/// Asks the first console to come up.
fn raise(addr_file: &Path) -> io::Result<()> {
    let mut text = String::new();
    File::open(addr_file)?.take(LINE_MAX).read_to_string(&mut text)?;
    let (addr, token) = text.trim_end().split_once(' ').ok_or(ErrorKind::InvalidData)?;
    let addr: SocketAddr = addr.parse().map_err(|_| ErrorKind::InvalidData)?;
    if !addr.ip().is_loopback() {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut stream = TcpStream::connect_timeout(&addr, TALK)?;
    stream.set_write_timeout(Some(TALK))?;
    stream.write_all(format!("raise {token}\n").as_bytes())?;
    let answer = read_line(&stream, Instant::now() + TALK)?;
    if answer == ANSWER.trim_ascii_end() { Ok(()) } else { Err(ErrorKind::InvalidData.into()) }
}
