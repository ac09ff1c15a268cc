//! The sign-in has run out: stands in the place of the number field, as high as that, so that no tile moves.

use egui::{Align, Layout, RichText, TextEdit, Ui, vec2};

use super::field::left_by_enter;
use super::parts::{self, NoticeTone, notice};
use super::sign_in::take_secret;
use super::theme::{self, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::console::session::{Session, SignInWay};
use crate::say;

/// The id of the field for a new token.
const TOKEN: &str = "new-token-field";

/// The session waits for a new sign-in.
pub(super) fn is_expired(view: &View<'_>) -> bool {
    matches!(view.console.session(), Session::Expired { .. } | Session::SigningIn { .. })
}

/// What is typed here: a new personal token, where nothing else can sign in.
#[derive(Default)]
pub(super) struct Expired {
    token: String,
}

impl Expired {
    /// Draws the banner.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        notice(ui, &view.palette, NoticeTone::Trouble, |ui| {
            if view.narrow {
                words_ui(ui, view);
                ui.horizontal_wrapped(|ui| self.ways_ui(ui, view, intents));
                return;
            }
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.ways_ui(ui, view, intents);
                    ui.with_layout(Layout::top_down(Align::LEFT), |ui| words_ui(ui, view));
                });
            });
        });
    }

    fn ways_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        if view.console.has_client() {
            if parts::primary(ui, &view.palette, &view.say(say!("sign-in-again"))).clicked() {
                intents.push(Intent::SignIn(SignInWay::Browser));
            }
            if parts::button(ui, &view.say(say!("with-a-code"))).clicked() {
                intents.push(Intent::SignIn(SignInWay::Code));
            }
            return;
        }
        let filled = !self.token.trim().is_empty();
        let again = |ui: &mut Ui| parts::primary(ui, &view.palette, &view.say(say!("sign-in-again")));
        let pressed = ui.add_enabled_ui(filled, again).inner.clicked();
        let name = view.say(say!("new-token"));
        let field = TextEdit::singleline(&mut self.token)
            .id(egui::Id::unique(TOKEN))
            .password(true)
            .text_color(view.palette.text)
            .hint_text(name.as_str())
            .desired_width(180.0);
        let field = ui.add(field).accessible_name(name);
        let entered = left_by_enter(ui, &field);
        if filled && (pressed || entered) {
            let token = take_secret(ui, TOKEN, &mut self.token);
            intents.push(Intent::SignIn(SignInWay::PersonalToken(token)));
        }
    }
}

fn words_ui(ui: &mut Ui, view: &View<'_>) {
    ui.spacing_mut().item_spacing = vec2(space::USUAL, space::HAIR);
    let title = RichText::new(view.say(say!("expired"))).font(theme::semibold(size::BODY));
    ui.label(title.color(view.palette.urgent));
    parts::note(ui, &view.palette, &view.say(say!("expired-what-now")));
}
