//! What is said of its own accord: on the live line, and by a screen reader.

use super::Console;
use super::activity::Tone;
use super::now::Now;
use crate::say;
use crate::words::{Arg, Message};

/// Announcements that may wait until they are drawn. More than this in one frame is noise.
const SAID_BEFORE: usize = 16;

/// The last thing that happened, for the live line and the screen reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    /// Counts up with every announcement, so that the same words twice are two.
    pub seq: u64,
    /// The words.
    pub text: Arg,
    /// What to do about it: read aloud after the words, and shown in a place of its own.
    pub advice: Option<Message>,
    /// It may interrupt.
    pub urgent: bool,
    /// When it was said.
    pub at: Option<Now>,
}

impl Announcement {
    /// What a screen reader says.
    pub fn spoken(&self) -> Arg {
        match &self.advice {
            Some(advice) => say!("say-together", first = &self.text, then = advice).into(),
            None => self.text.clone(),
        }
    }
}

impl Console {
    /// The last thing that happened.
    pub fn announcement(&self) -> &Announcement {
        &self.announcement
    }

    /// What was said next after the announcement with this number; `None` once everything was heard.
    pub fn announcement_after(&self, seq: u64) -> Option<&Announcement> {
        self.said_before.iter().chain([&self.announcement]).find(|said| said.seq > seq)
    }

    /// Says what has happened.
    pub(super) fn announce(&mut self, text: impl Into<Arg>, urgent: bool) {
        self.speak(text, urgent);
        if self.session.shows_board() {
            self.announcement.advice = self.link.advice();
        }
        if let Some(now) = self.seen {
            self.heard.note(&self.announcement, now);
        }
    }

    pub(super) fn speak(&mut self, text: impl Into<Arg>, urgent: bool) {
        let next = Announcement {
            seq: self.announcement.seq + 1,
            text: text.into(),
            advice: None,
            urgent,
            at: self.seen,
        };
        self.said_before.push_back(std::mem::replace(&mut self.announcement, next));
        if self.said_before.len() > SAID_BEFORE {
            self.said_before.pop_front();
        }
    }

    /// Notes something in the activity and says it.
    pub(super) fn tell(&mut self, text: impl Into<Arg>, tone: Tone, now: Now) {
        let text = text.into();
        self.activity.note(now.wall, text.clone(), tone);
        self.announce(text, tone == Tone::Trouble);
    }
}
