//! One tile: a single control whose name is a sentence and whose press is the main action. The button drawn inside it
//! shows what the press does.

use std::cell::Cell;

use egui::{
    Align2, Color32, CornerRadius, Id, Rect, RectAlign, Response, Role, Sense, Shadow, Shape, Stroke,
    StrokeKind, Ui, WidgetInfo,
};
use egui::{Pos2, pos2, vec2};

use super::icons::{self, Icon};
use super::left_out;
use super::parts;
use super::theme::skin::{Emphasis, Skin};
use super::theme::{self, Elevation, Palette, size, space};
use super::tile_words::{Press, TileTone, TileWords};
use super::whole::whole_ui;

/// Where the button of a tile is drawn.
pub(super) fn button_rect(tile: Rect) -> Rect {
    let bottom = tile.bottom() - size::TILE_FOOT;
    Rect::from_min_max(
        pos2(tile.left() + size::TILE_PAD, bottom - size::BUTTON),
        pos2(tile.right() - size::TILE_PAD, bottom),
    )
}

/// Draws one tile and returns its response. `menu_width` is left free beside its button.
pub(super) fn tile_ui(
    ui: &Ui,
    id: Id,
    rect: Rect,
    words: &TileWords,
    p: &Palette,
    menu_width: f32,
) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    let Said { sentence, braille, .. } = quiet_name(&response, words);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &sentence));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_braille_label(braille);
        if words.press == Press::Nothing {
            node.set_disabled();
        }
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let skin = p.tile(words.tone);
    paint_ground(ui, rect, &skin, p);
    let elided = paint_words(ui, rect, words, &skin, p);
    let mut button = button_rect(rect);
    if menu_width > 0.0 {
        button.max.x -= menu_width + 6.0;
    }
    let pointed = (response.hovered() || response.has_focus()) && words.press != Press::Nothing;
    paint_button(ui, button, words, pointed, response.is_pointer_button_down_on(), p);
    if response.has_focus() {
        parts::focus_ring(ui, p, rect, size::RADIUS);
    }
    let response = if words.press == Press::Nothing {
        response
    } else {
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    };
    if elided {
        whole_ui(&response, response.has_focus(), RectAlign::BOTTOM, &words.sentence);
    }
    response
}

/// What assistive technology has of a tile.
#[derive(Clone)]
struct Said {
    id: Id,
    steady: String,
    sentence: String,
    braille: String,
}

/// Sentence and Braille form. Some screen readers read a name again whenever it changes, if its control has the focus, and a
/// finger on a display loses its place: so there the clocks stand as they stood when the focus came, until there is real news.
fn quiet_name(response: &Response, words: &TileWords) -> Said {
    let (sentence, braille) = (words.sentence.clone(), words.braille.clone());
    let fresh = Said { id: response.id, steady: words.steady.clone(), sentence, braille };
    if !response.has_focus() {
        return fresh;
    }
    let is_new = response.gained_focus();
    response.ctx.data_mut(|data| {
        let key = Id::unique("said of the focused tile");
        let said = data.get_temp::<Said>(key);
        if let Some(said) = said.filter(|said| said.id == fresh.id && said.steady == fresh.steady)
            && !is_new
        {
            return said;
        }
        data.insert_temp(key, fresh.clone());
        fresh
    })
}

fn paint_ground(ui: &Ui, rect: Rect, skin: &Skin, p: &Palette) {
    let radius = CornerRadius::same(size::RADIUS);
    if skin.raised {
        let shadow = p.shadow(Elevation::Tile);
        if shadow != Shadow::NONE {
            ui.painter().add(shadow.as_shape(rect, radius));
        }
    }
    ui.painter().rect_filled(rect, radius, skin.ground);
    if skin.dashed {
        ui.painter().extend(hatching(rect.shrink(2.0), p.hatch));
        let outline = rounded_outline(rect.shrink(0.5), f32::from(size::RADIUS));
        ui.painter().extend(Shape::dashed_line(&outline, skin.border, 4.0, 3.0));
    } else {
        ui.painter().rect_stroke(rect, radius, skin.border, StrokeKind::Inside);
    }
}

/// Draws number, label, state, caller and lines. Returns whether something had to be cut.
fn paint_words(ui: &Ui, rect: Rect, words: &TileWords, skin: &Skin, p: &Palette) -> bool {
    let inner = rect.shrink2(vec2(size::TILE_PAD, size::TILE_HEAD));
    let elided = Cell::new(false);
    let put = |words: &str, font, colour, width: f32, rows: usize| {
        let galley = parts::galley(ui, words, font, colour, width, rows);
        elided.set(elided.get() | galley.elided);
        galley
    };
    let baseline = inner.top() + 20.0;
    let number = put(&words.number, theme::semibold(size::LARGE), p.text, inner.width() * 0.6, 1);
    let number_width = number.size().x;
    let at = Align2::LEFT_BOTTOM.anchor_size(pos2(inner.left(), baseline + 2.0), number.size());
    ui.painter().galley(at.min, number, p.text);
    let shape = icons::SIZE + 6.0;
    let room = inner.width() - number_width - 10.0 - shape;
    let weight = if is_calm(words.tone) { theme::regular } else { theme::semibold };
    let (corner, recall) = corner_and_recall(words);
    let mut state = parts::galley(ui, corner, weight(size::SMALL), skin.state, room, 1);
    if state.elided
        && let Some((first, rest)) = corner.split_once(PART)
    {
        left_out::note(ui, rest);
        elided.set(true);
        state = put(first, weight(size::SMALL), skin.state, room, 1);
    }
    let at = Align2::RIGHT_BOTTOM.anchor_size(pos2(inner.right(), baseline), state.size());
    let left = room - state.size().x - 8.0;
    paint_mark(ui, words.tone, at.left_center() - vec2(6.0 + icons::SIZE / 2.0, 0.0), skin.state);
    ui.painter().galley(at.min, state, skin.state);
    let mut lines = words.lines.clone();
    let most = if words.headline.is_some() { MOST_LINES - 1 } else { MOST_LINES };
    let beside = parts::galley(ui, &words.label, theme::regular(size::SMALL), p.text2, left.max(0.0), 1);
    let is_whole = !beside.elided && left > 0.0;
    // A name that has no room beside the state stands on the first line that has some.
    if is_whole || words.label.is_empty() || !join(ui, &mut lines, most, &words.label, inner.width()) {
        if left > LEAST {
            elided.set(elided.get() | beside.elided);
            let left = inner.left() + number_width + 8.0;
            let at = Align2::LEFT_BOTTOM.anchor_size(pos2(left, baseline), beside.size());
            ui.painter().galley(at.min, beside, p.text2);
        } else if !words.label.is_empty() {
            elided.set(true);
            left_out::note(ui, &words.label);
        }
    }
    let mut top = baseline + 8.0;
    let bottom =
        if words.recall.is_some() { recall_bar(rect).top() - 5.0 } else { button_rect(rect).top() - 6.0 };
    let taken = paint_recall(ui, rect, words.recall, recall, skin, p);
    if let Some(headline) = &words.headline {
        let rows = if lines.len() > 1 { 1 } else { 2 };
        // Whoever has left recedes; whoever may still wait does not.
        let colour = if words.tone == TileTone::Free { p.text2 } else { p.text };
        let name = put(headline, theme::semibold(size::NAME), colour, inner.width(), rows);
        ui.painter().galley(pos2(inner.left(), top), name.clone(), colour);
        top += name.size().y + 1.0;
    }
    for (index, line) in lines.iter().enumerate() {
        let mut rows = ((bottom - top) / LINE).floor() as usize;
        if rows == 0 {
            elided.set(true);
            lines[index..].iter().for_each(|line| left_out::note(ui, line));
            break;
        }
        // The last row is shared with the words of the recall.
        let width = if rows == 1 { inner.width() - taken } else { inner.width() };
        if taken > 0.0 && rows > 1 {
            rows -= 1;
        }
        let colour = if index == 0 && !is_quiet(words.tone) { p.text } else { p.text2 };
        let galley = parts::galley(ui, line, theme::regular(size::SMALL), colour, width, rows);
        elided.set(elided.get() | galley.elided);
        // Half of a lesser line beside the recall says nothing: the sentence of the tile has all of it.
        if galley.elided && index > 0 && width < inner.width() {
            lines[index..].iter().for_each(|line| left_out::note(ui, line));
            break;
        }
        ui.painter().galley(pos2(inner.left(), top), galley.clone(), colour);
        top += galley.size().y + 1.0;
    }
    elided.get()
}

/// Puts these words behind the first line that is no sentence and leaves room for them, else below all lines. False: there is no room.
fn join(ui: &Ui, lines: &mut Vec<String>, most: usize, words: &str, width: f32) -> bool {
    for line in lines.iter_mut().filter(|line| !line.ends_with('.')) {
        let both = [line.as_str(), words].join(PART);
        let font = theme::regular(size::SMALL);
        if parts::galley(ui, &both, font, Color32::PLACEHOLDER, f32::INFINITY, 1).size().x <= width {
            *line = both;
            return true;
        }
    }
    let has_room = lines.len() < most;
    if has_room {
        lines.push(words.to_owned());
    }
    has_room
}

/// So many lines fit under a number, one fewer under a caller.
const MOST_LINES: usize = 4;

/// Less than so much of a name says nothing.
const LEAST: f32 = 12.0;
/// Height of a row of supporting text.
const LINE: f32 = 16.0;
/// Between the parts of a state.
const PART: &str = " · ";

/// What stands in the corner, and what stands above the bar: "0:26" and "recall in 0:18".
fn corner_and_recall(words: &TileWords) -> (&str, Option<&str>) {
    match words.state_word.split_once(PART) {
        Some((clock, recall)) if words.recall.is_some() => (clock, Some(recall)),
        _ => (words.state_word.as_str(), None),
    }
}

/// Draws the bar and the words about the recall above its end. Returns the width that they take from the row there.
fn paint_recall(
    ui: &Ui,
    tile: Rect,
    share: Option<f32>,
    words: Option<&str>,
    skin: &Skin,
    p: &Palette,
) -> f32 {
    let Some(share) = share else { return 0.0 };
    let bar = recall_bar(tile);
    ui.painter().rect_filled(bar, size::RADIUS_BAR, p.sunken);
    if p.high_contrast {
        ui.painter().rect_stroke(bar, 2.0, Stroke::new(1.0, p.line), StrokeKind::Outside);
    }
    let done = Rect::from_min_size(bar.min, vec2(bar.width() * share, bar.height()));
    ui.painter().rect_filled(done, size::RADIUS_BAR, skin.bar);
    let Some(words) = words else { return 0.0 };
    let galley = parts::galley(ui, words, theme::semibold(size::SMALL), skin.state, bar.width(), 1);
    let at = Align2::RIGHT_BOTTOM.anchor_size(bar.right_top() - vec2(0.0, 4.0), galley.size());
    ui.painter().galley(at.min, galley, skin.state);
    at.width() + 12.0
}

/// Where the bar is drawn that fills until the recall.
fn recall_bar(tile: Rect) -> Rect {
    let button = button_rect(tile);
    let bottom = button.top() - space::USUAL;
    Rect::from_min_max(pos2(button.left(), bottom - size::RECALL_BAR), pos2(button.right(), bottom))
}

/// Its lines only support the headline.
fn is_quiet(tone: TileTone) -> bool {
    matches!(
        tone,
        TileTone::NotKnown | TileTone::Free | TileTone::Parked | TileTone::HalfTime | TileTone::Soon
    )
}

/// Nobody is there, as far as is known: its state recedes.
fn is_calm(tone: TileTone) -> bool {
    matches!(tone, TileTone::NotKnown | TileTone::Free)
}

/// The icon of a state.
pub(super) fn paint_mark(ui: &Ui, tone: TileTone, centre: Pos2, colour: Color32) {
    icons::paint(ui.painter(), Icon::of_tone(tone), centre, icons::SIZE, colour);
}

fn paint_button(ui: &Ui, rect: Rect, words: &TileWords, pointed: bool, down: bool, p: &Palette) {
    let Some(button) = &words.button else { return };
    // One button of the screen is filled, that of the longest wait; a tile's is when there is no time to lose.
    let emphasis = match words.press {
        Press::Nothing => Emphasis::Words,
        _ if matches!(words.tone, TileTone::Soon | TileTone::Recalled) => Emphasis::Filled,
        _ if words.primary => Emphasis::Tonal,
        _ => Emphasis::Plain,
    };
    let skin = p.button(if pointed && down { Emphasis::Filled } else { emphasis }, pointed);
    let radius = CornerRadius::same(size::RADIUS_BUTTON);
    ui.painter().rect(rect, radius, skin.ground, Stroke::new(1.0, skin.border), StrokeKind::Inside);
    let galley = parts::galley(ui, button, theme::semibold(size::BODY), skin.text, rect.width() - 16.0, 1);
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    ui.painter().galley(at.min, galley, skin.text);
}

/// Lines at 45 degrees: "not known" without a word and without a colour.
fn hatching(rect: Rect, colour: Color32) -> Vec<Shape> {
    const STEP: f32 = 10.0;
    let stroke = Stroke::new(1.0, colour);
    let count = ((rect.width() + rect.height()) / STEP) as usize;
    (1..=count)
        .map(|index| {
            // The line x + y = offset, cut at the rectangle.
            let offset = index as f32 * STEP;
            let from =
                pos2(rect.left() + offset.min(rect.width()), rect.top() + (offset - rect.width()).max(0.0));
            let to =
                pos2(rect.left() + (offset - rect.height()).max(0.0), rect.top() + offset.min(rect.height()));
            Shape::line_segment([from, to], stroke)
        })
        .collect()
}

/// The outline of a rounded rectangle, closed.
pub(super) fn rounded_outline(rect: Rect, radius: f32) -> Vec<Pos2> {
    let corners = [
        (pos2(rect.right() - radius, rect.top() + radius), -90.0_f32),
        (pos2(rect.right() - radius, rect.bottom() - radius), 0.0),
        (pos2(rect.left() + radius, rect.bottom() - radius), 90.0),
        (pos2(rect.left() + radius, rect.top() + radius), 180.0),
    ];
    let arcs = corners.into_iter().flat_map(|(centre, start)| {
        (0..=6).map(move |step| {
            let angle = (start + step as f32 * 15.0).to_radians();
            centre + radius * vec2(angle.cos(), angle.sin())
        })
    });
    let mut points: Vec<Pos2> = arcs.collect();
    points.extend(points.first().copied());
    points
}
