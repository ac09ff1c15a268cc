//! The longest wait, always named, and one press away; where nobody is known to wait, who may still wait.
//!
//! Its row is there as soon as there are slots, and stays: no tile moves when a caller comes or goes.

use egui::{
    Align, Color32, Context, FontId, Layout, Rect, RectAlign, Response, Role, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::board_text;
use super::icons::{self, Icon};
use super::keymap::Action;
use super::keys::FocusTrail;
use super::left_out;
use super::parts;
use super::text;
use super::theme::{self, Palette, size};
use super::tile::paint_mark;
use super::tile_words::TileTone;
use super::view::View;
use super::whole::whole_ui;
use crate::console::board::{Slot, SlotState};
use crate::console::event::Intent;
use crate::console::ids::SlotId;
use crate::console::now::Now;
use crate::console::waiting::{LongestWait, Waiting, Warning};
use crate::say;
use crate::words::{Arg, Message};

/// A press so soon after another caller has come first was meant for the one before.
const SETTLE_MS: u64 = 600;
/// From this width on the words "Longest wait" stand before it.
const ROOMY: f32 = 560.0;
/// Height of the row where the button stands below the words.
const STACKED: f32 = 100.0;
/// Room for the button.
const BUTTON: f32 = 300.0;

/// Whether the row is there, and who stood in it last.
#[derive(Debug, Default)]
pub(super) struct WaitStrip {
    reserved: bool,
    slot: Option<SlotId>,
    changed: Option<Now>,
    pressed: Option<Now>,
    focus: FocusTrail,
    /// Its button gets the keyboard.
    wants_focus: bool,
}

impl WaitStrip {
    /// Looks who waits longest, before anything is drawn. Returns whether there is a row.
    pub fn look(&mut self, view: &View<'_>) -> bool {
        let longest = view.console.longest_wait(view.now);
        let slot = longest.map(|longest| longest.slot);
        self.reserved |= slot.is_some() || !view.console.board().slots().is_empty();
        if slot != self.slot {
            self.changed = self.slot.is_some().then_some(view.now);
            self.slot = slot;
        }
        self.reserved
    }

    /// The keys that retrieve the longest wait: its own anywhere, Space while nothing has the focus.
    pub fn keys(&mut self, ui: &Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let by_key = view.pressed.take(Action::RetrieveLongest);
        self.focus.follow(ui.ctx(), view.now);
        if !view.can_send() {
            return;
        }
        if self.slot.is_none() && by_key {
            // Nothing is sent: the core says why there is nobody to fetch.
            intents.push(Intent::RetrieveLongest);
        } else if self.slot.is_some() && (by_key || self.focus.idle_space(ui.ctx(), view)) {
            self.press(view, intents);
        }
    }

    /// Leads the keyboard to its button.
    pub fn lead(&mut self) {
        self.wants_focus = true;
    }

    fn press(&mut self, view: &View<'_>, intents: &mut Vec<Intent>) {
        let within = |at: &Now| view.now.since_ms(*at) < SETTLE_MS;
        if self.pressed.as_ref().is_some_and(within) {
            return;
        }
        if let Some(changed) = self.changed.filter(within) {
            view.swallowed.changed(changed);
            return;
        }
        self.pressed = Some(view.now);
        intents.push(Intent::RetrieveLongest);
    }

    /// How high the row is in this width.
    pub fn height(view: &View<'_>, width: f32) -> f32 {
        if is_stacked(view, width) { STACKED } else { size::STRIP }
    }

    /// Draws the row into the width at hand.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let p = &view.palette;
        let pad = if view.narrow { 12.0 } else { size::PAD };
        let stacked = is_stacked(view, ui.available_width());
        let height = Self::height(view, ui.available_width());
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), height));
        let Some(longest) = view.console.longest_wait(view.now) else {
            let words = view.say(say!("nobody-waits"));
            let words = parts::galley(ui, &words, theme::regular(size::SMALL), p.text3, row.width(), 1);
            let at = pos2(row.left() + pad, row.center().y - words.size().y / 2.0);
            ui.painter().galley(at, words, p.text3);
            line(ui, row, p);
            return;
        };
        let slot = view.console.board().slot(&longest.slot);
        let state = slot.map(|slot| slot.state(view.now));
        let waiting = state.as_ref().and_then(SlotState::who_waits).map(|(waiting, _)| waiting);
        let secs = slot.and_then(Slot::recall_secs).filter(|_| longest.is_sure);
        let warning = waiting.zip(secs).and_then(|(waiting, secs)| waiting.warning(view.now, secs));
        let tone = match warning {
            _ if !longest.is_sure => TileTone::NotKnown,
            Some(Warning::Soon) => TileTone::Soon,
            Some(Warning::HalfTime) => TileTone::HalfTime,
            None => TileTone::Parked,
        };
        let (fill, colour) = match tone {
            TileTone::NotKnown => (p.sunken, p.text2),
            TileTone::Soon => (p.urgent_soft, p.urgent),
            _ => (p.wait_soft, p.wait),
        };
        ui.painter().rect_filled(row, 0.0, fill);
        line(ui, row, p);
        let inner = row.shrink2(vec2(pad, 8.0));
        let button = if stacked {
            Rect::from_min_max(pos2(inner.left(), inner.bottom() - 40.0), inner.max)
        } else {
            Rect::from_min_max(pos2(inner.right() - BUTTON.min(inner.width() / 2.0), inner.top()), inner.max)
        };
        let words = if stacked {
            Rect::from_min_max(inner.min, pos2(inner.right(), button.top() - 4.0))
        } else {
            Rect::from_min_max(inner.min, pos2(button.left() - 16.0, inner.bottom()))
        };
        let cut = words_ui(ui, view, (words, stacked), &longest, waiting, (tone, colour));
        let layout =
            if stacked { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) };
        // The row is taken already, with or without a button in it.
        let mut place = ui.new_child(UiBuilder::new().max_rect(button).layout(layout));
        let button = view.can_send().then(|| self.button_ui(&mut place, view, &longest, intents));
        if let Some((response, sentence)) = cut {
            let has_keyboard = button.is_some_and(|button| button.has_focus());
            whole_ui(&response, has_keyboard, RectAlign::BOTTOM, &sentence);
        }
    }

    fn button_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        longest: &LongestWait,
        intents: &mut Vec<Intent>,
    ) -> Response {
        let target = view.console.endpoints().target();
        let words = view.say(text::retrieve_on(&target));
        let response = match caps(ui.ctx(), view).into_iter().next() {
            Some(key) => parts::tall_key_primary(ui, &view.palette, &words, &key),
            None => parts::tall_primary(ui, &view.palette, &words),
        };
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        let response = response.accessible_name(view.say(name(view, longest)));
        if response.clicked() {
            self.press(view, intents);
        }
        response
    }
}

/// The keys that fetch who waits longest now: Space while nothing has the focus, and its own where it has one.
pub(super) fn caps(ctx: &Context, view: &View<'_>) -> Vec<String> {
    let is_idle = ctx.memory(|memory| memory.focused().is_none());
    let space = is_idle.then(|| view.say(say!("key-space")));
    space.into_iter().chain(view.key(Action::RetrieveLongest)).collect()
}

/// The name of the button.
pub(super) fn name(view: &View<'_>, longest: &LongestWait) -> Message {
    let (caller, place) = (longest.caller.words(), &longest.slot_name);
    let on = text::on(&view.console.endpoints().target());
    match longest.is_sure {
        true => say!("retrieve-longest", caller = caller, place = place, on = on),
        false => say!("retrieve-may-wait", caller = caller, place = place, on = on),
    }
}

/// In a narrow window the button has a row of its own; one that is only low keeps its rows for the tiles.
fn is_stacked(view: &View<'_>, width: f32) -> bool {
    view.narrow && width < ROOMY
}

fn line(ui: &Ui, row: Rect, p: &Palette) {
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, egui::Stroke::new(1.0, p.line));
}

/// "Longest wait 1:12 Ines Prado on 7004 Workshop, for Tom Abel", or "Ines Prado may still wait on 7004 Workshop": how long is
/// told by the tile then, for nothing counts any more. What does not fit goes from the end; then they are returned whole.
fn words_ui(
    ui: &Ui,
    view: &View<'_>,
    (rect, stacked): (Rect, bool),
    longest: &LongestWait,
    waiting: Option<&Waiting>,
    (tone, colour): (TileTone, Color32),
) -> Option<(Response, String)> {
    let p = &view.palette;
    let waited = board_text::waited(longest.waited_ms, longest.at_least);
    let caller = &longest.caller.words();
    let place = board_text::where_and_for(&longest.slot_name, waiting);
    let recall = longest
        .recall_in_ms
        .filter(|_| matches!(tone, TileTone::HalfTime | TileTone::Soon))
        .map(|ms| board_text::recall_in(ms, longest.at_least));
    let sentence = match longest.is_sure {
        true => say!("longest-wait-heard", waited = &waited, caller = caller, place = &place),
        false => say!("may-still-wait-heard", caller = caller, place = &place),
    };
    let sentence = std::iter::once(sentence).chain(recall.clone()).map(Arg::from).collect();
    let sentence = view.say(Arg::List(sentence));
    let caller = text::upper_first(&view.say(caller));
    let response = ui.interact(rect, egui::Id::unique("longest wait"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &sentence));
    let mut all = Pieces { ui, first: Vec::new(), second: Vec::new() };
    if longest.is_sure {
        all.first.push(Piece::whole(view.say(waited), theme::semibold(size::LARGE), colour));
    }
    all.first.push(Piece::cut(caller, theme::semibold(size::LARGE), p.text));
    if let Some(recall) = recall {
        let recall = Piece::whole(view.say(recall), theme::semibold(size::SMALL), colour);
        all.first.push(Piece { marked: Some(tone), ..recall });
    }
    if !longest.is_sure {
        let still = view.say(say!("longest-may-still-wait"));
        all.first.push(Piece::whole(still, theme::regular(size::SMALL), colour));
    }
    all.second.push(Piece::cut(view.say(place), theme::regular(size::BODY), p.text2));
    // Where a row is too short, the place has one of its own.
    let in_two = stacked || all.width() > rect.width() - MARK;
    let rows = if in_two { rect.split_top_bottom_at_fraction(0.55) } else { (rect, rect) };
    if in_two && !stacked {
        all.shrink();
    }
    let mut row = Row { ui, rect: rows.0, left: rect.left(), cut: false };
    let mark = pos2(row.left + 8.0, row.rect.center().y);
    if longest.is_sure {
        icons::paint(ui.painter(), Icon::Clock, mark, 16.0, colour);
    } else {
        paint_mark(ui, tone, mark, colour);
    }
    row.left += MARK;
    if longest.is_sure && !in_two {
        // The clock says it too.
        let says = Piece::whole(view.say(say!("longest-wait")), theme::regular(size::SMALL), colour);
        if all.width() + says.width(ui) <= row.room() {
            row.put(&says);
        }
    }
    // What has no room behind the caller stands behind the place.
    let mut below = Vec::new();
    for piece in &all.first {
        if in_two && !piece.may_be_cut && piece.width(ui) - BETWEEN > row.room() {
            below.push(piece);
        } else {
            row.put(piece);
        }
    }
    if in_two {
        (row.rect, row.left) = (rows.1, rect.left());
    }
    for piece in all.second.iter().chain(below) {
        row.put(piece);
    }
    row.cut.then_some((response, sentence))
}

/// Room for the shape before the words.
const MARK: f32 = 24.0;
/// Room for the shape before the recall.
const RECALL_MARK: f32 = 20.0;
/// Between two pieces.
const BETWEEN: f32 = 14.0;
/// Less than so much of a place says nothing.
const LEAST: f32 = 40.0;

/// What is said in one go.
struct Piece {
    words: String,
    font: FontId,
    colour: Color32,
    /// It may end in "…"; else it is there as a whole or not at all.
    may_be_cut: bool,
    marked: Option<TileTone>,
}

impl Piece {
    fn whole(words: String, font: FontId, colour: Color32) -> Self {
        Self { words, font, colour, may_be_cut: false, marked: None }
    }

    fn cut(words: String, font: FontId, colour: Color32) -> Self {
        Self { may_be_cut: true, ..Self::whole(words, font, colour) }
    }

    /// Its width, with the space behind it.
    fn width(&self, ui: &Ui) -> f32 {
        let words = parts::galley(ui, &self.words, self.font.clone(), self.colour, f32::INFINITY, 1);
        words.size().x + BETWEEN + self.marked.map_or(0.0, |_| RECALL_MARK)
    }
}

/// All that is to be said: who, and where.
struct Pieces<'u> {
    ui: &'u Ui,
    first: Vec<Piece>,
    second: Vec<Piece>,
}

impl Pieces<'_> {
    fn width(&self) -> f32 {
        self.first.iter().chain(&self.second).map(|piece| piece.width(self.ui)).sum::<f32>() - BETWEEN
    }

    /// Two rows in the height of one.
    fn shrink(&mut self) {
        for piece in self.first.iter_mut().chain(&mut self.second) {
            piece.font.size = piece.font.size.min(size::BODY);
        }
    }
}

/// Words beside each other, until there is no more room.
struct Row<'u> {
    ui: &'u Ui,
    rect: Rect,
    left: f32,
    cut: bool,
}

impl Row<'_> {
    fn room(&self) -> f32 {
        self.rect.right() - self.left
    }

    fn put(&mut self, piece: &Piece) {
        let least = if piece.may_be_cut { LEAST } else { piece.width(self.ui) - BETWEEN };
        if self.room() < least {
            self.cut = true;
            left_out::note(self.ui, &piece.words);
            return;
        }
        if let Some(tone) = piece.marked {
            let mark = pos2(self.left + 6.0, self.rect.center().y);
            paint_mark(self.ui, tone, mark, piece.colour);
            self.left += RECALL_MARK;
        }
        let (font, colour) = (piece.font.clone(), piece.colour);
        let galley = parts::galley(self.ui, &piece.words, font, colour, self.room(), 1);
        self.cut |= galley.elided;
        let size = galley.size();
        self.ui.painter().galley(pos2(self.left, self.rect.center().y - size.y / 2.0), galley, colour);
        self.left += size.x + BETWEEN;
    }
}
