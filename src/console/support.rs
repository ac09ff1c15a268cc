//! The support file: asked for with one press, written by the backend, and said where it is.

use std::path::PathBuf;

use super::Console;
use super::activity::Tone;
use super::effect::Effect;
use super::now::Now;
use crate::say;
use crate::words::Arg;

/// So many of the newest tracking ids go into it.
const TRACKING_IDS: usize = 200;

/// How it stands with the support file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Support {
    /// Nobody has asked for one.
    #[default]
    NotAsked,
    /// It is being written; the doctor takes his time.
    Writing,
    /// It lies there.
    Written(PathBuf),
    /// It could not be written.
    Failed(Arg),
}

impl Console {
    /// How it stands with the support file.
    pub fn support(&self) -> &Support {
        &self.support
    }

    /// A press asks for one at a time.
    pub(super) fn write_support(&mut self) -> Vec<Effect> {
        if self.support == Support::Writing {
            return Vec::new();
        }
        self.support = Support::Writing;
        let entries = self.activity.entries();
        let ids = entries.filter_map(|entry| Some(format!("{} {}", entry.at, entry.tracking_id.as_ref()?)));
        vec![Effect::WriteSupport(ids.take(TRACKING_IDS).collect())]
    }

    pub(super) fn support_news(&mut self, result: Result<PathBuf, Arg>, now: Now) {
        self.support = match result {
            Ok(path) => {
                self.tell(say!("support-written", path = path.display().to_string()), Tone::Good, now);
                Support::Written(path)
            }
            Err(why) => {
                self.tell(say!("support-not-written", why = &why), Tone::Trouble, now);
                Support::Failed(why)
            }
        };
    }
}
