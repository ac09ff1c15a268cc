//! One question that several rooms ask: is this address this very computer? Plain `http` is for it alone, and no proxy
//! stands between.

use url::{Host, Url};

/// Whether the host is `localhost`, in 127.0.0.0/8, or `::1`.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_computer_is_loopback() {
        for (address, own) in [
            ("http://127.0.0.1:8080/v1", true),
            ("http://127.9.9.9", true),
            ("http://LOCALHOST/v1", true),
            ("http://[::1]:1/", true),
            ("https://webexapis.com/v1", false),
            ("http://localhost.example.org", false),
            ("http://128.0.0.1", false),
            ("http://0.0.0.0", false),
        ] {
            assert_eq!(is_loopback(&address.parse().unwrap()), own, "{address}");
        }
    }
}
