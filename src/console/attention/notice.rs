//! A desktop notification as the core wants it; `backend/` knows how the desktop is told.

use super::Occasion;
use crate::console::words::notices;

/// Which notification: the same one again takes the place of the earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId(pub u64);

impl NoticeId {
    pub(super) fn advance(&mut self) -> Self {
        self.0 += 1;
        *self
    }
}

/// How much it presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// It may go away by itself.
    Normal,
    /// It stays until it is withdrawn or put away.
    Critical,
}

/// What it sounds like, where the desktop plays sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    /// Nothing is to be heard.
    None,
    /// A short sound.
    Hint,
    /// A phone that rings.
    Ring,
}

/// A notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which.
    pub id: NoticeId,
    /// A few words that name nobody.
    pub title: String,
    /// A sentence. It names nobody while the screen is locked.
    pub body: String,
    /// How much it presses.
    pub urgency: Urgency,
    /// What it sounds like.
    pub sound: Sound,
}

impl Notice {
    /// One that a lock screen may show, without a sound.
    pub(super) fn nameless(id: NoticeId, occasion: Occasion) -> Self {
        let (title, body) = match occasion {
            Occasion::Parked => (notices::PARKED, notices::SOMEBODY_PARKED),
            Occasion::HalfTime => (notices::HALF_TIME, notices::SOMEBODY_WAITS),
            Occasion::Soon => (notices::SOON, notices::SOMEBODY_SOON),
            Occasion::Recall => (notices::RECALL, notices::SOMEBODY_BACK),
            Occasion::Rings => (notices::RINGS, notices::SOMEBODY_RINGS),
        };
        let urgency = if occasion == Occasion::Recall { Urgency::Critical } else { Urgency::Normal };
        Self { id, title: title.to_owned(), body: body.to_owned(), urgency, sound: Sound::None }
    }
}
