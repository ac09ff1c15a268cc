//! What the board, the longest wait and the recalls say, where that is a choice between messages.

use super::text;
use crate::console::board::{Finding, Verified};
use crate::console::endpoints::Target;
use crate::console::sources::RecallFrom;
use crate::console::waiting::{Parker, Waiting};
pub use crate::console::words::waits::recall_in;
use crate::say;
use crate::words::{Arg, Message};

/// Why it is not sure that this caller was parked or still is; nothing where Webex has said so.
pub fn not_verified(verified: Verified) -> Option<Message> {
    match verified {
        Verified::Yes => None,
        Verified::FromBeforeRestart => Some(say!("not-verified-restart")),
        Verified::FromBeforeSignOut => Some(say!("not-verified-sign-out")),
        Verified::AskedBeforeRestart => Some(say!("not-verified-asked")),
        Verified::NoAnswer => Some(say!("not-verified-no-answer")),
    }
}

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
pub fn old(age_ms: u64) -> Option<Message> {
    let step = age_step_ms(age_ms)?;
    Some(say!("old", age = Arg::Clock(age_ms / step * step)))
}

/// "0:10 ago".
pub fn ago(age_ms: u64) -> Message {
    if age_ms < 10_000 {
        return say!("just-now");
    }
    let shown = age_step_ms(age_ms).map_or(age_ms, |step| age_ms / step * step);
    say!("ago", age = Arg::Clock(shown))
}

/// In how many milliseconds that changes.
pub fn age_changes_ms(age_ms: u64) -> Option<u64> {
    age_step_ms(age_ms).map(|step| step - age_ms % step)
}

/// "for Dr Lee".
pub fn for_whom(waiting: &Waiting) -> Option<Message> {
    let whom = waiting.for_whom.as_deref().filter(|whom| !whom.is_empty());
    whom.map(|whom| say!("for-whom", whom = whom))
}

/// "by Tom Abel", or "by you".
pub fn by_whom(waiting: &Waiting) -> Option<Message> {
    match &waiting.parked_by {
        Parker::Me => Some(say!("by-you")),
        Parker::Named(parker) => Some(say!("by-whom", parker = parker)),
        Parker::NotKnown => None,
    }
}

/// "“delivery note missing”".
pub fn note(waiting: &Waiting) -> Option<Message> {
    let note = waiting.note.as_deref().filter(|note| !note.is_empty());
    note.map(|note| say!("quoted-note", note = note))
}

/// For whom, by whom, and the note.
pub fn details(waiting: &Waiting) -> Vec<Arg> {
    let details = [for_whom(waiting), by_whom(waiting), note(waiting)];
    details.into_iter().flatten().map(Arg::from).collect()
}

/// "0:12", or "over 0:12" where nobody saw the caller come.
pub fn waited(ms: u64, at_least: bool) -> Arg {
    match at_least {
        true => say!("waited-at-least", waited = Arg::Clock(ms)).into(),
        false => Arg::Clock(ms),
    }
}

/// What it was that was learned last, and when: "Last seen free at 14:03."
pub fn last_seen(finding: &Finding, at: &str) -> Message {
    match finding {
        Finding::Vacant => say!("seen-free", at = at),
        Finding::Left => say!("seen-left", at = at),
        Finding::Parked => say!("seen-parked", at = at),
        Finding::Fetched => say!("seen-fetched", at = at),
        Finding::Nobody => say!("seen-nobody", at = at),
        Finding::StillParked => say!("seen-still-parked", at = at),
        Finding::Nothing => say!("seen-nothing", at = at),
        Finding::NotGiven => say!("seen-not-given", at = at),
        Finding::RecallAnswered => say!("seen-recall-answered", at = at),
        Finding::RecallLost => say!("seen-recall-lost", at = at),
        Finding::RecallUnseen => say!("seen-recall-unseen", at = at),
        Finding::Forgotten => say!("seen-forgotten", at = at),
    }
}

/// "Answer on Desk phone".
pub fn answer_on(target: &Target) -> Message {
    match target {
        Target::AllDevices => say!("answer"),
        Target::One(_) => say!("answer-on", on = text::on(target)),
    }
}

/// The same for the ear, among several recalls.
pub fn answer_name(caller: impl Into<Arg>, place: impl Into<Arg>, target: &Target) -> Message {
    match target {
        Target::AllDevices => say!("answer-recall", caller = caller, place = place),
        Target::One(_) => {
            say!("answer-recall-on", caller = caller, place = place, on = text::on(target))
        }
    }
}

/// "Parked 0:45 ago by you, for Dr Lee", or "over 0:45 ago" where nobody saw the caller come.
pub fn parked_ago(parked: &Waiting, waited_ms: Option<u64>) -> Arg {
    let waited = waited_ms.map(|ms| waited(ms, parked.at_least));
    let head = match (waited, by_whom(parked)) {
        (Some(waited), Some(by)) => say!("was-parked-ago-by", waited = waited, by = by),
        (Some(waited), None) => say!("was-parked-ago", waited = waited),
        (None, Some(by)) => say!("was-parked-by", by = by),
        (None, None) => say!("was-parked"),
    };
    let parts = [Some(head), for_whom(parked), note(parked)];
    Arg::List(parts.into_iter().flatten().map(Arg::from).collect())
}

/// "on 7004 Workshop, for Tom Abel".
pub fn where_and_for(place: impl Into<Arg>, waiting: Option<&Waiting>) -> Arg {
    let on = say!("on-place", place = place);
    let parts = [Some(on), waiting.and_then(for_whom)];
    Arg::List(parts.into_iter().flatten().map(Arg::from).collect())
}

/// "Live · 2 s ago"; without the age while nothing on the screen ticks.
pub fn live(heard_ms_ago: Option<u64>) -> Arg {
    let age = heard_ms_ago.map(|ms| match ms / 1_000 {
        secs if secs < 60 => say!("secs-ago", secs = secs),
        secs => say!("mins-ago", mins = secs / 60),
    });
    Arg::Facts(std::iter::once(say!("live-news-up")).chain(age).map(Arg::from).collect())
}

/// "45 s, as Webex says".
pub fn recall_time(secs: u64, from: RecallFrom) -> Message {
    match from {
        RecallFrom::Settings => say!("recall-time-of-settings", secs = secs),
        RecallFrom::Webex => say!("recall-time-of-webex", secs = secs),
    }
}
