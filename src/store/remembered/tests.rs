//! What is remembered comes back, and what cannot be understood is kept aside.

use proptest::prelude::*;

use super::*;

const ROSA: &str = "Y2lzY29zcGFyazovL3VzL1BFT1BMRS9yb3Nh";

fn desk_phone() -> AnswerOn {
    AnswerOn::Endpoint { id: "Y2lzY29zcGFyazovL3VzL0RFVklDRS8x".to_owned(), name: "Desk phone".to_owned() }
}

#[test]
fn a_missing_file_remembers_nothing_and_is_not_made() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("remembered.json");
    assert_eq!(Remembered::load(&path).unwrap(), (Remembered::default(), None));
    assert!(!path.exists());
}

#[test]
fn each_person_has_a_device_of_her_own() {
    let mut remembered = Remembered::default();
    remembered.choose_answer_on(ROSA, desk_phone());
    remembered.choose_answer_on("tom", AnswerOn::All);
    assert_eq!(remembered.answer_on(ROSA), Some(&desk_phone()));
    assert_eq!(remembered.answer_on("tom"), Some(&AnswerOn::All));
    assert_eq!(remembered.answer_on("mia"), None);
}

#[test]
fn the_file_of_this_version_stays_readable() {
    let written = r#"{
  "version": 1,
  "secret_store": "file",
  "kept_for": "tom",
  "hints_over": [
    "device"
  ],
  "users": {
    "tom": {
      "answer_on": {
        "kind": "endpoint",
        "id": "Y2lzY29zcGFyazovL3VzL0RFVklDRS8x",
        "name": "Desk phone"
      }
    }
  }
}
"#;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("remembered.json");
    let mut remembered = Remembered::default();
    remembered.choose_secret_store(SecretStore::File);
    remembered.keep_for("tom");
    remembered.end_hint("device");
    remembered.choose_answer_on("tom", desk_phone());
    remembered.save(&path).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    assert_eq!(Remembered::load(&path).unwrap(), (remembered, None));
}

#[test]
fn what_cannot_be_understood_is_kept_aside_with_a_sentence() {
    let newer = r#"{"version": 2, "users": []}"#;
    for (content, sentence) in [
        ("", "could not be understood"),
        ("{\"vers", "could not be understood"),
        ("[]", "could not be understood"),
        (r#"{"users": {}}"#, "could not be understood"),
        (r#"{"version": 1, "users": []}"#, "could not be understood"),
        (r#"{"version": 1, "secret_store": "cloud"}"#, "could not be understood"),
        (newer, "was written by a newer Valet (version 2 of the file)"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("remembered.json");
        fs::write(&path, content).unwrap();
        let (remembered, kept) = Remembered::load(&path).unwrap();
        assert_eq!(remembered, Remembered::default());
        assert_eq!(
            kept.unwrap().to_string(),
            format!(
                "remembered.json {sentence}. It is kept as remembered.json.unreadable-1; choose your device again."
            )
        );
        assert_eq!(fs::read_to_string(dir.path().join("remembered.json.unreadable-1")).unwrap(), content);
        assert!(!path.exists());
    }
}

#[test]
fn nothing_that_was_kept_aside_is_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("remembered.json");
    for n in 1..=3 {
        fs::write(&path, format!("broken {n}")).unwrap();
        Remembered::load(&path).unwrap().1.unwrap();
    }
    for n in 1..=3 {
        let kept = dir.path().join(format!("remembered.json.unreadable-{n}"));
        assert_eq!(fs::read_to_string(kept).unwrap(), format!("broken {n}"));
    }
}

#[test]
fn a_file_that_cannot_be_read_is_left_where_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("remembered.json");
    fs::create_dir(&path).unwrap();
    let sentence = Remembered::load(&path).unwrap_err().to_string();
    assert!(sentence.starts_with(&format!("{} cannot be read: ", path.display())), "{sentence}");
    assert!(path.is_dir());
}

#[test]
fn a_failed_save_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, b"").unwrap();
    let failed = Remembered::default().save(&file.join("remembered.json")).unwrap_err();
    assert!(matches!(failed, StoreError::Write { .. }), "{failed}");
}

fn any_answer_on() -> impl Strategy<Value = AnswerOn> {
    prop_oneof![
        Just(AnswerOn::All),
        any::<(String, String)>().prop_map(|(id, name)| AnswerOn::Endpoint { id, name })
    ]
}

fn any_remembered() -> impl Strategy<Value = Remembered> {
    let store = prop::option::of(prop_oneof![
        Just(SecretStore::Keychain),
        Just(SecretStore::File),
        Just(SecretStore::Memory)
    ]);
    let user = prop::option::of(any_answer_on()).prop_map(|answer_on| User { answer_on });
    let kept_for = prop::option::of(any::<String>());
    let hints_over = prop::collection::btree_set(any::<String>(), 0..4);
    (store, kept_for, hints_over, prop::collection::btree_map(any::<String>(), user, 0..5)).prop_map(
        |(secret_store, kept_for, hints_over, users)| Remembered {
            secret_store,
            kept_for,
            hints_over,
            users,
        },
    )
}

proptest! {
    #![proptest_config(crate::seeds::cases(64))]

    #[test]
    fn whatever_is_remembered_comes_back(remembered in any_remembered()) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("remembered.json");
        remembered.save(&path).unwrap();
        prop_assert_eq!(Remembered::load(&path).unwrap(), (remembered, None));
    }

    #[test]
    fn no_content_panics_or_is_lost(content in any::<Vec<u8>>()) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("remembered.json");
        fs::write(&path, &content).unwrap();
        let kept = Remembered::load(&path).unwrap().1;
        let now_at = kept.map_or(path, |kept| kept.kept_as);
        prop_assert_eq!(fs::read(now_at).unwrap(), content);
    }
}
