//! One document as a tree. Elements of foreign namespaces are kept but never found by name, so what is unknown is ignored.

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, QName, ResolveResult};

use super::XSI;
use super::splitter::DEPTH_MAX;

/// The namespace of `type` and `nil`.
const SCHEMA_INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Why a document is none. It says nothing about the contents, so that it may be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the document cannot be read")]
pub(in crate::xsi) struct Malformed;

/// An element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::xsi) struct Element {
    /// The name without its prefix; empty if the namespace is not XSI's.
    name: String,
    /// What `type` says, if that is a type of XSI.
    kind: Option<String>,
    /// Whether `nil` says that the element stands for nothing.
    nil: bool,
    /// Attributes without a namespace.
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// Reads the bytes of one element, from `<` to `>`.
    pub(in crate::xsi) fn read(document: &[u8]) -> Result<Self, Malformed> {
        let text = std::str::from_utf8(document).map_err(|_| Malformed)?;
        let mut reader = NsReader::from_str(text);
        let mut open: Vec<Self> = Vec::new();
        loop {
            let closed = match reader.read_event().map_err(|_| Malformed)? {
                Event::Start(_) if open.len() == DEPTH_MAX => return Err(Malformed),
                Event::Start(tag) => {
                    open.push(Self::of(&tag, reader.resolver())?);
                    continue;
                }
                Event::Empty(tag) => Self::of(&tag, reader.resolver())?,
                Event::End(_) => open.pop().ok_or(Malformed)?,
                Event::Text(text) => {
                    append(&mut open, &text.xml10_content());
                    continue;
                }
                Event::CData(text) => {
                    append(&mut open, &text.xml10_content());
                    continue;
                }
                Event::GeneralRef(name) => {
                    match name.resolve_char_ref().map_err(|_| Malformed)? {
                        Some(character) => append(&mut open, character.encode_utf8(&mut [0; 4])),
                        None => {
                            let name = name.into_inner();
                            append(&mut open, resolve_predefined_entity(&name).ok_or(Malformed)?);
                        }
                    }
                    continue;
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
                Event::DocType(_) | Event::Eof => return Err(Malformed),
            };
            match open.last_mut() {
                Some(parent) => parent.children.push(closed),
                None => return Ok(closed),
            }
        }
    }

    fn of(tag: &BytesStart<'_>, namespaces: &NamespaceResolver) -> Result<Self, Malformed> {
        let mut element =
            Self { name: own_name(tag.name(), namespaces).unwrap_or_default(), ..Self::default() };
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| Malformed)?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Malformed)?;
            let (namespace, name) = namespaces.resolve_attribute(attribute.key);
            match namespace {
                ResolveResult::Bound(uri) if uri.into_inner() == SCHEMA_INSTANCE => match name.into_inner() {
                    "type" => element.kind = own_name(QName(value.trim()), namespaces),
                    "nil" => element.nil = matches!(value.trim(), "true" | "1"),
                    _ => {}
                },
                ResolveResult::Unbound => {
                    element.attributes.push((name.into_inner().to_owned(), value.into_owned()));
                }
                _ => {}
            }
        }
        Ok(element)
    }

    /// The name, without prefix; empty for an element of a foreign namespace.
    pub(in crate::xsi) fn name(&self) -> &str {
        &self.name
    }

    /// The type that the element says it has, without prefix.
    pub(in crate::xsi) fn kind(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    /// The first child of that name; one that is nil counts as missing.
    pub(in crate::xsi) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.is(name))
    }

    /// The children of that name.
    pub(in crate::xsi) fn children_named<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.is(name))
    }

    fn is(&self, name: &str) -> bool {
        self.name == name && !self.nil
    }

    /// The text of the first child of that name, trimmed; none if it is missing or empty.
    pub(in crate::xsi) fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.trim()).filter(|text| !text.is_empty())
    }

    /// The same as a number.
    pub(in crate::xsi) fn number_of<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.text_of(name)?.parse().ok()
    }

    /// An attribute without namespace, trimmed; none if it is missing or empty.
    pub(in crate::xsi) fn attribute(&self, name: &str) -> Option<&str> {
        let value = self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }
}

fn append(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// The local part of a name in XSI's namespace.
fn own_name(name: QName<'_>, namespaces: &NamespaceResolver) -> Option<String> {
    match namespaces.resolve_element(name) {
        (ResolveResult::Bound(uri), local) if uri.into_inner() == XSI => Some(local.into_inner().to_owned()),
        _ => None,
    }
}
