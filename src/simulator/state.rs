//! The one state that all requests share, and the bringing of it up to the present before anything looks at it.

use std::sync::{Mutex, PoisonError};

use jiff::SignedDuration;
use tokio::sync::Notify;

use super::auth::Auth;
use super::clock::{Clock, Moment};
use super::control::faults::Faults;
use super::control::journal::Journal;
use super::driver::Driver;
use super::world::World;
use super::xsi::Hub;

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
    /// The live layer.
    pub xsi: Hub,
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
        xsi: Hub,
    ) -> Self {
        let inner = Inner { world, driver, xsi, faults: Faults::default(), journal: Journal::default() };
        Self { auth, clock, api_base, seed, inner: Mutex::new(inner), changed: Notify::new() }
    }

    /// Looks at or changes the state, brought up to the present first.
    pub fn with<R>(&self, act: impl FnOnce(&mut Inner) -> R) -> R {
        self.with_moment(|inner, _| act(inner))
    }

    /// The same, with the moment.
    pub fn with_moment<R>(&self, act: impl FnOnce(&mut Inner, Moment) -> R) -> R {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.moment();
        inner.settle(now);
        let result = act(&mut inner, now);
        inner.tell(now);
        drop(inner);
        self.changed.notify_one();
        result
    }

    /// Lives on by itself: sleeps until something is due or changes. Never ends.
    pub async fn live(&self) {
        loop {
            let wait = {
                let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
                inner.next_due(self.clock.moment())
            };
            let changed = self.changed.notified();
            match wait {
                None => changed.await,
                Some(wait) => {
                    let wait = std::time::Duration::try_from(wait).unwrap_or_default();
                    if tokio::time::timeout(wait, changed).await.is_err() {
                        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
                        inner.settle(self.clock.moment());
                    }
                }
            }
        }
    }
}

impl Inner {
    /// How long until something is due, on either clock.
    fn next_due(&self, now: Moment) -> Option<SignedDuration> {
        let driver = self.driver.as_ref().map(Driver::next_due);
        let (expiry, wire) = self.xsi.next_due();
        let sim = [self.world.next_due(), driver, expiry].into_iter().flatten().min();
        let waits = [sim.map(|at| at.duration_since(now.sim)), wire.map(|at| at.duration_since(now.wire))];
        waits.into_iter().flatten().min()
    }

    /// Tells the live layer what has happened, and lets time pass there.
    fn tell(&mut self, now: Moment) {
        for happening in self.world.heard() {
            self.xsi.happened(&happening, &self.world, now);
        }
        self.xsi.tick(&mut self.world, now);
    }

    /// Lives through the time until `now`, in order. Of a longer stretch the reception works only the last day.
    fn settle(&mut self, now: Moment) {
        let Moment { sim, .. } = now;
        let yesterday = sim.checked_sub(LIVELY_STRETCH).unwrap_or(sim);
        if let Some(driver) = self.driver.as_mut().filter(|driver| driver.next_due() < yesterday) {
            driver.rest_until(yesterday);
        }
        while let Some(driver) = self.driver.as_mut().filter(|driver| driver.next_due() <= sim) {
            self.world.settle(driver.next_due());
            driver.act(&mut self.world);
            for happening in self.world.heard() {
                self.xsi.happened(&happening, &self.world, now);
            }
        }
        self.world.settle(sim);
        self.tell(now);
    }
}
