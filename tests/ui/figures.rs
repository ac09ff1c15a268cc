//! Every time and number keeps its width while it counts: the figures of both faces are equally wide.

use egui::{FontFamily, FontId};

use crate::desk::board;

#[test]
fn the_ten_figures_are_equally_wide_in_every_weight_and_size() {
    let harness = board(1);
    for family in [FontFamily::Proportional, FontFamily::Name("semibold".into())] {
        for points in [12.0, 13.0, 14.0, 16.0, 18.0, 34.0] {
            let font = FontId::new(points, family.clone());
            let widths: Vec<f32> = harness
                .ctx
                .fonts_mut(|fonts| ('0'..='9').map(|figure| fonts.glyph_width(&font, figure)).collect());
            assert!(widths.iter().all(|width| *width > 0.0 && *width == widths[0]), "{font:?}: {widths:?}");
        }
    }
}
