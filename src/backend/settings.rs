//! Writes what the person changes in the settings window: one change after the other, each on the file as it is then.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::store::{Change, Settings, SettingsError, WebexSettings, XsiSettings, set_setting};

/// Changes that may wait for the disk. A person makes one at a time.
const CHANGES: usize = 32;

/// The window's ends of the settings file.
pub struct SettingsDesk {
    /// Changes go in here. Never waits: `try_send`.
    pub changes: mpsc::Sender<Change>,
    /// What came of them, in their order.
    pub saved: mpsc::Receiver<Saved>,
}

/// What came of one change.
#[derive(Debug)]
pub struct Saved {
    /// The change.
    pub change: Change,
    /// The settings as they are now, or why the file is as it was.
    pub result: Result<Settings, SettingsError>,
}

/// Where the settings are.
pub(super) struct Files {
    pub config: PathBuf,
    pub policy: Option<PathBuf>,
    /// How Webex is reached until Valet quits, whatever the file says meanwhile.
    pub webex: WebexSettings,
    /// Where live news comes from, for as long.
    pub xsi: Option<XsiSettings>,
    /// Webex is played inside: its client is not the one of the file either, nor is there a proxy on the way.
    pub played: bool,
}

impl Files {
    fn write(&self, change: &Change) -> Result<Settings, SettingsError> {
        let mut settings = set_setting(&self.config, self.policy.as_deref(), change)?;
        let in_file = std::mem::replace(&mut settings.webex, self.webex.clone());
        settings.xsi.clone_from(&self.xsi);
        if !self.played {
            // These hold at once.
            let WebexSettings { client_id, client_secret, proxy, .. } = in_file;
            settings.webex = WebexSettings { client_id, client_secret, proxy, ..settings.webex };
        }
        Ok(settings)
    }
}

/// Starts the task, which also tells the way to Webex when it has changed. It ends when the window lets go of its end, with every change written that was made before.
pub(super) fn start(
    runtime: &tokio::runtime::Handle,
    files: Files,
    proxy: watch::Sender<Option<Url>>,
    stop: CancellationToken,
    wake: Arc<dyn Fn() + Send + Sync>,
) -> (SettingsDesk, impl Future<Output = ()> + Send + use<>) {
    let (changes, mut changes_out) = mpsc::channel::<Change>(CHANGES);
    let (saved_in, saved) = mpsc::channel(CHANGES);
    let files = Arc::new(files);
    let runtime = runtime.clone();
    let write = async move {
        loop {
            let change = tokio::select! {
                biased;
                change = changes_out.recv() => change,
                // What was changed in the last moment is still written: the queue is looked at first.
                () = stop.cancelled() => changes_out.try_recv().ok(),
            };
            let Some(change) = change else { break };
            let (files, wanted) = (Arc::clone(&files), change.clone());
            let write = move || files.write(&wanted);
            let Ok(result) = runtime.spawn_blocking(write).await else { continue };
            if let Err(error) = &result {
                tracing::warn!(setting = ?change.settings(), %error, "a setting was not written");
            }
            if let Ok(settings) = &result {
                proxy.send_if_modified(|known| {
                    let changed = *known != settings.webex.proxy;
                    known.clone_from(&settings.webex.proxy);
                    changed
                });
            }
            if saved_in.send(Saved { change, result }).await.is_err() {
                break;
            }
            wake();
        }
    };
    (SettingsDesk { changes, saved }, write)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn desk(files: Files, stop: &CancellationToken) -> (SettingsDesk, tokio::task::JoinHandle<()>) {
        let runtime = tokio::runtime::Handle::current();
        let (desk, write) = start(&runtime, files, watch::Sender::new(None), stop.clone(), Arc::new(|| {}));
        (desk, runtime.spawn(write))
    }

    /// The files of a desk that has started with nothing but the defaults.
    fn files(config: &Path) -> Files {
        let Settings { webex, xsi, .. } = Settings::default();
        Files { config: config.to_owned(), policy: None, webex, xsi, played: false }
    }

    #[tokio::test]
    async fn what_holds_from_the_next_start_on_is_told_as_it_holds_now() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = folder.path().join("config.toml");
        let text = "[webex]\napi_base = \"https://other.example.test/v1\"\ncalls_path = \"calls\"\nclient_id = \"C1\"\n\
                    [xsi]\nevents = \"https://e.example.test\"\nchannel = \"https://c.example.test\"\n";
        std::fs::write(&config, text).expect("written by hand while Valet runs");
        let (mut desk, _) = desk(files(&config), &CancellationToken::new());
        let proxy = Url::parse("http://proxy.example.test:3128/").expect("a proxy");
        desk.changes.try_send(Change::Proxy(Some(proxy.to_string()))).expect("room");
        let told = desk.saved.recv().await.expect("an answer").result.expect("saved");
        let before = Settings::default().webex;
        assert_eq!((told.webex.api_base, told.webex.calls_path), (before.api_base, before.calls_path));
        assert_eq!(told.xsi, None);
        assert_eq!(
            (told.webex.proxy, told.webex.client_id.as_deref()),
            (Some(proxy), Some("C1")),
            "these hold now"
        );
    }

    #[tokio::test]
    async fn changes_are_written_in_their_order_and_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = folder.path().join("config.toml");
        std::fs::write(&config, "# mine\n[console]\nzoom = 1.0 # as it was\n").expect("written");
        let (mut desk, _) = desk(files(&config), &CancellationToken::new());
        for change in [Change::Zoom(1.5), Change::RecallSecs(90), Change::RecallSecs(7)] {
            desk.changes.try_send(change).expect("room");
        }
        let zoomed = desk.saved.recv().await.expect("an answer").result.expect("saved");
        assert!((zoomed.console.zoom - 1.5).abs() < f32::EPSILON);
        assert_eq!(
            desk.saved.recv().await.expect("an answer").result.expect("saved").console.recall_secs,
            90
        );
        let refused = desk.saved.recv().await.expect("an answer");
        assert!(matches!(refused.result, Err(SettingsError::Refused(_))), "{:?}", refused.result);
        let text = std::fs::read_to_string(&config).expect("the file");
        assert_eq!(text, "# mine\n[console]\nzoom = 1.5 # as it was\nrecall_secs = 90\n");
    }

    #[tokio::test]
    async fn what_was_changed_in_the_last_moment_is_still_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = folder.path().join("config.toml");
        let stop = CancellationToken::new();
        stop.cancel();
        let (desk, task) = desk(files(&config), &stop);
        desk.changes.try_send(Change::RecallSecs(120)).expect("room");
        task.await.expect("ended");
        assert!(std::fs::read_to_string(&config).expect("the file").contains("recall_secs = 120"));
    }
}
