//! Typed client of the documented Webex REST API: requests, answers, errors, ids. It knows HTTP and not the console.
//!
//! It acts when the backend calls one of [`Client`]'s methods, and only then: no task of its own. The token comes from a
//! [`Bearer`]. Four rules hold everywhere:
//!
//! * **A command is sent once** (contract 10.4). Reads are tried again as [`retry`] decides; both repeat once after a 401.
//! * **Every ending has a row** in the [`status`] table, from which all that follows is read.
//! * **Nothing is lost to what is unknown** (contract 1): unknown fields are ignored, unknown values kept, a broken part
//!   costs itself alone. But a 2xx that does not say what it must is an error, never a success.
//! * **One gate per token** (contract 10.3): after a 429 to anything the reads wait, a person's press goes first, and
//!   background work slows down by [`Client::slow_down`].

mod act;
mod answer;
mod bearer;
mod call;
mod client;
mod commands;
mod config;
mod destination;
mod digits;
mod endpoint;
mod error;
mod feature_code;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzed;
mod gate;
mod history;
mod ids;
mod monitoring;
mod no_answer;
mod open_enum;
mod park_group;
mod park_settings;
mod people;
mod politeness;
mod pressed;
mod profile;
mod retrieve;
mod settings;
mod tolerant;
mod traffic;
mod transport;

pub mod retry;
pub mod retry_after;
pub mod status;

pub use crate::incoming::BodyKind;
pub use act::{Divert, ParkOn, Parked, Rejection};
pub use bearer::{Bearer, BearerError, BearerFuture};
pub use call::{
    Call, CallInfo, CallState, CallType, Party, Personality, Recall, RecallKind, RecordingState, Redirection,
    RedirectionReason,
};
pub use client::Client;
pub use config::{Config, ConfigError, Timeouts};
pub use destination::{Destination, DestinationError};
pub use digits::{Digits, DigitsError};
pub use endpoint::{AnswerEndpoint, Endpoint, EndpointKind};
pub use error::{Error, ErrorKind, NoAnswer, NotSent};
pub use feature_code::FeatureAccessCode;
pub use history::{HistoryEntry, HistoryKind};
pub use ids::{
    CallId, CallParkExtensionId, CallSessionId, EndpointId, LineOwnerId, LocationId, MemberId, PersonId,
    PlaceId, SpeedDialId, decode, same_object, tail,
};
pub use monitoring::{
    MemberKind, MonitoredElement, MonitoredMember, MonitoredPark, MonitoredSpeedDial, Monitoring,
};
pub use park_group::{CallParkGroup, GroupMember};
pub use park_settings::{CallParkSettings, RecallOption};
pub use people::Person;
pub use pressed::Pressed;
pub use profile::{Location, PhoneNumber, Profile, ProfileDevice};
pub use retrieve::{Retrieve, Ring};
pub use status::{Command, Outcome};
pub use traffic::{RequestKind, Traffic};
