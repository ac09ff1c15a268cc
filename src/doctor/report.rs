//! What the doctor found, and how it is written: lines for a person, one JSON object for a script. Pure.

use serde::Serialize;

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// As it should be.
    Ok,
    /// The main job works, something beside it does not.
    Warning,
    /// The main job does not work like this.
    Problem,
    /// Not looked at: something that it needs is not there.
    Skipped,
}

impl Status {
    /// The mark in front of a line, and the word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Problem => "problem",
            Self::Skipped => "skipped",
        }
    }
}

/// One thing that was looked at. Holds no secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What was looked at: a seam, scripts choose by it.
    pub name: &'static str,
    /// How it came out.
    pub status: Status,
    /// What was found, in sentences.
    pub found: String,
    /// What to do, in sentences; always there for a warning and a problem.
    pub advice: Option<String>,
}

impl Check {
    /// It is as it should be.
    pub fn ok(name: &'static str, found: impl Into<String>) -> Self {
        Self { name, status: Status::Ok, found: found.into(), advice: None }
    }

    /// The main job works all the same.
    pub fn warning(name: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { name, status: Status::Warning, found: found.into(), advice: Some(advice.into()) }
    }

    /// The main job does not work like this.
    pub fn problem(name: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { name, status: Status::Problem, found: found.into(), advice: Some(advice.into()) }
    }

    /// It was not looked at, and why.
    pub fn skipped(name: &'static str, why: impl Into<String>) -> Self {
        Self { name, status: Status::Skipped, found: why.into(), advice: None }
    }
}

/// Everything that was looked at, in the order of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Valet's own version.
    pub version: &'static str,
    /// Nothing stands in the way of the main job.
    pub healthy: bool,
    /// The checks.
    pub checks: Vec<Check>,
}

/// Columns of a line of text: what a terminal shows unbroken.
const WIDTH: usize = 100;
/// Where the sentences begin: behind the mark and the name.
const INDENT: usize = 25;

impl Report {
    /// A report of these checks. A problem anywhere makes it unhealthy; a warning or a skipped check does not.
    pub fn new(checks: Vec<Check>) -> Self {
        let healthy = checks.iter().all(|check| check.status != Status::Problem);
        Self { version: env!("CARGO_PKG_VERSION"), healthy, checks }
    }

    /// The check of this name.
    pub fn check(&self, name: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.name == name)
    }

    /// For a person: a line per check, what to do below it, and a verdict at the end.
    pub fn text(&self) -> String {
        let mut page = format!("Valet {}: how this desk is\n\n", self.version);
        for check in &self.checks {
            let mark = format!("{:<9}{:<16}", check.status.word(), check.name.replace('_', " "));
            let advice = check.advice.iter().map(|advice| format!("What to do: {advice}"));
            let lines = std::iter::once(check.found.clone()).chain(advice);
            let lines = lines.flat_map(|text| text.lines().flat_map(wrapped).collect::<Vec<_>>());
            for (n, line) in lines.enumerate() {
                let front = if n == 0 { mark.as_str() } else { "" };
                page.push_str(&format!("{front:<INDENT$}{line}\n"));
            }
        }
        page.push('\n');
        page.push_str(&self.verdict());
        page
    }

    /// For a script: one object, `{"version", "healthy", "checks": [{"name", "status", "found", "advice"}]}`.
    ///
    /// # Errors
    /// Never in practice: the report is plain text.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }

    fn verdict(&self) -> String {
        let count = |status| self.checks.iter().filter(|check| check.status == status).count();
        let (problems, warnings) = (count(Status::Problem), count(Status::Warning));
        let counted = |n, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        match (problems, warnings) {
            (0, 0) => "This desk is healthy.\n".to_owned(),
            (0, _) => format!("This desk is healthy, with {}.\n", counted(warnings, "warning")),
            (_, 0) => format!("This desk is not healthy: {}.\n", counted(problems, "problem")),
            _ => format!(
                "This desk is not healthy: {}, {}.\n",
                counted(problems, "problem"),
                counted(warnings, "warning")
            ),
        }
    }
}

/// A line, broken between words where it is too wide. A word that is wider by itself, such as a path, stays whole.
fn wrapped(line: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= WIDTH - INDENT => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Words that end with what to do, parted from it: "It is so. Do this." A single sentence is all finding.
pub fn found_and_advice(words: &str) -> (String, Option<String>) {
    match words.split_once(". ") {
        Some((found, advice)) => (format!("{found}."), Some(advice.to_owned())),
        None => (words.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        Report::new(vec![
            Check::ok("settings", "No settings file: the defaults apply."),
            Check::warning("keychain", "There is none.", "Valet will ask."),
            Check::problem("network", "Webex cannot be found.\nNobody knows its name.", "Check the cable."),
            Check::skipped("sign_in", "The network check failed."),
        ])
    }

    #[test]
    fn a_line_has_a_mark_a_name_what_was_found_and_what_to_do() {
        let text = report().text();
        assert_eq!(
            text.lines().skip(2).collect::<Vec<_>>(),
            [
                "ok       settings        No settings file: the defaults apply.",
                "warning  keychain        There is none.",
                "                         What to do: Valet will ask.",
                "problem  network         Webex cannot be found.",
                "                         Nobody knows its name.",
                "                         What to do: Check the cable.",
                "skipped  sign in         The network check failed.",
                "",
                "This desk is not healthy: 1 problem, 1 warning.",
            ]
        );
    }

    #[test]
    fn a_long_line_is_broken_between_words_under_its_beginning() {
        let names = vec!["7001 Lobby 1"; 20].join(", ");
        let text = Report::new(vec![Check::ok("slots", names)]).text();
        let lines: Vec<_> = text.lines().skip(2).take_while(|line| !line.is_empty()).collect();
        assert!(lines.len() > 1 && lines.iter().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(lines[1..].iter().all(|line| line.find(|c| c != ' ') == Some(INDENT)), "{text}");
    }

    #[test]
    fn the_json_has_every_key_in_every_check() {
        let json: serde_json::Value = serde_json::from_str(&report().json().unwrap()).unwrap();
        assert_eq!(json["version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(json["healthy"], false);
        let checks = json["checks"].as_array().unwrap();
        let statuses: Vec<_> = checks.iter().map(|check| check["status"].as_str().unwrap()).collect();
        assert_eq!(statuses, ["ok", "warning", "problem", "skipped"]);
        for check in checks {
            let keys: Vec<_> = check.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(keys, ["advice", "found", "name", "status"], "{check}");
        }
        assert_eq!(checks[1]["advice"], "Valet will ask.");
        assert!(checks[0]["advice"].is_null());
    }

    #[test]
    fn only_a_problem_makes_a_desk_unhealthy() {
        let checks = report().checks;
        for (taken, healthy) in [(0..1, true), (0..2, true), (3..4, true), (2..3, false)] {
            let report = Report::new(checks[taken.clone()].to_vec());
            assert_eq!(report.healthy, healthy, "{taken:?}");
            assert_eq!(report.text().contains("is healthy"), healthy, "{taken:?}");
        }
    }

    #[test]
    fn what_to_do_is_parted_from_what_is() {
        let parted = |words| found_and_advice(words);
        assert_eq!(
            parted("It is so. Do this. Then that."),
            ("It is so.".into(), Some("Do this. Then that.".into()))
        );
        assert_eq!(parted("It is 1.5 long."), ("It is 1.5 long.".into(), None));
    }
}
