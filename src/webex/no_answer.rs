//! Why no answer came: above all, whether the request can have left this computer (contract 10.4).

use super::error::{NoAnswer, NotSent};
use super::pressed::Late;
use crate::outgoing;

/// Sorts a failed exchange, with the system's own words on one line. Only what failed before the connection stood counts
/// as not sent; everything doubtful is "cut off", whose outcome is unknown.
pub(super) fn classify(error: reqwest::Error) -> (NoAnswer, String) {
    let (builder, connect, dns, timeout) =
        (error.is_builder(), error.is_connect(), error.is_dns(), error.is_timeout());
    let late = outgoing::causes(&error).any(|cause| cause.is::<Late>());
    let words = words(error);
    let what = if late {
        NoAnswer::NotSent(NotSent::Late)
    } else if builder {
        NoAnswer::NotSent(NotSent::Other)
    } else if connect {
        NoAnswer::NotSent(why_not_sent(dns, &words))
    } else if timeout {
        NoAnswer::TimedOut
    } else {
        NoAnswer::CutOff
    };
    (what, words)
}

/// The stages of a connection have no types that survive to here, only words (hyper-util, rustls, the system's verifier).
fn why_not_sent(dns: bool, words: &str) -> NotSent {
    let words = words.to_ascii_lowercase();
    let says = |any: &[&str]| any.iter().any(|word| words.contains(word));
    if dns || says(&["dns error", "failed to lookup"]) {
        NotSent::Dns
    } else if says(&["tunnel error", "socks"]) {
        NotSent::Proxy
    } else if says(&["tcp connect error", "timed out"]) {
        NotSent::Connect
    } else {
        // The line stood, so what failed is the handshake: rustls has many words for that, a firewall's reset another.
        NotSent::Tls
    }
}

/// The system's own words on one line, without the address that was asked.
pub(super) fn words(error: reqwest::Error) -> String {
    chain(&error.without_url())
}

fn chain(error: &reqwest::Error) -> String {
    let mut line = error.to_string();
    for words in outgoing::causes(error).map(ToString::to_string) {
        if !line.contains(&words) {
            line.push_str(": ");
            line.push_str(&words);
        }
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stage_of_a_failed_connection_is_told() {
        for (dns, words, why) in [
            (true, "error sending request: client error (Connect): dns error", NotSent::Dns),
            (false, "client error (Connect): dns error: failed to lookup address information", NotSent::Dns),
            (
                false,
                "client error (Connect): tcp connect error: Connection refused (os error 111)",
                NotSent::Connect,
            ),
            (false, "client error (Connect): operation timed out", NotSent::Connect),
            (false, "client error (Connect): invalid peer certificate: UnknownIssuer", NotSent::Tls),
            (false, "client error (Connect): received fatal alert: HandshakeFailure", NotSent::Tls),
            (false, "client error (Connect): Connection reset by peer (os error 104)", NotSent::Tls),
            (false, "client error (Connect): tunnel error: proxy authorization required", NotSent::Proxy),
            (true, "client error (Connect): tunnel error: dns error", NotSent::Dns),
        ] {
            assert_eq!(why_not_sent(dns, words), why, "{words}");
        }
    }
}
