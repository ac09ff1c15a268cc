//! The one owner of the journal of parked calls. It opens the file at the start, writes one order after the other on a
//! thread that may wait for the disk, and ends when nobody can order any more and everything is written.

use std::path::Path;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::kept;
use super::news::NewsSender;
use crate::console::event::News;
use crate::console::ids::ParkId;
use crate::console::ledger::{GoneBy, JournalNews, ParkedCall};
use crate::console::words;
use crate::present;
use crate::say;
use crate::store::Journal;
use crate::store::journal::{JournalError, Mark};
use crate::words::Arg;

/// Orders that may wait. One person parks a handful of calls an hour; a full queue means that the disk hangs.
const ORDERS: usize = 256;

/// So long an order waits for the disk: whoever waits on the phone must not wait for one that hangs.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is to be written.
#[derive(Debug)]
pub(super) enum JournalOrder {
    /// A call is about to be parked.
    Intend(Box<ParkedCall>),
    /// A call was parked.
    Keep(Box<ParkedCall>),
    /// It has come back.
    MarkRecalled(ParkId),
    /// It is gone.
    Strike(ParkId, GoneBy),
    /// Everything that was ordered before is carried out.
    Tell(oneshot::Sender<()>),
}

/// The way to the journal.
pub(super) struct JournalOwner {
    orders: mpsc::Sender<JournalOrder>,
    thread: JoinHandle<()>,
    news: NewsSender,
}

impl JournalOwner {
    /// Opens the journal of this folder. Returns once what it holds has been told: before that, no number for a new entry
    /// is known to be free.
    pub(super) async fn open(dir: &Path, news: NewsSender) -> Self {
        let (orders, received) = mpsc::channel(ORDERS);
        let (opened, is_open) = oneshot::channel();
        let (dir, owner) = (dir.to_owned(), news.clone());
        let runtime = Handle::current();
        let thread = tokio::task::spawn_blocking(move || {
            let (mut journal, restored) = Journal::open(&dir);
            let calls = restored.entries.into_iter().map(kept::restored).collect();
            let restored = JournalNews::Restored { calls, trouble: restored.trouble };
            runtime.block_on(owner.send(News::Journal(restored)));
            opened.send(()).ok();
            write(&mut journal, received, &runtime, &owner);
        });
        is_open.await.ok();
        Self { orders, thread, news }
    }

    /// Queues an order. Nothing waits: while the disk hangs, whoever waits for an answer is told so.
    pub(super) async fn order(&self, order: JournalOrder) {
        let Err(refused) = self.orders.try_send(order) else { return };
        let news = match refused.into_inner() {
            JournalOrder::Intend(call) => {
                let result = Err(words::busy().into());
                News::Journal(JournalNews::Intended { id: call.id, result })
            }
            JournalOrder::Keep(call) => {
                let result = Err(words::busy().into());
                News::Journal(JournalNews::Kept { id: call.id, result })
            }
            JournalOrder::MarkRecalled(_) | JournalOrder::Strike(..) => {
                News::Trouble(say!("still-in-the-journal").into())
            }
            JournalOrder::Tell(_) => return,
        };
        self.news.send(news).await;
    }

    /// Ends when everything that was ordered until now is on the disk or refused, or when the disk has been given time
    /// enough.
    pub(super) fn written(&self) -> impl Future<Output = ()> + Send + use<> {
        let (tell, told) = oneshot::channel();
        // A full queue is a disk that hangs already.
        let is_queued = self.orders.try_send(JournalOrder::Tell(tell)).is_ok();
        async move {
            if is_queued && tokio::time::timeout(PATIENCE, told).await.is_err() {
                tracing::warn!("the disk is slow: a park goes out before it is written down");
            }
        }
    }

    /// Takes no more orders and returns when all are carried out.
    pub(super) async fn close(self) {
        let Self { orders, thread, .. } = self;
        drop(orders);
        if thread.await.is_err() {
            tracing::error!("the journal's thread did not end by itself");
        }
    }
}

fn write(
    journal: &mut Journal,
    mut orders: mpsc::Receiver<JournalOrder>,
    runtime: &Handle,
    news: &NewsSender,
) {
    while let Some(order) = orders.blocking_recv() {
        let told = match order {
            JournalOrder::Intend(call) => {
                let id = call.id;
                Some(News::Journal(JournalNews::Intended { id, result: park(journal, *call) }))
            }
            JournalOrder::Keep(call) => {
                let id = call.id;
                Some(News::Journal(JournalNews::Kept { id, result: park(journal, *call) }))
            }
            JournalOrder::MarkRecalled(id) => unwritten(journal.mark(id.0, Mark::Recalled(present::wall()))),
            JournalOrder::Strike(id, by) => unwritten(journal.gone(id.0, kept::gone(by))),
            JournalOrder::Tell(tell) => {
                tell.send(()).ok();
                None
            }
        };
        if let Some(told) = told {
            runtime.block_on(news.send(told));
        }
    }
}

fn park(journal: &mut Journal, call: ParkedCall) -> Result<(), Arg> {
    journal.park(kept::entry(call, present::wall())).map_err(|why| why.message().into())
}

fn unwritten(result: Result<(), JournalError>) -> Option<News> {
    let why = result.err()?;
    tracing::warn!(%why, "the journal still knows what is over");
    Some(News::Trouble(say!("still-in-the-journal").into()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;

    use super::*;
    use crate::backend::Clock;

    fn call(asked: bool) -> ParkedCall {
        ParkedCall {
            id: ParkId(7),
            person: Some("P".into()),
            slot: "S".into(),
            destination: Some("7001".to_owned()),
            slot_number: "7001".to_owned(),
            slot_label: "Lobby 1".to_owned(),
            caller: crate::console::calls::Party::default(),
            parked_at: Timestamp::UNIX_EPOCH,
            parker: None,
            for_whom: None,
            note: None,
            again: None,
            recalled: false,
            asked: asked.then(|| "C".into()),
        }
    }

    async fn owner(dir: &Path) -> (JournalOwner, mpsc::Receiver<News>) {
        let (sender, news) = mpsc::channel(16);
        let owner = JournalOwner::open(dir, NewsSender::new(sender, Arc::new(|| ()), Clock::new())).await;
        (owner, news)
    }

    /// What a start at this moment would restore.
    fn on_disk(dir: &Path) -> Vec<ParkedCall> {
        let copy = tempfile::tempdir().unwrap();
        let file = crate::store::journal::FILE;
        std::fs::copy(dir.join(file), copy.path().join(file)).unwrap();
        let (_, restored) = Journal::open(copy.path());
        assert_eq!(restored.trouble, Vec::new());
        restored.entries.into_iter().map(kept::restored).collect()
    }

    #[tokio::test]
    async fn what_was_ordered_is_on_the_disk_when_it_is_said_to_be_written() {
        let dir = tempfile::tempdir().unwrap();
        let (owner, _news) = owner(dir.path()).await;
        owner.order(JournalOrder::Intend(Box::new(call(true)))).await;
        owner.written().await;
        assert_eq!(on_disk(dir.path()), [call(true)]);
        owner.close().await;
    }

    #[tokio::test]
    async fn a_call_that_is_kept_twice_is_one_call_and_each_order_has_its_answer() {
        let dir = tempfile::tempdir().unwrap();
        let (owner, mut news) = owner(dir.path()).await;
        owner.order(JournalOrder::Intend(Box::new(call(true)))).await;
        for _ in 0..2 {
            owner.order(JournalOrder::Keep(Box::new(call(false)))).await;
        }
        owner.written().await;
        let len = std::fs::metadata(dir.path().join(crate::store::journal::FILE)).unwrap().len();
        owner.order(JournalOrder::Keep(Box::new(call(false)))).await;
        owner.written().await;
        assert_eq!(std::fs::metadata(dir.path().join(crate::store::journal::FILE)).unwrap().len(), len);
        assert_eq!(on_disk(dir.path()), [call(false)]);
        owner.order(JournalOrder::Strike(ParkId(7), GoneBy::Retrieved)).await;
        owner.written().await;
        assert_eq!(on_disk(dir.path()), []);
        owner.close().await;
        let (mut intended, mut kept) = (0, 0);
        while let Some(told) = news.recv().await {
            match told {
                News::Journal(JournalNews::Intended { id: ParkId(7), result: Ok(()) }) => intended += 1,
                News::Journal(JournalNews::Kept { id: ParkId(7), result: Ok(()) }) => kept += 1,
                News::Journal(JournalNews::Restored { .. }) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((intended, kept), (1, 3));
    }

    #[tokio::test(start_paused = true)]
    async fn a_disk_that_hangs_holds_no_order_up_for_longer_than_a_second() {
        let (orders, hanging) = mpsc::channel(2);
        let (sender, mut told) = mpsc::channel(16);
        let news = NewsSender::new(sender, Arc::new(|| ()), Clock::new());
        let owner = JournalOwner { orders, thread: tokio::spawn(async {}), news };
        owner.order(JournalOrder::Intend(Box::new(call(true)))).await;
        let began = tokio::time::Instant::now();
        owner.written().await;
        assert_eq!(began.elapsed(), PATIENCE);
        // The queue is full: nothing waits for it at all.
        owner.order(JournalOrder::Intend(Box::new(call(true)))).await;
        let refused = told.recv().await;
        assert!(
            matches!(refused, Some(News::Journal(JournalNews::Intended { result: Err(_), .. }))),
            "{refused:?}"
        );
        let began = tokio::time::Instant::now();
        owner.written().await;
        assert_eq!(began.elapsed(), Duration::ZERO);
        drop(hanging);
    }
}
