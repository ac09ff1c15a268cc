//! The list of pages: at the left, or above the page in a narrow window. Tab leads to the page that is shown; the arrows, Home
//! and End lead to the others.

use egui::{
    Align2, CornerRadius, EventFilter, Id, Key, Modifiers, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use super::{Page, SettingsPages};
use crate::say;
use crate::ui::parts;
use crate::ui::sight::lead_to;
use crate::ui::theme::{self, size, space};
use crate::ui::view::View;

const HEIGHT: f32 = 36.0;
const PAD: f32 = 12.0;

impl SettingsPages {
    /// Draws the list. Some: another page shall be shown.
    pub(super) fn pages_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> Option<Page> {
        let mut wanted = None;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::TIGHT, space::HAIR);
            let name = view.say(say!("settings-pages"));
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::TabList);
                node.set_label(name);
            });
            if view.narrow {
                ui.horizontal_wrapped(|ui| wanted = self.tabs_ui(ui, view));
            } else {
                wanted = self.tabs_ui(ui, view);
            }
        });
        wanted
    }

    fn tabs_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> Option<Page> {
        let mut wanted = None;
        for page in Page::ALL {
            let tab = tab_ui(ui, view, page, page == self.page);
            if page == self.page {
                if self.enters {
                    self.enters = !lead_to(&tab);
                }
                if tab.has_focus() {
                    let filter = EventFilter {
                        horizontal_arrows: true,
                        vertical_arrows: true,
                        ..EventFilter::default()
                    };
                    ui.memory_mut(|memory| memory.set_focus_lock_filter(tab.id, filter));
                    wanted = stepped(ui, page).or(wanted);
                }
            } else if tab.clicked() {
                wanted = Some(page);
            }
        }
        // The keyboard goes with the choice, at once: a Tab in the next frame leads on from there.
        if let Some(page) = wanted {
            ui.memory_mut(|memory| memory.request_focus(tab_id(page)));
            self.enters = true;
        }
        wanted
    }
}

/// The page that an arrow leads to.
fn stepped(ui: &Ui, now: Page) -> Option<Page> {
    let last = Page::ALL.len() - 1;
    let at = Page::ALL.iter().position(|page| *page == now)?;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowDown) || pressed(Key::ArrowRight) {
        if at == last { 0 } else { at + 1 }
    } else if pressed(Key::ArrowUp) || pressed(Key::ArrowLeft) {
        at.checked_sub(1).unwrap_or(last)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return None;
    };
    Some(Page::ALL[next])
}

fn tab_id(page: Page) -> Id {
    Id::unique("settings page").with(page as usize)
}

fn tab_ui(ui: &mut Ui, view: &View<'_>, page: Page, chosen: bool) -> Response {
    let p = &view.palette;
    let name = view.say(page.says());
    let words = |font, colour| parts::galley(ui, &name, font, colour, f32::INFINITY, 1);
    // Measured in the weight of the chosen one, so that choosing moves nothing.
    let width = words(theme::semibold(size::BODY), p.text).size().x.ceil() + 2.0 * PAD;
    let words = if chosen {
        words(theme::semibold(size::BODY), p.text)
    } else {
        words(theme::regular(size::BODY), p.text2)
    };
    let colour = if chosen { p.text } else { p.text2 };
    let width = if view.narrow { width } else { ui.available_width() };
    let (_, rect) = ui.allocate_space(vec2(width, HEIGHT));
    // The others are reached with the arrows.
    let sense = if chosen { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, tab_id(page), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    let radius = CornerRadius::same(size::RADIUS_BUTTON);
    if chosen {
        let border = if p.high_contrast { p.accent } else { p.line };
        ui.painter().rect(rect, radius, p.sunken, Stroke::new(1.0, border), StrokeKind::Inside);
        let bar = egui::Rect::from_min_size(rect.min + vec2(0.0, 8.0), vec2(3.0, HEIGHT - 16.0));
        ui.painter().rect_filled(bar, size::RADIUS_BAR, p.accent);
    } else if response.hovered() {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, p.edge), StrokeKind::Inside);
    }
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(PAD, 0.0), words.size());
    ui.painter().galley(at.min, words, colour);
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(1.0), radius, Stroke::new(2.0, p.accent), StrokeKind::Middle);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
