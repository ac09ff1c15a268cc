//! The sections of `config.toml`, their limits, and what stands where the file says nothing.

use std::fmt;
use std::ops::RangeInclusive;

use secrecy::SecretString;
use url::Url;

use super::{Notify, QuietHours, Theme};
use crate::words::{ClockFace, LanguageChoice};

/// Webex itself (contract 1).
const API_BASE: &str = "https://webexapis.com/v1";
/// Three, because another program may hold a port; all must be registered at Webex, which has no variable port (contract 9.1).
pub(super) const REDIRECT_URIS: [&str; 3] =
    ["http://127.0.0.1:43117/callback", "http://127.0.0.1:43118/callback", "http://127.0.0.1:43119/callback"];
/// "Make it my Webex default" (contract 5.4).
const OPTIONAL_SCOPES: [&str; 1] = ["spark:telephony_config_write"];
/// A location's recall time and its default, in seconds (contract 5.7).
pub const RECALL_SECS: RangeInclusive<u64> = 30..=600;
const RECALL_SECS_DEFAULT: u64 = 45;
/// How large everything may be drawn.
pub const ZOOM: RangeInclusive<f32> = 0.8..=2.0;
/// For how many days the record may be kept: ten years.
pub const KEEP_DAYS: RangeInclusive<u64> = 0..=3650;
const KEEP_DAYS_DEFAULT: u16 = 30;

/// `[webex]`: how to reach Webex and as whom.
#[derive(Clone)]
pub struct WebexSettings {
    /// Everything hangs off it, OAuth included (contract 1). Its path has no slash at the end. `https`, or `http` on loopback.
    pub api_base: Url,
    /// The integration's client id. None: asked for at the first start.
    pub client_id: Option<String>,
    /// The integration's secret, for those who keep it here instead of in the keychain.
    pub client_secret: Option<SecretString>,
    /// Loopback addresses registered at Webex, tried in order and sent as they are written (contract 9.1). Never empty.
    pub redirect_uris: Vec<String>,
    /// Scopes that are asked for beside the required ones; each must be registered, or Webex refuses the sign-in (contract 9.1).
    pub optional_scopes: Vec<String>,
    /// The proxy. None: what the system says.
    pub proxy: Option<Url>,
    /// Where the calls API begins under `api_base`, without slashes at its ends. None: `telephony/calls` (contract 3.5).
    pub calls_path: Option<String>,
}

/// `[xsi]`: the hosts of live news (contract 7.1), each `https`, or `http` on loopback, and without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XsiSettings {
    /// Subscriptions, heartbeats and acknowledgements.
    pub events: Url,
    /// The event stream.
    pub channel: Url,
    /// Reads. Without it slots are known by their ids alone.
    pub actions: Option<Url>,
}

/// `[console]`: how the console looks and behaves.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsoleSettings {
    /// After how many seconds Webex calls the parker back, 30 to 600; an attendant cannot read it there (contract 5.7).
    pub recall_secs: u64,
    /// Somebody wrote that down; else it is the usual one.
    pub recall_by_hand: bool,
    /// Whether Valet answers the ringing device for the attendant where it can (contract 3.4).
    pub auto_answer: bool,
    /// The device that rings from the start: `all`, `device`, `application`, a name or an id. None: the one that was chosen
    /// last.
    pub answer_on: Option<String>,
    /// Light, dark or high contrast.
    pub theme: Theme,
    /// How large everything is drawn, 0.8 to 2.0.
    pub zoom: f32,
    /// In which language Valet speaks.
    pub language: LanguageChoice,
    /// How a time of day is written.
    pub clock: ClockFace,
}

/// `[notifications]`: what the desktop is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotificationSettings {
    /// When a caller is parked.
    pub parked: Notify,
    /// When a parked caller is soon called back to the parker.
    pub warning: Notify,
    /// When a parked caller has come back.
    pub recall: Notify,
    /// When nothing makes a sound. None: never.
    pub quiet: Option<QuietHours>,
}

/// `[window]`: how the window stands. Its place and size are remembered elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WindowSettings {
    /// Whether the compact strip stays above all other windows.
    pub always_on_top: bool,
    /// Whether the window is the compact strip.
    pub compact: bool,
}

/// `[day]`: what is kept of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySettings {
    /// For how many days, 0 to 3650. 0: nothing is kept.
    pub keep_days: u16,
    /// Whether names and numbers are kept with it.
    pub names: bool,
}

/// One `[[slots]]`: a park slot that Webex does not list for this person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManualSlot {
    /// What is retrieved: digits, `+` or `*` with digits, or a `tel:`, `sip:` or user@domain address.
    pub number: String,
    /// What the tile calls it.
    pub label: Option<String>,
}

impl Default for WebexSettings {
    fn default() -> Self {
        let Ok(api_base) = Url::parse(API_BASE) else {
            unreachable!("API_BASE is an address; a test reads it")
        };
        Self {
            api_base,
            client_id: None,
            client_secret: None,
            redirect_uris: REDIRECT_URIS.map(str::to_owned).to_vec(),
            optional_scopes: OPTIONAL_SCOPES.map(str::to_owned).to_vec(),
            proxy: None,
            calls_path: None,
        }
    }
}

impl Default for ConsoleSettings {
    fn default() -> Self {
        Self {
            recall_secs: RECALL_SECS_DEFAULT,
            recall_by_hand: false,
            auto_answer: true,
            answer_on: None,
            theme: Theme::default(),
            zoom: 1.0,
            language: LanguageChoice::default(),
            clock: ClockFace::default(),
        }
    }
}

/// Loud only where somebody must act.
impl Default for NotificationSettings {
    fn default() -> Self {
        Self { parked: Notify::Silent, warning: Notify::Silent, recall: Notify::Sound, quiet: None }
    }
}

impl Default for DaySettings {
    fn default() -> Self {
        Self { keep_days: KEEP_DAYS_DEFAULT, names: true }
    }
}

/// A proxy's address may hold its password.
impl fmt::Debug for WebexSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebexSettings")
            .field("api_base", &self.api_base.as_str())
            .field("client_id", &self.client_id)
            .field("client_secret", &self.client_secret)
            .field("redirect_uris", &self.redirect_uris)
            .field("optional_scopes", &self.optional_scopes)
            .field("proxy", &self.proxy.as_ref().and_then(Url::host_str))
            .field("calls_path", &self.calls_path)
            .finish()
    }
}
