//! Every way the world fails, at every moment of a day: one row a fault, one column a moment. In each cell the real core and
//! backend reach the simulator over TLS through a proxy, the fault begins and ends, and four things hold: a sentence on the
//! screen, nothing lost, nothing sent twice, and back by itself.
//!
//! The disk that is filled is a tiny one in a namespace of the process, where a user may make one; and the process may not
//! write everywhere. What a computer cannot play is named and not walked.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

#[path = "matrix/cell.rs"]
mod cell;
mod common;
#[path = "matrix/house.rs"]
mod house;
#[path = "matrix/street.rs"]
mod street;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use cell::{Cell, Fault, Moment, walk};
use futures_util::StreamExt as _;
use house::{Part, TINY_DISKS};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use street::{HOST, Trouble};

/// Where the rows of a process fail: on the line, or in the house.
const PLACE: &str = "VALET_TEST_PLACE";
/// Cells that are walked at the same time.
const AT_ONCE: usize = 16;

/// A row of the matrix: the fault, and what the sentence holds, whatever the moment.
struct Row {
    name: &'static str,
    fault: Fault,
    says: &'static [&'static str],
}

const fn row(name: &'static str, fault: Fault, says: &'static [&'static str]) -> Row {
    Row { name, fault, says }
}

const ROWS: &[Row] = &[
    row("cable pulled", Fault::Cable, &["Webex does not answer", "no answer came in time"]),
    row("DNS gone", Fault::Dns, &["Webex cannot be found on the network", "no connection ("]),
    row("captive portal's HTML", Fault::Between(Trouble::Portal), &["page of this network"]),
    row(
        "proxy 407",
        Fault::Between(Trouble::ProxyAuth),
        &["The proxy does not let Valet through", "the proxy lets nothing through"],
    ),
    row(
        "wrong certificate",
        Fault::Between(Trouble::WrongCertificate),
        &["No safe connection to Webex", "the certificate is not trusted"],
    ),
    row(
        "slow to the byte",
        Fault::Between(Trouble::Trickle),
        &["Webex does not answer", "no answer came in time"],
    ),
    row(
        "reset before execution",
        Fault::Between(Trouble::CutBefore),
        &["Webex does not answer", "closed before an answer came"],
    ),
    row(
        "reset after execution",
        Fault::Between(Trouble::CutAfter),
        &["Webex does not answer", "closed before an answer came"],
    ),
    row(
        "torn body",
        Fault::Between(Trouble::Torn),
        &["Webex does not answer", "closed before an answer came"],
    ),
    row(
        "gzip bomb",
        Fault::Between(Trouble::GzipBomb),
        &["something on the way to it, has a problem", "far too long"],
    ),
    row(
        "10 MB body",
        Fault::Between(Trouble::Huge),
        &["something on the way to it, has a problem", "far too long"],
    ),
    row(
        "wrong content type",
        Fault::Between(Trouble::Picture),
        &["something on the way to it, has a problem", "cannot be read"],
    ),
    row(
        "401 storm",
        Fault::Between(Trouble::Status(401)),
        &["Your sign-in has run out", "does not accept the client id"],
    ),
    row("429", Fault::Between(Trouble::Status(429)), &["asks to wait", "asks for a pause"]),
    row(
        "503",
        Fault::Between(Trouble::Status(503)),
        &["something on the way to it, has a problem", "status 503"],
    ),
    row("clock an hour on", Fault::ClockSet(3_600), &["It is no longer sure"]),
    row("clock an hour back", Fault::ClockSet(-3_600), &[]),
    row("asleep for an hour", Fault::Asleep, &["It is no longer sure"]),
    row("keychain locked", Fault::House(Part::Keychain), &["The keychain of this computer cannot be used"]),
    row("disk full", Fault::House(Part::Disk), &["the disk is full"]),
    row("folder read-only", Fault::House(Part::Folder), &["Valet is not allowed to"]),
    row("D-Bus gone", Fault::House(Part::Bus), &["message bus"]),
    row(
        "two consoles",
        Fault::House(Part::SecondConsole),
        &["already runs with this profile; its window was brought up"],
    ),
];

/// Certificates that only the process of the cells trusts.
fn certificates(folder: &Path) {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    std::fs::write(folder.join("authority.pem"), authority.pem()).unwrap();
    let named = CertificateParams::new([HOST.to_owned()]).unwrap();
    let (good, wrong) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    for (name, certificate, key) in [
        ("good", named.clone().signed_by(&good, &authority).unwrap(), good),
        ("wrong", named.self_signed(&wrong).unwrap(), wrong),
    ] {
        std::fs::write(folder.join(format!("{name}.pem")), certificate.pem()).unwrap();
        std::fs::write(folder.join(format!("{name}.key")), key.serialize_pem()).unwrap();
    }
}

#[test]
fn whatever_fails_at_whatever_moment_is_said_loses_nobody_sends_nothing_twice_and_ends_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    certificates(folder.path());
    // In a namespace no cable can be pulled: what fails on the line is walked outside.
    for (place, mut process) in
        [("line", Command::new("env")), ("house", in_a_house(&folder.path().join("disks")))]
    {
        // The trust store is read from the environment, which a process cannot change for itself.
        let cells = process
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "every_cell", "--ignored", "--nocapture"])
            .env("SSL_CERT_FILE", folder.path().join("authority.pem"))
            .env_remove("SSL_CERT_DIR")
            .env(PLACE, place)
            .status()
            .unwrap();
        assert!(cells.success(), "see the cells above");
    }
}

/// What starts a process that has a tiny disk for each moment, and that permissions stop even if its user is root.
fn in_a_house(disks: &Path) -> Command {
    const DROP: [&str; 4] =
        ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--"];
    let moments = Moment::ALL.map(|moment| format!("{moment:?}")).join(" ");
    let mount = format!(
        "for m in {moments}; do mkdir -p \"$0/$m\" && mount -t tmpfs -o size=1m none \"$0/$m\" || exit 1; done; \
         exec {} \"$@\"",
        DROP.join(" ")
    );
    let begins = |with_disks: bool| {
        let mut command = Command::new(if with_disks { "unshare" } else { DROP[0] });
        match with_disks {
            true => command.args(["-Urm", "sh", "-c", &mount]).arg(disks).env(TINY_DISKS, disks),
            false => command.args(&DROP[1..]),
        };
        command
    };
    let works = |with_disks| {
        begins(with_disks).arg("true").stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    match (works(true), works(false)) {
        (true, _) => begins(true),
        (false, true) => begins(false),
        (false, false) => Command::new("env"),
    }
}

/// The cells, in a process that trusts the street's certificates. `ROW` and `MOMENT` choose.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by the test above"]
async fn every_cell() {
    let authority = std::env::var_os("SSL_CERT_FILE").unwrap();
    let folder = Path::new(&authority).parent().unwrap();
    let chosen = |name: &str, what: &str| std::env::var(name).map_or(true, |chosen| what.contains(&chosen));
    let in_the_house = std::env::var(PLACE).unwrap() == "house";
    let is_played = |row: &&Row| match row.fault {
        Fault::House(part) if in_the_house => {
            let missing = part.is_missing().inspect(|why| println!("{} is not walked: {why}", row.name));
            assert!(
                missing.is_none() || std::env::var_os("MATRIX_WHOLE").is_none(),
                "{}: {missing:?}",
                row.name
            );
            missing.is_none()
        }
        Fault::House(_) => false,
        _ => !in_the_house,
    };
    let cells = ROWS.iter().filter(is_played).flat_map(|row| Moment::ALL.map(|moment| (row, moment)));
    let cells =
        cells.filter(|(row, moment)| chosen("ROW", row.name) && chosen("MOMENT", &format!("{moment:?}")));
    let walks = cells.map(|(row, moment)| {
        let folder = folder.to_owned();
        async move {
            let walked = tokio::spawn(async move { walk(row.fault, moment, &folder).await }).await;
            (row, moment, walked)
        }
    });
    let mut walked: Vec<_> = futures_util::stream::iter(walks).buffered(AT_ONCE).collect().await;
    let mut wrong = Vec::new();
    for (row, moment, cell) in &mut walked {
        match cell {
            Ok(cell) => {
                println!(
                    "{:24} {:12} {:5.1} s  {}",
                    row.name,
                    format!("{moment:?}"),
                    cell.after.as_secs_f32(),
                    cell.said.join(" | ")
                );
                wrong.extend(lacks(row, *moment, cell));
            }
            Err(why) => wrong.push(format!("{} while {moment:?}: {why}", row.name)),
        }
    }
    println!("{} cells walked", walked.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a cell should have said, and how soon.
fn lacks(row: &Row, moment: Moment, cell: &Cell) -> Option<String> {
    let all = cell.said.join(" ");
    // A clock that jumps during a sign-in leaves nothing to be unsure of.
    let is_quiet = row.says.is_empty() || row.fault.is_of_the_clock() && moment == Moment::SigningIn;
    let is_said = is_quiet || row.says.iter().any(|words| all.contains(words));
    let is_line = matches!(row.fault, Fault::Cable);
    let in_time = !is_line || cell.after < Duration::from_secs(5);
    (!is_said || !in_time).then(|| format!("{} while {moment:?}: after {:?}: {all:?}", row.name, cell.after))
}
