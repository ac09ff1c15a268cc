//! What stands in the corner of a tile, on its button and in its bar, for every state of a slot.

use jiff::tz::TimeZone;

use super::{Moment, Press, TileTone, TileWords, ticks, tile_words};
use crate::console::board::{ManualSlot, Monitored, Slot};
use crate::console::calls::Party;
use crate::console::endpoints::{Choice, Target};
use crate::console::event::{Event, Intent, News};
use crate::console::ids::{Epoch, SlotId};
use crate::console::live::{LiveNews, TargetState};
use crate::console::now::Now;
use crate::console::session::{Account, Keychain, SignInWay};
use crate::console::{Console, Options};
use crate::ui::in_hand::InHand;
use crate::words::{Language, Words};

const EPOCH: Epoch = Epoch(1);

/// Slot 7001 with news, and the clock.
struct World {
    console: Console,
    now: Now,
}

impl World {
    fn new() -> Self {
        Self::with_recall(45)
    }

    fn with_recall(recall_secs: u64) -> Self {
        let slots = vec![ManualSlot { number: "7001".into(), label: Some("Lobby 1".into()) }];
        let read_number = |typed: &str| Ok(typed.to_owned());
        let options = Options {
            slots,
            recall_secs,
            recall_by_hand: false,
            auto_answer: false,
            answer_on: None,
            asked_scopes: vec![],
            read_number,
        };
        let now = Now { wall: "2026-11-23T14:05:00Z".parse().unwrap(), mono_ms: 100_000 };
        let mut console = Console::new(options);
        let rosa =
            Account { person_id: Some("rosa".into()), name: "Rosa Keller".into(), ..Account::default() };
        for event in [
            Event::News(News::Started { has_client: true, keychain: Keychain::Works, keep: None }),
            Event::Intent(Intent::SignIn(SignInWay::Browser)),
            Event::News(News::SignedIn { epoch: EPOCH, scopes: None, not_kept: None, kept_for: None }),
            Event::News(News::Profile { epoch: EPOCH, result: Ok((rosa, Choice::Unmade)) }),
            Event::News(News::Extensions { epoch: EPOCH, result: Ok(Monitored::default()) }),
        ] {
            console.update(event, now);
        }
        let watched = LiveNews::Target { slot: "manual:7001".into(), state: TargetState::Live };
        Self { console, now }.live(LiveNews::Up).live(watched).after(10)
    }

    fn live(mut self, news: LiveNews) -> Self {
        self.console.update(Event::News(News::Live { epoch: EPOCH, news }), self.now);
        self
    }

    fn parked(self) -> Self {
        let harriet = Party { name: Some("Harriet Lund".into()), number: Some("+14085550142".into()) };
        self.live(LiveNews::Park { slot: "manual:7001".into(), parked: Some(harriet) })
    }

    fn vacant(self) -> Self {
        self.live(LiveNews::Park { slot: "manual:7001".into(), parked: None })
    }

    fn lost(self) -> Self {
        self.live(LiveNews::Lost { why: "Lost.".into() })
    }

    fn after(mut self, secs: u64) -> Self {
        self.now.mono_ms += secs * 1_000;
        self.now.wall += std::time::Duration::from_secs(secs);
        self
    }

    fn slot(&self) -> &Slot {
        self.console.board().slot(&SlotId("manual:7001".into())).unwrap()
    }

    fn words(&self, in_hand: Option<&InHand>) -> TileWords {
        let moment = Moment {
            way_out: None,
            now: self.now,
            zone: &TimeZone::UTC,
            words: &Words::new(Language::English),
            target: &Target::AllDevices,
            in_hand,
            can_answer: true,
            can_send: true,
            home: None,
        };
        tile_words(self.slot(), None, &moment)
    }
}

#[test]
fn every_state_has_its_corner_its_tone_and_its_press() {
    use Press::{CallBack, Nothing, Retrieve};
    use TileTone::{Free, HalfTime, NotKnown, Parked, Soon};
    let rows = [
        (World::new(), "Not known", NotKnown, Retrieve, false),
        (World::new().vacant(), "Free · live", Free, Nothing, false),
        (World::new().vacant().lost().after(12), "Was free · 0:10 ago", NotKnown, Retrieve, false),
        (World::new().vacant().lost().after(130), "Not known · 2:10 old", NotKnown, Retrieve, false),
        (World::new().vacant().lost().after(3_601), "Not known", NotKnown, Retrieve, false),
        (World::new().parked().after(18), "0:18", Parked, Retrieve, true),
        (World::new().parked().after(31), "0:31 · recall in 0:14", HalfTime, Retrieve, true),
        (World::new().parked().after(37), "0:37 · recall in 0:08", Soon, Retrieve, true),
        (World::new().parked().after(50), "0:50 · recall due", Soon, Retrieve, true),
        (World::new().parked().after(8).vacant(), "Left the slot", Free, CallBack, false),
        (
            World::new().parked().after(8).vacant().lost().after(12),
            "Left the slot · 0:10 ago",
            NotKnown,
            Retrieve,
            false,
        ),
        (World::new().parked().after(1).vacant().after(301), "Free · live", Free, Nothing, false),
    ];
    for (world, corner, tone, press, primary) in rows {
        let words = world.words(None);
        let found = (words.state_word.as_str(), words.tone, words.press, words.primary);
        assert_eq!(found, (corner, tone, press, primary), "{}", words.sentence);
        assert_eq!(words.recall.is_some(), primary, "the bar is there while somebody waits: {corner}");
    }
}

#[test]
fn a_recall_time_that_is_not_known_is_not_counted_down() {
    let words = World::with_recall(0).parked().after(37).words(None);
    assert_eq!((words.state_word.as_str(), words.tone, words.recall), ("0:37", TileTone::Parked, None));
    assert_eq!(words.sentence, "7001 Lobby 1, Harriet Lund waiting 0:37. Retrieve on all my devices");
}

#[test]
fn a_caller_whom_nobody_saw_come_has_waited_at_least_so_long() {
    let mut world = World::new();
    let watched = |state| LiveNews::Target { slot: "manual:7001".into(), state };
    world =
        world.live(watched(TargetState::Asking)).after(1).live(watched(TargetState::Live)).parked().after(25);
    let words = world.words(None);
    assert_eq!(words.state_word, "over 0:25 · recall within 0:20");
    assert_eq!(
        words.sentence,
        "7001 Lobby 1, Harriet Lund waiting at least 0:25, recall within 0:20. Retrieve on all my devices"
    );
}

#[test]
fn the_call_in_hand_goes_onto_free_slots_only() {
    let ola = InHand { call: "ola".into(), caller: "Ola Berg".into() };
    for (world, press) in [
        (World::new().vacant(), Press::Park),
        (World::new().vacant().lost().after(5), Press::Park),
        (World::new().parked().after(1).vacant(), Press::Park),
        (World::new(), Press::Retrieve),
        (World::new().parked(), Press::Retrieve),
    ] {
        let words = world.words(Some(&ola));
        assert_eq!(words.press, press, "{}", words.sentence);
        assert_eq!(words.button.as_deref() == Some("Park Ola Berg here"), press == Press::Park);
    }
}

#[test]
fn only_its_clocks_change_while_there_is_no_news() {
    let steady = |world: &World| world.words(None).steady;
    let world = World::new().parked().after(1);
    let first = steady(&world);
    let world = world.after(20);
    assert_eq!(steady(&world), first);
    let world = world.after(3);
    assert_ne!(steady(&world), first, "half time is news");
    let second = steady(&world);
    assert_ne!(steady(&world.lost()), second, "so is that the live news has stopped");
}

#[test]
fn a_tile_without_a_clock_changes_in_steps() {
    for (world, second_ms, once_ms) in [
        (World::new(), None, None),
        (World::new().vacant().after(500), None, None),
        (World::new().parked().after(5), Some(1_000), None),
        (World::new().vacant().lost().after(3), None, Some(7_000)),
        (World::new().vacant().lost().after(130), None, Some(10_000)),
        (World::new().vacant().lost().after(3_601), None, None),
        (World::new().parked().after(1).vacant().after(100), None, Some(200_000)),
    ] {
        let found = ticks(world.slot(), None, world.now);
        assert_eq!(
            (found.second_ms, found.once_ms),
            (second_ms, once_ms),
            "{:?}",
            world.slot().state(world.now)
        );
    }
}
