//! Whoever's stay ends is in the record of the day once, whatever happens in whatever order.

use proptest::prelude::*;

use super::day::{kept_stays, rest};
use super::parked::*;
use super::*;
use crate::console::board::{Slot, Verified};
use crate::console::calls::RecalledFrom;
use crate::console::day::Stay;
use crate::console::live::LiveNews;

/// What happens on two slots; each caller is another one, so that being recorded twice shows.
#[derive(Clone, Debug)]
enum Step {
    Park(usize),
    ParkUnanswered(usize),
    NeverParked,
    LivePark(usize),
    LiveAgain(usize),
    LiveVacant(usize),
    Lost,
    Up,
    Recall(usize, CallState),
    NoCalls,
    Forget(usize),
    Press(usize),
    Refused(usize),
    Talk(usize),
    Pass(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let state = prop_oneof![Just(CallState::Alerting), Just(CallState::Connected)];
    let slot = || 0..2_usize;
    prop_oneof![
        3 => slot().prop_map(Step::Park),
        1 => slot().prop_map(Step::ParkUnanswered),
        1 => Just(Step::NeverParked),
        3 => slot().prop_map(Step::LivePark),
        2 => slot().prop_map(Step::LiveAgain),
        4 => slot().prop_map(Step::LiveVacant),
        1 => Just(Step::Lost),
        2 => Just(Step::Up),
        3 => (slot(), state).prop_map(|(slot, state)| Step::Recall(slot, state)),
        2 => Just(Step::NoCalls),
        1 => slot().prop_map(Step::Forget),
        2 => slot().prop_map(Step::Press),
        1 => slot().prop_map(Step::Refused),
        3 => slot().prop_map(Step::Talk),
        3 => (1..12_u64).prop_map(|seconds| Step::Pass(seconds * 1_000)),
    ]
}

/// A recall is seen so soon after the slot was seen empty (contract 11).
const RECALL_SEEN_MS: u64 = 15_000;
const NUMBERS: [&str; 2] = ["7001", "7002"];

/// A desk at which each caller has a number of her own.
struct Desk {
    console: Console,
    mono_ms: u64,
    callers: u64,
    /// Who is parked on each slot.
    here: [Option<Party>; 2],
    /// Who has left it and may ring, or rings, and until when she may begin.
    leaving: [Option<(Party, u64)>; 2],
    /// Who was there when the retrieve was pressed, and which that is.
    fetching: [Option<(Party, u64)>; 2],
    /// The last park from here.
    park: u64,
    /// The last one that Webex did not answer.
    unanswered: Option<u64>,
    stays: Vec<Stay>,
}

impl Desk {
    fn new() -> Self {
        Self {
            console: drive_to_live(),
            mono_ms: 10_000,
            callers: 0,
            here: [None, None],
            leaving: [None, None],
            fetching: [None, None],
            park: 0,
            unanswered: None,
            stays: vec![],
        }
    }

    fn next_caller(&mut self, slot: usize) -> Party {
        self.callers += 1;
        let name = Some(format!("Caller {}", self.callers));
        let caller = Party { name, number: Some(format!("+1408555{:04}", self.callers)) };
        self.leaves(slot);
        self.here[slot] = Some(caller.clone());
        caller
    }

    fn leaves(&mut self, slot: usize) {
        if let Some(caller) = self.here[slot].take() {
            self.leaving[slot] = Some((caller, self.mono_ms + RECALL_SEEN_MS));
        }
    }

    /// A parked caller, or one who has just left, rings here; she is not fetched any more.
    fn rings(&mut self, slot: usize) -> Option<Party> {
        self.leaves(slot);
        let (caller, until_ms) =
            self.leaving[slot].as_mut().filter(|(_, until_ms)| self.mono_ms <= *until_ms)?;
        *until_ms = u64::MAX;
        let caller = caller.clone();
        if self.fetching[slot].as_ref().is_some_and(|(fetched, _)| *fetched == caller) {
            self.fetching[slot] = None;
        }
        Some(caller)
    }

    /// Who was there at the press is fetched; she does not ring any more.
    fn talks(&mut self, slot: usize) -> Option<(Party, u64)> {
        let (caller, id) = self.fetching[slot].clone()?;
        self.here[slot].take_if(|here| *here == caller);
        self.leaving[slot].take_if(|(leaving, _)| *leaving == caller);
        Some((caller, id))
    }

    fn take(&mut self, step: &Step) {
        self.mono_ms += match step {
            Step::Pass(ms) => *ms,
            _ => 100,
        };
        let now_ms = self.mono_ms;
        let effects = match step {
            Step::Park(index) => self.park(*index, Verified::Yes),
            Step::ParkUnanswered(index) => self.park(*index, Verified::NoAnswer),
            Step::NeverParked => {
                // Whom live news has seen there was parked.
                let asked =
                    |slot: &&Slot| slot.is_unanswered() && slot.own_park().map(|id| id.0) == self.unanswered;
                if let Some(park) = self.console.board().slots().iter().find(asked).and_then(Slot::own_park) {
                    self.console.never_parked(park, at(now_ms));
                    (self.here, self.leaving, self.fetching) = Default::default();
                }
                vec![]
            }
            Step::LivePark(index) => {
                let caller = self.next_caller(*index);
                live_park(&mut self.console, NUMBERS[*index], Some(caller), now_ms)
            }
            Step::LiveAgain(index) => match self.here[*index].clone() {
                Some(caller) => live_park(&mut self.console, NUMBERS[*index], Some(caller), now_ms),
                None => vec![],
            },
            Step::LiveVacant(index) => {
                self.leaves(*index);
                live_park(&mut self.console, NUMBERS[*index], None, now_ms)
            }
            Step::Lost => live(&mut self.console, LiveNews::Lost { why: "It broke.".into() }, now_ms),
            Step::Up => live(&mut self.console, LiveNews::Up, now_ms),
            Step::Recall(index, state) => match self.rings(*index) {
                Some(caller) => {
                    let id = format!("recall of {}", english(caller.words()));
                    let slot = Some(format!("cpe-{}", NUMBERS[*index]));
                    let recall = Some(RecalledFrom { id: slot, party: Party::default() });
                    let call = call(&id, &id, Personality::Terminator, state.clone());
                    self.read(vec![Call { recall, remote_party: caller, ..call }])
                }
                None => vec![],
            },
            Step::NoCalls => self.read(vec![]),
            Step::Forget(index) => {
                self.leaves(*index);
                intent(&mut self.console, Intent::Forget(slot(NUMBERS[*index])), now_ms)
            }
            Step::Press(index) => {
                let mut effects = press(&mut self.console, NUMBERS[*index], now_ms);
                if orders(&effects) == 1
                    && let Some(id) = self.retrieval(*index)
                {
                    self.fetching[*index] = self.here[*index].clone().map(|caller| (caller, id));
                    effects.extend(accept(&mut self.console, id, &format!("leg{id}"), now_ms));
                }
                effects
            }
            Step::Refused(index) => {
                let mut effects = press(&mut self.console, NUMBERS[*index], now_ms);
                let id = self.retrieval(*index).unwrap_or_default();
                let why = Failure {
                    status: Some(404),
                    ..failure(FailureKind::Refused, PressAgain::Now, LookUp::Nothing)
                };
                let refused = News::Retrieved { id: RetrievalId(id), result: Err(why) };
                effects.extend(news(&mut self.console, refused, now_ms));
                effects
            }
            Step::Talk(index) => match self.talks(*index) {
                Some((remote_party, id)) => {
                    let leg = connected(&format!("leg{id}"));
                    self.read(vec![Call { remote_party, session: None, ..leg }])
                }
                None => vec![],
            },
            Step::Pass(_) => self.console.update(Event::Tick, at(now_ms)),
        };
        self.stays.extend(kept_stays(effects));
    }

    fn park(&mut self, index: usize, verified: Verified) -> Vec<Effect> {
        self.park += 1;
        if verified == Verified::NoAnswer {
            self.unanswered = Some(self.park);
        }
        let caller = self.next_caller(index);
        let call = parked_call(self.park, NUMBERS[index], self.mono_ms);
        let call = crate::console::ledger::ParkedCall { caller, ..call };
        self.console.parked_here(call, verified, at(self.mono_ms));
        kept(&mut self.console, self.park, Ok(()), self.mono_ms)
    }

    fn retrieval(&self, index: usize) -> Option<u64> {
        self.console.retrieval(&slot(NUMBERS[index])).map(|retrieval| retrieval.id.0)
    }

    fn read(&mut self, calls: Vec<Call>) -> Vec<Effect> {
        let (asked_at, result) = (at(self.mono_ms - 10), Ok(calls));
        news(&mut self.console, News::Calls { epoch: EPOCH, asked_at, result }, self.mono_ms)
    }

    /// Who stands on a slot by now, known to be parked there and not ringing here.
    fn waiting(&self) -> Vec<String> {
        let slots = NUMBERS.iter().filter_map(|number| self.console.board().slot(&slot(number)));
        let parked = slots.filter(|slot| !slot.is_unanswered());
        let waits = parked.filter(|slot| !matches!(slot.state(at(self.mono_ms)), SlotState::Recalled { .. }));
        waits.filter_map(|slot| slot.occupant()).map(|waiting| english(waiting.caller.words())).collect()
    }
}

proptest! {
    #![proptest_config(crate::seeds::cases(256))]

    #[test]
    fn everybody_whose_stay_ends_is_recorded_once_and_nobody_else(steps in prop::collection::vec(step(), 1..50)) {
        let mut desk = Desk::new();
        let mut seen = std::collections::BTreeSet::new();
        for step in &steps {
            desk.take(step);
            seen.extend(desk.waiting());
        }
        let still = desk.waiting();
        let end_ms = desk.mono_ms;
        desk.stays.extend(rest(&mut desk.console, end_ms));
        for caller in &seen {
            let recorded: Vec<&Stay> = desk.stays.iter().filter(|stay| stay.caller.known() == Some(caller.as_str())).collect();
            let expected = usize::from(!still.contains(caller));
            prop_assert_eq!(recorded.len(), expected, "{}: {:?}", caller, recorded);
        }
        for stay in &desk.stays {
            let same = desk.stays.iter().filter(|other| other.caller == stay.caller).count();
            prop_assert!(same == 1, "{same} of {stay:?}");
            prop_assert!(stay.parked_at.is_none_or(|parked| parked <= stay.ended_at), "{stay:?}");
        }
    }
}
