//! What the browser shows at the end of a sign-in: one page, nothing loaded from anywhere, nothing kept. Pure.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::html::escaped;
use crate::oauth::SignInError;
use crate::say;
use crate::words::{Language, Message, Words};

const PAGE: &str = include_str!("../../../assets/signin/page.html");
const STYLE: &str = include_str!("../../../assets/signin/style.css");

/// One answer to the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) status: u16,
    kind: &'static str,
    heading: Message,
    text: Message,
}

impl Page {
    /// The end of the flow, as it really ended: the page waits until the code was exchanged.
    pub(super) fn end(outcome: &Result<(), SignInError>) -> Self {
        match outcome {
            Ok(()) => Self {
                status: 200,
                kind: "success",
                heading: say!("page-signed-in"),
                text: say!("page-signed-in-what"),
            },
            Err(SignInError::Denied) => Self {
                status: 200,
                kind: "denied",
                heading: say!("page-declined"),
                text: SignInError::Denied.message(),
            },
            Err(error) => {
                Self { status: 200, kind: "refused", heading: say!("page-failed"), text: error.message() }
            }
        }
    }

    /// A request that is no answer to this sign-in; changes nothing.
    pub(super) fn refused(status: u16, text: Message) -> Self {
        Self { status, kind: "refused", heading: say!("page-refused"), text }
    }

    /// The whole HTTP/1.1 response. `Connection: close` always: a browser must not keep this port.
    pub(super) fn to_response(&self, language: Language) -> Vec<u8> {
        let body = self.to_html(&Words::new(language));
        let reason = match self.status {
            200 => "OK",
            400 => "Bad Request",
            404 => "Not Found",
            405 => "Method Not Allowed",
            408 => "Request Timeout",
            410 => "Gone",
            431 => "Request Header Fields Too Large",
            _ => "Error",
        };
        let allow = if self.status == 405 { "Allow: GET\r\n" } else { "" };
        let style_hash = STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
        format!(
            "HTTP/1.1 {} {reason}\r\n\
             Content-Type: text/html; charset=utf-8\r\n\
             Content-Length: {}\r\n\
             Connection: close\r\n\
             Cache-Control: no-store\r\n\
             Content-Security-Policy: default-src 'none'; style-src 'sha256-{style_hash}'; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'none'\r\n\
             Referrer-Policy: no-referrer\r\n\
             X-Content-Type-Options: nosniff\r\n\
             {allow}\r\n{body}",
            self.status,
            body.len(),
        )
        .into_bytes()
    }

    fn to_html(&self, words: &Words) -> String {
        // The words go in last: a text that holds a placeholder is not filled again.
        PAGE.replace("{{style}}", STYLE)
            .replace("{{kind}}", self.kind)
            .replace("{{language}}", words.language().tag())
            .replace("{{heading}}", &escaped(&words.tell(&self.heading)))
            .replace("{{text}}", &escaped(&words.tell(&self.text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::testing::{in_every_language, sentences_in_every_language};

    fn response(page: &Page) -> String {
        String::from_utf8(page.to_response(Language::English)).unwrap()
    }

    #[test]
    fn every_page_is_complete_and_loads_nothing() {
        for page in [
            Page::end(&Ok(())),
            Page::end(&Err(SignInError::Denied)),
            Page::end(&Err(SignInError::WrongClient)),
            Page::refused(405, say!("page-only-get")),
        ] {
            let response = response(&page);
            assert!(
                !response.contains("{{") && !response.contains("src=") && !response.contains("href="),
                "{response}"
            );
            for header in [
                "\r\nConnection: close\r\n",
                "\r\nCache-Control: no-store\r\n",
                "\r\nReferrer-Policy: no-referrer\r\n",
                "\r\nContent-Security-Policy: default-src 'none';",
            ] {
                assert!(response.contains(header), "{header} in {response}");
            }
            let (head, body) = response.split_once("\r\n\r\n").unwrap();
            assert!(head.contains(&format!("Content-Length: {}", body.len())));
        }
    }

    #[test]
    fn the_policy_allows_exactly_the_style_on_the_page() {
        let response = response(&Page::end(&Ok(())));
        let style = response.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
        assert!(response.contains(&format!("style-src 'sha256-{hash}'")));
    }

    #[test]
    fn words_from_elsewhere_cannot_write_html() {
        let error = SignInError::Unexpected { status: None, said: "<script>\"x\"&'y'".into() };
        let html = response(&Page::end(&Err(error)));
        assert!(html.contains("&lt;script&gt;&quot;x&quot;&amp;&#39;y&#39;") && !html.contains("<script>"));
    }

    #[test]
    fn the_page_speaks_the_language_of_the_desk() {
        let page = Page::end(&Err(SignInError::Denied));
        let html = String::from_utf8(page.to_response(Language::German)).unwrap();
        assert!(html.contains("<html lang=\"de\">") && html.contains("Sie sind nicht angemeldet"), "{html}");
        for page in [Page::end(&Ok(())), Page::end(&Err(SignInError::InvalidGrant))] {
            sentences_in_every_language(&page.text);
            in_every_language(&page.heading);
        }
    }

    #[test]
    fn the_three_ends_have_their_headings() {
        assert!(response(&Page::end(&Ok(()))).contains("<h1>You are signed in</h1>"));
        assert!(response(&Page::end(&Err(SignInError::Denied))).contains("<h1>You are not signed in</h1>"));
        assert!(
            response(&Page::end(&Err(SignInError::InvalidGrant)))
                .contains("<h1>The sign-in did not work</h1>")
        );
    }
}
