//! A message bus of the test's own, and a backend that knows no other.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use valet::backend::{self, Backend, Browser, Clock, Desktop};
use valet::console::event::News;
use valet::store::{Profile, Settings};
use zbus::Connection;
use zbus::connection::Builder;
use zbus::object_server::Interface;

/// How long something may take to come true. A bus that is back is found after twenty seconds.
const PATIENCE: Duration = Duration::from_secs(40);
const TICK: Duration = Duration::from_millis(10);
/// No service of this computer is started by it.
const CONFIG: &str = r#"<busconfig><type>session</type><listen>unix:path=DIR/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"#;

const CONFIG_FILE: &str = "bus.conf";

/// A bus of this folder's, and where it listens.
fn daemon_of(dir: &Path) -> (Child, String) {
    let mut command = Command::new("dbus-daemon");
    command.arg("--config-file").arg(dir.join(CONFIG_FILE)).args(["--print-address", "--nofork"]);
    let mut daemon =
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("dbus-daemon (package dbus)");
    let mut address = String::new();
    BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
    // What it prints names this very daemon; another one at the same place is to be found as well.
    let address = address.trim().split(',').next().unwrap_or_default().to_owned();
    (daemon, address)
}

/// The bus, ended with the test.
pub struct Bus {
    daemon: Child,
    address: String,
    dir: tempfile::TempDir,
}

impl Bus {
    pub fn start() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let text = CONFIG.replace("DIR", &dir.path().to_string_lossy());
        std::fs::write(dir.path().join(CONFIG_FILE), text).unwrap();
        let (daemon, address) = daemon_of(dir.path());
        Self { daemon, address, dir }
    }

    /// Ends the bus: whoever was on it is on none.
    pub fn end(&mut self) {
        self.daemon.kill().unwrap();
        self.daemon.wait().unwrap();
    }

    /// Starts it again where it was.
    pub fn start_again(&mut self) {
        (self.daemon, self.address) = daemon_of(self.dir.path());
    }

    /// Somebody else on the bus, to whom this name belongs.
    pub async fn owner(&self, name: &'static str) -> Connection {
        let builder = Builder::address(self.address.as_str()).unwrap().name(name).unwrap();
        tokio::time::timeout(PATIENCE, builder.build()).await.expect("an answer of the bus").unwrap()
    }

    /// The same, with this object on it before anybody can ask.
    pub async fn owner_of<I: Interface>(&self, name: &'static str, path: &str, object: I) -> Connection {
        let builder = Builder::address(self.address.as_str()).unwrap().name(name).unwrap();
        let builder = builder.serve_at(path, object).unwrap();
        tokio::time::timeout(PATIENCE, builder.build()).await.expect("an answer of the bus").unwrap()
    }

    /// A backend whose only buses are this one.
    pub fn backend(&self) -> Backend {
        self.backend_at(self.address.clone())
    }

    /// A backend without any bus.
    pub fn backend_without_bus(&self) -> Backend {
        self.backend_at(format!("unix:path={}/nobody", self.dir.path().display()))
    }

    fn backend_at(&self, bus: String) -> Backend {
        let profile = Profile::at(&self.dir.path().join("profile"));
        profile.prepare().unwrap();
        let setup = backend::Setup {
            settings: Settings::load(&profile.config_file()).unwrap(),
            profile,
            browser: Browser::Fetch,
            restore: false,
            keychain: backend::Keyring::Untouched,
            doctor: None,
            desktop: Desktop::At { session: bus.clone(), system: bus },
            demo: false,
        };
        backend::start(&tokio::runtime::Handle::current(), setup, Clock::new(), || {})
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.daemon.kill().ok();
        self.daemon.wait().ok();
    }
}

/// The next news that is meant.
pub async fn next<T>(backend: &mut Backend, what: &str, meant: impl Fn(News) -> Option<T>) -> T {
    let next = async {
        loop {
            let news = backend.news.recv().await.expect("the backend has ended");
            if let Some(found) = meant(news) {
                return found;
            }
        }
    };
    tokio::time::timeout(PATIENCE, next).await.unwrap_or_else(|_| panic!("{what} did not come"))
}

/// The next news of a locked screen.
pub async fn next_locked(backend: &mut Backend) -> bool {
    let locked = |news| if let News::Locked(locked) = news { Some(locked) } else { None };
    next(backend, "news of a locked screen", locked).await
}

/// Waits until this is so.
pub async fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(tokio::time::Instant::now() < deadline, "{what} did not come");
        tokio::time::sleep(TICK).await;
    }
}
