use super::*;

fn expected() -> Expected {
    Expected {
        redirect: Redirect::parse("http://localhost:43117/callback").unwrap(),
        state: SecretString::from("st8"),
        asked_scopes: vec!["spark:calls_read".to_owned(), "spark:xsi".to_owned()],
    }
}

fn judged(head: &str) -> Verdict {
    judge(head.as_bytes(), &expected())
}

fn get(query: &str) -> Verdict {
    judged(&format!("GET /callback?{query} HTTP/1.1\r\nHost: localhost:43117\r\nAccept: */*"))
}

fn refused(verdict: Verdict) -> u16 {
    match verdict {
        Verdict::Refuse(page) => page.status,
        Verdict::WrongState(_) => panic!("a wrong state"),
        Verdict::Answer(_) => panic!("taken as the answer"),
    }
}

fn error_of(query: &str) -> SignInError {
    match get(query) {
        Verdict::Answer(Answer::Refused(error)) => error,
        _ => panic!("{query} is an answer with an error"),
    }
}

#[test]
fn the_answer_of_webex_is_taken() {
    for query in ["code=c0de&state=st8", "state=st8&code=c0de&session_state=x"] {
        match get(query) {
            Verdict::Answer(Answer::Code(code)) => assert_eq!(code.expose_secret(), "c0de"),
            _ => panic!("{query} was not taken"),
        }
    }
}

#[test]
fn percent_and_plus_are_decoded() {
    match get("code=a%2Fb%20c&state=st8") {
        Verdict::Answer(Answer::Code(code)) => assert_eq!(code.expose_secret(), "a/b c"),
        _ => panic!("not taken"),
    }
}

#[test]
fn errors_have_their_meaning() {
    assert_eq!(error_of("error=access_denied&error_description=x&state=st8"), SignInError::Denied);
    assert_eq!(
        error_of("error=invalid_scope&state=st8"),
        SignInError::InvalidScope("spark:calls_read spark:xsi".to_owned())
    );
    assert_eq!(error_of("error=unauthorized_client&state=st8"), SignInError::WrongClient);
    assert_eq!(
        error_of("error=server_error&error_description=Down+for+repair&state=st8"),
        SignInError::Unexpected { status: None, said: "Down for repair".into() }
    );
    assert_eq!(
        error_of("error=x&error_description=%E2%80%AEDown%0Afor%E2%80%8B%20repair&state=st8"),
        SignInError::Unexpected { status: None, said: "Down for repair".into() }
    );
    assert!(matches!(error_of("code=&state=st8"), SignInError::Unexpected { .. }));
}

#[test]
fn a_wrong_missing_or_doubled_state_is_told_apart() {
    for query in
        ["code=c&state=other", "code=c", "code=c&state=st8&state=st8", "error=access_denied&state=ST8"]
    {
        match get(query) {
            Verdict::WrongState(page) => assert_eq!(page.status, 400),
            _ => panic!("{query} must not be taken"),
        }
    }
}

#[test]
fn other_hosts_paths_and_methods_are_refused() {
    let host = "Host: localhost:43117";
    for (head, status) in [
        (format!("GET /favicon.ico HTTP/1.1\r\n{host}"), 404),
        (format!("GET /callback/?code=c&state=st8 HTTP/1.1\r\n{host}"), 404),
        (format!("GET /Callback?code=c&state=st8 HTTP/1.1\r\n{host}"), 404),
        (format!("GET http://localhost:43117/callback?code=c&state=st8 HTTP/1.1\r\n{host}"), 404),
        (format!("POST /callback?code=c&state=st8 HTTP/1.1\r\n{host}"), 405),
        (format!("HEAD /callback?code=c&state=st8 HTTP/1.1\r\n{host}"), 405),
        ("GET /callback?code=c&state=st8 HTTP/1.1\r\nHost: 127.0.0.1:43117".to_owned(), 400),
        ("GET /callback?code=c&state=st8 HTTP/1.1\r\nHost: localhost".to_owned(), 400),
        ("GET /callback?code=c&state=st8 HTTP/1.1\r\nHost: evil.example:43117".to_owned(), 400),
        ("GET /callback?code=c&state=st8 HTTP/1.1".to_owned(), 400),
        (format!("GET /callback?code=c&state=st8 HTTP/1.1\r\n{host}\r\n{host}"), 400),
        (format!("GET /callback?code=c&state=st8\r\n{host}"), 400),
        (format!("GET  /callback?code=c&state=st8 HTTP/1.1\r\n{host}"), 400),
        (format!("GET /callback?code=c&state=st8 HTTP/2.0\r\n{host}"), 400),
        (String::new(), 400),
    ] {
        assert_eq!(refused(judged(&head)), status, "{head:?}");
    }
    assert_eq!(refused(judge(b"GET /callback?code=\xff HTTP/1.1", &expected())), 400);
}

#[test]
fn a_request_without_exactly_one_answer_is_refused() {
    for query in ["", "state=st8", "code=a&code=b&state=st8", "code=a&error=b&state=st8"] {
        assert_eq!(refused(get(query)), 400, "{query:?}");
    }
}

#[test]
fn only_registered_loopback_addresses_can_be_listened_on() {
    for (uri, port) in [("http://127.0.0.1:43117/callback", 43117), ("http://localhost:8080/", 8080)] {
        let redirect = Redirect::parse(uri).unwrap();
        assert_eq!((redirect.uri.as_str(), redirect.port), (uri, port));
    }
    for uri in [
        "https://127.0.0.1:43117/callback",
        "http://127.0.0.1/callback",
        "http://127.0.0.1:0/callback",
        "http://0.0.0.0:43117/callback",
        "http://[::1]:43117/callback",
        "http://192.168.1.5:43117/callback",
        "http://localhost.example.com:43117/callback",
        "http://me@127.0.0.1:43117/callback",
        "http://127.0.0.1:43117/callback?x=1",
        "http://127.0.0.1:43117/callback#x",
        "https://oauth-helper-a.wbx2.com/helperservice/v1/actions/device/callback",
        "callback",
        "",
    ] {
        assert!(
            matches!(Redirect::parse(uri), Err(SignInError::BadRedirectUri(why)) if why.in_english().contains(uri)),
            "{uri}"
        );
    }
}
