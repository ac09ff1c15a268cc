//! Every setting by name: its section and its key in `config.toml`. The reader, the lock of a policy and the settings
//! window go by this list; what a setting does is said where it is shown.

use std::fmt;

/// A section of `config.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// How to reach Webex and as whom.
    Webex,
    /// How the console looks and behaves.
    Console,
    /// What the desktop is told.
    Notifications,
    /// How the window stands.
    Window,
    /// What is kept of the day.
    Day,
    /// Which key does what.
    Keys,
    /// Where live news comes from.
    Xsi,
    /// Slots by hand.
    Slots,
}

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// Where Webex is.
    ApiBase,
    /// The integration's id.
    ClientId,
    /// The integration's secret, where it is kept in the file.
    ClientSecret,
    /// Where the browser comes back to.
    RedirectUris,
    /// Scopes beside the required ones.
    OptionalScopes,
    /// The proxy.
    Proxy,
    /// Where the calls API begins.
    CallsPath,
    /// After how long Webex calls the parker back.
    RecallSecs,
    /// Whether Valet answers the ringing device.
    AutoAnswer,
    /// The device that rings from the start.
    AnswerOn,
    /// Light, dark, high contrast.
    Theme,
    /// How large everything is drawn.
    Zoom,
    /// The language.
    Language,
    /// How a time of day is written.
    Clock,
    /// A caller is parked.
    NotifyParked,
    /// A caller is soon called back to the parker.
    NotifyWarning,
    /// A caller has come back.
    NotifyRecall,
    /// When sounds end.
    QuietFrom,
    /// When sounds begin again.
    QuietUntil,
    /// Whether the compact window stays above others.
    AlwaysOnTop,
    /// Whether the window is the compact strip.
    Compact,
    /// For how many days the record is kept.
    KeepDays,
    /// Whether the record holds names.
    Names,
    /// Which key does what; a table of its own.
    Keys,
    /// Subscriptions of live news.
    XsiEvents,
    /// The stream of live news.
    XsiChannel,
    /// Reads of live news.
    XsiActions,
    /// Slots by hand; a list.
    Slots,
}

impl Section {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Webex,
        Self::Console,
        Self::Notifications,
        Self::Window,
        Self::Day,
        Self::Keys,
        Self::Xsi,
        Self::Slots,
    ];

    /// Its name in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Webex => "webex",
            Self::Console => "console",
            Self::Notifications => "notifications",
            Self::Window => "window",
            Self::Day => "day",
            Self::Keys => "keys",
            Self::Xsi => "xsi",
            Self::Slots => "slots",
        }
    }

    /// Its keys. None of `[keys]`, whose keys are the console's actions.
    pub fn keys(self) -> Vec<&'static str> {
        match self {
            Self::Slots => vec!["number", "label"],
            Self::Keys => Vec::new(),
            other => Setting::ALL.into_iter().filter(|it| it.section() == other).map(Setting::key).collect(),
        }
    }

    pub(super) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }
}

impl Setting {
    /// All of them, in the order of the file.
    pub const ALL: [Self; 28] = [
        Self::ApiBase,
        Self::ClientId,
        Self::ClientSecret,
        Self::RedirectUris,
        Self::OptionalScopes,
        Self::Proxy,
        Self::CallsPath,
        Self::RecallSecs,
        Self::AutoAnswer,
        Self::AnswerOn,
        Self::Theme,
        Self::Zoom,
        Self::Language,
        Self::Clock,
        Self::NotifyParked,
        Self::NotifyWarning,
        Self::NotifyRecall,
        Self::QuietFrom,
        Self::QuietUntil,
        Self::AlwaysOnTop,
        Self::Compact,
        Self::KeepDays,
        Self::Names,
        Self::Keys,
        Self::XsiEvents,
        Self::XsiChannel,
        Self::XsiActions,
        Self::Slots,
    ];

    /// The section that it stands in.
    pub const fn section(self) -> Section {
        self.place().0
    }

    /// Its key there. Empty where it is the whole section: [`Setting::Keys`] and [`Setting::Slots`].
    pub const fn key(self) -> &'static str {
        self.place().1
    }

    const fn place(self) -> (Section, &'static str) {
        match self {
            Self::ApiBase => (Section::Webex, "api_base"),
            Self::ClientId => (Section::Webex, "client_id"),
            Self::ClientSecret => (Section::Webex, "client_secret"),
            Self::RedirectUris => (Section::Webex, "redirect_uris"),
            Self::OptionalScopes => (Section::Webex, "optional_scopes"),
            Self::Proxy => (Section::Webex, "proxy"),
            Self::CallsPath => (Section::Webex, "calls_path"),
            Self::RecallSecs => (Section::Console, "recall_secs"),
            Self::AutoAnswer => (Section::Console, "auto_answer"),
            Self::AnswerOn => (Section::Console, "answer_on"),
            Self::Theme => (Section::Console, "theme"),
            Self::Zoom => (Section::Console, "zoom"),
            Self::Language => (Section::Console, "language"),
            Self::Clock => (Section::Console, "clock"),
            Self::NotifyParked => (Section::Notifications, "parked"),
            Self::NotifyWarning => (Section::Notifications, "warning"),
            Self::NotifyRecall => (Section::Notifications, "recall"),
            Self::QuietFrom => (Section::Notifications, "quiet_from"),
            Self::QuietUntil => (Section::Notifications, "quiet_until"),
            Self::AlwaysOnTop => (Section::Window, "always_on_top"),
            Self::Compact => (Section::Window, "compact"),
            Self::KeepDays => (Section::Day, "keep_days"),
            Self::Names => (Section::Day, "names"),
            Self::Keys => (Section::Keys, ""),
            Self::XsiEvents => (Section::Xsi, "events"),
            Self::XsiChannel => (Section::Xsi, "channel"),
            Self::XsiActions => (Section::Xsi, "actions"),
            Self::Slots => (Section::Slots, ""),
        }
    }
}

/// As the file has it: `[console]`, `[[slots]]`.
impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slots => f.write_str("[[slots]]"),
            other => write!(f, "[{}]", other.name()),
        }
    }
}

/// As a person finds it in the file: `[console] zoom`.
impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place() {
            (section, "") => section.fmt(f),
            (section, key) => write!(f, "{section} {key}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_setting_is_left_out_and_no_name_is_given_twice() {
        assert!(Setting::ALL.is_sorted(), "the list goes by the enum, whose last is {}", Setting::Slots);
        let names: std::collections::BTreeSet<_> = Setting::ALL.iter().map(Setting::to_string).collect();
        assert_eq!(names.len(), Setting::ALL.len());
        assert!(names.contains("[console] zoom") && names.contains("[[slots]]") && names.contains("[keys]"));
        let of_sections: usize = Section::ALL.iter().map(|section| section.keys().len()).sum();
        assert_eq!(of_sections, Setting::ALL.len() - 2 + 2, "a slot has two keys, an action any");
    }
}
