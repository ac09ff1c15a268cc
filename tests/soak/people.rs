//! Everybody of the day: callers, colleagues, and an attendant who works through the console alone.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use fastrand::Rng;
use serde_json::{Value, json};
use valet::console::board::SlotState;
use valet::console::calls::{Call, CallState, Personality};
use valet::console::event::Intent;
use valet::console::live::LiveLayer;
use valet::console::orders::CallAct;
use valet::console::retrieval::Stage;
use valet::console::session::{Session, SignInWay};
use valet::store::DayRecord;
use valet::store::day::How;
use valet::words::english;

use crate::common::{Desk, LIVE, Sim};
use crate::hours::pass;
use crate::process::Held;
use crate::truth::{Ended, Stay, Truth};

/// The clock moves in such steps.
const STEP: Duration = Duration::from_millis(100);
const STEPS_A_SECOND: u32 = 10;
/// Nobody new comes in the last seconds of a minute.
const BUSY_SECS: u64 = 45;
/// So long a tile may show what is over: a departure waits for a recall of the same caller, and a channel comes back.
const BOARD_RIGHT_SECS: u32 = 10;
/// So long a recall may ring before the console shows it.
const RECALL_SEEN_SECS: u32 = 5;
/// Connections and tasks come and go by so many.
const SLACK: usize = 10;
const ATTENDANT: &str = "Rosa Keller";
const COLLEAGUE: &str = "2107";

/// What happened, to be printed.
#[derive(Debug, Default)]
struct Tally {
    calls: usize,
    parks: usize,
    retrieves: usize,
    refreshes: usize,
    drops: usize,
}

/// A day at the desk.
pub struct Day {
    sim: Sim,
    desk: Desk,
    rng: Rng,
    second: u64,
    truth: Truth,
    tally: Tally,
    /// Callers that some line of the activity has named.
    named: BTreeSet<String>,
    /// Until when a call is left alone, since something was done with it.
    left_alone: BTreeMap<String, u64>,
    /// For how many looks a recall has rung unseen.
    unseen: BTreeMap<String, u32>,
    /// For how many looks a slot has been shown wrong.
    wrong: BTreeMap<String, u32>,
    held: Vec<Held>,
}

impl Day {
    /// Signed in, with live news.
    pub async fn begin(seed: u64) -> Self {
        let sim = Sim::start("quiet").await;
        sim.settings(json!({"consent": "auto", "xsi": true})).await;
        let mut desk = Desk::start(&sim, LIVE).await;
        let begun = |desk: &Desk| !matches!(desk.console.session(), Session::Starting);
        until(&mut desk, "the start", begun).await;
        desk.intent(Intent::SignIn(SignInWay::Browser));
        let live = |desk: &Desk| {
            let now = desk.now();
            let board = desk.console.board();
            matches!(desk.console.sources(now).layer, LiveLayer::Up { .. })
                && !board.slots().is_empty()
                && board.slots().iter().all(|slot| slot.state(now).is_free())
        };
        until(&mut desk, "a live board", live).await;
        Self {
            sim,
            desk,
            rng: Rng::with_seed(seed),
            second: 0,
            truth: Truth::default(),
            tally: Tally::default(),
            named: BTreeSet::new(),
            left_alone: BTreeMap::new(),
            unseen: BTreeMap::new(),
            wrong: BTreeMap::new(),
            held: Vec::new(),
        }
    }

    /// Works so many hours.
    pub async fn pass_hours(&mut self, hours: u64) {
        for hour in 0..hours {
            for _ in 0..3600 {
                self.second(true).await;
            }
            let held = Held::now();
            println!("hour {}: {:?}, {held:?}", hour + 1, self.tally);
            self.held.push(held);
        }
    }

    async fn second(&mut self, busy: bool) {
        for _ in 0..STEPS_A_SECOND {
            pass(STEP).await;
            self.desk.look();
        }
        self.second += 1;
        let state = self.sim.get("calls").await;
        self.truth.look(&state, ATTENDANT);
        self.read_activity();
        self.no_recall_is_missed();
        let at = self.second % 60;
        if busy && at < BUSY_SECS {
            self.callers(&state).await;
            self.colleagues(&state).await;
        }
        self.attendant(busy && at < BUSY_SECS);
        self.board_is_right(&state);
    }

    fn one_in(&mut self, many: u32) -> bool {
        self.rng.u32(..many) == 0
    }

    /// Somebody new.
    fn caller(&mut self) -> Value {
        self.tally.calls += 1;
        json!({"name": format!("Caller {:05}", self.tally.calls), "number": format!("+1408555{:04}", self.tally.calls % 10_000)})
    }

    async fn callers(&mut self, state: &Value) {
        if self.desk.console.calls().active().len() < 3 && self.one_in(14) {
            let mut call = self.caller();
            call["to"] = json!("2100");
            self.sim.post("incoming", call).await;
        }
        if self.one_in(25) {
            let mut call = self.caller();
            call["to"] = json!(COLLEAGUE);
            self.sim.post("incoming", call).await;
        }
        let free = state["slots"].as_array().unwrap().iter().rfind(|slot| slot["state"] == "free");
        if let Some(slot) = free.map(|slot| slot["slot"].clone()).filter(|_| self.one_in(75)) {
            let mut park = self.caller();
            (park["slot"], park["by"]) = (slot, json!(COLLEAGUE));
            self.tally.parks += usize::from(self.sim.try_post("park", park).await);
        }
        let parked: Vec<_> = self.truth.now.keys().cloned().collect();
        for slot in parked {
            if self.one_in(160) {
                self.sim.try_post("abandon", json!({"slot": slot})).await;
            } else if self.one_in(160) {
                self.sim.try_post("steal", json!({"slot": slot, "by": COLLEAGUE})).await;
            }
        }
        if self.second % 60 == 1 && self.one_in(12) {
            self.sim.post("xsi", json!({"drop": {"how": "cut"}})).await;
            self.tally.drops += 1;
        }
        if self.one_in(2400) {
            self.sim.expire("access").await;
            self.tally.refreshes += 1;
        }
    }

    /// Colleagues answer, talk and hang up; some of the attendant's callers hang up too.
    async fn colleagues(&mut self, state: &Value) {
        for user in state["users"].as_array().unwrap() {
            for call in user["calls"].as_array().unwrap() {
                let id = json!({"callId": call["id"]});
                let verb = match (user["name"] == ATTENDANT, call["state"].as_str()) {
                    (true, _) if self.one_in(80) => "hangup",
                    (false, Some("alerting")) if self.one_in(5) => "answer",
                    (false, Some("connected" | "held")) if self.one_in(12) => "hangup",
                    _ => continue,
                };
                self.sim.try_post(verb, id).await;
            }
        }
    }

    /// She answers what rings, parks or ends what she has, and fetches who waits.
    fn attendant(&mut self, busy: bool) {
        let calls: Vec<Call> = self.desk.console.calls().active().to_vec();
        let talks =
            calls.iter().any(|call| call.is_with_caller() || call.personality == Personality::ClickToDial);
        let mut hands_free = !talks;
        for call in calls {
            let id = call.id.0.clone();
            if self.left_alone.get(&id).is_some_and(|until| *until > self.second) {
                hands_free = false;
                continue;
            }
            let act = match call.state {
                CallState::Alerting
                    if call.personality == Personality::Terminator && hands_free && self.one_in(3) =>
                {
                    hands_free = false;
                    Some(CallAct::Answer)
                }
                CallState::Held if self.one_in(5) => Some(CallAct::Resume),
                CallState::Connected if call.is_with_caller() && self.one_in(7) => {
                    let free = self
                        .desk
                        .console
                        .board()
                        .slots()
                        .iter()
                        .find(|slot| slot.state(self.desk.now()).is_free());
                    match free.map(|slot| slot.number.clone()).filter(|_| busy && self.one_in(3)) {
                        Some(number) => {
                            self.desk.park(&call.id, &number, "Mia", "");
                            self.tally.parks += 1;
                            None
                        }
                        None => Some(CallAct::HangUp),
                    }
                }
                _ => continue,
            };
            self.left_alone.insert(id, self.second + 6);
            if let Some(act) = act {
                self.desk.act(&call.id, act);
            }
        }
        let waiting: Vec<_> = self.truth.now.keys().cloned().collect();
        if let Some(slot) = waiting.first().filter(|_| hands_free && self.one_in(if busy { 25 } else { 4 })) {
            let shown = self.desk.slot(slot);
            if self.desk.console.may_retrieve(&shown, self.desk.now()) {
                self.truth.asked_for(slot);
                self.desk.intent(Intent::Retrieve { slot: shown, on: None });
                self.tally.retrieves += 1;
            }
        }
        let second = self.second;
        self.left_alone.retain(|_, until| *until > second);
    }

    fn read_activity(&mut self) {
        for entry in self.desk.console.activity().entries().take(40) {
            let line = format!(
                "{} {}",
                entry.caller.as_ref().map(english_of).unwrap_or_default(),
                english(&entry.outcome)
            );
            let names = line.match_indices("Caller ").filter_map(|(at, _)| line.get(at..at + 12));
            self.named.extend(names.map(ToOwned::to_owned));
        }
    }

    fn no_recall_is_missed(&mut self) {
        let shown: BTreeSet<_> =
            self.desk.console.recalls().into_iter().map(|recall| recall.call.0).collect();
        self.unseen.retain(|id, _| self.truth.recalls.contains_key(id) && !shown.contains(id));
        for id in self.truth.recalls.keys() {
            let is_answered = |call: &Call| call.id.0 == *id && call.state != CallState::Alerting;
            if !shown.contains(id) && !self.desk.console.calls().active().iter().any(is_answered) {
                *self.unseen.entry(id.clone()).or_default() += 1;
            }
        }
        if let Some((id, looks)) = self.unseen.iter().find(|(_, looks)| **looks >= RECALL_SEEN_SECS) {
            let caller = &self.truth.recalls[id];
            panic!(
                "second {}: {caller} has rung for {looks} s and no banner says so; {}",
                self.second,
                self.picture()
            );
        }
    }

    /// Each tile shows what the simulator knows, or did so a moment ago.
    fn board_is_right(&mut self, state: &Value) {
        for slot in state["slots"].as_array().unwrap() {
            let number = slot["slot"].as_str().unwrap();
            let shown = self.desk.state(number);
            let is_right = match (slot["state"].as_str().unwrap(), &shown) {
                ("parked", SlotState::Parked(waiting)) => {
                    slot["parked"]["name"].as_str() == waiting.caller.known()
                }
                ("free", SlotState::Free { .. }) => true,
                ("recalled", SlotState::Recalled { .. } | SlotState::Free { .. }) => true,
                _ => self
                    .desk
                    .console
                    .retrieval(&self.desk.slot(number))
                    .is_some_and(|retrieval| !matches!(retrieval.stage, Stage::Over { .. })),
            };
            if is_right {
                self.wrong.remove(number);
                continue;
            }
            let looks = self.wrong.entry(number.to_owned()).or_default();
            *looks += 1;
            if *looks >= BOARD_RIGHT_SECS {
                panic!(
                    "second {}: {number} is {slot} and shown as {shown:?}; {}",
                    self.second,
                    self.picture()
                );
            }
        }
    }

    /// What the console shows, for whoever reads a failure.
    fn picture(&self) -> String {
        let sources = self.desk.console.sources(self.desk.now());
        let told = self.desk.told();
        format!(
            "live {:?}, calls {:?} since {:?}\n{:#?}\n{:#?}",
            sources.layer,
            sources.calls,
            self.desk.console.calls().read_at(),
            self.desk.console.calls().active(),
            told.iter().take(12).collect::<Vec<_>>()
        )
    }

    /// The last callers are served; then the books are compared.
    pub async fn end(mut self) {
        for _ in 0..300 {
            self.second(false).await;
        }
        assert_eq!(self.truth.now.len(), 0, "somebody still waits");
        let forgotten: Vec<_> =
            self.truth.over.iter().filter(|stay| !self.named.contains(&stay.caller)).collect();
        assert!(forgotten.is_empty(), "no line of the activity names {forgotten:?}");
        let dir = self.desk.profile_dir().to_owned();
        let recorded = recorded(&dir);
        let mut truth = self.truth.over.clone();
        truth.sort();
        self.nothing_has_grown();
        println!("{:?}, {} stays, {} recalls here", self.tally, truth.len(), self.truth.recalled);
        self.was_a_full_day();
        let (missing, invented) = (without(&truth, &recorded), without(&recorded, &truth));
        assert!(
            missing.is_empty() && invented.is_empty(),
            "the record lacks {missing:#?}, and has {invented:#?}"
        );
    }
}

impl Day {
    /// What a day must have brought for its end to prove something: at the rate of 2,000 calls and 600 parks in ten hours.
    fn was_a_full_day(&self) {
        let (hours, tally) = (self.held.len(), &self.tally);
        if hours >= 5 {
            assert!(tally.calls >= 200 * hours && tally.parks >= 60 * hours, "a thin day: {tally:?}");
            assert!(tally.retrieves > 0 && tally.refreshes > 0 && tally.drops > 0, "a thin day: {tally:?}");
            assert!(self.truth.recalled > 0, "nobody came back");
        }
    }

    /// Against the fourth hour, when what is kept of a day (the simulator's log of requests, the activity) has reached its bound.
    fn nothing_has_grown(&self) {
        let Some((early, late)) = self.held.get(3).zip(self.held.last()) else { return };
        let is_bounded = late.memory_kib <= early.memory_kib * 6 / 5
            && late.files <= early.files + SLACK
            && late.tasks <= early.tasks + SLACK;
        assert!(is_bounded, "after four hours {early:?}, at the end {late:?}");
    }
}

/// What the first list has and the second has not, or has less often.
fn without(these: &[Stay], those: &[Stay]) -> Vec<Stay> {
    let mut those = those.to_vec();
    let mut is_left = |stay: &&Stay| match those.iter().position(|other| other == *stay) {
        Some(at) => {
            those.swap_remove(at);
            false
        }
        None => true,
    };
    these.iter().filter(|stay| is_left(stay)).cloned().collect()
}

/// The stays of the day's record.
fn recorded(dir: &std::path::Path) -> Vec<Stay> {
    let record = DayRecord::new(dir, 30, true);
    let mut stays = Vec::new();
    for day in record.days().unwrap() {
        for entry in record.read(day).unwrap().entries {
            let ended = match entry.how {
                How::Retrieved => Ended::Retrieved,
                How::Recalled => Ended::Recalled,
                How::Left | How::Forgotten | How::Unknown => Ended::Left,
            };
            stays.push(Stay { caller: entry.name.unwrap_or_default(), slot: entry.slot, ended });
        }
    }
    stays.sort();
    stays
}

fn english_of(arg: &valet::words::Arg) -> String {
    english(arg)
}

async fn until(desk: &mut Desk, what: &str, is_so: impl Fn(&Desk) -> bool) {
    for _ in 0..2400 {
        pass(STEP).await;
        desk.look();
        if is_so(desk) {
            return;
        }
    }
    panic!("{what} did not come within two minutes: {:?}, {:?}", desk.console.session(), desk.console.link());
}
