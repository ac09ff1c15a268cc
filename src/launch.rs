//! Opens the console: settings, the simulator of a demo, core, backend and screen in one window, and the way out.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use eframe::egui;
use egui_winit::winit;
use secrecy::SecretString;

use crate::app::App;
use crate::args::Renderer;
use crate::backend::{self, Browser, Clock};
use crate::console::Console;
use crate::console::event::{Event, Intent, News};
use crate::console::session::SignInWay;
use crate::instance::Blocked;
use crate::store::{self, Profile, Settings, SettingsError, StoreError};
use crate::window::{self, Content, WindowError};
use crate::words::{Arg, LanguageChoice, Message};
use crate::{demo, doctor, ui};

/// What the person wanted last gets so long to be done: parks go to the disk, and the live channel is closed.
const LAST_WISHES: Duration = Duration::from_millis(700);
/// Then whatever still runs gets so long to end.
pub const SHUTDOWN: Duration = Duration::from_millis(250);

/// The window, once there is one, for those who bring it up.
pub type Window = Arc<OnceLock<egui::Context>>;

/// What the console is opened with, from the command line.
pub struct Launch<'a> {
    /// On a simulated Webex inside.
    pub demo: bool,
    /// Which scenario the demo plays.
    pub scenario: Option<&'a str>,
    /// How to draw.
    pub renderer: Renderer,
    /// Where things are kept.
    pub profile: Profile,
    /// Gets the window as soon as there is one.
    pub window: Window,
    /// Something that does not work, to be told in the window.
    pub trouble: Option<Message>,
}

/// Brings the window up: somebody has started Valet once more.
pub fn raise(window: &Window) {
    let Some(ctx) = window.get() else { return };
    let commands = [
        egui::ViewportCommand::Visible(true),
        egui::ViewportCommand::Minimized(false),
        egui::ViewportCommand::Focus,
        egui::ViewportCommand::RequestUserAttention(egui::UserAttentionType::Informational),
    ];
    for command in commands {
        ctx.send_viewport_cmd_to(egui::ViewportId::ROOT, command);
    }
    ctx.request_repaint_of(egui::ViewportId::ROOT);
}

/// Opens the console and returns when its window is closed and what the person wanted last is done.
///
/// # Errors
/// What kept it from opening, as a sentence.
pub fn console(runtime: &tokio::runtime::Runtime, launch: Launch<'_>) -> anyhow::Result<()> {
    let Launch { demo, scenario, renderer, profile, window, trouble } = launch;
    // The demo's desk is nobody's: no policy is about it.
    let policy = (!demo).then(store::machine_policy_file);
    let mut settings = Settings::load_with(&profile.config_file(), policy.as_deref())?;
    settings.check_keys(&profile.config_file(), ui::wrong_keys)?;
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
    let mut console = Console::new(backend::options(&settings));
    console.set_attention(backend::attention(&settings));
    if let Some(trouble) = trouble {
        console.update(Event::News(News::Trouble(trouble.into())), clock.now());
    }
    let registration = ui::Registration {
        redirect_uris: settings.webex.redirect_uris.clone(),
        scopes: backend::REQUIRED_SCOPES.map(str::to_owned).to_vec(),
        optional_scopes: settings.webex.optional_scopes.clone(),
    };
    let places = ui::Places {
        settings: profile.config_file().display().to_string(),
        log: profile.log_dir().display().to_string(),
        exports: profile.export_dir().to_owned(),
    };
    let wake = Arc::clone(&window);
    let desktop = backend::Desktop::Usual;
    let shown = settings.clone();
    // The demo's Webex is played inside: no doctor finds it.
    let doctor = (!demo).then(|| doctor::of_console(&profile));
    let keychain = if demo { backend::Keyring::Untouched } else { backend::Keyring::Systems };
    let setup = backend::Setup { settings, profile, browser, restore, keychain, desktop, doctor, demo };
    let backend = backend::start(runtime.handle(), setup, clock, move || {
        if let Some(ctx) = wake.get() {
            ctx.request_repaint();
        }
    });
    let (stop, ended) = (backend.stop.clone(), backend.ended.clone());
    // A renderer that cannot start must not use these up: the next one needs them.
    let parts = RefCell::new(Some((console, backend, first_intent)));
    let opened = window::open(renderer, window::CONSOLE, || {
        let (parts, window) = (&parts, Arc::clone(&window));
        let screen = ui::Screen::of(shown.clone(), registration.clone()).with_places(places.clone());
        Box::new(move |ctx| {
            let (console, backend, first_intent) = parts.borrow_mut().take()?;
            screen.prepare(ctx);
            window.get_or_init(|| ctx.clone());
            Some(Box::new(App::new(console, screen, backend, clock, first_intent)))
        })
    });
    stop.cancel();
    runtime.block_on(async { tokio::time::timeout(LAST_WISHES, ended.wait()).await.ok() });
    Ok(opened?)
}

/// Shows in a small window why the console could not be opened, for whoever started it by its icon and sees no standard
/// error. Returns when the window is closed, or at once where no window can be opened.
pub fn show_why(renderer: Renderer, why: &anyhow::Error) {
    if why.is::<WindowError>() {
        return;
    }
    let file = match why.downcast_ref() {
        Some(SettingsError::Invalid { path, .. } | SettingsError::InvalidPolicy { path, .. }) => {
            Some(path.display().to_string())
        }
        _ => None,
    };
    let view = ui::CannotStart::new(&told(why), file, LanguageChoice::System);
    let opened = window::open(renderer, window::SMALL, || {
        let view = view.clone();
        Box::new(move |ctx| {
            view.prepare(ctx);
            Some(Box::new(Why(view)))
        })
    });
    if let Err(error) = opened {
        tracing::info!(%error, "told on standard error only");
    }
}

/// Why, in words of the catalogue where there are some.
fn told(why: &anyhow::Error) -> Arg {
    if let Some(why) = why.downcast_ref::<SettingsError>() {
        return why.message();
    }
    if let Some(why) = why.downcast_ref::<StoreError>() {
        return why.message().into();
    }
    match why.downcast_ref::<Blocked>() {
        Some(Blocked(why)) => why.into(),
        None => format!("{why:#}").into(),
    }
}

/// The small window.
struct Why(ui::CannotStart);

impl Content for Why {
    fn ui(&mut self, ui: &mut egui::Ui, _window: Option<&winit::window::Window>) {
        if self.0.ui(ui) {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}
