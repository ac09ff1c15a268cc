//! Subscriptions and the events that they bring (contract 7.3 to 7.5).

use jiff::Timestamp;

use super::channel::{Down, Ending, millis};
use super::element::Element;
use super::failure::Failure;
use super::hub::{Hub, expiry, granted};
use super::knobs::XsiKnobs;
use super::packages::{self, Package};
use super::targets::{self, Target};
use crate::simulator::clock::{Moment, later_ms};
use crate::simulator::ids;
use crate::simulator::world::World;
use crate::simulator::world::directory::{Directory, MemberId, Spot};
use crate::simulator::world::watch::Happening;

/// More subscriptions are not taken.
const MOST_SUBSCRIPTIONS: usize = 10_000;
/// What follows the largest sequence number (contract 7.4).
const FIRST_SEQUENCE: i32 = 1;

/// A subscription that stands.
#[derive(Clone, Debug)]
pub struct Subscription {
    pub id: String,
    pub owner: MemberId,
    pub target: Target,
    pub packages: Vec<Package>,
    /// None never expires.
    pub expires: Option<Timestamp>,
    pub set_id: String,
    pub application_id: String,
    pub next_sequence: i32,
    /// The initial event is over, or there is none.
    pub told: bool,
}

/// What a client asks for when it subscribes.
#[derive(Clone, Debug)]
pub struct SubscriptionWish {
    pub target: Target,
    pub packages: Vec<Package>,
    pub expires_secs: Option<i32>,
    pub set_id: String,
    pub application_id: Option<String>,
}

impl Subscription {
    fn hears(&self, about: Spot, happening: &Happening) -> bool {
        (self.target == Target::Everybody || self.target == Target::One(about))
            && self.packages.iter().any(|package| package.tells(happening))
    }

    /// Whether the initial event, which is still to come, will tell this: then it is not told before.
    fn will_be_told(&self, happening: &Happening, knobs: &XsiKnobs) -> bool {
        let initial = match happening {
            Happening::Parked { .. } => knobs.initial_call_park,
            Happening::Call { .. } => knobs.initial_calls,
        };
        initial && !self.told && self.target != Target::Everybody
    }

    /// The document; `expires` is told in seconds from now.
    pub fn document(&self, name: &'static str, dir: &Directory, now: Timestamp) -> Element {
        let left = self.expires.map_or(i64::from(i32::MAX), |at| at.duration_since(now).as_secs().max(0));
        let (kind, target) = match self.target {
            Target::One(spot) => ("User", targets::user_id(dir, spot)),
            Target::Everybody => ("ServiceProvider", ids::ORG_UUID.to_owned()),
        };
        let list = |package: &Package| Element::new("event").saying(package.name());
        let event = match self.packages.as_slice() {
            [one] => list(one),
            many => Element::new("eventPackageList").with_all(many.iter().map(list)),
        };
        Element::new(name)
            .text("subscriptionId", &self.id)
            .text("subscriberId", targets::member_user_id(dir, self.owner))
            .text("targetIdType", kind)
            .text("targetId", target)
            .with(event)
            .text("expires", left)
            .text("channelSetId", &self.set_id)
            .text("applicationId", &self.application_id)
    }
}

impl Hub {
    /// Subscribes. The same packages of the same target for the same application replace what stood before, without a word.
    ///
    /// # Errors
    /// 404 when the channel set has no channel, 400 without an application, 503 when there are too many.
    pub fn subscribe(
        &mut self,
        owner: MemberId,
        wish: SubscriptionWish,
        cookies: &str,
        world: &mut World,
        now: Moment,
    ) -> Result<Subscription, Failure> {
        let key = (owner, wish.set_id.clone());
        if !self.reaches(&key, cookies) {
            return Err(Failure::new(404, 110_004, "Channel set not found."));
        }
        let of_set = self.channels.values().find(|c| (c.owner, &c.set_id) == (owner, &wish.set_id));
        let application = wish.application_id.or_else(|| of_set.and_then(|c| c.application_id.clone()));
        let application_id =
            application.ok_or_else(|| Failure::malformed("the element applicationId is missing"))?;
        if self.subscriptions.len() >= MOST_SUBSCRIPTIONS {
            return Err(Failure::new(503, 110_011, "There are too many subscriptions."));
        }
        let same = |s: &Subscription| {
            s.owner == owner
                && s.target == wish.target
                && s.packages == wish.packages
                && s.application_id == application_id
        };
        self.subscriptions.retain(|s| !same(s));
        let subscription = Subscription {
            id: self.mint("subscription"),
            owner,
            target: wish.target,
            packages: wish.packages,
            expires: expiry(granted(wish.expires_secs), now.sim),
            set_id: wish.set_id,
            application_id,
            next_sequence: self.knobs.sequence_start.max(FIRST_SEQUENCE),
            told: false,
        };
        self.subscriptions.push(subscription.clone());
        match self.knobs.initial_delay_ms {
            0 => self.tell_present(&subscription.id, world, now),
            ms => self.initial.push((later_ms(now.wire, millis(ms)), subscription.id.clone())),
        }
        world.listen(true);
        Ok(subscription)
    }

    /// A subscription of this person.
    ///
    /// # Errors
    /// 404 for any other.
    pub fn subscription(&mut self, id: &str, owner: MemberId) -> Result<&mut Subscription, Failure> {
        let found = self.subscriptions.iter_mut().find(|s| s.id == id && s.owner == owner);
        found.ok_or_else(Failure::no_subscription)
    }

    /// Prolongs a subscription; the call packages then tell the present state again (CallSubscriptionEvent).
    ///
    /// # Errors
    /// 404 for a subscription that is not this person's.
    pub fn prolong(
        &mut self,
        id: &str,
        owner: MemberId,
        secs: Option<i32>,
        world: &mut World,
        now: Moment,
    ) -> Result<Subscription, Failure> {
        let subscription = self.subscription(id, owner)?;
        subscription.expires = expiry(granted(secs), now.sim);
        let subscription = subscription.clone();
        if subscription.told {
            self.tell_present(id, world, now);
        }
        Ok(subscription)
    }

    /// Ends a subscription with a last event.
    pub fn terminate(&mut self, id: &str, world: &World, now: Moment) {
        let Some(ix) = self.subscriptions.iter().position(|s| s.id == id) else { return };
        let about = match self.subscriptions[ix].target {
            Target::One(spot) => Some(spot),
            Target::Everybody => None,
        };
        self.deliver(ix, about, packages::subscription_terminated(), &world.dir, now);
        self.subscriptions.retain(|s| s.id != id);
    }

    /// Ends those whose time is over.
    pub(super) fn lapse(&mut self, world: &World, now: Moment) {
        let over = |s: &&Subscription| s.expires.is_some_and(|at| at <= now.sim);
        let lapsed: Vec<String> = self.subscriptions.iter().filter(over).map(|s| s.id.clone()).collect();
        lapsed.iter().for_each(|id| self.terminate(id, world, now));
    }

    /// Sends the event with which a subscription begins, if the knobs want one.
    pub(super) fn tell_present(&mut self, id: &str, world: &mut World, now: Moment) {
        let Some(ix) = self.subscriptions.iter().position(|s| s.id == id) else { return };
        let again = std::mem::replace(&mut self.subscriptions[ix].told, true);
        let Target::One(spot) = self.subscriptions[ix].target else { return };
        let packages = self.subscriptions[ix].packages.clone();
        if packages.contains(&Package::CallPark) && self.knobs.initial_call_park && !again {
            let data = packages::parked_against(world.parked_party(spot).as_ref(), &world.dir);
            self.deliver(ix, Some(spot), data, &world.dir, now);
        }
        let calls = packages.iter().any(|package| *package != Package::CallPark);
        if let Spot::Member(member) = spot
            && calls
            && self.knobs.initial_calls
        {
            let data = packages::call_subscription(&world.glimpses(member), &world.dir);
            self.deliver(ix, Some(spot), data, &world.dir, now);
        }
    }

    /// Tells everybody who wants to hear of it what has happened.
    pub fn happened(&mut self, happening: &Happening, world: &World, now: Moment) {
        let about = match happening {
            Happening::Parked { spot, .. } => *spot,
            Happening::Call { call, .. } => Spot::Member(call.owner),
        };
        if !self.subscriptions.iter().any(|s| s.hears(about, happening)) {
            return;
        }
        let data = packages::data(happening, &world.dir);
        for ix in 0..self.subscriptions.len() {
            let subscription = &self.subscriptions[ix];
            if subscription.hears(about, happening) && !subscription.will_be_told(happening, &self.knobs) {
                self.deliver(ix, Some(about), data.clone(), &world.dir, now);
            }
        }
    }

    /// Sends one event of a subscription over a channel of its set; without a channel it is lost.
    fn deliver(&mut self, ix: usize, about: Option<Spot>, data: Element, dir: &Directory, now: Moment) {
        let event_id = self.mint("event");
        let Some(subscription) = self.subscriptions.get_mut(ix) else { return };
        let sequence = subscription.next_sequence;
        subscription.next_sequence = sequence.checked_add(1).unwrap_or(FIRST_SEQUENCE);
        let subscription = subscription.clone();
        let target = about.map_or_else(|| ids::ORG_UUID.to_owned(), |spot| targets::user_id(dir, spot));
        let channel_id = self.pick((subscription.owner, &subscription.set_id));
        let kind = data.kind().to_owned();
        self.acks.sent(&event_id, &subscription, channel_id.as_deref(), (&kind, sequence, &target));
        let Some(channel_id) = channel_id else { return };
        let Some(channel) = self.channels.get_mut(&channel_id) else { return };
        let strange = |event: Element| match self.knobs.unknown_elements {
            true => event.text("fieldOfNextYear", "what nobody knows yet"),
            false => event,
        };
        let event = Element::new("Event")
            .of_kind("SubscriptionEvent")
            .text("eventID", &event_id)
            .text("sequenceNumber", sequence)
            .text("userId", targets::member_user_id(dir, subscription.owner))
            .text("externalApplicationId", &subscription.application_id)
            .text("subscriptionId", &subscription.id)
            .text("channelId", &channel_id)
            .text("targetId", target);
        let event = strange(event).with(strange(data));
        channel.unacknowledged.insert(event_id, now.wire);
        if !channel.send_event(event, now.wire, &self.knobs, &mut self.rng) {
            let ending = (!channel.is_gone()).then_some(Ending::NonResponsiveChannel);
            self.end(&channel_id, ending, Down::End, now);
        }
    }

    /// The channel of a set that carries the next event: the lowest priority first, then by weight.
    fn pick(&mut self, key: (MemberId, &str)) -> Option<String> {
        let of_set = |c: &&super::channel::Channel| (c.owner, c.set_id.as_str()) == key && !c.is_gone();
        let first = self.channels.values().filter(of_set).map(|c| c.priority).min()?;
        let fit: Vec<(String, i32)> = self
            .channels
            .values()
            .filter(of_set)
            .filter(|c| c.priority == first)
            .map(|c| (c.id.clone(), c.weight))
            .collect();
        let mut chosen = self.rng.i32(0..fit.iter().map(|(_, weight)| *weight).sum::<i32>().max(1));
        let found = fit.iter().find(|(_, weight)| {
            chosen -= weight;
            chosen < 0
        });
        found.or(fit.first()).map(|(id, _)| id.clone())
    }
}
