//! One authorization request (contract 9.2, RFC 6749 4.1.1), judged: a good one becomes [`Asked`], a bad one is told either to
//! the person, when the redirect address itself cannot be trusted, or to the application by redirect. Pure.

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::params::Params;
use super::pkce::Challenge;
use super::refusal::{Code, Refusal};
use super::{AuthConfig, user_of};

/// What RFC 3986 leaves as it is in a query.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Where the answer goes and what it repeats.
#[derive(Clone, PartialEq, Eq)]
pub struct Return {
    /// The registered address, character by character.
    pub redirect_uri: String,
    /// The application's `state`, if it sent one.
    pub state: Option<String>,
}

impl Return {
    /// The address with `answer` and the state in its query. `tampered` replaces the state by one that nobody sent.
    pub fn location(&self, answer: &[(&str, &str)], tampered: bool) -> String {
        let foreign = tampered.then(|| uuid::Uuid::new_v4().simple().to_string());
        let state = foreign.as_deref().or(self.state.as_deref());
        let mut location = self.redirect_uri.clone();
        let pairs = answer.iter().copied().chain(state.map(|state| ("state", state)));
        for (name, value) in pairs {
            location.push(if location.contains('?') { '&' } else { '?' });
            location.push_str(name);
            location.push('=');
            location.extend(utf8_percent_encode(value, QUERY));
        }
        location
    }
}

/// A good request: what a person is asked to allow.
#[derive(Clone)]
pub struct Asked {
    /// Where the answer goes.
    pub back: Return,
    /// Scopes asked for, all registered.
    pub scopes: BTreeSet<String>,
    /// What the exchange of the code must prove.
    pub challenge: Option<Challenge>,
    /// The user of `login_hint`, as an index into the users.
    pub hinted: Option<usize>,
}

/// A bad request.
pub enum Bad {
    /// Told to the person on a page; nothing is sent to the address of the request.
    Page(&'static str),
    /// Told to the application.
    Redirect(Return, Refusal),
}

/// Judges the query of an authorization request.
///
/// # Errors
/// [`Bad`], with the way in which it may be told.
pub fn read(params: &Params, config: &AuthConfig) -> Result<Asked, Bad> {
    if params.repeats_any(&["client_id", "redirect_uri"]) {
        return Err(Bad::Page(
            "The address of this page names the application or its redirect address twice.",
        ));
    }
    if params.get("client_id") != Some(config.client_id.as_str()) {
        return Err(Bad::Page(
            "The application that sent you here is not known: its client id is missing or wrong.",
        ));
    }
    let redirect_uri = params
        .get("redirect_uri")
        .filter(|uri| config.redirect_uris.iter().any(|registered| registered == uri))
        .ok_or(Bad::Page(
            "The application wants the answer at an address that it has not registered. \
             A redirect address must equal a registered one character by character.",
        ))?;
    let repeated_state = params.repeats_any(&["state"]);
    let state = params.get("state").filter(|_| !repeated_state).map(str::to_owned);
    let back = Return { redirect_uri: redirect_uri.to_owned(), state };
    match judge(params, config) {
        Ok((scopes, challenge)) => {
            let hinted = params.get("login_hint").and_then(|email| user_of(&config.users, email));
            Ok(Asked { back, scopes, challenge, hinted })
        }
        Err(refusal) => Err(Bad::Redirect(back, refusal)),
    }
}

fn judge(params: &Params, config: &AuthConfig) -> Result<(BTreeSet<String>, Option<Challenge>), Refusal> {
    let once = [
        "response_type",
        "scope",
        "state",
        "code_challenge",
        "code_challenge_method",
        "prompt",
        "login_hint",
    ];
    if params.repeats_any(&once) {
        return Err(Refusal::request("A parameter comes more than once."));
    }
    match params.get("response_type") {
        Some("code") => {}
        Some(_) => {
            return Err(Refusal::new(Code::UnsupportedResponseType, "Only response_type=code is served."));
        }
        None => return Err(Refusal::request("response_type is missing.")),
    }
    let scopes = registered(params.get("scope"), config)?;
    let challenge = Challenge::read(params)?;
    if params.get("prompt").is_some_and(|prompt| prompt.split(' ').any(|word| word == "none")) {
        return Err(Refusal::new(
            Code::LoginRequired,
            "Nobody is signed in, and prompt=none forbids to ask.",
        ));
    }
    Ok((scopes, challenge))
}

/// The scopes of a space-separated list, if the integration has registered every one of them (contract 9.1).
///
/// # Errors
/// `invalid_scope`, also for no scope at all.
pub fn registered(scope: Option<&str>, config: &AuthConfig) -> Result<BTreeSet<String>, Refusal> {
    let scopes: BTreeSet<String> =
        scope.unwrap_or_default().split_ascii_whitespace().map(str::to_owned).collect();
    if scopes.is_empty() {
        return Err(Refusal::new(Code::InvalidScope, "No scope was asked for."));
    }
    if !scopes.iter().all(|scope| config.registered_scopes.contains(scope)) {
        return Err(Refusal::new(
            Code::InvalidScope,
            "The integration has not registered every scope that it asks for.",
        ));
    }
    Ok(scopes)
}

#[cfg(test)]
mod tests {
    use super::super::tests::config;
    use super::*;

    const GOOD: &str = "response_type=code&client_id=C0ffee&redirect_uri=http%3A%2F%2F127.0.0.1%3A43117%2Fcallback\
                        &scope=spark%3Acalls_read%20spark%3Acalls_write&state=s%2F1";

    fn refused(query: &str) -> (Return, Code) {
        match read(&Params::parse(query.as_bytes()), &config()) {
            Err(Bad::Redirect(back, refusal)) => (back, refusal.code),
            Err(Bad::Page(why)) => panic!("told to the person: {why}"),
            Ok(_) => panic!("accepted: {query}"),
        }
    }

    fn told_to_the_person(query: &str) -> bool {
        matches!(read(&Params::parse(query.as_bytes()), &config()), Err(Bad::Page(_)))
    }

    #[test]
    fn a_good_request_is_taken_over_whole() {
        let query = format!("{GOOD}&login_hint=TOM.abel@example.org");
        let Ok(asked) = read(&Params::parse(query.as_bytes()), &config()) else { panic!("refused") };
        assert_eq!(
            asked.scopes.iter().map(String::as_str).collect::<Vec<_>>(),
            ["spark:calls_read", "spark:calls_write"]
        );
        assert_eq!(asked.back.state.as_deref(), Some("s/1"));
        assert_eq!(asked.hinted, Some(1));
    }

    #[test]
    fn an_address_that_differs_in_one_character_is_never_answered() {
        for other in
            ["43119%2Fcallback", "43117%2FCallback", "43117%2Fcallback%2F", "43117%2Fcallback%3Fa=b", "43117"]
        {
            assert!(told_to_the_person(&GOOD.replace("43117%2Fcallback", other)), "{other}");
        }
        assert!(told_to_the_person(&GOOD.replace("127.0.0.1", "localhost")));
        assert!(told_to_the_person("response_type=code&client_id=C0ffee&scope=spark%3Acalls_read"));
    }

    #[test]
    fn an_unknown_application_is_never_answered() {
        assert!(told_to_the_person(&GOOD.replace("C0ffee", "c0ffee")));
        assert!(told_to_the_person(&GOOD.replace("client_id", "client")));
        assert!(told_to_the_person(&format!("{GOOD}&client_id=C0ffee")));
    }

    #[test]
    fn every_other_fault_goes_back_to_the_application_with_its_state() {
        let faults = [
            (GOOD.replace("response_type=code", "response_type=token"), Code::UnsupportedResponseType),
            (GOOD.replace("response_type=code&", ""), Code::InvalidRequest),
            (GOOD.replace("calls_write", "people_write"), Code::InvalidScope),
            (GOOD.replace("scope=", "scopes="), Code::InvalidScope),
            (format!("{GOOD}&code_challenge=x&code_challenge_method=S256"), Code::InvalidRequest),
            (format!("{GOOD}&scope=spark%3Acalls_read"), Code::InvalidRequest),
            (format!("{GOOD}&prompt=none"), Code::LoginRequired),
        ];
        for (query, code) in faults {
            let (back, refused_with) = refused(&query);
            assert_eq!((refused_with, back.state.as_deref()), (code, Some("s/1")), "{query}");
        }
    }

    #[test]
    fn a_state_is_echoed_exactly_and_only_if_it_was_given() {
        let mut back = Return {
            redirect_uri: "http://127.0.0.1:1/cb?a=b".to_owned(),
            state: Some("s/1 +&ü".to_owned()),
        };
        assert_eq!(
            back.location(&[("code", "c_1")], false),
            "http://127.0.0.1:1/cb?a=b&code=c_1&state=s%2F1%20%2B%26%C3%BC"
        );
        back.state = None;
        assert_eq!(back.location(&[("code", "c_1")], false), "http://127.0.0.1:1/cb?a=b&code=c_1");
    }

    #[test]
    fn a_tampered_state_is_another_one() {
        let back =
            Return { redirect_uri: "http://127.0.0.1:1/cb".to_owned(), state: Some("mine".to_owned()) };
        let location = back.location(&[("code", "c")], true);
        assert!(location.contains("&state=") && !location.contains("mine"), "{location}");
    }
}
