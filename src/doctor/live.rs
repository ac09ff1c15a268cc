//! Whether live news would come (contract 7): the hosts are asked for, no channel is opened. And how much Webex was asked
//! for this page.

use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::time::{Instant, timeout_at};

use super::report::{Check, found_and_advice};
use crate::backend::account::client_config;
use crate::backend::live::endpoints;
use crate::console::session::XSI;
use crate::store::Settings;
use crate::webex::{Bearer, Client};
use crate::xsi;

const LIVE_NEWS: &str = "live_news";
const REQUESTS: &str = "requests";
/// The checks of this module, in the order of the page.
pub(super) const READINGS: [&str; 2] = [LIVE_NEWS, REQUESTS];

/// What the look at the live layer needs.
pub(super) struct Probe<'a> {
    pub(super) settings: &'a Settings,
    /// The granted scopes, where Webex told them.
    pub(super) granted: Option<BTreeSet<String>>,
    pub(super) client: &'a Client,
    pub(super) bearer: Arc<dyn Bearer>,
}

impl Probe<'_> {
    /// Live news is no part of the main job: without it a desk is healthy.
    pub(super) async fn check(self, read_until: Instant) -> Check {
        if self.granted.as_ref().is_some_and(|granted| !granted.contains(XSI)) {
            return Check::ok(
                LIVE_NEWS,
                format!(
                    "Off: this sign-in lacks {XSI}. The board knows only what was done here. The README says how to switch \
                     it on."
                ),
            );
        }
        let config = xsi::Config {
            endpoints: self.settings.xsi.as_ref().map(endpoints),
            gate: Some(self.client.clone()),
            ..xsi::Config::new(client_config(&self.settings.webex), "")
        };
        let by_hand = config.endpoints.is_some();
        let asked = self.settings.webex.optional_scopes.iter().any(|scope| scope == XSI);
        match timeout_at(read_until, xsi::find(&config, self.bearer)).await {
            Ok(Ok(found)) => Check::ok(LIVE_NEWS, would_come(&found, by_hand)),
            Ok(Err(why)) => off(&why, asked),
            Err(_) => off("Webex did not say in time where live news comes from.", asked),
        }
    }
}

fn would_come(found: &xsi::Endpoints, by_hand: bool) -> String {
    let host = found.channel.host_str().unwrap_or_default();
    let whose = if by_hand { "the settings name" } else { "Webex names" };
    format!("On: {whose} {host} as where live news comes from. Which slots are live, the console says.")
}

/// Whoever did not ask for it misses nothing.
fn off(why: &str, asked: bool) -> Check {
    let (found, advice) = found_and_advice(why);
    if !asked {
        return Check::ok(LIVE_NEWS, format!("Off: {why}"));
    }
    let advice = advice.unwrap_or_else(|| "Show these words to your administrator.".to_owned());
    Check::warning(LIVE_NEWS, format!("Off: {found}"), advice)
}

/// How much Webex was asked.
pub(super) fn requests(client: &Client) -> Check {
    let traffic = client.traffic();
    let (hour, minute, refused) = (traffic.last_hour, traffic.last_minute, traffic.too_many_last_hour);
    let found = format!("{hour} requests were sent for this page, {minute} of them in the last minute.");
    if refused == 0 {
        return Check::ok(REQUESTS, format!("{found} Webex asked for no rest."));
    }
    Check::warning(
        REQUESTS,
        format!("{found} Webex asked to wait {refused} times (429)."),
        "Another program may ask Webex a lot with the same account. The console slows down by itself.",
    )
}
