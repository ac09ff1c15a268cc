//! What Webex's codes and tokens look like: opaque, with the organisation's UUID after the last `_` (contract 9.2), which no
//! client may depend on.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::simulator::ids::ORG_UUID;

/// A new code or token: 122 random bits from the system.
pub fn mint() -> String {
    format!("{}_PS01_{ORG_UUID}", URL_SAFE_NO_PAD.encode(Uuid::new_v4().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_ends_with_the_organisation_and_never_comes_twice() {
        let (one, two) = (mint(), mint());
        assert_ne!(one, two);
        assert!(one.rsplit('_').next().is_some_and(|tail| Uuid::parse_str(tail).is_ok()), "{one}");
    }
}
