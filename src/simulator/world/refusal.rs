//! Why the simulated Webex says no: the status and the words of its error body (contract 10.1, 10.2).

/// A refused request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// The number in `errors[0].errorCode`.
    pub code: Option<u32>,
    /// The sentence in `errors[0].description`.
    pub description: String,
}

impl Refusal {
    /// A refusal with a status, a number and a sentence.
    pub fn new(status: u16, code: u32, description: impl Into<String>) -> Self {
        Self { status, code: Some(code), description: description.into() }
    }

    /// 400 with 25008: a required field is missing.
    pub fn missing(field: &str) -> Self {
        Self::new(400, 25008, format!("Missing required field: {field}."))
    }

    /// 400 with 25024: a field has a value that cannot be.
    pub fn bad_value(field: &str, why: &str) -> Self {
        Self::new(400, 25024, format!("Invalid value for field {field}: {why}."))
    }

    /// 400 with 4003: the call is not in a state for this.
    pub fn wrong_state(description: impl Into<String>) -> Self {
        Self::new(400, 4003, description)
    }

    /// 404: the call is gone or never was.
    pub fn no_call() -> Self {
        Self::new(404, 4003, "Call not found.")
    }

    /// 404: nothing has that number.
    pub fn no_target(number: &str) -> Self {
        Self::new(404, 4003, format!("Target not found: {number}."))
    }
}
