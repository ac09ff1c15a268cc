//! What the day comes to: how many, how they ended, how long they waited.

use std::sync::Arc;

use egui::{Align2, CornerRadius, Galley, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::console::day::Ending;
use crate::console::day::figures::Tally;
use crate::say;
use crate::ui::parts;
use crate::ui::theme::{self, size};
use crate::ui::view::View;
use crate::words::{Arg, Message};

/// A figure is never narrower.
const WIDTH: f32 = 104.0;
const GAP: f32 = 8.0;
/// The label stands so far below the top.
const LABEL: f32 = 30.0;

/// Stays that ended so, as a heading.
pub(super) fn heading_of(ending: Ending) -> Message {
    match ending {
        Ending::Retrieved => say!("day-all-retrieved"),
        Ending::Recalled => say!("day-all-recalled"),
        Ending::Left => say!("day-all-left"),
        Ending::Forgotten => say!("day-all-forgotten"),
        Ending::Unknown => say!("day-all-unknown"),
    }
}

/// A wait, or a dash where none is known.
pub(super) fn wait(ms: Option<u64>) -> Arg {
    ms.map_or_else(|| Arg::from("–"), Arg::Clock)
}

/// Everything that is known of these stays as facts in a row, for a sentence.
pub(super) fn facts(tally: &Tally) -> Arg {
    let ended = Ending::ALL.into_iter().filter_map(|ending| {
        let n = tally.ended(ending);
        (n > 0).then(|| match ending {
            Ending::Retrieved => say!("day-n-retrieved", n = n),
            Ending::Recalled => say!("day-n-recalled", n = n),
            Ending::Left => say!("day-n-left", n = n),
            Ending::Forgotten => say!("day-n-forgotten", n = n),
            Ending::Unknown => say!("day-n-unknown", n = n),
        })
    });
    let median = tally.median_wait_ms.map(|ms| say!("day-median-wait", wait = Arg::Clock(ms)));
    let worst = tally.worst_wait_ms.map(|ms| say!("day-longest-wait", wait = Arg::Clock(ms)));
    let parked = say!("day-n-parked", n = tally.count);
    Arg::List(std::iter::once(parked).chain(ended).chain(median).chain(worst).map(Arg::from).collect())
}

fn figures_of(tally: &Tally) -> Vec<(Message, Arg)> {
    let always = [Ending::Retrieved, Ending::Recalled, Ending::Left];
    let ended = Ending::ALL.into_iter().map(|ending| (ending, tally.ended(ending)));
    let ended = ended.filter(|(ending, n)| *n > 0 || always.contains(ending));
    let mut figures = vec![(say!("day-parked"), Arg::from(tally.count))];
    figures.extend(ended.map(|(ending, n)| (heading_of(ending), Arg::from(n))));
    figures.push((say!("day-median"), wait(tally.median_wait_ms)));
    figures.push((say!("day-worst"), wait(tally.worst_wait_ms)));
    figures
}

/// Draws the figures.
pub(super) fn figures_ui(ui: &mut Ui, view: &View<'_>, tally: &Tally) {
    let figures = figures_of(tally);
    ui.scope(|ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Group);
            node.set_label(view.say(say!("day-figures")));
        });
        let width = ui.available_width();
        let most = ((width + GAP) / (WIDTH + GAP)).floor().max(2.0);
        // As many rows as it needs, each as full as the others.
        let rows = (figures.len() as f32 / most).ceil();
        let columns = (figures.len() as f32 / rows).ceil();
        let width = (width - GAP * (columns - 1.0)) / columns;
        let highest = figures.iter().map(|(what, _)| label(ui, view, width, what).size().y);
        let cell = vec2(width, LABEL + highest.fold(0.0, f32::max) + 8.0);
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        for row in figures.chunks(columns as usize) {
            ui.horizontal(|ui| {
                for (what, value) in row {
                    figure_ui(ui, view, cell, what, value);
                }
            });
        }
    });
    if tally.waits < tally.count {
        parts::note(
            ui,
            &view.palette,
            &view.say(say!("day-waits-known", all = tally.count, n = tally.waits)),
        );
    }
}

fn label(ui: &Ui, view: &View<'_>, width: f32, what: &Message) -> Arc<Galley> {
    let font = theme::regular(size::TINY);
    parts::galley(ui, &view.say(what), font, view.palette.text2, width - 16.0, 2)
}

fn figure_ui(ui: &mut Ui, view: &View<'_>, cell: egui::Vec2, what: &Message, value: &Arg) {
    let p = &view.palette;
    let (rect, response) = ui.allocate_exact_size(cell, Sense::hover());
    let heard = view.say(say!("day-figure", what = what, value = value));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &heard));
    let radius = CornerRadius::same(size::RADIUS_BUTTON);
    ui.painter().rect(rect, radius, p.sunken, Stroke::new(1.0, p.line), StrokeKind::Inside);
    let room = cell.x - 16.0;
    let number = parts::galley(ui, &view.say(value), theme::semibold(size::LARGE), p.text, room, 1);
    let label = label(ui, view, cell.x, what);
    ui.painter().galley(rect.min + vec2(8.0, 6.0), number, p.text);
    let below = Align2::LEFT_TOP.anchor_size(rect.min + vec2(8.0, LABEL), label.size());
    ui.painter().galley(below.min, label, p.text2);
}
