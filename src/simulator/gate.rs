//! What happens to every REST and OAuth request on its way in and out: it is logged, gets its TrackingID, and meets its
//! fault. The control interface does not pass here.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::api::answer::error_response;
use super::control::faults::{Drop, Fault, FaultBody};
use super::control::journal::Received;
use super::net::Wire;
use super::state::Sim;
use super::world::refusal::Refusal;
use super::xsi::failure::Failure;
use super::xsi::http::{NeverEnding, PREFIX};

const TRACKING_ID: HeaderName = HeaderName::from_static("trackingid");
/// The largest body that is read.
const BODY_LIMIT: usize = 1 << 20;

/// The TrackingID of a request: the client's own, or one made here (contract 1).
#[derive(Clone, Debug)]
pub struct TrackingId(pub String);

/// The middleware.
pub async fn gate(
    State(sim): State<Arc<Sim>>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let tracking = TrackingId(tracking_id(&parts.headers));
    let Ok(body) = axum::body::to_bytes(body, BODY_LIMIT).await else {
        let refusal = Refusal { status: 413, code: None, description: "The request is too large.".into() };
        let response = match parts.uri.path().starts_with(PREFIX) {
            true => super::xsi::http::failed(&refusal.into(), false),
            false => error_response(&refusal, &tracking),
        };
        return stamped(response, &tracking);
    };
    let (method, path) = (parts.method.clone(), parts.uri.path().to_owned());
    let authorization = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let user = sim.auth.check(authorization).ok().map(|grant| grant.email);
    let at = sim.clock.now();
    let (number, fault) = sim.with(|inner| {
        let query = parts.uri.query();
        let (method, path, tracking_id) = (&method, path.as_str(), tracking.0.as_str());
        let number =
            inner.journal.received(Received { at, method, path, query, user, body: &body, tracking_id });
        (number, inner.faults.take(method.as_str(), path))
    });
    parts.extensions.insert(tracking.clone());
    let request = Request::from_parts(parts, Body::from(body));

    let Some(fault) = fault else {
        let response = next.run(request).await;
        sim.with(|inner| inner.journal.answered(number, response.status().as_u16()));
        return stamped(response, &tracking);
    };
    let untouched = fault.drop == Some(Drop::Before) || fault.status.is_some();
    let executed = if untouched { None } else { Some(next.run(request).await) };
    if let Some(ms) = fault.delay_ms {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
    if fault.drop.is_some() {
        wire.cut();
        return StatusCode::NO_CONTENT.into_response();
    }
    let live = path.starts_with(PREFIX);
    let response = stamped(faulty(&fault, executed, &tracking, live).await, &tracking);
    sim.with(|inner| inner.journal.answered(number, response.status().as_u16()));
    response
}

fn tracking_id(headers: &HeaderMap) -> String {
    let sent =
        headers.get(TRACKING_ID).and_then(|value| value.to_str().ok()).filter(|value| !value.is_empty());
    sent.map_or_else(|| format!("SIM_{}", uuid::Uuid::new_v4()), str::to_owned)
}

fn stamped(mut response: Response, tracking: &TrackingId) -> Response {
    if let Ok(value) = HeaderValue::from_str(&tracking.0) {
        response.headers_mut().insert(TRACKING_ID, value);
    }
    response
}

/// The answer of a request that met a fault.
async fn faulty(fault: &Fault, executed: Option<Response>, tracking: &TrackingId, live: bool) -> Response {
    let status = fault.status.unwrap_or(200);
    let mut response = executed.unwrap_or_else(|| {
        let description = format!("Simulated {status}.");
        if live {
            return super::xsi::http::failed(&Failure::new(status, 100_000, description), false);
        }
        error_response(&Refusal { status, code: None, description }, tracking)
    });
    if let Some(body) = fault.body {
        let status = response.status();
        let body_sent = std::mem::take(response.body_mut());
        let whole = match response.extensions().get::<NeverEnding>() {
            Some(_) => Bytes::new(),
            None => axum::body::to_bytes(body_sent, BODY_LIMIT).await.unwrap_or_default(),
        };
        response = (status, replaced(body, whole)).into_response();
    }
    if let Some(value) = fault.retry_after.and_then(|secs| HeaderValue::from_str(&secs.to_string()).ok()) {
        response.headers_mut().insert(RETRY_AFTER, value);
    }
    response
}

fn replaced(body: FaultBody, whole: Bytes) -> Response {
    match body {
        FaultBody::Empty => ().into_response(),
        FaultBody::Html => {
            let page = "<!DOCTYPE html>\n<html><head><title>Proxy error</title></head><body><h1>Proxy error</h1></body></html>\n";
            ([(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
        }
        FaultBody::Truncated => {
            let whole = if whole.len() < 2 { Bytes::from_static(b"{\"message\":\"\"}") } else { whole };
            let promised = whole.len().to_string();
            let half = whole.slice(..whole.len() / 2);
            // The pause lets the first half leave before the connection breaks.
            let parts = stream::unfold(Some(half), |half| async move {
                match half {
                    Some(half) if !half.is_empty() => Some((Ok(half), Some(Bytes::new()))),
                    Some(_) => {
                        tokio::time::sleep(Duration::from_millis(50)).await;
                        Some((Err(io::Error::from(io::ErrorKind::ConnectionReset)), None))
                    }
                    None => None,
                }
            });
            let head = [(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_LENGTH, promised)];
            (head, Body::from_stream(parts)).into_response()
        }
    }
}
