//! Faults that wait for a request (`POST /sim/fault`, contract 12.7).

use serde::{Deserialize, Serialize};

/// When the line is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Drop {
    /// The request is not executed.
    Before,
    /// The request is executed, and its answer never leaves.
    After,
}

/// What stands in for the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FaultBody {
    /// A page of a proxy.
    Html,
    /// Nothing.
    Empty,
    /// The head promises more bytes than come, then the line is cut.
    Truncated,
}

/// One fault, with the number of requests that it still meets.
///
/// A `status` is answered without executing the request. `body` alone replaces the body of the executed request's answer, `delayMs`
/// delays the answer, not the execution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fault {
    /// The method; `*` is any.
    pub method: String,
    /// The path, with or without `/v1`; a `*` at the end is any rest.
    pub path: String,
    /// How many requests it meets.
    #[serde(default = "once")]
    pub times: u32,
    /// The status to answer instead of executing.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub status: Option<u16>,
    /// Seconds in a Retry-After header.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub retry_after: Option<u64>,
    /// Real milliseconds before the answer.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub delay_ms: Option<u64>,
    /// When the line is cut.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub drop: Option<Drop>,
    /// What stands in for the body.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub body: Option<FaultBody>,
}

fn once() -> u32 {
    1
}

impl Fault {
    /// Checks what the types do not.
    ///
    /// # Errors
    /// A sentence.
    pub fn check(&self) -> Result<(), String> {
        if !self.path.starts_with('/') {
            return Err("A fault's path begins with a slash.".into());
        }
        if self.path.starts_with("/sim") {
            return Err("The control interface has no faults.".into());
        }
        let known = ["*", "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];
        if !known.contains(&self.method.to_ascii_uppercase().as_str()) {
            return Err(format!("{:?} is no method.", self.method));
        }
        if self.status.is_some_and(|status| !(200..600).contains(&status)) {
            return Err("A fault's status is between 200 and 599.".into());
        }
        if self.times == 0 {
            return Err("A fault meets at least one request.".into());
        }
        if self.status.is_none() && self.delay_ms.is_none() && self.drop.is_none() && self.body.is_none() {
            return Err("A fault needs a status, a delayMs, a drop or a body.".into());
        }
        Ok(())
    }

    fn meets(&self, method: &str, path: &str) -> bool {
        let bare = path.strip_prefix("/v1").unwrap_or(path);
        let fits = |path: &str| match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.path,
        };
        (self.method == "*" || self.method.eq_ignore_ascii_case(method)) && (fits(path) || fits(bare))
    }
}

/// All faults that wait, oldest first.
#[derive(Debug, Default)]
pub struct Faults {
    waiting: Vec<Fault>,
}

impl Faults {
    /// Adds a fault behind those that wait.
    pub fn add(&mut self, fault: Fault) {
        self.waiting.push(fault);
    }

    /// The fault that this request meets, if any; it counts.
    pub fn take(&mut self, method: &str, path: &str) -> Option<Fault> {
        let index = self.waiting.iter().position(|fault| fault.meets(method, path))?;
        let fault = &mut self.waiting[index];
        fault.times -= 1;
        let met = fault.clone();
        if met.times == 0 {
            self.waiting.remove(index);
        }
        Some(met)
    }

    /// Those that wait.
    pub fn waiting(&self) -> &[Fault] {
        &self.waiting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(method: &str, path: &str, times: u32) -> Fault {
        Fault {
            method: method.into(),
            path: path.into(),
            times,
            status: Some(500),
            retry_after: None,
            delay_ms: None,
            drop: None,
            body: None,
        }
    }

    #[test]
    fn a_fault_meets_its_requests_so_many_times_and_no_others() {
        let mut faults = Faults::default();
        faults.add(fault("post", "/v1/telephony/calls/retrieve", 2));
        assert!(faults.take("GET", "/v1/telephony/calls/retrieve").is_none());
        assert!(faults.take("POST", "/v1/telephony/calls/retrieve/x").is_none());
        assert!(faults.take("POST", "/v1/telephony/calls/retrieve").is_some());
        assert!(faults.take("POST", "/v1/telephony/calls/retrieve").is_some());
        assert!(faults.take("POST", "/v1/telephony/calls/retrieve").is_none());
    }

    #[test]
    fn the_version_may_be_left_out_and_a_star_is_any_rest() {
        for path in ["/telephony/calls/*", "/v1/telephony/calls/*", "*"] {
            assert!(fault("*", path, 1).meets("GET", "/v1/telephony/calls/history"), "{path}");
        }
        assert!(!fault("*", "/telephony/calls/*", 1).meets("GET", "/v1/telephony/calls"));
    }

    #[test]
    fn what_can_never_happen_is_refused_with_a_sentence() {
        let nothing = Fault { status: None, ..fault("GET", "/v1/people/me", 1) };
        for bad in [
            fault("GET", "people", 1),
            fault("FETCH", "/v1", 1),
            fault("GET", "/v1", 0),
            fault("GET", "/sim/state", 1),
            nothing,
        ] {
            assert!(bad.check().unwrap_err().ends_with('.'));
        }
    }
}
