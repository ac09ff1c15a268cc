//! The colours of the four themes.

use egui::{Color32, Shadow};

use super::Elevation;

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
        edge: hex(0x767F8E),
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
        wait_line: hex(0xB97A12),
        urgent: hex(0xA8231B),
        urgent_soft: hex(0xFBDAD6),
        urgent_line: hex(0xD14B41),
        ok: hex(0x0A6642),
        ok_soft: hex(0xE2F5EB),
        ok_line: hex(0x24895F),
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
        edge: hex(0x7A8392),
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
        wait_line: hex(0xA87C2A),
        urgent: hex(0xFF9C94),
        urgent_soft: hex(0x331A19),
        urgent_line: hex(0xC8574D),
        ok: hex(0x6FDDAE),
        ok_soft: hex(0x122A20),
        ok_line: hex(0x33906A),
    };

    /// High contrast on white: every text, border, ring and icon at 7:1 or more.
    pub const CONTRAST_LIGHT: Self = Self {
        dark: false,
        high_contrast: true,
        ground: hex(0xFFFFFF),
        surface: hex(0xFFFFFF),
        raised: hex(0xE6EDFF),
        sunken: hex(0xFFFFFF),
        line: hex(0x000000),
        edge: hex(0x000000),
        hatch: hex(0xD9D9D9),
        text: hex(0x000000),
        text2: hex(0x000000),
        text3: hex(0x1F1F1F),
        accent: hex(0x0A2FA0),
        accent_hover: hex(0x000000),
        on_accent: hex(0xFFFFFF),
        accent_soft: hex(0xE6EDFF),
        wait: hex(0x6B4300),
        wait_soft: hex(0xFFFFFF),
        wait_line: hex(0x6B4300),
        urgent: hex(0x8A0008),
        urgent_soft: hex(0xFFD6D2),
        urgent_line: hex(0x8A0008),
        ok: hex(0x00402A),
        ok_soft: hex(0xE6F7EE),
        ok_line: hex(0x00402A),
    };

    /// High contrast on black, the same: white, and three clear hues.
    pub const CONTRAST_DARK: Self = Self {
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
        urgent: hex(0xFF9C94),
        urgent_soft: hex(0x2E0000),
        urgent_line: hex(0xFF9C94),
        ok: hex(0x8CFFC0),
        ok_soft: hex(0x001A0D),
        ok_line: hex(0x8CFFC0),
    };

    /// The shadow under what stands out; where contrast is high, lines do it.
    pub fn shadow(&self, elevation: Elevation) -> Shadow {
        if self.high_contrast {
            return Shadow::NONE;
        }
        let (offset, blur, alpha) = match (elevation, self.dark) {
            // On a dark ground a small shadow is not seen, and costs all the same.
            (Elevation::Tile, true) => return Shadow::NONE,
            (Elevation::Tile, false) => (1, 4, 22),
            (Elevation::Popup, true) => (4, 16, 120),
            (Elevation::Popup, false) => (4, 16, 40),
        };
        Shadow { offset: [0, offset], blur, spread: 0, color: Color32::from_black_alpha(alpha) }
    }
}
