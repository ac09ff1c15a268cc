//! What the facts about one slot come to. They are read from the oldest to the newest; only how sure it is depends on
//! the time (contract 13).

mod shown;

use super::facts::{Fact, Facts, Finding, OwnPark, Says, Verified};
use super::matching::may_be_same;
use super::stay::{Proof, Stay};
use crate::console::calls::Party;
use crate::console::ids::{CallId, ParkId};
use crate::console::now::Now;

/// What is on the slot.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holds {
    NotKnown {
        last: Option<(Finding, Now)>,
    },
    Empty {
        how: Finding,
        at: Now,
        proof: Proof,
    },
    Parked(Stay),
    Recalled {
        stay: Stay,
        call: CallId,
        vacant: Option<(Now, Proof)>,
    },
    /// She came back as a recall that rings no more, or that cannot be seen any more: where she is nobody knows, and she may
    /// be parked there again (contract 4). Who it is says `left`.
    Astray {
        how: Finding,
        at: Now,
        call: CallId,
        vacant: Option<(Now, Proof)>,
    },
}

/// What the facts about one slot come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Belief {
    holds: Holds,
    /// Who was there last, with everything that was known.
    left: Option<Stay>,
    /// Since when live news of the slot comes.
    watched: Option<Now>,
}

/// An event that tells what was so before comes no later than this after Webex has begun to watch (contract 7.4).
const INITIAL_MS: u64 = 3_000;

/// Whom Webex parks again it parks as soon as her recall has ended, and the calls tell that end within so long.
const AGAIN_MS: u64 = 10_000;

impl Default for Belief {
    fn default() -> Self {
        Self { holds: Holds::NotKnown { last: None }, left: None, watched: None }
    }
}

impl Belief {
    /// Reads the facts from the beginning.
    pub fn of(facts: &Facts) -> Self {
        let mut belief = Self::default();
        for fact in facts.iter() {
            belief.take(fact);
        }
        belief
    }

    /// Takes in one fact that is newer than all before.
    pub fn take(&mut self, fact: &Fact) {
        let at = fact.at;
        match &fact.says {
            Says::Watched => self.watched = Some(at),
            Says::Parked(party) => self.live_parked(party, at),
            Says::Vacant => self.live_vacant(at),
            Says::Blind => self.go_blind(at),
            Says::ParkedHere(own) => self.parked_here(own, at),
            Says::Fetched { caller, asked } => self.fetched(caller, *asked, at),
            Says::Forgotten => self.leave(Holds::NotKnown { last: Some((Finding::Forgotten, at)) }),
            Says::NotParked(id) => self.not_parked(*id, at),
            Says::Recalled { call, caller } => self.recalled(call, caller, at),
            Says::RecallAnswered(call) => self.recall_answered(call, at),
            Says::RecallLost(call) => self.recall_lost(call, at),
            Says::RecallUnseen(call) => self.recall_unseen(call, at),
            Says::Nobody => self.nobody(at),
            Says::NotGiven => {
                if let Holds::Parked(stay) = &mut self.holds {
                    stay.doubted = Some(at);
                }
                self.note(Finding::NotGiven, at);
            }
            Says::StillParked => self.note(Finding::StillParked, at),
            Says::Nothing => self.note(Finding::Nothing, at),
        }
    }

    /// Who is there, and what is known of her.
    pub fn stay(&self) -> Option<&Stay> {
        match &self.holds {
            Holds::Parked(stay) | Holds::Recalled { stay, .. } => Some(stay),
            Holds::NotKnown { .. } | Holds::Empty { .. } | Holds::Astray { .. } => None,
        }
    }

    /// Who may be there again, for all that is known of her.
    pub fn astray(&self) -> Option<&Stay> {
        self.left.as_ref().filter(|_| matches!(self.holds, Holds::Astray { .. }))
    }

    /// Ends the stay, if there is one, and remembers it.
    fn leave(&mut self, then: Holds) {
        let before = std::mem::replace(&mut self.holds, then);
        if let Holds::Parked(stay) | Holds::Recalled { stay, .. } = before {
            self.left = Some(stay);
        }
    }

    fn live_parked(&mut self, party: &Party, at: Now) {
        if let Holds::Parked(stay) = &self.holds
            && stay.came_back_before()
            && may_be_same(&stay.caller, party)
        {
            // Nobody saw this round begin: what is left of it is the most that it can be.
            let stay = Stay { at_least: true, ..Stay::parked_again(party, at, stay) };
            self.leave(Holds::Parked(stay));
            return;
        }
        if let Holds::Parked(stay) = &mut self.holds
            && (stay.may_be_of(party) || stay.awaits_its_news(at))
        {
            stay.learn_party(party);
            (stay.as_of, stay.proof, stay.doubted, stay.verified) = (at, Proof::Live, None, Verified::Yes);
            return;
        }
        let recalled = self.recalled_lately(at).filter(|before| may_be_same(&before.caller, party));
        let stay = match recalled {
            Some(before) => Stay::parked_again(party, at, before),
            None => {
                let at_least = !self.would_see_her_come(at);
                Stay { at_least, ..Stay::new(party.clone(), at, Proof::Live) }
            }
        };
        self.leave(Holds::Parked(stay));
    }

    /// Whose recall rings, or has just ended unanswered: if she is parked there now, Webex has parked her again (contract 4).
    fn recalled_lately(&self, at: Now) -> Option<&Stay> {
        match &self.holds {
            Holds::Recalled { stay, .. } => Some(stay),
            Holds::Astray { .. } => self.astray(),
            Holds::Empty { how: Finding::RecallLost, .. } => {
                self.left.as_ref().filter(|left| at.since_ms(left.as_of) < AGAIN_MS)
            }
            _ => None,
        }
    }

    /// Whether whoever is there cannot have been there before this news: the slot was seen live.
    fn would_see_her_come(&self, at: Now) -> bool {
        let was_live = match &self.holds {
            Holds::Empty { proof, .. } => *proof == Proof::Live,
            Holds::Parked(stay) => stay.proof == Proof::Live,
            Holds::Recalled { stay, vacant, .. } => stay.proof == Proof::Live || vacant.is_some(),
            Holds::Astray { vacant, .. } => vacant.is_some(),
            Holds::NotKnown { .. } => false,
        };
        was_live || self.watched.is_some_and(|watched| at.since_ms(watched) >= INITIAL_MS)
    }

    fn live_vacant(&mut self, at: Now) {
        match &mut self.holds {
            // The recall rings, so of course the slot is empty; the caller is not gone yet.
            Holds::Recalled { vacant, .. } => *vacant = Some((at, Proof::Live)),
            Holds::Empty { how, at: as_of, proof } => {
                if *how == Finding::Nobody {
                    *how = Finding::Vacant;
                }
                (*as_of, *proof) = (at, Proof::Live);
            }
            Holds::Parked(_) => self.leave(Holds::Empty { how: Finding::Left, at, proof: Proof::Live }),
            Holds::Astray { how: Finding::RecallUnseen, vacant, .. } => *vacant = Some((at, Proof::Live)),
            Holds::Astray { how, .. } => {
                let how = *how;
                self.holds = Holds::Empty { how, at, proof: Proof::Live };
            }
            Holds::NotKnown { .. } => {
                self.holds = Holds::Empty { how: Finding::Vacant, at, proof: Proof::Live };
            }
        }
    }

    fn go_blind(&mut self, at: Now) {
        self.watched = None;
        match &mut self.holds {
            Holds::Empty { proof, .. } => proof.go_blind(at),
            Holds::Parked(stay) => stay.proof.go_blind(at),
            Holds::Recalled { stay, vacant, .. } => {
                stay.proof.go_blind(at);
                *vacant = None;
            }
            Holds::Astray { vacant, .. } => *vacant = None,
            Holds::NotKnown { .. } => {}
        }
    }

    fn parked_here(&mut self, own: &OwnPark, at: Now) {
        if let Holds::Parked(stay) = &mut self.holds
            && stay.own.is_none()
            && stay.proof == Proof::Live
            && (may_be_same(&stay.caller, &own.call.caller) || stay.is_news_of(own))
        {
            // The live news came a moment before Webex's answer.
            stay.learn_party(&own.call.caller);
            (stay.own, stay.at_least) = (Some(Box::new(own.clone())), false);
            return;
        }
        let mut stay = Stay::of_own(own.clone(), at);
        if own.verified.is_only_asked()
            && let Holds::Parked(before) = &self.holds
            && before.proof != Proof::Live
        {
            stay.before = Some(Box::new(before.clone()));
        }
        self.leave(Holds::Parked(stay));
    }

    fn fetched(&mut self, caller: &Party, asked: Now, at: Now) {
        // The talk is seen a moment after it began: somebody else may have been parked there meanwhile.
        if let Holds::Parked(stay) = &self.holds
            && stay.since.mono_ms > asked.mono_ms
            && !may_be_same(&stay.caller, caller)
        {
            return;
        }
        let proof = match &self.holds {
            Holds::Empty { proof: Proof::Live, .. } => Proof::Live,
            _ => Proof::Here,
        };
        self.leave(Holds::Empty { how: Finding::Fetched, at, proof });
    }

    fn not_parked(&mut self, id: ParkId, at: Now) {
        let Holds::Parked(stay) = &mut self.holds else { return };
        if stay.own.as_ref().is_none_or(|own| own.call.id != id) {
            return;
        }
        // Whom live news sees there is somebody all the same.
        if stay.proof == Proof::Live {
            stay.own = None;
        } else if let Some(before) = stay.before.take() {
            self.leave(Holds::Parked(*before));
        } else {
            self.leave(Holds::NotKnown { last: Some((Finding::Nothing, at)) });
        }
    }

    fn recalled(&mut self, call: &CallId, caller: &Party, at: Now) {
        // A recall that is seen late says nothing about who was parked there after it.
        if let Holds::Parked(stay) = &self.holds
            && !may_be_same(&stay.caller, caller)
        {
            return;
        }
        let stay = match &self.holds {
            Holds::Parked(stay) | Holds::Recalled { stay, .. } => Some(stay),
            // Live news may have seen the slot empty a moment before the recall rang here.
            Holds::Empty { how: Finding::Left | Finding::RecallLost, .. } | Holds::Astray { .. } => {
                self.left.as_ref()
            }
            _ => None,
        };
        // That the slot is empty stays proven by the channel that has said so.
        let vacant = match &self.holds {
            Holds::Recalled { vacant, .. } | Holds::Astray { vacant, .. } => *vacant,
            Holds::Empty { at, proof: Proof::Live, .. } => Some((*at, Proof::Live)),
            _ => None,
        };
        let mut stay = stay
            .filter(|stay| may_be_same(&stay.caller, caller))
            .cloned()
            .unwrap_or_else(|| Stay { at_least: true, ..Stay::new(caller.clone(), at, Proof::Here) });
        stay.learn_party(caller);
        (stay.as_of, stay.doubted, stay.verified) = (at, None, Verified::Yes);
        self.leave(Holds::Recalled { stay, call: call.clone(), vacant });
    }

    fn is_recalled_by(&self, answered: &CallId) -> bool {
        matches!(&self.holds, Holds::Recalled { call, .. } if call == answered)
    }

    fn recall_answered(&mut self, call: &CallId, at: Now) {
        if !self.is_recalled_by(call) {
            return;
        }
        let proof = match &self.holds {
            Holds::Recalled { vacant: Some((_, proof)), .. } => *proof,
            _ => Proof::Here,
        };
        self.leave(Holds::Empty { how: Finding::RecallAnswered, at, proof });
    }

    fn recall_lost(&mut self, call: &CallId, at: Now) {
        let vacant = match &self.holds {
            Holds::Recalled { call: rang, vacant, .. } | Holds::Astray { call: rang, vacant, .. }
                if rang == call =>
            {
                *vacant
            }
            _ => return,
        };
        self.leave(match vacant {
            Some((at, proof)) => Holds::Empty { how: Finding::RecallLost, at, proof },
            None => Holds::Astray { how: Finding::RecallLost, at, call: call.clone(), vacant },
        });
        if let Some(left) = &mut self.left {
            left.as_of = at;
        }
    }

    /// She may still ring, or be parked again: also a slot that live news sees empty does not tell where she is.
    fn recall_unseen(&mut self, call: &CallId, at: Now) {
        if let Holds::Recalled { call: rings, vacant, .. } = &self.holds
            && rings == call
        {
            let vacant = *vacant;
            self.leave(Holds::Astray { how: Finding::RecallUnseen, at, call: call.clone(), vacant });
        }
    }

    fn nobody(&mut self, at: Now) {
        match &self.holds {
            // Live news is stronger, and it will say so itself when the caller leaves.
            Holds::Recalled { .. } | Holds::Empty { proof: Proof::Live, .. } => {}
            Holds::Astray { how: Finding::RecallUnseen, .. } => {}
            Holds::Parked(stay) if stay.proof == Proof::Live => {}
            _ => self.leave(Holds::Empty { how: Finding::Nobody, at, proof: Proof::Here }),
        }
    }

    /// A finding that says nothing about who is there.
    fn note(&mut self, finding: Finding, at: Now) {
        match &self.holds {
            Holds::Parked(_) | Holds::Recalled { .. } | Holds::Astray { .. } => {}
            Holds::Empty { proof: Proof::Live, .. } => {}
            _ => self.holds = Holds::NotKnown { last: Some((finding, at)) },
        }
    }
}
