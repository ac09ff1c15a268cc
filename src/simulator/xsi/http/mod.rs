//! The live layer over HTTP: who may come in, which path means what, and replies in XML or JSON (contract 7.1, 7.6).

mod actions;
mod events;
mod services;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{
    ACCEPT, ALLOW, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderName, SET_COOKIE, WWW_AUTHENTICATE,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

use super::element::{Element, Style};
use super::failure::Failure;
use crate::simulator::net::Wire;
use crate::simulator::state::{Inner, Sim};
use crate::simulator::world::directory::MemberId;

/// Where the live layer is on this server.
pub const PREFIX: &str = "/xsi";
const ASYNC_EVENTS: &str = "/com.broadsoft.async/com.broadsoft.xsi-events/v2.0/";
const EVENTS: &str = "/com.broadsoft.xsi-events/v2.0/";
const ACTIONS: &str = "/com.broadsoft.xsi-actions/v2.0/";
const SCOPE: &str = "spark:xsi";
const ADMIN_SCOPE: &str = "spark-admin:xsi";
/// The largest body that is read.
const BODY_LIMIT: usize = 1 << 20;

/// A response that never ends: nothing may wait for the end of its body.
#[derive(Clone, Copy, Debug)]
pub struct NeverEnding;

/// A request that may go on.
struct Asked {
    method: Method,
    /// The parts of the path behind the version, decoded.
    parts: Vec<String>,
    query: Vec<(String, String)>,
    body: Vec<u8>,
    user: MemberId,
    is_admin: bool,
    cookies: String,
}

impl Asked {
    fn query(&self, key: &str) -> Option<&str> {
        let found =
            self.query.iter().find(|(name, value)| name.eq_ignore_ascii_case(key) && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }

    fn parts(&self) -> Vec<&str> {
        self.parts.iter().map(String::as_str).collect()
    }
}

/// A successful reply.
struct Reply {
    status: u16,
    document: Option<Element>,
    headers: Vec<(HeaderName, String)>,
}

impl Reply {
    fn ok(document: Element) -> Self {
        Self { status: 200, document: Some(document), headers: Vec::new() }
    }

    fn done() -> Self {
        Self { status: 200, document: None, headers: Vec::new() }
    }

    fn header(mut self, name: HeaderName, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// What may come of a request besides a reply.
enum Refused {
    Failure(Failure),
    /// The path has other methods.
    Method(&'static str),
}

impl<T: Into<Failure>> From<T> for Refused {
    fn from(failure: T) -> Self {
        Self::Failure(failure.into())
    }
}

/// Answers every request below [`PREFIX`].
pub async fn dispatch(
    State(sim): State<Arc<Sim>>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    // The gate has read the body already; here it cannot fail.
    let body = axum::body::to_bytes(body, BODY_LIMIT).await.unwrap_or_default().to_vec();
    let query: Vec<(String, String)> =
        url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let json = wants_json(&head.headers, &query);
    let path = head.uri.path().strip_prefix(PREFIX).unwrap_or_default().to_owned();
    let base = [ASYNC_EVENTS, EVENTS, ACTIONS].into_iter().find(|base| path.starts_with(base));
    let Some(base) = base else { return failed(&Failure::no_resource(), json) };
    let parts =
        path[base.len()..].split('/').map(|part| percent_decode_str(part).decode_utf8_lossy().into_owned());
    let (method, parts) = (head.method.clone(), parts.collect());
    let admitted = admit(&sim, &head.headers).map(|(user, is_admin, cookies)| Asked {
        method,
        parts,
        query,
        body,
        user,
        is_admin,
        cookies,
    });
    let asked = match admitted {
        Ok(asked) => asked,
        Err(failure) => return failed(&failure, json),
    };
    if base == ASYNC_EVENTS {
        return match events::open(&sim, &asked, wire) {
            Ok(response) => response,
            Err(refused) => refusal(&refused, json),
        };
    }
    let reply = sim.with_moment(|inner, now| match base {
        EVENTS => events::answer(inner, &asked, now),
        _ => actions::answer(inner, &asked, now),
    });
    match reply {
        Ok(reply) => written(reply, json),
        Err(refused) => refusal(&refused, json),
    }
}

/// Switched on, token, scope, person.
fn admit(sim: &Sim, headers: &HeaderMap) -> Result<(MemberId, bool, String), Failure> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let grant = sim.auth.check(text(AUTHORIZATION)).map_err(|_| Failure::unauthenticated());
    let cookies: Vec<&str> =
        headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok()).collect();
    sim.with(|inner| {
        if !inner.world.knobs.xsi {
            return Err(Failure::no_resource());
        }
        let grant = grant?;
        let is_admin = grant.scopes.contains(ADMIN_SCOPE);
        if !is_admin && !grant.scopes.contains(SCOPE) {
            return Err(Failure::forbidden(format!("Missing required scope: {SCOPE}.")));
        }
        let user = person(inner, &grant.person_id).ok_or_else(|| Failure::no_user(&grant.email))?;
        Ok((user, is_admin, cookies.join("; ")))
    })
}

fn person(inner: &Inner, id: &str) -> Option<MemberId> {
    inner.world.dir.member_by_id(id)
}

/// JSON is asked for by header or by query.
fn wants_json(headers: &HeaderMap, query: &[(String, String)]) -> bool {
    let by_query = query.iter().find(|(key, _)| key == "format").map(|(_, value)| value.as_str());
    let accepts = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match by_query {
        Some(format) => format.eq_ignore_ascii_case("json"),
        None => accepts.to_ascii_lowercase().contains("application/json"),
    }
}

fn written(reply: Reply, json: bool) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
    let mut response = match reply.document {
        None => status.into_response(),
        Some(document) => document_response(status, &document, json),
    };
    for (name, value) in reply.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn refusal(refused: &Refused, json: bool) -> Response {
    match refused {
        Refused::Failure(failure) => failed(failure, json),
        Refused::Method(allowed) => {
            let failure = Failure::new(405, 100_005, format!("The method is not allowed: {allowed}."));
            let mut response = failed(&failure, json);
            response.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
            response
        }
    }
}

/// A failure as HTTP.
pub fn failed(failure: &Failure, json: bool) -> Response {
    let status = StatusCode::from_u16(failure.status).unwrap_or(StatusCode::BAD_REQUEST);
    let mut response = document_response(status, &failure.document(), json);
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

fn document_response(status: StatusCode, document: &Element, json: bool) -> Response {
    let (media, text) = match json {
        true => ("application/json;charset=UTF-8", document.json().to_string()),
        false => ("application/xml;charset=UTF-8", document.xml(Style::PLAIN)),
    };
    (status, [(CONTENT_TYPE, media)], text).into_response()
}

/// A channel's response: XML without an end, and the load balancer's cookie.
fn endless(body: Body, cookie: &str) -> Response {
    let mut response =
        (StatusCode::OK, [(CONTENT_TYPE, "application/xml;charset=UTF-8")], body).into_response();
    if let Ok(value) = HeaderValue::from_str(&format!("XSILB={cookie}; Path=/xsi; HttpOnly")) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    response.extensions_mut().insert(NeverEnding);
    response
}
