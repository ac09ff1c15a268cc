//! Whether this computer has a network at all: the system knows of a pulled cable before any request does. Nothing is sent.

use std::net::UdpSocket;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::news::NewsSender;
use crate::console::event::News;

/// How often the system is asked.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Whether the system knows a way out of this computer. A datagram socket that is connected has asked it for one and sends
/// nothing; the addresses are those of documents (RFC 5737, RFC 3849), which are nobody's.
pub(super) fn has_route() -> bool {
    let leads = |from: &str, to: &str| UdpSocket::bind(from).is_ok_and(|socket| socket.connect(to).is_ok());
    leads("0.0.0.0:0", "192.0.2.1:443") || leads("[::]:0", "[2001:db8::1]:443")
}

/// Tells when the way is lost. A desk that never had one reaches Webex by a proxy beside it, and has nothing to lose here.
pub(super) async fn watch(has_route: impl Fn() -> bool, news: NewsSender, stop: CancellationToken) {
    let mut look = tokio::time::interval(LOOK_EVERY);
    let mut had_one = false;
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = look.tick() => {}
        }
        let has_one = has_route();
        if had_one && !has_one {
            news.send(News::NoNetwork).await;
        }
        had_one = has_one;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use tokio::sync::mpsc;
    use tokio::time::Instant;

    use super::super::Clock;
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_pulled_cable_is_told_once_and_within_five_seconds() {
        let (queue, mut told) = mpsc::channel(4);
        let news = NewsSender::new(queue, Arc::new(|| {}), Clock::new());
        let plugged = Arc::new(AtomicBool::new(true));
        let (asked, stop) = (Arc::clone(&plugged), CancellationToken::new());
        let watching = tokio::spawn(watch(move || asked.load(Ordering::Relaxed), news, stop.child_token()));
        tokio::time::sleep(Duration::from_secs(60)).await;
        assert!(told.try_recv().is_err(), "nothing has happened");

        plugged.store(false, Ordering::Relaxed);
        let pulled = Instant::now();
        assert!(matches!(told.recv().await, Some(News::NoNetwork)));
        assert!(pulled.elapsed() <= Duration::from_secs(5), "{:?}", pulled.elapsed());
        tokio::time::sleep(Duration::from_secs(60)).await;
        assert!(told.try_recv().is_err(), "once");
        stop.cancel();
        watching.await.unwrap();
    }
}
