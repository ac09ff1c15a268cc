//! The live layer as the core sees it: which slots are watched, and what comes of it (contract 7, 13).

mod channel;

use std::collections::BTreeMap;

use super::calls::Party;
use super::ids::{Epoch, PersonId, SlotId};
use super::now::Now;
use crate::say;
use crate::words::Arg;

/// A channel that is lost again within so long comes and goes.
const FLAPS_MS: u64 = 60_000;
/// Then it is said to be lost only once it has stayed so for so long.
const STAYS_LOST_MS: u64 = 10_000;
/// What a new subscription tells within so long may have been so before.
const FIRST_NEWS_MS: u64 = 5_000;

/// A slot whose occupancy shall be watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveTarget {
    /// The slot.
    pub slot: SlotId,
    /// Webex's id of the call park extension or person behind it.
    pub id: String,
    /// Its extension, by which the monitored list finds its XSI user (contract 7.3).
    pub extension: Option<String>,
}

/// What the live layer reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LiveNews {
    /// There is none, and why.
    Off {
        /// A sentence.
        why: Arg,
    },
    /// The channel is being opened.
    Connecting,
    /// The channel is healthy.
    Up,
    /// The channel was lost: nothing that it said is proven any more.
    Lost {
        /// A sentence.
        why: Arg,
    },
    /// One slot's subscription.
    Target {
        /// The slot.
        slot: SlotId,
        /// How it stands.
        state: TargetState,
    },
    /// The whole state of one slot (contract 7.4).
    Park {
        /// The slot.
        slot: SlotId,
        /// Who is parked there; `None`: nobody.
        parked: Option<Party>,
    },
    /// The subscription of the attendant's own calls.
    OwnCalls {
        /// How it stands.
        state: TargetState,
    },
    /// Webex was heard on the channel, and had nothing to say.
    Heard {
        /// When.
        at: Now,
    },
    /// Something happened to the attendant's own calls: read them now.
    CallsMoved,
}

/// How the subscription of one slot stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetState {
    /// Asked for.
    Asking,
    /// Accepted.
    Live,
    /// Refused; the slot is not known.
    Refused {
        /// A sentence.
        why: Arg,
    },
}

/// How the live layer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LiveLayer {
    /// There is none, and why.
    Off {
        /// A sentence.
        why: Arg,
    },
    /// The channel is being opened.
    Connecting,
    /// The channel is healthy.
    Up {
        /// Since when.
        since: Now,
    },
    /// The channel was lost; it is opened again by itself.
    Lost {
        /// Since when.
        since: Now,
        /// A sentence.
        why: Arg,
    },
}

/// Whom the live layer was last asked to watch.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Watched {
    epoch: Epoch,
    person: PersonId,
    targets: Vec<LiveTarget>,
}

/// What is known of the live layer.
#[derive(Debug)]
pub(super) struct Live {
    layer: LiveLayer,
    targets: BTreeMap<SlotId, TargetState>,
    /// Since when each slot is told of through this channel.
    live_since: BTreeMap<SlotId, Now>,
    watched: Option<Watched>,
    /// The board may have other targets now.
    is_dirty: bool,
    /// The subscription of the attendant's own calls, once the channel has told of it.
    own_calls: Option<TargetState>,
    /// News of the attendant's own calls have come through this channel.
    tells_calls: bool,
    /// That the channel was lost is still to be said.
    is_loss_untold: bool,
    /// When it was last said that the channel was lost.
    loss_told: Option<Now>,
}

impl Default for Live {
    fn default() -> Self {
        let layer = LiveLayer::Off { why: say!("no-live-sign-in").into() };
        Self {
            layer,
            targets: BTreeMap::new(),
            live_since: BTreeMap::new(),
            watched: None,
            is_dirty: true,
            own_calls: None,
            tells_calls: false,
            is_loss_untold: false,
            loss_told: None,
        }
    }
}

impl Live {
    /// The board has changed: what is to be watched is looked at again.
    pub fn retarget(&mut self) {
        self.is_dirty = true;
    }

    pub fn is_up(&self) -> bool {
        matches!(self.layer, LiveLayer::Up { .. })
    }

    /// Whoever waits for a change among the calls hears of it without asking.
    pub fn tells_calls(&self) -> bool {
        self.is_up() && self.tells_calls
    }

    /// News of the attendant's own calls will come through the channel that is up.
    pub fn watches_own_calls(&self) -> bool {
        self.own_calls() == Some(&TargetState::Live)
    }

    /// How the subscription of the attendant's own calls stands in the channel that is up.
    pub fn own_calls(&self) -> Option<&TargetState> {
        self.own_calls.as_ref().filter(|_| self.is_up())
    }

    /// The subscription of this slot is too old for its news to be the state that Webex may tell at first (contract 7.4).
    pub fn is_past_first_news(&self, slot: &SlotId, now: Now) -> bool {
        self.live_since.get(slot).is_some_and(|since| now.since_ms(*since) >= FIRST_NEWS_MS)
    }

    /// How the subscription of one slot stands.
    pub fn target(&self, slot: &SlotId) -> Option<&TargetState> {
        self.targets.get(slot)
    }
}
