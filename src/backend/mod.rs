//! The tokio side: carries out the core's effects with `webex/`, `xsi/`, `oauth/` and `store/`, and reports news.
//!
//! One task per concern. Effects come in through a bounded queue that the window never waits for; news go out through
//! another one, and the window is woken *after* the news is in it.

pub mod account;
mod appearance;
mod awake;
mod browser;
mod calls_watch;
mod clock;
mod commands;
pub mod convert;
mod day;
#[cfg(target_os = "linux")]
mod dbus;
mod desk;
mod desktop;
mod guard;
mod journal;
mod kept;
pub(crate) mod live;
mod news;
mod notify;
mod orders;
mod placement;
mod presence;
mod printing;
mod route;
mod settings;
mod signing;
pub mod support;

use std::sync::Arc;

use jiff::tz::TimeZone;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use crate::console::Options;
use crate::console::attention::{AttentionOptions, QuietHours};
use crate::console::day::Keeping;
use crate::console::day::view::DayWish;
use crate::console::effect::Effect;
use crate::console::event::News;
use crate::console::orders::Order;
use crate::oauth::OpenKeychain;
use crate::say;
use crate::store::{Placement, Profile, Settings};
use crate::webex::{self, Pressed};
use day::DayOrder;
use journal::JournalOrder;

pub use account::REQUIRED_SCOPES;
pub use browser::Browser;
pub use clock::Clock;
pub use desktop::Desktop;
pub use news::NewsSender;
pub(crate) use notify::look as notice_service;
pub use settings::{Saved, SettingsDesk};

/// Effects that may wait. The core makes a handful at a time; a full queue means that something is wrong, and is said.
const EFFECTS: usize = 256;
/// News that may wait for the window.
const NEWS: usize = 1_024;

/// What the backend needs to know.
pub struct Setup {
    /// The settings.
    pub settings: Settings,
    /// Where things are kept.
    pub profile: Profile,
    /// How links are opened.
    pub browser: Browser,
    /// Take up the sign-in of an earlier run.
    pub restore: bool,
    /// Where the keychain is.
    pub keychain: Keyring,
    /// Who tells of a locked screen and of light and dark, and shows notifications.
    pub desktop: Desktop,
    /// Asks the doctor for a support file.
    pub doctor: Option<support::Doctor>,
    /// Webex is played inside: what the settings file says about Webex does not count.
    pub demo: bool,
}

/// The keychain that may be used.
#[derive(Clone)]
pub enum Keyring {
    /// None: a demo or a test leaves a person's keychain alone.
    Untouched,
    /// The system's.
    Systems,
    /// Another one, such as a test's.
    Given(OpenKeychain),
}

/// What the settings decide in the core.
pub fn options(settings: &Settings) -> Options {
    Options {
        slots: convert::manual_slots(settings),
        recall_secs: settings.console.recall_secs,
        recall_by_hand: settings.console.recall_by_hand,
        auto_answer: settings.console.auto_answer,
        answer_on: convert::preset(settings),
        asked_scopes: account::asked_scopes(&settings.webex),
        read_number: convert::read_number,
    }
}

/// What the settings decide about notifications. Quiet hours are counted where this computer is.
pub fn attention(settings: &Settings) -> AttentionOptions {
    let notify = &settings.notifications;
    AttentionOptions {
        parked: convert::notify(notify.parked),
        warning: convert::notify(notify.warning),
        recall: convert::notify(notify.recall),
        quiet: notify.quiet.map(|quiet| QuietHours { from: quiet.from, until: quiet.until }),
        zone: TimeZone::system(),
    }
}

/// How the record of the day is kept.
pub fn keeping(settings: &Settings) -> Keeping {
    convert::keeping(settings)
}

/// The window's ends of the two queues.
pub struct Backend {
    /// Effects go in here. Never waits: `try_send`.
    pub effects: mpsc::Sender<Effect>,
    /// News come out here.
    pub news: mpsc::Receiver<News>,
    /// The settings file.
    pub settings: SettingsDesk,
    /// Where the window stood the last time; what is put in is kept.
    pub placement: watch::Sender<Placement>,
    /// Ends every task.
    pub stop: CancellationToken,
    /// Is done once the last wishes are carried out.
    pub ended: TaskTracker,
}

/// Starts the backend on this runtime. `wake` is called after news has been put into the queue.
pub fn start(
    runtime: &tokio::runtime::Handle,
    setup: Setup,
    clock: Clock,
    wake: impl Fn() + Send + Sync + 'static,
) -> Backend {
    let (effects, effects_out) = mpsc::channel(EFFECTS);
    let (news_in, news) = mpsc::channel(NEWS);
    let stop = CancellationToken::new();
    let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
    let files = settings::Files {
        config: setup.profile.config_file(),
        policy: setup.settings.locks.policy_file().map(Into::into),
        webex: setup.settings.webex.clone(),
        xsi: setup.settings.xsi.clone(),
        played: setup.demo,
    };
    let proxy = watch::Sender::new(setup.settings.webex.proxy.clone());
    let new_proxy = proxy.subscribe();
    let (settings, writer) = settings::start(runtime, files, proxy, stop.clone(), Arc::clone(&wake));
    let (placement, keeper) = placement::start(runtime, setup.profile.window_file(), stop.clone());
    let news_in = NewsSender::new(news_in, wake, clock);
    let ended = TaskTracker::new();
    ended.spawn_on(run(setup, effects_out, new_proxy, news_in, stop.clone()), runtime);
    ended.spawn_on(writer, runtime);
    ended.spawn_on(keeper, runtime);
    ended.close();
    Backend { effects, news, settings, placement, stop, ended }
}

async fn run(
    setup: Setup,
    mut effects: mpsc::Receiver<Effect>,
    mut proxy: watch::Receiver<Option<Url>>,
    news: NewsSender,
    stop: CancellationToken,
) {
    let presence = tokio::spawn(presence::watch(setup.desktop.clone(), news.clone(), stop.child_token()));
    let looks = tokio::spawn(appearance::watch(setup.desktop.clone(), news.clone(), stop.child_token()));
    let notices = tokio::spawn(notify::watch(setup.desktop.clone(), news.clone(), stop.child_token()));
    let routes = tokio::spawn(route::watch(route::has_route, news.clone(), stop.child_token()));
    let told = news.clone();
    let mut hands = Hands::new(setup, news, &stop).await;
    let unlocked = hands.signing.unlocked();
    tokio::select! {
        () = stop.cancelled() => {}
        () = hands.signing.begin() => {}
    }
    while !stop.is_cancelled() {
        let effect = tokio::select! {
            () = stop.cancelled() => break,
            () = unlocked.notified() => {
                hands.signing.take_up().await;
                continue;
            }
            Ok(()) = proxy.changed() => {
                let proxy = proxy.borrow_and_update().clone();
                hands.use_proxy(proxy).await;
                continue;
            }
            effect = effects.recv() => match effect {
                Some(effect) => effect,
                None => break,
            },
        };
        tracing::trace!(effect = effect.name(), "carrying out");
        guard::carried_out(effect, &told, async |effect| hands.carry_out(effect).await).await;
    }
    stop.cancel();
    // What the person was told is so must be so, even if the window was closed in the same breath.
    while let Ok(effect) = effects.try_recv() {
        if is_last_wish(&effect) {
            guard::carried_out(effect, &told, async |effect| hands.carry_out(effect).await).await;
        }
    }
    let Hands { live, journal, day, notifier, .. } = hands;
    tokio::join!(live.close(), journal.close(), day.close(), notifier.close());
    presence.await.ok();
    looks.await.ok();
    notices.await.ok();
    routes.await.ok();
}

fn is_last_wish(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::SignOut
            | Effect::Remember { .. }
            | Effect::Keep(_)
            | Effect::MarkRecalled(_)
            | Effect::Strike { .. }
            | Effect::KeepStay(_)
            | Effect::Day(DayWish::Delete)
    )
}

/// What carries out the effects.
struct Hands {
    signing: signing::Signing,
    watch: calls_watch::CallsWatch,
    live: live::Live,
    journal: journal::JournalOwner,
    day: day::DayOwner,
    notifier: notify::Notifier,
    printing: printing::Printing,
    profile: Profile,
    doctor: Option<support::Doctor>,
    news: NewsSender,
    tasks: TaskTracker,
}

impl Hands {
    async fn new(setup: Setup, news: NewsSender, stop: &CancellationToken) -> Self {
        let tasks = TaskTracker::new();
        let journal = journal::JournalOwner::open(setup.profile.dir(), news.clone()).await;
        let zone = TimeZone::system();
        let keeping = convert::keeping(&setup.settings);
        let day = day::DayOwner::open(setup.profile.dir(), keeping, zone, news.clone());
        let hosts = setup.settings.xsi.as_ref();
        let live = live::Live::new(account::client_config(&setup.settings.webex), hosts, news.clone());
        let notifier = notify::Notifier::new(setup.desktop.clone(), news.clone());
        let printing = printing::Printing::new(setup.profile.dir(), news.clone(), tasks.clone());
        let watch = calls_watch::CallsWatch::start(&tasks, news.clone(), stop.child_token());
        let (profile, doctor) = (setup.profile.clone(), setup.doctor.clone());
        let signing = signing::Signing::new(setup, news.clone(), tasks.clone(), stop.child_token());
        Self { signing, watch, live, journal, day, notifier, printing, profile, doctor, news, tasks }
    }

    /// Goes to Webex another way from now on. What is on its way already takes the old one.
    async fn use_proxy(&mut self, proxy: Option<Url>) {
        tracing::info!(is_set = proxy.is_some(), "another proxy");
        self.signing.use_proxy(proxy).await;
        self.watch.use_client(self.signing.client().await);
        self.live.reroute(self.signing.client_config(), self.signing.live_seat().await);
    }

    async fn carry_out(&mut self, effect: Effect) {
        let Self { signing, watch, live, journal, day, notifier, .. } = self;
        match effect {
            Effect::SaveClient { client_id, client_secret, keep } => {
                signing.save_client(client_id, client_secret, keep).await;
            }
            Effect::SignIn { epoch, way, keep } => signing.sign_in(epoch, way, keep).await,
            Effect::CancelSignIn => signing.cancel(),
            Effect::SignOut => {
                // Its channel is closed with the token that is about to go.
                live.stop_and_wait().await;
                signing.sign_out().await;
            }
            Effect::OpenLink(link) => signing.open_link(link),
            Effect::Print(page) => self.printing.print(page),
            Effect::WriteSupport(tracking_ids) => {
                let written = support::write(self.profile.clone(), tracking_ids, self.doctor.clone());
                let news = self.news.clone();
                self.tasks.spawn(async move {
                    let stopped = || Err(say!("part-stopped").into());
                    let result = guard::unharmed(written).await.unwrap_or_else(stopped);
                    news.send(News::Support(result)).await;
                });
            }
            Effect::RememberPerson(person) => signing.remember_person(&person).await,
            Effect::RememberHint(hint) => signing.remember_hint(hint).await,
            Effect::Remember { person, choice } => signing.remember(&person, &choice).await,
            Effect::Watch { epoch, pace } => watch.set(signing.client().await, epoch, pace),
            Effect::ReadCallsNow(epoch) => watch.read_now(epoch),
            Effect::WatchLive { epoch, person, targets } => {
                let seat = signing.live_seat().await.zip(person);
                live.watch(epoch, seat, targets).await;
            }
            Effect::StopLive => live.stop(),
            Effect::Notify(notice) => notifier.show(notice),
            Effect::Withdraw(id) => notifier.withdraw(id),
            Effect::Intend(call) => journal.order(JournalOrder::Intend(call)).await,
            Effect::Keep(call) => journal.order(JournalOrder::Keep(call)).await,
            Effect::MarkRecalled(id) => journal.order(JournalOrder::MarkRecalled(id)).await,
            Effect::Strike { id, by } => journal.order(JournalOrder::Strike(id, by)).await,
            Effect::KeepStay(stay) => day.order(DayOrder::Keep(stay)).await,
            Effect::Day(wish) => day.order(DayOrder::Wish(wish)).await,
            // No call is parked without a line in the journal, unless the disk does not take it.
            effect @ Effect::Order { order: Order::Park { .. }, .. } => {
                let written = journal.written();
                self.ask_webex(effect, written).await;
            }
            effect => self.ask_webex(effect, std::future::ready(())).await,
        }
    }

    /// Reads and commands take as long as they take, each in a task of its own that begins after `first`.
    async fn ask_webex(&self, effect: Effect, first: impl Future<Output = ()> + Send + 'static) {
        let client = self.signing.client().await;
        let (memory, news) = (self.signing.memory(), self.news.clone());
        self.tasks.spawn(async move {
            let pressed = Pressed::default();
            first.await;
            guard::carried_out(effect, &news, async |effect| {
                asked(client, memory, pressed, effect, &news).await
            })
            .await;
        });
    }
}

/// Asks Webex, and reports what it answered.
async fn asked(
    client: Option<webex::Client>,
    memory: signing::Memory,
    pressed: Pressed,
    effect: Effect,
    news: &NewsSender,
) {
    match effect {
        Effect::ReadProfile(epoch) => desk::read_profile(client, memory, epoch, news).await,
        Effect::ReadExtensions(epoch) => desk::read_extensions(client, epoch, news).await,
        Effect::ReadGroup(epoch) => desk::read_group(client, epoch, news).await,
        Effect::ReadEndpoints(epoch) => desk::read_endpoints(client, epoch, news).await,
        Effect::ReadHistory(epoch) => desk::read_history(client, epoch, news).await,
        Effect::LookUpPeople { epoch, id, name } => desk::look_up(client, epoch, id, &name, news).await,
        Effect::ReadRetrieveCode(epoch) => desk::read_retrieve_code(client, epoch, news).await,
        Effect::ReadRecallTime { epoch, location } => {
            desk::read_recall_time(client, epoch, &location, news).await;
        }
        effect => match effect.failed(commands::too_late) {
            Some(news_of_it) if pressed.is_too_long_ago() => news.send(news_of_it).await,
            _ => commands::send(client, effect, news).await,
        },
    }
}
