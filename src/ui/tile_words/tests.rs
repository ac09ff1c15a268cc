//! Every state of a tile as a row: the words, what a press does, and the sentence for the ear. The states are reached
//! through the console itself, fed with news by hand.

use jiff::tz::TimeZone;

use super::{Moment, Press, TileTone, TileWords, ticks, tile_words};
use crate::console::board::{FRESH_MS, ManualSlot, Monitored, ParkPlace};
use crate::console::calls::{Call, CallState, Party, Personality};
use crate::console::endpoints::{Endpoint, EndpointKind, Target};
use crate::console::event::{Accepted, Event, Intent, News};
use crate::console::failure::{Failure, FailureKind, LookUp, PressAgain};
use crate::console::ids::{Epoch, RetrievalId, SlotId};
use crate::console::now::Now;
use crate::console::session::{Keychain, SignInWay};
use crate::console::{Console, Options};
use crate::words::{Language, Words};

const EPOCH: Epoch = Epoch(1);

/// A console with slot 7001, pressed once at 100 s, and the clock.
struct Desk {
    console: Console,
    now: Now,
}

impl Desk {
    fn new() -> Self {
        let slots = vec![ManualSlot { number: "7001".into(), label: Some("Lobby 1".into()) }];
        let read_number = |typed: &str| Ok(typed.to_owned());
        let options = Options {
            slots,
            recall_secs: 45,
            recall_by_hand: false,
            auto_answer: false,
            answer_on: None,
            asked_scopes: vec![],
            read_number,
        };
        let wall = "2026-11-23T14:05:00Z".parse().unwrap();
        let mut desk = Self { console: Console::new(options), now: Now { wall, mono_ms: 100_000 } };
        desk.news(News::Started { has_client: true, keychain: Keychain::Works, keep: None });
        desk.intent(Intent::SignIn(SignInWay::Browser));
        desk.news(News::SignedIn { epoch: EPOCH, scopes: None, not_kept: None, kept_for: None });
        let phone = Endpoint {
            id: "desk".into(),
            name: "Desk phone".into(),
            kind: EndpointKind::Device,
            webex_default: true,
            remote_answer: false,
        };
        desk.news(News::Endpoints { epoch: EPOCH, result: Ok(vec![phone]) });
        desk
    }

    fn pressed() -> Self {
        let mut desk = Self::new();
        desk.intent(Intent::Retrieve { slot: SlotId("manual:7001".into()), on: None });
        desk
    }

    fn ringing() -> Self {
        let mut desk = Self::pressed();
        let accepted = Accepted { call: "leg".into(), session: None, tracking_id: None };
        desk.news(News::Retrieved { id: RetrievalId(1), result: Ok(accepted) });
        desk.after(700)
    }

    fn failed(again: PressAgain) -> Self {
        let mut desk = Self::pressed();
        let failure = Failure {
            words: "Webex said no.".into(),
            kind: FailureKind::Refused,
            again,
            look_up: LookUp::Nothing,
            status: Some(409),
            detail: None,
            tracking_id: None,
        };
        desk.news(News::Retrieved { id: RetrievalId(1), result: Err(failure) });
        desk
    }

    fn seen(mut self, personality: Personality, state: CallState) -> Self {
        let remote_party = Party { name: Some("Harriet Lund".into()), number: Some("+14085550142".into()) };
        let call = Call { remote_party, ..Call::new("leg".into(), personality, state) };
        self.news(News::Calls { epoch: EPOCH, asked_at: self.now, result: Ok(vec![call]) });
        self
    }

    /// The leg is gone: two readings without it.
    fn gone(mut self) -> Self {
        for _ in 0..2 {
            self = self.after(500);
            self.news(News::Calls { epoch: EPOCH, asked_at: self.now, result: Ok(Vec::new()) });
        }
        self
    }

    fn after(mut self, ms: u64) -> Self {
        self.now.mono_ms += ms;
        self.now.wall += std::time::Duration::from_millis(ms);
        self
    }

    fn news(&mut self, news: News) {
        self.console.update(Event::News(news), self.now);
    }

    fn intent(&mut self, intent: Intent) {
        self.console.update(Event::Intent(intent), self.now);
    }

    fn with(mut self, intent: Intent) -> Self {
        self.intent(intent);
        self
    }

    fn words_if(&self, can_send: bool) -> TileWords {
        let slot = self.console.board().slot(&SlotId("manual:7001".into())).unwrap();
        let (zone, target) = (TimeZone::UTC, self.console.endpoints().target());
        let words = Words::new(Language::English);
        let moment = Moment { can_send, ..moment(self.now, &zone, &words, &target) };
        tile_words(slot, self.console.retrieval(&slot.id), &moment)
    }

    fn words(&self) -> TileWords {
        self.words_if(true)
    }

    fn next_change(&self) -> Option<u64> {
        let slot = self.console.board().slot(&SlotId("manual:7001".into())).unwrap();
        let ticks = ticks(slot, self.console.retrieval(&slot.id), self.now);
        [ticks.second_ms, ticks.once_ms].into_iter().flatten().min()
    }
}

fn moment<'m>(now: Now, zone: &'m TimeZone, words: &'m Words, target: &'m Target) -> Moment<'m> {
    Moment {
        now,
        zone,
        words,
        target,
        in_hand: None,
        can_answer: true,
        can_send: true,
        home: None,
        way_out: None,
    }
}

fn stop() -> Intent {
    Intent::StopRinging(SlotId("manual:7001".into()))
}

#[test]
fn every_state_has_its_words_and_its_press() {
    use Press::{Nothing, Retrieve, StopRinging};
    use TileTone::{Asked, Connected, Free, NotKnown, Ringing, Trouble, Waiting};
    let fetched = || Desk::ringing().after(2_000).seen(Personality::Originator, CallState::Connected);
    let rows = [
        (Desk::new(), NotKnown, "Not known", Retrieve, "not known. Retrieve on Desk phone"),
        (Desk::pressed(), Asked, "Asked", Nothing, "asking Webex to ring Desk phone"),
        (
            Desk::ringing(),
            Ringing,
            "Ringing",
            StopRinging,
            "ringing: Desk phone is ringing. Lift the handset. Stop ringing",
        ),
        (Desk::ringing().with(stop()), Ringing, "Stopping", Nothing, "stopping the ringing"),
        (
            Desk::ringing().seen(Personality::ClickToDial, CallState::Connected),
            Ringing,
            "Answered",
            Nothing,
            "answered: Answered. Fetching the caller…",
        ),
        (
            fetched().after(12_000),
            Connected,
            "Connected · 0:12",
            Nothing,
            "connected to Harriet Lund on Desk phone since 14:05",
        ),
        (
            fetched().gone(),
            Free,
            "Free",
            Retrieve,
            "free: The call with Harriet Lund has ended after 0:01. Retrieve on Desk phone",
        ),
        (
            Desk::ringing().seen(Personality::ClickToDial, CallState::Alerting).gone(),
            Trouble,
            "Fell silent",
            Retrieve,
            "fell silent: Desk phone has stopped ringing before it was answered. If somebody was faster, the caller is \
             gone from 7001; otherwise try again. Retrieve on Desk phone",
        ),
        (
            Desk::ringing().seen(Personality::ClickToDial, CallState::Alerting).after(29_000).gone(),
            Trouble,
            "Not answered",
            Retrieve,
            "not answered: Desk phone was not answered. The caller may still be parked on 7001: try again. \
             Retrieve on Desk phone",
        ),
        (
            Desk::ringing().seen(Personality::ClickToDial, CallState::Connected).gone(),
            Free,
            "Nobody there",
            Retrieve,
            "nobody there: Nobody is parked on 7001 any more: somebody was faster, or the caller hung up. \
             Retrieve on Desk phone",
        ),
        (
            Desk::failed(PressAgain::Now),
            Trouble,
            "Refused",
            Retrieve,
            "refused: Webex said no. Retrieve on Desk phone",
        ),
        (
            Desk::failed(PressAgain::AfterSecs(5)),
            Waiting,
            "Wait",
            Nothing,
            "not yet: Webex said no. Try again in 0:05",
        ),
        (
            Desk::failed(PressAgain::AfterSecs(5)).after(5_000),
            Waiting,
            "Try again",
            Retrieve,
            "may be tried again: Webex said no. Retrieve on Desk phone",
        ),
        (
            Desk::failed(PressAgain::AfterLookUp).after(2_000),
            Waiting,
            "Checking · 0:02",
            Nothing,
            "checking: Webex said no.",
        ),
        (
            fetched().gone().after(FRESH_MS),
            NotKnown,
            "Not known · 1:00 old",
            Retrieve,
            "not known: A caller was fetched from here at 14:05. Retrieve on Desk phone",
        ),
    ];
    for (desk, tone, state, press, sentence) in rows {
        let words = desk.words();
        assert_eq!(words.sentence, format!("7001 Lobby 1, {sentence}"));
        assert_eq!((words.tone, words.state_word.as_str(), words.press), (tone, state, press), "{sentence}");
        assert_eq!((words.number.as_str(), words.label.as_str()), ("7001", "Lobby 1"));
    }
}

#[test]
fn nothing_can_be_pressed_while_nothing_can_be_sent() {
    for desk in [Desk::new(), Desk::ringing(), Desk::failed(PressAgain::Now)] {
        let words = desk.words_if(false);
        assert_eq!((words.press, words.button), (Press::Nothing, None), "{}", words.sentence);
    }
}

#[test]
fn stop_ringing_does_not_slip_under_an_impatient_second_click() {
    let mut desk = Desk::pressed();
    let accepted = Accepted { call: "leg".into(), session: None, tracking_id: None };
    desk.news(News::Retrieved { id: RetrievalId(1), result: Ok(accepted) });
    assert_eq!(desk.words().press, Press::Nothing);
    assert_eq!(desk.next_change(), Some(700));
    assert_eq!(desk.after(700).words().press, Press::StopRinging);
}

#[test]
fn all_devices_are_named_as_such() {
    let mut desk = Desk::new();
    desk.intent(Intent::Retrieve { slot: SlotId("manual:7001".into()), on: Some(Target::AllDevices) });
    assert_eq!(desk.words().sentence, "7001 Lobby 1, asking Webex to ring all my devices");
}

#[test]
fn a_tile_is_drawn_again_just_when_its_words_change() {
    let connected = Desk::ringing().after(300).seen(Personality::Originator, CallState::Connected);
    for (desk, next) in [
        (Desk::new(), None),
        (Desk::pressed(), None),
        (Desk::ringing(), None),
        (connected.after(1_250), Some(750)),
        (Desk::failed(PressAgain::AfterSecs(5)).after(200), Some(800)),
        (Desk::failed(PressAgain::AfterSecs(5)).after(5_000), None),
        (Desk::failed(PressAgain::Now).after(1_000), Some(FRESH_MS - 1_000)),
        (Desk::failed(PressAgain::Now).after(FRESH_MS + 1_000), Some(9_000)),
        (Desk::failed(PressAgain::Now).after(20 * FRESH_MS), Some(60_000)),
        (Desk::failed(PressAgain::Now).after(60 * FRESH_MS), None),
    ] {
        assert_eq!(desk.next_change(), next, "{}", desk.words().sentence);
    }
}

#[test]
fn a_slot_in_another_location_says_and_shows_where_it_is() {
    let mut desk = Desk::new();
    let place = ParkPlace {
        id: "harbour".into(),
        name: "Lobby 1".into(),
        extension: Some("7050".into()),
        location: Some("Harbour Office".into()),
        ..ParkPlace::default()
    };
    desk.news(News::Extensions {
        epoch: EPOCH,
        result: Ok(Monitored { extensions: vec![place], people: vec![] }),
    });
    let slot = desk.console.board().slot(&SlotId("harbour".into())).unwrap();
    let (zone, target) = (TimeZone::UTC, desk.console.endpoints().target());
    let english = Words::new(Language::English);
    for (home, name, line) in [
        (Some("Head Office"), "7050 Lobby 1 in Harbour Office", Some("Harbour Office")),
        (None, "7050 Lobby 1 in Harbour Office", Some("Harbour Office")),
        (Some("Harbour Office"), "7050 Lobby 1", None),
    ] {
        let moment = Moment { home, ..moment(desk.now, &zone, &english, &target) };
        let words = tile_words(slot, None, &moment);
        assert_eq!(words.sentence, format!("{name}, not known. Retrieve on Desk phone"));
        assert_eq!(words.lines.last().map(String::as_str), line);
    }
}

#[test]
fn what_is_parked_for_me_has_no_number_and_reads_well() {
    let mut desk = Desk::new();
    desk.intent(Intent::Retrieve { slot: SlotId("mine".into()), on: None });
    let slot = desk.console.board().slot(&SlotId("mine".into())).unwrap();
    let (zone, target) = (TimeZone::UTC, desk.console.endpoints().target());
    let english = Words::new(Language::English);
    let words =
        tile_words(slot, desk.console.retrieval(&slot.id), &moment(desk.now, &zone, &english, &target));
    assert_eq!(words.number, "Parked for me");
    assert_eq!(words.sentence, "Parked for me, asking Webex to ring Desk phone");
}
