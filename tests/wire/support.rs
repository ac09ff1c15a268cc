//! What the tests share: a server that refuses what nobody announced, a raw one that misbehaves, and a token giver.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use valet::webex::{Bearer, BearerError, BearerFuture, Client, Config, Timeouts};
use wiremock::matchers::{any, method, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// The token before a refresh.
pub const OLD: &str = "NzAyFirst_0001";
/// The token after it.
pub const NEW: &str = "NzAySecond_0002";

/// Gives [`OLD`], and [`NEW`] after a refresh; or fails as told.
#[derive(Default)]
pub struct TokenStub {
    pub first: Option<BearerError>,
    pub on_renewal: Option<BearerError>,
    pub renews_to_the_same: bool,
    pub renewals: AtomicUsize,
}

impl Bearer for TokenStub {
    fn bearer(&self) -> BearerFuture<'_> {
        Box::pin(async {
            match &self.first {
                Some(why) => Err(why.clone()),
                None if self.renewals.load(Ordering::SeqCst) > 0 => Ok(SecretString::from(NEW)),
                None => Ok(SecretString::from(OLD)),
            }
        })
    }

    fn renewed<'a>(&'a self, rejected: &'a SecretString) -> BearerFuture<'a> {
        assert!([OLD, NEW].contains(&rejected.expose_secret()), "only a token of this giver can be rejected");
        self.renewals.fetch_add(1, Ordering::SeqCst);
        Box::pin(async {
            match &self.on_renewal {
                Some(why) => Err(why.clone()),
                None => Ok(SecretString::from(if self.renews_to_the_same { OLD } else { NEW })),
            }
        })
    }
}

/// A server where every request that no mock announces fails the test when the server is dropped.
pub async fn server() -> MockServer {
    let server = MockServer::start().await;
    let unexpected = |request: &Request| {
        let sentence = format!("nobody announced {} {}", request.method, request.url);
        ResponseTemplate::new(418).set_body_json(serde_json::json!({ "message": sentence }))
    };
    Mock::given(any())
        .respond_with(unexpected)
        .with_priority(u8::MAX)
        .expect(0)
        .named("unexpected")
        .mount(&server)
        .await;
    server
}

pub fn client(server: &MockServer) -> Client {
    client_with(server, Arc::default())
}

pub fn client_with(server: &MockServer, bearer: Arc<TokenStub>) -> Client {
    Client::new(config(&server.uri()), bearer).expect("a client")
}

/// Short enough for a test, long enough for a loaded machine.
pub fn config(origin: &str) -> Config {
    let mut config = Config::new(format!("{origin}/v1").parse().expect("a url"));
    config.timeouts = Timeouts { connect: Duration::from_secs(5), whole: Duration::from_secs(5) };
    config
}

/// Announces a GET.
pub async fn answer(server: &MockServer, at: &str, response: ResponseTemplate, times: u64) {
    Mock::given(method("GET")).and(path(at)).respond_with(response).expect(times).mount(server).await;
}

pub fn fixture(name: &str) -> ResponseTemplate {
    let file = format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
    ResponseTemplate::new(200).set_body_raw(std::fs::read(file).expect("a fixture"), "application/json")
}

/// What a raw server does with one connection.
#[derive(Debug, Clone)]
pub enum Act {
    /// Closes before reading anything.
    CloseBefore,
    /// Speaks first, without having been asked, then closes.
    Greet(String),
    /// Reads the whole request, then closes: it may have been carried out.
    CloseAfter,
    /// Reads the whole request, answers this, then closes.
    Answer(String),
    /// Reads the whole request, answers this, then says nothing more and stays.
    AnswerThenSilence(String),
}

/// Plays one act per connection and counts the whole requests; a connection after the last act is counted too and closed.
pub struct RawServer {
    pub origin: String,
    requests: Arc<Mutex<Vec<String>>>,
    playing: tokio::task::JoinHandle<()>,
}

impl RawServer {
    pub async fn play(acts: impl IntoIterator<Item = Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let mut acts = acts.into_iter().collect::<Vec<_>>().into_iter();
        let seen = requests.clone();
        let playing = tokio::spawn(async move {
            let mut kept = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                let act = acts.next();
                match &act {
                    Some(Act::CloseBefore) => continue,
                    Some(Act::Greet(greeting)) => {
                        stream.write_all(greeting.as_bytes()).await.expect("sent");
                        continue;
                    }
                    _ => {}
                }
                let request = whole_request(&mut stream).await;
                seen.lock().expect("no panic").push(request);
                match act {
                    Some(Act::Answer(answer)) => stream.write_all(answer.as_bytes()).await.expect("sent"),
                    Some(Act::AnswerThenSilence(answer)) => {
                        stream.write_all(answer.as_bytes()).await.expect("sent");
                        kept.push(stream);
                    }
                    Some(Act::CloseBefore | Act::Greet(_) | Act::CloseAfter) | None => {}
                }
            }
        });
        Self { origin, requests, playing }
    }

    /// The whole requests that were read, each as it came.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no panic").clone()
    }

    pub fn client(&self, timeouts: Timeouts) -> Client {
        let mut config = config(&self.origin);
        config.timeouts = timeouts;
        Client::new(config, Arc::new(TokenStub::default())).expect("a client")
    }
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.playing.abort();
    }
}

async fn whole_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.to_ascii_lowercase().lines().find_map(|line| {
                line.strip_prefix("content-length:").and_then(|length| length.trim().parse::<usize>().ok())
            });
            if body.len() >= length.unwrap_or(0) {
                return text;
            }
        }
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return text,
            Ok(read) => bytes.extend_from_slice(&chunk[..read]),
        }
    }
}
