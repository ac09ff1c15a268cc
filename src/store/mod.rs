//! Files: what a person set, what this console remembers, and the log. Owned by `main` and the backend; imports no other room but `words`.
//!
//! | module | file | written |
//! |---|---|---|
//! | [`Profile`] | where all of them live | once, at the start |
//! | [`Settings`] | `config.toml` | by a person, by hand or in the window: one change at a time ([`set_setting`], [`set_client`]), never the whole |
//! | [`Locks`] | [`machine_policy_file`], over `config.toml` | by whoever looks after the computer |
//! | [`Remembered`] | `remembered.json` | when the attendant chooses a device or where secrets are kept |
//! | [`Journal`] | `parked-calls.journal` | at each park from here, and when it is gone |
//! | [`DayRecord`] | `day-<date>.jsonl` | when a stay on a slot has ended |
//! | [`logs`] | `logs/valet.<date>.log` | always |
//!
//! Every file but the journal and the record of the day, which grow by whole lines, is replaced in one step ([`write_atomically`]). All are readable
//! by their owner alone. What cannot be read is kept aside or left as it is, never overwritten with defaults. Tokens are not
//! here: `oauth` keeps them.

mod atomic;
pub mod day;
mod error;
pub mod journal;
pub mod logs;
mod placement;
mod profile;
mod remembered;
pub(crate) mod settings;
mod support;

pub use atomic::write_atomically;
pub use day::DayRecord;
pub(crate) use error::InTheWay;
pub use error::StoreError;
pub use journal::Journal;
pub use placement::{Place, Placement};
pub use profile::Profile;
pub use remembered::{AnswerOn, KeptAside, Remembered, SecretStore};
pub use settings::{
    Change, Choice, ConsoleSettings, DaySettings, KEEP_DAYS, KeySetting, KeySettings, Locks, ManualSlot,
    NO_KEY, NotificationSettings, Notify, Problem, QuietHours, RECALL_SECS, Section, Setting, Settings,
    SettingsError, Theme, WebexSettings, WindowSettings, XsiSettings, ZOOM, machine_policy_file, set_client,
    set_setting,
};
pub use support::SupportFile;
