//! A signed-in person's seat: the client that works for her and the keeper of her tokens.

use std::sync::Arc;

use tokio::sync::RwLock;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::backend::account::KeeperBearer;
use crate::backend::convert;
use crate::backend::news::NewsSender;
use crate::console::endpoints::Choice;
use crate::console::event::News;
use crate::console::ids::{Epoch, PersonId};
use crate::oauth::{self, Keeper};
use crate::webex;
use crate::words::Arg;

/// A signed-in person's client and keeper.
pub(super) struct Seat {
    pub(super) client: webex::Client,
    pub(super) keeper: Arc<Keeper>,
    pub(super) leave: CancellationToken,
}

/// What the live layer needs of a seat.
pub struct LiveSeat {
    /// The client whose gate it shares.
    pub client: webex::Client,
    /// Gives its tokens.
    pub bearer: Arc<dyn webex::Bearer>,
    /// Ends with the sign-in.
    pub leave: CancellationToken,
}

/// What it takes to seat somebody.
pub(super) struct Seating {
    pub(super) config: webex::Config,
    pub(super) seat: Arc<RwLock<Option<Seat>>>,
    pub(super) news: NewsSender,
    pub(super) tasks: TaskTracker,
    pub(super) stop: CancellationToken,
}

impl Seating {
    pub(super) async fn sit(
        self,
        epoch: Epoch,
        keeper: Arc<Keeper>,
        not_kept: Option<Arg>,
        kept_for: Option<(PersonId, Choice)>,
    ) {
        let scopes = keeper.scopes().or_else(|| keeper.asked_scopes());
        let bearer = Arc::new(KeeperBearer(Arc::clone(&keeper)));
        let client = match webex::Client::new(self.config, bearer) {
            Ok(client) => client,
            Err(why) => {
                self.news
                    .send(News::SignInFailed { epoch, why: Some(convert::no_client(&why).into()) })
                    .await;
                return;
            }
        };
        let leave = self.stop.child_token();
        let refresh = (Arc::clone(&keeper), leave.clone(), self.news.clone());
        self.tasks.spawn(keep(Arc::clone(&keeper), leave.clone(), self.news.clone()));
        if let Some(before) = self.seat.write().await.replace(Seat { client, keeper, leave }) {
            before.leave.cancel();
        }
        self.tasks.spawn(async move {
            let (keeper, leave, news) = refresh;
            if keeper.run_refresh(leave).await == oauth::Ended::Expired {
                news.send(News::Expired { epoch }).await;
            }
        });
        self.news.send(News::SignedIn { epoch, scopes, not_kept, kept_for }).await;
    }
}

/// Says that a renewed sign-in could not be kept, once, and keeps it as soon as that is possible.
async fn keep(keeper: Arc<Keeper>, leave: CancellationToken, news: NewsSender) {
    // Of a new sign-in its own news tells.
    let mut is_told = keeper.unsaved().is_some();
    let keeping = async {
        loop {
            let why = keeper.until_unsaved().await;
            if !is_told {
                news.send(News::Trouble(why.message().into())).await;
            }
            is_told = false;
            keeper.save_when_possible().await;
        }
    };
    tokio::select! {
        () = leave.cancelled() => {}
        () = keeping => {}
    }
}
