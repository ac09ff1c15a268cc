//! The codes that phones dial for services such as park and retrieve (contract 5.6).

use serde::Deserialize;

use super::tolerant;

/// One service and its code.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeatureAccessCode {
    /// What Webex calls the service, such as `Call Park`.
    #[serde(deserialize_with = "tolerant::text_or_empty")]
    pub name: String,
    /// What is dialled, such as `*68`; none if the administrator took it away.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub code: Option<String>,
    /// A second code for the same.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub alternate_code: Option<String>,
}

impl FeatureAccessCode {
    /// Whether it fetches a parked call, followed by the number of the slot.
    pub fn retrieves(&self) -> bool {
        self.name.eq_ignore_ascii_case("call park retrieve")
    }
}

/// `GET …/me/settings/featureAccessCode`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FeatureAccessCodes {
    #[serde(default = "Vec::new", rename = "featureAccessCodeList", deserialize_with = "tolerant::list")]
    pub(super) codes: Vec<FeatureAccessCode>,
}
