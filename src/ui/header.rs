//! The header: who works here, which device rings, how news comes, and the menu.

use std::sync::Arc;

use egui::{
    Align, Button, Galley, Label, Layout, Rect, RectAlign, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo,
    vec2,
};

use super::bidi;
use super::board_text;
use super::command::{Ask, Command};
use super::devices;
use super::keymap::Action;
use super::menu;
use super::pace;
use super::parts;
use super::sources::{self, Seen, SeenNews};
use super::text;
use super::theme::{self, Palette, size, space};
use super::view::View;
use super::whole::whole_ui;
use crate::console::event::Intent;
use crate::console::link::Link;
use crate::console::live::LiveLayer;
use crate::console::session::Session;
use crate::say;
use crate::words::{Arg, Language, Message};

const LEFT: f32 = 208.0;
const RIGHT: f32 = 268.0;
/// The same in a narrow window: the menu alone.
const MENU: f32 = 120.0;

/// Who works here, and two rows of devices below.
const FIRST_READ: f32 =
    size::FIELD + space::USUAL + 2.0 * size::SEGMENT + space::HAIR + 2.0 * size::SEGMENT_PAD;

/// How much the header has needed at this width. Devices that come and go do not change it: the tiles stand below it.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// The width of the window, and the words in it.
    of: Option<(f32, Language)>,
    devices_width: f32,
    height: f32,
}

impl Header {
    /// Draws the header into the width at hand: one row where it fits, else the devices get rows of their own.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) -> Option<Ask> {
        let width = ui.available_width();
        let of = Some((width, view.words.language()));
        if self.of != of {
            *self = Self { of, ..Self::default() };
        }
        let devices_width = devices::width(ui, view);
        self.devices_width = self.devices_width.max(devices_width);
        let one_row = LEFT + self.devices_width + RIGHT + 24.0 <= width;
        if !one_row && view.console.endpoints().list().is_first_read() {
            // Most people have more devices than fit one row: their place is kept while they are read.
            self.height = self.height.max(FIRST_READ);
        }
        let drawn = ui.scope(|ui| {
            ui.set_min_height(self.height);
            let ask = row_ui(ui, view, one_row.then_some(devices_width), intents);
            if !one_row {
                devices::devices_ui(ui, view, intents);
            }
            ask
        });
        self.height = self.height.max(drawn.response.rect.height());
        drawn.inner
    }
}

/// Who works here, the devices where they have room, and what stands at the right.
fn row_ui(ui: &mut Ui, view: &View<'_>, devices: Option<f32>, intents: &mut Vec<Intent>) -> Option<Ask> {
    let width = ui.available_width();
    let height = if devices.is_some() { size::SEGMENT + 6.0 } else { size::FIELD };
    let (_, row) = ui.allocate_space(vec2(width, height));
    let right_width = if view.narrow { MENU } else { RIGHT }.min(width * 0.6);
    let right = Rect::from_min_max(row.min + vec2(width - right_width, 0.0), row.max);
    let left_width = if devices.is_some() { LEFT } else { width - right_width - 8.0 };
    let mut left = Rect::from_min_size(row.min, vec2(left_width, height));
    let middle = Rect::from_min_max(left.right_top(), right.left_bottom());
    let devices = devices.map(|width| Rect::from_center_size(middle.center(), vec2(width, height)));
    if let Some(devices) = devices {
        // A long name has what is free before them, too.
        left.max.x = left.max.x.max(devices.left() - space::WIDE);
    }
    let left_to_right = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(left).layout(left_to_right), |ui| who_ui(ui, view));
    if let Some(centred) = devices {
        ui.scope_builder(UiBuilder::new().max_rect(centred), |ui| devices::devices_ui(ui, view, intents));
    }
    let right_to_left = Layout::right_to_left(Align::Center);
    let at_the_right = UiBuilder::new().max_rect(right).layout(right_to_left);
    ui.scope_builder(at_the_right, |ui| {
        let ask = menu_ui(ui, view, intents);
        // In a narrow window how news comes stands in the bar below.
        let is_pressed = !view.narrow && news_ui(ui, view);
        if is_pressed { Some(Ask::Do(Action::Sources)) } else { ask }
    })
    .inner
}

fn who_ui(ui: &mut Ui, view: &View<'_>) {
    let Some(account) = view.console.session().account() else {
        ui.label(RichText::new(text::APP).font(theme::semibold(size::BODY)));
        return;
    };
    let name = match account.name.as_str() {
        "" => view.say(say!("signed-in")),
        name => name.to_owned(),
    };
    let place: Vec<Arg> =
        [&account.extension, &account.location].into_iter().flatten().map(Arg::from).collect();
    let whole = view.say(Arg::Facts([vec![Arg::from(&name)], place.clone()].concat()));
    let place = view.say(Arg::Facts(place));
    let p = &view.palette;
    let lines =
        [(&name, theme::semibold(size::BODY), p.text), (&place, theme::regular(size::SMALL), p.text2)];
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::HAIR;
        ui.add_space((ui.available_height() - 36.0).max(0.0) / 2.0);
        let room = ui.available_width();
        let drawn = lines
            .each_ref()
            .map(|(words, font, colour)| parts::galley(ui, words, font.clone(), *colour, room, 1));
        if drawn.iter().any(|line| line.elided) {
            cut_ui(ui, p, &drawn, &whole);
            return;
        }
        for (words, font, colour) in lines {
            parts::label(ui, words, |text| Label::new(text.font(font).color(colour)).extend());
        }
    });
}

/// Lines of which one is cut: the keyboard stops there, for they can be read whole.
fn cut_ui(ui: &mut Ui, p: &Palette, lines: &[Arc<Galley>], whole: &str) {
    let width = lines.iter().map(|line| line.size().x).fold(0.0, f32::max);
    let height = lines.iter().map(|line| line.size().y + space::HAIR).sum::<f32>() - space::HAIR;
    let sense = Sense::focusable_noninteractive() | Sense::HOVER;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, whole));
    let mut at = rect.min;
    for line in lines {
        ui.painter().galley(at, Arc::clone(line), p.text);
        at.y += line.size().y + space::HAIR;
    }
    if response.has_focus() {
        parts::focus_ring(ui, p, rect, 2);
    }
    whole_ui(&response, response.has_focus(), RectAlign::BOTTOM_START, whole);
}

/// How news comes. A press tells more.
fn news_ui(ui: &mut Ui, view: &View<'_>) -> bool {
    let Some(news) = news(view) else { return false };
    sources::button_ui(ui, view, &news, ui.available_width())
}

/// The name of the control that tells how news comes.
pub(super) fn sources_name(view: &View<'_>) -> Option<Message> {
    news(view).map(|news| sources::button_name(&news))
}

/// The shape and the words of how news comes; nothing while the sign-in is over.
pub(super) fn news(view: &View<'_>) -> Option<SeenNews> {
    let heard = match (view.console.session(), view.console.link()) {
        (Session::Expired { .. } | Session::SigningIn { .. }, _) => return None,
        (_, Link::NotKnown) => return Some(SeenNews::new(Seen::Partly, say!("connecting"))),
        (_, Link::Down { since, .. }) => {
            let lasts = Arg::Clock(view.now.since_ms(*since));
            let shown = Arg::from(say!("offline", lasts = lasts));
            return Some(SeenNews { shown, ..SeenNews::new(Seen::Trouble, say!("offline-short")) });
        }
        (_, Link::Up { heard }) => *heard,
    };
    match view.console.live() {
        LiveLayer::Up { .. } => {
            // An age that nothing counts on would soon be wrong.
            let ticks = pace::has_clock(view.console, view.now);
            let shown = board_text::live(ticks.then(|| view.now.age_ms(heard)));
            Some(SeenNews { shown, ..SeenNews::new(Seen::Well, say!("live-news-up")) })
        }
        LiveLayer::Lost { .. } => Some(SeenNews::new(Seen::Trouble, say!("no-live-news"))),
        LiveLayer::Off { .. } | LiveLayer::Connecting => {
            let secs = view.console.reads_every_ms().map(|ms| ms / 1_000);
            Some(match secs {
                Some(secs) => SeenNews {
                    short: say!("asks-every-short", secs = secs),
                    ..SeenNews::new(Seen::Partly, say!("asks-every", secs = secs))
                },
                None => SeenNews::new(Seen::Not, say!("no-live-news")),
            })
        }
    }
}

fn menu_ui(ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) -> Option<Ask> {
    let name = view.say(say!("menu"));
    let words = RichText::new(&name).font(theme::semibold(size::SMALL));
    let response = ui.add(Button::new(words).right_text("    ").min_size(vec2(74.0, 32.0)));
    let response = response.accessible_name(name);
    parts::arrow(
        ui,
        response.rect.right_center() - vec2(16.0, 0.0),
        ui.style().interact(&response).text_color(),
    );
    let mut ask = None;
    let most = vec2(300.0, f32::INFINITY);
    if menu::menu(&response, most, |ui| ask = entries_ui(ui, view, intents)) && ask.is_some() {
        // The dialog gives the keyboard back to what had it.
        response.request_focus();
    }
    ask
}

fn entries_ui(ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) -> Option<Ask> {
    let mut ask = None;
    let groups = Command::menu(view).into_iter().filter(|group| !group.is_empty());
    for (index, group) in groups.enumerate() {
        if index > 0 {
            ui.separator();
        }
        for (command, may) in group {
            let name = view.say(command.in_menu(view));
            let words = RichText::new(bidi::visual(&name)).font(theme::regular(size::BODY));
            let words = words.color(view.palette.text);
            let entry = ui.add_enabled(may, Button::new(words).truncate().min_size(vec2(220.0, 34.0)));
            if entry.accessible_name(name).clicked() {
                ask = command.run(view, intents);
            }
        }
    }
    ask
}
