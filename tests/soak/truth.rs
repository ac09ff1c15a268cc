//! The simulator's own record of who was parked where, from looking at its state every second.

use std::collections::BTreeMap;

use serde_json::Value;

/// How a stay ended, as the simulator and those who acted on it know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ended {
    /// Retrieved here.
    Retrieved,
    /// Rang here again.
    Recalled,
    /// Given up, or fetched by a colleague, or back with the colleague who parked.
    Left,
}

/// A stay on a slot. Callers have names of their own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stay {
    pub caller: String,
    pub slot: String,
    pub ended: Ended,
}

/// Who waits on a slot now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parked {
    pub caller: String,
    pub at: String,
    /// By the attendant.
    pub by_me: bool,
}

/// The record.
#[derive(Default)]
pub struct Truth {
    pub now: BTreeMap<String, Parked>,
    pub over: Vec<Stay>,
    /// The recalls that ring at the attendant: caller by call id.
    pub recalls: BTreeMap<String, String>,
    pub recalled: usize,
    /// Whom the attendant has asked for, by slot: those who are gone then were retrieved.
    asked_for: BTreeMap<String, String>,
}

impl Truth {
    /// The attendant has pressed a slot.
    pub fn asked_for(&mut self, slot: &str) {
        if let Some(parked) = self.now.get(slot) {
            self.asked_for.insert(slot.to_owned(), parked.caller.clone());
        }
    }

    /// The simulator's state at this moment.
    pub fn look(&mut self, state: &Value, attendant: &str) {
        let me = state["users"].as_array().unwrap().iter().find(|user| user["name"] == attendant).unwrap();
        let recalls = me["calls"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|call| !call["recall"].is_null() && call["state"] == "alerting");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let recalls: BTreeMap<_, _> =
            recalls.map(|call| (text(&call["id"]), text(&call["remoteParty"]["name"]))).collect();
        self.recalled += recalls.keys().filter(|id| !self.recalls.contains_key(*id)).count();

        let mut now = BTreeMap::new();
        for slot in state["slots"].as_array().unwrap() {
            let parked = &slot["parked"];
            if !parked.is_null() {
                let parked = Parked {
                    caller: text(&parked["name"]),
                    at: text(&parked["at"]),
                    by_me: parked["by"] == attendant,
                };
                now.insert(text(&slot["slot"]), parked);
            }
        }
        for (slot, parked) in &self.now {
            if now.get(slot) == Some(parked) {
                continue;
            }
            let caller = parked.caller.clone();
            let is_new_recall =
                recalls.iter().any(|(id, name)| *name == caller && !self.recalls.contains_key(id));
            // Who gave up while the attendant's device rang for her was not retrieved.
            let is_mine =
                me["calls"].as_array().unwrap().iter().any(|call| call["remoteParty"]["name"] == *caller);
            let asked_for = self.asked_for.remove(slot).is_some_and(|name| name == caller && is_mine);
            let ended = match () {
                () if is_new_recall => Ended::Recalled,
                () if asked_for => Ended::Retrieved,
                () => Ended::Left,
            };
            self.over.push(Stay { caller, slot: slot.clone(), ended });
        }
        (self.now, self.recalls) = (now, recalls);
    }
}
