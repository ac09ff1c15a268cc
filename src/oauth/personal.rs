//! Sign-in with a pasted personal access token (contract 9.4c), for trying Valet out. Pure but for the clock.
//!
//! Such a token lives about twelve hours and cannot be renewed; nothing about it is kept.

use secrecy::SecretString;

use super::{SignInError, Tokens};
use crate::present;
use crate::say;

/// Shorter than any token of Webex, longer than a slip of the hand.
const SHORTEST: usize = 8;
/// Longer than any token: somebody pasted a page.
const LONGEST: usize = 8192;

/// Tokens from what was pasted: trimmed, an `Authorization:` or `Bearer ` in front removed. No refresh, no known
/// end, no known scopes.
///
/// # Errors
/// [`SignInError::BadToken`] when this cannot be a token; nothing is sent to find out.
pub fn tokens(pasted: &str) -> Result<Tokens, SignInError> {
    let token = without_prefix(without_prefix(pasted.trim(), "Authorization:"), "Bearer ");
    let bad = |why| Err(SignInError::BadToken(why));
    if token.is_empty() || token.eq_ignore_ascii_case("bearer") {
        return bad(say!("token-empty"));
    }
    if token.chars().any(char::is_whitespace) {
        return bad(say!("token-spaces"));
    }
    if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return bad(say!("token-characters"));
    }
    if token.contains("://") {
        return bad(say!("token-is-address"));
    }
    if token.len() < SHORTEST {
        return bad(say!("token-too-short"));
    }
    if token.len() > LONGEST {
        return bad(say!("token-too-long"));
    }
    Ok(Tokens {
        access: SecretString::from(token),
        access_expires_at: None,
        received_at: present::wall(),
        refresh: None,
        refresh_expires_at: None,
        scopes: None,
    })
}

fn without_prefix<'t>(text: &'t str, prefix: &str) -> &'t str {
    match text.get(..prefix.len()) {
        Some(start) if start.eq_ignore_ascii_case(prefix) => text[prefix.len()..].trim_start(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    #[test]
    fn what_people_paste_around_a_token_is_removed() {
        for pasted in [
            "NzAabc_P0A1_123",
            "  NzAabc_P0A1_123\r\n",
            "Bearer NzAabc_P0A1_123",
            "bearer   NzAabc_P0A1_123",
            "Authorization: Bearer NzAabc_P0A1_123",
        ] {
            let tokens = tokens(pasted).unwrap();
            assert_eq!(tokens.access.expose_secret(), "NzAabc_P0A1_123", "{pasted:?}");
            assert!(
                tokens.refresh.is_none() && tokens.access_expires_at.is_none() && tokens.scopes.is_none()
            );
        }
    }

    #[test]
    fn what_cannot_be_a_token_is_refused_with_a_reason() {
        for (pasted, why) in [
            ("", "nothing"),
            ("  \n", "nothing"),
            ("Bearer ", "nothing"),
            ("two words12", "spaces"),
            ("line1line1\nline2", "spaces"),
            ("Bearer\tNzAabc_P0A1", "spaces"),
            ("tökentöken", "characters"),
            ("https://developer.webex.com", "web address"),
            ("abc", "short"),
        ] {
            match tokens(pasted) {
                Err(SignInError::BadToken(said)) => {
                    assert!(said.in_english().contains(why), "{pasted:?}: {said:?}")
                }
                other => panic!("{pasted:?}: {other:?}"),
            }
        }
        assert!(tokens(&"a".repeat(9000)).is_err());
    }
}
