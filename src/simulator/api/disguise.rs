//! Changes to correct answers that a client must bear: optional fields left out, enum values that no document knows, ids
//! with padding (contract 12.7).

use serde_json::{Value, json};

use crate::simulator::ids;
use crate::simulator::world::knobs::Knobs;

/// Fields that the contract marks optional.
const OPTIONAL: &[&str] = &[
    "announcementLanguage",
    "appearance",
    "callType",
    "departmentName",
    "devices",
    "directNumber",
    "email",
    "endpointId",
    "endpointType",
    "esn",
    "isPreferredAnswerEndpoint",
    "lineKeyLabel",
    "locationDialingCode",
    "locationId",
    "monitoredLineType",
    "muteCapable",
    "muted",
    "phoneNumbers",
    "privacyEnabled",
    "recordingState",
    "redirections",
    "routingPrefix",
    "secondaryLines",
    "supportMobility",
];

/// Fields whose values can become unknown without changing what the answer means for a call.
const OPEN_ENUMS: &[&str] = &["callType", "endpointType", "reason", "recordingState", "monitoredLineType"];

/// Changes a body as the knobs say.
pub fn disguise(body: &mut Value, knobs: &Knobs) {
    match body {
        Value::Object(fields) => {
            if knobs.omit_optional_fields {
                fields.retain(|key, _| !OPTIONAL.contains(&key.as_str()));
            }
            for (key, value) in fields.iter_mut() {
                if knobs.unknown_enum_values && value.is_string() && OPEN_ENUMS.contains(&key.as_str()) {
                    *value = json!("addedNextYear");
                }
                disguise(value, knobs);
            }
            if knobs.unknown_enum_values {
                fields.insert("fieldOfNextYear".into(), json!({"kind": "addedNextYear"}));
                for list in ["monitoredElements", "endpoints"] {
                    if let Some(Value::Array(items)) = fields.get_mut(list) {
                        let name = "From next year";
                        items.push(json!({"id": ids::named("HOLOGRAM", list), "type": "HOLOGRAM", "name": name, "displayName": name}));
                    }
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| disguise(item, knobs)),
        Value::String(text) if knobs.padded_ids => {
            if let Some(padded) = ids::padded(text) {
                *text = padded;
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_knob_changes_only_what_it_names() {
        let call = json!({"id": ids::public("CALL", "c:0"), "state": "alerting", "muted": false, "remoteParty": {"callType": "external"}});
        let with = |knobs: Knobs| {
            let mut call = call.clone();
            disguise(&mut call, &knobs);
            call
        };
        assert_eq!(with(Knobs::default()), call);
        let bare = with(Knobs { omit_optional_fields: true, ..Knobs::default() });
        assert_eq!(bare, json!({"id": call["id"], "state": "alerting", "remoteParty": {}}));
        let strange = with(Knobs { unknown_enum_values: true, ..Knobs::default() });
        assert_eq!(
            (&strange["state"], &strange["remoteParty"]["callType"]),
            (&json!("alerting"), &json!("addedNextYear"))
        );
        let padded = with(Knobs { padded_ids: true, ..Knobs::default() });
        assert_eq!(padded["id"].as_str().unwrap().len() % 4, 0);
        assert_eq!(padded["state"], "alerting");
    }
}
