//! What a retrieve asks for, and what rings to begin any call (contract 3.3, 3.4). What is not given is not sent.

use serde::Serialize;

use super::destination::Destination;
use super::ids::{EndpointId, LineOwnerId};

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

/// What rings, as it stands in a body.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RingBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint_id: Option<&'a EndpointId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    single_number_reach_phone_number: Option<&'a str>,
}

impl<'a> From<&'a Ring> for RingBody<'a> {
    fn from(ring: &'a Ring) -> Self {
        let (endpoint_id, single_number_reach_phone_number) = match ring {
            Ring::All => (None, None),
            Ring::Endpoint(id) => (Some(id), None),
            Ring::SingleNumberReach(number) => (None, Some(number.as_str())),
        };
        Self { endpoint_id, single_number_reach_phone_number }
    }
}

/// Without the line owner, who goes into every body in the same way.
#[derive(Debug, Serialize)]
pub(super) struct RetrieveBody<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    destination: Option<&'a Destination>,
    #[serde(flatten)]
    ring: RingBody<'a>,
}

impl<'a> From<&'a Retrieve> for RetrieveBody<'a> {
    fn from(retrieve: &'a Retrieve) -> Self {
        Self { destination: retrieve.destination.as_ref(), ring: (&retrieve.ring).into() }
    }
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
            body(&Retrieve { destination, ring, line_owner: None }),
            r#"{"destination":"7001","endpointId":"e1"}"#
        );
        let ring = Ring::SingleNumberReach("+12223334444".to_owned());
        assert_eq!(
            body(&Retrieve { ring, ..Retrieve::default() }),
            r#"{"singleNumberReachPhoneNumber":"+12223334444"}"#
        );
    }
}
