//! The device that the settings name (`[console] answer_on`): which one is meant among those that Webex lists, and what it is
//! called where none of them is meant.

use super::endpoints::{Endpoint, EndpointKind, Target};
use crate::plain;
use crate::say;
use crate::words::Arg;

/// A name is told with no more characters: Webex's ids are long.
const TOLD_MAX: usize = 40;

/// What rings from the start, by the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    text: String,
    name: Arg,
    locked: bool,
}

impl Preset {
    /// All devices.
    pub const ALL: &'static str = "all";
    /// Any phone.
    pub const DEVICE: &'static str = "device";
    /// The Webex app.
    pub const APPLICATION: &'static str = "application";

    /// As the settings spell it: one of the words above, else a name or an id. Locked: it is the policy that says so, and
    /// the choice is nobody else's.
    pub fn new(text: &str, locked: bool) -> Self {
        let name = match text {
            Self::ALL => say!("all-my-devices").into(),
            Self::DEVICE => say!("any-phone").into(),
            Self::APPLICATION => say!("the-webex-app").into(),
            name => plain::line_of(name, TOLD_MAX).into(),
        };
        Self { text: text.to_owned(), name, locked }
    }

    /// What to call it.
    pub fn name(&self) -> &Arg {
        &self.name
    }

    /// It is the policy's.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// What it means among these. A device that has the name of a kind is meant by its name; of several, the Webex default.
    pub fn target(&self, list: &[Endpoint]) -> Option<Target> {
        if self.text == Self::ALL {
            return Some(Target::AllDevices);
        }
        let wanted = self.text.to_lowercase();
        let is_named = |endpoint: &Endpoint| {
            let name = endpoint.name.as_text().unwrap_or_default();
            name == plain::line(&self.text) || name.to_lowercase() == plain::line(&wanted)
        };
        let among = |fits: &dyn Fn(&Endpoint) -> bool| {
            let fitting = || list.iter().filter(|endpoint| fits(endpoint));
            fitting().find(|endpoint| endpoint.webex_default).or_else(|| fitting().next())
        };
        let found = among(&|endpoint| endpoint.id.0 == self.text)
            .or_else(|| among(&is_named))
            .or_else(|| among(&|endpoint| self.is_of_kind(endpoint)));
        found.cloned().map(Target::One)
    }

    fn is_of_kind(&self, endpoint: &Endpoint) -> bool {
        match endpoint.kind {
            EndpointKind::Device | EndpointKind::HotDesking => self.text == Self::DEVICE,
            EndpointKind::Application => self.text == Self::APPLICATION,
            EndpointKind::Other(_) => false,
        }
    }
}

/// How the settings shall spell this one of these devices: by its name, as a person reads it, and by its id where its name
/// would mean another.
pub fn spelled(endpoint: &Endpoint, list: &[Endpoint]) -> String {
    let id = &endpoint.id.0;
    let name = endpoint.name.as_text().filter(|name| !name.is_empty());
    let by_name = name.filter(|name| {
        let same = |other: &&Endpoint| {
            other.name.as_text().is_some_and(|it| it.to_lowercase() == name.to_lowercase())
        };
        list.iter().filter(same).count() == 1
            && Preset::new(name, false).target(list).is_some_and(|it| it.endpoint_id() == Some(&endpoint.id))
    });
    by_name.unwrap_or(id).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(id: &str, name: &str, kind: EndpointKind, webex_default: bool) -> Endpoint {
        Endpoint { id: id.into(), name: name.into(), kind, webex_default, remote_answer: true }
    }

    fn list() -> Vec<Endpoint> {
        vec![
            endpoint("a", "Webex Desktop", EndpointKind::Application, false),
            endpoint("b", "Desk phone", EndpointKind::Device, false),
            endpoint("c", "desk phone", EndpointKind::Device, true),
            endpoint("d", "Kitchen", EndpointKind::HotDesking, false),
        ]
    }

    fn meant(text: &str) -> Option<String> {
        let target = Preset::new(text, false).target(&list())?;
        Some(target.endpoint_id().map_or("all", |id| &id.0).to_owned())
    }

    #[test]
    fn a_device_is_meant_by_its_id_its_name_or_its_kind_and_of_several_the_webex_default_is() {
        for (text, id) in [
            ("all", Some("all")),
            ("b", Some("b")),
            ("KITCHEN", Some("d")),
            ("Webex  Desktop", Some("a")),
            ("DESK PHONE", Some("c")),
            ("device", Some("c")),
            ("application", Some("a")),
            ("Old phone", None),
            ("Application", None),
        ] {
            assert_eq!(meant(text).as_deref(), id, "{text}");
        }
    }

    #[test]
    fn what_is_spelled_is_what_is_read_and_a_name_is_written_where_it_is_enough() {
        let mut list = list();
        list.push(endpoint("e", "all", EndpointKind::Device, false));
        list.push(endpoint("f", "a", EndpointKind::Device, false));
        let spelled: Vec<_> = list.iter().map(|endpoint| spelled(endpoint, &list)).collect();
        assert_eq!(spelled, ["Webex Desktop", "b", "c", "Kitchen", "e", "f"]);
        for (text, endpoint) in spelled.iter().zip(&list) {
            let target = Preset::new(text, false).target(&list);
            assert_eq!(target.as_ref().and_then(Target::endpoint_id), Some(&endpoint.id), "{text}");
        }
    }
}
