//! The attendant's calls as far as the board needs them: what can be parked, and where a recall can be answered.

use crate::console::Console;
use crate::console::endpoints::Target;
use crate::console::ids::CallId;
use crate::console::now::Now;
use crate::console::orders::ActKind;
use crate::words::Arg;

/// A call that can be parked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InHand {
    /// Its id.
    pub call: CallId,
    /// Who it is.
    pub caller: Arg,
}

/// Every call that can be parked now.
pub(super) fn in_hand(console: &Console, now: Now) -> Vec<InHand> {
    let calls = console.my_calls(now).into_iter();
    calls
        .filter(|call| call.offers(&ActKind::Park))
        .map(|call| InHand { call: call.id, caller: call.caller })
        .collect()
}

/// The only one; between several the board does not choose.
pub(super) fn only(calls: &[InHand]) -> Option<&InHand> {
    match calls {
        [call] => Some(call),
        _ => None,
    }
}

/// Whether Valet can answer there for the attendant (contract 3.3, 5.5).
pub(super) fn can_answer(console: &Console, target: &Target) -> bool {
    match target {
        Target::One(endpoint) => endpoint.remote_answer,
        Target::AllDevices => console.endpoints().known().iter().any(|endpoint| endpoint.remote_answer),
    }
}
