//! A dialog over everything but a recall: a title, what is in it, and a way out. Esc, a press beside it and its Close button
//! close it. It takes the keyboard when it opens, and gives it back to whoever had it.

use egui::{Frame, Id, Modal, Response, ScrollArea, Ui, UiKind};

use super::parts;
use super::sight::InSight as _;
use super::theme::{self, size, space};
use super::view::View;
use crate::say;

/// What title, margins and the way out take of the height.
const AROUND: f32 = 150.0;
/// What scrolls is never lower.
const LEAST: f32 = 80.0;
/// The least that is left beside a dialog.
const MARGIN: f32 = 56.0;

/// How a dialog is drawn.
pub(super) struct Dialog<'d> {
    /// Its id, and the name of its scroll.
    pub id: &'d str,
    /// Its title, also to a screen reader.
    pub title: String,
    /// Its widest.
    pub width: f32,
}

/// What has become of a dialog in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stays {
    /// It stays open.
    Open,
    /// The person closed it.
    Closed,
}

impl Dialog<'_> {
    /// Draws it. `fixed` stands above what scrolls.
    pub fn show(
        &self,
        ui: &Ui,
        view: &View<'_>,
        fixed: impl FnOnce(&mut Ui),
        scrolled: impl FnOnce(&mut Ui),
    ) -> Stays {
        self.around(ui, view, |ui, height| {
            let before = ui.min_rect().height();
            fixed(ui);
            let height = (height - (ui.min_rect().height() - before)).max(LEAST);
            // A dialog offers the height of the frame before.
            let scroll =
                ScrollArea::vertical().id_salt(self.id).max_height(height).min_scrolled_height(height);
            scroll.auto_shrink([false, true]).show_paged(ui, scrolled);
        })
    }

    /// Draws it around something that scrolls by itself and is no higher than it is told.
    pub fn around(&self, ui: &Ui, view: &View<'_>, body: impl FnOnce(&mut Ui, f32)) -> Stays {
        let window = ui.content_rect();
        let width = (window.width() - MARGIN).min(self.width);
        let frame = Frame::popup(ui.style()).inner_margin(if view.narrow { 12.0 } else { size::PAD });
        let id = Id::unique(self.id);
        let before = ui.memory(|memory| memory.area_rect(id));
        let modal = Modal::new(id).frame(frame).backdrop_color(theme::SCRIM);
        let modal = modal.show(ui.ctx(), |ui| {
            ui.set_width(width);
            name_modal(ui, &self.title);
            parts::heading(ui, &self.title, size::LARGE);
            let taken = ui.min_rect().height();
            body(ui, (window.height() - AROUND - taken).max(LEAST));
            ui.add_space(space::CLOSE);
            let close = parts::button(ui, &view.say(say!("close")));
            take_keyboard(&close);
            close.clicked()
        });
        if before.is_some_and(|before| before.size() != modal.response.rect.size()) {
            // It stands in the middle by the size of the frame before.
            ui.ctx().request_repaint();
        }
        if modal.inner || modal.should_close() { Stays::Closed } else { Stays::Open }
    }
}

/// To be called inside a modal: egui makes its node, and gives it no name.
pub(super) fn name_modal(ui: &Ui, name: &str) {
    if let Some(modal) = ui.stack().iter().find(|outer| outer.kind() == Some(UiKind::Modal)) {
        ui.ctx().accesskit_node_builder(modal.unique_id, |node| {
            node.set_label(name);
            node.set_modal();
        });
    }
}

/// Something in a modal has the keyboard from its first frame on, so that a screen reader says that it is there.
pub(super) fn take_keyboard(way_out: &Response) {
    if way_out.ctx.memory(|memory| memory.focused().is_none()) {
        way_out.request_focus();
        // It was painted without.
        way_out.ctx.request_repaint();
    }
}
