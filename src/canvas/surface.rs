//! The window as OpenGL has it: what it still shows of an earlier frame, and how that is kept from being wiped out.

#![allow(
    unsafe_code,
    reason = "OpenGL is a C library; each call is one that its reference allows in this state"
)]

use std::sync::Arc;

use eframe::glow::{self, HasContext as _};

/// How the renderers call themselves that paint with the processor.
const SOFTWARE: [&str; 4] = ["llvmpipe", "softpipe", "swiftshader", "software"];

/// The window's frame buffer, between frames laid aside.
pub struct Surface {
    gl: Arc<glow::Context>,
    /// Too small for anything: what eframe wipes at the beginning of each frame is this, and not the window.
    aside: glow::Framebuffer,
}

impl Surface {
    /// The window of a context in which the processor does the painting; nothing, where it does not.
    pub fn of(gl: &Arc<glow::Context>) -> Option<Self> {
        // SAFETY: the context is current while the app is created, and in each frame that follows.
        let renderer = unsafe { gl.get_parameter_string(glow::RENDERER) };
        let is_software = SOFTWARE.iter().any(|name| renderer.to_ascii_lowercase().contains(name));
        tracing::info!(renderer, is_software, "what paints the window");
        let aside = if is_software && gl.version().major >= 3 { smallest(gl)? } else { return None };
        Some(Self { gl: Arc::clone(gl), aside })
    }

    /// The lower left pixel of what the next frame is painted over: red, green and blue.
    pub fn corner(&self) -> [u8; 3] {
        let mut corner = [0; 4];
        let into = glow::PixelPackData::Slice(Some(&mut corner));
        // SAFETY: as above; `corner` has room for the one pixel that is read.
        unsafe {
            self.gl.bind_framebuffer(glow::FRAMEBUFFER, None);
            // Mesa asks for the window's size when the viewport is set, and a window of another size begins empty. Else what is
            // read here would be of the window before. The painter sets its own.
            self.gl.viewport(0, 0, 1, 1);
            self.gl.read_pixels(0, 0, 1, 1, glow::RGBA, glow::UNSIGNED_BYTE, into);
        }
        let [red, green, blue, _] = corner;
        [red, green, blue]
    }

    /// From here on nothing reaches the window, until [`Self::corner`] is asked for again.
    pub fn lay_aside(&self) {
        // SAFETY: as above; the buffer is of this context.
        unsafe { self.gl.bind_framebuffer(glow::FRAMEBUFFER, Some(self.aside)) };
    }
}

/// A frame buffer of one pixel.
fn smallest(gl: &glow::Context) -> Option<glow::Framebuffer> {
    // SAFETY: the context is current while the app is created; what is bound here is made here.
    unsafe {
        let buffer = gl.create_framebuffer().ok()?;
        let colours = gl.create_renderbuffer().ok()?;
        gl.bind_renderbuffer(glow::RENDERBUFFER, Some(colours));
        gl.renderbuffer_storage(glow::RENDERBUFFER, glow::RGBA8, 1, 1);
        gl.bind_framebuffer(glow::FRAMEBUFFER, Some(buffer));
        let (target, of) = (glow::FRAMEBUFFER, glow::RENDERBUFFER);
        gl.framebuffer_renderbuffer(target, glow::COLOR_ATTACHMENT0, of, Some(colours));
        let is_complete = gl.check_framebuffer_status(target) == glow::FRAMEBUFFER_COMPLETE;
        gl.bind_framebuffer(target, None);
        is_complete.then_some(buffer)
    }
}
