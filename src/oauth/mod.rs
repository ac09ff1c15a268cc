//! Sign-in: how Valet gets its tokens, keeps them fresh, and where the secrets rest.
//!
//! Three ways in, each ending in [`Tokens`] or in a [`SignInError`] whose words the attendant reads:
//!
//! | module | way | contract |
//! |---|---|---|
//! | [`code`] | a browser on this desk: authorization code, PKCE, answer on loopback | 9.2 |
//! | [`device`] | a browser anywhere: a short code is typed at Webex while Valet polls | 9.3 |
//! | [`personal`] | a pasted personal access token, for trying Valet out | 9.4 |
//!
//! Afterwards one [`Keeper`] holds the tokens. It is the only place that refreshes them. [`Secrets`] is where
//! the refresh token and the client secret survive a restart. The backend owns both; nothing here opens a
//! browser, draws, or knows the console.

mod answer;
pub mod code;
pub mod device;
mod error;
mod http;
mod integration;
mod keeper;
pub mod personal;
mod refresh;
pub mod scopes;
pub mod secrets;
mod tokens;

pub use error::{KeeperError, RefreshError, SignInError};
pub use integration::Integration;
pub use keeper::{Ended, Keeper};
pub use refresh::refresh;
pub use secrets::{OpenKeychain, Secret, SecretError, Secrets, Where};
pub use tokens::Tokens;
