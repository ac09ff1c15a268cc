//! What is to be said, before it is said in a language.

/// A message of the catalogue and what goes into it. Two messages are equal when they say the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// What goes into a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Arg {
    /// Text as it is: a name, a number that is dialled, what somebody wrote.
    Text(String),
    /// A count, for the plurals of the language.
    Count(u64),
    /// A time that has passed or is left, in milliseconds; shown as `0:43` or `1:02:05`.
    Clock(u64),
    /// Another message, in the same language.
    Message(Message),
    /// Several, with a comma between them.
    List(Vec<Arg>),
    /// Several facts side by side, with a dot between them.
    Facts(Vec<Arg>),
}

impl Message {
    /// The message with this id; [`say!`](crate::say) is how to write it.
    pub const fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Its id in the catalogue. Says nothing about anybody, so it may go into a log.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// What goes into it.
    pub(super) fn args(&self) -> &[(&'static str, Arg)] {
        &self.args
    }
}

impl Arg {
    /// Nothing, where something might stand.
    pub const fn nothing() -> Self {
        Self::Text(String::new())
    }

    /// There is nothing to say.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }

    /// The text, where it is shown as it is and in no language.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What a log may say of it: the id of a message; never a text, which may name somebody.
    pub fn for_log(&self) -> &'static str {
        match self {
            Self::Message(message) => message.id(),
            _ => "text",
        }
    }
}

impl Default for Arg {
    fn default() -> Self {
        Self::nothing()
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<&Message> for Arg {
    fn from(message: &Message) -> Self {
        Self::Message(message.clone())
    }
}

impl From<&Arg> for Arg {
    fn from(arg: &Arg) -> Self {
        arg.clone()
    }
}

impl<A: Into<Self>> From<Option<A>> for Arg {
    fn from(value: Option<A>) -> Self {
        value.map_or_else(Self::nothing, Into::into)
    }
}

impl<A: Into<Self>> From<Vec<A>> for Arg {
    fn from(values: Vec<A>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
