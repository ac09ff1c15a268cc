//! Live news as no two servers send it alike: under each knob of the simulated layer (contract 7, 12.9) a colleague's park
//! comes to its own slot and goes from there, and nothing is free that is not.
//!
//! Mia is parked on 7002 before anybody looks, and stays: that slot is never free, whatever the stream is like. The others
//! come and go on 7001.

use std::time::Duration;

use serde_json::{Value, json};
use valet::console::board::SlotState;
use valet::console::live::LiveLayer;
use valet::console::sources::Sight;

use crate::common::{Desk, Sim};

/// What Webex makes of the live layer.
struct Row {
    /// The name in a failure.
    name: &'static str,
    /// What goes to `/sim/xsi` before the attendant signs in.
    knobs: Value,
    /// What goes there once everything is live, and between two callers.
    blow: Option<Value>,
}

impl Row {
    const fn new(name: &'static str, knobs: Value) -> Self {
        Self { name, knobs, blow: None }
    }

    fn with_blow(self, blow: Value) -> Self {
        Self { blow: Some(blow), ..self }
    }
}

/// Every knob by itself, what befalls a running layer, and all of it at once.
fn rows() -> Vec<Row> {
    let fast = json!({"heartbeatMs": 20});
    vec![
        Row::new("as it comes", json!({})),
        Row::new("initialCallPark: false", json!({"initialCallPark": false})),
        Row::new("initialCalls: false", json!({"initialCalls": false})),
        Row::new("initialDelayMs: 0", json!({"initialDelayMs": 0})),
        Row::new("initialDelayMs: 1500", json!({"initialDelayMs": 1_500})),
        Row::new("cpeIds: uuid", json!({"cpeIds": "uuid"})),
        Row::new("cpeIds: userId", json!({"cpeIds": "userId"})),
        Row::new("refuse: person", json!({"refuse": ["person"]})),
        Row::new("organizationScope", json!({"organizationScope": "spark:organizations_read"})),
        Row::new("sequenceStart: the last", json!({"sequenceStart": 2_147_483_647})),
        Row::new("sequenceStart: two before the last", json!({"sequenceStart": 2_147_483_645})),
        Row::new("heartbeatMs: 20", fast.clone()),
        Row::new("requireCookie", json!({"requireCookie": true})),
        Row::new("splitChunks", json!({"splitChunks": true})),
        Row::new("mixStyles", json!({"mixStyles": true})),
        Row::new("unknownElements", json!({"unknownElements": true})),
        Row::new("outOfOrderPercent: 50", json!({"outOfOrderPercent": 50})),
        Row::new("outOfOrderPercent: 100", json!({"outOfOrderPercent": 100})),
        Row::new("duplicatePercent: 100", json!({"duplicatePercent": 100})),
        Row::new("ackTimeoutMs: 500", json!({"ackTimeoutMs": 500})),
        Row::new("setLingerMs: 0, and a drop", json!({"setLingerMs": 0})).with_blow(json!({"drop": {}})),
        Row::new("drop: end", json!({})).with_blow(json!({"drop": {"how": "end"}})),
        Row::new("terminateSubscriptions: 7001", json!({}))
            .with_blow(json!({"terminateSubscriptions": {"target": "7001"}})),
        Row::new("terminateSubscriptions: all", json!({})).with_blow(json!({"terminateSubscriptions": {}})),
        Row::new("terminateChannels: NonResponsiveChannel", json!({}))
            .with_blow(json!({"terminateChannels": {"reason": "NonResponsiveChannel"}})),
        Row::new("terminateChannels: Expired", json!({}))
            .with_blow(json!({"terminateChannels": {"reason": "Expired"}})),
        Row::new("a drop without initial events", json!({"initialCallPark": false}))
            .with_blow(json!({"drop": {}})),
        Row::new(
            "everything at once",
            json!({
                "initialCallPark": false, "cpeIds": "userId", "requireCookie": true, "outOfOrderPercent": 50,
                "duplicatePercent": 50, "splitChunks": true, "mixStyles": true, "unknownElements": true,
                "sequenceStart": 2_147_483_646, "heartbeatMs": 20
            }),
        )
        .with_blow(json!({"terminateSubscriptions": {}})),
    ]
}

/// So many rows are played side by side.
const AT_ONCE: usize = 7;
/// The simulator keeps an event back for no longer than 300 ms: what is to come too late has come by then.
const STRAGGLERS: Duration = Duration::from_millis(400);

#[tokio::test]
async fn under_every_knob_a_park_comes_to_its_slot_and_goes_and_nothing_is_falsely_free() {
    let (mut rows, mut wrong) = (rows(), Vec::new());
    while !rows.is_empty() {
        let played = rows.split_off(rows.len().saturating_sub(AT_ONCE)).into_iter().map(|row| async move {
            let name = row.name;
            let play = std::panic::AssertUnwindSafe(play(row));
            futures_util::FutureExt::catch_unwind(play).await.is_err().then_some(name)
        });
        wrong.extend(futures_util::future::join_all(played).await.into_iter().flatten());
    }
    assert!(wrong.is_empty(), "what went wrong is told above, under {wrong:#?}");
}

async fn play(row: Row) {
    let sim = Sim::start("quiet").await;
    sim.post("xsi", row.knobs).await;
    sim.park("7002", "Mia Roth").await;
    sim.settings(json!({"xsi": true})).await;
    let mut board = Watched { desk: Desk::signed_in(&sim, crate::common::LIVE).await, row: row.name };
    board.until("the live board", &[], is_live).await;
    for caller in ["Harriet Lund", "Ola Berg"] {
        // News that follows hard on other news may overtake it.
        pass_through(&sim, "7001").await;
        sim.park("7001", caller).await;
        let there = |board: &Desk| who(&board.state("7001")) == Some(caller.to_owned());
        board.until(caller, &[], there).await;
        board.desk.watch_for(STRAGGLERS).await;
        board.check(&["7001"]);
        assert!(there(&board.desk), "{}: {caller} became {:?}", row.name, board.desk.state("7001"));
        if let Some(blow) = &row.blow {
            sim.post("xsi", blow.clone()).await;
            board.until("the blow", &["7001"], |desk| !is_live(desk)).await;
            board.until("the layer that mends itself", &["7001"], is_live).await;
        }
        sim.post("abandon", json!({"slot": "7001"})).await;
        pass_through(&sim, "7001").await;
        board.until("the empty slot", &[], is_empty).await;
        board.desk.watch_for(STRAGGLERS).await;
        board.check(&[]);
        assert!(is_empty(&board.desk), "{}: after {caller} somebody came back", row.name);
    }
}

/// Somebody is parked there and hangs up at once.
async fn pass_through(sim: &Sim, number: &str) {
    sim.park(number, "Sam Otieno").await;
    sim.post("abandon", json!({"slot": number})).await;
}

/// A desk, and the row that is played on it.
struct Watched {
    desk: Desk,
    row: &'static str,
}

impl Watched {
    /// Waits for this, and looks at the board after all that comes.
    async fn until(&mut self, what: &str, taken: &[&str], is_so: impl Fn(&Desk) -> bool) {
        let deadline = std::time::Instant::now() + Duration::from_secs(40);
        while !is_so(&self.desk) {
            let shown = || format!("{:?}, {:?}", self.desk.state("7001"), self.desk.console.live());
            assert!(std::time::Instant::now() < deadline, "{}: {what} did not come: {}", self.row, shown());
            self.desk.turn().await;
            self.check(taken);
        }
    }

    /// Nobody is where nobody was parked, and nothing is free where somebody is: Mia, and whoever stands on `taken`.
    fn check(&self, taken: &[&str]) {
        for number in taken.iter().chain(&["7002"]) {
            let state = self.desk.state(number);
            assert!(!matches!(state, SlotState::Free { .. }), "{}: {number} is {state:?}", self.row);
        }
        for number in ["7003", "7004", "7005", "7006", "7007", "7008"] {
            let state = self.desk.state(number);
            assert_eq!(state.waiting(), None, "{}: {number} is {state:?}", self.row);
        }
        let mia = who(&self.desk.state("7002")).unwrap_or_else(|| "Mia Roth".to_owned());
        assert_eq!(mia, "Mia Roth", "{}: on 7002", self.row);
    }
}

/// The channel stands, and both slots are watched through it.
fn is_live(desk: &Desk) -> bool {
    let sources = desk.console.sources(desk.now());
    let watched = ["7001", "7002"].map(|number| desk.slot(number));
    let mut slots = sources.slots.iter().filter(|source| watched.contains(&source.slot));
    matches!(sources.layer, LiveLayer::Up { .. }) && slots.all(|source| source.sight == Sight::Live)
}

fn is_empty(desk: &Desk) -> bool {
    desk.state("7001").is_free()
}

/// Who is shown there, however sure that is.
fn who(state: &SlotState) -> Option<String> {
    state.waiting().and_then(|waiting| waiting.caller.known().map(str::to_owned))
}
