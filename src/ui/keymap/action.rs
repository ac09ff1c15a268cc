//! Everything that has, or may have, a key of its own. The palette lists the same.

use super::Chord;
use crate::say;
use crate::words::Message;

/// Something that a key does, wherever the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Retrieve whoever waits longest.
    RetrieveLongest,
    /// Answer: a recall first, else the call that rings.
    Answer,
    /// Hold the call, or take it back.
    Hold,
    /// Park the call.
    Park,
    /// Transfer the call.
    Transfer,
    /// Lead to *Hang up*; it never ends a call by itself.
    ToHangUp,
    /// Ring the next of the devices from now on.
    NextDevice,
    /// Call a number, or pick a call up.
    Dial,
    /// The recent calls.
    RecentCalls,
    /// Find a person, a call or a slot.
    Find,
    /// Find anything that Valet can do.
    Palette,
    /// The day: who waited how long.
    Day,
    /// The settings.
    Settings,
    /// What Valet can see.
    Sources,
    /// The compact strip, and back.
    Compact,
    /// Read slots and devices again.
    Refresh,
    /// Say who waits and what is on the phone.
    SayStatus,
    /// Say the last event again; each press goes one further back.
    SayLast,
    /// Say who waits longest.
    SayLongest,
    /// Say how the line to Webex is.
    SayConnection,
    /// The list of keys.
    Keys,
}

/// Actions that belong together, under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionGroup {
    /// Calls and who waits.
    Calls,
    /// Finding something.
    Finding,
    /// Hearing something said.
    Saying,
    /// The window and what it shows.
    Window,
}

impl ActionGroup {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Calls, Self::Finding, Self::Saying, Self::Window];

    /// Its heading.
    pub fn says(self) -> Message {
        match self {
            Self::Calls => say!("keys-of-calls"),
            Self::Finding => say!("keys-of-finding"),
            Self::Saying => say!("keys-of-saying"),
            Self::Window => say!("keys-of-window"),
        }
    }

    /// Its actions, in the order in which they are listed.
    pub fn actions(self) -> impl Iterator<Item = Action> {
        Action::ALL.into_iter().filter(move |action| action.group() == self)
    }
}

impl Action {
    /// All of them, in the order of the list of keys.
    pub const ALL: [Self; 21] = [
        Self::RetrieveLongest,
        Self::Answer,
        Self::Hold,
        Self::Park,
        Self::Transfer,
        Self::ToHangUp,
        Self::NextDevice,
        Self::Dial,
        Self::RecentCalls,
        Self::Find,
        Self::Palette,
        Self::SayStatus,
        Self::SayLast,
        Self::SayLongest,
        Self::SayConnection,
        Self::Day,
        Self::Sources,
        Self::Compact,
        Self::Settings,
        Self::Refresh,
        Self::Keys,
    ];

    /// Where it is listed.
    pub const fn group(self) -> ActionGroup {
        match self {
            Self::RetrieveLongest
            | Self::Answer
            | Self::Hold
            | Self::Park
            | Self::Transfer
            | Self::ToHangUp
            | Self::NextDevice
            | Self::Dial
            | Self::RecentCalls => ActionGroup::Calls,
            Self::Find | Self::Palette => ActionGroup::Finding,
            Self::SayStatus | Self::SayLast | Self::SayLongest | Self::SayConnection => ActionGroup::Saying,
            Self::Day | Self::Settings | Self::Sources | Self::Compact | Self::Refresh | Self::Keys => {
                ActionGroup::Window
            }
        }
    }

    /// Its name under `[keys]` in the settings file.
    pub const fn key_name(self) -> &'static str {
        match self {
            Self::RetrieveLongest => "retrieve_longest",
            Self::Answer => "answer",
            Self::Hold => "hold",
            Self::Park => "park",
            Self::Transfer => "transfer",
            Self::ToHangUp => "to_hang_up",
            Self::NextDevice => "next_device",
            Self::Dial => "dial",
            Self::RecentCalls => "recent_calls",
            Self::Find => "find",
            Self::Palette => "palette",
            Self::Day => "day",
            Self::Settings => "settings",
            Self::Sources => "sources",
            Self::Compact => "compact",
            Self::Refresh => "refresh",
            Self::SayStatus => "say_status",
            Self::SayLast => "say_last",
            Self::SayLongest => "say_longest",
            Self::SayConnection => "say_connection",
            Self::Keys => "keys",
        }
    }

    /// The action that the settings file calls so.
    pub fn of_key_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.key_name() == name)
    }

    /// Its chord unless the settings say another.
    pub(super) const fn default_chord(self) -> &'static str {
        match self {
            Self::RetrieveLongest => "F8",
            Self::Answer => "F2",
            Self::Hold => "F3",
            Self::Park => "F4",
            Self::Transfer => "F6",
            Self::ToHangUp => "F9",
            Self::NextDevice => "F10",
            Self::Dial => "F7",
            Self::RecentCalls => "F12",
            Self::Find => "Ctrl+F",
            Self::Palette => "Ctrl+K",
            Self::Day => "Ctrl+D",
            Self::Settings => "Ctrl+,",
            Self::Sources => "Ctrl+I",
            Self::Compact => "F11",
            Self::Refresh => "F5",
            Self::SayStatus => "Ctrl+1",
            Self::SayLast => "Ctrl+2",
            Self::SayLongest => "Ctrl+3",
            Self::SayConnection => "Ctrl+4",
            Self::Keys => "F1",
        }
    }

    /// Its chord unless the settings say another.
    pub fn usual(self) -> Option<Chord> {
        Chord::read(self.default_chord()).ok()
    }

    /// What it does, as it stands in the list of keys, the palette and the settings.
    pub fn says(self) -> Message {
        match self {
            Self::RetrieveLongest => say!("action-retrieve-longest"),
            Self::Answer => say!("action-answer"),
            Self::Hold => say!("action-hold"),
            Self::Park => say!("action-park"),
            Self::Transfer => say!("action-transfer"),
            Self::ToHangUp => say!("action-to-hang-up"),
            Self::NextDevice => say!("action-next-device"),
            Self::Dial => say!("action-dial"),
            Self::RecentCalls => say!("action-recent-calls"),
            Self::Find => say!("action-find"),
            Self::Palette => say!("action-palette"),
            Self::Day => say!("action-day"),
            Self::Settings => say!("action-settings"),
            Self::Sources => say!("action-sources"),
            Self::Compact => say!("action-compact"),
            Self::Refresh => say!("action-refresh"),
            Self::SayStatus => say!("action-say-status"),
            Self::SayLast => say!("action-say-last"),
            Self::SayLongest => say!("action-say-longest"),
            Self::SayConnection => say!("action-say-connection"),
            Self::Keys => say!("action-keys"),
        }
    }
}
