//! The live layer: who is parked where, told by Webex the moment it changes (contract 7). Optional: without the scope, the
//! hosts or the network it is silent, and nothing else notices.
//!
//! It acts while [`run`](run()) does, one task started by the backend after sign-in: `discovery` finds the hosts, `channel` opens
//! an event stream and drives a `machine`, which reads documents (`xml`, `message`), keeps the `book` of subscriptions
//! and the `acks`; `wire` sends its requests over `http`. Three rules hold:
//!
//! * **Targets stand alone.** Each is accepted or refused by itself, and says why.
//! * **Only what Webex said is told.** Who is parked before the first event is not known.
//! * **A lost channel is told at once**, with the time of the next try; after it every target starts anew.

mod acks;
mod book;
mod channel;
mod config;
mod discovery;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzed;
mod http;
mod job;
mod machine;
mod message;
mod news;
mod party;
mod run;
mod sequence;
mod subscription;
mod target;
mod wire;
mod xml;

pub use config::{Config, Endpoints, Timings};
pub use news::{LossReason, News, OffReason, Recall, Refusal, TargetState};
pub use party::Party;
pub use run::{find, run};
pub use target::{Candidate, Target, Targets};
