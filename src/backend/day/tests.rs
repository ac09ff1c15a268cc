//! The owner of the record as the window meets it: orders in, news out, files on the disk.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use tempfile::TempDir;

use super::*;
use crate::backend::Clock;
use crate::console::calls::Party;
use crate::console::day::Ending;
use crate::console::day::table::TableWords;
use crate::console::words::{IN_THE_GROUP, PARKED_FOR_ME};
use crate::words::english;
use crate::words::{Language, Words};

struct Bench {
    dir: TempDir,
    owner: DayOwner,
    news: mpsc::Receiver<News>,
}

impl Bench {
    fn new(dir: TempDir, keeping: Keeping) -> Self {
        let (queue, news) = mpsc::channel(64);
        let sender = NewsSender::new(queue, Arc::new(|| {}), Clock::new());
        let owner = DayOwner::open(dir.path(), keeping, TimeZone::UTC, sender);
        Self { dir, owner, news }
    }

    async fn wish(&mut self, wish: DayWish) -> DayNews {
        self.owner.order(DayOrder::Wish(wish)).await;
        self.told().await
    }

    async fn told(&mut self) -> DayNews {
        let told = tokio::time::timeout(Duration::from_secs(20), self.news.recv()).await;
        match told.expect("news within 20 s") {
            Some(News::Day(news)) => news,
            other => panic!("not of the day: {other:?}"),
        }
    }

    fn files(&self) -> usize {
        std::fs::read_dir(self.dir.path()).unwrap().count()
    }
}

fn today() -> Date {
    TimeZone::UTC.to_datetime(Timestamp::now()).date()
}

fn stay() -> Stay {
    Stay {
        slot_number: "7001".to_owned(),
        slot_label: "Lobby 1".to_owned(),
        parked_at: None,
        ended_at: Timestamp::now(),
        waited_ms: None,
        ending: Ending::Retrieved,
        by_me: false,
        caller: Party { name: Some("Øystein Berg".to_owned()), number: Some("+4791234567".to_owned()) },
    }
}

#[tokio::test]
async fn a_stay_is_written_read_exported_and_deleted() {
    let mut bench = Bench::new(tempfile::tempdir().unwrap(), Keeping::default());
    let stay = stay();
    let day = stay.day(&TimeZone::UTC);
    bench.owner.order(DayOrder::Keep(Box::new(stay.clone()))).await;
    assert_eq!(bench.told().await, DayNews::Written { day, stay: stay.clone() });

    let days = Days::one(day);
    let read = bench.wish(DayWish::Read(days)).await;
    assert_eq!(read, DayNews::Read(ReadDays { days, stays: vec![stay], unread: vec![], kept: vec![day] }));

    let path = bench.dir.path().join("table.csv");
    let words = Box::new(TableWords::of(&Words::new(Language::German)));
    let told = bench.wish(DayWish::Export { days, path: path.clone(), words }).await;
    assert!(matches!(told, DayNews::Exported(Ok(exported)) if exported.stays == 1 && exported.path == path));
    let table = std::fs::read_to_string(&path).unwrap();
    assert!(table.starts_with("\u{feff}Parkposition,Bezeichnung,Geparkt,"), "{table}");
    assert!(table.contains(",abgerufen,nein,Øystein Berg,+4791234567\r\n"), "{table}");

    assert_eq!(bench.wish(DayWish::Delete).await, DayNews::Deleted(Ok(1)));
    assert_eq!(bench.files(), 1, "the table stays where the person put it");
    bench.owner.close().await;
}

#[tokio::test]
async fn a_table_in_german_has_no_english_word_in_it() {
    let mut bench = Bench::new(tempfile::tempdir().unwrap(), Keeping::default());
    for slot_label in [PARKED_FOR_ME, IN_THE_GROUP] {
        let stay = Stay { slot_number: String::new(), slot_label: slot_label.to_owned(), ..stay() };
        bench.owner.order(DayOrder::Keep(Box::new(stay))).await;
        bench.told().await;
    }
    let path = bench.dir.path().join("table.csv");
    let words = Box::new(TableWords::of(&Words::new(Language::German)));
    let days = Days { from: Date::MIN, to: Date::MAX };
    bench.wish(DayWish::Export { days, path: path.clone(), words }).await;
    let table = std::fs::read_to_string(&path).unwrap();
    assert!(
        table.contains("\r\n,Für mich,,") && table.contains("\r\n,Irgendwo in Ihrer Parkgruppe,,"),
        "{table}"
    );
    for english in ["Parked", "Slot", "call", "retrieved", "yes", "no,"] {
        assert!(!table.contains(english), "{english:?} in {table}");
    }
}

#[tokio::test]
async fn what_is_too_old_goes_at_the_start_and_when_less_is_to_be_kept() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("day-2020-01-01.jsonl"), b"").unwrap();
    std::fs::write(dir.path().join(format!("day-{}.jsonl", today())), b"").unwrap();
    let all = Days { from: Date::MIN, to: Date::MAX };
    let mut bench = Bench::new(dir, Keeping::default());
    // An answer says that what is done at the start is done.
    bench.wish(DayWish::Read(all)).await;
    assert_eq!(bench.files(), 1);
    bench.owner.order(DayOrder::Wish(DayWish::Keep(Keeping { days: 0, names: true }))).await;
    bench.owner.order(DayOrder::Keep(Box::new(stay()))).await;
    bench.wish(DayWish::Read(all)).await;
    assert_eq!(bench.files(), 0);
}

#[tokio::test]
async fn a_disk_that_refuses_is_told_of_once_and_again_after_it_has_worked() {
    let mut bench = Bench::new(tempfile::tempdir().unwrap(), Keeping::default());
    let stay = stay();
    let day = stay.day(&TimeZone::UTC);
    let file = bench.dir.path().join(format!("day-{day}.jsonl"));
    for _ in 0..2 {
        std::fs::create_dir(&file).unwrap();
        for _ in 0..3 {
            bench.owner.order(DayOrder::Keep(Box::new(stay.clone()))).await;
        }
        assert!(
            matches!(bench.told().await, DayNews::NotWritten(why) if english(&why).contains("cannot be written"))
        );
        // The next news is the answer: two more refusals were not told.
        assert!(matches!(bench.wish(DayWish::Read(Days::one(day))).await, DayNews::Read(_)));
        std::fs::remove_dir(&file).unwrap();
        bench.owner.order(DayOrder::Keep(Box::new(stay.clone()))).await;
        assert!(matches!(bench.told().await, DayNews::Written { .. }));
        std::fs::remove_file(&file).unwrap();
    }
}

#[tokio::test]
async fn what_was_ordered_last_is_on_the_disk_when_the_owner_has_closed() {
    let bench = Bench::new(tempfile::tempdir().unwrap(), Keeping::default());
    for _ in 0..5 {
        bench.owner.order(DayOrder::Keep(Box::new(stay()))).await;
    }
    let Bench { dir, owner, news } = bench;
    owner.close().await;
    drop(news);
    let record = DayRecord::new(dir.path(), 30, true);
    let days = record.days().unwrap();
    let kept: usize = days.into_iter().map(|day| record.read(day).unwrap().entries.len()).sum();
    assert_eq!(kept, 5);
}

#[test]
fn the_next_look_at_the_day_comes_within_an_hour_and_not_before_midnight() {
    let record = DayRecord::new(Path::new("."), 30, true);
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let desk = Desk { record, zone, tidied: None, is_refused: false };
    let wait = desk.until_tidy();
    assert!(wait > Duration::ZERO && wait <= LOOK_AGAIN, "{wait:?}");
}
