//! A desk: a desktop, a simulated Webex, a browser that consents, and a profile for Valet.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::bus::Role;
use super::display::Display;
use super::hands::Hands;
use super::process::Process;
use super::sim::{self, Sim};
use super::valet::Valet;

/// What live news needs beside the usual scopes, for the settings of a desk.
pub const LIVE: &str = "optional_scopes = [\"spark:xsi\", \"spark:organizations_read\"]\n";

/// What a person does in a browser: looks at the consent page, accepts it, and is led back to Valet. It notes the link and
/// the address that it was led back to, because both hold secrets that the tests look for.
const BROWSER: &str = r#"#!/bin/sh
nonce=$(curl -s --noproxy '*' "$1" | sed -n 's/.*name="nonce" value="\([^"]*\)".*/\1/p')
back=$(curl -s --noproxy '*' -o /dev/null -w '%{redirect_url}' -d nonce="$nonce" -d decision=allow "${1%%/authorize*}/authorize/decision")
printf '%s\n%s\n' "$1" "$back" >> "${0%/*}/browser.log"
exec curl -s --noproxy '*' -o /dev/null "$back"
"#;

/// A desk. Everything on it ends with it.
pub struct Desk {
    pub sim: Sim,
    pub display: Display,
    dir: tempfile::TempDir,
}

impl Desk {
    /// A desk with a quiet reception, where Valet knows the integration. `config` is added to its settings.
    pub fn start(config: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let sim = Sim::start(dir.path(), &sim::quiet());
        let known = format!(
            "client_id = {:?}\nclient_secret = {:?}\n{config}",
            sim.hello("client_id"),
            sim.hello("client_secret")
        );
        let api_base = sim.hello("api_base").to_owned();
        Self::with(dir, sim, &api_base, &known)
    }

    /// A desk where Valet is started for the first time, and finds Webex at this address.
    pub fn unregistered(api_base: impl FnOnce(&Sim) -> String) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let sim = Sim::start(dir.path(), &sim::quiet());
        let api_base = api_base(&sim);
        Self::with(dir, sim, &api_base, "")
    }

    fn with(dir: tempfile::TempDir, sim: Sim, api_base: &str, config: &str) -> Self {
        let display = Display::start(dir.path());
        let browser = dir.path().join("browser");
        fs::write(&browser, BROWSER).unwrap();
        fs::set_permissions(&browser, fs::Permissions::from_mode(0o700)).unwrap();
        let profile = dir.path().join("profile");
        fs::create_dir(&profile).unwrap();
        let redirects = &sim.hello["redirect_uris"];
        let text = format!("[webex]\napi_base = {api_base:?}\nredirect_uris = {redirects}\n{config}");
        fs::write(profile.join("config.toml"), text).unwrap();
        Self { sim, display, dir }
    }

    /// Where Valet keeps its things.
    pub fn profile(&self) -> PathBuf {
        self.dir.path().join("profile")
    }

    /// The id of one of the attendant's devices, as an order must name it.
    pub fn endpoint_id(&self, device: &str) -> Value {
        let state = self.sim.get("state");
        let devices = state["users"][0]["devices"].as_array().unwrap();
        devices.iter().find(|known| known["name"] == device).unwrap()["id"].clone()
    }

    /// What is only for the test.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// The links that were opened and the addresses that they led back to.
    pub fn browsed(&self) -> Vec<String> {
        let log = fs::read_to_string(self.dir().join("browser.log")).unwrap_or_default();
        log.lines().map(str::to_owned).collect()
    }

    /// The program on this desktop, not yet started.
    pub fn command(&self) -> Command {
        let mut command = self.display.command(env!("CARGO_BIN_EXE_valet"));
        command.arg("--profile").arg(self.profile()).env("BROWSER", self.dir().join("browser"));
        command
    }

    /// Opens the console.
    pub fn open(&self) -> Valet<'_> {
        self.open_as(self.command())
    }

    /// Opens it with this command.
    pub fn open_as(&self, command: Command) -> Valet<'_> {
        Valet::opened(Process::start(command, self.dir(), "valet"), &self.display)
    }

    /// Opens the console and signs in.
    pub fn signed_in(&self, hands: Hands) -> Valet<'_> {
        let valet = self.open();
        hands.press(&valet, Role::Button, "Sign in with Webex");
        valet.wait_for_board();
        valet
    }
}
