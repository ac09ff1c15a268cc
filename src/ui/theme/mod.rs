//! The tokens of the look: every colour, size, font size, shadow and duration of the screen. Nothing else in the house names
//! a colour.
//!
//! State is told by words and shape; colour only supports. What stands on what is in [`skin`]; the tests compute the contrast
//! of every pair there, at least 4.5:1 and 7:1 in high contrast, and look at every state as the colour-blind see it.

use egui::{Color32, FontFamily, FontId};

mod palette;
pub mod skin;
#[cfg(test)]
mod tests;

pub use palette::Palette;

/// Sizes in points; the zoom scales them.
pub mod size {
    /// Space between tiles.
    pub const GAP: f32 = 12.0;
    /// Space around the board and in cards.
    pub const PAD: f32 = 20.0;
    /// Padding inside a tile, left and right.
    pub const TILE_PAD: f32 = 14.0;
    /// A tile is never narrower, but in a window that is narrower itself.
    pub const TILE_MIN_WIDTH: f32 = 258.0;
    /// Padding above the words of a tile.
    pub const TILE_HEAD: f32 = 10.0;
    /// Padding below its button.
    pub const TILE_FOOT: f32 = 11.0;
    /// Height of a tile: three rows of them stand whole in a window of the usual size.
    pub const TILE_HEIGHT: f32 = 172.0;
    /// Height of the button drawn in a tile.
    pub const BUTTON: f32 = 34.0;
    /// Height of the bar that fills until the recall.
    pub const RECALL_BAR: f32 = 4.0;
    /// Height of the strip with the longest wait.
    pub const STRIP: f32 = 56.0;
    /// Height of a segment of the device list.
    pub const SEGMENT: f32 = 42.0;
    /// Widest segment of the device list.
    pub const SEGMENT_MAX_WIDTH: f32 = 220.0;
    /// Height of the number field.
    pub const FIELD: f32 = 36.0;
    /// Height of the number field with the line below it, and of what stands in its place.
    pub const TOOLBAR: f32 = 56.0;
    /// Width of the side panel.
    pub const SIDE: f32 = 344.0;
    /// Height of the bar with the live line: two rows of text.
    pub const LIVE: f32 = 44.0;
    /// The same where a row is short: three of them.
    pub const LIVE_NARROW: f32 = 60.0;
    /// Height of the bar with the most pressing notice: two rows of text as well, or one where the window is low.
    pub const NOTICE: f32 = 44.0;
    /// The same where it has room for a sentence in one row.
    pub const NOTICE_LOW: f32 = 32.0;
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
    /// Corner radius of marks that are a square.
    pub const RADIUS_MARK: f32 = 1.0;
    /// Corner radius of bars.
    pub const RADIUS_BAR: f32 = 2.0;
    /// How far the ring of what has the keyboard stands out of it.
    pub const RING: f32 = 4.0;
    /// Around the choices of a group.
    pub const SEGMENT_PAD: f32 = 3.0;
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
    /// The title of a page.
    pub const TITLE: f32 = 26.0;
    /// A code that is read aloud or typed elsewhere.
    pub const CODE: f32 = 34.0;
}

/// Room between things, in points, from what reads as one to what stands apart. The room around the board is [`size::PAD`].
pub mod space {
    /// Between the lines of one thing.
    pub const HAIR: f32 = 2.0;
    /// Between a thing and what is said about it.
    pub const TIGHT: f32 = 4.0;
    /// Between the small controls of a row.
    pub const CLOSE: f32 = 6.0;
    /// Between controls.
    pub const USUAL: f32 = 8.0;
    /// Inside a small card, above and below.
    pub const INNER: f32 = 10.0;
    /// Inside a card, and between the parts of a page.
    pub const WIDE: f32 = 12.0;
    /// Between what has nothing to do with each other.
    pub const BIG: f32 = 16.0;
}

/// Room that differs from side to side: what scrolls keeps some for its bar and for the ring of what has the keyboard.
pub mod margin {
    use egui::Margin;

    /// Around a page that scrolls in a dialog.
    pub const PAGE: Margin = Margin { left: 4, right: 14, top: 2, bottom: 6 };
    /// Around the side panel.
    pub const SIDE: Margin = Margin { left: 16, right: 8, top: 16, bottom: 16 };
    /// Around what scrolls in the side panel.
    pub const BESIDE_THE_BAR: Margin = Margin { left: 2, right: 10, top: 2, bottom: 2 };
    /// Around the calls below a narrow board.
    pub const CALLS_BELOW: Margin = Margin { left: 10, right: 2, top: 8, bottom: 8 };
    /// Around the notices below the activity.
    pub const NOTICES: Margin = Margin { left: 0, right: 0, top: 14, bottom: 2 };
    /// Around the row above the board.
    pub const TOOLBAR: Margin = Margin { left: 20, right: 20, top: 12, bottom: 6 };
    /// Around the tiles.
    pub const BOARD: Margin = Margin { left: 20, right: 20, top: 6, bottom: 6 };
    /// Around a text with the button that copies it.
    pub const COPY_ROW: Margin = Margin { left: 10, right: 4, top: 4, bottom: 4 };
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

/// How things move: not at all. Nothing on this screen would tell more by moving, so whoever asked the system for reduced
/// motion has it here, and there is no setting for it.
pub mod motion {
    /// How long anything fades, opens or slides, in seconds. Zero also spares the frames.
    pub const SECS: f32 = 0.0;
}

/// How far things stand out of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elevation {
    /// A tile that asks to be pressed.
    Tile,
    /// Menus and dialogs.
    Popup,
}

/// No colour at all.
pub const CLEAR: Color32 = Color32::TRANSPARENT;
/// What lies over the screen behind a dialog.
pub const SCRIM: Color32 = Color32::from_black_alpha(48);
