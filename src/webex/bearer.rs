//! Where the client gets its access token from. `oauth` stands behind it; the client never keeps a token itself.

use std::future::Future;
use std::pin::Pin;

use secrecy::SecretString;

use crate::words::{Arg, english};

/// The future that [`Bearer`] answers with.
pub type BearerFuture<'a> = Pin<Box<dyn Future<Output = Result<SecretString, BearerError>> + Send + 'a>>;

/// Gives access tokens. Implementations refresh one at a time however many requests wait (contract 9.4).
pub trait Bearer: Send + Sync + 'static {
    /// The token to send now; refreshed first if it is about to end.
    fn bearer(&self) -> BearerFuture<'_>;

    /// A token that replaces `rejected`, which Webex answered with 401. If another request has refreshed it meanwhile,
    /// the newer one is given at once.
    fn renewed<'a>(&'a self, rejected: &'a SecretString) -> BearerFuture<'a>;
}

/// Why there is no token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BearerError {
    /// Nobody is signed in, or Webex refused the refresh: sign in again.
    #[error("the sign-in has ended")]
    Expired,
    /// Network trouble while refreshing: the sign-in still stands, and nothing was sent.
    #[error("the sign-in could not be refreshed: {}", english(.0))]
    Unreachable(Arg),
}
