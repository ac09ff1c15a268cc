//! A desktop of this test's own: screen, window manager, session bus and accessibility bus.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::Value;

use super::process::Process;
use super::wait::{PATIENCE, wait_until};

/// No service is started by the bus: no keychain of this computer is touched, and none answers.
const BUS: &str = r#"<busconfig><type>session</type><listen>unix:tmpdir=DIR</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"#;
/// Where distributions keep the launcher of the accessibility bus.
const LAUNCHERS: [&str; 3] = [
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi-bus-launcher",
];

/// The processes that make a desktop, ended with it; those that need others come first.
pub struct Display {
    _accessibility: Process,
    _openbox: Process,
    _xvfb: Process,
    _bus: Process,
    name: String,
    session: String,
    accessibility: String,
    home: PathBuf,
}

impl Display {
    /// A desktop whose files are all in `dir`.
    pub fn start(dir: &Path) -> Self {
        let home = dir.join("home");
        std::fs::create_dir_all(&home).unwrap();
        let config = dir.join("bus.conf");
        std::fs::write(&config, BUS.replace("DIR", &dir.to_string_lossy())).unwrap();
        let mut command = Command::new("dbus-daemon");
        command.arg("--config-file").arg(&config).args(["--print-address", "--nofork"]);
        let mut bus = Process::start(command, dir, "dbus-daemon");
        let session = bus.first_line();

        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"]);
        let mut xvfb = Process::start(command, dir, "Xvfb");
        let name = format!(":{}", xvfb.first_line().trim());

        let desktop = |program: &str| in_desktop(program, &name, &session, &home);
        let openbox = Process::start(desktop("openbox"), dir, "openbox");
        wait_until("the window manager", PATIENCE, || {
            let answer = desktop("xdotool").arg("get_desktop").output().unwrap();
            answer.status.success().then_some(()).ok_or_else(|| openbox.stderr())
        });
        let launcher = LAUNCHERS.into_iter().find(|path| Path::new(path).exists()).unwrap();
        let mut command = desktop(launcher);
        // Nobody's settings are changed when the screen reader is switched on.
        command.arg("--launch-immediately").env("GSETTINGS_BACKEND", "memory");
        let launcher = Process::start(command, dir, "at-spi-bus-launcher");
        let accessibility = switched_on(&session, &launcher);
        Self {
            _accessibility: launcher,
            _openbox: openbox,
            _xvfb: xvfb,
            _bus: bus,
            name,
            session,
            accessibility,
            home,
        }
    }

    /// A program that is to run on this desktop, and knows of nothing else.
    pub fn command(&self, program: &str) -> Command {
        in_desktop(program, &self.name, &self.session, &self.home)
    }

    /// Its name, as X has it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A connection to the accessibility bus.
    pub fn accessibility(&self) -> Connection {
        connected(&self.accessibility)
    }

    /// The windows of a program that are open, minimised ones included, by their ids in X.
    pub fn windows(&self, class: &str) -> Vec<String> {
        let found = self.command("xdotool").args(["search", "--class", class]).output().unwrap();
        String::from_utf8(found.stdout).unwrap().lines().map(str::to_owned).collect()
    }

    /// What this property of Valet's window says, as the window manager reads it.
    pub fn property(&self, name: &str) -> String {
        let window = self.windows("valet").pop().unwrap();
        let told = self.command("xprop").args(["-id", &window, name]).output().unwrap();
        String::from_utf8_lossy(&told.stdout).into_owned()
    }

    /// Waits until a window has the keyboard.
    pub fn wait_until_active(&self, window: &str) {
        wait_until("the window in front", PATIENCE, || {
            let active = self.command("xdotool").arg("getactivewindow").output().unwrap();
            let active = String::from_utf8_lossy(&active.stdout).trim().to_owned();
            (active == window).then_some(()).ok_or_else(|| format!("{active:?} is in front, not {window}"))
        });
    }

    /// The home folder on this desktop.
    pub fn home(&self) -> &Path {
        &self.home
    }
}

fn in_desktop(program: &str, display: &str, session: &str, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear();
    command.envs(
        ["PATH", "LD_LIBRARY_PATH", "LANG"]
            .into_iter()
            .filter_map(|name| Some((name, std::env::var_os(name)?))),
    );
    command.env("DISPLAY", display).env("DBUS_SESSION_BUS_ADDRESS", session);
    command.env("HOME", home).env("XDG_RUNTIME_DIR", home).env("TZ", "UTC");
    // English, whatever the system speaks.
    command.env("LC_ALL", "C.UTF-8");
    command
}

fn connected(address: &str) -> Connection {
    let limit = Duration::from_secs(5);
    Builder::address(address).unwrap().method_timeout(limit).build().unwrap()
}

/// Tells the whole desktop that a screen reader runs; gives back the address of its bus.
fn switched_on(session: &str, launcher: &Process) -> String {
    const OWNER: &str = "org.a11y.Bus";
    const PATH: &str = "/org/a11y/bus";
    let bus = connected(session);
    let address: String = wait_until("the accessibility bus", PATIENCE, || {
        let answer = bus.call_method(Some(OWNER), PATH, Some("org.a11y.Bus"), "GetAddress", &());
        let answer = answer.map_err(|why| format!("{why}; {}", launcher.stderr()))?;
        answer.body().deserialize().map_err(|why| why.to_string())
    });
    for property in ["IsEnabled", "ScreenReaderEnabled"] {
        let body = ("org.a11y.Status", property, Value::from(true));
        bus.call_method(Some(OWNER), PATH, Some("org.freedesktop.DBus.Properties"), "Set", &body).unwrap();
    }
    address
}
