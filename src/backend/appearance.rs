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
    if let Some(Err(error)) = stop.run_until_cancelled(linux::watch(&desktop, &news)).await {
        tracing::debug!(%error, "the desktop does not tell how it looks");
    }
    #[cfg(not(target_os = "linux"))]
    drop((news, stop));
}
