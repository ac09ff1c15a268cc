//! No token, code, verifier or client secret is anywhere but in the one file that the person chose.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::bus::Role;
use super::desk::Desk;
use super::hands::{self, Hands};
use super::valet::Valet;
use super::wiretap::Wiretap;

/// What is secret, and behind which words it stands on the wire: in forms, in JSON, in links, in headers.
const SECRETS: [(&str, &[&str]); 6] = [
    ("client secret", &["client_secret=", "authorization: Basic "]),
    ("code verifier", &["code_verifier="]),
    ("code", &["?code=", "&code=", "\ncode="]),
    ("state", &["?state=", "&state="]),
    ("access token", &["\"access_token\":\"", "authorization: Bearer "]),
    ("refresh token", &["\"refresh_token\":\"", "refresh_token="]),
];

/// All files below a folder, with their content.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.is_file() {
            let content = fs::read(&path).unwrap();
            found.insert(path, content);
        }
    }
    found
}

fn holds(content: &[u8], secret: &str) -> bool {
    content.windows(secret.len()).any(|part| part == secret.as_bytes())
}

/// First start: registers the integration, keeps secrets in the file, and signs in. All with the keyboard.
fn set_up(desk: &Desk, valet: &Valet<'_>) {
    valet.wait_to_read("Set Valet up");
    hands::reach(valet, Role::Entry, "Client ID");
    hands::type_text(&desk.display, desk.sim.hello("client_id"));
    hands::reach(valet, Role::Password, "Client secret");
    hands::type_text(&desk.display, desk.sim.hello("client_secret"));
    Hands::Keyboard.choose(valet, "In a file that only I can read");
    Hands::Keyboard.press(valet, Role::Button, "Save and go on");
    Hands::Keyboard.press(valet, Role::Button, "Sign in with Webex");
    valet.wait_for_board();
}

#[test]
#[ignore = "needs Xvfb, a window manager and the accessibility bus; .ci/run runs them"]
fn no_secret_is_anywhere_but_in_the_file_that_the_person_chose() {
    let mut tap = None;
    let desk = Desk::unregistered(|sim| {
        let tap = tap.insert(Wiretap::before(sim.address()));
        format!("http://{}/v1", tap.address())
    });
    let tap = tap.unwrap();
    let traced = || {
        let mut command = desk.command();
        command.env("VALET_LOG", "trace");
        command
    };
    desk.sim.park("7001", "Harriet Lund");
    let mut valet = desk.open_as(traced());
    set_up(&desk, &valet);

    // The ways on which errors come: refreshed, refused, unclear, cut.
    desk.sim.expire("access");
    for (slot, fault) in [
        ("7002", json!({"status": 403})),
        ("7003", json!({"status": 500, "body": "html"})),
        ("7004", json!({"drop": "before"})),
    ] {
        desk.sim.retrieve_fault(fault);
        Hands::Keyboard.retrieve(&valet, slot);
        valet.wait_for("the end", |tree| {
            let ended = |name: &str| {
                name.starts_with(slot)
                    && [", refused: ", ", not carried out: "].iter().any(|end| name.contains(end))
            };
            tree.find(Role::Button, ended).map(drop)
        });
    }
    Hands::Keyboard.retrieve(&valet, "7001");
    valet.wait_for_slot("7001 Lobby 1, connected to Harriet Lund on Desk phone since ");
    let command_line = fs::read(format!("/proc/{}/cmdline", valet.process().id())).unwrap();
    let mut printed = vec![valet.process().stdout(), valet.process().stderr()];
    valet.close();

    // What was kept is taken up again, without a browser.
    let browsed = desk.browsed();
    let mut valet = desk.open_as(traced());
    valet.wait_for_board();
    assert_eq!(desk.browsed(), browsed, "the kept sign-in was used");
    desk.sim.expire("refresh");
    desk.sim.expire("access");
    valet.wait_to_read("Your sign-in has run out");
    printed.extend([valet.process().stdout(), valet.process().stderr()]);
    valet.close();

    let mut secrets = BTreeSet::from([("client secret", desk.sim.hello("client_secret").to_owned())]);
    for (what, markers) in SECRETS {
        let values = tap.values(markers);
        assert!(!values.is_empty(), "no {what} was on the wire");
        secrets.extend(values.into_iter().map(|value| (what, value)));
    }

    let chosen = desk.profile().join("secrets").join("secrets.json");
    let kept = files(&desk.profile());
    assert!(kept.keys().any(|path| path.starts_with(desk.profile().join("logs"))), "{:?}", kept.keys());
    assert!(holds(&kept[&chosen], desk.sim.hello("client_secret")));
    assert_eq!(fs::metadata(&chosen).unwrap().permissions().mode() & 0o777, 0o600);
    let written = kept.iter().filter(|(path, _)| **path != chosen);
    let mut places: Vec<(String, Vec<u8>)> =
        written.map(|(path, content)| (path.display().to_string(), content.clone())).collect();
    places.push(("the command line".to_owned(), command_line));
    places.extend(printed.into_iter().map(|text| ("what was printed".to_owned(), text.into_bytes())));
    places.extend(
        files(desk.display.home()).into_iter().map(|(path, content)| (path.display().to_string(), content)),
    );
    for (place, content) in &places {
        // The toolkit traces each key as `logical Character("s")`: a secret letter by letter.
        assert!(!holds(content, "logical Character("), "{place} holds what was typed");
        for (what, secret) in &secrets {
            assert!(!holds(content, secret), "{place} holds the {what} {secret:?}");
        }
    }
}
