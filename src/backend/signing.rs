//! Who is signed in: runs the sign-in, keeps the tokens fresh, remembers, forgets. The one owner of client and keeper.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::RwLock;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use super::browser::Browser;
use super::news::NewsSender;
use super::{Setup, convert};
use crate::console::endpoints::Choice;
use crate::console::event::News;
use crate::console::ids::{Epoch, PersonId};
use crate::console::session::{KeepIn, Keychain, SignInStep, SignInWay};
use crate::oauth::{self, Integration, Keeper, KeeperError, Secret, Secrets, SignInError, Tokens};
use crate::store::{Profile, Remembered, Settings};
use crate::webex;

/// What the main job needs (contract 9.1).
pub const REQUIRED_SCOPES: [&str; 3] = ["spark:calls_read", "spark:calls_write", "spark:telephony_config_read"];

/// A sign-in in the browser that nobody finishes ends after so long.
const SIGN_IN_LIMIT: Duration = Duration::from_secs(300);

/// What this console remembers, shared with the tasks that read the profile.
#[derive(Clone)]
pub struct Memory {
    remembered: Arc<Mutex<Remembered>>,
    profile: Profile,
}

impl Memory {
    /// The device that this person chose here.
    pub fn choice(&self, person: &PersonId) -> Choice {
        let remembered = self.remembered.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        convert::choice(remembered.endpoint(&person.0))
    }

    async fn change(&self, change: impl FnOnce(&mut Remembered)) -> Result<(), String> {
        let remembered = {
            let mut remembered = self.remembered.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            change(&mut remembered);
            remembered.clone()
        };
        let path = self.profile.memory_file();
        let saving = tokio::task::spawn_blocking(move || remembered.save(&path));
        match saving.await {
            Ok(saved) => saved.map_err(|why| why.to_string()),
            Err(_) => Err("What you chose could not be written down.".to_owned()),
        }
    }
}

/// A signed-in person's client and keeper.
struct Seat {
    client: webex::Client,
    keeper: Arc<Keeper>,
    leave: CancellationToken,
}

/// The sign-in.
pub struct Signing {
    settings: Settings,
    profile: Profile,
    browser: Browser,
    restore: bool,
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
        let memory =
            Memory { remembered: Arc::new(Mutex::new(Remembered::default())), profile: setup.profile.clone() };
        Self {
            client_secret: setup.settings.webex.client_secret.clone(),
            settings: setup.settings,
            profile: setup.profile,
            browser: setup.browser,
            restore: setup.restore,
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

    /// Looks at what an earlier run has left: choices, keychain, client secret, sign-in.
    pub async fn begin(&mut self) {
        self.read_memory().await;
        let keychain = match Secrets::probe(self.profile.dir()).await {
            oauth::Where::Keychain => Keychain::Works,
            oauth::Where::None(why) => Keychain::Missing { why },
        };
        let keep = self.remembered_keep();
        let secrets = self.secrets(keep.unwrap_or(match keychain {
            Keychain::Works => KeepIn::Keychain,
            _ => KeepIn::Memory,
        }));
        if self.client_secret.is_none() {
            self.client_secret = self.load(&secrets, Secret::ClientSecret).await;
        }
        let has_client = self.integration().is_some();
        self.news.send(News::Started { has_client, keychain, keep }).await;
        if self.restore && has_client && let Some(refresh) = self.load(&secrets, Secret::RefreshToken).await {
            let keeper = Keeper::resume(self.integration(), refresh, secrets);
            let scopes = keeper.scopes();
            self.seating().sit(Epoch::default(), keeper, scopes, None).await;
        }
    }

    async fn read_memory(&mut self) {
        let path = self.profile.memory_file();
        let (remembered, trouble) = Remembered::load(&path);
        if let Ok(mut memory) = self.memory.remembered.lock() {
            *memory = remembered;
        }
        if let Some(sentence) = trouble {
            self.news.send(News::Trouble(sentence)).await;
        }
    }

    async fn load(&self, secrets: &Secrets, which: Secret) -> Option<SecretString> {
        match secrets.load(which).await {
            Ok(secret) => secret,
            Err(why) => {
                self.news.send(News::Trouble(why.to_string())).await;
                None
            }
        }
    }

    fn remembered_keep(&self) -> Option<KeepIn> {
        self.memory.remembered.lock().ok().and_then(|remembered| remembered.keep_in()).map(convert::keep_in)
    }

    fn secrets(&self, keep: KeepIn) -> Secrets {
        match keep {
            KeepIn::Keychain => Secrets::keychain(self.profile.dir()),
            KeepIn::Memory => Secrets::memory(),
            KeepIn::File => Secrets::file(&self.profile.secrets_dir()),
        }
    }

    fn integration(&self) -> Option<Integration> {
        let settings = &self.settings.webex;
        Some(Integration {
            api_base: settings.api_base.clone(),
            client_id: settings.client_id.clone()?,
            client_secret: self.client_secret.clone()?,
            redirect_uris: settings.redirect_uris.clone(),
            scopes: REQUIRED_SCOPES.map(str::to_owned).to_vec(),
            optional_scopes: settings.optional_scopes.clone(),
            proxy: settings.proxy.clone(),
        })
    }

    fn seating(&self) -> Seating {
        let webex = &self.settings.webex;
        let mut config = webex::Config::new(webex.api_base.clone());
        config.proxy.clone_from(&webex.proxy);
        if let Some(path) = &webex.calls_path {
            config.calls_path.clone_from(path);
        }
        Seating {
            config,
            seat: Arc::clone(&self.seat),
            news: self.news.clone(),
            tasks: self.tasks.clone(),
            stop: self.stop.clone(),
        }
    }

    /// Stores client id and secret: the id in the settings, the secret where secrets are kept.
    pub async fn save_client(&mut self, client_id: String, client_secret: SecretString, keep: KeepIn) {
        let written = self.settings.set_client_id(&self.profile.config_file(), &client_id);
        let saved = match written {
            Ok(()) => {
                let secrets = self.secrets(keep);
                secrets.save(Secret::ClientSecret, &client_secret).await.map_err(|why| why.to_string())
            }
            Err(why) => Err(why.to_string()),
        };
        if saved.is_ok() {
            self.client_secret = Some(client_secret);
        }
        self.news.send(News::ClientSaved(saved)).await;
    }

    /// Starts a sign-in; one that runs is given up.
    pub fn sign_in(&mut self, epoch: Epoch, way: SignInWay, keep: KeepIn) {
        self.cancel();
        self.attempt = self.stop.child_token();
        let attempt = Attempt {
            epoch,
            integration: self.integration(),
            secrets: self.secrets(keep),
            cancel: self.attempt.clone(),
            browser: self.browser.clone(),
            news: self.news.clone(),
            tasks: self.tasks.clone(),
        };
        let (seating, memory) = (self.seating(), self.memory.clone());
        self.tasks.spawn(async move {
            match attempt.tokens(way).await {
                Ok(tokens) if attempt.cancel.is_cancelled() => drop(tokens),
                Ok(tokens) => {
                    let kept = memory.change(|remembered| remembered.set_keep_in(convert::keep(keep))).await;
                    if let Err(words) = kept {
                        attempt.news.send(News::Trouble(words)).await;
                    }
                    let scopes = tokens.scopes.clone();
                    let (keeper, not_kept) = Keeper::seat(attempt.integration, tokens, attempt.secrets).await;
                    seating.sit(epoch, keeper, scopes, not_kept.map(|why| why.to_string())).await;
                }
                Err(SignInError::Cancelled) => {
                    attempt.news.send(News::SignInFailed { epoch, words: String::new() }).await;
                }
                Err(why) => {
                    attempt.news.send(News::SignInFailed { epoch, words: why.to_string() }).await;
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
        if let Some(seat) = self.seat.write().await.take() {
            seat.leave.cancel();
            if let Err(why) = seat.keeper.forget().await {
                self.news.send(News::Trouble(why.to_string())).await;
            }
        }
    }

    /// Opens a link in the browser.
    pub fn open_link(&self, link: String) {
        let (browser, news) = (self.browser.clone(), self.news.clone());
        self.tasks.spawn(async move {
            if let Err(why) = browser.open(&link).await {
                news.send(News::Trouble(format!("No browser could be opened ({why}). Copy the link instead.")))
                    .await;
            }
        });
    }

    /// Remembers the chosen device of a person.
    pub async fn remember(&self, person: &PersonId, choice: &Choice) {
        let changed = self
            .memory
            .change(|remembered| remembered.set_endpoint(&person.0, convert::remembered_endpoint(choice)))
            .await;
        if let Err(words) = changed {
            self.news.send(News::Trouble(words)).await;
        }
    }
}

/// One sign-in on its way.
struct Attempt {
    epoch: Epoch,
    integration: Option<Integration>,
    secrets: Secrets,
    cancel: CancellationToken,
    browser: Browser,
    news: NewsSender,
    tasks: TaskTracker,
}

impl Attempt {
    async fn tokens(&self, way: SignInWay) -> Result<Tokens, SignInError> {
        let integration = self.integration.as_ref().ok_or(SignInError::WrongClient);
        match way {
            SignInWay::PersonalToken(token) => oauth::personal::tokens(&token),
            SignInWay::Browser => {
                let show = |link: Url| self.show_link(link);
                oauth::code::sign_in(integration?, SIGN_IN_LIMIT, self.cancel.clone(), show).await
            }
            SignInWay::Code => {
                let show = |code: oauth::device::DeviceCode| self.show_code(code);
                oauth::device::sign_in(integration?, self.cancel.clone(), show).await
            }
        }
    }

    fn show_link(&self, link: Url) {
        let (epoch, news, browser) = (self.epoch, self.news.clone(), self.browser.clone());
        self.tasks.spawn(async move {
            let step = SignInStep::Browser { link: link.to_string(), browser_failed: false };
            news.send(News::SignInStep { epoch, step }).await;
            if let Err(why) = browser.open(link.as_str()).await {
                tracing::warn!(why, "no browser could be opened");
                news.send(News::BrowserFailed { epoch }).await;
            }
        });
    }

    fn show_code(&self, code: oauth::device::DeviceCode) {
        let (epoch, news) = (self.epoch, self.news.clone());
        let step = SignInStep::Code {
            user_code: code.user_code,
            link: code.verification_uri.to_string(),
            link_with_code: code.verification_uri_complete.map(|link| link.to_string()),
            expires_at: code.expires_at,
        };
        self.tasks.spawn(async move { news.send(News::SignInStep { epoch, step }).await });
    }
}

/// What it takes to seat somebody.
struct Seating {
    config: webex::Config,
    seat: Arc<RwLock<Option<Seat>>>,
    news: NewsSender,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Seating {
    async fn sit(
        self,
        epoch: Epoch,
        keeper: Arc<Keeper>,
        scopes: Option<std::collections::BTreeSet<String>>,
        not_kept: Option<String>,
    ) {
        let bearer = Arc::new(KeeperBearer(Arc::clone(&keeper)));
        let client = match webex::Client::new(self.config, bearer) {
            Ok(client) => client,
            Err(why) => {
                self.news.send(News::SignInFailed { epoch, words: why.to_string() }).await;
                return;
            }
        };
        let leave = self.stop.child_token();
        let refresh = (Arc::clone(&keeper), leave.clone(), self.news.clone());
        if let Some(before) = self.seat.write().await.replace(Seat { client, keeper, leave }) {
            before.leave.cancel();
        }
        self.tasks.spawn(async move {
            let (keeper, leave, news) = refresh;
            if keeper.run_refresh(leave).await == oauth::Ended::Expired {
                news.send(News::Expired { epoch }).await;
            }
        });
        self.news.send(News::SignedIn { epoch, scopes, not_kept }).await;
    }
}

/// Lets the Webex client ask the keeper for tokens; neither knows the other.
struct KeeperBearer(Arc<Keeper>);

impl webex::Bearer for KeeperBearer {
    fn bearer(&self) -> webex::BearerFuture<'_> {
        Box::pin(async { self.0.bearer().await.map_err(bearer_error) })
    }

    fn renewed<'a>(&'a self, rejected: &'a SecretString) -> webex::BearerFuture<'a> {
        Box::pin(async { self.0.renewed(rejected).await.map_err(bearer_error) })
    }
}

fn bearer_error(error: KeeperError) -> webex::BearerError {
    match error {
        KeeperError::Expired => webex::BearerError::Expired,
        KeeperError::Unreachable(why) => webex::BearerError::Unreachable(why),
    }
}
