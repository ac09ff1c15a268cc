use super::*;

fn refusal(status: u16, body: &str) -> Refusal {
    Refusal::read(status, None, body.as_bytes(), "OURS_1")
}

fn read(body: &str) -> Result<Tokens, SignInError> {
    TokenAnswer::read(body.as_bytes())?.into_tokens(Timestamp::UNIX_EPOCH)
}

#[test]
fn a_full_answer_is_read_whole() {
    let tokens = read(
        r#"{"access_token":"a","expires_in":1209599,"refresh_token":"r","refresh_token_expires_in":7775999,
            "token_type":"Bearer","scope":"spark:calls_read spark:calls_write","new_field":1}"#,
    )
    .unwrap();
    assert_eq!(tokens.access.expose_secret(), "a");
    assert_eq!(tokens.refresh.unwrap().expose_secret(), "r");
    assert_eq!(tokens.access_expires_at.unwrap().as_second(), 1_209_599);
    assert_eq!(tokens.refresh_expires_at.unwrap().as_second(), 7_775_999);
    assert_eq!(tokens.scopes.unwrap().len(), 2);
}

#[test]
fn missing_and_null_are_the_same() {
    for body in [
        r#"{"access_token":"a"}"#,
        r#"{"access_token":"a","expires_in":null,"refresh_token":null,"scope":null}"#,
        r#"{"access_token":"a","refresh_token":"","scope":" "}"#,
    ] {
        let tokens = read(body).unwrap();
        assert!(
            tokens.access_expires_at.is_none() && tokens.refresh.is_none() && tokens.scopes.is_none(),
            "{body}"
        );
    }
}

#[test]
fn seconds_come_as_numbers_fractions_and_numerals() {
    for (secs, expected) in
        [("60", Some(60)), ("60.0", Some(60)), ("\"60\"", Some(60)), ("\"x\"", None), ("-1", None)]
    {
        let tokens = read(&format!(r#"{{"access_token":"a","expires_in":{secs}}}"#)).unwrap();
        assert_eq!(tokens.access_expires_at.map(Timestamp::as_second), expected, "{secs}");
    }
}

#[test]
fn an_unreadable_answer_does_not_quote_the_token() {
    for body in
        [r#"{"access_token":["tok-en"]}"#, r#"{"access_token":"tok-en","scope":["tok-en"]}"#, "tok-en", "{}"]
    {
        let error = read(body).unwrap_err();
        assert!(matches!(error, SignInError::Unexpected { .. }), "{body}");
        assert!(!format!("{error} {error:?}").contains("tok-en"), "{error}");
    }
}

#[test]
fn both_styles_of_refusal_are_understood() {
    let scope = || SignInError::InvalidScope("spark:calls_read".to_owned());
    let table = [
        (400, r#"{"error":"invalid_grant","error_description":"code used"}"#, SignInError::InvalidGrant),
        (400, r#"{"message":"m","errors":[{"description":"invalid_grant"}]}"#, SignInError::InvalidGrant),
        (400, "", SignInError::InvalidGrant),
        (401, "", SignInError::WrongClient),
        (401, "<html>no</html>", SignInError::WrongClient),
        (400, r#"{"error":"invalid_client"}"#, SignInError::WrongClient),
        (
            400,
            r#"{"message":"x","errors":[{"description":"Client Id is invalid"}],"trackingId":"T"}"#,
            SignInError::WrongClient,
        ),
        (400, r#"{"error":"invalid_scope"}"#, scope()),
        (400, r#"{"message":"The scope is not registered"}"#, scope()),
        (400, r#"{"error":"access_denied"}"#, SignInError::Denied),
        (429, "", SignInError::TooFast(None)),
    ];
    for (status, body, meaning) in table {
        assert_eq!(
            refusal(status, body).meaning(&["spark:calls_read".to_owned()]),
            meaning,
            "{status} {body}"
        );
    }
}

#[test]
fn a_wrong_redirect_a_proxy_and_a_breakdown_are_told_apart() {
    let meaning = |status, body| refusal(status, body).meaning(&[]);
    assert!(matches!(
        meaning(400, r#"{"error":"invalid_grant","error_description":"redirect_uri mismatch"}"#),
        SignInError::BadRedirectUri(_)
    ));
    assert!(matches!(meaning(302, ""), SignInError::Unreachable(_)));
    assert!(matches!(meaning(407, "<html>"), SignInError::Unreachable(_)));
    assert!(matches!(meaning(503, "<html>"), SignInError::Unexpected { status: Some(503), .. }));
    assert!(matches!(meaning(400, r#"{"error":"unsupported_grant_type"}"#), SignInError::Unexpected { .. }));
}

#[test]
fn the_tracking_id_of_the_body_wins_and_ours_fills_in() {
    assert!(
        refusal(500, r#"{"message":"down","trackingId":"T_9"}"#)
            .words()
            .in_english()
            .contains("down [status 500, tracking id T_9]")
    );
    assert!(
        refusal(500, "").words().in_english().contains("no reason given [status 500, tracking id OURS_1]")
    );
}

#[test]
fn an_echoed_secret_is_scrubbed() {
    let refusal = refusal(400, r#"{"error":"invalid_grant","error_description":"code c0de-words was used"}"#)
        .scrubbed(&[SecretString::from("c0de-words"), SecretString::from("")]);
    assert!(!format!("{refusal:?}").contains("c0de-words"));
    assert!(refusal.text.contains("[redacted]"));
}
