//! The seam between `valet::webex` and the wire: what goes out, what is made of every answer, and of none.
//!
//! Most speak to a stub server where every request is expected or fails the test; `cuts` to a raw socket that tears, resets
//! and stays silent; `secrets` reads the log. `acts` holds every command to the contract, `handovers` park and transfer,
//! `polite` what a 429 leads to; `large` is sent more than anybody can want.

#![allow(clippy::expect_used, reason = "a test may fail so, its helpers too")]

#[path = "wire/acts.rs"]
mod acts;
#[path = "common/captured.rs"]
mod captured;
#[path = "wire/commands.rs"]
mod commands;
#[path = "wire/cuts.rs"]
mod cuts;
#[path = "wire/handovers.rs"]
mod handovers;
#[cfg(target_os = "linux")]
#[path = "common/held.rs"]
#[allow(dead_code, reason = "others use the rest")]
mod held;
#[path = "wire/large.rs"]
mod large;
#[path = "wire/more_reads.rs"]
mod more_reads;
#[path = "wire/polite.rs"]
mod polite;
#[path = "wire/preferred.rs"]
mod preferred;
#[path = "wire/reads.rs"]
mod reads;
#[path = "wire/retries.rs"]
mod retries;
#[path = "wire/secrets.rs"]
mod secrets;
#[path = "wire/support.rs"]
mod support;
