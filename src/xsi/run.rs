//! From sign-in to sign-out: finds the hosts, keeps a channel, and says what is known and what is lost. One task, owned by the
//! backend. Nothing here disturbs anything else: every trouble ends in a [`News`].

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::channel::{self, Life};
use super::config::{Config, Endpoints, Timings};
use super::discovery::{self, NoHosts};
use super::http::Http;
use super::machine::Ending;
use super::news::{LossReason, News, OffReason};
use super::target::Targets;
use super::wire::Wire;
use crate::webex::{self, Bearer};

/// Runs the live layer until `cancel`, until nobody reads `news`, or until the sign-in has ended.
///
/// `targets` may change at any time. If `news` is full, the layer waits and Webex with it; a reader that stops for long
/// loses the channel. At `cancel` everything is closed within [`Timings::close`](super::Timings::close).
pub async fn run(
    config: Config,
    bearer: Arc<dyn Bearer>,
    mut targets: watch::Receiver<Targets>,
    news: mpsc::Sender<News>,
    cancel: CancellationToken,
) {
    let mut run = Run { config, bearer, news, cancel, hosts: None, failures: 0 };
    // The news has an end when the task has one: nobody listens, or it was told to stop.
    while run.once(&mut targets).await.is_some() {}
}

/// Asks where live news comes from and opens nothing: `valet doctor` looks whether there will be any.
///
/// # Errors
/// Why there is none, as a sentence.
pub async fn find(config: &Config, bearer: Arc<dyn Bearer>) -> Result<Endpoints, String> {
    let http = Http::new(config, &config.webex.api_base, bearer).ok_or(OffReason::NoTls.to_string())?;
    discovery::hosts(config, &http).await.map_err(|why| match why {
        NoHosts::Off(why) => why.to_string(),
        NoHosts::Lost(why, _) => why.to_string(),
    })
}

struct Run {
    config: Config,
    bearer: Arc<dyn Bearer>,
    news: mpsc::Sender<News>,
    cancel: CancellationToken,
    /// The hosts, until a channel cannot be opened on them.
    hosts: Option<Endpoints>,
    /// Channels in a row that did not last.
    failures: u32,
}

impl Run {
    /// One channel, from its hosts to its loss and the wait after it. None = it is over.
    async fn once(&mut self, targets: &mut watch::Receiver<Targets>) -> Option<()> {
        let Some(user_id) = webex::tail(&self.config.person_id) else {
            return self.off(OffReason::NoUserId, targets).await;
        };
        let endpoints = match self.hosts.clone() {
            Some(endpoints) => endpoints,
            None => match self.find().await? {
                Ok(endpoints) => endpoints,
                Err(NoHosts::Off(why)) => return self.off(why, targets).await,
                Err(NoHosts::Lost(why, wait)) => return self.lost(why, wait).await,
            },
        };
        let Some(http) = self.http(&endpoints.events) else {
            return self.off(OffReason::NoTls, targets).await;
        };
        self.tell(News::Connecting).await?;
        let Config { timings, application_id, .. } = &self.config;
        let wire = Wire::new(http, &endpoints, timings, application_id, &user_id);
        let Life { ending, up_since, wait, untold } =
            channel::live(&wire, targets, &self.news, &self.cancel).await;
        if ending == Ending::Closed {
            return None;
        }
        for item in untold {
            self.tell(item).await?;
        }
        match up_since {
            Some(since) if since.elapsed() >= timings.steady => self.failures = 0,
            Some(_) => {}
            None => self.hosts = None,
        }
        match ending {
            Ending::Lost(why) => {
                if why == LossReason::TakenOver {
                    // Two consoles of one name would end each other's channels for ever.
                    self.config.application_id = format!("valet-{}", Uuid::new_v4());
                }
                self.lost(why, wait).await
            }
            Ending::Off(why) => self.off(why, targets).await,
            Ending::Closed => None,
        }
    }

    async fn find(&mut self) -> Option<Result<Endpoints, NoHosts>> {
        let Some(http) = self.http(&self.config.webex.api_base) else {
            return Some(Err(NoHosts::Off(OffReason::NoTls)));
        };
        let finding = async {
            http.until_open().await;
            discovery::hosts(&self.config, &http).await
        };
        let found = tokio::select! {
            () = self.cancel.cancelled() => return None,
            found = finding => found,
        };
        self.hosts = found.as_ref().ok().cloned();
        Some(found)
    }

    fn http(&self, base: &url::Url) -> Option<Http> {
        Http::new(&self.config, base, self.bearer.clone())
    }

    async fn lost(&mut self, why: LossReason, wait: Option<Duration>) -> Option<()> {
        let own = self.config.timings.retry(self.failures, fastrand::f64());
        let next_try_in = wait.map_or(own, |wait| wait.max(own));
        self.failures = self.failures.saturating_add(1);
        tracing::info!(%why, next_try_in_ms = next_try_in.as_millis(), "live news lost");
        self.tell(News::Lost { why, next_try_in }).await?;
        self.rest(next_try_in).await
    }

    /// Tells it and waits until Webex may be asked again; what only a person can change ends the task.
    async fn off(&mut self, why: OffReason, targets: &mut watch::Receiver<Targets>) -> Option<()> {
        tracing::info!(%why, "no live news");
        let probes = matches!(why, OffReason::NotOffered | OffReason::NotTold | OffReason::NotAllowed);
        self.hosts = None;
        self.tell(News::Off { why }).await?;
        if !probes {
            return None;
        }
        // Who asks for everything anew wants this too, but not more often than this.
        targets.borrow_and_update();
        let Timings { probe, probe_again, .. } = &self.config.timings;
        let (first, rest) = (*probe.min(probe_again), probe.saturating_sub(*probe_again));
        self.rest(first).await?;
        tokio::select! {
            rested = self.rest(rest) => rested,
            Ok(()) = targets.changed() => Some(()),
        }
    }

    async fn rest(&self, wait: Duration) -> Option<()> {
        tokio::select! {
            () = self.cancel.cancelled() => None,
            () = self.news.closed() => None,
            () = sleep(wait) => Some(()),
        }
    }

    async fn tell(&self, item: News) -> Option<()> {
        tokio::select! {
            () = self.cancel.cancelled() => None,
            sent = self.news.send(item) => sent.ok(),
        }
    }
}
