//! How large everything is: as the settings say, or as large as the window has room for. No layout is narrower than
//! [`NARROWEST`]; larger text would be cut off in a window that has no more room.

use egui::{Context, gui_zoom::kb_shortcuts};

use crate::say;
use crate::store::ZOOM;
use crate::words::Message;

/// The least width of a window in points, as everything is laid out for it.
const NARROWEST: f32 = 360.0;

/// The size that is wanted.
#[derive(Debug)]
pub(super) struct Zoom {
    wanted: f32,
}

impl Zoom {
    /// As the settings say.
    pub fn new(wanted: f32) -> Self {
        Self { wanted }
    }

    /// Another size is wanted, from the next frame on.
    pub fn set(&mut self, ctx: &Context, wanted: f32) {
        self.wanted = wanted;
        self.fit(ctx);
    }

    /// Follows the width of the window. To be called in each frame.
    pub fn follow(&self, ctx: &Context) {
        if self.fit(ctx) {
            ctx.request_discard("text of this size has no room, or has room again");
        }
    }

    fn fit(&self, ctx: &Context) -> bool {
        let fitting = self.wanted.min(most(ctx));
        let is_another = fitting != ctx.zoom_factor();
        if is_another {
            ctx.set_zoom_factor(fitting);
        }
        is_another
    }

    /// What larger, smaller or normal size comes to, or why it comes to nothing; `None` while none of these keys is pressed.
    pub fn keys(&mut self, ctx: &Context) -> Option<Result<f32, Message>> {
        let pressed = |shortcut| ctx.input_mut(|input| input.consume_shortcut(shortcut));
        let now = ctx.zoom_factor();
        let wanted = if pressed(&kb_shortcuts::ZOOM_RESET) {
            1.0
        } else if pressed(&kb_shortcuts::ZOOM_IN) || pressed(&kb_shortcuts::ZOOM_IN_SECONDARY) {
            now + 0.1
        } else if pressed(&kb_shortcuts::ZOOM_OUT) {
            now - 0.1
        } else {
            return None;
        };
        let wanted = ((wanted * 10.0).round() / 10.0).clamp(*ZOOM.start(), *ZOOM.end());
        if wanted > now && wanted > most(ctx) {
            return Some(Err(say!("zoom-no-room")));
        }
        let is_new = wanted != self.wanted;
        self.set(ctx, wanted);
        is_new.then_some(Ok(wanted))
    }
}

/// The largest that has room in this window. In whole steps, for egui keeps the letters of each size; and the normal size is
/// never made smaller.
fn most(ctx: &Context) -> f32 {
    let width = ctx.content_rect().width() * ctx.zoom_factor();
    ((width / NARROWEST * 10.0 + 0.05).floor() / 10.0).max(1.0)
}
