//! Placeholder, filled by its own change.

use crate::store::Profile;

/// Checks.
pub async fn run(_profile: &Profile, _json: bool) -> bool {
    false
}
