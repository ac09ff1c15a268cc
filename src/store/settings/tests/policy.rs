//! The policy of the computer: what it says stands and is locked, what it does not say is the person's.

use std::path::PathBuf;

use super::*;

/// A desk with these two files.
struct Desk {
    _dir: tempfile::TempDir,
    path: PathBuf,
    policy: PathBuf,
}

impl Desk {
    fn with(own: &str, policy: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (path, file) = (dir.path().join("config.toml"), dir.path().join("policy.toml"));
        fs::write(&path, own).unwrap();
        fs::write(&file, policy).unwrap();
        Self { _dir: dir, path, policy: file }
    }

    fn settings(&self) -> Result<Settings, SettingsError> {
        Settings::load_with(&self.path, Some(&self.policy))
    }

    fn set(&self, change: &Change) -> Result<Settings, SettingsError> {
        set_setting(&self.path, Some(&self.policy), change)
    }
}

const OWN: &str = "[console]\nzoom = 1.5\nrecall_secs = 60\n[keys]\nhold = \"F3\"\npark = \"F4\"\n[[slots]]\nnumber = \"7001\"\n";

#[test]
fn what_the_policy_says_stands_and_is_locked_and_the_rest_is_the_persons() {
    let policy = "[webex]\nclient_id = \"C0ffee\"\n[console]\nrecall_secs = 45\n[keys]\nhold = \"F9\"\n";
    let desk = Desk::with(OWN, policy);
    let settings = desk.settings().unwrap();
    assert_eq!((settings.console.zoom, settings.console.recall_secs), (1.5, 45));
    assert_eq!(settings.webex.client_id.as_deref(), Some("C0ffee"));
    assert_eq!(settings.slots.len(), 1);
    let keys = |action: &str| (settings.keys[action].chord.as_str(), settings.keys[action].of_policy);
    assert_eq!((keys("hold"), keys("park")), (("F9", true), ("F4", false)));

    let locks = &settings.locks;
    assert_eq!(locks.names(), ["[webex] client_id", "[console] recall_secs", "[keys] hold"]);
    assert_eq!(locks.of(Setting::RecallSecs), Some(desk.policy.as_path()));
    assert_eq!(locks.of_key("hold"), Some(desk.policy.as_path()));
    assert_eq!((locks.of(Setting::Zoom), locks.of(Setting::Slots), locks.of_key("park")), (None, None, None));
}

#[test]
fn the_example_of_the_package_says_nothing_until_its_lines_are_uncommented_and_then_sets_everything() {
    let example = include_str!("../../../../assets/package/policy.toml");
    let untouched = Desk::with(OWN, example).settings().unwrap();
    assert_eq!(untouched.locks.names(), [""; 0]);

    let (_, lines) = example.split_once("\n\n").unwrap();
    let uncommented: String =
        lines.lines().map(|line| format!("{}\n", line.trim_start_matches("# "))).collect();
    let settings = Desk::with(OWN, &uncommented).settings().unwrap();
    let open: Vec<_> =
        Setting::ALL.into_iter().filter(|setting| settings.locks.of(*setting).is_none()).collect();
    assert_eq!(open, [Setting::Keys], "keys are locked one by one");
    assert!(settings.locks.of_key("hold").is_some());
}

#[test]
fn what_belongs_together_is_preset_and_locked_together() {
    let own = format!(
        "{OWN}[notifications]\nquiet_from = \"20:00\"\nquiet_until = \"07:00\"\n[xsi]\nevents = \"https://a.example.test\"\n\
         channel = \"https://b.example.test\"\nactions = \"https://c.example.test\"\n"
    );
    let policy = "slots = [{ number = \"7050\" }]\n[xsi]\nevents = \"https://e.example.test\"\nchannel = \"https://f.example.test\"\n\
                  [notifications]\nquiet_from = \"12:00\"\nquiet_until = \"13:00\"\n";
    let settings = Desk::with(&own, policy).settings().unwrap();
    assert_eq!(settings.slots, [ManualSlot { number: "7050".to_owned(), label: None }]);
    assert_eq!(settings.xsi.unwrap().actions, None, "a host of another place");
    assert_eq!(settings.notifications.quiet.unwrap().from, time(12, 0, 0, 0));
    for locked in [Setting::Slots, Setting::XsiActions, Setting::QuietFrom, Setting::QuietUntil] {
        assert!(settings.locks.of(locked).is_some(), "{locked}");
    }
    let nothing = Desk::with(&own, "# nothing yet\n[xsi]\n[console]\n").settings().unwrap();
    assert!(nothing.xsi.unwrap().actions.is_some() && nothing.locks.names().is_empty());
}

#[test]
fn a_locked_setting_is_refused_with_the_file_that_locks_it() {
    let policy = "slots = []\n[console]\nzoom = 1.2\n[keys]\nhold = \"F9\"\n[notifications]\nquiet_from = \"12:00\"\nquiet_until = \"13:00\"\n";
    let desk = Desk::with(OWN, policy);
    let key = |action: &str| Change::Key { action: action.to_owned(), chord: Some("F2".to_owned()) };
    for (change, name) in [
        (Change::Zoom(1.3), "[console] zoom"),
        (key("hold"), "[keys] hold"),
        (Change::Quiet(None), "[notifications] quiet_from"),
        (Change::AddSlot(ManualSlot { number: "7002".to_owned(), label: None }), "[[slots]]"),
    ] {
        assert_eq!(
            desk.set(&change).unwrap_err().to_string(),
            format!(
                "{name} is set for this computer by {} and cannot be changed here.",
                desk.policy.display()
            )
        );
        assert_eq!(fs::read_to_string(&desk.path).unwrap(), OWN);
    }
    let settings = desk.set(&key("park")).unwrap();
    assert_eq!((settings.keys["park"].chord.as_str(), settings.console.zoom), ("F2", 1.2));
}

#[test]
fn a_wrong_policy_is_told_with_its_whole_path_and_not_passed_over() {
    for (policy, sentence) in [
        ("[console]\nzoom = 9\n", "line 2: [console] zoom must be a number between 0.8 and 2.0, not 9."),
        ("\n[consle]\n", "line 2: there is no section or setting consle."),
        ("[console\n", "line 1: this is not TOML: "),
    ] {
        let desk = Desk::with(OWN, policy);
        for error in [desk.settings().unwrap_err(), desk.set(&Change::Names(false)).unwrap_err()] {
            assert!(matches!(error, SettingsError::InvalidPolicy { .. }), "{error:?}");
            let start = format!("{}, {sentence}", desk.policy.display());
            assert!(error.to_string().starts_with(&start), "{error}");
        }
        assert_eq!(fs::read_to_string(&desk.path).unwrap(), OWN);
    }
    let desk = Desk::with(OWN, "");
    fs::write(&desk.policy, b"# Empf\xe4ng\n").unwrap();
    let error = desk.settings().unwrap_err();
    assert!(matches!(error, SettingsError::InvalidPolicy { .. }), "{error:?}");
    fs::remove_file(&desk.policy).unwrap();
    assert!(desk.settings().unwrap().locks.names().is_empty());
    fs::create_dir(&desk.policy).unwrap();
    let error = desk.settings().unwrap_err().to_string();
    assert!(error.starts_with(&format!("{} cannot be read: ", desk.policy.display())), "{error}");
}

#[test]
fn this_computer_has_a_place_for_its_policy() {
    let file = machine_policy_file();
    assert!(file.is_absolute() && file.ends_with("policy.toml"), "{}", file.display());
}
