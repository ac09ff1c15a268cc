//! Waiting for something to come true, with a deadline and a message.

use std::time::{Duration, Instant};

/// How long most things may take on a slow computer.
pub const PATIENCE: Duration = Duration::from_secs(20);
const TICK: Duration = Duration::from_millis(20);

/// Asks until there is an answer. Fails with the last reason why there was none.
pub fn wait_until<T>(what: &str, within: Duration, mut ask: impl FnMut() -> Result<T, String>) -> T {
    let deadline = Instant::now() + within;
    loop {
        match ask() {
            Ok(answer) => return answer,
            Err(why) if Instant::now() > deadline => panic!("{what} did not come in {within:?}: {why}"),
            Err(_) => std::thread::sleep(TICK),
        }
    }
}
