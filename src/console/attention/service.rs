//! Whether the desktop shows notifications, as the backend tells; kept over sign-ins.

use crate::console::Console;

/// Whoever shows the notifications of this desktop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeService {
    /// The desktop is being asked whether it has one.
    #[default]
    Asked,
    /// It is there.
    There,
    /// There is none.
    Missing(NoNotices),
}

/// Why no notification is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNotices {
    /// Valet cannot do it on this system yet.
    NotHere,
    /// The session has no message bus.
    NoBus,
    /// Nobody on the bus shows notifications, and nobody could be started for it.
    NoService,
    /// There is a service, and the last notification was not taken by it.
    NoAnswer,
}

impl Console {
    /// Whether the desktop shows notifications, as far as it tells.
    pub fn notice_service(&self) -> NoticeService {
        self.notice_service
    }
}
