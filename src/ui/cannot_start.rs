//! Valet cannot start, a broken `config.toml` say: whoever started it by its icon reads the sentences here. Shown in a
//! small window of its own, instead of the console.

use std::rc::Rc;

use egui::{CentralPanel, Frame, Panel, RichText, ScrollArea, Ui, vec2};

use super::parts::{self, NoticeTone, notice};
use super::sight::InSight as _;
use super::style::{self, ThemeChoice};
use super::text;
use super::theme::{size, space};
use crate::console::appearance::Appearance;
use crate::say;
use crate::words::{Arg, LanguageChoice, Message, Words};

/// What is wrong, and the file to correct.
#[derive(Clone, Debug)]
pub struct CannotStart {
    why: String,
    file: Option<String>,
    words: Rc<Words>,
    copied: Option<String>,
    /// The keyboard goes to the one button, once.
    has_focus: bool,
}

impl CannotStart {
    /// A view of these sentences, one a line; `file` is where they can be put right.
    pub fn new(why: &Arg, file: Option<String>, language: LanguageChoice) -> Self {
        let words = Rc::new(Words::new(language.language()));
        Self { why: words.text(why), file, words, copied: None, has_focus: false }
    }

    /// Fonts and styles. Once, before the first frame.
    pub fn prepare(&self, ctx: &egui::Context) {
        style::install(ctx, ThemeChoice::System);
    }

    /// Draws one frame. Returns whether the person wants to quit.
    pub fn ui(&mut self, ui: &mut Ui) -> bool {
        let p = style::palette(ui.ctx(), ThemeChoice::System, Appearance::default());
        text::tag_language(ui.ctx(), &self.words);
        let say = |message: Message| self.words.tell(&message);
        let bar = Frame::new().fill(p.surface).inner_margin(vec2(size::PAD, space::WIDE));
        let quit = Panel::bottom("quit").frame(bar).show(ui, |ui| {
            let button = parts::primary(ui, &p, &say(say!("quit")));
            // Who is led to the button by ear hears what is wrong with it.
            ui.ctx().accesskit_node_builder(button.id, |node| node.set_description(self.why.as_str()));
            if !std::mem::replace(&mut self.has_focus, true) {
                button.request_focus();
            }
            button.clicked()
        });
        CentralPanel::default().frame(Frame::new().fill(p.ground).inner_margin(size::PAD)).show(ui, |ui| {
            parts::heading(ui, &say(say!("cannot-start")), size::LARGE);
            ScrollArea::vertical().auto_shrink(false).show_in_sight(ui, |ui| {
                notice(ui, &p, NoticeTone::Trouble, |ui| {
                    for line in self.why.lines() {
                        ui.label(RichText::new(line).color(p.text));
                    }
                });
                if let Some(file) = &self.file {
                    parts::note(ui, &p, &say(say!("correct-file")));
                    let what = say(say!("path"));
                    parts::copy_row(ui, &p, &self.words, &mut self.copied, file, &what);
                }
            });
        });
        quit.inner
    }
}
