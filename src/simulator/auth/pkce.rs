//! Proof key for code exchange (RFC 7636): the challenge that comes with an authorization request, and its check when the
//! code is exchanged. Pure. Webex accepts it in addition to the client secret (contract 9.1).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::params::Params;
use super::refusal::Refusal;

/// What the exchange of a code must prove.
#[derive(Clone, PartialEq, Eq)]
pub enum Challenge {
    /// The verifier's SHA-256, base64url without padding.
    S256(String),
    /// The verifier itself.
    Plain(String),
}

impl Challenge {
    /// Reads `code_challenge` and `code_challenge_method`; none when the request has neither.
    ///
    /// # Errors
    /// `invalid_request` when the method is unknown or stands alone, or when the challenge has the wrong form.
    pub fn read(params: &Params) -> Result<Option<Self>, Refusal> {
        let Some(challenge) = params.get("code_challenge") else {
            return match params.get("code_challenge_method") {
                Some(_) => Err(Refusal::request("code_challenge_method came without a code_challenge.")),
                None => Ok(None),
            };
        };
        match params.get("code_challenge_method") {
            Some("S256") if is_sha256(challenge) => Ok(Some(Self::S256(challenge.to_owned()))),
            Some("S256") => {
                Err(Refusal::request("An S256 code_challenge is the SHA-256 in base64url, 43 characters."))
            }
            // RFC 7636 4.3: without a method it is plain.
            Some("plain") | None if is_verifier(challenge) => Ok(Some(Self::Plain(challenge.to_owned()))),
            Some("plain") | None => {
                Err(Refusal::request("A plain code_challenge has 43 to 128 unreserved characters."))
            }
            Some(_) => Err(Refusal::request("code_challenge_method is neither S256 nor plain.")),
        }
    }

    /// Whether `verifier` is the one that this challenge was made from.
    fn is_met_by(&self, verifier: &str) -> bool {
        match self {
            _ if !is_verifier(verifier) => false,
            Self::Plain(challenge) => challenge == verifier,
            Self::S256(challenge) => {
                *challenge == URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
            }
        }
    }
}

/// Checks the verifier of an exchange against the challenge of the request.
///
/// # Errors
/// `invalid_grant` when they do not belong together, also when only one of them is there: a verifier without a challenge is
/// the downgrade that RFC 9700 4.8.2 warns of.
pub fn check(challenge: Option<&Challenge>, verifier: Option<&str>) -> Result<(), Refusal> {
    match (challenge, verifier) {
        (None, None) => Ok(()),
        (Some(challenge), Some(verifier)) if challenge.is_met_by(verifier) => Ok(()),
        (Some(_), Some(_)) => Err(Refusal::grant("The code_verifier does not match the code_challenge.")),
        (Some(_), None) => {
            Err(Refusal::grant("The code was asked for with a code_challenge; code_verifier is missing."))
        }
        (None, Some(_)) => Err(Refusal::grant("A code_verifier came for a code without a code_challenge.")),
    }
}

fn is_sha256(challenge: &str) -> bool {
    URL_SAFE_NO_PAD.decode(challenge).is_ok_and(|bytes| bytes.len() == 32)
}

/// RFC 7636 4.1: 43 to 128 unreserved characters.
fn is_verifier(text: &str) -> bool {
    (43..=128).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'))
}

#[cfg(test)]
mod tests {
    use super::super::refusal::Code;
    use super::*;

    // The pair of RFC 7636 appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    fn read(query: &str) -> Result<Option<Challenge>, Code> {
        Challenge::read(&Params::parse(query.as_bytes())).map_err(|refusal| refusal.code)
    }

    #[test]
    fn the_pair_of_the_rfc_belongs_together() {
        let challenge = read(&format!("code_challenge={CHALLENGE}&code_challenge_method=S256")).unwrap();
        assert_eq!(check(challenge.as_ref(), Some(VERIFIER)), Ok(()));
        let other = VERIFIER.replace('d', "e");
        assert_eq!(check(challenge.as_ref(), Some(&other)).unwrap_err().code, Code::InvalidGrant);
    }

    #[test]
    fn without_a_method_the_challenge_is_the_verifier_itself() {
        let challenge = read(&format!("code_challenge={VERIFIER}")).unwrap();
        assert_eq!(check(challenge.as_ref(), Some(VERIFIER)), Ok(()));
        assert!(check(challenge.as_ref(), Some(CHALLENGE)).is_err());
    }

    #[test]
    fn a_verifier_and_a_challenge_need_each_other() {
        let challenge = Challenge::Plain(VERIFIER.to_owned());
        assert_eq!(check(Some(&challenge), None).unwrap_err().code, Code::InvalidGrant);
        assert_eq!(check(None, Some(VERIFIER)).unwrap_err().code, Code::InvalidGrant);
        assert_eq!(check(None, None), Ok(()));
    }

    #[test]
    fn a_short_verifier_is_refused_even_if_its_hash_matches() {
        let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(b"short"));
        assert!(check(Some(&Challenge::S256(hash)), Some("short")).is_err());
    }

    #[test]
    fn a_challenge_of_wrong_form_is_an_invalid_request() {
        for query in [
            "code_challenge=tooshort&code_challenge_method=S256".to_owned(),
            format!("code_challenge={CHALLENGE}%3D&code_challenge_method=S256"),
            format!("code_challenge={VERIFIER}%20&code_challenge_method=plain"),
            format!("code_challenge={CHALLENGE}&code_challenge_method=s256"),
            "code_challenge_method=S256".to_owned(),
        ] {
            assert_eq!(read(&query).err(), Some(Code::InvalidRequest), "{query}");
        }
    }
}
