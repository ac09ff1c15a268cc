//! How the property tests run. What has once failed is tried again first: its seeds are kept below `tests/regressions`, each
//! file beside nothing else and named as the file of its test.

use proptest::test_runner::{Config, FailurePersistence, FileFailurePersistence};

fn kept() -> FileFailurePersistence {
    FileFailurePersistence::SourceParallel("tests/regressions")
}

fn keeping(config: Config) -> Config {
    Config { failure_persistence: Some(Box::new(kept())), ..config }
}

/// The usual number of cases.
pub fn property() -> Config {
    keeping(Config::default())
}

/// So many cases.
pub fn cases(cases: u32) -> Config {
    keeping(Config::with_cases(cases))
}

#[test]
fn a_seed_that_was_kept_is_read_again() {
    let seeds = kept().load_persisted_failures2(Some("src/store/settings/tests/any_changes.rs"));
    assert_eq!(seeds.len(), 1, "{seeds:?}");
}

#[test]
fn every_property_test_keeps_its_seeds_there() {
    let mut folders = vec![std::path::PathBuf::from("src")];
    let mut wrong = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let begins = text.lines().filter(|line| line.trim() == concat!("proptest", "! {")).count();
            let configs =
                text.lines().filter(|line| line.contains(concat!("#![", "proptest_config"))).count();
            if begins != configs || text.contains(concat!("ProptestConfig::", "with_cases")) {
                wrong.push(path);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
