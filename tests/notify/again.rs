//! A message bus that ends, as with a session's restart, and is there again.

use valet::backend::Backend;
use valet::console::event::News;

use crate::appearance::portal;
use crate::bus::{Bus, next};
use crate::lock::saver;

/// What was told last of the look (dark, and high contrast) and of a locked screen.
#[derive(Debug, Default, PartialEq, Eq)]
struct Heard {
    look: (Option<bool>, bool),
    locked: bool,
}

impl Heard {
    /// Listens until this has been told.
    async fn wait(&mut self, backend: &mut Backend, told: Self) {
        while *self != told {
            let is_meant = |news: &News| matches!(news, News::Appearance(_) | News::Locked(_));
            match next(backend, &format!("{told:?}"), |news| Some(news).filter(is_meant)).await {
                News::Appearance(look) => self.look = (look.dark, look.high_contrast),
                News::Locked(locked) => self.locked = locked,
                _ => {}
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn on_a_bus_that_is_back_the_look_and_a_locked_screen_are_heard_again() {
    let mut bus = Bus::start();
    let before = (portal(&bus, 1, 0).await, saver(&bus, true).await);
    let (mut backend, mut heard) = (bus.backend(), Heard::default());
    let dark = (Some(true), false);
    heard.wait(&mut backend, Heard { look: dark, locked: true }).await;
    bus.end();
    heard.wait(&mut backend, Heard { look: dark, locked: false }).await;
    drop(before);

    bus.start_again();
    let _after = (portal(&bus, 2, 1).await, saver(&bus, true).await);
    heard.wait(&mut backend, Heard { look: (Some(false), true), locked: true }).await;
    backend.stop.cancel();
}
