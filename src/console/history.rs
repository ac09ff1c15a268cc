//! The attendant's recent calls (contract 3.2).

use jiff::Timestamp;

use super::calls::Party;

/// How a past call went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastKind {
    /// She called.
    Placed,
    /// Nobody answered.
    Missed,
    /// She was called and answered.
    Received,
    /// A value that Webex added later.
    Other(String),
}

/// One past call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastCall {
    /// How it went.
    pub kind: PastKind,
    /// The other side.
    pub party: Party,
    /// When.
    pub at: Option<Timestamp>,
}
