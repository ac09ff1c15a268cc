//! Find: typing filters, the arrows choose, and one key does what the chosen row offers.

use egui::accesskit::Role;
use egui::{Event as Input, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::Options;
use valet::console::board::{Monitored, ParkGroup, ParkPlace};
use valet::console::calls::{Call, Party};
use valet::console::effect::Effect;
use valet::console::event::{Event, Intent, News};
use valet::console::failure::{Failure, FailureKind, PressAgain};
use valet::console::find::DirectoryPerson;
use valet::console::history::{PastCall, PastKind};
use valet::console::ids::LookUpId;
use valet::console::live::LiveNews;
use valet::console::orders::{Order, ParkOn};
use valet::console::session::PEOPLE_READ;

use crate::calls::{at_work, focused, key, ola, orders, read};
use crate::desk::{Desk, FIRST, failure, names, tile, type_anywhere};

fn person(id: &str, name: &str, extension: &str) -> ParkPlace {
    ParkPlace { id: id.into(), name: name.into(), extension: Some(extension.into()), ..ParkPlace::default() }
}

fn place(number: &str, name: &str) -> ParkPlace {
    let id = format!("slot-{}", &number[3..]);
    ParkPlace { id, name: name.into(), extension: Some(number.into()), ..ParkPlace::default() }
}

/// Jon Fiske waits on 7001 and Harriet Lund, longer, on 7002; 7003 is free. Mia Roth is in the group, Tom Abel is monitored.
pub fn people(desk: &mut Desk) {
    let extensions = vec![place("7001", "Lobby 1"), place("7002", "Lobby 2"), place("7003", "Lobby 3")];
    let monitored = Monitored { extensions, people: vec![person("tom", "Tom Abel", "2107")] };
    desk.news(News::Extensions { epoch: FIRST, result: Ok(monitored) });
    let group = ParkGroup { name: None, members: vec![person("mia", "Mía Roth", "2108")] };
    desk.news(News::Group { epoch: FIRST, result: Ok(group) });
    desk.live(LiveNews::Up);
    desk.live_park("7003", None);
    desk.live_park("7002", Some(("Harriet Lund", "+14085550142")));
    desk.pass(20_000);
    desk.live_park("7001", Some(("Jon Fiske", "+14085550166")));
    desk.pass(23_000);
}

/// Webex answers with two recent calls.
pub fn recent(desk: &mut Desk) {
    let past = |kind, name: &str, number: &str, secs_ago| PastCall {
        kind,
        party: Party { name: Some(name.to_owned()), number: Some(number.to_owned()) },
        at: jiff::Timestamp::from_second(desk.now.wall.as_second() - secs_ago).ok(),
    };
    let calls = vec![
        past(PastKind::Missed, "Ines Prado", "+14085554417", 3_600),
        past(PastKind::Placed, "Tom Abel", "2107", 7_200),
    ];
    desk.news(News::History { epoch: FIRST, result: Ok(calls) });
}

/// The sign-in may look into the directory.
pub fn may_look_up(desk: &mut Desk) {
    let options = Options {
        slots: Vec::new(),
        recall_secs: 45,
        recall_by_hand: false,
        auto_answer: false,
        answer_on: None,
        asked_scopes: vec![PEOPLE_READ.to_owned()],
        read_number: |typed| Ok(typed.to_owned()),
    };
    desk.console.update(Event::Options(options), desk.now);
}

/// What was typed last is looked up after the pause, and the directory answers the question with this number.
pub fn look_up(desk: &mut Desk, id: u64, result: Result<Vec<DirectoryPerson>, Failure>) -> Vec<String> {
    desk.pass(500);
    let effects = desk.console.update(Event::Tick, desk.now);
    desk.news(News::People { epoch: FIRST, id: LookUpId(id), result });
    let name = |effect| match effect {
        Effect::LookUpPeople { name, .. } => Some(name),
        _ => None,
    };
    effects.into_iter().filter_map(name).collect()
}

/// Somebody of the directory.
pub fn gregor() -> DirectoryPerson {
    DirectoryPerson {
        id: "gregor".to_owned(),
        name: "Gregor Müller".to_owned(),
        numbers: vec!["8112400".to_owned(), "+14085550400".to_owned()],
    }
}

fn desk(calls: Vec<Call>) -> Harness<'static, Desk> {
    let mut harness = at_work(3, calls);
    people(harness.state_mut());
    harness.run();
    harness.state_mut().effects.clear();
    harness
}

fn chord(harness: &mut Harness<'_, Desk>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// Find, with the recent calls read, and this typed.
fn find(harness: &mut Harness<'_, Desk>, typed: &str) {
    chord(harness, Modifiers::COMMAND, Key::F);
    recent(harness.state_mut());
    harness.run();
    type_anywhere(harness, typed);
}

fn rows(harness: &Harness<'_, Desk>) -> Vec<String> {
    names(harness, Role::ListBoxOption)
}

fn chosen(harness: &Harness<'_, Desk>) -> Option<String> {
    let mut rows = harness.query_all_by_role(Role::ListBoxOption);
    rows.find(|row| row.accesskit_node().is_selected() == Some(true))
        .and_then(|row| row.accesskit_node().label())
}

fn is_open(harness: &Harness<'_, Desk>) -> bool {
    !names(harness, Role::Dialog).is_empty()
}

/// What a screen reader was told last by the list.
fn said(harness: &Harness<'_, Desk>) -> String {
    let dialog = harness.get_by_role(Role::Dialog);
    let mut lines = dialog
        .query_all_by_role(Role::Label)
        .filter(|node| node.accesskit_node().live() == egui::accesskit::Live::Polite);
    lines.next().and_then(|node| node.accesskit_node().value()).unwrap_or_default()
}

#[test]
fn a_few_letters_and_enter_retrieve_who_waits_exactly_once() {
    let mut harness = desk(Vec::new());
    find(&mut harness, "fisk");
    assert_eq!(focused(&harness).as_deref(), Some("Name, number, or a word of a note"));
    assert_eq!(
        rows(&harness),
        [
            "Jon Fiske waiting at least 0:23, 7001 Lobby 1, +14085550166. Enter: Retrieve on Desk phone. Ctrl+Enter: Go to the tile"
        ]
    );
    key(&mut harness, Key::Enter);
    assert!(!is_open(&harness), "a press is a press");
    // The key is still down, and repeats.
    for _ in 0..3 {
        let repeat = Input::Key {
            key: Key::Enter,
            physical_key: None,
            pressed: true,
            repeat: true,
            modifiers: Modifiers::NONE,
        };
        harness.event(repeat);
        harness.run();
    }
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn with_nothing_typed_who_waits_stands_there_the_longest_wait_first() {
    let mut harness = desk(Vec::new());
    find(&mut harness, "");
    let waits: Vec<String> = rows(&harness).iter().map(|row| row[..11].to_owned()).collect();
    assert_eq!(waits, ["Harriet Lun", "Jon Fiske w"]);
    harness.get_by_label("2 wait or may still wait");
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().retrieves(), [(Some("7002"), Some("desk"))]);
}

#[test]
fn a_recent_call_is_found_by_its_last_digits_and_called() {
    let mut harness = desk(Vec::new());
    find(&mut harness, "4417");
    assert_eq!(rows(&harness), ["Missed, Ines Prado, +14085554417, 13:05. Enter: Call +14085554417"]);
    key(&mut harness, Key::Enter);
    let order = Order::Dial { number: "+14085554417".to_owned(), endpoint: Some("desk".into()) };
    assert_eq!(orders(&harness), [order]);
}

#[test]
fn the_recent_calls_are_read_when_find_opens_and_not_again() {
    let mut harness = desk(Vec::new());
    let readings = |harness: &Harness<'_, Desk>| {
        harness.state().intents.iter().filter(|intent| matches!(intent, Intent::ReadHistory)).count()
    };
    find(&mut harness, "tom");
    assert_eq!(readings(&harness), 1);
    key(&mut harness, Key::Escape);
    find(&mut harness, "tom");
    assert_eq!(readings(&harness), 1);
}

#[test]
fn accents_and_the_order_of_words_do_not_count_and_a_person_is_called() {
    let mut harness = desk(Vec::new());
    find(&mut harness, "ROTH mia");
    assert_eq!(rows(&harness).len(), 1);
    key(&mut harness, Key::Enter);
    let order = Order::Dial { number: "2108".to_owned(), endpoint: Some("desk".into()) };
    assert_eq!(orders(&harness), [order]);
}

#[test]
fn the_arrows_choose_and_the_keyboard_stays_in_the_field() {
    let mut harness = desk(Vec::new());
    find(&mut harness, "lobby");
    assert_eq!(rows(&harness).len(), 3);
    assert!(chosen(&harness).unwrap().starts_with("Harriet Lund"));
    for first in ["Jon Fiske", "7003 Lobby 3, Slot, Free", "7003 Lobby 3, Slot, Free"] {
        key(&mut harness, Key::ArrowDown);
        assert!(chosen(&harness).unwrap().starts_with(first), "{first}: {:?}", chosen(&harness));
        assert!(said(&harness).starts_with(first), "it is announced: {}", said(&harness));
        assert_eq!(focused(&harness).as_deref(), Some("Name, number, or a word of a note"));
    }
    key(&mut harness, Key::ArrowUp);
    type_anywhere(&mut harness, " 1");
    assert!(chosen(&harness).unwrap().starts_with("Jon Fiske"), "it is typed on, and the first is chosen");
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn the_number_of_hits_is_announced_when_it_changes_and_clocks_announce_nothing() {
    let mut harness = desk(Vec::new());
    find(&mut harness, "l");
    assert_eq!(said(&harness), "3 found", "the same one is chosen");
    type_anywhere(&mut harness, "un");
    assert_eq!(said(&harness), "1 found");
    harness.state_mut().pass(5_000);
    harness.run();
    assert_eq!(said(&harness), "1 found");
    type_anywhere(&mut harness, "x");
    assert_eq!(said(&harness), "Nothing found.");
    assert!(harness.query_all_by_label("Nothing found.").count() > 0, "and it can be read");
}

#[test]
fn the_call_in_hand_is_parked_and_handed_over_by_the_keys_of_the_board() {
    for (typed, pressed, order) in [
        ("7003", Key::Enter, None),
        ("7003", Key::F4, None),
        ("tom abel", Key::F6, Some(Order::TransferTo { call: "ola".into(), number: "2107".to_owned() })),
        ("4417", Key::F6, Some(Order::TransferTo { call: "ola".into(), number: "+14085554417".to_owned() })),
    ] {
        let mut harness = desk(vec![ola()]);
        find(&mut harness, typed);
        key(&mut harness, pressed);
        assert!(!is_open(&harness), "{typed}");
        match order {
            Some(order) => assert_eq!(orders(&harness), [order], "{typed}"),
            None => {
                let park = harness.state().intents.iter().find_map(|intent| match intent {
                    Intent::Park { call, on, .. } => Some((call.clone(), on.clone())),
                    _ => None,
                });
                assert_eq!(park, Some(("ola".into(), ParkOn::Slot("slot-3".into()))));
                assert_eq!(orders(&harness).len(), 1);
            }
        }
    }
}

#[test]
fn what_is_not_possible_is_not_offered() {
    let mut harness = desk(Vec::new());
    find(&mut harness, "tom abel");
    let buttons = names(&harness, Role::Button);
    assert!(buttons.contains(&"Enter: Call 2107".to_owned()), "{buttons:?}");
    for word in ["Park", "Transfer"] {
        let offered = buttons.iter().any(|button| button.starts_with(&format!("F4: {word}")));
        assert!(!offered, "{word} without a call in hand");
    }
    key(&mut harness, Key::F4);
    assert!(is_open(&harness));
    assert!(orders(&harness).is_empty());
}

#[test]
fn esc_closes_it_gives_the_keyboard_back_and_hangs_nobody_up() {
    let mut harness = desk(vec![ola()]);
    tile(&harness, "7002").focus();
    harness.run();
    find(&mut harness, "fisk");
    key(&mut harness, Key::Escape);
    assert!(!is_open(&harness));
    assert!(tile(&harness, "7002").is_focused());
    assert!(orders(&harness).is_empty() && harness.state().retrieves().is_empty());
}

#[test]
fn it_leads_to_the_tile_of_a_slot_and_to_the_card_of_a_call() {
    let mut harness = desk(vec![ola()]);
    find(&mut harness, "fiske");
    chord(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert!(!is_open(&harness));
    assert!(tile(&harness, "7001").is_focused());
    find(&mut harness, "ola");
    key(&mut harness, Key::Enter);
    assert_eq!(focused(&harness).as_deref(), Some("Park Ola Berg"));
    assert!(orders(&harness).is_empty(), "it only leads there");
    find(&mut harness, "ola");
    key(&mut harness, Key::F4);
    assert_eq!(focused(&harness).as_deref(), Some("Slot"), "where it is to be parked is asked at its card");
    key(&mut harness, Key::Escape);
    find(&mut harness, "ola");
    key(&mut harness, Key::F6);
    assert_eq!(focused(&harness).as_deref(), Some("Transfer to"));
    assert!(orders(&harness).is_empty());
}

#[test]
fn news_choose_nobody_else_under_the_hand_that_presses() {
    let mut harness = desk(Vec::new());
    find(&mut harness, "");
    assert!(chosen(&harness).unwrap().starts_with("Harriet Lund"));
    harness.state_mut().live_park("7002", None);
    harness.run();
    assert_eq!(chosen(&harness), None, "she has left");
    assert!(said(&harness).ends_with("No longer there."), "{}", said(&harness));
    key(&mut harness, Key::Enter);
    assert!(harness.state().retrieves().is_empty(), "Enter was meant for her");
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn a_press_that_has_just_got_another_meaning_does_nothing() {
    let mut harness = desk(vec![ola()]);
    find(&mut harness, "7001");
    assert!(chosen(&harness).unwrap().contains("Enter: Retrieve"));
    harness.state_mut().live_park("7001", None);
    key(&mut harness, Key::Enter);
    assert!(is_open(&harness));
    assert!(orders(&harness).is_empty() && harness.state().retrieves().is_empty());
    harness.state_mut().pass(600);
    assert!(chosen(&harness).unwrap().contains("Enter: Park Ola Berg here"));
    key(&mut harness, Key::Enter);
    assert_eq!(orders(&harness).len(), 1);
}

#[test]
fn the_pointer_chooses_a_row_and_presses_its_button() {
    let mut harness = desk(Vec::new());
    find(&mut harness, "");
    let fiske = rows(&harness).remove(1);
    harness.get_by_role_and_label(Role::ListBoxOption, &fiske).click();
    harness.run();
    assert!(harness.state().retrieves().is_empty(), "it only chooses");
    assert!(chosen(&harness).unwrap().starts_with("Jon Fiske"));
    assert_eq!(focused(&harness).as_deref(), Some("Name, number, or a word of a note"));
    harness.get_by_role_and_label(Role::Button, "Enter: Retrieve on Desk phone").click();
    harness.run();
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn a_call_that_ends_meanwhile_is_parked_nowhere() {
    let mut harness = desk(vec![ola()]);
    find(&mut harness, "7003");
    read(&mut harness, Vec::new());
    assert!(chosen(&harness).unwrap().contains("Enter: Go to the tile"));
    key(&mut harness, Key::F4);
    assert!(orders(&harness).is_empty());
}

#[test]
fn the_directory_is_asked_after_a_pause_and_who_is_found_there_is_marked_and_called() {
    let mut harness = desk(Vec::new());
    may_look_up(harness.state_mut());
    find(&mut harness, "greg");
    assert_eq!(rows(&harness), Vec::<String>::new());
    assert_eq!(look_up(harness.state_mut(), 1, Ok(vec![gregor()])), ["greg"], "once for four letters");
    harness.run();
    assert_eq!(rows(&harness), ["Gregor Müller, Directory, 8112400. Enter: Call 8112400"]);
    assert_eq!(chosen(&harness), None, "news choose nobody");
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    let order = Order::Dial { number: "8112400".to_owned(), endpoint: Some("desk".into()) };
    assert_eq!(orders(&harness), [order]);
}

#[test]
fn a_directory_that_refuses_is_told_once_and_asked_no_more() {
    let mut harness = desk(Vec::new());
    may_look_up(harness.state_mut());
    find(&mut harness, "greg");
    let refused =
        Failure { kind: FailureKind::NotAllowed, ..failure("The directory is closed.", PressAgain::Not) };
    look_up(harness.state_mut(), 1, Err(refused.clone()));
    harness.run();
    assert!(harness.query_all_by_label("Without the directory: The directory is closed.").count() > 0);
    type_anywhere(&mut harness, "or");
    assert!(look_up(harness.state_mut(), 1, Err(refused)).is_empty());
}

#[test]
fn news_of_others_keep_nobody_waiting_who_presses_for_the_chosen_one() {
    let mut harness = desk(Vec::new());
    find(&mut harness, "fisk");
    harness.state_mut().live_park("7003", Some(("Fiska Holm", "+14085550199")));
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().retrieves(), [(Some("7001"), Some("desk"))]);
}

#[test]
fn more_than_anybody_reads_is_cut_off_and_said_to_be() {
    let mut harness = at_work(80, Vec::new());
    find(&mut harness, "lobby");
    assert_eq!(rows(&harness).len(), 60);
    assert!(harness.query_all_by_label("The first 60. Type on to see the others.").count() > 0);
    type_anywhere(&mut harness, " 708");
    assert!(rows(&harness).len() < 60);
    assert!(harness.query_all_by_label("The first 60. Type on to see the others.").next().is_none());
}
