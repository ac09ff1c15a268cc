//! What fails in the house and not on the line: the keychain, the disk, the folder, the message bus, a second console.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use keyring_core::{CredentialStore, Entry, Error, mock};
use sha2::{Digest as _, Sha256};
use valet::backend::{Desktop, Keyring};
use valet::console::attention::{NoNotices, NoticeService};
use valet::console::event::Intent;
use valet::instance::{self, Claim, Guard};
use valet::say;
use valet::store::{Journal, Profile};
use valet::words::english;

use crate::cell::Moment;
use crate::common::{Desk, Surroundings};

/// The folder of the tiny disks, one for each moment; without them no disk can be filled.
pub const TINY_DISKS: &str = "VALET_TEST_TINY_DISKS";
/// A bus of the test's own, for which nobody is started.
const BUS: &str = r#"<busconfig><type>session</type><listen>unix:path=SOCKET</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;
/// A keychain that did not open is looked at every twenty seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// What fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The keychain locks itself, and what it holds is lost to the test's eyes.
    Keychain,
    /// Not a page is free.
    Disk,
    /// The folder of the profile takes no new file.
    Folder,
    /// The message bus of the desktop ends.
    Bus,
    /// Valet is started again with the same profile.
    SecondConsole,
}

impl Part {
    /// What this computer cannot play, so that nobody can walk through it.
    pub fn is_missing(self) -> Option<&'static str> {
        match self {
            Self::Disk if std::env::var_os(TINY_DISKS).is_none() => {
                Some("no disk can be made to fill it (user namespaces)")
            }
            Self::Folder if may_write_everywhere() => Some("whoever may write everywhere is not stopped"),
            Self::Bus if Command::new("dbus-daemon").arg("--version").output().is_err() => {
                Some("there is no dbus-daemon")
            }
            _ => None,
        }
    }
}

fn may_write_everywhere() -> bool {
    let dir = tempfile::tempdir().unwrap();
    fs::set_permissions(dir.path(), Permissions::from_mode(0o500)).unwrap();
    tempfile::tempfile_in(dir.path()).is_ok()
}

/// The house of one desk.
pub struct House {
    part: Part,
    profile: PathBuf,
    /// Gone with the house.
    _dir: tempfile::TempDir,
    is_locked: Arc<AtomicBool>,
    kept: Arc<CredentialStore>,
    bus: Option<Bus>,
    first: Option<(Guard, Arc<AtomicUsize>)>,
    /// What a second console printed.
    pub printed: Vec<String>,
}

impl House {
    /// A house in which this part is about to fail.
    pub fn of(part: Part, moment: Moment) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let profile = match part {
            Part::Disk => Path::new(&std::env::var_os(TINY_DISKS).unwrap()).join(format!("{moment:?}")),
            _ => dir.path().join("profile"),
        };
        Profile::at(&profile).prepare().unwrap();
        let bus = (part == Part::Bus).then(|| Bus::start(dir.path()));
        let first = (part == Part::SecondConsole).then(|| claim(&profile));
        let kept = mock::Store::new().unwrap();
        let (is_locked, printed) = (Arc::default(), Vec::new());
        Self { part, profile, _dir: dir, is_locked, kept, bus, first, printed }
    }

    /// A desk in it.
    pub fn desk(&self, settings: &str) -> Desk {
        let (is_locked, kept) = (Arc::clone(&self.is_locked), Arc::clone(&self.kept));
        let open = move || match is_locked.load(Ordering::SeqCst) {
            true => Err(Error::NoStorageAccess("the collection is locked".into())),
            false => Ok(Arc::clone(&kept)),
        };
        let keychain = match self.part {
            Part::Keychain => Keyring::Given(Arc::new(open)),
            _ => Keyring::Untouched,
        };
        let desktop = self.bus.as_ref().map_or(Desktop::Absent, Bus::desktop);
        Desk::start_around(settings, &self.profile, Surroundings { desktop, keychain })
    }

    /// It fails.
    pub fn fails(&mut self) {
        match self.part {
            Part::Keychain => {
                self.is_locked.store(true, Ordering::SeqCst);
                // What is there later was written later.
                self.refresh_token().delete_credential().ok();
            }
            Part::Disk => fill(&self.profile.join("filler")),
            Part::Folder => self.allow(0o500),
            Part::Bus => self.bus.as_mut().unwrap().ends(),
            Part::SecondConsole => self.second_console(),
        }
    }

    /// What the person does meanwhile that needs it: she chooses the device that rings anyway.
    pub fn is_used(&self, desk: &mut Desk) {
        if matches!(self.part, Part::Disk | Part::Folder) {
            let choice = desk.console.endpoints().target().choice();
            desk.intent(Intent::Choose(choice));
        }
    }

    /// What it says beside the activity.
    pub fn says(&self, desk: &Desk) -> Option<String> {
        let no_bus = NoticeService::Missing(NoNotices::NoBus);
        let is_told = self.part == Part::Bus && desk.console.notice_service() == no_bus;
        is_told.then(|| english(say!("notices-no-bus"))).or_else(|| self.printed.first().cloned())
    }

    /// It works again.
    pub fn is_mended(&mut self) {
        match self.part {
            Part::Keychain => self.is_locked.store(false, Ordering::SeqCst),
            Part::Disk => fs::remove_file(self.profile.join("filler")).unwrap(),
            Part::Folder => self.allow(0o700),
            Part::Bus => self.bus.as_mut().unwrap().begins(),
            Part::SecondConsole => {}
        }
    }

    /// What could not be written is written, or can be; and whoever was parked before is still on the disk.
    pub async fn is_whole(&self, desk: &mut Desk, parked: &[&str], name: &str) {
        match self.part {
            Part::Keychain => {
                self.until(desk, &format!("{name}: a sign-in that is kept again"), |house, _| {
                    house.refresh_token().get_secret().is_ok()
                })
                .await;
            }
            Part::Disk | Part::Folder => {
                desk.intent(Intent::Choose(valet::console::endpoints::Choice::AllDevices));
                let file = self.profile.join("remembered.json");
                self.until(desk, &format!("{name}: a choice on the disk"), |_, _| {
                    fs::read_to_string(&file).is_ok_and(|text| text.contains("\"all\""))
                })
                .await;
            }
            Part::Bus => {
                self.until(desk, &format!("{name}: the bus, found again"), |_, desk| {
                    desk.console.notice_service() == NoticeService::Missing(NoNotices::NoService)
                })
                .await;
            }
            Part::SecondConsole => {
                let (_, raised) = self.first.as_ref().unwrap();
                assert_eq!(raised.load(Ordering::SeqCst), 1, "{name}: the first one comes up");
            }
        }
        let copy = tempfile::tempdir().unwrap();
        fs::copy(self.profile.join("parked-calls.journal"), copy.path().join("parked-calls.journal")).ok();
        let (_, restored) = Journal::open(copy.path());
        let known: Vec<_> = restored.entries.iter().filter_map(|call| call.caller_name.as_deref()).collect();
        assert!(parked.iter().all(|parked| known.contains(parked)), "{name}: the journal knows {known:?}");
    }

    async fn until(&self, desk: &mut Desk, what: &str, is_so: impl Fn(&Self, &Desk) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self, desk) {
            assert!(Instant::now() < deadline, "{what} did not come");
            desk.turn().await;
        }
    }

    /// As the keychain holds it: the place never changes.
    fn refresh_token(&self) -> Entry {
        let hash = Sha256::digest(self.profile.as_os_str().as_encoded_bytes());
        let profile: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        self.kept.build("Valet", &format!("{profile}-refresh-token"), None).unwrap()
    }

    fn allow(&self, mode: u32) {
        fs::set_permissions(&self.profile, Permissions::from_mode(mode)).unwrap();
    }

    /// The real program, with the profile of this desk.
    fn second_console(&mut self) {
        let mut second = Command::new(env!("CARGO_BIN_EXE_valet"));
        let second = second.arg("--profile").arg(&self.profile).env_remove("DISPLAY").output().unwrap();
        assert!(second.status.success(), "{second:?}");
        self.printed.push(String::from_utf8(second.stderr).unwrap());
    }
}

fn claim(profile: &Path) -> (Guard, Arc<AtomicUsize>) {
    let raised = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&raised);
    let claim = instance::claim(&Profile::at(profile), move || {
        counted.fetch_add(1, Ordering::SeqCst);
    });
    let Claim::First(guard) = claim else { panic!("not first: {claim:?}") };
    (guard, raised)
}

/// Writes until nothing goes on the disk any more.
fn fill(file: &Path) {
    use std::io::Write as _;
    let mut file = fs::File::create(file).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
}

/// A message bus.
struct Bus {
    config: PathBuf,
    socket: PathBuf,
    daemon: Option<Child>,
}

impl Bus {
    fn start(dir: &Path) -> Self {
        let (config, socket) = (dir.join("bus.conf"), dir.join("bus"));
        fs::write(&config, BUS.replace("SOCKET", &socket.to_string_lossy())).unwrap();
        let mut bus = Self { config, socket, daemon: None };
        bus.begins();
        bus
    }

    fn begins(&mut self) {
        fs::remove_file(&self.socket).ok();
        let mut command = Command::new("dbus-daemon");
        command.arg("--config-file").arg(&self.config).args(["--print-address", "--nofork"]);
        let mut daemon = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut address = String::new();
        let mut printed = std::io::BufReader::new(daemon.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut printed, &mut address).unwrap();
        self.daemon = Some(daemon);
    }

    fn ends(&mut self) {
        if let Some(mut daemon) = self.daemon.take() {
            daemon.kill().ok();
            daemon.wait().ok();
        }
    }

    fn desktop(&self) -> Desktop {
        let bus = format!("unix:path={}", self.socket.display());
        Desktop::At { session: bus.clone(), system: bus }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.ends();
    }
}
