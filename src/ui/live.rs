//! The live line: the last thing that happened, always at the bottom of the window, read aloud by a screen reader.

use egui::accesskit;
use egui::{Align2, Id, Panel, Role, Sense, Ui, WidgetInfo, vec2};

use super::parts;
use super::theme::{self, size, space};
use super::view::View;
use crate::console::Announcement;

/// What could not be drawn within so long is not read aloud any more. The window was hidden, and what was news then may be
/// wrong by now.
const NEWS_MS: u64 = 10_000;
/// Below this width most sentences need more than two rows.
const SHORT: f32 = 480.0;

/// What was drawn last. Announcements are drawn one a frame: a screen reader hears each, however fast they come.
#[derive(Debug, Default)]
pub(super) struct Live {
    drawn: u64,
    /// It was no news any more when it could be drawn: it can be read, and is not read aloud.
    is_old: bool,
}

impl Live {
    /// Draws the bar. It is there on every screen but the compact strip, so nothing moves when something is said.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let said = self.next(ui, view);
        line_ui(ui, view, said, self.live(said));
    }

    /// Says the same to a screen reader alone: the compact strip has no room for the bar.
    pub fn say(&mut self, ui: &Ui, view: &View<'_>) {
        let said = self.next(ui, view);
        let bottom = egui::Rect::from_min_max(ui.max_rect().left_bottom(), ui.max_rect().right_bottom());
        node(ui, view, said, self.live(said), bottom);
    }

    fn live(&self, said: &Announcement) -> accesskit::Live {
        match (self.is_old, said.urgent) {
            (true, _) => accesskit::Live::Off,
            (false, true) => accesskit::Live::Assertive,
            (false, false) => accesskit::Live::Polite,
        }
    }

    fn next<'v>(&mut self, ui: &Ui, view: &View<'v>) -> &'v Announcement {
        let (console, last) = (view.console, view.console.announcement());
        if ui.ctx().current_pass_index() > 0 {
            // A pass that egui draws again says the same again.
            return console.announcement_after(self.drawn.saturating_sub(1)).unwrap_or(last);
        }
        let mut unheard = std::iter::successors(console.announcement_after(self.drawn), |said| {
            console.announcement_after(said.seq)
        });
        let is_news = |said: &&Announcement| said.at.is_none_or(|at| view.now.age_ms(at) <= NEWS_MS);
        let said = match unheard.find(is_news) {
            Some(said) => {
                self.is_old = false;
                said
            }
            None => {
                self.is_old |= last.seq != self.drawn;
                last
            }
        };
        self.drawn = said.seq;
        if view.console.announcement_after(self.drawn).is_some() {
            ui.ctx().request_repaint();
        }
        said
    }
}

/// What a screen reader hears.
fn node(ui: &Ui, view: &View<'_>, said: &Announcement, live: accesskit::Live, rect: egui::Rect) {
    // A new id for each announcement: the same words twice are two, also to a screen reader.
    ui.ctx().allow_widget_id_changes_in(rect);
    let response = ui.interact(rect, Id::unique("live line").with(said.seq), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, view.say(said.spoken())));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(live));
}

fn line_ui(ui: &mut Ui, view: &View<'_>, said: &Announcement, live: accesskit::Live) {
    let p = &view.palette;
    let text = view.say(&said.text);
    let frame = egui::Frame::new().fill(p.surface);
    let is_short = ui.available_width() < SHORT;
    let (height, rows) = if is_short { (size::LIVE_NARROW, 3) } else { (size::LIVE, 2) };
    Panel::bottom("live").exact_size(height).frame(frame).show(ui, |ui| {
        let rect = ui.available_rect_before_wrap();
        node(ui, view, said, live, rect);
        if text.is_empty() {
            return;
        }
        let pad = if view.narrow { space::WIDE } else { size::PAD };
        let mark = rect.left_center() + vec2(pad + 4.0, 0.0);
        // An urgent line is told by its shape too: a filled square, not a dot.
        if said.urgent {
            ui.painter().rect_filled(
                egui::Rect::from_center_size(mark, vec2(9.0, 9.0)),
                size::RADIUS_MARK,
                p.urgent,
            );
        } else {
            ui.painter().circle_filled(mark, 4.0, p.accent);
        }
        let width = rect.width() - 2.0 * pad - 18.0;
        let font = theme::regular(size::SMALL);
        // All of it stands in the activity.
        let shown = parts::whole_sentences(ui, &text, (width, rows), &font);
        let words = parts::galley(ui, &shown, font, p.text, width, rows);
        let place = Align2::LEFT_CENTER.anchor_size(mark + vec2(14.0, 0.0), words.size());
        ui.painter().galley(place.min, words, p.text);
    });
}
