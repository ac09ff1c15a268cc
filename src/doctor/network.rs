//! The way to Webex, walked step by step: name, connection, secure connection, answer. No token is sent.

use std::error::Error as _;
use std::net::SocketAddr;
use std::time::Duration;

use jiff::SignedDuration;
use reqwest::header::DATE;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use url::{Host, Url};

use super::proxy::{Proxy, Route};
use super::report::Check;
use crate::outgoing;
use crate::present;
use crate::store::WebexSettings;

const NAME: &str = "network";
/// The limit of each step.
const STEP: Duration = Duration::from_secs(5);
/// Less is of no account for waits, recalls and the life of a sign-in.
const SKEW_MAX: SignedDuration = SignedDuration::from_secs(30);

/// Webex, or something in its place, has answered.
pub(super) struct Answer {
    status: u16,
    /// How far this computer's clock is ahead of the server's; None: the server did not say its time.
    ahead: Option<SignedDuration>,
}

/// Where the way ends.
#[derive(Debug, PartialEq, Eq)]
enum Stop {
    /// Nobody knows the name of this host.
    Name(String),
    /// Nobody answers at this address, or it refuses.
    Connection(String),
    /// The proxy wants a user name and a password, or others.
    ProxySignIn,
    /// The proxy refuses to connect.
    ProxyRefuses(String),
    /// No secure connection.
    Tls(String),
    /// Connected, but no answer.
    NoAnswer(String),
}

/// Walks the way. The answer, if one came, and what is to be said.
pub(super) async fn check(settings: &WebexSettings, route: &Route) -> (Option<Answer>, Check) {
    let host = settings.api_base.host_str().unwrap_or_default().to_owned();
    let proxy = match route {
        Route::Proxy(proxy) => Some(proxy),
        Route::Loopback | Route::Direct => None,
    };
    match walk(settings, route, proxy).await {
        Ok(answer) if answer.status >= 500 => {
            let found = format!("{host} is reached, but answers {}.", answer.status);
            let advice = "Webex has a problem of its own; see status.webex.com and try again later.";
            (Some(answer), Check::warning(NAME, found, advice))
        }
        Ok(answer) => {
            let how = if settings.api_base.scheme() == "https" {
                "over a secure connection"
            } else {
                "on this computer"
            };
            let through = proxy.map(|proxy| format!(" through {}", proxy.words())).unwrap_or_default();
            (Some(answer), Check::ok(NAME, format!("{host} answers {how}{through}.")))
        }
        Err(stop) => (None, stopped(&stop, &host, proxy)),
    }
}

async fn walk(settings: &WebexSettings, route: &Route, proxy: Option<&Proxy>) -> Result<Answer, Stop> {
    connect(proxy.map_or(&settings.api_base, |proxy| &proxy.address)).await?;
    ask(settings, route, proxy.is_some()).await
}

/// Name and connection of the first hop.
async fn connect(url: &Url) -> Result<(), Stop> {
    let port = url.port_or_known_default().unwrap_or(443);
    let addresses: Vec<SocketAddr> = match url.host() {
        Some(Host::Ipv4(address)) => vec![(address, port).into()],
        Some(Host::Ipv6(address)) => vec![(address, port).into()],
        Some(Host::Domain(name)) => match timeout(STEP, lookup_host((name, port))).await {
            Ok(Ok(addresses)) => addresses.collect(),
            Ok(Err(why)) => return Err(Stop::Name(why.to_string())),
            Err(_) => return Err(Stop::Name("no name server answered in time".to_owned())),
        },
        None => Vec::new(),
    };
    if addresses.is_empty() {
        return Err(Stop::Name("the name has no address".to_owned()));
    }
    // All at once: one kind of address (IPv6) may lead nowhere.
    let connections = addresses.into_iter().map(|address| Box::pin(TcpStream::connect(address)));
    match timeout(STEP, futures_util::future::select_ok(connections)).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(why)) => Err(Stop::Connection(why.to_string())),
        Err(_) => Err(Stop::Connection("nothing answered in time".to_owned())),
    }
}

/// Asks `api_base` for anything at all: every answer will do.
async fn ask(settings: &WebexSettings, route: &Route, proxied: bool) -> Result<Answer, Stop> {
    let mut client = outgoing::client().connect_timeout(STEP).timeout(STEP);
    match (&settings.proxy, route) {
        (_, Route::Loopback | Route::Direct) => client = client.no_proxy(),
        (Some(proxy), _) => {
            client = client.proxy(reqwest::Proxy::all(proxy.clone()).map_err(stop_of_client)?)
        }
        (None, Route::Proxy(_)) => {} // the client finds the system's by itself
    }
    let asked_at = present::wall();
    let request = client.build().map_err(stop_of_client)?.get(settings.api_base.clone());
    let answer = request.send().await.map_err(|error| stop_of(&error.without_url(), proxied))?;
    let now = present::wall();
    let date = answer.headers().get(DATE).and_then(|date| date.to_str().ok());
    let date = date.and_then(|date| jiff::fmt::rfc2822::parse(date).ok());
    // The server read its clock somewhere between question and answer.
    let ahead =
        date.map(|date| (asked_at + now.duration_since(asked_at) / 2).duration_since(date.timestamp()));
    Ok(Answer { status: answer.status().as_u16(), ahead })
}

fn stop_of_client(error: reqwest::Error) -> Stop {
    Stop::Tls(reasons(&error.without_url()).pop().unwrap_or_default())
}

/// The connection itself stood a moment ago: what fails now comes later on the way. The stages have no types that
/// survive to here, only words; the innermost are the ones that somebody can act on.
fn stop_of(error: &reqwest::Error, proxied: bool) -> Stop {
    let mut reasons = reasons(error);
    let all = reasons.join(": ");
    let why = if error.is_timeout() {
        "no answer came in time".to_owned()
    } else {
        reasons.pop().unwrap_or_default()
    };
    stop(error.is_connect(), proxied, &all, why)
}

fn stop(connecting: bool, proxied: bool, reasons: &str, why: String) -> Stop {
    let says = |part| reasons.contains(part);
    match connecting {
        true if says("proxy authorization required") => Stop::ProxySignIn,
        true if proxied && says("tunnel error") => Stop::ProxyRefuses(why),
        true if says("tcp connect error") => Stop::Connection(why),
        true if says("dns error") => Stop::Name(why),
        true => Stop::Tls(why),
        false => Stop::NoAnswer(why),
    }
}

/// The system's own words, from the outermost to the innermost.
fn reasons(error: &reqwest::Error) -> Vec<String> {
    let mut reasons = vec![error.to_string()];
    let mut source = error.source();
    while let Some(error) = source {
        reasons.push(error.to_string());
        source = error.source();
    }
    reasons
}

fn stopped(stop: &Stop, host: &str, proxy: Option<&Proxy>) -> Check {
    let proxy_words = proxy.map(Proxy::words).unwrap_or_default();
    let first_hop = if proxy.is_some() { format!("The proxy {proxy_words}") } else { host.to_owned() };
    let by_proxy = if proxy.is_some() {
        "Check the proxy's address (see the proxy check above)."
    } else {
        "If this network has a proxy, name it in the settings ([webex] proxy); Valet does not read automatic proxy \
         scripts (PAC)."
    };
    match stop {
        Stop::Name(why) => Check::problem(
            NAME,
            format!("{first_hop} cannot be found: its name is not known here ({why})."),
            format!("Check the network cable or Wi-Fi, and this computer's name servers (DNS). {by_proxy}"),
        ),
        Stop::Connection(why) => Check::problem(
            NAME,
            format!("{first_hop} cannot be reached: no connection could be made ({why})."),
            format!(
                "Ask whoever looks after the network to let this computer through its firewall. {by_proxy}"
            ),
        ),
        Stop::ProxySignIn if proxy.is_some_and(|proxy| proxy.signs_in) => Check::problem(
            NAME,
            format!("The proxy {proxy_words} does not accept the user name and password it is given (407)."),
            format!("Correct them where the proxy is named, or let this computer reach {host} without it."),
        ),
        Stop::ProxySignIn => Check::problem(
            NAME,
            format!("The proxy {proxy_words} asks for a user name and a password (407)."),
            format!(
                "Write them into its address in the settings ([webex] proxy = \"http://NAME:PASSWORD@HOST:PORT\"), or \
                 let this computer reach {host} without it. Valet cannot use Windows sign-in (NTLM, Kerberos) there."
            ),
        ),
        Stop::ProxyRefuses(why) => Check::problem(
            NAME,
            format!("The proxy {proxy_words} does not connect to {host} ({why})."),
            format!("Ask whoever looks after the proxy to allow {host}, port 443."),
        ),
        Stop::Tls(why) => Check::problem(
            NAME,
            format!("{host} is reached, but no secure connection can be made ({why})."),
            "Check the date and time of this computer. If the network inspects secure connections, its certificate \
             must be among those that this computer trusts.",
        ),
        Stop::NoAnswer(why) => Check::problem(
            NAME,
            format!("{host} is reached, but does not answer ({why})."),
            format!("Try again in a minute. If it stays, ask whoever looks after the network. {by_proxy}"),
        ),
    }
}

/// The clock of this computer against that of the server.
pub(super) fn clock(answer: Option<&Answer>) -> Check {
    const NAME: &str = "clock";
    let Some(answer) = answer else { return Check::skipped(NAME, "The network check failed.") };
    let Some(ahead) = answer.ahead else { return Check::skipped(NAME, "The server did not tell its time.") };
    if ahead.abs() <= SKEW_MAX {
        return Check::ok(NAME, "This computer's clock agrees with the server's.");
    }
    let which = if ahead.is_positive() { "ahead of" } else { "behind" };
    Check::warning(
        NAME,
        format!("This computer's clock is {} {which} the server's.", span(ahead.abs())),
        "Let the system set its clock by itself: waits, recalls and the life of a sign-in are counted by it.",
    )
}

fn span(time: SignedDuration) -> String {
    match time.as_secs() {
        secs @ ..120 => format!("{secs} seconds"),
        secs @ ..7_200 => format!("{} minutes", secs / 60),
        secs @ ..172_800 => format!("{} hours", secs / 3_600),
        secs => format!("{} days", secs / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::super::report::Status;
    use super::*;

    #[test]
    fn the_stage_is_told_by_what_fails() {
        let told = |connecting, proxied, words: &str| stop(connecting, proxied, words, "why".to_owned());
        let tunnel = "client error (Connect): tunnel error: ";
        assert_eq!(told(true, true, &format!("{tunnel}proxy authorization required")), Stop::ProxySignIn);
        assert!(matches!(told(true, true, &format!("{tunnel}unsuccessful")), Stop::ProxyRefuses(_)));
        assert!(matches!(told(true, false, "invalid peer certificate: UnknownIssuer"), Stop::Tls(_)));
        assert!(matches!(told(true, true, "invalid peer certificate: Expired"), Stop::Tls(_)));
        assert!(matches!(told(true, false, "tcp connect error: Connection refused"), Stop::Connection(_)));
        assert!(matches!(told(true, false, "dns error: failed to lookup"), Stop::Name(_)));
        assert!(matches!(told(false, false, "connection closed"), Stop::NoAnswer(_)));
    }

    #[test]
    fn every_stop_says_what_to_do() {
        let why = || "why".to_owned();
        let stops = [
            Stop::Name(why()),
            Stop::Connection(why()),
            Stop::ProxySignIn,
            Stop::ProxyRefuses(why()),
            Stop::Tls(why()),
            Stop::NoAnswer(why()),
        ];
        let mut said = Vec::new();
        for stop in &stops {
            let check = stopped(stop, "webexapis.com", None);
            assert!(check.status == Status::Problem && check.advice.is_some(), "{check:?}");
            assert!(!said.contains(&check.found), "{}", check.found);
            said.push(check.found);
        }
    }

    #[test]
    fn a_wrong_clock_is_told_in_plain_spans() {
        let said =
            |secs| clock(Some(&Answer { status: 200, ahead: Some(SignedDuration::from_secs(secs)) })).found;
        assert_eq!(said(29), "This computer's clock agrees with the server's.");
        assert_eq!(said(-95), "This computer's clock is 95 seconds behind the server's.");
        assert_eq!(said(3_700), "This computer's clock is 61 minutes ahead of the server's.");
        assert_eq!(said(-90_000), "This computer's clock is 25 hours behind the server's.");
        assert_eq!(clock(None).status, Status::Skipped);
    }
}
