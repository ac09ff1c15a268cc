//! A board without slots: what that means, and what to ask the administrator for, ready to be sent.

use egui::{Frame, Label, Stroke, Ui};

use super::parts;
use super::theme::{size, space};
use super::view::View;
use crate::say;

/// The sentences are no wider than a person reads with ease.
const WIDTH: f32 = 560.0;

/// Draws it; returns whether a slot shall be added by hand.
pub(super) fn empty_ui(ui: &mut Ui, view: &View<'_>, copied: &mut Option<String>) -> bool {
    let p = &view.palette;
    let added = ui.vertical(|ui| {
        ui.set_max_width(WIDTH.min(ui.available_width()));
        parts::note(ui, p, &view.say(say!("no-slots")));
        let added = parts::small_button(ui, &view.say(say!("slots-entry"))).clicked();
        // Without her name nobody knows whom to open there.
        if let Some(account) = view.console.session().account() {
            ui.add_space(space::TIGHT);
            let what = view.say(say!("ask-administrator"));
            parts::note(ui, p, &what);
            let wish = view.say(say!("slots-wanted", name = account.name.as_str()));
            Frame::new()
                .fill(p.surface)
                .stroke(Stroke::new(1.0, p.line))
                .corner_radius(size::RADIUS_BUTTON)
                .inner_margin(space::WIDE)
                .show(ui, |ui| {
                    parts::label(ui, &wish, |text| Label::new(text.size(size::BODY).color(p.text)).wrap());
                    ui.add_space(space::HAIR);
                    // In a row its word stands in its middle.
                    ui.horizontal(|ui| parts::copy_button(ui, view.words, copied, &wish, &what));
                });
            ui.add_space(space::USUAL);
        }
        added
    });
    added.inner
}
