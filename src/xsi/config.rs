//! How the live layer is reached, and every time that it keeps.

use std::time::Duration;

use url::Url;
use uuid::Uuid;

use crate::loopback::is_loopback;
use crate::webex;

/// What [`run`](super::run()) needs to know.
#[derive(Debug, Clone)]
pub struct Config {
    /// How Webex is reached: the address of the discovery, the proxy, and how long requests may take.
    pub webex: webex::Config,
    /// The signed-in person's public id, as the profile names it (contract 5.1).
    pub person_id: String,
    /// The person's organization, if it is known: a second way to ask for the hosts (contract 7.1).
    pub org_id: Option<String>,
    /// The hosts from the settings. Given, they are used and Webex is not asked.
    pub endpoints: Option<Endpoints>,
    /// The client that speaks to Webex with the same token: requests of this layer count there, and a 429 here shuts its
    /// gate (contract 10.3).
    pub gate: Option<webex::Client>,
    /// Unique for each running console: a second channel set of the same name ends the first (contract 7.2).
    pub application_id: String,
    /// Every time that the layer keeps.
    pub timings: Timings,
}

impl Config {
    /// The defaults for this person, under a new application id.
    pub fn new(webex: webex::Config, person_id: impl Into<String>) -> Self {
        Self {
            webex,
            person_id: person_id.into(),
            org_id: None,
            endpoints: None,
            gate: None,
            application_id: format!("valet-{}", Uuid::new_v4()),
            timings: Timings::default(),
        }
    }
}

/// Where XSI lives (contract 7.1), each without `/v2.0`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoints {
    /// Subscriptions, heartbeats and acknowledgements.
    pub events: Url,
    /// The event stream.
    pub channel: Url,
    /// Reads such as the list of monitored users. Without it slots are tried by their ids alone.
    pub actions: Option<Url>,
}

impl Endpoints {
    /// Whether a token may be sent to all of them.
    pub(super) fn are_safe(&self) -> bool {
        [Some(&self.events), Some(&self.channel), self.actions.as_ref()].into_iter().flatten().all(is_safe)
    }
}

/// Whether a token may be sent there: https, or this very computer; and no credentials in the address.
pub(super) fn is_safe(url: &Url) -> bool {
    let protected = match url.scheme() {
        "https" => url.host().is_some(),
        "http" => is_loopback(url),
        _ => false,
    };
    protected && url.username().is_empty() && url.password().is_none()
}

/// Every time of this layer; the defaults are those of contract 7.2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timings {
    /// From one heartbeat to the next: 15 s.
    pub heartbeat: Duration,
    /// The same after one that failed: 10 s.
    pub heartbeat_after_failure: Duration,
    /// How long the stream may be silent: 45 s, three of its own heartbeats.
    pub silence: Duration,
    /// How long the channel may take to say its id: 15 s.
    pub open: Duration,
    /// What is asked for as the life of channel and subscriptions: 7200 s.
    pub expires: Duration,
    /// How often both are refreshed: hourly. Targets that were refused are asked again as often.
    pub refresh: Duration,
    /// The wait before what failed for now is tried again, the first time: 1 s; it doubles.
    pub retry_first: Duration,
    /// The longest such wait: 60 s.
    pub retry_max: Duration,
    /// How long a channel or subscription must have lived for the waits to begin anew: 60 s.
    pub steady: Duration,
    /// How often an organization without XSI is asked again: hourly.
    pub probe: Duration,
    /// The soonest that it is, where the targets are named anew meanwhile, as a person's Refresh does: after a minute.
    pub probe_again: Duration,
    /// How long the orderly close may take at shutdown: 300 ms.
    pub close: Duration,
}

impl Default for Timings {
    fn default() -> Self {
        let secs = Duration::from_secs;
        Self {
            heartbeat: secs(15),
            heartbeat_after_failure: secs(10),
            silence: secs(45),
            open: secs(15),
            expires: secs(7200),
            refresh: secs(3600),
            retry_first: secs(1),
            retry_max: secs(60),
            steady: secs(60),
            probe: secs(3600),
            probe_again: secs(60),
            close: Duration::from_millis(300),
        }
    }
}

impl Timings {
    /// How often to refresh what lives for so long: a life shorter than the one asked for is refreshed in good time.
    pub(super) fn refresh_of(&self, expires_secs: Option<u64>) -> Duration {
        let half = |secs: u64| Duration::from_secs((secs / 2).max(1));
        expires_secs.map_or(self.refresh, |secs| self.refresh.min(half(secs)))
    }

    /// How long to wait after so many failures in a row (0 = the first one). `random` is in 0..1: half of the wait is
    /// drawn, so that the consoles of one house do not all return at once.
    pub(super) fn retry(&self, failures: u32, random: f64) -> Duration {
        let whole = self.retry_first.saturating_mul(2_u32.saturating_pow(failures)).min(self.retry_max);
        whole.mul_f64(0.5 + random.clamp(0.0, 1.0) / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_goes_over_https_or_to_this_computer_alone() {
        for (address, safe) in [
            ("https://xsi.example.test/com.broadsoft.xsi-events", true),
            ("http://127.0.0.1:8080/xsi", true),
            ("http://xsi.example.test/com.broadsoft.xsi-events", false),
            ("ftp://127.0.0.1/xsi", false),
            ("https://rosa:secret@xsi.example.test/", false),
        ] {
            assert_eq!(is_safe(&address.parse().expect("a url")), safe, "{address}");
        }
    }

    #[test]
    fn what_lives_shortly_is_refreshed_in_time() {
        let timings = Timings::default();
        for (expires_secs, refresh_secs) in
            [(None, 3600), (Some(7200), 3600), (Some(2_147_483_647), 3600), (Some(3600), 1800), (Some(0), 1)]
        {
            assert_eq!(timings.refresh_of(expires_secs).as_secs(), refresh_secs, "{expires_secs:?}");
        }
    }

    #[test]
    fn waits_double_to_their_limit_and_half_of_each_is_drawn() {
        let timings = Timings::default();
        for (failures, random, millis) in [
            (0, 0.0, 500),
            (0, 1.0, 1000),
            (1, 1.0, 2000),
            (5, 1.0, 32_000),
            (6, 1.0, 60_000),
            (99, 0.0, 30_000),
        ] {
            assert_eq!(timings.retry(failures, random), Duration::from_millis(millis), "{failures} {random}");
        }
    }
}
