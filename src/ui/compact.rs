//! The compact strip: the whole console in 360 by 120 points, above other windows if wanted. It shows the one thing that
//! matters most now, with one button for it, and a way back to the board.

use std::time::Duration;

use egui::{
    Align, CentralPanel, Context, Frame, Id, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::board_text;
use super::keymap::Action;
use super::parts;
use super::presses::Presses;
use super::text;
use super::theme::{self, size, space};
use super::tile::paint_mark;
use super::tile_words::{Press, TileTone, TileWords, tile_words};
use super::view::View;
use super::wait_strip;
use crate::console::board::{Slot, SlotState};
use crate::console::calls::view::CallView;
use crate::console::event::Intent;
use crate::console::ids::{CallId, SlotId};
use crate::console::link::Link;
use crate::console::lost_press::Why;
use crate::console::now::Now;
use crate::console::orders::{ActKind, CallAct};
use crate::say;
use crate::words::Arg;

/// A press so soon after something else has come first was meant for what stood there before.
const SETTLE_MS: u64 = 600;
/// So long it stands there that a press did nothing: two short sentences are read in it.
const TOLD_MS: u64 = 5_000;
/// What margins and spaces need around the words of a button and the name of a key.
const AROUND_CAP: f32 = 62.0;
/// So many rows of small words have room above the buttons.
const WHOLE_ROWS: usize = 3;
/// And so many below the first line.
const TOLD_ROWS: usize = 2;
/// Width of the way back to the board.
const BACK: f32 = 74.0;

/// What matters most now.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Subject {
    /// A call that rings here: a recall, or another one.
    Rings(CallId),
    /// A slot whose caller is being fetched, or has waited longest.
    Slot(SlotId),
    /// A call that goes on.
    Talk(CallId),
    /// Nobody waits and nobody talks.
    Nobody,
}

impl Subject {
    /// A recall first, then what rings, what is being fetched, who waits longest, and the talk.
    fn of(view: &View<'_>, calls: &[CallView]) -> Self {
        let console = view.console;
        if let Some(recall) = console.recalls().first() {
            return Self::Rings(recall.call.clone());
        }
        if let Some(call) = calls.iter().find(|call| call.is_incoming) {
            return Self::Rings(call.id.clone());
        }
        let is_fetched =
            |slot: &&Slot| console.retrieval(&slot.id).is_some_and(|retrieval| retrieval.is_in_flight());
        if let Some(slot) = console.board().slots().iter().find(is_fetched) {
            return Self::Slot(slot.id.clone());
        }
        if let Some(longest) = console.longest_wait(view.now) {
            return Self::Slot(longest.slot);
        }
        calls.first().map_or(Self::Nobody, |call| Self::Talk(call.id.clone()))
    }
}

/// What the strip says.
struct Face {
    tone: TileTone,
    /// The line that is read first.
    first: String,
    second: String,
    /// All of it as one sentence.
    sentence: String,
    button: Option<Key>,
}

/// Its button.
struct Key {
    words: String,
    /// The keys that do the same: the first for which there is room is shown.
    caps: Vec<String>,
    press: Does,
}

/// What a press does.
enum Does {
    Send(Intent),
    Slot(Press),
}

/// What stood in the strip last, and since when; and the last press that did nothing, and when that was.
#[derive(Debug, Default)]
pub(super) struct Compact {
    subject: Option<Subject>,
    changed: Option<Now>,
    lost: Option<(Why, Now)>,
}

impl Compact {
    /// The key that answers: a recall first, as on the board. Another call that rings may have been meant by it, until the
    /// recall was seen.
    pub fn keys(&self, view: &View<'_>, intents: &mut Vec<Intent>) {
        let Some(recall) = view.console.recalls().into_iter().next() else { return };
        let calls = view.console.my_calls(view.now);
        let answers = |call: &&CallView| call.id == recall.call && call.offers(&ActKind::Answer);
        let others = calls.iter().any(|call| call.is_incoming && call.recall.is_none());
        let is_seen =
            self.subject == Some(Subject::Rings(recall.call.clone())) && !self.has_just_changed(view.now);
        if view.can_send()
            && calls.iter().any(|call| answers(&call))
            && (is_seen || !others)
            && view.pressed.take(Action::Answer)
        {
            intents.push(Intent::Call { call: recall.call, act: CallAct::Answer });
        }
    }

    fn has_just_changed(&self, now: Now) -> bool {
        self.changed.is_some_and(|at| now.since_ms(at) < SETTLE_MS)
    }

    /// Notes what came of the presses of this frame. There is no live line here: what did nothing is told in the words of the
    /// strip, until something is asked for.
    pub fn note_presses(&mut self, view: &View<'_>, intents: &[Intent]) {
        if let Some(lost) = view.swallowed.last() {
            self.lost = Some((lost.why, view.now));
        } else if !intents.is_empty() {
            self.lost = None;
        }
    }

    /// What is told of the last press, where it did nothing and that could not be read yet.
    fn told(&mut self, ctx: &Context, view: &View<'_>) -> Option<String> {
        self.lost = self.lost.filter(|(_, at)| view.now.since_ms(*at) < TOLD_MS);
        let (why, at) = self.lost?;
        ctx.request_repaint_after(Duration::from_millis(TOLD_MS - view.now.since_ms(at)));
        Some(view.say(why.words()))
    }

    /// Draws the strip into the window. Returns whether the board is wanted back.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        presses: &mut Presses,
        intents: &mut Vec<Intent>,
    ) -> bool {
        let calls = view.console.my_calls(view.now);
        let subject = Subject::of(view, &calls);
        if self.subject.as_ref() != Some(&subject) {
            self.changed = self.subject.is_some().then_some(view.now);
            self.subject = Some(subject.clone());
        }
        let face = face(ui.ctx(), view, &subject, &calls);
        let told = self.told(ui.ctx(), view);
        let skin = view.palette.tile(face.tone);
        let frame = Frame::new().fill(skin.ground).inner_margin(space::INNER);
        CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| {
                words_ui(ui, view, &face, told.as_deref());
                self.buttons_ui(ui, view, &subject, face, presses, intents)
            })
            .inner
    }

    fn buttons_ui(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        subject: &Subject,
        face: Face,
        presses: &mut Presses,
        intents: &mut Vec<Intent>,
    ) -> bool {
        let p = &view.palette;
        let room = ui.available_rect_before_wrap();
        let row = Rect::from_min_max(pos2(room.left(), room.bottom() - 38.0), room.max);
        let mut wants_board = false;
        let layout = Layout::right_to_left(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(row).layout(layout), |ui| {
            let back = parts::small_button(ui, &view.say(say!("board")));
            let key = view.key(Action::Compact);
            ui.ctx().accesskit_node_builder(back.id, |node| {
                if let Some(key) = &key {
                    node.set_keyboard_shortcut(key.as_str());
                }
            });
            wants_board = back.accessible_name(view.say(say!("back-to-board"))).clicked();
            let Some(key) = face.button else { return };
            let width = row.width() - BACK;
            let left = Layout::left_to_right(Align::Center);
            ui.with_layout(left, |ui| {
                ui.set_width(width);
                // The key gives way before the words do.
                let font = theme::semibold(size::BODY);
                let needed = parts::galley(ui, &key.words, font, p.on_accent, f32::INFINITY, 1).size().x;
                let fits = |cap: &&String| {
                    let font = theme::semibold(size::TINY);
                    let cap = parts::galley(ui, cap, font, p.on_accent, f32::INFINITY, 1);
                    needed + cap.size().x + AROUND_CAP < width
                };
                let response = match key.caps.iter().find(fits) {
                    Some(cap) => parts::key_primary(ui, p, &key.words, cap),
                    None => parts::primary(ui, p, &key.words),
                };
                let response = response.accessible_name(&face.sentence);
                if !response.clicked() {
                    return;
                }
                match self.changed.filter(|_| self.has_just_changed(view.now)) {
                    Some(since) => view.swallowed.changed(since),
                    None => intents.extend(meaning(view, subject, key.press, &response, presses)),
                }
            });
        });
        wants_board
    }
}

/// What a press on the button asks for, if the press counts.
fn meaning(
    view: &View<'_>,
    subject: &Subject,
    does: Does,
    response: &egui::Response,
    presses: &mut Presses,
) -> Option<Intent> {
    match (does, subject) {
        (Does::Send(intent), _) => Some(intent),
        (Does::Slot(press), Subject::Slot(slot)) => {
            presses.note_meaning(slot, press, view.now);
            presses.take(response, slot, view).then(|| match press {
                Press::StopRinging => Intent::StopRinging(slot.clone()),
                _ => Intent::Retrieve { slot: slot.clone(), on: None },
            })
        }
        (Does::Slot(_), _) => None,
    }
}

/// `told`: of a press that did nothing.
fn words_ui(ui: &mut Ui, view: &View<'_>, face: &Face, told: Option<&str>) {
    let p = &view.palette;
    let skin = p.tile(face.tone);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 44.0));
    let response = ui.interact(rect, Id::unique("compact strip"), Sense::hover());
    // The button says the same and more.
    if face.button.is_none() {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &face.sentence));
    }
    paint_mark(ui, face.tone, pos2(rect.left() + 8.0, rect.top() + 12.0), skin.state);
    let room = rect.width() - 24.0;
    // Long words are smaller before they are cut.
    let of_size = |points| parts::galley(ui, &face.first, theme::semibold(points), p.text, room, 1);
    let mut first = of_size(size::LARGE);
    for smaller in [size::NAME, size::BODY] {
        if first.elided {
            first = of_size(smaller);
        }
    }
    if let Some(told) = told {
        let told = parts::galley(ui, told, theme::regular(size::SMALL), p.text, rect.width(), TOLD_ROWS);
        ui.painter().galley(pos2(rect.left() + 24.0, rect.top()), first, p.text);
        ui.painter().galley(pos2(rect.left(), rect.top() + 26.0), told, p.text);
        return;
    }
    let second = parts::galley(ui, &face.second, theme::regular(size::SMALL), p.text2, rect.width(), 1);
    let is_cut = first.elided || second.elided;
    if is_cut && ui.memory(|memory| memory.focused().is_some()) {
        // With the keyboard there, all of it stands in the place of the two lines.
        let (font, room) = (theme::regular(size::SMALL), rect.width() - 24.0);
        let whole = parts::galley(ui, &face.sentence, font, p.text, room, WHOLE_ROWS);
        ui.painter().galley(pos2(rect.left() + 24.0, rect.top()), whole, p.text);
        return;
    }
    ui.painter().galley(pos2(rect.left() + 24.0, rect.top()), first, p.text);
    ui.painter().galley(pos2(rect.left(), rect.top() + 26.0), second, p.text2);
    if is_cut {
        response.on_hover_text(&face.sentence);
    }
}

fn face(ctx: &Context, view: &View<'_>, subject: &Subject, calls: &[CallView]) -> Face {
    match subject {
        Subject::Rings(id) | Subject::Talk(id) => {
            calls.iter().find(|call| call.id == *id).map_or_else(|| nobody(view), |call| of_call(view, call))
        }
        Subject::Slot(id) => {
            view.console.board().slot(id).map_or_else(|| nobody(view), |slot| of_slot(ctx, view, slot))
        }
        Subject::Nobody => nobody(view),
    }
}

fn nobody(view: &View<'_>) -> Face {
    let said = view.say(say!("nobody-waits"));
    let second = match view.console.link() {
        Link::Down { since, .. } => say!("offline", lasts = Arg::Clock(view.now.since_ms(*since))).into(),
        Link::NotKnown | Link::Up { .. } => view.console.announcement().text.clone(),
    };
    let second = view.say(second);
    Face { tone: TileTone::Free, first: said.clone(), second, sentence: said, button: None }
}

fn of_call(view: &View<'_>, call: &CallView) -> Face {
    let recall = view.console.recalls().into_iter().find(|recall| recall.call == call.id);
    let words = view.say(&call.words);
    let (first, second) = match &recall {
        Some(recall) => {
            let parked = recall.parked.as_ref();
            let ago = parked.map(|parked| board_text::parked_ago(parked, recall.waited_ms));
            let back = say!("is-back", caller = recall.caller.words(), place = &recall.slot_words);
            (view.say(back), ago.map(|ago| text::upper_first(&view.say(ago))).unwrap_or_default())
        }
        None => {
            let facts: Vec<Arg> =
                call.number.iter().map(Arg::from).chain([Arg::Clock(call.lasts_ms)]).collect();
            (words.clone(), view.say(Arg::Facts(facts)))
        }
    };
    let may_answer = view.can_send() && call.is_incoming && call.offers(&ActKind::Answer);
    let target = view.console.endpoints().target();
    let sentence = match &recall {
        Some(recall) => view.say(say!("recall-heard", what = &recall.sentence)),
        None => words,
    };
    let button = may_answer.then(|| Key {
        words: view.say(board_text::answer_on(&target)),
        caps: view.key(Action::Answer).into_iter().collect(),
        press: Does::Send(Intent::Call { call: call.id.clone(), act: CallAct::Answer }),
    });
    let tone = match (recall.is_some(), call.is_incoming) {
        (true, _) => TileTone::Recalled,
        (false, true) => TileTone::Ringing,
        (false, false) => TileTone::Connected,
    };
    Face { tone, first, second, sentence, button }
}

fn of_slot(ctx: &Context, view: &View<'_>, slot: &Slot) -> Face {
    let target = view.console.endpoints().target();
    let words: TileWords = tile_words(slot, view.console.retrieval(&slot.id), &view.moment(&target, None));
    let waits = matches!(slot.state(view.now), SlotState::Parked(_));
    let others = view.console.board().slots().iter();
    let others = others.filter(|slot| matches!(slot.state(view.now), SlotState::Parked(_))).count();
    let more = others.saturating_sub(usize::from(waits));
    let place = [words.number.as_str(), words.label.as_str()].join(" ");
    let headline = words.headline.as_deref().unwrap_or(&words.number);
    let first = [words.state_word.as_str(), headline].join("  ");
    let others = (more > 0).then(|| say!("others-wait", others = more).into());
    let (place, line) = (Some(Arg::from(place.trim_end())), words.lines.first().map(Arg::from));
    // What comes last is cut where there is little room. While somebody is fetched, only that counts.
    let is_fetched = view.console.retrieval(&slot.id).is_some_and(|retrieval| retrieval.is_in_flight());
    let facts = if is_fetched { [line, None, None] } else { [place, others, line] };
    let facts = facts.into_iter().flatten().collect();
    let press = words.press;
    let button = words.button.filter(|_| matches!(press, Press::Retrieve | Press::StopRinging));
    let button = button.map(|words| Key {
        words,
        caps: if press == Press::Retrieve { wait_strip::caps(ctx, view) } else { Vec::new() },
        press: Does::Slot(press),
    });
    Face { tone: words.tone, first, second: view.say(Arg::Facts(facts)), sentence: words.sentence, button }
}
