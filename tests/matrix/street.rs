//! The way from a desk to its Webex, with everything on it that can fail: a cable, a proxy, TLS, and whatever stands in between.
//! What is behind it is the simulator.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::connect_info::{ConnectInfo, Connected};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use futures_util::stream;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::server::TlsStream;

use valet::simulator::net::{Cord, Cuttable};

use crate::common::cable::Cable;

/// The name by which the desk knows its Webex.
pub const HOST: &str = "webex.test";

/// What stands in the way of the requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The proxy wants a sign-in of its own.
    ProxyAuth,
    /// Somebody shows a certificate that nobody vouches for.
    WrongCertificate,
    /// The sign-in page of a guest network, for everything.
    Portal,
    /// A byte of each answer now and then.
    Trickle,
    /// The connection is reset before Webex is asked.
    CutBefore,
    /// The connection is reset after Webex has carried it out.
    CutAfter,
    /// Half of each answer.
    Torn,
    /// A small body that unpacks to a huge one.
    GzipBomb,
    /// A body of 10 MB.
    Huge,
    /// Something that is no JSON at all.
    Picture,
    /// This status, for everything.
    Status(u16),
}

/// What goes wrong at present, and for which paths.
#[derive(Clone, Copy, Debug, Default)]
struct Weather {
    trouble: Option<Trouble>,
    /// The end of the paths that it meets; all of them if there is none.
    only: Option<&'static str>,
}

/// The whole way.
pub struct Street {
    pub cable: Cable,
    weather: watch::Sender<Weather>,
    retrieves: Arc<AtomicUsize>,
}

impl Street {
    /// A street to the simulator that listens there. `folder` holds the certificates.
    pub async fn to(webex: SocketAddr, folder: &Path) -> Self {
        let (weather, seen) = watch::channel(Weather::default());
        let retrieves = Arc::new(AtomicUsize::new(0));
        let listener = Tls::listen(folder, seen.clone()).await;
        let webex_tls = listener.address;
        let between = Between {
            webex: format!("http://{webex}"),
            http: reqwest::Client::builder()
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .unwrap(),
            weather: seen.clone(),
            retrieves: Arc::clone(&retrieves),
        };
        let service = Router::new().fallback(pass_on).with_state(between);
        tokio::spawn(async move {
            axum::serve(listener, service.into_make_service_with_connect_info::<Wire>()).await.unwrap();
        });
        let proxy = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let cable = Cable::to(proxy.local_addr().unwrap()).await;
        tokio::spawn(run_proxy(proxy, webex_tls, seen));
        Self { cable, weather, retrieves }
    }

    /// The proxy that the desk is told to use.
    pub fn proxy(&self) -> String {
        format!("http://{}", self.cable.address)
    }

    /// From now on everything fails so, or what ends like this alone. Connections that stand are cut.
    pub fn begin(&self, trouble: Trouble, only: Option<&'static str>) {
        self.weather.send_replace(Weather { trouble: Some(trouble), only });
    }

    /// Nothing fails any more.
    pub fn end(&self) {
        self.weather.send_replace(Weather::default());
    }

    /// How often a retrieve has come as far as this.
    pub fn retrieves(&self) -> usize {
        self.retrieves.load(Ordering::SeqCst)
    }
}

/// A proxy that knows one way. A change of the weather tears its tunnels down.
async fn run_proxy(listener: TcpListener, webex: SocketAddr, weather: watch::Receiver<Weather>) {
    while let Ok((stream, _)) = listener.accept().await {
        let mut weather = weather.clone();
        tokio::spawn(async move {
            let refused = weather.borrow_and_update().trouble == Some(Trouble::ProxyAuth);
            let mut client = BufReader::new(stream);
            let mut line = String::new();
            while client.read_line(&mut line).await.is_ok_and(|read| read > 2) {
                line.clear();
            }
            let answer = if refused {
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"house\"\r\n\r\n"
            } else {
                "HTTP/1.1 200 Connected\r\n\r\n"
            };
            if client.write_all(answer.as_bytes()).await.is_err() || refused {
                return;
            }
            let Ok(mut server) = TcpStream::connect(webex).await else { return };
            tokio::select! {
                _ = tokio::io::copy_bidirectional(&mut client, &mut server) => {}
                _ = weather.changed() => {}
            }
        });
    }
}

/// A TLS listener with two certificates, a good one and one that nobody vouches for.
struct Tls {
    address: SocketAddr,
    shaken_hands: mpsc::Receiver<TlsStream<TcpStream>>,
}

impl Tls {
    async fn listen(folder: &Path, weather: watch::Receiver<Weather>) -> Self {
        let (good, wrong) = (acceptor(folder, "good"), acceptor(folder, "wrong"));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (queue, shaken_hands) = mpsc::channel(16);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let is_wrong = weather.borrow().trouble == Some(Trouble::WrongCertificate);
                let acceptor = if is_wrong { wrong.clone() } else { good.clone() };
                let queue = queue.clone();
                tokio::spawn(async move {
                    if let Ok(stream) = acceptor.accept(stream).await {
                        queue.send(stream).await.ok();
                    }
                });
            }
        });
        Self { address, shaken_hands }
    }
}

fn acceptor(folder: &Path, name: &str) -> TlsAcceptor {
    let certificate = CertificateDer::from_pem_file(folder.join(format!("{name}.pem"))).unwrap();
    let key = PrivateKeyDer::from_pem_file(folder.join(format!("{name}.key"))).unwrap();
    let config =
        ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key).unwrap();
    TlsAcceptor::from(Arc::new(config))
}

impl Listener for Tls {
    type Io = Cuttable<TlsStream<TcpStream>>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        match self.shaken_hands.recv().await {
            Some(stream) => (Cuttable::new(stream), self.address),
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

/// The cord on the connection of a request.
#[derive(Clone)]
struct Wire(Cord);

impl Connected<IncomingStream<'_, Tls>> for Wire {
    fn connect_info(stream: IncomingStream<'_, Tls>) -> Self {
        Self(stream.io().cord())
    }
}

/// What stands between the desk and Webex.
#[derive(Clone)]
struct Between {
    webex: String,
    http: reqwest::Client,
    weather: watch::Receiver<Weather>,
    retrieves: Arc<AtomicUsize>,
}

async fn pass_on(
    State(between): State<Between>,
    ConnectInfo(Wire(cord)): ConnectInfo<Wire>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    if path.ends_with("/telephony/calls/retrieve") {
        between.retrieves.fetch_add(1, Ordering::SeqCst);
    }
    let Weather { trouble, only } = *between.weather.borrow();
    let trouble = trouble.filter(|_| only.is_none_or(|end| path.ends_with(end)));
    match trouble {
        Some(Trouble::Portal) => {
            page(200, "text/html", "<html><body>Welcome to the guest network</body></html>")
        }
        Some(Trouble::Status(status)) => page(status, "text/plain", ""),
        Some(Trouble::Huge) => page(200, "application/json", vec![b' '; 10_000_000]),
        Some(Trouble::Picture) => page(200, "image/png", b"\x89PNG\r\n\x1a\n".to_vec()),
        Some(Trouble::GzipBomb) => {
            let mut answer = page(200, "application/json", BOMB.clone());
            answer.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            answer
        }
        Some(Trouble::CutBefore) => cut(&cord),
        Some(Trouble::CutAfter) => {
            between.ask(request).await;
            cut(&cord)
        }
        Some(Trouble::Torn) => torn(between.ask(request).await, cord).await,
        Some(Trouble::Trickle) => trickled(between.ask(request).await).await,
        None | Some(Trouble::ProxyAuth | Trouble::WrongCertificate) => {
            between.ask(request).await.unwrap_or_else(|| cut(&cord))
        }
    }
}

impl Between {
    /// Asks Webex. `None`: it does not answer.
    async fn ask(&self, request: Request) -> Option<Response> {
        let (parts, body) = request.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.ok()?;
        let asked = self.http.request(parts.method, format!("{}{}", self.webex, parts.uri)).headers({
            let mut headers = parts.headers;
            headers.remove(header::HOST);
            headers
        });
        let answer = asked.body(body).send().await.ok()?;
        let mut response = Response::builder().status(answer.status());
        for (name, value) in answer.headers().iter().filter(|(name, _)| !is_of_the_hop(name)) {
            response = response.header(name, value);
        }
        response.body(Body::from_stream(answer.bytes_stream())).ok()
    }
}

fn is_of_the_hop(name: &HeaderName) -> bool {
    [header::TRANSFER_ENCODING, header::CONNECTION, header::CONTENT_LENGTH].contains(name)
}

fn page(status: u16, kind: &'static str, body: impl Into<Body>) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    Response::builder().status(status).header(header::CONTENT_TYPE, kind).body(body.into()).unwrap()
}

/// No answer: the connection ends.
fn cut(cord: &Cord) -> Response {
    cord.cut();
    Response::new(Body::empty())
}

/// The first half of an answer; then the connection ends.
async fn torn(answer: Option<Response>, cord: Cord) -> Response {
    let Some(answer) = answer else { return cut(&cord) };
    let (parts, body) = answer.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let half = whole.slice(..whole.len() / 2);
    let rest = async move {
        tokio::time::sleep(Duration::from_millis(50)).await;
        cord.cut();
        Ok(Bytes::from_static(b" "))
    };
    let first = stream::iter([Ok::<_, Infallible>(half)]);
    Response::from_parts(parts, Body::from_stream(futures_util::StreamExt::chain(first, stream::once(rest))))
}

/// An answer a byte at a time, too slow for anybody.
async fn trickled(answer: Option<Response>) -> Response {
    let (parts, body) = answer.unwrap_or_default().into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let bytes = stream::unfold(whole, |mut left| async move {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let byte = (!left.is_empty()).then(|| left.split_to(1))?;
        Some((Ok::<_, Infallible>(byte), left))
    });
    Response::from_parts(parts, Body::from_stream(bytes))
}

/// 64 MB of blanks, packed once: it takes a second.
static BOMB: LazyLock<Bytes> = LazyLock::new(|| {
    use std::io::Write as _;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..64 {
        packed.write_all(&vec![b' '; 1_000_000]).unwrap();
    }
    packed.finish().unwrap().into()
});
