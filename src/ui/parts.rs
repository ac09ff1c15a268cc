//! Small pieces that several parts of the screen are made of.

use std::borrow::Cow;
use std::sync::Arc;

use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{
    Button, Color32, CornerRadius, FontId, Frame, Galley, Label, Pos2, Rect, Response, RichText, Role, Shape,
    Stroke, Ui, vec2,
};

use super::bidi;
use super::quiet;
use super::theme::{self, Palette, margin, size, space};
use crate::say;
use crate::words::{Message, Words};

/// Text of at most `rows` rows, elided with "…".
pub fn galley(ui: &Ui, words: &str, font: FontId, colour: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job =
        LayoutJob::single_section(bidi::visual(words).into_owned(), TextFormat::simple(font, colour));
    job.wrap.max_width = width.max(1.0);
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = rows == 1;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// These words if they have room in so many rows of this width, else as many whole sentences as have, else what stands before
/// the first colon. What is left out is told by "…".
pub fn whole_sentences<'w>(
    ui: &Ui,
    words: &'w str,
    (width, rows): (f32, usize),
    font: &FontId,
) -> Cow<'w, str> {
    let fits =
        |words: &Cow<'_, str>| !galley(ui, words, font.clone(), Color32::PLACEHOLDER, width, rows).elided;
    let ends = words.rmatch_indices(". ").filter_map(|(at, _)| words.get(..=at));
    let colon = words.split_once(':').map(|(first, _)| first.trim_end());
    let shorter = ends.chain(colon).map(|part| Cow::Owned(format!("{part} …")));
    std::iter::once(Cow::Borrowed(words)).chain(shorter).find(fits).unwrap_or(Cow::Borrowed(words))
}

/// What a label says, drawn in the order in which it is read and heard as it is written.
pub fn label(ui: &mut Ui, words: &str, look: impl FnOnce(RichText) -> Label) -> Response {
    let drawn = bidi::visual(words);
    let response = ui.add(look(RichText::new(&*drawn)));
    if drawn != words {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(words));
    }
    response
}

/// A button.
pub fn button(ui: &mut Ui, words: &str) -> Response {
    heard(quiet::add(ui, Button::new(bold(words)), None), words)
}

/// The same over the whole width.
pub fn wide_button(ui: &mut Ui, words: &str) -> Response {
    let size = wide(ui);
    heard(quiet::add(ui, Button::new(bold(words)), Some(size)), words)
}

/// A small button, for a card.
pub fn small_button(ui: &mut Ui, words: &str) -> Response {
    let button = Button::new(small_words(words)).truncate().min_size(SMALL_BUTTON);
    heard(small(ui, |ui| quiet::add(ui, button, None)), words)
}

/// The same for the act that the card is for.
pub fn small_primary(ui: &mut Ui, p: &Palette, words: &str) -> Response {
    let button = Button::new(small_words(words)).truncate().min_size(SMALL_BUTTON);
    heard(small(ui, |ui| primary_with(ui, p, button, None)), words)
}

/// The same with an arrow: a menu opens here.
pub fn small_menu(ui: &mut Ui, words: &str) -> Response {
    // Words, the gap that egui leaves, and the arrow: a word that is broken in two is worse than the next line.
    room_for_small(ui, &format!("{words}{ARROW}{ARROW}{ARROW}"));
    let button = Button::new(small_words(words)).right_text(ARROW).min_size(SMALL_BUTTON);
    let button = button.wrap_mode(egui::TextWrapMode::Extend);
    let response = small(ui, |ui| ui.add(button));
    let colour = ui.style().interact(&response).text_color();
    arrow(ui, response.rect.right_center() - vec2(13.0, 0.0), colour);
    response
}

/// In a row that wraps: begins the next line where a small button with these words has no room any more. A wrapping row
/// does not do it by itself for what stands in a scope of its own.
pub fn room_for_small(ui: &mut Ui, words: &str) {
    let font = theme::semibold(size::SMALL);
    let words = galley(ui, words, font, Color32::PLACEHOLDER, f32::INFINITY, 1).size().x;
    let width = words + 2.0 * SMALL_PADDING.x + 2.0;
    if width > ui.available_size_before_wrap().x {
        ui.end_row();
    }
}

const SMALL_BUTTON: egui::Vec2 = vec2(32.0, 30.0);
const SMALL_PADDING: egui::Vec2 = vec2(10.0, 5.0);
/// Kept free in a small button for its arrow.
const ARROW: &str = "   ";

fn small(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> Response) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = SMALL_PADDING;
        add(ui)
    })
    .inner
}

fn small_words(words: &str) -> RichText {
    RichText::new(bidi::visual(words)).font(theme::semibold(size::SMALL))
}

/// The button that the screen is for.
pub fn primary(ui: &mut Ui, p: &Palette, words: &str) -> Response {
    heard(primary_with(ui, p, Button::new(bold(words)), None), words)
}

/// The same as high as a field beside it.
pub fn tall_primary(ui: &mut Ui, p: &Palette, words: &str) -> Response {
    heard(primary_with(ui, p, Button::new(bold(words)), Some(vec2(96.0, 36.0))), words)
}

/// The same over the whole width.
pub fn wide_primary(ui: &mut Ui, p: &Palette, words: &str) -> Response {
    let size = wide(ui);
    heard(primary_with(ui, p, Button::new(bold(words)), Some(size)), words)
}

/// The same with the key that presses it, in a small frame; as high as the buttons beside it.
pub fn key_primary(ui: &mut Ui, p: &Palette, words: &str, key: &str) -> Response {
    key_primary_of(ui, p, words, key, 32.0)
}

/// The same where it stands alone.
pub fn tall_key_primary(ui: &mut Ui, p: &Palette, words: &str, key: &str) -> Response {
    key_primary_of(ui, p, words, key, 38.0)
}

fn key_primary_of(ui: &mut Ui, p: &Palette, words: &str, key: &str, height: f32) -> Response {
    let font = theme::semibold(size::TINY);
    let cap = galley(ui, key, font, p.on_accent, 60.0, 1);
    let room = vec2(cap.size().x + 10.0, 18.0);
    // Spaces keep the room for the key; the words give way first.
    let spaces = " ".repeat(((room.x + 2.0) / SPACE_WIDTH).ceil() as usize);
    let button = Button::new(bold(words)).right_text(spaces).truncate().min_size(vec2(0.0, height));
    let response = primary_with(ui, p, button, None);
    let centre = response.rect.right_center() - vec2(room.x / 2.0 + 12.0, 0.0);
    let frame = Rect::from_center_size(centre, room);
    ui.painter().rect_stroke(frame, 4, Stroke::new(1.0, p.on_accent), egui::StrokeKind::Inside);
    let at = egui::Align2::CENTER_CENTER.anchor_size(centre, cap.size());
    ui.painter().galley(at.min, cap, p.on_accent);
    response
}

/// About as wide as a space of the normal size.
const SPACE_WIDTH: f32 = 3.9;

fn wide(ui: &Ui) -> egui::Vec2 {
    vec2(ui.available_width(), 42.0)
}

/// A button is heard as its words are written, whatever the order in which they are drawn.
fn heard(button: Response, words: &str) -> Response {
    if bidi::visual(words) == words { button } else { button.accessible_name(words) }
}

fn bold(words: &str) -> RichText {
    RichText::new(bidi::visual(words)).font(theme::semibold(size::BODY))
}

/// What the screen, or the row, is for.
pub fn primary_with(ui: &mut Ui, p: &Palette, button: Button<'_>, size: Option<egui::Vec2>) -> Response {
    ui.scope(|ui| {
        if !ui.is_enabled() {
            return quiet::add(ui, button, size);
        }
        let widgets = &mut ui.visuals_mut().widgets;
        for (visuals, fill, border) in [
            (&mut widgets.inactive, p.accent, Stroke::new(1.0, p.accent)),
            (&mut widgets.hovered, p.accent_hover, Stroke::new(1.0, p.accent_hover)),
            (&mut widgets.active, p.accent_hover, Stroke::new(1.0, p.accent_hover)),
        ] {
            (visuals.weak_bg_fill, visuals.bg_stroke) = (fill, border);
            visuals.fg_stroke.color = p.on_accent;
        }
        let response = match size {
            Some(size) => ui.add_sized(size, button),
            None => ui.add(button),
        };
        if response.has_focus() {
            // On the fill, no ring would stand out enough.
            focus_ring(ui, p, response.rect, size::RADIUS_BUTTON);
        }
        response
    })
    .inner
}

/// A heading, also to a screen reader.
pub fn heading(ui: &mut Ui, words: &str, points: f32) -> Response {
    let response = ui.label(RichText::new(words).font(theme::semibold(points)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.clear_value();
        node.set_label(words);
    });
    response
}

/// Supporting text.
pub fn note(ui: &mut Ui, p: &Palette, words: &str) -> Response {
    label(ui, words, |text| Label::new(text.size(size::SMALL).color(p.text2)))
}

/// A text with a button that copies it. The button keeps its width and says "Copied" until something else is copied.
pub fn copy_row(
    ui: &mut Ui,
    p: &Palette,
    words: &Words,
    copied: &mut Option<String>,
    shown: &str,
    what: &str,
) {
    Frame::new()
        .fill(p.sunken)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(size::RADIUS_BUTTON)
        .inner_margin(margin::COPY_ROW)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let width = ui.available_width() - copy_width(ui, words) - ui.spacing().item_spacing.x;
                ui.allocate_ui(vec2(width, 26.0), |ui| {
                    ui.set_width(width);
                    ui.add(Label::new(RichText::new(shown).size(size::SMALL)).wrap());
                });
                copy_button(ui, words, copied, shown, what);
            });
        });
}

/// Wide enough for what the button says before and after.
fn copy_width(ui: &Ui, words: &Words) -> f32 {
    let width = |shown: Message| {
        let (font, colour) = (theme::semibold(size::SMALL), Color32::PLACEHOLDER);
        galley(ui, &words.tell(&shown), font, colour, f32::INFINITY, 1).size().x
    };
    let padding = 2.0 * ui.spacing().button_padding.x + 2.0;
    (width(say!("copy")).max(width(say!("copied"))) + padding).ceil().max(COPY_WIDTH)
}

const COPY_WIDTH: f32 = 68.0;

/// Copies `content`; its accessible name says what that is.
pub fn copy_button(ui: &mut Ui, words: &Words, copied: &mut Option<String>, content: &str, what: &str) {
    let done = copied.as_deref() == Some(content);
    let shown = words.tell(&if done { say!("copied") } else { say!("copy") });
    let shown = RichText::new(shown).font(theme::semibold(size::SMALL));
    let button = Button::new(shown).min_size(vec2(copy_width(ui, words), 26.0));
    let name = words.tell(&say!("copy-of", what = what));
    if ui.add(button).accessible_name(name).clicked() {
        ui.ctx().copy_text(content.to_owned());
        *copied = Some(content.to_owned());
    }
}

/// How a notice is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeTone {
    /// Worth knowing.
    Quiet,
    /// Needs attention.
    Wait,
    /// Something is wrong.
    Trouble,
}

/// A notice: a sentence on a tinted ground, with room for a button.
pub fn notice<R>(ui: &mut Ui, p: &Palette, tone: NoticeTone, add: impl FnOnce(&mut Ui) -> R) -> R {
    let (fill, line) = p.notice(tone);
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(size::RADIUS)
        .inner_margin(vec2(space::WIDE, space::INNER))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// A list, announced as such by its name.
pub fn list<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::List);
            node.set_label(name);
        });
        add(ui)
    })
    .inner
}

/// One of a list; `of` tells it from the others.
pub fn list_item<R>(ui: &mut Ui, of: impl egui::AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.push_id(of, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::ListItem);
        });
        add(ui)
    })
    .inner
}

/// The ring around what has the keyboard's focus.
pub fn focus_ring(ui: &Ui, p: &Palette, rect: Rect, radius: u8) {
    ui.painter().rect_stroke(
        rect.expand(3.0),
        CornerRadius::same(radius + 3),
        Stroke::new(2.0, p.accent),
        egui::StrokeKind::Middle,
    );
}

/// A small arrow that points down: a menu opens here.
pub fn arrow(ui: &Ui, centre: Pos2, colour: Color32) {
    let points = vec![centre + vec2(-4.0, -2.0), centre + vec2(4.0, -2.0), centre + vec2(0.0, 3.0)];
    ui.painter().add(Shape::convex_polygon(points, colour, Stroke::NONE));
}
