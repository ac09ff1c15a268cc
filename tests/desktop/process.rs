//! Child processes that end with their owner, also when a test panics.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::wait::{PATIENCE, wait_until};

/// What a process may need to end after it was asked to.
const POLITE: Duration = Duration::from_secs(2);

/// A running process. Dropping it ends it. What it prints goes to two files.
pub struct Process {
    child: Child,
    name: String,
    out: PathBuf,
    err: PathBuf,
}

impl Process {
    /// Starts `command`; its output goes to files called `name` in `dir`.
    pub fn start(mut command: Command, dir: &Path, name: &str) -> Self {
        let (out, err) = (dir.join(format!("{name}.out")), dir.join(format!("{name}.err")));
        let file = |path: &Path| File::create(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        command.stdin(Stdio::null()).stdout(file(&out)).stderr(file(&err));
        let child = command.spawn().unwrap_or_else(|why| panic!("{name} cannot be started: {why}"));
        Self { child, name: name.to_owned(), out, err }
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// All it has printed on standard output.
    pub fn stdout(&self) -> String {
        fs::read_to_string(&self.out).unwrap()
    }

    /// All it has printed on standard error.
    pub fn stderr(&self) -> String {
        fs::read_to_string(&self.err).unwrap()
    }

    /// The first whole line that it prints.
    pub fn first_line(&mut self) -> String {
        let what = format!("the first line of {}", self.name);
        wait_until(&what, PATIENCE, || {
            let printed = self.stdout();
            match printed.split_once('\n') {
                Some((line, _)) => Ok(line.to_owned()),
                None => Err(format!("{:?}; it says {}", self.child.try_wait(), self.stderr())),
            }
        })
    }

    /// Waits until it has ended by itself.
    pub fn ended(&mut self, within: Duration) -> ExitStatus {
        let what = format!("the end of {}", self.name);
        wait_until(&what, within, || self.child.try_wait().unwrap().ok_or("it still runs".to_owned()))
    }

    /// Ends it at once, without a word, as a crash or a power loss does.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|ended| ended.is_none())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if self.runs() {
            Command::new("sh").args(["-c", "kill -TERM \"$0\"", &self.id().to_string()]).status().ok();
        }
        let deadline = Instant::now() + POLITE;
        while self.runs() && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(5));
        }
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
