//! Who asks for tokens: the integration proves itself with its id and secret, in the form (`client_secret_post`) or in an
//! `Authorization: Basic` header (`client_secret_basic`), never both. Pure.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::AuthConfig;
use super::params::Params;
use super::refusal::{Code, Refusal};

/// Checks the client of a request to `/access_token` (contract 9.1: always confidential).
///
/// # Errors
/// `invalid_client` for none or a wrong one, `invalid_request` for two proofs at once.
pub fn check(authorization: Option<&str>, params: &Params, config: &AuthConfig) -> Result<(), Refusal> {
    let Some(authorization) = authorization else {
        let id_is_right = params.get("client_id") == Some(config.client_id.as_str());
        return if id_is_right && params.get("client_secret") == Some(config.client_secret.as_str()) {
            Ok(())
        } else {
            Err(Refusal::new(Code::InvalidClient, "client_id or client_secret is missing or wrong."))
        };
    };
    if params.get("client_secret").is_some() {
        return Err(Refusal::request(
            "The client proves itself twice: in the form and in the Authorization header.",
        ));
    }
    check_basic(Some(authorization), config)?;
    match params.get("client_id") {
        Some(id) if id != config.client_id => {
            Err(Refusal::new(Code::InvalidClient, "client_id is not the client of the Authorization header."))
        }
        _ => Ok(()),
    }
}

/// Checks an `Authorization: Basic` header, which the device grant insists on (contract 9.3).
///
/// # Errors
/// `invalid_client` when it is missing, malformed or wrong.
pub fn check_basic(authorization: Option<&str>, config: &AuthConfig) -> Result<(), Refusal> {
    let refusal = Refusal::new(
        Code::InvalidClient,
        "The Authorization header is not Basic with the right id and secret.",
    );
    let (scheme, encoded) = authorization.and_then(|header| header.split_once(' ')).ok_or(refusal)?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return Err(refusal);
    }
    let decoded = STANDARD.decode(encoded.trim()).map_err(|_| refusal)?;
    let decoded = String::from_utf8(decoded).map_err(|_| refusal)?;
    let (id, secret) = decoded.split_once(':').ok_or(refusal)?;
    if is(id, &config.client_id) && is(secret, &config.client_secret) { Ok(()) } else { Err(refusal) }
}

/// RFC 6749 2.3.1 form-encodes id and secret before base64; many clients leave that out. Both are right.
fn is(given: &str, expected: &str) -> bool {
    let encoded = format!("v={given}");
    given == expected || Params::parse(encoded.as_bytes()).get("v") == Some(expected)
}

#[cfg(test)]
mod tests {
    use super::super::tests::config;
    use super::*;

    fn basic(pair: &str) -> String {
        format!("Basic {}", STANDARD.encode(pair))
    }

    fn checked(authorization: Option<&str>, form: &str) -> Result<(), Code> {
        let mut config = config();
        config.client_secret = "sé cret:1+".to_owned();
        check(authorization, &Params::parse(form.as_bytes()), &config).map_err(|refusal| refusal.code)
    }

    #[test]
    fn the_secret_may_come_in_the_form_or_in_the_header() {
        assert_eq!(checked(None, "client_id=C0ffee&client_secret=s%C3%A9+cret%3A1%2B"), Ok(()));
        assert_eq!(checked(Some(&basic("C0ffee:sé cret:1+")), ""), Ok(()));
        assert_eq!(checked(Some(&basic("C0ffee:s%C3%A9+cret%3A1%2B")), "client_id=C0ffee"), Ok(()));
    }

    #[test]
    fn none_or_a_wrong_one_is_an_invalid_client() {
        for form in [
            "",
            "client_id=C0ffee",
            "client_id=C0ffee&client_secret=x",
            "client_id=x&client_secret=s%C3%A9+cret%3A1%2B",
        ] {
            assert_eq!(checked(None, form), Err(Code::InvalidClient), "{form}");
        }
        for header in
            ["Basic", "Basic !!", "Bearer abc", &basic("C0ffee"), &basic("C0ffee:x"), &basic("x:sé cret:1+")]
        {
            assert_eq!(checked(Some(header), ""), Err(Code::InvalidClient), "{header}");
        }
    }

    #[test]
    fn two_proofs_or_two_clients_are_one_too_many() {
        let header = basic("C0ffee:sé cret:1+");
        assert_eq!(checked(Some(&header), "client_secret=x"), Err(Code::InvalidRequest));
        assert_eq!(checked(Some(&header), "client_id=other"), Err(Code::InvalidClient));
    }
}
