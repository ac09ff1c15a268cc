//! The keyboard is never lost: when the control that has it goes away, the next of its kind has it, and a key that was on its
//! way does nothing there.

use egui::Key;
use egui::accesskit::{Action, ActionRequest, Role, TreeId};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use valet::console::calls::{Call, CallState};
use valet::console::event::{Intent, News};
use valet::console::failure::PressAgain;
use valet::console::live::LiveNews;
use valet::console::session::SignInWay;
use valet::ui::ThemeChoice;

use crate::calls::{at_work, focused, key, mia, ola, read, sam};
use crate::desk::{Desk, FIRST, board, failure, look, recall, tile, type_anywhere, window};

/// Walks to the control of this name with Tab alone.
pub fn tab_to(harness: &mut Harness<'_, Desk>, name: &str) {
    for _ in 0..60 {
        if focused(harness).as_deref().is_some_and(|focused| focused.starts_with(name)) {
            return;
        }
        key(harness, Key::Tab);
    }
    panic!("Tab does not come to {name}");
}

/// Who has the keyboard now: it is never lost.
fn holder(harness: &Harness<'_, Desk>) -> String {
    focused(harness).unwrap()
}

/// Keys that were on their way when the control went: nothing comes of them.
fn nothing_comes_of_keys_in_flight(harness: &mut Harness<'_, Desk>) {
    let before = (harness.state().intents.len(), holder(harness));
    for in_flight in [Key::Enter, Key::Space, Key::Enter] {
        harness.state_mut().pass(100);
        key(harness, in_flight);
    }
    let after = (harness.state().intents.len(), holder(harness));
    assert_eq!(after, before, "{:?}", harness.state().intents);
}

fn slots(harness: &mut Harness<'_, Desk>, which: impl IntoIterator<Item = usize>) {
    harness.state_mut().slots(which);
    harness.run();
}

#[test]
fn a_slot_that_comes_before_or_after_leaves_the_keyboard_on_its_tile() {
    let mut harness = board(3);
    tab_to(&mut harness, "7002");
    slots(&mut harness, 0..=3);
    assert!(holder(&harness).starts_with("7002"), "one before: {}", holder(&harness));
    slots(&mut harness, 0..=5);
    assert!(holder(&harness).starts_with("7002"), "two after: {}", holder(&harness));
    key(&mut harness, Key::ArrowLeft);
    assert!(holder(&harness).starts_with("7001"), "the arrows go on from there: {}", holder(&harness));
}

#[test]
fn the_tile_that_takes_the_place_of_a_removed_one_has_the_keyboard() {
    let mut harness = board(3);
    tab_to(&mut harness, "7002");
    slots(&mut harness, [2, 3]);
    assert!(holder(&harness).starts_with("7002"), "another one was removed: {}", holder(&harness));
    slots(&mut harness, [3]);
    assert!(holder(&harness).starts_with("7003"), "{}", holder(&harness));
    nothing_comes_of_keys_in_flight(&mut harness);
    harness.state_mut().pass(1_000);
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().retrieves(), [(Some("7003"), Some("desk"))], "later Enter is meant for it");
}

/// What has the keyboard is wholly in sight.
fn is_in_sight(harness: &Harness<'_, Desk>) -> bool {
    let id = harness.ctx.memory(|memory| memory.focused()).unwrap();
    let drawn = harness.ctx.read_response(id).unwrap();
    drawn.interact_rect.intersect(harness.ctx.content_rect()).expand(0.5).contains_rect(drawn.rect)
}

#[test]
fn an_heir_that_is_scrolled_away_comes_into_sight() {
    for left in 1..=3 {
        let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
        desk.sign_in(12);
        let mut harness = window(desk, 360.0, 740.0, 1.0);
        tab_to(&mut harness, "7012");
        slots(&mut harness, 1..=left);
        assert!(is_in_sight(&harness), "a tile: {}", holder(&harness));
    }
    let mut harness = at_work(12, vec![ola()]);
    harness.set_size(egui::vec2(360.0, 740.0));
    harness.run();
    tab_to(&mut harness, "7012");
    tab_to(&mut harness, "Hang up Ola Berg");
    read(&mut harness, Vec::new());
    assert!(is_in_sight(&harness), "the number field: {}", holder(&harness));
    let mut harness = at_work(12, vec![ola()]);
    harness.set_size(egui::vec2(360.0, 740.0));
    let desk = harness.state_mut();
    desk.live(LiveNews::Up);
    desk.live_park("7001", Some(("Harriet Lund", "+14085550142")));
    harness.run();
    tab_to(&mut harness, "7012");
    tab_to(&mut harness, "Hang up Ola Berg");
    read(&mut harness, Vec::new());
    assert!(is_in_sight(&harness), "the longest wait: {}", holder(&harness));
}

#[test]
fn a_tile_keeps_the_keyboard_through_every_state() {
    let mut harness = board(2);
    harness.state_mut().controllable();
    harness.state_mut().live(LiveNews::Up);
    tab_to(&mut harness, "7001");
    let check = |harness: &mut Harness<'_, Desk>, state: &str| {
        harness.run();
        let holder = holder(harness);
        assert!(holder.starts_with("7001 Lobby 1") && holder.contains(state), "{holder} is not {state}");
        assert!(tile(harness, "7001").is_focused());
    };
    harness.state_mut().live_park("7001", None);
    check(&mut harness, "free");
    harness.state_mut().live_park("7001", Some(("Harriet Lund", "+14085550142")));
    check(&mut harness, "Harriet Lund waiting");
    harness.state_mut().pass(12_000);
    harness.state_mut().live_park("7001", None);
    harness.state_mut().calls(vec![recall("back", "Harriet Lund", "7001")]);
    check(&mut harness, "is back");
    harness.state_mut().calls(Vec::new());
    harness.state_mut().live_park("7001", Some(("Harriet Lund", "+14085550142")));
    harness.state_mut().pass(1_000);
    harness.run();
    key(&mut harness, Key::Enter);
    check(&mut harness, "asking Webex");
    harness.state_mut().accepted(1);
    harness.state_mut().pass(1_000);
    check(&mut harness, "ringing");
    let result = Err(failure("Webex refused.", PressAgain::Now));
    harness.state_mut().news(News::Retrieved { id: valet::console::ids::RetrievalId(1), result });
    harness.state_mut().live_park("7001", None);
    check(&mut harness, "7001");
}

#[test]
fn the_menu_of_a_tile_leaves_the_keyboard_to_its_tile() {
    let mut harness = board(2);
    harness.state_mut().live(LiveNews::Up);
    tab_to(&mut harness, "Other device for 7001");
    harness.state_mut().live_park("7001", None);
    harness.run();
    assert!(holder(&harness).starts_with("7001 Lobby 1, free"), "{}", holder(&harness));
    nothing_comes_of_keys_in_flight(&mut harness);
}

#[test]
fn a_menu_that_is_closed_gives_the_keyboard_back_to_what_opened_it() {
    let mut harness = board(2);
    tab_to(&mut harness, "Other device for 7001");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Tab);
    assert!(holder(&harness).starts_with("Retrieve 7001 on"), "{}", holder(&harness));
    key(&mut harness, Key::Escape);
    assert_eq!(holder(&harness), "Other device for 7001");
}

#[test]
fn when_a_call_ends_the_next_call_has_the_keyboard_and_after_the_last_the_number_field() {
    let mut harness = at_work(2, vec![ola(), sam()]);
    tab_to(&mut harness, "Hang up Ola Berg");
    harness.state_mut().calls(vec![sam()]);
    harness.run();
    assert!(holder(&harness).ends_with("Sam Otieno"), "{}", holder(&harness));
    nothing_comes_of_keys_in_flight(&mut harness);
    harness.state_mut().pass(2_000);
    harness.state_mut().calls(Vec::new());
    harness.run();
    assert_eq!(holder(&harness), "Number");
    nothing_comes_of_keys_in_flight(&mut harness);
}

#[test]
fn when_a_call_ends_while_somebody_waits_the_keyboard_is_on_what_fetches_the_longest_wait() {
    let mut harness = at_work(2, vec![ola()]);
    harness.state_mut().live(LiveNews::Up);
    harness.state_mut().live_park("7001", Some(("Harriet Lund", "+14085550142")));
    harness.run();
    tab_to(&mut harness, "Hang up Ola Berg");
    harness.state_mut().calls(Vec::new());
    harness.run();
    assert!(holder(&harness).starts_with("Longest wait: retrieve Harriet Lund"), "{}", holder(&harness));
    nothing_comes_of_keys_in_flight(&mut harness);
    harness.state_mut().pass(1_000);
    key(&mut harness, Key::Space);
    assert!(matches!(harness.state().intents.last(), Some(Intent::RetrieveLongest)), "as Space always does");
}

#[test]
fn a_call_whose_buttons_change_keeps_the_keyboard_in_its_card() {
    let mut harness = at_work(2, vec![mia()]);
    tab_to(&mut harness, "Answer Mia Roth");
    harness.state_mut().calls(vec![Call { state: CallState::Connected, ..mia() }]);
    harness.run();
    assert!(holder(&harness).ends_with("Mia Roth"), "{}", holder(&harness));
    nothing_comes_of_keys_in_flight(&mut harness);
}

#[test]
fn digits_for_a_call_that_ends_are_not_taken_for_a_slot() {
    let mut harness = at_work(2, vec![ola()]);
    key(&mut harness, Key::F6);
    type_anywhere(&mut harness, "21");
    harness.state_mut().calls(Vec::new());
    harness.run();
    type_anywhere(&mut harness, "07");
    key(&mut harness, Key::Enter);
    let asked = harness.state().intents.iter().any(|intent| matches!(intent, Intent::RetrieveNumber { .. }));
    assert!(!asked, "{:?}", harness.state().intents);
    harness.state_mut().pass(1_000);
    type_anywhere(&mut harness, "7001");
    key(&mut harness, Key::Enter);
    let number = harness.state().intents.iter().find_map(|intent| match intent {
        Intent::RetrieveNumber { number, .. } => Some(number.as_str()),
        _ => None,
    });
    assert_eq!(number, Some("7001"), "what is typed later counts");
}

#[test]
fn the_banner_of_a_recall_leaves_the_keyboard_to_the_card_of_its_call_and_then_to_the_board() {
    let mut harness = at_work(2, vec![recall("back", "Harriet Lund", "7001")]);
    tab_to(&mut harness, "Answer Harriet Lund, back from");
    let talks = Call {
        state: CallState::Connected,
        ..crate::calls::with("back", "Harriet Lund", CallState::Connected)
    };
    harness.state_mut().calls(vec![talks]);
    harness.run();
    assert!(holder(&harness).ends_with("Harriet Lund"), "{}", holder(&harness));
    nothing_comes_of_keys_in_flight(&mut harness);
    harness.state_mut().pass(2_000);
    harness.state_mut().calls(Vec::new());
    harness.run();
    assert_eq!(holder(&harness), "Number");
}

#[test]
fn a_notice_that_is_over_leaves_the_keyboard_to_the_number_field() {
    let mut harness = board(2);
    let result = Err(failure("Webex has an error.", PressAgain::Now));
    harness.state_mut().news(News::Extensions { epoch: FIRST, result });
    harness.run();
    tab_to(&mut harness, "Refresh");
    slots(&mut harness, 1..=2);
    assert_eq!(holder(&harness), "Number");
    nothing_comes_of_keys_in_flight(&mut harness);
}

#[test]
fn a_sign_in_that_runs_out_leads_from_the_number_field_to_the_way_back_and_presses_nothing() {
    let mut harness = board(2);
    type_anywhere(&mut harness, "70");
    harness.state_mut().news(News::Expired { epoch: FIRST });
    harness.run();
    assert_eq!(holder(&harness), "Sign in again");
    nothing_comes_of_keys_in_flight(&mut harness);
    harness.state_mut().pass(1_000);
    key(&mut harness, Key::Enter);
    assert!(matches!(harness.state().intents[..], [Intent::SignIn(SignInWay::Browser)]));
    harness.get_by_role_and_label(Role::Button, "Cancel");
}

#[test]
fn a_screen_reader_that_asks_for_what_is_gone_leaves_the_keyboard_where_it_is() {
    let mut harness = board(3);
    tab_to(&mut harness, "7003");
    let gone = harness.ctx.memory(|memory| memory.focused()).unwrap().accesskit_id();
    slots(&mut harness, [1, 2]);
    let heir = holder(&harness);
    harness.event(egui::Event::AccessKitActionRequest(ActionRequest {
        action: Action::Focus,
        target_tree: TreeId::ROOT,
        target_node: gone,
        data: None,
    }));
    harness.run();
    assert_eq!(holder(&harness), heir);
}
