//! A first start must not cost a person a single comment.

use std::fs;

use super::*;

fn hush(secret: &str) -> SecretString {
    SecretString::from(secret)
}

/// What the file holds after the client was set in `before`.
fn after(before: &str, secret: Option<&str>) -> String {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    fs::write(&path, before).unwrap();
    set_client(&path, None, "C0ffee", secret.map(hush).as_ref()).unwrap();
    let settings = Settings::load(&path).unwrap();
    assert_eq!(settings.webex.client_id.as_deref(), Some("C0ffee"));
    assert_eq!(
        settings.webex.client_secret.as_ref().map(|it| it.expose_secret().to_owned()).as_deref(),
        secret
    );
    fs::read_to_string(&path).unwrap()
}

#[test]
fn a_first_start_makes_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    set_client(&path, None, " C0ffee\n", None).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "[webex]\nclient_id = \"C0ffee\"\n");
}

#[test]
fn comments_and_all_other_settings_survive() {
    let before = "# Reception, Harbour Office\n\n[console] # ours\nzoom = 1.50 # Rosa's eyes\n\n# From the portal\n[webex]\n\
                  # the test integration\nclient_id   = 'old' # since May\nclient_secret = \"old\" # hush\n\
                  # tried in order\nredirect_uris = [\n  \"http://127.0.0.1:8765/callback\", # registered\n]\n\n\
                  [[slots]] # by hand\nnumber = \"7001\"\n# the end\n";
    let expected = before.replace("'old'", "\"C0ffee\"").replace("\"old\"", "\"new\"");
    assert_eq!(after(before, Some("new")), expected);
}

#[test]
fn a_secret_that_moved_to_the_keychain_leaves_the_file_but_its_comments_stay() {
    assert_eq!(
        after(
            "[webex]\n# public\nclient_id = \"old\"\n# ask Tom\nclient_secret = \"old\" # rotated in May\nproxy = \"http://p.example:1\"\n",
            None
        ),
        "[webex]\n# public\nclient_id = \"C0ffee\"\n# ask Tom\n# rotated in May\nproxy = \"http://p.example:1\"\n"
    );
}

#[test]
fn every_way_of_writing_the_section_is_kept() {
    for (before, expected) in [
        ("", "[webex]\nclient_id = \"C0ffee\"\n"),
        ("# nothing yet", "# nothing yet\n\n[webex]\nclient_id = \"C0ffee\"\n"),
        ("[console]\n# the end\n", "[console]\n# the end\n\n[webex]\nclient_id = \"C0ffee\"\n"),
        ("webex = { calls_path = \"a\" }\n", "webex = { calls_path = \"a\", client_id = \"C0ffee\" }\n"),
        ("webex.calls_path = \"a\"\n", "webex.calls_path = \"a\"\nwebex.client_id = \"C0ffee\"\n"),
        ("[webex]\r\n# hi\r\n", "[webex]\r\nclient_id = \"C0ffee\"\r\n# hi\r\n"),
        (
            "\u{feff}[console]\nzoom = 1.0\n",
            "\u{feff}[console]\nzoom = 1.0\n\n[webex]\nclient_id = \"C0ffee\"\n",
        ),
    ] {
        assert_eq!(after(before, None), expected, "{before:?}");
    }
}

#[test]
fn a_file_with_a_mistake_is_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    for before in ["[webex\n", "[console]\nzoom = 9\n", "[webex]\nfuture = true\n"] {
        fs::write(&path, before).unwrap();
        let error = set_client(&path, None, "C0ffee", None).unwrap_err();
        assert!(matches!(error, SettingsError::Invalid { .. }), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), before);
    }
}

#[test]
fn what_cannot_be_a_client_is_refused_before_the_file_and_never_repeated() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    for (id, secret, sentence) in [
        ("", None, "The client id is empty; copy it from the integration's page at Webex."),
        (
            "C0 ffee",
            None,
            "The client id holds a space or a character that Webex does not use there; copy it again.",
        ),
        ("C0ffee", Some("  "), "The client secret is empty; copy it from the integration's page at Webex."),
        (
            "C0ffee",
            Some("hush hush"),
            "The client secret holds a space or a character that Webex does not use there; copy it again.",
        ),
    ] {
        let error = set_client(&path, None, id, secret.map(hush).as_ref()).unwrap_err();
        assert_eq!(error.to_string(), sentence);
    }
    assert!(!path.exists());
}

#[test]
fn a_folder_that_cannot_be_written_gives_a_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("missing").join("config.toml");
    assert_eq!(
        set_client(&path, None, "C0ffee", None).unwrap_err().to_string(),
        format!("{} cannot be written: its folder does not exist.", path.display())
    );
}

#[test]
fn a_client_that_the_policy_says_is_not_written_and_no_other_is_taken() {
    let dir = tempfile::tempdir().unwrap();
    let (path, policy) = (dir.path().join("config.toml"), dir.path().join("policy.toml"));
    fs::write(&policy, "[webex]\nclient_id = \"C0ffee\"\n").unwrap();
    set_client(&path, Some(&policy), "C0ffee", None).unwrap();
    assert!(!path.exists());
    let error = set_client(&path, Some(&policy), "0ther", None).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "[webex] client_id is set for this computer by {} and cannot be changed here.",
            policy.display()
        )
    );
    set_client(&path, Some(&policy), "C0ffee", Some(&hush("hushhush"))).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "[webex]\nclient_secret = \"hushhush\"\n");
}
