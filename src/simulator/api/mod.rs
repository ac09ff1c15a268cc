//! The REST API under `/v1`: who may ask what, in the order in which Webex's gateway looks: path, method, token, scope,
//! media type, body, and only then the telephone system.

mod admin;
pub mod answer;
mod calls;
mod config;
mod disguise;
mod fields;
mod route;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Extension, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, Method};
use axum::response::Response;

use super::auth::{Denied, Grant};
use super::gate::TrackingId;
use super::ids;
use super::state::{Inner, Sim};
use super::world::Actor;
use super::world::directory::MemberId;
use super::world::refusal::Refusal;
use answer::{Reply, error_response, method_refused};
use fields::Fields;
use route::{Op, Route, Whose};

/// The query of a request.
#[derive(Clone, Debug, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    fn read(raw: Option<&str>) -> Self {
        Self(url::form_urlencoded::parse(raw.unwrap_or_default().as_bytes()).into_owned().collect())
    }

    /// The value of a key, if it is there and not empty.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(found, value)| found == key && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }
}

/// Everything that is known about a request that may go on to the telephone system.
struct Asked {
    method: Method,
    route: Route,
    query: Query,
    fields: Fields,
    user: MemberId,
    api_base: String,
}

/// Answers every request that no other route takes.
pub async fn dispatch(
    State(sim): State<Arc<Sim>>,
    Extension(tracking): Extension<TrackingId>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    // The gate has read the body already; here it cannot fail.
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let path = parts.uri.path().strip_prefix("/v1").unwrap_or("");
    let members = sim.with(|inner| inner.world.knobs.members_paths);
    let Some(route) = Route::of(path).filter(|route| members || route.whose == Whose::Mine) else {
        let refusal = Refusal { status: 404, code: None, description: "There is no such resource.".into() };
        return error_response(&refusal, &tracking);
    };
    if !route.methods().contains(&parts.method.as_str()) {
        return method_refused(route.methods(), &tracking);
    }
    let query = Query::read(parts.uri.query());
    let admitted = admit(&sim, &route, &parts.method, &parts.headers, &body);
    let (answer, knobs) = sim.with(|inner| {
        let answer = admitted.and_then(|(grant, fields)| {
            let user = user_of(inner, &grant)?;
            let asked =
                Asked { method: parts.method, route, query, fields, user, api_base: sim.api_base.clone() };
            carry_out(inner, &asked)
        });
        (answer, inner.world.knobs.clone())
    });
    match answer {
        Ok(reply) => reply.into_http(&knobs),
        Err(refusal) => error_response(&refusal, &tracking),
    }
}

/// Token, scope, media type and JSON.
fn admit(
    sim: &Sim,
    route: &Route,
    method: &Method,
    headers: &HeaderMap,
    body: &Bytes,
) -> Result<(Grant, Fields), Refusal> {
    let authorization = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let grant = sim.auth.check(authorization).map_err(|denied| {
        let description = match denied {
            Denied::Missing => "No access token was sent.",
            Denied::Unknown => "The access token is not valid.",
            Denied::Expired => "The access token has expired.",
        };
        Refusal { status: 401, code: None, description: description.into() }
    })?;
    let own = match &route.op {
        Op::PersonPreferred(id) => ids::same(id, &grant.person_id),
        _ => true,
    };
    let only = match &route.op {
        Op::Organizations | Op::Organization(_) => {
            sim.with(|inner| inner.xsi.knobs.organization_scope.clone())
        }
        _ => None,
    };
    let scopes = match &only {
        Some(only) => vec![only.as_str()],
        None => route.scopes(method.as_str(), own).to_vec(),
    };
    if !scopes.iter().any(|scope| grant.scopes.contains(*scope)) {
        let description = format!("Missing required scope: {}.", scopes.join(" or "));
        return Err(Refusal { status: 403, code: None, description });
    }
    if method == Method::GET || body.is_empty() {
        return Ok((grant, Fields::default()));
    }
    let media = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !media.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        let description = "The body must be application/json.".into();
        return Err(Refusal { status: 415, code: None, description });
    }
    Ok((grant, Fields::read(body)?))
}

fn user_of(inner: &Inner, grant: &Grant) -> Result<MemberId, Refusal> {
    let dir = &inner.world.dir;
    let found = dir.member_by_id(&grant.person_id).or_else(|| dir.member_named(&grant.email));
    found.ok_or_else(|| Refusal::new(404, 4008, "The user is not a Webex Calling user."))
}

/// On whose behalf: `lineOwnerId` comes in the body of an act and in the query of a read (contract 3).
fn actor(inner: &Inner, asked: &Asked) -> Result<Actor, Refusal> {
    let user = match &asked.route.whose {
        Whose::Mine | Whose::MembersMe => asked.user,
        Whose::Member(id) => inner
            .world
            .dir
            .member_by_id(id)
            .ok_or_else(|| Refusal::new(404, 4008, "The member was not found."))?,
    };
    let line = match asked.fields.text("lineOwnerId")?.or_else(|| asked.query.get("lineOwnerId")) {
        None => user,
        Some(id) => inner.world.dir.line_of(user, id)?,
    };
    Ok(Actor { user, line })
}

fn carry_out(inner: &mut Inner, asked: &Asked) -> Result<Reply, Refusal> {
    match &asked.route.op {
        Op::Calls | Op::Call(_) | Op::History => calls::read(inner, asked),
        Op::Act(act) => calls::act(inner, asked, *act),
        op if op.is_admins() => admin::read(inner, asked),
        Op::MyPreferred | Op::PersonPreferred(_) if asked.method == Method::PUT => {
            config::prefer(inner, asked)
        }
        _ => config::read(inner, asked),
    }
}
