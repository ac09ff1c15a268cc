//! What comes down the stream, and what is told and acknowledged.

use valet::xsi::{News, Party, TargetState};

use super::server::{Server, XSI};
use super::support::{Desk, ROSA, event, named, park, slot, wait_until};

async fn live(server: &Server) -> (Desk, String) {
    let mut desk = Desk::start(server, vec![slot("7001")]);
    desk.live("7001").await;
    let id = server.subscription("cpe-7001", "Call Park");
    (desk, id)
}

fn acknowledgements(server: &Server, event_id: &str) -> usize {
    let names = format!("<eventID>{event_id}</eventID>");
    server
        .seen("POST /events/v2.0/channel/eventresponse")
        .iter()
        .filter(|seen| seen.body.contains(&names))
        .count()
}

#[tokio::test]
async fn a_caller_is_told_when_parked_and_when_gone() {
    let server = Server::start().await;
    let mut desk = Desk::start(&server, vec![slot("7001")]);
    assert_eq!(desk.next().await, News::Connecting);
    assert_eq!(desk.next().await, News::Up);
    assert_eq!(desk.next().await, News::OwnCalls { state: TargetState::Asking });
    assert_eq!(desk.next().await, News::Target { key: "7001".into(), state: TargetState::Asking });
    desk.live("7001").await;
    let id = server.subscription("cpe-7001", "Call Park");
    server.say(&park("e-1", 1, &id, Some("Harriet Lund"))).await;
    assert_eq!(desk.park("7001").await, named("Harriet Lund"));
    server.say(&park("e-2", 2, &id, None)).await;
    assert_eq!(desk.park("7001").await, None);
}

#[tokio::test]
async fn what_is_asked_of_webex_says_what_the_contract_wants() {
    let server = Server::start().await;
    let (_desk, _) = live(&server).await;
    let channel = server.seen("POST /async/events/v2.0/channel").remove(0).body;
    let subscription = server.seen("POST /events/v2.0/user/cpe-7001").remove(0).body;
    let text = |body: &str, name: &str| {
        let rest = body.split(&format!("<{name}>")).nth(1).unwrap().to_owned();
        rest.split("</").next().unwrap().to_owned()
    };
    for body in [&channel, &subscription] {
        assert!(body.starts_with("<?xml") && body.contains(XSI), "{body}");
        assert_eq!(text(body, "expires"), "7200");
    }
    assert_eq!((text(&channel, "priority"), text(&channel, "weight")), ("1".into(), "50".into()));
    assert_eq!(text(&subscription, "event"), "Call Park");
    for name in ["channelSetId", "applicationId"] {
        assert_eq!(text(&channel, name), text(&subscription, name));
    }
}

#[tokio::test]
async fn a_stream_cut_after_every_byte_says_the_same() {
    let server = Server::start().await;
    let (mut desk, id) = live(&server).await;
    server.script(|script| script.one_byte_chunks = true);
    let heartbeat = format!("<ChannelHeartBeat {XSI}/>");
    let text = format!(
        "{heartbeat}{}\r\n{heartbeat}{}",
        park("e-1", 1, &id, Some("Zoë 🐑 Søn")),
        park("e-2", 2, &id, None)
    );
    server.say(&text).await;
    assert_eq!(desk.park("7001").await, named("Zoë 🐑 Søn"));
    assert_eq!(desk.park("7001").await, None);
}

#[tokio::test]
async fn every_event_is_acknowledged_once_even_if_it_comes_twice() {
    let server = Server::start().await;
    let (mut desk, id) = live(&server).await;
    let twice = park("e-1", 1, &id, Some("Ola Berg"));
    server.say(&format!("{twice}{twice}{}", park("e-2", 1, "s-unknown", None))).await;
    assert_eq!(desk.park("7001").await, named("Ola Berg"));
    server.say(&twice).await;
    server.say(&park("e-3", 2, &id, None)).await;
    assert_eq!(desk.park("7001").await, None, "the second delivery told nothing");
    wait_until("the last acknowledgement", || acknowledgements(&server, "e-3") == 1).await;
    assert_eq!([acknowledgements(&server, "e-1"), acknowledgements(&server, "e-2")], [1, 1]);
}

#[tokio::test]
async fn an_acknowledgement_that_webex_did_not_take_is_sent_again() {
    let server = Server::start().await;
    let (_desk, id) = live(&server).await;
    server.script(|script| script.statuses.extend([("eventresponse".into(), vec![503])]));
    server.say(&park("e-1", 1, &id, None)).await;
    wait_until("two acknowledgements", || acknowledgements(&server, "e-1") == 2).await;
}

#[tokio::test]
async fn an_event_that_was_overtaken_is_left_out() {
    let server = Server::start().await;
    let (mut desk, id) = live(&server).await;
    for (event_id, sequence, name) in [
        ("e-1", 2_147_483_646, Some("First")),
        ("e-3", 1, Some("Third")),
        ("e-2", 2_147_483_647, None),
        ("e-4", 2, None),
    ] {
        server.say(&park(event_id, sequence, &id, name)).await;
    }
    assert_eq!(desk.park("7001").await, named("First"));
    assert_eq!(desk.park("7001").await, named("Third"));
    assert_eq!(desk.park("7001").await, None);
    wait_until("the late one's acknowledgement", || acknowledgements(&server, "e-2") == 1).await;
}

#[tokio::test]
async fn an_event_that_comes_before_its_subscription_is_named_is_not_lost() {
    let server = Server::start().await;
    server.script(|script| {
        script.early = Some(|id| park(&format!("early-{id}"), 1, id, Some("Early Bird")));
    });
    let mut desk = Desk::start(&server, vec![slot("7001")]);
    assert_eq!(desk.park("7001").await, named("Early Bird"));
}

#[tokio::test]
async fn unknown_and_broken_documents_disturb_nothing() {
    let server = Server::start().await;
    let (mut desk, id) = live(&server).await;
    let surprise =
        event("e-0", 1, &id, "<xsi:eventData xsi1:type=\"xsi:SurpriseEvent\"><xsi:new/></xsi:eventData>");
    server.say(&format!("<Surprise {XSI}><a/></Surprise><broken></krobne>{surprise}")).await;
    server.say(&park("e-1", 2, &id, Some("Ola Berg"))).await;
    assert_eq!(desk.park("7001").await, named("Ola Berg"));
    wait_until("the unknown event's acknowledgement", || acknowledgements(&server, "e-0") == 1).await;
}

#[tokio::test]
async fn the_own_calls_are_told_and_a_recall_with_its_slot() {
    let server = Server::start().await;
    let (mut desk, _) = live(&server).await;
    wait_until("the subscription", || !server.seen(&format!("user/{ROSA}")).is_empty()).await;
    let id = server.subscription(ROSA, "Advanced Call");
    let data = "<xsi:eventData xsi1:type=\"xsi:CallAnsweredEvent\"><xsi:call/></xsi:eventData>";
    server.say(&event("e-1", 1, &id, data)).await;
    desk.until("a call", |news| *news == News::Calls { recall: None }).await;
    let data = "<xsi:eventData xsi1:type=\"xsi:CallReceivedEvent\"><xsi:call><xsi:callId>c-1</xsi:callId>\
                <xsi:recallType>Call Park Recall</xsi:recallType><xsi:recallFromParty><xsi:address>tel:7001</xsi:address>\
                </xsi:recallFromParty></xsi:call></xsi:eventData>";
    server.say(&event("e-2", 2, &id, data)).await;
    let news = desk.until("a recall", |news| matches!(news, News::Calls { recall: Some(_) })).await;
    let News::Calls { recall: Some(recall) } = news else { unreachable!() };
    let slot = Party { number: Some("7001".into()), ..Party::default() };
    assert!(recall.is_park() && recall.from == Some(slot), "{recall:?}");
}
