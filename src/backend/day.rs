//! The one owner of the record of the day. It writes the stays that have ended, reads and exports days, and deletes what is
//! too old, at the start and after midnight. One order after the other, each on a thread that may wait for the disk.

mod convert;
mod export;

use std::path::Path;
use std::time::Duration;

use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::news::NewsSender;
use crate::console::day::view::{DayNews, DayWish, Days, ReadDays, Unread};
use crate::console::day::{Keeping, Stay};
use crate::console::event::News;
use crate::present;
use crate::store::{DayRecord, StoreError};
use crate::words::Arg;

/// Orders that may wait. Stays end a few times a minute at most; a full queue means that the disk hangs.
const ORDERS: usize = 256;
/// A computer that sleeps over midnight is asked for the day again after so long.
const LOOK_AGAIN: Duration = Duration::from_secs(3_600);

/// What is to be done.
#[derive(Debug)]
pub(super) enum DayOrder {
    /// Write down a stay.
    Keep(Box<Stay>),
    /// What a person wants.
    Wish(DayWish),
}

/// The way to the record.
pub(super) struct DayOwner {
    orders: mpsc::Sender<DayOrder>,
    task: JoinHandle<()>,
    news: NewsSender,
}

impl DayOwner {
    /// Takes charge of the record in this folder, with the days of this time zone.
    pub(super) fn open(dir: &Path, keeping: Keeping, zone: TimeZone, news: NewsSender) -> Self {
        let (orders, received) = mpsc::channel(ORDERS);
        let desk = Desk {
            record: DayRecord::new(dir, keeping.days, keeping.names),
            zone,
            tidied: None,
            is_refused: false,
        };
        let task = tokio::spawn(run(desk, received, news.clone()));
        Self { orders, task, news }
    }

    /// Queues an order. Nothing waits: while the disk hangs, whoever waits for an answer is told so.
    pub(super) async fn order(&self, order: DayOrder) {
        let Err(refused) = self.orders.try_send(order) else { return };
        let busy = Arg::from(crate::console::words::busy());
        let news = match refused.into_inner() {
            DayOrder::Keep(_) => DayNews::NotWritten(busy),
            DayOrder::Wish(DayWish::Read(days)) => {
                let unread = vec![Unread::File { day: days.from, why: busy }];
                DayNews::Read(ReadDays { days, stays: Vec::new(), unread, kept: Vec::new() })
            }
            DayOrder::Wish(DayWish::Export { .. }) => DayNews::Exported(Err(busy)),
            DayOrder::Wish(DayWish::Delete | DayWish::Keep(_)) => DayNews::Deleted(Err(busy)),
        };
        self.news.send(News::Day(news)).await;
    }

    /// Takes no more orders and returns when all are carried out.
    pub(super) async fn close(self) {
        let Self { orders, task, .. } = self;
        drop(orders);
        if task.await.is_err() {
            tracing::error!("the task of the day's record did not end by itself");
        }
    }
}

async fn run(mut desk: Desk, mut orders: mpsc::Receiver<DayOrder>, news: NewsSender) {
    loop {
        let order = if desk.is_to_tidy() {
            None
        } else {
            tokio::select! {
                order = orders.recv() => match order {
                    Some(order) => Some(order),
                    None => return,
                },
                () = tokio::time::sleep(desk.until_tidy()) => None,
            }
        };
        let work = move || {
            let told = match order {
                Some(order) => desk.carry_out(order),
                None => desk.tidy(),
            };
            (desk, told)
        };
        let Ok((back, told)) = tokio::task::spawn_blocking(work).await else {
            tracing::error!("the record of the day is not kept any more");
            return;
        };
        desk = back;
        for told in told {
            news.send(News::Day(told)).await;
        }
    }
}

/// The record and what is known of it.
struct Desk {
    record: DayRecord,
    zone: TimeZone,
    /// The day on which it was tidied last.
    tidied: Option<jiff::civil::Date>,
    /// That it cannot be written was told.
    is_refused: bool,
}

impl Desk {
    fn today(&self) -> jiff::civil::Date {
        self.zone.to_datetime(present::wall()).date()
    }

    fn is_to_tidy(&self) -> bool {
        self.tidied != Some(self.today())
    }

    /// Until a moment after midnight, which is not always 24 hours after the last one.
    fn until_tidy(&self) -> Duration {
        let midnight = self.today().checked_add(1.day()).and_then(|day| self.zone.to_timestamp(day.into()));
        let left = midnight.ok().and_then(|at| Duration::try_from(at.duration_since(present::wall())).ok());
        left.map_or(LOOK_AGAIN, |left| LOOK_AGAIN.min(left + Duration::from_secs(1)))
    }

    /// A file that cannot be deleted is tried again tomorrow; the person can do nothing about it today.
    fn tidy(&mut self) -> Vec<DayNews> {
        let today = self.today();
        self.tidied = Some(today);
        match self.record.tidy(today) {
            Ok(0) => {}
            Ok(days) => tracing::info!(days, "old days of the record were deleted"),
            Err(error) => tracing::warn!(%error, "an old day of the record stays"),
        }
        Vec::new()
    }

    fn carry_out(&mut self, order: DayOrder) -> Vec<DayNews> {
        let told = match order {
            DayOrder::Keep(stay) => return self.keep(*stay).into_iter().collect(),
            DayOrder::Wish(DayWish::Read(days)) => DayNews::Read(self.read(days)),
            DayOrder::Wish(DayWish::Export { days, path, words }) => {
                let read = self.read(days);
                DayNews::Exported(export::export(&read, path, &words, &self.zone))
            }
            DayOrder::Wish(DayWish::Delete) => {
                DayNews::Deleted(self.record.delete_all().map_err(|why| why.message().into()))
            }
            DayOrder::Wish(DayWish::Keep(keeping)) => {
                self.record.keep(keeping.days, keeping.names);
                return self.tidy();
            }
        };
        vec![told]
    }

    /// A disk that refuses is told of once, until it takes a stay again.
    fn keep(&mut self, stay: Stay) -> Option<DayNews> {
        let day = stay.day(&self.zone);
        match self.record.append(day, convert::entry(stay)) {
            Ok(written) => {
                self.is_refused = false;
                written.map(|entry| DayNews::Written { day, stay: convert::stay(entry) })
            }
            Err(why) => {
                tracing::warn!(%why, "a stay is not in the record of the day");
                let is_told = std::mem::replace(&mut self.is_refused, true);
                (!is_told).then(|| DayNews::NotWritten(why.message().into()))
            }
        }
    }

    fn read(&self, days: Days) -> ReadDays {
        let mut read = ReadDays { days, stays: Vec::new(), unread: Vec::new(), kept: Vec::new() };
        let file = |day, why: StoreError| Unread::File { day, why: why.message().into() };
        match self.record.days() {
            Ok(kept) => read.kept = kept,
            Err(why) => read.unread.push(file(days.from, why)),
        }
        for day in read.kept.iter().copied().filter(|day| days.contain(*day)) {
            match self.record.read(day) {
                Ok(content) => {
                    read.stays.extend(content.entries.into_iter().map(convert::stay));
                    if content.unread > 0 {
                        read.unread.push(Unread::Lines { day, lines: content.unread });
                    }
                }
                Err(why) => read.unread.push(file(day, why)),
            }
        }
        read
    }
}

#[cfg(test)]
mod tests;
