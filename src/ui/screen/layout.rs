//! Where everything stands around the board: in columns, or below each other in a narrow window.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui, UiBuilder, vec2};

use super::State;
use crate::console::event::Intent;
use crate::say;
use crate::ui::board;
use crate::ui::empty::empty_ui;
use crate::ui::expired::is_expired;
use crate::ui::parts;
use crate::ui::settings::Item;
use crate::ui::theme::{margin, size, space};
use crate::ui::view::View;
use crate::ui::wait_strip::WaitStrip;

/// In a narrow window that is lower, the header scrolls with the board: it would leave no room for that.
const HEADER_STAYS: f32 = 600.0;

impl State {
    pub(super) fn board_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let p = view.palette;
        let has_strip = self.strip.look(view);
        let has_pages = !self.overlay.is_open();
        let bar = Frame::new().fill(p.surface).inner_margin(vec2(size::PAD, space::USUAL));
        if view.narrow {
            let header_stays = ui.content_rect().height() >= HEADER_STAYS;
            self.banner.header_bottom = ui.max_rect().top();
            if header_stays {
                let bar = bar.inner_margin(vec2(space::WIDE, space::USUAL));
                let header = Panel::top("header").frame(bar).show_separator_line(false);
                let header = header.show(ui, |ui| self.header.show(ui, view, intents));
                self.banner.header_bottom = header.response.rect.bottom();
                self.asked(ui.ctx(), header.inner, intents);
            }
            self.banner.strip_bottom = self.banner.header_bottom;
            // Whoever waits longest is in sight, wherever the board is scrolled to and whoever calls.
            if has_strip {
                let frame = Frame::new().fill(p.ground);
                let height = WaitStrip::height(view, ui.available_width());
                let strip =
                    Panel::top("longest wait").exact_size(height).frame(frame).show_separator_line(false);
                let strip = strip.show(ui, |ui| self.strip.show(ui, view, intents));
                self.banner.strip_bottom = strip.response.rect.bottom();
            }
            let ask = self.notices.show(ui, view, intents);
            self.asked(ui.ctx(), ask, intents);
            self.side.calls_below(ui, view, intents);
            CentralPanel::default().frame(Frame::new().fill(p.ground)).show(ui, |ui| {
                let mut scroll = std::mem::take(&mut self.scroll);
                let area = ScrollArea::vertical().auto_shrink(false);
                scroll.show(ui, area, Margin::ZERO, has_pages, |ui| {
                    self.column_ui(ui, view, bar, header_stays, intents);
                });
                self.scroll = scroll;
            });
            return;
        }
        let header = Panel::top("header").frame(bar).show(ui, |ui| self.header.show(ui, view, intents));
        self.banner.header_bottom = header.response.rect.bottom();
        self.banner.strip_bottom = self.banner.header_bottom;
        self.asked(ui.ctx(), header.inner, intents);
        if has_strip {
            let strip = Panel::top("longest wait").exact_size(size::STRIP).frame(Frame::new().fill(p.ground));
            let strip = strip.show(ui, |ui| self.strip.show(ui, view, intents));
            self.banner.strip_bottom = strip.response.rect.bottom();
        }
        // What scrolls in it keeps some room on both sides for itself.
        let frame = Frame::new().fill(p.surface).inner_margin(margin::SIDE);
        Panel::right("side").exact_size(size::SIDE).resizable(false).frame(frame).show(ui, |ui| {
            self.side.show(ui, view, has_pages, intents);
        });
        CentralPanel::default().frame(Frame::new().fill(p.ground)).show(ui, |ui| {
            let toolbar = Frame::new().inner_margin(margin::TOOLBAR);
            let toolbar = toolbar.show(ui, |ui| self.toolbar_ui(ui, view, intents));
            self.banner.toolbar_bottom = toolbar.response.rect.bottom();
            let area = ScrollArea::vertical().id_salt("board").auto_shrink(false);
            let mut scroll = std::mem::take(&mut self.scroll);
            scroll.show(ui, area, margin::BOARD, false, |ui| self.slots_ui(ui, view, intents));
            self.scroll = scroll;
        });
    }

    /// Everything else in one column. What comes and goes stands below the tiles, or not in what scrolls.
    fn column_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        bar: Frame,
        header_stays: bool,
        intents: &mut Vec<Intent>,
    ) {
        if !header_stays {
            let bar = bar.inner_margin(vec2(space::WIDE, space::USUAL));
            let ask = bar.show(ui, |ui| self.header.show(ui, view, intents)).inner;
            self.asked(ui.ctx(), ask, intents);
        }
        Frame::new().inner_margin(space::WIDE).show(ui, |ui| {
            self.toolbar_ui(ui, view, intents);
            ui.add_space(space::USUAL);
            self.slots_ui(ui, view, intents);
            ui.add_space(space::WIDE);
            self.side.more(ui, view, intents);
            parts::heading(ui, &view.say(say!("activity")), size::SMALL);
            self.side.entries(ui, view);
        });
    }

    /// The number field, or what stands in its place while nothing can be sent: both are of one height.
    fn toolbar_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let (_, place) = ui.allocate_space(vec2(ui.available_width(), size::TOOLBAR));
        let mut ui = ui.new_child(UiBuilder::new().max_rect(place));
        if is_expired(view) {
            self.expired.show(&mut ui, view, intents);
        } else {
            self.expired.rest();
            self.number.show(&mut ui, view, intents);
        }
    }

    /// The tiles, and below them why there are none: it goes as soon as there are.
    fn slots_ui(&mut self, ui: &mut Ui, view: &View<'_>, intents: &mut Vec<Intent>) {
        let board = view.console.board();
        board::board_ui(ui, view, &mut self.presses, intents);
        if board.extensions().is_first_read() {
            parts::note(ui, &view.palette, &view.say(say!("reading-slots")));
        } else if board.slots().len() <= 1 && empty_ui(ui, view, &mut self.copied) {
            self.overlay.open_setting(ui.ctx(), Item::Slots);
        }
    }
}
