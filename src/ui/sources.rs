//! "What Valet can see": for every source of news and every slot whether it is live, refused and why, or off.

use egui::{Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::board_text;
use super::dialog::{Dialog, Stays};
use super::parts;
use super::text;
use super::theme::{self, size, space};
use super::view::View;
use crate::console::live::{LiveLayer, TargetState};
use crate::console::now::Now;
use crate::console::sources::{Sight, SlotSource, Sources};
use crate::say;
use crate::words::{Arg, Message};

/// How something is seen: told by shape, word and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// A filled disc.
    Well,
    /// Half a disc.
    Partly,
    /// A ring.
    Not,
    /// A square: refused, or in trouble.
    Trouble,
}

/// How news comes, for the control in the header.
pub(super) struct SeenNews {
    /// Told by its shape.
    pub seen: Seen,
    /// What stands in the header, or in the bar of a narrow window.
    pub shown: Arg,
    /// The same without an age, for the ear.
    pub quiet: Message,
    /// The same where there is little room.
    pub short: Message,
}

impl SeenNews {
    /// News that are told in one and the same way.
    pub fn new(seen: Seen, words: Message) -> Self {
        Self { seen, shown: Arg::from(&words), quiet: words.clone(), short: words }
    }
}

/// Draws the panel.
pub(super) fn sources_ui(ui: &Ui, view: &View<'_>) -> Stays {
    // The ages are shown in steps of ten seconds.
    ui.ctx().request_repaint_after(std::time::Duration::from_secs(10));
    let dialog = Dialog { id: "sources", title: view.say(say!("sources-title")), width: 620.0 };
    dialog.show(
        ui,
        view,
        |_| {},
        |ui| {
            let sources = view.console.sources(view.now);
            ui.spacing_mut().item_spacing.y = 0.0;
            parts::list(ui, &view.say(say!("sources-title")), |ui| layers_ui(ui, view, &sources));
            ui.add_space(space::WIDE);
            let slots = view.say(say!("slots"));
            parts::heading(ui, &slots, size::SMALL);
            parts::list(ui, &slots, |ui| {
                for slot in &sources.slots {
                    let (seen, words) = slot_words(view, slot);
                    row_ui(ui, view, seen, &view.say(&slot.name), &words);
                }
            });
        },
    )
}

fn layers_ui(ui: &mut Ui, view: &View<'_>, sources: &Sources) {
    let at = |since: &Now| view.time(since.wall);
    let (seen, live) = match &sources.layer {
        LiveLayer::Up { since } => (Seen::Well, say!("source-live-since", at = at(since))),
        LiveLayer::Connecting => (Seen::Partly, say!("source-connecting")),
        LiveLayer::Lost { since, why } => (Seen::Trouble, say!("source-lost", at = at(since), why = why)),
        LiveLayer::Off { why } => (Seen::Not, say!("source-off-because", why = why)),
    };
    row_ui(ui, view, seen, &view.say(say!("source-live-news")), &view.say(live));
    let calls = &sources.calls;
    let asking = match calls.every_ms {
        Some(ms) => say!("asks-every", secs = ms / 1_000),
        None => say!("source-off"),
    };
    let read = calls.read_ms_ago.map(|ms| say!("last-read", age = board_text::ago(ms)));
    let (seen, calls) = match &calls.trouble {
        Some(trouble) => {
            let (asking, trouble) = (view.say(asking), view.say(trouble));
            (Seen::Trouble, text::sentences([Some(asking.as_str()), Some(trouble.as_str())]))
        }
        None => {
            let seen = if read.is_some() { Seen::Well } else { Seen::Not };
            (seen, view.say(Arg::List(std::iter::once(asking).chain(read).map(Arg::from).collect())))
        }
    };
    row_ui(ui, view, seen, &view.say(say!("source-calls")), &calls);
    if let Some(live) = &sources.calls.live {
        let (seen, words) = match live {
            TargetState::Live => (Seen::Well, say!("source-live")),
            TargetState::Asking => (Seen::Partly, say!("source-asking")),
            TargetState::Refused { why } => (Seen::Trouble, say!("source-refused", why = why)),
        };
        row_ui(ui, view, seen, &view.say(say!("source-calls-live")), &view.say(words));
    }
    for read in &sources.setup {
        let (seen, words) = match (&read.trouble, read.is_known) {
            (Some(trouble), _) => (Seen::Trouble, view.say(trouble)),
            (None, true) => (Seen::Well, view.say(say!("source-read"))),
            (None, false) => (Seen::Not, view.say(say!("source-not-read"))),
        };
        row_ui(ui, view, seen, &view.say(&read.name), &words);
    }
    let recall = view.say(board_text::recall_time(sources.recall_secs, sources.recall_from));
    row_ui(ui, view, Seen::Well, &view.say(say!("source-recall")), &recall);
    let (seen, traffic) = match sources.traffic {
        Some(traffic) => {
            let (minute, hour) = (u64::from(traffic.last_minute), u64::from(traffic.last_hour));
            let counted = view.say(say!("requests-counted", minute = minute, hour = hour));
            let wait = traffic.reads_wait_ms(view.now).map(|ms| ms.next_multiple_of(1_000));
            let wait = wait.map(|ms| view.say(say!("reads-wait", left = Arg::Clock(ms))));
            let seen = if wait.is_some() { Seen::Partly } else { Seen::Well };
            (seen, text::sentences([Some(counted.as_str()), wait.as_deref()]))
        }
        None => (Seen::Not, view.say(say!("requests-not-counted"))),
    };
    row_ui(ui, view, seen, &view.say(say!("source-requests")), &traffic);
}

fn slot_words(view: &View<'_>, slot: &SlotSource) -> (Seen, String) {
    let (seen, words) = match &slot.sight {
        Sight::Live => (Seen::Well, say!("source-live")),
        Sight::Asking => (Seen::Partly, say!("source-asking")),
        Sight::Refused { why } => (Seen::Trouble, say!("source-refused", why = why)),
        Sight::Off { why } => (Seen::Not, say!("source-off-because", why = why)),
    };
    let news = slot.news_ms_ago.map(|ms| view.say(say!("last-news", age = board_text::ago(ms))));
    (seen, text::sentences([Some(view.say(words).as_str()), news.as_deref()]))
}

/// Name and state in one line, or below each other in a narrow window; one sentence to the ear.
fn row_ui(ui: &mut Ui, view: &View<'_>, seen: Seen, name: &str, state: &str) {
    const MARK: f32 = 20.0;
    let p = &view.palette;
    let width = ui.available_width() - 12.0;
    let name_width = if view.narrow { width - MARK } else { 170.0 };
    let name_words = parts::galley(ui, name, theme::semibold(size::SMALL), p.text, name_width, 2);
    let state_left = if view.narrow { MARK } else { MARK + name_width + 12.0 };
    let state_words = parts::galley(ui, state, theme::regular(size::SMALL), p.text2, width - state_left, 6);
    let state_top = if view.narrow { name_words.size().y + 2.0 } else { 0.0 };
    let height = name_words.size().y.max(state_top + state_words.size().y) + 12.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let heard = view.say(say!("source-heard", name = name, state = state));
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &heard));
    let top = rect.min + vec2(0.0, 6.0);
    mark_ui(ui, view, seen, top + vec2(6.0, 8.0));
    ui.painter().galley(top + vec2(MARK, 0.0), name_words, p.text);
    ui.painter().galley(top + vec2(state_left, state_top), state_words, p.text2);
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, p.line));
}

/// The shape of how something is seen.
pub(super) fn mark_ui(ui: &Ui, view: &View<'_>, seen: Seen, centre: egui::Pos2) {
    let p = &view.palette;
    let ring = |colour| egui::Stroke::new(1.5, colour);
    match seen {
        Seen::Well => {
            ui.painter().circle_filled(centre, 4.5, p.ok);
        }
        Seen::Partly => {
            super::tile::paint_mark(ui, super::tile_words::TileTone::HalfTime, centre, p.wait);
        }
        Seen::Not => {
            ui.painter().circle_stroke(centre, 4.0, ring(p.text3));
        }
        Seen::Trouble => {
            let square = egui::Rect::from_center_size(centre, vec2(9.0, 9.0));
            ui.painter().rect_filled(square, size::RADIUS_MARK, p.urgent);
        }
    }
}

/// The control in the header: how news comes, in a word and a shape. A press opens the panel.
pub(super) fn button_ui(ui: &mut Ui, view: &View<'_>, news: &SeenNews, room: f32) -> bool {
    let shown = view.say(&news.shown);
    let words = RichText::new(shown).font(theme::regular(size::SMALL)).color(view.palette.text2);
    let words = egui::Button::new(words).frame_when_inactive(false).truncate();
    let size = vec2(room, 32.0);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let inner = ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.spacing_mut().button_padding.x = 4.0;
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        let response = ui.add(words);
        let (_, mark) = ui.allocate_space(vec2(10.0, 10.0));
        mark_ui(ui, view, news.seen, mark.center());
        response
    });
    inner.inner.accessible_name(view.say(button_name(news))).clicked()
}

/// The same at the left of the bar of a narrow window, with these words, or the shape alone.
pub(super) fn chip_ui(ui: &Ui, view: &View<'_>, news: &SeenNews, bar: Rect, words: Option<Arg>) -> Response {
    const MARK: f32 = 10.0;
    let p = &view.palette;
    let mut width = 2.0 * space::WIDE + MARK;
    let has_words = words.is_some();
    let words = words.map(|words| {
        let words =
            parts::galley(ui, &view.say(words), theme::regular(size::SMALL), p.text2, f32::INFINITY, 1);
        width += space::USUAL + words.size().x;
        words
    });
    let rect = Rect::from_min_size(bar.min, vec2(width.min(bar.width()), bar.height()));
    let response = ui.interact(rect, egui::Id::unique("how news comes"), Sense::click());
    let name = view.say(button_name(news));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    mark_ui(ui, view, news.seen, rect.left_center() + vec2(space::WIDE + MARK / 2.0, 0.0));
    if let Some(words) = words {
        let colour = if response.hovered() { p.accent } else { p.text2 };
        let left = rect.left() + space::WIDE + MARK + space::USUAL;
        ui.painter().galley_with_override_text_color(
            pos2(left, rect.center().y - words.size().y / 2.0),
            words,
            colour,
        );
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.shrink(2.0),
            size::RADIUS_BUTTON,
            Stroke::new(2.0, p.accent),
            StrokeKind::Inside,
        );
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if has_words { response } else { response.on_hover_text(view.say(&news.shown)) }
}

/// Its name, for the ear.
pub(super) fn button_name(news: &SeenNews) -> Message {
    say!("sources-button", state = &news.quiet)
}
