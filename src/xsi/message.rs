//! What a document of the event stream says (contract 7.2, 7.4, 7.5).

use super::news::Recall;
use super::party::Party;
use super::xml::Element;

/// A document of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Message {
    /// The first one: the channel stands.
    Channel {
        id: String,
        expires_secs: Option<u64>,
    },
    HeartBeat,
    Event(Event),
    /// The channel has been ended; it is never acknowledged.
    ChannelTerminated {
        /// None if it does not say.
        channel_id: Option<String>,
        is_duplicate: bool,
    },
    /// What Valet does not know.
    Other,
}

/// An event of a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Event {
    /// To be acknowledged, if there is one.
    pub(super) id: Option<String>,
    pub(super) sequence: Option<u32>,
    pub(super) subscription_id: Option<String>,
    pub(super) what: What,
}

/// What an event is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Parked(Option<Party>),
    Recall(Recall),
    SubscriptionTerminated,
    Other,
}

impl Message {
    pub(super) fn read(document: &Element) -> Self {
        match document.name() {
            "Channel" => match document.text_of("channelId") {
                Some(id) => Self::Channel { id: id.to_owned(), expires_secs: document.number_of("expires") },
                None => Self::Other,
            },
            "ChannelHeartBeat" => Self::HeartBeat,
            "Event" if document.kind() == Some("ChannelTerminatedEvent") => terminated(document),
            "Event" => event(document),
            _ => Self::Other,
        }
    }
}

fn terminated(element: &Element) -> Message {
    let reason = element.text_of("reason").unwrap_or_default();
    Message::ChannelTerminated {
        channel_id: element.text_of("channelId").map(str::to_owned),
        is_duplicate: reason.eq_ignore_ascii_case("DuplicateChannelSet"),
    }
}

fn event(document: &Element) -> Message {
    let data = document.child("eventData");
    let what = match data.and_then(|data| Some((data.kind()?, data))) {
        Some(("ChannelTerminatedEvent", data)) => return terminated(data),
        Some(("SubscriptionTerminatedEvent", _)) => What::SubscriptionTerminated,
        Some(("CallParkedAgainstEvent", data)) => What::Parked(data.child("parkedParty").map(Party::read)),
        Some(("CallReceivedEvent", data)) => recall(data).map_or(What::Other, What::Recall),
        _ => What::Other,
    };
    Message::Event(Event {
        id: document.text_of("eventID").map(str::to_owned),
        sequence: document.number_of("sequenceNumber"),
        subscription_id: document.text_of("subscriptionId").map(str::to_owned),
        what,
    })
}

/// A call that comes in because nobody took it elsewhere; a plain incoming call has no `recallType`.
fn recall(data: &Element) -> Option<Recall> {
    let call = data.child("call")?;
    Some(Recall {
        call_id: call.text_of("callId").map(str::to_owned),
        kind: call.text_of("recallType")?.to_owned(),
        from: call.child("recallFromParty").map(Party::read),
        caller: call.child("remoteParty").map(Party::read),
    })
}

#[cfg(test)]
mod tests {
    use super::super::xml;
    use super::*;

    fn read(text: &str) -> Message {
        Message::read(&xml::answer(text.as_bytes()).expect("xml"))
    }

    fn event_with(data: &str) -> Message {
        read(&format!(
            "<Event xmlns='http://schema.broadsoft.com/xsi' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' \
             i:type='SubscriptionEvent'><eventID>e-1</eventID><sequenceNumber>4</sequenceNumber>\
             <subscriptionId>s-5</subscriptionId>{data}</Event>"
        ))
    }

    fn what(data: &str) -> What {
        match event_with(data) {
            Message::Event(event) => event.what,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_park_and_its_end_are_told_apart() {
        let data = "<eventData i:type='CallParkedAgainstEvent'><parkedParty><name>Harriet Lund</name>\
                    <address>tel:+14085550142</address></parkedParty></eventData>";
        let caller = Party {
            name: Some("Harriet Lund".into()),
            number: Some("+14085550142".into()),
            is_private: false,
        };
        assert_eq!(what(data), What::Parked(Some(caller)));
        for nobody in [
            "<eventData i:type='CallParkedAgainstEvent'/>",
            "<eventData i:type='CallParkedAgainstEvent'><parkedParty i:nil='1'/></eventData>",
        ] {
            assert_eq!(what(nobody), What::Parked(None), "{nobody}");
        }
        let unnamed = "<eventData i:type='CallParkedAgainstEvent'><parkedParty/></eventData>";
        assert_eq!(what(unnamed), What::Parked(Some(Party::default())), "somebody, though nobody knows who");
    }

    #[test]
    fn only_a_received_call_with_a_recall_type_is_a_recall() {
        let call = "<call><callId>c-1</callId><remoteParty><name>Ola Berg</name></remoteParty>\
                    <recallType>Call Park Recall</recallType><recallFromParty><address>tel:7001</address></recallFromParty></call>";
        let What::Recall(recall) = what(&format!("<eventData i:type='CallReceivedEvent'>{call}</eventData>"))
        else {
            panic!("no recall");
        };
        assert!(recall.is_park());
        assert_eq!(recall.from.and_then(|from| from.number).as_deref(), Some("7001"));
        assert_eq!(recall.caller.and_then(|caller| caller.name).as_deref(), Some("Ola Berg"));
        for other in [
            format!("<eventData i:type='CallUpdatedEvent'>{call}</eventData>"),
            "<eventData i:type='CallReceivedEvent'><call><callId>c-1</callId></call></eventData>".to_owned(),
            "<eventData i:type='SomethingNewEvent'/>".to_owned(),
            "<eventData/>".to_owned(),
            String::new(),
        ] {
            assert_eq!(what(&other), What::Other, "{other}");
        }
    }

    #[test]
    fn an_ended_channel_is_no_event_wherever_it_is_said() {
        let ended = Message::ChannelTerminated { channel_id: Some("ch-1".into()), is_duplicate: true };
        let fields = "<channelId>ch-1</channelId><reason>DuplicateChannelSet</reason>";
        let root = format!(
            "<Event xmlns='http://schema.broadsoft.com/xsi' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' \
             i:type='ChannelTerminatedEvent'><eventID>e-9</eventID>{fields}</Event>"
        );
        assert_eq!(read(&root), ended);
        assert_eq!(
            event_with(&format!("<eventData i:type='ChannelTerminatedEvent'>{fields}</eventData>")),
            ended
        );
    }

    #[test]
    fn unknown_documents_are_not_mistaken() {
        assert_eq!(read("<Channel xmlns='http://schema.broadsoft.com/xsi'/>"), Message::Other);
        assert_eq!(read("<Surprise xmlns='http://schema.broadsoft.com/xsi'/>"), Message::Other);
        assert_eq!(read("<ChannelHeartBeat/>"), Message::Other, "not in XSI's namespace");
    }
}
