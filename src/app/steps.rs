//! One step at a time: what is typed after a key that moves the focus reaches the control that it moved to.
//!
//! A slow frame gathers several keys, and egui moves the focus only at a frame's end: of `7001`, Tab, `Dr Lee` typed within
//! one frame everything would go into the number. So a frame gets the events up to the first such key, and the next frame,
//! which is asked for at once, gets those that follow.

use eframe::egui::{Event, Key, PointerButton};

/// Events that wait for the next frame. Owned by the [`App`](super::App).
#[derive(Debug, Default)]
pub struct Steps {
    later: Vec<Event>,
    /// So many events were handed on and not taken: eframe offers them again when nothing was drawn.
    offered: usize,
}

impl Steps {
    /// Leaves in `events` what the frame may have that comes next.
    pub fn hand_on(&mut self, events: &mut Vec<Event>) {
        let older = self.offered.min(events.len());
        events.splice(older..older, self.later.drain(..));
        self.later = split_after_step(events);
        self.offered = events.len();
    }

    /// A frame has taken what was handed on. True: something waits for the next one, which should be drawn at once.
    pub fn taken(&mut self) -> bool {
        self.offered = 0;
        !self.later.is_empty()
    }
}

/// Leaves in `events` the first step, and returns what follows it.
fn split_after_step(events: &mut Vec<Event>) -> Vec<Event> {
    let ends = |index: &usize| {
        let next = events.get(index + 1);
        ends_step(&events[*index], next) || is_enter(next) && events[..=*index].iter().any(is_text)
    };
    match (0..events.len()).find(ends) {
        Some(last) => events.split_off(last + 1),
        None => Vec::new(),
    }
}

/// After this the focus may be elsewhere: a key that moves it, or a chord that may open something. A key that is held down would pile up frames: of its presses in one frame only
/// the last one ends a step.
fn ends_step(event: &Event, next: Option<&Event>) -> bool {
    let key = match event {
        Event::Key { key, pressed: true, modifiers, .. } if moves_focus(*key) || modifiers.command => *key,
        // Space presses a button, and its text is not to fall into the field that the button opens.
        Event::Text(text) if text == " " => Key::Space,
        Event::PointerButton { button: PointerButton::Primary, pressed: false, .. } => return true,
        _ => return false,
    };
    !matches!(next, Some(Event::Key { key: again, pressed: true, .. }) if *again == key)
}

/// What was typed may have led the keyboard to a line, and egui counts an Enter only for a line that had it before.
fn is_enter(event: Option<&Event>) -> bool {
    matches!(event, Some(Event::Key { key: Key::Enter, pressed: true, .. }))
}

fn is_text(event: &Event) -> bool {
    matches!(event, Event::Text(_))
}

fn moves_focus(key: Key) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Enter, Escape, Tab};
    use Key::{F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12};
    matches!(
        key,
        Tab | Enter
            | Escape
            | ArrowDown
            | ArrowLeft
            | ArrowRight
            | ArrowUp
            | F1
            | F2
            | F3
            | F4
            | F5
            | F6
            | F7
            | F8
            | F9
            | F10
            | F11
            | F12
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Modifiers, pos2};

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
    }

    /// What each frame gets of events that all came before the first.
    fn frames(mut events: Vec<Event>) -> Vec<Vec<Event>> {
        let mut steps = Steps::default();
        let mut frames = Vec::new();
        loop {
            steps.hand_on(&mut events);
            frames.push(std::mem::take(&mut events));
            if !steps.taken() {
                return frames;
            }
        }
    }

    #[test]
    fn what_follows_a_tab_comes_a_frame_later() {
        let (down, up) = (key(Key::Tab, true), key(Key::Tab, false));
        let typed = vec![text("7"), text("1"), down.clone(), up.clone(), text("D"), text("r")];
        assert_eq!(frames(typed), [vec![text("7"), text("1"), down], vec![up, text("D"), text("r")]]);
    }

    #[test]
    fn an_enter_comes_a_frame_after_what_was_typed() {
        let (down, up) = (key(Key::Enter, true), key(Key::Enter, false));
        let typed = vec![text("7"), key(Key::Num7, false), down.clone(), up.clone()];
        assert_eq!(frames(typed), [vec![text("7"), key(Key::Num7, false)], vec![down.clone()], vec![up]]);
        assert_eq!(frames(vec![down]).len(), 1);
    }

    #[test]
    fn typing_alone_and_a_tab_at_the_end_wait_for_nothing() {
        assert_eq!(frames(vec![text("7"), key(Key::Backspace, true), text("8")]).len(), 1);
        assert_eq!(frames(vec![text("7"), key(Key::Tab, true)]).len(), 1);
        assert_eq!(frames(Vec::new()).len(), 1);
    }

    #[test]
    fn each_key_that_may_move_the_focus_and_each_click_is_a_step() {
        let button = PointerButton::Primary;
        let release =
            Event::PointerButton { pos: pos2(1.0, 1.0), button, pressed: false, modifiers: Modifiers::NONE };
        let chord = |key| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        };
        for step in [
            chord(Key::K),
            key(Key::ArrowRight, true),
            key(Key::Enter, true),
            key(Key::Escape, true),
            key(Key::F4, true),
            text(" "),
            release,
        ] {
            let all = frames(vec![step.clone(), key(Key::Tab, true), text("7")]);
            assert_eq!(all, [vec![step], vec![key(Key::Tab, true)], vec![text("7")]]);
        }
    }

    #[test]
    fn a_key_that_is_held_down_does_not_pile_up_frames() {
        let mut held = vec![key(Key::ArrowDown, true); 30];
        held.push(key(Key::ArrowDown, false));
        assert_eq!(frames(held).len(), 2);
        let space = [key(Key::Space, true), text(" ")];
        assert_eq!(frames(vec![space; 30].concat()).len(), 1);
    }

    #[test]
    fn events_keep_their_order_when_new_ones_come_and_when_nothing_is_drawn() {
        let mut steps = Steps::default();
        let mut events = vec![text("a"), key(Key::Tab, true), text("b")];
        steps.hand_on(&mut events);
        // Not drawn: eframe offers the same again, with what is new.
        events.push(text("c"));
        steps.hand_on(&mut events);
        assert_eq!(events, [text("a"), key(Key::Tab, true)]);
        assert!(steps.taken());
        let mut events = vec![text("d")];
        steps.hand_on(&mut events);
        assert!(!steps.taken());
        assert_eq!(events, [text("b"), text("c"), text("d")]);
    }
}
