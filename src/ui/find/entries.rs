//! What stands in the list: what was found, and in the palette also every action and every setting.

use crate::console::find::{Closeness, FindAct, Found, FoundId, MOST, Query, Text};
use crate::console::orders::ActKind;
use crate::say;
use crate::ui::board_text;
use crate::ui::keymap::Action;
use crate::ui::possible::is_possible;
use crate::ui::settings::Item;
use crate::ui::text;
use crate::ui::view::View;
use crate::words::Arg;

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
    Action(Action),
    Setting(Item),
}

/// What it is known by from frame to frame.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum EntryId {
    Found(FoundId),
    Action(Action),
    Setting(Item),
}

/// What can be done with a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Act {
    Find(FindAct),
    Do(Action),
    Open(Item),
}

/// How an act is asked for by the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ActKey {
    Enter,
    CtrlEnter,
    ShiftEnter,
    /// The key of this action, on the chosen row.
    Of(Action),
}

impl Entry<'_> {
    /// What it is known by.
    pub fn id(&self) -> EntryId {
        match &self.what {
            What::Found(found) => EntryId::Found(found.id()),
            What::Action(action) => EntryId::Action(*action),
            What::Setting(item) => EntryId::Setting(*item),
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
            Self::Find(FindAct::Retrieve(_)) => ActKey::ShiftEnter,
            Self::Find(FindAct::GoToSlot(_) | FindAct::GoToCall(_)) | Self::Do(_) | Self::Open(_) => {
                ActKey::CtrlEnter
            }
        }
    }

    /// The key of the board that does the same: it does it here too, also where Enter does.
    pub fn is_of(&self, action: Action) -> bool {
        self.key(false) == ActKey::Of(action)
    }

    /// What stands on its button.
    pub fn says(&self, view: &View<'_>) -> String {
        let words: Arg = match self {
            Self::Find(FindAct::Retrieve(_)) => text::retrieve_on(&view.console.endpoints().target()).into(),
            Self::Find(FindAct::Call(number)) => say!("find-call", number = number).into(),
            Self::Find(FindAct::Park { caller, .. }) => say!("park-here", caller = caller).into(),
            Self::Find(FindAct::Transfer { caller, .. }) => say!("find-transfer", caller = caller).into(),
            Self::Find(FindAct::GoToSlot(_)) => say!("find-go-to-slot").into(),
            Self::Find(FindAct::GoToCall(_)) => say!("find-go-to-call").into(),
            Self::Find(FindAct::Ask { caller, kind: ActKind::Park, .. }) => {
                say!("park-caller", caller = caller).into()
            }
            Self::Find(FindAct::Ask { caller, .. }) => say!("transfer-caller", caller = caller).into(),
            Self::Do(_) => say!("find-do").into(),
            Self::Open(_) => say!("find-open").into(),
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
            Self::Of(action) => view.key(action),
        }
    }
}

/// What stands in the list now. The closest comes first, and of equals an action before who waits, and a setting last.
pub(super) fn entries<'v>(view: &View<'v>, scope: Scope, query: &Query) -> Vec<Entry<'v>> {
    let mut entries = Vec::new();
    if scope == Scope::Everything {
        entries.extend(actions(view, query));
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
        entries.extend(settings(view, query));
    }
    // A stable sort: the groups keep their order, and what can be done now comes before what cannot.
    entries.sort_by_key(|entry| (entry.closeness, entry.acts.is_empty()));
    entries
}

/// Every action whose words, or whose key, come close. With nothing typed: all of them.
fn actions(view: &View<'_>, query: &Query) -> Vec<Entry<'static>> {
    let entry = |action: Action| {
        let closeness = match query.is_empty() {
            true => Closeness::Whole,
            false => {
                let key = view.key(action).map(|key| Text::new(&key));
                let words = std::iter::once(Text::new(&view.say(action.says())));
                query.closeness(&words.chain(key).collect::<Vec<_>>())?
            }
        };
        let acts = if is_possible(view, action) { vec![Act::Do(action)] } else { Vec::new() };
        Some(Entry { what: What::Action(action), acts, closeness })
    };
    Action::ALL.into_iter().filter_map(entry).collect()
}

/// Every setting whose name, page or help comes close.
fn settings(view: &View<'_>, query: &Query) -> Vec<Entry<'static>> {
    let entry = |item: Item| {
        let texts = [item.says(), item.page().says(), item.help()].map(|words| Text::new(&view.say(words)));
        let by_name = query.closeness(&texts[..2]);
        let closeness = by_name.or_else(|| query.closeness(&texts).map(|_| Closeness::Inside))?;
        Some(Entry { what: What::Setting(item), acts: vec![Act::Open(item)], closeness })
    };
    Item::ALL.into_iter().filter_map(entry).collect()
}

/// How many there are, in words.
pub(super) fn counted(scope: Scope, query: &Query, entries: &[Entry<'_>]) -> Arg {
    let found = entries.iter().filter(|entry| matches!(entry.what, What::Found(_))).count();
    if found >= MOST {
        return say!("find-many", count = entries.len()).into();
    }
    match (scope, query.is_empty(), entries.len()) {
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
