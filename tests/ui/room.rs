//! What has to share the room that there is: nothing lies over its neighbour, and whoever waits longest keeps a place.

use egui::accesskit::Role;
use egui::{Rect, Shape, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use valet::ui::{Look, ThemeChoice};
use valet::words::{Language, LanguageChoice, Words};

use crate::desk::{Desk, look, tile};
use crate::fits::drawn_in;
use crate::scenes::{Window, scene};

fn drawn(name: &str, language: Language, window: Window) -> Harness<'static, Desk> {
    let choice = LanguageChoice::One(language);
    let desk = Desk::new(Look { language: choice, ..look(ThemeChoice::Light, window.zoom) });
    scene(name)(desk, window, &Words::new(language))
}

/// Where these words stand: all of them, and what is seen of them.
fn words(harness: &Harness<'_, Desk>, wanted: &str) -> Vec<(Rect, Rect)> {
    let all = drawn_in(harness).into_iter().filter(|(words, ..)| words.starts_with(wanted));
    all.map(|(_, whole, seen)| (whole, seen)).collect()
}

#[test]
fn the_activity_is_cut_where_the_notices_begin() {
    let harness = drawn("failures", Language::English, Window::new(1280.0, 800.0, 1.0));
    let notices = words(&harness, "Webex lists no device")[0].0.top();
    let heading = words(&harness, "Activity")[0].0.bottom();
    let below = drawn_in(&harness).into_iter().filter(|(_, whole, seen)| {
        whole.left() > 950.0 && (heading..notices).contains(&whole.top()) && seen.is_positive()
    });
    let below: Vec<_> = below.collect();
    assert!(!below.is_empty(), "an entry is seen");
    for (words, _, seen) in below {
        // Between the notice's words and the rule above it.
        assert!(seen.bottom() <= notices - 20.0, "{words} is seen down to {}, {notices}", seen.bottom());
    }
}

#[test]
fn whoever_waits_longest_is_in_sight_with_the_button_however_small_the_window_and_however_many_call() {
    for (language, width, height, zoom) in [
        (Language::English, 360.0, 740.0, 1.0),
        (Language::English, 360.0, 640.0, 1.0),
        (Language::French, 360.0, 400.0, 1.0),
        (Language::German, 640.0, 400.0, 2.0),
    ] {
        let harness = drawn("board", language, Window::new(width, height, zoom));
        let at = format!("{width}×{height} at {zoom}");
        let is_its = |label: &str| label.contains("Ines Prado") && !label.starts_with("7003");
        let mut buttons = harness.query_all_by_role(Role::Button);
        let button = buttons.find(|node| node.accesskit_node().label().is_some_and(|it| is_its(&it)));
        let button = button.expect("a button").rect();
        let whole = |(all, seen): &(Rect, Rect)| seen.contains_rect(all.shrink(0.5));
        let of_strip = |all: &Rect| (all.center().y - button.center().y).abs() < 80.0;
        let names = words(&harness, "Ines Prado");
        assert!(names.iter().any(|name| whole(name) && of_strip(&name.0)), "{at}: {names:?}");
        let on_it: Vec<_> = drawn_in(&harness)
            .into_iter()
            .filter(|(_, all, _)| button.contains(all.center()))
            .map(|(_, all, seen)| (all, seen))
            .collect();
        assert!(!on_it.is_empty() && on_it.iter().all(whole), "{at}: {on_it:?}");
        let calls = ["My calls", "Mes appels", "Meine Anrufe", "Ihre Anrufe"];
        let calls = calls.iter().flat_map(|heading| words(&harness, heading)).next();
        let calls = calls.expect("the calls").0.top();
        assert!(button.bottom() < calls, "{at}: the button ends at {}, calls at {calls}", button.bottom());
        assert!(calls - button.bottom() > 50.0, "{at}: the board has {}", calls - button.bottom());
        if height > 700.0 {
            let tile = tile(&harness, "7001").rect();
            assert!(tile.top() + 60.0 < calls, "{at}: a tile with its caller is in sight: {tile}, {calls}");
        }
    }
}

#[test]
fn what_came_of_an_export_is_in_sight_where_it_was_pressed() {
    let harness = drawn("the day exported", Language::English, Window::new(1280.0, 800.0, 1.0));
    let told = words(&harness, "23 stays were written to");
    let is_in_dialog = |(all, seen): &(Rect, Rect)| all.left() > 240.0 && seen.contains_rect(all.shrink(0.5));
    assert!(told.iter().any(is_in_dialog), "{told:?}");
}

/// Whether something opaque is painted over all of this after it was drawn.
fn is_covered(harness: &Harness<'_, Desk>, what: Rect, drawn: impl Fn(&Shape) -> bool) -> bool {
    let shapes = &harness.output().shapes;
    let at = shapes.iter().position(|clipped| drawn(&clipped.shape)).unwrap();
    shapes[at..].iter().any(|later| match &later.shape {
        Shape::Rect(over) => {
            over.fill.is_opaque() && over.rect.intersect(later.clip_rect).contains_rect(what)
        }
        _ => false,
    })
}

#[test]
fn nothing_shows_between_the_recalls_and_beside_them_and_they_are_as_wide_as_the_tiles() {
    let harness = drawn("two recalls", Language::English, Window::new(1280.0, 800.0, 1.0));
    let hint = "Type a number anywhere";
    let place = words(&harness, hint)[0].0;
    let is_hint = |shape: &Shape| matches!(shape, Shape::Text(text) if text.galley.text().starts_with(hint));
    assert!(is_covered(&harness, place, is_hint), "{hint}");
    let below_strip = |shape: &Shape| match shape {
        Shape::LineSegment { points, .. } => {
            (points[0].y - points[1].y).abs() < 0.1 && (100.0..130.0).contains(&points[0].y)
        }
        _ => false,
    };
    let rest = Rect::from_min_max(pos2(925.0, 115.0), pos2(1_270.0, 120.0));
    assert!(is_covered(&harness, rest, below_strip), "the rule right of the card");
    let (first, last) = (tile(&harness, "7001").rect(), tile(&harness, "7003").rect());
    let mut cards = Vec::new();
    for clipped in &harness.output().shapes {
        each_card(&clipped.shape, &mut cards);
    }
    assert_eq!(cards.len(), 2, "{cards:?}");
    for card in cards {
        let off = (card.left() - first.left()).abs().max((card.right() - last.right()).abs());
        assert!(off <= 1.0, "{card}, tiles from {} to {}", first.left(), last.right());
    }
}

/// A wide rectangle with a thick edge.
fn each_card(shape: &Shape, found: &mut Vec<Rect>) {
    match shape {
        Shape::Rect(card) if card.rect.width() > 800.0 && card.stroke.width > 1.0 => found.push(card.rect),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| each_card(shape, found)),
        _ => {}
    }
}
