//! The tokens of one sign-in and how old they may get. Pure: time is an argument.

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret as _, SecretString};

/// Tokens as Webex granted them. `Debug` is redacted and every secret is wiped from memory when dropped.
#[derive(Clone)]
pub struct Tokens {
    /// The bearer.
    pub access: SecretString,
    /// When the bearer runs out; `None` when Webex did not say (a personal token).
    pub access_expires_at: Option<Timestamp>,
    /// When the answer arrived: the life is counted from here.
    pub received_at: Timestamp,
    /// Renews the bearer; absent for a personal token.
    pub refresh: Option<SecretString>,
    /// When the refresh token runs out, if Webex said so. It is renewed by use (contract 9.1).
    pub refresh_expires_at: Option<Timestamp>,
    /// What was granted; `None`: the answer did not say (contract 9.2).
    pub scopes: Option<BTreeSet<String>>,
}

/// Where in its life a bearer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// Use it.
    Fresh,
    /// 80 % of its life are over: use it, but renew it.
    Due,
    /// Run out.
    Dead,
}

impl Tokens {
    /// Tokens of an earlier run, of which only the refresh token was kept: the bearer counts as run out.
    pub(super) fn cold(
        refresh: SecretString,
        refresh_expires_at: Option<Timestamp>,
        scopes: Option<BTreeSet<String>>,
    ) -> Self {
        Self {
            access: SecretString::from(""),
            access_expires_at: Some(Timestamp::UNIX_EPOCH),
            received_at: Timestamp::UNIX_EPOCH,
            refresh: Some(refresh),
            refresh_expires_at,
            scopes,
        }
    }

    /// When the bearer is to be renewed: at 80 % of its life (contract 9.4). `None`: not by the clock.
    pub fn due_at(&self) -> Option<Timestamp> {
        let life = self.access_expires_at?.duration_since(self.received_at).max(SignedDuration::ZERO);
        self.received_at.checked_add(life * 4 / 5).ok()
    }

    pub(super) fn age(&self, now: Timestamp) -> Age {
        match (self.access_expires_at, self.due_at()) {
            (Some(expires_at), _) if now >= expires_at => Age::Dead,
            (_, Some(due_at)) if now >= due_at => Age::Due,
            _ => Age::Fresh,
        }
    }

    /// These tokens after a refresh. What the answer leaves out stays as it was (contract 9.1: keep the old
    /// refresh token if none is returned).
    pub(super) fn renewed_by(&self, answer: Tokens) -> Tokens {
        let kept = answer.refresh.is_none();
        Tokens {
            refresh: answer.refresh.or_else(|| self.refresh.clone()),
            refresh_expires_at: match answer.refresh_expires_at {
                None if kept => self.refresh_expires_at,
                renewed => renewed,
            },
            scopes: answer.scopes.or_else(|| self.scopes.clone()),
            ..answer
        }
    }

    /// Whether `bearer` is this access token.
    pub(super) fn is_bearer(&self, bearer: &SecretString) -> bool {
        self.access.expose_secret() == bearer.expose_secret()
    }
}

/// `now + life`, or `None` where no calendar reaches that far.
pub(super) fn after(now: Timestamp, life: Duration) -> Option<Timestamp> {
    now.checked_add(SignedDuration::try_from(life).ok()?).ok()
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens")
            .field("access", &"[redacted]")
            .field("access_expires_at", &self.access_expires_at)
            .field("received_at", &self.received_at)
            .field("refresh", &self.refresh.as_ref().map(|_| "[redacted]"))
            .field("refresh_expires_at", &self.refresh_expires_at)
            .field("scopes", &self.scopes)
            .finish()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn at(secs: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + secs).unwrap()
    }

    pub(in crate::oauth) fn tokens() -> Tokens {
        Tokens {
            access: SecretString::from("access-words"),
            access_expires_at: Some(at(1000)),
            received_at: at(0),
            refresh: Some(SecretString::from("refresh-words")),
            refresh_expires_at: Some(at(9000)),
            scopes: Some(["spark:calls_read".to_owned()].into()),
        }
    }

    #[test]
    fn debug_shows_no_token() {
        let shown = format!("{:?}", tokens());
        assert!(!shown.contains("access-words") && !shown.contains("refresh-words"), "{shown}");
    }

    #[test]
    fn a_bearer_is_due_at_80_percent_and_dead_at_the_end() {
        let tokens = tokens();
        assert_eq!(tokens.due_at(), Some(at(800)));
        for (secs, age) in
            [(-5, Age::Fresh), (799, Age::Fresh), (800, Age::Due), (999, Age::Due), (1000, Age::Dead)]
        {
            assert_eq!(tokens.age(at(secs)), age, "after {secs} s");
        }
    }

    #[test]
    fn a_bearer_without_an_end_is_always_fresh() {
        let tokens = Tokens { access_expires_at: None, ..tokens() };
        assert_eq!(tokens.age(at(1_000_000)), Age::Fresh);
    }

    #[test]
    fn a_refresh_keeps_what_the_answer_leaves_out() {
        let bare = Tokens { refresh: None, refresh_expires_at: None, scopes: None, ..tokens() };
        let renewed = tokens().renewed_by(bare);
        assert_eq!(renewed.refresh.unwrap().expose_secret(), "refresh-words");
        assert_eq!(renewed.refresh_expires_at, Some(at(9000)));
        assert_eq!(renewed.scopes, tokens().scopes);
    }

    #[test]
    fn a_refresh_takes_what_the_answer_brings() {
        let new =
            Tokens { refresh: Some(SecretString::from("second")), refresh_expires_at: None, ..tokens() };
        let renewed = tokens().renewed_by(new);
        assert_eq!(renewed.refresh.unwrap().expose_secret(), "second");
        assert_eq!(renewed.refresh_expires_at, None, "the old token's end is not the new one's");
    }

    #[test]
    fn an_absurd_life_is_no_end_at_all() {
        assert_eq!(after(at(0), Duration::from_secs(u64::MAX)), None);
    }

    #[test]
    fn kept_tokens_start_dead_so_that_the_first_use_renews_them() {
        let cold = Tokens::cold(SecretString::from("r"), None, None);
        assert_eq!(cold.age(at(0)), Age::Dead);
    }
}
