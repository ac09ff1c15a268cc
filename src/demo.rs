//! `--demo`: a simulated Webex inside, which consents to the sign-in by itself. Everything else is the ordinary program.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::Context as _;
use secrecy::SecretString;
use url::Url;

use crate::simulator::{self, Running, Scenario};
use crate::store::Settings;

/// What a demo asks for beside the required scopes, as far as its Webex registers it: all that Valet can use, live news and
/// their discovery included.
const SCOPES: [&str; 4] = [
    "spark:telephony_config_write",
    "spark:xsi",
    "spark:organizations_read",
    "spark-admin:telephony_config_read",
];

/// The scenario of a demo that names none.
const DEFAULT_SCENARIO: &str = "reception";

/// Starts the simulator on a free loopback port and points the settings at it.
///
/// # Errors
/// A sentence when the scenario cannot be read or no port is free.
pub async fn start(scenario: Option<&str>, settings: &mut Settings) -> anyhow::Result<Running> {
    let scenario = Scenario::load(scenario.unwrap_or(DEFAULT_SCENARIO))?;
    let registered = |scope: &&str| scenario.registered_scopes.iter().any(|registered| registered == scope);
    let optional_scopes =
        SCOPES.iter().filter(|scope| registered(scope)).map(|scope| (*scope).to_owned()).collect();
    let running = simulator::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), scenario).await?;
    consent_by_itself(running.addr).await.context("the simulator did not take its settings")?;
    let hello = &running.hello;
    let webex = &mut settings.webex;
    webex.api_base = Url::parse(&hello.api_base)?;
    webex.client_id = Some(hello.client_id.clone());
    webex.client_secret = Some(SecretString::from(hello.client_secret.clone()));
    webex.redirect_uris.clone_from(&hello.redirect_uris);
    webex.optional_scopes = optional_scopes;
    webex.proxy = None;
    settings.xsi = None;
    Ok(running)
}

/// Nobody is there to press "Accept" on the consent page.
async fn consent_by_itself(addr: SocketAddr) -> reqwest::Result<()> {
    let http = reqwest::Client::builder().no_proxy().build()?;
    let settings = serde_json::json!({"consent": "auto"});
    http.post(format!("http://{addr}/sim/settings")).json(&settings).send().await?.error_for_status()?;
    Ok(())
}
