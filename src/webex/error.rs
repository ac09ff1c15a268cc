//! What went wrong with a request, in types: what may follow from it stands in the [table](super::status).

use std::fmt;
use std::time::Duration;

use super::config::ConfigError;
use super::retry_after;
use super::status::{Ending, Outcome, Row, row_of};
use crate::incoming::BodyKind;
use crate::words::{Arg, english};

/// A request that did not end well. `Display` is one line for a log and for support; what the attendant reads is
/// its [`row`](Self::row)'s message. Neither ever holds a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What happened.
    pub kind: ErrorKind,
    /// For Webex support: the id that Webex gave the request, else the one that Valet sent. For what never left this
    /// computer it is known to this console's log alone.
    pub tracking_id: String,
    /// Method and path, without the query.
    pub request: Box<str>,
    /// More for the details view: the system's own words about a network failure.
    pub detail: Option<Box<str>>,
}

/// What happened to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Webex, or a proxy in between, answered with another status than 2xx.
    Status {
        /// The HTTP status.
        status: u16,
        /// `errors[0].description`, else `message` (contract 10.1). For wording only; none if the body held neither.
        message: Option<String>,
        /// `errorCode`, for wording only, never for control flow (contract 10.2).
        error_code: Option<i64>,
        /// What `Retry-After` asks for, uncapped; none if it is missing or says nothing that can be followed.
        retry_after: Option<Duration>,
        /// What came as the body: HTML usually comes from a proxy.
        body: BodyKind,
    },
    /// No whole answer came.
    NoAnswer(NoAnswer),
    /// A 2xx whose body is not what the reference says. After a command the outcome is unknown.
    Unreadable {
        /// The HTTP status.
        status: u16,
        /// Where in the JSON, such as `items[0].id`; empty for the whole.
        path: String,
        /// What is wrong there, without quoting it.
        why: String,
        /// What came as the body.
        body: BodyKind,
    },
    /// Nothing was sent: Webex has just asked this very command to wait, and the time is not over (contract 10.3).
    TooEarly {
        /// How long, in whole seconds.
        left: Duration,
    },
    /// The sign-in has ended and cannot be refreshed: sign in again.
    Expired,
    /// The sign-in could not be refreshed because of the network. The sign-in still stands; nothing took effect.
    SignInUnreachable(Arg),
    /// No client can be made from these settings.
    Config(ConfigError),
}

/// How an answer failed to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoAnswer {
    /// The request surely never left this computer.
    NotSent(NotSent),
    /// The time was over.
    TimedOut,
    /// The connection ended before an answer began.
    CutOff,
    /// The answer began, said 2xx, and ended in the middle.
    TornBody,
}

/// Why a request never left this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotSent {
    /// The name could not be resolved.
    Dns,
    /// Nobody answered, or the connection was refused.
    Connect,
    /// No secure connection: an unknown certificate, a wrong clock, a device that looks into TLS.
    Tls,
    /// The proxy refused or asked for a sign-in of its own.
    Proxy,
    /// It could not go out within a few seconds of the press, and nobody expects it any more.
    Late,
    /// Anything else before the first byte.
    Other,
}

impl Error {
    /// The row of the table that says what follows.
    pub fn row(&self) -> &'static Row {
        row_of(match &self.kind {
            ErrorKind::Status { status, .. } => Ending::Status(*status),
            ErrorKind::NoAnswer(NoAnswer::NotSent(_)) => Ending::NotSent,
            ErrorKind::NoAnswer(_) => Ending::NoAnswer,
            // These two have rows of their own for a command that they answer without a body.
            ErrorKind::Unreadable { status: status @ (202 | 204), .. } => Ending::Status(*status),
            ErrorKind::Unreadable { .. } => Ending::Unreadable,
            ErrorKind::TooEarly { .. } => Ending::Status(429),
            ErrorKind::Expired => Ending::Status(401),
            ErrorKind::SignInUnreachable(_) | ErrorKind::Config(_) => Ending::NotSent,
        })
    }

    /// Whether a command that ended so may have taken effect.
    pub fn outcome(&self) -> Outcome {
        self.row().outcome
    }

    /// The HTTP status, if one came.
    pub fn status(&self) -> Option<u16> {
        match self.kind {
            ErrorKind::Status { status, .. } | ErrorKind::Unreadable { status, .. } => Some(status),
            _ => None,
        }
    }

    /// Something between this computer and Webex answered in its place: the sign-in page of a guest network, or a redirect to
    /// it, or a proxy that blocks or wants a sign-in of its own. Webex itself was not heard.
    pub fn is_of_the_network(&self) -> bool {
        match self.kind {
            ErrorKind::Unreadable { body, .. } | ErrorKind::Status { status: 403, body, .. } => {
                body == BodyKind::Html
            }
            ErrorKind::Status { status, .. } => matches!(status, 300..=399 | 407 | 511),
            _ => false,
        }
    }

    /// What Webex asked to wait, if it said so.
    pub fn retry_after(&self) -> Option<Duration> {
        match self.kind {
            ErrorKind::Status { retry_after, .. } => retry_after,
            ErrorKind::TooEarly { left } => Some(left),
            _ => None,
        }
    }

    /// How long the countdown of [`PressAgain::AfterWait`](super::status::PressAgain::AfterWait) is: what Webex asks for,
    /// 5 s if it says nothing.
    pub fn countdown(&self) -> Duration {
        self.retry_after().unwrap_or(retry_after::DEFAULT)
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.request, self.kind)?;
        if let Some(detail) = &self.detail {
            write!(f, ": {detail}")?;
        }
        write!(f, " [{}]", self.tracking_id)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status { status, message, error_code, body, .. } => {
                write!(f, "Webex answered {status}")?;
                if let Some(message) = message {
                    write!(f, ", “{message}”")?;
                }
                if let Some(code) = error_code {
                    write!(f, ", code {code}")?;
                }
                match body {
                    BodyKind::Html => f.write_str(", with a web page, which is usually a proxy's"),
                    BodyKind::Json | BodyKind::Empty | BodyKind::Other => Ok(()),
                }
            }
            Self::NoAnswer(no_answer) => no_answer.fmt(f),
            Self::Unreadable { status, path, why, .. } if path.is_empty() || path == "." => {
                write!(f, "the answer {status} cannot be read: {why}")
            }
            Self::Unreadable { status, path, why, .. } => {
                write!(f, "the answer {status} cannot be read at {path}: {why}")
            }
            Self::TooEarly { left } => {
                write!(f, "not sent, Webex asked to wait for {} more seconds", left.as_secs())
            }
            Self::Expired => f.write_str("the sign-in has ended"),
            Self::SignInUnreachable(why) => {
                write!(f, "the sign-in could not be refreshed: {}", english(why))
            }
            Self::Config(why) => why.fmt(f),
        }
    }
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSent(NotSent::Dns) => "not sent, the name of the server could not be resolved",
            Self::NotSent(NotSent::Connect) => "not sent, no connection could be made",
            Self::NotSent(NotSent::Tls) => "not sent, no secure connection could be made",
            Self::NotSent(NotSent::Proxy) => "not sent, the proxy did not let it pass",
            Self::NotSent(NotSent::Late) => "not sent, it could not go out at once",
            Self::NotSent(NotSent::Other) => "not sent",
            Self::TimedOut => "no answer in time",
            Self::CutOff => "the connection ended before an answer",
            Self::TornBody => "the connection ended in the middle of the answer",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::status::{LookUp, PressAgain};
    use super::*;

    fn error(kind: ErrorKind) -> Error {
        Error {
            kind,
            tracking_id: "VALET_1".to_owned(),
            request: "POST telephony/calls/retrieve".into(),
            detail: None,
        }
    }

    fn status(status: u16, retry_after: Option<Duration>) -> Error {
        error(ErrorKind::Status {
            status,
            message: None,
            error_code: None,
            retry_after,
            body: BodyKind::Json,
        })
    }

    fn unreadable(status: u16) -> Error {
        error(ErrorKind::Unreadable {
            status,
            path: "callId".to_owned(),
            why: "missing field `callId`".to_owned(),
            body: BodyKind::Json,
        })
    }

    #[test]
    fn surely_not_sent_differs_from_unknown() {
        for why in [NotSent::Dns, NotSent::Connect, NotSent::Tls, NotSent::Proxy, NotSent::Other] {
            let error = error(ErrorKind::NoAnswer(NoAnswer::NotSent(why)));
            assert_eq!((error.outcome(), error.row().press_again), (Outcome::NotSent, PressAgain::Now));
        }
        for no_answer in [NoAnswer::TimedOut, NoAnswer::CutOff, NoAnswer::TornBody] {
            let error = error(ErrorKind::NoAnswer(no_answer));
            assert_eq!((error.outcome(), error.row().look_up), (Outcome::Unknown, LookUp::Calls));
        }
    }

    #[test]
    fn a_2xx_that_cannot_be_read_is_never_a_success() {
        for code in [200, 201, 202, 204, 206] {
            assert_eq!(unreadable(code).outcome(), Outcome::Unknown, "{code}");
        }
        assert_eq!(unreadable(202).row().ending, Ending::Status(202));
        assert_eq!(unreadable(201).row().ending, Ending::Unreadable);
    }

    #[test]
    fn a_page_and_a_redirect_are_of_the_network_and_what_webex_says_is_not() {
        let told = |status, body| {
            error(ErrorKind::Status { status, message: None, error_code: None, retry_after: None, body })
        };
        for (status, body) in [
            (302, BodyKind::Empty),
            (307, BodyKind::Html),
            (407, BodyKind::Html),
            (511, BodyKind::Html),
            (403, BodyKind::Html),
        ] {
            assert!(told(status, body).is_of_the_network(), "{status}");
        }
        for (status, body) in [(403, BodyKind::Json), (404, BodyKind::Json), (503, BodyKind::Html)] {
            assert!(!told(status, body).is_of_the_network(), "{status}");
        }
        assert!(!unreadable(200).is_of_the_network());
        let (path, why) = (String::new(), String::new());
        assert!(
            error(ErrorKind::Unreadable { status: 200, path, why, body: BodyKind::Html }).is_of_the_network()
        );
    }

    #[test]
    fn an_ended_sign_in_reads_as_401_and_a_network_failure_does_not() {
        assert_eq!(error(ErrorKind::Expired).row(), status(401, None).row());
        assert_eq!(error(ErrorKind::SignInUnreachable("no route".into())).outcome(), Outcome::NotSent);
    }

    #[test]
    fn the_countdown_is_what_webex_asks_for_or_five_seconds() {
        assert_eq!(status(423, Some(Duration::from_secs(90))).countdown(), Duration::from_secs(90));
        assert_eq!(status(429, None).countdown(), Duration::from_secs(5));
    }

    #[test]
    fn too_early_reads_as_busy_with_the_rest_of_the_countdown() {
        let error = error(ErrorKind::TooEarly { left: Duration::from_secs(7) });
        assert_eq!(error.row(), status(429, None).row());
        assert_eq!((error.countdown(), error.outcome()), (Duration::from_secs(7), Outcome::Refused));
        assert!(error.to_string().contains("not sent, Webex asked to wait for 7 more seconds"), "{error}");
    }

    #[test]
    fn the_line_for_support_says_everything_once() {
        let error = Error {
            kind: ErrorKind::Status {
                status: 404,
                message: Some("Call not found.".to_owned()),
                error_code: Some(4003),
                retry_after: None,
                body: BodyKind::Json,
            },
            ..unreadable(201)
        };
        assert_eq!(
            error.to_string(),
            "POST telephony/calls/retrieve: Webex answered 404, “Call not found.”, code 4003 [VALET_1]"
        );
        assert_eq!(
            unreadable(201).to_string(),
            "POST telephony/calls/retrieve: the answer 201 cannot be read at callId: missing field `callId` [VALET_1]"
        );
    }
}
