//! From the wire's errors to words, and to what may be done about them (contract 10).

use crate::console::failure::{Failure, FailureKind, LookUp, PressAgain};
use crate::console::words;
use crate::webex::{self, ErrorKind, NoAnswer, status};

/// What was to be read, for the sentence when it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The own profile.
    Profile,
    /// The monitored call park extensions.
    Slots,
    /// The call park group.
    Group,
    /// The devices that can answer.
    Devices,
    /// The attendant's calls.
    Calls,
    /// The Webex default device, which is being changed.
    DefaultDevice,
    /// The attendant's recent calls.
    History,
}

impl What {
    fn words(self) -> &'static str {
        match self {
            Self::Profile => "Your profile",
            Self::Slots => "Your park slots",
            Self::Group => "Your call park group",
            Self::Devices => "Your devices",
            Self::Calls => "Your calls",
            Self::History => "Your recent calls",
            Self::DefaultDevice => "Your Webex default device",
        }
    }

    fn verb(self) -> &'static str {
        if self == Self::DefaultDevice { "changed" } else { "read" }
    }
}

/// Why a command did not work: the words and rules of its row in [`status::TABLE`].
pub fn failed_command(command: webex::Command, error: &webex::Error) -> Failure {
    failure(error.row().message(command).in_english(), error)
}

fn failure(words: String, error: &webex::Error) -> Failure {
    let row = error.row();
    Failure {
        words,
        kind: kind(error),
        again: match row.press_again {
            status::PressAgain::Now => PressAgain::Now,
            status::PressAgain::AfterWait => PressAgain::AfterSecs(error.countdown().as_secs()),
            status::PressAgain::AfterLookUp => PressAgain::AfterLookUp,
            status::PressAgain::Not => PressAgain::Not,
        },
        look_up: match row.look_up {
            status::LookUp::Nothing => LookUp::Nothing,
            status::LookUp::Calls => LookUp::Calls,
            status::LookUp::Endpoints | status::LookUp::Profile => LookUp::Setup,
        },
        status: error.status(),
        detail: Some(error.to_string()),
        tracking_id: Some(error.tracking_id.clone()),
    }
}

/// Why something could not be read (or the default not changed), in words about that thing.
pub fn failed_read(what: What, error: &webex::Error) -> Failure {
    let kind = kind(error);
    let (thing, verb) = (what.words(), what.verb());
    let words = match (kind, error.status()) {
        (FailureKind::Expired, _) => words::EXPIRED.to_owned(),
        (FailureKind::NoLink, _) => no_link(error).to_owned(),
        (FailureKind::NotAllowed, _) => {
            format!(
                "{thing} may not be {verb} with this sign-in. Ask your administrator for the permission, then sign in again."
            )
        }
        (FailureKind::Refused, Some(404)) => format!(
            "{thing} could not be {verb}: Webex does not know this account as a Webex Calling user. Ask your administrator."
        ),
        (FailureKind::Refused, Some(429)) => {
            format!("{thing} could not be {verb} yet: Webex asks to wait. Valet tries again by itself.")
        }
        (FailureKind::Refused, _) => {
            format!("{thing} could not be {verb}: Webex refused. The details say why.")
        }
        (FailureKind::Troubled, _) => {
            format!(
                "{thing} could not be {verb}: Webex, or something on the way to it, has a problem. Valet tries again by itself."
            )
        }
    };
    failure(words, error)
}

/// The typed number is no number after all; nothing was sent.
pub fn refused_number(sentence: &str) -> Failure {
    Failure::of_valet(sentence, FailureKind::Refused)
}

/// Nobody is signed in, so nothing was sent.
pub fn signed_out() -> Failure {
    Failure::of_valet(words::EXPIRED, FailureKind::Expired)
}

fn kind(error: &webex::Error) -> FailureKind {
    match &error.kind {
        ErrorKind::Expired => FailureKind::Expired,
        ErrorKind::Status { status: 401, .. } => FailureKind::Expired,
        ErrorKind::Status { status: 403, .. } => FailureKind::NotAllowed,
        ErrorKind::Status { status: 500.., .. } | ErrorKind::Unreadable { .. } => FailureKind::Troubled,
        ErrorKind::NoAnswer(_) | ErrorKind::SignInUnreachable(_) => FailureKind::NoLink,
        _ => FailureKind::Refused,
    }
}

fn no_link(error: &webex::Error) -> &'static str {
    use webex::NotSent;
    match &error.kind {
        ErrorKind::NoAnswer(NoAnswer::NotSent(NotSent::Dns)) => {
            "Webex cannot be found on the network. Check the network cable or Wi-Fi; Valet keeps trying."
        }
        ErrorKind::NoAnswer(NoAnswer::NotSent(NotSent::Tls)) => {
            "No safe connection to Webex could be made. Ask your administrator about certificates; Valet keeps trying."
        }
        ErrorKind::NoAnswer(NoAnswer::NotSent(NotSent::Proxy)) => {
            "The proxy does not let Valet through to Webex. Ask your administrator; Valet keeps trying."
        }
        ErrorKind::NoAnswer(NoAnswer::NotSent(_)) => {
            "Webex cannot be reached. Check the network; Valet keeps trying."
        }
        _ => words::NO_ANSWER,
    }
}
