//! The notification service of a Linux desktop (`org.freedesktop.Notifications`, version 1.2 of its specification).

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use zbus::zvariant::Value;
use zbus::{Connection, Message};

use crate::backend::desktop::Desktop;
use crate::backend::news::NewsSender;
use crate::console::attention::{NoNotices, Notice, NoticeId, NoticeService, Sound, Urgency};
use crate::console::event::News;
use crate::words::Arg;

pub(super) const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// How long the desktop may take to answer.
const PATIENCE: Duration = Duration::from_secs(3);
/// The desktop decides how long it is shown.
const AS_USUAL: i32 = -1;

/// The service, and what it shows of ours.
pub(super) struct Notifications {
    desktop: Desktop,
    news: NewsSender,
    service: Option<Service>,
    shown: BTreeMap<NoticeId, u32>,
    /// Why the last one was not shown.
    trouble: Option<NoNotices>,
}

struct Service {
    bus: Connection,
    /// It reads `<` and `&` in a body as markup.
    reads_markup: bool,
}

impl Notifications {
    pub fn new(desktop: Desktop, news: NewsSender) -> Self {
        Self { desktop, news, service: None, shown: BTreeMap::new(), trouble: None }
    }

    pub async fn show(&mut self, notice: Notice) {
        if self.desktop == Desktop::Absent {
            return;
        }
        let trouble = match self.try_show(&notice).await {
            Ok(()) => None,
            Err(error) => {
                tracing::debug!(%error, "this desktop did not show a notification");
                // Another try is made with the next one.
                self.service = None;
                Some(why(&error))
            }
        };
        if trouble.is_some() || self.trouble.is_some() {
            self.trouble = trouble;
            let service = trouble.map_or(NoticeService::There, NoticeService::Missing);
            // The window need not wake for it: it is told on a page that somebody opens.
            self.news.leave(News::NoticeService(service));
        }
    }

    pub async fn withdraw(&mut self, id: NoticeId) {
        let (Some(number), Some(service)) = (self.shown.remove(&id), &self.service) else { return };
        // Whoever put it away was faster.
        if let Err(error) = service.call("CloseNotification", &(number,)).await {
            tracing::debug!(%error, "a notification could not be taken away");
        }
    }

    pub async fn withdraw_all(&mut self) {
        for id in self.shown.keys().copied().collect::<Vec<_>>() {
            self.withdraw(id).await;
        }
    }

    async fn try_show(&mut self, notice: &Notice) -> zbus::Result<()> {
        let service = match &mut self.service {
            Some(service) => service,
            none => none.insert(Service::find(&self.desktop).await?),
        };
        let (title, body) = (text_of(&notice.title), text_of(&notice.body));
        let body = if service.reads_markup { escaped(body) } else { body.to_owned() };
        let replaces = self.shown.get(&notice.id).copied().unwrap_or(0);
        let actions: [&str; 0] = [];
        let order = ("Valet", replaces, "valet", title, body, &actions[..], hints(notice), AS_USUAL);
        let number: u32 = service.call("Notify", &order).await?.body().deserialize()?;
        self.shown.insert(notice.id, number);
        Ok(())
    }
}

impl Service {
    async fn find(desktop: &Desktop) -> zbus::Result<Self> {
        let bus = in_time(desktop.session_bus()).await?;
        let mut service = Self { bus, reads_markup: false };
        let can: Vec<String> = service.call("GetCapabilities", &()).await?.body().deserialize()?;
        service.reads_markup = can.iter().any(|capability| capability == "body-markup");
        Ok(service)
    }

    async fn call<B>(&self, method: &'static str, body: &B) -> zbus::Result<Message>
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        in_time(self.bus.call_method(Some(NAME), PATH, Some(NAME), method, body)).await
    }
}

/// What a notification failed of. A bus that cannot be reached says nothing by name.
fn why(error: &zbus::Error) -> NoNotices {
    match error {
        zbus::Error::MethodError(name, ..)
            if name.as_str() == "org.freedesktop.DBus.Error.ServiceUnknown" =>
        {
            NoNotices::NoService
        }
        zbus::Error::Address(_) | zbus::Error::Handshake(_) | zbus::Error::Connection(..) => NoNotices::NoBus,
        _ => NoNotices::NoAnswer,
    }
}

async fn in_time<T>(answer: impl Future<Output = zbus::Result<T>>) -> zbus::Result<T> {
    let late = |_| zbus::Error::InputOutput(std::sync::Arc::new(std::io::ErrorKind::TimedOut.into()));
    tokio::time::timeout(PATIENCE, answer).await.map_err(late)?
}

/// The shell has told it in the language of the screen; what it has not told is shown to nobody.
fn text_of(told: &Arg) -> &str {
    told.as_text().unwrap_or_default()
}

fn hints(notice: &Notice) -> HashMap<&'static str, Value<'static>> {
    let urgency: u8 = match notice.urgency {
        Urgency::Normal => 1,
        Urgency::Critical => 2,
    };
    let sound = match notice.sound {
        Sound::None => ("suppress-sound", Value::from(true)),
        // Names of the sound theme that every desktop has.
        Sound::Hint => ("sound-name", Value::from("message-new-instant")),
        Sound::Ring => ("sound-name", Value::from("phone-incoming-call")),
    };
    HashMap::from([("urgency", Value::from(urgency)), ("desktop-entry", Value::from("valet")), sound])
}

/// A caller's name may hold anything.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
