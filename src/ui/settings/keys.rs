//! Every action with its key. *Change* listens to the next keys that are pressed; Esc leaves the key as it is. A key that
//! cannot be is refused with a sentence, and nothing has changed.

use std::path::Path;

use egui::{
    Align, Align2, Context, Event, EventFilter, Key, Label, Layout, Modifiers, Response, RichText, Role,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::list::Item;
use super::sheet::{Sheet, marked_ui, refused_ui};
use crate::say;
use crate::store::{Change, NO_KEY};
use crate::ui::keymap::{Action, ActionGroup, Chord, KeyMap, Refused};
use crate::ui::menu;
use crate::ui::parts;
use crate::ui::text;
use crate::ui::theme::{self, size, space};
use crate::ui::view::View;
use crate::words::{Arg, Message, Words};

/// Width of the column with the keys.
const CHORD: f32 = 172.0;
/// The same in a narrow window: both buttons have room beside it.
const CHORD_NARROW: f32 = 132.0;
/// Height of a line.
const LINE: f32 = 36.0;

/// Which action listens, and what was said about the last try.
#[derive(Debug, Default)]
pub(super) struct Listening {
    to: Option<Action>,
    said: Option<(Action, Arg)>,
    /// That was said just now: it is brought into view once, and the keyboard may go on.
    is_new: bool,
}

impl Listening {
    fn tell(&mut self, action: Action, why: impl Into<Arg>) {
        (self.said, self.is_new) = (Some((action, why.into())), true);
    }

    /// A change of a key could not be saved.
    pub fn not_saved(&mut self, action: &str, why: &Arg) {
        self.said = None;
        if let Some(action) = Action::of_key_name(action) {
            self.tell(action, why);
        }
    }

    /// Takes the keys that were pressed in this frame before anybody else sees them. Some: the action gets this key.
    pub fn hear(&mut self, ctx: &Context, keys: &KeyMap, words: &Words) -> Option<Change> {
        let action = self.to?;
        let (key, held) = ctx.input_mut(|input| {
            let pressed = input.events.iter().find_map(pressed);
            input.events.retain(|event| !is_of_keyboard(event));
            pressed
        })?;
        self.to = None;
        if key == Key::Escape {
            return None;
        }
        match fitting(keys, action, key, held) {
            Ok(chord) => return self.wish(keys, action, Some(chord)),
            Err(why) => {
                let why = why.says(&Chord::spell(key, held, words));
                self.tell(action, why);
            }
        }
        None
    }

    /// The change that gives the action this key, or none; its usual one is not written down. `None`: it has it already.
    fn wish(&mut self, keys: &KeyMap, action: Action, chord: Option<Chord>) -> Option<Change> {
        self.said = None;
        if keys.chord(action) == chord {
            return None;
        }
        let chord = match chord {
            Some(chord) if action.usual() == Some(chord) => None,
            Some(chord) => Some(chord.to_string()),
            None => Some(NO_KEY.to_owned()),
        };
        Some(Change::Key { action: action.key_name().to_owned(), chord })
    }
}

fn pressed(event: &Event) -> Option<(Key, Modifiers)> {
    match event {
        Event::Key { key, physical_key, pressed: true, repeat: false, modifiers } => {
            Some((Chord::key_meant(*key, *physical_key, *modifiers), *modifiers))
        }
        // These come in the place of their keys.
        Event::Copy => Some((Key::C, Modifiers::COMMAND)),
        Event::Cut => Some((Key::X, Modifiers::COMMAND)),
        Event::Paste(_) => Some((Key::V, Modifiers::COMMAND)),
        _ => None,
    }
}

fn is_of_keyboard(event: &Event) -> bool {
    matches!(event, Event::Key { .. } | Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_))
}

fn fitting(keys: &KeyMap, action: Action, key: Key, held: Modifiers) -> Result<Chord, Refused> {
    let chord = Chord::of_press(key, held).map_err(Refused::Unfit)?;
    keys.clone().set(action, chord)?;
    Ok(chord)
}

/// Draws the page.
pub(super) fn keys_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui) {
    sheet.row(ui, Item::Keys, |sheet, ui| {
        if let Some(policy) = locked_by(sheet.view) {
            let words = say!("keys-locked-by", file = policy.display().to_string());
            marked_ui(ui, &sheet.view.say(words), sheet.view.palette.wait);
        }
        for group in ActionGroup::ALL {
            ui.add_space(space::USUAL);
            let name = sheet.view.say(group.says());
            parts::heading(ui, &name, size::SMALL);
            parts::list(ui, &name, |ui| {
                for action in group.actions() {
                    parts::list_item(ui, action.key_name(), |ui| action_ui(sheet, ui, action));
                }
            });
        }
    });
}

fn action_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, action: Action) {
    let view = sheet.view;
    let does = text::upper_first(&view.say(action.says()));
    let centred = Layout::left_to_right(Align::Center);
    let words = Label::new(RichText::new(&does).size(size::SMALL)).wrap();
    if view.narrow {
        ui.add(words);
        ui.horizontal_wrapped(|ui| key_ui(sheet, ui, action));
        ui.add_space(space::TIGHT);
    } else {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), LINE), centred, |ui| {
            let room = ui.available_width() * 0.38;
            ui.allocate_ui_with_layout(vec2(room, LINE), centred, |ui| {
                ui.set_width(room);
                ui.add(words);
            });
            key_ui(sheet, ui, action);
        });
    }
    if let Some((said_of, why)) = &sheet.held.keys.said
        && *said_of == action
    {
        let said = refused_ui(ui, view, &view.say(why));
        if std::mem::take(&mut sheet.held.keys.is_new) {
            said.scroll_to_me(None);
        }
    }
}

/// The key and what can be done with it.
fn key_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, action: Action) {
    let view = sheet.view;
    let centred = Layout::left_to_right(Align::Center);
    let key = view.key(action).unwrap_or_else(|| view.say(say!("no-key")));
    let room = if view.narrow { CHORD_NARROW } else { CHORD };
    let listens = sheet.held.keys.to == Some(action);
    ui.allocate_ui_with_layout(vec2(room, LINE), centred, |ui| {
        ui.set_min_width(room);
        if listens {
            // In the place of the key, so that no button moves for it.
            let words = view.say(say!("press-keys"));
            let strong = |text: RichText| text.font(theme::semibold(size::SMALL)).color(view.palette.text);
            parts::label(ui, &words, |text| Label::new(strong(text)).wrap());
        } else if view.keys.chord(action).is_some() {
            cap_ui(ui, view, &key);
        } else {
            parts::note(ui, &view.palette, &key);
        }
    });
    if view.settings.locks.of_key(action.key_name()).is_some() {
        let response = locked_ui(ui, view);
        arrive_at_first(sheet, action, &response);
        return;
    }
    let does = action.says();
    let change = parts::small_button(ui, &view.say(say!("change")));
    let heard =
        if listens { say!("press-keys-heard") } else { say!("change-key", action = &does, key = key) };
    let change = change.accessible_name(view.say(heard));
    arrive_at_first(sheet, action, &change);
    if listens {
        // Tab and the arrows would lead away from here.
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(change.id, filter));
        if !change.has_focus() || change.clicked() {
            sheet.held.keys.to = None;
        }
    } else {
        if change.has_focus() {
            // What it has listened to leads away again.
            ui.memory_mut(|memory| memory.set_focus_lock_filter(change.id, EventFilter::default()));
        }
        if change.clicked() {
            change.request_focus();
            sheet.held.keys = Listening { to: Some(action), ..Listening::default() };
        }
    }
    more_ui(sheet, ui, action);
}

/// No key at all, or the usual one again.
fn more_ui(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, action: Action) {
    let view = sheet.view;
    let now = view.keys.chord(action);
    let more = parts::small_menu(ui, &view.say(say!("more")));
    let more = more.accessible_name(view.say(say!("more-for-key", action = action.says())));
    let is_pressed = menu::menu(&more, vec2(260.0, f32::INFINITY), |ui| {
        let entry = |ui: &mut Ui, words: Message, possible: bool| {
            let words = RichText::new(view.say(words)).color(view.palette.text);
            ui.add_enabled(possible, egui::Button::new(words).min_size(vec2(180.0, 32.0))).clicked()
        };
        if entry(ui, say!("no-key"), now.is_some()) {
            let change = sheet.held.keys.wish(view.keys, action, None);
            sheet.changes.extend(change);
        }
        if let Some(usual) = action.usual()
            && entry(ui, say!("usual-key", key = usual.name(view.words)), now != Some(usual))
        {
            match view.keys.clone().set(action, usual) {
                Ok(()) => {
                    let change = sheet.held.keys.wish(view.keys, action, Some(usual));
                    sheet.changes.extend(change);
                }
                Err(why) => {
                    let why = why.says(&usual.name(view.words));
                    sheet.held.keys.tell(action, why);
                }
            }
        }
    });
    if is_pressed {
        more.request_focus();
    }
}

/// The file that locks keys: said once, above all of them.
fn locked_by<'v>(view: &View<'v>) -> Option<&'v Path> {
    let mut actions = ActionGroup::ALL.into_iter().flat_map(ActionGroup::actions);
    actions.find_map(|action| view.settings.locks.of_key(action.key_name()))
}

/// Beside a key that cannot be changed, for whoever goes from control to control, too.
fn locked_ui(ui: &mut Ui, view: &View<'_>) -> Response {
    let words = RichText::new(view.say(say!("key-locked"))).size(size::SMALL).color(view.palette.wait);
    let response = ui.add(Label::new(words).sense(Sense::focusable_noninteractive()));
    if response.has_focus() {
        parts::focus_ring(ui, &view.palette, response.rect, 2);
    }
    response
}

/// The page is reached at its first action.
fn arrive_at_first(sheet: &mut Sheet<'_, '_>, action: Action, control: &Response) {
    if ActionGroup::ALL[0].actions().next() == Some(action) {
        sheet.arrive(Item::Keys, control);
    }
}

/// A key as it lies on the keyboard.
fn cap_ui(ui: &mut Ui, view: &View<'_>, key: &str) {
    let p = &view.palette;
    let words = parts::galley(ui, key, theme::semibold(size::SMALL), p.text, CHORD - 16.0, 1);
    let size = words.size() + vec2(16.0, 8.0);
    let (rect, response) = ui.allocate_exact_size(size.max(vec2(30.0, 0.0)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    ui.painter().rect(rect, 5, p.sunken, Stroke::new(1.0, p.edge), StrokeKind::Inside);
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), words.size());
    ui.painter().galley(at.min, words, p.text);
}
