//! Where everything stands around the board: in columns, or below each other in a narrow window.

use egui::{CentralPanel, Frame, Panel, ScrollArea, Ui, vec2};

use super::State;
use crate::console::event::Intent;
use crate::say;
use crate::ui::board;
use crate::ui::empty::empty_ui;
use crate::ui::expired::is_expired;
use crate::ui::header;
use crate::ui::notices;
use crate::ui::parts;
use crate::ui::settings::Item;
use crate::ui::theme::{margin, size, space};
use crate::ui::view::View;

impl State {
    pub(super) fn board_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let p = view.palette;
        let has_strip = self.strip.look(view);
        let bar = Frame::new().fill(p.surface).inner_margin(vec2(size::PAD, space::USUAL));
        if view.narrow {
            self.side.calls_below(ui, view, intents);
            CentralPanel::default().frame(Frame::new().fill(p.ground)).show(ui, |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    let bar = bar.inner_margin(vec2(space::WIDE, space::USUAL));
                    let ask = bar.show(ui, |ui| header::header_ui(ui, view, intents)).inner;
                    self.asked(ui.ctx(), ask, intents);
                    if has_strip {
                        ui.add_space(-ui.spacing().item_spacing.y);
                        self.strip.show(ui, view, intents);
                    }
                    Frame::new().inner_margin(space::WIDE).show(ui, |ui| {
                        notices::notices_ui(ui, view, intents);
                        self.toolbar_ui(ui, view, intents);
                        ui.add_space(space::USUAL);
                        self.slots_ui(ui, view, intents);
                        ui.add_space(space::WIDE);
                        self.side.more(ui, view, intents);
                        parts::heading(ui, &view.say(say!("activity")), size::SMALL);
                        self.side.entries(ui, view);
                    });
                });
            });
            return;
        }
        let header = Panel::top("header").frame(bar).show(ui, |ui| header::header_ui(ui, view, intents));
        self.banner.header_bottom = header.response.rect.bottom();
        self.asked(ui.ctx(), header.inner, intents);
        if has_strip {
            let strip = Panel::top("longest wait").exact_size(size::STRIP).frame(Frame::new().fill(p.ground));
            strip.show(ui, |ui| self.strip.show(ui, view, intents));
        }
        // What scrolls in it keeps some room on both sides for itself.
        let frame = Frame::new().fill(p.surface).inner_margin(margin::SIDE);
        Panel::right("side").exact_size(size::SIDE).resizable(false).frame(frame).show(ui, |ui| {
            self.side.show(ui, view, intents);
        });
        CentralPanel::default().frame(Frame::new().fill(p.ground)).show(ui, |ui| {
            Frame::new().inner_margin(margin::TOOLBAR).show(ui, |ui| self.toolbar_ui(ui, view, intents));
            let area = ScrollArea::vertical().id_salt("board").auto_shrink(false);
            area.content_margin(margin::BOARD).show(ui, |ui| self.slots_ui(ui, view, intents));
        });
    }

    /// The number field, or what stands in its place while nothing can be sent.
    fn toolbar_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        if is_expired(view) {
            self.expired.show(ui, view, intents);
        } else {
            self.number.show(ui, view, intents);
        }
    }

    fn slots_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let board = view.console.board();
        if board.extensions().is_first_read() {
            parts::note(ui, &view.palette, &view.say(say!("reading-slots")));
        } else if board.slots().len() <= 1 && empty_ui(ui, view, &mut self.copied) {
            self.overlay.open_setting(ui.ctx(), Item::Slots);
        }
        board::board_ui(ui, view, &mut self.presses, intents);
    }
}
