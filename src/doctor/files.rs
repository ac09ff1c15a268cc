//! What lies on this computer: the settings, the folders, what the console remembers, the keychain.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use super::report::{Check, found_and_advice};
use crate::oauth::{Secrets, Where};
use crate::store::{
    Profile, Remembered, SecretStore, Settings, SettingsError, StoreError, machine_policy_file,
};

/// A keychain may be waiting for its password: so long, then the rest goes on without it.
const KEYCHAIN: Duration = Duration::from_secs(10);

/// The settings, where they can be used, and what is to be said of them and of the policy over them.
pub(super) fn settings(profile: &Profile) -> (Option<Settings>, Check) {
    settings_under(profile, &machine_policy_file())
}

fn settings_under(profile: &Profile, policy: &Path) -> (Option<Settings>, Check) {
    const NAME: &str = "settings";
    let path = profile.config_file();
    match Settings::load_with(&path, Some(policy)) {
        Ok(settings) => {
            let own = match path.exists() {
                true => format!("{} is in order.", path.display()),
                false => format!("There is no {}: the defaults apply, which is fine.", path.display()),
            };
            let found = match settings.locks.names() {
                locked if locked.is_empty() => own,
                locked => format!(
                    "{own} {} sets for everybody at this computer, and locks: {}.",
                    policy.display(),
                    locked.join(", ")
                ),
            };
            (Some(settings), Check::ok(NAME, found))
        }
        Err(why @ SettingsError::Invalid { .. }) => {
            let problems = why.sentences();
            let found = format!("{}:\n{}", path.display(), problems.join("\n"));
            let advice = format!("Correct {}; Valet does not start before that.", these_lines(&problems));
            (None, Check::problem(NAME, found, advice))
        }
        Err(why @ SettingsError::InvalidPolicy { .. }) => {
            let problems = why.sentences();
            let advice = format!(
                "Ask whoever looks after this computer to correct {}; Valet does not start before that.",
                these_lines(&problems)
            );
            (None, Check::problem(NAME, problems.join("\n"), advice))
        }
        Err(why) => {
            let advice = match &why {
                SettingsError::Read { path, .. } if path == policy => {
                    "Make the file readable for everybody who sits down at this computer, or remove it."
                }
                _ => "Make the file readable for this person, or remove it to use the defaults.",
            };
            (None, Check::problem(NAME, why.to_string(), advice))
        }
    }
}

fn these_lines(problems: &[String]) -> &'static str {
    if problems.len() == 1 { "this line" } else { "these lines" }
}

/// Whether Valet can write what it keeps. Makes the folders, as the console does.
pub(super) fn folder(profile: &Profile) -> Check {
    const NAME: &str = "profile_folder";
    const ADVICE: &str =
        "Make the folder writable for this person, or choose another one with --profile DIR.";
    let writable = |path: &Path| {
        let written = tempfile::tempfile_in(path).map(drop);
        written.map_err(|source| StoreError::Folder { path: path.to_owned(), source })
    };
    let kept = [profile.dir().to_owned(), profile.secrets_dir(), profile.log_dir()];
    let tried = profile.prepare().and_then(|()| kept.iter().try_for_each(|path| writable(path)));
    if let Err(why) = tried {
        return Check::problem(NAME, why.to_string(), ADVICE);
    }
    match profile.config_file().parent().map(writable) {
        Some(Err(why)) => Check::warning(
            NAME,
            why.to_string(),
            "Valet cannot note a client id there; whoever looks after this computer writes it into config.toml.",
        ),
        _ => Check::ok(NAME, format!("{} can be written.", profile.dir().display())),
    }
}

/// Where this console keeps its secrets, and what is to be said of what it remembers. None: never chosen, or not to be
/// read. The file is not touched: only the console keeps one aside.
pub(super) fn secret_store(profile: &Profile) -> (Option<SecretStore>, Check) {
    const NAME: &str = "remembered";
    let path = profile.memory_file();
    match remembered(&path) {
        Ok(Some(remembered)) => {
            let kept = match remembered.secret_store() {
                Some(SecretStore::Keychain) => "secrets are kept in the keychain",
                Some(SecretStore::File) => "secrets are kept in a file of this profile",
                Some(SecretStore::Memory) => "secrets are kept only until Valet quits",
                None => "where secrets are kept has not been chosen",
            };
            (remembered.secret_store(), Check::ok(NAME, format!("{} is in order: {kept}.", path.display())))
        }
        Ok(None) => (None, Check::ok(NAME, "This profile remembers nothing yet.")),
        Err(why) => {
            let advice = "The console keeps it aside and starts afresh: choose your device and where secrets are \
                          kept again.";
            (None, Check::warning(NAME, why, advice))
        }
    }
}

/// Reads a copy: the store moves a file that it cannot understand. None: there is no file.
fn remembered(path: &Path) -> Result<Option<Remembered>, String> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(StoreError::Read { path: path.to_owned(), source }.to_string()),
    };
    let uncopied = |source| StoreError::Read { path: path.to_owned(), source }.to_string();
    let folder = tempfile::tempdir().map_err(uncopied)?;
    let copy = folder.path().join("remembered.json");
    fs::write(&copy, bytes).map_err(uncopied)?;
    match Remembered::load(&copy) {
        Ok((remembered, None)) => Ok(Some(remembered)),
        Ok((_, Some(_))) => Err(format!("{} was written by a newer Valet, or is damaged.", path.display())),
        Err(why) => Err(why.to_string()),
    }
}

/// Probes the keychain by writing a word; says whether it works, and what it means if not.
pub(super) async fn keychain(profile: &Profile, chosen: Option<SecretStore>) -> (bool, Check) {
    let probe = tokio::time::timeout(KEYCHAIN, Secrets::keychain(profile.dir()).probe()).await;
    let why = match probe {
        Ok(Where::Keychain) => None,
        Ok(Where::None(why)) => Some(why.in_english()),
        Err(_) => Some("it does not answer, it may be waiting for its password".to_owned()),
    };
    (why.is_none(), keychain_check(why.as_deref(), chosen))
}

fn keychain_check(why: Option<&str>, chosen: Option<SecretStore>) -> Check {
    const NAME: &str = "keychain";
    let Some(why) = why else {
        return Check::ok(NAME, "The keychain of this computer keeps what is written into it.");
    };
    let found = format!("The keychain of this computer cannot be used: {why}.");
    match chosen {
        Some(SecretStore::Keychain) => Check::problem(
            NAME,
            format!("{found} The sign-in of this profile is in it."),
            "Unlock it or start its service, then run valet doctor again; or sign in again in Valet and choose \
             another place.",
        ),
        Some(SecretStore::File) => {
            Check::ok(NAME, format!("{found} It is not needed: this profile keeps its sign-in in a file."))
        }
        Some(SecretStore::Memory) => {
            Check::ok(NAME, format!("{found} It is not needed: the sign-in is kept only until Valet quits."))
        }
        None => Check::warning(
            NAME,
            found,
            "Valet asks at the sign-in: only until it quits, or in a file that its owner alone can read. With a \
             keychain nobody is asked.",
        ),
    }
}

/// A store that failed, as a check: its sentence ends with what to do.
pub(super) fn store_failed(name: &'static str, why: &dyn std::error::Error) -> Check {
    let (found, advice) = found_and_advice(&why.to_string());
    Check::problem(name, found, advice.unwrap_or_else(|| "Start Valet and sign in again.".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::report::Status;
    use super::*;

    fn profile() -> (tempfile::TempDir, Profile) {
        let dir = tempfile::tempdir().unwrap();
        let profile = Profile::at(dir.path());
        profile.prepare().unwrap();
        (dir, profile)
    }

    #[test]
    fn every_wrong_line_of_the_settings_is_told_and_no_secret() {
        let (_dir, profile) = profile();
        let text = "[webex]\nclient_secret = \"hush hush\"\nproxy = \"ftp://rosa:hunter2@proxy\"\n[console]\nrecall_secs = 12\n";
        fs::write(profile.config_file(), text).unwrap();
        let (settings, check) = settings(&profile);
        assert!(settings.is_none());
        assert_eq!(check.status, Status::Problem);
        for part in
            ["line 2: [webex] client_secret", "line 3: [webex] proxy", "line 5: [console] recall_secs"]
        {
            assert!(check.found.contains(part), "{}", check.found);
        }
        assert!(!check.found.contains("hush") && !check.found.contains("hunter2"), "{}", check.found);
    }

    #[test]
    fn no_settings_are_fine() {
        let (_dir, profile) = profile();
        let (settings, check) = settings(&profile);
        assert!(settings.is_some() && check.status == Status::Ok, "{check:?}");
        assert!(!profile.config_file().exists(), "the doctor writes no settings");
    }

    #[test]
    fn what_a_policy_locks_is_told_and_a_wrong_one_is_a_problem() {
        let (dir, profile) = profile();
        let policy = dir.path().join("policy.toml");
        fs::write(&policy, "[console]\nzoom = 1.2\n[day]\nkeep_days = 0\n").unwrap();
        let (settings, check) = settings_under(&profile, &policy);
        assert_eq!(settings.map(|it| it.console.zoom), Some(1.2));
        assert_eq!(check.status, Status::Ok);
        let locked = format!(
            "{} sets for everybody at this computer, and locks: [console] zoom, [day] keep_days.",
            policy.display()
        );
        assert!(check.found.ends_with(&locked), "{}", check.found);

        fs::write(&policy, "[console]\nzoom = 9\n").unwrap();
        let (settings, check) = settings_under(&profile, &policy);
        assert!(settings.is_none() && check.status == Status::Problem);
        let place = format!("{}, line 2: [console] zoom must be", policy.display());
        assert!(check.found.starts_with(&place), "{}", check.found);

        fs::remove_file(&policy).unwrap();
        fs::create_dir(&policy).unwrap();
        let (settings, check) = settings_under(&profile, &policy);
        assert!(settings.is_none() && check.found.contains("cannot be read"), "{check:?}");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named() {
        let (dir, fine) = profile();
        assert_eq!(folder(&fine).status, Status::Ok);
        let file = dir.path().join("file");
        fs::write(&file, b"").unwrap();
        let check = folder(&Profile::at(&file));
        assert_eq!(check.status, Status::Problem);
        assert!(check.found.contains(&file.display().to_string()), "{}", check.found);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_and_left_where_it_is() {
        let (_dir, profile) = profile();
        assert_eq!(secret_store(&profile).0, None);
        fs::write(profile.memory_file(), br#"{"version":1,"secret_store":"file"}"#).unwrap();
        assert_eq!(secret_store(&profile).0, Some(SecretStore::File));
        for broken in [r#"{"version":99}"#, "{"] {
            fs::write(profile.memory_file(), broken).unwrap();
            let (chosen, check) = secret_store(&profile);
            assert_eq!((chosen, check.status), (None, Status::Warning), "{broken}");
            assert_eq!(fs::read_to_string(profile.memory_file()).unwrap(), broken);
        }
    }

    #[test]
    fn what_a_missing_keychain_means_depends_on_the_choice() {
        let status = |chosen| keychain_check(Some("it is locked"), chosen).status;
        assert_eq!(status(Some(SecretStore::Keychain)), Status::Problem);
        assert_eq!(status(None), Status::Warning);
        assert_eq!(status(Some(SecretStore::File)), Status::Ok);
        assert_eq!(keychain_check(None, None).status, Status::Ok);
    }
}
