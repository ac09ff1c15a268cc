//! The table of bad values, each with the exact sentence that a person reads.

use super::{Settings, complaints};
use crate::words::testing::in_every_language;

/// `section`, `line`, and what is said about it.
const BAD_VALUES: &[(&str, &str, &str)] = &[
    (
        "webex",
        "api_base = 1",
        "[webex] api_base must be a web address such as https://webexapis.com/v1, not 1.",
    ),
    (
        "webex",
        "api_base = \"\"",
        "[webex] api_base must be a web address such as https://webexapis.com/v1, not “”.",
    ),
    (
        "webex",
        "api_base = \"webexapis.com/v1\"",
        "[webex] api_base must be a web address such as https://webexapis.com/v1, not “webexapis.com/v1”.",
    ),
    (
        "webex",
        "api_base = \"ftp://webexapis.com\"",
        "[webex] api_base must be a web address such as https://webexapis.com/v1, not “ftp://webexapis.com”.",
    ),
    (
        "webex",
        "api_base = \"https://rosa:pass@webexapis.com/v1\"",
        "[webex] api_base must not hold a user name or a password.",
    ),
    (
        "webex",
        "api_base = \"rosa:pass@webexapis.com/v1\"",
        "[webex] api_base must be a web address such as https://webexapis.com/v1.",
    ),
    (
        "webex",
        "api_base = \"https://webexapis.com/v1?x=1\"",
        "[webex] api_base must end with its path, without “?” or “#”, not “https://webexapis.com/v1?x=1”.",
    ),
    ("webex", "client_id = 12", "[webex] client_id must be text in quotes, not 12."),
    (
        "webex",
        "client_id = \"\"",
        "[webex] client_id is empty; copy it from the integration's page at Webex, or remove the line.",
    ),
    (
        "webex",
        "client_id = \"C0f fee\"",
        "[webex] client_id holds a space or a character that Webex does not use there; copy it again.",
    ),
    ("webex", "client_secret = 4711", "[webex] client_secret must be text in quotes."),
    (
        "webex",
        "client_secret = \"hush hush\"",
        "[webex] client_secret holds a space or a character that Webex does not use there; copy it again.",
    ),
    (
        "webex",
        "redirect_uris = \"http://127.0.0.1:1/callback\"",
        "[webex] redirect_uris must be a list in brackets, such as [\"one\", \"two\"], not “http://127.0.0.1:1/callback”.",
    ),
    (
        "webex",
        "redirect_uris = []",
        "[webex] redirect_uris must hold one address at least; remove the line for the usual three.",
    ),
    (
        "webex",
        "redirect_uris = [\"https://127.0.0.1:43117/callback\"]",
        "[webex] redirect_uris must hold addresses of this computer with http, 127.0.0.1 or localhost, and a port, such as \
         http://127.0.0.1:43117/callback, not “https://127.0.0.1:43117/callback”.",
    ),
    (
        "webex",
        "redirect_uris = [\"http://127.0.0.1/callback\"]",
        "[webex] redirect_uris must hold addresses of this computer with http, 127.0.0.1 or localhost, and a port, such as \
         http://127.0.0.1:43117/callback, not “http://127.0.0.1/callback”.",
    ),
    (
        "webex",
        "redirect_uris = [\"http://desk.example.org:43117/callback\"]",
        "[webex] redirect_uris must hold addresses of this computer with http, 127.0.0.1 or localhost, and a port, such as \
         http://127.0.0.1:43117/callback, not “http://desk.example.org:43117/callback”.",
    ),
    (
        "webex",
        "redirect_uris = [43117]",
        "[webex] redirect_uris must hold addresses of this computer with http, 127.0.0.1 or localhost, and a port, such as \
         http://127.0.0.1:43117/callback, not 43117.",
    ),
    (
        "webex",
        "optional_scopes = \"spark:xsi\"",
        "[webex] optional_scopes must be a list in brackets, such as [\"one\", \"two\"], not “spark:xsi”.",
    ),
    (
        "webex",
        "optional_scopes = [\"spark:xsi spark:people_read\"]",
        "[webex] optional_scopes must hold one scope per text, such as \"spark:xsi\", not “spark:xsi spark:people_read”.",
    ),
    (
        "webex",
        "optional_scopes = [true]",
        "[webex] optional_scopes must hold one scope per text, such as \"spark:xsi\", not true.",
    ),
    (
        "webex",
        "proxy = \"rosa:pass@proxy\"",
        "[webex] proxy must be an address such as http://proxy.company.domain:8080.",
    ),
    (
        "webex",
        "proxy = \"socks5://proxy:1080\"",
        "[webex] proxy must be an address such as http://proxy.company.domain:8080.",
    ),
    (
        "webex",
        "calls_path = \"../admin\"",
        "[webex] calls_path must be a path under api_base, such as telephony/calls/members/me, not “../admin”.",
    ),
    (
        "webex",
        "calls_path = \"\"",
        "[webex] calls_path must be a path under api_base, such as telephony/calls/members/me, not “”.",
    ),
    ("console", "recall_secs = 12", "[console] recall_secs must be between 30 and 600, not 12."),
    ("console", "recall_secs = 601", "[console] recall_secs must be between 30 and 600, not 601."),
    ("console", "recall_secs = -45", "[console] recall_secs must be between 30 and 600, not -45."),
    (
        "console",
        "recall_secs = 99999999999999999999999",
        "[console] recall_secs must be between 30 and 600, not 99999999999999999999999.",
    ),
    (
        "console",
        "recall_secs = \"45\"",
        "[console] recall_secs must be a whole number of seconds between 30 and 600, not “45”.",
    ),
    (
        "console",
        "recall_secs = 45.5",
        "[console] recall_secs must be a whole number of seconds between 30 and 600, not 45.5.",
    ),
    (
        "console",
        "auto_answer = \"yes\"",
        "[console] auto_answer must be true or false without quotes, not “yes”.",
    ),
    ("console", "auto_answer = 1", "[console] auto_answer must be true or false without quotes, not 1."),
    (
        "console",
        "theme = \"Dark\"",
        "[console] theme must be \"system\", \"light\", \"dark\", \"contrast-light\" or \"contrast-dark\", not “Dark”.",
    ),
    (
        "console",
        "theme = [1]",
        "[console] theme must be \"system\", \"light\", \"dark\", \"contrast-light\" or \"contrast-dark\", not a list.",
    ),
    ("console", "zoom = 0.79", "[console] zoom must be a number between 0.8 and 2.0, not 0.79."),
    ("console", "zoom = 3", "[console] zoom must be a number between 0.8 and 2.0, not 3."),
    ("console", "zoom = nan", "[console] zoom must be a number between 0.8 and 2.0, not nan."),
    ("console", "zoom = 2026-11-23", "[console] zoom must be a number between 0.8 and 2.0, not a date."),
    (
        "console",
        "language = \"German\"",
        "[console] language must be \"system\", \"en\", \"de\", \"fr\" or \"es\", not “German”.",
    ),
    ("console", "clock = 23", "[console] clock must be \"system\", \"12\" or \"24\", not 23."),
    (
        "notifications",
        "recall = \"loud\"",
        "[notifications] recall must be \"off\", \"silent\" or \"sound\", not “loud”.",
    ),
    (
        "notifications",
        "quiet_from = \"22:00\"",
        "[notifications] needs quiet_until too, or neither of the two.",
    ),
    (
        "notifications",
        "quiet_until = \"24:00\"\nquiet_from = \"22:00\"",
        "[notifications] quiet_until must be a time of day in quotes, from \"00:00\" to \"23:59\", not “24:00”.",
    ),
    (
        "notifications",
        "quiet_from = 22:00:00\nquiet_until = \"06:00\"",
        "[notifications] quiet_from must be a time of day in quotes, from \"00:00\" to \"23:59\", not a date.",
    ),
    (
        "notifications",
        "quiet_from = \"22:00\"\nquiet_until = \"22:00\"",
        "[notifications] quiet_until must be another time than quiet_from.",
    ),
    (
        "notifications",
        "missed = \"off\"",
        "[notifications] has no setting missed. It has parked, warning, recall, quiet_from and quiet_until.",
    ),
    ("window", "compact = \"yes\"", "[window] compact must be true or false without quotes, not “yes”."),
    ("day", "keep_days = 3651", "[day] keep_days must be between 0 and 3650, not 3651."),
    (
        "day",
        "keep_days = \"all\"",
        "[day] keep_days must be a whole number of days between 0 and 3650, not “all”.",
    ),
    (
        "keys",
        "hold = \"Strg+H\"",
        "[keys] hold must be a key such as \"F8\", \"Ctrl+K\" or \"Ctrl+Shift+Space\", or \"none\", not “Strg+H”.",
    ),
    (
        "keys",
        "hold = 3",
        "[keys] hold must be a key such as \"F8\", \"Ctrl+K\" or \"Ctrl+Shift+Space\", or \"none\", not 3.",
    ),
    (
        "keys",
        "Hold = \"F3\"",
        "[keys] Hold is no action's name: those are small letters, such as fetch-longest.",
    ),
    ("[slots]", "number = 7001", "[[slots]] number must be text in quotes, such as \"7001\", not 7001."),
    ("[slots]", "label = \"Lobby\"", "[[slots]] needs a number, such as number = \"7001\"."),
    ("[slots]", "number = \"7001\"\nlabel = 1", "[[slots]] label must be text in quotes, not 1."),
    ("[slots]", "number = \"7001\"\nlabel = \"a\\nb\"", "[[slots]] label must be text on one line."),
    (
        "xsi",
        "events = \"https://xsi.example.test/events\"",
        "[xsi] needs channel too, the address that your administrator names.",
    ),
    (
        "xsi",
        "events = \"https://xsi.example.test/events\"\nchannel = \"http://xsi.example.test/channel\"",
        "[xsi] channel must begin with https://; plain http is for this computer alone (127.0.0.1, [::1] or localhost), not \
         “http://xsi.example.test/channel”.",
    ),
    (
        "console",
        "recal_secs = 45",
        "[console] has no setting recal_secs. It has recall_secs, auto_answer, answer_on, theme, zoom, language and clock.",
    ),
    ("[slots]", "number = \"7001\"\nname = \"x\"", "[[slots]] has no setting name. It has number and label."),
    (
        "consol",
        "zoom = 1.0",
        "there is no section or setting consol. The sections are webex, console, notifications, window, day, keys, xsi \
         and slots.",
    ),
];

/// The line of the complaint within the four and more: the section's own, or the one that holds what is named.
fn line_of(section: &str, line: &str, sentence: &str) -> usize {
    let of_section = section == "consol" || line.starts_with("label") || sentence.contains(" needs ");
    let of_first = sentence.contains("quiet_until must be a time") || sentence.contains("quiet_from must");
    match (of_section, of_first) {
        (true, _) => 3,
        (_, true) => 4,
        _ => 3 + line.lines().count(),
    }
}

#[test]
fn every_bad_value_is_named_with_its_line_and_what_is_allowed() {
    for (section, line, sentence) in BAD_VALUES {
        let [complaint] = complaints(&format!("# Reception\n\n[{section}]\n{line}\n")).try_into().unwrap();
        let at = line_of(section, line, sentence);
        assert_eq!(complaint, format!("config.toml, line {at}: {sentence}"), "{line}");
    }
}

#[test]
fn every_bad_value_is_named_in_every_language() {
    for (section, line, _) in BAD_VALUES {
        let problems = Settings::parse(&format!("[{section}]\n{line}\n")).unwrap_err();
        let told = in_every_language(&problems[0].sentence);
        // What stands in the file is named in each of them.
        let key = problems[0].key.as_deref().unwrap_or_default();
        let key = key.rsplit(' ').next().unwrap_or_default();
        assert!(told.iter().all(|sentence| sentence.contains(key) && sentence.ends_with('.')), "{told:?}");
    }
}
