//! `valet`: arguments, logging, the one runtime, the window, and the way out.

use std::process::ExitCode;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use anyhow::Context as _;
use eframe::egui;
use secrecy::SecretString;
use valet::args::{self, Command, Renderer};
use valet::backend::{self, Browser, Clock};
use valet::console::event::Intent;
use valet::console::session::SignInWay;
use valet::console::{Console, Options};
use valet::store::{Profile, Settings};
use valet::{app::App, doctor, simulator, store, ui, window};

/// Whatever still runs gets so long to end.
const SHUTDOWN: Duration = Duration::from_millis(500);

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
            tracing::error!("{error:#}");
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
            let scenario = simulator::Scenario::named(scenario.as_deref().unwrap_or("quiet"))?;
            on_runtime(|runtime| Ok(runtime.block_on(simulator::run(listen, scenario))?))?;
        }
        Command::Doctor { json, profile } => {
            let profile = profile_at(profile)?;
            let healthy = on_runtime(|runtime| Ok(runtime.block_on(doctor::run(&profile, json))))?;
            return Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        Command::Console { demo, scenario, renderer, profile } => {
            on_runtime(|runtime| console(runtime, demo.then_some(scenario), renderer, profile))?;
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
    demo: Option<Option<String>>,
    renderer: Renderer,
    profile: Option<std::path::PathBuf>,
) -> anyhow::Result<()> {
    // The demo leaves nothing behind: its profile is gone with it.
    let demo_dir = demo.as_ref().filter(|_| profile.is_none()).map(|_| tempfile::tempdir()).transpose()?;
    let profile = match &demo_dir {
        Some(dir) => Profile::at(dir.path()),
        None => profile_at(profile)?,
    };
    profile.prepare()?;
    let _logs = store::logs::start(Some(&profile.log_dir()), log_filter().as_deref());
    let mut settings = Settings::load(&profile.config_file())?;
    let mut first_intent = personal_token().map(|token| Intent::SignIn(SignInWay::PersonalToken(token)));
    let mut browser = Browser::System;
    if let Some(scenario) = &demo {
        let scenario = simulator::Scenario::named(scenario.as_deref().unwrap_or("reception"))?;
        let running = runtime.block_on(simulator::start_demo(scenario))?;
        settings.use_simulator(&running.hello.api_base, &running.hello.client_id, &running.hello.client_secret)?;
        first_intent = Some(Intent::SignIn(SignInWay::Browser));
        browser = Browser::Fetch;
    }
    let clock = Clock::new();
    let look = ui::Look { theme: settings.console.theme.into(), zoom: settings.console.zoom };
    let registration = backend::registration(&settings);
    let options = Options {
        slots: backend::convert::manual_slots(&settings),
        auto_answer: settings.console.auto_answer,
        read_number: backend::convert::read_number,
    };
    let setup = backend::Setup { settings, profile, browser };
    let window = Arc::new(OnceLock::<egui::Context>::new());
    let wake = Arc::clone(&window);
    let backend = backend::start(runtime.handle(), setup, clock, move || {
        if let Some(ctx) = wake.get() {
            ctx.request_repaint();
        }
    });
    let stop = backend.stop.clone();
    // A renderer that cannot start must not use these up: the next one needs them.
    let parts = Arc::new(Mutex::new(Some((Console::new(options), backend, first_intent))));
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
    Ok(opened?)
}

fn profile_at(dir: Option<std::path::PathBuf>) -> anyhow::Result<Profile> {
    Ok(match dir {
        Some(dir) => Profile::at(&dir),
        None => Profile::platform()?,
    })
}

fn log_filter() -> Option<String> {
    std::env::var("VALET_LOG").ok().filter(|filter| !filter.is_empty())
}

fn personal_token() -> Option<SecretString> {
    let token = std::env::var("VALET_ACCESS_TOKEN").ok().filter(|token| !token.trim().is_empty())?;
    Some(SecretString::from(token))
}
