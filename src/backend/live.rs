//! Runs the live layer (`xsi`) for whoever is signed in, and tells the core what it says in the core's words. One task per
//! sign-in, from the first [`Live::watch`] to [`Live::stop`] or the end of the sign-in.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::awake::Awake;
use super::convert;
use super::news::NewsSender;
use super::signing::LiveSeat;
use crate::console::event::News;
use crate::console::ids::{Epoch, PersonId};
use crate::console::live::{LiveNews, LiveTarget, TargetState};
use crate::say;
use crate::store::XsiSettings;
use crate::webex::{self, Bearer};
use crate::xsi;

/// News of the layer that may wait for the window; then it leaves the stream unread, and Webex waits.
const NEWS: usize = 64;
/// How often a sleep of the computer is looked for: well before Webex gives up on a channel.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// The live layer of whoever is signed in.
pub(super) struct Live {
    webex: webex::Config,
    hosts: Option<xsi::Endpoints>,
    running: Option<Running>,
    news: NewsSender,
    tasks: TaskTracker,
}

struct Running {
    epoch: Epoch,
    person: PersonId,
    targets: watch::Sender<xsi::Targets>,
    end: CancellationToken,
    task: JoinHandle<()>,
}

impl Live {
    /// Off. `hosts` are those of the settings.
    pub(super) fn new(webex: webex::Config, hosts: Option<&XsiSettings>, news: NewsSender) -> Self {
        let hosts = hosts.map(endpoints);
        Self { webex, hosts, running: None, news, tasks: TaskTracker::new() }
    }

    /// Watches these slots from now on, for the person in this seat.
    pub(super) async fn watch(
        &mut self,
        epoch: Epoch,
        seat: Option<(LiveSeat, PersonId)>,
        targets: Vec<LiveTarget>,
    ) {
        let Some((seat, person)) = seat else {
            self.stop();
            let why = say!("no-live-sign-in").into();
            return self.news.send(News::Live { epoch, news: LiveNews::Off { why } }).await;
        };
        let targets: xsi::Targets = targets.into_iter().map(target).collect();
        if let Some(running) = &self.running
            && (running.epoch, &running.person) == (epoch, &person)
            && !running.targets.is_closed()
        {
            running.targets.send_replace(targets);
            return;
        }
        self.stop();
        self.start(epoch, seat, person, targets, None);
    }

    /// Reaches Webex another way from now on: what is watched is watched through a new channel.
    pub(super) fn reroute(&mut self, webex: webex::Config, seat: Option<LiveSeat>) {
        self.webex = webex;
        if let (Some(Running { epoch, person, targets, end, task }), Some(seat)) = (self.running.take(), seat)
        {
            end.cancel();
            let targets = targets.borrow().clone();
            self.start(epoch, seat, person, targets, Some(task));
        }
    }

    /// Starts a layer, once an earlier one has told its last.
    fn start(
        &mut self,
        epoch: Epoch,
        seat: LiveSeat,
        person: PersonId,
        targets: xsi::Targets,
        after: Option<JoinHandle<()>>,
    ) {
        let config = xsi::Config {
            endpoints: self.hosts.clone(),
            gate: Some(seat.client),
            ..xsi::Config::new(self.webex.clone(), person.0.clone())
        };
        let (targets, watched) = watch::channel(targets);
        let end = seat.leave.child_token();
        let layer = Layer { config, bearer: seat.bearer, epoch, news: self.news.clone() };
        let until = end.clone();
        let task = self.tasks.spawn(async move {
            if let Some(earlier) = after {
                earlier.await.ok();
                layer.tell(LiveNews::Lost { why: say!("another-proxy").into() }).await;
            }
            layer.run(watched, until).await;
        });
        self.running = Some(Running { epoch, person, targets, end, task });
    }

    /// Closes the channel.
    pub(super) fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.end.cancel();
        }
    }

    /// Closes the channel, and returns when Webex has been told or does not listen.
    pub(super) async fn stop_and_wait(&mut self) {
        self.stop();
        self.tasks.close();
        self.tasks.wait().await;
        self.tasks.reopen();
    }

    /// The last that it does.
    pub(super) async fn close(mut self) {
        self.stop_and_wait().await;
    }
}

/// One sign-in's live layer.
struct Layer {
    config: xsi::Config,
    bearer: Arc<dyn Bearer>,
    epoch: Epoch,
    news: NewsSender,
}

impl Layer {
    async fn run(self, targets: watch::Receiver<xsi::Targets>, end: CancellationToken) {
        while self.until_asleep(&targets, &end).await {
            tracing::info!("the computer was asleep: the live channel is opened anew");
        }
    }

    /// Runs until the end, or until the computer has slept: what the channel says of itself then is older than the sleep.
    async fn until_asleep(&self, targets: &watch::Receiver<xsi::Targets>, end: &CancellationToken) -> bool {
        let (sender, mut received) = mpsc::channel(NEWS);
        let round = end.child_token();
        let (config, bearer) = (self.config.clone(), Arc::clone(&self.bearer));
        let mut run = pin!(xsi::run(config, bearer, targets.clone(), sender, round.clone()));
        let mut awake = Awake::default();
        let mut look = tokio::time::interval(LOOK_EVERY);
        loop {
            tokio::select! {
                () = &mut run => break,
                Some(item) = received.recv() => self.received(item).await,
                _ = look.tick() => if awake.has_slept() {
                    self.tell(LiveNews::Lost { why: say!("computer-slept").into() }).await;
                    round.cancel();
                    run.await;
                    return !end.is_cancelled();
                }
            }
        }
        while let Ok(item) = received.try_recv() {
            self.received(item).await;
        }
        false
    }

    async fn received(&self, item: xsi::News) {
        // Requests would hang on such a line too, and the next one may be far: it is said at once.
        if matches!(item, xsi::News::Lost { why: xsi::LossReason::Dead, .. }) {
            self.news.send(News::Silence { epoch: self.epoch }).await;
        }
        self.tell(self.live_news(item)).await;
    }

    async fn tell(&self, news: LiveNews) {
        let is_quiet = matches!(news, LiveNews::Heard { .. });
        let news = News::Live { epoch: self.epoch, news };
        // What only an age needs that ticks anyway wakes nobody.
        if is_quiet { self.news.leave(news) } else { self.news.send(news).await }
    }

    fn live_news(&self, item: xsi::News) -> LiveNews {
        match item {
            xsi::News::Off { why } => LiveNews::Off { why: why.message().into() },
            xsi::News::Connecting => LiveNews::Connecting,
            xsi::News::Up => LiveNews::Up,
            xsi::News::Heard => LiveNews::Heard { at: self.news.now() },
            xsi::News::Lost { why, .. } => LiveNews::Lost { why: why.message().into() },
            xsi::News::Target { key, state } => {
                LiveNews::Target { slot: key.as_str().into(), state: target_state(state) }
            }
            xsi::News::Park { key, parked } => {
                LiveNews::Park { slot: key.as_str().into(), parked: parked.map(convert::live_party) }
            }
            xsi::News::OwnCalls { state } => LiveNews::OwnCalls { state: target_state(state) },
            // What rings, and why, is read from the calls: they know the ids that commands need.
            xsi::News::Calls { .. } => LiveNews::CallsMoved,
        }
    }
}

/// The hosts of the settings.
pub(crate) fn endpoints(hosts: &XsiSettings) -> xsi::Endpoints {
    let XsiSettings { events, channel, actions } = hosts.clone();
    xsi::Endpoints { events, channel, actions }
}

fn target(target: LiveTarget) -> xsi::Target {
    xsi::Target::new(target.slot.0, target.id, target.extension.as_deref())
}

fn target_state(state: xsi::TargetState) -> TargetState {
    match state {
        xsi::TargetState::Asking => TargetState::Asking,
        xsi::TargetState::Live => TargetState::Live,
        xsi::TargetState::Refused { why } => TargetState::Refused { why: why.message().into() },
    }
}
