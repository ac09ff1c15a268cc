//! The command line (README, "Seams").

use std::net::SocketAddr;
use std::path::PathBuf;

use lexopt::prelude::*;

/// What `--help` prints.
pub const HELP: &str = "\
Valet, a desktop attendant console for Webex Calling.

valet [--profile DIR] [--renderer WHICH]   opens the console
valet --demo [--scenario NAME|FILE]                 opens it on a simulated Webex inside, with a lively reception
valet simulate [--listen ADDR] [--scenario NAME|FILE]
                                                    runs the simulated Webex alone, on loopback
valet doctor [--json] [--bundle FILE] [--profile DIR]
                                                    checks settings, keychain, network, sign-in, slots, devices
valet --help | --version

  --profile DIR      keep settings, log and any file-kept secret under DIR
  --renderer WHICH   how to draw: auto asks a graphics card, and the processor where there is none; glow is OpenGL,
                     wgpu the system's own graphics on Windows and macOS, software the processor
  --scenario WHICH   reception, quiet, fifty, or a scenario file
  --bundle FILE      also write a support file: versions, settings without secrets, log, what the doctor says
  --listen ADDR      where the simulator listens (default 127.0.0.1:0, a free port)

Environment: BROWSER opens sign-in pages; VALET_ACCESS_TOKEN signs in with a personal token, for trying Valet out;
VALET_LOG sets the log filter (for example VALET_LOG=valet=debug).
Exit status: 0 fine, 1 failed, 2 wrong usage.
";

/// How to draw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renderer {
    /// A graphics card where there is one, else the processor.
    #[default]
    Auto,
    /// OpenGL.
    Glow,
    /// The system's own graphics (Windows and macOS).
    Wgpu,
    /// The processor, without any graphics.
    Software,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the console.
    Console {
        /// On a simulated Webex inside.
        demo: bool,
        /// Which scenario the demo plays.
        scenario: Option<String>,
        /// How to draw.
        renderer: Renderer,
        /// Where things are kept.
        profile: Option<PathBuf>,
    },
    /// Run the simulator alone.
    Simulate {
        /// Where it listens.
        listen: SocketAddr,
        /// Which scenario it plays.
        scenario: Option<String>,
    },
    /// Check this desk.
    Doctor {
        /// Answer in JSON.
        json: bool,
        /// Where a support file goes.
        bundle: Option<PathBuf>,
        /// Where things are kept.
        profile: Option<PathBuf>,
    },
    /// Print the help.
    Help,
    /// Print the version.
    Version,
}

/// Reads the command line without the program's name.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn parse(args: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Command, String> {
    read(args).map_err(|error| format!("{error}. Try valet --help."))
}

fn read(args: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(args);
    let (mut verb, mut demo, mut json) = (None, false, false);
    let (mut scenario, mut profile, mut renderer, mut listen, mut bundle) = (None, None, None, None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("version") | Short('V') => return Ok(Command::Version),
            Long("demo") => demo = true,
            Long("json") => json = true,
            Long("scenario") => scenario = Some(parser.value()?.string()?),
            Long("bundle") => bundle = Some(PathBuf::from(parser.value()?)),
            Long("profile") => profile = Some(PathBuf::from(parser.value()?)),
            Long("renderer") => renderer = Some(renderer_named(&parser.value()?.string()?)?),
            Long("listen") => listen = Some(parser.value()?.parse()?),
            Value(value) if verb.is_none() => verb = Some(value.string()?),
            _ => return Err(arg.unexpected()),
        }
    }
    let console_only = demo || renderer.is_some();
    match verb.as_deref() {
        None if json => Err("--json belongs to valet doctor".into()),
        None if bundle.is_some() => Err("--bundle belongs to valet doctor".into()),
        None if listen.is_some() => Err("--listen belongs to valet simulate".into()),
        None if scenario.is_some() && !demo => Err("--scenario needs --demo, or valet simulate".into()),
        None => Ok(Command::Console { demo, scenario, renderer: renderer.unwrap_or_default(), profile }),
        Some("simulate") if console_only || json || bundle.is_some() || profile.is_some() => {
            Err("valet simulate takes --listen and --scenario only".into())
        }
        Some("simulate") => Ok(Command::Simulate {
            listen: listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 0))),
            scenario,
        }),
        Some("doctor") if console_only || scenario.is_some() || listen.is_some() => {
            Err("valet doctor takes --json, --bundle and --profile only".into())
        }
        Some("doctor") => Ok(Command::Doctor { json, bundle, profile }),
        Some(other) => Err(format!("there is no command {other:?}").into()),
    }
}

fn renderer_named(name: &str) -> Result<Renderer, lexopt::Error> {
    match name {
        "auto" => Ok(Renderer::Auto),
        "glow" => Ok(Renderer::Glow),
        "wgpu" => Ok(Renderer::Wgpu),
        "software" => Ok(Renderer::Software),
        other => Err(format!("--renderer must be auto, glow, wgpu or software, not {other:?}").into()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(Into::into))
    }

    #[test]
    fn no_words_open_the_console() {
        assert_eq!(
            parsed(""),
            Ok(Command::Console { demo: false, scenario: None, renderer: Renderer::Auto, profile: None })
        );
    }

    #[test]
    fn the_simulator_listens_on_a_free_loopback_port_by_default() {
        assert_eq!(
            parsed("simulate --scenario fifty"),
            Ok(Command::Simulate {
                listen: "127.0.0.1:0".parse().unwrap(),
                scenario: Some("fifty".to_owned())
            })
        );
    }

    /// The words of a text that somebody types or sets: commands, options, variables, and their fixed values.
    fn typed(text: &str) -> BTreeSet<String> {
        let words = text.split(|letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter)));
        let is_typed = |word: &&str| {
            let (option, variable) = (word.starts_with("--"), word.contains('_') || *word == "BROWSER");
            option
                || variable
                || ["simulate", "doctor", "reception", "quiet", "fifty", "glow", "wgpu", "software"]
                    .contains(word)
        };
        words.filter(is_typed).map(ToOwned::to_owned).collect()
    }

    #[test]
    fn the_manual_page_names_what_the_help_names() {
        let manual = include_str!("../assets/package/valet.1")
            .replace("Fl \\-", "Fl --")
            .replace("| \\-", "| --")
            .replace(", \\-", ", --");
        assert_eq!(typed(&manual), typed(HELP));
    }

    #[test]
    fn what_does_not_belong_together_is_refused_with_a_sentence() {
        for line in [
            "--json",
            "--listen 127.0.0.1:1",
            "--bundle help.tar.gz",
            "simulate --bundle help.tar.gz",
            "doctor --bundle",
            "--scenario quiet",
            "simulate --demo",
            "doctor --renderer glow",
            "dance",
            "--renderer paper",
            "--listen nowhere simulate",
            "--profile",
            "--frobnicate",
        ] {
            let refused = parsed(line).unwrap_err();
            assert!(refused.ends_with("Try valet --help."), "{line}: {refused}");
        }
    }
}
