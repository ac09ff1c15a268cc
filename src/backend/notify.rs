//! Carries out desktop notifications, in a task of its own: a desktop that does not answer keeps nobody waiting. A
//! notification has no buttons, and a click on it does what the desktop does with it: Valet raises nothing. Whether there is
//! a desktop that shows them is told to the core, from the start on and whenever it changes.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod service;

use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::desktop::Desktop;
use super::news::NewsSender;
#[cfg(not(target_os = "linux"))]
use crate::console::attention::NoNotices;
use crate::console::attention::{Notice, NoticeId, NoticeService};
#[cfg(not(target_os = "linux"))]
use crate::console::event::News;

/// Orders that may wait for a slow desktop; more are dropped, which the log says.
const ORDERS: usize = 64;

/// What the desktop is to do.
#[derive(Debug)]
enum Order {
    Show(Notice),
    Withdraw(NoticeId),
}

/// Sends notifications to the desktop.
pub(super) struct Notifier {
    orders: mpsc::Sender<Order>,
    task: JoinHandle<()>,
}

impl Notifier {
    /// Nothing is asked of the service before the first notification.
    pub(super) fn new(desktop: Desktop, news: NewsSender) -> Self {
        let (orders, received) = mpsc::channel(ORDERS);
        Self { orders, task: tokio::spawn(run(desktop, news, received)) }
    }

    /// Shows a notification, in the place of an earlier one with the same id.
    pub(super) fn show(&self, notice: Notice) {
        self.order(Order::Show(notice));
    }

    /// Takes a notification away.
    pub(super) fn withdraw(&self, id: NoticeId) {
        self.order(Order::Withdraw(id));
    }

    fn order(&self, order: Order) {
        if self.orders.try_send(order).is_err() {
            tracing::warn!("the desktop is too slow: a notification was dropped");
        }
    }

    /// Takes away what is still shown: nobody would do so later.
    pub(super) async fn close(self) {
        drop(self.orders);
        self.task.await.ok();
    }
}

/// Tells whether notifications are shown, until `stop`.
pub(super) async fn watch(desktop: Desktop, news: NewsSender, stop: CancellationToken) {
    if desktop == Desktop::Absent {
        return;
    }
    #[cfg(target_os = "linux")]
    stop.run_until_cancelled(service::watch(&desktop, &news)).await;
    #[cfg(not(target_os = "linux"))]
    stop.run_until_cancelled(news.send(News::NoticeService(look(&desktop).await))).await;
}

/// Whether notifications are shown at this moment.
#[cfg(target_os = "linux")]
pub(crate) async fn look(desktop: &Desktop) -> NoticeService {
    service::look(desktop).await
}

/// Whether notifications are shown: not on this system yet.
#[cfg(not(target_os = "linux"))]
pub(crate) async fn look(_: &Desktop) -> NoticeService {
    NoticeService::Missing(NoNotices::NotHere)
}

#[cfg(target_os = "linux")]
async fn run(desktop: Desktop, news: NewsSender, mut orders: mpsc::Receiver<Order>) {
    let mut desktop = linux::Notifications::new(desktop, news);
    while let Some(order) = orders.recv().await {
        match order {
            Order::Show(notice) => desktop.show(notice).await,
            Order::Withdraw(id) => desktop.withdraw(id).await,
        }
    }
    desktop.withdraw_all().await;
}

#[cfg(not(target_os = "linux"))]
async fn run(_: Desktop, _: NewsSender, mut orders: mpsc::Receiver<Order>) {
    while orders.recv().await.is_some() {}
}
