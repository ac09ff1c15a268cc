//! Finds where documents begin and end in a stream of bytes: one step per byte, so that it does not matter how the network
//! cut them. What a document says is not looked at here, only its markup.

/// Elements within elements; XSI needs seven.
pub(super) const DEPTH_MAX: usize = 64;

/// Why a stream cannot be read any further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(in crate::xsi) enum StreamError {
    /// Text between documents, or markup that is none.
    #[error("it is not XML")]
    NotXml,
    /// A document type: XSI has none, and it could name entities without end.
    #[error("it declares a document type")]
    DocumentType,
    /// A document, finished or not, that is larger than anything XSI sends.
    #[error("a document is too large")]
    TooLarge,
    /// Elements within elements without end.
    #[error("a document is nested too deeply")]
    TooDeep,
}

/// Where in the markup the next byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    /// After `<`.
    Opened,
    /// After `<!`.
    Bang,
    /// After `<!-`.
    BangDash,
    /// In a comment, after so many dashes (2 = two or more).
    Comment(u8),
    /// After `<![` and so many bytes of `CDATA[`.
    CDataOpening(usize),
    /// In character data, after so many brackets (2 = two or more).
    CData(u8),
    /// In a processing instruction or an XML declaration; whether `?` was the last byte.
    Instruction(bool),
    EndTag,
    /// In a start tag; whether `/` was the last byte.
    StartTag(bool),
    /// In a quoted value of a start tag.
    Quoted(u8),
    Failed(StreamError),
}

/// See the module.
#[derive(Debug)]
pub(super) struct Splitter {
    limit: usize,
    state: State,
    depth: usize,
    /// The unfinished document, or the unfinished comment or instruction between two.
    buffer: Vec<u8>,
}

impl Splitter {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, state: State::Text, depth: 0, buffer: Vec::new() }
    }

    /// Takes bytes; calls `found` with each document that they completed.
    pub(super) fn feed(&mut self, bytes: &[u8], mut found: impl FnMut(&[u8])) -> Result<(), StreamError> {
        for &byte in bytes {
            match self.step(byte) {
                Ok(true) => {
                    found(&self.buffer);
                    self.buffer.clear();
                }
                Ok(false) => {}
                Err(error) => {
                    self.state = State::Failed(error);
                    self.buffer = Vec::new();
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    /// Takes one byte; whether it completed a document.
    fn step(&mut self, byte: u8) -> Result<bool, StreamError> {
        if self.state == State::Text && self.depth == 0 && byte != b'<' {
            // Line ends keep a quiet stream alive; a byte order mark may stand before a declaration.
            let ignored = byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF);
            return if ignored { Ok(false) } else { Err(StreamError::NotXml) };
        }
        if self.buffer.len() >= self.limit {
            return Err(StreamError::TooLarge);
        }
        self.buffer.push(byte);
        let mut element_closed = false;
        self.state = match (self.state, byte) {
            (State::Failed(error), _) => return Err(error),
            (State::Text, b'<') => State::Opened,
            (State::Text, _) => State::Text,
            (State::Opened, b'!') => State::Bang,
            (State::Opened, b'?') => State::Instruction(false),
            (State::Opened, b'/') if self.depth > 0 => State::EndTag,
            (State::Opened, b'/' | b'>' | b'<') => return Err(StreamError::NotXml),
            (State::Opened, _) if byte.is_ascii_whitespace() => return Err(StreamError::NotXml),
            (State::Opened, _) => State::StartTag(false),
            (State::Bang, b'-') => State::BangDash,
            (State::Bang, b'[') if self.depth > 0 => State::CDataOpening(0),
            (State::Bang, b'D' | b'd') => return Err(StreamError::DocumentType),
            (State::Bang | State::BangDash, byte) if self.state == State::Bang || byte != b'-' => {
                return Err(StreamError::NotXml);
            }
            (State::Bang | State::BangDash, _) => State::Comment(0),
            (State::Comment(2), b'>') => self.markup_ended(),
            (State::Comment(dashes), b'-') => State::Comment((dashes + 1).min(2)),
            (State::Comment(_), _) => State::Comment(0),
            (State::CDataOpening(at), byte) if b"CDATA[".get(at) == Some(&byte) => {
                if at == 5 {
                    State::CData(0)
                } else {
                    State::CDataOpening(at + 1)
                }
            }
            (State::CDataOpening(_), _) => return Err(StreamError::NotXml),
            (State::CData(2), b'>') => self.markup_ended(),
            (State::CData(brackets), b']') => State::CData((brackets + 1).min(2)),
            (State::CData(_), _) => State::CData(0),
            (State::Instruction(true), b'>') => self.markup_ended(),
            (State::Instruction(_), byte) => State::Instruction(byte == b'?'),
            (State::EndTag, b'>') => {
                self.depth -= 1;
                element_closed = true;
                State::Text
            }
            (State::EndTag, _) => State::EndTag,
            (State::StartTag(_), b'<') => return Err(StreamError::NotXml),
            (State::StartTag(_), b'"' | b'\'') => State::Quoted(byte),
            (State::StartTag(true), b'>') => {
                element_closed = true;
                State::Text
            }
            (State::StartTag(false), b'>') if self.depth == DEPTH_MAX => return Err(StreamError::TooDeep),
            (State::StartTag(false), b'>') => {
                self.depth += 1;
                State::Text
            }
            (State::StartTag(_), byte) => State::StartTag(byte == b'/'),
            (State::Quoted(quote), byte) if byte == quote => State::StartTag(false),
            (State::Quoted(quote), _) => State::Quoted(quote),
        };
        Ok(element_closed && self.depth == 0)
    }

    /// A comment, an instruction or character data has ended; between documents it is forgotten.
    fn markup_ended(&mut self) -> State {
        if self.depth == 0 {
            self.buffer.clear();
        }
        State::Text
    }
}
