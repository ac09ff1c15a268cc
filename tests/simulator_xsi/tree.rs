//! A small XML reader of the tests' own: elements by local name and namespace, attributes, text.

use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    pub name: String,
    /// The type that stands in for an abstract one, without its prefix.
    pub kind: Option<String>,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    pub text: String,
}

impl Node {
    /// Reads one document; every element must be in the namespace of XSI, whatever its prefix.
    pub fn read(text: &str) -> Self {
        let mut reader = NsReader::from_str(text);
        let mut open: Vec<Node> = Vec::new();
        loop {
            let event = reader.read_event().unwrap_or_else(|error| panic!("{error} in {text}"));
            match event {
                Event::Start(start) => open.push(element(&reader, &start, text)),
                Event::Empty(start) => {
                    let node = element(&reader, &start, text);
                    match open.last_mut() {
                        Some(parent) => parent.children.push(node),
                        None => return node,
                    }
                }
                Event::End(_) => {
                    let node = open.pop().unwrap();
                    match open.last_mut() {
                        Some(parent) => parent.children.push(node),
                        None => return node,
                    }
                }
                Event::Text(said) => match open.last_mut() {
                    Some(element) => element.text.push_str(&said),
                    None => assert!(said.trim().is_empty(), "text outside of {text}"),
                },
                Event::GeneralRef(entity) => {
                    let c = match entity.as_ref() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        other => panic!("the entity {other} in {text}"),
                    };
                    open.last_mut().unwrap().text.push(c);
                }
                Event::Decl(_) => assert!(open.is_empty(), "a declaration inside {text}"),
                Event::Eof => panic!("cut off: {text}"),
                other => panic!("{other:?} in {text}"),
            }
        }
    }

    /// The child of this name.
    pub fn find(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text at this path of names.
    pub fn at(&self, path: &str) -> Option<&str> {
        path.split('/').try_fold(self, |node, name| node.find(name)).map(|node| node.text.as_str())
    }

    /// The event data's type; empty where there is none.
    pub fn data_kind(&self) -> &str {
        self.find("eventData").and_then(|data| data.kind.as_deref()).unwrap_or_default()
    }

    /// The attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

fn element(reader: &NsReader<&[u8]>, start: &quick_xml::events::BytesStart<'_>, text: &str) -> Node {
    const XSI: &str = "http://schema.broadsoft.com/xsi";
    const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
    let resolver = reader.resolver();
    let (namespace, name) = resolver.resolve_element(start.name());
    assert!(matches!(namespace, ResolveResult::Bound(found) if found.0 == XSI), "{name:?} of {text}");
    let mut node = Node { name: name.as_ref().to_owned(), ..Node::default() };
    for attribute in start.attributes() {
        let attribute = attribute.unwrap();
        let key: &str = attribute.key.as_ref();
        if key == "xmlns" || key.starts_with("xmlns:") {
            continue;
        }
        let value = attribute.value.to_string();
        match resolver.resolve_attribute(attribute.key) {
            (ResolveResult::Bound(found), local) if found.0 == INSTANCE && local.as_ref() == "type" => {
                let (prefix, kind) = match value.split_once(':') {
                    Some((prefix, kind)) => (format!("{prefix}:x"), kind),
                    None => ("x".to_owned(), value.as_str()),
                };
                // The type's own prefix must mean the namespace of XSI, too.
                let (of_kind, _) = resolver.resolve_element(quick_xml::name::QName(&prefix));
                assert!(
                    matches!(of_kind, ResolveResult::Bound(found) if found.0 == XSI),
                    "{value} in {text}"
                );
                node.kind = Some(kind.to_owned());
            }
            (ResolveResult::Unbound, local) => node.attributes.push((local.as_ref().to_owned(), value)),
            other => panic!("the attribute {other:?} in {text}"),
        }
    }
    node
}
