//! A desk at the live layer: its news, its targets and its end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::SecretString;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use valet::webex::{self, Bearer, BearerError, BearerFuture};
use valet::xsi::{self, Config, News, Party, Target, TargetState, Targets, Timings};

use super::server::{Server, XSI};

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(20);

/// The signed-in user's id in XSI's paths.
pub const ROSA: &str = "7d1c2f64-2b0c-4b1e-9a55-0c1f6a3e9d01";

/// A public id with this tail.
pub fn webex_id(kind: &str, tail: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("ciscospark://us/{kind}/{tail}"))
}

/// A slot whose id has the tail `cpe-<extension>`.
pub fn slot(extension: &str) -> Target {
    let id = webex_id("CALL_PARK_EXTENSION", &format!("cpe-{extension}"));
    Target::new(extension, id, Some(extension))
}

/// Gives `token-0`, after a renewal `token-1`, and so on; or says that the sign-in has ended.
#[derive(Default)]
pub struct Tokens {
    pub renewals: AtomicUsize,
    pub ends: bool,
}

impl Bearer for Tokens {
    fn bearer(&self) -> BearerFuture<'_> {
        Box::pin(async { Ok(SecretString::from(format!("token-{}", self.renewals.load(Ordering::SeqCst)))) })
    }

    fn renewed<'a>(&'a self, _: &'a SecretString) -> BearerFuture<'a> {
        Box::pin(async {
            if self.ends {
                return Err(BearerError::Expired);
            }
            self.renewals.fetch_add(1, Ordering::SeqCst);
            self.bearer().await
        })
    }
}

/// Short waits, but none that a slow computer could miss.
pub fn timings() -> Timings {
    Timings {
        heartbeat: Duration::from_millis(50),
        heartbeat_after_failure: Duration::from_millis(20),
        retry_first: Duration::from_millis(20),
        retry_max: Duration::from_millis(100),
        silence: Duration::from_secs(30),
        ..Timings::default()
    }
}

/// The layer, running.
pub struct Desk {
    pub targets: watch::Sender<Targets>,
    pub cancel: CancellationToken,
    pub tokens: Arc<Tokens>,
    news: mpsc::Receiver<News>,
    task: JoinHandle<()>,
}

impl Desk {
    pub fn start(server: &Server, targets: Targets) -> Self {
        Self::start_with(server, targets, Tokens::default(), |_| {})
    }

    pub fn start_with(
        server: &Server,
        targets: Targets,
        tokens: Tokens,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let webex = webex::Config::new(format!("{}/v1", server.base).parse().unwrap());
        let mut config = Config::new(webex, webex_id("PEOPLE", ROSA));
        config.timings = timings();
        change(&mut config);
        let (targets, receiver) = watch::channel(targets);
        let (sender, news) = mpsc::channel(64);
        let (cancel, tokens) = (CancellationToken::new(), Arc::new(tokens));
        let task = tokio::spawn(xsi::run(config, tokens.clone(), receiver, sender, cancel.clone()));
        Self { targets, cancel, tokens, news, task }
    }

    /// The next news.
    pub async fn next(&mut self) -> News {
        let next = tokio::time::timeout(PATIENCE, self.news.recv()).await;
        next.expect("no news came").expect("the layer has ended")
    }

    /// The first news that fits; what comes before it is passed over.
    pub async fn until(&mut self, what: &str, fits: impl Fn(&News) -> bool) -> News {
        let mut passed = Vec::new();
        let search = async {
            loop {
                match self.news.recv().await {
                    Some(news) if fits(&news) => return Some(news),
                    Some(news) => passed.push(news),
                    None => return None,
                }
            }
        };
        let found = tokio::time::timeout(PATIENCE, search).await;
        match found {
            Ok(Some(news)) => news,
            Ok(None) => panic!("the layer ended before {what}; passed over: {passed:?}"),
            Err(_) => panic!("waited for {what}; passed over: {passed:?}"),
        }
    }

    /// Waits until the target is in that state.
    pub async fn target(&mut self, key: &str, state: TargetState) {
        let wanted = News::Target { key: key.into(), state };
        self.until(&format!("{wanted:?}"), |news| *news == wanted).await;
    }

    pub async fn live(&mut self, key: &str) {
        self.target(key, TargetState::Live).await;
    }

    /// Waits for the next park news of the target.
    pub async fn park(&mut self, key: &str) -> Option<Party> {
        let park = |news: &News| matches!(news, News::Park { key: of, .. } if of == key);
        match self.until(&format!("who is parked at {key}"), park).await {
            News::Park { parked, .. } => parked,
            _ => unreachable!(),
        }
    }

    /// Stops reading the news and waits for the task's end.
    pub async fn ended_without_a_reader(self) {
        drop(self.news);
        tokio::time::timeout(PATIENCE, self.task).await.expect("it goes on").unwrap();
    }

    /// Waits for the task's end.
    pub async fn ended(self) {
        tokio::time::timeout(PATIENCE, self.task).await.expect("it goes on").unwrap();
    }
}

/// Waits until `condition` holds.
pub async fn wait_until(what: &str, condition: impl Fn() -> bool) {
    let wait = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, wait).await.unwrap_or_else(|_| panic!("waited for {what}"));
}

/// An event of a subscription.
pub fn event(id: &str, sequence: u32, subscription: &str, data: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xsi:Event xmlns:xsi=\"http://schema.broadsoft.com/xsi\" \
         xmlns:xsi1=\"http://www.w3.org/2001/XMLSchema-instance\" xsi1:type=\"xsi:SubscriptionEvent\">\
         <xsi:eventID>{id}</xsi:eventID><xsi:sequenceNumber>{sequence}</xsi:sequenceNumber>\
         <xsi:subscriptionId>{subscription}</xsi:subscriptionId><xsi:targetId>somebody@example.test</xsi:targetId>\
         {data}</xsi:Event>"
    )
}

/// Somebody, or nobody, is parked there.
pub fn park(id: &str, sequence: u32, subscription: &str, name: Option<&str>) -> String {
    let party = name.map_or(String::new(), |name| {
        format!("<xsi:parkedParty><xsi:name>{name}</xsi:name><xsi:address>tel:+14085550142</xsi:address></xsi:parkedParty>")
    });
    let data = format!("<xsi:eventData xsi1:type=\"xsi:CallParkedAgainstEvent\">{party}</xsi:eventData>");
    event(id, sequence, subscription, &data)
}

/// Webex ends a channel.
pub fn terminated(channel_id: &str, reason: &str) -> String {
    format!(
        "<xsi:Event {} xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:type=\"xsi:ChannelTerminatedEvent\">\
         <xsi:eventID>never</xsi:eventID><xsi:channelId>{channel_id}</xsi:channelId><xsi:reason>{reason}</xsi:reason></xsi:Event>",
        XSI.replace("xmlns", "xmlns:xsi")
    )
}

/// What is parked under that name.
pub fn named(name: &str) -> Option<Party> {
    Some(Party { name: Some(name.into()), number: Some("+14085550142".into()), is_private: false })
}
