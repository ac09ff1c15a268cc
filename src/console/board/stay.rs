//! One stay: somebody parked on a slot, from the first news of her on, and how sure it is that she is still there.

use super::FRESH_MS;
use super::facts::{Confidence, OwnPark, Source, Verified};
use super::matching::{are_two_of_one_firm, may_be_same};
use crate::console::calls::Party;
use crate::console::now::Now;
use crate::console::waiting::{Began, Parker, Waiting};

/// A call that was parked here, without live news, is no longer sure so long after the recall time (contract 13.4).
const MARGIN_MS: u64 = 30_000;
/// The live news of a park comes no later than this after Webex's answer.
const NEWS_MS: u64 = 5_000;
/// The answer to a park comes no later than this; a greater difference is a wall clock that was set.
const LATE_ANSWER_MS: u64 = 60_000;

/// What live news proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// It is live.
    Live,
    /// It was live; since then nothing can be seen.
    Blind(Now),
    /// It was learned here, and fades.
    Here,
}

impl Proof {
    pub fn go_blind(&mut self, at: Now) {
        if *self == Self::Live {
            *self = Self::Blind(at);
        }
    }
}

/// Somebody parked on the slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stay {
    pub caller: Party,
    pub since: Now,
    /// It may have begun earlier than `since`: nobody saw it begin.
    pub at_least: bool,
    pub as_of: Now,
    pub proof: Proof,
    pub own: Option<Box<OwnPark>>,
    pub verified: Verified,
    /// Who was there before a park that was never answered: if that did not come about, she still is.
    pub before: Option<Box<Stay>>,
    /// Webex would not hand the caller over.
    pub doubted: Option<Now>,
    /// Webex has parked her again, after a recall that nobody answered: her wait goes on, and the time to the recall begins
    /// anew.
    pub again: Option<Again>,
}

/// A stay of several rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Again {
    /// When she first came.
    pub first: Began,
    /// When this round began.
    pub since: Began,
}

impl Stay {
    pub fn new(caller: Party, at: Now, proof: Proof) -> Self {
        Self {
            caller,
            since: at,
            at_least: false,
            as_of: at,
            proof,
            own: None,
            verified: Verified::Yes,
            before: None,
            doubted: None,
            again: None,
        }
    }

    /// Webex has parked again whom nobody answered when she came back: what was known of her stays.
    pub fn parked_again(party: &Party, at: Now, before: &Self) -> Self {
        let mut own = before.own.clone();
        if let Some(own) = &mut own {
            (own.call.again, own.call.recalled) = (Some(at.wall), false);
        }
        let first = before.first();
        let since = Began { wall: at.wall, mono_ms: Some(at.mono_ms) };
        let mut stay = Self {
            at_least: before.at_least,
            own,
            again: Some(Again { first, since }),
            ..Self::new(party.clone(), at, Proof::Live)
        };
        stay.learn_party(&before.caller);
        stay
    }

    /// A park that was made from here.
    pub fn of_own(own: OwnPark, at: Now) -> Self {
        let (caller, verified) = (own.call.caller.clone(), own.verified);
        let first = Began { wall: own.call.parked_at, mono_ms: None };
        let mono_ms = (!verified.is_of_earlier_run()).then_some(at.mono_ms);
        let again = own.call.again.map(|wall| Again { first, since: Began { wall, mono_ms } });
        Self { own: Some(Box::new(own)), verified, again, ..Self::new(caller, at, Proof::Here) }
    }

    /// She was seen to come back as a recall before a restart, or a sign-out, and nothing since: if she is parked now, Webex
    /// has parked her again.
    pub fn came_back_before(&self) -> bool {
        self.proof == Proof::Here && self.own.as_ref().is_some_and(|own| own.call.recalled)
    }

    /// Live news of this caller may be of this stay. What was parked here may have another name here than there.
    pub fn may_be_of(&self, party: &Party) -> bool {
        let is_another = || self.own.is_none() && are_two_of_one_firm(&self.caller, party);
        may_be_same(&self.caller, party) && !is_another()
    }

    /// What began in an earlier run has no moment on the monotonic clock.
    fn is_of_earlier_run(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.verified.is_of_earlier_run())
    }

    /// Webex has just parked the call, and a slot holds one: the first live news is of this caller, however it names her.
    pub fn awaits_its_news(&self, at: Now) -> bool {
        let is_parked = self.own.is_some() && self.verified == Verified::Yes && self.proof == Proof::Here;
        is_parked && self.as_of == self.since && at.age_ms(self.since) < NEWS_MS
    }

    /// The same the other way round: the live news came after the order to park, and before Webex's answer.
    pub fn is_news_of(&self, own: &OwnPark) -> bool {
        own.verified == Verified::Yes && self.as_of == self.since && self.since.wall >= own.call.parked_at
    }

    /// How sure it is; `None` when it is no longer.
    pub fn confidence(&self, now: Now, recall_ms: u64) -> Option<Confidence> {
        if self.proof == Proof::Live {
            return Some(Confidence::Live);
        }
        let own = self.own.as_ref().filter(|_| self.doubted.is_none());
        if own.is_some() && now.age_ms(self.since) < recall_ms.saturating_add(MARGIN_MS) {
            let is_verified = self.verified == Verified::Yes;
            return Some(if is_verified { Confidence::Likely } else { Confidence::Stale });
        }
        match self.proof {
            Proof::Blind(since) if now.age_ms(since) < FRESH_MS => Some(Confidence::Stale),
            _ => None,
        }
    }

    /// When the wait began, also where she was parked again since.
    fn first(&self) -> Began {
        self.again.map_or_else(|| self.began(), |again| again.first)
    }

    /// When this stay began, apart from those before it.
    fn began(&self) -> Began {
        // Webex's answer to a park comes a moment after the park.
        let parked_at =
            self.own.as_ref().map_or(self.since.wall, |own| own.call.parked_at.min(self.since.wall));
        let before_ms = self.since.wall.as_millisecond().saturating_sub(parked_at.as_millisecond());
        let before_ms = u64::try_from(before_ms).unwrap_or(0).min(LATE_ANSWER_MS);
        let mono_ms = (!self.is_of_earlier_run()).then(|| self.since.mono_ms.saturating_sub(before_ms));
        Began { wall: parked_at, mono_ms }
    }

    pub fn waiting(&self, confidence: Confidence, source: Source) -> Waiting {
        let call = self.own.as_ref().map(|own| &own.call);
        Waiting {
            caller: self.caller.clone(),
            since: self.first(),
            again: self.again.map(|again| again.since),
            at_least: self.at_least,
            confidence,
            source,
            as_of: self.as_of,
            park: call.map(|call| call.id),
            parked_by: self.own.as_ref().map_or(Parker::NotKnown, |own| own.parker()),
            for_whom: call.and_then(|call| call.for_whom.clone()),
            note: call.and_then(|call| call.note.clone()),
            verified: self.verified,
            restored: self.verified.is_of_earlier_run(),
        }
    }

    pub fn source(&self) -> Source {
        match (self.proof, &self.own) {
            (Proof::Live, _) | (_, None) => Source::Live,
            (_, Some(_)) => Source::Own,
        }
    }

    /// For telling of it, when how sure it is does not matter.
    pub fn told(&self) -> Waiting {
        self.waiting(Confidence::Stale, self.source())
    }

    /// The same caller is told of again, with more or less about her.
    pub fn learn_party(&mut self, party: &Party) {
        self.caller.name = self.caller.name.take().or_else(|| party.name.clone());
        self.caller.number = self.caller.number.take().or_else(|| party.number.clone());
    }

    /// In how many milliseconds it is no longer sure, by itself.
    pub fn fades_in_ms(&self, now: Now, recall_ms: u64) -> Option<u64> {
        let left = |since: Now, limit_ms: u64| limit_ms.checked_sub(now.age_ms(since)).filter(|ms| *ms > 0);
        let own = || self.own.as_ref().and_then(|_| left(self.since, recall_ms.saturating_add(MARGIN_MS)));
        match self.proof {
            Proof::Live => None,
            Proof::Blind(since) => own().into_iter().chain(left(since, FRESH_MS)).max(),
            Proof::Here => own(),
        }
    }
}
