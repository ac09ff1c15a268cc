//! On Linux the desktop's portal tells of its look (`org.freedesktop.portal.Settings`, on the session's bus).

use std::collections::HashMap;

use futures_util::stream::{self, StreamExt as _};
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, MessageStream};

use crate::backend::dbus::{AGAIN, in_time, other_owner, signal};
use crate::backend::desktop::Desktop;
use crate::backend::news::NewsSender;
use crate::console::appearance::Appearance;
use crate::console::event::News;

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
/// What every desktop tells: `color-scheme` 1 is dark and 2 is light, `contrast` 1 is high.
const LOOK: &str = "org.freedesktop.appearance";
/// Where GNOME keeps high contrast; older portals tell of no other.
const GNOME: &str = "org.gnome.desktop.a11y.interface";
/// Signals that may wait.
const SIGNALS: usize = 16;

/// Settings by namespace and key.
type Told = HashMap<String, HashMap<String, OwnedValue>>;

/// Tells how the desktop looks, now and after each change, whichever bus it is on by then.
pub(super) async fn watch(desktop: &Desktop, news: &NewsSender) {
    let mut last = Appearance::default();
    loop {
        if let Err(error) = watch_bus(desktop, &mut last, news).await {
            tracing::debug!(%error, "the desktop does not tell how it looks");
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// The same until the bus is gone.
async fn watch_bus(desktop: &Desktop, last: &mut Appearance, news: &NewsSender) -> zbus::Result<()> {
    let bus = in_time(desktop.session_bus()).await?;
    let mut rules = vec![other_owner(PORTAL)?];
    for namespace in [LOOK, GNOME] {
        let changed = signal(SETTINGS, "SettingChanged")?.sender(PORTAL)?.arg(0, namespace)?;
        rules.push(changed.build().to_owned());
    }
    let mut changes = Vec::new();
    for rule in rules {
        changes.push(MessageStream::for_match_rule(rule, &bus, Some(SIGNALS)).await?);
    }
    let mut changes = stream::select_all(changes);
    loop {
        // Without a portal, or with one that has just gone, it stays as it was.
        match in_time(read(&bus)).await {
            Ok(look) if look != *last => {
                *last = look;
                news.send(News::Appearance(look)).await;
            }
            Ok(_) => {}
            Err(error) => tracing::debug!(%error, "the desktop does not tell how it looks now"),
        }
        if changes.next().await.is_none() {
            return Ok(());
        }
    }
}

async fn read(bus: &Connection) -> zbus::Result<Appearance> {
    let namespaces: &[&str] = &[LOOK, GNOME];
    let answer = bus.call_method(Some(PORTAL), PATH, Some(SETTINGS), "ReadAll", &(namespaces,)).await?;
    Ok(look(&answer.body().deserialize()?))
}

/// What no version of the portal knows counts as not said.
fn look(told: &Told) -> Appearance {
    let value = |namespace: &str, key: &str| told.get(namespace)?.get(key).map(|value| &**value);
    let dark = match value(LOOK, "color-scheme") {
        Some(Value::U32(1)) => Some(true),
        Some(Value::U32(2)) => Some(false),
        _ => None,
    };
    let high_contrast = match value(LOOK, "contrast") {
        Some(Value::U32(contrast)) => *contrast == 1,
        _ => matches!(value(GNOME, "high-contrast"), Some(Value::Bool(true))),
    };
    Appearance { dark, high_contrast }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(settings: &[(&str, &str, Value<'static>)]) -> Appearance {
        let mut told = Told::new();
        for (namespace, key, value) in settings {
            let value = OwnedValue::try_from(value.clone()).unwrap();
            told.entry((*namespace).to_owned()).or_default().insert((*key).to_owned(), value);
        }
        look(&told)
    }

    #[test]
    fn each_answer_of_a_portal_is_one_look() {
        let scheme = |scheme: u32| (LOOK, "color-scheme", Value::U32(scheme));
        let contrast = |contrast: u32| (LOOK, "contrast", Value::U32(contrast));
        let gnome = |on: bool| (GNOME, "high-contrast", Value::Bool(on));
        for (settings, dark, high_contrast) in [
            (vec![], None, false),
            (vec![scheme(0)], None, false),
            (vec![scheme(1), contrast(0)], Some(true), false),
            (vec![scheme(2), contrast(1)], Some(false), true),
            (vec![scheme(7), contrast(7)], None, false),
            (vec![(LOOK, "color-scheme", Value::Bool(true))], None, false),
            (vec![scheme(1), gnome(true)], Some(true), true),
            (vec![contrast(0), gnome(true)], None, false),
        ] {
            assert_eq!(told(&settings), Appearance { dark, high_contrast }, "{settings:?}");
        }
    }
}
