//! The settings of `/sim/xsi`: where contract 7 says unknown, both outcomes can be produced, and the stream can be made as
//! ragged as a network makes it (contract 12.9).

use serde::{Deserialize, Serialize};

/// Which ids of a call park extension can be subscribed to (contract 7.3, unknown).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CpeIds {
    /// The UUID of its public id, and its user id.
    Both,
    /// The UUID alone.
    Uuid,
    /// The user id alone.
    UserId,
    /// None: its occupancy cannot be had.
    Neither,
}

/// Every setting of the live layer. `/sim/xsi` changes single keys; unknown keys are refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct XsiKnobs {
    /// Whether a Call Park subscription begins with an event that tells the present state (unknown, contract 7.4).
    pub initial_call_park: bool,
    /// Whether a call package begins with a CallSubscriptionEvent, after a refresh too.
    pub initial_calls: bool,
    /// Real milliseconds from a subscription to its initial event; 0 sends it before the reply.
    pub initial_delay_ms: u64,
    /// Which ids of a call park extension are accepted.
    pub cpe_ids: CpeIds,
    /// Targets that are refused: UUIDs, user ids, extensions, `cpe`, `person`, `others` (everybody but oneself) or `*`.
    pub refuse: Vec<String>,
    /// The status of such a refusal.
    pub refuse_status: u16,
    /// The scope that reading the organisation needs, instead of any of the usual ones (unknown, contract 7.1).
    pub organization_scope: Option<String>,
    /// The first sequence number of new subscriptions; 2147483647 wraps at once.
    pub sequence_start: i32,
    /// Real milliseconds between the server's heartbeats.
    pub heartbeat_ms: u64,
    /// Real milliseconds without a heartbeat of the client after which a channel is not responsive.
    pub heartbeat_timeout_ms: u64,
    /// Real milliseconds that an event may stay unacknowledged before the channel is not responsive.
    pub ack_timeout_ms: u64,
    /// Real milliseconds for which a channel set without any channel keeps its subscriptions.
    pub set_linger_ms: u64,
    /// Whether requests for a channel need the load balancer's cookie (contract 7.2).
    pub require_cookie: bool,
    /// Cuts the stream into chunks at random places.
    pub split_chunks: bool,
    /// Changes prefixes, declarations and line breaks from document to document.
    pub mix_styles: bool,
    /// Adds elements that no schema knows.
    pub unknown_elements: bool,
    /// How many of a hundred events come after the one that follows them.
    pub out_of_order_percent: u8,
    /// How many of a hundred events come twice.
    pub duplicate_percent: u8,
}

impl Default for XsiKnobs {
    fn default() -> Self {
        Self {
            initial_call_park: true,
            initial_calls: true,
            initial_delay_ms: 20,
            cpe_ids: CpeIds::Both,
            refuse: Vec::new(),
            refuse_status: 403,
            organization_scope: None,
            sequence_start: 1,
            heartbeat_ms: 15_000,
            heartbeat_timeout_ms: 60_000,
            ack_timeout_ms: 60_000,
            set_linger_ms: 60_000,
            require_cookie: false,
            split_chunks: false,
            mix_styles: false,
            unknown_elements: false,
            out_of_order_percent: 0,
            duplicate_percent: 0,
        }
    }
}

impl XsiKnobs {
    /// These settings with some keys replaced.
    ///
    /// # Errors
    /// A sentence, when a key is unknown or a value is none that the setting can have.
    pub fn patched(&self, patch: &serde_json::Map<String, serde_json::Value>) -> Result<Self, String> {
        let mut all = serde_json::to_value(self).map_err(|error| error.to_string())?;
        for (key, value) in patch {
            let slot = all.get_mut(key).ok_or_else(|| format!("The live layer has no setting {key:?}."))?;
            *slot = value.clone();
        }
        let knobs: Self = serde_path_to_error::deserialize(all).map_err(|error| {
            format!("The setting {:?} is wrong: {}.", error.path().to_string(), error.inner())
        })?;
        knobs.checked()
    }

    fn checked(self) -> Result<Self, String> {
        let times = [
            ("heartbeatMs", self.heartbeat_ms),
            ("heartbeatTimeoutMs", self.heartbeat_timeout_ms),
            ("ackTimeoutMs", self.ack_timeout_ms),
        ];
        if let Some((key, _)) = times.iter().find(|(_, ms)| *ms < 10) {
            return Err(format!("The setting {key:?} must be at least 10 milliseconds."));
        }
        if !(400..500).contains(&self.refuse_status) {
            return Err("The setting \"refuseStatus\" must be between 400 and 499.".into());
        }
        if self.sequence_start < 1 {
            return Err("The setting \"sequenceStart\" must be between 1 and 2147483647.".into());
        }
        let shares =
            [("outOfOrderPercent", self.out_of_order_percent), ("duplicatePercent", self.duplicate_percent)];
        if let Some((key, _)) = shares.iter().find(|(_, percent)| *percent > 100) {
            return Err(format!("The setting {key:?} must be between 0 and 100."));
        }
        Ok(self)
    }
}
