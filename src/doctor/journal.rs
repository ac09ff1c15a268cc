//! What is kept of parked calls: whether it can be read, and how many there are. Nobody's name is told.

use std::fs;
use std::io;
use std::path::Path;

use super::report::Check;
use crate::store::journal::FILE;
use crate::store::{InTheWay, Journal, Profile, StoreError};
use crate::words::Message;

const NAME: &str = "journal";

/// Reads a copy: a console may be writing, and only the console repairs a journal or keeps one aside.
pub(super) fn check(profile: &Profile) -> Check {
    let path = profile.dir().join(FILE);
    match read(&path) {
        Ok(None) => Check::ok(NAME, "No call was ever parked with this profile."),
        Ok(Some((0, trouble))) if trouble.is_empty() => {
            Check::ok(NAME, format!("{} is in order: no parked call is kept.", path.display()))
        }
        Ok(Some((calls, trouble))) if trouble.is_empty() => {
            let (what, they) = if calls == 1 { ("call is", "it") } else { ("calls are", "they") };
            let found = format!("{} is in order: {calls} parked {what} kept.", path.display());
            Check::ok(NAME, format!("{found} Whether {they} still wait was not verified."))
        }
        Ok(Some((calls, trouble))) => {
            let found = format!("{} {calls} can be read.", trouble.join(" "));
            Check::warning(NAME, found, ADVICE)
        }
        Err(why) => Check::warning(NAME, why, ADVICE),
    }
}

const ADVICE: &str = "Look at your slots by hand: somebody may wait there. The console keeps aside what it cannot read, and \
                      begins anew.";

/// How many calls are kept, and the sentences about what is wrong. None: there is no file.
fn read(path: &Path) -> Result<Option<(usize, Vec<String>)>, String> {
    let failed = |source| StoreError::Read { path: path.to_owned(), source }.to_string();
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
        Ok(metadata) if metadata.is_dir() => return Err(failed(io::ErrorKind::IsADirectory.into())),
        Ok(metadata) if !metadata.is_file() => {
            return Err(failed(InTheWay::NotOrdinary.into()));
        }
        Ok(_) => {}
    }
    let folder = tempfile::tempdir().map_err(failed)?;
    fs::copy(path, folder.path().join(FILE)).map_err(failed)?;
    let (journal, restored) = Journal::open(folder.path());
    // Where a copy was kept aside does not matter to anybody.
    let told = |sentence: Message| {
        let sentence = sentence.in_english();
        sentence.split_once(" It is kept as ").map_or(sentence.clone(), |(front, _)| front.to_owned())
    };
    Ok(Some((journal.calls().count(), restored.trouble.into_iter().map(told).collect())))
}

#[cfg(test)]
mod tests {
    use super::super::report::Status;
    use super::*;

    #[test]
    fn a_journal_is_counted_or_its_trouble_told_and_never_changed() {
        let dir = tempfile::tempdir().unwrap();
        let profile = Profile::at(dir.path());
        assert_eq!(check(&profile).status, Status::Ok);
        assert!(!dir.path().join(FILE).exists(), "the doctor begins no journal");

        drop(Journal::open(dir.path()));
        let whole = fs::read(dir.path().join(FILE)).unwrap();
        assert!(check(&profile).found.ends_with("no parked call is kept."), "{:?}", check(&profile));

        for broken in [&b"what is this\nno journal\n"[..], &[&whole[..], b"0123"].concat(), b""] {
            fs::write(dir.path().join(FILE), broken).unwrap();
            let check = check(&profile);
            assert_eq!(check.status, Status::Warning, "{check:?}");
            assert_eq!(fs::read(dir.path().join(FILE)).unwrap(), broken, "left as it is");
            assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing kept aside");
        }
        fs::remove_file(dir.path().join(FILE)).unwrap();
        fs::create_dir(dir.path().join(FILE)).unwrap();
        assert_eq!(check(&profile).status, Status::Warning);
    }
}
