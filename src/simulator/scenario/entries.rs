//! The entries of a scenario file: sites, people and their devices, lines, slots, groups, who is parked.

use serde::Deserialize;

/// A site.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LocationEntry {
    /// Its name.
    pub name: String,
    /// What makes an ESN of an extension.
    pub routing_prefix: String,
    /// Seconds from a park to the recall at this site; without it, those of the settings.
    #[serde(default)]
    pub recall_secs: Option<u64>,
}

/// A person.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UserEntry {
    /// First and last name.
    pub name: String,
    /// The e-mail, which is also the login.
    pub email: String,
    /// The extension.
    pub extension: String,
    /// The number for calls from outside.
    #[serde(default)]
    pub direct_number: Option<String>,
    /// The site's name; without one, the first site.
    #[serde(default)]
    pub location: Option<String>,
    /// The department.
    #[serde(default)]
    pub department: Option<String>,
    /// The devices, in order.
    #[serde(default)]
    pub devices: Vec<DeviceEntry>,
    /// The name of the preferred answer endpoint.
    #[serde(default)]
    pub preferred: Option<String>,
    /// Extensions or e-mails of the lines that sit on this person's devices too.
    #[serde(default)]
    pub secondary_lines: Vec<String>,
    /// Extensions or e-mails of the monitored slots and people.
    #[serde(default)]
    pub monitors: Vec<String>,
    /// Extension or e-mail of the executive whom this person assists.
    #[serde(default)]
    pub assists: Option<String>,
}

/// A device of a person.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeviceEntry {
    /// Its name.
    pub name: String,
    /// A phone or the app.
    pub kind: DeviceKindEntry,
    /// Whether it can be answered through the API.
    #[serde(default)]
    pub remote_answer: bool,
    /// Its model.
    #[serde(default)]
    pub model: Option<String>,
}

/// The kind of a device.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DeviceKindEntry {
    /// A desk phone.
    Phone,
    /// The Webex app.
    Application,
}

/// A virtual line or a workspace.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LineEntry {
    /// Its name.
    pub name: String,
    /// Its extension.
    pub extension: String,
    /// Which of the two.
    pub kind: LineKindEntry,
    /// The site's name; without one, the first site.
    #[serde(default)]
    pub location: Option<String>,
}

/// What a line without a person is.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LineKindEntry {
    /// A virtual line.
    VirtualLine,
    /// A workspace.
    Workspace,
}

/// A call park extension.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SlotEntry {
    /// The extension.
    pub extension: String,
    /// The name.
    pub name: String,
    /// The label of its line key; without one, the name.
    #[serde(default)]
    pub line_key_label: Option<String>,
    /// The site's name; without one, the first site.
    #[serde(default)]
    pub location: Option<String>,
}

/// A call park group.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GroupEntry {
    /// Its name.
    pub name: String,
    /// The site's name; without one, the first site.
    #[serde(default)]
    pub location: Option<String>,
    /// Extensions or e-mails of its members.
    #[serde(default)]
    pub agents: Vec<String>,
    /// Extensions of the slots that it owns.
    #[serde(default)]
    pub slots: Vec<String>,
}

/// A caller who is parked at the start.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ParkedEntry {
    /// The slot's extension, or a person's.
    pub slot: String,
    /// The caller's name.
    #[serde(default)]
    pub name: Option<String>,
    /// The caller's number.
    #[serde(default)]
    pub number: Option<String>,
    /// Extension or e-mail of the colleague who parked.
    pub by: String,
    /// How many seconds before the start.
    #[serde(default)]
    pub ago_secs: u64,
}
