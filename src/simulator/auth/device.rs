//! Device grants on their way (contract 9.3): started by an application, decided by a person on the simulator's page or by the
//! `devicePending` knob, and polled. Pure: time is an argument.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use uuid::Uuid;

use super::grants::after;
use super::knobs::Knobs;
use super::refusal::{Code, Refusal};

/// A poll this much early still counts as in time: a client's timer and the network both jitter.
const SLACK_MS: i128 = 250;

/// What a person may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Yes, as the user with this index.
    Allow(usize),
    /// No.
    Deny,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Pending,
    Decided(Decision),
    Redeemed,
}

struct Device {
    scopes: BTreeSet<String>,
    user_code: String,
    page_code: String,
    nonce: String,
    expires: Timestamp,
    interval_secs: i64,
    polled: Option<Timestamp>,
    pendings: u64,
    state: State,
}

/// The codes of a grant that has just been started.
pub struct Started {
    /// What the application polls with.
    pub device_code: String,
    /// Six digits that a person can type.
    pub user_code: String,
    /// What `verification_uri_complete` carries instead of the digits.
    pub page_code: String,
}

/// What the verification page shows of a pending grant.
pub struct Shown {
    /// Scopes asked for.
    pub scopes: BTreeSet<String>,
    /// The digits, to compare with those on the device.
    pub user_code: String,
    /// What the form of the page must bring back.
    pub nonce: String,
}

/// Every device grant, by device code.
#[derive(Default)]
pub struct Devices(HashMap<String, Device>);

impl Devices {
    /// Starts a grant. User codes are unique among those that have not expired.
    pub fn start(&mut self, scopes: BTreeSet<String>, now: Timestamp, knobs: &Knobs) -> Started {
        self.0.retain(|_, device| now < device.expires);
        let user_code = loop {
            let digits = format!("{:06}", Uuid::new_v4().as_u128() % 1_000_000);
            if self.0.values().all(|device| device.user_code != digits) {
                break digits;
            }
        };
        let [device_code, page_code, nonce] = [(); 3].map(|()| Uuid::new_v4().simple().to_string());
        let device = Device {
            scopes,
            user_code: user_code.clone(),
            page_code: page_code.clone(),
            nonce,
            expires: after(now, knobs.device_secs),
            interval_secs: knobs.device_interval_secs,
            polled: None,
            pendings: 0,
            state: State::Pending,
        };
        self.0.insert(device_code.clone(), device);
        Started { device_code, user_code, page_code }
    }

    /// The pending grant behind what a person typed (spaces do not matter) or followed.
    pub fn show(&self, code: &str, now: Timestamp) -> Option<Shown> {
        let device = self.0.values().find(|device| device.is_open_for(code, now))?;
        Some(Shown {
            scopes: device.scopes.clone(),
            user_code: device.user_code.clone(),
            nonce: device.nonce.clone(),
        })
    }

    /// Records the decision of a person who saw the page; false when there is nothing to decide or the nonce is another page's.
    pub fn decide(&mut self, code: &str, nonce: &str, decision: Decision, now: Timestamp) -> bool {
        let open = self.0.values_mut().find(|device| device.is_open_for(code, now) && device.nonce == nonce);
        open.map(|device| device.state = State::Decided(decision)).is_some()
    }

    /// One poll: the user and the scopes of an approved grant, once.
    ///
    /// # Errors
    /// `authorization_pending`, `slow_down`, `access_denied`, or `invalid_grant` for a code that is unknown, expired or used.
    pub fn poll(
        &mut self,
        device_code: &str,
        now: Timestamp,
        knobs: &Knobs,
    ) -> Result<(usize, BTreeSet<String>), Refusal> {
        let device = self.0.get_mut(device_code).ok_or(Refusal::grant("The device code is not known."))?;
        if now >= device.expires {
            return Err(Refusal::grant("The device code has expired."));
        }
        if device.state == State::Pending {
            let polled = device.polled.replace(now);
            if polled.is_some_and(|polled| is_too_soon(polled, now, device.interval_secs)) {
                return Err(Refusal::new(Code::SlowDown, "Polled faster than the interval."));
            }
            device.decide_itself(knobs);
        }
        match device.state {
            State::Pending => {
                device.pendings += 1;
                Err(Refusal::new(Code::AuthorizationPending, "Nobody has approved the device yet."))
            }
            State::Decided(Decision::Deny) => Err(Refusal::new(Code::AccessDenied, "The device was denied.")),
            State::Decided(Decision::Allow(user)) => {
                device.state = State::Redeemed;
                Ok((user, device.scopes.clone()))
            }
            State::Redeemed => Err(Refusal::grant("The device code was used before.")),
        }
    }
}

impl Device {
    fn is_open_for(&self, code: &str, now: Timestamp) -> bool {
        let is_same =
            self.page_code == code || code.chars().filter(|c| !c.is_whitespace()).eq(self.user_code.chars());
        is_same && self.state == State::Pending && now < self.expires
    }

    fn decide_itself(&mut self, knobs: &Knobs) {
        let is_due = knobs.device_pending.map_or(knobs.device_deny, |pending| self.pendings >= pending);
        if is_due {
            let decision = if knobs.device_deny { Decision::Deny } else { Decision::Allow(0) };
            self.state = State::Decided(decision);
        }
    }
}

fn is_too_soon(polled: Timestamp, now: Timestamp, interval_secs: i64) -> bool {
    now.duration_since(polled).as_millis() + SLACK_MS < i128::from(interval_secs) * 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + secs).unwrap()
    }

    fn scopes() -> BTreeSet<String> {
        BTreeSet::from(["a".to_owned()])
    }

    fn drive_to_started(knobs: &Knobs) -> (Devices, Started) {
        let mut devices = Devices::default();
        let started = devices.start(scopes(), at(0), knobs);
        (devices, started)
    }

    fn polled(devices: &mut Devices, started: &Started, secs: i64, knobs: &Knobs) -> Result<usize, Code> {
        devices
            .poll(&started.device_code, at(secs), knobs)
            .map(|(user, _)| user)
            .map_err(|refusal| refusal.code)
    }

    #[test]
    fn a_person_approves_and_the_code_works_once() {
        let knobs = Knobs::default();
        let (mut devices, started) = drive_to_started(&knobs);
        assert_eq!(polled(&mut devices, &started, 1, &knobs), Err(Code::AuthorizationPending));
        let shown = devices.show(&started.page_code, at(2)).unwrap();
        assert_eq!((shown.user_code.as_str(), shown.scopes), (started.user_code.as_str(), scopes()));
        assert!(devices.decide(&started.user_code, &shown.nonce, Decision::Allow(1), at(2)));
        assert_eq!(polled(&mut devices, &started, 3, &knobs), Ok(1));
        assert_eq!(polled(&mut devices, &started, 6, &knobs), Err(Code::InvalidGrant));
    }

    #[test]
    fn digits_may_be_typed_with_a_space() {
        let (devices, started) = drive_to_started(&Knobs::default());
        let (left, right) = started.user_code.split_at(3);
        assert!(devices.show(&format!(" {left} {right}"), at(1)).is_some());
        assert!(devices.show("", at(1)).is_none());
    }

    #[test]
    fn another_pages_nonce_decides_nothing() {
        let knobs = Knobs::default();
        let (mut devices, started) = drive_to_started(&knobs);
        assert!(!devices.decide(&started.user_code, "forged", Decision::Allow(0), at(1)));
        assert_eq!(polled(&mut devices, &started, 1, &knobs), Err(Code::AuthorizationPending));
    }

    #[test]
    fn polling_faster_than_the_interval_is_told_to_slow_down() {
        let knobs = Knobs::default();
        let (mut devices, started) = drive_to_started(&knobs);
        assert_eq!(polled(&mut devices, &started, 0, &knobs), Err(Code::AuthorizationPending));
        assert_eq!(polled(&mut devices, &started, 1, &knobs), Err(Code::SlowDown));
        assert_eq!(
            polled(&mut devices, &started, 2, &knobs),
            Err(Code::SlowDown),
            "measured from the last poll"
        );
        assert_eq!(polled(&mut devices, &started, 4, &knobs), Err(Code::AuthorizationPending));
    }

    #[test]
    fn a_timer_that_fires_a_little_early_is_in_time() {
        assert!(!is_too_soon(at(0), Timestamp::from_millisecond(at(2).as_millisecond() - 250).unwrap(), 2));
        assert!(is_too_soon(at(0), Timestamp::from_millisecond(at(2).as_millisecond() - 251).unwrap(), 2));
    }

    #[test]
    fn the_knob_approves_as_the_first_user_after_so_many_pendings() {
        let knobs = Knobs { device_pending: Some(2), ..Knobs::default() };
        let (mut devices, started) = drive_to_started(&knobs);
        assert_eq!(polled(&mut devices, &started, 0, &knobs), Err(Code::AuthorizationPending));
        assert_eq!(polled(&mut devices, &started, 1, &knobs), Err(Code::SlowDown), "does not count");
        assert_eq!(polled(&mut devices, &started, 3, &knobs), Err(Code::AuthorizationPending));
        assert_eq!(polled(&mut devices, &started, 5, &knobs), Ok(0));
    }

    #[test]
    fn the_knob_denies_at_once_or_after_so_many_pendings() {
        let knobs = Knobs { device_deny: true, ..Knobs::default() };
        let (mut devices, started) = drive_to_started(&knobs);
        assert_eq!(polled(&mut devices, &started, 0, &knobs), Err(Code::AccessDenied));
        let knobs = Knobs { device_pending: Some(1), ..knobs };
        let (mut devices, started) = drive_to_started(&knobs);
        assert_eq!(polled(&mut devices, &started, 0, &knobs), Err(Code::AuthorizationPending));
        assert_eq!(polled(&mut devices, &started, 2, &knobs), Err(Code::AccessDenied));
    }

    #[test]
    fn an_expired_code_is_refused_and_shown_to_nobody() {
        let knobs = Knobs::default();
        let (mut devices, started) = drive_to_started(&knobs);
        assert_eq!(polled(&mut devices, &started, 300, &knobs), Err(Code::InvalidGrant));
        assert!(devices.show(&started.user_code, at(300)).is_none());
    }
}
