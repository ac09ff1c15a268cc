//! All channels of the live layer and what time does to them (contract 7.2). Pure but for the lines that it writes to: time is an
//! argument, and [`Hub::tick`] brings everything up to the present.
//!
//! Expiry runs on the simulator's clock, which `/sim/advance` moves; heartbeats and acknowledgements run on the wire's, which nothing moves.

use std::collections::BTreeMap;

use axum::body::Bytes;
use fastrand::Rng;
use jiff::Timestamp;
use serde_json::{Map, Value};
use tokio::sync::mpsc;

use super::acks::Acks;
use super::channel::{Channel, Down, Ending, Opening, WAITING, millis};
use super::element::{Element, Style};
use super::failure::Failure;
use super::knobs::XsiKnobs;
use super::subscriptions::Subscription;
use crate::simulator::clock::{Moment, later, later_ms};
use crate::simulator::ids;
use crate::simulator::net::Wire;
use crate::simulator::world::World;
use crate::simulator::world::directory::MemberId;

/// The shortest life of a channel or a subscription; less is raised to it (contract 7.2).
const LEAST_EXPIRY_SECS: i32 = 3600;
/// This life never ends (ChannelExpiration).
const FOREVER_SECS: i32 = i32::MAX;
/// More channels are not opened.
const MOST_CHANNELS: usize = 256;

/// What a client asks for when it opens a channel.
#[derive(Clone, Debug)]
pub struct ChannelWish {
    pub set_id: String,
    pub application_id: Option<String>,
    pub priority: i32,
    pub weight: i32,
    pub expires_secs: Option<i32>,
}

/// A person's channel set.
pub(super) type SetKey = (MemberId, String);

/// The live layer's state.
#[derive(Debug)]
pub struct Hub {
    pub knobs: XsiKnobs,
    pub(super) acks: Acks,
    pub(super) channels: BTreeMap<String, Channel>,
    pub(super) subscriptions: Vec<Subscription>,
    /// Initial events that are due on the wire's clock, by subscription.
    pub(super) initial: Vec<(Timestamp, String)>,
    /// Sets without any channel, with since when on the wire's clock.
    lonely: BTreeMap<SetKey, Timestamp>,
    pub(super) rng: Rng,
    seed: u64,
    made: u64,
}

impl Hub {
    /// A live layer without any channel.
    pub fn new(knobs: XsiKnobs, seed: u64) -> Self {
        Self {
            knobs,
            acks: Acks::default(),
            channels: BTreeMap::new(),
            subscriptions: Vec::new(),
            initial: Vec::new(),
            lonely: BTreeMap::new(),
            rng: Rng::with_seed(seed),
            seed,
            made: 0,
        }
    }

    /// A new id that no other thing has.
    pub(super) fn mint(&mut self, kind: &str) -> String {
        self.made += 1;
        ids::uuid(&format!("{}/{kind}/{}", self.seed, self.made))
    }

    /// Changes settings; a new rhythm of heartbeats begins at once.
    ///
    /// # Errors
    /// A sentence; then nothing has changed.
    pub fn patch(&mut self, patch: &Map<String, Value>, now: Moment) -> Result<(), String> {
        self.knobs = self.knobs.patched(patch)?;
        let beat = later_ms(now.wire, millis(self.knobs.heartbeat_ms));
        self.channels.values_mut().for_each(|channel| channel.beat_due = channel.beat_due.min(beat));
        Ok(())
    }

    /// Opens a channel. A second channel set of the same application ends the first (contract 7.2).
    ///
    /// # Errors
    /// 503 when there are too many.
    pub fn open(
        &mut self,
        owner: MemberId,
        wish: ChannelWish,
        wire: Wire,
        now: Moment,
    ) -> Result<(String, mpsc::Receiver<Bytes>), Failure> {
        if self.channels.len() >= MOST_CHANNELS {
            return Err(Failure::new(503, 110_010, "There are too many channels."));
        }
        let rivals: Vec<String> =
            self.channels.values().filter(|c| rivals(c, owner, &wish)).map(ids_of).collect();
        for rival in rivals {
            let key = self.channels.get(&rival).map(|channel| (channel.owner, channel.set_id.clone()));
            self.end(&rival, Some(Ending::DuplicateChannelSet), Down::End, now);
            self.subscriptions.retain(|s| key.as_ref() != Some(&(s.owner, s.set_id.clone())));
        }
        self.lonely.remove(&(owner, wish.set_id.clone()));
        let (line, reader) = mpsc::channel(WAITING);
        let expires_secs = granted(wish.expires_secs);
        let (id, cookie) = (self.mint("channel"), self.mint("cookie"));
        let opening = Opening {
            id: id.clone(),
            set_id: wish.set_id,
            application_id: wish.application_id,
            owner,
            priority: wish.priority,
            weight: wish.weight,
            expires: expiry(expires_secs, now.sim),
            cookie: cookie.clone(),
        };
        let channel = Channel::new(opening, line, wire, now.wire, self.knobs.heartbeat_ms);
        let first = Element::new("Channel").text("channelId", &id).text("expires", expires_secs);
        channel.send(&first, Style::PLAIN, &self.knobs, &mut self.rng);
        self.channels.insert(id, channel);
        Ok((cookie, reader))
    }

    /// A channel of this person; with the knob, only for who brings the cookie.
    ///
    /// # Errors
    /// 404 for any other.
    pub fn channel(&mut self, id: &str, owner: MemberId, cookies: &str) -> Result<&mut Channel, Failure> {
        let sticky = self.knobs.require_cookie;
        let found = self.channels.get_mut(id).filter(|channel| channel.owner == owner && !channel.is_gone());
        found.filter(|channel| !sticky || cookies.contains(&channel.cookie)).ok_or_else(Failure::no_channel)
    }

    /// Whether somebody who brings these cookies reaches the server of this set.
    pub(super) fn reaches(&self, key: &SetKey, cookies: &str) -> bool {
        let mut of_set = self.channels.values().filter(|c| (c.owner, &c.set_id) == (key.0, &key.1));
        of_set.any(|channel| !self.knobs.require_cookie || cookies.contains(&channel.cookie))
    }

    /// Prolongs a channel; gives back the seconds that were granted.
    ///
    /// # Errors
    /// 404 for a channel that is not this person's.
    pub fn refresh(
        &mut self,
        id: &str,
        who: (MemberId, &str),
        secs: Option<i32>,
        now: Moment,
    ) -> Result<i32, Failure> {
        let secs = granted(secs);
        let channel = self.channel(id, who.0, who.1)?;
        (channel.expires, channel.heard) = (expiry(secs, now.sim), now.wire);
        Ok(secs)
    }

    /// Ends a channel, with a last event or without a word.
    pub fn end(&mut self, id: &str, ending: Option<Ending>, down: Down, now: Moment) {
        let Some(mut channel) = self.channels.remove(id) else { return };
        if let Some(ending) = ending {
            channel.let_go(&self.knobs, &mut self.rng);
            let event = Element::new("Event").of_kind("ChannelTerminatedEvent");
            let event = event.text("channelId", id).text("reason", ending.word());
            channel.send(&event, Style::EVENT, &self.knobs, &mut self.rng);
        } else if down == Down::Cut {
            channel.wire.cut();
        }
        self.acks.ended(id, ending);
        let key = (channel.owner, channel.set_id.clone());
        if !self.channels.values().any(|other| (other.owner, &other.set_id) == (key.0, &key.1)) {
            self.lonely.insert(key, now.wire);
        }
    }

    /// Lets a channel go down, now or at a time of the simulator's clock.
    pub fn take_down(&mut self, id: &str, at: Timestamp, down: Down) {
        if let Some(channel) = self.channels.get_mut(id) {
            channel.down = Some((at, down));
        }
    }

    /// Ends everything without a word.
    pub fn switch_off(&mut self, now: Moment) {
        let all: Vec<String> = self.channels.keys().cloned().collect();
        all.iter().for_each(|id| self.end(id, None, Down::End, now));
        self.subscriptions.clear();
        self.initial.clear();
        self.lonely.clear();
    }

    /// Whether there is anything that time could change.
    pub fn is_idle(&self) -> bool {
        self.channels.is_empty() && self.subscriptions.is_empty()
    }

    /// When something is due next: on the simulator's clock, and on the wire's.
    pub fn next_due(&self) -> (Option<Timestamp>, Option<Timestamp>) {
        let downs = self.channels.values().filter_map(|channel| Some(channel.down?.0));
        let ends = self.channels.values().filter_map(|channel| channel.expires);
        let lapses = self.subscriptions.iter().filter_map(|subscription| subscription.expires);
        let beats = self.channels.values().map(|channel| channel.next_wire_due(&self.knobs));
        let initial = self.initial.iter().map(|(due, _)| *due);
        let forgotten = self.lonely.values().map(|since| later_ms(*since, millis(self.knobs.set_linger_ms)));
        (downs.chain(ends).chain(lapses).min(), beats.chain(initial).chain(forgotten).min())
    }

    /// Brings everything up to the present.
    pub fn tick(&mut self, world: &mut World, now: Moment) {
        if !world.knobs.xsi && !self.is_idle() {
            self.switch_off(now);
        }
        let ids: Vec<String> = self.channels.keys().cloned().collect();
        for id in ids {
            self.tick_channel(&id, now);
        }
        let due: Vec<String> =
            self.initial.extract_if(.., |(due, _)| *due <= now.wire).map(|(_, id)| id).collect();
        due.iter().for_each(|id| self.tell_present(id, world, now));
        self.lapse(world, now);
        let linger = millis(self.knobs.set_linger_ms);
        let forgotten: Vec<SetKey> = self
            .lonely
            .extract_if(.., |_, since| later_ms(*since, linger) <= now.wire)
            .map(|(key, _)| key)
            .collect();
        self.subscriptions.retain(|s| !forgotten.contains(&(s.owner, s.set_id.clone())));
        world.listen(!self.subscriptions.is_empty());
    }

    fn tick_channel(&mut self, id: &str, now: Moment) {
        let Some(channel) = self.channels.get_mut(id) else { return };
        if channel.is_gone() {
            self.end(id, None, Down::End, now);
            return;
        }
        if let Some((_, down)) = channel.down.filter(|(at, _)| *at <= now.sim) {
            self.end(id, None, down, now);
            return;
        }
        if channel.expires.is_some_and(|at| at <= now.sim) {
            self.end(id, Some(Ending::Expired), Down::End, now);
            return;
        }
        if channel.is_unresponsive(now.wire, &self.knobs) {
            self.end(id, Some(Ending::NonResponsiveChannel), Down::End, now);
            return;
        }
        let mut reads = true;
        if channel.keeps_too_long(now.wire) {
            reads &= channel.let_go(&self.knobs, &mut self.rng);
        }
        if channel.beat_due <= now.wire {
            channel.beat_due = later_ms(now.wire, millis(self.knobs.heartbeat_ms));
            let style = Style { declared: false, ..Style::PLAIN };
            reads &= channel.send(&Element::new("ChannelHeartBeat"), style, &self.knobs, &mut self.rng);
        }
        if !reads {
            self.end(id, Some(Ending::NonResponsiveChannel), Down::End, now);
        }
    }
}

fn ids_of(channel: &Channel) -> String {
    channel.id.clone()
}

fn rivals(channel: &Channel, owner: MemberId, wish: &ChannelWish) -> bool {
    channel.owner == owner
        && channel.application_id.is_some()
        && channel.application_id == wish.application_id
        && channel.set_id != wish.set_id
}

/// The life that is granted, in seconds.
pub(super) fn granted(secs: Option<i32>) -> i32 {
    secs.unwrap_or(LEAST_EXPIRY_SECS).max(LEAST_EXPIRY_SECS)
}

/// When a life of so many seconds ends.
pub(super) fn expiry(secs: i32, now: Timestamp) -> Option<Timestamp> {
    (secs != FOREVER_SECS).then(|| later(now, u64::try_from(secs).unwrap_or_default()))
}
