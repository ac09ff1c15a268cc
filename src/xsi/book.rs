//! All subscriptions of one channel: which to ask for next, and to whom an event belongs (contract 7.3, 7.4).
//!
//! Events go by the subscription that they name. One that comes before the answer which names its subscription is kept until
//! the answers under way are here.

mod asking;

use std::collections::{BTreeMap, HashMap, VecDeque};

use tokio::time::Instant;

use super::config::Timings;
use super::http::Failure;
use super::job::{Accepted, Job, Package};
use super::message::{Event, What};
use super::news::{News, TargetState};
use super::subscription::{Attempt, Stage, Subscription, refusal};
use super::target::Target;
use asking::sharers;

/// Subscriptions that are asked for at the same time.
const ASKS_MAX: usize = 4;

/// Events that are kept for answers under way.
const EARLY_MAX: usize = 512;

/// Whose subscription it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    OwnCalls,
    Target(String),
}

/// The list of monitored lines.
#[derive(Debug)]
enum Monitored {
    Unread,
    Reading,
    Read(Vec<(String, String)>),
}

/// An answer under way.
#[derive(Debug)]
struct Ask {
    /// None = its target has gone meanwhile.
    owner: Option<Owner>,
    user_id: String,
    package: Package,
}

/// What shall be done and told.
#[derive(Debug, Default)]
pub(super) struct Output {
    pub(super) jobs: VecDeque<Job>,
    pub(super) news: VecDeque<News>,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Book {
    timings: Timings,
    user_id: String,
    subscriptions: BTreeMap<Owner, Subscription>,
    owners: HashMap<String, Owner>,
    /// The answers under way.
    asks: HashMap<u64, Ask>,
    last_ask: u64,
    monitored: Monitored,
    early: VecDeque<Event>,
}

impl Book {
    /// Everything is yet to be asked for.
    pub(super) fn new(timings: Timings, user_id: String, now: Instant) -> Self {
        let packages = [Package::AdvancedCall, Package::StandardCall, Package::BasicCall];
        let own_calls = Subscription::new(packages.map(Attempt::OwnCalls).to_vec(), now);
        Self {
            timings,
            user_id,
            subscriptions: BTreeMap::from([(Owner::OwnCalls, own_calls)]),
            owners: HashMap::new(),
            asks: HashMap::new(),
            last_ask: 0,
            monitored: Monitored::Unread,
            early: VecDeque::new(),
        }
    }

    /// These are the targets from now on.
    pub(super) fn set_targets(&mut self, targets: &[Target], now: Instant, out: &mut Output) {
        let mut wanted: BTreeMap<Owner, Vec<Attempt>> = BTreeMap::new();
        for target in targets {
            let attempts = || target.candidates.iter().cloned().map(Attempt::Park).collect();
            wanted.entry(Owner::Target(target.key.clone())).or_insert_with(attempts);
        }
        let stays = |owner: &Owner, subscription: &Subscription| match owner {
            Owner::OwnCalls => true,
            Owner::Target(_) => wanted.get(owner).is_some_and(|attempts| subscription.is_for(attempts)),
        };
        let gone: Vec<Owner> = self
            .subscriptions
            .iter()
            .filter(|(owner, it)| !stays(owner, it))
            .map(|(owner, _)| owner.clone())
            .collect();
        for owner in gone {
            self.remove(&owner, now, out);
        }
        for (owner, attempts) in wanted {
            self.subscriptions.entry(owner).or_insert_with(|| Subscription::new(attempts, now));
        }
        self.tell(out);
    }

    fn remove(&mut self, owner: &Owner, now: Instant, out: &mut Output) {
        let Some(removed) = self.subscriptions.remove(owner) else { return };
        let shares = matches!(removed.stage, Stage::Shared { .. });
        for other in sharers(&mut self.subscriptions, &removed).filter(|_| !shares) {
            other.stage = Stage::Waiting { until: now };
        }
        if let Stage::Live(live) = removed.stage {
            self.owners.remove(&live.id);
            out.jobs.push_back(Job::Unsubscribe { subscription_id: live.id });
        }
        for ask in self.asks.values_mut().filter(|ask| ask.owner.as_ref() == Some(owner)) {
            ask.owner = None;
        }
    }

    /// Starts what is due.
    pub(super) fn tick(&mut self, now: Instant, out: &mut Output) {
        let due: Vec<Owner> = self
            .subscriptions
            .iter()
            .filter(|(_, it)| it.wake_at().is_some_and(|at| at <= now))
            .map(|(owner, _)| owner.clone())
            .collect();
        for owner in due {
            self.proceed(&owner, now, out);
        }
        self.tell(out);
    }

    /// The answer to an ask; none if it did not name the subscription.
    pub(super) fn answered(
        &mut self,
        ask: u64,
        result: Result<Option<Accepted>, Failure>,
        now: Instant,
        out: &mut Output,
    ) {
        let owner = self.asks.remove(&ask).and_then(|ask| ask.owner);
        let subscription = owner.as_ref().and_then(|owner| self.subscriptions.get_mut(owner));
        match (owner.clone().zip(subscription), result) {
            (None, Ok(Some(Accepted { subscription_id, .. }))) => {
                out.jobs.push_back(Job::Unsubscribe { subscription_id });
            }
            (None, _) => {}
            (Some((owner, subscription)), Ok(Some(accepted))) => {
                let id = accepted.subscription_id.clone();
                subscription.accepted(accepted, &self.timings, now);
                self.share(&owner, true);
                self.owners.insert(id.clone(), owner);
                self.tell(out);
                let (early, rest) = std::mem::take(&mut self.early)
                    .into_iter()
                    .partition(|event| event.subscription_id.as_deref() == Some(&id));
                self.early = rest;
                for event in Vec::from(early) {
                    self.apply(event, now, out);
                }
            }
            (Some((_, subscription)), Ok(None)) => subscription.postpone(None, &self.timings, now),
            (Some((owner, _)), Err(failure)) if failure.is_final() => {
                let why = refusal(&failure);
                if let Some(mut refused) = self.subscriptions.remove(&owner) {
                    for other in sharers(&mut self.subscriptions, &refused) {
                        other.attempt_refused(Some(why.clone()), now);
                    }
                    refused.attempt_refused(Some(why), now);
                    self.subscriptions.insert(owner, refused);
                }
            }
            (Some((_, subscription)), Err(failure)) => {
                subscription.postpone(failure.wait(), &self.timings, now);
            }
        }
        if self.asks.is_empty() {
            self.early.clear();
        }
        self.tick(now, out);
    }

    /// The list of monitored lines is here, or will not come.
    pub(super) fn listed(
        &mut self,
        result: Result<Vec<(String, String)>, Failure>,
        now: Instant,
        out: &mut Output,
    ) {
        let awaiting = self.subscriptions.values_mut().filter(|it| it.stage == Stage::AwaitingList);
        match result {
            Err(failure) if !failure.is_final() => {
                self.monitored = Monitored::Unread;
                awaiting.for_each(|it| it.postpone(failure.wait(), &self.timings, now));
            }
            // Without the list the candidates that need it lead to nobody.
            result => {
                self.monitored = Monitored::Read(result.unwrap_or_default());
                awaiting.for_each(|it| it.stage = Stage::Waiting { until: now });
            }
        }
        self.tick(now, out);
    }

    /// How the refresh of a subscription went.
    pub(super) fn refreshed(
        &mut self,
        subscription_id: &str,
        result: Result<(), Failure>,
        now: Instant,
        out: &mut Output,
    ) {
        let Err(failure) = result else { return };
        let Some(owner) = self.owners.get(subscription_id).cloned() else { return };
        let Some(subscription) = self.subscriptions.get_mut(&owner) else { return };
        match &mut subscription.stage {
            Stage::Live(live) if !failure.is_final() => live.refresh_at = now + self.timings.retry_max,
            _ => {
                subscription.ended(&self.timings, now);
                self.owners.remove(subscription_id);
                self.share(&owner, false);
            }
        }
        self.tell(out);
    }

    /// An event of some subscription.
    pub(super) fn event(&mut self, event: Event, now: Instant, out: &mut Output) {
        let known = event.subscription_id.as_ref().is_some_and(|id| self.owners.contains_key(id));
        if known {
            self.apply(event, now, out);
        } else if !self.asks.is_empty() {
            if self.early.len() == EARLY_MAX {
                self.early.pop_front();
            }
            self.early.push_back(event);
        }
    }

    fn apply(&mut self, event: Event, now: Instant, out: &mut Output) {
        let Some(id) = &event.subscription_id else { return };
        let Some(owner) = self.owners.get(id).cloned() else { return };
        let Some(subscription) = self.subscriptions.get_mut(&owner) else { return };
        let Stage::Live(live) = &mut subscription.stage else { return };
        match (event.what, &owner) {
            (What::SubscriptionTerminated, _) => {
                self.owners.remove(id);
                subscription.ended(&self.timings, now);
                self.share(&owner, false);
                self.tell(out);
            }
            // Each is about a call of its own, so one that was overtaken still counts.
            (What::Recall(recall), Owner::OwnCalls) => {
                out.news.push_back(News::Calls { recall: Some(recall) });
            }
            // "Read them" need not be said twice in a row.
            (_, Owner::OwnCalls) if out.news.back() == Some(&News::Calls { recall: None }) => {}
            (_, Owner::OwnCalls) => out.news.push_back(News::Calls { recall: None }),
            // Each says the whole state, so one that was overtaken counts no more.
            (What::Parked(parked), Owner::Target(key)) if live.advance(event.sequence) => {
                live.parked = Some(parked.clone());
                out.news.push_back(News::Park { key: key.clone(), parked: parked.clone() });
                let user_id = subscription.user_id.clone();
                for (other, it) in &self.subscriptions {
                    if let (Owner::Target(key), Stage::Shared { .. }) = (other, &it.stage)
                        && it.user_id == user_id
                    {
                        out.news.push_back(News::Park { key: key.clone(), parked: parked.clone() });
                    }
                }
            }
            _ => {}
        }
    }

    fn tell(&mut self, out: &mut Output) {
        for (owner, subscription) in &mut self.subscriptions {
            let Some(state) = subscription.news() else { continue };
            if let (Owner::Target(_), TargetState::Refused { why }) = (owner, &state) {
                tracing::debug!(?why, "a target is refused");
            }
            out.news.push_back(match owner {
                Owner::OwnCalls => News::OwnCalls { state },
                Owner::Target(key) => News::Target { key: key.clone(), state },
            });
        }
    }

    /// When something will be due; none while nothing can be.
    pub(super) fn wake_at(&self) -> Option<Instant> {
        let waits =
            |it: &&Subscription| !matches!(it.stage, Stage::Waiting { .. }) || self.asks.len() < ASKS_MAX;
        self.subscriptions.values().filter(waits).filter_map(Subscription::wake_at).min()
    }

    /// The subscriptions that stand.
    pub(super) fn subscription_ids(&self) -> Vec<String> {
        self.owners.keys().cloned().collect()
    }
}
