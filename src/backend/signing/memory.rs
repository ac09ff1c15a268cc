//! What this console remembers of people: which device rings, where the sign-in is kept.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::backend::convert;
use crate::console::endpoints::Choice;
use crate::console::ids::PersonId;
use crate::console::session::KeepIn;
use crate::store::{Profile, Remembered};

/// What this console remembers, shared with the tasks that read the profile.
#[derive(Clone)]
pub struct Memory {
    pub(super) remembered: Arc<Mutex<Remembered>>,
    pub(super) profile: Profile,
}

impl Memory {
    /// The device that this person chose here.
    pub fn choice(&self, person: &PersonId) -> Choice {
        convert::choice(self.lock().answer_on(&person.0))
    }

    pub(super) fn keep_in(&self) -> Option<KeepIn> {
        self.lock().secret_store().map(convert::keep_in)
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Remembered> {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) async fn change(&self, change: impl FnOnce(&mut Remembered)) -> Result<(), String> {
        let remembered = {
            let mut remembered = self.lock();
            change(&mut remembered);
            remembered.clone()
        };
        let path = self.profile.memory_file();
        let saving = tokio::task::spawn_blocking(move || remembered.save(&path));
        match saving.await {
            Ok(saved) => saved.map_err(|why| why.to_string()),
            Err(_) => Err("What you chose could not be written down.".to_owned()),
        }
    }
}
