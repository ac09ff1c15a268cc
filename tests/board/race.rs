//! Two consoles of different people after the same caller: one gets the call, the other one a kind sentence. Always.

use std::time::Duration;

use serde_json::{Value, json};
use valet::console::retrieval::{Outcome, Stage};
use valet::words::english;

use crate::common::{Desk, Sim};

/// What an empty slot's retrieve gets, and whether there is live news, in ten telephone systems side by side: a hundred
/// rounds do not take minutes so.
const LANES: [(&str, bool); 10] = [
    ("acceptThenDisconnect", true),
    ("404", true),
    ("409", true),
    ("400", true),
    ("acceptThenDisconnect", false),
    ("404", false),
    ("409", false),
    ("400", false),
    ("acceptThenDisconnect", true),
    ("acceptThenDisconnect", false),
];
const ROUNDS: usize = 10;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_retrieve_the_same_slot_one_is_connected_and_the_other_is_told_kindly() {
    let mut lanes = tokio::task::JoinSet::new();
    for (refusal, is_live) in LANES {
        lanes.spawn(lane(refusal, is_live));
    }
    while let Some(done) = lanes.join_next().await {
        done.unwrap();
    }
}

async fn lane(refusal: &str, is_live: bool) {
    let sim = Sim::start("quiet").await;
    sim.settings(json!({"emptyRetrieve": refusal, "xsi": is_live})).await;
    let mut rosa = Desk::of_user(&sim, "rosa.keller@example.org", "").await;
    let mut tom = Desk::of_user(&sim, "tom.abel@example.org", "").await;
    if is_live {
        rosa.until_live().await;
        tom.until_live().await;
    }
    for round in 0..ROUNDS {
        let number = ["7001", "7002", "7003"][round % 3];
        sim.park(number, "Harriet Lund").await;
        rosa.press(number);
        tom.press(number);
        let (first, second) = tokio::join!(end(&mut rosa, number), end(&mut tom, number));
        let winners = usize::from(first.is_none()) + usize::from(second.is_none());
        assert_eq!(winners, 1, "{refusal}, round {round}: {first:?} {second:?}");
        let Some(sentence) = first.or(second) else { unreachable!("one has lost") };
        let place = english(rosa.console.board().find_number(number).unwrap().place());
        assert!(kind_sentences(refusal, &place).contains(&sentence), "{refusal}, round {round}: {sentence}");
        assert_caller_is_with_one(&sim, number, "Harriet Lund").await;
        for desk in [&mut rosa, &mut tom] {
            for call in desk.console.calls().active() {
                sim.post("hangup", json!({"callId": call.id.0})).await;
            }
            desk.until("an empty desk", |console| console.calls().active().is_empty()).await;
        }
    }
    let state = sim.get("state").await;
    let talking: usize =
        state["users"].as_array().unwrap().iter().map(|user| user["calls"].as_array().unwrap().len()).sum();
    assert_eq!(talking, 0, "{refusal}");
}

/// How it ended: with the caller, or with a sentence.
async fn end(desk: &mut Desk, number: &str) -> Option<String> {
    let connected = |stage: &Stage| matches!(stage, Stage::Connected { .. });
    let over = |stage: &Stage| matches!(stage, Stage::Over { .. });
    desk.until_stage(number, "the end", |stage| connected(stage) || over(stage)).await;
    // A leg that is answered and then ends was nobody's: give the truth a moment to show.
    desk.watch_for(Duration::from_millis(50)).await;
    match desk.stage(number)? {
        Stage::Over { outcome: Outcome::Ended { .. }, .. } => panic!("nobody hung up"),
        Stage::Over { .. } => {
            let name = desk.console.board().find_number(number).unwrap().name();
            let mut lines = desk.console.activity().entries();
            let line = lines.find(|entry| entry.retrieval.is_some() && entry.slot.as_ref() == Some(&name));
            Some(english(&line.unwrap().outcome))
        }
        _ => None,
    }
}

/// What Webex itself knows, and not what the consoles believe: she talks to one of the two, and waits nowhere.
async fn assert_caller_is_with_one(sim: &Sim, number: &str, name: &str) {
    let state = sim.get("state").await;
    let users = state["users"].as_array().unwrap().iter();
    let calls = users.flat_map(|user| user["calls"].as_array().unwrap());
    let hers: Vec<&Value> = calls.filter(|call| call["remoteParty"]["name"] == name).collect();
    assert_eq!(hers.len(), 1, "{name} is in so many calls: {hers:?}");
    assert_eq!(hers[0]["state"], "connected", "{:?}", hers[0]);
    let slot = state["slots"].as_array().unwrap().iter().find(|slot| slot["slot"] == number).unwrap();
    assert_eq!(slot["state"], "free", "{slot}");
}

/// Everything that whoever was slower may read: what happened, and what can be done.
fn kind_sentences(refusal: &str, place: &str) -> Vec<String> {
    let refused = match refusal {
        "404" => Some(
            "Nobody is parked there, or the number does not exist. Check the number, or ask whether a colleague has the \
             caller.",
        ),
        "409" => Some(
            "The call is not there to take just now; a colleague may have been faster. Ask your colleagues, or retrieve \
             again.",
        ),
        "400" => Some(
            "Webex did not accept this request. Perhaps nobody is parked there. Check the number and the device, then \
             retrieve again.",
        ),
        _ => None,
    };
    let rang = [
        format!("Nobody is parked on {place} any more: somebody was faster, or the caller hung up."),
        format!(
            "Desk phone has stopped ringing before it answered. If somebody was faster, the caller is gone from {place}; \
             otherwise try again."
        ),
    ];
    refused.map(str::to_owned).into_iter().chain(rang).collect()
}
