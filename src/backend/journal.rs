//! The one owner of the journal of parked calls. It opens the file at the start, writes one order after the other on a
//! thread that may wait for the disk, and ends when nobody can order any more and everything is written.

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::kept;
use super::news::NewsSender;
use crate::console::event::News;
use crate::console::ids::ParkId;
use crate::console::ledger::{GoneBy, JournalNews, ParkedCall};
use crate::console::words;
use crate::store::Journal;
use crate::store::journal::{JournalError, Mark};

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
                let result = Err(words::BUSY.to_owned());
                News::Journal(JournalNews::Intended { id: call.id, result })
            }
            JournalOrder::Keep(call) => {
                let result = Err(words::BUSY.to_owned());
                News::Journal(JournalNews::Kept { id: call.id, result })
            }
            JournalOrder::MarkRecalled(_) | JournalOrder::Strike(..) => News::Trouble(STILL_KEPT.to_owned()),
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

/// What follows when the end of a call could not be written.
const STILL_KEPT: &str =
    "The disk does not take that a parked call has ended: after a restart Valet may show it once more.";

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
            JournalOrder::MarkRecalled(id) => unwritten(journal.mark(id.0, Mark::Recalled(Timestamp::now()))),
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

fn park(journal: &mut Journal, call: ParkedCall) -> Result<(), String> {
    journal.park(kept::entry(call, Timestamp::now())).map_err(|why| why.to_string())
}

fn unwritten(result: Result<(), JournalError>) -> Option<News> {
    let why = result.err()?;
    tracing::warn!(%why, "the journal still knows what is over");
    Some(News::Trouble(STILL_KEPT.to_owned()))
}
