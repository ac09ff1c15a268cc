//! The whole screen: draws the console as it is and returns what the person wants. It never waits.

mod focus;
mod layout;
mod shape;

use egui::{Context, Frame, Id, Modal, ScrollArea, Ui, Vec2};
use jiff::tz::TimeZone;

use super::board;
use super::command::Ask;
use super::compact::Compact;
use super::devices;
use super::dialog;
use super::expired::{Expired, is_expired};
use super::given::{Look, Places, Registration};
use super::gone::Gone;
use super::header::Header;
use super::heir::FocusHeir;
use super::hint::HintLine;
use super::keymap::{Action, KeyMap, Pressed};
use super::keys;
use super::left_out;
use super::live::Live;
use super::notice_bar::NoticeBar;
use super::number::NumberField;
use super::overlay::Overlay;
use super::page::page;
use super::parts;
use super::possible::needs_board;
use super::presses::Presses;
use super::recall::Banner;
use super::saying;
use super::side::Side;
use super::sight::InSight as _;
use super::sign_in::{SignIn, SignInPage};
use super::signing_in::signing_in_ui;
use super::steady::Steady;
use super::style;
use super::swallowed::Swallowed;
use super::text;
use super::theme::{self, size, space};
use super::view::View;
use super::wait_strip::WaitStrip;
use super::zoom::Zoom;
use crate::console::Console;
use crate::console::appearance::Appearance;
use crate::console::event::Intent;
use crate::console::ids::CallId;
use crate::console::now::Now;
use crate::console::orders::ActKind;
use crate::console::session::{Session, SignInStep};
use crate::say;
use crate::store::{Change, Settings, SettingsError};
use crate::words::Words;

/// The widest that the dialog for signing in again is.
const WIDEST_AGAIN: f32 = 440.0;
/// What its margins and the least beside it take of the window.
const AROUND_AGAIN: f32 = 72.0;

/// The screen: how it looks, and what it remembers between frames. Everything else is in the console.
pub struct Screen {
    look: Look,
    /// How the desktop looked when the styles were made.
    desktop: Appearance,
    settings: Settings,
    keys: KeyMap,
    words: Words,
    registration: Registration,
    places: Places,
    zone: TimeZone,
    zoom: Zoom,
    shape: shape::Shape,
    state: State,
    changes: Vec<Change>,
}

/// Text being typed, and what is open.
#[derive(Default)]
struct State {
    number: NumberField,
    presses: Presses,
    side: Side,
    sign_in: SignIn,
    expired: Expired,
    copied: Option<String>,
    overlay: Overlay,
    /// What was chosen in the menu: done in the next frame, as if its key were pressed.
    chosen: Option<Action>,
    /// The card of the call to which the keyboard is led, and what is asked there.
    go_to: Option<(CallId, Option<ActKind>)>,
    /// What needs the board: done as soon as the compact strip has given way to it.
    on_board: Option<Action>,
    compact: Compact,
    live: Live,
    banner: Banner,
    hint: HintLine,
    strip: WaitStrip,
    header: Header,
    notices: NoticeBar,
    scroll: Steady,
    heir: FocusHeir,
}

impl Screen {
    /// A screen for this look; times are shown in the zone of this PC.
    pub fn new(look: Look, registration: Registration) -> Self {
        Self {
            look,
            desktop: Appearance::default(),
            settings: Settings::default(),
            keys: KeyMap::default(),
            words: look.words(),
            registration,
            places: Places::default(),
            zone: TimeZone::system(),
            zoom: Zoom::new(look.zoom),
            shape: shape::Shape::default(),
            state: State::default(),
            changes: Vec::new(),
        }
    }

    /// A screen as these settings say.
    pub fn of(settings: Settings, registration: Registration) -> Self {
        let mut screen = Self::new(Look::of(&settings), registration);
        screen.keys = KeyMap::or_usual(&settings.keys);
        screen.settings = settings;
        screen
    }

    /// Takes settings that have changed; all of them hold from the next frame on.
    pub fn take_settings(&mut self, ctx: &Context, settings: Settings) {
        let look = Look::of(&settings);
        if look.theme != self.look.theme {
            style::apply(ctx, look.theme, self.desktop);
        }
        if look.zoom != self.look.zoom {
            self.zoom.set(ctx, look.zoom);
        }
        if (look.language, look.clock) != (self.look.language, self.look.clock) {
            self.words = look.words();
        }
        self.keys = KeyMap::or_usual(&settings.keys);
        self.follow_set_shape(&settings);
        (self.look, self.settings) = (look, settings);
        self.state.overlay.settings_arrived();
    }

    /// A change could not be saved: what was shown beforehand is taken back, and the settings say why where they are open.
    pub fn not_saved(&mut self, ctx: &Context, change: &Change, error: &SettingsError) {
        self.state.on_board = None;
        self.state.number.give_up();
        self.zoom.set(ctx, self.look.zoom);
        self.state.overlay.not_saved(change, error);
    }

    /// The settings that it goes by.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Which key does what.
    #[cfg(test)]
    pub(crate) fn keys(&self) -> &KeyMap {
        &self.keys
    }

    /// What the person has changed in the settings since this was asked last, in its order.
    pub fn take_changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.changes)
    }

    /// The same, with times in another zone.
    #[must_use]
    pub fn with_zone(mut self, zone: TimeZone) -> Self {
        self.zone = zone;
        self
    }

    /// The same, which can tell where the files are.
    #[must_use]
    pub fn with_places(mut self, places: Places) -> Self {
        self.places = places;
        self
    }

    /// Its words, in the language of the look.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Fonts, styles and zoom. Once, before the first frame.
    pub fn prepare(&self, ctx: &Context) {
        style::install(ctx, self.look.theme);
        ctx.set_zoom_factor(self.look.zoom);
        ctx.plugin_or_default::<Gone>();
    }

    fn follow_desktop(&mut self, ctx: &Context, desktop: Appearance) {
        if desktop != self.desktop {
            self.desktop = desktop;
            style::apply(ctx, self.look.theme, desktop);
            ctx.request_discard("the desktop looks otherwise");
        }
    }

    /// Draws one frame and returns what the person asked for in it.
    pub fn ui(&mut self, ui: &mut Ui, console: &Console, now: Now) -> Vec<Intent> {
        let mut intents = Vec::new();
        left_out::begin(ui.ctx());
        self.follow_desktop(ui.ctx(), console.appearance());
        self.state.overlay.listen(ui.ctx(), &self.keys, &self.words, &mut self.changes);
        self.zoom.follow(ui.ctx());
        match self.zoom.keys(ui.ctx()) {
            Some(Ok(zoom)) => self.changes.push(Change::Zoom(zoom)),
            Some(Err(why)) => intents.push(Intent::Refused(why.into())),
            None => {}
        }
        let is_compact = self.is_compact(console);
        let is_closing = self.state.overlay.is_closing();
        let chosen = self
            .state
            .chosen
            .take_if(|_| !is_closing)
            .or_else(|| self.state.on_board.take_if(|_| !is_compact));
        let pressed = Pressed::new(chosen.or_else(|| self.keys.pressed(ui.ctx())));
        if is_compact {
            let wanted = pressed.take_as(|action| needs_board(console, now, action));
            let is_typed = self.state.number.keep_digits(ui.ctx());
            if wanted.is_some() || is_typed {
                self.turn(ui.ctx(), false);
            }
            self.state.on_board = wanted.or(self.state.on_board.take());
        }
        if console.session().shows_board() && pressed.take(Action::Compact) {
            self.turn(ui.ctx(), !self.wants_strip());
        }
        let swallowed = Swallowed::default();
        let view = View {
            console,
            now,
            zone: &self.zone,
            words: &self.words,
            palette: style::palette(ui.ctx(), self.look.theme, self.desktop),
            registration: &self.registration,
            settings: &self.settings,
            places: &self.places,
            keys: &self.keys,
            pressed: &pressed,
            swallowed: &swallowed,
            narrow: View::is_narrow(ui.ctx()),
        };
        text::tag_language(ui.ctx(), &self.words);
        if is_compact {
            self.state.draw_compact(ui, &view, &mut intents);
        } else {
            self.state.draw(ui, &view, &mut intents, &mut self.changes);
        }
        intents.extend(swallowed.take().map(Intent::LostPress));
        intents
    }
}

impl State {
    /// The compact strip in the place of everything else.
    fn draw_compact(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        self.heir.rest();
        self.live.say(ui, view);
        self.hint.follow(None);
        saying::keys(view, intents);
        self.strip.look(view);
        self.compact.keys(view, intents);
        self.board_keys(ui, view, intents);
        if self.compact.show(ui, view, &mut self.presses, intents) {
            self.chosen = Some(Action::Compact);
        }
        self.compact.note_presses(view, intents);
    }

    fn draw(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>, changes: &mut Vec<Change>) {
        self.follow_focus(ui.ctx(), view, intents);
        if view.console.session().shows_board() {
            self.banner.show(ui, view, intents);
        }
        saying::keys(view, intents);
        self.overlay.keys(ui.ctx(), view);
        let ask = self.overlay.show(ui, view, intents, changes);
        self.asked(ui.ctx(), ask, intents);
        self.live.show(ui, view);
        self.hint.follow(view.console.hint(view.now));
        match view.console.session() {
            Session::Starting => page(ui, view, |ui| {
                parts::heading(ui, text::APP, size::TITLE);
                parts::note(ui, &view.palette, &view.say(say!("starting")));
            }),
            Session::SignedOut { .. } => {
                page(ui, view, |ui| {
                    self.sign_in.show(ui, view, &mut self.copied, intents);
                    ui.add_space(space::TIGHT);
                    if parts::button(ui, &view.say(say!("settings-entry"))).clicked() {
                        self.chosen = Some(Action::Settings);
                    }
                });
            }
            Session::SigningIn { step, before: None } => {
                page(ui, view, |ui| {
                    signing_in_ui(ui, view, step, &mut self.copied, intents);
                });
            }
            Session::SigningIn { step, before: Some(_) } => {
                self.board_ui(ui, view, intents);
                self.again_ui(ui, view, step, intents);
            }
            Session::Loading { .. } | Session::Ready(_) | Session::Expired { .. } => {
                self.hint.show(ui, view, intents);
                if self.overlay.is_open() {
                    self.side.answer(view, intents);
                } else {
                    if !egui::Popup::is_any_open(ui.ctx()) {
                        self.number.escape(ui.ctx());
                    }
                    self.board_keys(ui, view, intents);
                    self.typed_keys(ui, view);
                }
                if let Some((call, kind)) = self.go_to.take_if(|_| !self.overlay.is_closing()) {
                    self.side.go_to(view, &call, kind, intents);
                }
                self.board_ui(ui, view, intents);
            }
        }
        self.heir.look(ui.ctx());
    }

    /// The keys that work in the compact strip, too.
    fn board_keys(&mut self, ui: &Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        if view.pressed.take(Action::Refresh) {
            intents.push(Intent::Refresh);
        }
        if view.pressed.take(Action::NextDevice) {
            devices::next_device(view, intents);
        }
        self.strip.keys(ui, view, intents);
        if egui::Popup::is_any_open(ui.ctx()) {
            self.side.answer(view, intents);
            return;
        }
        self.side.keys(ui.ctx(), view, intents);
        self.notices.keys(ui.ctx());
    }

    /// Digits go into the number field, and an arrow leads onto the board.
    fn typed_keys(&mut self, ui: &Ui, view: &View<'_>) {
        if egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        if !is_expired(view) {
            self.number.catch_digits(ui.ctx());
            self.number.empty_by_escape(ui.ctx());
        }
        if keys::enters_board(ui.ctx())
            && let Some(first) = view.console.board().slots().first()
        {
            board::focus(ui.ctx(), &first.id);
        }
    }

    fn asked(&mut self, ctx: &Context, ask: Option<Ask>, intents: &mut Vec<Intent>) {
        match ask {
            Some(Ask::Do(action)) => self.chosen = Some(action),
            Some(Ask::Setting(item)) => self.overlay.open_setting(ctx, item),
            Some(Ask::Page(page)) => self.overlay.open_page(ctx, page),
            Some(Ask::Day(wanted)) => self.overlay.open_day(ctx, wanted),
            Some(Ask::SignIn(page)) => self.sign_in.turn_to(page),
            Some(Ask::GoTo(call, kind)) => self.go_to = Some((call, kind)),
            Some(Ask::AnotherIntegration) => {
                self.sign_in.turn_to(SignInPage::SetUp);
                intents.push(Intent::SignOut);
            }
            None => {}
        }
    }

    /// Signing in again after the sign-in has run out: the board stays visible behind it.
    fn again_ui(&mut self, ui: &Ui, view: &View<'_>, step: &SignInStep, intents: &mut Vec<Intent>) {
        let window = ui.content_rect().size() - Vec2::splat(AROUND_AGAIN);
        let frame = Frame::popup(ui.style()).inner_margin(if view.narrow { space::WIDE } else { size::PAD });
        let modal = Modal::new(Id::unique("sign in again")).frame(frame).backdrop_color(theme::SCRIM);
        modal.show(ui.ctx(), |ui| {
            ui.set_width(window.x.min(WIDEST_AGAIN));
            dialog::name_modal(ui, &view.say(say!("sign-in-again")));
            // A dialog offers the height of the frame before.
            let scroll = ScrollArea::vertical().max_height(window.y).min_scrolled_height(window.y);
            let drawn = scroll
                .auto_shrink([false, true])
                .show_paged(ui, |ui| signing_in_ui(ui, view, step, &mut self.copied, intents));
            dialog::take_keyboard(&drawn.inner);
        });
    }
}
