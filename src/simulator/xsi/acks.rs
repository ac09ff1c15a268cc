//! What was sent and what of it was acknowledged, for `GET /sim/state` (contract 7.2, 12.9).

use std::collections::VecDeque;

use serde_json::{Value, json};

use super::channel::{Down, Ending};
use super::failure::Failure;
use super::hub::Hub;
use super::subscriptions::Subscription;
use super::targets::{self, Target};
use crate::simulator::clock::{Moment, iso};
use crate::simulator::ids;
use crate::simulator::world::World;
use crate::simulator::world::directory::MemberId;

/// So many of the newest events, and of the channels that ended, are remembered.
const KEPT: usize = 5_000;
/// So many of them are shown.
const SHOWN: usize = 500;

#[derive(Debug)]
struct SentEvent {
    id: String,
    owner: MemberId,
    subscription: String,
    channel: Option<String>,
    kind: String,
    sequence: i32,
    target: String,
    acknowledged: u32,
    status: Option<i32>,
}

/// The log of events.
#[derive(Debug, Default)]
pub struct Acks {
    events: VecDeque<SentEvent>,
    ended: VecDeque<(String, Option<Ending>)>,
    /// All events ever, those that found no channel, and all acknowledgements.
    totals: (u64, u64, u64),
}

impl Acks {
    /// Notes an event that was sent, or that found no channel.
    pub fn sent(
        &mut self,
        id: &str,
        subscription: &Subscription,
        channel: Option<&str>,
        (kind, sequence, target): (&str, i32, &str),
    ) {
        self.totals.0 += 1;
        self.totals.1 += u64::from(channel.is_none());
        self.events.push_back(SentEvent {
            id: id.to_owned(),
            owner: subscription.owner,
            subscription: subscription.id.clone(),
            channel: channel.map(str::to_owned),
            kind: kind.to_owned(),
            sequence,
            target: target.to_owned(),
            acknowledged: 0,
            status: None,
        });
        if self.events.len() > KEPT {
            self.events.pop_front();
        }
    }

    /// Notes a channel that has ended; without a reason its line went down.
    pub fn ended(&mut self, channel: &str, ending: Option<Ending>) {
        self.ended.push_back((channel.to_owned(), ending));
        if self.ended.len() > KEPT {
            self.ended.pop_front();
        }
    }
}

impl Hub {
    /// A client acknowledges an event. Once more does no harm.
    ///
    /// # Errors
    /// 404 for an event that this person was never sent, 400 for a status that is none.
    pub fn acknowledge(
        &mut self,
        who: (MemberId, &str),
        event_id: &str,
        status: i32,
        now: Moment,
    ) -> Result<(), Failure> {
        if ![200, 400, 404, 481, 500].contains(&status) {
            return Err(Failure::malformed("statusCode is none of 200, 400, 404, 481 and 500"));
        }
        let gone = || Failure::new(404, 110_005, "Event not found.");
        let mine = |event: &&mut SentEvent| event.id == event_id && event.owner == who.0;
        let sent = self.acks.events.iter_mut().rev().find(mine).ok_or_else(gone)?;
        let channel = sent.channel.clone().unwrap_or_default();
        let subscription = sent.subscription.clone();
        if let Some(found) = self.channels.get_mut(&channel) {
            if self.knobs.require_cookie && !who.1.contains(&found.cookie) {
                return Err(gone());
            }
            found.unacknowledged.remove(event_id);
        }
        sent.acknowledged += 1;
        sent.status = Some(status);
        self.acks.totals.2 += 1;
        match status {
            404 => self.end(&channel, Some(Ending::UnknownChannel), Down::End, now),
            481 => self.subscriptions.retain(|s| s.id != subscription),
            _ => {}
        }
        Ok(())
    }

    /// The live layer as `GET /sim/state` shows it.
    pub fn json(&self, world: &World) -> Value {
        let dir = &world.dir;
        let email = |member| targets::member_user_id(dir, member);
        let channels = self.channels.values().map(|channel| {
            json!({
                "channelId": channel.id, "channelSetId": channel.set_id, "applicationId": channel.application_id,
                "user": email(channel.owner), "priority": channel.priority, "weight": channel.weight,
                "expiresAt": channel.expires.map(iso), "unacknowledged": channel.unacknowledged.len(),
            })
        });
        let subscriptions = self.subscriptions.iter().map(|subscription| {
            let target = match subscription.target {
                Target::One(spot) => targets::user_id(dir, spot),
                Target::Everybody => ids::ORG_UUID.to_owned(),
            };
            let events: Vec<&str> = subscription.packages.iter().map(|package| package.name()).collect();
            json!({
                "subscriptionId": subscription.id, "user": email(subscription.owner), "targetId": target,
                "events": events, "channelSetId": subscription.set_id, "applicationId": subscription.application_id,
                "nextSequenceNumber": subscription.next_sequence, "expiresAt": subscription.expires.map(iso),
            })
        });
        let hidden = self.acks.events.len().saturating_sub(SHOWN);
        let events = self.acks.events.iter().skip(hidden).map(|event| {
            json!({
                "eventId": event.id, "subscriptionId": event.subscription, "channelId": event.channel, "type": event.kind,
                "sequenceNumber": event.sequence, "targetId": event.target, "acknowledged": event.acknowledged,
                "statusCode": event.status,
            })
        });
        let hidden = self.acks.ended.len().saturating_sub(SHOWN);
        let ended = self.acks.ended.iter().skip(hidden).map(
            |(id, ending)| json!({"channelId": id, "reason": ending.map_or("connection lost", Ending::word)}),
        );
        let (sent, lost, acknowledged) = self.acks.totals;
        json!({
            "on": world.knobs.xsi,
            "settings": self.knobs,
            "channels": channels.collect::<Vec<_>>(),
            "endedChannels": ended.collect::<Vec<_>>(),
            "subscriptions": subscriptions.collect::<Vec<_>>(),
            "events": events.collect::<Vec<_>>(),
            "totals": {"sent": sent, "withoutChannel": lost, "acknowledgements": acknowledged},
        })
    }
}
