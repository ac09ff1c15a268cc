//! The day: what it tells, the way to other days, the table that is exported, and the record that is deleted after a question.

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use valet::console::day::Ending;
use valet::console::day::view::{DayNews, DayWish, Days, Exported};
use valet::console::event::{Intent, News};
use valet::ui::ThemeChoice;
use valet::words::{Language, Words};

use crate::desk::{Desk, board, look, names, press, signed_out, tile};
use crate::scenes::{Window, ago, day_of, scene, stay};

type Page = Harness<'static, Desk>;

fn page() -> Page {
    let window = Window::new(1280.0, 1400.0, 1.0);
    scene("the day")(Desk::new(look(ThemeChoice::Light, 1.0)), window, &Words::new(Language::English))
}

fn chord(harness: &mut Page, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

fn key(harness: &mut Page, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// What was wanted of the record since this was asked last.
fn wishes(harness: &mut Page) -> Vec<DayWish> {
    let intents = std::mem::take(&mut harness.state_mut().intents);
    let wish = |intent| if let Intent::Day(wish) = intent { Some(wish) } else { None };
    intents.into_iter().filter_map(wish).collect()
}

fn news(harness: &mut Page, news: DayNews) {
    harness.state_mut().news(News::Day(news));
    harness.run();
}

fn one(harness: &Page, days_ago: i64) -> Days {
    Days::one(ago(harness.state(), days_ago))
}

fn focused(harness: &Page) -> String {
    let node = harness.query_all(By::new().predicate(|node| node.is_focused())).last();
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// What a screen reader finds in a row of the table, cell by cell, from left to right.
fn cells(row: &Node<'_>) -> Vec<(Role, Option<usize>, String)> {
    let is_cell = |role| matches!(role, Role::ColumnHeader | Role::RowHeader | Role::Cell);
    let cells = row.query_all(By::new().predicate(move |node| is_cell(node.role()))).map(|cell| {
        let node = cell.accesskit_node();
        (node.role(), node.data().column_index(), node.label().unwrap_or_default())
    });
    cells.collect()
}

#[test]
fn the_slots_are_a_table_whose_columns_have_heads_and_in_a_narrow_window_a_list() {
    let harness = page();
    let table = harness.get_by_role_and_label(Role::Table, "By slot");
    let size = table.accesskit_node();
    let rows: Vec<Node<'_>> = table.query_all_by_role(Role::Row).collect();
    assert_eq!((size.data().row_count(), size.data().column_count()), (Some(rows.len()), Some(7)));
    let heads = ["Slot", "Parked", "Retrieved", "Recalled", "Left", "Median", "Longest"];
    let expected = heads.into_iter().enumerate();
    let expected = expected.map(|(column, head)| (Role::ColumnHeader, Some(column), head.to_owned()));
    assert_eq!(cells(&rows[0]), expected.collect::<Vec<_>>());
    let lobby = table.get_by_role_and_label(
        Role::Row,
        "7002 Lobby 1: one parked, one recalled, median wait 1:02, longest 1:02",
    );
    let expected =
        ["7002 Lobby 1", "1", "0", "1", "0", "1:02", "1:02"].into_iter().enumerate().map(|(column, cell)| {
            let role = if column == 0 { Role::RowHeader } else { Role::Cell };
            (role, Some(column), cell.to_owned())
        });
    assert_eq!(cells(&lobby), expected.collect::<Vec<_>>());
    let indices = rows.iter().map(|row| row.accesskit_node().data().row_index());
    assert!(indices.eq((0..rows.len()).map(Some)), "the heads are row 0");

    let narrow = scene("the day")(
        Desk::new(look(ThemeChoice::Light, 1.0)),
        Window::new(360.0, 2_400.0, 1.0),
        &Words::new(Language::English),
    );
    assert!(narrow.query_by_role(Role::Table).is_none());
    let list = narrow.get_by_role_and_label(Role::List, "By slot");
    assert_eq!(list.query_all_by_role(Role::ListItem).count(), rows.len() - 1);
}

#[test]
fn it_is_opened_by_its_key_and_from_the_menu_and_gives_the_keyboard_back() {
    let mut harness = board(2);
    tile(&harness, "7002").focus();
    harness.run();
    chord(&mut harness, Key::D);
    assert_eq!(names(&harness, Role::Dialog), ["The day"]);
    let today = one(&harness, 0);
    assert_eq!(wishes(&mut harness), [DayWish::Read(today)], "once, however many frames it takes");
    key(&mut harness, Key::Escape);
    assert!(names(&harness, Role::Dialog).is_empty());
    assert!(tile(&harness, "7002").is_focused());
    press(&mut harness, "Menu");
    press(&mut harness, "The day…");
    assert_eq!(names(&harness, Role::Dialog), ["The day"]);
    assert_eq!(wishes(&mut harness).len(), 1, "it is read anew");
}

#[test]
fn nobody_reads_it_who_is_not_signed_in() {
    let mut harness = signed_out(true, valet::console::session::Keychain::Works);
    chord(&mut harness, Key::D);
    assert!(names(&harness, Role::Dialog).is_empty());
}

#[test]
fn the_figures_hours_slots_and_stays_are_told_in_words() {
    let harness = page();
    let figures = harness.get_by_role_and_label(Role::Group, "Figures");
    let told: Vec<String> = figures.children().filter_map(|node| node.accesskit_node().label()).collect();
    for figure in [
        "Parked: 10",
        "Retrieved: 5",
        "Recalled: 2",
        "Left: 1",
        "Cleared by hand: 1",
        "Not known: 1",
        "Median wait: 0:31",
        "Longest wait: 1:02:05",
    ] {
        figures.get_by_label(figure);
    }
    assert!(told.len() <= 8);
    harness.get_by_label("Of 10 waits, 9 are known.");
    let hours = harness.get_by_role_and_label(Role::List, "By hour");
    hours.get_by_role_and_label(
        Role::ListItem,
        "09:00 to 10:00: 2 parked, one recalled, one left, median wait 31:25, longest 1:02:05",
    );
    harness.get_by_label_contains("Busiest: ");
    let slots = harness.get_by_role_and_label(Role::Table, "By slot");
    slots.get_by_role_and_label(
        Role::Row,
        "7002 Lobby 1: one parked, one recalled, median wait 1:02, longest 1:02",
    );
    slots.get_by_role_and_label(
        Role::Row,
        "Parked for me: one parked, one retrieved, median wait 0:09, longest 0:09",
    );
    let stays = harness.get_by_role_and_label(Role::List, "One by one");
    let told = names(&harness, Role::ListItem);
    assert!(
        told.contains(&"14:00, Harriet Lund, 7002 Lobby 1, waited 1:02, recalled".to_owned()),
        "{told:?}"
    );
    stays.get_by_label("10:05, Harriet Lund, 7001 Lobby 1, wait not known, not known");
}

#[test]
fn the_keyboard_goes_through_the_rows_with_the_arrows_and_past_them_with_tab() {
    let mut harness = page();
    let stays = |harness: &Page| {
        let list = harness.get_by_role_and_label(Role::List, "One by one");
        list.query_all_by_role(Role::ListItem).filter_map(|row| row.accesskit_node().label()).collect()
    };
    let all: Vec<String> = stays(&harness);
    for _ in 0..40 {
        key(&mut harness, Key::Tab);
        if focused(&harness) == all[0] {
            break;
        }
    }
    assert_eq!(focused(&harness), all[0], "the newest first");
    key(&mut harness, Key::ArrowDown);
    assert_eq!(focused(&harness), all[1]);
    key(&mut harness, Key::End);
    assert_eq!(Some(&focused(&harness)), all.last());
    key(&mut harness, Key::Home);
    key(&mut harness, Key::ArrowUp);
    assert_eq!(focused(&harness), all[0], "there is none before the first");
    key(&mut harness, Key::Tab);
    assert_eq!(focused(&harness), "Close");
}

#[test]
fn what_has_the_keyboard_is_in_sight() {
    let window = Window::new(1280.0, 500.0, 1.0);
    let english = Words::new(Language::English);
    let mut harness = scene("the day")(Desk::new(look(ThemeChoice::Light, 1.0)), window, &english);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..12 {
        key(&mut harness, Key::Tab);
        let by = egui_kittest::kittest::By::new().predicate(|node| node.is_focused());
        let node = harness.query_all(by).last().expect("something has the keyboard");
        let rect = node.rect();
        assert!(rect.top() >= 0.0 && rect.bottom() <= 500.0, "{} is at {rect:?}", focused(&harness));
        seen.insert(focused(&harness));
    }
    assert!(seen.contains("Settings of the record…") && seen.contains("Close"), "{seen:?}");
}

#[test]
fn keys_and_buttons_lead_over_the_days_that_are_kept() {
    let mut harness = page();
    harness.get_by_label("Monday, 23 November 2026");
    wishes(&mut harness);
    key(&mut harness, Key::PageDown);
    assert!(wishes(&mut harness).is_empty(), "there is no day after today");
    key(&mut harness, Key::PageUp);
    let (today, before) = (one(&harness, 0), one(&harness, 1));
    assert_eq!(wishes(&mut harness), [DayWish::Read(before)]);
    let shown = harness.get_by_label("Sunday, 22 November 2026");
    assert_eq!(shown.accesskit_node().live(), Live::Polite);
    harness.get_by_label("Reading the record…");
    assert!(harness.query_by_label("Parked: 10").is_none(), "figures of another day are not shown");
    let mut read = day_of(harness.state(), vec![]);
    read.days = before;
    news(&mut harness, DayNews::Read(read));
    harness.get_by_label("Nothing is recorded of this day.");
    harness.get_by_role_and_label(Role::Button, "Next day").focus();
    harness.run();
    key(&mut harness, Key::Enter);
    assert_eq!(wishes(&mut harness), [DayWish::Read(today)]);
    assert_eq!(focused(&harness), "Previous day", "the button leads nowhere any more");
}

#[test]
fn who_has_just_been_fetched_comes_in_by_herself() {
    let mut harness = page();
    let day = ago(harness.state(), 0);
    let stay = stay(harness.state(), 1, Some(7), Ending::Retrieved);
    news(&mut harness, DayNews::Written { day, stay });
    harness.get_by_label("Parked: 11");
    assert_eq!(names(&harness, Role::ListItem).iter().filter(|name| name.contains("waited 0:07")).count(), 1);
}

#[test]
fn the_table_goes_where_it_is_said_and_it_is_said_what_came_of_it() {
    let mut harness = page();
    wishes(&mut harness);
    harness.get_by_label_contains("A table goes into /home/rosa/Documents, ");
    press(&mut harness, "Export this day (CSV)");
    press(&mut harness, "Export all days (CSV)");
    let wanted = wishes(&mut harness);
    let [DayWish::Export { days, path, words }, DayWish::Export { days: all, path: all_path, .. }] =
        &wanted[..]
    else {
        panic!("{wanted:?}")
    };
    assert_eq!(*days, one(&harness, 0));
    assert_eq!((all.from, all.to), (one(&harness, 1).from, days.to));
    assert_eq!(path.display().to_string(), "/home/rosa/Documents/valet-2026-11-23.csv");
    assert_eq!(all_path.file_name().unwrap(), "valet-2026-11-22-to-2026-11-23.csv");
    assert_eq!(words.columns[0], "Slot");
    let path = path.clone();
    news(&mut harness, DayNews::Exported(Ok(Exported { path, stays: 10 })));
    let told = "10 stays were written to /home/rosa/Documents/valet-2026-11-23.csv.";
    let dialog = harness.get_by_role_and_label(Role::Dialog, "The day");
    dialog.get_by_label(told);
    press(&mut harness, "Export this day (CSV)");
    let dialog = harness.get_by_role_and_label(Role::Dialog, "The day");
    assert!(dialog.query_by_label(told).is_none(), "that was the one before");
    news(&mut harness, DayNews::Exported(Err("The disk is full.".into())));
    let dialog = harness.get_by_role_and_label(Role::Dialog, "The day");
    dialog.get_by_label("The table was not written. The disk is full.");
}

#[test]
fn the_record_is_deleted_after_a_question_only() {
    let mut harness = page();
    wishes(&mut harness);
    let question = "Delete the record of all 2 days? It cannot be brought back.";
    for no in [Key::Escape, Key::Enter] {
        harness.get_by_role_and_label(Role::Button, "Delete the record…").focus();
        harness.run();
        key(&mut harness, Key::Enter);
        harness.get_by_label(question);
        assert_eq!(focused(&harness), "Cancel");
        key(&mut harness, no);
        assert!(harness.query_by_label(question).is_none());
        assert_eq!(names(&harness, Role::Dialog), ["The day"], "{no:?} answers the question alone");
        assert_eq!(focused(&harness), "Delete the record…");
    }
    assert!(wishes(&mut harness).is_empty());
    press(&mut harness, "Delete the record…");
    press(&mut harness, "Delete");
    assert_eq!(wishes(&mut harness), [DayWish::Delete]);
    news(&mut harness, DayNews::Deleted(Ok(2)));
    let today = one(&harness, 0);
    assert_eq!(wishes(&mut harness), [DayWish::Read(today)], "what is left is read");
    let mut read = day_of(harness.state(), vec![]);
    read.kept.clear();
    news(&mut harness, DayNews::Read(read));
    let dialog = harness.get_by_role_and_label(Role::Dialog, "The day");
    dialog.get_by_label("The record of 2 days was deleted.");
    dialog.get_by_label("Nothing has been parked today.");
    assert!(dialog.get_by_role_and_label(Role::Button, "Delete the record…").accesskit_node().is_disabled());
    assert!(!focused(&harness).is_empty());
}

#[test]
fn a_record_that_is_off_or_without_names_says_so_and_leads_to_its_setting() {
    let window = Window::new(1280.0, 1400.0, 1.0);
    let english = Words::new(Language::English);
    let desk = || Desk::new(look(ThemeChoice::Light, 1.0));
    let harness = scene("the day without names")(desk(), window, &english);
    harness.get_by_label("Names and numbers are left out of the record.");
    let mut harness = scene("the day is not kept")(desk(), window, &english);
    harness.get_by_label("Nothing is recorded: the settings keep the record for no day.");
    assert!(wishes(&mut harness).is_empty(), "there is nothing to read");
    press(&mut harness, "Settings of the record…");
    assert_eq!(names(&harness, Role::Dialog), ["Settings"]);
    assert_eq!(focused(&harness), "Keep the record of the day");
}
