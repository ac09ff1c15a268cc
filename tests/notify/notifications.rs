//! What the service that shows notifications is asked, and that nobody waits for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use valet::backend::Backend;
use valet::console::attention::{NoNotices, Notice, NoticeId, NoticeService, Sound, Urgency};
use valet::console::effect::Effect;
use valet::console::event::News;
use valet::say;
use valet::words::{Language, Words};
use zbus::interface;
use zbus::zvariant::OwnedValue;

use crate::bus::{Bus, next, until};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// One notification, as it was asked for.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    replaces: u32,
    title: String,
    body: String,
    urgency: u8,
    sound: Option<String>,
    is_silent: bool,
}

#[derive(Clone, Debug, Default)]
struct Seen {
    shown: Vec<Asked>,
    closed: Vec<u32>,
}

/// Shows nothing and remembers everything.
struct Spy {
    seen: Arc<Mutex<Seen>>,
    markup: bool,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Spy {
    fn get_capabilities(&self) -> Vec<String> {
        let markup = self.markup.then(|| "body-markup".to_owned());
        ["body".to_owned(), "sound".to_owned()].into_iter().chain(markup).collect()
    }

    #[expect(clippy::too_many_arguments, reason = "the specification has so many")]
    fn notify(
        &self,
        app: String,
        replaces: u32,
        _icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        expires_ms: i32,
    ) -> u32 {
        assert_eq!((app.as_str(), actions.len(), expires_ms), ("Valet", 0, -1));
        let sound = hints.get("sound-name").map(|name| <&str>::try_from(name).unwrap().to_owned());
        let is_silent = hints.get("suppress-sound").is_some_and(|is| bool::try_from(is).unwrap());
        let urgency = u8::try_from(&hints["urgency"]).unwrap();
        let mut seen = self.seen.lock().unwrap();
        seen.shown.push(Asked { replaces, title, body, urgency, sound, is_silent });
        if replaces == 0 { 40 + u32::try_from(seen.shown.len()).unwrap() } else { replaces }
    }

    fn close_notification(&self, id: u32) {
        self.seen.lock().unwrap().closed.push(id);
    }
}

async fn spy(bus: &Bus, markup: bool) -> (zbus::Connection, Arc<Mutex<Seen>>) {
    let seen = Arc::new(Mutex::new(Seen::default()));
    let service = bus.owner(NAME).await;
    service.object_server().at(PATH, Spy { seen: Arc::clone(&seen), markup }).await.unwrap();
    (service, seen)
}

fn notice(id: u64, body: &str, urgency: Urgency, sound: Sound) -> Notice {
    Notice { id: NoticeId(id), title: "Recall".into(), body: body.into(), urgency, sound }
}

fn order(backend: &Backend, effect: Effect) {
    backend.effects.try_send(effect).unwrap();
}

async fn until_shown(seen: &Mutex<Seen>, count: usize) -> Vec<Asked> {
    until("a notification", || {
        let shown = seen.lock().unwrap().shown.clone();
        (shown.len() >= count).then_some(shown)
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn a_notification_has_urgency_and_sound_is_replaced_and_taken_away() {
    let bus = Bus::start();
    let (_service, seen) = spy(&bus, false).await;
    let backend = bus.backend();
    order(&backend, Effect::Notify(notice(1, "A <b> & C waits.", Urgency::Normal, Sound::None)));
    order(&backend, Effect::Notify(notice(1, "She comes back.", Urgency::Normal, Sound::Hint)));
    order(&backend, Effect::Notify(notice(2, "She is back.", Urgency::Critical, Sound::Ring)));
    let shown = until_shown(&seen, 3).await;
    let asked = |replaces, body: &str, urgency, sound: Option<&str>| Asked {
        replaces,
        title: "Recall".to_owned(),
        body: body.to_owned(),
        urgency,
        sound: sound.map(str::to_owned),
        is_silent: sound.is_none(),
    };
    assert_eq!(
        shown,
        [
            asked(0, "A <b> & C waits.", 1, None),
            asked(41, "She comes back.", 1, Some("message-new-instant")),
            asked(0, "She is back.", 2, Some("phone-incoming-call")),
        ]
    );
    order(&backend, Effect::Withdraw(NoticeId(2)));
    order(&backend, Effect::Withdraw(NoticeId(2)));
    order(&backend, Effect::Withdraw(NoticeId(9)));
    until("the end of it", || (seen.lock().unwrap().closed == [43]).then_some(())).await;

    backend.stop.cancel();
    backend.ended.wait().await;
    assert_eq!(seen.lock().unwrap().closed, [43, 41], "nothing of it stays when Valet has ended");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn a_name_is_not_read_as_markup() {
    let bus = Bus::start();
    let (_service, seen) = spy(&bus, true).await;
    let backend = bus.backend();
    order(&backend, Effect::Notify(notice(1, "A <b> & C waits.", Urgency::Normal, Sound::None)));
    assert_eq!(until_shown(&seen, 1).await[0].body, "A &lt;b&gt; &amp; C waits.");
    backend.stop.cancel();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn a_service_that_comes_late_gets_the_next_notification() {
    let bus = Bus::start();
    let mut backend = bus.backend();
    order(&backend, Effect::Notify(notice(1, "Lost.", Urgency::Normal, Sound::None)));
    // Told at the start, and when it was lost.
    for _ in 0..2 {
        assert_eq!(next_service(&mut backend).await, NoticeService::Missing(NoNotices::NoService));
    }
    let (_service, seen) = spy(&bus, false).await;
    let mut id = 1;
    let shown = until("the next one", || {
        id += 1;
        order(&backend, Effect::Notify(notice(id, "Shown.", Urgency::Normal, Sound::None)));
        seen.lock().unwrap().shown.last().cloned()
    })
    .await;
    assert_eq!(shown.body, "Shown.");
    backend.stop.cancel();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn without_a_bus_everything_else_works() {
    let bus = Bus::start();
    let mut backend = bus.backend_without_bus();
    order(&backend, Effect::Notify(notice(1, "Nobody sees it.", Urgency::Critical, Sound::Ring)));
    order(&backend, Effect::Withdraw(NoticeId(1)));
    let started = |news| matches!(news, News::Started { .. } | News::Journal(_)).then_some(());
    next(&mut backend, "the start", started).await;
    backend.stop.cancel();
    backend.ended.wait().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn a_notification_is_told_in_the_language_of_the_screen() {
    let bus = Bus::start();
    let (_service, seen) = spy(&bus, false).await;
    let backend = bus.backend();
    for (id, language) in (1..).zip(Language::ALL) {
        let recall = Notice {
            title: say!("notice-recall").into(),
            body: say!("somebody-is-back").into(),
            ..notice(id, "", Urgency::Critical, Sound::Ring)
        };
        order(&backend, Effect::Notify(recall).told(&Words::new(language)));
    }
    let shown = until_shown(&seen, 4).await;
    let titles: Vec<&str> = shown.iter().map(|asked| asked.title.as_str()).collect();
    assert_eq!(titles, ["Recall", "Wiederanruf", "Retour", "Retorno"]);
    let bodies: std::collections::BTreeSet<&str> = shown.iter().map(|asked| asked.body.as_str()).collect();
    assert_eq!(bodies.len(), 4, "{bodies:?}");
    backend.stop.cancel();
}

async fn next_service(backend: &mut Backend) -> NoticeService {
    next(backend, "news of the notification service", |news| match news {
        News::NoticeService(service) => Some(service),
        _ => None,
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn it_is_told_whether_there_is_a_service_and_when_one_comes_or_goes() {
    let bus = Bus::start();
    let mut backend = bus.backend();
    assert_eq!(next_service(&mut backend).await, NoticeService::Missing(NoNotices::NoService));
    order(&backend, Effect::Notify(notice(1, "Lost.", Urgency::Normal, Sound::None)));
    assert_eq!(next_service(&mut backend).await, NoticeService::Missing(NoNotices::NoService));
    let (service, _seen) = spy(&bus, false).await;
    assert_eq!(next_service(&mut backend).await, NoticeService::There);
    service.close().await.unwrap();
    assert_eq!(next_service(&mut backend).await, NoticeService::Missing(NoNotices::NoService));
    backend.stop.cancel();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn a_service_that_does_not_take_a_notification_is_told() {
    let bus = Bus::start();
    // It has the name, and nothing behind it.
    let service = bus.owner(NAME).await;
    let mut backend = bus.backend();
    assert_eq!(next_service(&mut backend).await, NoticeService::There);
    order(&backend, Effect::Notify(notice(1, "Lost.", Urgency::Normal, Sound::None)));
    assert_eq!(next_service(&mut backend).await, NoticeService::Missing(NoNotices::NoAnswer));
    let seen = Arc::new(Mutex::new(Seen::default()));
    service.object_server().at(PATH, Spy { seen, markup: false }).await.unwrap();
    order(&backend, Effect::Notify(notice(2, "Shown.", Urgency::Normal, Sound::None)));
    assert_eq!(next_service(&mut backend).await, NoticeService::There);
    backend.stop.cancel();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs dbus-daemon; .ci/run runs them"]
async fn a_session_without_a_bus_is_told() {
    let bus = Bus::start();
    let mut backend = bus.backend_without_bus();
    assert_eq!(next_service(&mut backend).await, NoticeService::Missing(NoNotices::NoBus));
    order(&backend, Effect::Notify(notice(1, "Lost.", Urgency::Normal, Sound::None)));
    assert_eq!(next_service(&mut backend).await, NoticeService::Missing(NoNotices::NoBus));
    backend.stop.cancel();
}
