//! A locked screen, as the login manager and the screen saver tell of it.

use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedObjectPath;
use zbus::{fdo, interface};

use crate::bus::{Bus, next_locked};

const SAVER: &str = "/org/freedesktop/ScreenSaver";
const SESSION: &str = "/org/freedesktop/login1/session/_31";

struct Saver {
    active: bool,
}

#[interface(name = "org.freedesktop.ScreenSaver")]
impl Saver {
    fn get_active(&self) -> bool {
        self.active
    }

    #[zbus(signal)]
    async fn active_changed(emitter: &SignalEmitter<'_>, active: bool) -> zbus::Result<()>;
}

/// A screen saver that locks the screen, or does not.
pub async fn saver(bus: &Bus, active: bool) -> zbus::Connection {
    bus.owner_of("org.freedesktop.ScreenSaver", SAVER, Saver { active }).await
}

struct Manager;

#[interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    #[zbus(name = "GetSessionByPID")]
    fn session_of(&self, _process: u32) -> fdo::Result<OwnedObjectPath> {
        Err(fdo::Error::Failed("started as a service".to_owned()))
    }
}

struct User;

#[interface(name = "org.freedesktop.login1.User")]
impl User {
    #[zbus(property)]
    fn display(&self) -> (String, OwnedObjectPath) {
        ("1".to_owned(), OwnedObjectPath::try_from(SESSION).unwrap())
    }
}

struct Session {
    locked: bool,
}

#[interface(name = "org.freedesktop.login1.Session")]
impl Session {
    #[zbus(property)]
    fn locked_hint(&self) -> bool {
        self.locked
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn a_screen_saver_locks_and_unlocks_and_its_end_unlocks() {
    let bus = Bus::start();
    let saver = saver(&bus, true).await;
    let mut backend = bus.backend();
    assert!(next_locked(&mut backend).await, "it was locked already");
    let emitter = SignalEmitter::new(&saver, SAVER).unwrap();
    Saver::active_changed(&emitter, false).await.unwrap();
    assert!(!next_locked(&mut backend).await);

    // Whoever does not own the name locks nothing.
    let other = bus.owner("org.example.Prankster").await;
    Saver::active_changed(&SignalEmitter::new(&other, SAVER).unwrap(), true).await.unwrap();
    Saver::active_changed(&emitter, true).await.unwrap();
    Saver::active_changed(&emitter, false).await.unwrap();
    Saver::active_changed(&emitter, true).await.unwrap();
    let heard =
        [next_locked(&mut backend).await, next_locked(&mut backend).await, next_locked(&mut backend).await];
    assert_eq!(heard, [true, false, true]);
    saver.close().await.unwrap();
    assert!(!next_locked(&mut backend).await, "nobody locks it any more");
    backend.stop.cancel();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn the_login_manager_locks_the_session_of_whoever_runs_valet() {
    let bus = Bus::start();
    let login = bus.owner("org.freedesktop.login1").await;
    let server = login.object_server();
    server.at("/org/freedesktop/login1", Manager).await.unwrap();
    server.at("/org/freedesktop/login1/user/self", User).await.unwrap();
    server.at(SESSION, Session { locked: true }).await.unwrap();
    let mut backend = bus.backend();
    assert!(next_locked(&mut backend).await);
    let session = server.interface::<_, Session>(SESSION).await.unwrap();
    for locked in [false, true] {
        session.get_mut().await.locked = locked;
        session.get().await.locked_hint_changed(session.signal_emitter()).await.unwrap();
        assert_eq!(next_locked(&mut backend).await, locked);
    }
    login.close().await.unwrap();
    backend.stop.cancel();
}
