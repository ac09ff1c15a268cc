//! Webex cannot be reached: each tile says what any phone dials to fetch whoever waits there.

use egui_kittest::Harness;
use valet::console::event::News;
use valet::console::failure::{Failure, FailureKind};
use valet::ui::{Look, ThemeChoice};
use valet::words::{Language, LanguageChoice};

use crate::desk::{Desk, FIRST, look, tile_name, window};
use crate::fits::drawn_words;

/// Harriet Lund waits on 7001, nobody on 7003, and nothing is known of the others; then the line is lost.
fn offline(language: Language) -> Harness<'static, Desk> {
    let look = Look { language: LanguageChoice::One(language), ..look(ThemeChoice::Light, 1.0) };
    let mut desk = Desk::new(look);
    desk.sign_in(8);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    let asked_at = desk.now;
    let result = Err(Failure::of_valet("No answer.", FailureKind::NoLink));
    desk.news(News::Calls { epoch: FIRST, asked_at, result });
    window(desk, 1280.0, 800.0, 1.0)
}

#[test]
fn a_tile_prints_the_way_out_in_every_language() {
    for language in Language::ALL {
        let harness = offline(language);
        for number in ["7001", "7002"] {
            let way_out = format!("*88 {number}");
            assert!(tile_name(&harness, number).contains(&way_out), "{}", tile_name(&harness, number));
            assert!(drawn_words(&harness).iter().any(|words| words.contains(&way_out)), "{language:?}");
        }
    }
}

#[test]
fn the_code_is_the_one_that_webex_tells_and_goes_with_the_line() {
    let mut harness = offline(Language::English);
    harness.state_mut().news(News::RetrieveCode { epoch: FIRST, code: Some("*99".to_owned()) });
    harness.run();
    assert!(tile_name(&harness, "7001").contains("On any phone dial *99 7001."));
    harness.state_mut().news(News::RetrieveCode { epoch: FIRST, code: None });
    harness.run();
    assert!(!tile_name(&harness, "7001").contains("On any phone"), "nobody has such a code");
    harness.state_mut().news(News::RetrieveCode { epoch: FIRST, code: Some("*88".to_owned()) });
    harness.state_mut().calls(Vec::new());
    harness.run();
    assert!(!tile_name(&harness, "7001").contains("*88"), "the line is back");
}
