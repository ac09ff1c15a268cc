//! The people of the organisation, by the beginning of their name. Needs `spark:people_read`; nothing but Find asks for it.

use reqwest::Method;
use serde::Deserialize;

use super::client::Client;
use super::error::Error;
use super::ids::PersonId;
use super::tolerant;
use super::transport::{Effort, Request};

/// More than that nobody reads.
const MOST: &str = "20";

/// Somebody of the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// The name, as Webex shows it.
    #[serde(default, deserialize_with = "tolerant::text")]
    pub display_name: Option<String>,
    /// The extension, where Webex tells it by itself.
    #[serde(default, deserialize_with = "tolerant::text")]
    extension: Option<String>,
    #[serde(default, deserialize_with = "tolerant::list")]
    phone_numbers: Vec<Phone>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct Phone {
    #[serde(rename = "type", deserialize_with = "tolerant::text")]
    kind: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    value: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct People {
    #[serde(deserialize_with = "tolerant::list")]
    items: Vec<Person>,
}

impl Person {
    /// The numbers, the nearest first: the extension, that from other locations before the bare one, then those from outside.
    pub fn numbers(&self) -> Vec<String> {
        let is_extension = |phone: &&Phone| phone.kind.as_deref() == Some("work_extension");
        let of = |phone: &Phone| phone.value.clone();
        let extensions = self.phone_numbers.iter().filter(is_extension).filter_map(of);
        let others = self.phone_numbers.iter().filter(|phone| !is_extension(phone)).filter_map(of);
        let mut numbers: Vec<String> = Vec::new();
        for number in extensions.chain(self.extension.clone()).chain(others) {
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        numbers
    }
}

impl Client {
    /// Everybody whose name begins so. Sent once: whoever types on asks again.
    pub async fn people(&self, name: &str) -> Result<Vec<Person>, Error> {
        let request: Request = self.transport.request(Effort::ReadOnce, Method::GET, ["people"]);
        let request = request.query("displayName", Some(name)).query("max", Some(MOST));
        Ok(self.transport.send(request).await?.json::<People>()?.items)
    }
}
