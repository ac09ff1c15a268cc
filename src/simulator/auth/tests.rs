//! Claims about the whole of sign-in that need no HTTP.

use super::*;

/// A reception with two people and one integration.
pub fn config() -> AuthConfig {
    let user = |name: &str, email: &str, person_id: &str| AuthUser {
        name: name.to_owned(),
        email: email.to_owned(),
        person_id: person_id.to_owned(),
    };
    AuthConfig {
        client_id: "C0ffee".to_owned(),
        client_secret: "s3cret".to_owned(),
        redirect_uris: ["43117", "43118"].map(|port| format!("http://127.0.0.1:{port}/callback")).into(),
        registered_scopes: ["spark:calls_read", "spark:calls_write", "spark:telephony_config_read"]
            .map(str::to_owned)
            .into(),
        users: vec![
            user("Rosa Keller", "rosa.keller@example.org", "P-rosa"),
            user("Tom Abel", "tom.abel@example.org", "P-tom"),
        ],
    }
}

fn auth() -> (Auth, Clock) {
    let clock = Clock::default();
    (Auth::new(config(), clock.clone()), clock)
}

#[test]
fn a_personal_token_names_its_owner_and_every_registered_scope() {
    let (auth, _) = auth();
    let token = auth.personal_token("Tom.Abel@example.org").unwrap();
    let grant = auth.check(Some(&format!("Bearer {token}"))).unwrap();
    assert_eq!((grant.email.as_str(), grant.person_id.as_str()), ("tom.abel@example.org", "P-tom"));
    assert_eq!(grant.scopes, config().registered_scopes.into_iter().collect());
    assert_eq!(auth.personal_token("nobody@example.org"), None);
}

#[test]
fn the_scheme_of_the_header_is_bearer_in_any_case() {
    let (auth, _) = auth();
    let token = auth.personal_token("rosa.keller@example.org").unwrap();
    for scheme in ["Bearer", "bearer", "BEARER"] {
        assert!(auth.check(Some(&format!("{scheme} {token}"))).is_ok(), "{scheme}");
    }
    for header in [None, Some(""), Some("Bearer"), Some("Bearer "), Some(token.as_str()), Some("Basic abc")] {
        assert_eq!(auth.check(header), Err(Denied::Missing));
    }
    assert_eq!(auth.check(Some("Bearer nobody's")), Err(Denied::Unknown));
}

#[test]
fn the_clock_ends_a_personal_token() {
    let (auth, clock) = auth();
    let token = auth.personal_token("rosa.keller@example.org").unwrap();
    clock.advance(43_200);
    assert_eq!(auth.check(Some(&format!("Bearer {token}"))), Err(Denied::Expired));
}

#[test]
fn expire_ends_what_it_names_and_refuses_strangers_with_a_sentence() {
    let (auth, _) = auth();
    let header = format!("Bearer {}", auth.personal_token("rosa.keller@example.org").unwrap());
    let what: Vec<What> = serde_json::from_str(r#"["refresh","access"]"#).unwrap();
    auth.expire("rosa.keller@example.org", what[0]).unwrap();
    assert!(auth.check(Some(&header)).is_ok());
    auth.expire("rosa.keller@example.org", what[1]).unwrap();
    assert_eq!(auth.check(Some(&header)), Err(Denied::Expired));
    let sentence = auth.expire("nobody@example.org", What::Access).unwrap_err();
    assert_eq!(sentence, r#"There is no user with the email "nobody@example.org"."#);
}

#[test]
fn one_bad_knob_turns_none() {
    let (auth, _) = auth();
    let settings = serde_json::json!({"consent": "auto", "rotateRefresh": "yes"});
    assert_eq!(
        auth.apply(settings.as_object().unwrap()).unwrap_err(),
        "rotateRefresh must be true or false."
    );
    assert_eq!(auth.state().knobs, knobs::Knobs::default());
}
