//! The bodies of the commands (contract 3.3). What is not given is not sent.

use serde::Serialize;

use super::destination::Destination;
use super::ids::{CallId, EndpointId, LineOwnerId};

/// Picks up a parked call (contract 3.4). Nothing is required.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Retrieve {
    /// Where the call is parked. None = what is parked against the user himself.
    pub destination: Option<Destination>,
    /// What shall ring.
    pub ring: Ring,
    /// Whose secondary line asks.
    pub line_owner: Option<LineOwnerId>,
}

/// What rings to begin a call. The reference forbids more than one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Ring {
    /// All of the user's devices, or the Webex default if one is set.
    #[default]
    All,
    /// One of the preferred-answer list (contract 5.4).
    Endpoint(EndpointId),
    /// A phone elsewhere, by its number.
    SingleNumberReach(String),
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RetrieveBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    destination: Option<&'a Destination>,
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint_id: Option<&'a EndpointId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    single_number_reach_phone_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line_owner_id: Option<&'a LineOwnerId>,
}

impl<'a> From<&'a Retrieve> for RetrieveBody<'a> {
    fn from(retrieve: &'a Retrieve) -> Self {
        let (endpoint_id, single_number_reach_phone_number) = match &retrieve.ring {
            Ring::All => (None, None),
            Ring::Endpoint(id) => (Some(id), None),
            Ring::SingleNumberReach(number) => (None, Some(number.as_str())),
        };
        Self {
            destination: retrieve.destination.as_ref(),
            endpoint_id,
            single_number_reach_phone_number,
            line_owner_id: retrieve.line_owner.as_ref(),
        }
    }
}

/// `answer` and `hangup`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CallBody<'a> {
    pub(super) call_id: &'a CallId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) endpoint_id: Option<&'a EndpointId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(retrieve: &Retrieve) -> String {
        serde_json::to_string(&RetrieveBody::from(retrieve)).expect("plain texts")
    }

    #[test]
    fn what_is_not_given_is_not_sent() {
        assert_eq!(body(&Retrieve::default()), "{}");
        let destination = "7001".parse().ok();
        let ring = Ring::Endpoint("e1".into());
        assert_eq!(
            body(&Retrieve { destination, ring, line_owner: Some("v1".into()) }),
            r#"{"destination":"7001","endpointId":"e1","lineOwnerId":"v1"}"#
        );
        let ring = Ring::SingleNumberReach("+12223334444".to_owned());
        assert_eq!(
            body(&Retrieve { ring, ..Retrieve::default() }),
            r#"{"singleNumberReachPhoneNumber":"+12223334444"}"#
        );
    }
}
