//! Frames without a screen: the real core and the real window content, laid out and painted by the processor, what has changed.
//! What is left out is handing the picture to the system.

use std::time::{Duration, Instant};

use egui::{Context, Pos2, RawInput, Rect, vec2};
use valet::canvas::Canvas;
use valet::canvas::raster::Pixels;
use valet::console::calls::Party;
use valet::console::event::News;
use valet::console::ids::SlotId;
use valet::console::live::{LiveNews, TargetState};
use valet::ui::ThemeChoice;

use super::desk::{Desk, FIRST, look};

/// Columns and rows of the window.
const SIZE: (usize, usize) = (1_280, 800);

/// A desk, the context of its window, and its picture.
pub struct Frames {
    ctx: Context,
    desk: Desk,
    canvas: Canvas,
    pixels: Vec<u32>,
}

impl Frames {
    /// A board of so many slots with live news, somebody waiting on every second one.
    pub fn of(slots: usize) -> Self {
        let ctx = Context::default();
        let mut desk = Desk::new(look(ThemeChoice::Light, 1.0));
        desk.sign_in(slots);
        desk.screen.prepare(&ctx);
        let mut frames = Self { ctx, desk, canvas: Canvas::default(), pixels: vec![0; SIZE.0 * SIZE.1] };
        frames.live(LiveNews::Up);
        for index in 0..slots {
            frames.live(LiveNews::Target { slot: frames.slot(index), state: TargetState::Live });
        }
        for index in (0..slots).step_by(2) {
            frames.park(index, Some("Harriet Lund"));
        }
        // Fonts and the first layout.
        for _ in 0..3 {
            frames.frame();
        }
        frames
    }

    fn slot(&self, index: usize) -> SlotId {
        self.desk.console.board().slots()[index].id.clone()
    }

    fn live(&mut self, news: LiveNews) {
        self.desk.news(News::Live { epoch: FIRST, news });
    }

    /// Somebody is parked on a slot now, or nobody.
    pub fn park(&mut self, index: usize, name: Option<&str>) {
        let parked =
            name.map(|name| Party { name: Some(name.to_owned()), number: Some("+14085550142".to_owned()) });
        let slot = self.slot(index);
        self.live(LiveNews::Park { slot, parked });
        self.desk.effects.clear();
    }

    /// The time of one frame.
    pub fn frame(&mut self) -> Duration {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(SIZE.0 as f32, SIZE.1 as f32))),
            time: Some(self.desk.now.mono_ms as f64 / 1_000.0),
            ..RawInput::default()
        };
        let began = Instant::now();
        let Desk { screen, console, now, .. } = &mut self.desk;
        let mut output = self.ctx.run_ui(input, |ui| drop(screen.ui(ui, console, *now)));
        if self.canvas.take(&self.ctx, &mut output) {
            let mut onto = Pixels { width: SIZE.0, pixels: &mut self.pixels };
            self.canvas.paint(&self.ctx, 1, &mut onto);
        }
        began.elapsed()
    }

    /// The median time of a frame in which every timer has gone on by a second.
    pub fn ticking(&mut self, frames: usize) -> Duration {
        let mut times: Vec<Duration> = (0..frames)
            .map(|_| {
                self.desk.pass(1_000);
                self.frame()
            })
            .collect();
        times.sort();
        times[times.len() / 2]
    }

    /// So many pieces of live news within a second of sixty frames: the slowest frame, with taking them in.
    pub fn storm(&mut self, events: usize) -> Duration {
        let slots = self.desk.console.board().slots().len() - 1;
        let each = events / 60;
        (0..60)
            .map(|frame| {
                let began = Instant::now();
                for event in 0..each {
                    let turn = frame * each + event;
                    let name = ["Harriet Lund", "Ola Berg", "Ines Prado"].get(turn / slots % 4).copied();
                    self.park(turn % slots, name);
                }
                self.desk.pass(17);
                self.frame();
                began.elapsed()
            })
            .max()
            .unwrap_or_default()
    }
}
