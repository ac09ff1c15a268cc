//! What stands on the desk: slots, endpoints, calls, live news, the journal, the settings.

use serde_json::json;
use valet::doctor::Status;

use crate::common::{Desk, LIVE, Sim};
use crate::place::{NAMES, Place, assert_check, assert_no_secret, signed_in_once, token};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_healthy_desk_is_told_with_its_slots_and_endpoints() {
    let sim = Sim::start("quiet").await;
    let place = Place::at(&sim, "[[slots]]\nnumber = \"7050\"\n");
    let report = place.examine(Some(&token(&sim))).await;
    assert!(report.healthy, "{}", report.text());
    assert_check(&report, "settings", Status::Ok, "config.toml is in order.");
    assert_check(&report, "profile_folder", Status::Ok, "can be written");
    assert_check(&report, "notifications", Status::Warning, "no notification is shown");
    assert_check(&report, "proxy", Status::Ok, "api_base is this computer itself");
    assert_check(&report, "network", Status::Ok, "127.0.0.1 answers");
    assert_check(&report, "clock", Status::Ok, "agrees");
    assert_check(&report, "client", Status::Skipped, "Not needed");
    assert_check(&report, "sign_in", Status::Ok, "Webex accepts the token in VALET_ACCESS_TOKEN.");
    assert_check(&report, "scopes", Status::Ok, "does not tell");
    assert_check(&report, "profile", Status::Ok, "Rosa Keller, extension 2100");
    assert_check(&report, "slots", Status::Ok, "8 call park extensions: 7001 Lobby 1, 7002 Lobby 2");
    assert_check(&report, "slots", Status::Ok, "1 more is in the settings.");
    assert_check(&report, "park_group", Status::Ok, "2107 Tom Abel");
    assert_check(&report, "endpoints", Status::Ok, "Desk phone (the Webex default, Valet can answer on it)");
    assert_check(&report, "endpoints", Status::Ok, "Lobby phone (answered by hand)");
    assert_check(&report, "calls", Status::Ok, "0 calls now");
    assert_no_secret(&report, &sim, &place);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_without_webex_calling_is_named() {
    for status in [404, 405] {
        let sim = Sim::start("quiet").await;
        sim.fault(
            json!({"method": "GET", "path": "/v1/telephony/config/people/me", "times": 9, "status": status}),
        )
        .await;
        let report = Place::at(&sim, "").examine(Some(&token(&sim))).await;
        assert_check(&report, "sign_in", Status::Ok, "Webex accepts the token");
        assert_check(
            &report,
            "profile",
            Status::Problem,
            "does not know this account as a Webex Calling user",
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_refused_reading_is_told_by_itself_with_its_tracking_id() {
    let sim = Sim::start("quiet").await;
    sim.fault(json!({
        "method": "GET", "path": "/v1/telephony/config/people/me/settings/monitoring", "times": 9, "status": 403
    }))
    .await;
    let report = Place::at(&sim, "").examine(Some(&token(&sim))).await;
    assert!(!report.healthy);
    assert_check(&report, "slots", Status::Problem, "Your park slots may not be read with this sign-in.");
    assert_check(&report, "slots", Status::Problem, "Webex answered 403");
    assert_check(&report, "endpoints", Status::Ok, "Desk phone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn broken_settings_stop_what_needs_them_and_nothing_else() {
    let place =
        Place::with("[webex]\nclient_secret = \"hush hush\"\n\n[console]\nrecall_secs = 12\ncolour = 1\n");
    let report = place.examine(Some("NzA-personal-words")).await;
    assert!(!report.healthy);
    assert_check(&report, "settings", Status::Problem, "config.toml, line 2: [webex] client_secret");
    assert_check(&report, "settings", Status::Problem, "config.toml, line 5: [console] recall_secs");
    assert_check(&report, "settings", Status::Problem, "config.toml, line 6:");
    assert_check(&report, "profile_folder", Status::Ok, "can be written");
    for name in &NAMES[6..] {
        assert_check(&report, name, Status::Skipped, "The settings check failed.");
    }
    assert!(!report.text().contains("hush"), "{}", report.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn live_news_is_on_off_or_missing_and_nothing_but_the_hosts_is_asked() {
    let sim = Sim::start("quiet").await;
    let place = Place::at(&sim, LIVE);
    for (xsi, status, found) in [
        (true, Status::Ok, "On: Webex names 127.0.0.1"),
        (false, Status::Warning, "Off: Webex offers no live news to your organization."),
    ] {
        sim.settings(json!({"xsi": xsi})).await;
        let report = place.examine(Some(&token(&sim))).await;
        assert_check(&report, "live_news", status, found);
        assert!(report.healthy, "live news is no part of the main job");
    }
    let channels = sim.get("requests").await;
    let channels =
        channels.as_array().unwrap().iter().filter(|request| request["path"].to_string().contains("/xsi/"));
    assert_eq!(channels.count(), 0);

    let place = signed_in_once(&sim, "").await;
    let report = place.examine(None).await;
    assert_check(&report, "live_news", Status::Ok, "Off: this sign-in lacks spark:xsi.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_requests_of_the_page_are_counted_a_minute_too_and_told_to_people_and_scripts() {
    let sim = Sim::start("quiet").await;
    let report = Place::at(&sim, "").examine(Some(&token(&sim))).await;
    let check = report.check("requests").unwrap();
    let numbers: Vec<u32> = check.found.split(' ').filter_map(|word| word.parse().ok()).collect();
    let [page, minute] = numbers[..] else { panic!("{}", check.found) };
    assert!(minute > 0 && minute <= page, "{}", check.found);
    let sentence = format!("{page} requests were sent for this page, {minute} of them in the last minute.");
    let text = report.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(&sentence), "{text}");
    let json: serde_json::Value = serde_json::from_str(&report.json().unwrap()).unwrap();
    let row = json["checks"].as_array().unwrap().iter().find(|row| row["name"] == "requests").unwrap();
    assert!(row["found"].as_str().unwrap().starts_with(&sentence), "{row}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn parked_calls_that_are_kept_are_counted_and_nobody_is_named() {
    let sim = Sim::start("quiet").await;
    let mut desk = Desk::signed_in(&sim, "").await;
    let call = desk.talk_to(&sim, "Ola Berg").await;
    desk.park(&call, "7001", "Mia", "about the lift");
    desk.until_parked("7001").await;
    let place = Place { dir: desk.close().await };
    let report = place.examine(None).await;
    assert_check(&report, "journal", Status::Ok, "1 parked call is kept.");
    let page = report.text();
    for private in ["Ola", "Mia", "lift"] {
        assert!(!page.contains(private), "{page}");
    }
}
