//! Texts from callers and colleagues that want to be more than text: on the wire, in live news, on the board.

use serde_json::json;

use crate::common::{Desk, Sim};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hostile_name_is_text_in_live_news_and_among_the_calls() {
    let sim = Sim::start("quiet").await;
    let name = format!("\u{202E}Harriet\u{200B}\n \u{2066}Lund{}", "\u{301}x".repeat(20_000));
    let mut desk = Desk::signed_in_live(&sim, "").await;
    sim.park("7001", &name).await;
    let parked = desk.until_parked("7001").await;
    let rings = json!({"to": "2100", "name": name, "number": "+1\u{200F}408\n5550142"});
    sim.post("incoming", rings).await;
    desk.until("the call", |console| !console.calls().active().is_empty()).await;
    let call = desk.console.calls().active()[0].remote_party.clone();
    assert_eq!(call.number.as_deref(), Some("+1408 5550142"));
    for told in [parked.caller.known(), call.known()] {
        let told = told.unwrap_or_default();
        assert!(told.starts_with("Harriet Lund\u{301}x"), "{told:?}");
        assert!(told.chars().count() <= 200 && told.ends_with('…'), "{told:?}");
    }
}
