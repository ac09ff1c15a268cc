//! The day in every state: figures, nothing yet, many, long names, without names, not kept, asked before it is deleted, and
//! what keeps it from being written or read.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use jiff::tz::TimeZone;
use valet::console::calls::Party;
use valet::console::day::view::{DayNews, Days, Exported, ReadDays, Unread};
use valet::console::day::{Ending, Stay};
use valet::console::event::News;
use valet::say;
use valet::store::Settings;
use valet::ui::{Places, Registration, Screen};

use super::{Scene, Window, enter, push};
use crate::desk::{Desk, open};

pub const SCENES: &[Scene] = &[
    ("the day", |desk, window, _| day(desk, window, busy)),
    ("the day, nothing yet", |desk, window, _| day(desk, window, |_| Vec::new())),
    ("the day, many", |desk, window, _| {
        day(desk, window, |desk| {
            let stays = (0..400_u64).map(|index| {
                let ending = Ending::ALL[index as usize % Ending::ALL.len()];
                let slot = format!("70{:02}", index % 50);
                Stay { slot_number: slot, ..stay(desk, 400 - index, Some(index * 7), ending) }
            });
            stays.collect()
        })
    }),
    ("the day, long names", |desk, window, _| {
        day(desk, window, |desk| {
            let name = "Maximiliane Oberhuber-Schwarzenbacher von und zu Hohenwaldeck";
            let stays = busy(desk).into_iter().map(|stay| Stay {
                slot_label: "Konferenzraum Erdgeschoss links hinter dem Empfang und neben der Garderobe"
                    .into(),
                caller: Party { name: Some(name.to_owned()), number: None },
                ..stay
            });
            stays.collect()
        })
    }),
    ("the day without names", |mut desk, window, _| {
        kept(&mut desk, |settings| settings.day.names = false);
        day(desk, window, |desk| {
            busy(desk).into_iter().map(|stay| Stay { caller: Party::default(), ..stay }).collect()
        })
    }),
    ("the day is not kept", |mut desk, window, _| {
        kept(&mut desk, |settings| settings.day.keep_days = 0);
        opened(desk, window)
    }),
    ("the day being read", |desk, window, _| opened(desk, window)),
    ("the day in trouble", |desk, window, words| {
        let mut harness = day(desk, window, busy);
        let why = "The disk is full.";
        let unread = Unread::Lines { day: today(harness.state()), lines: 3 };
        harness.state_mut().news(News::Day(DayNews::NotWritten(why.into())));
        let read = ReadDays { unread: vec![unread], ..day_of(harness.state(), Vec::new()) };
        push(&mut harness, words, say!("day-before"));
        push(&mut harness, words, say!("day-today"));
        harness.state_mut().news(News::Day(DayNews::Read(read)));
        harness.run();
        harness
    }),
    ("the day exported", |desk, window, words| {
        let mut harness = day(desk, window, busy);
        enter(&mut harness, words, say!("day-export"));
        let path = "/home/valet-2026-11-23.csv".into();
        harness.state_mut().news(News::Day(DayNews::Exported(Ok(Exported { path, stays: 23 }))));
        harness.run();
        harness
    }),
    ("the day being deleted", |desk, window, words| {
        let mut harness = day(desk, window, busy);
        enter(&mut harness, words, say!("day-delete"));
        harness
    }),
];

fn today(desk: &Desk) -> jiff::civil::Date {
    TimeZone::UTC.to_datetime(desk.now.wall).date()
}

/// A day of the past.
pub fn ago(desk: &Desk, days: i64) -> jiff::civil::Date {
    today(desk).checked_sub(jiff::Span::new().days(days)).unwrap()
}

/// These stays as the record of today, with that of the day before beside it.
pub fn day_of(desk: &Desk, stays: Vec<Stay>) -> ReadDays {
    let today = today(desk);
    ReadDays { days: Days::one(today), stays, unread: Vec::new(), kept: vec![ago(desk, 1), today] }
}

/// Harriet was parked so many minutes ago.
pub fn stay(desk: &Desk, minutes_ago: u64, waited_secs: Option<u64>, ending: Ending) -> Stay {
    let parked_at = desk.now.wall - std::time::Duration::from_secs(minutes_ago * 60);
    Stay {
        slot_number: "7001".to_owned(),
        slot_label: "Lobby 1".to_owned(),
        parked_at: Some(parked_at),
        ended_at: parked_at + std::time::Duration::from_secs(waited_secs.unwrap_or_default()),
        waited_ms: waited_secs.map(|secs| secs * 1_000),
        ending,
        by_me: false,
        caller: Party { name: Some("Harriet Lund".to_owned()), number: Some("+14085550142".to_owned()) },
    }
}

/// A morning at the desk.
fn busy(desk: &Desk) -> Vec<Stay> {
    let mut stays = vec![
        stay(desk, 330, Some(43), Ending::Retrieved),
        stay(desk, 310, Some(12), Ending::Retrieved),
        stay(desk, 300, Some(45), Ending::Recalled),
        stay(desk, 250, Some(3_725), Ending::Left),
        stay(desk, 240, None, Ending::Unknown),
        stay(desk, 130, Some(20), Ending::Retrieved),
        stay(desk, 125, Some(31), Ending::Forgotten),
        stay(desk, 20, Some(8), Ending::Retrieved),
    ];
    let own = Stay {
        slot_number: String::new(),
        slot_label: "Parked for me".to_owned(),
        ..stay(desk, 12, Some(9), Ending::Retrieved)
    };
    let other = Stay { slot_number: "7002".to_owned(), ..stay(desk, 5, Some(62), Ending::Recalled) };
    stays.extend([own, other]);
    stays
}

/// A screen that goes by other settings, and looks the same.
fn kept(desk: &mut Desk, change: impl FnOnce(&mut Settings)) {
    let mut settings = Settings::default();
    let console = &mut settings.console;
    (console.theme, console.zoom) = (desk.look.theme, desk.look.zoom);
    (console.language, console.clock) = (desk.look.language, desk.look.clock);
    change(&mut settings);
    let exports = "/home/rosa/Documents".into();
    let places = Places { exports, ..Places::default() };
    desk.screen = Screen::of(settings, Registration::default()).with_zone(TimeZone::UTC).with_places(places);
}

/// The day, not read yet.
fn opened(mut desk: Desk, mut window: Window) -> Harness<'static, Desk> {
    // A narrow window is as high as the page, so that all of it is looked at.
    if window.is_narrow() {
        window.height = 2_400.0;
    }
    desk.sign_in(2);
    let mut harness = open(window.builder(&desk), desk);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run();
    harness
}

/// The day with these stays.
fn day(mut desk: Desk, window: Window, stays: impl FnOnce(&Desk) -> Vec<Stay>) -> Harness<'static, Desk> {
    if desk.screen.settings().day == Settings::default().day {
        kept(&mut desk, |_| {});
    }
    let mut harness = opened(desk, window);
    let read = day_of(harness.state(), stays(harness.state()));
    harness.state_mut().news(News::Day(DayNews::Read(read)));
    harness.run();
    harness
}
