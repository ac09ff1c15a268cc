//! Where XSI lives (contract 7.1): asked of Webex at sign-in, when a channel could not be opened, and hourly while it is off.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use url::Url;

use super::config::{Config, Endpoints, is_safe};
use super::http::{Failure, Http, Request, under};
use super::news::{LossReason, OffReason};

/// Why there are no hosts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoHosts {
    /// There are none for this user.
    Off(OffReason),
    /// Webex could not be asked; it may say how long it wants to be left alone.
    Lost(LossReason, Option<Duration>),
}

/// What one read said.
enum Answer {
    Hosts(Box<Endpoints>),
    /// The organization without the fields; its id if it said one.
    Without(Option<String>),
    Forbidden,
}

/// The hosts from the settings, or those that Webex names.
pub(super) async fn hosts(config: &Config, http: &Http) -> Result<Endpoints, NoHosts> {
    let endpoints = match &config.endpoints {
        Some(endpoints) => endpoints.clone(),
        None => ask(config, http).await?,
    };
    if endpoints.are_safe() { Ok(endpoints) } else { Err(NoHosts::Off(OffReason::UnsafeAddress)) }
}

async fn ask(config: &Config, http: &Http) -> Result<Endpoints, NoHosts> {
    if !is_safe(&config.webex.api_base) {
        return Err(NoHosts::Off(OffReason::UnsafeAddress));
    }
    let mut forbidden = false;
    let mut org_id = config.org_id.clone();
    match read(config, http, &["organizations"]).await? {
        Answer::Hosts(endpoints) => return Ok(*endpoints),
        Answer::Without(seen) => org_id = org_id.or(seen),
        Answer::Forbidden => forbidden = true,
    }
    if let Some(org_id) = org_id {
        match read(config, http, &["organizations", &org_id]).await? {
            Answer::Hosts(endpoints) => return Ok(*endpoints),
            // It answered, so the fields are really missing.
            Answer::Without(_) => forbidden = false,
            Answer::Forbidden => {}
        }
    }
    Err(NoHosts::Off(if forbidden { OffReason::NotTold } else { OffReason::NotOffered }))
}

async fn read(config: &Config, http: &Http, path: &[&str]) -> Result<Answer, NoHosts> {
    let mut url = under(&config.webex.api_base, path);
    url.query_pairs_mut().append_pair("callingData", "true");
    let request = Request { what: "hosts", method: Method::GET, url, accept: "application/json", xml: None };
    match http.send(request).await {
        Ok(body) => {
            let body: Value =
                serde_json::from_slice(&body).map_err(|_| NoHosts::Lost(LossReason::Unreadable, None))?;
            let organization = body.get("items").map_or(Some(&body), |items| items.get(0));
            Ok(organization.map_or(Answer::Without(None), of))
        }
        Err(Failure::SignedOut) => Err(NoHosts::Off(OffReason::SignedOut)),
        // Some installations answer 404 for what a user may not see.
        Err(failure) if failure.is(403) || failure.is(404) => Ok(Answer::Forbidden),
        Err(failure) if failure.is(401) => Err(NoHosts::Lost(LossReason::Unauthorized, None)),
        Err(ref failure @ Failure::Status { status, .. }) => {
            Err(NoHosts::Lost(LossReason::Status(status), failure.wait()))
        }
        Err(Failure::Unreachable) => Err(NoHosts::Lost(LossReason::Unreachable, None)),
    }
}

fn of(organization: &Value) -> Answer {
    let text = |name: &str| organization.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let address = |name: &str| text(name).and_then(|text| Url::parse(text).ok());
    match (address("xsiEventsEndpoint"), address("xsiEventsChannelEndpoint")) {
        (Some(events), Some(channel)) => {
            Answer::Hosts(Box::new(Endpoints { events, channel, actions: address("xsiActionsEndpoint") }))
        }
        _ => Answer::Without(text("id").map(str::to_owned)),
    }
}
