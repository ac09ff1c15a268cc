//! The user's call park group (contract 5.3). Nobody is in more than one.

use serde::Deserialize;

use super::ids::MemberId;
use super::monitoring::MemberKind;
use super::profile::full_name;
use super::tolerant;

/// `GET /telephony/config/people/me/settings/callPark`. Without a group there is no name, and nobody in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CallParkGroup {
    /// What the administrator called it.
    #[serde(rename = "groupName", deserialize_with = "tolerant::text")]
    pub name: Option<String>,
    /// Where a group park may put a call. The group may own slots besides, which are not told here.
    #[serde(rename = "memberList", deserialize_with = "tolerant::list")]
    pub members: Vec<GroupMember>,
}

/// Somebody against whom a call may be parked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupMember {
    /// Names the same person or workspace in every API.
    pub id: MemberId,
    /// Who it is.
    #[serde(default, rename = "type", deserialize_with = "tolerant::or_default")]
    pub kind: MemberKind,
    /// The name to show; see [`GroupMember::name`].
    #[serde(default, deserialize_with = "tolerant::text")]
    pub display_name: Option<String>,
    /// First name.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub last_name: Option<String>,
    /// The number within the location, which all members share.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub extension: Option<String>,
    /// Prefix and extension.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub esn: Option<String>,
    /// The number from outside.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub direct_number: Option<String>,
    /// E-mail address.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub email: Option<String>,
    /// Department.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub department_name: Option<String>,
}

impl GroupMember {
    /// The name to show: the display name, else first and last name, else the e-mail address.
    pub fn name(&self) -> Option<String> {
        self.display_name
            .clone()
            .or_else(|| full_name(self.first_name.as_deref(), self.last_name.as_deref()))
            .or_else(|| self.email.clone())
    }
}
