//! The two programs that are compared, started on a desktop.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::desktop::Desktop;
use super::machine::Tree;
use super::process::Process;
use super::sim::Sim;

/// A program with its window painted.
pub struct Started {
    pub process: Process,
    /// From the start to the first words on the screen.
    pub first_paint: Duration,
}

impl Started {
    pub fn tree(&self) -> Tree {
        Tree::of(self.process.id())
    }
}

fn started(desktop: &Desktop, command: std::process::Command, dir: &Path, name: &str) -> Started {
    let began = Instant::now();
    let process = Process::start(command, dir, name);
    desktop.wait_until_painted();
    Started { process, first_paint: began.elapsed() }
}

/// The Valet that is measured: this build, or the one that `VALET` names.
pub fn program() -> PathBuf {
    std::env::var_os("VALET").map_or_else(|| env!("CARGO_BIN_EXE_valet").into(), PathBuf::from)
}

/// Valet with a profile of its own, signed in at a simulator that is a process of its own.
pub struct Valet {
    home: PathBuf,
    token: String,
}

impl Valet {
    /// A profile that reaches the simulator there.
    pub fn at(dir: &Path, sim: &Sim, address: &str) -> Self {
        let home = dir.join("valet");
        std::fs::create_dir_all(&home).unwrap();
        let text = format!(
            "[webex]\napi_base = \"http://{address}/v1\"\nclient_id = {:?}\nclient_secret = {:?}\n\
             [xsi]\nevents = \"http://{address}/xsi/com.broadsoft.xsi-events\"\n\
             channel = \"http://{address}/xsi/com.broadsoft.async/com.broadsoft.xsi-events\"\n\
             actions = \"http://{address}/xsi/com.broadsoft.xsi-actions\"\n\
             [console]\nauto_answer = false\nrecall_secs = 600\n",
            sim.hello("client_id"),
            sim.hello("client_secret"),
        );
        std::fs::write(home.join("config.toml"), text).unwrap();
        Self { home, token: sim.hello["users"][0]["access_token"].as_str().unwrap().to_owned() }
    }

    pub fn start(&self, desktop: &Desktop) -> Started {
        let mut command = desktop.command(&program().to_string_lossy(), &self.home);
        command.arg("--profile").arg(&self.home).env("VALET_ACCESS_TOKEN", &self.token);
        started(desktop, command, &self.home, "valet")
    }
}

/// Chromium as a window with one page, without anything that it does beside.
pub fn chromium(desktop: &Desktop, dir: &Path, page: &Path) -> Option<Started> {
    let program = ["/usr/bin/chromium", "/usr/bin/chromium-browser"]
        .into_iter()
        .find(|path| Path::new(path).exists())?;
    let home = dir.join("chromium");
    std::fs::create_dir_all(&home).unwrap();
    let mut command = desktop.command(program, &home);
    command
        .arg(format!("--app=file://{}", page.display()))
        .arg(format!("--user-data-dir={}", home.display()));
    command.args(["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic", "--disable-sync"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--disable-extensions"]);
    command.args(["--window-size=1280,800", "--window-position=0,0"]);
    Some(started(desktop, command, &home, "chromium"))
}
