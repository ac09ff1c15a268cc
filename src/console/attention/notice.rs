//! A desktop notification as the core wants it; `backend/` knows how the desktop is told.

use super::Occasion;
use crate::say;
use crate::words::{Arg, Words};

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
    pub title: Arg,
    /// A sentence. It names nobody while the screen is locked.
    pub body: Arg,
    /// How much it presses.
    pub urgency: Urgency,
    /// What it sounds like.
    pub sound: Sound,
}

impl Notice {
    /// The same in the language of the screen, as text that needs no catalogue any more.
    #[must_use]
    pub fn told(self, words: &Words) -> Self {
        let (title, body) = (words.text(&self.title).into(), words.text(&self.body).into());
        Self { title, body, ..self }
    }

    /// One that a lock screen may show, without a sound.
    pub(super) fn nameless(id: NoticeId, occasion: Occasion) -> Self {
        let (title, body) = match occasion {
            Occasion::Parked => (say!("notice-parked"), say!("somebody-is-parked")),
            Occasion::HalfTime => (say!("notice-half-time"), say!("somebody-waits")),
            Occasion::Soon => (say!("notice-soon"), say!("somebody-comes-back-soon")),
            Occasion::Recall => (say!("notice-recall"), say!("somebody-is-back")),
        };
        let urgency = if occasion == Occasion::Recall { Urgency::Critical } else { Urgency::Normal };
        Self { id, title: title.into(), body: body.into(), urgency, sound: Sound::None }
    }
}
