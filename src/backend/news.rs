//! News for the window: first into the queue, then the wake-up. The other way round the window may wake, find nothing
//! and sleep again.

use std::sync::Arc;

use tokio::sync::mpsc;

use super::clock::Clock;
use crate::console::event::News;
use crate::console::now::Now;

/// Sends news to the window and wakes it.
#[derive(Clone)]
pub struct NewsSender {
    queue: mpsc::Sender<News>,
    wake: Arc<dyn Fn() + Send + Sync>,
    clock: Clock,
}

impl NewsSender {
    /// A sender into this queue.
    pub fn new(queue: mpsc::Sender<News>, wake: Arc<dyn Fn() + Send + Sync>, clock: Clock) -> Self {
        Self { queue, wake, clock }
    }

    /// Sends one piece of news. Waits while the queue is full; a window that has closed wants no news.
    pub async fn send(&self, news: News) {
        if self.queue.send(news).await.is_ok() {
            (self.wake)();
        }
    }

    /// The same for what the window needs only when it wakes for something else: it is not woken, and nothing waits for room.
    pub fn leave(&self, news: News) {
        self.queue.try_send(news).ok();
    }

    /// This moment, for news that say when they began.
    pub fn now(&self) -> Now {
        self.clock.now()
    }
}
