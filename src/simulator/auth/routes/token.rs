//! `POST /access_token`: codes and refresh tokens become access tokens (contract 9.2).

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;

use super::super::answer::{self, Tracking};
use super::super::grants::Issued;
use super::super::params::Params;
use super::super::refusal::{Code, Refusal};
use super::super::{Auth, client};
use super::{is_form, text};

const ONCE: &[&str] = &[
    "grant_type",
    "client_id",
    "client_secret",
    "code",
    "redirect_uri",
    "code_verifier",
    "refresh_token",
    "scope",
];

/// One exchange or refresh.
pub async fn exchange(State(auth): State<Auth>, headers: HeaderMap, body: Bytes) -> Response {
    let tracking = Tracking::of(&headers);
    let style = auth.state().knobs.error_style;
    if !is_form(&headers) {
        return answer::not_a_form(style, &tracking);
    }
    match exchanged(&auth, text(&headers, header::AUTHORIZATION), &Params::parse(&body)) {
        Ok(issued) => answer::tokens(&issued, &tracking),
        Err(refusal) => answer::refusal(refusal, style, &tracking),
    }
}

fn exchanged(auth: &Auth, authorization: Option<&str>, form: &Params) -> Result<Issued, Refusal> {
    if form.repeats_any(ONCE) {
        return Err(Refusal::request("A field comes more than once."));
    }
    let grant_type = form.get("grant_type").ok_or(Refusal::request("grant_type is missing."))?;
    client::check(authorization, form, &auth.config)?;
    let now = auth.clock.now();
    let mut state = auth.state();
    let knobs = state.knobs.clone();
    match grant_type {
        "authorization_code" => {
            let code = form.get("code").ok_or(Refusal::request("code is missing."))?;
            let redirect_uri =
                form.get("redirect_uri").ok_or(Refusal::request("redirect_uri is missing."))?;
            state.grants.redeem(code, redirect_uri, form.get("code_verifier"), now, &knobs)
        }
        "refresh_token" => {
            let token = form.get("refresh_token").ok_or(Refusal::request("refresh_token is missing."))?;
            state.grants.refresh(token, form.get("scope"), now, &knobs)
        }
        _ => Err(Refusal::new(
            Code::UnsupportedGrantType,
            "grant_type is neither authorization_code nor refresh_token.",
        )),
    }
}
