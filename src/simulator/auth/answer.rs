//! Answers of the token endpoints as they go over the wire: the token object of contract 9.2, and a refusal in one of the two
//! published styles. Nothing here may be cached, and every answer carries a `TrackingID` (contract 1).

use axum::Json;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::grants::Issued;
use super::knobs::ErrorStyle;
use super::refusal::{Code, Refusal};

const TRACKING_ID: HeaderName = HeaderName::from_static("trackingid");

/// The tracking id that the client sent, or one of the simulator's own.
#[derive(Clone)]
pub struct Tracking(HeaderValue);

impl Tracking {
    /// Reads the `TrackingID` of a request.
    pub fn of(headers: &HeaderMap) -> Self {
        let sent = headers.get(TRACKING_ID).filter(|id| !id.is_empty() && id.to_str().is_ok()).cloned();
        let own = || HeaderValue::try_from(format!("SIM_{}", uuid::Uuid::new_v4())).ok();
        Self(sent.or_else(own).unwrap_or(HeaderValue::from_static("SIM")))
    }
}

/// A JSON answer that is not to be stored (RFC 6749 5.1).
pub fn json(status: StatusCode, body: Value, tracking: &Tracking) -> Response {
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::PRAGMA, HeaderValue::from_static("no-cache")),
        (TRACKING_ID, tracking.0.clone()),
    ];
    (status, headers, Json(body)).into_response()
}

/// The token object.
pub fn tokens(issued: &Issued, tracking: &Tracking) -> Response {
    let mut body = json!({
        "access_token": issued.access_token,
        "expires_in": issued.expires_in_secs,
        "token_type": "Bearer",
    });
    if let Some((token, life_secs)) = &issued.refresh {
        body["refresh_token"] = json!(token);
        body["refresh_token_expires_in"] = json!(life_secs);
    }
    if let Some(scope) = &issued.scope {
        body["scope"] = json!(scope);
    }
    json(StatusCode::OK, body, tracking)
}

/// A refusal of `/access_token`: 401 for the client, 400 for the rest, in the style that the knob chose.
pub fn refusal(refusal: Refusal, style: ErrorStyle, tracking: &Tracking) -> Response {
    let status =
        if refusal.code == Code::InvalidClient { StatusCode::UNAUTHORIZED } else { StatusCode::BAD_REQUEST };
    styled(status, refusal, style, tracking)
}

/// A body that is not a form.
pub fn not_a_form(style: ErrorStyle, tracking: &Tracking) -> Response {
    let refusal =
        Refusal::request("The body must be a form: Content-Type application/x-www-form-urlencoded.");
    styled(StatusCode::UNSUPPORTED_MEDIA_TYPE, refusal, style, tracking)
}

/// A refusal of the device endpoints: always in Webex's style, `description` being the code (contract 9.3).
pub fn device_refusal(status: StatusCode, refusal: Refusal, tracking: &Tracking) -> Response {
    webex(status, refusal.because, refusal.code.as_str(), tracking)
}

/// A body as in contract 10.1.
pub fn webex(status: StatusCode, message: &str, description: &str, tracking: &Tracking) -> Response {
    let tracking_id = tracking.0.to_str().unwrap_or_default();
    let body =
        json!({"message": message, "errors": [{"description": description}], "trackingId": tracking_id});
    json(status, body, tracking)
}

fn styled(status: StatusCode, refusal: Refusal, style: ErrorStyle, tracking: &Tracking) -> Response {
    let mut response = match style {
        ErrorStyle::Webex => device_refusal(status, refusal, tracking),
        ErrorStyle::Oauth => json(
            status,
            json!({"error": refusal.code.as_str(), "error_description": refusal.because}),
            tracking,
        ),
    };
    if status == StatusCode::UNAUTHORIZED {
        let challenge = HeaderValue::from_static("Basic realm=\"Webex simulator\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    }
    response
}
