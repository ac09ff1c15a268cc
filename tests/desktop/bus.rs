//! A small typed client of the accessibility bus (AT-SPI 2): what a screen reader asks, and what it is told.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use zbus::blocking::{Connection, MessageIterator};
use zbus::message::Type;
use zbus::names::OwnedUniqueName;
use zbus::zvariant::{OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, Message};

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const ACTION: &str = "org.a11y.atspi.Action";
const COMPONENT: &str = "org.a11y.atspi.Component";
const EVENTS: &str = "org.a11y.atspi.Event.Object";
/// Coordinates of the screen, as against those of the window.
const ON_SCREEN: u32 = 0;
/// Bits of the state set.
const CHECKED: u32 = 4;
const FOCUSED: u32 = 12;
const SENSITIVE: u32 = 24;

/// What kind of thing a node is, as far as the tests care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Can be pressed.
    Button,
    /// One of several that can be chosen.
    Radio,
    /// Text, the live line included.
    Label,
    /// The title of a page or a part.
    Heading,
    /// A field to type in.
    Entry,
    /// A field whose text is not shown.
    Password,
    /// Stands over everything else.
    Dialog,
    /// One of a list.
    ListItem,
    /// A page among several.
    Tab,
    /// Several things that belong together, such as the card of a call.
    Group,
    /// Anything else, by its number in AT-SPI.
    Other(u32),
}

impl From<u32> for Role {
    fn from(number: u32) -> Self {
        match number {
            43 => Self::Button,
            44 => Self::Radio,
            29 => Self::Label,
            83 => Self::Heading,
            79 => Self::Entry,
            40 => Self::Password,
            16 => Self::Dialog,
            32 => Self::ListItem,
            37 => Self::Tab,
            39 => Self::Group,
            other => Self::Other(other),
        }
    }
}

/// Where a node is found: the owner on the bus, and the path there.
type Address = (String, OwnedObjectPath);
/// A node as the cache of its program has it; the fields in the order of the wire.
#[derive(serde::Deserialize, zbus::zvariant::Type)]
#[zvariant(crate = "zbus::zvariant")]
struct Item {
    address: Address,
    _program: Address,
    parent: Address,
    place: i32,
    _children: i32,
    _interfaces: Vec<String>,
    name: String,
    role: u32,
    _description: String,
    states: Vec<u32>,
}

/// One node as it was when it was read.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// Its accessible name.
    pub name: String,
    states: u64,
    depth: usize,
    address: Address,
}

impl Node {
    fn has(&self, state: u32) -> bool {
        self.states >> state & 1 == 1
    }

    /// Whether it is the one that is chosen.
    pub fn is_checked(&self) -> bool {
        self.has(CHECKED)
    }

    /// Whether the keyboard goes there.
    pub fn is_focused(&self) -> bool {
        self.has(FOCUSED)
    }

    /// Whether it can be pressed.
    pub fn is_sensitive(&self) -> bool {
        self.has(SENSITIVE)
    }
}

/// All nodes of a program at one time, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Tree(pub Vec<Node>);

impl Tree {
    /// The first node of this role whose name fits.
    pub fn find(&self, role: Role, fits: impl Fn(&str) -> bool) -> Option<&Node> {
        self.0.iter().find(|node| node.role == role && fits(&node.name))
    }

    /// Whether any node has exactly this name.
    pub fn says(&self, words: &str) -> bool {
        self.0.iter().any(|node| node.name == words)
    }
}

impl std::fmt::Display for Tree {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for node in self.0.iter().filter(|node| !node.name.is_empty()) {
            let focused = if node.is_focused() { " (focused)" } else { "" };
            writeln!(f, "{:1$}{2:?} {3:?}{focused}", "", node.depth, node.role, node.name)?;
        }
        Ok(())
    }
}

/// The program on the accessibility bus, and everything that it has said aloud.
pub struct Bus {
    connection: Connection,
    process: u32,
    owner: OnceCell<String>,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Bus {
    /// Listens for the program with this process id, which may not be there yet.
    pub fn listen(connection: Connection, process: u32) -> Self {
        let rule = MatchRule::builder().msg_type(Type::Signal).interface(EVENTS).unwrap();
        let rule = rule.member("Announcement").unwrap().build();
        let said = MessageIterator::for_match_rule(rule, &connection, Some(1_024)).unwrap();
        let heard = Arc::<Mutex<Vec<String>>>::default();
        let notes = Arc::clone(&heard);
        let of = connection.clone();
        std::thread::spawn(move || {
            for message in said.flatten() {
                if let Some(words) = announced(&of, &message, process) {
                    notes.lock().unwrap().push(words);
                }
            }
        });
        Self { connection, process, owner: OnceCell::new(), heard }
    }

    /// What a screen reader has been told to read aloud, oldest first.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    /// Everything in the program's windows, as of one moment.
    pub fn tree(&self) -> Tree {
        let mut tree = Tree::default();
        if let Some(owner) = self.owner() {
            let cache = (owner, OwnedObjectPath::try_from("/org/a11y/atspi/cache").unwrap());
            let items = self.ask(&cache, "org.a11y.atspi.Cache", "GetItems", &());
            let items: Vec<Item> =
                items.and_then(|items| items.body().deserialize().ok()).unwrap_or_default();
            let mut below = HashMap::<Address, Vec<Item>>::new();
            for item in items {
                below.entry(item.parent.clone()).or_default().push(item);
            }
            collect(&root(&cache.0), 0, &mut below, &mut tree);
        }
        tree
    }

    /// The program's name on the bus, once it is there.
    fn owner(&self) -> Option<String> {
        if let Some(owner) = self.owner.get() {
            return Some(owner.clone());
        }
        let programs = self.ask(&root("org.a11y.atspi.Registry"), ACCESSIBLE, "GetChildren", &())?;
        let programs: Vec<Address> = programs.body().deserialize().ok()?;
        let mut owners = programs.into_iter().map(|(owner, _)| owner);
        let owner = owners.find(|owner| process_of(&self.connection, owner) == Some(self.process))?;
        Some(self.owner.get_or_init(|| owner).clone())
    }

    /// The middle of a node on the screen, in pixels.
    pub fn middle(&self, node: &Node) -> Option<(i32, i32)> {
        let extents = self.ask(&node.address, COMPONENT, "GetExtents", &ON_SCREEN)?;
        let (x, y, width, height): (i32, i32, i32, i32) = extents.body().deserialize().ok()?;
        Some((x + width / 2, y + height / 2))
    }

    /// What a Braille display shows in the place of a node's name.
    pub fn braille(&self, node: &Node) -> Option<String> {
        let attributes = self.ask(&node.address, ACCESSIBLE, "GetAttributes", &())?;
        let mut attributes: HashMap<String, String> = attributes.body().deserialize().ok()?;
        attributes.remove("braillelabel")
    }

    /// Presses a node as a screen reader does. Whether the program took it.
    pub fn act(&self, node: &Node) -> bool {
        self.ask(&node.address, ACTION, "DoAction", &0_i32)
            .and_then(|answer| answer.body().deserialize().ok())
            .unwrap_or(false)
    }

    fn ask<B>(&self, (owner, path): &Address, interface: &str, method: &str, body: &B) -> Option<Message>
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        self.connection.call_method(Some(owner.as_str()), path, Some(interface), method, body).ok()
    }
}

/// The first node of a program.
fn root(owner: &str) -> Address {
    (owner.to_owned(), OwnedObjectPath::try_from("/org/a11y/atspi/accessible/root").unwrap())
}

/// Puts everything below a node into reading order.
fn collect(parent: &Address, depth: usize, below: &mut HashMap<Address, Vec<Item>>, tree: &mut Tree) {
    let mut children = below.remove(parent).unwrap_or_default();
    children.sort_by_key(|child| child.place);
    for Item { address, name, role, states, .. } in children {
        let states = states.iter().rev().fold(0, |all, word| all << 32 | u64::from(*word));
        tree.0.push(Node { role: role.into(), name, states, depth, address: address.clone() });
        collect(&address, depth + 1, below, tree);
    }
}

fn process_of(connection: &Connection, owner: &str) -> Option<u32> {
    let bus = Some("org.freedesktop.DBus");
    let answer = connection
        .call_method(bus, "/org/freedesktop/DBus", bus, "GetConnectionUnixProcessID", &owner)
        .ok()?;
    answer.body().deserialize().ok()
}

/// The words of an announcement of this process.
fn announced(connection: &Connection, message: &Message, process: u32) -> Option<String> {
    type Body = (String, i32, i32, OwnedValue, HashMap<String, OwnedValue>);
    let sender: OwnedUniqueName = message.header().sender()?.to_owned().into();
    if process_of(connection, &sender) != Some(process) {
        return None;
    }
    let (_, _, _, words, _) = message.body().deserialize::<Body>().ok()?;
    String::try_from(words).ok().filter(|words| !words.is_empty())
}
