//! A panel at the bottom of a narrow window, or of the side panel, that is as high as what it holds, up to a share of the window; more of that
//! scrolls in it. What stands above it keeps its place.

use egui::{Frame, Panel, ScrollArea, Ui};

use super::sight::InSight as _;
use super::theme::{margin, space};

/// The line that egui draws above a panel.
const LINE: f32 = 1.0;

/// How high its content was, as drawn last.
#[derive(Debug, Default)]
pub(super) struct Grown {
    content: Option<f32>,
}

impl Grown {
    /// The height of the panel around the content that was drawn last.
    pub fn height(&self) -> Option<f32> {
        self.content.map(|content| content + space::BIG + LINE)
    }

    /// Draws the panel, not higher than this.
    pub fn show(&mut self, ui: &mut Ui, name: &str, frame: Frame, most: f32, add: impl FnOnce(&mut Ui)) {
        let height = self.height().map_or(most, |height| height.min(most));
        let panel = Panel::bottom(name.to_owned()).exact_size(height).resizable(false).frame(frame);
        panel.show(ui, |ui| {
            let area = ScrollArea::vertical().id_salt(name).auto_shrink(false);
            let drawn = area.content_margin(margin::BESIDE_THE_BAR).show_in_sight(ui, add);
            if self.content.replace(drawn.content_size.y) != Some(drawn.content_size.y) {
                ui.ctx().request_discard("what it holds has another height");
            }
        });
    }
}
