//! Every window: small, enlarged, by keyboard alone, and quiet.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::calls::CallState;
use valet::console::event::News;
use valet::console::live::LiveNews;
use valet::store::Change;
use valet::ui::{Look, ThemeChoice, next_repaint, next_title, window_title};
use valet::words::{Language, LanguageChoice};

use crate::desk::{Desk, board, look, names, press, resize, talk, tile, window};
use crate::paint::MARGIN;
use crate::saying::line;
use crate::scenes::Window;

/// How far the ring of what has the keyboard stands out of it.
const RING: f32 = 4.0;

fn title(desk: &Desk) -> String {
    window_title(&desk.console, desk.now, desk.screen.words(), true)
}

#[test]
fn every_control_fits_a_window_of_360_points_and_one_at_200_percent() {
    for (width, height, zoom) in [(360.0, 740.0, 1.0), (640.0, 400.0, 2.0), (1280.0, 800.0, 1.0)] {
        let mut desk = Desk::new(look(ThemeChoice::Light, zoom));
        desk.sign_in(3);
        let mut harness = window(desk, width, height, zoom);
        press(&mut harness, "Menu");
        assert_eq!(harness.ctx.zoom_factor(), zoom);
        assert_eq!(harness.ctx.content_rect().width(), width);
        for role in [Role::Button, Role::RadioButton, Role::TextInput] {
            for node in harness.query_all_by_role(role) {
                let (left, right) = (node.rect().left(), node.rect().right());
                let name = node.accesskit_node().label();
                assert!(
                    left >= 0.0 && right <= width,
                    "{name:?} spans {left} to {right} of {width} at {zoom}"
                );
            }
        }
    }
}

#[test]
fn text_is_as_large_as_is_set_and_in_a_narrow_window_as_has_room() {
    let mut desk = Desk::new(look(ThemeChoice::Light, 2.0));
    desk.sign_in(3);
    let mut harness = window(desk, 640.0, 740.0, 2.0);
    for (pixels, zoom) in
        [(1280.0, 2.0), (710.0, 1.9), (500.0, 1.3), (360.0, 1.0), (300.0, 1.0), (720.0, 2.0)]
    {
        resize(&mut harness, (pixels, 740.0));
        assert_eq!(harness.ctx.zoom_factor(), zoom, "{pixels}");
    }
}

#[test]
fn a_larger_size_that_has_no_room_is_refused_with_a_sentence() {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.sign_in(3);
    let mut harness = window(desk, 400.0, 740.0, 1.0);
    let larger = |harness: &mut Harness<'_, Desk>| {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
        harness.run();
        resize(harness, (400.0, 740.0));
    };
    larger(&mut harness);
    assert_eq!((harness.ctx.zoom_factor(), &*harness.state().changes), (1.1, &[Change::Zoom(1.1)][..]));
    larger(&mut harness);
    assert_eq!((harness.ctx.zoom_factor(), harness.state().changes.len()), (1.1, 1));
    assert_eq!(line(&harness), ("Larger text has no room in a window this narrow.".to_owned(), true));
}

#[test]
fn the_settings_say_how_large_the_text_is_where_what_is_set_has_no_room() {
    for (pixels, held) in [(540.0, Some("In a window this narrow, text has 150\u{a0}%.")), (1440.0, None)] {
        let mut desk = Desk::with_settings("[console]\nlanguage = \"en\"\nzoom = 2.0\n");
        desk.sign_in(3);
        let mut harness = window(desk, 720.0, 740.0, 2.0);
        resize(&mut harness, (pixels, 740.0));
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
        harness.run();
        harness.get_by_role_and_label(Role::Tab, "Appearance").click();
        harness.run();
        let field = harness.get_by_role_and_label(Role::TextInput, "Text size");
        assert_eq!(field.accesskit_node().value().as_deref(), Some("200"), "it stays as it is set");
        let notes = harness.query_all_by_label_contains("In a window this narrow");
        let notes: Vec<_> = notes.filter_map(|note| note.accesskit_node().value()).collect();
        assert_eq!(notes, Vec::from_iter(held.map(str::to_owned)));
    }
}

/// A board in a window of the usual size, and the scroll bar of its tiles.
fn usual(language: Language, slots: usize) -> (Harness<'static, Desk>, Option<Rect>) {
    let language = LanguageChoice::One(language);
    let mut desk = Desk::new(Look { language, ..look(ThemeChoice::Light, 1.0) });
    desk.sign_in(slots);
    // What the harness leaves round the window is no part of it.
    let harness = Window { margin: MARGIN, ..Window::new(1280.0, 800.0, 1.0) }.over(desk);
    let bars: Vec<Rect> = harness.query_all_by_role(Role::ScrollBar).map(|bar| bar.rect()).collect();
    // That of the side panel stands at the right edge.
    let bar = bars.into_iter().find(|bar| bar.right() < 1_000.0);
    (harness, bar)
}

#[test]
fn three_rows_of_tiles_stand_whole_in_a_window_of_the_usual_size() {
    for language in Language::ALL {
        let (harness, bar) = usual(language, 50);
        let seen = bar.expect("fifty slots scroll").y_range();
        let is_whole = |number: usize| {
            let with_ring = tile(&harness, &number.to_string()).rect().expand(RING);
            seen.contains(with_ring.top()) && seen.contains(with_ring.bottom())
        };
        let whole: Vec<usize> = (7_001..=7_050).filter(|number| is_whole(*number)).collect();
        assert_eq!(whole, Vec::from_iter(7_001..=7_009), "{language:?}");
        assert_eq!(usual(language, 8).1, None, "with one's own slot nine, and nothing to scroll");
    }
}

#[test]
fn where_everything_has_room_nothing_scrolls() {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.sign_in(2);
    desk.calls(vec![talk("ola", "Ola Berg", CallState::Connected)]);
    let harness = window(desk, 360.0, 2_400.0, 1.0);
    let bars: Vec<_> = harness.query_all_by_role(Role::ScrollBar).map(|bar| bar.rect()).collect();
    assert_eq!(bars, [], "a bar that scrolls by a point");
}

#[test]
fn tab_reaches_every_slot_in_reading_order() {
    let mut harness = board(3);
    let mut seen = Vec::new();
    for _ in 0..40 {
        harness.key_press(Key::Tab);
        harness.run();
        let focused = harness.query_all_by_role(Role::Button).find(|node| node.is_focused());
        seen.extend(focused.and_then(|node| node.accesskit_node().label()));
    }
    let numbers: Vec<&str> =
        seen.iter().filter(|name| name.starts_with("700")).map(|name| &name[..4]).take(3).collect();
    assert_eq!(numbers, ["7001", "7002", "7003"]);
    assert!(names(&harness, Role::Button).contains(&"Menu".to_owned()));
}

#[test]
fn f1_lists_the_keys_and_the_title_tells_who_works_here() {
    let mut harness = board(1);
    harness.key_press(Key::F1);
    harness.run();
    harness.get_by_label_contains("never hangs up");
    press(&mut harness, "Close");
    assert!(harness.query_by_label_contains("never hangs up").is_none());
    assert_eq!(title(harness.state()), "Valet – Rosa Keller");
}

#[test]
fn the_title_counts_who_waits_and_for_how_long_and_names_no_caller() {
    let mut harness = board(2);
    let desk = harness.state_mut();
    desk.live(LiveNews::Up);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    desk.pass(12_000);
    desk.live_park("7002", Some(("Ola Berg", "+14085550143")));
    desk.pass(60_300);
    assert_eq!(title(desk), "2 parked · 1:12 – Valet");
    desk.live_park("7001", None);
    desk.live_park("7002", None);
    assert_eq!(title(desk), "Valet – Rosa Keller");
}

#[test]
fn the_title_of_a_hidden_window_counts_in_steps_and_wakes_nobody_in_between() {
    let mut desk = board(2);
    let desk = desk.state_mut();
    let hidden = |desk: &Desk| window_title(&desk.console, desk.now, desk.screen.words(), false);
    desk.live(LiveNews::Up);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    let mut titles = Vec::new();
    let mut waited_ms = 0;
    while waited_ms < 720_000 {
        titles.push(hidden(desk));
        let pause = next_title(&desk.console, desk.now).expect("somebody waits");
        let pause_ms = u64::try_from(pause.as_millis()).unwrap();
        desk.pass(pause_ms - 1);
        assert_eq!(titles.last(), Some(&hidden(desk)), "woken too late");
        desk.pass(1);
        waited_ms += pause_ms;
    }
    let (first, last) = (&titles[..2], &titles[titles.len() - 2..]);
    assert_eq!(first, ["1 parked · 0:00 – Valet", "1 parked · 0:10 – Valet"]);
    assert_eq!(last, ["1 parked · 10:00 – Valet", "1 parked · 11:00 – Valet"]);
    assert_eq!(titles.len(), 62, "six a minute, and one after ten");
    desk.news(News::Locked(true));
    assert_eq!(next_title(&desk.console, desk.now), None, "nobody reads it");
}

#[test]
fn a_quiet_board_asks_for_no_repaint() {
    let harness = board(50);
    assert_eq!(next_repaint(&harness.state().console, harness.state().now), None);
}

#[test]
fn slots_and_devices_are_groups_with_names() {
    let harness = board(2);
    let slots = harness.get_by_role_and_label(Role::Group, "Slots");
    slots.get_by_role_and_label(Role::Button, "7001 Lobby 1, not known. Retrieve on Desk phone");
    let devices = harness.get_by_role_and_label(Role::RadioGroup, "Answer on");
    devices.get_by_role_and_label(Role::RadioButton, "Webex Desktop");
}
