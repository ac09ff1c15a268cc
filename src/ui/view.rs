//! What the drawing functions share in one frame: the console as it is, the time, the colours. Borrowed, never kept.

use egui::Context;
use jiff::tz::TimeZone;

use super::given::{Places, Registration};
use super::in_hand::{InHand, can_answer};
use super::keymap::{Action, KeyMap, Pressed};
use super::swallowed::Swallowed;
use super::text;
use super::theme::{Palette, size};
use super::tile_words::Moment;
use crate::console::Console;
use crate::console::endpoints::Target;
use crate::console::now::Now;
use crate::store::Settings;
use crate::words::{Arg, Words};

/// One frame's view of the console.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub console: &'a Console,
    pub now: Now,
    pub zone: &'a TimeZone,
    pub words: &'a Words,
    pub palette: Palette,
    pub registration: &'a Registration,
    /// What the person has set, with the policy over it.
    pub settings: &'a Settings,
    pub places: &'a Places,
    pub keys: &'a KeyMap,
    /// What the key does that was pressed in this frame.
    pub pressed: &'a Pressed,
    /// The press that counts for nothing in this frame.
    pub swallowed: &'a Swallowed,
    /// Everything stands in one column and scrolls together.
    pub narrow: bool,
}

impl<'a> View<'a> {
    /// Whether the window is too small for a board with a panel beside it.
    pub fn is_narrow(ctx: &Context) -> bool {
        let window = ctx.content_rect();
        window.width() < size::NARROW || window.height() < size::LOW
    }

    /// The text of a message, in the language of the screen. What the core or Webex has put into words stays as it is.
    pub fn say(&self, what: impl Into<Arg>) -> String {
        self.words.text(&what.into())
    }

    /// The time of day of a time stamp, such as `14:05`.
    pub fn time(&self, at: jiff::Timestamp) -> String {
        text::time_of_day(self.words, at, self.zone)
    }

    /// The key of an action, as it is called on this keyboard.
    pub fn key(&self, action: Action) -> Option<String> {
        self.keys.chord(action).map(|chord| chord.name(self.words))
    }

    /// Commands can be sent: signed in, with the permission.
    pub fn can_send(&self) -> bool {
        self.console.session().is_usable() && self.console.capabilities().calls_write
    }

    /// What the words of the tiles depend on.
    pub fn moment<'m>(&'m self, target: &'m Target, in_hand: Option<&'m InHand>) -> Moment<'m> {
        let account = self.console.session().account();
        Moment {
            now: self.now,
            zone: self.zone,
            words: self.words,
            target,
            in_hand,
            can_answer: can_answer(self.console, target),
            can_send: self.can_send(),
            way_out: self.console.way_out(),
            home: account.and_then(|account| account.location.as_deref()),
        }
    }
}
