//! `GET /authorize` and the form of its consent page (contract 9.2).

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::super::grants::Consented;
use super::super::knobs::Consent;
use super::super::pages;
use super::super::params::Params;
use super::super::refusal::{Code, Refusal};
use super::super::request::{self, Asked, Bad};
use super::super::{Auth, State as Inner, user_of};
use super::is_form;

/// Asks a person, or answers at once where the knob or a fault of the request says so.
pub async fn page(State(auth): State<Auth>, RawQuery(query): RawQuery) -> Response {
    let params = Params::parse(query.unwrap_or_default().as_bytes());
    let mut state = auth.state();
    let asked = match request::read(&params, &auth.config) {
        Ok(asked) => asked,
        Err(Bad::Page(why)) => return pages::refused("This sign-in cannot go on", why),
        Err(Bad::Redirect(back, refusal)) => {
            let answer = [("error", refusal.code.as_str()), ("error_description", refusal.because)];
            return pages::redirect(&back.location(&answer, state.knobs.state_tamper));
        }
    };
    match state.knobs.consent {
        Consent::Page => {
            let nonce = state.consents.open(asked.clone(), auth.clock.now());
            pages::consent(&auth.config, &asked, &nonce)
        }
        Consent::Auto => {
            let user = asked.hinted.unwrap_or(0);
            allow(&auth, &mut state, asked, user)
        }
        Consent::Deny => deny(&state, &asked),
    }
}

/// What the person decided on the page.
pub async fn decision(State(auth): State<Auth>, headers: HeaderMap, body: Bytes) -> Response {
    if !is_form(&headers) {
        return pages::not_a_form();
    }
    let form = Params::parse(&body);
    let chosen = form.get("user").map(|email| user_of(&auth.config.users, email));
    let verdict = form.get("decision");
    if chosen == Some(None) || !matches!(verdict, Some("allow" | "deny")) {
        return pages::refused(
            "This answer was not understood",
            "It needs a known user and the decision allow or deny.",
        );
    }
    let mut state = auth.state();
    let Some(asked) = form.get("nonce").and_then(|nonce| state.consents.close(nonce, auth.clock.now()))
    else {
        return pages::refused(
            "This page is no longer valid",
            "It was answered before, is too old, or did not come from here. Start again from the application.",
        );
    };
    if verdict == Some("deny") {
        return deny(&state, &asked);
    }
    let user = chosen.flatten().or(asked.hinted).unwrap_or(0);
    allow(&auth, &mut state, asked, user)
}

fn allow(auth: &Auth, state: &mut Inner, asked: Asked, user: usize) -> Response {
    let Asked { back, scopes, challenge, .. } = asked;
    let consented = Consented { user, scopes, redirect_uri: back.redirect_uri.clone(), challenge };
    let code = state.grants.issue_code(consented, auth.clock.now(), &state.knobs);
    pages::redirect(&back.location(&[("code", &code)], state.knobs.state_tamper))
}

fn deny(state: &Inner, asked: &Asked) -> Response {
    let refusal = Refusal::new(Code::AccessDenied, "The user denied the request.");
    let answer = [("error", refusal.code.as_str()), ("error_description", refusal.because)];
    pages::redirect(&asked.back.location(&answer, state.knobs.state_tamper))
}
