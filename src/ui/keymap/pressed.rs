//! The action of a frame: its key was pressed, or it was chosen in a list. Whoever it concerns takes it, and it is done once.

use std::cell::Cell;

use super::Action;

/// What is still to be done of this frame's action.
#[derive(Debug, Default)]
pub(in crate::ui) struct Pressed(Cell<Option<Action>>);

impl Pressed {
    /// This action, or none.
    pub fn new(action: Option<Action>) -> Self {
        Self(Cell::new(action))
    }

    /// The action, if it is this one; then nobody else gets it.
    pub fn take(&self, wanted: Action) -> bool {
        self.take_as(|action| (action == wanted).then_some(())).is_some()
    }

    /// What the action comes to for somebody; nobody else gets it then.
    pub fn take_as<T>(&self, meaning: impl Fn(Action) -> Option<T>) -> Option<T> {
        let meant = self.0.get().and_then(meaning);
        if meant.is_some() {
            self.0.set(None);
        }
        meant
    }
}
