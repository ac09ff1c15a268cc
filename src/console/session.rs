//! Who is signed in, and how far: `SignedOut → SigningIn → Loading → Ready → Expired`.

use std::collections::BTreeSet;

use super::failure::Failure;
use super::ids::PersonId;
use super::now::Now;
use crate::say;
use crate::words::{Arg, Message};

/// Reads need it (contract 9.1).
pub const CALLS_READ: &str = "spark:calls_read";
/// Commands need it (contract 9.1).
pub const CALLS_WRITE: &str = "spark:calls_write";
/// Slots, endpoints and the profile need it (contract 5).
pub const CONFIG_READ: &str = "spark:telephony_config_read";
/// Changing the Webex default endpoint needs it (contract 5.4).
pub const CONFIG_WRITE: &str = "spark:telephony_config_write";

/// The live layer needs it (contract 7).
pub const XSI: &str = "spark:xsi";
/// Looking into the directory needs it; optional.
pub const PEOPLE_READ: &str = "spark:people_read";
/// Reading the recall time of a location needs it, and an administrator (contract 5.7).
pub const ADMIN_CONFIG_READ: &str = "spark-admin:telephony_config_read";

/// The session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Session {
    /// The program has just started and looks for a stored sign-in.
    Starting,
    /// Nobody is signed in.
    SignedOut {
        /// Why, if it needs saying.
        why: Option<Arg>,
    },
    /// A sign-in runs.
    SigningIn {
        /// How far it is.
        step: SignInStep,
        /// Who was signed in before, when the sign-in had expired: the board stays.
        before: Option<Account>,
    },
    /// Signed in; the profile is being read.
    Loading {
        /// Why the last try failed.
        trouble: Option<Failure>,
    },
    /// At work.
    Ready(Account),
    /// The sign-in has run out. The board stays visible; one button signs in again.
    Expired {
        /// Who was signed in.
        account: Account,
        /// Since when.
        since: Now,
    },
}

/// The attendant, as her profile tells (contract 5.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Her id; unknown where the profile may not be read.
    pub person_id: Option<PersonId>,
    /// First and last name; empty where the profile could not be read.
    pub name: String,
    /// Her extension.
    pub extension: Option<String>,
    /// Id of her location.
    pub location_id: Option<String>,
    /// Name of her location.
    pub location: Option<String>,
}

impl Account {
    /// Somebody whose profile is not known.
    pub fn unnamed() -> Self {
        Self::default()
    }
}

/// How far a sign-in is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInStep {
    /// Being prepared.
    Preparing,
    /// Waiting for the browser. The link is shown too, because a browser may not open.
    Browser {
        /// The address to open.
        link: String,
        /// No browser could be opened.
        browser_failed: bool,
    },
    /// Waiting for the code to be typed on another device.
    Code {
        /// The code.
        user_code: String,
        /// Where to type it.
        link: String,
        /// The same with the code filled in.
        link_with_code: Option<String>,
        /// When the code runs out.
        expires_at: jiff::Timestamp,
    },
}

/// How to sign in.
#[derive(Clone, Debug)]
pub enum SignInWay {
    /// In the browser on this PC.
    Browser,
    /// With a code on another device.
    Code,
    /// With a personal access token, for trying Valet out. Its `Debug` is redacted.
    PersonalToken(secrecy::SecretString),
}

/// Where the sign-in is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeepIn {
    /// The keychain of the operating system.
    Keychain,
    /// Nowhere: only until Valet quits.
    #[default]
    Memory,
    /// A file that only the owner can read.
    File,
}

/// What can keep a sign-in on this PC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keychain {
    /// Not looked at yet.
    #[default]
    NotProbed,
    /// It was written to and read back.
    Works,
    /// It cannot be used; the person is asked where to keep the sign-in.
    Missing {
        /// Why.
        why: Arg,
    },
    /// What an earlier run has kept stands in it, and it does not open now. It is looked at again by itself.
    Locked {
        /// Why.
        why: Arg,
    },
}

impl Keychain {
    /// Where the sign-in is kept: the person's choice, else the keychain where it works, else nowhere. "Only until I quit"
    /// is asked for only where there is no keychain, so one that works again is used again.
    pub fn keep_in(&self, choice: Option<KeepIn>) -> KeepIn {
        match (choice, self) {
            (Some(KeepIn::File), _) => KeepIn::File,
            (_, Self::Works) => KeepIn::Keychain,
            _ => KeepIn::Memory,
        }
    }
}

/// What the granted scopes allow. A missing scope switches off just what needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// Calls can be read: stages, look-ups.
    pub calls_read: bool,
    /// Commands can be sent: retrieve, answer, hang up.
    pub calls_write: bool,
    /// Profile, slots and endpoints can be read.
    pub config_read: bool,
    /// The Webex default endpoint can be changed.
    pub config_write: bool,
    /// The live layer may be asked for; optional, and nothing is said where it is missing.
    pub xsi: bool,
    /// The recall time may be asked for; optional too.
    pub recall_time: bool,
    /// The directory may be asked for people.
    pub people_read: bool,
}

impl Capabilities {
    /// From the granted scopes; everything where the answer did not name them (contract 9.2).
    pub fn of(scopes: Option<&BTreeSet<String>>) -> Self {
        let has = |scope: &str| scopes.is_none_or(|scopes| scopes.contains(scope));
        Self {
            calls_read: has(CALLS_READ),
            calls_write: has(CALLS_WRITE),
            config_read: has(CONFIG_READ),
            config_write: has(CONFIG_WRITE),
            xsi: has(XSI),
            recall_time: has(ADMIN_CONFIG_READ),
            people_read: has(PEOPLE_READ),
        }
    }

    /// One sentence for each thing that is switched off although its scope was asked for. What nobody asked for is off, and
    /// misses nothing.
    pub fn missing(&self, asked: &[String]) -> Vec<Message> {
        [
            (self.calls_write, CALLS_WRITE, say!("retrieving-needs-calls-write")),
            (self.calls_read, CALLS_READ, say!("needs-calls-read")),
            (self.config_read, CONFIG_READ, say!("needs-config-read")),
            (self.config_write, CONFIG_WRITE, say!("needs-config-write")),
            (self.people_read, PEOPLE_READ, say!("needs-people-read")),
        ]
        .into_iter()
        .filter(|(has, scope, _)| !has && asked.iter().any(|asked| asked == scope))
        .map(|(_, _, sentence)| sentence)
        .collect()
    }
}

impl Session {
    /// The account, where one is known.
    pub fn account(&self) -> Option<&Account> {
        match self {
            Self::Ready(account) => Some(account),
            Self::Expired { account, .. } => Some(account),
            Self::SigningIn { before, .. } => before.as_ref(),
            Self::Starting | Self::SignedOut { .. } | Self::Loading { .. } => None,
        }
    }

    /// The board is shown: somebody is signed in, or was until the sign-in ran out.
    pub fn shows_board(&self) -> bool {
        match self {
            Self::Loading { .. } | Self::Ready(_) | Self::Expired { .. } => true,
            Self::SigningIn { before, .. } => before.is_some(),
            Self::Starting | Self::SignedOut { .. } => false,
        }
    }

    /// Commands can be sent.
    pub fn is_usable(&self) -> bool {
        matches!(self, Self::Loading { .. } | Self::Ready(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_scope_switches_off_just_what_needs_it_and_says_so() {
        let scopes = BTreeSet::from([CALLS_READ.to_owned(), CALLS_WRITE.to_owned(), CONFIG_READ.to_owned()]);
        let can = Capabilities::of(Some(&scopes));
        assert!(can.calls_read && can.calls_write && can.config_read && !can.config_write);
        let required = [CALLS_READ, CALLS_WRITE, CONFIG_READ].map(str::to_owned);
        let all = [required.as_slice(), &[CONFIG_WRITE.to_owned()]].concat();
        assert_eq!(can.missing(&all), [say!("needs-config-write")]);
        assert!(can.missing(&required).is_empty(), "nobody asked for it");
    }

    #[test]
    fn an_answer_without_scopes_switches_nothing_off() {
        let asked = [CALLS_READ, CALLS_WRITE, CONFIG_READ, CONFIG_WRITE].map(str::to_owned);
        assert!(Capabilities::of(None).missing(&asked).is_empty());
    }

    #[test]
    fn a_keychain_that_works_again_is_used_again() {
        let missing = Keychain::Missing { why: "locked".into() };
        for (choice, works, is_missing) in [
            (None, KeepIn::Keychain, KeepIn::Memory),
            (Some(KeepIn::Keychain), KeepIn::Keychain, KeepIn::Memory),
            (Some(KeepIn::Memory), KeepIn::Keychain, KeepIn::Memory),
            (Some(KeepIn::File), KeepIn::File, KeepIn::File),
        ] {
            assert_eq!(Keychain::Works.keep_in(choice), works, "{choice:?}");
            assert_eq!(missing.keep_in(choice), is_missing, "{choice:?}");
        }
    }
}
