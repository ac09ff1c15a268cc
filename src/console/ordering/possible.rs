//! Which orders that start a call can be possible, as far as is known. What cannot be is not offered; what nobody can know
//! is, and Webex says so (contract 3.3).

use crate::console::Console;
use crate::console::call_words;
use crate::console::calls::Call;
use crate::console::ids::CallId;
use crate::console::now::Now;
use crate::console::orders::{ActKind, OrderGroup};
use crate::say;
use crate::words::Message;

impl Console {
    /// Whether a number can be called now.
    pub fn may_dial(&self, now: Now) -> bool {
        self.may_start(OrderGroup::Dial, now)
    }

    /// Whether the ringing call of a colleague whose number is typed can be taken now.
    pub fn may_pick_up(&self, now: Now) -> bool {
        self.may_start(OrderGroup::PickUp, now)
    }

    /// Whether a ringing call of the group can be taken now, without a number.
    pub fn may_pick_up_in_group(&self, now: Now) -> bool {
        self.may_pick_up(now) && self.may_have_a_group()
    }

    /// Whether there may be a group whose ringing calls she can take.
    pub fn may_have_a_group(&self) -> bool {
        self.why_no_group().is_none()
    }

    /// Whether a call of another device can be brought to the chosen one now.
    pub fn may_pull(&self, now: Now) -> bool {
        self.may_start(OrderGroup::Pull, now) && self.why_no_pull().is_none()
    }

    /// Why a number cannot be called at this moment.
    pub fn why_no_dial(&self, now: Now) -> Option<Message> {
        let is_busy = || self.orders.is_group_busy(OrderGroup::Dial, now);
        self.why_no_order().or_else(|| is_busy().then(|| say!("still-on-its-way")))
    }

    /// Why this cannot be done at this moment with one of the calls.
    pub fn why_no_act(&self, id: &CallId, kind: &ActKind, now: Now) -> Option<Message> {
        let Some(call) = self.calls.active().iter().find(|call| call.id == *id) else {
            return Some(say!("call-has-gone"));
        };
        match self.why_no_order() {
            None if self.offered(call, now).iter().any(|offer| offer.kind == *kind) => None,
            None if self.is_under_way(id, kind, now) => Some(say!("still-on-its-way")),
            None => Some(call_words::not_possible(kind, call, &self.endpoints.target())),
            why => why,
        }
    }

    fn may_start(&self, group: OrderGroup, now: Now) -> bool {
        self.may_order() && !self.orders.is_group_busy(group, now)
    }

    /// Why nobody can be picked up without a number: as far as Webex told, she has no colleague. Pickup groups cannot be read
    /// (contract 5), and are not the call park group: where there is a colleague there may be one.
    pub(super) fn why_no_group(&self) -> Option<Message> {
        let (group, monitored) = (self.board.group().value()?, self.board.extensions().value()?);
        let is_alone = group.name.is_none() && group.members.is_empty() && monitored.people.is_empty();
        is_alone.then(|| say!("no-group"))
    }

    /// Why there is nothing to pull: the calls are known, and each one with somebody to talk to is on the chosen device. A call
    /// of which Webex does not name the device may be on another one (contract 3.1).
    pub(super) fn why_no_pull(&self) -> Option<Message> {
        if self.calls.read_at().is_none() || self.calls.trouble().is_some() {
            return None;
        }
        let target = self.endpoints.target();
        let is_elsewhere = |call: &Call| match (&call.endpoint, target.endpoint_id()) {
            (Some(on), Some(chosen)) => on != chosen,
            _ => true,
        };
        let mut talks = self.calls.active().iter().filter(|call| call.is_with_caller());
        (!talks.any(is_elsewhere)).then(|| say!("nothing-to-pull"))
    }
}
