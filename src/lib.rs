//! Valet, a desktop attendant console for Webex Calling. The map of the house.
//!
//! | room | what lives there | may import |
//! |---|---|---|
//! | [`console`] | the core: what is on the board and what may happen to it; pure | nobody |
//! | [`webex`] | typed client of the documented REST API | nobody |
//! | [`oauth`] | sign-in, refresh, and where secrets are kept | nobody |
//! | [`xsi`] | the live layer: who is parked where, as it happens | `webex` |
//! | [`store`] | files: settings and what this console remembers | nobody |
//! | [`backend`] | the tokio side: carries out effects, reports events | `console`, `webex`, `oauth`, `xsi`, `store` |
//! | [`ui`] | draws the console, returns intents | `console`, and of `store` what the settings are |
//! | [`app`], [`launch`], [`window`], [`args`], [`demo`] | the shell: core, screen and backend in one window; the command line | all of them |
//! | [`canvas`] | without a graphics card: paints the window with the processor, what has changed and no more | nobody |
//! | [`doctor`] | `valet doctor`: checks a desk and says what to do | `backend`, `console`, `webex`, `oauth`, `xsi`, `store` |
//! | [`instance`] | one console per profile; a second start raises the first | `store` |
//! | [`words`] | what Valet says, in the language of the desk | nobody, and everybody may import it |
//! | [`outgoing`] | how every connection to Webex begins, and when it is dead | nobody |
//! | `incoming` | what came back: an answer of Webex or of somebody in between | nobody |
//! | [`plain`] | text from outside, made safe before it is shown | nobody, and everybody may import it |
//! | [`present`] | what time it is | nobody, and everybody but `console` and `ui` may import it |
//! | [`loopback`] | is an address this very computer? | nobody |
//! | [`simulator`] | a stateful Webex on loopback | nobody: a mistake in `webex` must not be mirrored there |
//!
//! Arrows point inwards: `ui → console ← backend → {webex, oauth, xsi, store}`.

pub mod app;
pub mod args;
pub mod backend;
pub mod canvas;
pub mod console;
pub mod demo;
pub mod doctor;
#[cfg(any(test, fuzzing))]
pub mod fuzzed;
mod html;
mod incoming;
pub mod instance;
pub mod launch;
pub mod loopback;
pub mod oauth;
pub mod outgoing;
pub mod plain;
pub mod present;
#[cfg(test)]
mod seeds;
pub mod simulator;
pub mod store;
pub mod ui;
pub mod webex;
pub mod window;
pub mod words;
pub mod xsi;
