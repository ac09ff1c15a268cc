//! From the wire's types to the core's, and from the wire's errors to words. The core imports nobody, so it is done here.

mod calls;
mod choices;
mod desk;
mod failures;

pub use calls::{accepted, call, live_party, party, past_call, webex_id};
pub use choices::{
    answer_on, choice, hint_name, keep_in, keeping, manual_slots, notify, preset, read_number, secret_store,
};
pub use desk::{account, directory_person, endpoints, monitored, park_group, traffic};
pub use failures::{What, failed_command, failed_read, no_client, refused_number, signed_out};
