//! A window painted in software, so that it can be looked at where there is no graphics card: what egui would hand to one, as
//! triangles with colours and texture, blended one over the other.

use std::io::BufWriter;
use std::path::Path;

use egui::epaint::{ClippedShape, Primitive, Vertex};
use egui::{Color32, ColorImage, Rect};
use egui_kittest::Harness;

/// Pixels, row by row from the top.
pub struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

/// Pixels inside which something is painted.
struct Clip {
    columns: std::ops::Range<i32>,
    rows: std::ops::Range<i32>,
}

/// A corner of a triangle: where it is in pixels, and red, green, blue, opacity and the place in the texture.
#[derive(Clone, Copy)]
struct Corner {
    x: f32,
    y: f32,
    values: [f32; 6],
}

/// The harness leaves so much round the window, in points.
pub const MARGIN: f32 = 8.0;

/// The window as it stands, without what the harness leaves round it.
pub fn picture<S>(harness: &Harness<'_, S>) -> Picture {
    let size = (harness.ctx.content_rect().size() - egui::Vec2::splat(2.0 * MARGIN)) * scale(harness);
    let (width, height) = (size.x.round() as usize, size.y.round() as usize);
    let mut picture = Picture { width, height, pixels: vec![Color32::BLACK; width * height] };
    picture.paint(harness, harness.output().shapes.clone());
    picture
}

fn scale<S>(harness: &Harness<'_, S>) -> f32 {
    harness.output().pixels_per_point
}

impl Corner {
    fn new(vertex: &Vertex, window: egui::Pos2, scale: f32) -> Self {
        let [r, g, b, a] = vertex.color.to_array().map(f32::from);
        let values = [r, g, b, a, vertex.uv.x, vertex.uv.y];
        let at = (vertex.pos - window) * scale;
        Self { x: at.x, y: at.y, values }
    }
}

impl Picture {
    /// Paints these over what is there.
    pub fn paint<S>(&mut self, harness: &Harness<'_, S>, shapes: Vec<ClippedShape>) {
        let (ctx, scale) = (&harness.ctx, scale(harness));
        let window = ctx.content_rect().min + egui::Vec2::splat(MARGIN);
        let letters = ctx.fonts(|fonts| fonts.image());
        for primitive in ctx.tessellate(shapes, scale) {
            let Primitive::Mesh(mesh) = primitive.primitive else {
                panic!("only a graphics card can paint this")
            };
            assert_eq!(mesh.texture_id, egui::TextureId::default(), "letters are the only texture");
            let clip = self.clip(primitive.clip_rect.translate(-window.to_vec2()), scale);
            for triangle in mesh.indices.chunks_exact(3) {
                let corners = [0, 1, 2]
                    .map(|corner| Corner::new(&mesh.vertices[triangle[corner] as usize], window, scale));
                self.triangle(&clip, corners, &letters);
            }
        }
    }

    fn clip(&self, rect: Rect, scale: f32) -> Clip {
        let within = |from: f32, to: f32, most: usize| {
            let pixel = |at: f32| ((at * scale).round() as i32).clamp(0, most as i32);
            pixel(from)..pixel(to)
        };
        Clip {
            columns: within(rect.left(), rect.right(), self.width),
            rows: within(rect.top(), rect.bottom(), self.height),
        }
    }

    /// Paints every pixel whose middle is inside; two triangles with a common edge share no pixel.
    fn triangle(&mut self, clip: &Clip, corners: [Corner; 3], letters: &ColorImage) {
        let [a, b, c] = corners;
        let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        if area.abs() < 1e-6 {
            return;
        }
        let value = |index: usize| [a, b, c].map(|corner| corner.values[index]);
        let is_even = (0..6).all(|index| value(index).iter().all(|other| *other == a.values[index]));
        let even = is_even.then(|| shade(a.values, letters));
        let slope = |index: usize| {
            let [at_a, at_b, at_c] = value(index);
            let right = ((at_b - at_a) * (c.y - a.y) - (at_c - at_a) * (b.y - a.y)) / area;
            let down = ((at_c - at_a) * (b.x - a.x) - (at_b - at_a) * (c.x - a.x)) / area;
            (right, down)
        };
        let slopes: [(f32, f32); 6] = std::array::from_fn(slope);
        let top = first_middle(a.y.min(b.y).min(c.y));
        let bottom = first_middle(a.y.max(b.y).max(c.y));
        for row in top.max(clip.rows.start)..bottom.min(clip.rows.end) {
            let y = row as f32 + 0.5;
            let crossings = [(a, b), (b, c), (c, a)].map(|(one, other)| crossing(one, other, y));
            let mut crossings = crossings.into_iter().flatten();
            let (Some(one), Some(other)) = (crossings.next(), crossings.next()) else { continue };
            let (first, end) = (first_middle(one.min(other)), first_middle(one.max(other)));
            let (first, end) = (first.max(clip.columns.start), end.min(clip.columns.end));
            if first >= end {
                continue;
            }
            if let Some(colour) = even.filter(|colour| colour.a() == 255) {
                let start = row as usize * self.width;
                let columns = first as usize..end as usize;
                self.pixels[start + columns.start..start + columns.end].fill(colour);
                continue;
            }
            for column in first..end {
                let (right, down) = (column as f32 + 0.5 - a.x, y - a.y);
                let colour = even.unwrap_or_else(|| {
                    let at =
                        |index: usize| a.values[index] + right * slopes[index].0 + down * slopes[index].1;
                    shade(std::array::from_fn(at), letters)
                });
                let pixel = &mut self.pixels[row as usize * self.width + column as usize];
                *pixel = over(colour, *pixel);
            }
        }
    }

    /// Writes it as a PNG.
    pub fn save(&self, path: &Path) {
        let file = BufWriter::new(std::fs::File::create(path).unwrap());
        let mut encoder = png::Encoder::new(file, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Fast);
        let bytes: Vec<u8> = self.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
        encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
    }

    /// Column and row of the first pixel that another picture of the same size has otherwise.
    pub fn first_difference(&self, other: &Self) -> Option<(usize, usize)> {
        let at = self.pixels.iter().zip(&other.pixels).position(|(one, other)| one != other)?;
        Some((at % self.width, at / self.width))
    }

    /// The colour of a pixel.
    pub fn at(&self, column: usize, row: usize) -> Color32 {
        self.pixels[row * self.width + column]
    }
}

/// The first pixel whose middle is not before this.
fn first_middle(at: f32) -> i32 {
    (at - 0.5).ceil() as i32
}

/// Where an edge crosses this height, computed alike for both of its triangles.
fn crossing(one: Corner, other: Corner, y: f32) -> Option<f32> {
    let (upper, lower) = if one.y <= other.y { (one, other) } else { (other, one) };
    let crosses = upper.y <= y && y < lower.y;
    crosses.then(|| upper.x + (y - upper.y) * (lower.x - upper.x) / (lower.y - upper.y))
}

/// The colour of the triangle times that of the texture.
fn shade([r, g, b, a, u, v]: [f32; 6], letters: &ColorImage) -> Color32 {
    let texel = texel(letters, u, v);
    let [r, g, b, a] = [r, g, b, a].map(|channel| channel.clamp(0.0, 255.0));
    let times = |own: f32, texel: f32| (own * texel / 255.0 + 0.5) as u8;
    let [tr, tg, tb, ta] = texel;
    Color32::from_rgba_premultiplied(times(r, tr), times(g, tg), times(b, tb), times(a, ta))
}

/// The texture there, between its four nearest points.
fn texel(letters: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = letters.size;
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (right_share, low_share) = (x - left, y - top);
    let at = |column: f32, row: f32| {
        let column = (column.max(0.0) as usize).min(width - 1);
        let row = (row.max(0.0) as usize).min(height - 1);
        letters.pixels[row * width + column].to_array().map(f32::from)
    };
    if right_share.abs() < 1e-3 && low_share.abs() < 1e-3 {
        return at(left, top);
    }
    let (nw, ne) = (at(left, top), at(left + 1.0, top));
    let (sw, se) = (at(left, top + 1.0), at(left + 1.0, top + 1.0));
    std::array::from_fn(|channel| {
        let upper = nw[channel] + (ne[channel] - nw[channel]) * right_share;
        let lower = sw[channel] + (se[channel] - sw[channel]) * right_share;
        upper + (lower - upper) * low_share
    })
}

/// One premultiplied colour over another.
fn over(top: Color32, below: Color32) -> Color32 {
    let through = 255 - u16::from(top.a());
    if through == 0 {
        return top;
    }
    let channel = |top: u8, below: u8| top.saturating_add(((u16::from(below) * through + 127) / 255) as u8);
    Color32::from_rgba_premultiplied(
        channel(top.r(), below.r()),
        channel(top.g(), below.g()),
        channel(top.b(), below.b()),
        255,
    )
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
