//! What belongs to no call and no slot: the devices, signing in and out, the day, the keys, a hint.

use super::{Command, Way};
use crate::console::endpoints::Target;
use crate::console::session::{Keychain, Session, SignInStep};
use crate::say;
use crate::ui::day::Wanted;
use crate::ui::keymap::Action;
use crate::ui::possible::{is_possible, may_change_default, may_change_integration, may_choose_device};
use crate::ui::sign_in::{SignInPage, kept_where_else};
use crate::ui::text::DEVELOPER_LINK;
use crate::ui::view::View;

/// Everything of it that is possible now.
pub(super) fn of_desk(view: &View<'_>) -> Vec<Command> {
    let console = view.console;
    let mut commands = Vec::new();
    if console.session().shows_board() {
        let target = console.endpoints().target();
        let devices = console.endpoints().known().iter().cloned().map(Target::One);
        let others =
            devices.chain([Target::AllDevices]).filter(|device| may_choose_device(view) && *device != target);
        commands.extend(others.map(Command::AnswerOn));
        commands.extend(Wanted::possible(view).map(Command::Day));
        commands.extend(console.hint(view.now).map(Command::HintIsOver));
    }
    // What has a key is listed by itself.
    let menu = menu(view).into_iter().flatten().filter(|(command, _)| !matches!(command, Command::Key(_)));
    commands.extend(menu.filter(|(_, may)| *may).map(|(command, _)| command));
    commands.push(Command::PrintKeys);
    commands.extend(signing(view));
    commands
}

/// The menu of the header.
pub(super) fn menu(view: &View<'_>) -> [Vec<(Command, bool)>; 4] {
    let console = view.console;
    let key = |action| (Command::Key(action), is_possible(view, action));
    let may_change = may_change_default(view);
    let known = console.endpoints().known();
    let others = known.iter().filter(|endpoint| !endpoint.webex_default).cloned().map(Some);
    let none = known.iter().any(|endpoint| endpoint.webex_default).then_some(None);
    let defaults = others.chain(none).map(|default| (Command::MakeDefault(default), may_change));
    [
        vec![key(Action::Find), key(Action::Palette)],
        vec![key(Action::Refresh)],
        defaults.collect(),
        vec![
            key(Action::Day),
            key(Action::Settings),
            key(Action::Keys),
            (Command::AnotherIntegration, may_change_integration(view)),
            (Command::SignOut, console.session().shows_board()),
        ],
    ]
}

fn signing(view: &View<'_>) -> Vec<Command> {
    // What a locked keychain holds is not known.
    let is_locked = matches!(view.console.keychain(), Keychain::Locked { .. });
    let has_client = view.console.has_client() && !is_locked;
    let ways = [Way::Browser, Way::Code].into_iter().filter(|_| has_client).map(Command::SignIn);
    match view.console.session() {
        Session::SignedOut { .. } => {
            let open = Command::OpenLink { link: DEVELOPER_LINK.to_owned(), says: say!("open-developer") };
            let pages = [SignInPage::Token, SignInPage::SetUp].map(Command::SignInPage);
            let places = kept_where_else(view).map(Command::KeepIn);
            ways.chain(pages).chain(places).chain([open]).collect()
        }
        Session::Expired { .. } => ways.collect(),
        Session::SigningIn { step, .. } => {
            let opens = match step {
                SignInStep::Preparing => None,
                SignInStep::Browser { link, .. } => Some((link, say!("open-again"))),
                SignInStep::Code { link, link_with_code, .. } => {
                    Some((link_with_code.as_ref().unwrap_or(link), say!("open-here")))
                }
            };
            let open = opens.map(|(link, says)| Command::OpenLink { link: link.clone(), says });
            open.into_iter().chain([Command::CancelSignIn]).collect()
        }
        Session::Starting | Session::Loading { .. } | Session::Ready(_) => Vec::new(),
    }
}
