//! The listener that receives the answer of Webex on this machine (RFC 8252 7.3, contract 9.1).
//!
//! Opened by [`sign_in`](super::sign_in), closed by dropping it. Bound to 127.0.0.1 alone, also for `localhost`
//! addresses: no other machine can reach it and no firewall asks. Each connection is one task with a time limit,
//! so that a browser's idle pre-connections and slow senders cannot keep the answer out.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::task::JoinSet;

use super::page::Page;
use super::request::{Answer, Expected, Redirect, Verdict, judge};
use crate::oauth::SignInError;
use crate::say;
use crate::words::Language;

/// A browser's request is about 1 KiB.
const REQUEST_LIMIT: usize = 8 * 1024;
/// For the whole head, however slowly it comes.
const HEAD_TIME: Duration = Duration::from_secs(5);
/// For writing the page and hearing the browser close.
const LINGER: Duration = Duration::from_secs(2);
/// How long delivering the last page may hold up the end of the sign-in.
const GOODBYE: Duration = Duration::from_millis(500);
const CONNECTIONS: usize = 32;

/// An open listener on one of the registered addresses.
pub(super) struct Loopback {
    listener: TcpListener,
    pub(super) redirect: Redirect,
}

/// News from the listener.
pub(super) enum News {
    /// The one answer, and the browser that waits for the end.
    Answer(Answer, Browser),
    /// An answer with a wrong `state` was refused.
    WrongState,
}

/// The browser that brought the answer and still waits for its page.
pub(super) struct Browser {
    page: oneshot::Sender<Page>,
    /// Closes when the page is written, or cannot be.
    delivered: oneshot::Receiver<()>,
}

impl Browser {
    /// Shows the page; returns when it is on its way, at the latest after [`GOODBYE`].
    pub(super) async fn show(self, page: Page) {
        if self.page.send(page).is_ok() {
            tokio::time::timeout(GOODBYE, self.delivered).await.ok();
        }
    }
}

impl Loopback {
    /// Listens on the first address whose port is free (contract 9.1: a few fixed ones, tried in order).
    pub(super) async fn open(redirect_uris: &[String]) -> Result<Self, SignInError> {
        let redirects =
            redirect_uris.iter().map(|uri| Redirect::parse(uri)).collect::<Result<Vec<_>, _>>()?;
        if redirects.is_empty() {
            return Err(SignInError::BadRedirectUri(say!("redirect-none")));
        }
        for redirect in redirects {
            // Windows reserves whole port ranges and then says "permission denied": any failure means the next.
            match TcpListener::bind((Ipv4Addr::LOCALHOST, redirect.port)).await {
                Ok(listener) => {
                    tracing::debug!(port = redirect.port, "waiting for the answer of Webex");
                    return Ok(Self { listener, redirect });
                }
                Err(error) => tracing::info!(port = redirect.port, %error, "redirect address is taken"),
            }
        }
        Err(SignInError::PortsTaken(redirect_uris.to_vec()))
    }

    /// Serves until dropped. Sends at most one [`News::Answer`].
    pub(super) async fn serve(
        self,
        state: secrecy::SecretString,
        asked_scopes: Vec<String>,
        language: Language,
        news: mpsc::Sender<News>,
    ) {
        let desk = Arc::new(Desk {
            expected: Expected { redirect: self.redirect, state, asked_scopes },
            language,
            news,
            answered: AtomicBool::new(false),
        });
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        let mut connections = JoinSet::new();
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
            match self.listener.accept().await {
                Ok((stream, _)) => {
                    let desk = Arc::clone(&desk);
                    connections.spawn(async move {
                        desk.receive(stream).await;
                        drop(place);
                    });
                }
                // Out of file handles, or the browser gave up before it was accepted.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
            while connections.try_join_next().is_some() {}
        }
    }
}

struct Desk {
    expected: Expected,
    /// Of the pages.
    language: Language,
    news: mpsc::Sender<News>,
    answered: AtomicBool,
}

impl Desk {
    async fn receive(&self, mut stream: TcpStream) {
        let head = tokio::time::timeout(HEAD_TIME, read_head(&mut stream)).await;
        let (page, delivered) = match head {
            Ok(Head::Whole(head)) => self.page_for(&head).await,
            Ok(Head::TooLong) => (Page::refused(431, say!("page-too-long")), None),
            Ok(Head::Broken) => return,
            Err(_) => (Page::refused(408, say!("page-too-late")), None),
        };
        tokio::time::timeout(LINGER, send(&mut stream, &page.to_response(self.language), delivered))
            .await
            .ok();
    }

    async fn page_for(&self, head: &[u8]) -> (Page, Option<oneshot::Sender<()>>) {
        match judge(head, &self.expected) {
            Verdict::Refuse(page) => (page, None),
            Verdict::WrongState(page) => {
                // A full queue means that the same news waits there already.
                self.news.try_send(News::WrongState).ok();
                (page, None)
            }
            Verdict::Answer(_) if self.answered.swap(true, Ordering::SeqCst) => {
                (Page::refused(410, say!("page-answered")), None)
            }
            Verdict::Answer(answer) => {
                let (page, shown) = oneshot::channel();
                let (done, delivered) = oneshot::channel();
                self.news.send(News::Answer(answer, Browser { page, delivered })).await.ok();
                let gone = |_| Page::end(&Err(SignInError::Cancelled));
                (shown.await.unwrap_or_else(gone), Some(done))
            }
        }
    }
}

enum Head {
    Whole(Vec<u8>),
    TooLong,
    Broken,
}

async fn read_head(stream: &mut TcpStream) -> Head {
    let mut head = Vec::with_capacity(1024);
    let mut chunk = [0; 1024];
    loop {
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return Head::Broken,
            Ok(length) => head.extend_from_slice(&chunk[..length]),
        }
        match head.windows(4).position(|window| window == b"\r\n\r\n") {
            Some(end) if end <= REQUEST_LIMIT => {
                head.truncate(end);
                return Head::Whole(head);
            }
            None if head.len() <= REQUEST_LIMIT => {}
            _ => return Head::TooLong,
        }
    }
}

/// Writes the page, tells so, then reads what is still under way: closing on unread bytes would reset the
/// connection and take the page from the browser.
async fn send(stream: &mut TcpStream, page: &[u8], delivered: Option<oneshot::Sender<()>>) {
    let written = stream.write_all(page).await.is_ok() && stream.shutdown().await.is_ok();
    drop(delivered);
    let mut rest = [0; 1024];
    while written && matches!(stream.read(&mut rest).await, Ok(length) if length > 0) {}
}
