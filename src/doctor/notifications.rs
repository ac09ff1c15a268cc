//! Whether the desktop shows notifications.

use super::report::Check;
use crate::console::attention::{NoNotices, NoticeService};

const NAME: &str = "notifications";
/// What is there without them.
const REST: &str = "The window asks for attention in the task bar all the same.";

/// What is to be said of whoever shows notifications.
pub(super) fn check(service: NoticeService) -> Check {
    let why = match service {
        NoticeService::Asked | NoticeService::There => {
            return Check::ok(NAME, "This desktop shows notifications.");
        }
        NoticeService::Missing(why) => why,
    };
    match why {
        // Nobody can do anything about it.
        NoNotices::NotHere => {
            Check::skipped(NAME, format!("Valet shows no notifications on this system yet. {REST}"))
        }
        NoNotices::NoBus => Check::warning(
            NAME,
            format!("There is no message bus (D-Bus) in this session, so no notification is shown. {REST}"),
            "Run it within the session of the desktop. If this is one, start it with a message bus \
             (package dbus-user-session).",
        ),
        NoNotices::NoService | NoNotices::NoAnswer => Check::warning(
            NAME,
            format!("Nobody on this desktop shows notifications (org.freedesktop.Notifications). {REST}"),
            "Start a notification service, such as the one of the desktop, dunst or mako. Valet finds it at once.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::report::Status;
    use super::*;

    #[test]
    fn a_desktop_without_notifications_is_no_problem_and_says_what_is_missing_and_what_to_do() {
        let missing = NoticeService::Missing;
        for (service, status, said) in [
            (NoticeService::There, Status::Ok, "shows notifications"),
            (missing(NoNotices::NotHere), Status::Skipped, "on this system yet"),
            (missing(NoNotices::NoBus), Status::Warning, "message bus"),
            (missing(NoNotices::NoService), Status::Warning, "org.freedesktop.Notifications"),
            (missing(NoNotices::NoAnswer), Status::Warning, "org.freedesktop.Notifications"),
        ] {
            let check = check(service);
            assert_eq!(check.status, status, "{check:?}");
            assert!(check.found.contains(said), "{check:?}");
            assert_eq!(check.advice.is_some(), status == Status::Warning, "{check:?}");
        }
    }
}
