//! What Webex granted against what was asked, and what a missing scope switches off (contract 9.1, 9.2).

use std::collections::BTreeSet;

use super::{Integration, Tokens};

/// Scopes that were asked for and are not in the answer. Empty when the answer did not say (contract 9.2):
/// then nothing is known to be missing, and a 403 will tell.
pub fn missing(integration: &Integration, tokens: &Tokens) -> BTreeSet<String> {
    let Some(granted) = &tokens.scopes else { return BTreeSet::new() };
    integration.asked_scopes().into_iter().filter(|asked| !granted.contains(asked)).collect()
}

/// The sentence about one scope that Webex did not grant: what is off without it, and what to do.
pub fn sentence(scope: &str) -> String {
    let off = match scope {
        "spark:calls_read" => "Valet cannot see your calls, so it cannot tell who was connected",
        "spark:calls_write" => "Valet cannot retrieve, answer or hang up",
        "spark:telephony_config_read" => "Valet cannot read the slots and the devices; add slots by hand",
        "spark:telephony_config_write" => "Valet cannot change your Webex default device",
        "spark:people_read" => "Find does not look into the directory",
        "spark:xsi" => "There is no live news of the slots; Valet asks at intervals instead",
        _ => "What needs this permission is off",
    };
    format!(
        "{off}, because Webex did not grant {scope}. Add it to the integration at developer.webex.com and sign \
         in again."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::integration::tests::integration;
    use crate::oauth::tokens::tests::tokens;

    #[test]
    fn a_narrower_grant_names_what_is_missing() {
        let integration = integration("https://webexapis.com/v1");
        let mut tokens = tokens();
        tokens.scopes = Some(["spark:calls_read".to_owned()].into());
        assert_eq!(
            missing(&integration, &tokens).into_iter().collect::<Vec<_>>(),
            ["spark:calls_write", "spark:xsi"]
        );
    }

    #[test]
    fn a_grant_that_does_not_say_is_not_called_narrower() {
        let mut tokens = tokens();
        tokens.scopes = None;
        assert!(missing(&integration("https://webexapis.com/v1"), &tokens).is_empty());
    }

    #[test]
    fn each_sentence_names_its_scope() {
        for scope in ["spark:calls_read", "spark:calls_write", "spark:telephony_config_read", "spark:new_one"]
        {
            assert!(sentence(scope).contains(&format!("did not grant {scope}.")), "{scope}");
        }
    }
}
