//! What a test can turn about sign-in through `POST /sim/settings`: every outcome that contract 9 leaves open or that
//! contract 12.8 asks for. Read as a whole: one bad value and nothing changes.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// The keys of `POST /sim/settings` that belong to sign-in.
pub const AUTH_KEYS: &[&str] = &[
    "accessSecs",
    "codeSecs",
    "consent",
    "deviceDeny",
    "deviceInterval",
    "devicePending",
    "deviceSecs",
    "errorStyle",
    "grantScopes",
    "omitRefresh",
    "omitScope",
    "pendingAs400",
    "refreshSecs",
    "rotateRefresh",
    "stateTamper",
];

/// Ten years: long enough for any test, and no sum of it with a time of today overflows.
const LONGEST_SECS: u64 = 315_360_000;

/// Who decides about an authorization request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// A person, on the consent page.
    Page,
    /// Nobody: granted at once to the user of `login_hint`, or to the first.
    Auto,
    /// Nobody: refused at once with `access_denied`.
    Deny,
}

/// Which of the two published bodies a refused token request gets (contract 9.2: clients must parse both).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorStyle {
    /// `{"error", "error_description"}`.
    Oauth,
    /// The body of contract 10.1.
    Webex,
}

/// All knobs, each named like its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knobs {
    /// Life of an access token, seconds.
    pub access_secs: i64,
    /// Life of an authorization code, seconds.
    pub code_secs: i64,
    /// Who decides about an authorization request.
    pub consent: Consent,
    /// A device grant that decides itself is denied.
    pub device_deny: bool,
    /// Least time between two polls of one device code, seconds.
    pub device_interval_secs: i64,
    /// A device grant decides itself after this many "pending" answers; none = a person does, on its page.
    pub device_pending: Option<u64>,
    /// Life of a device code, seconds.
    pub device_secs: i64,
    /// The body of a refused token request.
    pub error_style: ErrorStyle,
    /// Only these of the scopes asked for are granted; none = all.
    pub grant_scopes: Option<BTreeSet<String>>,
    /// Token answers carry no refresh token.
    pub omit_refresh: bool,
    /// Token answers carry no `scope`.
    pub omit_scope: bool,
    /// "Pending" of the device grant is a 400 `authorization_pending` instead of a 428.
    pub pending_as_400: bool,
    /// Life of a refresh token since its last use, seconds.
    pub refresh_secs: i64,
    /// A refresh returns a new refresh token and ends the old one.
    pub rotate_refresh: bool,
    /// Redirects carry a `state` that nobody sent.
    pub state_tamper: bool,
}

impl Default for Knobs {
    fn default() -> Self {
        Self {
            access_secs: 1_209_599,
            code_secs: 60,
            consent: Consent::Page,
            device_deny: false,
            device_interval_secs: 2,
            device_pending: None,
            device_secs: 300,
            error_style: ErrorStyle::Oauth,
            grant_scopes: None,
            omit_refresh: false,
            omit_scope: false,
            pending_as_400: false,
            refresh_secs: 7_775_999,
            rotate_refresh: false,
            state_tamper: false,
        }
    }
}

impl Knobs {
    /// These knobs with the sign-in keys of `settings` turned; keys that are not in [`AUTH_KEYS`] are somebody else's.
    ///
    /// # Errors
    /// A sentence that names the key and what it takes.
    pub fn turned(&self, settings: &Map<String, Value>) -> Result<Self, String> {
        let mut knobs = self.clone();
        for (key, value) in settings {
            match key.as_str() {
                "accessSecs" => knobs.access_secs = secs(key, value)?,
                "codeSecs" => knobs.code_secs = secs(key, value)?,
                "consent" => {
                    let choices = [("page", Consent::Page), ("auto", Consent::Auto), ("deny", Consent::Deny)];
                    knobs.consent = choice(key, value, &choices)?;
                }
                "deviceDeny" => knobs.device_deny = flag(key, value)?,
                "deviceInterval" => knobs.device_interval_secs = secs(key, value)?,
                "devicePending" => knobs.device_pending = count(key, value)?,
                "deviceSecs" => knobs.device_secs = secs(key, value)?,
                "errorStyle" => {
                    let choices = [("oauth", ErrorStyle::Oauth), ("webex", ErrorStyle::Webex)];
                    knobs.error_style = choice(key, value, &choices)?;
                }
                "grantScopes" => knobs.grant_scopes = scopes(key, value)?,
                "omitRefresh" => knobs.omit_refresh = flag(key, value)?,
                "omitScope" => knobs.omit_scope = flag(key, value)?,
                "pendingAs400" => knobs.pending_as_400 = flag(key, value)?,
                "refreshSecs" => knobs.refresh_secs = secs(key, value)?,
                "rotateRefresh" => knobs.rotate_refresh = flag(key, value)?,
                "stateTamper" => knobs.state_tamper = flag(key, value)?,
                _ => {}
            }
        }
        Ok(knobs)
    }
}

fn flag(key: &str, value: &Value) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| format!("{key} must be true or false."))
}

fn secs(key: &str, value: &Value) -> Result<i64, String> {
    value
        .as_u64()
        .filter(|secs| *secs <= LONGEST_SECS)
        .and_then(|secs| i64::try_from(secs).ok())
        .ok_or_else(|| format!("{key} must be a whole number of seconds from 0 to {LONGEST_SECS}."))
}

fn count(key: &str, value: &Value) -> Result<Option<u64>, String> {
    match value {
        Value::Null => Ok(None),
        _ => value.as_u64().map(Some).ok_or_else(|| format!("{key} must be a whole number from 0, or null.")),
    }
}

fn scopes(key: &str, value: &Value) -> Result<Option<BTreeSet<String>>, String> {
    let wrong = || format!("{key} must be a list of scope names, or null.");
    match value {
        Value::Null => Ok(None),
        Value::Array(items) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned).ok_or_else(wrong))
            .collect::<Result<_, _>>()
            .map(Some),
        _ => Err(wrong()),
    }
}

fn choice<T: Copy>(key: &str, value: &Value, choices: &[(&str, T)]) -> Result<T, String> {
    let chosen = value.as_str().and_then(|word| choices.iter().find(|(name, _)| *name == word));
    chosen.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        format!("{key} must be one of {}.", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn turned(settings: Value) -> Result<Knobs, String> {
        Knobs::default().turned(settings.as_object().unwrap())
    }

    #[test]
    fn every_key_takes_its_value() {
        let settings = json!({"accessSecs": 10, "codeSecs": 1, "consent": "auto", "deviceDeny": true, "deviceInterval": 0,
            "devicePending": 3, "deviceSecs": 9, "errorStyle": "webex", "grantScopes": ["spark:calls_read"], "omitRefresh": true,
            "omitScope": true, "pendingAs400": true, "refreshSecs": 20, "rotateRefresh": true, "stateTamper": true});
        let keys: Vec<&str> = settings.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, AUTH_KEYS);
        let expected = Knobs {
            access_secs: 10,
            code_secs: 1,
            consent: Consent::Auto,
            device_deny: true,
            device_interval_secs: 0,
            device_pending: Some(3),
            device_secs: 9,
            error_style: ErrorStyle::Webex,
            grant_scopes: Some(BTreeSet::from(["spark:calls_read".to_owned()])),
            omit_refresh: true,
            omit_scope: true,
            pending_as_400: true,
            refresh_secs: 20,
            rotate_refresh: true,
            state_tamper: true,
        };
        assert_eq!(turned(settings), Ok(expected));
    }

    #[test]
    fn every_key_refuses_a_value_of_the_wrong_type_and_names_itself() {
        for key in AUTH_KEYS {
            let sentence = turned(json!({*key: {"a": 1}})).unwrap_err();
            assert!(
                sentence.starts_with(&format!("{key} must be ")) && sentence.ends_with('.'),
                "{sentence}"
            );
        }
    }

    #[test]
    fn a_choice_says_what_there_is_to_choose() {
        assert_eq!(
            turned(json!({"consent": "always"})).unwrap_err(),
            r#"consent must be one of "page", "auto", "deny"."#
        );
    }

    #[test]
    fn seconds_are_whole_and_not_negative_nor_beyond_ten_years() {
        for wrong in [json!(-1), json!(1.5), json!("60"), json!(LONGEST_SECS + 1), Value::Null] {
            assert!(turned(json!({"accessSecs": wrong})).is_err(), "{wrong}");
        }
    }

    #[test]
    fn null_gives_back_the_default_where_null_is_allowed() {
        let knobs = turned(json!({"devicePending": 3, "grantScopes": []})).unwrap();
        let cleared = knobs.turned(json!({"devicePending": null, "grantScopes": null}).as_object().unwrap());
        assert_eq!(cleared, Ok(Knobs::default()));
    }

    #[test]
    fn a_key_of_another_part_is_left_alone() {
        assert_eq!(turned(json!({"recallSecs": "x"})), Ok(Knobs::default()));
    }
}
