//! The words of the screen. What happens to calls is said by the core (`console::words`); here is what the controls say.
//!
//! Plain and short: sentence case, no full stop on a control, "…" where more input follows.

use jiff::tz::TimeZone;

use crate::console::board::Finding;
use crate::console::endpoints::{Endpoint, EndpointKind, Target};
use crate::console::now::Now;

// States of a tile.
pub const NOT_KNOWN: &str = "Not known";
pub const FREE: &str = "Free";
pub const ASKED: &str = "Asked";
pub const RINGING: &str = "Ringing";
pub const ANSWERED: &str = "Answered";
pub const STOPPING: &str = "Stopping";
pub const CONNECTED: &str = "Connected";
pub const ON_HOLD: &str = "On hold";
pub const HELD: &str = "Held by caller";
pub const CHECKING: &str = "Checking";
pub const WAIT: &str = "Wait";
pub const TRY_AGAIN: &str = "Try again";
pub const ENDED: &str = "Ended";
pub const NOT_ANSWERED: &str = "Not answered";
pub const FELL_SILENT: &str = "Fell silent";
pub const NOBODY_THERE: &str = "Nobody there";
pub const STOPPED: &str = "Stopped";
pub const REFUSED: &str = "Refused";
pub const NOT_CARRIED_OUT: &str = "Not carried out";

// Lines of a tile.
pub const LAST_FETCHED: &str = "A caller was fetched from here";
pub const LAST_NOBODY: &str = "Nobody was parked here";
pub const LAST_STILL_PARKED: &str = "A caller may still have been parked here";
pub const LAST_NOTHING: &str = "The last try failed";
pub const LAST_PARKED: &str = "Somebody was parked here";
pub const LAST_LEFT: &str = "Nobody was parked here any more";
pub const LAST_NOT_GIVEN: &str = "Webex did not hand anybody over";
pub const LAST_RECALL_ANSWERED: &str = "The caller came back and was answered";
pub const LAST_RECALL_LOST: &str = "The caller came back and was not answered here";
pub const LAST_FORGOTTEN: &str = "You said that nobody waits here";
pub const STOP_RINGING: &str = "Stop ringing";

// Header and board.
pub const SLOTS: &str = "Slots";
pub const APP: &str = "Valet";
pub const ANSWER_ON: &str = "Answer on";
pub const ALL_MY_DEVICES: &str = "All my devices";
pub const ALL_AT_ONCE: &str = "They ring together";
pub const WEBEX_DEFAULT: &str = "Webex default";
pub const NO_DEVICES: &str =
    "Webex lists no device of yours that can answer. A retrieve rings all your devices.";
pub const MENU: &str = "Menu";
pub const REFRESH: &str = "Refresh";
pub const SIGN_OUT: &str = "Sign out";
pub const ANOTHER_INTEGRATION: &str = "Use another integration…";
pub const NO_WEBEX_DEFAULT: &str = "Have no Webex default";
pub const KEYS: &str = "Keys…";
pub const CONNECTING: &str = "Connecting";

// Number field.
pub const NUMBER: &str = "Number";
pub const RETRIEVE: &str = "Retrieve";
pub const NUMBER_HINT: &str = "7001";
pub const NUMBER_HELP: &str = "Type a number anywhere and press Enter.";

// Notices.
pub const EXPIRED_TITLE: &str = "Your sign-in has run out";
pub const EXPIRED_BODY: &str = "The board stays as it was. Nothing can be sent until you sign in again.";
pub const SIGN_IN_AGAIN: &str = "Sign in again";
pub const WITH_A_CODE: &str = "With a code…";
pub const NEW_TOKEN: &str = "New personal access token";
pub const LOADING_BOARD: &str = "Reading your slots…";
pub const NO_SLOTS: &str =
    "No slot is monitored for you. Type a number to retrieve, or add slots in the settings file.";

// Side panel.
pub const ACTIVITY: &str = "Activity";
pub const NO_ACTIVITY: &str = "Nothing has happened yet.";
pub const DETAILS: &str = "Details";
pub const TRACKING_ID: &str = "Tracking id";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied";

// Signing in.
pub const STARTING: &str = "Starting…";
pub const TAGLINE: &str = "Fetches what was parked.";
pub const SIGN_IN: &str = "Sign in with Webex";
pub const SIGN_IN_CODE: &str = "Sign in with a code on another device";
pub const USE_TOKEN: &str = "Use a personal access token…";
pub const CHANGE_CLIENT: &str = "Change client ID or secret…";
pub const TOKEN_TITLE: &str = "Try Valet with a personal access token";
pub const TOKEN_BODY: &str = "Copy it from developer.webex.com, where you are signed in. Webex ends it after 12 hours, and Valet never stores it.";
pub const TOKEN: &str = "Personal access token";
pub const SIGN_IN_TOKEN: &str = "Sign in with this token";
pub const BACK: &str = "Back";
pub const CANCEL: &str = "Cancel";
pub const PREPARING: &str = "Preparing the sign-in…";
pub const BROWSER_TITLE: &str = "Sign in in your browser";
pub const BROWSER_BODY: &str =
    "Webex asks in the browser who you are. Valet goes on by itself when you are done.";
pub const BROWSER_FAILED: &str = "No browser could be opened. Copy the link and open it by hand, on this PC.";
pub const COPY_LINK: &str = "Copy link";
pub const OPEN_AGAIN: &str = "Open the browser again";
pub const OPEN_HERE: &str = "Open it in the browser here";
pub const CODE_TITLE: &str = "Sign in on another device";
pub const CODE_BODY: &str = "On a phone or another PC, open this page and type the code.";
pub const CODE: &str = "code";
pub const LINK: &str = "link";
pub const CODE_OVER: &str = "The code has run out. Cancel and ask for a new one.";

// When Valet cannot start.
pub const CANNOT_START: &str = "Valet cannot start";
pub const CORRECT_FILE: &str = "Put this file right with a text editor, then start Valet again.";
pub const PATH: &str = "path";
pub const QUIT: &str = "Quit";

// Where secrets are kept.
pub const NO_KEYCHAIN: &str = "This PC has no keychain that Valet can use; valet doctor says why.";
pub const KEEP_TITLE: &str = "Keep the sign-in";
pub const KEEP_KEYCHAIN: &str = "In the keychain of this PC";
pub const KEEP_MEMORY: &str = "Only until I quit";
pub const KEEP_FILE: &str = "In a file that only I can read";
pub const KEPT_IN_KEYCHAIN: &str = "Your sign-in is kept in the keychain of this PC.";
pub const SECRET_IN_KEYCHAIN: &str = "The secret is kept in the keychain of this PC, nowhere else.";

// Set-up.
pub const SET_UP_TITLE: &str = "Set Valet up";
pub const SET_UP_BODY: &str =
    "Valet talks to Webex as an integration of yours. Register it once; it takes about three minutes.";
pub const STEP_REGISTER: &str =
    "At developer.webex.com, sign in, open My Webex Apps, and create a new app of the kind Integration.";
pub const OPEN_DEVELOPER: &str = "Open developer.webex.com";
pub const DEVELOPER_LINK: &str = "https://developer.webex.com/my-apps/new/integration";
pub const STEP_REDIRECTS: &str = "Enter these redirect addresses, each exactly as it stands here.";
pub const HELPERS_TITLE: &str = "To sign in with a code on another device, enter these four as well";
/// The pages of Webex on which a code is typed (contract 9.3).
pub const HELPERS: [&str; 4] = [
    "https://oauth-helper-a.wbx2.com/helperservice/v1/actions/device/callback",
    "https://oauth-helper-r.wbx2.com/helperservice/v1/actions/device/callback",
    "https://oauth-helper-k.wbx2.com/helperservice/v1/actions/device/callback",
    "https://oauth-helper-d.wbx2.com/helperservice/v1/actions/device/callback",
];
pub const STEP_SCOPES: &str = "Tick these scopes.";
pub const STEP_OPTIONAL: &str = "Optional scopes. Tick these too, or take them out of optional_scopes in config.toml first: Webex refuses a sign-in that asks for a scope without a tick.";
pub const STEP_CLIENT: &str = "Webex shows a client ID and, once only, a client secret. Paste both.";
pub const CLIENT_ID: &str = "Client ID";
pub const CLIENT_SECRET: &str = "Client secret";
pub const SAVE_CLIENT: &str = "Save and go on";

// Help.
pub const HELP_TITLE: &str = "Keys";
pub const CLOSE: &str = "Close";
/// Keys and what they do.
pub const HELP: [(&str, &str); 9] = [
    ("0–9", "into the number field, from anywhere on the board"),
    ("Enter", "in the number field: retrieve that number"),
    ("Arrows", "from slot to slot"),
    ("Enter, Space", "press the slot: retrieve, or stop ringing"),
    ("Tab", "to the next control"),
    ("F5", "read slots and devices again"),
    ("Ctrl +, −, 0", "larger, smaller, normal size"),
    ("Esc", "close a menu; never hangs up"),
    ("F1", "this list"),
];

/// "Retrieve on Desk phone".
pub fn retrieve_on(target: &Target) -> String {
    format!("Retrieve on {}", target.name())
}

/// "Webex has been asked. Desk phone will ring."
pub fn asking_to_ring(target: &Target) -> String {
    match target {
        Target::AllDevices => "Webex has been asked to ring all your devices.".to_owned(),
        Target::One(endpoint) => format!("Webex has been asked to ring {}.", endpoint.name),
    }
}

/// "Try again in 0:05".
pub fn try_again_in(clock: &str) -> String {
    format!("Try again in {clock}")
}

/// "Last try: not answered", below somebody who waits all the same.
pub fn last_try(state: &str) -> String {
    format!("Last try: {}", lower_first(state))
}

/// "As of 14:05".
pub fn as_of(at: &str) -> String {
    format!("As of {at}")
}

/// What was learned last about a slot, and when.
pub fn last_seen(finding: &Finding, at: &str) -> String {
    format!("{} at {at}.", super::tile_words::finding_words(finding))
}

/// "On Desk phone since 14:05."
pub fn on_device_since(device: Option<&str>, at: &str) -> String {
    device.map_or_else(|| format!("Since {at}."), |device| format!("On {device} since {at}."))
}

/// What kind of device it is.
pub fn kind(endpoint: &Endpoint) -> &str {
    match &endpoint.kind {
        EndpointKind::Device => "Phone",
        EndpointKind::Application => "Webex app",
        EndpointKind::HotDesking => "Hot desk",
        EndpointKind::Other(kind) => kind,
    }
}

/// Kind and default of a device, such as "Phone · Webex default".
pub fn kind_and_default(endpoint: &Endpoint) -> String {
    let default = endpoint.webex_default.then_some(WEBEX_DEFAULT);
    std::iter::once(kind(endpoint)).chain(default).collect::<Vec<_>>().join(" · ")
}

/// The menu beside a tile.
pub fn other_device_for(slot: &str) -> String {
    format!("Other device for {slot}")
}

/// An entry of that menu: for this call only.
pub fn retrieve_slot_on(slot: &str, device: &str) -> String {
    format!("Retrieve {slot} on {device}")
}

/// Changes the whole Webex account, not only this console.
pub fn make_default(device: &str) -> String {
    format!("Make {device} my Webex default")
}

/// A chosen device that is gone.
pub fn vanished(gone: &str, offer: &str) -> String {
    format!("{gone} is no longer among your devices. Calls ring on {offer} until you choose another.")
}

/// The line is down.
pub fn offline(clock: &str) -> String {
    format!("Offline {clock}")
}

/// What the copy button of one line copies.
pub fn copy_of(what: &str) -> String {
    format!("{COPY} {what}")
}

/// How long a code can still be typed.
pub fn code_expires(clock: &str) -> String {
    format!("The code runs out in {clock}.")
}

/// Name and number of the attendant for the header: "2100 · Harbour Office".
pub fn who(extension: Option<&str>, location: Option<&str>) -> String {
    extension.into_iter().chain(location).collect::<Vec<_>>().join(" · ")
}

/// The details of an entry, by what it tells.
pub fn details_of(what: &str) -> String {
    format!("{DETAILS}: {what}")
}

/// The clock on the wall, such as `14:05`.
pub fn hh_mm(at: Now, zone: &TimeZone) -> String {
    wall_hh_mm(at.wall, zone)
}

/// The same of a time stamp.
pub fn wall_hh_mm(at: jiff::Timestamp, zone: &TimeZone) -> String {
    let local = zone.to_datetime(at);
    format!("{:02}:{:02}", local.hour(), local.minute())
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

/// With a small first letter.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// With a capital first letter.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
