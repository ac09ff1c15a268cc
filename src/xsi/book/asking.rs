//! Asking for a subscription: candidate after candidate, and once for each user (contract 7.3). Two targets may turn out to be the
//! same user of XSI, and a second subscription of the same kind replaces the first without a word: so they share one.

use std::collections::BTreeMap;

use tokio::time::Instant;

use super::{ASKS_MAX, Ask, Book, Monitored, Output, Owner};
use crate::xsi::job::{Job, Package};
use crate::xsi::news::News;
use crate::xsi::subscription::{Attempt, Stage, Subscription};

impl Book {
    /// What is due for this one.
    pub(super) fn proceed(&mut self, owner: &Owner, now: Instant, out: &mut Output) {
        let Some(subscription) = self.subscriptions.get_mut(owner) else { return };
        match &mut subscription.stage {
            Stage::Live(live) => {
                live.refreshes(now);
                out.jobs.push_back(Job::RefreshSubscription { subscription_id: live.id.clone() });
                return;
            }
            Stage::Refused { .. } => {
                subscription.start_over(now);
                if matches!(self.monitored, Monitored::Read(_)) {
                    self.monitored = Monitored::Unread;
                }
            }
            _ => {}
        }
        while self.asks.len() < ASKS_MAX {
            let (user_id, package) = match subscription.attempt() {
                None => return subscription.refused(&self.timings, now),
                Some(Attempt::OwnCalls(package)) => (Some(self.user_id.clone()), *package),
                Some(Attempt::Park(candidate)) => {
                    let lines = match &self.monitored {
                        Monitored::Read(lines) => lines.as_slice(),
                        _ if !candidate.needs_list() => &[],
                        list => {
                            if matches!(list, Monitored::Unread) {
                                self.monitored = Monitored::Reading;
                                out.jobs.push_back(Job::ListMonitored);
                            }
                            subscription.stage = Stage::AwaitingList;
                            return;
                        }
                    };
                    (candidate.user_id(lines), Package::CallPark)
                }
            };
            let Some(user_id) = user_id else {
                subscription.attempt_refused(None, now);
                continue;
            };
            return self.ask(owner, user_id, package, out);
        }
    }

    /// Asks for the subscription of this user, unless somebody else has or is about to.
    fn ask(&mut self, owner: &Owner, user_id: String, package: Package, out: &mut Output) {
        let holder = self.subscriptions.iter().find_map(|(other, it)| {
            let holds = other != owner && *other != Owner::OwnCalls && package == Package::CallPark;
            let same = it.user_id.as_ref() == Some(&user_id) && !matches!(it.stage, Stage::Shared { .. });
            (holds && same).then(|| match &it.stage {
                Stage::Live(live) => (true, live.parked.clone()),
                _ => (false, None),
            })
        });
        let Some(subscription) = self.subscriptions.get_mut(owner) else { return };
        subscription.user_id = Some(user_id.clone());
        if let Some((is_live, parked)) = holder {
            subscription.stage = Stage::Shared { is_live };
            self.tell(out);
            if let (Some(parked), Owner::Target(key)) = (parked, owner) {
                out.news.push_back(News::Park { key: key.clone(), parked });
            }
            return;
        }
        subscription.stage = Stage::Asking;
        // The answer that a target left behind is as good as a new one.
        let left = |ask: &&mut Ask| ask.owner.is_none() && (&ask.user_id, ask.package) == (&user_id, package);
        if let Some(ask) = self.asks.values_mut().find(left) {
            ask.owner = Some(owner.clone());
            return;
        }
        self.last_ask += 1;
        let ask = Ask { owner: Some(owner.clone()), user_id: user_id.clone(), package };
        self.asks.insert(self.last_ask, ask);
        out.jobs.push_back(Job::Subscribe { ask: self.last_ask, user_id, package });
    }

    /// Whoever shares this target's subscription is live as it is.
    pub(super) fn share(&mut self, owner: &Owner, live: bool) {
        let Some(user_id) = self.subscriptions.get(owner).and_then(|it| it.user_id.clone()) else { return };
        for it in self.subscriptions.values_mut().filter(|it| it.user_id.as_ref() == Some(&user_id)) {
            if let Stage::Shared { is_live } = &mut it.stage {
                *is_live = live;
            }
        }
    }
}

/// The targets that share the subscription of `holder`, which is not among `all`.
pub(super) fn sharers<'b>(
    all: &'b mut BTreeMap<Owner, Subscription>,
    holder: &Subscription,
) -> impl Iterator<Item = &'b mut Subscription> {
    let user_id = holder.user_id.clone();
    all.values_mut().filter(move |it| {
        user_id.is_some() && it.user_id == user_id && matches!(it.stage, Stage::Shared { .. })
    })
}
