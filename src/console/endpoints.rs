//! The devices and apps that can answer, and which of them this console rings (contract 5.4, 5.5).
//!
//! The choice belongs to this console. The Webex-wide default changes only when the attendant asks for it.

use super::ids::EndpointId;
use super::preset::Preset;
use super::remote::Remote;
use crate::say;
use crate::words::Arg;

/// What kind of thing rings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndpointKind {
    /// A desk phone or another device.
    Device,
    /// The Webex app.
    Application,
    /// A phone that somebody has borrowed for the day.
    HotDesking,
    /// A kind that Webex added later.
    Other(String),
}

/// One answering endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The id that commands name.
    pub id: EndpointId,
    /// Its name as the administrator gave it, or what to call one without a name.
    pub name: Arg,
    /// What it is.
    pub kind: EndpointKind,
    /// It is the preferred answer endpoint of the whole Webex account.
    pub webex_default: bool,
    /// Valet can answer on it (`autoAndForcedAnswerEnabled`, contract 5.5).
    pub remote_answer: bool,
}

/// Where a retrieve rings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// All of the attendant's devices: no `endpointId` is sent.
    AllDevices,
    /// This one.
    One(Endpoint),
}

impl Target {
    /// The device's name, or the words for all of them.
    pub fn name(&self) -> Arg {
        match self {
            Self::AllDevices => say!("all-my-devices").into(),
            Self::One(endpoint) => Arg::from(&endpoint.name),
        }
    }

    /// Choosing it for this console.
    pub fn choice(&self) -> Choice {
        match self {
            Self::AllDevices => Choice::AllDevices,
            Self::One(endpoint) => Choice::One { id: endpoint.id.clone(), name: endpoint.name.clone() },
        }
    }

    /// What goes out as `endpointId`.
    pub fn endpoint_id(&self) -> Option<&EndpointId> {
        match self {
            Self::AllDevices => None,
            Self::One(endpoint) => Some(&endpoint.id),
        }
    }
}

/// What the attendant chose for this console; remembered per user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Nothing yet: the Webex default rings.
    #[default]
    Unmade,
    /// All devices.
    AllDevices,
    /// One device. The name is kept so that it can be told when it has vanished.
    One {
        /// Its id.
        id: EndpointId,
        /// Its name when it was chosen.
        name: Arg,
    },
}

/// What shall ring and is not among the devices: its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing<'e> {
    /// It was chosen, and was there.
    Choice(&'e Arg),
    /// The settings name it.
    Preset(&'e Arg),
}

/// The list and the choice.
#[derive(Clone, Debug, Default)]
pub struct Endpoints {
    list: Remote<Vec<Endpoint>>,
    choice: Choice,
    preset: Option<Preset>,
    changing_default: bool,
}

impl Endpoints {
    /// The list, with what is known of its freshness.
    pub fn list(&self) -> &Remote<Vec<Endpoint>> {
        &self.list
    }

    /// The endpoints that can be offered; empty while none are known.
    pub fn known(&self) -> &[Endpoint] {
        self.list.value().map_or(&[], Vec::as_slice)
    }

    /// What was chosen.
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// What the settings say of it, where they say anything.
    pub fn preset(&self) -> Option<&Preset> {
        self.preset.as_ref()
    }

    /// A policy says which one rings: it is not for the attendant to choose.
    pub fn is_locked(&self) -> bool {
        self.preset.as_ref().is_some_and(Preset::is_locked)
    }

    /// What the settings say, unless somebody has chosen since the start and may.
    fn ruling_preset(&self) -> Option<&Preset> {
        self.preset.as_ref().filter(|preset| preset.is_locked() || self.choice == Choice::Unmade)
    }

    /// A device that shall ring and is not in the list. `None` while the list is not known.
    pub fn missing(&self) -> Option<Missing<'_>> {
        let list = self.list.value()?;
        if let Some(preset) = self.ruling_preset() {
            return preset.target(list).is_none().then(|| Missing::Preset(preset.name()));
        }
        match &self.choice {
            Choice::One { id, name } if !list.iter().any(|endpoint| endpoint.id == *id) => {
                Some(Missing::Choice(name))
            }
            _ => None,
        }
    }

    /// Where a press rings now: what the settings say, the choice, and where that is not there or was never made, the Webex
    /// default, else the first endpoint, else all devices. This is what stands on the button before anything is sent.
    pub fn target(&self) -> Target {
        let list = self.known();
        let wanted = match (self.ruling_preset(), &self.choice) {
            (Some(preset), _) => preset.target(list),
            (None, Choice::AllDevices) => Some(Target::AllDevices),
            (None, Choice::One { id, .. }) => self.find(id).cloned().map(Target::One),
            (None, Choice::Unmade) => None,
        };
        let instead = || {
            let instead = list.iter().find(|endpoint| endpoint.webex_default).or_else(|| list.first());
            instead.map_or(Target::AllDevices, |endpoint| Target::One(endpoint.clone()))
        };
        wanted.unwrap_or_else(instead)
    }

    /// The endpoint with this id.
    pub fn find(&self, id: &EndpointId) -> Option<&Endpoint> {
        self.known().iter().find(|endpoint| endpoint.id == *id)
    }

    /// A change of the Webex default is on its way.
    pub fn is_changing_default(&self) -> bool {
        self.changing_default
    }

    pub(super) fn choose(&mut self, choice: Choice) {
        self.choice = choice;
    }

    /// Takes up what was chosen in an earlier run. Where the settings say what rings at the start, that does.
    pub(super) fn remember(&mut self, choice: Choice) {
        if self.preset.is_none() {
            self.choice = choice;
        }
    }

    /// The settings say this now. It holds at once; where they say nothing more, what rings stays.
    pub(super) fn set_preset(&mut self, preset: Option<Preset>) {
        if preset == self.preset {
            return;
        }
        let before = self.ruling_preset().and_then(|preset| preset.target(self.known()));
        self.choice = match (&preset, before) {
            (None, Some(before)) => before.choice(),
            (None, None) => std::mem::take(&mut self.choice),
            (Some(_), _) => Choice::Unmade,
        };
        self.preset = preset;
    }

    /// Nobody is signed in any more; what the settings say stays.
    pub(super) fn forget_person(&mut self) {
        *self = Self { preset: self.preset.take(), ..Self::default() };
    }

    pub(super) fn list_mut(&mut self) -> &mut Remote<Vec<Endpoint>> {
        &mut self.list
    }

    pub(super) fn set_changing_default(&mut self, changing: bool) {
        self.changing_default = changing;
    }

    /// Marks the new Webex default after Webex accepted it.
    pub(super) fn mark_default(&mut self, id: Option<&EndpointId>) {
        if let Some(list) = self.list.value_mut() {
            for endpoint in list {
                endpoint.webex_default = Some(&endpoint.id) == id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(id: &str, webex_default: bool) -> Endpoint {
        Endpoint {
            id: id.into(),
            name: format!("Phone {id}").into(),
            kind: EndpointKind::Device,
            webex_default,
            remote_answer: true,
        }
    }

    fn with(list: Vec<Endpoint>, choice: Choice) -> Endpoints {
        Endpoints { list: Remote::Ready(list), choice, ..Endpoints::default() }
    }

    #[test]
    fn without_a_choice_the_webex_default_rings() {
        let endpoints = with(vec![endpoint("a", false), endpoint("b", true)], Choice::Unmade);
        assert_eq!(endpoints.target().name(), "Phone b".into());
    }

    #[test]
    fn an_empty_list_rings_all_devices_and_sends_no_endpoint() {
        let endpoints = with(vec![], Choice::Unmade);
        assert_eq!(endpoints.target(), Target::AllDevices);
        assert_eq!(endpoints.target().endpoint_id(), None);
    }

    #[test]
    fn a_vanished_endpoint_is_named_and_another_is_offered() {
        let gone = Choice::One { id: "z".into(), name: "Old phone".into() };
        let endpoints = with(vec![endpoint("a", false), endpoint("b", true)], gone);
        assert_eq!(endpoints.missing(), Some(Missing::Choice(&Arg::from("Old phone"))));
        assert_eq!(endpoints.target().name(), "Phone b".into());
    }

    #[test]
    fn nothing_has_vanished_while_the_list_is_not_known() {
        let endpoints = Endpoints {
            choice: Choice::One { id: "z".into(), name: "Old phone".into() },
            ..Endpoints::default()
        };
        assert_eq!(endpoints.missing(), None);
    }

    fn with_preset(text: &str, locked: bool) -> Endpoints {
        let mut endpoints = with(vec![endpoint("a", false), endpoint("b", true)], Choice::Unmade);
        endpoints.set_preset(Some(Preset::new(text, locked)));
        endpoints
    }

    #[test]
    fn what_the_settings_name_rings_at_the_start_and_whoever_chooses_has_another() {
        let mut endpoints = with_preset("Phone a", false);
        endpoints.remember(Choice::AllDevices);
        assert_eq!(endpoints.target().name(), "Phone a".into(), "not what an earlier run has left");
        endpoints.choose(Choice::AllDevices);
        assert_eq!(endpoints.target(), Target::AllDevices);
        endpoints.forget_person();
        *endpoints.list_mut() = Remote::Ready(vec![endpoint("a", false), endpoint("b", true)]);
        assert_eq!(endpoints.target().name(), "Phone a".into(), "also for the next person");
    }

    #[test]
    fn what_a_policy_names_rings_whatever_was_chosen() {
        let mut endpoints = with_preset("Phone a", true);
        endpoints.choose(Choice::AllDevices);
        assert!(endpoints.is_locked());
        assert_eq!(endpoints.target().name(), "Phone a".into());
    }

    #[test]
    fn what_the_settings_name_and_is_not_there_is_named_and_the_webex_default_rings() {
        for locked in [false, true] {
            let endpoints = with_preset("Old phone", locked);
            assert_eq!(endpoints.missing(), Some(Missing::Preset(&Arg::from("Old phone"))));
            assert_eq!(endpoints.target().name(), "Phone b".into());
        }
    }

    #[test]
    fn a_changed_setting_holds_at_once_and_one_that_goes_changes_nothing() {
        let mut endpoints = with_preset("Phone a", false);
        endpoints.choose(Choice::AllDevices);
        endpoints.set_preset(Some(Preset::new("Phone a", false)));
        assert_eq!(endpoints.target(), Target::AllDevices, "another setting was changed");
        endpoints.set_preset(Some(Preset::new("Phone b", false)));
        assert_eq!(endpoints.target().name(), "Phone b".into());
        endpoints.set_preset(Some(Preset::new("Phone a", false)));
        endpoints.set_preset(None);
        assert_eq!(endpoints.target().name(), "Phone a".into());
    }
}
