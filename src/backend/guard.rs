//! A task that stops in the middle (a panic) is a mistake of Valet. The panic hook has logged where; here the rest goes on,
//! and whoever waits for the task's answer is told that none will come.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt as _;

use super::news::NewsSender;
use crate::console::effect::Effect;
use crate::console::event::News;
use crate::console::failure::{Failure, FailureKind, LookUp, PressAgain};
use crate::say;

/// A part that stops again and again must not spin.
const BREATH: Duration = Duration::from_secs(5);

/// Does the work. `None`: it stopped in the middle. Nothing that it held half changed is looked at again.
pub(super) async fn unharmed<T>(work: impl Future<Output = T>) -> Option<T> {
    AssertUnwindSafe(work).catch_unwind().await.ok()
}

/// Keeps a part up that must not end before the console does: one that stops in the middle is said and begins anew.
pub(super) async fn kept_up<F: Future<Output = ()>>(news: &NewsSender, part: impl Fn() -> F) {
    while unharmed(part()).await.is_none() {
        news.send(News::Trouble(say!("part-stopped").into())).await;
        tokio::time::sleep(BREATH).await;
    }
}

/// What carries out an effect, with the answer to give should it stop in the middle.
pub(super) async fn carried_out(effect: Effect, news: &NewsSender, work: impl AsyncFnOnce(Effect)) {
    let answer = effect.failed(stopped);
    let name = effect.name();
    if unharmed(work(effect)).await.is_none() {
        tracing::error!(effect = name, "stopped in the middle");
        news.send(answer.unwrap_or_else(|| News::Trouble(say!("part-stopped").into()))).await;
    }
}

/// Nobody knows whether a command went out: its outcome is looked up among the calls (contract 10.4), and nothing is sent
/// again.
fn stopped() -> Failure {
    Failure {
        again: PressAgain::AfterLookUp,
        look_up: LookUp::Calls,
        ..Failure::of_valet(say!("order-stopped"), FailureKind::Troubled)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::sync::mpsc;

    use super::super::{Clock, asked, signing};
    use super::*;
    use crate::console::ids::{Epoch, RetrievalId};
    use crate::webex;

    /// Hands out a token to nobody: the task that asks for one stops there.
    struct Breaks;

    impl webex::Bearer for Breaks {
        fn bearer(&self) -> webex::BearerFuture<'_> {
            panic!("no token")
        }

        fn renewed<'a>(&'a self, _: &'a secrecy::SecretString) -> webex::BearerFuture<'a> {
            panic!("no token")
        }
    }

    async fn told_after(effect: Effect) -> News {
        let (queue, mut told) = mpsc::channel(4);
        let news = NewsSender::new(queue, Arc::new(|| {}), Clock::new());
        let config = webex::Config::new("http://127.0.0.1:9/v1".parse().unwrap());
        let client = webex::Client::new(config, Arc::new(Breaks)).unwrap();
        let memory = signing::Memory::new("nowhere".into());
        carried_out(effect, &news, async |effect| {
            asked(Some(client), memory.clone(), webex::Pressed::default(), effect, &news).await;
        })
        .await;
        let answer = told.recv().await.unwrap();
        assert!(told.try_recv().is_err(), "one answer");
        answer
    }

    #[tokio::test]
    async fn a_retrieve_whose_task_stops_in_the_middle_is_looked_up_and_not_left_hanging() {
        let (destination, endpoint) = (Some("7001".to_owned()), None);
        let effect = Effect::Retrieve { id: RetrievalId(7), destination, endpoint };
        let News::Retrieved { id, result: Err(failure) } = told_after(effect).await else { panic!() };
        assert_eq!(
            (id, failure.again, failure.look_up),
            (RetrievalId(7), PressAgain::AfterLookUp, LookUp::Calls)
        );
        assert!(failure.words.in_english().contains("stopped in the middle"), "{:?}", failure.words);
    }

    #[tokio::test]
    async fn a_reading_whose_task_stops_in_the_middle_is_a_reading_that_failed() {
        let News::Group { result: Err(failure), .. } = told_after(Effect::ReadGroup(Epoch::default())).await
        else {
            panic!()
        };
        assert!(failure.may_pass(), "it is read again");
    }

    #[tokio::test(start_paused = true)]
    async fn a_part_that_stops_in_the_middle_is_said_and_begins_anew() {
        let (queue, mut told) = mpsc::channel(4);
        let news = NewsSender::new(queue, Arc::new(|| {}), Clock::new());
        let rounds = std::sync::atomic::AtomicU32::new(0);
        kept_up(&news, || async {
            let round = rounds.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            assert!(round > 1, "the first two stop in the middle");
        })
        .await;
        for _ in 0..2 {
            assert!(matches!(told.try_recv(), Ok(News::Trouble(_))));
        }
        assert_eq!(rounds.into_inner(), 3);
    }
}
