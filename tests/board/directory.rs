//! The directory of the organisation: one question after a pause, and none after a refusal.

use std::time::Duration;

use serde_json::json;
use valet::console::event::Intent;

use crate::common::{Desk, Sim, said};

const PEOPLE_READ: &str = "optional_scopes = [\"spark:people_read\"]\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_types_a_name_asks_the_directory_once_and_hears_of_a_refusal_once() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, PEOPLE_READ).await;
    for typed in ["mi", "mia", "mia r"] {
        desk.intent(Intent::LookUp(typed.to_owned()));
    }
    desk.until("an answer", |console| !console.directory().people().is_empty()).await;
    let found = desk.console.directory().people();
    assert_eq!((found.len(), found[0].name.as_str()), (1, "Mia Roth"));
    assert!(found[0].numbers[0].ends_with("2108"), "{:?}", found[0].numbers);
    assert_eq!(sim.requests("/v1/people").await.len(), 1, "once for three presses");

    sim.fault(json!({"method": "GET", "path": "/v1/people", "status": 403, "times": 1})).await;
    desk.intent(Intent::LookUp("tom".to_owned()));
    desk.until("the refusal", |console| console.directory().trouble().is_some()).await;
    assert!(said(&desk.console).starts_with("The directory may not be read with this sign-in"));
    desk.intent(Intent::LookUp("tom abel".to_owned()));
    desk.watch_for(Duration::from_millis(900)).await;
    assert_eq!(sim.requests("/v1/people").await.len(), 2, "nobody asks again");
}
