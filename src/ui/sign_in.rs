//! Signing in: the ways to do it, and where the sign-in is kept.

use egui::{RichText, TextEdit, Ui, vec2};
use secrecy::SecretString;

use super::parts::{self, NoticeTone, notice};
use super::set_up::SetUp;
use super::text;
use super::theme::{Palette, size};
use super::view::View;
use crate::console::event::Intent;
use crate::console::session::{KeepIn, Keychain, Session, SignInWay};

/// Which page is shown while nobody is signed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Page {
    #[default]
    Choose,
    SetUp,
    Token,
}

/// What is being typed on the pages around signing in.
#[derive(Default)]
pub(super) struct SignIn {
    page: Page,
    set_up: SetUp,
    token: String,
}

impl SignIn {
    /// Another integration shall be set up.
    pub fn ask_for_integration(&mut self) {
        self.page = Page::SetUp;
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
        match self.page {
            Page::Token => self.token_ui(ui, view, intents),
            Page::Choose if has_client => self.choose_ui(ui, view, intents),
            Page::Choose | Page::SetUp => {
                let done = self.set_up.show(ui, view, copied, intents);
                if done {
                    self.page = Page::Choose;
                }
                ui.add_space(4.0);
                ui.horizontal_wrapped(|ui| {
                    if has_client && parts::button(ui, text::BACK).clicked() {
                        self.page = Page::Choose;
                    }
                    if parts::button(ui, text::USE_TOKEN).clicked() {
                        self.page = Page::Token;
                    }
                });
            }
        }
    }

    fn choose_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let p = &view.palette;
        parts::heading(ui, text::APP, 26.0);
        parts::note(ui, p, text::TAGLINE);
        ui.add_space(8.0);
        why_ui(ui, view);
        if parts::wide_primary(ui, p, text::SIGN_IN).clicked() {
            intents.push(Intent::SignIn(SignInWay::Browser));
        }
        if parts::wide_button(ui, text::SIGN_IN_CODE).clicked() {
            intents.push(Intent::SignIn(SignInWay::Code));
        }
        if parts::wide_button(ui, text::USE_TOKEN).clicked() {
            self.page = Page::Token;
        }
        ui.add_space(8.0);
        keep_ui(ui, view, text::KEPT_IN_KEYCHAIN, intents);
        ui.add_space(8.0);
        if parts::button(ui, text::CHANGE_CLIENT).clicked() {
            self.page = Page::SetUp;
        }
    }

    fn token_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let p = &view.palette;
        parts::heading(ui, text::TOKEN_TITLE, size::LARGE);
        parts::note(ui, p, text::TOKEN_BODY);
        ui.add_space(8.0);
        why_ui(ui, view);
        let entered = secret_field(ui, p, text::TOKEN, &mut self.token);
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            let filled = !self.token.trim().is_empty();
            let pressed =
                ui.add_enabled_ui(filled, |ui| parts::primary(ui, p, text::SIGN_IN_TOKEN)).inner.clicked();
            if filled && (pressed || entered) {
                let token = take_secret(ui, text::TOKEN, &mut self.token);
                intents.push(Intent::SignIn(SignInWay::PersonalToken(token)));
            }
            if parts::button(ui, text::BACK).clicked() {
                self.token.clear();
                self.page = Page::Choose;
            }
        });
    }
}

/// Why nobody is signed in, if it needs saying.
fn why_ui(ui: &mut Ui, view: &View<'_>) {
    let mut say = |words: &str| {
        notice(ui, &view.palette, NoticeTone::Trouble, |ui| ui.label(words));
        ui.add_space(8.0);
    };
    if let Session::SignedOut { why: Some(why) } = view.console.session() {
        say(why);
    }
    if let Some(trouble) = view.console.client_trouble() {
        say(trouble);
    }
}

/// Where secrets are kept: said where there is a keychain, asked where there is none.
pub(super) fn keep_ui(ui: &mut Ui, view: &View<'_>, with_keychain: &str, intents: &mut Vec<Intent>) {
    let p = &view.palette;
    match view.console.keychain() {
        Keychain::NotProbed => {}
        Keychain::Works if view.console.keep_in() == KeepIn::Keychain => {
            parts::note(ui, p, with_keychain);
        }
        Keychain::Works => {
            choice_ui(ui, view, &KEPT_ANYWHERE, intents);
        }
        Keychain::Missing { why } => {
            parts::note(ui, p, text::NO_KEYCHAIN).on_hover_text(why);
            choice_ui(ui, view, &KEPT_ANYWHERE[1..], intents);
        }
    }
}

/// The places where a sign-in can be kept, the best one first.
const KEPT_ANYWHERE: [(KeepIn, &str); 3] = [
    (KeepIn::Keychain, text::KEEP_KEYCHAIN),
    (KeepIn::Memory, text::KEEP_MEMORY),
    (KeepIn::File, text::KEEP_FILE),
];

fn choice_ui(ui: &mut Ui, view: &View<'_>, choices: &[(KeepIn, &str)], intents: &mut Vec<Intent>) {
    ui.label(RichText::new(text::KEEP_TITLE).size(size::SMALL));
    let kept = view.console.keep_in();
    for (choice, words) in choices {
        let words = RichText::new(*words).color(view.palette.text);
        if ui.radio(kept == *choice, words).clicked() && kept != *choice {
            intents.push(Intent::KeepIn(*choice));
        }
    }
}

/// A field whose content is never shown. Returns whether Enter was pressed in it.
pub(super) fn secret_field(ui: &mut Ui, p: &Palette, name: &str, typed: &mut String) -> bool {
    let label = ui.label(RichText::new(name).size(size::SMALL));
    let edit = field(p, typed).id(egui::Id::unique(name)).password(true);
    let response = ui.add(edit).labelled_by(label.id);
    response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
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
pub(super) fn take_secret(ui: &Ui, name: &str, typed: &mut String) -> SecretString {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), egui::Id::unique(name)) {
        state.clear_undoer();
        TextEdit::store_state(ui.ctx(), egui::Id::unique(name), state);
    }
    let secret = SecretString::from(typed.trim().to_owned());
    secrecy::zeroize::Zeroize::zeroize(typed);
    secret
}
