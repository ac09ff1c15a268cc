//! The sentences about parked callers: who waits, who has left, who comes back.

use crate::console::board::Verified;
use crate::console::ledger::ParkedCall;
use crate::console::waiting::{Parker, Waiting};

/// "Retrieve the longest wait" was pressed, and there is none.
pub const NOBODY_WAITS: &str = "Nobody is known to wait. Slots that are not known can be tried one by one.";
/// A press on a slot without a number.
pub const NO_NUMBER: &str = "Webex did not say on which number this caller is parked. Look at the tiles of your group, or wait for the recall.";
/// Scope `spark:xsi` is missing.
pub const NO_XSI: &str =
    "This sign-in lacks the permission spark:xsi. Without it Valet knows only what was done here.";
/// A read of the desk: the monitored slots and colleagues.
pub const READS_SLOTS: &str = "Slots and colleagues";
/// A read of the desk: the call park group.
pub const READS_GROUP: &str = "Call park group";
/// A read of the desk: the devices.
pub const READS_DEVICES: &str = "Devices";
/// Nobody is signed in, so there is no live layer.
pub const NO_SIGN_IN: &str = "Nobody is signed in.";
/// Whose live news it would be is not known.
pub const NO_PERSON: &str = "Your profile has not been read.";
/// A slot without an id of Webex cannot be watched.
pub const NO_WEBEX_ID: &str = "Webex does not list it among your monitored lines, so it cannot be watched.";
/// The live news came back.
pub const LIVE_AGAIN: &str = "Live news from Webex again.";
/// What a press on "forget" means while Webex says otherwise.
pub const STILL_THERE: &str = "Webex says, live, that this caller is parked there. Nothing was forgotten.";

/// "0:43", or "at least 0:43" where nobody saw the wait begin.
pub fn at_least(is_least: bool, ms: u64) -> String {
    let clock = super::clock(ms);
    if is_least { format!("at least {clock}") } else { clock }
}

/// "0:10", or "at most 0:10".
pub fn at_most(is_most: bool, ms: u64) -> String {
    let clock = super::clock(ms);
    if is_most { format!("at most {clock}") } else { clock }
}

/// "Harriet Lund has left 7001 Lobby 1 after 0:43."
pub fn left(caller: &str, place: &str, waited: &str) -> String {
    super::capitalised(&format!("{caller} has left {place} after {waited}."))
}

/// Live news: "Harriet Lund was parked on 7001 Lobby 1." By whom, Webex does not say (contract 7.4).
pub fn came(caller: &str, place: &str) -> String {
    super::capitalised(&format!("{caller} was parked on {place}."))
}

/// Another caller is parked there all of a sudden.
pub fn replaced(caller: &str, by: &str, place: &str, waited: &str) -> String {
    super::capitalised(&format!("{caller} has left {place} after {waited}: {by} is parked there now."))
}

/// Somebody was fetched whom nobody expected there.
pub fn another_was_fetched(fetched: &str, expected: &str, place: &str) -> String {
    super::capitalised(&format!(
        "{fetched} was fetched from {place}, and not {expected}, who had been there. It is not known where that caller is."
    ))
}

/// Another caller may be parked there.
pub fn perhaps_replaced(caller: &str, by: &str, place: &str) -> String {
    super::capitalised(&format!("{by} may be parked on {place} now. Then {caller}, who was there, has left."))
}

/// A park is done and safe.
pub fn parked(call: &ParkedCall, place: &str) -> String {
    let for_whom = for_whom(call.for_whom.as_deref());
    super::capitalised(&format!("{} is parked on {place}{for_whom}.", call.caller.words()))
}

/// A park is done, but not on disk.
pub fn parked_unkept(call: &ParkedCall, place: &str, why: &str) -> String {
    format!("{} It could not be written down ({why}) and will not survive a restart.", parked(call, place))
}

/// What was parked before the restart or the sign-out, or perhaps.
pub fn unverified(call: &ParkedCall, verified: Verified, place: &str) -> String {
    let for_whom = for_whom(call.for_whom.as_deref());
    let caller = call.caller.words();
    let was = match verified {
        Verified::NoAnswer => {
            return format!(
                "It is not known whether {caller} is parked on {place}{for_whom}: Webex did not answer. Try to retrieve."
            );
        }
        Verified::AskedBeforeRestart => {
            return format!(
                "Webex was asked to park {caller} on {place}{for_whom} before the restart, and the answer was not seen. It is \
                 not verified that the caller waits there."
            );
        }
        Verified::Yes => "",
        Verified::FromBeforeRestart => " before the restart",
        Verified::FromBeforeSignOut => " before you signed out",
    };
    super::capitalised(&format!(
        "{caller} was parked on {place}{for_whom}{was}. It is not verified that the caller still waits."
    ))
}

/// The attendant says so.
pub fn forgotten(caller: &str, place: &str) -> String {
    format!("You said that {caller} no longer waits on {place}.")
}

/// Half of the recall time is over.
pub fn half_time(caller: &str, place: &str, waited: &str) -> String {
    super::capitalised(&format!(
        "{caller} has waited {waited} on {place}: half of the time until the recall."
    ))
}

/// The recall comes within seconds.
pub fn soon(caller: &str, place: &str, left: &str) -> String {
    super::capitalised(&format!("{caller} on {place} comes back in {left}. Retrieve now."))
}

/// Too much time has passed without news.
pub fn no_longer_sure(caller: &str, place: &str, waited: &str) -> String {
    format!(
        "It is no longer sure that {caller} waits on {place}: parked {waited} ago, and no news since. Try to retrieve."
    )
}

/// The same for several callers at once.
pub fn none_is_sure<'w>(who: impl Iterator<Item = (&'w str, String)>) -> String {
    let who: Vec<String> = who.map(|(caller, place)| format!("{caller} on {place}")).collect();
    format!(
        "There is no news any more of those who wait. It is no longer sure that they do: {}.",
        who.join(", ")
    )
}

/// "Harriet Lund is back from 7001 Lobby 1, parked 0:45 ago by you for Dr Lee."
pub fn recalled(caller: &str, place: &str, parked: Option<&Waiting>, waited: &str) -> String {
    let details = parked.map_or_else(String::new, |waiting| {
        let by = match &waiting.parked_by {
            Parker::Me => " by you".to_owned(),
            Parker::Named(name) => format!(" by {name}"),
            Parker::NotKnown => String::new(),
        };
        format!(", parked {waited} ago{by}{}", for_whom(waiting.for_whom.as_deref()))
    });
    super::capitalised(&format!("{caller} is back from {place}{details}."))
}

/// A recall was answered.
pub fn recall_answered(caller: &str, place: &str) -> String {
    super::capitalised(&format!("{caller}, back from {place}, was answered."))
}

/// A recall ended unanswered.
pub fn recall_lost(caller: &str, place: &str) -> String {
    super::capitalised(&format!(
        "{caller}, back from {place}, was not answered here and rings no more. It is not known where the caller is."
    ))
}

/// A recall ended unanswered, and Webex has parked its caller again by itself (contract 4).
pub fn parked_again(caller: &str, place: &str) -> String {
    super::capitalised(&format!("{caller}, back from {place}, got no answer and is parked there again."))
}

/// A recall that could not be seen for a while has ended.
pub fn recall_over(caller: &str, place: &str) -> String {
    super::capitalised(&format!(
        "{caller}, back from {place}, rings no more. It is not known whether the call was answered."
    ))
}

/// A recall that had been taken to have gone is there after all.
pub fn rings_again(caller: &str, place: &str) -> String {
    super::capitalised(&format!("{caller}, back from {place}, rings again."))
}

/// A recall of which it cannot be seen any more whether it rings.
pub fn recall_unseen(caller: &str, place: &str) -> String {
    super::capitalised(&format!(
        "{caller} is back from {place}, but your calls cannot be read: it is not known whether the caller still rings."
    ))
}

/// The live news stopped.
pub fn live_lost(why: &str) -> String {
    format!("Live news from Webex has stopped: {why} What it told fades within a minute.")
}

/// A place that Webex does not name.
pub fn unnamed_place() -> String {
    "a slot that Webex does not name".to_owned()
}

fn for_whom(whom: Option<&str>) -> String {
    whom.filter(|whom| !whom.is_empty()).map(|whom| format!(" for {whom}")).unwrap_or_default()
}
