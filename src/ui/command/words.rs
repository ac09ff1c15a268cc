//! What a command is called: as its button is to a screen reader, so that whoever knows the one finds the other.

use super::{Command, Way};
use crate::console::ids::SlotId;
use crate::console::orders::{ActKind, ParkOn};
use crate::console::session::Session;
use crate::say;
use crate::ui::call_text;
use crate::ui::day::Wanted;
use crate::ui::header;
use crate::ui::keymap::Action;
use crate::ui::settings::Item;
use crate::ui::sign_in::{SignInPage, kept_where};
use crate::ui::text;
use crate::ui::view::View;
use crate::ui::{board_text, wait_strip};
use crate::words::{Arg, Message};

impl Command {
    /// Its name.
    pub fn says(&self, view: &View<'_>) -> Message {
        match self {
            Self::Key(action) => action.says(),
            Self::Setting(item) => item.says(),
            Self::Page(page) => page.says(),
            Self::Act { says, .. } | Self::OpenLink { says, .. } => says.clone(),
            Self::Park { caller, place, .. } => say!("park-on-slot", caller = caller, slot = place),
            Self::ParkRecall { caller, place, .. } => {
                say!("park-recall-again", caller = caller, place = place)
            }
            Self::Retrieve { name, on, .. } => say!("retrieve-slot-on", slot = name, on = text::on(on)),
            Self::StopRinging { name, .. } => say!("stop-ringing-of", slot = name),
            Self::Forget { name, .. } => say!("nobody-waits-on-slot", slot = name),
            Self::CallBack { number, caller: None } => say!("call-back-number", number = number),
            Self::CallBack { caller: Some(caller), .. } => say!("call-back-caller", caller = caller),
            Self::PickUp(None) => say!("pick-up-in-group"),
            Self::PickUp(Some((_, who))) => say!("pick-up-at", who = who),
            Self::Pull => call_text::bring_to(&view.console.endpoints().target()),
            Self::AnswerOn(target) => say!("answer-from-now-on", on = text::on(target)),
            Self::MakeDefault(Some(endpoint)) => say!("make-default", device = &endpoint.name),
            Self::MakeDefault(None) => say!("have-no-default"),
            Self::SignIn(Way::Browser) if has_expired(view) => say!("sign-in-again"),
            Self::SignIn(Way::Browser) => say!("sign-in"),
            Self::SignIn(Way::Code) => say!("sign-in-code"),
            Self::CancelSignIn => say!("cancel-sign-in"),
            Self::SignInPage(SignInPage::Token) => say!("use-token"),
            Self::SignInPage(SignInPage::SetUp | SignInPage::Choose) => say!("change-client"),
            Self::KeepIn(place) => say!("keep-sign-in", place = kept_where(*place)),
            Self::SignOut => say!("sign-out"),
            Self::AnotherIntegration => say!("another-integration"),
            Self::Day(Wanted::Export) => say!("day-export"),
            Self::Day(Wanted::ExportAll) => say!("day-export-all"),
            Self::Day(Wanted::Delete) => say!("day-delete"),
            Self::PrintKeys => say!("print-keys"),
            Self::HintIsOver(_) => say!("hint-over"),
        }
    }

    /// What stands in the menu of the header.
    pub fn in_menu(&self, view: &View<'_>) -> Message {
        match self {
            Self::Key(Action::Find) => say!("find-entry"),
            Self::Key(Action::Palette) => say!("palette-entry"),
            Self::Key(Action::Refresh) => say!("refresh"),
            Self::Key(Action::Day) => say!("day-entry"),
            Self::Key(Action::Settings) => say!("settings-entry"),
            Self::Key(Action::Keys) => say!("keys-entry"),
            other => other.says(view),
        }
    }

    /// By what else it is found: the other names of its buttons, and who waits where it leads.
    pub fn also(&self, view: &View<'_>) -> Vec<Arg> {
        match self {
            Self::Key(action) => self.of_key(view, *action),
            Self::Setting(Item::Slots) => vec![say!("slots-entry").into()],
            Self::Setting(Item::KeepDays) => vec![say!("day-settings").into()],
            Self::Act { call, kind: ActKind::Answer, .. } => {
                let recall = view.console.recalls().into_iter().find(|recall| recall.call == *call);
                let target = view.console.endpoints().target();
                let name = recall
                    .map(|recall| board_text::answer_name(recall.caller.words(), recall.slot_words, &target));
                name.into_iter().map(Arg::from).collect()
            }
            Self::Park { on: ParkOn::Slot(slot), .. }
            | Self::Retrieve { slot, .. }
            | Self::StopRinging { slot, .. }
            | Self::Forget { slot, .. } => of_slot(view, slot),
            Self::AnswerOn(target) => vec![text::device(target)],
            Self::SignIn(Way::Code) => vec![say!("with-a-code").into()],
            Self::KeepIn(place) => vec![kept_where(*place).into()],
            Self::PickUp(None) => vec![say!("pick-up").into()],
            Self::CancelSignIn => vec![say!("cancel").into()],
            Self::PrintKeys => vec![say!("print").into()],
            _ => Vec::new(),
        }
    }

    fn of_key(&self, view: &View<'_>, action: Action) -> Vec<Arg> {
        let longest = || view.console.longest_wait(view.now).map(|longest| wait_strip::name(view, &longest));
        let other = match action {
            Action::RetrieveLongest => longest(),
            Action::Dial => Some(say!("new-call")),
            Action::RecentCalls => Some(say!("recent-calls")),
            Action::Sources => header::sources_name(view),
            Action::Compact => Some(say!("back-to-board")),
            _ => None,
        };
        other.into_iter().chain([self.in_menu(view)]).map(Arg::from).collect()
    }
}

fn has_expired(view: &View<'_>) -> bool {
    matches!(view.console.session(), Session::Expired { .. })
}

/// The whole name of this slot, and who waits or may still wait there.
fn of_slot(view: &View<'_>, slot: &SlotId) -> Vec<Arg> {
    let Some(slot) = view.console.board().slot(slot) else { return Vec::new() };
    let state = slot.state(view.now);
    let waits = state.waiting().map(|waiting| waiting.caller.words());
    std::iter::once(slot.name()).chain(waits).collect()
}
