//! The pages that a person sees: consent, device, and what to read when something is wrong. Plain HTML without scripts, for
//! keyboard and screen reader; everything that comes from outside is escaped.

use std::collections::BTreeSet;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

use super::device::Shown;
use super::request::Asked;
use super::{AuthConfig, AuthUser, PREFIX};

const PAGE: &str = include_str!("../../../assets/page.html");
const STYLE: &str = include_str!("../../../assets/simulator.css");
const CONSENT: &str = include_str!("../../../assets/consent.html");
const DEVICE: &str = include_str!("../../../assets/device.html");
const DEVICE_CODE: &str = include_str!("../../../assets/device_code.html");

/// Scopes in words (contract 9.1); others are shown by name alone.
const WORDS: &[(&str, &str)] = &[
    ("spark-admin:calls_read", "See the calls of everybody in the organization"),
    ("spark-admin:calls_write", "Control the calls of everybody in the organization"),
    ("spark-admin:telephony_config_read", "See the calling settings of the organization"),
    ("spark-admin:telephony_config_write", "Change the calling settings of the organization"),
    ("spark-admin:xsi", "Follow calls and parked calls of the organization live"),
    ("spark:all", "Use everything in Webex that you can use yourself"),
    ("spark:calls_read", "See your calls and your call history"),
    ("spark:calls_write", "Make, answer, hold, park and retrieve calls for you"),
    ("spark:organizations_read", "See your organization"),
    ("spark:people_read", "See your profile and your organization's people"),
    ("spark:telephony_config_read", "See your calling settings, devices and park slots"),
    ("spark:telephony_config_write", "Change your calling settings"),
    ("spark:xsi", "Follow calls and parked calls live"),
];

/// The consent page for `asked`; `nonce` is what its form brings back.
pub fn consent(config: &AuthConfig, asked: &Asked, nonce: &str) -> Response {
    let content = filled(
        CONSENT,
        &[
            ("client_id", &escaped(&config.client_id)),
            ("redirect_uri", &escaped(&asked.back.redirect_uri)),
            ("scopes", &scope_items(&asked.scopes)),
            ("action", &format!("{PREFIX}/authorize/decision")),
            ("nonce", nonce),
            ("users", &user_choices(&config.users, asked.hinted.unwrap_or(0))),
        ],
    );
    page(StatusCode::OK, "Sign in to Webex", &content)
}

/// The page where a person decides about a device.
pub fn device(config: &AuthConfig, shown: &Shown) -> Response {
    let content = filled(
        DEVICE,
        &[
            ("client_id", &escaped(&config.client_id)),
            ("user_code", &shown.user_code),
            ("scopes", &scope_items(&shown.scopes)),
            ("action", &format!("{PREFIX}/device/verify")),
            ("nonce", &shown.nonce),
            ("users", &user_choices(&config.users, 0)),
        ],
    );
    page(StatusCode::OK, "Sign in a device", &content)
}

/// The page that asks for the digits of a device; with a problem, it is a 400.
pub fn device_code_wanted(problem: Option<&str>) -> Response {
    let status = if problem.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let alert = problem.map(|problem| format!("<p class=\"alert\" role=\"alert\">{}</p>", escaped(problem)));
    let action = format!("{PREFIX}/device/verify");
    let content = filled(DEVICE_CODE, &[("alert", &alert.unwrap_or_default()), ("action", &action)]);
    page(status, "Sign in a device", &content)
}

/// A page that says why it does not go on; 400, and no way back to the application.
pub fn refused(title: &str, why: &str) -> Response {
    page(StatusCode::BAD_REQUEST, title, &format!("<p>{}</p>", escaped(why)))
}

/// A page at the end of the way.
pub fn done(title: &str, what_now: &str) -> Response {
    page(StatusCode::OK, title, &format!("<p>{}</p>", escaped(what_now)))
}

/// A decision that did not come from a form.
pub fn not_a_form() -> Response {
    let why = "Send it as application/x-www-form-urlencoded, as the form of the page does.";
    page(StatusCode::UNSUPPORTED_MEDIA_TYPE, "This answer is not a form", &format!("<p>{why}</p>"))
}

/// A 302 to `location`, as contract 9.2 has it.
pub fn redirect(location: &str) -> Response {
    match HeaderValue::try_from(location) {
        Ok(location) => {
            let headers =
                [(header::LOCATION, location), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
            (StatusCode::FOUND, headers).into_response()
        }
        Err(_) => {
            refused("This sign-in cannot go on", "The registered redirect address is not a web address.")
        }
    }
}

/// No `form-action` in the policy: browsers apply it to the redirect that follows the form, too.
fn page(status: StatusCode, title: &str, content: &str) -> Response {
    const FIXED: [(HeaderName, HeaderValue); 4] = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
            ),
        ),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    let html = filled(PAGE, &[("title", &escaped(title)), ("style", STYLE), ("content", content)]);
    (status, FIXED, Html(html)).into_response()
}

fn scope_items(scopes: &BTreeSet<String>) -> String {
    let items = scopes.iter().map(|scope| {
        let name = escaped(scope);
        match WORDS.iter().find(|(known, _)| known == scope) {
            Some((_, words)) => format!("<li>{} <small><code>{name}</code></small></li>", escaped(words)),
            None => format!("<li><code>{name}</code></li>"),
        }
    });
    items.collect::<Vec<_>>().join("\n")
}

fn user_choices(users: &[AuthUser], chosen: usize) -> String {
    let choices = users.iter().enumerate().map(|(index, user)| {
        let (name, email) = (escaped(&user.name), escaped(&user.email));
        let checked = if index == chosen { " checked" } else { "" };
        format!(
            "<label class=\"choice\"><input type=\"radio\" name=\"user\" value=\"{email}\"{checked}> \
             <span>{name} <small>{email}</small></span></label>"
        )
    });
    choices.collect::<Vec<_>>().join("\n")
}

/// `template` with each `{{name}}` replaced, in one pass: what is filled in is never looked at again.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut parts = template.split("{{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("}}").unwrap_or(("", part));
        let value = values.iter().find(|(known, _)| *known == name);
        text.push_str(value.map_or("", |(_, value)| value));
        text.push_str(rest);
    }
    text
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_never_filled_again() {
        assert_eq!(filled("<{{a}}|{{b}}>", &[("a", "{{b}}"), ("b", "2")]), "<{{b}}|2>");
    }

    #[test]
    fn markup_in_a_name_stays_text() {
        let user = |name: &str| AuthUser {
            name: name.to_owned(),
            email: "a\"b@c".to_owned(),
            person_id: String::new(),
        };
        let html = user_choices(&[user("<i>Rosa</i>"), user("Tom & Mia")], 1);
        assert!(html.contains("&lt;i&gt;Rosa&lt;/i&gt; <small>a&quot;b@c</small>"), "{html}");
        assert!(html.contains("value=\"a&quot;b@c\" checked> <span>Tom &amp; Mia"), "{html}");
    }

    #[test]
    fn a_scope_is_told_in_words_and_an_unknown_one_by_name() {
        let html = scope_items(&BTreeSet::from(["spark:calls_read".to_owned(), "x:<y>".to_owned()]));
        assert!(
            html.contains(
                "See your calls and your call history <small><code>spark:calls_read</code></small>"
            )
        );
        assert!(html.contains("<li><code>x:&lt;y&gt;</code></li>"));
    }

    #[test]
    fn every_template_gets_every_value_that_it_names() {
        for (template, known) in [
            (PAGE, &["title", "style", "content"][..]),
            (CONSENT, &["client_id", "redirect_uri", "scopes", "action", "nonce", "users"]),
            (DEVICE, &["client_id", "user_code", "scopes", "action", "nonce", "users"]),
            (DEVICE_CODE, &["alert", "action"]),
        ] {
            for part in template.split("{{").skip(1) {
                let name = part.split_once("}}").unwrap().0;
                assert!(known.contains(&name), "{name}");
            }
        }
    }
}
