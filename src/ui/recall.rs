//! The recalls: callers who come back from a slot and ring here. Their banner stands above everything else, dialogs
//! included, moves nothing, and one key answers.

use egui::{
    Align, Area, Frame, Id, Label, Layout, Order, PointerButton, Pos2, Rect, Response, RichText, Role,
    Stroke, Ui, pos2, vec2,
};

use super::board_text;
use super::keymap::Action;
use super::parts;
use super::sight::InSight as _;
use super::text;
use super::theme::{self, Palette, size, space};
use super::tile::paint_mark;
use super::tile_words::TileTone;
use super::view::View;
use crate::console::calls::view::CallView;
use crate::console::calls::{Call, CallState};
use crate::console::endpoints::Target;
use crate::console::event::Intent;
use crate::console::ids::CallId;
use crate::console::now::Now;
use crate::console::orders::{ActKind, CallAct};
use crate::console::recall::RecallView;
use crate::say;
use crate::words::Arg;

/// A press so soon after the banner has changed was meant for what was there before.
const SETTLE_MS: u64 = 600;
/// Room for the buttons.
const BUTTONS: f32 = 400.0;

/// Words and buttons stand beside each other from here on.
const BESIDE_EACH_OTHER: f32 = 640.0;

/// Which recalls were shown last, and since when so.
#[derive(Debug, Default)]
pub(super) struct Banner {
    shown: Vec<CallId>,
    changed: Option<Now>,
    pressed: Option<(CallId, Now)>,
    /// Where its cards stand.
    cards: Vec<(CallId, Rect)>,
    /// The banner stands below this, so that the device can still be chosen.
    pub header_bottom: f32,
    /// The longest wait ends there.
    pub strip_bottom: f32,
    /// The tiles begin below this: what is above them is covered as a whole.
    pub toolbar_bottom: f32,
}

impl Banner {
    /// Takes in the key that answers, before anybody else sees it, and draws the recalls.
    pub fn show(&mut self, ui: &Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let recalls = view.console.recalls();
        if recalls.iter().map(|recall| &recall.call).ne(&self.shown) {
            self.shown = recalls.iter().map(|recall| recall.call.clone()).collect();
            self.changed = Some(view.now);
        }
        self.cards.clear();
        if recalls.is_empty() {
            return;
        }
        let target = view.console.endpoints().target();
        let cards: Vec<Card<'_>> = recalls.iter().map(|recall| Card::of(recall, &target, view)).collect();
        let first = cards.iter().position(|card| card.offers(&ActKind::Answer));
        // The key may have been meant for another call that rings: then the recall must have been seen first.
        let may_be_another = self.has_just_changed(view.now) && others_ring(view, &recalls);
        if let Some(card) = first.and_then(|first| cards.get(first))
            && !may_be_another
            && view.pressed.take(Action::Answer)
        {
            self.ask(card.recall, CallAct::Answer, view.now, intents);
        }
        let window = ui.max_rect();
        // Its edges are those of the tiles.
        let margin = if view.narrow { space::WIDE } else { size::PAD };
        // Beside the panel, so that her calls stay in sight: the banner covers the board, which does not change under it.
        let beside = if view.narrow { 0.0 } else { size::SIDE };
        let room = window.width() - beside;
        let width = room - 2.0 * margin;
        let top = if view.narrow { window.top() } else { self.header_bottom } + space::CLOSE;
        let drawn = Area::new(Id::unique("recalls"))
            .order(Order::Tooltip)
            .fixed_pos(pos2(window.left() + margin, top))
            .movable(false)
            .show(ui.ctx(), |ui| {
                ui.set_width(width);
                // An area offers the height of the frame before, which had fewer recalls.
                let height = window.bottom() - top - space::WIDE;
                let scroll = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
                scroll.auto_shrink([false, true]).show_in_sight(ui, |ui| {
                    for (index, card) in cards.iter().enumerate() {
                        ui.push_id(&card.recall.call.0, |ui| {
                            self.card_ui(ui, view, card, first == Some(index), intents);
                        });
                    }
                });
            });
        self.ground_ui(ui, view, (room, drawn.response.rect.bottom() + space::CLOSE));
    }

    /// Nothing shows beside the cards, as far down as they go: of a half-covered line or tile nobody can tell what it says. It
    /// lies below a dialog.
    fn ground_ui(&self, ui: &Ui, view: &View<'_>, (width, cards_bottom): (f32, f32)) {
        let p = &view.palette;
        let ground = |name: &str, rect: Rect| {
            let area = Area::new(Id::unique(name)).order(Order::Middle).fixed_pos(rect.min);
            area.movable(false).fade_in(false).show(ui.ctx(), |ui| {
                let (_, rect) = ui.allocate_space(rect.size());
                ui.painter().rect_filled(rect, 0.0, p.ground);
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, p.line));
            });
        };
        let window = ui.max_rect();
        if view.narrow {
            let is_strip_cut = (self.header_bottom..self.strip_bottom).contains(&cards_bottom);
            let bottom = if is_strip_cut { self.strip_bottom } else { cards_bottom };
            ground("recalls-ground", Rect::from_min_max(window.min, pos2(window.right(), bottom)));
            return;
        }
        // The longest wait is as wide as the window.
        let below_header = pos2(window.left(), self.header_bottom);
        let strip_end = pos2(window.right(), self.strip_bottom);
        ground("wait-ground", Rect::from_min_max(below_header, strip_end));
        let bottom = cards_bottom.max(self.toolbar_bottom);
        let end = pos2(window.left() + width, bottom);
        ground("recalls-ground", Rect::from_min_max(below_header, end));
    }

    /// The recall whose card stands there.
    pub fn call_at(&self, at: Pos2) -> Option<CallId> {
        self.cards.iter().find(|(_, card)| card.contains(at)).map(|(call, _)| call.clone())
    }

    fn has_just_changed(&self, now: Now) -> bool {
        self.changed.is_some_and(|at| now.since_ms(at) < SETTLE_MS)
    }

    fn card_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        card: &Card<'_>,
        has_key: bool,
        intents: &mut Vec<Intent>,
    ) {
        let p = &view.palette;
        let frame = Frame::new()
            .fill(p.urgent_soft)
            .stroke(Stroke::new(2.0, p.urgent_line))
            .shadow(ui.visuals().window_shadow)
            .corner_radius(size::RADIUS)
            .inner_margin(vec2(space::BIG, space::WIDE));
        let drawn = frame.show(ui, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Group);
                node.set_label(view.say(say!("recall-heard", what = &card.recall.sentence)));
            });
            ui.set_width(ui.available_width());
            if ui.available_width() < BESIDE_EACH_OTHER {
                words_ui(ui, view, card.recall, p);
                ui.horizontal_wrapped(|ui| self.buttons_ui(ui, view, card, has_key, intents));
                return;
            }
            ui.horizontal(|ui| {
                let room = ui.available_width() - BUTTONS;
                ui.vertical(|ui| {
                    ui.set_width(room);
                    words_ui(ui, view, card.recall, p);
                });
                let right = Layout::right_to_left(Align::Center);
                ui.with_layout(right, |ui| self.buttons_ui(ui, view, card, has_key, intents));
            });
        });
        self.cards.push((card.recall.call.clone(), drawn.response.rect));
    }

    fn buttons_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        card: &Card<'_>,
        has_key: bool,
        intents: &mut Vec<Intent>,
    ) {
        let p = &view.palette;
        let (caller, place) = (&card.recall.caller.words(), &card.recall.slot_words);
        if let Some(words) = card.instead() {
            let words = view.say(words);
            parts::label(ui, &words, |text| Label::new(text.size(size::SMALL).color(p.text)).wrap());
        }
        if card.offers(&ActKind::Answer) {
            let words = view.say(board_text::answer_on(card.target));
            let response = match view.key(Action::Answer).filter(|_| has_key) {
                Some(key) => parts::key_primary(ui, p, &words, &key),
                None => parts::primary(ui, p, &words),
            };
            let response =
                response.accessible_name(view.say(board_text::answer_name(caller, place, card.target)));
            self.pressed(&response, card.recall, CallAct::Answer, view, intents);
        }
        if let Some(act) = park_again(view, card.recall) {
            let response = parts::button(ui, &view.say(say!("park-again")));
            let name = view.say(say!("park-recall-again", caller = caller, place = place));
            let response = response.accessible_name(name);
            self.pressed(&response, card.recall, act, view, intents);
        }
    }

    fn pressed(
        &mut self,
        response: &Response,
        recall: &RecallView,
        act: CallAct,
        view: &View<'_>,
        intents: &mut Vec<Intent>,
    ) {
        let aimed_elsewhere = response.clicked_by(PointerButton::Primary) && self.has_just_changed(view.now);
        match self.changed.filter(|_| aimed_elsewhere) {
            Some(since) => view.swallowed.changed(since),
            None if response.clicked() => self.ask(recall, act, view.now, intents),
            None => {}
        }
    }

    /// A second press belongs to the first.
    fn ask(&mut self, recall: &RecallView, act: CallAct, now: Now, intents: &mut Vec<Intent>) {
        let again = |(call, at): &(CallId, Now)| *call == recall.call && now.since_ms(*at) < SETTLE_MS;
        if self.pressed.as_ref().is_some_and(again) {
            return;
        }
        self.pressed = Some((recall.call.clone(), now));
        intents.push(Intent::Call { call: recall.call.clone(), act });
    }
}

/// One recall, and what can be done with its call now.
struct Card<'r> {
    recall: &'r RecallView,
    target: &'r Target,
    call: Option<CallView>,
    can_send: bool,
}

impl<'r> Card<'r> {
    fn of(recall: &'r RecallView, target: &'r Target, view: &View<'_>) -> Self {
        let call = view.console.my_call(&recall.call, view.now);
        Self { recall, target, call, can_send: view.can_send() }
    }

    fn offers(&self, kind: &ActKind) -> bool {
        self.can_send && self.call.as_ref().is_some_and(|call| call.offers(kind))
    }

    /// What is said where no button is: what the last order has come to, or what to do by hand.
    fn instead(&self) -> Option<Arg> {
        let call = self.call.as_ref()?;
        let order = call.order.as_ref().map(|order| order.words.clone());
        order.or_else(|| call.hint.as_ref().map(Arg::from))
    }
}

/// Parking this recall again on the slot that it comes from, with what was said when it was parked there.
pub(super) fn park_again(view: &View<'_>, recall: &RecallView) -> Option<CallAct> {
    let call = view.console.my_call(&recall.call, view.now);
    let may = view.can_send() && call.is_some_and(|call| call.offers(&ActKind::ParkAgain));
    let slot = recall.slot.clone().filter(|_| may)?;
    let parked = recall.parked.as_ref();
    let for_whom = parked.and_then(|parked| parked.for_whom.clone()).unwrap_or_default();
    let note = parked.and_then(|parked| parked.note.clone()).unwrap_or_default();
    Some(CallAct::ParkAgain { slot, for_whom, note })
}

/// Another call rings, which is no recall.
fn others_ring(view: &View<'_>, recalls: &[RecallView]) -> bool {
    let is_recall = |call: &Call| recalls.iter().any(|recall| recall.call == call.id);
    let mut calls = view.console.calls().active().iter();
    calls.any(|call| call.state == CallState::Alerting && !is_recall(call))
}

fn words_ui(ui: &mut Ui, view: &View<'_>, recall: &RecallView, p: &Palette) {
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    ui.horizontal(|ui| {
        let (_, mark) = ui.allocate_space(vec2(14.0, 20.0));
        paint_mark(ui, TileTone::Recalled, mark.center(), p.urgent);
        let words = view.say(say!("is-back", caller = recall.caller.words(), place = &recall.slot_words));
        let large = |text: RichText| text.font(theme::semibold(size::LARGE)).color(p.text);
        parts::label(ui, &words, |text| Label::new(large(text)).wrap());
    });
    let parked = recall.parked.as_ref().map(|parked| board_text::parked_ago(parked, recall.waited_ms));
    let number = recall.caller.name.as_ref().and(recall.caller.number.as_ref()).map(Arg::from);
    let mut more: Vec<String> = parked.into_iter().chain(number).map(|fact| view.say(fact)).collect();
    if let Some(first) = more.first_mut() {
        *first = text::upper_first(first);
        facts_ui(ui, &more, p);
    }
}

/// Facts in a row. One that has no room begins a row of its own, without the dot between them.
fn facts_ui(ui: &mut Ui, facts: &[String], p: &Palette) {
    let fits = |words: &str| {
        let font = theme::regular(size::BODY);
        parts::galley(ui, words, font, p.text, f32::INFINITY, 1).size().x <= ui.available_width()
    };
    let mut rows: Vec<String> = Vec::new();
    for fact in facts {
        match rows.last_mut().map(|row| (format!("{row} · {fact}"), row)) {
            Some((longer, row)) if fits(&longer) => *row = longer,
            _ => rows.push(fact.clone()),
        }
    }
    for row in rows {
        parts::label(ui, &row, |text| Label::new(text.size(size::BODY).color(p.text)).wrap());
    }
}
