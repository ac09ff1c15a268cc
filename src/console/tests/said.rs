//! What is said: everything that calls for attention once, interrupting only where it must, and nothing while nothing changes.

use super::orders::{incoming, look, talking};
use super::parked::*;
use super::*;
use crate::console::live::LiveNews;

/// Something that happens at a moment, and what is said of it.
struct Walk {
    what: &'static str,
    before: fn() -> Console,
    happens: fn(&mut Console, u64),
    mono_ms: u64,
    text: &'static str,
    urgent: bool,
}

fn parked_here() -> Console {
    let mut console = drive_to_ready();
    park(&mut console, 1, "7001", 5_000);
    console
}

/// Half of the time until the recall was told.
fn half_waited() -> Console {
    let mut console = parked_here();
    console.update(Event::Tick, at(27_500));
    console
}

fn asked() -> Console {
    let mut console = drive_to_ready_with(false, devices());
    press(&mut console, "7001", 5_000);
    console
}

fn rings_there() -> Console {
    let mut console = asked();
    accept(&mut console, 1, "leg", 5_100);
    read(&mut console, vec![ringing("leg")], 6_000);
    console
}

fn rings_here() -> Console {
    let mut console = drive_to_ready();
    look(&mut console, vec![incoming("c1")], 5_000);
    console
}

fn without_line() -> Console {
    let mut console = drive_to_ready();
    lose_the_line(&mut console, 5_000);
    console
}

fn without_live_news() -> Console {
    let mut console = drive_to_live();
    live(&mut console, LiveNews::Lost { why: "It broke.".into() }, 5_000);
    console
}

fn lose_the_line(console: &mut Console, mono_ms: u64) {
    let why = failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls);
    news(console, News::Calls { epoch: EPOCH, asked_at: at(mono_ms - 10), result: Err(why) }, mono_ms);
}

fn tick(console: &mut Console, mono_ms: u64) {
    console.update(Event::Tick, at(mono_ms));
}

/// What went wrong, and what to do meanwhile.
const OFFLINE: &str = "It did not work. The lost line ends no call: until the recall, on any phone dial the retrieve code \
                       (usually *88) and the number of the slot. Valet comes back by itself.";

#[rustfmt::skip]
const WALKS: [Walk; 15] = [
    Walk { what: "a colleague parks", before: drive_to_live, mono_ms: 8_000, urgent: false,
        happens: |console, ms| { live_park(console, "7001", Some(harriet()), ms); },
        text: "Harriet Lund was parked on 7001 Lobby 7001." },
    Walk { what: "a park from here", before: drive_to_ready, mono_ms: 8_000, urgent: false,
        happens: |console, ms| {
            if ms == 8_000 { park(console, 1, "7001", ms); } else { kept(console, 1, Ok(()), ms); }
        },
        text: "Harriet Lund is parked on 7001 Lobby 7001 for Dr Lee." },
    Walk { what: "half time", before: parked_here, mono_ms: 27_500, urgent: false, happens: tick,
        text: "Harriet Lund has waited 0:22 on 7001 Lobby 7001: half of the time until the recall." },
    Walk { what: "soon", before: half_waited, mono_ms: 40_000, urgent: true, happens: tick,
        text: "Harriet Lund on 7001 Lobby 7001 comes back in 0:10. Retrieve now." },
    Walk { what: "a recall", before: parked_here, mono_ms: 20_000, urgent: true,
        happens: |console, ms| read(console, vec![recall_call("c1", "7001", CallState::Alerting)], ms),
        text: "Harriet Lund is back from 7001 Lobby 7001, parked 0:15 ago by you for Dr Lee." },
    Walk { what: "a call rings", before: drive_to_ready, mono_ms: 8_000, urgent: true,
        happens: |console, ms| { look(console, vec![incoming("c1")], ms); },
        text: "Ola Berg is calling." },
    Walk { what: "it was answered", before: rings_here, mono_ms: 8_000, urgent: false,
        happens: |console, ms| { look(console, vec![talking("c1")], ms); },
        text: "Connected to Ola Berg." },
    Walk { what: "a call that was answered before it was seen to ring", before: drive_to_ready, mono_ms: 8_000,
        urgent: false,
        happens: |console, ms| { look(console, vec![talking("c1")], ms); },
        text: "Connected to Ola Berg." },
    Walk { what: "the device rings", before: asked, mono_ms: 5_100, urgent: false,
        happens: |console, ms| {
            if ms == 5_100 { accept(console, 1, "leg", ms); } else { read(console, vec![ringing("leg")], ms); }
        },
        text: "7001 Lobby 7001: Desk phone is ringing. Lift the handset." },
    Walk { what: "the caller is there", before: rings_there, mono_ms: 8_000, urgent: false,
        happens: |console, ms| read(console, vec![connected("leg")], ms),
        text: "7001 Lobby 7001: Connected to Harriet Lund on Desk phone." },
    Walk { what: "a retrieve fails", before: asked, mono_ms: 5_100, urgent: true,
        happens: |console, ms| {
            let why = failure(FailureKind::Refused, PressAgain::Now, LookUp::Nothing);
            if ms == 5_100 { refuse(console, 1, why, ms) } else { read(console, vec![], ms) }
        },
        text: "7001 Lobby 7001: It did not work." },
    Walk { what: "the line is lost", before: drive_to_ready, mono_ms: 8_000, urgent: true,
        happens: lose_the_line, text: OFFLINE },
    Walk { what: "the line is back", before: without_line, mono_ms: 8_000, urgent: false,
        happens: |console, ms| read(console, vec![], ms), text: "Webex can be reached again." },
    Walk { what: "live news stop", before: drive_to_live, mono_ms: 8_000, urgent: true,
        happens: |console, ms| { live(console, LiveNews::Lost { why: "It broke.".into() }, ms); },
        text: "Live news from Webex has stopped: It broke. What it told fades within a minute." },
    Walk { what: "live news are back", before: without_live_news, mono_ms: 8_000, urgent: false,
        happens: |console, ms| { live(console, LiveNews::Up, ms); },
        text: "Live news from Webex again." },
];

/// Everything that was said after this.
fn heard(console: &Console, seq: u64) -> Vec<(String, bool)> {
    let next = |seq: &u64| console.announcement_after(*seq).map(|said| said.seq);
    let said = std::iter::successors(next(&seq), next);
    said.filter_map(|seq| console.announcement_after(seq - 1))
        .map(|said| (english(said.spoken()), said.urgent))
        .collect()
}

#[test]
fn whatever_happens_is_said_once_and_nothing_is_said_while_nothing_changes() {
    for Walk { what, before, happens, mono_ms, text, urgent } in WALKS {
        let mut console = before();
        let seq = console.announcement().seq;
        happens(&mut console, mono_ms);
        assert_eq!(heard(&console, seq), [(text.to_owned(), urgent)], "{what}");
        let seq = console.announcement().seq;
        for later_ms in [100, 200, 900] {
            happens(&mut console, mono_ms + later_ms);
            tick(&mut console, mono_ms + later_ms + 1);
        }
        assert_eq!(heard(&console, seq), [], "{what}, told again");
    }
}

#[test]
fn what_to_do_offline_is_said_once_each_time_the_line_is_lost_also_where_a_command_found_that_out() {
    let mut console = asked();
    let seq = console.announcement().seq;
    refuse(&mut console, 1, failure(FailureKind::NoLink, PressAgain::AfterLookUp, LookUp::Calls), 5_100);
    let found_out = heard(&console, seq);
    assert!(matches!(&found_out[..], [(said, _)] if said.contains("*88")), "{found_out:?}");
    assert!(!english(&console.announcement().text).contains("*88"), "it is shown elsewhere");
    let seq = console.announcement().seq;
    lose_the_line(&mut console, 6_000);
    intent(&mut console, Intent::Choose(Choice::AllDevices), 6_100);
    assert!(heard(&console, seq).iter().all(|(said, _)| !said.contains("*88")), "once");
    read(&mut console, vec![], 7_000);
    let seq = console.announcement().seq;
    lose_the_line(&mut console, 8_000);
    assert_eq!(heard(&console, seq), [(OFFLINE.to_owned(), true)], "another time");
}

#[test]
fn what_was_so_before_the_first_reading_is_not_said_as_if_it_began_now() {
    let mut console = Console::new(options(true));
    news(&mut console, News::Started { has_client: true, keychain: Keychain::Works, keep: None }, 0);
    intent(&mut console, Intent::SignIn(SignInWay::Browser), 100);
    news(&mut console, News::SignedIn { epoch: EPOCH, scopes: None, not_kept: None, kept_for: None }, 200);
    let seq = console.announcement().seq;
    look(&mut console, vec![talking("c1")], 700);
    assert_eq!(heard(&console, seq), []);
    assert!(lines(&console).contains(&"Connected to Ola Berg.".to_owned()), "it can be read");
}
