//! The window asks for attention: it flashes in the task bar or bounces in the dock, as the system has it. It never raises
//! itself and never takes the keyboard.

use eframe::egui::{Context, UserAttentionType, ViewportCommand, ViewportInfo};

use crate::console::attention::Attention;

/// Whether the window can be seen, and whether it has the keyboard. What the system does not tell of hides nothing.
pub fn seen(viewport: &ViewportInfo) -> (bool, bool) {
    let hidden = [viewport.minimized, viewport.occluded].contains(&Some(true));
    (!hidden, viewport.focused.unwrap_or(false))
}

/// What was asked of the system last. Owned by the [`App`](super::App).
#[derive(Debug, Default)]
pub struct Beckon {
    asked: Attention,
}

impl Beckon {
    /// Asks for this much attention, once.
    pub fn ask(&mut self, ctx: &Context, wanted: Attention) {
        if wanted == self.asked {
            return;
        }
        self.asked = wanted;
        let kind = match wanted {
            Attention::None => UserAttentionType::Reset,
            Attention::Informational => UserAttentionType::Informational,
            Attention::Critical => UserAttentionType::Critical,
        };
        ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(kind));
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{RawInput, ViewportId};

    use super::*;

    /// The commands that a frame sends in which so much attention is wanted.
    fn commands(beckon: &mut Beckon, wanted: Attention) -> Vec<ViewportCommand> {
        let ctx = Context::default();
        let mut output = ctx.run_ui(RawInput::default(), |ui| beckon.ask(ui.ctx(), wanted));
        output.textures_delta.clear();
        let mut commands = output.viewport_output.remove(&ViewportId::ROOT).unwrap().commands;
        // The first frame of every window.
        commands.retain(|command| !matches!(command, ViewportCommand::SetTheme(_)));
        commands
    }

    #[test]
    fn attention_is_asked_for_once_and_taken_back_and_the_window_is_never_raised() {
        let mut beckon = Beckon::default();
        let asks = |kind| vec![ViewportCommand::RequestUserAttention(kind)];
        for (wanted, sent) in [
            (Attention::None, vec![]),
            (Attention::Informational, asks(UserAttentionType::Informational)),
            (Attention::Informational, vec![]),
            (Attention::Critical, asks(UserAttentionType::Critical)),
            (Attention::Critical, vec![]),
            (Attention::None, asks(UserAttentionType::Reset)),
            (Attention::None, vec![]),
        ] {
            assert_eq!(commands(&mut beckon, wanted), sent, "{wanted:?}");
        }
    }

    #[test]
    fn a_window_is_hidden_when_it_is_minimised_or_covered() {
        for (minimized, occluded, shown) in [
            (None, None, true),
            (Some(false), Some(false), true),
            (Some(true), None, false),
            (Some(false), Some(true), false),
        ] {
            let viewport =
                ViewportInfo { minimized, occluded, focused: Some(true), ..ViewportInfo::default() };
            assert_eq!(seen(&viewport), (shown, true), "{minimized:?} {occluded:?}");
        }
    }
}
