//! The retrievals of the console: from a press to its end, several at once.

use super::activity::Tone;
use super::board::{Slot, may_be_same};
use super::calls::Call;
use super::effect::Effect;
use super::endpoints::Target;
use super::event::Accepted;
use super::failure::{Failure, FailureKind, LookUp};
use super::hints::Hint;
use super::ids::{RetrievalId, SlotId};
use super::now::Now;
use super::retrieval::{Others, Outcome, Retrieval, Stage};
use super::session::Session;
use super::{Console, words};
use crate::say;
use crate::words::Arg;

/// Retrievals that are over and kept for their tile.
const KEPT: usize = 200;

impl Console {
    /// A press on a slot. Sends one order, or nothing: a slot in flight is not asked for again.
    pub(super) fn retrieve(&mut self, slot: SlotId, on: Option<Target>, now: Now) -> Vec<Effect> {
        if !self.may_retrieve(&slot, now) {
            if matches!(self.session, Session::Expired { .. }) {
                self.announce(words::expired(), true);
            } else if !self.capabilities.calls_write {
                self.announce(say!("retrieving-needs-calls-write"), true);
            } else if self.board.slot(&slot).is_some_and(|slot| !slot.can_be_dialled()) {
                self.announce(say!("parked-without-number"), true);
            }
            return Vec::new();
        }
        let Some(known) = self.board.slot(&slot) else { return Vec::new() };
        let destination = known.destination.clone();
        let target = on.unwrap_or_else(|| self.endpoints.target());
        let id = self.last_retrieval.advance();
        let endpoint = target.endpoint_id().cloned();
        let parked = known.state(now).waiting().cloned();
        let mut retrieval =
            Retrieval::new((id, self.epoch), slot, destination.clone(), target, self.calls.ids(), now);
        retrieval.parked = parked;
        self.retrievals.push(retrieval);
        self.drop_old_retrievals();
        self.report(id, now);
        let mut effects = vec![Effect::Retrieve { id, destination, endpoint }];
        effects.extend(self.hint_is_over(Hint::Retrieve));
        effects
    }

    pub(super) fn retrieve_number(&mut self, typed: &str, on: Option<Target>, now: Now) -> Vec<Effect> {
        match self.read_number(typed) {
            Ok(number) if self.session.is_usable() => {
                let slot = self.board.add_typed(&number);
                self.retrieve(slot, on, now)
            }
            Ok(_) => Vec::new(),
            Err(sentence) => {
                self.announce(sentence, true);
                Vec::new()
            }
        }
    }

    pub(super) fn stop_ringing(&mut self, slot: &SlotId) -> Vec<Effect> {
        let newest = self.retrievals.iter_mut().rev().find(|retrieval| retrieval.slot == *slot);
        newest
            .and_then(|retrieval| retrieval.cancel().map(|call| Effect::HangUp { id: retrieval.id, call }))
            .into_iter()
            .collect()
    }

    /// The answer to the one POST.
    pub(super) fn retrieved(
        &mut self,
        id: RetrievalId,
        result: Result<Accepted, Failure>,
        now: Now,
    ) -> Vec<Effect> {
        let can_read_calls = self.capabilities.calls_read;
        let auto_answer = self.options.auto_answer;
        let Some(retrieval) = find(&mut self.retrievals, id) else {
            self.stale_answers += 1;
            return Vec::new();
        };
        let mut effects = Vec::new();
        let mut reread_setup = false;
        match result {
            Ok(accepted) => {
                retrieval.tracking_id = accepted.tracking_id;
                retrieval.accepted(accepted.call.clone(), accepted.session, now);
                if let Target::One(endpoint) = &retrieval.target
                    && endpoint.remote_answer
                    && auto_answer
                {
                    let endpoint = endpoint.id.clone();
                    retrieval.answer_asked();
                    effects.push(Effect::Answer { id, call: accepted.call, endpoint });
                }
                self.link.heard(now);
            }
            Err(failure) => {
                reread_setup = failure.look_up == LookUp::Setup;
                retrieval.failed(failure.clone(), can_read_calls, now);
                self.note_failed_command(id, &failure, now);
            }
        }
        self.report(id, now);
        if reread_setup && self.session.is_usable() {
            self.read_setup(now, &mut effects);
        }
        effects
    }

    pub(super) fn answered(&mut self, id: RetrievalId, result: Result<(), Failure>, now: Now) {
        let news = find(&mut self.retrievals, id).is_some_and(|retrieval| retrieval.answered(result.is_ok()));
        if let Err(failure) = &result {
            self.note_failed_command(id, failure, now);
            if news {
                self.report(id, now);
            }
        }
    }

    pub(super) fn hung_up(&mut self, id: RetrievalId, result: Result<(), Failure>, now: Now) {
        let Some(retrieval) = find(&mut self.retrievals, id) else { return };
        let still_rings = retrieval.hung_up(&result, now);
        self.report(id, now);
        if let Err(failure) = &result {
            self.note_failed_command(id, failure, now);
        }
        if still_rings {
            self.tell(say!("not-stopped"), Tone::Trouble, now);
        }
    }

    /// A reading of the calls moves every retrieve that is under way.
    pub(super) fn observe_calls(&mut self, calls: &[Call], asked_at: Now, now: Now) {
        let mut changed = Vec::new();
        for index in 0..self.retrievals.len() {
            let others = self.others(index, calls, now);
            let was_connected = self.retrievals[index].stage.talk().is_some();
            if self.retrievals[index].observe(calls, &others, asked_at, now) {
                changed.push(self.retrievals[index].id);
            }
            if !was_connected {
                self.recognise_fetched(index);
            }
        }
        for id in changed {
            if let Some(retrieval) = find(&mut self.retrievals, id)
                && retrieval.call_of_the_talk().is_some_and(|call| self.orders.takes_away(call))
            {
                retrieval.passed_on();
            }
            self.report(id, now);
        }
    }

    /// Who was fetched is who waited there now or at the press, unless the call tells of somebody else.
    fn recognise_fetched(&mut self, index: usize) {
        let Retrieval { stage: Stage::Connected { caller, .. }, slot, parked, .. } =
            &mut self.retrievals[index]
        else {
            return;
        };
        let waits = self.board.slot(slot).and_then(Slot::occupant);
        let known = waits.into_iter().chain(parked.take());
        *parked = known.into_iter().find(|waiting| may_be_same(&waiting.caller, caller));
    }

    fn others(&self, index: usize, calls: &[Call], now: Now) -> Others {
        let others = self.retrievals.iter().enumerate().filter(|(other, _)| *other != index);
        let mut others = Others::of(others.map(|(_, retrieval)| retrieval), calls, now);
        others.claim(self.orders.started().cloned());
        others
    }

    /// After a new sign-in, or when asked to look again, a slot that was barred may be tried again.
    pub(super) fn lift_bars(&mut self) {
        self.retrievals.retain(|retrieval| !retrieval.is_barred());
    }

    fn drop_old_retrievals(&mut self) {
        while self.retrievals.len() > KEPT {
            let Some(oldest) = self.retrievals.iter().position(Retrieval::is_over) else { return };
            self.retrievals.remove(oldest);
        }
    }

    /// Brings activity, live line and slot up to date with the stage of a retrieve.
    pub(super) fn report(&mut self, id: RetrievalId, now: Now) {
        let Some(retrieval) = self.retrievals.iter().find(|retrieval| retrieval.id == id) else { return };
        let retrieval = retrieval.clone();
        let slot = self.board.slot(&retrieval.slot);
        let (name, place) = match slot {
            Some(slot) => (slot.name(), slot.place()),
            None => (Arg::from(&retrieval.slot.0), Arg::from(&retrieval.slot.0)),
        };
        // A talk that an order of hers has ended is told by that order.
        let told_by_order = matches!(&retrieval.stage, Stage::Over { outcome: Outcome::PassedOn { .. }, .. });
        let sentence = words::stage(&retrieval, place);
        let (tone, failure, caller) = summary(&retrieval.stage);
        // Whoever was expected there is named, also when somebody was faster.
        let caller = caller.or_else(|| slot.and_then(Slot::occupant).map(|waiting| waiting.caller.words()));
        self.learn_from(&retrieval, now);
        if let Some(entry) = self.activity.of_retrieval(id, retrieval_time(&retrieval)) {
            entry.slot = Some(name.clone());
            entry.device = Some(retrieval.target.name());
            entry.caller = caller.or(entry.caller.take());
            entry.outcome = sentence.clone();
            entry.tone = tone;
            entry.tracking_id = retrieval.tracking_id.clone();
            entry.detail = failure.map(details).or(entry.detail.take());
        }
        if !told_by_order {
            self.announce(say!("slot-news", slot = name, said = sentence), tone == Tone::Trouble);
        }
    }

    /// Lays the board out again; a slot with a call under way stays on it.
    pub(super) fn lay_out_board(&mut self) {
        let under_way = self.retrievals.iter().filter(|retrieval| retrieval.is_under_way());
        let needed = under_way.map(|retrieval| retrieval.slot.clone()).collect();
        self.board.rebuild(&needed);
        self.follow_slots();
        self.live.retarget();
    }

    /// The same for a command, whose own words are about the call. One that was sent with an earlier sign-in says
    /// nothing about this one.
    fn note_failed_command(&mut self, id: RetrievalId, failure: &Failure, now: Now) {
        if find(&mut self.retrievals, id).is_some_and(|retrieval| retrieval.epoch == self.epoch) {
            self.note_lost_command(failure, now);
        }
    }

    /// What the failure of a command says about sign-in and line. The line has its own sentence in the activity, and the
    /// live line is left to the command.
    pub(super) fn note_lost_command(&mut self, failure: &Failure, now: Now) {
        if failure.kind != FailureKind::NoLink {
            self.note_failure(failure, now);
        } else if self.link.lost(&words::no_answer().into(), now) {
            self.activity.note(now.wall, words::no_answer(), Tone::Trouble);
        }
    }

    /// What a failed request says about sign-in and line.
    pub(super) fn note_failure(&mut self, failure: &Failure, now: Now) {
        match failure.kind {
            FailureKind::Expired => self.expire(now),
            FailureKind::NoLink => {
                if self.link.lost(&failure.words, now) {
                    self.tell(failure.words.clone(), Tone::Trouble, now);
                }
            }
            FailureKind::Refused | FailureKind::Troubled | FailureKind::NotAllowed => {
                // Without a status it is Valet's own refusal: nothing was sent.
                if failure.status.is_some() {
                    self.link.heard(now);
                }
            }
        }
    }
}

fn find(retrievals: &mut [Retrieval], id: RetrievalId) -> Option<&mut Retrieval> {
    retrievals.iter_mut().find(|retrieval| retrieval.id == id)
}

fn retrieval_time(retrieval: &Retrieval) -> jiff::Timestamp {
    retrieval.pressed_at.wall
}

/// Status and Webex's own words, for support.
pub(super) fn details(failure: &Failure) -> String {
    let status = failure.status.map(|status| format!("HTTP {status}"));
    let parts: Vec<String> = status.into_iter().chain(failure.detail.clone()).collect();
    parts.join(" · ")
}

type Summary<'a> = (Tone, Option<&'a Failure>, Option<Arg>);

/// Tone of a stage, its failure, its caller.
fn summary(stage: &Stage) -> Summary<'_> {
    let party = |party: &super::calls::Party| Some(party.words());
    match stage {
        Stage::Asked | Stage::Ringing(_) | Stage::Fetching(_) => (Tone::Plain, None, None),
        Stage::Connected { caller, .. } => (Tone::Good, None, party(caller)),
        Stage::LookingUp { failure, .. } | Stage::Waiting { failure, .. } => {
            (Tone::Trouble, Some(failure), None)
        }
        Stage::Over { outcome, .. } => match outcome {
            Outcome::Ended { caller, .. } | Outcome::PassedOn { caller, .. } => {
                (Tone::Good, None, party(caller))
            }
            Outcome::NotAnswered | Outcome::StoppedRinging | Outcome::NobodyThere => {
                (Tone::Trouble, None, None)
            }
            Outcome::Cancelled => (Tone::Plain, None, None),
            Outcome::Refused(failure) | Outcome::NotTaken(failure) | Outcome::NotKnown(failure) => {
                (Tone::Trouble, Some(failure), None)
            }
        },
    }
}
