//! Fonts and the egui styles made from the tokens of [`super::theme`]. Set once, before the first frame.

use std::sync::Arc;

use egui::epaint::text::{FontData, FontDefinitions};
use egui::style::{ScrollAnimation, ScrollStyle, Selection, WidgetVisuals};
use egui::{
    Context, CornerRadius, FontFamily, Stroke, Style, TextStyle, Theme, ThemePreference, Visuals, vec2,
};

use super::theme::{self, Elevation, Palette, motion, size, space};
use crate::console::appearance::Appearance;
pub use crate::store::Theme as ThemeChoice;

/// The palette that is in force.
pub fn palette(ctx: &Context, choice: ThemeChoice, desktop: Appearance) -> Palette {
    let (light, dark) = palettes(choice, desktop);
    match ctx.theme() {
        Theme::Light => light,
        Theme::Dark => dark,
    }
}

/// What is light and what is dark under this choice.
fn palettes(choice: ThemeChoice, desktop: Appearance) -> (Palette, Palette) {
    let high_contrast = match choice {
        ThemeChoice::System => desktop.high_contrast,
        ThemeChoice::Light | ThemeChoice::Dark => false,
        ThemeChoice::ContrastLight | ThemeChoice::ContrastDark => true,
    };
    if high_contrast {
        (Palette::CONTRAST_LIGHT, Palette::CONTRAST_DARK)
    } else {
        (Palette::LIGHT, Palette::DARK)
    }
}

/// Loads fonts and styles, for a desktop that has not told anything yet.
pub fn install(ctx: &Context, choice: ThemeChoice) {
    ctx.set_fonts(fonts());
    ctx.options_mut(|options| {
        // The screen has its own keys for it, with narrower bounds.
        options.zoom_with_keyboard = false;
        // Where nobody says (a Linux desktop without a portal, or one without a preference), it is light: so are the
        // windows beside it there, and so are offices.
        options.fallback_theme = Theme::Light;
    });
    apply(ctx, choice, Appearance::default());
}

/// Changes the theme, at any time; it holds from the next frame on.
pub fn apply(ctx: &Context, choice: ThemeChoice, desktop: Appearance) {
    let (light, dark) = palettes(choice, desktop);
    ctx.set_style_of(Theme::Dark, style(&dark));
    ctx.set_style_of(Theme::Light, style(&light));
    ctx.set_theme(match (choice, desktop.dark) {
        // Windows and macOS tell the window itself.
        (ThemeChoice::System, None) => ThemePreference::System,
        (ThemeChoice::System, Some(false)) | (ThemeChoice::Light | ThemeChoice::ContrastLight, _) => {
            ThemePreference::Light
        }
        (ThemeChoice::System, Some(true)) | (ThemeChoice::Dark | ThemeChoice::ContrastDark, _) => {
            ThemePreference::Dark
        }
    });
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let faces: [(&str, FontFamily, &'static [u8]); 2] = [
        ("Inter", FontFamily::Proportional, include_bytes!("../../assets/fonts/Inter-Regular.otf")),
        (
            "Inter SemiBold",
            FontFamily::Name(theme::SEMIBOLD.into()),
            include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
        ),
    ];
    for (name, family, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let order = std::iter::once(name.to_owned()).chain(fallbacks.iter().cloned()).collect();
        fonts.families.insert(family, order);
    }
    fonts
}

fn style(p: &Palette) -> Style {
    let mut style = Style {
        visuals: visuals(p),
        text_styles: [
            (TextStyle::Small, theme::regular(size::SMALL)),
            (TextStyle::Body, theme::regular(size::BODY)),
            (TextStyle::Button, theme::semibold(size::BODY)),
            (TextStyle::Heading, theme::semibold(size::LARGE)),
            (TextStyle::Monospace, theme::regular(size::SMALL)),
        ]
        .into(),
        animation_time: motion::SECS,
        scroll_animation: ScrollAnimation::none(),
        ..Style::default()
    };
    style.spacing.item_spacing = vec2(space::USUAL, space::USUAL);
    style.spacing.button_padding = vec2(space::WIDE, 7.0);
    style.spacing.interact_size = vec2(32.0, 32.0);
    style.spacing.menu_margin = space::CLOSE.into();
    style.spacing.window_margin = size::PAD.into();
    style.spacing.icon_width = 18.0;
    style.spacing.icon_width_inner = 8.0;
    style.spacing.icon_spacing = space::USUAL;
    style.spacing.scroll = ScrollStyle {
        floating_allocated_width: 0.0,
        floating_width: 5.0,
        bar_width: 8.0,
        // In the colour of what can be pressed: the other one is that of the ground.
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        dormant_handle_opacity: if p.high_contrast { 1.0 } else { 0.6 },
        active_handle_opacity: if p.high_contrast { 1.0 } else { 0.8 },
        interact_handle_opacity: 1.0,
        ..ScrollStyle::thin()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn widget(fill: egui::Color32, border: Stroke, text: egui::Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: border,
        corner_radius: CornerRadius::same(size::RADIUS_BUTTON),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    }
}

fn visuals(p: &Palette) -> Visuals {
    let mut visuals = if p.dark { Visuals::dark() } else { Visuals::light() };
    let line = Stroke::new(if p.high_contrast { 2.0 } else { 1.0 }, p.line);
    // egui draws a control with the keyboard's focus as active: its border is the focus ring.
    let ring = Stroke::new(2.0, p.accent);
    visuals.widgets.noninteractive = widget(p.surface, line, p.text);
    visuals.widgets.inactive = widget(p.surface, Stroke::new(1.0, p.edge), p.accent);
    visuals.widgets.hovered = widget(p.accent_soft, Stroke::new(1.0, p.accent), p.accent);
    visuals.widgets.active = widget(p.accent_soft, ring, p.accent);
    visuals.widgets.open = widget(p.accent_soft, Stroke::new(1.0, p.accent), p.accent);
    visuals.selection = Selection { bg_fill: p.accent_soft, stroke: ring };
    visuals.hyperlink_color = p.accent;
    visuals.weak_text_color = Some(p.text2);
    visuals.faint_bg_color = p.sunken;
    visuals.extreme_bg_color = p.surface;
    visuals.text_edit_bg_color = Some(p.surface);
    visuals.code_bg_color = p.sunken;
    visuals.warn_fg_color = p.wait;
    visuals.error_fg_color = p.urgent;
    visuals.panel_fill = p.ground;
    visuals.window_fill = p.surface;
    visuals.window_stroke = line;
    visuals.window_corner_radius = CornerRadius::same(size::RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(size::RADIUS_BUTTON + 1);
    visuals.window_shadow = p.shadow(Elevation::Popup);
    visuals.popup_shadow = p.shadow(Elevation::Popup);
    // Faded words must be readable, too.
    visuals.disabled_alpha = if p.high_contrast { 0.85 } else { 0.75 };
    visuals.text_cursor.stroke = Stroke::new(2.0, p.accent);
    visuals.text_cursor.blink = false;
    visuals
}
