//! What everybody needs who listens on a message bus.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use zbus::MatchRule;
use zbus::message::Type;

/// How long the desktop may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A bus that is gone, or never was there, is looked for again so soon.
pub(super) const AGAIN: Duration = Duration::from_secs(20);

/// The answer, which comes soon, or nobody is there.
pub(super) async fn in_time<T>(answer: impl Future<Output = zbus::Result<T>>) -> zbus::Result<T> {
    let late = |_| zbus::Error::InputOutput(Arc::new(io::ErrorKind::TimedOut.into()));
    tokio::time::timeout(PATIENCE, answer).await.map_err(late)?
}

/// A signal of this name.
pub(super) fn signal(
    interface: &'static str,
    member: &'static str,
) -> zbus::Result<zbus::match_rule::Builder<'static>> {
    MatchRule::builder().msg_type(Type::Signal).interface(interface)?.member(member)
}

/// A name of the bus gets another owner.
pub(super) fn other_owner(name: &'static str) -> zbus::Result<MatchRule<'static>> {
    const BUS: &str = "org.freedesktop.DBus";
    Ok(signal(BUS, "NameOwnerChanged")?.sender(BUS)?.arg(0, name)?.build().to_owned())
}
