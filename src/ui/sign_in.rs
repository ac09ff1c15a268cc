//! Signing in: the ways to do it, and where the sign-in is kept.

use egui::{RichText, TextEdit, Ui, vec2};
use secrecy::SecretString;

use super::field::left_by_enter;
use super::parts::{self, NoticeTone, notice};
use super::set_up::SetUp;
use super::text;
use super::theme::{Palette, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::console::session::{KeepIn, Keychain, Session, SignInWay};
use crate::say;
use crate::words::{Arg, Message};

/// The id of the field for a personal token.
const TOKEN: &str = "token-field";

/// Which page is shown while nobody is signed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SignInPage {
    /// The ways to sign in.
    #[default]
    Choose,
    /// Client id and secret.
    SetUp,
    /// A personal token.
    Token,
}

/// What is being typed on the pages around signing in.
#[derive(Default)]
pub(super) struct SignIn {
    page: SignInPage,
    set_up: SetUp,
    token: String,
}

impl SignIn {
    /// Another page shall be shown.
    pub fn turn_to(&mut self, page: SignInPage) {
        self.page = page;
    }

    /// Draws the page for a person who is not signed in.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        copied: &mut Option<String>,
        intents: &mut Vec<Intent>,
    ) {
        let has_client = view.console.has_client();
        match (self.page, view.console.keychain()) {
            (SignInPage::Token, _) => self.token_ui(ui, view, intents),
            (SignInPage::Choose, Keychain::Locked { why }) => self.locked_ui(ui, view, why),
            (SignInPage::Choose, _) if has_client => self.choose_ui(ui, view, intents),
            (SignInPage::Choose | SignInPage::SetUp, _) => {
                let done = self.set_up.show(ui, view, copied, intents);
                if done {
                    self.page = SignInPage::Choose;
                }
                ui.add_space(space::TIGHT);
                ui.horizontal_wrapped(|ui| {
                    let is_asked_for = self.page == SignInPage::SetUp;
                    let may_go_back = has_client || is_asked_for;
                    if may_go_back && parts::button(ui, &view.say(say!("back"))).clicked() {
                        self.page = SignInPage::Choose;
                    }
                    if parts::button(ui, &view.say(say!("use-token"))).clicked() {
                        self.page = SignInPage::Token;
                    }
                });
            }
        }
    }

    fn choose_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let p = &view.palette;
        parts::heading(ui, text::APP, size::TITLE);
        parts::note(ui, p, &view.say(say!("tagline")));
        ui.add_space(space::USUAL);
        why_ui(ui, view);
        if parts::wide_primary(ui, p, &view.say(say!("sign-in"))).clicked() {
            intents.push(Intent::SignIn(SignInWay::Browser));
        }
        if parts::wide_button(ui, &view.say(say!("sign-in-code"))).clicked() {
            intents.push(Intent::SignIn(SignInWay::Code));
        }
        if parts::wide_button(ui, &view.say(say!("use-token"))).clicked() {
            self.page = SignInPage::Token;
        }
        ui.add_space(space::USUAL);
        keep_ui(ui, view, say!("kept-in-keychain"), intents);
        ui.add_space(space::USUAL);
        if parts::button(ui, &view.say(say!("change-client"))).clicked() {
            self.page = SignInPage::SetUp;
        }
    }

    /// What an earlier run has kept is there, behind a lock: nobody is asked to register or to sign in anew.
    fn locked_ui(&mut self, ui: &mut Ui, view: &View<'_>, why: &Arg) {
        let p = &view.palette;
        parts::heading(ui, &view.say(say!("keychain-is-locked")), size::TITLE);
        parts::note(ui, p, &view.say(say!("keychain-is-locked-what")));
        parts::note(ui, p, &view.say(say!("keychain-is-locked-do"))).on_hover_text(view.say(why));
        ui.add_space(space::USUAL);
        if parts::wide_button(ui, &view.say(say!("use-token"))).clicked() {
            self.page = SignInPage::Token;
        }
        if parts::button(ui, &view.say(say!("change-client"))).clicked() {
            self.page = SignInPage::SetUp;
        }
    }

    fn token_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let p = &view.palette;
        parts::heading(ui, &view.say(say!("token-title")), size::LARGE);
        parts::note(ui, p, &view.say(say!("token-what")));
        ui.add_space(space::USUAL);
        why_ui(ui, view);
        let entered = secret_field(ui, p, TOKEN, &view.say(say!("token")), &mut self.token);
        ui.add_space(space::USUAL);
        ui.horizontal_wrapped(|ui| {
            let filled = !self.token.trim().is_empty();
            let sign_in = view.say(say!("sign-in-token"));
            let pressed = ui.add_enabled_ui(filled, |ui| parts::primary(ui, p, &sign_in)).inner.clicked();
            if filled && (pressed || entered) {
                let token = take_secret(ui, TOKEN, &mut self.token);
                intents.push(Intent::SignIn(SignInWay::PersonalToken(token)));
            }
            if parts::button(ui, &view.say(say!("back"))).clicked() {
                self.token.clear();
                self.page = SignInPage::Choose;
            }
        });
    }
}

/// Why nobody is signed in, if it needs saying.
fn why_ui(ui: &mut Ui, view: &View<'_>) {
    let mut tell = |why: Arg| {
        notice(ui, &view.palette, NoticeTone::Trouble, |ui| ui.label(view.say(why)));
        ui.add_space(space::USUAL);
    };
    if let Session::SignedOut { why: Some(why) } = view.console.session() {
        tell(why.into());
    }
    if let Some(trouble) = view.console.client_trouble() {
        tell(trouble.into());
    }
}

/// Where secrets are kept: said where there is a keychain, asked where there is none.
pub(super) fn keep_ui(ui: &mut Ui, view: &View<'_>, with_keychain: Message, intents: &mut Vec<Intent>) {
    let p = &view.palette;
    match view.console.keychain() {
        Keychain::NotProbed => {}
        Keychain::Works if kept_where_asked(view).is_empty() => {
            parts::note(ui, p, &view.say(with_keychain));
        }
        Keychain::Works => {}
        Keychain::Missing { why } | Keychain::Locked { why } => {
            parts::note(ui, p, &view.say(say!("no-keychain"))).on_hover_text(view.say(why));
        }
    }
    choice_ui(ui, view, kept_where_asked(view), intents);
}

/// Between what is asked: nothing where the keychain has the sign-in.
fn kept_where_asked(view: &View<'_>) -> &'static [KeepIn] {
    match view.console.keychain() {
        Keychain::NotProbed => &[],
        Keychain::Works if view.console.keep_in() == KeepIn::Keychain => &[],
        Keychain::Works => &KEPT_ANYWHERE,
        Keychain::Missing { .. } | Keychain::Locked { .. } => &KEPT_ANYWHERE[1..],
    }
}

/// Where else a sign-in can be kept, as far as that is asked.
pub(super) fn kept_where_else(view: &View<'_>) -> impl Iterator<Item = KeepIn> {
    let now = view.console.keep_in();
    kept_where_asked(view).iter().copied().filter(move |place| *place != now)
}

/// The places where a sign-in can be kept, the best one first.
const KEPT_ANYWHERE: [KeepIn; 3] = [KeepIn::Keychain, KeepIn::Memory, KeepIn::File];

pub(super) fn kept_where(place: KeepIn) -> Message {
    match place {
        KeepIn::Keychain => say!("keep-in-keychain"),
        KeepIn::Memory => say!("keep-in-memory"),
        KeepIn::File => say!("keep-in-file"),
    }
}

fn choice_ui(ui: &mut Ui, view: &View<'_>, choices: &[KeepIn], intents: &mut Vec<Intent>) {
    if choices.is_empty() {
        return;
    }
    ui.label(RichText::new(view.say(say!("keep-title"))).size(size::SMALL));
    let kept = view.console.keep_in();
    for choice in choices {
        let words = RichText::new(view.say(kept_where(*choice))).color(view.palette.text);
        let radio = ui.radio(kept == *choice, words);
        if radio.has_focus() {
            parts::focus_ring(ui, &view.palette, radio.rect, size::RADIUS_BUTTON);
        }
        if radio.clicked() && kept != *choice {
            intents.push(Intent::KeepIn(*choice));
        }
    }
}

/// A field whose content is never shown. Returns whether Enter was pressed in it.
pub(super) fn secret_field(ui: &mut Ui, p: &Palette, id: &str, name: &str, typed: &mut String) -> bool {
    let label = ui.label(RichText::new(name).size(size::SMALL));
    let edit = field(p, typed).id(egui::Id::unique(id)).password(true);
    let response = ui.add(edit).labelled_by(label.id);
    left_by_enter(ui, &response)
}

/// A field of the width at hand.
pub(super) fn field<'t>(p: &Palette, typed: &'t mut String) -> TextEdit<'t> {
    TextEdit::singleline(typed)
        .desired_width(f32::INFINITY)
        .min_size(vec2(0.0, 36.0))
        .align(egui::Align2::LEFT_CENTER)
        .text_color(p.text)
        .char_limit(4_096)
}

/// Takes a secret out of its field; nothing of it stays in the field's undo history.
pub(super) fn take_secret(ui: &Ui, id: &str, typed: &mut String) -> SecretString {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), egui::Id::unique(id)) {
        state.clear_undoer();
        TextEdit::store_state(ui.ctx(), egui::Id::unique(id), state);
    }
    let secret = SecretString::from(typed.trim().to_owned());
    secrecy::zeroize::Zeroize::zeroize(typed);
    secret
}
