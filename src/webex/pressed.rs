//! When a command was pressed, on both clocks. What cannot go out within a few seconds is not sent any more: whoever pressed
//! has lifted another receiver meanwhile, and a laptop that wakes must not carry out what was wanted before it slept.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// So long a command may wait to be sent.
pub(super) const GO_OUT: Duration = Duration::from_secs(4);

/// The moment of a press.
#[derive(Debug, Clone, Copy)]
pub struct Pressed {
    mono: Instant,
    wall: SystemTime,
}

impl Default for Pressed {
    /// Now.
    fn default() -> Self {
        Self { mono: Instant::now(), wall: SystemTime::now() }
    }
}

impl Pressed {
    /// Nobody expects any more that it goes out. A clock that was set forward counts as a sleep: that costs a press.
    pub fn is_too_long_ago(&self) -> bool {
        let (mono, wall) = self.ages();
        mono.max(wall) > GO_OUT
    }

    /// The computer has slept since.
    fn has_slept(&self) -> bool {
        let (mono, wall) = self.ages();
        slept(mono, wall)
    }

    /// Carries on with `work` unless the computer sleeps meanwhile. `None`: it has slept, and the work was dropped before it
    /// could go on.
    pub(super) async fn unless_it_sleeps<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        poll_fn(
            |context| {
                if self.has_slept() { Poll::Ready(None) } else { work.as_mut().poll(context).map(Some) }
            },
        )
        .await
    }

    /// A body that goes out in time or not at all: a connection may have been long in coming.
    pub(super) fn body(self, body: Vec<u8>) -> reqwest::Body {
        reqwest::Body::wrap(InTime { pressed: self, body: Some(body.into()) })
    }

    fn ages(&self) -> (Duration, Duration) {
        (self.mono.elapsed(), self.wall.elapsed().unwrap_or_default())
    }
}

/// On Linux and macOS the monotonic clock stands still in a sleep; on Windows it goes on, and the request's own limit ends it.
fn slept(mono: Duration, wall: Duration) -> bool {
    wall.saturating_sub(mono) > GO_OUT
}

/// The body of a command. It is asked for when the connection stands; Webex carries out nothing without it.
struct InTime {
    pressed: Pressed,
    body: Option<Bytes>,
}

/// The command was not sent: nobody expects it any more.
#[derive(Debug, thiserror::Error)]
#[error("pressed too long ago")]
pub(super) struct Late;

impl Body for InTime {
    type Data = Bytes;
    type Error = Late;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Late>>> {
        Poll::Ready(match self.body.take() {
            Some(_) if self.pressed.is_too_long_ago() => Some(Err(Late)),
            body => body.map(|body| Ok(Frame::data(body))),
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.body.as_ref().map_or(0, |body| body.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::super::error::{NoAnswer, NotSent};
    use super::super::no_answer;
    use super::*;
    use crate::outgoing;

    fn ago(mono_secs: u64, wall_secs: u64) -> Pressed {
        let now = Pressed::default();
        let (mono, wall) = (Duration::from_secs(mono_secs), Duration::from_secs(wall_secs));
        Pressed { mono: now.mono - mono, wall: now.wall - wall }
    }

    #[test]
    fn a_press_is_too_long_ago_on_either_clock() {
        assert!(!ago(0, 0).is_too_long_ago() && !ago(3, 3).is_too_long_ago());
        assert!(ago(5, 5).is_too_long_ago());
        assert!(ago(1, 3_600).is_too_long_ago(), "the laptop slept for an hour");
    }

    /// What arrives of a body that was pressed then, and what the sender is told.
    async fn sent(pressed: Pressed) -> (String, Result<(), NoAnswer>) {
        let server = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}/", server.local_addr().expect("an address"));
        let arrived = tokio::spawn(async move {
            let (mut stream, _) = server.accept().await.expect("a connection");
            let mut bytes = vec![0; 4096];
            let mut text = String::new();
            while let Ok(read @ 1..) = stream.read(&mut bytes).await {
                text.push_str(&String::from_utf8_lossy(&bytes[..read]));
                if text.contains("7001") {
                    stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.expect("an answer");
                    break;
                }
            }
            text
        });
        let client = outgoing::client().no_proxy().build().expect("a client");
        let answer = client.post(address).body(pressed.body(b"{\"destination\":\"7001\"}".to_vec())).send();
        let answer = answer.await.map(drop).map_err(|why| no_answer::classify(why).0);
        drop(client);
        (arrived.await.expect("the server"), answer)
    }

    #[tokio::test]
    async fn a_body_goes_out_in_time_or_not_at_all() {
        let (text, answer) = sent(ago(3, 3)).await;
        assert!(text.contains("content-length: 22") && text.contains("7001"), "{text}");
        assert_eq!(answer, Ok(()));
        let (text, answer) = sent(ago(5, 5)).await;
        assert!(!text.contains("7001"), "{text}");
        assert_eq!(answer, Err(NoAnswer::NotSent(NotSent::Late)), "nothing was carried out");
    }

    #[tokio::test]
    async fn what_was_on_its_way_when_the_laptop_slept_does_not_go_on() {
        let mut has_gone_on = false;
        let work = async { has_gone_on = true };
        assert_eq!(ago(1, 3_600).unless_it_sleeps(work).await, None);
        assert!(!has_gone_on);
        assert_eq!(ago(5, 5).unless_it_sleeps(async { 7 }).await, Some(7), "slow, but awake");
    }
}
