//! Reading the documents that clients send, as strictly as the platform does: well-formed, in the namespace, known elements in
//! the schema's order, required ones there (contract 7.2, 7.3).

use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::element::NAMESPACE;
use super::failure::Failure;

/// No document that a client sends is nested deeper.
const DEPTH: usize = 4;

/// A document that was sent, or one of its elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    name: String,
    children: Vec<Sent>,
    text: String,
}

/// What a document may hold, in this order, and whether each is required.
pub struct Shape {
    /// The name of the document's element.
    pub name: &'static str,
    /// Its elements.
    pub fields: &'static [(&'static str, bool)],
}

/// `Channel` of the channel schema; all optional.
pub const CHANNEL: Shape = Shape {
    name: "Channel",
    fields: &[
        ("channelId", false),
        ("channelSetId", false),
        ("priority", false),
        ("weight", false),
        ("expires", false),
        ("applicationId", false),
    ],
};
/// `Subscription` of the subscription schema; all optional.
pub const SUBSCRIPTION: Shape = Shape {
    name: "Subscription",
    fields: &[
        ("subscriptionId", false),
        ("sharedSubscriptionId", false),
        ("subscriberId", false),
        ("clientId", false),
        ("targetIdType", false),
        ("targetGrpParentId", false),
        ("targetId", false),
        ("targetSubId", false),
        ("event", false),
        ("eventPackageList", false),
        ("expires", false),
        ("httpContact", false),
        ("channelSetId", false),
        ("applicationId", false),
    ],
};
/// `EventResponse` of the base event schema.
pub const EVENT_RESPONSE: Shape =
    Shape { name: "EventResponse", fields: &[("eventID", true), ("statusCode", true), ("reason", true)] };

impl Sent {
    /// Reads a document of this shape.
    ///
    /// # Errors
    /// 400 with a sentence that names what is wrong.
    pub fn read(body: &[u8], shape: &Shape) -> Result<Self, Failure> {
        let text = std::str::from_utf8(body).map_err(|_| Failure::malformed("it is not UTF-8"))?;
        let sent = parse(text)?;
        if sent.name != shape.name {
            return Err(Failure::malformed(&format!("a {} was expected, not a {}", shape.name, sent.name)));
        }
        sent.check(shape)?;
        Ok(sent)
    }

    fn check(&self, shape: &Shape) -> Result<(), Failure> {
        let mut next = 0;
        for child in &self.children {
            let known = shape.fields.iter().position(|(name, _)| *name == child.name);
            let Some(at) = known else {
                return Err(Failure::malformed(&format!("a {} has no element {}", shape.name, child.name)));
            };
            if at < next {
                return Err(Failure::malformed(&format!("the element {} comes too late", child.name)));
            }
            next = at + 1;
        }
        let missing = shape.fields.iter().find(|(name, required)| *required && self.get(name).is_none());
        missing.map_or(Ok(()), |(name, _)| Err(Failure::malformed(&format!("the element {name} is missing"))))
    }

    /// The text of an element, if it is there and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.children.iter().find(|child| child.name == name)?;
        Some(found.text.trim()).filter(|text| !text.is_empty())
    }

    /// A whole number of at least `least`, if the element is there.
    ///
    /// # Errors
    /// 400 for anything else.
    pub fn number(&self, name: &str, least: i32) -> Result<Option<i32>, Failure> {
        let Some(text) = self.get(name) else { return Ok(None) };
        let number = text.parse::<i32>().ok().filter(|number| *number >= least);
        number
            .map(Some)
            .ok_or_else(|| Failure::malformed(&format!("{name} is not a whole number of at least {least}")))
    }

    /// Whether the element is there, even empty.
    pub fn has(&self, name: &str) -> bool {
        self.children.iter().any(|child| child.name == name)
    }

    /// The texts of an element's own children.
    pub fn list(&self, name: &str) -> Vec<&str> {
        let found = self.children.iter().filter(|child| child.name == name);
        found.flat_map(|list| &list.children).map(|item| item.text.trim()).collect()
    }
}

fn parse(text: &str) -> Result<Sent, Failure> {
    let mut reader = NsReader::from_str(text);
    let mut open: Vec<Sent> = Vec::new();
    let ill = |why: String| Failure::malformed(&why);
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|error| ill(error.to_string()))?;
        let ours = match namespace {
            ResolveResult::Bound(found) => found.0 == NAMESPACE,
            ResolveResult::Unbound | ResolveResult::Unknown(_) => false,
        };
        let closed = match event {
            Event::Start(_) | Event::Empty(_) if !ours => {
                return Err(ill(format!("an element is not in the namespace {NAMESPACE}")));
            }
            Event::Start(_) if open.len() == DEPTH => return Err(ill("it is nested too deeply".into())),
            Event::Start(start) => {
                open.push(Sent { name: start.local_name().as_ref().to_owned(), ..Sent::default() });
                None
            }
            Event::Empty(start) => {
                Some(Sent { name: start.local_name().as_ref().to_owned(), ..Sent::default() })
            }
            Event::End(_) => open.pop(),
            Event::Text(text) => {
                say(&mut open, &text.xml10_content());
                None
            }
            Event::CData(text) => {
                say(&mut open, &text);
                None
            }
            Event::GeneralRef(reference) => {
                let known = match reference.resolve_char_ref().map_err(|error| ill(error.to_string()))? {
                    Some(c) => Some(c),
                    None => match reference.as_ref() {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => None,
                    },
                };
                let known = known.ok_or_else(|| ill("it refers to an unknown entity".into()))?;
                say(&mut open, known.encode_utf8(&mut [0; 4]));
                None
            }
            Event::DocType(_) => return Err(ill("it has a document type".into())),
            Event::Eof => return Err(ill("it is cut off".into())),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => None,
        };
        match (closed, open.last_mut()) {
            (Some(child), Some(parent)) => parent.children.push(child),
            (Some(root), None) => return Ok(root),
            (None, _) => {}
        }
    }
}

fn say(open: &mut [Sent], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ack(body: &str) -> Result<Sent, Failure> {
        Sent::read(body.as_bytes(), &EVENT_RESPONSE)
    }

    #[test]
    fn prefixes_entities_and_space_do_not_matter() {
        let sent = ack(
            "<?xml version=\"1.0\"?>\n<x:EventResponse xmlns:x=\"http://schema.broadsoft.com/xsi\">\n <x:eventID> a&amp;b </x:eventID>\
             <x:statusCode>200</x:statusCode><!-- fine --><x:reason><![CDATA[OK]]></x:reason></x:EventResponse>",
        );
        let sent = sent.unwrap();
        assert_eq!((sent.get("eventID"), sent.get("reason")), (Some("a&b"), Some("OK")));
        assert_eq!(sent.number("statusCode", 0).unwrap(), Some(200));
    }

    #[test]
    fn what_the_schema_does_not_allow_is_refused_in_words() {
        let all = "<eventID>e</eventID><statusCode>200</statusCode><reason>OK</reason>";
        let within = |inner: &str| {
            format!("<EventResponse xmlns=\"http://schema.broadsoft.com/xsi\">{inner}</EventResponse>")
        };
        assert!(ack(&within(all)).is_ok());
        for (bad, says) in [
            (String::new(), "cut off"),
            ("<EventResponse>".into(), "namespace"),
            (format!("<EventResponse>{all}</EventResponse>"), "namespace"),
            (within("<eventID>e</eventID><reason>OK</reason>"), "statusCode"),
            (within("<statusCode>200</statusCode><eventID>e</eventID><reason>OK</reason>"), "too late"),
            (within(&format!("{all}<colour/>")), "colour"),
            (within(&format!("{all}<reason>OK</reason>")), "too late"),
            ("<Channel xmlns=\"http://schema.broadsoft.com/xsi\"/>".into(), "expected"),
            (within(&format!("{all}&who;")), "entity"),
        ] {
            let said = ack(&bad).unwrap_err().summary;
            assert!(said.contains(says), "{bad}: {said}");
        }
    }
}
