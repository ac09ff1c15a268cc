//! What the backend reports, and what follows from it.

use super::activity::Tone;
use super::calls::Call;
use super::effect::Effect;
use super::endpoints::{Choice, Missing, Target};
use super::event::News;
use super::failure::{Failure, FailureKind};
use super::ids::{EndpointId, Epoch, PersonId};
use super::now::Now;
use super::session::{Account, Capabilities, KeepIn, Session, SignInStep};
use super::{Console, words};
use crate::say;
use crate::words::Arg;

impl Console {
    pub(super) fn news(&mut self, news: News, now: Now) -> Vec<Effect> {
        match news {
            News::Started { has_client, keychain, keep } => {
                (self.has_client, self.keychain, self.keep) = (has_client, keychain, keep);
                if self.session == Session::Starting {
                    self.session = Session::SignedOut { why: None };
                }
            }
            News::Hints(over) => self.hints.take(over),
            News::ClientSaved(result) => {
                self.has_client = result.is_ok();
                self.client_trouble = result.err();
            }
            News::SignInStep { epoch, step } => {
                if let Session::SigningIn { step: current, .. } = &mut self.session
                    && epoch == self.epoch
                {
                    *current = step;
                }
            }
            News::BrowserFailed { epoch } => {
                if let Session::SigningIn { step: SignInStep::Browser { browser_failed, .. }, .. } =
                    &mut self.session
                    && epoch == self.epoch
                {
                    *browser_failed = true;
                }
            }
            News::SignedIn { epoch, scopes, not_kept, kept_for } => {
                if !self.is_stale(epoch) {
                    self.resume(kept_for);
                    return self.signed_in(Capabilities::of(scopes.as_ref()), not_kept, now);
                }
            }
            News::SignInFailed { epoch, why } => self.sign_in_failed(epoch, why, now),
            News::Expired { epoch } => {
                if !self.is_stale(epoch) {
                    self.expire(now);
                }
            }
            News::Profile { epoch, result } => {
                if !self.is_stale(epoch) {
                    return self.take_profile(result, now);
                }
            }
            News::Extensions { epoch, result } => {
                if !self.is_stale(epoch) {
                    self.heard_or_not(result.as_ref().err(), now);
                    self.board.extensions_mut().take(result);
                    self.lay_out_board();
                    return self.ask_other_recall_times();
                }
            }
            News::Group { epoch, result } => {
                if !self.is_stale(epoch) {
                    self.heard_or_not(result.as_ref().err(), now);
                    self.board.group_mut().take(result);
                    self.lay_out_board();
                }
            }
            News::Endpoints { epoch, result } => {
                if !self.is_stale(epoch) {
                    self.heard_or_not(result.as_ref().err(), now);
                    self.take_endpoints(result, now);
                }
            }
            News::Calls { epoch, asked_at, result } => {
                if !self.is_stale(epoch) {
                    return self.take_calls(asked_at, result, now);
                }
            }
            News::Retrieved { id, result } => return self.retrieved(id, result, now),
            News::Answered { id, result } => self.answered(id, result, now),
            News::HungUp { id, result } => self.hung_up(id, result, now),
            News::DefaultSet { epoch, endpoint, result } => {
                if !self.is_stale(epoch) {
                    self.default_set(endpoint, result, now);
                }
            }
            News::Live { epoch, news } => {
                if !self.is_stale(epoch) {
                    return self.live_news(news, now);
                }
            }
            News::Journal(news) => self.journal_news(news, now),
            News::Day(news) => self.day_news(news, now),
            News::RetrieveCode { epoch, code } => {
                if !self.is_stale(epoch) {
                    self.take_retrieve_code(code);
                }
            }
            News::Silence { epoch } => {
                if !self.is_stale(epoch) {
                    self.line_is_lost(words::no_answer().into(), now);
                }
            }
            News::NoNetwork => self.line_is_lost(say!("network-has-no-webex").into(), now),
            News::RecallTime { epoch, location, recall_secs } => {
                if !self.is_stale(epoch) {
                    return self.take_recall_time(location, recall_secs);
                }
            }
            News::Support(result) => self.support_news(result, now),
            News::Traffic(traffic) => self.traffic = Some(traffic),
            News::Locked(locked) => {
                let mut effects = Vec::new();
                self.attending.lock(locked, &mut effects);
                return effects;
            }
            News::Appearance(appearance) => self.appearance = appearance,
            News::NoticeService(service) => self.notice_service = service,
            News::Ordered { id, result } => return self.ordered(id, result, now),
            News::History { epoch, result } => {
                if !self.is_stale(epoch) {
                    self.heard_or_not(result.as_ref().err(), now);
                    self.history.take(result);
                }
            }
            News::People { epoch, id, result } => {
                if !self.is_stale(epoch) {
                    self.heard_or_not(result.as_ref().err(), now);
                    self.looked_up(id, result);
                }
            }
            News::Trouble(words) => self.tell(words, Tone::Trouble, now),
        }
        Vec::new()
    }

    /// An earlier run has kept this person's sign-in: what she parked is shown at once, also while Webex cannot be reached.
    fn resume(&mut self, kept_for: Option<(PersonId, Choice)>) {
        self.unproven = self.session.shows_board();
        if let Some((person, choice)) = kept_for.filter(|_| self.person.is_none()) {
            self.person = Some(person);
            self.endpoints.remember(choice);
            self.unproven = true;
        }
    }

    fn signed_in(&mut self, capabilities: Capabilities, not_kept: Option<Arg>, now: Now) -> Vec<Effect> {
        self.capabilities = capabilities;
        self.lift_bars();
        if capabilities.config_read {
            self.session = Session::Loading { trouble: None };
        } else {
            self.session = Session::Ready(Account::unnamed());
            self.forget_unproven(now);
        }
        self.lay_out_board();
        self.show_filed(now);
        if let Some(words) = not_kept {
            self.tell(words, Tone::Trouble, now);
        }
        for sentence in self.missing_permissions() {
            self.activity.note(now.wall, sentence, Tone::Trouble);
        }
        self.announce(say!("signed-in-now"), false);
        let mut effects = Vec::new();
        self.read_setup(now, &mut effects);
        effects
    }

    fn sign_in_failed(&mut self, epoch: Epoch, why: Option<Arg>, now: Now) {
        let Session::SigningIn { before, .. } = &self.session else { return };
        let before = before.clone();
        if self.is_stale(epoch) {
            return;
        }
        if let Some(words) = &why {
            self.tell(words.clone(), Tone::Trouble, now);
        }
        self.session = match before {
            Some(account) => Session::Expired { account, since: now },
            None => Session::SignedOut { why },
        };
    }

    /// Only a person can renew the sign-in; the board stays.
    pub(super) fn expire(&mut self, now: Now) {
        if self.session.is_usable() {
            let account = self.session.account().cloned().unwrap_or_else(Account::unnamed);
            self.session = Session::Expired { account, since: now };
            self.tell(words::expired(), Tone::Trouble, now);
        }
    }

    fn take_profile(&mut self, result: Result<(Account, Choice), Failure>, now: Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.heard_or_not(result.as_ref().err(), now);
        if !self.session.is_usable() {
            return effects;
        }
        match result {
            Ok((account, choice)) => {
                self.take_person(account.person_id.clone(), choice, &mut effects, now);
                if matches!(self.session, Session::Loading { .. }) {
                    let told = match account.name.as_str() {
                        "" => say!("signed-in-now"),
                        name => say!("signed-in-as", name = name),
                    };
                    self.tell(told, Tone::Plain, now);
                }
                self.board.set_home(self.home(&account));
                effects.extend(self.ask_recall_times(account.location_id.as_deref()));
                effects.extend(self.ask_retrieve_code());
                self.session = Session::Ready(account);
                self.lay_out_board();
                self.show_filed(now);
            }
            Err(failure) if matches!(self.session, Session::Loading { .. }) => {
                // Without a profile the console still works: only the name and the home location are not known.
                self.session = match failure.kind {
                    FailureKind::Refused | FailureKind::NotAllowed => {
                        if self.forget_unproven(now) {
                            self.lay_out_board();
                            self.read_setup(now, &mut effects);
                        }
                        self.tell(failure.words, Tone::Trouble, now);
                        Session::Ready(Account::unnamed())
                    }
                    _ => Session::Loading { trouble: Some(failure) },
                };
                self.show_filed(now);
            }
            Err(_) => {}
        }
        effects
    }

    /// After an expiry somebody else may have signed in: unless it is proved that it is the same person, nothing of the
    /// other one stays. Returns whether anything was forgotten.
    fn forget_unproven(&mut self, now: Now) -> bool {
        let unproven = self.unproven;
        if unproven {
            let keeps = self.keep_parks_in_flight(now);
            self.ledger.carry_out(keeps);
            self.forget_person();
        }
        unproven
    }

    /// Learns whose desk it is.
    fn take_person(&mut self, person: Option<PersonId>, choice: Choice, effects: &mut Vec<Effect>, now: Now) {
        // A sign-in that ends with the program is nobody's at the next start.
        let is_kept = self.keep_in() != KeepIn::Memory;
        if let Some(person) = person.clone().filter(|_| is_kept && (self.unproven || person != self.person)) {
            effects.push(Effect::RememberPerson(person));
        }
        if person.is_some() && person == self.person {
            self.unproven = false;
            return;
        }
        if self.forget_unproven(now) {
            self.read_setup(now, effects);
        }
        let Some(person) = person else { return };
        // What was chosen before the profile came is newer than what is remembered.
        match self.endpoints.choice().clone() {
            Choice::Unmade => self.endpoints.remember(choice),
            choice => effects.push(Effect::Remember { person: person.clone(), choice }),
        }
        self.person = Some(person);
        self.live.retarget();
    }

    fn take_endpoints(&mut self, result: Result<Vec<super::endpoints::Endpoint>, Failure>, now: Now) {
        let missed_before = self.endpoints.missing().is_some();
        self.endpoints.list_mut().take(result);
        let Some(missing) = self.endpoints.missing().filter(|_| !missed_before) else { return };
        let told = match (missing, self.endpoints.target()) {
            (Missing::Preset(name), Target::AllDevices) => say!("device-not-there-all", name = name),
            (Missing::Preset(name), Target::One(offer)) => {
                say!("device-not-there", name = name, device = &offer.name)
            }
            (Missing::Choice(name), Target::AllDevices) => say!("device-gone-all", gone = name),
            (Missing::Choice(name), Target::One(offer)) => {
                say!("device-gone", gone = name, device = &offer.name)
            }
        };
        self.tell(told, Tone::Trouble, now);
    }

    fn take_calls(&mut self, asked_at: Now, result: Result<Vec<Call>, Failure>, now: Now) -> Vec<Effect> {
        self.heard_or_not(result.as_ref().err(), now);
        match result {
            Ok(calls) => {
                self.calls.take(calls, now);
                let calls = self.calls.active().to_vec();
                self.observe_calls(&calls, asked_at, now);
                self.observe_recalls(&calls, asked_at, now);
                return self.observe_own_calls(&calls, asked_at, now);
            }
            Err(failure) => {
                let words = failure.words.clone();
                let barred = failure.kind == FailureKind::NotAllowed;
                if self.calls.not_read(failure) && barred {
                    self.tell(words, Tone::Trouble, now);
                }
            }
        }
        Vec::new()
    }

    fn default_set(&mut self, endpoint: Option<EndpointId>, result: Result<(), Failure>, now: Now) {
        self.endpoints.set_changing_default(false);
        match result {
            Ok(()) => {
                self.endpoints.mark_default(endpoint.as_ref());
                let name =
                    endpoint.as_ref().and_then(|id| self.endpoints.find(id)).map(|found| found.name.clone());
                let told = match name {
                    Some(name) => say!("is-default-now", device = name),
                    None => say!("no-default-now"),
                };
                self.tell(told, Tone::Good, now);
            }
            Err(failure) => {
                self.note_lost_command(&failure, now);
                self.tell(failure.words, Tone::Trouble, now);
            }
        }
    }

    /// Nothing has failed yet, but Webex cannot be heard.
    fn line_is_lost(&mut self, words: Arg, now: Now) {
        if self.session.is_usable() && self.link.lost(&words, now) {
            self.tell(words, Tone::Trouble, now);
        }
    }

    /// Any answer says that the line is up; silence says that it is not.
    fn heard_or_not(&mut self, failure: Option<&Failure>, now: Now) {
        match failure {
            Some(failure) => self.note_failure(failure, now),
            None => {
                if self.link.heard(now) {
                    self.setup_hurries = true;
                    self.tell(say!("reached-again"), Tone::Good, now);
                }
            }
        }
    }
}
