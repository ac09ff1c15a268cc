//! A scroll whose content keeps its place when the room for it grows: a panel below it that goes away moves nothing.

use egui::{Margin, Rect, ScrollArea, Ui};

use super::sight::{self, InSight as _};

/// The scroll, as drawn last.
#[derive(Debug, Default)]
pub(super) struct Steady {
    /// The window: in another one everything has another place anyway.
    window: Option<Rect>,
}

impl Steady {
    /// Draws into this scroll, with this room around. Whether the page keys are its own is `has_pages`.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        area: ScrollArea,
        margin: Margin,
        has_pages: bool,
        add: impl FnOnce(&mut Ui),
    ) {
        let place = ui.next_auto_id();
        let window = Some(ui.content_rect());
        let is_same = self.window == window;
        self.window = window;
        let drawn = area.content_margin(margin).show_seen(ui, |ui, seen| {
            add(ui);
            if is_same && seen.min.y > 0.0 {
                // egui would scroll back as far as the content ends above the end of the room.
                let top = ui.min_rect().top() - margin.topf();
                ui.expand_to_include_y(top + seen.max.y - margin.bottomf());
            }
        });
        if has_pages {
            sight::turn_pages(ui, place, &drawn);
        }
    }
}
