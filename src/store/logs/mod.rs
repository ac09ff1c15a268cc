//! The log: a file a day, and another one whenever it is full, the last fourteen; plus warnings on standard error. Started once by `main`, which keeps the
//! guard until the end so that the last lines are written.
//!
//! What is logged elsewhere is the business of its author; here the crates that see tokens on the wire, secrets being typed
//! and links being opened are kept from telling them, whatever the filter asks for.

mod rolling;

use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};

use tracing::field::Field;
use tracing::{Level, Metadata, Subscriber};
use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::field::MakeExt as _;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::format::{Writer, debug_fn};
use tracing_subscriber::prelude::*;
use tracing_subscriber::{EnvFilter, fmt};

use rolling::Rolling;

const DEFAULT_FILTER: &str = "info,valet=info";
/// Lines that may wait for a slow disk; what comes on top is left out. Room for each is taken at the start.
const WAITING_LINES: usize = 4_096;
/// Crates that see what no log may hold, each with the finest level at which it keeps that to itself: those through which
/// requests, answers and keychain messages pass in clear, and those that see every key of a secret being typed, what is
/// pasted, the window's title with its name, and the links of a sign-in.
const GUARDED: [(&str, Level); 13] = [
    ("h2", Level::DEBUG),
    ("hyper", Level::DEBUG),
    ("hyper_util", Level::DEBUG),
    ("keyring_core", Level::DEBUG),
    ("reqwest", Level::DEBUG),
    ("rustls", Level::DEBUG),
    ("secret_service", Level::DEBUG),
    ("zbus", Level::DEBUG),
    ("egui", Level::DEBUG),
    ("egui_winit", Level::INFO),
    ("winit", Level::INFO),
    ("arboard", Level::INFO),
    ("webbrowser", Level::INFO),
];

/// What a line may tell beside its words, by the name of the field: states, durations, tracking ids, the system's own words.
/// Whatever else somebody hands to the log is named and not told, so that no name, number or token comes into it by a slip.
const MAY_BE_TOLD: [&str; 36] = [
    "accepted",
    "at",
    "bytes",
    "command",
    "detail",
    "effect",
    "elapsed_ms",
    "ending",
    "error",
    "file",
    "folder",
    "index",
    "is_set",
    "left_secs",
    "method",
    "n",
    "next_try_in_ms",
    "part",
    "path",
    "port",
    "reason",
    "records",
    "renderer",
    "retry_after",
    "scopes",
    "seconds",
    "setting",
    "stage",
    "status",
    "tracking_id",
    "tries",
    "until",
    "wait_ms",
    "what",
    "which",
    "why",
];

/// Keeps the log open. Dropping it writes out what is still waiting.
#[derive(Debug)]
#[must_use = "the log ends when this is dropped"]
pub struct LogGuard {
    dir: Option<PathBuf>,
    _worker: Option<WorkerGuard>,
}

impl LogGuard {
    /// The folder of the log files. None where only standard error is written.
    pub fn dir(&self) -> Option<&Path> {
        self.dir.as_deref()
    }
}

/// Starts the log for the whole process. `filter` is the text of `VALET_LOG`; the usual one is `info,valet=info`.
///
/// Files are in `log_dir`, named by their day (UTC, as are all times in them). Valet's own warnings and errors also go to
/// standard error; without a folder those of every crate do, and everything that an explicit filter asks for. Nothing here
/// fails: a bad filter and a folder that cannot be written are told on standard error, and Valet goes on.
pub fn start(log_dir: Option<&Path>, filter: Option<&str>) -> LogGuard {
    let (subscriber, guard, complaints) = prepared(log_dir, filter);
    // A second start in one process (two tests, say) keeps the first log.
    if subscriber.try_init().is_ok() {
        std::panic::set_hook(Box::new(|info| {
            tracing::error!("{}", where_it_stopped(info.location(), info.payload()));
        }));
    }
    for complaint in complaints {
        tracing::warn!("{complaint}");
    }
    guard
}

/// What is logged of a panic. Its words may quote what it was about, unless they stand so in the source.
fn where_it_stopped(at: Option<&std::panic::Location<'_>>, words: &dyn std::any::Any) -> String {
    let at = at.map_or_else(|| "a place that is not known".to_owned(), ToString::to_string);
    let words = words.downcast_ref::<&'static str>().copied().unwrap_or("its words may be private");
    format!("Valet stopped in the middle at {at}: {words}")
}

type Prepared = (Box<dyn Subscriber + Send + Sync>, LogGuard, Vec<String>);

fn prepared(log_dir: Option<&Path>, filter: Option<&str>) -> Prepared {
    let mut complaints = Vec::new();
    let filter = filter.filter(|text| !text.trim().is_empty());
    let (env_filter, chosen) = match filter.map(|text| EnvFilter::builder().parse(text)) {
        Some(Ok(parsed)) => (parsed, true),
        Some(Err(error)) => {
            complaints.push(format!(
                "VALET_LOG is not a log filter ({error}). It may be, for example, debug or {DEFAULT_FILTER}; going on with \
                 {DEFAULT_FILTER}."
            ));
            (EnvFilter::new(DEFAULT_FILTER), false)
        }
        None => (EnvFilter::new(DEFAULT_FILTER), false),
    };
    let file = log_dir.and_then(|dir| match open(dir) {
        Ok((writer, worker)) => Some((dir.to_owned(), writer, worker)),
        Err(error) => {
            complaints.push(format!(
                "Nothing can be logged to {} ({error}). Warnings appear here on standard error only.",
                dir.display()
            ));
            None
        }
    });
    let (dir, writer, worker) = match file {
        Some((dir, writer, worker)) => (Some(dir), Some(writer), Some(worker)),
        None => (None, None, None),
    };
    let everything = chosen && log_dir.is_none();
    // What a toolkit finds odd about a screen is for the log; a person at a terminal reads Valet's own warnings.
    let own_only = dir.is_some();
    let on_stderr = filter_fn(move |event| {
        everything || *event.level() <= Level::WARN && (!own_only || event.target().starts_with("valet"))
    });
    let subscriber = tracing_subscriber::registry()
        .with(filter_fn(may_be_logged))
        .with(env_filter)
        .with(writer.map(|writer| {
            fmt::layer().with_ansi(false).fmt_fields(debug_fn(tell_field).delimited(" ")).with_writer(writer)
        }))
        .with(
            fmt::layer()
                .with_ansi(false)
                .fmt_fields(debug_fn(tell_field).delimited(" "))
                .with_writer(std::io::stderr)
                .with_filter(on_stderr),
        );
    (Box::new(subscriber), LogGuard { dir, _worker: worker }, complaints)
}

fn open(dir: &Path) -> io::Result<(NonBlocking, WorkerGuard)> {
    let files = Rolling::open(dir, rolling::MOST_BYTES, rolling::today)?;
    Ok(NonBlockingBuilder::default().buffered_lines_limit(WAITING_LINES).finish(files))
}

/// The files of the log, oldest first.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    rolling::files(dir)
}

fn tell_field(writer: &mut Writer<'_>, field: &Field, value: &dyn Debug) -> std::fmt::Result {
    match field.name() {
        "message" => write!(writer, "{value:?}"),
        // What the bridge from `log` adds stands in the line already.
        name if name.starts_with("log.") => Ok(()),
        name if MAY_BE_TOLD.contains(&name) => write!(writer, "{name}={value:?}"),
        name => write!(writer, "{name}=…"),
    }
}

fn may_be_logged(metadata: &Metadata<'_>) -> bool {
    let source = metadata.target().split("::").next().unwrap_or_default();
    let guarded = GUARDED.iter().find(|(name, _)| *name == source);
    guarded.is_none_or(|(_, finest)| metadata.level() <= finest)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tracing::{debug, info, trace, warn};
    use tracing_subscriber::filter::LevelFilter;

    use super::*;

    /// Logs within `dir`, closes the log, and returns what the one file holds.
    fn logged(dir: &Path, filter: Option<&str>, log: impl FnOnce()) -> String {
        let (subscriber, guard, complaints) = prepared(Some(dir), filter);
        assert_eq!(complaints, Vec::<String>::new());
        tracing::subscriber::with_default(subscriber, log);
        drop(guard);
        let files: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
        let [file] = files.as_slice() else { panic!("one file is expected, not {files:?}") };
        fs::read_to_string(file).unwrap()
    }

    #[test]
    fn what_was_logged_is_in_the_file_of_the_day_once_the_guard_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let text = logged(dir.path(), None, || {
            info!("the board is ready");
            debug!("too fine");
        });
        assert!(text.contains("the board is ready") && !text.contains("too fine"), "{text}");
        let name = fs::read_dir(dir.path()).unwrap().next().unwrap().unwrap().file_name();
        let name = name.to_string_lossy();
        assert!(name.starts_with("valet.20") && name.ends_with(".log"), "{name}");
    }

    #[test]
    fn the_filter_is_obeyed() {
        let dir = tempfile::tempdir().unwrap();
        let text = logged(dir.path(), Some("warn,valet::store=debug"), || {
            debug!("ours");
            info!(target: "winit", "theirs");
        });
        assert!(text.contains("ours") && !text.contains("theirs"), "{text}");
    }

    #[test]
    fn the_wire_is_never_traced() {
        let dir = tempfile::tempdir().unwrap();
        let text = logged(dir.path(), Some("trace"), || {
            trace!(target: "h2::codec", "every byte");
            trace!(target: "hyper", "every byte");
            debug!(target: "hyper::client", "connected");
            trace!(target: "hyperbole", "kept");
        });
        assert!(!text.contains("every byte"), "{text}");
        assert!(text.contains("connected") && text.contains("kept"), "{text}");
    }

    #[test]
    fn no_key_no_title_and_no_link_is_ever_logged() {
        let dir = tempfile::tempdir().unwrap();
        let text = logged(dir.path(), Some("trace"), || {
            trace!(target: "egui_winit", "logical Character(\"s\")");
            trace!(target: "egui_winit", "ViewportCommand::Title(\"Valet - Rosa Keller\")");
            debug!(target: "winit::window", "set_title Rosa Keller");
            debug!(target: "webbrowser::common", "background spawn: authorize?state=abc");
            debug!(target: "arboard::platform", "pasted");
            info!(target: "winit", "guessed the scale");
        });
        for told in ["Character", "Rosa", "state=", "pasted"] {
            assert!(!text.contains(told), "{told} in {text}");
        }
        assert!(text.contains("guessed the scale"), "{text}");
    }

    #[test]
    fn what_is_not_known_to_be_harmless_is_named_and_not_told() {
        let dir = tempfile::tempdir().unwrap();
        let caller = Some("Harriet Lund");
        let text = logged(dir.path(), Some("trace"), || {
            info!(?caller, number = "+14085550142", token = "NzAtoken", status = 404, "a call");
        });
        assert!(text.contains("a call caller=… number=… token=… status=404"), "{text}");
        for told in ["Harriet", "555", "NzA"] {
            assert!(!text.contains(told), "{told} in {text}");
        }
    }

    #[test]
    fn what_the_filter_drops_is_never_even_asked_for() {
        let dir = tempfile::tempdir().unwrap();
        for log_dir in [None, Some(dir.path())] {
            let (subscriber, _guard, _) = prepared(log_dir, None);
            assert_eq!(subscriber.max_level_hint(), Some(LevelFilter::INFO));
        }
    }

    #[test]
    fn a_bad_filter_is_told_and_the_usual_one_stands() {
        let dir = tempfile::tempdir().unwrap();
        let (_, _guard, complaints) = prepared(Some(dir.path()), Some("valet=loud"));
        let [complaint] = complaints.as_slice() else { panic!("{complaints:?}") };
        assert!(complaint.starts_with("VALET_LOG is not a log filter ("), "{complaint}");
        assert!(complaint.ends_with("going on with info,valet=info."), "{complaint}");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_told_once_and_nothing_fails() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        fs::write(&file, b"").unwrap();
        let (subscriber, guard, complaints) = prepared(Some(&file.join("logs")), None);
        let [complaint] = complaints.as_slice() else { panic!("{complaints:?}") };
        assert!(
            complaint.starts_with(&format!("Nothing can be logged to {} (", file.join("logs").display()))
        );
        assert_eq!(guard.dir(), None);
        tracing::subscriber::with_default(subscriber, || info!("goes on"));
    }

    #[test]
    fn only_the_last_fourteen_days_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        for day in 1..=20 {
            fs::write(dir.path().join(format!("valet.2020-01-{day:02}.log")), b"old").unwrap();
        }
        let (_, guard, _) = prepared(Some(dir.path()), None);
        drop(guard);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), rolling::MOST_FILES);
    }

    #[test]
    fn of_a_panic_the_place_is_logged_and_nothing_that_it_quotes() {
        let name = "Harriet Lund".to_owned();
        let stops = [
            std::panic::catch_unwind(|| panic!("a sentence of the source")).unwrap_err(),
            std::panic::catch_unwind(|| panic!("no {name}")).unwrap_err(),
        ];
        let [told, hidden] =
            stops.map(|words| where_it_stopped(Some(std::panic::Location::caller()), &*words));
        assert!(told.contains("logs/mod.rs:") && told.ends_with("a sentence of the source"), "{told}");
        assert!(hidden.ends_with("its words may be private"), "{hidden}");
    }

    #[test]
    fn a_warning_without_a_file_needs_no_folder() {
        let (subscriber, guard, complaints) = prepared(None, None);
        assert!(complaints.is_empty() && guard.dir().is_none());
        tracing::subscriber::with_default(subscriber, || warn!("seen on standard error"));
    }
}
