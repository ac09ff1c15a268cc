//! A stateful Webex on loopback: the REST API, the sign-in, faults on request, and a control interface (`valet simulate`, `--demo`).
//!
//! It imports nothing from the rest of the house and writes its JSON by itself, so that a mistake in the client is not mirrored
//! here. Layers, from the inside out: `world` is the telephone system, pure; `api` is its REST face, `xsi` its live one; `auth` signs people in;
//! `gate` logs every request and lets it meet its fault; `control` is `/sim`; `net` is the socket.
//!
//! [`start`] runs one on the current tokio runtime, [`run`] one until the process is asked to end.

mod api;
pub mod auth;
pub mod clock;
mod control;
mod driver;
mod gate;
mod ids;
pub mod net;
mod scenario;
mod state;
mod world;
mod xsi;

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::any;
use serde::Serialize;
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};

use auth::{Auth, AuthConfig, AuthUser};
pub use clock::Clock;
use driver::Driver;
use net::{CuttableListener, Wire};
pub use scenario::{
    DeviceEntry, DeviceKindEntry, GroupEntry, LineEntry, LineKindEntry, LocationEntry, ParkedEntry, Scenario,
    ScenarioError, SlotEntry, UserEntry,
};
use state::Sim;
use world::directory::MemberKind;
pub use world::knobs::{BusyPark, EmptyRetrieve, Knobs, MonitoringShape, RecallTo, RecallUnanswered};
use xsi::Hub;
pub use xsi::knobs::{CpeIds, XsiKnobs};

/// A simulator that cannot run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Asked to listen where others could reach it.
    #[error("The simulator listens on this machine only (127.0.0.1 or [::1]), not on {0}.")]
    NotLoopback(SocketAddr),
    /// The address cannot be had.
    #[error("The simulator cannot listen on {addr}: {source}. Choose another with --listen.")]
    Listen {
        /// The address that was asked for.
        addr: SocketAddr,
        /// The system's reason.
        source: io::Error,
    },
    /// The scenario does not fit together.
    #[error("The scenario cannot be played: {0}")]
    Scenario(String),
    /// Standard output or the socket failed while running.
    #[error("The simulator stopped: {0}.")]
    Stopped(#[from] io::Error),
}

/// What a client needs to know: the first line on standard output of `valet simulate` (design section 5).
#[derive(Clone, Serialize)]
pub struct Hello {
    /// Where REST and OAuth are: `http://127.0.0.1:PORT/v1`.
    pub api_base: String,
    /// The integration's client id.
    pub client_id: String,
    /// The integration's client secret, a toy of this simulator.
    pub client_secret: String,
    /// The registered redirect addresses.
    pub redirect_uris: Vec<String>,
    /// Who can sign in; the first is the attendant.
    pub users: Vec<HelloUser>,
}

/// A simulated person.
#[derive(Clone, Serialize)]
pub struct HelloUser {
    /// First and last name.
    pub name: String,
    /// The login.
    pub email: String,
    /// The public id.
    pub person_id: String,
    /// A long-lived access token with every registered scope.
    pub access_token: String,
}

/// A running simulator. Dropping it stops it.
pub struct Running {
    /// What a client needs to know.
    pub hello: Hello,
    /// Where it listens.
    pub addr: SocketAddr,
    stop: CancellationToken,
    done: CancellationToken,
    _stop_on_drop: DropGuard,
}

impl Running {
    /// Stops listening; connections end with the requests that they carry.
    pub fn stop(&self) {
        self.stop.cancel();
    }
}

/// Starts a simulator on the current tokio runtime.
///
/// # Errors
/// A sentence when `listen` is not loopback or taken, or when the scenario does not fit together.
pub async fn start(listen: SocketAddr, scenario: Scenario) -> Result<Running, Error> {
    if !listen.ip().is_loopback() {
        return Err(Error::NotLoopback(listen));
    }
    let listener =
        TcpListener::bind(listen).await.map_err(|source| Error::Listen { addr: listen, source })?;
    let addr = listener.local_addr()?;
    let api_base = format!("http://{addr}/v1");
    let seed = scenario.seed.unwrap_or_else(|| fastrand::u64(..));
    let clock = Clock::default();
    let now = clock.now();
    let world = scenario::populate(&scenario, seed, now).map_err(Error::Scenario)?;
    tracing::info!(seed, lively = scenario.lively, "the simulator starts at {api_base}");

    let people = world.dir.members.iter().filter(|member| member.kind == MemberKind::Person);
    let people: Vec<(String, String, String)> = people
        .map(|member| (member.name(), member.email.clone().unwrap_or_default(), member.id.clone()))
        .collect();
    let config = AuthConfig {
        client_id: scenario.client_id.clone(),
        client_secret: scenario.client_secret.clone(),
        redirect_uris: scenario.redirect_uris.clone(),
        registered_scopes: scenario.registered_scopes.clone(),
        users: people
            .iter()
            .cloned()
            .map(|(name, email, person_id)| AuthUser { name, email, person_id })
            .collect(),
    };
    let auth = Auth::new(config, clock.clone());
    let user = |(name, email, person_id): (String, String, String)| {
        let access_token = auth.personal_token(&email).unwrap_or_default();
        HelloUser { name, email, person_id, access_token }
    };
    let hello = Hello {
        api_base: api_base.clone(),
        client_id: scenario.client_id,
        client_secret: scenario.client_secret,
        redirect_uris: scenario.redirect_uris,
        users: people.into_iter().map(user).collect(),
    };
    let driver = scenario.lively.then(|| Driver::new(seed, now));
    let hub = Hub::new(scenario.xsi, seed);
    let sim = Arc::new(Sim::new(auth, clock, api_base, seed, world, driver, hub));
    let (stop, done) = serve(listener, sim);
    Ok(Running { hello, addr, _stop_on_drop: stop.clone().drop_guard(), stop, done })
}

/// Runs a simulator until the process is interrupted or terminated. Its first line on standard output is [`Hello`] as JSON.
///
/// # Errors
/// As [`start`], and when standard output is closed.
pub async fn run(listen: SocketAddr, scenario: Scenario) -> Result<(), Error> {
    let running = start(listen, scenario).await?;
    let hello = serde_json::to_string(&running.hello).map_err(io::Error::from)?;
    let mut out = io::stdout();
    writeln!(out, "{hello}")?;
    out.flush()?;
    tokio::select! {
        asked = asked_to_end() => asked?,
        () = running.done.cancelled() => return Err(Error::Stopped(io::ErrorKind::BrokenPipe.into())),
    }
    running.stop();
    Ok(())
}

/// Spawns the server and the passing of time; gives back how to stop it, and the sign that it has.
fn serve(listener: TcpListener, sim: Arc<Sim>) -> (CancellationToken, CancellationToken) {
    let routes = Router::new()
        .nest("/v1", sim.auth.router().with_state(()))
        .route("/xsi", any(xsi::http::dispatch))
        .route("/xsi/{*rest}", any(xsi::http::dispatch))
        .fallback(api::dispatch)
        .with_state(Arc::clone(&sim))
        .layer(from_fn_with_state(Arc::clone(&sim), gate::gate));
    let app = control::router(sim.clone()).merge(routes);
    let service = app.into_make_service_with_connect_info::<Wire>();
    let (stop, done) = (CancellationToken::new(), CancellationToken::new());
    let ended = done.clone().drop_guard();
    let server = axum::serve(CuttableListener(listener), service)
        .with_graceful_shutdown(stop.clone().cancelled_owned());
    // A channel never ends by itself, and the server waits for its last response.
    let (channels, open) = (stop.clone(), Arc::clone(&sim));
    tokio::spawn(async move {
        channels.cancelled().await;
        open.with_moment(|inner, now| inner.xsi.switch_off(now));
    });
    let time = stop.clone();
    tokio::spawn(async move { time.run_until_cancelled(sim.live()).await });
    tokio::spawn(async move {
        if let Err(error) = server.await {
            tracing::error!("the simulator's server failed: {error}");
        }
        drop(ended);
    });
    (stop, done)
}

/// Ends when somebody presses Ctrl-C or the system asks.
async fn asked_to_end() -> io::Result<()> {
    #[cfg(unix)]
    {
        let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
