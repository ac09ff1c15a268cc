//! The way out while Webex cannot be reached: any phone fetches a parked caller with the code for it and the slot's number
//! (contract 5.6).

use super::Console;
use super::effect::Effect;
use super::ids::Epoch;
use super::link::Link;

/// The code that Webex comes with.
const USUAL: &str = "*88";

/// The code that retrieves, as far as it is known.
#[derive(Debug)]
pub(super) struct RetrieveCode {
    /// `None`: an administrator has taken it away.
    code: Option<String>,
    /// For which sign-in it was asked for.
    asked: Option<Epoch>,
}

impl Default for RetrieveCode {
    fn default() -> Self {
        Self { code: Some(USUAL.to_owned()), asked: None }
    }
}

impl Console {
    /// What any phone dials before the number of a slot, while Webex cannot be reached.
    pub fn way_out(&self) -> Option<&str> {
        let is_down = matches!(self.link, Link::Down { .. }) && self.session.shows_board();
        self.retrieve_code.code.as_deref().filter(|_| is_down)
    }

    /// Asks for the code, once for each sign-in.
    pub(super) fn ask_retrieve_code(&mut self) -> Option<Effect> {
        let is_new = self.retrieve_code.asked.replace(self.epoch) != Some(self.epoch);
        (is_new && self.capabilities.config_read).then_some(Effect::ReadRetrieveCode(self.epoch))
    }

    pub(super) fn take_retrieve_code(&mut self, code: Option<String>) {
        self.retrieve_code.code = code;
    }
}
