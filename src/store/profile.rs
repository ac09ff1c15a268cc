//! Where this console's files live. Made once by `main` from the command line, handed to everybody who needs a path.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};

use super::StoreError;

/// The places of one console's files: the platform's own folders, or everything under one (`--profile DIR`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    dir: PathBuf,
    config_dir: PathBuf,
    log_dir: PathBuf,
    export_dir: PathBuf,
}

impl Profile {
    /// The platform's folders for "Valet": `~/.config/valet` and `~/.local/share/valet` on Linux, `Application Support`
    /// on macOS, `AppData` on Windows (settings roam with the person, the rest stays on this computer).
    ///
    /// # Errors
    /// [`StoreError::NoHome`] where the system names no home folder.
    pub fn platform() -> Result<Self, StoreError> {
        let dirs = ProjectDirs::from("", "", "Valet").ok_or(StoreError::NoHome)?;
        let dir = dirs.data_local_dir().to_owned();
        let log_dir = dirs.state_dir().unwrap_or(&dir).join("logs");
        let export_dir = UserDirs::new().map_or_else(|| dir.clone(), |person| exports_of(&person));
        Ok(Self { config_dir: dirs.config_dir().to_owned(), log_dir, export_dir, dir })
    }

    /// Everything under one folder. A relative one is taken from the working directory of this moment.
    pub fn at(dir: &Path) -> Self {
        let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
        Self { config_dir: dir.clone(), log_dir: dir.join("logs"), export_dir: dir.clone(), dir }
    }

    /// The same for a folder that will be gone: only what a person exports goes where she finds it afterwards.
    pub fn passing(dir: &Path) -> Self {
        let profile = Self::at(dir);
        match UserDirs::new() {
            Some(person) => Self { export_dir: exports_of(&person), ..profile },
            None => profile,
        }
    }

    /// The folder of what Valet keeps by itself; with `--profile`, the folder of everything.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The settings, `config.toml`: a person's file.
    pub fn config_file(&self) -> PathBuf {
        self.config_dir.join("config.toml")
    }

    /// What this console remembers, `remembered.json`: Valet's file.
    pub fn memory_file(&self) -> PathBuf {
        self.dir.join("remembered.json")
    }

    /// Where the window stood, `window.json`: Valet's file.
    pub fn window_file(&self) -> PathBuf {
        self.dir.join("window.json")
    }

    /// The folder of the daily logs.
    pub fn log_dir(&self) -> PathBuf {
        self.log_dir.clone()
    }

    /// The folder for what a person exports: her documents; with `--profile`, the folder of everything.
    pub fn export_dir(&self) -> &Path {
        &self.export_dir
    }

    /// The folder of secrets kept in a file, where a person chose that over the keychain.
    pub fn secrets_dir(&self) -> PathBuf {
        self.dir.join("secrets")
    }

    /// Makes the folders, for the owner alone (0700) on Unix. A folder that was there before keeps its permissions,
    /// except the secrets and the logs, which are closed to others whoever made them.
    ///
    /// # Errors
    /// [`StoreError::Folder`] for the first folder that cannot be made or closed.
    pub fn prepare(&self) -> Result<(), StoreError> {
        for path in [&self.dir, &self.config_dir] {
            make(path).map_err(|source| StoreError::Folder { path: path.clone(), source })?;
        }
        for path in [self.secrets_dir(), self.log_dir()] {
            make(&path)
                .and_then(|()| close_to_others(&path))
                .map_err(|source| StoreError::Folder { path, source })?;
        }
        Ok(())
    }
}

/// Where a person looks for what she has saved.
fn exports_of(person: &UserDirs) -> PathBuf {
    let documents = person.document_dir().filter(|dir| dir.is_dir());
    documents.unwrap_or_else(|| person.home_dir()).to_owned()
}

fn make(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

#[cfg(unix)]
fn close_to_others(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    if fs::metadata(path)?.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

/// On Windows and elsewhere a new folder inherits the closed permissions of the person's own folder.
#[cfg(not(unix))]
fn close_to_others(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_folder_holds_everything() {
        let dir = tempfile::tempdir().unwrap();
        let profile = Profile::at(&dir.path().join("desk"));
        profile.prepare().unwrap();
        profile.prepare().unwrap();
        for path in [
            profile.config_file(),
            profile.memory_file(),
            profile.log_dir(),
            profile.secrets_dir(),
            profile.dir().into(),
        ] {
            assert!(path.starts_with(dir.path().join("desk")), "{}", path.display());
        }
        assert_eq!(profile.export_dir(), profile.dir());
        assert!(profile.log_dir().is_dir() && profile.secrets_dir().is_dir());
        assert!(!profile.config_file().exists(), "settings are a person's file");
    }

    #[test]
    fn a_relative_folder_is_made_absolute() {
        assert!(Profile::at(Path::new("desk")).config_file().is_absolute());
    }

    #[cfg(unix)]
    #[test]
    fn new_folders_and_all_secrets_are_for_the_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let dir = tempfile::tempdir().unwrap();
        let profile = Profile::at(&dir.path().join("desk"));
        profile.prepare().unwrap();
        for path in [profile.dir().to_owned(), profile.secrets_dir(), profile.log_dir()] {
            assert_eq!(mode(&path), 0o700, "{}", path.display());
        }

        // A folder that a person made and opened stays hers; what lies in it is closed.
        for path in [profile.dir().to_owned(), profile.secrets_dir()] {
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        profile.prepare().unwrap();
        assert_eq!(mode(profile.dir()), 0o755);
        assert_eq!(mode(&profile.secrets_dir()), 0o700);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        fs::write(&file, b"").unwrap();
        let desk = file.join("desk");
        let sentence = Profile::at(&desk).prepare().unwrap_err().to_string();
        assert!(
            sentence.starts_with(&format!("The folder {} cannot be prepared: ", desk.display())),
            "{sentence}"
        );
    }
}
