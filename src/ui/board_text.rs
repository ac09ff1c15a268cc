//! The words of the board, the longest wait, the recalls, and what Valet can see.

use super::text;
use crate::console::board::{Finding, Verified};
use crate::console::effect::Pace;
use crate::console::endpoints::Target;
use crate::console::sources::RecallFrom;
use crate::console::waiting::Waiting;
use crate::console::words;

// Tiles.
pub const LIVE: &str = "live";
pub const WAS_FREE: &str = "Was free";
pub const LEFT: &str = "Left the slot";
pub const BACK_RINGING: &str = "Back · ringing";

/// Why it is not sure that this caller was parked or still is; nothing where Webex has said so.
pub fn not_verified(verified: Verified) -> Option<&'static str> {
    match verified {
        Verified::Yes => None,
        Verified::FromBeforeRestart => Some("From before the restart, not verified"),
        Verified::FromBeforeSignOut => Some("From before the sign-out, not verified"),
        Verified::AskedBeforeRestart => Some("Asked to park before the restart, not verified"),
        Verified::NoAnswer => Some("Webex did not answer whether it is parked"),
    }
}
pub const RECALL_DUE: &str = "recall due";
pub const BY_YOU: &str = "by you";
pub const NOBODY_HERE: &str = "Nobody waits here any more";

// Longest wait.
pub const LONGEST_WAIT: &str = "Longest wait";
pub const NOBODY_WAITS: &str = "Nobody is known to wait";
pub const SPACE: &str = "Space";

// Recall.
pub const RECALL: &str = "Recall";
pub const PARK_AGAIN: &str = "Park again";
pub const ANSWER_KEY: &str = "F2";

// What Valet can see.
pub const SOURCES: &str = "What Valet can see";
pub const SOURCE_LIVE: &str = "Live news";
pub const SOURCE_CALLS: &str = "Your calls";
pub const SOURCE_RECALL: &str = "Recall time";
pub const SOURCE_TRAFFIC: &str = "Requests to Webex";
pub const NOT_COUNTED: &str = "not counted";
pub const READ: &str = "read";
pub const NOT_READ: &str = "not read yet";
pub const NO_LIVE_NEWS: &str = "No live news";
pub const CONNECTING_LIVE: &str = "Opening live news";

/// Keys of the board, and what they do.
pub const HELP: [(&str, &str); 3] = [
    ("Space", "while nothing has the focus: retrieve the longest wait"),
    ("F8", "retrieve the longest wait, wherever the focus is"),
    ("F2", "answer the caller who is back from a slot, also over a dialog"),
];

/// How old something is, as it is shown: by the second only where something else ticks anyway, so in steps.
pub fn age_step_ms(age_ms: u64) -> Option<u64> {
    const MINUTE: u64 = 60_000;
    match age_ms {
        _ if age_ms < 10 * MINUTE => Some(10_000),
        _ if age_ms < 60 * MINUTE => Some(MINUTE),
        _ => None,
    }
}

/// "2:10 old"; nothing after an hour, when the time of day says more.
pub fn old(age_ms: u64) -> Option<String> {
    let step = age_step_ms(age_ms)?;
    Some(format!("{} old", words::clock(age_ms / step * step)))
}

/// "0:10 ago".
pub fn ago(age_ms: u64) -> String {
    if age_ms < 10_000 {
        return "just now".to_owned();
    }
    let shown = age_step_ms(age_ms).map_or(age_ms, |step| age_ms / step * step);
    format!("{} ago", words::clock(shown))
}

/// In how many milliseconds that changes.
pub fn age_changes_ms(age_ms: u64) -> Option<u64> {
    age_step_ms(age_ms).map(|step| step - age_ms % step)
}

/// "for Dr Lee".
pub fn for_whom(waiting: &Waiting) -> Option<String> {
    waiting.for_whom.as_deref().filter(|whom| !whom.is_empty()).map(|whom| format!("for {whom}"))
}

/// "by Tom Abel", or "by you".
pub fn by_whom(waiting: &Waiting, me: Option<&str>) -> Option<String> {
    match waiting.parker.as_deref().filter(|parker| !parker.is_empty()) {
        Some(parker) if me == Some(parker) => Some(BY_YOU.to_owned()),
        Some(parker) => Some(format!("by {parker}")),
        None => waiting.is_own().then(|| BY_YOU.to_owned()),
    }
}

/// "“delivery note missing”".
pub fn note(waiting: &Waiting) -> Option<String> {
    waiting.note.as_deref().filter(|note| !note.is_empty()).map(|note| format!("“{note}”"))
}

/// "recall in 0:08".
pub fn recall_in(left_ms: u64) -> String {
    match left_ms {
        0 => RECALL_DUE.to_owned(),
        _ => format!("recall in {}", words::clock(left_ms)),
    }
}

/// "news 0:20 old".
pub fn news_old(age_ms: u64) -> String {
    format!("news {} old", words::clock(age_ms))
}

/// "Hung up or fetched by a colleague, 14:04".
pub fn left_at(at: &str) -> String {
    format!("Hung up or fetched by a colleague, {at}")
}

/// "Back from 7001 Lobby 1: ringing".
pub fn back_from(place: &str) -> String {
    format!("Back from {place}: ringing")
}

/// What it was that was learned last, and when: "Last seen free at 14:03."
pub fn last_seen(finding: &Finding, at: &str) -> String {
    match finding {
        Finding::Vacant => format!("Last seen free at {at}."),
        Finding::Left => format!("The caller left at {at}."),
        Finding::Parked => format!("Last seen parked at {at}."),
        _ => text::last_seen(finding, at),
    }
}

/// "Park Ola Berg here".
pub fn park_here(caller: &str) -> String {
    format!("Park {caller} here")
}

/// The same in a menu, by the slot.
pub fn park_on(caller: &str, slot: &str) -> String {
    format!("Park {caller} on {slot}")
}

/// "Call back +1 408 555 0142".
pub fn call_back(number: &str) -> String {
    format!("Call back {number}")
}

/// "Answer on Desk phone".
pub fn answer_on(target: &Target) -> String {
    match target {
        Target::AllDevices => "Answer".to_owned(),
        Target::One(endpoint) => format!("Answer on {}", endpoint.name),
    }
}

/// The same for the ear, among several recalls.
pub fn answer_name(caller: &str, place: &str, target: &Target) -> String {
    let on = match target {
        Target::AllDevices => String::new(),
        Target::One(endpoint) => format!(", on {}", endpoint.name),
    };
    format!("Answer {caller}, back from {place}{on}")
}

/// Parks a recalled caller again, for the ear.
pub fn park_again_name(caller: &str, place: &str) -> String {
    format!("Park {caller} again on {place}")
}

/// "Harriet Lund is back from 7001 Lobby 1".
pub fn is_back(caller: &str, place: &str) -> String {
    format!("{} is back from {place}", text::upper_first(caller))
}

/// "Parked 0:45 ago by you, for Dr Lee".
pub fn parked_ago(waiting: &Waiting, waited_ms: Option<u64>, me: Option<&str>) -> String {
    let ago = waited_ms.map(|ms| format!("{} ago", words::clock(ms)));
    let by = by_whom(waiting, me);
    let head = ["Parked".to_owned()].into_iter().chain(ago).chain(by).collect::<Vec<_>>().join(" ");
    [Some(head), for_whom(waiting), note(waiting)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The control beside a tile that offers more than other devices.
pub fn more_for(slot: &str) -> String {
    format!("More for {slot}")
}

/// Says that nobody waits on a slot, in its menu.
pub fn nobody_on(slot: &str) -> String {
    format!("{NOBODY_HERE}: {slot}")
}

/// The button of the longest wait, for the ear.
pub fn retrieve_longest(caller: &str, place: &str, target: &Target) -> String {
    format!("{LONGEST_WAIT}: retrieve {caller} from {place} on {}", target.name())
}

/// "on 7004 Workshop, for Tom Abel".
pub fn where_and_for(place: &str, waiting: Option<&Waiting>) -> String {
    match waiting.and_then(for_whom) {
        Some(whom) => format!("on {place}, {whom}"),
        None => format!("on {place}"),
    }
}

/// "Live · 2 s ago"; without the age while nothing on the screen ticks.
pub fn live(heard_ms_ago: Option<u64>) -> String {
    match heard_ms_ago {
        Some(ms) if ms < 60_000 => format!("Live · {} s ago", ms / 1_000),
        Some(ms) => format!("Live · {} min ago", ms / 60_000),
        None => "Live".to_owned(),
    }
}

/// "Asking Webex every 4 s".
pub fn asking_every(pace: Pace) -> Option<String> {
    let secs = match pace {
        Pace::Off => return None,
        Pace::Hidden | Pace::CrossCheck => 15,
        Pace::Idle => 4,
        Pace::Active => 2,
        Pace::InFlight => 1,
    };
    Some(format!("Asking Webex every {secs} s"))
}

/// The same where there is little room.
pub fn every(asking: &str) -> String {
    asking.strip_prefix("Asking Webex ").map_or_else(|| asking.to_owned(), text::upper_first)
}

/// The control in the header that opens the panel, for the ear.
pub fn sources_of(state: &str) -> String {
    format!("{state}. {SOURCES}")
}

/// "45 s, as Webex says".
pub fn recall_time(secs: u64, from: RecallFrom) -> String {
    let from = match from {
        RecallFrom::Settings => "from the settings of Valet; Webex may use another time",
        RecallFrom::Webex => "as Webex says",
    };
    format!("{secs} s, {from}")
}

/// "12 in the last minute, 340 in the last hour".
pub fn traffic(minute: u32, hour: u32) -> String {
    format!("{minute} in the last minute, {hour} in the last hour")
}

/// Webex asked to slow down.
pub fn reads_wait(ms: u64) -> String {
    format!("Webex asked to slow down: reading goes on in {}", words::clock(ms.div_ceil(1_000) * 1_000))
}
