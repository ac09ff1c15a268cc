//! Who could have the keyboard and is no longer drawn. egui remembers each of them for ever: with a screen reader, to which every
//! line can have it, the callers of a day would fill the memory, and one that asks for what is gone would lose the keyboard.

use egui::{Id, Plugin, Ui};

/// Makes egui forget them at the end of each pass.
#[derive(Debug, Default)]
pub(super) struct Gone {
    /// What had the keyboard when it went.
    held: Option<Id>,
}

impl Plugin for Gone {
    fn debug_name(&self) -> &'static str {
        "gone"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let held = self.held.take();
        let gone: Vec<Id> = ui.ctx().viewport(|viewport| {
            let (before, now) = (&viewport.prev_pass.used_ids, &viewport.this_pass.used_ids);
            before.keys().copied().chain(held).filter(|id| !now.contains_key(id)).collect()
        });
        ui.memory_mut(|memory| {
            for id in gone {
                if memory.focused() == Some(id) {
                    // Its heir is found in the next pass.
                    self.held = Some(id);
                } else {
                    memory.ignore_focus(id);
                }
            }
        });
    }
}
