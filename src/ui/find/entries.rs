//! What stands in the list: what was found, and in the palette also every action and every setting.

use crate::console::find::{Closeness, FindAct, Found, FoundId, MOST, Query, Text};
use crate::console::orders::ActKind;
use crate::say;
use crate::ui::board_text;
use crate::ui::command::Command;
use crate::ui::keymap::Action;
use crate::ui::possible::is_possible;
use crate::ui::settings::{Item, Page};
use crate::ui::text;
use crate::ui::view::View;
use crate::words::Arg;

/// So many rows are enough: whoever finds more types on.
const LISTED: usize = 100;

/// What is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Scope {
    /// Slots, calls and people.
    Calls,
    /// The same, and everything that Valet can do and that can be set.
    Everything,
}

/// A row.
#[derive(Debug)]
pub(super) struct Entry<'c> {
    pub what: What<'c>,
    /// What can be done with it now; the first one by Enter.
    pub acts: Vec<Act>,
    closeness: Closeness,
}

/// What it is.
#[derive(Debug)]
pub(super) enum What<'c> {
    Found(Box<Found<'c>>),
    Command(Command),
}

/// What it is known by from frame to frame.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum EntryId {
    Found(FoundId),
    Command(Command),
}

/// What can be done with a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Act {
    Find(FindAct),
    Do(Command),
}

/// How an act is asked for by the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ActKey {
    Enter,
    CtrlEnter,
    ShiftEnter,
    AltEnter,
    /// The key of this action, on the chosen row.
    Of(Action),
}

impl Entry<'_> {
    /// What it is known by.
    pub fn id(&self) -> EntryId {
        match &self.what {
            What::Found(found) => EntryId::Found(found.id()),
            What::Command(command) => EntryId::Command(command.clone()),
        }
    }

    /// The acts with their keys.
    pub fn keyed(&self) -> impl Iterator<Item = (ActKey, &Act)> {
        self.acts.iter().enumerate().map(|(place, act)| (act.key(place == 0), act))
    }
}

impl Act {
    fn key(&self, first: bool) -> ActKey {
        match self {
            _ if first => ActKey::Enter,
            Self::Find(FindAct::Call(_)) => ActKey::Of(Action::Dial),
            Self::Find(FindAct::Park { .. } | FindAct::Ask { kind: ActKind::Park, .. }) => {
                ActKey::Of(Action::Park)
            }
            Self::Find(FindAct::Transfer { .. } | FindAct::Ask { .. }) => ActKey::Of(Action::Transfer),
            Self::Find(FindAct::Retrieve(_) | FindAct::RetrieveFrom(_)) => ActKey::ShiftEnter,
            Self::Find(FindAct::PickUp(_)) => ActKey::AltEnter,
            Self::Find(FindAct::GoToSlot(_) | FindAct::GoToCall(_)) | Self::Do(_) => ActKey::CtrlEnter,
        }
    }

    /// The key of the board that does the same: it does it here too, also where Enter does.
    pub fn is_of(&self, action: Action) -> bool {
        self.key(false) == ActKey::Of(action)
    }

    /// What stands on its button.
    pub fn says(&self, view: &View<'_>) -> String {
        let words: Arg = match self {
            Self::Find(FindAct::Retrieve(_) | FindAct::RetrieveFrom(_)) => {
                text::retrieve_on(&view.console.endpoints().target()).into()
            }
            Self::Find(FindAct::PickUp(number)) => say!("pick-up-at", who = number).into(),
            Self::Find(FindAct::Call(number)) => say!("find-call", number = number).into(),
            Self::Find(FindAct::Park { caller, .. }) => say!("park-here", caller = caller).into(),
            Self::Find(FindAct::Transfer { caller, .. }) => say!("find-transfer", caller = caller).into(),
            Self::Find(FindAct::GoToSlot(_)) => say!("find-go-to-slot").into(),
            Self::Find(FindAct::GoToCall(_)) => say!("find-go-to-call").into(),
            Self::Find(FindAct::Ask { caller, kind: ActKind::Park, .. }) => {
                say!("park-caller", caller = caller).into()
            }
            Self::Find(FindAct::Ask { caller, .. }) => say!("transfer-caller", caller = caller).into(),
            Self::Do(Command::Setting(_)) => say!("find-open").into(),
            Self::Do(Command::Page(_)) => say!("find-open-page").into(),
            Self::Do(_) => say!("find-do").into(),
        };
        view.say(words)
    }
}

impl ActKey {
    /// What is printed on it; nothing where the person has taken its key away.
    pub fn name(self, view: &View<'_>) -> Option<String> {
        let enter = view.say(say!("key-enter"));
        match self {
            Self::Enter => Some(enter),
            Self::CtrlEnter => Some(format!("{}+{enter}", view.say(say!("key-ctrl")))),
            Self::ShiftEnter => Some(format!("{}+{enter}", view.say(say!("key-shift")))),
            Self::AltEnter => Some(format!("{}+{enter}", view.say(say!("key-alt")))),
            Self::Of(action) => view.key(action),
        }
    }
}

/// The keys that count on the chosen row alone, and what they do there: for the list of keys.
pub(in crate::ui) fn keys_of_rows(view: &View<'_>) -> Vec<(String, String)> {
    let keys = [
        (ActKey::CtrlEnter, say!("help-find-go")),
        (ActKey::ShiftEnter, say!("help-find-retrieve")),
        (ActKey::AltEnter, say!("help-find-pick-up")),
    ];
    keys.into_iter().filter_map(|(key, does)| Some((key.name(view)?, view.say(does)))).collect()
}

/// What stands in the list now. The closest comes first, and of equals an action before who waits, then what can be done
/// otherwise, and a setting last. No more than [`LISTED`].
pub(super) fn entries<'v>(view: &View<'v>, scope: Scope, query: &Query) -> Vec<Entry<'v>> {
    let mut entries = Vec::new();
    if scope == Scope::Everything {
        entries.extend(Action::ALL.into_iter().filter_map(|action| of_action(view, query, action)));
    }
    let shows_board = view.console.session().shows_board();
    if shows_board && (scope == Scope::Calls || !query.is_empty()) {
        let hits = view.console.find(query, view.words, view.now).into_iter();
        entries.extend(hits.map(|hit| Entry {
            acts: hit.acts.into_iter().map(Act::Find).collect(),
            what: What::Found(Box::new(hit.what)),
            closeness: hit.closeness,
        }));
    }
    if scope == Scope::Everything && !query.is_empty() {
        let commands = Command::possible(view).into_iter();
        entries.extend(commands.filter_map(|command| of_command(view, query, command)));
        let pages = Page::ALL.into_iter().map(Command::Page);
        entries.extend(pages.filter_map(|page| of_command(view, query, page)));
        entries.extend(Item::ALL.into_iter().filter_map(|item| of_setting(view, query, item)));
    }
    // A stable sort: the groups keep their order, and what can be done now comes before what cannot.
    entries.sort_by_key(|entry| (entry.closeness, entry.acts.is_empty()));
    entries.truncate(LISTED);
    entries
}

/// An action whose words, or whose key, come close. With nothing typed: any.
fn of_action(view: &View<'_>, query: &Query, action: Action) -> Option<Entry<'static>> {
    let command = Command::Key(action);
    let closeness = match query.is_empty() {
        true => Closeness::Whole,
        false => query.closeness(&texts(view, &command))?,
    };
    let acts = if is_possible(view, action) { vec![Act::Do(command.clone())] } else { Vec::new() };
    Some(Entry { what: What::Command(command), acts, closeness })
}

/// A command that is possible and comes close.
fn of_command(view: &View<'_>, query: &Query, command: Command) -> Option<Entry<'static>> {
    let closeness = query.closeness(&texts(view, &command))?;
    Some(Entry { acts: vec![Act::Do(command.clone())], what: What::Command(command), closeness })
}

/// By what a command is found: its name, the other names of its buttons, its key.
fn texts(view: &View<'_>, command: &Command) -> Vec<Text> {
    let name = Arg::from(command.says(view));
    let names = std::iter::once(name).chain(command.also(view));
    let key = match command {
        Command::Key(action) => view.key(*action),
        _ => None,
    };
    names.map(|name| Text::new(&view.say(name))).chain(key.map(|key| Text::new(&key))).collect()
}

/// A setting whose name, page or help comes close.
fn of_setting(view: &View<'_>, query: &Query, item: Item) -> Option<Entry<'static>> {
    let command = Command::Setting(item);
    let mut texts = texts(view, &command);
    texts.push(Text::new(&view.say(item.page().says())));
    let by_name = query.closeness(&texts);
    texts.push(Text::new(&view.say(item.help())));
    let closeness = by_name.or_else(|| query.closeness(&texts).map(|_| Closeness::Inside))?;
    Some(Entry { acts: vec![Act::Do(command.clone())], what: What::Command(command), closeness })
}

/// How many there are, in words.
pub(super) fn counted(scope: Scope, query: &Query, entries: &[Entry<'_>]) -> Arg {
    let found = entries.iter().filter(|entry| matches!(entry.what, What::Found(_))).count();
    if found >= MOST || entries.len() >= LISTED {
        return say!("find-many", count = entries.len()).into();
    }
    // A number that nobody has is offered, and not found.
    let is_typed = |what: &What<'_>| matches!(what, What::Found(found) if matches!(**found, Found::Typed(_)));
    let known = entries.iter().filter(|entry| !is_typed(&entry.what)).count();
    match (scope, query.is_empty(), known) {
        (Scope::Calls, true, 0) => say!("find-nobody-waits").into(),
        (Scope::Calls, true, count) => say!("find-waiting", count = count).into(),
        (Scope::Everything, true, _) => say!("palette-hint").into(),
        (_, false, 0) => say!("find-nothing").into(),
        (_, false, count) => say!("find-count", count = count).into(),
    }
}

/// Why some of what could be found is missing.
pub(super) fn missing(view: &View<'_>, query: &Query) -> Vec<String> {
    if query.is_empty() {
        return Vec::new();
    }
    let recent = view.console.history().list().failure();
    let recent = recent.map(|why| say!("find-without-recent", why = &why.words));
    let directory = view.console.directory().trouble();
    let directory = directory.map(|why| say!("find-without-directory", why = &why.words));
    recent.into_iter().chain(directory).map(|words| view.say(words)).collect()
}

/// For whom and the note of whoever waits there, or the number: what stands beside the name.
pub(super) fn details(waiting: &crate::console::waiting::Waiting) -> Vec<Arg> {
    let number = waiting.caller.name.as_ref().and(waiting.caller.number.as_ref()).map(Arg::from);
    board_text::details(waiting).into_iter().chain(number).collect()
}
