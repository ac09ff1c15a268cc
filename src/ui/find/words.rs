//! What a row of the list says, to the eye and to the ear.

use super::entries::{Act, Entry, What, details};
use crate::console::board::{Slot, SlotState};
use crate::console::find::Found;
use crate::say;
use crate::ui::command::Command;
use crate::ui::icons::Icon;
use crate::ui::view::View;
use crate::ui::{board_text, call_text, text};
use crate::words::Arg;

/// What a row says.
pub(super) struct RowWords {
    /// Its mark; the words say the same.
    pub icon: Option<Icon>,
    /// Who or what it is.
    pub name: String,
    /// A time, or a key, at its right.
    pub right: String,
    /// What it is and how it stands.
    pub below: String,
    /// All of it for the ear, without what can be done.
    heard: String,
    /// What can be done, each with its key.
    acts: Vec<String>,
}

impl RowWords {
    /// The words of this row.
    pub fn of(view: &View<'_>, entry: &Entry<'_>) -> Self {
        let row = match &entry.what {
            What::Found(found) => of_found(view, found),
            What::Command(command) => of_command(view, command, !entry.acts.is_empty()),
        };
        let acts = entry.keyed().map(|(key, act)| act_words(view, key.name(view).as_deref(), act));
        Self { acts: acts.collect(), ..row }
    }

    /// What can be done, each with its key.
    pub fn acts(&self) -> &[String] {
        &self.acts
    }

    /// The row as it is told: what it is, then what Enter does.
    pub fn heard(&self) -> String {
        text::sentences([Some(self.heard.as_str()), self.acts.first().map(String::as_str)])
    }

    /// The same with everything else that can be done.
    pub fn heard_whole(&self) -> String {
        let acts = self.acts.iter().map(|act| Some(act.as_str()));
        text::sentences([Some(self.heard.as_str())].into_iter().chain(acts))
    }
}

/// "Enter: Retrieve on Desk phone".
fn act_words(view: &View<'_>, key: Option<&str>, act: &Act) -> String {
    let act = act.says(view);
    match key {
        Some(key) => view.say(say!("find-act", key = key, act = act)),
        None => act,
    }
}

fn of_found(view: &View<'_>, found: &Found<'_>) -> RowWords {
    match found {
        Found::Slot(slot, state) => of_slot(view, slot, state, say!("find-slot").into()),
        Found::Person(slot, state) => of_slot(view, slot, state, say!("find-person").into()),
        Found::Call(call) => {
            let own = Arg::from(say!("find-my-call"));
            let facts = [own, call_text::state(call)].into_iter().chain(call.number.as_ref().map(Arg::from));
            RowWords {
                icon: Some(Icon::Phone),
                name: view.say(&call.caller),
                right: view.say(Arg::Clock(call.lasts_ms)),
                below: view.say(Arg::Facts(facts.collect())),
                heard: view.say(Arg::List(vec![call_text::card(call), say!("find-my-call").into()])),
                acts: Vec::new(),
            }
        }
        Found::Directory(person) => {
            let name = if person.name.is_empty() { person.numbers.first() } else { Some(&person.name) };
            let name = name.cloned().unwrap_or_default();
            let number = person.numbers.first().filter(|number| **number != name).map(Arg::from);
            let facts: Vec<Arg> = std::iter::once(say!("find-directory").into()).chain(number).collect();
            RowWords {
                icon: None,
                right: String::new(),
                below: view.say(Arg::Facts(facts.clone())),
                heard: view.say(Arg::List(std::iter::once(Arg::from(&name)).chain(facts).collect())),
                name,
                acts: Vec::new(),
            }
        }
        Found::Typed(number) => {
            let what = view.say(say!("find-typed"));
            RowWords {
                icon: Some(Icon::Phone),
                name: number.clone(),
                right: String::new(),
                heard: view.say(Arg::List(vec![Arg::from(number), Arg::from(&what)])),
                below: what,
                acts: Vec::new(),
            }
        }
        Found::Recent(call) => {
            let at = call_text::when(view, call.at);
            RowWords {
                icon: None,
                name: view.say(call.party.words()),
                below: view.say(call_text::past_facts(call)),
                heard: view.say(call_text::past(call, &at)),
                right: at,
                acts: Vec::new(),
            }
        }
    }
}

fn of_slot(view: &View<'_>, slot: &Slot, state: &SlotState, kind: Arg) -> RowWords {
    let home = view.console.session().account().and_then(|account| account.location.as_deref());
    let location = slot.location.as_deref().filter(|location| Some(*location) != home).map(Arg::from);
    let Some(waiting) = state.waiting() else {
        let (icon, says) = match state {
            SlotState::Free { .. } if state.is_free() => (Icon::Ring, say!("free")),
            SlotState::Free { .. } => (Icon::Question, say!("was-free")),
            _ => (Icon::Question, say!("not-known")),
        };
        let facts: Vec<Arg> = [kind, says.into()].into_iter().chain(location).collect();
        let name = view.say(slot.name());
        let heard = std::iter::once(Arg::from(&name)).chain(facts.iter().cloned());
        let heard = view.say(Arg::List(heard.collect()));
        return RowWords {
            icon: Some(icon),
            right: String::new(),
            below: view.say(Arg::Facts(facts)),
            heard,
            name,
            acts: Vec::new(),
        };
    };
    let caller = waiting.caller.words();
    let clock = Arg::Clock(waiting.waited_ms(view.now));
    let details = details(waiting);
    let place = slot.name();
    let (icon, right, fact, told) = match state {
        SlotState::Parked(_) => {
            let told = match waiting.at_least {
                true => say!("waiting-at-least-heard", caller = &caller, waited = clock),
                false => say!("waiting-heard", caller = &caller, waited = clock),
            };
            let waited = board_text::waited(waiting.waited_ms(view.now), waiting.at_least);
            (Icon::Clock, view.say(waited), None, told)
        }
        SlotState::Recalled { .. } => {
            let told = say!("back-heard", caller = &caller, place = slot.place());
            (Icon::Return, String::new(), Some(say!("back-ringing")), told)
        }
        _ => {
            let told = say!("may-still-wait", caller = &caller);
            (Icon::Question, String::new(), Some(say!("longest-may-still-wait")), told)
        }
    };
    let below = std::iter::once(place.clone()).chain(fact.map(Arg::from)).chain(details.clone());
    let heard = [told.into(), place].into_iter().chain(details).chain(location);
    RowWords {
        icon: Some(icon),
        name: view.say(caller),
        right,
        below: view.say(Arg::Facts(below.collect())),
        heard: view.say(Arg::List(heard.collect())),
        acts: Vec::new(),
    }
}

fn of_command(view: &View<'_>, command: &Command, possible: bool) -> RowWords {
    let name = text::upper_first(&view.say(command.says(view)));
    let settings = || Arg::from(say!("settings-title"));
    let (key, facts) = match command {
        Command::Key(action) => (view.key(*action), Vec::new()),
        Command::Setting(item) => (None, vec![settings(), item.page().says().into()]),
        Command::Page(_) => (None, vec![settings()]),
        _ => (None, Vec::new()),
    };
    let not_now = (!possible).then(|| view.say(say!("not-possible-now")));
    let told = std::iter::once(Arg::from(&name)).chain(facts.iter().cloned());
    let told = view.say(Arg::List(told.collect()));
    let heard = text::sentences([Some(told.as_str()), key.as_deref(), not_now.as_deref()]);
    let below = not_now.unwrap_or_else(|| view.say(Arg::Facts(facts)));
    RowWords { icon: None, name, right: key.unwrap_or_default(), below, heard, acts: Vec::new() }
}
