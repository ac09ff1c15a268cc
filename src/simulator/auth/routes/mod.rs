//! The HTTP side of sign-in: reads requests, asks the pure parts, writes answers. One file per flow.

mod authorize;
mod device;
mod token;

use axum::Router;
use axum::http::{HeaderMap, header};
use axum::routing::{get, post};

use super::Auth;

/// All paths, without the `/v1` in front of them.
pub fn router(auth: Auth) -> Router {
    Router::new()
        .route("/authorize", get(authorize::page))
        .route("/authorize/decision", post(authorize::decision))
        .route("/access_token", post(token::exchange))
        .route("/device/authorize", post(device::start))
        .route("/device/token", post(device::poll))
        .route("/device/verify", get(device::page).post(device::decision))
        .with_state(auth)
}

/// Whether the body is a form; parameters such as a charset may follow.
fn is_form(headers: &HeaderMap) -> bool {
    text(headers, header::CONTENT_TYPE)
        .and_then(|value| value.split(';').next())
        .is_some_and(|mime| mime.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
