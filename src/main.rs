//! `valet`: arguments, logging, the one runtime, the window, and the way out.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use anyhow::Context as _;
use eframe::egui;
use secrecy::SecretString;
use valet::args::{self, Command, Renderer};
use valet::backend::{self, Browser, Clock};
use valet::console::Console;
use valet::console::event::Intent;
use valet::console::session::SignInWay;
use valet::store::{Profile, Settings};
use valet::{app::App, demo, simulator, store, ui, window};

/// What the person wanted last gets so long to be done, and then whatever still runs as long to end.
const SHUTDOWN: Duration = Duration::from_millis(400);

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
            tracing::info!("ended: {error:#}");
            eprintln!("valet: {error:#}");
            ExitCode::FAILURE
        }
    }
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
        Command::Doctor { json, profile } => {
            let profile = profile_at(profile)?;
            let healthy = on_runtime(|runtime| Ok(runtime.block_on(valet::doctor::run(&profile, json))))?;
            return Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Command::Console { demo, scenario, renderer, profile } => {
            on_runtime(|runtime| console(runtime, demo, scenario.as_deref(), renderer, profile))?;
        }
    }
    Ok(ExitCode::SUCCESS)
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

fn console(
    runtime: &tokio::runtime::Runtime,
    demo: bool,
    scenario: Option<&str>,
    renderer: Renderer,
    profile: Option<PathBuf>,
) -> anyhow::Result<()> {
    // The demo leaves nothing behind: its profile is gone with it.
    let passing = if demo && profile.is_none() { Some(tempfile::tempdir()?) } else { None };
    let profile = profile_at(passing.as_ref().map(|dir| dir.path().to_owned()).or(profile))?;
    profile.prepare()?;
    let _logs = store::logs::start(Some(&profile.log_dir()), log_filter().as_deref());
    let mut settings = Settings::load(&profile.config_file())?;
    let token = std::env::var("VALET_ACCESS_TOKEN").ok().filter(|token| !token.trim().is_empty());
    let mut browser = Browser::System;
    let mut first_intent =
        token.map(|token| Intent::SignIn(SignInWay::PersonalToken(SecretString::from(token))));
    let _simulator = if demo {
        browser = Browser::Fetch;
        first_intent = Some(Intent::SignIn(SignInWay::Browser));
        Some(runtime.block_on(demo::start(scenario, &mut settings))?)
    } else {
        None
    };
    let restore = first_intent.is_none();
    let clock = Clock::new();
    let console = Console::new(backend::options(&settings));
    let look = ui::Look { theme: theme(settings.console.theme), zoom: settings.console.zoom };
    let registration = ui::Registration {
        redirect_uris: settings.webex.redirect_uris.clone(),
        scopes: backend::REQUIRED_SCOPES.map(str::to_owned).to_vec(),
        optional_scopes: settings.webex.optional_scopes.clone(),
    };
    let window = Arc::new(OnceLock::<egui::Context>::new());
    let wake = Arc::clone(&window);
    let setup = backend::Setup { settings, profile, browser, restore, may_use_keychain: !demo };
    let backend = backend::start(runtime.handle(), setup, clock, move || {
        if let Some(ctx) = wake.get() {
            ctx.request_repaint();
        }
    });
    let (stop, ended) = (backend.stop.clone(), backend.ended.clone());
    // A renderer that cannot start must not use these up: the next one needs them.
    let parts = Arc::new(Mutex::new(Some((console, backend, first_intent))));
    let opened = window::open(renderer, || {
        let (parts, window) = (Arc::clone(&parts), Arc::clone(&window));
        let screen = ui::Screen::new(look, registration.clone());
        Box::new(move |context| {
            let parts = parts.lock().ok().and_then(|mut parts| parts.take());
            let (console, backend, first_intent) = parts.ok_or("the window was opened twice")?;
            screen.prepare(&context.egui_ctx);
            window.get_or_init(|| context.egui_ctx.clone());
            Ok(Box::new(App::new(console, screen, backend, clock, first_intent)))
        })
    });
    stop.cancel();
    runtime.block_on(async { tokio::time::timeout(SHUTDOWN, ended.wait()).await.ok() });
    Ok(opened?)
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

fn theme(theme: store::Theme) -> ui::ThemeChoice {
    match theme {
        store::Theme::System => ui::ThemeChoice::System,
        store::Theme::Light => ui::ThemeChoice::Light,
        store::Theme::Dark => ui::ThemeChoice::Dark,
    }
}
