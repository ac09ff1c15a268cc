//! The words of desktop notifications. A title names nobody, and neither does what stands on a lock screen.

/// Title: a colleague has parked a caller.
pub const PARKED: &str = "Caller parked";
/// Title: half of the time until the recall is over.
pub const HALF_TIME: &str = "Caller waits";
/// Title: the recall comes within seconds.
pub const SOON: &str = "Recall soon";
/// Title: a parked caller has come back.
pub const RECALL: &str = "Recall";
/// Title: a call rings.
pub const RINGS: &str = "Call";
/// On a lock screen.
pub const SOMEBODY_PARKED: &str = "A caller is parked.";
/// On a lock screen.
pub const SOMEBODY_WAITS: &str = "A caller has waited half of the time until the recall.";
/// On a lock screen.
pub const SOMEBODY_SOON: &str = "A caller comes back within seconds.";
/// On a lock screen.
pub const SOMEBODY_BACK: &str = "A caller comes back.";
/// On a lock screen.
pub const SOMEBODY_RINGS: &str = "A call rings.";

/// "Harriet Lund is parked on 7001 Lobby 1."
pub fn parked(caller: &str, place: &str) -> String {
    super::capitalised(&format!("{caller} is parked on {place}."))
}
