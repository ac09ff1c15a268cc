//! Documents of the live layer as small trees, written as XML in any style of prefixes, or as JSON (contract 7.1, 7.4).
//!
//! Everything lies in one namespace. The order of children is the order in which they are added; the schema has an opinion on it.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

/// The namespace of all documents (contract 7.1).
pub const NAMESPACE: &str = "http://schema.broadsoft.com/xsi";
/// The namespace of the `type` attribute.
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// An element with children or with text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    name: &'static str,
    /// The schema type that stands in for an abstract one (`xsi:type`).
    kind: Option<String>,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Element>,
    text: String,
}

/// How a document looks; what it says stays the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The prefix of the namespace; none makes it the default one.
    pub prefix: Option<&'static str>,
    /// The prefix of the schema instance namespace.
    pub instance: &'static str,
    /// Whether the document begins with an XML declaration.
    pub declared: bool,
    /// Whether there is a line break behind the document.
    pub line_break: bool,
}

impl Style {
    /// Replies, the channel's first document and heartbeats.
    pub const PLAIN: Self = Self { prefix: None, instance: "xsi1", declared: true, line_break: false };
    /// Events.
    pub const EVENT: Self = Self { prefix: Some("xsi"), instance: "xsi1", declared: true, line_break: false };
    /// Other styles that mean the same.
    pub const OTHERS: [Self; 4] = [
        Self { prefix: Some("bw"), instance: "xsi", declared: true, line_break: true },
        Self { prefix: None, instance: "xsi", declared: true, line_break: false },
        Self { prefix: Some("a"), instance: "b", declared: false, line_break: true },
        Self { prefix: Some("xsi"), instance: "xsi1", declared: false, line_break: false },
    ];
}

impl Element {
    /// An empty element.
    pub fn new(name: &'static str) -> Self {
        Self { name, kind: None, attributes: Vec::new(), children: Vec::new(), text: String::new() }
    }

    /// With the schema type that stands in for an abstract one.
    pub fn of_kind(mut self, kind: &str) -> Self {
        self.kind = Some(kind.to_owned());
        self
    }

    /// The schema type that stands in for an abstract one; empty without one.
    pub fn kind(&self) -> &str {
        self.kind.as_deref().unwrap_or_default()
    }

    /// With an attribute.
    pub fn attribute(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// With text instead of children.
    pub fn saying(mut self, text: impl ToString) -> Self {
        self.text = text.to_string();
        self
    }

    /// With one more child.
    pub fn with(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// With one more child, if there is one.
    pub fn with_some(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// With more children.
    pub fn with_all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// With one more child that holds a text.
    pub fn text(self, name: &'static str, text: impl ToString) -> Self {
        self.with(Self::new(name).saying(text))
    }

    /// With one more child that holds a text, if there is one: empty texts are none, as the schema has it.
    pub fn text_some(self, name: &'static str, text: Option<impl ToString>) -> Self {
        match text.map(|text| text.to_string()).filter(|text| !text.is_empty()) {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// With one more empty child, if `there`.
    pub fn flag(self, name: &'static str, there: bool) -> Self {
        if there { self.with(Self::new(name)) } else { self }
    }

    /// As an XML document.
    pub fn xml(&self, style: Style) -> String {
        let mut out = String::new();
        if style.declared {
            out.push_str(DECLARATION);
        }
        self.write(&mut out, style, true);
        if style.line_break {
            out.push('\n');
        }
        out
    }

    fn write(&self, out: &mut String, style: Style, root: bool) {
        let qualified = |name: &str| match style.prefix {
            Some(prefix) => format!("{prefix}:{name}"),
            None => name.to_owned(),
        };
        let name = qualified(self.name);
        write!(out, "<{name}").ok();
        if let Some(kind) = &self.kind {
            write!(out, " {}:type=\"{}\"", style.instance, qualified(kind)).ok();
        }
        if root {
            let colon = style.prefix.map(|prefix| format!(":{prefix}")).unwrap_or_default();
            write!(out, " xmlns{colon}=\"{NAMESPACE}\"").ok();
            if self.has_kinds() {
                write!(out, " xmlns:{}=\"{INSTANCE}\"", style.instance).ok();
            }
        }
        for (key, value) in &self.attributes {
            write!(out, " {key}=\"{}\"", escaped(value)).ok();
        }
        if self.children.is_empty() && self.text.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        out.push_str(&escaped(&self.text));
        self.children.iter().for_each(|child| child.write(out, style, false));
        write!(out, "</{name}>").ok();
    }

    fn has_kinds(&self) -> bool {
        self.kind.is_some() || self.children.iter().any(Self::has_kinds)
    }

    /// As JSON: texts are wrapped in `$`, attributes begin with `@`, and a list of one is an object (contract 7.1).
    pub fn json(&self) -> Value {
        let mut namespaces = json!({"$": NAMESPACE});
        if self.has_kinds() {
            namespaces["xsi"] = json!(NAMESPACE);
            namespaces["xsi1"] = json!(INSTANCE);
        }
        let mut fields = Map::from_iter([("@xmlns".to_owned(), namespaces)]);
        fields.extend(self.fields());
        json!({self.name: fields})
    }

    fn fields(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        if let Some(kind) = &self.kind {
            fields.insert("@xsi1:type".into(), json!(format!("xsi:{kind}")));
        }
        fields.extend(self.attributes.iter().map(|(key, value)| (format!("@{key}"), json!(value))));
        if !self.text.is_empty() {
            fields.insert("$".into(), json!(self.text));
        }
        for child in &self.children {
            let value = Value::Object(child.fields());
            match fields.get_mut(child.name) {
                None => {
                    fields.insert(child.name.into(), value);
                }
                Some(Value::Array(list)) => list.push(value),
                Some(first) => *first = json!([first.take(), value]),
            }
        }
        fields
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Characters that XML cannot carry at all.
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Element {
        let party = Element::new("parkedParty")
            .text("name", "Lund & Søn <\"1\">")
            .with(Element::new("address").attribute("countryCode", 1).saying("tel:+14085550142"))
            .flag("privacy", true);
        let data = Element::new("eventData").of_kind("CallParkedAgainstEvent").with(party);
        Element::new("Event").of_kind("SubscriptionEvent").text("eventID", "e-1").with(data)
    }

    #[test]
    fn an_event_is_written_like_that_of_the_contract() {
        assert_eq!(
            event().xml(Style::EVENT),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><xsi:Event xsi1:type=\"xsi:SubscriptionEvent\" \
             xmlns:xsi=\"http://schema.broadsoft.com/xsi\" xmlns:xsi1=\"http://www.w3.org/2001/XMLSchema-instance\">\
             <xsi:eventID>e-1</xsi:eventID><xsi:eventData xsi1:type=\"xsi:CallParkedAgainstEvent\"><xsi:parkedParty>\
             <xsi:name>Lund &amp; Søn &lt;&quot;1&quot;&gt;</xsi:name>\
             <xsi:address countryCode=\"1\">tel:+14085550142</xsi:address><xsi:privacy/></xsi:parkedParty>\
             </xsi:eventData></xsi:Event>"
        );
    }

    #[test]
    fn the_heartbeat_is_the_shortest_document_there_is() {
        let style = Style { declared: false, ..Style::PLAIN };
        assert_eq!(
            Element::new("ChannelHeartBeat").xml(style),
            "<ChannelHeartBeat xmlns=\"http://schema.broadsoft.com/xsi\"/>"
        );
    }

    #[test]
    fn in_json_a_list_of_one_is_an_object_and_a_list_of_two_an_array() {
        let call = |id: &str| Element::new("call").text("callId", id);
        let one = Element::new("Calls").with(call("a"));
        assert_eq!(one.json()["Calls"]["call"]["callId"]["$"], "a");
        let two = one.with(call("b"));
        assert_eq!(two.json()["Calls"]["call"][1]["callId"]["$"], "b");
        let json = event().json();
        assert_eq!(json["Event"]["eventData"]["@xsi1:type"], "xsi:CallParkedAgainstEvent");
        assert_eq!(json["Event"]["eventData"]["parkedParty"]["address"]["@countryCode"], "1");
    }
}
