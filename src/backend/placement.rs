//! Writes down where the window stands, a moment after it has come to rest, and at the end.

use std::path::PathBuf;
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::store::Placement;

/// A window that is being moved is written down once, when it rests.
const RESTS: Duration = Duration::from_secs(1);

/// Starts the task. It ends with `stop`, or when the window lets go of its end.
pub(super) fn start(
    runtime: &tokio::runtime::Handle,
    file: PathBuf,
    stop: CancellationToken,
) -> (watch::Sender<Placement>, impl Future<Output = ()> + Send + use<>) {
    let (placed, mut placements) = watch::channel(Placement::load(&file));
    let runtime = runtime.clone();
    let keep = async move {
        loop {
            tokio::select! {
                biased;
                changed = placements.changed() => if changed.is_err() { break },
                () = stop.cancelled() => break,
            }
            tokio::select! {
                () = tokio::time::sleep(RESTS) => {}
                () = stop.cancelled() => {}
            }
            let (placement, file) = (*placements.borrow_and_update(), file.clone());
            if let Ok(Err(error)) = runtime.spawn_blocking(move || placement.save(&file)).await {
                tracing::warn!(%error, "the place of the window was not kept");
            }
        }
    };
    (placed, keep)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Place;

    #[tokio::test]
    async fn a_window_that_is_closed_right_after_a_move_is_found_there_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("window.json");
        let stop = CancellationToken::new();
        let (placed, keep) = start(&tokio::runtime::Handle::current(), file.clone(), stop.clone());
        let place = Place { corner: Some((40, 60)), size: (900.0, 600.0) };
        placed.send_modify(|placement| placement.board = Some(place));
        stop.cancel();
        keep.await;
        assert_eq!(Placement::load(&file).board, Some(place));
    }
}
