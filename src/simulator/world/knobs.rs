//! The settings of `/sim/settings`: where the contract says inferred or unknown, both outcomes can be produced.

use serde::{Deserialize, Serialize};

/// What a retrieve of an empty slot gets (contract 12.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EmptyRetrieve {
    /// 404 at once.
    #[serde(rename = "404")]
    NotFound,
    /// 409 at once.
    #[serde(rename = "409")]
    Conflict,
    /// 400 at once.
    #[serde(rename = "400")]
    BadRequest,
    /// 201, the device rings, and the leg ends after it is answered.
    #[serde(rename = "acceptThenDisconnect")]
    AcceptThenDisconnect,
}

/// What a park on a busy target gets (contract 12.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BusyPark {
    /// 400.
    #[serde(rename = "400")]
    BadRequest,
    /// 409.
    #[serde(rename = "409")]
    Conflict,
}

/// The two published shapes of the monitored elements (contract 5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MonitoringShape {
    /// Shape A.
    Flat,
    /// Shape B.
    Nested,
}

/// Who is alerted by a recall (contract 5.7, `callParkRecall.option`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RecallTo {
    /// `ALERT_PARKING_USER_ONLY`.
    Parker,
    /// `ALERT_PARKING_USER_FIRST_THEN_HUNT_GROUP`.
    ParkerThenHuntGroup,
    /// `ALERT_HUNT_GROUP_ONLY`.
    HuntGroup,
}

/// What happens to a recall that nobody answers (contract 4, inferred).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RecallUnanswered {
    /// The caller keeps ringing.
    KeepRinging,
    /// The caller is parked again where he was, if that is free.
    ParkAgain,
    /// The caller is sent away.
    Disconnect,
}

/// Every setting of the telephony side. `/sim/settings` changes single keys; unknown keys are refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Knobs {
    /// What a retrieve of an empty slot gets.
    pub empty_retrieve: EmptyRetrieve,
    /// How long the caller of an empty slot's announcement hears it before the leg ends.
    pub announcement_secs: u64,
    /// Shape of the monitored elements.
    pub monitoring_shape: MonitoringShape,
    /// Whether the organisation has the live layer switched on (contract 7.1); switching it off ends every channel.
    pub xsi: bool,
    /// Seconds from the park to the recall.
    pub recall_secs: u64,
    /// Whom a recall alerts.
    pub recall_to: RecallTo,
    /// Seconds until an unanswered recall goes on (`huntWaitTime`).
    pub recall_ring_secs: u64,
    /// What an unanswered recall does then.
    pub recall_unanswered: RecallUnanswered,
    /// What a recall calls itself; any word but `park` is one that no document knows (contract 4).
    pub recall_type: String,
    /// What a park on a busy target gets.
    pub busy_park: BusyPark,
    /// Seconds that the user's own devices ring for dial, retrieve, pickup, pull and barge-in.
    pub ring_secs: u64,
    /// Seconds that an incoming call rings before it is missed.
    pub no_answer_secs: u64,
    /// Seconds after which a number outside answers by itself.
    pub external_answer_secs: u64,
    /// Seconds after which the user's ringing device is lifted by itself; null means never.
    pub auto_answer_secs: Option<u64>,
    /// Whether the id of a retrieve's call survives its answer (contract 3.4, last bullet).
    pub retrieve_keeps_call_id: bool,
    /// Whether the call keeps the session id of the retrieve's answer; otherwise it takes the parked call's.
    pub retrieve_keeps_session: bool,
    /// How long an ended call stays listed as `disconnected`.
    pub disconnected_linger_ms: u64,
    /// The status of `answer` where the device cannot be answered remotely (undocumented, contract 3.3).
    pub answer_refused_status: u16,
    /// Whether the `members/…` prefixes exist (contract 3.5).
    pub members_paths: bool,
    /// Leaves optional fields out of every answer (contract 12.7).
    pub omit_optional_fields: bool,
    /// Puts enum values into answers that no document knows (contract 12.7).
    pub unknown_enum_values: bool,
    /// Writes ids with base64 padding (contract 12.7).
    pub padded_ids: bool,
}

impl Default for Knobs {
    fn default() -> Self {
        Self {
            empty_retrieve: EmptyRetrieve::AcceptThenDisconnect,
            announcement_secs: 0,
            monitoring_shape: MonitoringShape::Flat,
            xsi: false,
            recall_secs: 45,
            recall_to: RecallTo::Parker,
            recall_ring_secs: 45,
            recall_unanswered: RecallUnanswered::KeepRinging,
            recall_type: "park".to_owned(),
            busy_park: BusyPark::BadRequest,
            ring_secs: 30,
            no_answer_secs: 60,
            external_answer_secs: 3,
            auto_answer_secs: None,
            retrieve_keeps_call_id: true,
            retrieve_keeps_session: true,
            disconnected_linger_ms: 0,
            answer_refused_status: 400,
            members_paths: true,
            omit_optional_fields: false,
            unknown_enum_values: false,
            padded_ids: false,
        }
    }
}

impl Knobs {
    /// These settings with some keys replaced.
    ///
    /// # Errors
    /// A sentence, when a key is unknown or a value is none that the setting can have.
    pub fn patched(&self, patch: &serde_json::Map<String, serde_json::Value>) -> Result<Self, String> {
        let mut all = serde_json::to_value(self).map_err(|error| error.to_string())?;
        for (key, value) in patch {
            let slot = all.get_mut(key).ok_or_else(|| format!("There is no setting {key:?}."))?;
            *slot = value.clone();
        }
        let knobs: Self = serde_path_to_error::deserialize(all).map_err(|error| {
            format!("The setting {:?} is wrong: {}.", error.path().to_string(), error.inner())
        })?;
        knobs.checked()
    }

    fn checked(self) -> Result<Self, String> {
        let spans = [
            ("recallSecs", self.recall_secs),
            ("recallRingSecs", self.recall_ring_secs),
            ("ringSecs", self.ring_secs),
            ("noAnswerSecs", self.no_answer_secs),
        ];
        if let Some((key, _)) = spans.iter().find(|(_, secs)| *secs == 0) {
            return Err(format!("The setting {key:?} must be at least 1 second."));
        }
        if !(400..500).contains(&self.answer_refused_status) {
            return Err("The setting \"answerRefusedStatus\" must be between 400 and 499.".into());
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn patch(value: serde_json::Value) -> Result<Knobs, String> {
        Knobs::default().patched(value.as_object().unwrap())
    }

    #[test]
    fn one_key_changes_and_the_rest_stays() {
        let knobs = patch(json!({"emptyRetrieve": "409", "autoAnswerSecs": 2})).unwrap();
        assert_eq!(knobs.empty_retrieve, EmptyRetrieve::Conflict);
        assert_eq!(knobs.auto_answer_secs, Some(2));
        assert_eq!(knobs.recall_secs, 45);
    }

    #[test]
    fn bad_settings_get_a_sentence_that_names_the_key() {
        for (bad, key) in [
            (json!({"recallSec": 1}), "recallSec"),
            (json!({"recallSecs": "soon"}), "recallSecs"),
            (json!({"recallSecs": 0}), "recallSecs"),
            (json!({"emptyRetrieve": "418"}), "emptyRetrieve"),
            (json!({"xsi": 1}), "xsi"),
            (json!({"answerRefusedStatus": 200}), "answerRefusedStatus"),
        ] {
            let sentence = patch(bad.clone()).unwrap_err();
            assert!(sentence.contains(key), "{bad} gave {sentence}");
        }
    }
}
