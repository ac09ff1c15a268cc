//! What Valet can see: every source of news and every slot, live, refused and why, or off.

use super::Console;
use super::board::{SlotKind, SlotState};
use super::effect::Pace;
use super::event::Traffic;
use super::ids::SlotId;
use super::live::{LiveLayer, TargetState};
use super::now::Now;
use crate::say;
use crate::words::{Arg, Message};

/// Everything that the panel "what Valet can see" shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// The live layer.
    pub layer: LiveLayer,
    /// The reads of the attendant's calls.
    pub calls: CallsSource,
    /// The reads of what the desk is made of, each with its name.
    pub setup: Vec<SetupSource>,
    /// After so many seconds a call that is parked in the attendant's location comes back.
    pub recall_secs: u64,
    /// Who says so.
    pub recall_from: RecallFrom,
    /// How much Webex was asked lately, if that was counted.
    pub traffic: Option<Traffic>,
    /// The slots in the order of the board, then the colleagues without a tile.
    pub slots: Vec<SlotSource>,
}

/// How the calls are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallsSource {
    /// How often, as long as Webex does not ask to slow down.
    pub pace: Pace,
    /// From one reading to the next in fact, in milliseconds, give or take a fifth: longer after Webex asked to slow down
    /// (429, contract 11). `None` while nothing is read.
    pub every_ms: Option<u64>,
    /// How long ago the last reading was, in milliseconds.
    pub read_ms_ago: Option<u64>,
    /// Why the last one failed.
    pub trouble: Option<Arg>,
    /// How the live layer's subscription of them stands; `None` while there is no channel.
    pub live: Option<TargetState>,
}

/// One read of what the desk is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupSource {
    /// What is read.
    pub name: Message,
    /// Something of it is known.
    pub is_known: bool,
    /// Why the last reading failed.
    pub trouble: Option<Arg>,
}

/// Where the recall time comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecallFrom {
    /// The settings.
    Settings,
    /// Webex (contract 5.7).
    Webex,
}

/// What can be seen of one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotSource {
    /// The slot.
    pub slot: SlotId,
    /// Its name, such as `7001 Lobby 1`.
    pub name: Arg,
    /// How it is seen.
    pub sight: Sight,
    /// How long ago the newest thing known of it was learned, in milliseconds.
    pub news_ms_ago: Option<u64>,
}

/// How a slot is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Live.
    Live,
    /// Webex was asked.
    Asking,
    /// Webex refused.
    Refused {
        /// A sentence.
        why: Arg,
    },
    /// Not at all.
    Off {
        /// A sentence.
        why: Arg,
    },
}

impl Console {
    /// From one reading of the calls to the next, in milliseconds, slowed down where Webex asked for it (429); `None` if they
    /// are not read.
    pub fn reads_every_ms(&self) -> Option<u64> {
        self.pace.interval_ms().map(|ms| ms * u64::from(self.slow_down()))
    }

    /// What Valet can see now.
    pub fn sources(&self, now: Now) -> Sources {
        let setup = |name, is_known, trouble: Option<&super::failure::Failure>| SetupSource {
            name,
            is_known,
            trouble: trouble.map(|failure| failure.words.clone()),
        };
        let (slots, group, devices) = (self.board.extensions(), self.board.group(), self.endpoints.list());
        let tiles = self.board.slots().iter();
        Sources {
            layer: self.live().clone(),
            calls: CallsSource {
                pace: self.pace,
                every_ms: self.reads_every_ms(),
                read_ms_ago: self.calls.read_at().map(|at| now.age_ms(at)),
                trouble: self.calls.trouble().map(|failure| failure.words.clone()),
                live: self.live.own_calls().cloned(),
            },
            setup: vec![
                setup(say!("source-slots"), slots.value().is_some(), slots.failure()),
                setup(say!("source-group"), group.value().is_some(), group.failure()),
                setup(say!("source-devices"), devices.value().is_some(), devices.failure()),
            ],
            recall_secs: self.recall_secs(),
            recall_from: if self.board.is_recall_time_read() {
                RecallFrom::Webex
            } else {
                RecallFrom::Settings
            },
            traffic: self.traffic,
            slots: tiles
                .chain(self.board.aside())
                .map(|slot| SlotSource {
                    slot: slot.id.clone(),
                    name: slot.name(),
                    sight: self.sight(slot),
                    news_ms_ago: as_of(&slot.state(now)).map(|at| now.age_ms(at)),
                })
                .collect(),
        }
    }

    /// The channel is being opened, and Webex may still list whatever is on the board.
    fn is_desk_unread(&self) -> bool {
        let unread = self.board.extensions().is_first_read() || self.board.group().is_first_read();
        unread && *self.live() == LiveLayer::Connecting
    }

    fn slow_down(&self) -> u32 {
        self.traffic.map_or(1, |traffic| traffic.slow_down.max(1))
    }

    fn sight(&self, slot: &super::board::Slot) -> Sight {
        let off = |why: Arg| Sight::Off { why };
        match self.live() {
            LiveLayer::Off { why } => return off(why.clone()),
            LiveLayer::Lost { why, .. } => return off(why.clone()),
            LiveLayer::Connecting | LiveLayer::Up { .. } => {}
        }
        match self.live.target(&slot.id) {
            Some(TargetState::Live) => Sight::Live,
            Some(TargetState::Asking) => Sight::Asking,
            Some(TargetState::Refused { why }) => Sight::Refused { why: why.clone() },
            // It will be watched as soon as the channel is asked for it.
            None if slot.webex_id.is_some() || self.is_desk_unread() => Sight::Asking,
            None if slot.kind == SlotKind::Mine => off(say!("no-live-profile").into()),
            None => off(say!("no-live-line").into()),
        }
    }
}

fn as_of(state: &SlotState) -> Option<Now> {
    match state {
        SlotState::NotKnown { last } => last.as_ref().map(|last| last.at),
        SlotState::Free { as_of, .. } => Some(*as_of),
        SlotState::Parked(waiting) | SlotState::Recalled { waiting, .. } => Some(waiting.as_of),
    }
}
