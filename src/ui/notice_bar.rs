//! In a narrow window: how news comes, and the most pressing notice, in a bar above the live line. It is always there, so
//! that no tile moves for a notice and none is covered by one, and it never scrolls away. A press shows every notice above
//! it, in whole sentences and with what can be done.

use egui::{
    Align2, Color32, Context, Frame, Id, Key, Panel, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::command::Ask;
use super::grown::Grown;
use super::header;
use super::icons::{self, Icon};
use super::keymap::Action;
use super::keys::is_pressed;
use super::notices::{self, Notice};
use super::parts::{self, NoticeTone};
use super::sources;
use super::theme::{self, margin, size, space};
use super::view::View;
use crate::console::event::Intent;
use crate::say;

/// From this width on a sentence has room in one row, beside how news comes.
const ROOMY: f32 = 560.0;
/// The most that the open notices take of the window.
const MOST: f32 = 0.5;
/// Room for the mark before a notice, and for the arrow behind it.
const MARK: f32 = 20.0;
const ARROW: f32 = 22.0;

/// Whether the notices are shown.
#[derive(Debug, Default)]
pub(super) struct NoticeBar {
    is_open: bool,
    grown: Grown,
    /// How high the notices were when they were opened: another one covers no tile.
    height: Option<f32>,
}

impl NoticeBar {
    /// Esc closes the notices.
    pub fn keys(&mut self, ctx: &Context) {
        if self.is_open && is_pressed(ctx, Key::Escape) {
            self.is_open = false;
        }
    }

    /// Draws the bar, and the notices above it while they are shown.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) -> Option<Ask> {
        let notices = notices::all(view);
        self.is_open &= !notices.is_empty();
        let p = &view.palette;
        let is_roomy = ui.available_width() >= ROOMY;
        let height = if is_roomy { size::NOTICE_LOW } else { size::NOTICE };
        let bar = Panel::bottom("notice bar").exact_size(height).resizable(false);
        let asked =
            bar.frame(Frame::new().fill(p.surface)).show(ui, |ui| self.bar_ui(ui, view, &notices, is_roomy));
        if self.is_open {
            let share = ui.available_height() * MOST;
            let most = self.height.map_or(share, |height| height.min(share));
            let frame = Frame::new().fill(p.surface).inner_margin(margin::CALLS_BELOW);
            self.grown.show(ui, "notices", frame, most, |ui| notices::list_ui(ui, view, &notices, intents));
            self.height = self.height.or_else(|| self.grown.height());
        } else {
            (self.grown, self.height) = (Grown::default(), None);
        }
        asked.inner
    }

    fn bar_ui(&mut self, ui: &Ui, view: &View<'_>, notices: &[Notice], is_roomy: bool) -> Option<Ask> {
        let whole = ui.max_rect();
        let mut left = whole.left();
        let mut ask = None;
        if let Some(news) = header::news(view) {
            let place = Rect::from_min_max(pos2(left, whole.top()), whole.max);
            let words = match (notices.is_empty(), is_roomy) {
                (true, _) => Some(news.shown.clone()),
                (false, true) => Some(news.short.clone().into()),
                (false, false) => None,
            };
            let chip = sources::chip_ui(ui, view, &news, place, words);
            if chip.clicked() {
                ask = Some(Ask::Do(Action::Sources));
            }
            left = chip.rect.right();
        }
        if let Some(lead) = notices.first() {
            let place = Rect::from_min_max(pos2(left, whole.top()), whole.max);
            let rows = if is_roomy { 1 } else { 2 };
            if lead_ui(ui, view, (lead, notices.len() - 1), (place, rows), self.is_open).clicked() {
                self.is_open = !self.is_open;
            }
        }
        ask
    }
}

/// The notice that presses most, and how many more there are. It is a button that shows them all.
fn lead_ui(
    ui: &Ui,
    view: &View<'_>,
    (lead, others): (&Notice, usize),
    (place, rows): (Rect, usize),
    is_open: bool,
) -> Response {
    let p = &view.palette;
    let (ground, border) = p.notice(lead.tone);
    let response = ui.interact(place, Id::unique("notice bar"), Sense::click());
    let name = match others {
        0 => lead.lead.clone(),
        others => view.say(say!("notice-and-more", first = &lead.lead, others = others)),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    let painter = ui.painter();
    painter.rect_filled(place, 0.0, ground);
    painter.vline(place.left(), place.y_range(), Stroke::new(1.0, border));
    let (icon, colour, font) = match lead.tone {
        NoticeTone::Trouble => (Icon::Triangle, p.urgent, theme::semibold(size::SMALL)),
        NoticeTone::Wait => (Icon::HalfDisc, p.wait, theme::regular(size::SMALL)),
        NoticeTone::Quiet => (Icon::Ring, p.text2, theme::regular(size::SMALL)),
    };
    let inner = place.shrink2(vec2(space::USUAL, 0.0));
    icons::paint(
        painter,
        icon,
        pos2(inner.left() + icons::SIZE / 2.0, inner.center().y),
        icons::SIZE,
        colour,
    );
    let arrow = if response.hovered() || response.has_focus() { p.accent } else { p.text2 };
    arrow_ui(ui, pos2(inner.right() - 6.0, inner.center().y), is_open, arrow);
    let mut right = inner.right() - ARROW;
    if others > 0 {
        let count =
            parts::galley(ui, &format!("+{others}"), theme::semibold(size::SMALL), p.text2, f32::INFINITY, 1);
        let at = Align2::RIGHT_CENTER.anchor_size(pos2(right, inner.center().y), count.size());
        painter.galley(at.min, count, p.text2);
        right = at.left() - space::USUAL;
    }
    let start = inner.left() + MARK;
    // The rest is one press away.
    let words = parts::whole_sentences(ui, &lead.lead, (right - start, rows), &font);
    let words = parts::galley(ui, &words, font, p.text, right - start, rows);
    painter.galley(pos2(start, inner.center().y - words.size().y / 2.0), words, p.text);
    if response.has_focus() {
        painter.rect_stroke(
            place.shrink(2.0),
            size::RADIUS_BUTTON,
            Stroke::new(2.0, p.accent),
            egui::StrokeKind::Inside,
        );
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(&lead.lead)
}

/// Points up while the notices are hidden above it, and down while they are shown.
fn arrow_ui(ui: &Ui, centre: Pos2, is_open: bool, colour: Color32) {
    if is_open {
        parts::arrow(ui, centre, colour);
        return;
    }
    let points = vec![centre + vec2(-4.0, 2.0), centre + vec2(0.0, -3.0), centre + vec2(4.0, 2.0)];
    ui.painter().add(Shape::convex_polygon(points, colour, Stroke::NONE));
}
