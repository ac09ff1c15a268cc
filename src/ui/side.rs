//! The side panel: the attendant's calls, a new call, recent calls, then what happened, newest first, and at the bottom,
//! where they move nothing, the notices. The tracking id for support is one press away.

use egui::{
    Align, Context, CursorIcon, Frame, Label, Layout, Margin, Pos2, RichText, Role, ScrollArea, Sense,
    Stroke, Ui, WidgetInfo, vec2,
};

use super::dial::Dial;
use super::grown::Grown;
use super::my_calls::MyCalls;
use super::notices;
use super::parts;
use super::recents::Recents;
use super::sight::InSight as _;
use super::theme::{self, Palette, margin, size, space};
use super::view::View;
use crate::console::activity::{Entry, Tone};
use crate::console::event::Intent;
use crate::console::ids::{ActivityId, CallId};
use crate::console::orders::ActKind;
use crate::say;
use crate::words::Arg;

/// Entries that are drawn: each is laid out in every frame. Older ones are not shown.
const DRAWN: usize = 100;

/// What everything above the activity leaves for it; more of that scrolls. Notices may take of it.
const ACTIVITY: f32 = 150.0;
/// The most that the notices take of the panel; more of them scrolls.
const NOTICES: f32 = 0.5;
/// What is left of the activity, however much there is to say: its heading and an entry.
const LEAST: f32 = 108.0;
/// The most that the calls take of what a narrow window has left below its longest wait, and while something is typed there.
const BELOW: f32 = 0.45;
const BELOW_OPEN: f32 = 0.75;
/// However little that is: who calls, with the buttons.
const CARD: f32 = 140.0;
/// What the board keeps of it all the same.
const BOARD: f32 = 54.0;

/// What is open and typed in the panel, and what was copied last.
#[derive(Debug, Default)]
pub(super) struct Side {
    calls: MyCalls,
    dial: Dial,
    recents: Recents,
    /// The calls in a narrow window.
    below: Grown,
    notices: Grown,
    open: Option<ActivityId>,
    copied: Option<String>,
}

impl Side {
    /// Takes in the keys of the panel.
    pub fn keys(&mut self, ctx: &Context, view: &View<'_>, intents: &mut Vec<Intent>) {
        self.calls.keys(ctx, view, intents);
        self.dial.keys(view);
        self.recents.keys(view, intents);
    }

    /// The one key for a call that also counts while a dialog or a menu is open: nobody who rings shall wait for its closing.
    pub fn answer(&mut self, view: &View<'_>, intents: &mut Vec<Intent>) {
        self.calls.answer(view, intents);
    }

    /// Leads the keyboard to the card of this call, and there to what this act asks.
    pub fn go_to(
        &mut self,
        view: &View<'_>,
        call: &CallId,
        kind: Option<ActKind>,
        intents: &mut Vec<Intent>,
    ) {
        self.calls.go_to(view, call, kind, intents);
    }

    /// The call whose card is seen there.
    pub fn call_at(&self, at: Pos2) -> Option<CallId> {
        self.calls.call_at(at)
    }

    /// The keyboard comes back to the card of this call by itself.
    pub fn waits(&self, call: &CallId) -> bool {
        self.calls.waits(call)
    }

    /// Draws the panel: the activity scrolls by itself, so that a call that rings is never scrolled away by it. Unless something
    /// else has the keyboard, the page keys are its own.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, has_pages: bool, intents: &mut Vec<Intent>) {
        let above = ScrollArea::vertical().id_salt("calls").auto_shrink([false, true]);
        let height = ui.available_height();
        self.notices_ui(ui, view, intents);
        let most = (height - ACTIVITY).max(height * 0.5).min(ui.available_height() - LEAST);
        let above = above.content_margin(margin::BESIDE_THE_BAR);
        above.max_height(most).min_scrolled_height(0.0).show_in_sight(ui, |ui| {
            self.calls.show(ui, view, intents);
            self.more(ui, view, intents);
        });
        Frame::new().inner_margin(Margin { bottom: 0, top: 0, ..margin::BESIDE_THE_BAR }).show(ui, |ui| {
            parts::heading(ui, &view.say(say!("activity")), size::SMALL);
        });
        let activity = ScrollArea::vertical().id_salt("activity").auto_shrink(false);
        // Else it is higher than what is left, and lies over the notices.
        let activity = activity.content_margin(margin::BESIDE_THE_BAR).min_scrolled_height(0.0);
        if has_pages {
            activity.show_paged(ui, |ui| self.entries(ui, view));
        } else {
            activity.show_in_sight(ui, |ui| self.entries(ui, view));
        }
    }

    /// The notices are always in sight, and no button of a call moves for them.
    fn notices_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let notices = notices::notices(view);
        if notices.is_empty() {
            self.notices = Grown::default();
            return;
        }
        let frame = Frame::new().inner_margin(margin::NOTICES);
        let most = ui.available_height() * NOTICES;
        self.notices.show(ui, "notices", frame, most, |ui| notices::list_ui(ui, view, &notices, intents));
    }

    /// In a narrow window the calls stand below everything else, where they move nothing; without calls there is nothing.
    pub fn calls_below(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        if view.console.calls().active().is_empty() {
            self.calls.show_nothing(view);
            return;
        }
        let frame = Frame::new().fill(view.palette.surface).inner_margin(margin::CALLS_BELOW);
        let share = if self.calls.is_open() { BELOW_OPEN } else { BELOW };
        let room = ui.available_height();
        let most = (room * share).max(CARD).min(room - BOARD);
        self.below.show(ui, "calls", frame, most, |ui| self.calls.show(ui, view, intents));
    }

    /// A new call and the recent ones.
    pub fn more(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        self.dial.show(ui, view, intents);
        self.recents.show(ui, view, intents);
    }

    /// Draws the entries into the scroll at hand.
    pub fn entries(&mut self, ui: &mut Ui, view: &View<'_>) {
        let entries = view.console.activity().entries();
        if entries.len() == 0 {
            parts::note(ui, &view.palette, &view.say(say!("no-activity")));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let widest = view.words.widest_time_of_day();
        let widest =
            parts::galley(ui, &widest, theme::regular(size::SMALL), view.palette.text2, f32::INFINITY, 1);
        parts::list(ui, &view.say(say!("activity")), |ui| {
            for entry in entries.take(DRAWN) {
                parts::list_item(ui, entry.id.0, |ui| self.entry(ui, view, entry, widest.size().x));
            }
        });
    }

    /// Draws one entry, its time in a column of this width.
    fn entry(&mut self, ui: &mut Ui, view: &View<'_>, entry: &Entry, times: f32) {
        let p = &view.palette;
        ui.add_space(space::CLOSE);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::CLOSE;
            mark(ui, entry.tone, p);
            let at = RichText::new(view.time(entry.at)).size(size::SMALL).color(p.text2);
            ui.allocate_ui_with_layout(vec2(times, 16.0), Layout::right_to_left(Align::Center), |ui| {
                ui.add(Label::new(at).extend());
            });
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width() - 4.0);
                ui.spacing_mut().item_spacing.y = space::HAIR;
                if let Some(facts) = facts(view, entry) {
                    parts::label(ui, &facts, |text| Label::new(text.font(theme::semibold(size::SMALL))));
                }
                parts::note(ui, p, &view.say(&entry.outcome));
                if entry.tracking_id.is_some() || entry.detail.is_some() {
                    self.details(ui, view, entry);
                }
            });
        });
        ui.add_space(space::USUAL);
        let y = ui.cursor().top();
        ui.painter().hline(ui.max_rect().x_range(), y, Stroke::new(1.0, p.line));
    }

    fn details(&mut self, ui: &mut Ui, view: &View<'_>, entry: &Entry) {
        let p = &view.palette;
        let is_open = self.open == Some(entry.id);
        let words = RichText::new(view.say(say!("details"))).size(size::SMALL).color(p.accent);
        let link = Label::new(words).sense(Sense::click());
        let response = ui.add(link).on_hover_cursor(CursorIcon::PointingHand);
        let name = view.say(say!("details-of", what = &entry.outcome));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
        if response.has_focus() {
            let ring = response.rect.expand2(vec2(4.0, 1.0));
            ui.painter().rect_stroke(ring, 4, Stroke::new(2.0, p.accent), egui::StrokeKind::Middle);
        }
        if response.clicked() {
            self.open = (!is_open).then_some(entry.id);
        }
        if !is_open {
            return;
        }
        if let Some(detail) = entry.detail.as_deref().filter(|detail| !detail.is_empty()) {
            parts::note(ui, p, detail);
        }
        if let Some(tracking_id) = &entry.tracking_id {
            let what = view.say(say!("tracking-id"));
            parts::note(ui, p, &what);
            parts::copy_row(ui, p, view.words, &mut self.copied, tracking_id, &what);
        }
    }
}

/// Slot, device and caller of an entry in one line.
fn facts(view: &View<'_>, entry: &Entry) -> Option<String> {
    let facts = [&entry.slot, &entry.caller, &entry.device];
    let facts: Vec<Arg> = facts.into_iter().flatten().map(Arg::from).collect();
    (!facts.is_empty()).then(|| view.say(Arg::Facts(facts)))
}

/// Good is a dot, trouble a square; plain news has no mark.
fn mark(ui: &mut Ui, tone: Tone, p: &Palette) {
    let (_, rect) = ui.allocate_space(vec2(8.0, 16.0));
    match tone {
        Tone::Plain => {}
        Tone::Good => {
            ui.painter().circle_filled(rect.center(), 3.5, p.ok);
        }
        Tone::Trouble => {
            ui.painter().rect_filled(
                egui::Rect::from_center_size(rect.center(), vec2(7.0, 7.0)),
                1.0,
                p.urgent,
            );
        }
    }
}
