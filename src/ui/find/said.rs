//! What is said of the list, for a screen reader: how many there are and which is chosen, each where it is news.

use egui::accesskit::Live;
use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo};

use crate::ui::text;

/// What was said last.
#[derive(Debug, Default)]
pub(super) struct Said {
    seq: u64,
    words: String,
    count: Option<String>,
}

impl Said {
    /// Says how many there are where that is news, and the row that was chosen.
    pub fn hear(&mut self, count: String, row: Option<String>) {
        let counted = (self.count.as_ref() != Some(&count)).then_some(count.as_str());
        if counted.is_some() || row.is_some() {
            self.words = text::sentences([counted, row.as_deref()]);
            self.seq += 1;
        }
        self.count = Some(count);
    }

    /// Says it.
    pub fn node(&self, ui: &Ui) {
        let bottom = Rect::from_min_max(ui.max_rect().left_bottom(), ui.max_rect().right_bottom());
        ui.ctx().allow_widget_id_changes_in(bottom);
        let response = ui.interact(bottom, Id::unique("find says").with(self.seq), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.words));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    }
}
