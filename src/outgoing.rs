//! The one beginning of every connection to Webex, for the rooms that ask it: what no request of Valet may do by itself.

use std::error::Error;
use std::time::Duration;

use reqwest::{ClientBuilder, redirect, retry};

/// What the other side has not acknowledged for so long is on a dead line: the connection ends, and what it still holds is
/// thrown away instead of going out when the line comes back (`TCP_USER_TIMEOUT`, RFC 5482; Linux alone).
const UNACKNOWLEDGED: Duration = Duration::from_secs(4);

/// How often a line on which nobody speaks is felt, where somebody listens all day.
const FELT_EVERY: Duration = Duration::from_secs(1);

/// A client that follows no redirect and repeats nothing. Time limits and the way through the network are its user's.
pub fn client() -> ClientBuilder {
    let client = reqwest::Client::builder();
    #[cfg(target_os = "linux")]
    let client = client.tcp_user_timeout(UNACKNOWLEDGED);
    client
        // A redirect would carry a token, or a secret, to whoever asks for it.
        .redirect(redirect::Policy::none())
        // Repetitions are decided where it is known what a command is; a refresh token that was used twice is lost.
        .retry(retry::never())
        .user_agent(concat!("Valet/", env!("CARGO_PKG_VERSION")))
}

/// The same for a stream that is listened to: the system feels whether the line still stands, so that its loss is known within
/// four seconds although nobody speaks. That costs Webex no request.
pub fn listening() -> ClientBuilder {
    let probes = UNACKNOWLEDGED.as_secs() as u32 - 1; // the first one comes after a second of silence
    client().tcp_keepalive(FELT_EVERY).tcp_keepalive_interval(FELT_EVERY).tcp_keepalive_retries(probes)
}

/// What lies behind an error, outermost first.
pub fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    std::iter::successors(error.source(), |&cause| cause.source())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
    }

    #[test]
    fn every_room_that_asks_webex_begins_here() {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let rooms = ["webex", "oauth", "xsi", "doctor"];
        let mut begin_here = 0;
        for file in rooms.iter().flat_map(|room| files(&src.join(room))) {
            let text = fs::read_to_string(&file).unwrap();
            assert!(!text.contains("Client::builder"), "{} makes a client of its own", file.display());
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            begin_here += code.matches("outgoing::client()").count();
            begin_here += code.matches("outgoing::listening()").count();
        }
        assert_eq!(begin_here, rooms.len());
    }
}
