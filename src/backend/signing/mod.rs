//! Who is signed in: runs the sign-in, keeps the tokens fresh, remembers, forgets. The one owner of client and keeper.

mod attempt;
mod memory;
mod seat;

use std::sync::Arc;

use secrecy::SecretString;
use tokio::sync::{Notify, RwLock};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use self::attempt::Attempt;
pub use self::memory::Memory;
pub use self::seat::LiveSeat;
use self::seat::{Seat, Seating};
use super::account;
use super::browser::Browser;
use super::convert;
use super::guard;
use super::news::NewsSender;
use super::{Keyring, Setup};
use crate::console::endpoints::Choice;
use crate::console::event::News;
use crate::console::hints::Hint;
use crate::console::ids::{Epoch, PersonId};
use crate::console::session::{KeepIn, Keychain, SignInWay};
use crate::oauth::{self, Integration, Keeper, Secret, Secrets, SignInError};
use crate::say;
use crate::store::{self, Profile, Remembered, Settings};
use crate::webex;
use crate::words::Message;

/// The sign-in.
pub struct Signing {
    settings: Settings,
    profile: Profile,
    browser: Browser,
    restore: bool,
    may_use_keychain: bool,
    /// How each place for secrets is reached.
    places: Arc<dyn Fn(KeepIn) -> Secrets + Send + Sync>,
    /// The keychain that was locked at the start is open.
    unlocked: Arc<Notify>,
    /// What an earlier run has kept stands in a keychain that does not open.
    is_locked: bool,
    /// Ends the wait for it: somebody has found another way in.
    waiting: CancellationToken,
    client_secret: Option<SecretString>,
    memory: Memory,
    seat: Arc<RwLock<Option<Seat>>>,
    attempt: CancellationToken,
    news: NewsSender,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Signing {
    /// Nobody signed in, nothing read yet.
    pub fn new(setup: Setup, news: NewsSender, tasks: TaskTracker, stop: CancellationToken) -> Self {
        let memory = Memory::new(setup.profile.memory_file());
        let dir = setup.profile.dir().to_owned();
        let may_use_keychain = !matches!(setup.keychain, Keyring::Untouched);
        let places = move |keep| match keep {
            KeepIn::Keychain => match &setup.keychain {
                Keyring::Given(open) => Secrets::given(Arc::clone(open), &dir),
                Keyring::Untouched | Keyring::Systems => Secrets::keychain(&dir),
            },
            KeepIn::Memory => Secrets::memory(&dir),
            KeepIn::File => Secrets::file(&dir),
        };
        Self {
            places: Arc::new(places),
            unlocked: Arc::default(),
            is_locked: false,
            waiting: CancellationToken::new(),
            client_secret: setup.settings.webex.client_secret.clone(),
            settings: setup.settings,
            profile: setup.profile,
            browser: setup.browser,
            restore: setup.restore,
            may_use_keychain,
            memory,
            seat: Arc::default(),
            attempt: CancellationToken::new(),
            news,
            tasks,
            stop,
        }
    }

    /// What a task reads and writes of the remembered choices.
    pub fn memory(&self) -> Memory {
        self.memory.clone()
    }

    /// The client of whoever is signed in.
    pub async fn client(&self) -> Option<webex::Client> {
        self.seat.read().await.as_ref().map(|seat| seat.client.clone())
    }

    /// What the live layer of whoever is signed in needs.
    pub async fn live_seat(&self) -> Option<LiveSeat> {
        let seat = self.seat.read().await;
        let Seat { client, keeper, leave } = seat.as_ref()?;
        let bearer = Arc::new(account::KeeperBearer(Arc::clone(keeper)));
        Some(LiveSeat { client: client.clone(), bearer, leave: leave.clone() })
    }

    /// Looks at what an earlier run has left: choices, keychain, client secret, sign-in.
    pub async fn begin(&mut self) {
        self.read_memory().await;
        self.news.send(News::Hints(self.memory.hints_over())).await;
        self.look().await;
    }

    /// Is told when the keychain that was locked at the start has been opened.
    pub fn unlocked(&self) -> Arc<Notify> {
        Arc::clone(&self.unlocked)
    }

    /// Takes up what stands in the keychain that has been opened, unless somebody has found another way in meanwhile.
    pub async fn take_up(&mut self) {
        if !self.waiting.is_cancelled() {
            self.look().await;
        }
    }

    async fn look(&mut self) {
        let keep = self.memory.keep_in();
        let keychain = self.look_at_keychain(keep).await;
        self.is_locked = matches!(keychain, Keychain::Locked { .. });
        if self.is_locked {
            self.wait_for_keychain();
        }
        let secrets = self.secrets(keychain.keep_in(keep));
        if self.client_secret.is_none() {
            self.client_secret = match secrets.load(Secret::ClientSecret).await {
                Ok(secret) => secret,
                Err(why) => {
                    self.trouble(why.message()).await;
                    None
                }
            };
        }
        let integration = self.integration();
        self.news.send(News::Started { has_client: integration.is_some(), keychain, keep }).await;
        if let Some(integration) = integration.filter(|_| self.restore) {
            match Keeper::resume(integration, secrets).await {
                Ok(Some(keeper)) => {
                    let kept_for = self.memory.kept_for();
                    self.seating().sit(Epoch::default(), keeper, None, kept_for).await;
                }
                Ok(None) => {}
                Err(why) => self.trouble(why.message()).await,
            }
        }
    }

    async fn look_at_keychain(&self, keep: Option<KeepIn>) -> Keychain {
        if !self.may_use_keychain {
            return Keychain::Missing { why: say!("keychain-left-alone").into() };
        }
        match self.secrets(KeepIn::Keychain).probe().await {
            oauth::Where::Keychain => Keychain::Works,
            // It worked once: what it holds is still wanted.
            oauth::Where::None(why) if keep == Some(KeepIn::Keychain) => Keychain::Locked { why },
            oauth::Where::None(why) => Keychain::Missing { why },
        }
    }

    fn wait_for_keychain(&mut self) {
        self.waiting = self.stop.child_token();
        let (waiting, unlocked) = (self.waiting.clone(), self.unlocked());
        let secrets = self.secrets(KeepIn::Keychain);
        self.tasks.spawn(async move {
            tokio::select! {
                () = waiting.cancelled() => {}
                () = secrets.until_keychain_opens() => unlocked.notify_one(),
            }
        });
    }

    async fn trouble(&self, why: Message) {
        self.news.send(News::Trouble(why.into())).await;
    }

    async fn read_memory(&mut self) {
        match Remembered::load(&self.profile.memory_file()) {
            Ok((remembered, kept_aside)) => {
                self.memory.take(remembered);
                if let Some(kept_aside) = kept_aside {
                    self.trouble(kept_aside.message()).await;
                }
            }
            Err(why) => self.trouble(why.message()).await,
        }
    }

    fn secrets(&self, keep: KeepIn) -> Secrets {
        (self.places)(keep)
    }

    fn integration(&self) -> Option<Integration> {
        let settings = &self.settings.webex;
        Some(account::integration(settings, settings.client_id.as_ref()?, self.client_secret.clone()?))
    }

    /// How the settings reach Webex.
    pub fn client_config(&self) -> webex::Config {
        account::client_config(&self.settings.webex)
    }

    /// Reaches Webex through this proxy from now on, `None` the system's.
    pub async fn use_proxy(&mut self, proxy: Option<Url>) {
        self.settings.webex.proxy.clone_from(&proxy);
        let config = self.client_config();
        if let Some(seat) = self.seat.write().await.as_mut() {
            seat.keeper.use_proxy(proxy);
            match seat.client.rerouted(&config) {
                Ok(client) => seat.client = client,
                Err(why) => tracing::warn!(%why, "this proxy cannot be used"),
            }
        }
    }

    fn seating(&self) -> Seating {
        Seating {
            config: self.client_config(),
            seat: Arc::clone(&self.seat),
            news: self.news.clone(),
            tasks: self.tasks.clone(),
            stop: self.stop.clone(),
        }
    }

    /// Stores client id and secret: the id in the settings, the secret where secrets are kept.
    pub async fn save_client(&mut self, client_id: String, client_secret: SecretString, keep: KeepIn) {
        self.waiting.cancel();
        let policy = self.settings.locks.policy_file();
        let saved = match store::set_client(&self.profile.config_file(), policy, &client_id, None) {
            Ok(()) => self
                .secrets(keep)
                .save(Secret::ClientSecret, &client_secret)
                .await
                .map_err(|why| why.message().into()),
            Err(why) => Err(why.message()),
        };
        if saved.is_ok() {
            self.settings.webex.client_id = Some(client_id.trim().to_owned());
            self.client_secret = Some(client_secret);
            self.remember_keep(keep).await;
        }
        self.news.send(News::ClientSaved(saved)).await;
    }

    async fn remember_keep(&self, keep: KeepIn) {
        let kept = self
            .memory
            .change(|remembered| remembered.choose_secret_store(convert::secret_store(keep)))
            .await;
        if let Err(words) = kept {
            self.news.send(News::Trouble(words)).await;
        }
    }

    /// Starts a sign-in; one that runs is given up.
    pub async fn sign_in(&mut self, epoch: Epoch, way: SignInWay, keep: KeepIn) {
        self.cancel();
        // A keychain that is locked today holds the sign-in of tomorrow.
        if keep != KeepIn::Memory || !self.is_locked {
            self.remember_keep(keep).await;
        }
        self.waiting.cancel();
        self.attempt = self.stop.child_token();
        // For a personal token nothing is asked, so what it may do is not known.
        let asks = !matches!(way, SignInWay::PersonalToken(_));
        let attempt = Attempt {
            epoch,
            integration: self.integration().filter(|_| asks),
            language: self.settings.console.language.language(),
            secrets: self.secrets(keep),
            cancel: self.attempt.clone(),
            browser: self.browser.clone(),
            news: self.news.clone(),
            tasks: self.tasks.clone(),
        };
        let (seating, memory) = (self.seating(), self.memory.clone());
        self.tasks.spawn(async move {
            let Some(tokens) = guard::unharmed(attempt.tokens(way)).await else {
                let why = Some(say!("part-stopped").into());
                return attempt.news.send(News::SignInFailed { epoch, why }).await;
            };
            match tokens {
                Ok(_) if attempt.cancel.is_cancelled() => {}
                Ok(tokens) => {
                    // What an earlier sign-in left in another place is of no more use.
                    if let Err(why) = attempt.secrets.forget(Secret::RefreshToken).await {
                        tracing::warn!(%why, "an older sign-in may still be kept somewhere");
                    }
                    // Whose it is now, her profile will tell.
                    memory.forget_person().await;
                    let keeper = Keeper::new(attempt.integration, tokens, attempt.secrets);
                    let not_kept = keeper.remember().await.err().map(|why| why.message().into());
                    if attempt.cancel.is_cancelled() {
                        keeper.forget().await; // nobody wants it any more, and the next start must not find it
                        return;
                    }
                    seating.sit(epoch, keeper, not_kept, None).await;
                }
                Err(SignInError::Cancelled) => {
                    attempt.news.send(News::SignInFailed { epoch, why: None }).await;
                }
                Err(why) => {
                    let why = Some(why.message().into());
                    attempt.news.send(News::SignInFailed { epoch, why }).await;
                }
            }
        });
    }

    /// Stops the sign-in that runs.
    pub fn cancel(&mut self) {
        self.attempt.cancel();
    }

    /// Forgets every token, here and wherever it was kept.
    pub async fn sign_out(&mut self) {
        self.cancel();
        let seat = self.seat.write().await.take();
        if let Some(seat) = seat {
            seat.leave.cancel();
            seat.keeper.forget().await;
            self.memory.forget_person().await;
            if let Some(why) = seat.keeper.unsaved() {
                self.trouble(why.message()).await;
            }
        }
    }

    /// Opens a link in the browser.
    pub fn open_link(&self, link: String) {
        let (browser, news) = (self.browser.clone(), self.news.clone());
        self.tasks.spawn(async move {
            if let Err(why) = browser.open(&link).await {
                let told = say!("browser-not-opened", why = why.words());
                news.send(News::Trouble(told.into())).await;
            }
        });
    }

    /// Remembers that the sign-in which is kept is this person's. Without it a start shows a little later what she parked.
    pub async fn remember_person(&self, person: &PersonId) {
        if let Err(why) = self.memory.change(|remembered| remembered.keep_for(&person.0)).await {
            tracing::warn!(?why, "whose sign-in is kept is not remembered");
        }
    }

    /// Remembers that a hint is over. Without it a newcomer is told once more.
    pub async fn remember_hint(&self, hint: Hint) {
        let name = convert::hint_name(hint);
        if let Err(why) = self.memory.change(|remembered| remembered.end_hint(name)).await {
            tracing::warn!(?why, "that a hint is over is not remembered");
        }
    }

    /// Remembers the chosen device of a person.
    pub async fn remember(&self, person: &PersonId, choice: &Choice) {
        let changed = self
            .memory
            .change(|remembered| {
                if let Some(answer_on) = convert::answer_on(choice) {
                    remembered.choose_answer_on(&person.0, answer_on);
                }
            })
            .await;
        if let Err(words) = changed {
            self.news.send(News::Trouble(words)).await;
        }
    }
}

#[cfg(test)]
mod tests;
