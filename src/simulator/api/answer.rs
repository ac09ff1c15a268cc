//! Answers of the REST API: JSON bodies, empty 204s, and the error body of contract 10.1.

use axum::http::header::{ALLOW, CONTENT_TYPE, LINK, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::disguise::disguise;
use crate::simulator::gate::TrackingId;
use crate::simulator::world::knobs::Knobs;
use crate::simulator::world::refusal::Refusal;

/// A successful answer.
#[derive(Debug, PartialEq)]
pub struct Reply {
    /// The status, one of the documented ones.
    pub status: u16,
    /// The body; none with 204.
    pub body: Option<Value>,
    /// The address of the next page (contract 1, Paging).
    pub next_page: Option<String>,
}

impl Reply {
    /// 200 with a body.
    pub fn ok(body: Value) -> Self {
        Self { status: 200, body: Some(body), next_page: None }
    }

    /// 201 with a body.
    pub fn created(body: Value) -> Self {
        Self { status: 201, body: Some(body), next_page: None }
    }

    /// 204.
    pub fn done() -> Self {
        Self { status: 204, body: None, next_page: None }
    }

    /// As HTTP, changed as the knobs of contract 12.7 say.
    pub fn into_http(self, knobs: &Knobs) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let Some(mut body) = self.body else { return status.into_response() };
        disguise(&mut body, knobs);
        let mut response =
            (status, [(CONTENT_TYPE, "application/json;charset=UTF-8")], body.to_string()).into_response();
        let link =
            self.next_page.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok());
        if let Some(link) = link {
            response.headers_mut().insert(LINK, link);
        }
        response
    }
}

/// A refusal as HTTP.
pub fn error_response(refusal: &Refusal, tracking: &TrackingId) -> Response {
    let status = StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::BAD_REQUEST);
    let mut error = Map::new();
    error.insert("description".into(), json!(refusal.description));
    if let Some(code) = refusal.code {
        error.insert("errorCode".into(), json!(code));
    }
    let body = json!({"message": message(refusal.status), "errors": [error], "trackingId": tracking.0});
    let mut response =
        (status, [(CONTENT_TYPE, "application/json;charset=UTF-8")], body.to_string()).into_response();
    if refusal.status == 401 {
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// 405, which also says what would be allowed.
pub fn method_refused(allowed: &[&str], tracking: &TrackingId) -> Response {
    let refusal =
        Refusal { status: 405, code: None, description: format!("Allowed: {}.", allowed.join(", ")) };
    let mut response = error_response(&refusal, tracking);
    if let Ok(value) = HeaderValue::from_str(&allowed.join(", ")) {
        response.headers_mut().insert(ALLOW, value);
    }
    response
}

fn message(status: u16) -> &'static str {
    match status {
        400 => "The request was invalid or cannot be otherwise served.",
        401 => "The request requires a valid access token set in the Authorization request header.",
        403 => "The request is understood, but it has been refused or access is not allowed.",
        404 => "The requested resource could not be found.",
        405 => "The request was made to a resource using an HTTP request method that is not supported.",
        409 => {
            "The request could not be processed because it conflicts with some established rule of the system."
        }
        410 => "The requested resource is no longer available.",
        413 => "The request is too large.",
        415 => {
            "The request was made to a resource without specifying a media type or used a media type that is not supported."
        }
        423 => "The requested resource is temporarily unavailable.",
        428 => "The request requires a precondition.",
        429 => {
            "Too many requests have been sent in a given amount of time and the request has been rate limited."
        }
        500 => "Something went wrong on the server.",
        502 => "The server received an invalid response from an upstream server.",
        503 => "Server is overloaded with requests. Try again later.",
        504 => "An upstream server failed to respond on time.",
        _ => "The request could not be served.",
    }
}
