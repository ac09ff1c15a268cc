//! The device grant over HTTP (contract 9.3): start, poll, and the page where a person decides.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use serde_json::json;

use super::super::answer::{self, Tracking};
use super::super::device::Decision;
use super::super::grants::Issued;
use super::super::knobs::ErrorStyle;
use super::super::pages;
use super::super::params::Params;
use super::super::refusal::{Code, Refusal};
use super::super::{Auth, PREFIX, client, request, user_of};
use super::{is_form, text};

const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// Contract 9.3: scopes must not contain OpenID scopes, registered or not.
const OPENID_SCOPES: &[&str] = &["address", "email", "offline_access", "openid", "phone", "profile"];

/// Starts a grant.
pub async fn start(State(auth): State<Auth>, headers: HeaderMap, body: Bytes) -> Response {
    let tracking = Tracking::of(&headers);
    if !is_form(&headers) {
        return answer::not_a_form(ErrorStyle::Webex, &tracking);
    }
    let form = Params::parse(&body);
    let refuse = |refusal| answer::device_refusal(StatusCode::BAD_REQUEST, refusal, &tracking);
    if form.repeats_any(&["client_id", "scope"]) {
        return refuse(Refusal::request("A field comes more than once."));
    }
    if form.get("client_id") != Some(auth.config.client_id.as_str()) {
        let message = "The client id is missing or unknown.";
        return answer::webex(StatusCode::BAD_REQUEST, message, "Client Id is invalid", &tracking);
    }
    let scope = form.get("scope");
    if scope.is_some_and(|scope| scope.split_ascii_whitespace().any(|scope| OPENID_SCOPES.contains(&scope))) {
        return refuse(Refusal::new(Code::InvalidScope, "A device cannot ask for OpenID scopes."));
    }
    let scopes = match request::registered(scope, &auth.config) {
        Ok(scopes) => scopes,
        Err(refusal) => return refuse(refusal),
    };
    let Some(host) = text(&headers, header::HOST) else {
        return refuse(Refusal::request("The Host header is missing."));
    };
    let mut state = auth.state();
    let knobs = state.knobs.clone();
    let started = state.devices.start(scopes, auth.clock.now(), &knobs);
    let page = format!("http://{host}{PREFIX}/device/verify");
    let body = json!({
        "device_code": started.device_code,
        "expires_in": knobs.device_secs,
        "interval": knobs.device_interval_secs,
        "user_code": started.user_code,
        "verification_uri": page,
        "verification_uri_complete": format!("{page}?userCode={}", started.page_code),
    });
    answer::json(StatusCode::OK, body, &tracking)
}

/// One poll: tokens, or a 428 while nobody has decided.
pub async fn poll(State(auth): State<Auth>, headers: HeaderMap, body: Bytes) -> Response {
    let tracking = Tracking::of(&headers);
    if !is_form(&headers) {
        return answer::not_a_form(ErrorStyle::Webex, &tracking);
    }
    match polled(&auth, text(&headers, header::AUTHORIZATION), &Params::parse(&body)) {
        Ok(issued) => answer::tokens(&issued, &tracking),
        Err(refusal) => {
            let is_428 = refusal.code == Code::AuthorizationPending && !auth.state().knobs.pending_as_400;
            let status = if is_428 { StatusCode::PRECONDITION_REQUIRED } else { StatusCode::BAD_REQUEST };
            answer::device_refusal(status, refusal, &tracking)
        }
    }
}

fn polled(auth: &Auth, authorization: Option<&str>, form: &Params) -> Result<Issued, Refusal> {
    if form.repeats_any(&["grant_type", "device_code", "client_id"]) {
        return Err(Refusal::request("A field comes more than once."));
    }
    let grant_type = form.get("grant_type").ok_or(Refusal::request("grant_type is missing."))?;
    client::check_basic(authorization, &auth.config)?;
    let client_id = form.get("client_id").ok_or(Refusal::request("client_id is missing."))?;
    if client_id != auth.config.client_id {
        return Err(Refusal::new(
            Code::InvalidClient,
            "client_id is not the client of the Authorization header.",
        ));
    }
    if grant_type != GRANT_TYPE {
        return Err(Refusal::new(Code::UnsupportedGrantType, "grant_type is not that of the device grant."));
    }
    let device_code = form.get("device_code").ok_or(Refusal::request("device_code is missing."))?;
    let now = auth.clock.now();
    let mut state = auth.state();
    let knobs = state.knobs.clone();
    let (user, scopes) = state.devices.poll(device_code, now, &knobs)?;
    Ok(state.grants.issue_to_device(user, scopes, now, &knobs))
}

/// The page where a person types the digits, or, with `?userCode=`, decides.
pub async fn page(State(auth): State<Auth>, RawQuery(query): RawQuery) -> Response {
    let params = Params::parse(query.unwrap_or_default().as_bytes());
    let Some(code) = params.get("userCode") else {
        return pages::device_code_wanted(None);
    };
    match auth.state().devices.show(code, auth.clock.now()) {
        Some(shown) => pages::device(&auth.config, &shown),
        None => pages::device_code_wanted(Some("This code is not known, has expired or was used before.")),
    }
}

/// What the person decided.
pub async fn decision(State(auth): State<Auth>, headers: HeaderMap, body: Bytes) -> Response {
    if !is_form(&headers) {
        return pages::not_a_form();
    }
    let form = Params::parse(&body);
    let user = form.get("user").map_or(Some(0), |email| user_of(&auth.config.users, email));
    let decision = match (form.get("decision"), user) {
        (Some("allow"), Some(user)) => Decision::Allow(user),
        (Some("deny"), _) => Decision::Deny,
        _ => {
            let why = "It needs a known user and the decision allow or deny.";
            return pages::refused("This answer was not understood", why);
        }
    };
    let (code, nonce) = (form.get("userCode").unwrap_or_default(), form.get("nonce").unwrap_or_default());
    if !auth.state().devices.decide(code, nonce, decision, auth.clock.now()) {
        return pages::refused(
            "This page is no longer valid",
            "The device was decided before, its code has expired, or the form did not come from here.",
        );
    }
    match decision {
        Decision::Allow(_) => {
            pages::done("The device is signed in", "You can close this page and go back to it.")
        }
        Decision::Deny => {
            pages::done("The device was denied", "You can close this page. Nobody was signed in.")
        }
    }
}
