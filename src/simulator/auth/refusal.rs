//! Why an OAuth request is refused: the code that goes over the wire (contract 9.2 and 9.3) and a fixed sentence for people.
//! The sentence is `&'static str` on purpose, so no token, code or secret of a request can slip into an answer or a log.

/// The error codes that contract 9 names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The person said no.
    AccessDenied,
    /// Device grant: nobody has approved it yet.
    AuthorizationPending,
    /// Unknown client or wrong secret.
    InvalidClient,
    /// A code, verifier, redirect address, refresh token or device code that is wrong, used or expired.
    InvalidGrant,
    /// A parameter is missing, repeated or malformed.
    InvalidRequest,
    /// A scope that the integration has not registered.
    InvalidScope,
    /// `prompt=none`, but there is no session to go on with.
    LoginRequired,
    /// Device grant: polled faster than the interval.
    SlowDown,
    /// The endpoint does not serve this `grant_type`.
    UnsupportedGrantType,
    /// A `response_type` other than `code`.
    UnsupportedResponseType,
}

impl Code {
    /// The code as it goes over the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccessDenied => "access_denied",
            Self::AuthorizationPending => "authorization_pending",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::InvalidRequest => "invalid_request",
            Self::InvalidScope => "invalid_scope",
            Self::LoginRequired => "login_required",
            Self::SlowDown => "slow_down",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::UnsupportedResponseType => "unsupported_response_type",
        }
    }
}

/// One refusal: its code and a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {because}", .code.as_str())]
pub struct Refusal {
    /// What goes over the wire.
    pub code: Code,
    /// The sentence for people.
    pub because: &'static str,
}

impl Refusal {
    /// A refusal with this code and sentence.
    pub fn new(code: Code, because: &'static str) -> Self {
        Self { code, because }
    }

    /// `invalid_grant`, the commonest.
    pub fn grant(because: &'static str) -> Self {
        Self::new(Code::InvalidGrant, because)
    }

    /// `invalid_request`.
    pub fn request(because: &'static str) -> Self {
        Self::new(Code::InvalidRequest, because)
    }
}
