//! Scenarios: who works here, which slots there are, who is parked at the start. Built in by name, or from a JSON or TOML
//! file with the same keys (`--scenario NAME|FILE`, design section 5).

mod build;
mod defaults;
mod entries;

use std::path::Path;

use serde::Deserialize;

use super::world::knobs::Knobs;
use super::xsi::knobs::XsiKnobs;
pub(super) use build::populate;
pub use entries::{
    DeviceEntry, DeviceKindEntry, GroupEntry, LineEntry, LineKindEntry, LocationEntry, ParkedEntry,
    SlotEntry, UserEntry,
};

const RECEPTION: &str = include_str!("../../../assets/scenarios/reception.toml");
const QUIET: &str = include_str!("../../../assets/scenarios/quiet.toml");
const FIFTY: &str = include_str!("../../../assets/scenarios/fifty.toml");

/// A scenario that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// The file cannot be read.
    #[error(
        "The scenario {name:?} is neither built in (reception, quiet, fifty) nor a file that can be read: {why}."
    )]
    Unreadable {
        /// What was asked for.
        name: String,
        /// The system's reason.
        why: String,
    },
    /// The file says something that cannot be.
    #[error("The scenario {name}, line {line}: {why}.")]
    Wrong {
        /// The file's name.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        why: String,
    },
}

/// Everything that a simulator starts with.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scenario {
    /// The organisation's name.
    #[serde(default = "defaults::organization")]
    pub organization: String,
    /// The integration's client id.
    #[serde(default = "defaults::client_id")]
    pub client_id: String,
    /// The integration's client secret; a toy of this simulator.
    #[serde(default = "defaults::client_secret")]
    pub client_secret: String,
    /// The registered redirect addresses; compared exactly.
    #[serde(default = "defaults::redirect_uris")]
    pub redirect_uris: Vec<String>,
    /// The scopes that the integration registered.
    #[serde(default = "defaults::registered_scopes")]
    pub registered_scopes: Vec<String>,
    /// Whether callers arrive and colleagues act by themselves.
    #[serde(default)]
    pub lively: bool,
    /// The seed of all chance; without one, a new one is drawn at each start and logged.
    #[serde(default)]
    pub seed: Option<u64>,
    /// The settings at the start, with the keys of `/sim/settings`.
    #[serde(default)]
    pub settings: Knobs,
    /// The live layer's settings at the start, with the keys of `/sim/xsi`.
    #[serde(default)]
    pub xsi: XsiKnobs,
    /// The sites.
    pub locations: Vec<LocationEntry>,
    /// The people; the first is the attendant.
    pub users: Vec<UserEntry>,
    /// Virtual lines and workspaces.
    #[serde(default)]
    pub lines: Vec<LineEntry>,
    /// The call park extensions.
    #[serde(default)]
    pub slots: Vec<SlotEntry>,
    /// The call park groups.
    #[serde(default)]
    pub groups: Vec<GroupEntry>,
    /// The hunt group of recalls: extensions or e-mails.
    #[serde(default)]
    pub hunt_group: Vec<String>,
    /// Who is parked at the start.
    #[serde(default)]
    pub parked: Vec<ParkedEntry>,
}

impl Scenario {
    /// The built-in scenario of this name, or the one in this file (JSON when it ends in `.json`, TOML otherwise).
    ///
    /// # Errors
    /// A sentence with the file's name and the line.
    pub fn load(name: &str) -> Result<Self, ScenarioError> {
        match name {
            "reception" => Self::parse(name, RECEPTION),
            "quiet" => Self::parse(name, QUIET),
            "fifty" => Self::parse(name, FIFTY),
            file => {
                let unreadable = |error: std::io::Error| ScenarioError::Unreadable {
                    name: file.into(),
                    why: error.to_string(),
                };
                Self::parse(file, &std::fs::read_to_string(Path::new(file)).map_err(unreadable)?)
            }
        }
    }

    /// A scenario from its text; `name` tells JSON from TOML and appears in errors.
    ///
    /// # Errors
    /// A sentence with the name and the line.
    pub fn parse(name: &str, text: &str) -> Result<Self, ScenarioError> {
        let wrong = |line: usize, why: String| ScenarioError::Wrong { name: name.to_owned(), line, why };
        let scenario: Self = if name.ends_with(".json") {
            serde_json::from_str(text).map_err(|error| {
                let why = error.to_string();
                wrong(error.line(), why.split(" at line ").next().unwrap_or(&why).to_owned())
            })?
        } else {
            toml::from_str(text).map_err(|error| {
                let at = error.span().map_or(0, |span| span.start.min(text.len()));
                wrong(line_at(text, at), error.message().trim_end_matches('.').to_owned())
            })?
        };
        // What only shows when the parts are put together is looked up in the text for its line.
        let built = build::directory(&scenario).and_then(|dir| build::check(&scenario, &dir));
        built.map_err(|build::Fault { about, why }| wrong(line_naming(text, &about), why))?;
        Ok(scenario)
    }
}

fn line_at(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

/// The last line that holds a text in quotes: what is defined comes before what refers to it.
fn line_naming(text: &str, about: &str) -> usize {
    let quoted = format!("\"{about}\"");
    text.lines()
        .enumerate()
        .filter(|(_, line)| line.contains(&quoted))
        .last()
        .map_or(1, |(index, _)| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_scenarios_are_those_of_the_design() {
        for name in ["reception", "quiet"] {
            let scenario = Scenario::load(name).unwrap();
            let people: Vec<_> =
                scenario.users.iter().map(|u| (u.name.as_str(), u.extension.as_str())).collect();
            assert_eq!(people, [("Rosa Keller", "2100"), ("Tom Abel", "2107"), ("Mia Roth", "2108")]);
            let slots: Vec<_> = scenario.slots.iter().map(|slot| slot.extension.as_str()).collect();
            assert_eq!(slots, ["7001", "7002", "7003", "7004", "7005", "7006", "7007", "7008"]);
            assert_eq!(scenario.lively, name == "reception");
        }
        let fifty = Scenario::load("fifty").unwrap();
        assert_eq!((fifty.slots.len(), fifty.parked.len(), fifty.lively), (50, 25, false));
    }

    #[test]
    fn a_bad_file_gets_a_sentence_with_its_line() {
        let good = QUIET;
        for (find, put, line_of, says) in [
            ("extension = \"2107\"", "extension = 2107", "extension = 2107", "string"),
            ("extension = \"2107\"", "extensions = \"2107\"", "extensions", "extensions"),
            ("email = \"tom.abel@example.org\"", "email = \"rosa.keller@example.org\"", "", "twice"),
            ("assists = \"2108\"", "assists = \"9999\"", "assists = \"9999\"", "9999"),
            ("preferred = \"Desk phone\"", "preferred = \"Toaster\"", "preferred = \"Toaster\"", "Toaster"),
        ] {
            let bad = good.replacen(find, put, 1);
            assert_ne!(good, bad, "{find} is not in the scenario");
            let ScenarioError::Wrong { line, why, name } = Scenario::parse("mine.toml", &bad).unwrap_err()
            else {
                panic!("not the wrong kind")
            };
            assert!(why.contains(says), "{why}");
            assert_eq!(name, "mine.toml");
            assert!(bad.lines().nth(line - 1).unwrap().contains(line_of), "{put}: line {line}");
        }
        let error = Scenario::parse("mine.json", "{\n \"locations\": [],\n 7 }").unwrap_err();
        assert!(error.to_string().starts_with("The scenario mine.json, line 3: "), "{error}");
    }

    #[test]
    fn a_missing_file_is_named_with_the_built_in_ones() {
        let error = Scenario::load("no-such-scenario").unwrap_err().to_string();
        assert!(error.contains("no-such-scenario") && error.contains("reception"), "{error}");
    }
}
