//! Which way leads to Webex: directly, or through which proxy and who says so. Reads what the HTTP client itself reads,
//! with the same code; a proxy's user name and password are never shown.

use axum::http::Uri;
use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

use super::report::Check;
use crate::loopback::is_loopback;
use crate::store::WebexSettings;

const NAME: &str = "proxy";

/// What the environment and the system say about proxies, read once.
pub(super) struct Surroundings {
    environment: Matcher,
    /// The environment first, then what the system adds (Windows, macOS).
    system: Matcher,
}

impl Surroundings {
    /// Those of this process.
    pub(super) fn of_this_computer() -> Self {
        Self { environment: Matcher::from_env(), system: Matcher::from_system() }
    }
}

/// The way to Webex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// `api_base` is this computer itself: never a proxy.
    Loopback,
    /// No proxy.
    Direct,
    /// A proxy.
    Proxy(Proxy),
}

/// A proxy, without its password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proxy {
    /// Scheme, host and port.
    pub address: Url,
    /// It comes with a user name and a password.
    pub signs_in: bool,
    /// Who names it.
    pub named_by: NamedBy,
}

/// Who names a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedBy {
    /// `[webex] proxy`.
    Settings,
    /// `HTTPS_PROXY` or `ALL_PROXY`.
    Environment,
    /// Windows' or macOS' own settings.
    System,
}

/// Which way the HTTP client takes: the settings, then the environment, then the system.
pub(super) fn route(settings: &WebexSettings, around: &Surroundings) -> Route {
    if is_loopback(&settings.api_base) {
        return Route::Loopback;
    }
    if let Some(proxy) = &settings.proxy {
        return Route::Proxy(Proxy::new(proxy.clone(), NamedBy::Settings, false));
    }
    let Ok(webex) = settings.api_base.as_str().parse::<Uri>() else { return Route::Direct };
    let asked = |matcher: &Matcher, named_by| {
        let intercept = matcher.intercept(&webex)?;
        let signs_in = intercept.basic_auth().is_some() || intercept.raw_auth().is_some();
        Some(Proxy::new(Url::parse(&intercept.uri().to_string()).ok()?, named_by, signs_in))
    };
    asked(&around.environment, NamedBy::Environment)
        .or_else(|| asked(&around.system, NamedBy::System))
        .map_or(Route::Direct, Route::Proxy)
}

impl Proxy {
    fn new(mut address: Url, named_by: NamedBy, signs_in: bool) -> Self {
        let signs_in = signs_in || !address.username().is_empty() || address.password().is_some();
        // They fail only for addresses without a host, which hold neither.
        address.set_username("").ok();
        address.set_password(None).ok();
        address.set_path("");
        Self { address, signs_in, named_by }
    }

    /// `http://proxy.company.domain:8080`.
    pub(super) fn words(&self) -> String {
        self.address.as_str().trim_end_matches('/').to_owned()
    }

    fn is_socks(&self) -> bool {
        self.address.scheme().starts_with("socks")
    }
}

/// What is to be said of the way.
pub(super) fn check(route: &Route, settings: &WebexSettings) -> Check {
    let proxy = match route {
        Route::Loopback => {
            let host = settings.api_base.host_str().unwrap_or_default();
            return Check::ok(NAME, format!("None: api_base is this computer itself ({host})."));
        }
        Route::Direct => {
            return Check::ok(
                NAME,
                "None is set, neither in the settings nor in the environment or the system.",
            );
        }
        Route::Proxy(proxy) => proxy,
    };
    let named_by = match proxy.named_by {
        NamedBy::Settings => "the settings",
        NamedBy::Environment => "the environment (HTTPS_PROXY or ALL_PROXY)",
        NamedBy::System => "the system",
    };
    let signs_in = if proxy.signs_in { ", with a user name and password that are not shown" } else { "" };
    let found = format!("{}, named by {named_by}{signs_in}.", proxy.words());
    if proxy.is_socks() {
        let advice = "Valet cannot use SOCKS proxies. Name an HTTP proxy in the settings: [webex] proxy = \
                      \"http://proxy.company.domain:8080\".";
        return Check::problem(NAME, found, advice);
    }
    Check::ok(NAME, found)
}

#[cfg(test)]
mod tests {
    use super::super::report::Status;
    use super::*;

    fn around(environment: &str, system: &str) -> Surroundings {
        let matcher = |proxy: &str, no: &str| Matcher::builder().all(proxy).no(no).build();
        let both = if environment.is_empty() { system } else { environment };
        Surroundings { environment: matcher(environment, ""), system: matcher(both, "api-usgov.webex.com") }
    }

    fn settings(api_base: &str, proxy: Option<&str>) -> WebexSettings {
        let proxy = proxy.map(|proxy| Url::parse(proxy).unwrap());
        WebexSettings { api_base: Url::parse(api_base).unwrap(), proxy, ..WebexSettings::default() }
    }

    const WEBEX: &str = "https://webexapis.com/v1";
    const PROXY: &str = "http://rosa:hunter2@proxy.company.domain:8080";

    #[test]
    fn the_settings_go_before_the_environment_and_that_before_the_system() {
        for (in_settings, environment, system, named_by) in [
            (Some(PROXY), PROXY, PROXY, Some(NamedBy::Settings)),
            (None, PROXY, PROXY, Some(NamedBy::Environment)),
            (None, "", PROXY, Some(NamedBy::System)),
            (None, "", "", None),
        ] {
            let settings = settings(WEBEX, in_settings);
            let found = match route(&settings, &around(environment, system)) {
                Route::Proxy(proxy) => Some(proxy.named_by),
                _ => None,
            };
            assert_eq!(found, named_by);
        }
    }

    #[test]
    fn a_password_is_mentioned_and_never_shown() {
        for (in_settings, environment) in [(Some(PROXY), ""), (None, PROXY)] {
            let settings = settings(WEBEX, in_settings);
            let route = route(&settings, &around(environment, ""));
            let said = format!("{route:?} {:?}", check(&route, &settings));
            assert!(said.contains("http://proxy.company.domain:8080, named by"), "{said}");
            assert!(said.contains("user name and password that are not shown"), "{said}");
            assert!(!said.contains("hunter2") && !said.contains("rosa"), "{said}");
        }
    }

    #[test]
    fn this_computer_and_exceptions_are_reached_directly() {
        let exception = settings("https://api-usgov.webex.com/v1", None);
        assert_eq!(route(&exception, &around("", PROXY)), Route::Direct);
        for base in ["http://127.0.0.1:8080/v1", "http://localhost:1/v1", "http://[::1]:1/v1"] {
            assert_eq!(route(&settings(base, Some(PROXY)), &around(PROXY, PROXY)), Route::Loopback, "{base}");
        }
    }

    #[test]
    fn a_socks_proxy_is_a_problem() {
        let settings = settings(WEBEX, None);
        let route = route(&settings, &around("socks5://proxy.company.domain:1080", ""));
        assert_eq!(check(&route, &settings).status, Status::Problem);
    }
}
