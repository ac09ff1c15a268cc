//! Carries out desktop notifications, in a task of its own: a desktop that does not answer keeps nobody waiting. A
//! notification has no buttons, and a click on it does what the desktop does with it: Valet raises nothing.

#[cfg(target_os = "linux")]
mod linux;

use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::desktop::Desktop;
use crate::console::attention::{Notice, NoticeId};

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
    /// Nothing is asked of the desktop before the first notification.
    pub(super) fn new(desktop: Desktop) -> Self {
        let (orders, received) = mpsc::channel(ORDERS);
        Self { orders, task: tokio::spawn(run(desktop, received)) }
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

#[cfg(target_os = "linux")]
async fn run(desktop: Desktop, mut orders: mpsc::Receiver<Order>) {
    let mut desktop = linux::Notifications::new(desktop);
    while let Some(order) = orders.recv().await {
        match order {
            Order::Show(notice) => desktop.show(notice).await,
            Order::Withdraw(id) => desktop.withdraw(id).await,
        }
    }
    desktop.withdraw_all().await;
}

#[cfg(not(target_os = "linux"))]
async fn run(_: Desktop, mut orders: mpsc::Receiver<Order>) {
    tracing::debug!("notifications are not shown on this system yet");
    while orders.recv().await.is_some() {}
}
