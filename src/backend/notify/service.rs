//! Whether anybody on the session's bus shows notifications. The bus is asked and not the service: nobody is started for it.

use zbus::fdo::DBusProxy;
use zbus::names::BusName;
use zbus::{Connection, MessageStream};

use futures_util::StreamExt as _;

use super::linux::NAME;
use crate::backend::dbus::{AGAIN, in_time, other_owner};
use crate::backend::desktop::Desktop;
use crate::backend::news::NewsSender;
use crate::console::attention::{NoNotices, NoticeService};
use crate::console::event::News;

/// Changes that may wait.
const SIGNALS: usize = 4;

/// What was told last: the window does not wake to hear it again.
struct Told<'n> {
    last: Option<NoticeService>,
    news: &'n NewsSender,
}

impl Told<'_> {
    async fn tell(&mut self, service: NoticeService) {
        if self.last.replace(service) != Some(service) {
            self.news.send(News::NoticeService(service)).await;
        }
    }
}

/// Tells whether there is a service, now and after each change, and when the bus itself goes and comes.
pub(super) async fn watch(desktop: &Desktop, news: &NewsSender) {
    let mut told = Told { last: None, news };
    loop {
        watch_bus(desktop, &mut told).await;
        if *desktop == Desktop::Absent {
            return;
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// The same until the bus is gone.
async fn watch_bus(desktop: &Desktop, told: &mut Told<'_>) {
    let Ok(bus) = in_time(desktop.session_bus()).await else {
        tracing::debug!("without a message bus nobody shows notifications");
        return told.tell(NoticeService::Missing(NoNotices::NoBus)).await;
    };
    let changes = async { MessageStream::for_match_rule(other_owner(NAME)?, &bus, Some(SIGNALS)).await };
    let mut changes = match in_time(changes).await {
        Ok(changes) => Some(changes),
        Err(error) => {
            tracing::debug!(%error, "nobody tells whether a notification service comes");
            None
        }
    };
    loop {
        told.tell(on(&bus).await).await;
        let Some(changes) = &mut changes else { return };
        if changes.next().await.is_none() {
            return told.tell(NoticeService::Missing(NoNotices::NoBus)).await;
        }
    }
}

/// Whether there is a service at this moment.
pub(super) async fn look(desktop: &Desktop) -> NoticeService {
    match in_time(desktop.session_bus()).await {
        Ok(bus) => on(&bus).await,
        Err(_) => NoticeService::Missing(NoNotices::NoBus),
    }
}

async fn on(bus: &Connection) -> NoticeService {
    match in_time(is_there(bus)).await {
        Ok(true) => NoticeService::There,
        Ok(false) => NoticeService::Missing(NoNotices::NoService),
        Err(error) => {
            tracing::debug!(%error, "the message bus does not answer");
            NoticeService::Missing(NoNotices::NoBus)
        }
    }
}

/// It runs, or the bus starts it with the first notification.
async fn is_there(bus: &Connection) -> zbus::Result<bool> {
    let bus = DBusProxy::new(bus).await?;
    if bus.name_has_owner(BusName::try_from(NAME)?).await? {
        return Ok(true);
    }
    Ok(bus.list_activatable_names().await?.iter().any(|name| name.as_str() == NAME))
}
