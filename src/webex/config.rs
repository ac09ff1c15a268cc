//! What a client is made from, and what is refused before it exists.

use std::fmt;
use std::time::Duration;

use url::Url;

use crate::loopback::is_loopback;
use crate::say;
use crate::words::Message;

/// The bare paths of contract 3; the prefixes of contract 3.5 go in their place.
const CALLS_PATH: &str = "telephony/calls";

/// How a [`Client`](super::Client) reaches Webex.
#[derive(Clone, PartialEq, Eq)]
pub struct Config {
    /// `https://webexapis.com/v1` or what replaces it (contract 1). Plain `http` is for loopback alone.
    pub api_base: Url,
    /// Where the calls API begins under `api_base`: `telephony/calls`, or `telephony/calls/members/me` (contract 3.5).
    pub calls_path: String,
    /// The proxy to use. None = what the system says; a loopback `api_base` is always reached directly.
    pub proxy: Option<Url>,
    /// How long a request may take.
    pub timeouts: Timeouts,
}

impl Config {
    /// The defaults for this address.
    pub fn new(api_base: Url) -> Self {
        Self { api_base, calls_path: CALLS_PATH.to_owned(), proxy: None, timeouts: Timeouts::default() }
    }

    /// Whether the address is this computer's own.
    pub(super) fn is_loopback(&self) -> bool {
        is_loopback(&self.api_base)
    }

    /// Refuses what would send a token where it must not go, or what cannot be an API at all.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let base = &self.api_base;
        match base.scheme() {
            "https" => {}
            "http" if self.is_loopback() => {}
            "http" => return Err(ConfigError::PlainHttp),
            _ => return Err(ConfigError::NotHttp),
        }
        if base.host().is_none() {
            return Err(ConfigError::NotHttp);
        }
        if !base.username().is_empty() || base.password().is_some() {
            return Err(ConfigError::Credentials);
        }
        if base.query().is_some() || base.fragment().is_some() {
            return Err(ConfigError::Query);
        }
        match &self.proxy {
            Some(proxy) if !matches!(proxy.scheme(), "http" | "https") => Err(ConfigError::Proxy),
            _ => Ok(()),
        }
    }
}

/// A proxy's address may hold its password.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("api_base", &self.api_base.as_str())
            .field("calls_path", &self.calls_path)
            .field("proxy", &self.proxy.as_ref().map(|proxy| proxy.host_str().unwrap_or_default()))
            .field("timeouts", &self.timeouts)
            .finish()
    }
}

/// How long a request may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// Until the connection stands, name and TLS included: 5 s.
    pub connect: Duration,
    /// From the first byte to the last of the answer: 15 s.
    pub whole: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), whole: Duration::from_secs(15) }
    }
}

/// Why no client can be made; [`ConfigError::message`] is for the person who wrote the settings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A token over plain http could be read on the way.
    PlainHttp,
    /// Neither `https://` nor `http://`, or no host.
    NotHttp,
    /// A user name or password in the address.
    Credentials,
    /// A `?` or `#` in the address.
    Query,
    /// The proxy's address is none.
    Proxy,
    /// TLS or the system's certificates could not be set up; holds the system's words.
    Tls(String),
}

impl ConfigError {
    /// What is wrong and how it must be.
    pub fn message(&self) -> Message {
        match self {
            Self::PlainHttp => say!("base-plain-http"),
            Self::NotHttp => say!("base-not-http"),
            Self::Credentials => say!("base-credentials"),
            Self::Query => say!("base-query"),
            Self::Proxy => say!("proxy-no-address"),
            Self::Tls(why) => say!("no-tls-because", why = why),
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::testing::in_every_language;

    fn check(base: &str) -> Result<(), ConfigError> {
        Config::new(base.parse().expect("a url")).check()
    }

    #[test]
    fn only_https_and_loopback_are_accepted() {
        for base in [
            "https://webexapis.com/v1",
            "http://127.0.0.1:8080/v1",
            "http://[::1]:1/v1",
            "http://localhost/v1/",
        ] {
            assert_eq!(check(base), Ok(()), "{base}");
        }
        for (base, why) in [
            ("http://webexapis.com/v1", ConfigError::PlainHttp),
            ("http://127.0.0.1.example.org/v1", ConfigError::PlainHttp),
            ("http://localhost.example.org/v1", ConfigError::PlainHttp),
            ("ftp://webexapis.com/v1", ConfigError::NotHttp),
            ("file:///v1", ConfigError::NotHttp),
            ("https://rosa:secret@webexapis.com/v1", ConfigError::Credentials),
            ("https://webexapis.com/v1?x=1", ConfigError::Query),
            ("https://webexapis.com/v1#x", ConfigError::Query),
        ] {
            assert_eq!(check(base), Err(why), "{base}");
        }
    }

    #[test]
    fn only_proxies_that_speak_http_are_accepted() {
        let mut config = Config::new("https://webexapis.com/v1".parse().expect("a url"));
        for (proxy, accepted) in [
            ("http://proxy.company.domain:8080", true),
            ("https://proxy.company.domain", true),
            ("socks5://proxy.company.domain:1080", false),
            ("proxy.company.domain:8080", false),
        ] {
            config.proxy = Some(proxy.parse().expect("a url"));
            assert_eq!(config.check().is_ok(), accepted, "{proxy}");
        }
    }

    #[test]
    fn every_reason_is_told_in_every_language() {
        use ConfigError as E;
        for why in
            [E::PlainHttp, E::NotHttp, E::Credentials, E::Query, E::Proxy, E::Tls("no root".to_owned())]
        {
            in_every_language(&why.message());
        }
    }

    #[test]
    fn a_proxy_password_is_not_shown() {
        let mut config = Config::new("https://webexapis.com/v1".parse().expect("a url"));
        config.proxy = Some("http://rosa:hunter2@proxy.company.domain:8080".parse().expect("a url"));
        let shown = format!("{config:?}");
        assert!(shown.contains("proxy.company.domain") && !shown.contains("hunter2"), "{shown}");
    }
}
