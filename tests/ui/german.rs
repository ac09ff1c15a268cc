//! A shift at a German desk: a caller is fetched, one comes back, something fails. No word of it is English: none of those that
//! only the English catalogue has.

use std::collections::BTreeSet;
use std::path::Path;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use valet::console::calls::{CallState, Personality};
use valet::console::endpoints::Endpoint;
use valet::console::event::News;
use valet::console::failure::PressAgain;
use valet::console::ids::RetrievalId;
use valet::console::live::LiveNews;
use valet::console::words;
use valet::ui::{Look, ThemeChoice};
use valet::words::{Language, LanguageChoice};

use crate::desk::{Desk, FIRST, devices, failure, leg, look, recall, tile, window};
use crate::fits::drawn_words;

/// The words of a language's catalogue: what stands in its messages, without their names and values.
fn catalogue(language: Language) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words").join(language.tag());
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()));
    files.flat_map(|text| words_of_messages(&text.unwrap())).collect()
}

fn words_of_messages(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let is_continued = line.starts_with(' ');
        let said = if is_continued { line } else { line.split_once('=').map_or("", |(_, said)| said) };
        // The key of a variant, such as `[one]`, and what is put in.
        let said = said.split_once("] ").filter(|_| is_continued).map_or(said, |(_, said)| said);
        let mut depth = 0_usize;
        let plain = said.chars().map(|c| {
            depth = if c == '{' { depth + 1 } else { depth };
            let kept = if depth == 0 { c } else { ' ' };
            depth = if c == '}' { depth.saturating_sub(1) } else { depth };
            kept
        });
        words.extend(words_in(&plain.collect::<String>()));
    }
    words
}

/// Words of two letters and more, in small letters.
fn words_in(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 2);
    words.map(str::to_lowercase).collect()
}

/// What only an English catalogue says.
fn only_english() -> BTreeSet<String> {
    &catalogue(Language::English) - &catalogue(Language::German)
}

/// Everything that is drawn or read aloud.
fn said(harness: &Harness<'_, Desk>) -> Vec<String> {
    let nodes = harness.query_all(By::new().predicate(|_| true));
    let heard = nodes.flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value(), node.description()].into_iter().flatten()
    });
    heard.chain(drawn_words(harness)).collect()
}

struct Shift {
    window: Harness<'static, Desk>,
    english: BTreeSet<String>,
}

impl Shift {
    fn begin() -> Self {
        let language = LanguageChoice::One(Language::German);
        let mut desk = Desk::new(Look { language, ..look(ThemeChoice::Light, 1.0) });
        desk.now.mono_ms = 1_000;
        desk.sign_in(3);
        let named = devices().into_iter().zip(["Tischtelefon", "Rechner"]);
        let named = named.map(|(device, name)| Endpoint { name: name.into(), remote_answer: true, ..device });
        desk.news(News::Endpoints { epoch: FIRST, result: Ok(named.collect()) });
        desk.live(LiveNews::Up);
        Self { window: window(desk, 1280.0, 900.0, 1.0), english: only_english() }
    }

    fn do_so(&mut self, what: &str, act: impl FnOnce(&mut Desk)) {
        act(self.window.state_mut());
        self.window.run();
        self.check(what);
    }

    /// Everything that is said with an English word in it. Names are data: `Lobby 1` is what Webex calls the slot.
    fn english(&self) -> BTreeSet<String> {
        let all = said(&self.window);
        assert!(all.len() > 20, "{all:?}");
        let is_english =
            |text: &String| words_in(text).iter().any(|word| self.english.contains(word) && word != "lobby");
        all.into_iter().filter(is_english).collect()
    }

    fn check(&self, what: &str) {
        let english = self.english();
        assert!(english.is_empty(), "{what}: {english:#?}");
    }

    fn press(&mut self, what: &str, number: &str) {
        tile(&self.window, number).click();
        self.window.run();
        self.check(what);
    }
}

#[test]
fn the_test_knows_english_from_german() {
    let english = only_english();
    for word in ["retrieve", "waiting", "the", "parked", "recall", "caller", "settings", "your"] {
        assert!(english.contains(word), "{word}");
    }
    for word in ["abrufen", "wartet", "valet", "webex", "geparkt"] {
        assert!(!english.contains(word), "{word}");
    }
    let mut shift = Shift::begin();
    shift.window.state_mut().news(News::Trouble("The disk is full.".into()));
    shift.window.run();
    assert_eq!(shift.english(), BTreeSet::from(["The disk is full.".to_owned()]));
}

#[test]
fn a_retrieve_a_recall_and_a_failure_are_told_in_german() {
    let mut shift = Shift::begin();
    shift.check("a quiet board");
    shift.do_so("somebody waits", |desk| {
        desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
        desk.pass(12_000);
    });
    shift.press("asked", "7001");
    shift.do_so("it rings", |desk| {
        desk.accepted(1);
        desk.pass(1_000);
    });
    shift.do_so("connected", |desk| {
        desk.live_park("7001", None);
        desk.calls(vec![leg(Personality::Originator, CallState::Connected)]);
        desk.pass(1_000);
    });
    shift.do_so("over", |desk| {
        desk.calls(Vec::new());
        desk.pass(1_000);
    });
    shift.do_so("soon called back", |desk| {
        desk.live_park("7002", Some(("Ola Berg", "+14085550177")));
        desk.pass(40_000);
    });
    shift.do_so("called back", |desk| {
        desk.calls(vec![recall("back", "Ola Berg", "7002")]);
        desk.pass(1_000);
    });
    shift.do_so("answered", |desk| {
        desk.calls(Vec::new());
        desk.live_park("7002", None);
        desk.pass(60_000);
    });
    shift.press("asked of a slot that is not known", "7003");
    shift.do_so("no answer came", |desk| {
        let why = failure("", PressAgain::AfterLookUp);
        let why = valet::console::failure::Failure { words: words::no_answer().into(), ..why };
        desk.news(News::Retrieved { id: RetrievalId(2), result: Err(why) });
        desk.pass(1_000);
    });
    shift.do_so("the line is lost", |desk| {
        desk.live(LiveNews::Lost { why: valet::say!("computer-slept").into() });
        desk.pass(130_000);
    });
    shift.do_so("the sign-in is over", |desk| desk.news(News::Expired { epoch: FIRST }));
}

#[test]
fn every_dialog_is_in_german() {
    let mut shift = Shift::begin();
    for (what, key, held) in [
        ("the keys", Key::F1, egui::Modifiers::NONE),
        ("what Valet can see", Key::I, egui::Modifiers::COMMAND),
        ("the day", Key::D, egui::Modifiers::COMMAND),
        ("the settings", Key::Comma, egui::Modifiers::COMMAND),
    ] {
        shift.window.key_press_modifiers(held, key);
        shift.window.run();
        shift.check(what);
        shift.window.key_press(Key::Escape);
        shift.window.run();
    }
}
