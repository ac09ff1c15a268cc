//! Every colour, size and font size of the screen. Nothing else in the house names a colour.
//!
//! State is told by words and shape; colour only supports. The tests compute the contrast of every pair that is used:
//! at least 4.5:1, and 7:1 in high contrast.

use egui::{Color32, FontFamily, FontId};

/// Sizes in points; the zoom scales them.
pub mod size {
    /// Space between tiles.
    pub const GAP: f32 = 14.0;
    /// Space around the board and in cards.
    pub const PAD: f32 = 20.0;
    /// Padding inside a tile, left and right.
    pub const TILE_PAD: f32 = 14.0;
    /// A tile is never narrower, but in a window that is narrower itself.
    pub const TILE_MIN_WIDTH: f32 = 230.0;
    /// Height of a tile.
    pub const TILE_HEIGHT: f32 = 180.0;
    /// Height of the button drawn in a tile.
    pub const BUTTON: f32 = 36.0;
    /// Height of the bar that fills until the recall.
    pub const RECALL_BAR: f32 = 4.0;
    /// Height of the strip with the longest wait.
    pub const STRIP: f32 = 56.0;
    /// Height of a segment of the device list.
    pub const SEGMENT: f32 = 42.0;
    /// Widest segment of the device list.
    pub const SEGMENT_MAX_WIDTH: f32 = 220.0;
    /// Width of the side panel.
    pub const SIDE: f32 = 344.0;
    /// Height of the bar with the live line: two rows of text.
    pub const LIVE: f32 = 44.0;
    /// Below this width everything stands in one column.
    pub const NARROW: f32 = 760.0;
    /// Below this height as well, so that the tiles keep room.
    pub const LOW: f32 = 460.0;
    /// Width of the cards around signing in.
    pub const CARD: f32 = 560.0;
    /// Corner radius of tiles and cards.
    pub const RADIUS: u8 = 10;
    /// Corner radius of buttons and fields.
    pub const RADIUS_BUTTON: u8 = 7;
    /// Small text.
    pub const SMALL: f32 = 13.0;
    /// Smallest text, for the second line of a segment.
    pub const TINY: f32 = 12.0;
    /// Normal text.
    pub const BODY: f32 = 14.0;
    /// The caller's name.
    pub const NAME: f32 = 16.0;
    /// A slot's number, headings.
    pub const LARGE: f32 = 18.0;
    /// A code that is read aloud or typed elsewhere.
    pub const CODE: f32 = 34.0;
}

/// Name of the semibold family.
pub const SEMIBOLD: &str = "semibold";

/// Normal weight.
pub fn regular(points: f32) -> FontId {
    FontId::new(points, FontFamily::Proportional)
}

/// Weight 600.
pub fn semibold(points: f32) -> FontId {
    FontId::new(points, FontFamily::Name(SEMIBOLD.into()))
}

/// No colour at all.
pub const CLEAR: Color32 = Color32::TRANSPARENT;
/// What lies over the screen behind a dialog.
pub const SCRIM: Color32 = Color32::from_black_alpha(48);

/// The colour of a shadow, 0 to 255 strong.
pub const fn shade(alpha: u8) -> Color32 {
    Color32::from_black_alpha(alpha)
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// It is a dark theme.
    pub dark: bool,
    /// Lines are stronger and no tints are used.
    pub high_contrast: bool,
    /// The window.
    pub ground: Color32,
    /// Header, side panel, tiles.
    pub surface: Color32,
    /// What stands out of its surroundings: the chosen segment, buttons under the pointer.
    pub raised: Color32,
    /// What lies below them: the trough of the segments.
    pub sunken: Color32,
    /// Borders that only divide.
    pub line: Color32,
    /// Borders of controls.
    pub edge: Color32,
    /// Hatching of a slot that is not known.
    pub hatch: Color32,
    /// Text.
    pub text: Color32,
    /// Text that supports.
    pub text2: Color32,
    /// Text that recedes.
    pub text3: Color32,
    /// What can be pressed, what rings, what has the focus.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Ground of a ringing tile.
    pub accent_soft: Color32,
    /// Waiting: text.
    pub wait: Color32,
    /// Waiting: ground.
    pub wait_soft: Color32,
    /// Waiting: border.
    pub wait_line: Color32,
    /// Trouble: text.
    pub urgent: Color32,
    /// Trouble: ground.
    pub urgent_soft: Color32,
    /// Trouble: border.
    pub urgent_line: Color32,
    /// Connected: text.
    pub ok: Color32,
    /// Connected: ground.
    pub ok_soft: Color32,
    /// Connected: border.
    pub ok_line: Color32,
}

#[expect(clippy::disallowed_methods, reason = "this is where colours are declared")]
const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

impl Palette {
    /// For bright rooms.
    pub const LIGHT: Self = Self {
        dark: false,
        high_contrast: false,
        ground: hex(0xF3F4F6),
        surface: hex(0xFFFFFF),
        raised: hex(0xFFFFFF),
        sunken: hex(0xE9EBEF),
        line: hex(0xD3D8E0),
        edge: hex(0x7C8594),
        hatch: hex(0xE6E9ED),
        text: hex(0x15181D),
        text2: hex(0x49525F),
        text3: hex(0x5B6573),
        accent: hex(0x1D5BD0),
        accent_hover: hex(0x174BAE),
        on_accent: hex(0xFFFFFF),
        accent_soft: hex(0xE4EDFD),
        wait: hex(0x7A4F00),
        wait_soft: hex(0xFFF3D6),
        wait_line: hex(0xE5B04A),
        urgent: hex(0xA8231B),
        urgent_soft: hex(0xFDEBE9),
        urgent_line: hex(0xE06C63),
        ok: hex(0x0A6642),
        ok_soft: hex(0xE2F5EB),
        ok_line: hex(0x4FB98A),
    };

    /// For dark rooms.
    pub const DARK: Self = Self {
        dark: true,
        high_contrast: false,
        ground: hex(0x121418),
        surface: hex(0x1A1D23),
        raised: hex(0x2A2F39),
        sunken: hex(0x0D0F12),
        line: hex(0x363C47),
        edge: hex(0x6D7684),
        hatch: hex(0x1D2027),
        text: hex(0xEDF0F4),
        text2: hex(0xB4BCC8),
        text3: hex(0x99A3B1),
        accent: hex(0x8AB4FF),
        accent_hover: hex(0xA9C8FF),
        on_accent: hex(0x0B1526),
        accent_soft: hex(0x1B2A44),
        wait: hex(0xF5C467),
        wait_soft: hex(0x2C2413),
        wait_line: hex(0x8A6420),
        urgent: hex(0xFF9C94),
        urgent_soft: hex(0x331A19),
        urgent_line: hex(0xB5483F),
        ok: hex(0x6FDDAE),
        ok_soft: hex(0x122A20),
        ok_line: hex(0x2C7F5B),
    };

    /// For eyes that need it: black, white, and three clear hues.
    pub const HIGH_CONTRAST: Self = Self {
        dark: true,
        high_contrast: true,
        ground: hex(0x000000),
        surface: hex(0x000000),
        raised: hex(0x2B2B2B),
        sunken: hex(0x000000),
        line: hex(0xFFFFFF),
        edge: hex(0xFFFFFF),
        hatch: hex(0x3A3A3A),
        text: hex(0xFFFFFF),
        text2: hex(0xFFFFFF),
        text3: hex(0xE6E6E6),
        accent: hex(0xFFE14D),
        accent_hover: hex(0xFFFFFF),
        on_accent: hex(0x000000),
        accent_soft: hex(0x1F1B00),
        wait: hex(0xFFC46B),
        wait_soft: hex(0x000000),
        wait_line: hex(0xFFC46B),
        urgent: hex(0xFFB4AE),
        urgent_soft: hex(0x1F0000),
        urgent_line: hex(0xFFB4AE),
        ok: hex(0x8CFFC0),
        ok_soft: hex(0x001A0D),
        ok_line: hex(0x8CFFC0),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    /// Every text on every ground that it stands on.
    fn texts(p: &Palette) -> Vec<(&'static str, Color32, Color32)> {
        let grounds = [p.ground, p.surface, p.raised, p.sunken];
        let tinted = [p.accent_soft, p.wait_soft, p.urgent_soft, p.ok_soft];
        let mut pairs = Vec::new();
        for ground in grounds.into_iter().chain(tinted) {
            pairs.extend([("text", p.text, ground), ("text2", p.text2, ground)]);
        }
        for ground in grounds {
            pairs.extend([("text3", p.text3, ground), ("accent", p.accent, ground)]);
        }
        for ground in [p.ground, p.surface] {
            pairs.extend([("wait", p.wait, ground), ("urgent", p.urgent, ground), ("ok", p.ok, ground)]);
            pairs.push(("text3 on hatching", p.text3, p.hatch));
        }
        pairs.extend([
            ("accent on its tint", p.accent, p.accent_soft),
            ("accent on trouble", p.accent, p.urgent_soft),
            ("accent on waiting", p.accent, p.wait_soft),
            ("wait on its tint", p.wait, p.wait_soft),
            ("urgent on its tint", p.urgent, p.urgent_soft),
            ("ok on its tint", p.ok, p.ok_soft),
            ("on accent", p.on_accent, p.accent),
            ("on accent under the pointer", p.on_accent, p.accent_hover),
            ("text2 on hatching", p.text2, p.hatch),
            ("accent on hatching", p.accent, p.hatch),
        ]);
        pairs
    }

    fn check(name: &str, palette: &Palette, least: f64) {
        for (what, text, ground) in texts(palette) {
            let found = contrast(text, ground);
            assert!(found >= least, "{name}: {what} {text:?} on {ground:?} has {found:.2}, needs {least}");
        }
        // Borders of controls and the focus ring need 3:1 to be seen as such.
        for ground in [palette.ground, palette.surface] {
            for (what, line) in [("edge", palette.edge), ("focus", palette.accent)] {
                assert!(contrast(line, ground) >= 3.0, "{name}: {what} on {ground:?}");
            }
        }
    }

    #[test]
    fn every_text_of_the_light_theme_can_be_read() {
        check("light", &Palette::LIGHT, 4.5);
    }

    #[test]
    fn every_text_of_the_dark_theme_can_be_read() {
        check("dark", &Palette::DARK, 4.5);
    }

    #[test]
    fn high_contrast_reaches_seven_to_one() {
        check("high contrast", &Palette::HIGH_CONTRAST, 7.0);
    }
}
