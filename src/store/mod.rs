//! Files: what a person set, what this console remembers, and the log. Owned by `main` and the backend; imports no other room.
//!
//! | module | file | written |
//! |---|---|---|
//! | [`Profile`] | where all of them live | once, at the start |
//! | [`Settings`] | `config.toml` | by a person; Valet itself only writes the client it was told ([`set_client`]) |
//! | [`Remembered`] | `remembered.json` | when the attendant chooses a device or where secrets are kept |
//! | [`Journal`] | `parked-calls.journal` | at each park from here, and when it is gone |
//! | [`logs`] | `logs/valet.<date>.log` | always |
//!
//! Every file but the journal, which grows by whole lines, is replaced in one step ([`write_atomically`]). All are readable
//! by their owner alone. What cannot be read is kept aside or left as it is, never overwritten with defaults. Tokens are not
//! here: `oauth` keeps them.

mod atomic;
mod error;
pub mod journal;
pub mod logs;
mod profile;
mod remembered;
mod settings;

pub use atomic::write_atomically;
pub use error::StoreError;
pub use journal::Journal;
pub use profile::Profile;
pub use remembered::{AnswerOn, KeptAside, Remembered, SecretStore};
pub use settings::{
    ConsoleSettings, ManualSlot, Problem, Settings, SettingsError, Theme, WebexSettings, XsiSettings,
    set_client,
};
