//! Every key, every bad value with its exact sentence, and what a first start writes into a person's file.

use std::fs;

use jiff::civil::time;
use proptest::prelude::*;
use secrecy::ExposeSecret as _;

use super::*;
use crate::words::{ClockFace, Language, LanguageChoice};

mod any_changes;
mod bad_values;
mod changes;
mod every_key;
mod policy;

/// What is wrong with this text, as it is shown.
fn complaints(text: &str) -> Vec<String> {
    match Settings::parse(text) {
        Ok(settings) => panic!("{text:?} was accepted: {settings:?}"),
        Err(problems) => SettingsError::invalid(Path::new("/desk/config.toml"), problems).sentences(),
    }
}

#[test]
fn every_way_of_writing_a_section_is_read() {
    for text in [
        "[console]\nzoom = 1.5",
        "console.zoom = 1.5",
        "console = { zoom = 1.5 }",
        "\u{feff}[console]\r\nzoom = 1.5\r\n",
    ] {
        assert_eq!(Settings::parse(text).unwrap().console.zoom, 1.5, "{text:?}");
    }
    let inline = Settings::parse("slots = [{ number = \"7001\" }, { number = \"7002\" }]").unwrap();
    assert_eq!(inline.slots.len(), 2);
}

#[test]
fn plain_http_is_for_this_computer_alone() {
    for base in [
        "http://127.0.0.1:1/v1",
        "http://127.9.9.9/v1",
        "http://[::1]:1/v1",
        "http://localhost/v1",
        "http://LOCALHOST:8080",
    ] {
        assert!(Settings::parse(&format!("webex.api_base = '{base}'")).is_ok(), "{base}");
    }
    for base in [
        "http://webexapis.com/v1",
        "http://127.0.0.1.example.org/v1",
        "http://localhost.example.org",
        "http://10.0.0.1",
    ] {
        let [complaint] = complaints(&format!("webex.api_base = '{base}'")).try_into().unwrap();
        assert_eq!(
            complaint,
            format!(
                "config.toml, line 1: [webex] api_base must begin with https://; plain http is for this computer alone \
                 (127.0.0.1, [::1] or localhost), not “{base}”."
            )
        );
    }
}

#[test]
fn a_slot_number_is_what_one_dials() {
    let number = |text: &str| {
        Settings::parse(&format!("[[slots]]\nnumber = {text:?}")).map(|it| it.slots[0].number.clone())
    };
    for fine in [
        "1234",
        "2223334444",
        "+12223334444",
        "*73",
        "tel:+12223334444",
        "tel:7001",
        "user@company.domain",
        "sip:user@company.domain",
    ] {
        assert_eq!(number(fine), Ok(fine.to_owned()));
    }
    for bad in [
        "",
        " 7001",
        "70 01",
        "7001#",
        "lobby",
        "+123",
        "+02223334444",
        "*",
        "**73",
        "7*3",
        "tel:*73",
        "sip:7001",
        "@",
        "u@",
        "u@host",
        "u@a..b",
        "u@@a.b",
    ] {
        let problems = number(bad).expect_err(bad);
        assert_eq!(
            problems[0].sentence.in_english(),
            format!(
                "[[slots]] number must be what one dials, without spaces: 7001, +12223334444, *73, tel:+12223334444, \
                 user@company.domain or sip:user@company.domain, not “{bad}”."
            )
        );
    }
}

#[test]
fn a_number_may_be_given_to_one_slot_only() {
    let text = "[[slots]]\nnumber = \"7001\"\nlabel = \"Lobby\"\n[[slots]]\nlabel = \"Lobby\"\nnumber = \"7002\"\n\
                [[slots]]\nnumber = \"7001\"\n";
    assert_eq!(
        complaints(text),
        ["config.toml, line 8: [[slots]] number 7001 is already the slot of line 2; remove one of them."]
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once_from_the_top() {
    assert_eq!(
        complaints(
            "zoom = 1\nslots = 3\n[webex]\nclient = 1\nredirect_uris = [\n  1,\n  2,\n]\n[console]\nzoom = 9\n"
        ),
        [
            "config.toml, line 1: zoom belongs under [console].",
            "config.toml, line 2: each slot begins with [[slots]] in double brackets.",
            "config.toml, line 4: [webex] has no setting client. It has api_base, client_id, client_secret, redirect_uris, \
             optional_scopes, proxy and calls_path.",
            "config.toml, line 6: [webex] redirect_uris must hold addresses of this computer with http, 127.0.0.1 or \
             localhost, and a port, such as http://127.0.0.1:43117/callback, not 1.",
            "config.toml, line 7: [webex] redirect_uris must hold addresses of this computer with http, 127.0.0.1 or \
             localhost, and a port, such as http://127.0.0.1:43117/callback, not 2.",
            "config.toml, line 10: [console] zoom must be a number between 0.8 and 2.0, not 9.",
        ]
    );
    assert_eq!(
        complaints("webex = 1\n[[console]]\nzoom = 1\n[slots]\nnumber = \"1\"\n"),
        [
            "config.toml, line 1: webex must be a section: [webex] on a line of its own.",
            "config.toml, line 2: console must be a section: [console] on a line of its own.",
            "config.toml, line 4: each slot begins with [[slots]] in double brackets.",
        ]
    );
}

#[test]
fn what_is_no_toml_is_told_with_its_line_and_without_its_text() {
    for (text, start) in [
        ("[console]\nzoom = 1\nzoom = 2\n", "config.toml, line 3: this is not TOML: duplicate key"),
        ("[webex]\nclient_secret = hushhush\n", "config.toml, line 2: this is not TOML: "),
        ("[webex]\nclient_secret = \"hushhush\n", "config.toml, line 2: this is not TOML: "),
        ("[webex\n", "config.toml, line 1: this is not TOML: "),
    ] {
        let complaints = complaints(text);
        assert!(complaints[0].starts_with(start), "{complaints:?}");
        assert!(complaints.iter().all(|it| it.ends_with('.') && !it.contains("hushhush")), "{complaints:?}");
    }
}

#[test]
fn text_of_another_encoding_is_told_with_its_line() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    fs::write(&path, b"[[slots]]\nnumber = \"7001\"\nlabel = \"Empf\xe4ng\"\n").unwrap();
    assert_eq!(
        Settings::load(&path).unwrap_err().to_string(),
        "config.toml, line 3: this is not UTF-8 text. Save the file with the encoding UTF-8."
    );
}

#[test]
fn a_file_that_cannot_be_read_is_an_error_and_not_the_defaults() {
    let dir = tempfile::tempdir().unwrap();
    let error = Settings::load(dir.path()).unwrap_err();
    assert!(error.to_string().starts_with(&format!("{} cannot be read: ", dir.path().display())), "{error}");
}

#[test]
fn debug_shows_neither_the_secret_nor_the_proxy_password() {
    let text =
        "[webex]\nclient_secret = \"hushhush\"\nproxy = \"http://rosa:proxypass@proxy.example:3128\"\n";
    let shown = format!("{:?}", Settings::parse(text).unwrap());
    assert!(!shown.contains("hushhush") && !shown.contains("proxypass"), "{shown}");
    assert!(shown.contains("proxy.example"), "{shown}");
}

proptest! {
    #![proptest_config(crate::seeds::property())]

    #[test]
    fn no_text_panics_and_every_complaint_is_about_a_line_of_it(text in "(\\[\\[?(webex|console|notifications|keys|slots)\\]\\]?|zoom = |number = |quiet_from = |x = |\"|[0-9.]{1,3}|\\PC|\n){0,20}") {
        if let Err(problems) = Settings::parse(&text) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!((1..=1 + text.matches('\n').count()).contains(&problem.line), "{:?}", problem);
            }
        }
    }
}
