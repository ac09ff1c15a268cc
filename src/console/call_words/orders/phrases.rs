//! The parts from which the sentences about one order are made: each order has its own verb, and each language its own order
//! of words.

use super::place;
use crate::console::endpoints::Target;
use crate::console::ordering::SentOrder;
use crate::console::orders::Order;
use crate::console::words::parked::{is_parked, place_for};
use crate::console::words::{is_ringing, one_device, what_to_lift};
use crate::say;
use crate::words::{Arg, Message};

/// The parts.
pub(super) struct Phrases {
    /// "Parking Ola Berg on 7001…"
    pub doing: Message,
    /// "Ola Berg is parked on 7001."
    pub done: Message,
    /// "It is not known whether **Ola Berg is parked on 7001**."
    pub whether: Message,
    /// "**Ola Berg was not parked**. You can try again."
    pub undone: Message,
}

/// The parts of the sentences about this order.
pub(super) fn phrases(sent: &SentOrder) -> Phrases {
    let caller = &sent.party.words();
    let target = sent.target.as_ref();
    match &sent.order {
        Order::Dial { number, .. } => Phrases {
            doing: say!("dial-doing", number = number),
            done: say!("dial-done", number = number, rings = rings_first(target)),
            whether: say!("dial-whether", number = number),
            undone: say!("dial-undone", number = number),
        },
        Order::PickUp { target: colleague, .. } => pick_up(colleague.as_deref(), target),
        Order::Pull { .. } => pull(target),
        Order::Answer { .. } => answer(caller, target),
        Order::Reject { .. } => Phrases {
            doing: say!("reject-doing", caller = caller),
            done: say!("reject-done", caller = caller),
            whether: say!("reject-whether", caller = caller),
            undone: say!("reject-undone", caller = caller),
        },
        Order::Hold { .. } => Phrases {
            doing: say!("hold-doing", caller = caller),
            done: say!("hold-done", caller = caller),
            whether: say!("hold-whether", caller = caller),
            undone: say!("hold-undone", caller = caller),
        },
        Order::Resume { .. } => Phrases {
            doing: say!("resume-doing", caller = caller),
            done: say!("resume-done", caller = caller),
            whether: say!("resume-whether", caller = caller),
            undone: say!("resume-undone", caller = caller),
        },
        Order::Mute { .. } => Phrases {
            doing: say!("mute-doing"),
            done: say!("mute-done", caller = caller),
            whether: say!("mute-whether", caller = caller),
            undone: say!("mute-undone", caller = caller),
        },
        Order::Unmute { .. } => Phrases {
            doing: say!("unmute-doing"),
            done: say!("unmute-done", caller = caller),
            whether: say!("unmute-whether", caller = caller),
            undone: say!("unmute-undone", caller = caller),
        },
        Order::HangUp { .. } => Phrases {
            doing: say!("hang-up-doing", caller = caller),
            done: say!("hang-up-done", caller = caller),
            whether: say!("hang-up-whether", caller = caller),
            undone: say!("hang-up-undone", caller = caller),
        },
        Order::Divert { to, to_voicemail, .. } => divert(caller, to.as_deref(), *to_voicemail),
        Order::Join { .. } => {
            let other = &sent.other.clone().unwrap_or_default().words();
            Phrases {
                doing: say!("join-doing", caller = caller, other = other),
                done: say!("join-done", caller = caller, other = other),
                whether: say!("join-whether", caller = caller, other = other),
                undone: say!("join-undone", caller = caller, other = other),
            }
        }
        Order::TransferTo { number, .. } => Phrases {
            doing: say!("transfer-doing", caller = caller, number = number),
            done: say!("transfer-done", caller = caller, number = number),
            whether: say!("transfer-whether", caller = caller, number = number),
            undone: say!("transfer-undone", caller = caller),
        },
        Order::Park { .. } => park(sent, caller),
        Order::Digits { digits, .. } => Phrases {
            doing: say!("tones-doing", tones = digits),
            done: say!("tones-done", tones = digits),
            whether: say!("tones-whether", tones = digits),
            undone: say!("tones-undone", tones = digits),
        },
    }
}

/// "Desk phone is ringing. Lift the handset."
fn rings_first(target: Option<&Target>) -> Message {
    match target {
        Some(target) => say!("rings-then", rings = is_ringing(target), lift = what_to_lift(target)),
        None => say!("rings-then", rings = say!("your-device-rings"), lift = say!("lift-the-handset")),
    }
}

fn pick_up(colleague: Option<&str>, target: Option<&Target>) -> Phrases {
    let call = &match colleague {
        Some(number) => say!("call-that-rings-at", number = number),
        None => say!("call-of-your-group"),
    };
    Phrases {
        doing: say!("pick-up-doing", call = call),
        done: say!("pick-up-done", call = call, rings = rings_first(target)),
        whether: say!("pick-up-whether", call = call),
        undone: say!("pick-up-undone", call = call),
    }
}

fn pull(target: Option<&Target>) -> Phrases {
    Phrases {
        doing: match target.and_then(one_device) {
            Some(endpoint) => say!("pull-doing-on", device = &endpoint.name),
            None => say!("pull-doing"),
        },
        done: say!("pull-done", rings = rings_first(target)),
        whether: say!("pull-whether"),
        undone: say!("pull-undone"),
    }
}

fn answer(caller: &Arg, target: Option<&Target>) -> Phrases {
    let (doing, done) = match target.and_then(one_device) {
        Some(endpoint) => (
            say!("answer-doing-on", caller = caller, device = &endpoint.name),
            say!("answer-done-on", device = &endpoint.name),
        ),
        None => (say!("answer-doing", caller = caller), say!("answer-done")),
    };
    let (whether, undone) = (say!("answer-whether", caller = caller), say!("answer-undone", caller = caller));
    Phrases { doing, done, whether, undone }
}

fn divert(caller: &Arg, to: Option<&str>, to_voicemail: bool) -> Phrases {
    let to = &match (to, to_voicemail) {
        (None, _) => Arg::from(say!("your-voicemail")),
        (Some(number), true) => say!("voicemail-of", number = number).into(),
        (Some(number), false) => number.into(),
    };
    Phrases {
        doing: say!("divert-doing", caller = caller, to = to),
        done: say!("divert-done", caller = caller, to = to),
        whether: say!("divert-whether", caller = caller, to = to),
        undone: say!("divert-undone", caller = caller),
    }
}

fn park(sent: &SentOrder, caller: &Arg) -> Phrases {
    let place = &place(sent);
    let for_whom = sent.park.as_ref().and_then(|plan| plan.for_whom.as_deref());
    Phrases {
        doing: say!("park-doing", caller = caller, place = place),
        done: is_parked(&sent.party, place_for(place.clone(), for_whom)),
        whether: say!("park-whether", caller = caller, place = place),
        undone: say!("park-undone", caller = caller, place = place),
    }
}
