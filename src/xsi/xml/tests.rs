//! What the reader must understand, and what it must refuse.

use proptest::prelude::*;

use super::*;

const EVENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xsi:Event xmlns:xsi="http://schema.broadsoft.com/xsi" xmlns:xsi1="http://www.w3.org/2001/XMLSchema-instance" xsi1:type="xsi:SubscriptionEvent">
<xsi:eventID>e-1</xsi:eventID><xsi:eventData xsi1:type="xsi:CallParkedAgainstEvent"><xsi:parkedParty>
<xsi:name>Zoë &amp; Søn &#60;Café&#x3e; 🐑</xsi:name><xsi:address countryCode='1'>tel:4085550142</xsi:address>
</xsi:parkedParty></xsi:eventData></xsi:Event>"#;

fn read(bytes: &[u8]) -> (Vec<Item>, Result<(), StreamError>) {
    Reader::new(STREAM_DOCUMENT_MAX).feed(bytes)
}

fn one(text: &str) -> Element {
    let (mut items, result) = read(text.as_bytes());
    assert_eq!((result, items.len()), (Ok(()), 1), "{text}");
    match items.remove(0) {
        Item::Document(element) => element,
        Item::Unreadable => panic!("unreadable: {text}"),
    }
}

fn names(text: &str) -> Vec<String> {
    let (items, result) = read(text.as_bytes());
    assert_eq!(result, Ok(()), "{text}");
    let name = |item| match item {
        Item::Document(element) => Element::name(&element).to_owned(),
        Item::Unreadable => "unreadable".to_owned(),
    };
    items.into_iter().map(name).collect()
}

#[test]
fn an_event_is_read_with_types_attributes_and_references() {
    let event = one(EVENT);
    assert_eq!((event.name(), event.kind()), ("Event", Some("SubscriptionEvent")));
    let data = event.child("eventData").expect("data");
    assert_eq!(data.kind(), Some("CallParkedAgainstEvent"));
    let party = data.child("parkedParty").expect("a party");
    assert_eq!(party.text_of("name"), Some("Zoë & Søn <Café> 🐑"));
    assert_eq!(party.child("address").and_then(|address| address.attribute("countryCode")), Some("1"));
}

#[test]
fn documents_stand_back_to_back_with_anything_harmless_between() {
    let beat = "<ChannelHeartBeat xmlns=\"http://schema.broadsoft.com/xsi\"/>";
    for between in [
        "",
        "\r\n\t ",
        "<?xml version=\"1.0\"?>",
        "\u{feff}<?xml version='1.0'?>",
        "<!-- > -- ---><?a b?>",
        "<!---->",
    ] {
        let stream = format!("{beat}{between}{beat}{between}{EVENT}");
        assert_eq!(names(&stream), ["ChannelHeartBeat", "ChannelHeartBeat", "Event"], "{between:?}");
    }
}

#[test]
fn namespaces_go_by_address_and_not_by_prefix() {
    for text in [
        "<a:Event xmlns:a='http://schema.broadsoft.com/xsi' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='a:T'/>",
        "<Event xmlns='http://schema.broadsoft.com/xsi' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='T'/>",
        "<Event xmlns='http://schema.broadsoft.com/xsi' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:b='http://schema.broadsoft.com/xsi' xsi:type=' b:T '/>",
    ] {
        let event = one(text);
        assert_eq!((event.name(), event.kind()), ("Event", Some("T")), "{text}");
    }
    for text in [
        "<Event/>",
        "<xsi:Event/>",
        "<xsi:Event xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='T'/>",
        "<a:Event xmlns:a='http://schema.broadsoft.com/xsi/other' type='a:T'/>",
    ] {
        assert_eq!((one(text).name(), one(text).kind()), ("", None), "{text}");
    }
}

#[test]
fn a_prefix_may_change_its_meaning_inside() {
    let text = "<Event xmlns='http://schema.broadsoft.com/xsi'><x xmlns='urn:other'><eventID>no</eventID></x>\
                <eventID xmlns='urn:other'>no</eventID><p:eventID xmlns:p='http://schema.broadsoft.com/xsi'>yes</p:eventID></Event>";
    assert_eq!(one(text).text_of("eventID"), Some("yes"));
}

#[test]
fn tricky_markup_does_not_end_a_document() {
    let text = "<Event xmlns='http://schema.broadsoft.com/xsi' note='</Event> /> &gt;'><!-- </Event> --><?p </Event>?>\
                <a/><eventID><![CDATA[</Event>]]]]><![CDATA[>]]> &apos;</eventID ></Event >";
    let event = one(text);
    assert_eq!(event.text_of("eventID"), Some("</Event>]]> '"));
    assert_eq!(event.attribute("note"), Some("</Event> /> >"));
}

#[test]
fn what_is_nil_or_empty_counts_as_missing() {
    let text = "<Event xmlns='http://schema.broadsoft.com/xsi' xmlns:n='http://www.w3.org/2001/XMLSchema-instance'>\
                <parkedParty n:nil='true'/><eventID> </eventID><privacy/></Event>";
    let event = one(text);
    assert!(event.child("parkedParty").is_none() && event.text_of("eventID").is_none());
    assert!(event.child("privacy").is_some());
}

#[test]
fn a_document_that_cannot_be_read_costs_itself_alone() {
    let beat = "<ChannelHeartBeat xmlns='http://schema.broadsoft.com/xsi'/>";
    for broken in [
        "<a></b>",
        "<a>&nbsp;</a>",
        "<a>&#0;</a>",
        "<a b='1' b='2'/>",
        "<a b=1/>",
        "<a>&amp</a>",
        "<a xmlns:xmlns='urn:x'/>",
    ] {
        assert_eq!(names(&format!("{broken}{beat}")), ["unreadable", "ChannelHeartBeat"], "{broken}");
    }
    let (items, result) = read(b"<a>\xff</a><b/>");
    assert_eq!((items.len(), &items[0], result), (2, &Item::Unreadable, Ok(())));
}

#[test]
fn a_stream_that_is_no_xml_ends() {
    for (bytes, why) in [
        ("Bad Gateway", StreamError::NotXml),
        ("<a/>x", StreamError::NotXml),
        ("</a>", StreamError::NotXml),
        ("<>", StreamError::NotXml),
        ("< a/>", StreamError::NotXml),
        ("<a <b>", StreamError::NotXml),
        ("<![CDATA[x]]>", StreamError::NotXml),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", StreamError::DocumentType),
        ("<a><!DOCTYPE b></a>", StreamError::DocumentType),
        ("<!doctype html>", StreamError::DocumentType),
        ("<!ELEMENT a>", StreamError::NotXml),
        ("<!-x-->", StreamError::NotXml),
    ] {
        let mut reader = Reader::new(STREAM_DOCUMENT_MAX);
        assert_eq!(reader.feed(bytes.as_bytes()).1, Err(why), "{bytes}");
        assert_eq!(reader.feed(b"<a/>"), (vec![], Err(why)), "after {bytes}");
    }
    assert_eq!(read("<a>".repeat(65).as_bytes()).1, Err(StreamError::TooDeep));
}

#[test]
fn no_document_grows_without_end() {
    for unfinished in ["<a>", "<a b='", "<!-- ", "<? ", "<a><![CDATA["] {
        let mut reader = Reader::new(100);
        assert_eq!(reader.feed(unfinished.as_bytes()).1, Ok(()));
        assert_eq!(reader.feed(&[b'x'; 80]).1, Ok(()), "{unfinished}");
        assert_eq!(reader.feed(&[b'x'; 90]).1, Err(StreamError::TooLarge), "{unfinished}");
    }
    let mut reader = Reader::new(100);
    for _ in 0..100 {
        assert_eq!(
            reader.feed(b"\n<!-- comment --><ChannelHeartBeat/>").1,
            Ok(()),
            "many small ones are fine"
        );
    }
}

#[test]
fn what_is_written_is_read_again() {
    let text = document("EventResponse", &[("eventID", "a<&>\"'b"), ("reason", "OK")]);
    let element = one(&text);
    assert_eq!(element.name(), "EventResponse");
    assert_eq!((element.text_of("eventID"), element.text_of("reason")), (Some("a<&>\"'b"), Some("OK")));
}

proptest! {
    #![proptest_config(crate::seeds::property())]

    #[test]
    fn any_cut_of_the_same_bytes_gives_the_same_items(
        parts in prop::collection::vec(prop::sample::select(vec![
            EVENT, "<a/>", "\n", "<?xml version='1.0'?>", "<!-- é -->", "<b>&amp;🐑</b>", "<c><d/></e>", "!", "<!DOCTYPE x>",
        ]), 0..6),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let stream = parts.concat().into_bytes();
        let whole = read(&stream);
        let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(stream.len() + 1)).collect();
        at.extend([0, stream.len()]);
        at.sort_unstable();
        let mut reader = Reader::new(STREAM_DOCUMENT_MAX);
        let mut pieces = (Vec::new(), Ok(()));
        for ends in at.windows(2) {
            let (items, result) = reader.feed(&stream[ends[0]..ends[1]]);
            pieces.0.extend(items);
            pieces.1 = pieces.1.and(result);
        }
        prop_assert_eq!(whole, pieces);
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
        answer(&bytes);
        let _ = Element::read(&bytes);
    }

    #[test]
    fn arbitrary_markup_never_panics(text in "[<>/!?a=' \"&;#x\\[\\]C:-]{0,80}") {
        let _ = read(text.as_bytes());
        let _ = Element::read(text.as_bytes());
    }
}
