//! On Linux the login manager (logind, system bus) and the screen saver (session bus) tell of a locked screen.

use std::pin::pin;
use std::time::Duration;

use futures_util::stream::{self, BoxStream, Stream, StreamExt as _};
use zbus::fdo::{DBusProxy, PropertiesProxy};
use zbus::names::{BusName, InterfaceName};
use zbus::zvariant::OwnedObjectPath;
use zbus::{Connection, MessageStream, Proxy};

use crate::backend::dbus::{AGAIN, in_time, other_owner, signal};
use crate::backend::desktop::Desktop;
use crate::backend::news::NewsSender;
use crate::console::event::News;

const LOGIN: &str = "org.freedesktop.login1";
const LOGIN_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const USER: &str = "org.freedesktop.login1.User";
/// Whoever is logged in on this seat.
const OWN_USER: &str = "/org/freedesktop/login1/user/self";
/// Screen savers: the name, which is also the interface, and where they are asked at the start.
const SAVERS: [(&str, &str); 2] = [
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
];
/// Signals that may wait.
const SIGNALS: usize = 16;

/// Who says it, and whether the screen is locked by that.
type Said = (usize, bool);

/// What somebody says from now on, until their bus is gone.
type Source = BoxStream<'static, Said>;

/// Tells of every change.
pub(super) async fn watch(desktop: &Desktop, news: &NewsSender) {
    let login = lasting(LOGIN, || login(desktop));
    let savers = lasting(SAVERS[0].0, || savers(desktop));
    let mut all = pin!(stream::select(login, savers));
    let mut said = [false; 1 + SAVERS.len()];
    let mut locked = false;
    while let Some((who, is_locked)) = all.next().await {
        said[who] = is_locked;
        let any = said.contains(&true);
        if any != locked {
            locked = any;
            news.send(News::Locked(locked)).await;
        }
    }
}

/// What they say on this bus, and on the one that comes after it.
fn lasting<C>(they: &'static str, connect: impl Fn() -> C) -> impl Stream<Item = Said>
where
    C: Future<Output = zbus::Result<Source>>,
{
    let waits = std::iter::once(Duration::ZERO).chain(std::iter::repeat(AGAIN));
    let connected = stream::iter(waits).then(move |wait| {
        let connecting = in_time(connect());
        async move {
            tokio::time::sleep(wait).await;
            connecting.await.unwrap_or_else(|error| {
                tracing::debug!(%error, "{they} does not tell of a locked screen");
                stream::empty().boxed()
            })
        }
    });
    connected.flatten()
}

/// What the login manager says about this session, now and from now on.
async fn login(desktop: &Desktop) -> zbus::Result<Source> {
    let bus = desktop.system_bus().await?;
    let path = own_session(&bus).await?;
    let rule = signal("org.freedesktop.DBus.Properties", "PropertiesChanged")?
        .sender(LOGIN)?
        .path(path.clone())?
        .build()
        .to_owned();
    let changes = MessageStream::for_match_rule(rule, &bus, Some(SIGNALS)).await?;
    let properties = PropertiesProxy::builder(&bus).destination(LOGIN)?.path(path)?.build().await?;
    let read = move || {
        let properties = properties.clone();
        async move {
            let hint = properties.get(InterfaceName::from_static_str_unchecked(SESSION), "LockedHint").await;
            (0, hint.ok().and_then(|value| bool::try_from(value).ok()).unwrap_or(false))
        }
    };
    let now = stream::once(read());
    let later = changes.then(move |_| read()).chain(gone(0));
    // The connection lives as long as the stream.
    Ok(now.chain(later).map(move |said| (&bus, said).1).boxed())
}

/// This session, or the one with the display of whoever runs Valet: a program that the desktop starts as a service
/// belongs to none.
async fn own_session(bus: &Connection) -> zbus::Result<OwnedObjectPath> {
    let manager = Proxy::new(bus, LOGIN, LOGIN_PATH, MANAGER).await?;
    if let Ok(path) = manager.call("GetSessionByPID", &(std::process::id(),)).await {
        return Ok(path);
    }
    let user = Proxy::new(bus, LOGIN, OWN_USER, USER).await?;
    let (_, path): (String, OwnedObjectPath) = user.get_property("Display").await?;
    Ok(path)
}

/// What the screen savers say, now and from now on.
async fn savers(desktop: &Desktop) -> zbus::Result<Source> {
    let bus = desktop.session_bus().await?;
    let mut sources: Vec<Source> = Vec::new();
    for (index, (name, path)) in SAVERS.into_iter().enumerate() {
        let who = index + 1;
        let active = signal(name, "ActiveChanged")?.sender(name)?.build().to_owned();
        let active = MessageStream::for_match_rule(active, &bus, Some(SIGNALS)).await?;
        let told = active.filter_map(move |message| async move {
            Some((who, message.ok()?.body().deserialize::<bool>().ok()?))
        });
        // A screen saver that has gone locks nothing.
        let owner = MessageStream::for_match_rule(other_owner(name)?, &bus, Some(SIGNALS)).await?;
        let left = owner.filter_map(move |message| async move {
            let (_, _, new): (String, String, String) = message.ok()?.body().deserialize().ok()?;
            new.is_empty().then_some((who, false))
        });
        let now = stream::iter(is_active(&bus, name, path).await.map(|active| (who, active)));
        sources.push(now.chain(stream::select(told, left).chain(gone(who))).boxed());
    }
    Ok(stream::select_all(sources).boxed())
}

/// Asks a screen saver that runs; none is started by that.
async fn is_active(bus: &Connection, name: &'static str, path: &'static str) -> Option<bool> {
    let runs = DBusProxy::new(bus).await.ok()?.name_has_owner(BusName::try_from(name).ok()?).await;
    if !runs.unwrap_or(false) {
        return None;
    }
    let answer = bus.call_method(Some(name), path, Some(name), "GetActive", &()).await.ok()?;
    answer.body().deserialize().ok()
}

/// A bus that has ended locks nothing.
fn gone(who: usize) -> impl stream::Stream<Item = Said> + Send {
    stream::once(std::future::ready((who, false)))
}
