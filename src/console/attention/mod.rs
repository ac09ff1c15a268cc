//! Attention without stealing it: when somebody is called to the window, by a desktop notification or by the window asking
//! for it. Decided after every event, from what has just happened and what still lasts; owned by the core, and carried out
//! by `backend/` (notifications) and the shell (the window). Nothing here raises a window or takes the keyboard.

mod keeping;
mod notice;
mod service;

use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::calls::Party;
use super::effect::Effect;
use super::ids::{CallId, SlotId};
use super::now::Now;
use crate::words::Arg;

pub(super) use keeping::Arrivals;
pub use notice::{Notice, NoticeId, Sound, Urgency};
pub use service::{NoNotices, NoticeService};

/// What the desktop does on an occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notify {
    /// Nothing.
    Off,
    /// Shows it without a sound.
    Silent,
    /// Shows it with a sound.
    Sound,
}

/// When nothing makes a sound, by local time; it may go over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: Time,
    /// The first minute that is loud again.
    pub until: Time,
}

impl QuietHours {
    /// Whether it is quiet at this time of day.
    pub fn contains(&self, time: Time) -> bool {
        if self.from <= self.until {
            (self.from..self.until).contains(&time)
        } else {
            time >= self.from || time < self.until
        }
    }
}

/// What the settings say about it. A call that rings and is no recall is none of it: the device rings itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttentionOptions {
    /// When a colleague has parked a caller.
    pub parked: Notify,
    /// When half of the time until a recall is over, and shortly before it.
    pub warning: Notify,
    /// When a parked caller has come back.
    pub recall: Notify,
    /// When nothing makes a sound; `None`: never.
    pub quiet: Option<QuietHours>,
    /// Where the quiet hours are counted.
    pub zone: TimeZone,
}

impl Default for AttentionOptions {
    fn default() -> Self {
        Self {
            parked: Notify::Silent,
            warning: Notify::Silent,
            recall: Notify::Sound,
            quiet: None,
            zone: TimeZone::UTC,
        }
    }
}

/// How much the window asks for attention, while it has not the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attention {
    /// Not at all.
    #[default]
    None,
    /// Somebody waits.
    Informational,
    /// Somebody rings.
    Critical,
}

/// What somebody is called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Occasion {
    Parked,
    HalfTime,
    Soon,
    Recall,
}

impl Occasion {
    fn attention(self) -> Attention {
        match self {
            Self::Parked | Self::HalfTime | Self::Soon => Attention::Informational,
            Self::Recall => Attention::Critical,
        }
    }
}

/// Whose matter it is; the calling ends with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// This caller's stay there.
    Stay { slot: SlotId, caller: Party },
    /// A recall while it rings.
    Recall(CallId),
}

/// Whether somebody looks at the window, as far as the desktop tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Watch {
    /// It is neither minimised nor covered.
    pub shown: bool,
    /// It has the keyboard.
    pub focused: bool,
    /// The screen is locked.
    pub locked: bool,
}

impl Default for Watch {
    fn default() -> Self {
        Self { shown: true, focused: true, locked: false }
    }
}

impl Watch {
    /// Somebody can see it.
    pub fn is_visible(self) -> bool {
        self.shown && !self.locked
    }

    /// Somebody works in it.
    fn is_watched(self) -> bool {
        self.is_visible() && self.focused
    }
}

impl AttentionOptions {
    fn setting(&self, occasion: Occasion) -> Notify {
        match occasion {
            Occasion::Parked => self.parked,
            Occasion::HalfTime | Occasion::Soon => self.warning,
            Occasion::Recall => self.recall,
        }
    }

    fn is_quiet(&self, now: Now) -> bool {
        let time = || self.zone.to_datetime(now.wall).time();
        self.quiet.is_some_and(|quiet| quiet.contains(time()))
    }

    /// Whether the desktop is told of it, and whether with a sound. Whoever works in the window sees it there, and only
    /// needs to hear a recall.
    fn notifies(&self, occasion: Occasion, watch: Watch, now: Now) -> Option<Sound> {
        let setting = self.setting(occasion);
        let loud = setting == Notify::Sound && !self.is_quiet(now);
        let sound = match occasion {
            _ if !loud => Sound::None,
            Occasion::Recall => Sound::Ring,
            Occasion::Parked | Occasion::HalfTime | Occasion::Soon => Sound::Hint,
        };
        let wanted = if watch.is_watched() { occasion == Occasion::Recall && loud } else { true };
        (wanted && setting != Notify::Off).then_some(sound)
    }

    /// How much the window asks for attention because of it.
    fn beckons(&self, occasion: Occasion, watch: Watch) -> Attention {
        if self.setting(occasion) != Notify::Off && !watch.focused {
            occasion.attention()
        } else {
            Attention::None
        }
    }
}

/// Something for which somebody has been called, and which lasts.
#[derive(Debug)]
struct Open {
    subject: Subject,
    occasion: Occasion,
    notice: Option<NoticeId>,
    beckons: Attention,
}

/// Who has been called for what.
#[derive(Debug, Default)]
pub(super) struct Attending {
    pub options: AttentionOptions,
    pub watch: Watch,
    pub arrivals: Arrivals,
    open: Vec<Open>,
    /// What has happened since the last look, oldest first.
    happened: Vec<(Occasion, Subject)>,
    last: NoticeId,
}

impl Attending {
    /// Something has happened: it is decided after the event whether anybody is called.
    pub fn happens(&mut self, occasion: Occasion, subject: Subject) {
        self.happened.push((occasion, subject));
    }

    /// Webex calls a recall otherwise now.
    pub fn rename(&mut self, old: &CallId, new: &CallId) {
        let open = self.open.iter_mut().map(|open| &mut open.subject);
        for subject in open.chain(self.happened.iter_mut().map(|(_, subject)| subject)) {
            if matches!(subject, Subject::Recall(call) if call == old) {
                *subject = Subject::Recall(new.clone());
            }
        }
    }

    /// What the window asks for now.
    pub fn attention(&self) -> Attention {
        self.open.iter().map(|open| open.beckons).max().unwrap_or_default()
    }

    /// The window has got or lost the keyboard. Who looks at it need not be called to it any more.
    pub fn focus(&mut self, focused: bool) {
        self.watch.focused = focused;
        if focused {
            self.open.iter_mut().for_each(|open| open.beckons = Attention::None);
        }
    }

    /// The screen was locked or unlocked. What stands on a lock screen names nobody.
    pub fn lock(&mut self, locked: bool, effects: &mut Vec<Effect>) {
        if locked && !self.watch.locked {
            let shown = self.open.iter().filter_map(|open| Some((open.notice?, open.occasion)));
            effects.extend(shown.map(|(id, occasion)| {
                Effect::Notify(Notice { sound: Sound::None, ..Notice::nameless(id, occasion) })
            }));
        }
        self.watch.locked = locked;
    }

    /// Ends the calling for what does not last.
    fn end(&mut self, lasts: impl Fn(&Subject) -> bool, effects: &mut Vec<Effect>) {
        self.open.retain(|open| {
            let lasts = lasts(&open.subject);
            effects.extend(open.notice.filter(|_| !lasts).map(Effect::Withdraw));
            lasts
        });
    }

    /// Calls somebody, if the settings say so. `body` is read where the screen is not locked.
    fn call(&mut self, occasion: Occasion, subject: Subject, body: Arg, now: Now) -> Option<Effect> {
        let sound = self.options.notifies(occasion, self.watch, now);
        let beckons = self.options.beckons(occasion, self.watch);
        if sound.is_none() && beckons == Attention::None {
            return None;
        }
        let at = self.open.iter().position(|open| open.subject == subject).unwrap_or_else(|| {
            self.open.push(Open { subject, occasion, notice: None, beckons });
            self.open.len() - 1
        });
        let open = &mut self.open[at];
        (open.occasion, open.beckons) = (occasion, open.beckons.max(beckons));
        let sound = sound?;
        let id = *open.notice.get_or_insert_with(|| self.last.advance());
        let notice = Notice { sound, ..Notice::nameless(id, occasion) };
        Some(Effect::Notify(if self.watch.locked { notice } else { Notice { body, ..notice } }))
    }
}
