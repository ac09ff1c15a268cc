//! The page of the notifications: what the desktop is told, and that it is said where nobody would show it.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::time;
use valet::console::attention::{NoNotices, NoticeService};
use valet::console::event::News;
use valet::store::{Change, Notify, QuietHours};

use crate::settings::Set;

#[test]
fn the_desktop_is_told_what_is_chosen_and_quiet_hours_have_a_beginning_and_an_end() {
    let mut set = Set::open("", "", "Notifications");
    set.choose("When a caller is parked", "With sound");
    assert_eq!(set.changes(), [Change::NotifyParked(Notify::Sound)]);
    let hours = |from, until| QuietHours { from: time(from, 0, 0, 0), until };
    let until = time(6, 30, 0, 0);
    set.press(Role::CheckBox, "Quiet hours");
    assert_eq!(set.changes(), [Change::Quiet(Some(hours(22, until)))]);
    set.fill("Quiet hours: From", "9 pm");
    set.key(Key::Tab);
    assert_eq!(set.changes(), [Change::Quiet(Some(hours(21, until)))]);
    set.fill("Quiet hours: until", "late");
    set.key(Key::Enter);
    set.says("“late” is no time of day. Type it like 22:00.");
    set.fill("Quiet hours: until", "21:00");
    set.key(Key::Enter);
    set.says("Quiet hours cannot end when they begin.");
    set.press(Role::CheckBox, "Quiet hours");
    assert_eq!(set.changes(), [Change::Quiet(None)]);
}

#[test]
fn a_desktop_that_shows_no_notifications_is_told_above_them_and_one_that_does_is_not() {
    let mut set = Set::open("", "", "Notifications");
    let missing =
        |set: &Set| set.dialog().query_by_label_contains("In the task bar the window asks").is_some();
    assert!(!missing(&set), "nobody has said yet that there are none");
    for (why, words) in [
        (NoNotices::NotHere, "Valet shows no notifications on this system yet."),
        (NoNotices::NoBus, "this session has no message bus (D-Bus)."),
        (NoNotices::NoService, "this desktop has no notification service."),
        (NoNotices::NoAnswer, "the desktop’s notification service did not take it."),
    ] {
        set.window.state_mut().news(News::NoticeService(NoticeService::Missing(why)));
        set.window.run();
        assert!(missing(&set), "{why:?}");
        let told = set.dialog().get_by_label_contains(words);
        let first = set.option("When a caller is parked", "Off");
        assert!(told.rect().bottom() < first.rect().top(), "{why:?}");
    }
    set.choose("When a caller is parked", "With sound");
    assert_eq!(
        set.changes(),
        [Change::NotifyParked(Notify::Sound)],
        "what is set holds as soon as there is one"
    );
    set.window.state_mut().news(News::NoticeService(NoticeService::There));
    set.window.run();
    assert!(!missing(&set));
}
