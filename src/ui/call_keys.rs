//! Keys for the attendant's calls, wherever the focus is. A key acts at once only where one call alone can be meant; else
//! it leads to the button of the one and then of the other, whose name says whose call it is. None of them ends a call:
//! "Go to Hang up" leads to the button, and Enter presses it.

use super::keymap::Action;
use super::view::View;
use crate::console::calls::offers::Offer;
use crate::console::calls::view::CallView;
use crate::console::ids::CallId;
use crate::console::orders::ActKind;

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CallKey {
    /// Answer.
    Answer,
    /// Hold, or take back.
    Hold,
    /// Park.
    Park,
    /// Transfer.
    Transfer,
    /// Lead to Hang up.
    HangUp,
}

/// What a key has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// This call alone can be meant: as if its button were pressed.
    Press(CallId, Offer),
    /// Go to the button of this act.
    GoTo(CallId, ActKind),
}

const KEYS: [(Action, CallKey); 5] = [
    (Action::Answer, CallKey::Answer),
    (Action::Hold, CallKey::Hold),
    (Action::Park, CallKey::Park),
    (Action::Transfer, CallKey::Transfer),
    (Action::ToHangUp, CallKey::HangUp),
];

impl CallKey {
    /// The key for calls that this action is.
    pub fn of(action: Action) -> Option<Self> {
        KEYS.into_iter().find(|(of, _)| *of == action).map(|(_, key)| key)
    }

    /// The key that was pressed in this frame.
    pub fn pressed(view: &View<'_>) -> Option<Self> {
        view.pressed.take_as(Self::of)
    }

    /// The name of the key for an act, where there is one.
    pub fn name_of(kind: &ActKind, view: &View<'_>) -> Option<String> {
        let (action, _) = KEYS.into_iter().find(|(_, key)| key.wants(kind))?;
        view.key(action)
    }

    /// What it does, where nothing decides between that and its contrary.
    pub fn kind(self) -> ActKind {
        match self {
            Self::Answer => ActKind::Answer,
            Self::Hold => ActKind::Hold,
            Self::Park => ActKind::Park,
            Self::Transfer => ActKind::TransferTo,
            Self::HangUp => ActKind::HangUp,
        }
    }

    /// Several calls can be meant: it leads to their buttons and sends nothing.
    pub fn asks_which(self, calls: &[CallView]) -> bool {
        self.candidates(calls).len() > 1
    }

    fn wants(self, kind: &ActKind) -> bool {
        match self {
            Self::Answer => *kind == ActKind::Answer,
            Self::Hold => matches!(kind, ActKind::Hold | ActKind::Resume),
            Self::Park => matches!(kind, ActKind::Park | ActKind::ParkAgain),
            Self::Transfer => *kind == ActKind::TransferTo,
            Self::HangUp => *kind == ActKind::HangUp,
        }
    }

    /// Every call that the key can mean, with what it would do.
    pub fn candidates(self, calls: &[CallView]) -> Vec<(&CallView, &Offer)> {
        let offer = |call: &'_ CallView| call.acts.iter().position(|offer| self.wants(&offer.kind));
        calls.iter().filter_map(|call| offer(call).map(|index| (call, &call.acts[index]))).collect()
    }

    /// What the key means. `after`: the call to whose button it has led last.
    pub fn means(self, calls: &[CallView], after: Option<&CallId>) -> Option<Meant> {
        let candidates = self.candidates(calls);
        match candidates[..] {
            [] => None,
            [(call, offer)] if self != Self::HangUp => Some(Meant::Press(call.id.clone(), offer.clone())),
            _ => {
                let last = candidates.iter().position(|(call, _)| Some(&call.id) == after);
                let next = last.map_or(0, |last| (last + 1) % candidates.len());
                let (call, offer) = candidates[next];
                Some(Meant::GoTo(call.id.clone(), offer.kind.clone()))
            }
        }
    }
}
