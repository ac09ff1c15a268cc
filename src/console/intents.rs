//! What a person may want, and what follows from it.

use super::Console;
use super::activity::Tone;
use super::effect::Effect;
use super::endpoints::{Choice, Target};
use super::event::Intent;
use super::hints::Hint;
use super::now::Now;
use super::session::{Session, SignInStep, SignInWay};
use crate::say;

impl Console {
    pub(super) fn intent(&mut self, intent: Intent, now: Now) -> Vec<Effect> {
        match intent {
            Intent::SaveClient { client_id, client_secret } => {
                self.client_trouble = None;
                let keep = self.keep_in();
                vec![Effect::SaveClient { client_id, client_secret, keep }]
            }
            Intent::KeepIn(keep) => {
                self.keep = Some(keep);
                Vec::new()
            }
            Intent::SignIn(way) => self.sign_in(way),
            Intent::CancelSignIn => self.cancel_sign_in(now),
            Intent::SignOut => self.sign_out(now),
            Intent::OpenLink(link) => vec![Effect::OpenLink(link)],
            Intent::Print(page) => vec![Effect::Print(page)],
            Intent::WriteSupport => self.write_support(),
            Intent::HintIsOver(hint) => self.hint_is_over(hint).into_iter().collect(),
            Intent::Refresh => self.refresh(now),
            Intent::Choose(choice) => self.choose(choice),
            Intent::MakeDefault(endpoint) => self.make_default(endpoint),
            Intent::Retrieve { slot, on } => self.retrieve(slot, on, now),
            Intent::RetrieveNumber { number, on } => self.retrieve_number(&number, on, now),
            Intent::StopRinging(slot) => self.stop_ringing(&slot),
            Intent::RetrieveLongest => self.retrieve_longest(now),
            Intent::Forget(slot) => {
                self.forget(&slot, now);
                Vec::new()
            }
            Intent::NoCallFor(kind) => {
                self.no_call_for(&kind, now);
                Vec::new()
            }
            Intent::WhichCall(calls) => {
                self.ask_which(&calls, now);
                Vec::new()
            }
            Intent::Refused(why) => {
                self.announce(why, true);
                Vec::new()
            }
            Intent::LostPress(lost) => {
                self.press_is_lost(lost);
                Vec::new()
            }
            Intent::Call { call, act } => self.act(&call, act, now),
            Intent::Park { call, on, for_whom, note } => self.park(&call, on, &for_whom, &note, now),
            Intent::Dial(number) => self.dial(&number, now),
            Intent::PickUp(target) => self.pick_up(target.as_deref(), now),
            Intent::Pull => self.pull(now),
            Intent::ReadHistory => self.read_history(now),
            Intent::LookUp(typed) => {
                self.look_up(&typed, now);
                Vec::new()
            }
            Intent::Day(wish) => self.wish_of_day(wish),
            Intent::Say(what) => {
                self.say(what, now);
                Vec::new()
            }
            Intent::Shown(shown) => {
                self.attending.watch.shown = shown;
                Vec::new()
            }
            Intent::Focused(focused) => {
                self.attending.focus(focused);
                Vec::new()
            }
        }
    }

    fn sign_in(&mut self, way: SignInWay) -> Vec<Effect> {
        if matches!(self.session, Session::SigningIn { .. }) || self.session.is_usable() {
            return Vec::new();
        }
        let before = self.session.account().cloned();
        self.session = Session::SigningIn { step: SignInStep::Preparing, before };
        let epoch = self.epoch.advance();
        vec![Effect::SignIn { epoch, way, keep: self.keep_in() }]
    }

    fn cancel_sign_in(&mut self, now: Now) -> Vec<Effect> {
        let Session::SigningIn { before, .. } = &self.session else { return Vec::new() };
        self.session = match before.clone() {
            Some(account) => Session::Expired { account, since: now },
            None => Session::SignedOut { why: None },
        };
        self.epoch.advance();
        vec![Effect::CancelSignIn]
    }

    fn sign_out(&mut self, now: Now) -> Vec<Effect> {
        self.epoch.advance();
        let mut effects = self.keep_parks_in_flight(now);
        self.forget_person();
        self.session = Session::SignedOut { why: None };
        self.tell(say!("signed-out"), Tone::Plain, now);
        effects.push(Effect::SignOut);
        effects
    }

    fn refresh(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.session.is_usable() {
            self.lift_bars();
            self.live.retarget();
            self.read_setup(now, &mut effects);
            effects.push(Effect::ReadCallsNow(self.epoch));
        }
        effects
    }

    fn choose(&mut self, choice: Choice) -> Vec<Effect> {
        if self.endpoints.is_locked() {
            self.announce(say!("device-locked"), true);
            return Vec::new();
        }
        self.endpoints.choose(choice.clone());
        let on = match self.endpoints.target() {
            Target::AllDevices => say!("on-all-devices"),
            Target::One(endpoint) => say!("on-device", device = &endpoint.name),
        };
        self.announce(say!("will-ring-on", on = on), false);
        let remembers = self.person.clone().map(|person| Effect::Remember { person, choice });
        remembers.into_iter().chain(self.hint_is_over(Hint::Device)).collect()
    }

    fn make_default(&mut self, endpoint: Option<super::ids::EndpointId>) -> Vec<Effect> {
        if !self.session.is_usable() || !self.capabilities.config_write {
            self.announce(say!("needs-config-write"), true);
            return Vec::new();
        }
        if self.endpoints.is_changing_default() {
            return Vec::new();
        }
        self.endpoints.set_changing_default(true);
        vec![Effect::SetDefault { epoch: self.epoch, person: self.person.clone(), endpoint }]
    }
}
