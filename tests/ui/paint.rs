//! A window painted by the processor, so that it can be looked at: as the program paints it where there is no graphics card.

use std::io::BufWriter;
use std::path::Path;

use egui::epaint::textures::TextureOptions;
use egui::epaint::{ClippedShape, ImageDelta};
use egui::{Color32, Rect, TextureId};
use egui_kittest::Harness;
use valet::canvas::raster::{Pixels, Textures};

/// Pixels, row by row from the top.
pub struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u32>,
}

/// The harness leaves so much round the window, in points.
pub const MARGIN: f32 = 8.0;

/// The window as it stands, without what the harness leaves round it.
pub fn picture<S>(harness: &Harness<'_, S>) -> Picture {
    let size = (harness.ctx.content_rect().size() - egui::Vec2::splat(2.0 * MARGIN)) * scale(harness);
    let (width, height) = (size.x.round() as usize, size.y.round() as usize);
    let mut picture = Picture { width, height, pixels: vec![0; width * height] };
    picture.paint(harness, harness.output().shapes.clone());
    picture
}

fn scale<S>(harness: &Harness<'_, S>) -> f32 {
    harness.output().pixels_per_point
}

impl Picture {
    /// Paints these over what is there.
    pub fn paint<S>(&mut self, harness: &Harness<'_, S>, shapes: Vec<ClippedShape>) {
        let (ctx, scale) = (&harness.ctx, scale(harness));
        let window = ctx.content_rect().min + egui::Vec2::splat(MARGIN);
        let mut textures = Textures::default();
        let letters = ctx.fonts(|fonts| fonts.image());
        textures.set(TextureId::default(), &ImageDelta::full(letters, TextureOptions::LINEAR));
        let mut primitives = ctx.tessellate(shapes, scale);
        for primitive in &mut primitives {
            primitive.clip_rect = primitive.clip_rect.translate(-window.to_vec2());
            let egui::epaint::Primitive::Mesh(mesh) = &mut primitive.primitive else {
                panic!("only a graphics card can paint this")
            };
            assert_eq!(mesh.texture_id, TextureId::default(), "letters are the only texture");
            mesh.translate(-window.to_vec2());
        }
        Pixels { width: self.width, pixels: &mut self.pixels }.paint(&primitives, &textures, scale);
    }

    /// Writes it as a PNG.
    pub fn save(&self, path: &Path) {
        let file = BufWriter::new(std::fs::File::create(path).unwrap());
        let mut encoder = png::Encoder::new(file, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Fast);
        let bytes: Vec<u8> = self.pixels.iter().flat_map(|pixel| rgb(*pixel)).collect();
        encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
    }

    /// Column and row of the first pixel that another picture of the same size has otherwise.
    pub fn first_difference(&self, other: &Self) -> Option<(usize, usize)> {
        let at = self.pixels.iter().zip(&other.pixels).position(|(one, other)| one != other)?;
        Some((at % self.width, at / self.width))
    }

    /// The colour of a pixel.
    pub fn at(&self, column: usize, row: usize) -> Color32 {
        let [r, g, b] = rgb(self.pixels[row * self.width + column]);
        Color32::from_rgba_premultiplied(r, g, b, 255)
    }
}

fn rgb(pixel: u32) -> [u8; 3] {
    let [_, r, g, b] = pixel.to_be_bytes();
    [r, g, b]
}

#[test]
fn what_is_painted_has_its_colour_and_ends_at_its_edge() {
    let harness = Harness::builder().with_size([56.0, 36.0]).with_pixels_per_point(2.0).build_ui(|ui| {
        let rect = Rect::from_min_max(egui::pos2(18.0, 13.0), egui::pos2(38.0, 23.0));
        let half = Color32::from_rgba_unmultiplied(0, 0, 255, 128);
        ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, Color32::WHITE);
        ui.painter().rect_filled(rect, 0.0, Color32::RED);
        ui.painter().rect_filled(rect.with_max_x(28.0), 0.0, half);
        ui.painter().hline(18.0..=38.0, 25.25, (0.5, Color32::BLACK));
    });
    let picture = picture(&harness);
    assert_eq!((picture.width, picture.height), (80, 40));
    assert_eq!(picture.at(4, 4), Color32::WHITE);
    assert_eq!(picture.at(50, 20), Color32::RED);
    assert_eq!(picture.at(58, 28), Color32::RED);
    assert_eq!(picture.at(62, 20), Color32::WHITE);
    assert_eq!(picture.at(40, 34), Color32::BLACK, "as thin as a pixel");
    assert_eq!(picture.at(40, 36), Color32::WHITE);
    assert_eq!(picture.at(30, 20), Color32::from_rgba_premultiplied(127, 0, 128, 255));
}
