//! One refresh of the bearer (contract 9.2). The [`Keeper`](super::Keeper) decides when; this only asks once.

use oauth2::RefreshToken;
use secrecy::{ExposeSecret as _, SecretString};

use super::answer::{client, failure_of};
use super::http::{Failure, Http};
use super::{Integration, RefreshError, SignInError, Tokens};
use crate::present;
use crate::say;

/// Exchanges the refresh token for new tokens, once. `Tokens::refresh` is `None` where Webex returned none: the
/// old one stays good. 400 and 401 are [`RefreshError::Refused`]; all else leaves the tokens at hand valid.
pub async fn refresh(
    integration: &Integration,
    refresh_token: &SecretString,
) -> Result<Tokens, RefreshError> {
    let http = Http::new(integration).map_err(unreachable)?.hiding(refresh_token.clone());
    let token = RefreshToken::new(refresh_token.expose_secret().to_owned());
    let client = client(integration);
    let answer = match client.exchange_refresh_token(&token).request_async(&http).await.map_err(failure_of) {
        Ok(answer) => answer,
        Err(Ok(Failure::Refused(refusal))) if matches!(refusal.status, 400 | 401) => {
            return Err(RefreshError::Refused(refusal.words().in_english()));
        }
        Err(Ok(Failure::Refused(refusal))) => {
            let why = match refusal.status {
                429 => say!("renewal-must-wait"),
                status @ 500.. => say!("renewal-troubled", status = status.to_string()),
                _ => refusal.words(),
            };
            return Err(RefreshError::Unreachable { why: why.into(), retry_after: refusal.retry_after });
        }
        Err(Ok(Failure::Unreachable(why))) => {
            return Err(RefreshError::Unreachable { why: why.into(), retry_after: None });
        }
        Err(Err(error)) => return Err(unreachable(error)),
    };
    answer.into_tokens(present::wall()).map_err(unreachable)
}

/// An answer that is no token answer may be a proxy's page: nobody is signed out by it.
fn unreachable(error: SignInError) -> RefreshError {
    let why = match error {
        SignInError::Unreachable(why) => why.into(),
        SignInError::Unexpected { said, .. } => said,
        other => other.to_string().into(),
    };
    RefreshError::Unreachable { why, retry_after: None }
}
