//! Whether anybody on the session's bus shows notifications. The bus is asked and not the service: nobody is started for it.

use zbus::fdo::DBusProxy;
use zbus::names::BusName;
use zbus::{Connection, MessageStream};

use futures_util::StreamExt as _;

use super::linux::NAME;
use crate::backend::dbus::{in_time, other_owner};
use crate::backend::desktop::Desktop;
use crate::backend::news::NewsSender;
use crate::console::attention::{NoNotices, NoticeService};
use crate::console::event::News;

/// Changes that may wait.
const SIGNALS: usize = 4;

/// Tells whether there is a service, now and after each change.
pub(super) async fn watch(desktop: &Desktop, news: &NewsSender) {
    let Ok(bus) = in_time(desktop.session_bus()).await else {
        tracing::debug!("without a message bus nobody shows notifications");
        return news.send(News::NoticeService(NoticeService::Missing(NoNotices::NoBus))).await;
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
        news.send(News::NoticeService(on(&bus).await)).await;
        let Some(changes) = &mut changes else { return };
        if changes.next().await.is_none() {
            return;
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
