//! Why the live layer says no: status, number and sentence of an `ErrorInfo` (contract 7.6).

use super::element::Element;
use crate::simulator::world::refusal::Refusal;

/// A refused request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The HTTP status.
    pub status: u16,
    /// `errorCode`.
    pub code: i32,
    /// `summary` and `summaryEnglish`.
    pub summary: String,
}

impl Failure {
    /// A failure with a status, a number and a sentence.
    pub fn new(status: u16, code: i32, summary: impl Into<String>) -> Self {
        Self { status, code, summary: summary.into() }
    }

    /// 400: the document that was sent is not one of the schema.
    pub fn malformed(why: &str) -> Self {
        Self::new(400, 100_009, format!("The request body is not valid: {why}."))
    }

    /// 401: no token, or one that is not good.
    pub fn unauthenticated() -> Self {
        Self::new(401, 100_100, "The request is not authenticated.")
    }

    /// 403: the scope or the policy does not allow it.
    pub fn forbidden(why: impl Into<String>) -> Self {
        Self::new(403, 100_101, why)
    }

    /// 404: there is no such path.
    pub fn no_resource() -> Self {
        Self::new(404, 100_004, "There is no such resource.")
    }

    /// 404: nobody has this user id.
    pub fn no_user(id: &str) -> Self {
        Self::new(404, 4008, format!("User not found: {id}"))
    }

    /// 404: the channel is gone, or never was, or is somebody else's.
    pub fn no_channel() -> Self {
        Self::new(404, 110_002, "Channel not found.")
    }

    /// 404: the subscription is gone, or never was, or is somebody else's.
    pub fn no_subscription() -> Self {
        Self::new(404, 110_003, "Subscription not found.")
    }

    /// The document.
    pub fn document(&self) -> Element {
        Element::new("ErrorInfo")
            .text("summary", &self.summary)
            .text("summaryEnglish", &self.summary)
            .text("errorCode", self.code)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let code = refusal.code.and_then(|code| i32::try_from(code).ok()).unwrap_or(100_000);
        Self::new(refusal.status, code, refusal.description)
    }
}
