//! One event channel: a response that never ends, and what keeps it alive (contract 7.2).

use std::collections::BTreeMap;

use axum::body::Bytes;
use fastrand::Rng;
use jiff::Timestamp;
use tokio::sync::mpsc;

use super::element::{Element, Style};
use super::knobs::XsiKnobs;
use crate::simulator::clock::later_ms;
use crate::simulator::net::Wire;
use crate::simulator::world::directory::MemberId;

/// How many chunks may wait for a client that does not read.
pub const WAITING: usize = 4096;
/// The longest real time that an event is kept back to come after a later one.
const KEPT_BACK_MS: i64 = 300;

/// Why a channel ends, in the schema's words (`ChannelTerminatedReason`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum Ending {
    DuplicateChannelSet,
    UserDeleted,
    NonResponsiveChannel,
    ExplicitDelete,
    Expired,
    UnknownChannel,
}

impl Ending {
    /// The schema's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::DuplicateChannelSet => "DuplicateChannelSet",
            Self::UserDeleted => "UserDeleted",
            Self::NonResponsiveChannel => "NonResponsiveChannel",
            Self::ExplicitDelete => "ExplicitDelete",
            Self::Expired => "Expired",
            Self::UnknownChannel => "UnknownChannel",
        }
    }
}

/// How a line goes down without a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Down {
    /// The connection breaks.
    #[default]
    Cut,
    /// The response ends, as it would when a proxy closes it.
    End,
}

/// An open channel. Times called `wire` are real, the others the simulator's.
#[derive(Debug)]
pub struct Channel {
    pub id: String,
    pub set_id: String,
    pub application_id: Option<String>,
    pub owner: MemberId,
    pub priority: i32,
    pub weight: i32,
    /// None never expires.
    pub expires: Option<Timestamp>,
    /// What the load balancer's cookie must say.
    pub cookie: String,
    /// When the client's heartbeat came last, on the wire's clock.
    pub heard: Timestamp,
    /// When the server's heartbeat is due, on the wire's clock.
    pub beat_due: Timestamp,
    /// Events that were sent and not acknowledged, with when, on the wire's clock.
    pub unacknowledged: BTreeMap<String, Timestamp>,
    /// When the line goes down by itself.
    pub down: Option<(Timestamp, Down)>,
    pub(super) line: mpsc::Sender<Bytes>,
    pub(super) wire: Wire,
    kept_back: Option<(Timestamp, Vec<Element>)>,
}

/// What a new channel is made of.
#[derive(Debug)]
pub struct Opening {
    pub id: String,
    pub set_id: String,
    pub application_id: Option<String>,
    pub owner: MemberId,
    pub priority: i32,
    pub weight: i32,
    pub expires: Option<Timestamp>,
    pub cookie: String,
}

impl Channel {
    /// A channel on this line.
    pub fn new(
        opening: Opening,
        line: mpsc::Sender<Bytes>,
        wire: Wire,
        now: Timestamp,
        beat_ms: u64,
    ) -> Self {
        let Opening { id, set_id, application_id, owner, priority, weight, expires, cookie } = opening;
        Self {
            id,
            set_id,
            application_id,
            owner,
            priority,
            weight,
            expires,
            cookie,
            heard: now,
            beat_due: later_ms(now, millis(beat_ms)),
            unacknowledged: BTreeMap::new(),
            down: None,
            line,
            wire,
            kept_back: None,
        }
    }

    /// Whether the client has gone.
    pub fn is_gone(&self) -> bool {
        self.line.is_closed()
    }

    /// Sends a document as it is. False when the client does not read any more.
    pub fn send(&self, document: &Element, style: Style, knobs: &XsiKnobs, rng: &mut Rng) -> bool {
        let style = match knobs.mix_styles {
            true => Style::OTHERS[rng.usize(..Style::OTHERS.len())],
            false => style,
        };
        let mut rest = Bytes::from(document.xml(style));
        while knobs.split_chunks && rest.len() > 1 {
            let at = rng.usize(1..=rest.len().min(90));
            if self.line.try_send(rest.split_to(at)).is_err() {
                return false;
            }
        }
        rest.is_empty() || self.line.try_send(rest).is_ok()
    }

    /// Sends an event, perhaps twice, perhaps after the next one (contract 12.9).
    pub fn send_event(&mut self, event: Element, now: Timestamp, knobs: &XsiKnobs, rng: &mut Rng) -> bool {
        let twice = rng.u8(0..100) < knobs.duplicate_percent;
        let copies = if twice { vec![event.clone(), event] } else { vec![event] };
        if self.kept_back.is_none() && rng.u8(0..100) < knobs.out_of_order_percent {
            self.kept_back = Some((later_ms(now, KEPT_BACK_MS), copies));
            return true;
        }
        copies.iter().all(|copy| self.send(copy, Style::EVENT, knobs, rng)) && self.let_go(knobs, rng)
    }

    /// Sends what was kept back, if anything.
    pub fn let_go(&mut self, knobs: &XsiKnobs, rng: &mut Rng) -> bool {
        let kept = self.kept_back.take().map(|(_, kept)| kept).unwrap_or_default();
        kept.iter().all(|event| self.send(event, Style::EVENT, knobs, rng))
    }

    /// Whether something was kept back long enough.
    pub fn keeps_too_long(&self, now: Timestamp) -> bool {
        self.kept_back.as_ref().is_some_and(|(due, _)| *due <= now)
    }

    /// When the wire has something to do next.
    pub fn next_wire_due(&self, knobs: &XsiKnobs) -> Timestamp {
        let silent = later_ms(self.heard, millis(knobs.heartbeat_timeout_ms));
        let oldest = self.unacknowledged.values().min();
        let unanswered = oldest.map(|sent| later_ms(*sent, millis(knobs.ack_timeout_ms)));
        let kept = self.kept_back.as_ref().map(|(due, _)| *due);
        [Some(self.beat_due), Some(silent), unanswered, kept]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(self.beat_due)
    }

    /// Whether the client has been silent for too long, or leaves events unanswered.
    pub fn is_unresponsive(&self, now: Timestamp, knobs: &XsiKnobs) -> bool {
        let over = |since: Timestamp, ms: u64| later_ms(since, millis(ms)) <= now;
        over(self.heard, knobs.heartbeat_timeout_ms)
            || self.unacknowledged.values().any(|sent| over(*sent, knobs.ack_timeout_ms))
    }
}

/// Milliseconds as the clock counts them.
pub fn millis(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}
