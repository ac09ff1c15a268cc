//! Everything that can be done with one press, wherever its button stands. Menus and the palette list the same commands: what
//! is possible is decided once, and a command of the palette does what its button does.

mod of_calls;
mod of_desk;
mod of_slots;
mod words;

use super::day::Wanted;
use super::help;
use super::keymap::Action;
use super::settings::{Item, Page};
use super::sign_in::SignInPage;
use super::view::View;
use crate::console::endpoints::{Endpoint, Target};
use crate::console::event::Intent;
use crate::console::hints::Hint;
use crate::console::ids::{CallId, SlotId};
use crate::console::orders::{ActKind, CallAct, ParkOn};
use crate::console::session::{KeepIn, SignInWay};
use crate::words::{Arg, Message};

/// Something that can be done with one press.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    /// What has a key of its own.
    Key(Action),
    /// Open the settings at this one.
    Setting(Item),
    /// Open this page of the settings.
    Page(Page),
    /// The button of this act on the card of a call.
    Act { call: CallId, kind: ActKind, says: Message },
    /// Park this call there, with nothing more to say.
    Park { call: CallId, caller: Arg, on: ParkOn, place: Arg },
    /// Park a caller who has come back on her slot again.
    ParkRecall { call: CallId, caller: Arg, place: Arg, act: CallAct },
    /// Retrieve from this slot, for this one call on this device.
    Retrieve { slot: SlotId, name: Arg, on: Target },
    /// Stop the ringing of the retrieve from this slot.
    StopRinging { slot: SlotId, name: Arg },
    /// Nobody waits on this slot any more.
    Forget { slot: SlotId, name: Arg },
    /// Call this number back; who it is, where that is known.
    CallBack { number: String, caller: Option<Arg> },
    /// Take the call that rings at this number, of this colleague; `None`: any that rings in the group.
    PickUp(Option<(String, Arg)>),
    /// Bring the call of another device here.
    Pull,
    /// Ring this device from now on.
    AnswerOn(Target),
    /// Make it the default of the Webex account; `None`: have none.
    MakeDefault(Option<Endpoint>),
    /// Sign in.
    SignIn(Way),
    /// Stop the sign-in that runs.
    CancelSignIn,
    /// Open this address; the words of its button.
    OpenLink { link: String, says: Message },
    /// Another page around signing in.
    SignInPage(SignInPage),
    /// Keep the sign-in there.
    KeepIn(KeepIn),
    /// Sign out.
    SignOut,
    /// Sign out and set up another integration.
    AnotherIntegration,
    /// Do this with the record of the day.
    Day(Wanted),
    /// Print the list of keys.
    PrintKeys,
    /// This hint need not be told any more.
    HintIsOver(Hint),
}

/// A way to sign in that needs nothing typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// In the browser of this PC.
    Browser,
    /// With a code on another device.
    Code,
}

/// What a press can ask of the screen itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// As if its key were pressed.
    Do(Action),
    /// Open the settings at this one.
    Setting(Item),
    /// Open the settings at this page.
    Page(Page),
    /// Lead to the card of this call, and there to what this act asks.
    GoTo(CallId, Option<ActKind>),
    /// Show this page around signing in.
    SignIn(SignInPage),
    /// Sign out and set up another integration.
    AnotherIntegration,
    /// Open the day, and do this there.
    Day(Wanted),
}

/// What a press comes to.
enum Does {
    Send(Intent),
    Ask(Ask),
}

impl Command {
    /// Everything that is possible now, but for what has a key of its own and the settings.
    pub fn possible(view: &View<'_>) -> Vec<Self> {
        let mut commands = Vec::new();
        if view.console.session().shows_board() {
            commands.extend(of_calls::of_calls(view));
            commands.extend(of_slots::of_slots(view));
        }
        commands.extend(of_desk::of_desk(view));
        commands
    }

    /// The menu of the header: what belongs together, each with whether it is possible.
    pub fn menu(view: &View<'_>) -> [Vec<(Self, bool)>; 4] {
        of_desk::menu(view)
    }

    /// Does it. Some: this is left to the screen.
    pub fn run(&self, view: &View<'_>, intents: &mut Vec<Intent>) -> Option<Ask> {
        match self.does(view) {
            Does::Send(intent) => {
                intents.push(intent);
                None
            }
            Does::Ask(ask) => Some(ask),
        }
    }

    fn does(&self, view: &View<'_>) -> Does {
        let intent = match self.clone() {
            Self::Key(Action::Refresh) => Intent::Refresh,
            Self::Key(action) => return Does::Ask(Ask::Do(action)),
            Self::Setting(item) => return Does::Ask(Ask::Setting(item)),
            Self::Page(page) => return Does::Ask(Ask::Page(page)),
            Self::Act { call, kind, .. } => return Does::Ask(Ask::GoTo(call, Some(kind))),
            Self::SignInPage(page) => return Does::Ask(Ask::SignIn(page)),
            Self::AnotherIntegration => return Does::Ask(Ask::AnotherIntegration),
            Self::Day(wanted) => return Does::Ask(Ask::Day(wanted)),
            Self::Park { call, on, .. } => view.console.to_park(call, on),
            Self::ParkRecall { call, act, .. } => Intent::Call { call, act },
            Self::Retrieve { slot, on, .. } => Intent::Retrieve { slot, on: Some(on) },
            Self::StopRinging { slot, .. } => Intent::StopRinging(slot),
            Self::Forget { slot, .. } => Intent::Forget(slot),
            Self::CallBack { number, .. } => Intent::Dial(number),
            Self::PickUp(at) => Intent::PickUp(at.map(|(number, _)| number)),
            Self::Pull => Intent::Pull,
            Self::AnswerOn(target) => Intent::Choose(target.choice()),
            Self::MakeDefault(endpoint) => Intent::MakeDefault(endpoint.map(|endpoint| endpoint.id)),
            Self::SignIn(Way::Browser) => Intent::SignIn(SignInWay::Browser),
            Self::SignIn(Way::Code) => Intent::SignIn(SignInWay::Code),
            Self::CancelSignIn => Intent::CancelSignIn,
            Self::OpenLink { link, .. } => Intent::OpenLink(link),
            Self::KeepIn(place) => Intent::KeepIn(place),
            Self::SignOut => Intent::SignOut,
            Self::PrintKeys => help::print(view),
            Self::HintIsOver(hint) => Intent::HintIsOver(hint),
        };
        Does::Send(intent)
    }
}
