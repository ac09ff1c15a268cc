//! The one state that all requests share, and the bringing of it up to the present before anything looks at it.

use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;

use super::auth::Auth;
use super::clock::Clock;
use super::control::faults::Faults;
use super::control::journal::Journal;
use super::driver::Driver;
use super::world::World;

/// The longest time that the reception works through at once: what `/sim/advance` skips beyond it costs nobody a wait.
const LIVELY_STRETCH: SignedDuration = SignedDuration::from_hours(24);

/// A running simulator, as requests see it.
pub struct Sim {
    /// Tokens and consent.
    pub auth: Auth,
    /// The simulator's time.
    pub clock: Clock,
    /// Where the REST API is, as clients write it.
    pub api_base: String,
    /// The seed of this run.
    pub seed: u64,
    inner: Mutex<Inner>,
    changed: Notify,
}

/// What changes.
pub struct Inner {
    /// The telephone system.
    pub world: World,
    /// The people who act by themselves, in a lively scenario.
    pub driver: Option<Driver>,
    /// Faults that wait for their request.
    pub faults: Faults,
    /// What was received.
    pub journal: Journal,
}

impl Sim {
    /// A simulator with this world, at its clock's present.
    pub fn new(
        auth: Auth,
        clock: Clock,
        api_base: String,
        seed: u64,
        world: World,
        driver: Option<Driver>,
    ) -> Self {
        let inner = Inner { world, driver, faults: Faults::default(), journal: Journal::default() };
        Self { auth, clock, api_base, seed, inner: Mutex::new(inner), changed: Notify::new() }
    }

    /// Looks at or changes the state, brought up to the present first.
    pub fn with<R>(&self, act: impl FnOnce(&mut Inner) -> R) -> R {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.settle(self.clock.now());
        let result = act(&mut inner);
        drop(inner);
        self.changed.notify_one();
        result
    }

    /// Lives on by itself: sleeps until something is due or changes. Never ends.
    pub async fn live(&self) {
        loop {
            let due = self.inner.lock().unwrap_or_else(PoisonError::into_inner).next_due();
            let changed = self.changed.notified();
            match due {
                None => changed.await,
                Some(due) => {
                    let wait = due.duration_since(self.clock.now());
                    let wait = std::time::Duration::try_from(wait).unwrap_or_default();
                    if tokio::time::timeout(wait, changed).await.is_err() {
                        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
                        inner.settle(self.clock.now());
                    }
                }
            }
        }
    }
}

impl Inner {
    fn next_due(&self) -> Option<Timestamp> {
        let driver = self.driver.as_ref().map(Driver::next_due);
        [self.world.next_due(), driver].into_iter().flatten().min()
    }

    /// Lives through the time until `now`, in order. Of a longer stretch the reception works only the last day.
    fn settle(&mut self, now: Timestamp) {
        let yesterday = now.checked_sub(LIVELY_STRETCH).unwrap_or(now);
        if let Some(driver) = self.driver.as_mut().filter(|driver| driver.next_due() < yesterday) {
            driver.rest_until(yesterday);
        }
        while let Some(driver) = self.driver.as_mut().filter(|driver| driver.next_due() <= now) {
            self.world.settle(driver.next_due());
            driver.act(&mut self.world);
        }
        self.world.settle(now);
    }
}
