//! What the attendant should know while the board is shown: a line that is down, a device that vanished, permissions that
//! are missing, readings that failed. They stand at the bottom of the side panel; in a narrow window the most pressing one stands in the
//! [bar](super::notice_bar) and shows all of them.

use egui::{Label, RichText, Ui};

use super::expired::{self, is_expired};
use super::parts::{self, NoticeTone, notice};
use super::text;
use super::theme::{self, size};
use super::view::View;
use crate::console::endpoints::Missing;
use crate::console::event::Intent;
use crate::console::failure::{Failure, FailureKind};
use crate::console::link::{Link, what_now};
use crate::console::session::Session;
use crate::say;
use crate::words::Arg;

/// One notice.
pub(super) struct Notice {
    pub tone: NoticeTone,
    /// What is said first. Where that is not all, it stands out.
    pub lead: String,
    more: Vec<String>,
    act: Option<Act>,
}

/// What can be done about it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Refresh,
    SignIn,
}

impl Notice {
    fn new(view: &View<'_>, tone: NoticeTone, what: impl Into<Arg>) -> Self {
        Self { tone, lead: view.say(what), more: Vec::new(), act: None }
    }
}

/// Every notice there is beside the board, the most pressing first. That the sign-in has run out stands above the tiles.
pub(super) fn notices(view: &View<'_>) -> Vec<Notice> {
    let console = view.console;
    let mut notices = Vec::new();
    if let Link::Down { words, heard, .. } = console.link() {
        let known = heard.map(|heard| say!("offline-known", time = view.time(heard.wall)));
        let more = known.into_iter().chain([what_now()]).map(|sentence| view.say(sentence)).collect();
        notices.push(Notice { more, ..Notice::new(view, NoticeTone::Trouble, words) });
    }
    let missing = console.missing_permissions().into_iter();
    notices.extend(missing.map(|sentence| Notice::new(view, NoticeTone::Wait, sentence)));
    let endpoints = console.endpoints();
    if let Some(missing) = endpoints.missing() {
        let on = text::on(&endpoints.target());
        let sentence = match missing {
            Missing::Choice(gone) => say!("device-vanished", gone = gone, on = on),
            Missing::Preset(name) => say!("device-missing", name = name, on = on),
        };
        notices.push(Notice::new(view, NoticeTone::Wait, sentence));
    }
    if endpoints.list().value().is_some_and(Vec::is_empty) {
        notices.push(Notice::new(view, NoticeTone::Quiet, say!("no-devices")));
    }
    let mut failures = failures(view).into_iter();
    if let Some(lead) = failures.next() {
        let (tone, act) = (NoticeTone::Wait, Some(Act::Refresh));
        notices.push(Notice { tone, lead, more: failures.collect(), act });
    }
    notices
}

/// The same where the board may be scrolled away: then the sign-in that has run out is the most pressing one.
pub(super) fn all(view: &View<'_>) -> Vec<Notice> {
    let expired = is_expired(view).then(|| Notice {
        more: vec![view.say(say!("expired-what-now"))],
        act: Some(Act::SignIn),
        ..Notice::new(view, NoticeTone::Trouble, say!("expired"))
    });
    expired.into_iter().chain(notices(view)).collect()
}

/// Draws these.
pub(super) fn list_ui(ui: &mut Ui, view: &View<'_>, notices: &[Notice], intents: &mut Vec<Intent>) {
    for one in notices {
        notice(ui, &view.palette, one.tone, |ui| notice_ui(ui, view, one, intents));
    }
}

fn notice_ui(ui: &mut Ui, view: &View<'_>, one: &Notice, intents: &mut Vec<Intent>) {
    let small = |text: RichText| Label::new(text.size(size::SMALL));
    match one.tone {
        NoticeTone::Trouble => {
            parts::label(ui, &one.lead, |text| Label::new(text.font(theme::semibold(size::SMALL))));
        }
        NoticeTone::Wait | NoticeTone::Quiet => {
            parts::label(ui, &one.lead, small);
        }
    }
    for sentence in &one.more {
        parts::label(ui, sentence, small);
    }
    match one.act {
        None => {}
        Some(Act::Refresh) => {
            let refresh = view.say(say!("refresh"));
            let may = view.console.session().is_usable();
            if ui.add_enabled_ui(may, |ui| parts::small_button(ui, &refresh)).inner.clicked() {
                intents.push(Intent::Refresh);
            }
        }
        Some(Act::SignIn) => expired::sign_in_ui(ui, view, intents),
    }
}

/// One sentence for each reading that failed; that the line is down or the sign-in over is said once, above.
fn failures(view: &View<'_>) -> Vec<String> {
    let console = view.console;
    let profile = match console.session() {
        Session::Loading { trouble } => trouble.as_ref(),
        _ => None,
    };
    let failed = [
        profile,
        console.board().extensions().failure(),
        console.board().group().failure(),
        console.endpoints().list().failure(),
        console.calls().trouble(),
    ];
    let told_above = |failure: &&Failure| matches!(failure.kind, FailureKind::NoLink | FailureKind::Expired);
    failed
        .into_iter()
        .flatten()
        .filter(|failure| !told_above(failure))
        .map(|failure| view.say(&failure.words))
        .collect()
}
