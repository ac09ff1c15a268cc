//! One sign-in on its way, by browser, by code or with a personal token.

use std::time::Duration;

use secrecy::ExposeSecret as _;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use url::Url;

use crate::backend::browser::Browser;
use crate::backend::news::NewsSender;
use crate::console::event::News;
use crate::console::ids::Epoch;
use crate::console::session::{SignInStep, SignInWay};
use crate::oauth::{self, Integration, Secrets, SignInError, Tokens};
use crate::words::Language;

/// A sign-in in the browser that nobody finishes ends after so long.
const SIGN_IN_LIMIT: Duration = Duration::from_secs(300);

/// One sign-in on its way.
pub(super) struct Attempt {
    pub(super) epoch: Epoch,
    pub(super) integration: Option<Integration>,
    /// Of the page that the browser shows.
    pub(super) language: Language,
    pub(super) secrets: Secrets,
    pub(super) cancel: CancellationToken,
    pub(super) browser: Browser,
    pub(super) news: NewsSender,
    pub(super) tasks: TaskTracker,
}

impl Attempt {
    pub(super) async fn tokens(&self, way: SignInWay) -> Result<Tokens, SignInError> {
        let integration = self.integration.as_ref().ok_or(SignInError::WrongClient);
        match way {
            SignInWay::PersonalToken(token) => oauth::personal::tokens(token.expose_secret()),
            SignInWay::Browser => {
                let show = |link: Url| self.show_link(link);
                let refused = |why: SignInError| self.tell_refused(&why);
                let (integration, cancel) = (integration?, self.cancel.clone());
                oauth::code::sign_in_watched(integration, SIGN_IN_LIMIT, self.language, cancel, show, refused)
                    .await
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
                tracing::warn!(%why, "no browser could be opened");
                news.send(News::BrowserFailed { epoch }).await;
            }
        });
    }

    /// A stray answer does not end the sign-in, and is told at once.
    fn tell_refused(&self, why: &SignInError) {
        let (news, words) = (self.news.clone(), why.message().into());
        self.tasks.spawn(async move { news.send(News::Trouble(words)).await });
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
