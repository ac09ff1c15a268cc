//! The first minutes: one sentence at a time, that goes when it was followed or put away, and moves no tile.

use std::collections::BTreeSet;

use egui::Key;
use egui::accesskit::{Live, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::console::event::{Intent, News};
use valet::console::hints::Hint;
use valet::console::live::LiveNews;
use valet::ui::ThemeChoice;

use crate::desk::{Desk, look, names, press, tile, type_anywhere, window};

const RETRIEVE: &str = "A caller waits: press her tile, or type its number and press Enter.";
const DEVICE: &str = "The marked device rings. F10 takes the next one.";
const KEYS: &str = "Everything works from the keyboard: F1 lists the keys.";

/// A newcomer's desk, with somebody parked on 7001.
fn newcomer(width: f32) -> Harness<'static, Desk> {
    let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
    desk.sign_in(3);
    desk.live(LiveNews::Up);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    desk.news(News::Hints(BTreeSet::new()));
    window(desk, width, 800.0, 1.0)
}

#[test]
fn three_hints_lead_from_the_first_caller_to_the_list_of_keys_with_the_keyboard_alone() {
    let mut harness = newcomer(1280.0);
    harness.get_by_label(RETRIEVE);
    type_anywhere(&mut harness, "7001");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.query_by_label(RETRIEVE).is_none(), "she has done it");
    harness.get_by_label(DEVICE);
    harness.key_press(Key::F10);
    harness.run();
    harness.get_by_label(KEYS);
    harness.key_press(Key::F1);
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!names(&harness, Role::Button).contains(&"Got it".to_owned()), "three at most");
}

/// What a screen reader is told of this sentence.
fn read_aloud(harness: &Harness<'_, Desk>, sentence: &str) -> Live {
    harness.get_by_label(sentence).accesskit_node().live()
}

#[test]
fn each_is_read_aloud_politely_and_once_also_when_it_comes_back() {
    let mut harness = newcomer(1280.0);
    for told in [RETRIEVE, DEVICE, KEYS] {
        assert_eq!(read_aloud(&harness, told), Live::Polite, "{told}");
        press(&mut harness, "Got it");
    }
    let mut harness = newcomer(1280.0);
    harness.state_mut().pass(1_000);
    harness.state_mut().live_park("7001", None);
    harness.run();
    assert!(harness.query_by_label(RETRIEVE).is_none(), "nobody waits");
    harness.state_mut().live_park("7002", Some(("Ola Berg", "+14085550143")));
    harness.run();
    assert_eq!(read_aloud(&harness, RETRIEVE), Live::Off, "she has heard it");
    press(&mut harness, "Got it");
    assert_eq!(read_aloud(&harness, DEVICE), Live::Polite);
}

#[test]
fn each_can_be_put_away_and_no_tile_moves_for_it() {
    for width in [1280.0, 360.0] {
        let mut harness = newcomer(width);
        let place = tile(&harness, "7001").rect();
        for told in [RETRIEVE, DEVICE, KEYS] {
            harness.get_by_label(told);
            press(&mut harness, "Got it");
            assert_eq!(tile(&harness, "7001").rect(), place, "{width}: after {told}");
        }
        let over = harness.state().intents.iter().filter_map(|intent| match intent {
            Intent::HintIsOver(hint) => Some(*hint),
            _ => None,
        });
        assert_eq!(over.collect::<Vec<_>>(), Hint::ALL);
        assert!(!names(&harness, Role::Button).contains(&"Got it".to_owned()));
    }
}
