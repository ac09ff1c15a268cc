//! Every setting of the window: the page that it stands on, its name, and the line that says what it does. The pages draw by
//! it, the palette finds by it, and a change that was refused is told beside it.

use crate::say;
use crate::store::{Change, Setting};
use crate::words::Message;

/// An enum and the list of all of it: what is in the one is in the other, so that nothing is forgotten where all are listed.
macro_rules! listed {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident,)+ }) => {
        $(#[$about])*
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// All of them, in the order in which they stand.
            pub const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];
        }
    };
}

listed! {
    /// A page of the settings.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    Page {
        /// Who is signed in.
        #[default]
        Account,
        /// Which device rings.
        Devices,
        /// Recall and answering.
        Calls,
        /// Slots by hand.
        Slots,
        /// What the desktop is told.
        Notifications,
        /// Which key does what.
        Keys,
        /// How everything looks, and in which language.
        Appearance,
        /// What is kept of the day.
        Day,
        /// The way to Webex.
        Network,
        /// The program and its files.
        About,
    }
}

listed! {
    /// A setting, or what belongs together and is changed together. In the order of the pages.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    Item {
        /// Who is signed in; to sign out.
        Account,
        /// Where the sign-in is kept.
        KeptIn,
        /// The integration at Webex.
        Integration,
        /// The device that rings.
        AnswerOn,
        /// The device that rings from the start.
        StartOn,
        /// The default of the Webex account.
        WebexDefault,
        /// After how long Webex calls the parker back.
        RecallSecs,
        /// Whether Valet answers the ringing device.
        AutoAnswer,
        /// Slots by hand.
        Slots,
        /// A caller is parked.
        NotifyParked,
        /// A caller is soon called back to the parker.
        NotifyWarning,
        /// A caller has come back.
        NotifyRecall,
        /// When nothing makes a sound.
        Quiet,
        /// Which key does what.
        Keys,
        /// Light, dark, high contrast.
        Theme,
        /// How large everything is drawn.
        Zoom,
        /// The language.
        Language,
        /// How a time of day is written.
        Clock,
        /// Whether the window is the compact strip.
        Compact,
        /// Whether the strip stays above others.
        AlwaysOnTop,
        /// For how many days the record is kept.
        KeepDays,
        /// Whether the record holds names.
        Names,
        /// The proxy.
        Proxy,
        /// What stands in the file alone.
        InFile,
        /// Version and licences.
        Version,
        /// Where settings and log are.
        Files,
        /// The support file.
        Support,
    }
}

impl Page {
    /// Its name.
    pub fn says(self) -> Message {
        match self {
            Self::Account => say!("page-account"),
            Self::Devices => say!("page-devices"),
            Self::Calls => say!("page-calls"),
            Self::Slots => say!("slots"),
            Self::Notifications => say!("page-notifications"),
            Self::Keys => say!("keys"),
            Self::Appearance => say!("page-appearance"),
            Self::Day => say!("page-day"),
            Self::Network => say!("page-network"),
            Self::About => say!("page-about"),
        }
    }
}

impl Item {
    /// Where it stands.
    pub const fn page(self) -> Page {
        match self {
            Self::Account | Self::KeptIn | Self::Integration => Page::Account,
            Self::AnswerOn | Self::StartOn | Self::WebexDefault => Page::Devices,
            Self::RecallSecs | Self::AutoAnswer => Page::Calls,
            Self::Slots => Page::Slots,
            Self::NotifyParked | Self::NotifyWarning | Self::NotifyRecall | Self::Quiet => {
                Page::Notifications
            }
            Self::Keys => Page::Keys,
            Self::Theme | Self::Zoom | Self::Language | Self::Clock | Self::Compact | Self::AlwaysOnTop => {
                Page::Appearance
            }
            Self::KeepDays | Self::Names => Page::Day,
            Self::Proxy | Self::InFile => Page::Network,
            Self::Version | Self::Files | Self::Support => Page::About,
        }
    }

    /// Its name, as a heading and in the palette.
    pub fn says(self) -> Message {
        match self {
            Self::Account => say!("set-account"),
            Self::KeptIn => say!("set-kept-in"),
            Self::Integration => say!("set-integration"),
            Self::AnswerOn => say!("answer-devices"),
            Self::StartOn => say!("set-start-on"),
            Self::WebexDefault => say!("set-webex-default"),
            Self::RecallSecs => say!("source-recall"),
            Self::AutoAnswer => say!("set-auto-answer"),
            Self::Slots => say!("set-slots"),
            Self::NotifyParked => say!("set-notify-parked"),
            Self::NotifyWarning => say!("set-notify-warning"),
            Self::NotifyRecall => say!("set-notify-recall"),
            Self::Quiet => say!("set-quiet"),
            Self::Keys => say!("set-keys"),
            Self::Theme => say!("set-theme"),
            Self::Zoom => say!("set-zoom"),
            Self::Language => say!("set-language"),
            Self::Clock => say!("set-clock"),
            Self::Compact => say!("set-compact"),
            Self::AlwaysOnTop => say!("set-on-top"),
            Self::KeepDays => say!("set-keep-days"),
            Self::Names => say!("set-names"),
            Self::Proxy => say!("set-proxy"),
            Self::InFile => say!("set-in-file"),
            Self::Version => say!("set-version"),
            Self::Files => say!("set-files"),
            Self::Support => say!("set-support"),
        }
    }

    /// What it does.
    pub fn help(self) -> Message {
        match self {
            Self::Account => say!("help-account"),
            Self::KeptIn => say!("help-kept-in"),
            Self::Integration => say!("help-integration"),
            Self::AnswerOn => say!("help-answer-on"),
            Self::StartOn => say!("help-start-on"),
            Self::WebexDefault => say!("help-webex-default"),
            Self::RecallSecs => say!("help-recall"),
            Self::AutoAnswer => say!("help-auto-answer"),
            Self::Slots => say!("help-slots"),
            Self::NotifyParked => say!("help-notify-parked"),
            Self::NotifyWarning => say!("help-notify-warning"),
            Self::NotifyRecall => say!("help-notify-recall"),
            Self::Quiet => say!("help-quiet"),
            Self::Keys => say!("help-keys"),
            Self::Theme => say!("help-theme"),
            Self::Zoom => say!("help-size"),
            Self::Language => say!("help-language"),
            Self::Clock => say!("help-clock"),
            Self::Compact => say!("help-compact"),
            Self::AlwaysOnTop => say!("help-on-top"),
            Self::KeepDays => say!("help-keep-days"),
            Self::Names => say!("help-names"),
            Self::Proxy => say!("help-proxy"),
            Self::InFile => say!("help-in-file"),
            Self::Version => say!("help-version"),
            Self::Files => say!("help-files"),
            Self::Support => say!("help-support"),
        }
    }

    /// What it is called in the settings file; empty where it is not written there, or is a list of which each may be locked by
    /// itself: the keys, and what stands in the file alone.
    pub const fn settings(self) -> &'static [Setting] {
        match self {
            Self::Integration => &[Setting::ClientId, Setting::ClientSecret],
            Self::RecallSecs => &[Setting::RecallSecs],
            // A policy that says what rings leaves no choice for the moment either.
            Self::AnswerOn | Self::StartOn => &[Setting::AnswerOn],
            Self::AutoAnswer => &[Setting::AutoAnswer],
            Self::Slots => &[Setting::Slots],
            Self::NotifyParked => &[Setting::NotifyParked],
            Self::NotifyWarning => &[Setting::NotifyWarning],
            Self::NotifyRecall => &[Setting::NotifyRecall],
            Self::Quiet => &[Setting::QuietFrom, Setting::QuietUntil],
            Self::Theme => &[Setting::Theme],
            Self::Zoom => &[Setting::Zoom],
            Self::Language => &[Setting::Language],
            Self::Clock => &[Setting::Clock],
            Self::Compact => &[Setting::Compact],
            Self::AlwaysOnTop => &[Setting::AlwaysOnTop],
            Self::KeepDays => &[Setting::KeepDays],
            Self::Names => &[Setting::Names],
            Self::Proxy => &[Setting::Proxy],
            Self::Account
            | Self::KeptIn
            | Self::WebexDefault
            | Self::Keys
            | Self::InFile
            | Self::Version
            | Self::Files
            | Self::Support => &[],
        }
    }

    /// What this change is about.
    pub fn of(change: &Change) -> Option<Self> {
        match change {
            Change::Key { .. } => return Some(Self::Keys),
            Change::AnswerOn(_) => return Some(Self::StartOn),
            _ => {}
        }
        let changed = change.settings();
        Self::ALL.into_iter().find(|item| item.settings().iter().any(|setting| changed.contains(setting)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::QuietHours;
    use jiff::civil::time;

    #[test]
    fn every_setting_stands_on_a_page_in_the_order_of_the_pages_and_is_found_by_its_change() {
        let pages: Vec<usize> = Item::ALL
            .into_iter()
            .map(|item| Page::ALL.iter().position(|page| *page == item.page()).expect("a page"))
            .collect();
        assert!(pages.is_sorted(), "{pages:?}");
        assert_eq!(pages.last(), Some(&(Page::ALL.len() - 1)));
        let hours = QuietHours { from: time(22, 0, 0, 0), until: time(6, 0, 0, 0) };
        for (change, item) in [
            (Change::Zoom(1.1), Item::Zoom),
            (Change::AnswerOn(None), Item::StartOn),
            (Change::Quiet(Some(hours)), Item::Quiet),
            (Change::RemoveSlot("7001".to_owned()), Item::Slots),
            (Change::Key { action: "park".to_owned(), chord: None }, Item::Keys),
            (Change::Proxy(None), Item::Proxy),
        ] {
            assert_eq!(Item::of(&change), Some(item), "{change:?}");
        }
    }
}
