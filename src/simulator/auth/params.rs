//! The parameters of an OAuth request, read from a query or a form as RFC 6749 3.1 and 3.2 ask: one without a value counts
//! as absent, and one that comes twice makes the request invalid.

/// The parameters of one request, in the order in which they came.
pub struct Params(Vec<(String, String)>);

impl Params {
    /// Reads `application/x-www-form-urlencoded` text: a query or the body of a form. Never fails.
    pub fn parse(encoded: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// The value of `name`; none when it is absent or empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Whether any of `names` comes more than once. Others may: RFC 8707's `resource` does.
    pub fn repeats_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.0.iter().filter(|(key, _)| key == name).count() > 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Params;

    #[test]
    fn a_space_may_come_as_plus_or_as_percent_20() {
        let params = Params::parse(b"scope=a%20b&state=c+d");
        assert_eq!((params.get("scope"), params.get("state")), (Some("a b"), Some("c d")));
    }

    #[test]
    fn an_empty_parameter_counts_as_absent() {
        assert_eq!(Params::parse(b"state=&code").get("state"), None);
    }

    #[test]
    fn only_the_named_parameters_must_be_unique() {
        let params = Params::parse(b"resource=1&resource=2&state=a");
        assert!(!params.repeats_any(&["state"]));
        assert!(Params::parse(b"state=a&state=a").repeats_any(&["client_id", "state"]));
    }
}
