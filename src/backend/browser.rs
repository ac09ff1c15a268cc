//! Opening links.

use std::time::Duration;

use crate::say;
use crate::words::Arg;

/// How links are opened.
#[derive(Clone, Debug)]
pub enum Browser {
    /// The system's browser; `BROWSER` is honoured.
    System,
    /// Fetches the link and follows its redirects, as the demo does: its simulator consents by itself, so the whole
    /// sign-in runs without a person, through the same code.
    Fetch,
}

/// How long the system may take to say that no browser could be started.
const LIMIT: Duration = Duration::from_secs(10);

/// Why a link could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// What the system says.
    #[error("{0}")]
    System(String),
    /// Nothing came of it.
    #[error("no answer")]
    Silent,
}

impl NotOpened {
    /// The same inside a sentence.
    pub fn words(self) -> Arg {
        match self {
            Self::System(why) => why.into(),
            Self::Silent => say!("browser-silent").into(),
        }
    }
}

fn not_fetched(why: reqwest::Error) -> NotOpened {
    NotOpened::System(why.without_url().to_string())
}

impl Browser {
    /// Opens a link.
    ///
    /// # Errors
    /// Why it could not be opened, without the link: it may hold a `state`. That it could be started does not mean that
    /// anybody sees it, so the link is on the screen too.
    pub async fn open(&self, link: &str) -> Result<(), NotOpened> {
        match self {
            Self::System => {
                let link = link.to_owned();
                let opening = tokio::task::spawn_blocking(move || webbrowser::open(&link));
                match tokio::time::timeout(LIMIT, opening).await {
                    Ok(Ok(Ok(()))) => Ok(()),
                    Ok(Ok(Err(why))) => Err(NotOpened::System(why.kind().to_string())),
                    Ok(Err(_)) | Err(_) => Err(NotOpened::Silent),
                }
            }
            Self::Fetch => {
                let answer = reqwest::Client::builder()
                    .no_proxy()
                    .timeout(LIMIT)
                    .build()
                    .map_err(not_fetched)?
                    .get(link)
                    .send()
                    .await;
                answer.map(drop).map_err(not_fetched)
            }
        }
    }
}
