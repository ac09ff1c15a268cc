//! A page of the network that answers in place of Webex: it is not Webex, so it is not heard and changes nothing.

use serde_json::json;
use valet::console::link::Link;
use valet::words::english;

use crate::common::{Desk, Sim};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_of_a_guest_network_is_not_webex_heard_and_leaves_the_board_as_it_was() {
    for page in [json!({"body": "html"}), json!({"status": 302, "body": "html"}), json!({"status": 302})] {
        let sim = Sim::start("quiet").await;
        sim.park("7001", "Harriet Lund").await;
        let mut desk = Desk::signed_in_live(&sim, "").await;
        desk.until_parked("7001").await;
        let tiles = desk.console.board().slots().len();

        let mut everywhere = page.clone();
        everywhere["method"] = json!("*");
        everywhere["times"] = json!(1_000);
        for path in ["/v1/*", "/xsi/*"] {
            everywhere["path"] = json!(path);
            sim.fault(everywhere.clone()).await;
        }
        desk.intent(valet::console::event::Intent::Refresh);
        desk.until("the page, told", |console| match console.link() {
            Link::Down { words, .. } => english(words).contains("a page of this network stands in between"),
            Link::NotKnown | Link::Up { .. } => false,
        })
        .await;
        let Link::Down { heard: before, .. } = desk.console.link().clone() else { panic!("{page}: up") };
        desk.watch_for(std::time::Duration::from_secs(5)).await;
        let Link::Down { heard, .. } = desk.console.link() else { panic!("{page}: heard") };
        assert_eq!(*heard, before, "{page}");
        assert_eq!(desk.console.board().slots().len(), tiles, "{page}");
        desk.until_parked("7001").await;
    }
}
