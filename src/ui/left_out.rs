//! Words that found no room at all in a frame. What is cut ends in "…" and is seen; what is left out is seen by nobody, so
//! whoever leaves something out notes it here, and the tests of the layout read it.

use egui::{Context, Id, Ui};

#[derive(Clone, Debug, Default)]
struct LeftOut(Vec<String>);

fn key() -> Id {
    Id::unique("words that are left out")
}

/// A frame begins: everything may fit.
pub(super) fn begin(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<LeftOut>(key()));
}

/// Of these words nothing is drawn in this frame.
pub(super) fn note(ui: &Ui, words: &str) {
    ui.ctx().data_mut(|data| data.get_temp_mut_or_default::<LeftOut>(key()).0.push(words.to_owned()));
}

/// What found no room in the last frame, in the order in which it was met.
pub fn left_out(ctx: &Context) -> Vec<String> {
    ctx.data(|data| data.get_temp::<LeftOut>(key())).unwrap_or_default().0
}
