//! Prints by way of the browser, which knows the printers: a page is written into the profile and opened there.

use std::path::{Path, PathBuf};

use tokio_util::task::TaskTracker;

use super::browser::Browser;
use super::news::NewsSender;
use crate::console::event::News;
use crate::say;
use crate::store::write_atomically;
use crate::words::Arg;

/// The file of the page. The next one takes its place.
const FILE: &str = "keys.html";

/// Writes pages and opens them.
pub(super) struct Printing {
    file: PathBuf,
    news: NewsSender,
    tasks: TaskTracker,
}

impl Printing {
    /// For this profile.
    pub(super) fn new(dir: &Path, news: NewsSender, tasks: TaskTracker) -> Self {
        Self { file: dir.join(FILE), news, tasks }
    }

    /// Writes a page and opens it. Where no browser opens, the person is told where it is.
    pub(super) fn print(&self, page: String) {
        let (file, news) = (self.file.clone(), self.news.clone());
        self.tasks.spawn(async move {
            if let Err(words) = write_and_open(file, page).await {
                news.send(News::Trouble(words)).await;
            }
        });
    }
}

async fn write_and_open(file: PathBuf, page: String) -> Result<(), Arg> {
    let path = file.display().to_string();
    let target = file.clone();
    let writing = tokio::task::spawn_blocking(move || write_atomically(&target, page.as_bytes()));
    match writing.await {
        Ok(Ok(())) => {}
        Ok(Err(why)) => return Err(why.message().into()),
        Err(_) => return Err(say!("print-not-written", file = path).into()),
    }
    let Ok(link) = url::Url::from_file_path(&file) else {
        return Err(say!("print-not-opened", file = path).into());
    };
    // Printing is for a person: the browser of the system, also where the sign-in is played.
    Browser::System.open(link.as_str()).await.map_err(|_| say!("print-not-opened", file = path).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_folder_that_cannot_be_written_is_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("gone").join(FILE);
        let words = crate::words::english(write_and_open(missing, "page".to_owned()).await.unwrap_err());
        assert!(words.contains("keys.html cannot be written"), "{words}");
    }
}
