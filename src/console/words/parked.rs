//! The sentences about parked callers: who waits, who has left, who comes back. `place` is what people call a slot inside a
//! sentence, such as `7001 Lobby 1`.

use crate::console::board::Verified;
use crate::console::calls::Party;
use crate::console::ledger::ParkedCall;
use crate::console::waiting::{Parker, Waiting};
use crate::say;
use crate::words::{Arg, Message};

/// "0:43", or "at least 0:43" where nobody saw the wait begin.
pub fn at_least(is_least: bool, ms: u64) -> Arg {
    let waited = Arg::Clock(ms);
    if is_least { say!("at-least", waited = waited).into() } else { waited }
}

/// "0:10", or "at most 0:10".
pub fn at_most(is_most: bool, ms: u64) -> Arg {
    let left = Arg::Clock(ms);
    if is_most { say!("at-most", left = left).into() } else { left }
}

/// "7001 Lobby 1 for Dr Lee".
pub fn place_for(place: Arg, for_whom: Option<&str>) -> Arg {
    match for_whom.filter(|whom| !whom.is_empty()) {
        Some(whom) => say!("place-for", place = place, whom = whom).into(),
        None => place,
    }
}

/// "Harriet Lund has left 7001 Lobby 1 after 0:43."
pub fn left(caller: &Party, place: Arg, waited: Arg) -> Message {
    say!("caller-left", caller = caller.words(), place = place, waited = waited)
}

/// "Harriet Lund is parked on 7001 Lobby 1."
pub fn is_parked(caller: &Party, place: Arg) -> Message {
    say!("caller-parked", caller = caller.words(), place = place)
}

/// A park is done and safe.
pub fn parked(call: &ParkedCall, place: Arg) -> Message {
    is_parked(&call.caller, place_for(place, call.for_whom.as_deref()))
}

/// A park is done, but not on disk.
pub fn parked_unkept(call: &ParkedCall, place: Arg, why: Arg) -> Message {
    let place = place_for(place, call.for_whom.as_deref());
    say!("caller-parked-unkept", caller = call.caller.words(), place = place, why = why)
}

/// What was parked before the restart or the sign-out, or perhaps.
pub fn unverified(call: &ParkedCall, verified: Verified, place: Arg) -> Message {
    let (caller, place) = (call.caller.words(), place_for(place, call.for_whom.as_deref()));
    match verified {
        Verified::NoAnswer => say!("unverified-no-answer", caller = caller, place = place),
        Verified::AskedBeforeRestart => say!("unverified-asked", caller = caller, place = place),
        Verified::Yes => say!("unverified", caller = caller, place = place),
        Verified::FromBeforeRestart => say!("unverified-restart", caller = caller, place = place),
        Verified::FromBeforeSignOut => say!("unverified-sign-out", caller = caller, place = place),
    }
}

/// Half of the recall time is over.
pub fn half_time(caller: &Party, place: Arg, waited: Arg) -> Message {
    say!("half-time", caller = caller.words(), place = place, waited = waited)
}

/// The recall comes within seconds. Where nothing can be sent, nobody is told to retrieve.
pub fn soon(caller: &Party, place: Arg, left: Arg, may_order: bool) -> Message {
    match may_order {
        true => say!("recall-soon", caller = caller.words(), place = place, left = left),
        false => say!("recall-soon-only", caller = caller.words(), place = place, left = left),
    }
}

/// Too much time has passed without news of several callers.
pub fn none_is_sure<'w>(who: impl Iterator<Item = (&'w Party, Arg)>) -> Message {
    let who = who.map(|(caller, place)| say!("caller-on-place", caller = caller.words(), place = place));
    say!("none-is-sure", callers = who.collect::<Vec<_>>())
}

/// "Harriet Lund is back from 7001 Lobby 1, parked 0:45 ago by you for Dr Lee."
pub fn recalled(caller: &Party, place: &Arg, parked: Option<&Waiting>, waited: Arg) -> Message {
    let Some(waiting) = parked else {
        return say!("recalled", caller = caller.words(), place = place);
    };
    let by = match &waiting.parked_by {
        Parker::Me => Some(say!("by-you")),
        Parker::Named(name) => Some(say!("by-whom", parker = name)),
        Parker::NotKnown => None,
    };
    let parked = match by {
        Some(by) => say!("was-parked-ago-by", waited = waited, by = by),
        None => say!("was-parked-ago", waited = waited),
    };
    match waiting.for_whom.as_deref().filter(|whom| !whom.is_empty()) {
        Some(whom) => {
            let whom = say!("for-whom", whom = whom);
            say!("recalled-parked-for", caller = caller.words(), place = place, parked = parked, whom = whom)
        }
        None => say!("recalled-parked", caller = caller.words(), place = place, parked = parked),
    }
}

/// The live news stopped.
pub fn live_lost(why: &Arg) -> Message {
    say!("live-lost", why = why)
}
