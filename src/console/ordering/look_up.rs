//! After a time-out, a dropped line or a 5xx: what the calls tell of an order (contract 10.4: "2-3 times in 3 s").

use std::collections::BTreeSet;

use super::{OrderOutcome, OrderStage, SentOrder};
use crate::console::calls::offers::is_incoming;
use crate::console::calls::{Call, CallState, Mute, Personality};
use crate::console::failure::Failure;
use crate::console::ids::CallId;
use crate::console::now::Now;
use crate::console::orders::Order;

/// Readings that must agree before an order without an answer is taken as not carried out.
const READS_TO_BE_SURE: u32 = 3;
/// And the time that must have passed.
const LOOK_UP_MS: u64 = 3_000;
/// Readings in a row without the call before it is taken to have gone.
const MISSES_UNTIL_GONE: u32 = 2;

/// What one reading tells of an order.
enum Sight {
    /// It took effect.
    Done,
    /// It took effect and made this call.
    Started(CallId),
    /// Nothing of it shows.
    Nothing,
    /// The call is not there.
    Gone,
}

impl SentOrder {
    /// Takes a reading that was begun at `asked_at`. Returns the call that the order turns out to have started.
    pub(super) fn look(
        &mut self,
        calls: &[Call],
        claimed: &BTreeSet<CallId>,
        asked_at: Now,
        now: Now,
    ) -> Option<CallId> {
        let OrderStage::LookingUp { failure, since, reads, misses } = self.stage.clone() else { return None };
        if asked_at.mono_ms < since.mono_ms {
            return None;
        }
        match self.sight(calls, claimed) {
            Sight::Started(call) => return Some(call),
            Sight::Done => self.end(OrderOutcome::Done, now),
            Sight::Nothing if reads + 1 >= READS_TO_BE_SURE && now.since_ms(since) >= LOOK_UP_MS => {
                self.end(OrderOutcome::NotTaken(failure), now);
            }
            Sight::Nothing => {
                self.stage = OrderStage::LookingUp { failure, since, reads: reads + 1, misses: 0 };
            }
            Sight::Gone if misses + 1 >= MISSES_UNTIL_GONE => self.end(self.when_gone(failure), now),
            Sight::Gone => {
                self.stage = OrderStage::LookingUp { failure, since, reads, misses: misses + 1 };
            }
        }
        None
    }

    /// Nobody knew whether this took the call away, and now the call is on the phone after all. Returns whether it is news.
    pub(super) fn found_again(&mut self, calls: &[Call], asked_at: Now, now: Now) -> bool {
        let OrderStage::Over { outcome: OrderOutcome::NotKnown(failure) | OrderOutcome::Left(failure), at } =
            self.stage.clone()
        else {
            return false;
        };
        let is_there = calls.iter().any(|call| Some(&call.id) == self.order.call());
        let found = self.order.takes_the_call_away() && is_there && asked_at.mono_ms >= at.mono_ms;
        if found {
            self.end(OrderOutcome::NotTaken(failure), now);
        }
        found
    }

    /// The call has gone: what was meant to end it has; whether it was answered, parked or handed over nobody can see.
    fn when_gone(&self, failure: Failure) -> OrderOutcome {
        match self.order {
            Order::HangUp { .. } | Order::Reject { .. } => OrderOutcome::Done,
            _ => OrderOutcome::Left(failure),
        }
    }

    fn sight(&self, calls: &[Call], claimed: &BTreeSet<CallId>) -> Sight {
        let new_leg = || {
            let new = |call: &&Call| !claimed.contains(&call.id) && !self.known_before.contains(&call.id);
            let outgoing = |call: &&Call| {
                matches!(call.personality, Personality::ClickToDial | Personality::Originator)
                    // A call that was taken from elsewhere is the attendant's as soon as it is connected.
                    || (!is_incoming(call) && !matches!(self.order, Order::Dial { .. }))
            };
            calls.iter().filter(new).filter(outgoing).max_by_key(|call| call.created)
        };
        let started = |otherwise| new_leg().map_or(otherwise, |call| Sight::Started(call.id.clone()));
        let Some(id) = self.order.call() else { return started(Sight::Nothing) };
        let Some(call) = calls.iter().find(|call| call.id == *id) else { return Sight::Gone };
        let done = match &self.order {
            Order::TransferTo { .. } => return started(Sight::Nothing),
            Order::Answer { .. } => call.state != CallState::Alerting,
            Order::Hold { .. } => call.state == CallState::Held,
            Order::Resume { .. } => call.state == CallState::Connected,
            Order::Mute { .. } => call.mute == Mute::On,
            Order::Unmute { .. } => call.mute == Mute::Off,
            _ => false,
        };
        if done { Sight::Done } else { Sight::Nothing }
    }
}
