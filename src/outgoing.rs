//! The one beginning of every connection to Webex, for the rooms that ask it: what no request of Valet may do by itself.

use reqwest::{ClientBuilder, redirect, retry};

/// A client that follows no redirect and repeats nothing. Time limits and the way through the network are its user's.
pub fn client() -> ClientBuilder {
    reqwest::Client::builder()
        // A redirect would carry a token, or a secret, to whoever asks for it.
        .redirect(redirect::Policy::none())
        // Repetitions are decided where it is known what a command is; a refresh token that was used twice is lost.
        .retry(retry::never())
        .user_agent(concat!("Valet/", env!("CARGO_PKG_VERSION")))
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
            begin_here += text.matches("outgoing::client()").count();
        }
        assert_eq!(begin_here, rooms.len());
    }
}
