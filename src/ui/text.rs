//! What the screen says where that is a choice between messages. The words themselves stand in `assets/words`; what happens
//! to calls is said by the core.

use jiff::tz::TimeZone;

use crate::console::endpoints::{Endpoint, EndpointKind, Target};
use crate::say;
use crate::words::{Arg, Message, Words};

/// The name of the program, in every language.
pub const APP: &str = "Valet";
/// Where an integration is registered.
pub const DEVELOPER_LINK: &str = "https://developer.webex.com/my-apps/new/integration";
/// The pages of Webex on which a code is typed (contract 9.3).
pub const HELPERS: [&str; 4] = [
    "https://oauth-helper-a.wbx2.com/helperservice/v1/actions/device/callback",
    "https://oauth-helper-r.wbx2.com/helperservice/v1/actions/device/callback",
    "https://oauth-helper-k.wbx2.com/helperservice/v1/actions/device/callback",
    "https://oauth-helper-d.wbx2.com/helperservice/v1/actions/device/callback",
];

/// Tells a screen reader in which language it is to read.
pub fn tag_language(ctx: &egui::Context, words: &Words) {
    ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_language(words.language().tag()));
}

/// The device by its name, or all of them.
pub fn device(target: &Target) -> Arg {
    match target {
        Target::AllDevices => say!("all-devices").into(),
        Target::One(endpoint) => Arg::from(&endpoint.name),
    }
}

/// "on Desk phone", inside a sentence.
pub fn on(target: &Target) -> Message {
    match target {
        Target::AllDevices => say!("on-all-devices"),
        Target::One(endpoint) => say!("on-device", device = &endpoint.name),
    }
}

/// "Retrieve on Desk phone".
pub fn retrieve_on(target: &Target) -> Message {
    match target {
        Target::AllDevices => say!("retrieve-on-all"),
        Target::One(_) => say!("retrieve-on", on = on(target)),
    }
}

/// "Webex has been asked to ring Desk phone."
pub fn asked_to_ring(target: &Target) -> Message {
    match target {
        Target::AllDevices => say!("asked-to-ring-all"),
        Target::One(endpoint) => say!("asked-to-ring", device = &endpoint.name),
    }
}

/// The same for the ear, inside a sentence.
pub fn asking_to_ring(target: &Target) -> Message {
    match target {
        Target::AllDevices => say!("asking-to-ring-all"),
        Target::One(endpoint) => say!("asking-to-ring", device = &endpoint.name),
    }
}

/// "On Desk phone since 14:05."
pub fn on_device_since(device: Option<&Arg>, at: &str) -> Message {
    match device {
        Some(device) => say!("on-device-since", device = device, at = at),
        None => say!("since", at = at),
    }
}

/// What kind of device it is.
pub fn kind(endpoint: &Endpoint) -> Arg {
    match &endpoint.kind {
        EndpointKind::Device => say!("device-phone").into(),
        EndpointKind::Application => say!("device-app").into(),
        EndpointKind::HotDesking => say!("device-hot-desk").into(),
        EndpointKind::Other(kind) => Arg::from(kind),
    }
}

/// Kind and default of a device, such as "Phone · Webex default".
pub fn kind_and_default(endpoint: &Endpoint) -> Arg {
    let default = endpoint.webex_default.then(|| say!("webex-default").into());
    Arg::Facts(std::iter::once(kind(endpoint)).chain(default).collect())
}

/// The time of day of a time stamp, such as `14:05`.
pub fn time_of_day(words: &Words, at: jiff::Timestamp, zone: &TimeZone) -> String {
    let local = zone.to_datetime(at);
    words.time_of_day(local.hour(), local.minute())
}

/// Joins sentences with exactly one full stop between them and none at the end, unless the last one brings its own.
pub fn sentences<'a>(parts: impl IntoIterator<Item = Option<&'a str>>) -> String {
    let mut whole = String::new();
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        if !whole.is_empty() {
            whole.push_str(if whole.ends_with(['.', '!', '?', '…']) { " " } else { ". " });
        }
        whole.push_str(part);
    }
    whole
}

/// With a capital first letter.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
