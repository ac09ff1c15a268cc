//! The XML of XSI (contract 7), as far as it is needed: documents back to back in a stream that may be cut anywhere, and
//! small trees of elements known by namespace. [`splitter`] finds the documents, [`element`] reads one, [`write`] makes one.

mod element;
mod splitter;
mod write;

pub(super) use element::Element;
pub(super) use splitter::StreamError;
pub(super) use write::document;

/// The namespace of everything that XSI says, whatever prefix stands for it.
pub(super) const XSI: &str = "http://schema.broadsoft.com/xsi";

/// The largest document of the event stream, finished or not: a call with fifty redirections takes 20 kB.
pub(super) const STREAM_DOCUMENT_MAX: usize = 256 * 1024;

/// The largest answer that is read: a thousand monitored users take 300 kB.
pub(super) const ANSWER_MAX: usize = 1024 * 1024;

/// What came out of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// A document.
    Document(Element),
    /// A document whose ends were found, but which cannot be read; the stream goes on.
    Unreadable,
}

/// Reads documents from a stream as its bytes come. The same bytes give the same items however they are cut.
#[derive(Debug)]
pub(super) struct Reader {
    splitter: splitter::Splitter,
}

impl Reader {
    /// A reader that refuses documents of more than `limit` bytes.
    pub(super) fn new(limit: usize) -> Self {
        Self { splitter: splitter::Splitter::new(limit) }
    }

    /// Takes the next bytes and gives what they completed, oldest first.
    ///
    /// The error says that no later byte can be understood; it is given again for every later byte.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> (Vec<Item>, Result<(), StreamError>) {
        let mut items = Vec::new();
        let result = self.splitter.feed(bytes, |document| {
            items.push(Element::read(document).map_or(Item::Unreadable, Item::Document));
        });
        (items, result)
    }
}

/// The one document of an answer's body; none if it holds none that can be read.
pub(super) fn answer(body: &[u8]) -> Option<Element> {
    let (items, _) = Reader::new(ANSWER_MAX).feed(body);
    items.into_iter().find_map(|item| match item {
        Item::Document(element) => Some(element),
        Item::Unreadable => None,
    })
}

#[cfg(test)]
mod tests;
