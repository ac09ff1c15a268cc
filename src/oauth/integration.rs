//! The Webex integration that an organisation registered: whom Valet presents itself as.

use std::fmt;

use secrecy::SecretString;
use url::Url;

use crate::loopback::is_loopback;

use super::SignInError;

/// A registered integration and how to reach Webex. Comes from the settings; the backend owns it.
#[derive(Clone)]
pub struct Integration {
    /// Everything hangs off it, OAuth included: `{api_base}/authorize` and so on (contract 9.1).
    pub api_base: Url,
    /// Public name of the integration.
    pub client_id: String,
    /// Webex integrations are confidential clients: needed even with PKCE (contract 9.1).
    pub client_secret: SecretString,
    /// Registered loopback addresses, tried in order and sent character by character (contract 9.1).
    pub redirect_uris: Vec<String>,
    /// Scopes without which Valet has no use.
    pub scopes: Vec<String>,
    /// Scopes that are asked for as well; each must be registered too (contract 9.1).
    pub optional_scopes: Vec<String>,
    /// Proxy from the settings; `None` uses the system's.
    pub proxy: Option<Url>,
}

impl Integration {
    /// Required and optional scopes in the order of the settings, each once.
    pub fn asked_scopes(&self) -> Vec<String> {
        let mut asked: Vec<String> = Vec::new();
        for scope in self.scopes.iter().chain(&self.optional_scopes) {
            if !asked.contains(scope) {
                asked.push(scope.clone());
            }
        }
        asked
    }

    /// `{api_base}/{path}`, whether or not the base ends in a slash.
    pub(super) fn endpoint(&self, path: &str) -> Url {
        let mut url = self.api_base.clone();
        let base = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{base}/{path}"));
        url
    }

    /// Webex runs on this very machine (the simulator): no proxy stands between, http is fine.
    pub(super) fn is_loopback(&self) -> bool {
        is_loopback(&self.api_base)
    }

    /// Refuses plain http to anything but this machine, before the first secret is sent.
    pub(super) fn check_secure(&self) -> Result<(), SignInError> {
        match self.api_base.scheme() {
            "https" => Ok(()),
            "http" if self.is_loopback() => Ok(()),
            _ => Err(SignInError::NotSecure(self.api_base.origin().ascii_serialization())),
        }
    }
}

impl fmt::Debug for Integration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Integration")
            .field("api_base", &self.api_base.as_str())
            .field("client_id", &self.client_id)
            .field("client_secret", &"[redacted]")
            .field("redirect_uris", &self.redirect_uris)
            .field("scopes", &self.scopes)
            .field("optional_scopes", &self.optional_scopes)
            // A proxy address may carry a password: the host is enough to recognise it.
            .field("proxy", &self.proxy.as_ref().and_then(Url::host_str))
            .finish()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::oauth) fn integration(api_base: &str) -> Integration {
        Integration {
            api_base: Url::parse(api_base).unwrap(),
            client_id: "C0ffee".to_owned(),
            client_secret: SecretString::from("hushhush"),
            redirect_uris: vec!["http://127.0.0.1:43117/callback".to_owned()],
            scopes: vec!["spark:calls_read".to_owned(), "spark:calls_write".to_owned()],
            optional_scopes: vec!["spark:xsi".to_owned(), "spark:calls_read".to_owned()],
            proxy: Some(Url::parse("http://clerk:proxypass@proxy.example:3128").unwrap()),
        }
    }

    #[test]
    fn debug_shows_neither_the_secret_nor_the_proxy_password() {
        let shown = format!("{:?}", integration("https://webexapis.com/v1"));
        assert!(!shown.contains("hushhush") && !shown.contains("proxypass"), "{shown}");
        assert!(shown.contains("C0ffee") && shown.contains("proxy.example"), "{shown}");
    }

    #[test]
    fn endpoints_hang_off_the_base_with_and_without_a_slash() {
        for base in ["https://webexapis.com/v1", "https://webexapis.com/v1/"] {
            assert_eq!(
                integration(base).endpoint("device/token").as_str(),
                "https://webexapis.com/v1/device/token"
            );
        }
    }

    #[test]
    fn a_scope_is_asked_for_once() {
        assert_eq!(
            integration("https://x.example/v1").asked_scopes(),
            ["spark:calls_read", "spark:calls_write", "spark:xsi"]
        );
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for (base, fine) in [
            ("https://webexapis.com/v1", true),
            ("http://127.0.0.1:9/v1", true),
            ("http://localhost:9/v1", true),
            ("http://[::1]:9/v1", true),
            ("http://webexapis.com/v1", false),
            ("http://127.0.0.1.example.com/v1", false),
            ("ftp://127.0.0.1/v1", false),
        ] {
            assert_eq!(integration(base).check_secure().is_ok(), fine, "{base}");
        }
    }
}
