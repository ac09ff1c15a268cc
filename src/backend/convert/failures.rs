//! From the wire's errors to words, and to what may be done about them (contract 10).

use crate::console::failure::{Failure, FailureKind, LookUp, PressAgain};
use crate::console::words;
use crate::say;
use crate::webex::{self, ErrorKind, NoAnswer, status};
use crate::words::{Arg, Message};

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
    /// The directory of the organisation.
    Directory,
}

impl What {
    /// "Your profile could not be read".
    fn unread(self) -> Message {
        match self {
            Self::Profile => say!("profile-unread"),
            Self::Slots => say!("slots-unread"),
            Self::Group => say!("group-unread"),
            Self::Devices => say!("devices-unread"),
            Self::Calls => say!("my-calls-unread"),
            Self::History => say!("history-unread"),
            Self::Directory => say!("directory-unread"),
            Self::DefaultDevice => say!("default-unchanged"),
        }
    }

    /// "Your profile may not be read with this sign-in".
    fn not_allowed(self) -> Message {
        match self {
            Self::Profile => say!("profile-not-allowed"),
            Self::Slots => say!("slots-not-allowed"),
            Self::Group => say!("group-not-allowed"),
            Self::Devices => say!("devices-not-allowed"),
            Self::Calls => say!("my-calls-not-allowed"),
            Self::History => say!("history-not-allowed"),
            Self::Directory => say!("directory-not-allowed"),
            Self::DefaultDevice => say!("default-not-allowed"),
        }
    }
}

/// Why a command did not work: the words and rules of its row in [`status::TABLE`].
pub fn failed_command(command: webex::Command, error: &webex::Error) -> Failure {
    failure(error.row().message(command), error)
}

fn failure(words: impl Into<Arg>, error: &webex::Error) -> Failure {
    let row = error.row();
    Failure {
        words: words.into(),
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
    let words = match (kind(error), error.status()) {
        (FailureKind::Expired, _) => words::expired(),
        (FailureKind::NoLink, _) => no_link(error),
        (FailureKind::NotAllowed, _) => say!("read-not-allowed", what = what.not_allowed()),
        (FailureKind::Refused, Some(404)) => say!("read-without-calling", what = what.unread()),
        (FailureKind::Refused, Some(429)) => say!("read-must-wait", what = what.unread()),
        (FailureKind::Refused, _) => say!("read-refused", what = what.unread()),
        (FailureKind::Troubled, _) => say!("read-troubled", what = what.unread()),
    };
    failure(words, error)
}

/// No client can be made with these settings.
pub fn no_client(error: &webex::Error) -> Message {
    match &error.kind {
        ErrorKind::Config(why) => why.message(),
        _ => no_link(error),
    }
}

/// The typed number is no number after all; nothing was sent.
pub fn refused_number(sentence: impl Into<Arg>) -> Failure {
    Failure::of_valet(sentence, FailureKind::Refused)
}

/// Nobody is signed in, so nothing was sent.
pub fn signed_out() -> Failure {
    Failure::of_valet(words::expired(), FailureKind::Expired)
}

fn kind(error: &webex::Error) -> FailureKind {
    match &error.kind {
        _ if error.is_of_the_network() => FailureKind::NoLink,
        ErrorKind::Expired => FailureKind::Expired,
        ErrorKind::Status { status: 401, .. } => FailureKind::Expired,
        ErrorKind::Status { status: 403, .. } => FailureKind::NotAllowed,
        ErrorKind::Status { status: 500.., .. } | ErrorKind::Unreadable { .. } => FailureKind::Troubled,
        ErrorKind::NoAnswer(_) | ErrorKind::SignInUnreachable(_) => FailureKind::NoLink,
        _ => FailureKind::Refused,
    }
}

fn no_link(error: &webex::Error) -> Message {
    use webex::NotSent;
    match &error.kind {
        _ if error.is_of_the_network() => say!("page-in-between"),
        ErrorKind::SignInUnreachable(why) => say!("sign-in-not-renewed", why = why),
        ErrorKind::NoAnswer(NoAnswer::NotSent(NotSent::Dns)) => say!("network-has-no-webex"),
        ErrorKind::NoAnswer(NoAnswer::NotSent(NotSent::Tls)) => say!("no-safe-connection"),
        ErrorKind::NoAnswer(NoAnswer::NotSent(NotSent::Proxy)) => say!("proxy-lets-nothing-through"),
        ErrorKind::NoAnswer(NoAnswer::NotSent(_)) => say!("webex-not-reached"),
        _ => words::no_answer(),
    }
}
