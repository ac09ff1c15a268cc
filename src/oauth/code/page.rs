//! What the browser shows at the end of a sign-in: one page, nothing loaded from anywhere, nothing kept. Pure.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::oauth::SignInError;

const PAGE: &str = include_str!("../../../assets/signin/page.html");
const STYLE: &str = include_str!("../../../assets/signin/style.css");

/// One answer to the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) status: u16,
    kind: &'static str,
    heading: &'static str,
    text: String,
}

impl Page {
    /// The end of the flow, as it really ended: the page waits until the code was exchanged.
    pub(super) fn end(outcome: &Result<(), SignInError>) -> Self {
        match outcome {
            Ok(()) => Self {
                status: 200,
                kind: "success",
                heading: "You are signed in",
                text: "Valet has received the answer of Webex. You can close this page and return to Valet."
                    .to_owned(),
            },
            Err(SignInError::Denied) => Self {
                status: 200,
                kind: "denied",
                heading: "You are not signed in",
                text: SignInError::Denied.to_string(),
            },
            Err(error) => Self {
                status: 200,
                kind: "refused",
                heading: "The sign-in did not work",
                text: error.to_string(),
            },
        }
    }

    /// A request that is no answer to this sign-in; changes nothing.
    pub(super) fn refused(status: u16, text: &str) -> Self {
        Self {
            status,
            kind: "refused",
            heading: "This is not the answer that Valet waits for",
            text: text.to_owned(),
        }
    }

    /// The whole HTTP/1.1 response. `Connection: close` always: a browser must not keep this port.
    pub(super) fn to_response(&self) -> Vec<u8> {
        let body = self.to_html();
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

    fn to_html(&self) -> String {
        // The words go in last: a text that holds a placeholder is not filled again.
        PAGE.replace("{{style}}", STYLE)
            .replace("{{kind}}", self.kind)
            .replace("{{heading}}", self.heading)
            .replace("{{text}}", &escape(&self.text))
    }
}

fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut html, c| {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(c),
        }
        html
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(page: &Page) -> String {
        String::from_utf8(page.to_response()).unwrap()
    }

    #[test]
    fn every_page_is_complete_and_loads_nothing() {
        for page in [
            Page::end(&Ok(())),
            Page::end(&Err(SignInError::Denied)),
            Page::end(&Err(SignInError::WrongClient)),
            Page::refused(405, "Only GET."),
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
        let error = SignInError::Unexpected { status: None, message: "<script>\"x\"&'y'".to_owned() };
        let html = response(&Page::end(&Err(error)));
        assert!(html.contains("&lt;script&gt;&quot;x&quot;&amp;&#39;y&#39;") && !html.contains("<script>"));
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
