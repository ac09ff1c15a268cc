//! Every key of the file, and what stands where it says nothing.

use super::*;

#[test]
fn a_missing_file_means_the_defaults_and_is_not_made() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    let settings = Settings::load(&path).unwrap();
    assert_eq!(settings.webex.api_base.as_str(), "https://webexapis.com/v1");
    assert_eq!(
        settings.webex.redirect_uris,
        [
            "http://127.0.0.1:43117/callback",
            "http://127.0.0.1:43118/callback",
            "http://127.0.0.1:43119/callback"
        ]
    );
    assert_eq!(settings.webex.optional_scopes, ["spark:telephony_config_write"]);
    assert!(settings.webex.client_id.is_none() && settings.webex.client_secret.is_none());
    assert!(settings.webex.proxy.is_none() && settings.webex.calls_path.is_none());
    assert_eq!(settings.console, ConsoleSettings::default());
    assert_eq!((settings.console.recall_secs, settings.console.zoom), (45, 1.0));
    assert!(settings.console.auto_answer && settings.console.theme == Theme::System);
    assert_eq!((settings.day.keep_days, settings.day.names), (30, true));
    assert_eq!((settings.notifications.quiet, settings.console.answer_on), (None, None));
    assert!(settings.slots.is_empty() && settings.xsi.is_none() && settings.keys.is_empty());
    assert!(!path.exists());
}

#[test]
fn every_key_is_read() {
    let settings = Settings::parse(
        r#"
        [webex]
        api_base = "http://127.0.0.1:8080/v1/"
        client_id = "C0ffee"
        client_secret = "hushhush"
        redirect_uris = ["http://localhost:8765/callback"]
        optional_scopes = []
        proxy = "http://proxy.company.domain:3128"
        calls_path = "/telephony/calls/members/me"
        [console]
        recall_secs = 0x5a
        auto_answer = false
        answer_on = " Desk phone "
        theme = "contrast-dark"
        zoom = 2
        language = "fr"
        clock = 24
        [notifications]
        parked = "off"
        warning = "sound"
        recall = "silent"
        quiet_from = "22:00"
        quiet_until = "06:30"
        [window]
        always_on_top = true
        compact = true
        [day]
        keep_days = 0
        names = false
        [keys]
        fetch-longest = "Ctrl+Shift+Space"
        hold = "none"
        [xsi]
        events = "https://xsi.example.test/com.broadsoft.xsi-events/"
        channel = "http://127.0.0.1:8080/xsi/com.broadsoft.async/com.broadsoft.xsi-events"
        actions = "https://xsi.example.test/com.broadsoft.xsi-actions"
        [[slots]]
        number = "7001"
        label = "Lobby 1"
        [[slots]]
        number = "sip:park@company.domain"
        "#,
    )
    .unwrap();
    assert_eq!(settings.webex.api_base.as_str(), "http://127.0.0.1:8080/v1");
    assert_eq!(settings.webex.client_id.as_deref(), Some("C0ffee"));
    assert_eq!(settings.webex.client_secret.unwrap().expose_secret(), "hushhush");
    assert_eq!(settings.webex.redirect_uris, ["http://localhost:8765/callback"]);
    assert!(settings.webex.optional_scopes.is_empty());
    assert_eq!(settings.webex.proxy.unwrap().as_str(), "http://proxy.company.domain:3128/");
    assert_eq!(settings.webex.calls_path.as_deref(), Some("telephony/calls/members/me"));
    assert_eq!(
        settings.console,
        ConsoleSettings {
            recall_secs: 90,
            recall_by_hand: true,
            auto_answer: false,
            answer_on: Some("Desk phone".to_owned()),
            theme: Theme::ContrastDark,
            zoom: 2.0,
            language: LanguageChoice::One(Language::French),
            clock: ClockFace::Hours24,
        }
    );
    let quiet = QuietHours { from: time(22, 0, 0, 0), until: time(6, 30, 0, 0) };
    let (parked, warning, recall) = (Notify::Off, Notify::Sound, Notify::Silent);
    assert_eq!(settings.notifications, NotificationSettings { parked, warning, recall, quiet: Some(quiet) });
    assert_eq!(settings.window, WindowSettings { always_on_top: true, compact: true });
    assert_eq!(settings.day, DaySettings { keep_days: 0, names: false });
    let chords: Vec<_> =
        settings.keys.iter().map(|(action, key)| (action.as_str(), key.chord.as_str())).collect();
    assert_eq!(chords, [("fetch-longest", "Ctrl+Shift+Space"), ("hold", "none")]);
    let xsi = settings.xsi.unwrap();
    assert_eq!(xsi.events.as_str(), "https://xsi.example.test/com.broadsoft.xsi-events");
    assert_eq!(xsi.channel.port(), Some(8080));
    assert_eq!(xsi.actions.unwrap().path(), "/com.broadsoft.xsi-actions");
    assert_eq!(
        settings.slots,
        [
            ManualSlot { number: "7001".to_owned(), label: Some("Lobby 1".to_owned()) },
            ManualSlot { number: "sip:park@company.domain".to_owned(), label: None },
        ]
    );
}
