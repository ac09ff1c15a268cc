//! Where an action is possible: now, for the palette, in which what is not stands as such and does nothing; and in the compact
//! strip.

use super::call_keys::CallKey;
use super::keymap::{Action, ActionGroup};
use super::settings::Item;
use super::view::View;
use crate::console::Console;
use crate::console::now::Now;
use crate::store::Setting;

/// Whether the action would do something.
pub(super) fn is_possible(view: &View<'_>, action: Action) -> bool {
    if let Some(key) = CallKey::of(action) {
        return !key.candidates(&view.console.my_calls(view.now)).is_empty();
    }
    let shows_board = view.console.session().shows_board();
    match action {
        Action::RetrieveLongest => view.can_send() && view.console.longest_wait(view.now).is_some(),
        Action::Refresh => view.console.session().is_usable(),
        Action::Settings | Action::Keys | Action::Palette => true,
        // Also before the sign-in there is something to say.
        Action::SayStatus | Action::SayLast | Action::SayLongest | Action::SayConnection => true,
        _ => shows_board,
    }
}

/// Whether another device can be made the default of the Webex account.
pub(super) fn may_change_default(view: &View<'_>) -> bool {
    let console = view.console;
    console.session().is_usable()
        && console.capabilities().config_write
        && !console.endpoints().is_changing_default()
}

/// Whether another device can be chosen: a policy may say which one rings.
pub(super) fn may_choose_device(view: &View<'_>) -> bool {
    view.settings.locks.of(Setting::AnswerOn).is_none()
}

/// Whether Valet may talk to Webex as another integration: a policy may say which one it is.
pub(super) fn may_change_integration(view: &View<'_>) -> bool {
    let locks = |setting: &Setting| view.settings.locks.of(*setting).is_some();
    !Item::Integration.settings().iter().any(locks)
}

/// The compact strip has no room for what this opens, or for the question which of several calls is meant.
pub(super) fn needs_board(console: &Console, now: Now, action: Action) -> Option<Action> {
    // A recall is answered before any other call.
    let is_clear = action == Action::Answer && !console.recalls().is_empty();
    let asks = CallKey::of(action).is_some_and(|key| key.asks_which(&console.my_calls(now)));
    let opens = match action {
        _ if asks && !is_clear => true,
        Action::Park | Action::Transfer | Action::ToHangUp | Action::Dial | Action::RecentCalls => true,
        Action::Compact | Action::Refresh => false,
        other => matches!(other.group(), ActionGroup::Finding | ActionGroup::Window),
    };
    opens.then_some(action)
}
