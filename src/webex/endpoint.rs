//! The devices and apps that can answer (contract 5.4 and 5.5).

use serde::{Deserialize, Serialize};

use super::ids::EndpointId;
use super::open_enum::open_enum;
use super::tolerant;

open_enum! {
    /// What kind of thing answers. The two lists name a desk phone differently.
    EndpointKind {
        /// A phone.
        Device = "DEVICE" | "CALLING_DEVICE",
        /// The Webex app.
        Application = "APPLICATION",
        /// A phone that the user is signed in to as a guest.
        HotdeskingGuest = "HOTDESKING_GUEST",
    }
}

/// One entry of the preferred-answer list: its id may go into a retrieve as `endpointId` (contract 3.3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerEndpoint {
    /// What a command names it by.
    pub id: EndpointId,
    /// What kind of thing it is.
    #[serde(default, rename = "type", deserialize_with = "tolerant::or_default")]
    pub kind: EndpointKind,
    /// What the attendant knows it by; empty if Webex does not say.
    #[serde(default, deserialize_with = "tolerant::text_or_empty")]
    pub name: String,
    /// Whether it is the user's Webex default.
    #[serde(default, rename = "isPreferredAnswerEndpoint", deserialize_with = "tolerant::or_default")]
    pub is_preferred: bool,
}

/// One of the user's endpoints, with what can be done to it from here.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Endpoint {
    /// What a command names it by.
    pub id: EndpointId,
    /// What kind of thing it is.
    #[serde(default, rename = "type", deserialize_with = "tolerant::or_default")]
    pub kind: EndpointKind,
    /// What the attendant knows it by; empty if Webex does not say.
    #[serde(default, deserialize_with = "tolerant::text_or_empty")]
    pub name: String,
    /// Whether `answer` works on it without a hand on the phone (contract 5.5).
    #[serde(default, deserialize_with = "tolerant::or_default")]
    pub auto_and_forced_answer_enabled: bool,
}

/// Both lists stand under `endpoints`.
#[derive(Debug, Deserialize)]
#[serde(bound = "T: serde::de::DeserializeOwned")]
pub(super) struct EndpointList<T> {
    #[serde(default = "Vec::new", deserialize_with = "tolerant::list")]
    pub(super) endpoints: Vec<T>,
}

/// `GET …/me/settings/preferredAnswerEndpoint`: one endpoint, or an empty object if none is set.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MyPreferred {
    #[serde(deserialize_with = "tolerant::option")]
    pub(super) id: Option<EndpointId>,
}

/// `GET …/people/{personId}/preferredAnswerEndpoint`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct PersonPreferred {
    #[serde(deserialize_with = "tolerant::option")]
    pub(super) preferred_answer_endpoint_id: Option<EndpointId>,
    #[serde(deserialize_with = "tolerant::list")]
    endpoints: Vec<AnswerEndpoint>,
}

impl PersonPreferred {
    /// The list with the default marked, as the first path gives it.
    pub(super) fn marked(self) -> Vec<AnswerEndpoint> {
        let preferred = self.preferred_answer_endpoint_id;
        let mark = |endpoint: AnswerEndpoint| AnswerEndpoint {
            is_preferred: preferred.as_ref() == Some(&endpoint.id),
            ..endpoint
        };
        self.endpoints.into_iter().map(mark).collect()
    }
}

/// `PUT` to the first path; `null` clears.
#[derive(Debug, Serialize)]
pub(super) struct SetMyPreferred<'a> {
    pub(super) id: Option<&'a EndpointId>,
}

/// `PUT` to the second path; `null` clears.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SetPersonPreferred<'a> {
    pub(super) preferred_answer_endpoint_id: Option<&'a EndpointId>,
}
