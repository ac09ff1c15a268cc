//! How the desktop looks: light or dark, and whether with high contrast. Told to the core when it changes; nothing is asked
//! again and again. One task, from the start to the end of the backend.
//!
//! On Windows and macOS the window itself is told light and dark (winit), and nobody tells of high contrast.

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
    drop((news, stop));
}
