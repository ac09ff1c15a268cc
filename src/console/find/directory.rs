//! The directory of the organisation (`GET /people?displayName=…`), where the sign-in may read it: asked in the background,
//! only after a pause in the typing, and only for what the console does not know already.

use super::Found;
use crate::console::Console;
use crate::console::effect::Effect;
use crate::console::failure::{Failure, FailureKind};
use crate::console::ids::LookUpId;
use crate::console::now::Now;
use crate::console::session::PEOPLE_READ;

/// So long nothing is typed before the directory is asked.
const PAUSE_MS: u64 = 400;
/// Fewer letters name half of the organisation.
const LEAST_LETTERS: usize = 3;

/// Somebody of the organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectoryPerson {
    /// Webex's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The numbers; the first one is dialled.
    pub numbers: Vec<String>,
}

/// What the directory was asked, and who was found.
#[derive(Debug, Default)]
pub struct Directory {
    /// What was typed last, and when.
    wanted: Option<(String, Now)>,
    last: LookUpId,
    /// What was asked last.
    asked: Option<String>,
    people: Vec<DirectoryPerson>,
    trouble: Option<Failure>,
}

impl Directory {
    /// Who was found last.
    pub fn people(&self) -> &[DirectoryPerson] {
        &self.people
    }

    /// Why the directory could not be read.
    pub fn trouble(&self) -> Option<&Failure> {
        self.trouble.as_ref()
    }

    fn is_refused(&self) -> bool {
        self.trouble.as_ref().is_some_and(|why| why.kind == FailureKind::NotAllowed)
    }
}

impl Console {
    /// The directory of the organisation, as far as it was asked.
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// A person has typed so far.
    pub(in crate::console) fn look_up(&mut self, typed: &str, now: Now) {
        let typed = typed.trim();
        let letters = typed.chars().filter(|c| c.is_alphabetic()).count();
        // Where Webex does not name what it granted, it is not asked for what nobody asked for.
        let is_asked_for = self.options.asked_scopes.iter().any(|scope| scope == PEOPLE_READ);
        let may = is_asked_for && self.capabilities.people_read && !self.directory.is_refused();
        let is_new = self.directory.asked.as_deref() != Some(typed);
        let wanted = may && letters >= LEAST_LETTERS && is_new;
        self.directory.wanted = wanted.then(|| (typed.to_owned(), now));
    }

    pub(in crate::console) fn look_up_due_ms(&self) -> Option<u64> {
        let (_, at) = self.directory.wanted.as_ref().filter(|_| self.session.is_usable())?;
        Some(at.mono_ms + PAUSE_MS)
    }

    pub(in crate::console) fn look_up_when_due(&mut self, now: Now) -> Option<Effect> {
        self.look_up_due_ms().filter(|due_ms| *due_ms <= now.mono_ms)?;
        let (name, _) = self.directory.wanted.take()?;
        self.directory.asked = Some(name.clone());
        let id = self.directory.last.advance();
        Some(Effect::LookUpPeople { epoch: self.epoch, id, name })
    }

    /// Takes the answer, unless something else was asked meanwhile. A refusal is said once.
    pub(in crate::console) fn looked_up(
        &mut self,
        id: LookUpId,
        result: Result<Vec<DirectoryPerson>, Failure>,
    ) {
        if id != self.directory.last {
            self.stale_answers += 1;
            return;
        }
        match result {
            Ok(people) => (self.directory.people, self.directory.trouble) = (people, None),
            Err(why) => {
                self.directory.asked = None;
                let before = self.directory.trouble.replace(why.clone());
                if before.map(|before| before.kind) != Some(why.kind) {
                    self.announce(why.words, false);
                }
            }
        }
    }

    /// Those whom the console does not know otherwise.
    pub(super) fn in_directory(&self) -> impl Iterator<Item = Found<'_>> {
        let is_me = |person: &DirectoryPerson| self.person.as_ref().is_some_and(|me| me.0 == person.id);
        let is_known = |person: &DirectoryPerson| {
            let by_id = |id: &Option<String>| id.as_ref() == Some(&person.id);
            let by_number = || person.numbers.iter().any(|number| self.board.find_number(number).is_some());
            let mut slots = self.board.slots().iter().chain(self.board.aside());
            slots.any(|slot| by_id(&slot.webex_id)) || by_number()
        };
        let people = self.directory.people.iter();
        people.filter(move |person| !is_me(person) && !is_known(person)).map(Found::Directory)
    }
}
