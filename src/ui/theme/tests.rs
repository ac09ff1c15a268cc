//! The contrast of everything that stands on something, and the states as the colour-blind see them.

use egui::Color32;

use super::Palette;
use super::skin::{Emphasis, TONES};
use crate::ui::parts::NoticeTone;
use crate::ui::tile_words::TileTone;

mod vision;

use vision::{Vision, difference, seen};

/// Each theme, and the least contrast of its texts and of everything else that tells something (WCAG 2.2, 1.4.3, 1.4.6 and
/// 1.4.11; where high contrast was asked for, lines are no weaker than words).
const THEMES: [(&str, Palette, f64, f64); 4] = [
    ("light", Palette::LIGHT, 4.5, 3.0),
    ("dark", Palette::DARK, 4.5, 3.0),
    ("high contrast, light", Palette::CONTRAST_LIGHT, 7.0, 7.0),
    ("high contrast, dark", Palette::CONTRAST_DARK, 7.0, 7.0),
];

fn luminance(colour: Color32) -> f64 {
    let [red, green, blue] = vision::linear(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast of WCAG 2.2, from 1 to 21.
fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Two colours that are used together.
type Pair = (String, Color32, Color32);

/// Every text on every ground that it stands on.
fn texts(p: &Palette) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut add = |what: &str, text, ground| pairs.push((what.to_owned(), text, ground));
    // Windows, panels, segments, dialogs.
    for ground in [p.ground, p.surface, p.raised, p.sunken] {
        for (what, text) in [("text", p.text), ("text2", p.text2), ("text3", p.text3), ("accent", p.accent)] {
            add(what, text, ground);
        }
    }
    for ground in [p.ground, p.surface] {
        for (what, text) in [("wait", p.wait), ("urgent", p.urgent), ("ok", p.ok)] {
            add(what, text, ground);
        }
    }
    // Tiles, and the strip of the longest wait, which has the grounds of the waiting tiles.
    for tone in TONES {
        let skin = p.tile(tone);
        let grounds = if skin.dashed { vec![skin.ground, p.hatch] } else { vec![skin.ground] };
        for ground in grounds {
            for (what, text) in [("state", skin.state), ("text", p.text), ("text2", p.text2)] {
                add(&format!("{what} of {tone:?}"), text, ground);
            }
        }
    }
    for emphasis in [Emphasis::Plain, Emphasis::Tonal, Emphasis::Filled] {
        for pointed in [false, true] {
            let button = p.button(emphasis, pointed);
            add(&format!("{emphasis:?} button"), button.text, button.ground);
        }
    }
    for tone in [NoticeTone::Quiet, NoticeTone::Wait, NoticeTone::Trouble] {
        let (ground, _) = p.notice(tone);
        for (what, text) in [("text", p.text), ("text2", p.text2)] {
            add(&format!("{what} of a notice, {tone:?}"), text, ground);
        }
    }
    // egui's own buttons and links, at rest and under the pointer.
    add("a button", p.accent, p.surface);
    add("a button under the pointer", p.accent, p.accent_soft);
    add("a link in a notice", p.accent, p.wait_soft);
    add("a link in trouble", p.accent, p.urgent_soft);
    add("chosen text", p.text, p.accent_soft);
    pairs
}

/// Every line and shape without which something could not be told.
fn edges(p: &Palette) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut add = |what: &str, line, ground| pairs.push((what.to_owned(), line, ground));
    // A ring may also stand around the buttons of a tile or of a notice; a field has the accent as its cursor.
    let plain = [p.ground, p.surface, p.sunken, p.raised];
    let tinted = [p.accent_soft, p.wait_soft, p.urgent_soft, p.ok_soft];
    for ground in plain.into_iter().chain(tinted) {
        add("edge of a control", p.edge, ground);
        add("ring of the focus", p.accent, ground);
        add("a filled button", p.accent, ground);
        add("a filled button under the pointer", p.accent_hover, ground);
    }
    add("the knob of a switch that is on", p.on_accent, p.accent);
    add("the knob of one that is locked", p.surface, p.text3);
    for ground in [p.ground, p.surface] {
        for (what, mark) in [("good", p.ok), ("trouble", p.urgent), ("held", p.wait), ("another", p.text2)] {
            add(&format!("mark of a call or of what happened: {what}"), mark, ground);
        }
    }
    if p.high_contrast {
        // Elsewhere it only divides what stands apart without it: a free tile, cards, rows.
        for ground in plain.into_iter().chain(tinted) {
            add("a line that divides", p.line, ground);
        }
    }
    for tone in TONES.into_iter().filter(|tone| *tone != TileTone::Free) {
        let skin = p.tile(tone);
        add(&format!("border of {tone:?} outside"), skin.border.color, p.ground);
        add(&format!("border of {tone:?} inside"), skin.border.color, skin.ground);
        add(&format!("icon of {tone:?}"), skin.state, skin.ground);
    }
    for tone in [TileTone::Parked, TileTone::HalfTime, TileTone::Soon] {
        let skin = p.tile(tone);
        add(&format!("bar of {tone:?}"), skin.bar, p.sunken);
        add(&format!("bar of {tone:?} on its tile"), skin.bar, skin.ground);
    }
    for tone in [NoticeTone::Wait, NoticeTone::Trouble] {
        let (ground, line) = p.notice(tone);
        add(&format!("border of a notice, {tone:?}"), line, ground);
    }
    pairs
}

fn check(name: &str, pairs: Vec<Pair>, least: f64) {
    let low: Vec<String> = pairs
        .into_iter()
        .map(|(what, one, other)| (what, one, other, contrast(one, other)))
        .filter(|(.., found)| *found < least)
        .map(|(what, one, other, found)| format!("{what}: {one:?} on {other:?} has {found:.2}"))
        .collect();
    assert!(low.is_empty(), "{name} needs {least}:\n{}", low.join("\n"));
}

#[test]
fn every_text_can_be_read_and_in_high_contrast_at_seven_to_one() {
    for (name, palette, least, _) in THEMES {
        check(name, texts(&palette), least);
    }
}

#[test]
fn every_border_ring_icon_and_bar_that_tells_something_is_seen_and_in_high_contrast_at_seven_to_one() {
    for (name, palette, _, least) in THEMES {
        check(name, edges(&palette), least);
    }
}

/// A palette in which every token has a colour of its own, and which one that is. A new token does not compile without its
/// line here.
macro_rules! every_token {
    ($($token:ident)*) => {{
        let mut colours = (1_u8..).map(Color32::from_gray);
        let mut next = || colours.next().unwrap();
        let palette = Palette { dark: false, high_contrast: true, $($token: next()),* };
        (palette, [$((stringify!($token), palette.$token)),*])
    }};
}

#[test]
fn every_colour_is_measured_against_what_it_stands_on() {
    let (palette, tokens) = every_token!(
        ground surface raised sunken line edge hatch text text2 text3 accent accent_hover on_accent accent_soft wait
        wait_soft wait_line urgent urgent_soft urgent_line ok ok_soft ok_line
    );
    let pairs: Vec<Pair> = texts(&palette).into_iter().chain(edges(&palette)).collect();
    let is_measured = |colour| pairs.iter().any(|(_, one, other)| [one, other].contains(&&colour));
    let left: Vec<&str> =
        tokens.into_iter().filter(|(_, colour)| !is_measured(*colour)).map(|(token, _)| token).collect();
    assert!(left.is_empty(), "no pair names {left:?}");
    // The hatching is measured as a ground only: that nothing is sure there is told by the dashed border, the icon and the
    // word, and strong lines behind a text would keep it from being read.
    assert!(pairs.iter().all(|(_, one, _)| *one != palette.hatch));
}

/// What may be told apart by colour: the word and icon, the border, and the ground.
fn colours(p: &Palette, tone: TileTone) -> [Color32; 3] {
    let skin = p.tile(tone);
    [skin.state, skin.border.color, skin.ground]
}

/// The states that have a colour of their own stay apart, in the colour of word and border, for every eye. Where two
/// share one (half time and waiting, soon and trouble), the icon and the word tell them apart: see `icons` and `tile_words`.
#[test]
fn waiting_trouble_ringing_and_connected_stay_apart_for_the_colour_blind() {
    // Well above the difference of 2.3 that is just noticed, and above 5, which is seen at a glance side by side.
    const LEAST: f64 = 8.0;
    let apart = [TileTone::Free, TileTone::Parked, TileTone::Soon, TileTone::Ringing, TileTone::Connected];
    let mut near = Vec::new();
    for (name, palette, ..) in THEMES {
        for vision in Vision::ALL {
            for (index, one) in apart.into_iter().enumerate() {
                for other in apart.into_iter().skip(index + 1) {
                    let pairs = colours(&palette, one).into_iter().zip(colours(&palette, other));
                    let most = pairs
                        .map(|(one, other)| difference(seen(one, vision), seen(other, vision)))
                        .fold(0.0, f64::max);
                    if most < LEAST {
                        near.push(format!("{name}, {vision:?}: {one:?} and {other:?} differ by {most:.1}"));
                    }
                }
            }
        }
    }
    assert!(near.is_empty(), "{}", near.join("\n"));
}

#[test]
fn nothing_moves_by_itself() {
    for choice in [super::super::ThemeChoice::Light, super::super::ThemeChoice::ContrastDark] {
        let ctx = egui::Context::default();
        super::super::style::apply(&ctx, choice, Default::default());
        let style = ctx.global_style();
        assert!(style.animation_time == 0.0, "fades and slides");
        assert_eq!(style.scroll_animation, egui::style::ScrollAnimation::none(), "scrolling to the focus");
        assert!(!style.visuals.text_cursor.blink, "the cursor");
    }
}
