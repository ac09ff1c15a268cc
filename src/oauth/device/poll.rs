//! When to ask again whether the code was confirmed, and when to stop (contract 9.3, RFC 8628 3.5). Pure.

use std::time::Duration;

use crate::oauth::SignInError;
use crate::oauth::answer::Refusal;
use crate::oauth::http::Failure;

/// The contract's extra second on every wait: 428 means `interval` (+1 s).
const EXTRA: Duration = Duration::from_secs(1);
/// What `slow_down` adds, for good.
const SLOW_DOWN: Duration = Duration::from_secs(5);
/// Waits do not grow beyond this while the network is away: the code may be confirmed any moment.
const LONGEST_BACKOFF: Duration = Duration::from_secs(30);

/// What one failed poll leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Ask again after this long.
    Wait(Duration),
    /// The sign-in is over.
    Stop(SignInError),
}

/// The pace of polling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pace {
    interval: Duration,
    /// Polls in a row that the network or Webex's platform failed.
    failures: u32,
}

impl Pace {
    pub(super) fn new(interval: Duration) -> Self {
        Self { interval, failures: 0 }
    }

    /// The wait before the first poll and after every "not yet".
    pub(super) fn wait(&self) -> Duration {
        self.interval.saturating_add(EXTRA)
    }

    /// Decides after a poll that brought no tokens. `asked` are the scopes, for the sentence.
    pub(super) fn after(&mut self, failure: &Failure, asked: &[String]) -> Next {
        let refusal = match failure {
            Failure::Unreachable(_) => return self.back_off(),
            Failure::Refused(refusal) => refusal,
        };
        if refusal.status >= 500
            || matches!(refusal.status, 407 | 408)
            || (300..400).contains(&refusal.status)
        {
            return self.back_off();
        }
        self.failures = 0;
        match (refusal.status, code(refusal)) {
            (428, _) | (_, "authorization_pending") => Next::Wait(self.wait()),
            (_, "slow_down") => {
                self.interval = self.interval.saturating_add(SLOW_DOWN);
                Next::Wait(self.wait())
            }
            (429, _) => Next::Wait(refusal.retry_after.unwrap_or(SLOW_DOWN).max(self.wait())),
            (_, "access_denied") => Next::Stop(SignInError::Denied),
            // On this endpoint invalid_grant means that the device code ran out (contract 9.3).
            (_, "invalid_grant" | "expired_token") => Next::Stop(SignInError::DeviceExpired),
            _ => Next::Stop(match refusal.meaning(asked) {
                SignInError::InvalidGrant => {
                    SignInError::Unexpected { status: Some(refusal.status), said: refusal.words().into() }
                }
                meaning => meaning,
            }),
        }
    }

    fn back_off(&mut self) -> Next {
        self.failures = (self.failures + 1).min(16);
        let doubled = self.wait().saturating_mul(1 << (self.failures - 1));
        Next::Wait(doubled.min(LONGEST_BACKOFF.max(self.wait())))
    }
}

/// The first word of the code: descriptions come as `slow_down` and as `slow_down: polling too fast`.
fn code(refusal: &Refusal) -> &str {
    refusal.code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, code: &str) -> Failure {
        Failure::Refused(Refusal { status, code: code.to_owned(), ..Refusal::default() })
    }

    fn limited(secs: u64) -> Failure {
        Failure::Refused(Refusal {
            status: 429,
            retry_after: Some(Duration::from_secs(secs)),
            ..Refusal::default()
        })
    }

    fn away() -> Failure {
        Failure::Unreachable(crate::say!("network-timed-out"))
    }

    fn wait(secs: u64) -> Next {
        Next::Wait(Duration::from_secs(secs))
    }

    #[test]
    fn every_answer_has_its_next_step() {
        let table = [
            ("428", refused(428, ""), wait(3)),
            ("428 with words", refused(428, "The request is pending"), wait(3)),
            ("pending as 400", refused(400, "authorization_pending"), wait(3)),
            ("slow down", refused(400, "slow_down"), wait(8)),
            ("slow down with words", refused(400, "slow_down: too many polls"), wait(8)),
            ("slow down as 429", refused(429, "slow_down"), wait(8)),
            ("rate limit, short", limited(1), wait(3)),
            ("rate limit, long", limited(20), wait(20)),
            ("rate limit, unsaid", refused(429, ""), wait(5)),
            ("network away", away(), wait(3)),
            ("platform down", refused(503, ""), wait(3)),
            ("a proxy's sign-in page", refused(302, ""), wait(3)),
            ("declined", refused(400, "access_denied"), Next::Stop(SignInError::Denied)),
            ("ran out", refused(400, "invalid_grant"), Next::Stop(SignInError::DeviceExpired)),
            ("ran out, RFC 8628", refused(400, "expired_token"), Next::Stop(SignInError::DeviceExpired)),
            ("wrong secret", refused(401, ""), Next::Stop(SignInError::WrongClient)),
            ("wrong secret as 400", refused(400, "invalid_client"), Next::Stop(SignInError::WrongClient)),
        ];
        for (what, failure, next) in table {
            assert_eq!(Pace::new(Duration::from_secs(2)).after(&failure, &[]), next, "{what}");
        }
    }

    #[test]
    fn an_unknown_refusal_ends_the_sign_in_instead_of_polling_on() {
        for (status, code) in
            [(400, "unsupported_grant_type"), (400, "tokenlimit_reached"), (400, ""), (404, "")]
        {
            let next = Pace::new(Duration::from_secs(2)).after(&refused(status, code), &[]);
            assert!(matches!(&next, Next::Stop(SignInError::Unexpected { .. })), "{status} {code}: {next:?}");
        }
    }

    #[test]
    fn slow_down_lasts_and_adds_up() {
        let mut pace = Pace::new(Duration::from_secs(2));
        let steps = ["slow_down", "authorization_pending", "slow_down", "authorization_pending"];
        let waits = steps.map(|code| pace.after(&refused(400, code), &[]));
        assert_eq!(waits, [wait(8), wait(8), wait(13), wait(13)]);
    }

    #[test]
    fn network_trouble_slows_down_and_is_forgotten_when_it_is_over() {
        let mut pace = Pace::new(Duration::from_secs(2));
        let waits: Vec<_> = (0..6).map(|_| pace.after(&away(), &[])).collect();
        assert_eq!(waits, [wait(3), wait(6), wait(12), wait(24), wait(30), wait(30)]);
        assert_eq!(pace.after(&refused(428, ""), &[]), wait(3));
        assert_eq!(pace.after(&away(), &[]), wait(3));
    }

    #[test]
    fn a_wait_longer_than_the_cap_is_not_shortened_by_trouble() {
        assert_eq!(Pace::new(Duration::from_secs(60)).after(&away(), &[]), wait(61));
    }
}
