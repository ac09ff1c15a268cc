//! The sign-in has run out: stands in the place of the number field, as high as that, so that no tile moves.

use egui::{Align, Label, Layout, Response, RichText, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, vec2};

use super::field::left_by_enter;
use super::parts::{self, NoticeTone};
use super::sign_in::take_secret;
use super::theme::{self, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::console::session::{Session, SignInWay};
use crate::say;

/// The id of the field for a new token.
const TOKEN: &str = "new-token-field";
/// The width of that field beside words, which have the room before it: nobody reads what stands in it.
const TOKEN_WIDTH: f32 = 120.0;
/// From this width on the words stand beside the buttons.
const ROOMY: f32 = 640.0;

/// The session waits for a new sign-in.
pub(super) fn is_expired(view: &View<'_>) -> bool {
    matches!(view.console.session(), Session::Expired { .. } | Session::SigningIn { .. })
}

/// What is typed here: a new personal token, where nothing else can sign in.
#[derive(Default)]
pub(super) struct Expired {
    token: String,
    wants_focus: bool,
    /// A new sign-in ran over the board in the frame before.
    was_signing: bool,
}

impl Expired {
    /// Leads the keyboard to the first way to sign in again.
    pub fn lead(&mut self) {
        self.wants_focus = true;
    }

    /// Nobody has to sign in.
    pub fn rest(&mut self) {
        self.was_signing = false;
    }

    /// Draws the banner into the place of the number field. After a sign-in that came to nothing the way to another one has
    /// the keyboard.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let is_signing = matches!(view.console.session(), Session::SigningIn { .. });
        let came_to_nothing = std::mem::replace(&mut self.was_signing, is_signing) && !is_signing;
        self.wants_focus |= came_to_nothing && ui.memory(|memory| memory.focused().is_none());
        let (fill, border) = view.palette.notice(NoticeTone::Trouble);
        let place = ui.max_rect();
        let is_roomy = place.width() >= ROOMY;
        // Its ground takes from the room around, so that all of the place is left for the words.
        let ground = if is_roomy { place } else { place.expand(space::CLOSE) };
        ui.painter().rect(ground, size::RADIUS, fill, Stroke::new(1.0, border), StrokeKind::Inside);
        if !is_roomy {
            ui.spacing_mut().item_spacing.y = space::TIGHT;
            ui.horizontal(|ui| {
                ui.set_min_height(size::FIELD);
                if view.console.has_client() {
                    self.ways_ui(ui, view, intents);
                } else {
                    // The field takes what the button beside it leaves.
                    let row = Layout::right_to_left(Align::Center);
                    ui.with_layout(row, |ui| self.token_ui(ui, view, f32::INFINITY, intents));
                }
            });
            title_ui(ui, view).on_hover_text(view.say(say!("expired-what-now")));
            return;
        }
        let inner = place.shrink2(vec2(space::WIDE, space::INNER));
        let row = Layout::right_to_left(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(inner).layout(row), |ui| {
            self.ways_ui(ui, view, intents);
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                ui.spacing_mut().item_spacing.y = space::HAIR;
                title_ui(ui, view);
                let words = RichText::new(view.say(say!("expired-what-now"))).size(size::SMALL);
                ui.add(Label::new(words.color(view.palette.text2)).truncate());
            });
        });
    }

    fn ways_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        if view.console.has_client() {
            let again = parts::primary(ui, &view.palette, &view.say(say!("sign-in-again")));
            if std::mem::take(&mut self.wants_focus) {
                again.request_focus();
            }
            if again.clicked() {
                intents.push(Intent::SignIn(SignInWay::Browser));
            }
            if parts::button(ui, &view.say(say!("with-a-code"))).clicked() {
                intents.push(Intent::SignIn(SignInWay::Code));
            }
        } else {
            self.token_ui(ui, view, TOKEN_WIDTH, intents);
        }
    }

    fn token_ui(&mut self, ui: &mut Ui, view: &View<'_>, width: f32, intents: &mut Vec<Intent>) {
        let filled = !self.token.trim().is_empty();
        let again = |ui: &mut Ui| parts::primary(ui, &view.palette, &view.say(say!("sign-in-again")));
        let pressed = ui.add_enabled_ui(filled, again).inner.clicked();
        let name = view.say(say!("new-token"));
        let field = TextEdit::singleline(&mut self.token)
            .id(egui::Id::unique(TOKEN))
            .password(true)
            .text_color(view.palette.text)
            .hint_text(view.say(say!("new-token-short")))
            .desired_width(width);
        let field = ui.add(field).accessible_name(name);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        let entered = left_by_enter(ui, &field);
        if filled && (pressed || entered) {
            let token = take_secret(ui, TOKEN, &mut self.token);
            intents.push(Intent::SignIn(SignInWay::PersonalToken(token)));
        }
    }
}

fn title_ui(ui: &mut Ui, view: &View<'_>) -> Response {
    let title = RichText::new(view.say(say!("expired"))).font(theme::semibold(size::SMALL));
    ui.add(Label::new(title.color(view.palette.urgent)).truncate())
}

/// The way to sign in again from elsewhere: it signs in, or leads to where that needs something typed.
pub(super) fn sign_in_ui(ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
    if view.console.has_client() {
        if parts::small_primary(ui, &view.palette, &view.say(say!("sign-in-again"))).clicked() {
            intents.push(Intent::SignIn(SignInWay::Browser));
        }
    } else if parts::small_button(ui, &view.say(say!("new-token"))).clicked() {
        ui.memory_mut(|memory| memory.request_focus(egui::Id::unique(TOKEN)));
    }
}
