//! Light, dark and high contrast, as the desktop's portal tells of them.

use std::collections::HashMap;

use valet::backend::Backend;
use valet::console::appearance::Appearance;
use valet::console::event::News;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{fdo, interface};

use crate::bus::{Bus, next};

const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const LOOK: &str = "org.freedesktop.appearance";

/// A portal that knows of these settings alone.
struct Portal {
    scheme: u32,
    contrast: u32,
}

#[interface(name = "org.freedesktop.portal.Settings")]
impl Portal {
    fn read_all(&self, namespaces: Vec<String>) -> fdo::Result<HashMap<String, HashMap<String, OwnedValue>>> {
        assert!(namespaces.iter().any(|namespace| namespace == LOOK));
        let value = |number: u32| OwnedValue::from(number);
        let look = [("color-scheme", value(self.scheme)), ("contrast", value(self.contrast))];
        let look = look.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        Ok(HashMap::from([(LOOK.to_owned(), look)]))
    }

    #[zbus(signal)]
    async fn setting_changed(
        emitter: &SignalEmitter<'_>,
        namespace: &str,
        key: &str,
        value: Value<'_>,
    ) -> zbus::Result<()>;
}

/// A portal that tells of this look.
pub async fn portal(bus: &Bus, scheme: u32, contrast: u32) -> zbus::Connection {
    bus.owner_of(NAME, PATH, Portal { scheme, contrast }).await
}

async fn next_look(backend: &mut Backend) -> (Option<bool>, bool) {
    let Appearance { dark, high_contrast } = next(backend, "news of the look", |news| match news {
        News::Appearance(appearance) => Some(appearance),
        _ => None,
    })
    .await;
    (dark, high_contrast)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn the_look_of_the_desktop_is_told_at_the_start_and_whenever_it_changes() {
    let bus = Bus::start();
    let service = portal(&bus, 1, 0).await;
    let mut backend = bus.backend();
    assert_eq!(next_look(&mut backend).await, (Some(true), false));
    let emitter = SignalEmitter::new(&service, PATH).unwrap();
    let portal = service.object_server().interface::<_, Portal>(PATH).await.unwrap();
    for (scheme, contrast, look) in
        [(1, 1, (Some(true), true)), (2, 1, (Some(false), true)), (0, 0, (None, false))]
    {
        *portal.get_mut().await = Portal { scheme, contrast };
        // Of the fonts nobody asked.
        Portal::setting_changed(&emitter, "org.gnome.desktop.interface", "font-name", "Cantarell".into())
            .await
            .unwrap();
        Portal::setting_changed(&emitter, LOOK, "contrast", contrast.into()).await.unwrap();
        assert_eq!(next_look(&mut backend).await, look);
    }
    backend.stop.cancel();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn a_portal_that_comes_later_is_heard_and_one_that_goes_changes_nothing() {
    let bus = Bus::start();
    let mut backend = bus.backend();
    let first = portal(&bus, 1, 0).await;
    assert_eq!(next_look(&mut backend).await, (Some(true), false));
    first.close().await.unwrap();
    let _second = portal(&bus, 2, 1).await;
    assert_eq!(next_look(&mut backend).await, (Some(false), true), "nothing in between");
    backend.stop.cancel();
}
