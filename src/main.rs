//! `valet`: arguments, logging, the one runtime, the window, and the way out.

// A window of its own is enough on Windows; without this a black one comes with it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use valet::args::{self, Command, Renderer};
use valet::instance::{self, Claim};
use valet::launch::{self, Launch, SHUTDOWN};
use valet::simulator;
use valet::store::{self, Profile};

fn main() -> ExitCode {
    let command = match args::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(sentence) => {
            eprintln!("valet: {sentence}");
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(code) => code,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn complain(error: &anyhow::Error) {
    tracing::info!("ended: {error:#}");
    eprintln!("valet: {error:#}");
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Help => print!("{}", args::HELP),
        Command::Version => println!("valet {}", env!("CARGO_PKG_VERSION")),
        Command::Simulate { listen, scenario } => {
            let _logs = store::logs::start(None, log_filter().as_deref());
            let scenario = simulator::Scenario::load(scenario.as_deref().unwrap_or("quiet"))?;
            on_runtime(|runtime| Ok(runtime.block_on(simulator::run(listen, scenario))?))?;
        }
        Command::Doctor { json, bundle, profile } => {
            let profile = profile_at(profile)?;
            let examining = valet::doctor::run(&profile, json, bundle.as_deref());
            let healthy = on_runtime(|runtime| Ok(runtime.block_on(examining)))?;
            return Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Command::Console { demo, scenario, renderer, profile } => {
            if let Err(error) = open(demo, scenario.as_deref(), renderer, profile) {
                complain(&error);
                launch::show_why(renderer, &error);
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn open(
    demo: bool,
    scenario: Option<&str>,
    renderer: Renderer,
    profile: Option<PathBuf>,
) -> anyhow::Result<()> {
    // The demo leaves nothing behind: its profile is gone with it.
    let passing = if demo && profile.is_none() { Some(tempfile::tempdir()?) } else { None };
    let profile = match &passing {
        Some(dir) => Profile::passing(dir.path()),
        None => profile_at(profile)?,
    };
    profile.prepare()?;
    let window = launch::Window::default();
    let raised = Arc::clone(&window);
    // Before anything of the profile is written: two consoles must not have one journal.
    let guard = match instance::claim(&profile, move || launch::raise(&raised)) {
        Claim::First(guard) => guard,
        Claim::Raised => {
            eprintln!("valet: already runs with this profile; its window was brought up.");
            return Ok(());
        }
        Claim::Blocked(why) => return Err(why.into()),
    };
    let _logs = store::logs::start(Some(&profile.log_dir()), log_filter().as_deref());
    let trouble = guard.trouble().cloned();
    let launch = Launch { demo, scenario, renderer, profile, window, trouble };
    on_runtime(|runtime| launch::console(runtime, launch))
}

/// The runtime belongs to `main` and is gone soon after the work is: blocking look-ups do not hold it up.
fn on_runtime<T>(work: impl FnOnce(&tokio::runtime::Runtime) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("the system gave Valet no threads")?;
    let result = work(&runtime);
    runtime.shutdown_timeout(SHUTDOWN);
    result
}

fn profile_at(dir: Option<PathBuf>) -> anyhow::Result<Profile> {
    Ok(match dir {
        Some(dir) => Profile::at(&dir),
        None => Profile::platform()?,
    })
}

fn log_filter() -> Option<String> {
    std::env::var("VALET_LOG").ok().filter(|filter| !filter.is_empty())
}
