//! One change into a person's file: the exact text after it.

use super::*;

/// What the file holds after the change; it must be read as the settings that were given back.
fn after(before: &str, change: &Change) -> String {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    fs::write(&path, before).unwrap();
    let settings = set_setting(&path, None, change).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(format!("{:?}", Settings::parse(&text).unwrap()), format!("{settings:?}"));
    text
}

fn slot(number: &str, label: Option<&str>) -> ManualSlot {
    ManualSlot { number: number.to_owned(), label: label.map(str::to_owned) }
}

fn rename(number: &str, label: Option<&str>) -> Change {
    Change::RenameSlot { number: number.to_owned(), label: label.map(str::to_owned) }
}

fn key(action: &str, chord: Option<&str>) -> Change {
    Change::Key { action: action.to_owned(), chord: chord.map(str::to_owned) }
}

#[test]
fn a_value_is_replaced_in_place_and_everything_around_it_stays() {
    let before = "# Reception\r\n\r\n[console] # ours\r\n  zoom\t=  1.50 # Rosa's eyes\r\ntheme = 'dark'\n\n\n[webex]\n";
    assert_eq!(after(before, &Change::Zoom(1.1)), before.replace("1.50", "1.1"));
    assert_eq!(
        after(before, &Change::Theme(Theme::ContrastLight)),
        before.replace("'dark'", "\"contrast-light\"")
    );
}

#[test]
fn a_key_is_added_in_its_sections_own_way_of_writing() {
    let zoom = Change::Zoom(2.0);
    for (before, expected) in [
        ("", "[console]\nzoom = 2.0\n"),
        ("# nothing yet", "# nothing yet\n\n[console]\nzoom = 2.0\n"),
        ("[webex]\n\n", "[webex]\n\n[console]\nzoom = 2.0\n"),
        ("[console] # ours\n# hi\n", "[console] # ours\nzoom = 2.0\n# hi\n"),
        ("[console]", "[console]\nzoom = 2.0\n"),
        (
            "[console]\ntheme = \"dark\" # night\n\n[webex]\n",
            "[console]\ntheme = \"dark\" # night\nzoom = 2.0\n\n[webex]\n",
        ),
        ("console.theme = \"dark\"\n[webex]\n", "console.theme = \"dark\"\nconsole.zoom = 2.0\n[webex]\n"),
        ("console = { theme = \"dark\" }\n", "console = { theme = \"dark\", zoom = 2.0 }\n"),
        ("console = {} # ours\n", "console = { zoom = 2.0 } # ours\n"),
        ("\u{feff}[console]\r\n# hi\r\n", "\u{feff}[console]\r\nzoom = 2.0\r\n# hi\r\n"),
        ("\u{feff}", "\u{feff}[console]\nzoom = 2.0\n"),
    ] {
        assert_eq!(after(before, &zoom), expected, "{before:?}");
    }
}

#[test]
fn what_goes_leaves_its_comments() {
    let proxy = Change::Proxy(Some("  ".to_owned()));
    for (before, expected) in [
        ("[webex]\n# the old one\nproxy = \"http://p\" # till May\n", "[webex]\n# the old one\n# till May\n"),
        ("[webex]\n  proxy = \"http://p\"\ncalls_path = \"a\"", "[webex]\ncalls_path = \"a\""),
        ("\u{feff}webex.proxy = \"http://p\"\n# end\n", "\u{feff}# end\n"),
        ("webex = { proxy = \"http://p\", calls_path = \"a\" }\n", "webex = { calls_path = \"a\" }\n"),
        ("webex = { calls_path = \"a\", proxy = \"http://p\" }\n", "webex = { calls_path = \"a\" }\n"),
        ("[webex]\n# none\n", "[webex]\n# none\n"),
    ] {
        assert_eq!(after(before, &proxy), expected, "{before:?}");
    }
    assert_eq!(after("[keys]\nhold = \"F9\"\n", &key("hold", None)), "[keys]\n");
    let device = "[console]\nanswer_on = \"Fax\" # since May\nzoom = 1.0\n";
    assert_eq!(after(device, &Change::AnswerOn(None)), "[console]\n# since May\nzoom = 1.0\n");
    let phone = Change::AnswerOn(Some("Phone \"B\"".to_owned()));
    assert_eq!(after(device, &phone), device.replace("\"Fax\"", "'Phone \"B\"'"));
    let quiet = "[notifications]\nquiet_until = \"07:00\"\nquiet_from = \"20:00\" # lunch is loud\n";
    assert_eq!(after(quiet, &Change::Quiet(None)), "[notifications]\n# lunch is loud\n");
}

#[test]
fn a_slot_is_added_after_the_last_with_what_is_noted_below_that() {
    let add = Change::AddSlot(slot("7050", Some("Cellar \"B\"")));
    let new = "[[slots]]\nnumber = \"7050\"\nlabel = 'Cellar \"B\"'\n";
    for (before, expected) in [
        (String::new(), new.to_owned()),
        ("[console]\n".to_owned(), format!("[console]\n\n{new}")),
        (
            "[[slots]]\nnumber = \"7001\"\n# label = \"Lobby\"\n\n# [xsi]\n".to_owned(),
            format!("[[slots]]\nnumber = \"7001\"\n# label = \"Lobby\"\n\n{new}\n# [xsi]\n"),
        ),
        (
            "[[slots]]\nnumber = \"7001\"\n# ours\n[console]\n".to_owned(),
            format!("[[slots]]\nnumber = \"7001\"\n\n{new}\n# ours\n[console]\n"),
        ),
        ("slots = []\n".to_owned(), "slots = [{ number = \"7050\", label = 'Cellar \"B\"' }]\n".to_owned()),
        (
            "slots = [{ number = \"7001\" }]\n".to_owned(),
            "slots = [{ number = \"7001\" }, { number = \"7050\", label = 'Cellar \"B\"' }]\n".to_owned(),
        ),
        (
            "slots = [\n  { number = \"7001\" } # Lobby\n]\n".to_owned(),
            "slots = [\n  { number = \"7001\" }, # Lobby\n  { number = \"7050\", label = 'Cellar \"B\"' }\n]\n".to_owned(),
        ),
        (
            "slots = [\n\t{ number = \"7001\" }, # Lobby\n]\n".to_owned(),
            "slots = [\n\t{ number = \"7001\" }, # Lobby\n\t{ number = \"7050\", label = 'Cellar \"B\"' },\n]\n".to_owned(),
        ),
    ] {
        assert_eq!(after(&before, &add), expected, "{before:?}");
    }
}

#[test]
fn a_slot_goes_and_the_others_stay() {
    let remove = Change::RemoveSlot("7001".to_owned());
    for (before, expected) in [
        (
            "[console]\n\n[[slots]] # hall\nnumber = \"7001\"\nlabel = \"Lobby\"\n\n[[slots]]\nnumber = \"7002\"\n",
            "[console]\n\n# hall\n\n[[slots]]\nnumber = \"7002\"\n",
        ),
        (
            "[console]\n\n[[slots]]\nnumber = \"7001\"\n\n[[slots]]\nnumber = \"7002\"\n",
            "[console]\n\n[[slots]]\nnumber = \"7002\"\n",
        ),
        ("[console]\n\n[[slots]]\nnumber = \"7001\"\n", "[console]\n"),
        ("slots = [{ number = \"7001\" }, { number = \"7002\" }]\n", "slots = [{ number = \"7002\" }]\n"),
        ("slots = [{ number = \"7002\" }, { number = \"7001\" }]\n", "slots = [{ number = \"7002\" }]\n"),
        (
            "slots = [\n  { number = \"7002\" }, # two\n  { number = \"7001\" } # one\n]\n",
            "slots = [\n  { number = \"7002\" } # two\n   # one\n]\n",
        ),
        (
            "slots = [\n  { number = \"7001\" },\n  { number = \"7002\" },\n]\n",
            "slots = [\n  { number = \"7002\" },\n]\n",
        ),
        ("[[slots]]\nnumber = \"7002\"\n", "[[slots]]\nnumber = \"7002\"\n"),
    ] {
        assert_eq!(after(before, &remove), expected, "{before:?}");
    }
}

#[test]
fn a_slot_is_renamed_where_it_stands() {
    let before =
        "[[slots]]\nnumber = \"7001\" # hall\n\n[[slots]]\nlabel = \"Old\" # till May\nnumber = \"7002\"\n";
    assert_eq!(after(before, &rename("7002", Some("New"))), before.replace("Old", "New"));
    assert_eq!(
        after(before, &rename("7001", Some("Lobby"))),
        before.replace("# hall\n", "# hall\nlabel = \"Lobby\"\n")
    );
    assert_eq!(after(before, &rename("7002", None)), before.replace("label = \"Old\" # till", "# till"));
    let inline = "slots = [{ number = \"7001\" }]\n";
    assert_eq!(
        after(inline, &rename("7001", Some("Lobby"))),
        "slots = [{ number = \"7001\", label = \"Lobby\" }]\n"
    );
}

#[test]
fn what_cannot_be_set_is_refused_and_the_file_stays() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    let before = "[[slots]]\nnumber = \"7001\"\n";
    fs::write(&path, before).unwrap();
    for (change, sentence) in [
        (Change::Zoom(9.0), "[console] zoom must be a number between 0.8 and 2.0, not 9.0."),
        (Change::Zoom(f32::NAN), "[console] zoom must be a number between 0.8 and 2.0, not nan."),
        (
            Change::RecallSecs(u64::MAX),
            "[console] recall_secs must be between 30 and 600, not 9223372036854775807.",
        ),
        (
            Change::AnswerOn(Some(" ".to_owned())),
            "[console] answer_on must be \"all\", \"device\", \"application\", or a device's name or id, in quotes.",
        ),
        (Change::KeepDays(4000), "[day] keep_days must be between 0 and 3650, not 4000."),
        (
            Change::Proxy(Some("rosa:pass".to_owned())),
            "[webex] proxy must be an address such as http://proxy.company.domain:8080.",
        ),
        (Change::AddSlot(slot("7001", Some("x"))), "7001 is a slot in config.toml already."),
        (rename("7002", None), "7002 is no slot in config.toml any more."),
        (rename("7001", Some("a\nb")), "[[slots]] label must be text on one line."),
        (key("a\"] = 1\n[x", Some("F3")), "“a\\\"] = 1\\n[x” is no action's name."),
        (
            key("hold", Some("F3+")),
            "[keys] hold must be a key such as \"F8\", \"Ctrl+K\" or \"Ctrl+Shift+Space\", or \"none\", not “F3+”.",
        ),
    ] {
        let error = set_setting(&path, None, &change).unwrap_err();
        assert!(matches!(error, SettingsError::Refused(_)), "{error:?}");
        assert_eq!(error.to_string(), sentence);
        assert_eq!(fs::read_to_string(&path).unwrap(), before);
    }
}

#[test]
fn a_file_that_somebody_has_changed_meanwhile_keeps_that() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    set_setting(&path, None, &Change::Zoom(1.5)).unwrap();
    fs::write(&path, "[console]\nzoom = 1.2 # by hand\n").unwrap();
    let settings = set_setting(&path, None, &Change::AutoAnswer(false)).unwrap();
    assert_eq!(settings.console.zoom, 1.2);
    assert_eq!(fs::read_to_string(&path).unwrap(), "[console]\nzoom = 1.2 # by hand\nauto_answer = false\n");
    for broken in ["[console]\nzoom = 9\n", "[console\n", "[consle]\n"] {
        fs::write(&path, broken).unwrap();
        let error = set_setting(&path, None, &Change::Zoom(1.5)).unwrap_err();
        assert!(matches!(error, SettingsError::Invalid { .. }), "{error:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), broken);
    }
}

#[test]
fn a_disk_that_refuses_gives_a_sentence_and_the_file_is_made_only_where_its_folder_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    set_setting(&path, None, &Change::RemoveSlot("7001".to_owned())).unwrap();
    assert!(!path.exists(), "nothing changed, nothing is written");
    let missing = dir.path().join("missing").join("config.toml");
    assert_eq!(
        set_setting(&missing, None, &Change::Compact(true)).unwrap_err().to_string(),
        format!("{} cannot be written: its folder does not exist.", missing.display())
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_takes_no_file_leaves_the_old_one_whole() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    fs::write(&path, "[console]\nzoom = 1.2\n").unwrap();
    let mode = |mode| fs::set_permissions(dir.path(), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o500);
    let allowed_all_the_same = tempfile::tempfile_in(dir.path()).is_ok();
    let answer = set_setting(&path, None, &Change::Zoom(1.5));
    mode(0o700);
    if allowed_all_the_same {
        return; // Whoever may write everywhere is not stopped by permissions.
    }
    let sentence = answer.unwrap_err().to_string();
    assert!(sentence.contains("cannot be written: Valet is not allowed to"), "{sentence}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "[console]\nzoom = 1.2\n");
}

#[test]
fn debug_of_a_change_does_not_show_the_proxy_password() {
    let change = Change::Proxy(Some("http://rosa:proxypass@proxy.example:3128".to_owned()));
    assert_eq!(format!("{change:?}"), "Change(\"[webex] proxy\")");
}
