//! Time that passes when the test says so.

use std::time::Duration;

/// How often tasks and sockets get their turn after each move of the clock. Loopback delivers at once, so that a request, its
/// answer and what follows from it need some turns and no time.
const TURNS: usize = 24;

/// Runs a day on one thread whose clock stands still but for [`pass`].
pub fn on_a_clock_moved_by_hand(day: impl Future<Output = ()>) {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_all().start_paused(true).build().unwrap();
    runtime.block_on(async {
        // Tokio moves a stopped clock by itself when it finds nothing to do, but not while a thread of its own still works.
        let (over, until_over) = std::sync::mpsc::channel::<()>();
        let held = tokio::task::spawn_blocking(move || until_over.recv().ok());
        day.await;
        drop(over);
        held.await.unwrap();
    });
}

/// Lets so much time pass, and everybody do what is due.
pub async fn pass(how_long: Duration) {
    tokio::time::advance(how_long).await;
    for _ in 0..TURNS {
        tokio::task::yield_now().await;
    }
}
