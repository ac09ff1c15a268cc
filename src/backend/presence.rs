//! Whether the screen is locked. Told to the core when it changes; nothing is asked again and again. Where nobody tells,
//! the screen counts as not locked. One task, from the start to the end of the backend.

#[cfg(target_os = "linux")]
mod linux;

use tokio_util::sync::CancellationToken;

use super::desktop::Desktop;
use super::news::NewsSender;

/// Tells of every change until `stop`.
pub(super) async fn watch(desktop: Desktop, news: NewsSender, stop: CancellationToken) {
    if desktop == Desktop::Absent {
        return;
    }
    #[cfg(target_os = "linux")]
    stop.run_until_cancelled(linux::watch(&desktop, &news)).await;
    #[cfg(not(target_os = "linux"))]
    {
        tracing::debug!("a locked screen is not noticed on this system yet");
        drop((news, stop));
    }
}
