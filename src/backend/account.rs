//! What signs in and works for a person, made from the settings: the console and the doctor use the same.

use std::sync::Arc;

use secrecy::SecretString;

use crate::oauth::{Integration, Keeper, KeeperError};
use crate::store::WebexSettings;
use crate::webex;

/// What the main job needs (contract 9.1).
pub const REQUIRED_SCOPES: [&str; 3] =
    ["spark:calls_read", "spark:calls_write", "spark:telephony_config_read"];

/// The integration of these settings.
pub fn integration(settings: &WebexSettings, client_id: &str, client_secret: SecretString) -> Integration {
    Integration {
        api_base: settings.api_base.clone(),
        client_id: client_id.to_owned(),
        client_secret,
        redirect_uris: settings.redirect_uris.clone(),
        scopes: REQUIRED_SCOPES.map(str::to_owned).to_vec(),
        optional_scopes: settings.optional_scopes.clone(),
        proxy: settings.proxy.clone(),
    }
}

/// The scopes that a sign-in with these settings asks for.
pub fn asked_scopes(settings: &WebexSettings) -> Vec<String> {
    let required = REQUIRED_SCOPES.into_iter().map(str::to_owned);
    required.chain(settings.optional_scopes.iter().cloned()).collect()
}

/// How these settings reach Webex.
pub fn client_config(settings: &WebexSettings) -> webex::Config {
    let mut config = webex::Config::new(settings.api_base.clone());
    config.proxy.clone_from(&settings.proxy);
    if let Some(path) = &settings.calls_path {
        config.calls_path.clone_from(path);
    }
    config
}

/// Lets the Webex client ask the keeper for tokens; neither knows the other.
pub struct KeeperBearer(pub Arc<Keeper>);

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
