//! What a fuzzer feeds to the client: the bodies of answers.

use reqwest::header::HeaderMap;
use secrecy::SecretString;
use serde::de::DeserializeOwned;

use super::act::ParkAnswer;
use super::answer::{self, Answer};
use super::call::{CallInfo, Calls};
use super::endpoint::{AnswerEndpoint, Endpoint, EndpointList, MyPreferred, PersonPreferred};
use super::feature_code::FeatureAccessCodes;
use super::history::History;
use super::monitoring::Monitoring;
use super::park_group::CallParkGroup;
use super::park_settings::CallParkSettingsBody;
use super::people::People;
use super::profile::Profile;

/// Reads a body as each answer that there is, and as that of a refusal.
///
/// # Panics
/// A refusal's words hold the token.
pub fn body(body: &[u8]) {
    let kind = crate::incoming::kind_of(&HeaderMap::new(), body);
    let answer = Answer {
        request: "GET /".into(),
        tracking_id: String::new(),
        status: 200,
        body: body.to_vec(),
        kind,
    };
    read::<Calls>(&answer);
    read::<CallInfo>(&answer);
    read::<ParkAnswer>(&answer);
    read::<History>(&answer);
    read::<Monitoring>(&answer);
    read::<EndpointList<AnswerEndpoint>>(&answer);
    read::<EndpointList<Endpoint>>(&answer);
    read::<MyPreferred>(&answer);
    read::<PersonPreferred>(&answer);
    read::<FeatureAccessCodes>(&answer);
    read::<CallParkGroup>(&answer);
    read::<CallParkSettingsBody>(&answer);
    read::<People>(&answer);
    read::<Profile>(&answer);
    let (refusal, _) = answer::problem(404, kind, body, None, &SecretString::from("NzAtoken"));
    assert!(!format!("{refusal:?}").contains("NzAtoken"));
}

fn read<T: DeserializeOwned>(answer: &Answer) {
    drop(answer.json::<T>());
    drop(answer.json_if_told::<T>());
}
