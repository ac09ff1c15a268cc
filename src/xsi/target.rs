//! What shall be watched for parked calls.

use crate::webex;

/// One thing that may hold a parked call: a slot, a colleague, the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The caller's name for it; comes back in the news. Two targets of one key are one: the first.
    pub key: String,
    /// Under what it may be known to XSI, tried in order (contract 7.3).
    pub candidates: Vec<Candidate>,
}

/// All targets; a new list replaces the old one.
pub type Targets = Vec<Target>;

/// One way to name a target to XSI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Candidate {
    /// A public id of the REST API, whose tail is tried.
    WebexId(String),
    /// A user id of XSI.
    UserId(String),
    /// The only one who has this extension in the user's list of monitored lines: two locations may use the same one.
    MonitoredExtension(String),
}

impl Target {
    /// A target that the REST API names by `id` and that may have an extension: a slot is tried under both.
    pub fn new(key: impl Into<String>, id: impl Into<String>, extension: Option<&str>) -> Self {
        let mut candidates = vec![Candidate::WebexId(id.into())];
        candidates.extend(extension.map(|extension| Candidate::MonitoredExtension(extension.to_owned())));
        Self { key: key.into(), candidates }
    }
}

impl Candidate {
    /// Whether the user's list of monitored lines must be read first.
    pub(super) fn needs_list(&self) -> bool {
        matches!(self, Self::MonitoredExtension(_))
    }

    /// The user id for XSI's paths. `monitored` has extension and user id of each monitored line.
    pub(super) fn user_id(&self, monitored: &[(String, String)]) -> Option<String> {
        match self {
            Self::WebexId(id) => webex::tail(id),
            Self::UserId(id) => Some(id.clone()).filter(|id| !id.is_empty()),
            Self::MonitoredExtension(wanted) => {
                let mut users = monitored.iter().filter(|(extension, _)| extension == wanted);
                let (_, user) = users.next()?;
                users.all(|(_, other)| other == user).then(|| user.clone())
            }
        }
    }
}
