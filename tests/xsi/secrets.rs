//! No token, name, number or user id in the log, at any level.

use valet::xsi::{News, Refusal, TargetState};

use super::captured::Captured;
use super::server::{Server, XSI};
use super::support::{Desk, ROSA, event, park, slot, wait_until};

#[tokio::test]
async fn neither_tokens_nor_people_are_ever_logged() {
    let log = Captured::begin();

    let server = Server::start().await;
    server.script(|script| {
        script.tokens = vec!["token-1".into()];
        script.always.insert("user/cpe-7002".into(), 403);
        script.monitored.push(("7002".into(), "mia.roth.secret@example.test".into()));
        script.always.insert("user/mia".into(), 404);
        script.statuses.insert("eventresponse".into(), vec![500]);
    });
    let mut desk = Desk::start(&server, vec![slot("7001"), slot("7002")]);
    desk.target("7002", TargetState::Refused { why: Refusal::NotAllowed }).await;
    let id = server.subscription("cpe-7001", "Call Park");
    server.say(&park("e-1", 1, &id, Some("Unheard Name"))).await;
    desk.park("7001").await;
    server.say(&event("e-2", 2, &id, "<unreadable>Unheard Name</readable>")).await;
    server.say(&format!("<a {XSI}>Unheard Name</a>Unheard Name")).await;
    desk.until("the loss", |news| matches!(news, News::Lost { .. })).await;
    wait_until("another channel", || server.seen("POST /async/events").len() == 2).await;

    let log = log.text();
    for heard in ["live news lost", "a target is refused", "an event could not be read", "refused"] {
        assert!(log.contains(heard), "{heard} is in the log");
    }
    for secret in ["token-0", "token-1", "Unheard Name", "mia.roth", "408555014", ROSA] {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret} is in the log");
    }
}
