//! What this console remembers of people: which device rings, where the sign-in is kept.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::backend::convert;
use crate::console::endpoints::Choice;
use crate::console::hints::Hint;
use crate::console::ids::PersonId;
use crate::console::session::KeepIn;
use crate::say;
use crate::store::Remembered;
use crate::words::Arg;

/// What this console remembers, shared with the tasks that read the profile.
#[derive(Clone)]
pub struct Memory {
    held: Arc<Mutex<Held>>,
    file: PathBuf,
}

struct Held {
    remembered: Remembered,
    /// The file was read, so writing over it loses nothing.
    was_read: bool,
}

impl Memory {
    /// Remembers nothing until the file has been read, and writes nothing into it before.
    pub(in crate::backend) fn new(file: PathBuf) -> Self {
        let held = Held { remembered: Remembered::default(), was_read: false };
        Self { held: Arc::new(Mutex::new(held)), file }
    }

    /// Takes what was read from the file.
    pub(super) fn take(&self, remembered: Remembered) {
        *self.lock() = Held { remembered, was_read: true };
    }

    /// The device that this person chose here.
    pub fn choice(&self, person: &PersonId) -> Choice {
        convert::choice(self.lock().remembered.answer_on(&person.0))
    }

    /// Whose sign-in is kept, and the device that she chose here.
    pub(super) fn kept_for(&self) -> Option<(PersonId, Choice)> {
        let person = PersonId(self.lock().remembered.kept_for()?.to_owned());
        let choice = self.choice(&person);
        Some((person, choice))
    }

    /// Nobody's sign-in is kept, as far as is known. What cannot be written is only logged: the profile corrects it.
    pub(super) async fn forget_person(&self) {
        if let Err(why) = self.change(Remembered::keep_for_nobody).await {
            tracing::warn!(?why, "whose sign-in was kept is still remembered");
        }
    }

    /// The hints that are over.
    pub(super) fn hints_over(&self) -> BTreeSet<Hint> {
        let held = self.lock();
        Hint::ALL.into_iter().filter(|hint| held.remembered.hint_is_over(convert::hint_name(*hint))).collect()
    }

    pub(super) fn keep_in(&self) -> Option<KeepIn> {
        self.lock().remembered.secret_store().map(convert::keep_in)
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is remembered. What is already so is not written again.
    ///
    /// # Errors
    /// The sentence that says why it holds only until Valet quits.
    pub(super) async fn change(&self, change: impl FnOnce(&mut Remembered)) -> Result<(), Arg> {
        let remembered = {
            let mut held = self.lock();
            let before = held.remembered.clone();
            change(&mut held.remembered);
            if held.remembered == before {
                return Ok(());
            }
            if !held.was_read {
                let file = self.file.display().to_string();
                return Err(say!("choices-unread", file = file).into());
            }
            held.remembered.clone()
        };
        let path = self.file.clone();
        let saving = tokio::task::spawn_blocking(move || remembered.save(&path));
        match saving.await {
            Ok(saved) => saved.map_err(|why| why.message().into()),
            Err(_) => Err(say!("choice-unwritten").into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::SecretStore;

    #[tokio::test]
    async fn a_file_that_could_not_be_read_is_not_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("remembered.json");
        let memory = Memory::new(file.clone());
        let choose = |remembered: &mut Remembered| remembered.choose_secret_store(SecretStore::File);
        let sentence = memory.change(choose).await.unwrap_err();
        let file_name = file.display().to_string();
        assert_eq!(sentence, Arg::from(say!("choices-unread", file = file_name)));
        assert_eq!(memory.keep_in(), Some(KeepIn::File), "until then it does hold");
        assert!(!file.exists());

        memory.take(Remembered::default());
        memory.change(choose).await.unwrap();
        assert!(file.exists());
    }
}
