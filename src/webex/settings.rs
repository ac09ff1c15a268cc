//! What the client reads about the user, her slots and her devices (contract 5), and the one thing that it sets.

use reqwest::Method;
use tracing::debug;

use super::client::Client;
use super::endpoint::{
    AnswerEndpoint, Endpoint, EndpointList, MyPreferred, PersonPreferred, SetMyPreferred, SetPersonPreferred,
};
use super::error::Error;
use super::feature_code::{FeatureAccessCode, FeatureAccessCodes};
use super::ids::{EndpointId, LocationId, PersonId};
use super::monitoring::Monitoring;
use super::park_group::CallParkGroup;
use super::park_settings::{CallParkSettings, CallParkSettingsBody};
use super::profile::Profile;
use super::status::Command;
use super::traffic::RequestKind;
use super::transport::{Effort, Request};

const PEOPLE: [&str; 3] = ["telephony", "config", "people"];

impl Client {
    /// Who is signed in (contract 5.1).
    pub async fn me(&self) -> Result<Profile, Error> {
        self.transport.send(self.mine(Effort::Read(RequestKind::Setup), Method::GET, &[])).await?.json()
    }

    /// What the user monitors, slots among it (contract 5.2).
    pub async fn monitoring(&self) -> Result<Monitoring, Error> {
        self.transport
            .send(self.mine(Effort::Read(RequestKind::Setup), Method::GET, &["settings", "monitoring"]))
            .await?
            .json()
    }

    /// The user's call park group; nameless and empty if there is none (contract 5.3).
    pub async fn call_park_group(&self) -> Result<CallParkGroup, Error> {
        self.transport
            .send(self.mine(Effort::Read(RequestKind::Setup), Method::GET, &["settings", "callPark"]))
            .await?
            .json_or_default()
    }

    /// What may ring for a retrieve (contract 5.4). It may be empty, and a retrieve works all the same.
    ///
    /// Asked at `people/me/settings/availablePreferredAnswerEndpoints`; where a tenant refuses that path and `person` is
    /// known, at `people/{personId}/preferredAnswerEndpoint`, which the retrieve reference names.
    pub async fn available_preferred_answer_endpoints(
        &self,
        person: Option<&PersonId>,
    ) -> Result<Vec<AnswerEndpoint>, Error> {
        let request = self.mine(
            Effort::Read(RequestKind::Setup),
            Method::GET,
            &["settings", "availablePreferredAnswerEndpoints"],
        );
        let refusal = match self.transport.send(request).await {
            Ok(answer) => return Ok(answer.json::<EndpointList<AnswerEndpoint>>()?.endpoints),
            Err(error) => error,
        };
        let Some(request) = self.other_path(Effort::Read(RequestKind::Setup), Method::GET, person, &refusal)
        else {
            return Err(refusal);
        };
        match self.transport.send(request).await {
            Ok(answer) => Ok(answer.json_or_default::<PersonPreferred>()?.marked()),
            Err(error) => Err(telling(refusal, error)),
        }
    }

    /// The user's Webex default, if one is set (contract 5.4).
    ///
    /// Asked at `people/me/settings/preferredAnswerEndpoint`; where a tenant refuses that path and `person` is known, at
    /// `people/{personId}/preferredAnswerEndpoint`, which the retrieve reference names.
    pub async fn preferred_answer_endpoint(
        &self,
        person: Option<&PersonId>,
    ) -> Result<Option<EndpointId>, Error> {
        let request = self.mine(
            Effort::Read(RequestKind::Setup),
            Method::GET,
            &["settings", "preferredAnswerEndpoint"],
        );
        let refusal = match self.transport.send(request).await {
            Ok(answer) => return Ok(answer.json_or_default::<MyPreferred>()?.id),
            Err(error) => error,
        };
        let Some(request) = self.other_path(Effort::Read(RequestKind::Setup), Method::GET, person, &refusal)
        else {
            return Err(refusal);
        };
        match self.transport.send(request).await {
            Ok(answer) => Ok(answer.json_or_default::<PersonPreferred>()?.preferred_answer_endpoint_id),
            Err(error) => Err(telling(refusal, error)),
        }
    }

    /// Sets or clears the user's Webex default: a command, for the attendant's explicit wish only (contract 5.4). Both paths
    /// as in [`preferred_answer_endpoint`](Self::preferred_answer_endpoint); the second is asked only if the first refused.
    pub async fn set_preferred_answer_endpoint(
        &self,
        person: Option<&PersonId>,
        endpoint: Option<&EndpointId>,
    ) -> Result<(), Error> {
        let request = self.mine(
            Effort::Command(Command::SetPreferred),
            Method::PUT,
            &["settings", "preferredAnswerEndpoint"],
        );
        let refusal = match self.transport.send(request.json(&SetMyPreferred { id: endpoint })).await {
            Ok(answer) => return answer.done(),
            Err(error) => error,
        };
        let Some(request) =
            self.other_path(Effort::Command(Command::SetPreferred), Method::PUT, person, &refusal)
        else {
            return Err(refusal);
        };
        let request = request.json(&SetPersonPreferred { preferred_answer_endpoint_id: endpoint });
        match self.transport.send(request).await {
            Ok(answer) => answer.done(),
            Err(error) => Err(telling(refusal, error)),
        }
    }

    /// The user's devices and apps, with what can be done to them from here (contract 5.5).
    pub async fn endpoints(&self) -> Result<Vec<Endpoint>, Error> {
        let request = self.mine(Effort::Read(RequestKind::Setup), Method::GET, &["endpoints"]);
        Ok(self.transport.send(request).await?.json::<EndpointList<Endpoint>>()?.endpoints)
    }

    /// The codes that a phone of this user would dial for its services (contract 5.6).
    pub async fn feature_access_codes(&self) -> Result<Vec<FeatureAccessCode>, Error> {
        let request =
            self.mine(Effort::Read(RequestKind::Setup), Method::GET, &["settings", "featureAccessCode"]);
        Ok(self.transport.send(request).await?.json::<FeatureAccessCodes>()?.codes)
    }

    /// How calls parked in this location come back (contract 5.7). `None` if this sign-in may not read it, which is the rule:
    /// it is an administrators' path.
    pub async fn call_park_settings(&self, location: &LocationId) -> Result<Option<CallParkSettings>, Error> {
        let path = ["telephony", "config", "locations", location.as_str(), "callParks", "settings"];
        let request = self.transport.request(Effort::Read(RequestKind::Setup), Method::GET, path);
        match self.transport.send(request).await {
            Ok(answer) => Ok(Some(answer.json::<CallParkSettingsBody>()?.into())),
            Err(error) if may_serve_elsewhere(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn mine(&self, effort: Effort, method: Method, path: &[&'static str]) -> Request {
        self.transport.request(
            effort,
            method,
            PEOPLE.iter().copied().chain(["me"]).chain(path.iter().copied()),
        )
    }

    /// The second path, if the first was refused in a way that the second may not be.
    fn other_path(
        &self,
        effort: Effort,
        method: Method,
        person: Option<&PersonId>,
        refusal: &Error,
    ) -> Option<Request> {
        let person = person.filter(|_| may_serve_elsewhere(refusal))?;
        debug!(
            status = refusal.status(),
            tracking_id = refusal.tracking_id,
            "refused here, asking at the other path"
        );
        let path = PEOPLE.iter().copied().chain([person.as_str(), "preferredAnswerEndpoint"]);
        Some(self.transport.request(effort, method, path))
    }
}

/// Refusals of the path itself or of this kind of token for it. After anything else, above all after an unknown outcome,
/// nothing is sent a second time.
fn may_serve_elsewhere(refusal: &Error) -> bool {
    matches!(refusal.status(), Some(400 | 403 | 404 | 405 | 410 | 415 | 501))
}

/// If both paths refuse: the first one's reason, unless the first path simply is not there.
fn telling(first: Error, second: Error) -> Error {
    let not_there = matches!(first.status(), Some(404 | 405 | 410 | 501));
    if may_serve_elsewhere(&second) && !not_there { first } else { second }
}
