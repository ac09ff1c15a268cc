//! Triangles with colours and a texture, blended one over the other: what egui hands to a graphics card, painted by the
//! processor. Pure.

use std::collections::HashMap;
use std::ops::Range;

use eframe::egui::epaint::{ClippedPrimitive, ImageData, ImageDelta, Mesh, Primitive, Vertex};
use eframe::egui::{Color32, ColorImage, Rect, TextureId};

/// A letter's points count as lying upon pixels when they are no farther from them.
const UPON: f32 = 1.0 / 64.0;
/// A triangle below this area, in square pixels, covers none.
const LEAST_AREA: f32 = 1e-6;

/// What egui has handed over to be painted with: the letters, above all.
#[derive(Default)]
pub struct Textures(HashMap<TextureId, ColorImage>);

impl Textures {
    /// Takes one over, or a part of it.
    pub fn set(&mut self, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        if image.pixels.is_empty() {
            return;
        }
        let Some([left, top]) = delta.pos else {
            self.0.insert(id, ColorImage::clone(image));
            return;
        };
        let Some(whole) = self.0.get_mut(&id) else { return };
        let [width, height] = image.size;
        for row in 0..height {
            let start = (top + row) * whole.size[0] + left;
            whole.pixels[start..start + width].copy_from_slice(&image.pixels[row * width..(row + 1) * width]);
        }
    }

    /// Forgets one.
    pub fn free(&mut self, id: TextureId) {
        self.0.remove(&id);
    }
}

/// Pixels to paint upon, row by row from the top; each is 0x00RRGGBB.
pub struct Pixels<'p> {
    /// How many there are in a row.
    pub width: usize,
    /// All of them, in whole rows.
    pub pixels: &'p mut [u32],
}

/// The pixels inside which something is painted.
struct Clip {
    columns: Range<i32>,
    rows: Range<i32>,
}

/// A corner of a triangle: where it is in pixels, its colour, and its point of the texture.
#[derive(Clone, Copy)]
struct Corner {
    x: f32,
    y: f32,
    colour: Color32,
    u: f32,
    v: f32,
}

/// What a triangle is filled with.
enum Brush<'t> {
    /// One colour.
    Even(Color32),
    /// One colour through a texture, each of whose points lies upon a pixel: so many columns to the right and rows down.
    Letter { colour: Color32, texture: &'t ColorImage, right: i32, down: i32 },
    /// What lies between the colours and the points of the texture at the corners. Each value, with red, green, blue, opacity
    /// and the point in turn: at the first corner, and how much it grows by a pixel to the right and by one down.
    Graded { texture: &'t ColorImage, values: [(f32, f32, f32); 6] },
}

impl Pixels<'_> {
    /// Paints this over what is there. What only a graphics card could paint, and what has a texture that nobody handed over,
    /// is left out.
    pub fn paint(&mut self, primitives: &[ClippedPrimitive], textures: &Textures, pixels_per_point: f32) {
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let Primitive::Mesh(mesh) = primitive else { continue };
            if let Some(texture) = textures.0.get(&mesh.texture_id) {
                let clip = self.clip(*clip_rect, pixels_per_point);
                self.mesh(&clip, mesh, texture, pixels_per_point);
            }
        }
    }

    fn clip(&self, rect: Rect, pixels_per_point: f32) -> Clip {
        let within = |from: f32, to: f32, most: usize| {
            let pixel = |at: f32| ((at * pixels_per_point).round() as i32).clamp(0, most as i32);
            pixel(from)..pixel(to)
        };
        Clip {
            columns: within(rect.left(), rect.right(), self.width),
            rows: within(rect.top(), rect.bottom(), self.pixels.len() / self.width.max(1)),
        }
    }

    fn mesh(&mut self, clip: &Clip, mesh: &Mesh, texture: &ColorImage, pixels_per_point: f32) {
        let corner = |index: &u32| {
            let vertex = mesh.vertices.get(*index as usize)?;
            Some(Corner::new(vertex, texture, pixels_per_point))
        };
        for triangle in mesh.indices.chunks_exact(3) {
            if let [Some(a), Some(b), Some(c)] = [0, 1, 2].map(|at| corner(&triangle[at])) {
                self.triangle(clip, [a, b, c], texture);
            }
        }
    }

    /// Paints every pixel whose middle is inside; two triangles with a common edge share no pixel.
    fn triangle(&mut self, clip: &Clip, corners: [Corner; 3], texture: &ColorImage) {
        let [a, b, c] = corners;
        let rows = first_middle(a.y.min(b.y).min(c.y)).max(clip.rows.start)
            ..first_middle(a.y.max(b.y).max(c.y)).min(clip.rows.end);
        if rows.is_empty() {
            return;
        }
        let Some(brush) = Brush::of(&corners, texture) else { return };
        for row in rows {
            let y = row as f32 + 0.5;
            let crossings = [(a, b), (b, c), (c, a)].map(|(one, other)| crossing(one, other, y));
            let mut crossings = crossings.into_iter().flatten();
            let (Some(one), Some(other)) = (crossings.next(), crossings.next()) else { continue };
            let columns = first_middle(one.min(other)).max(clip.columns.start)
                ..first_middle(one.max(other)).min(clip.columns.end);
            if !columns.is_empty() {
                let start = row as usize * self.width;
                let pixels = &mut self.pixels[start + columns.start as usize..start + columns.end as usize];
                brush.stroke(pixels, (columns.start, row), (a.x, a.y));
            }
        }
    }
}

impl Corner {
    fn new(vertex: &Vertex, texture: &ColorImage, pixels_per_point: f32) -> Self {
        let [width, height] = texture.size.map(|side| side as f32);
        Self {
            x: vertex.pos.x * pixels_per_point,
            y: vertex.pos.y * pixels_per_point,
            colour: vertex.color,
            u: vertex.uv.x * width,
            v: vertex.uv.y * height,
        }
    }
}

impl<'t> Brush<'t> {
    /// None for a triangle that is only a line.
    fn of(corners: &[Corner; 3], texture: &'t ColorImage) -> Option<Self> {
        let [a, b, c] = corners;
        let area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        if area.abs() < LEAST_AREA {
            return None;
        }
        let are_all = |same: &dyn Fn(&Corner) -> bool| same(b) && same(c);
        if are_all(&|other| other.colour == a.colour) {
            if are_all(&|other| (other.u, other.v) == (a.u, a.v)) {
                return Some(Self::Even(times(a.colour, texel(texture, a.u, a.v))));
            }
            let (right, down) = (a.u - a.x, a.v - a.y);
            let is_upon =
                |corner: &Corner| near(corner.u - corner.x, right) && near(corner.v - corner.y, down);
            if near(right, right.round()) && near(down, down.round()) && are_all(&is_upon) {
                let (right, down) = (right.round() as i32, down.round() as i32);
                return Some(Self::Letter { colour: a.colour, texture, right, down });
            }
        }
        let graded = |value: &dyn Fn(&Corner) -> f32| {
            let (at_a, to_b, to_c) = (value(a), value(b) - value(a), value(c) - value(a));
            let right = (to_b * (c.y - a.y) - to_c * (b.y - a.y)) / area;
            let down = (to_c * (b.x - a.x) - to_b * (c.x - a.x)) / area;
            (at_a, right, down)
        };
        let part = |index: usize| graded(&|corner| f32::from(corner.colour[index]));
        let values =
            [part(0), part(1), part(2), part(3), graded(&|corner| corner.u), graded(&|corner| corner.v)];
        Some(Self::Graded { texture, values })
    }

    /// Paints pixels of one row, of which the first is in this column and row. `from` is the triangle's first corner.
    fn stroke(&self, pixels: &mut [u32], (column, row): (i32, i32), from: (f32, f32)) {
        match *self {
            Self::Even(colour) if colour.a() == u8::MAX => pixels.fill(packed(colour)),
            Self::Even(colour) => pixels.iter_mut().for_each(|pixel| *pixel = over(colour, *pixel)),
            Self::Letter { colour, texture, right, down } => {
                let [width, height] = texture.size;
                let line = row.saturating_add(down).clamp(0, height as i32 - 1) as usize * width;
                for (at, pixel) in (column.saturating_add(right)..).zip(pixels) {
                    let texel = texture.pixels[line + at.clamp(0, width as i32 - 1) as usize];
                    if texel != Color32::TRANSPARENT {
                        *pixel = over(times(colour, texel), *pixel);
                    }
                }
            }
            Self::Graded { texture, values } => {
                let (right, down) = (column as f32 + 0.5 - from.0, row as f32 + 0.5 - from.1);
                let mut now = values.map(|(at, to_right, to_down)| at + right * to_right + down * to_down);
                for pixel in pixels {
                    let [r, g, b, a, u, v] = now;
                    // Towards the edge a value may go beyond those at the corners.
                    let [r, g, b, a] = [r, g, b, a].map(|part| (part + 0.5).clamp(0.0, 255.0) as u8);
                    let colour = Color32::from_rgba_premultiplied(r, g, b, a);
                    *pixel = over(times(colour, texel(texture, u, v)), *pixel);
                    for (value, (_, to_right, _)) in now.iter_mut().zip(values) {
                        *value += to_right;
                    }
                }
            }
        }
    }
}

fn near(one: f32, other: f32) -> bool {
    (one - other).abs() <= UPON
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

/// The texture there, between its four nearest points.
fn texel(texture: &ColorImage, u: f32, v: f32) -> Color32 {
    let [width, height] = texture.size;
    let (x, y) = (u - 0.5, v - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (right_share, low_share) = (x - left, y - top);
    let at = |column: f32, row: f32| {
        let column = (column.max(0.0) as usize).min(width - 1);
        let row = (row.max(0.0) as usize).min(height - 1);
        texture.pixels[row * width + column]
    };
    let (nw, ne) = (at(left, top), at(left + 1.0, top));
    let (sw, se) = (at(left, top + 1.0), at(left + 1.0, top + 1.0));
    if nw == ne && nw == sw && nw == se {
        return nw;
    }
    let between = |one: f32, other: f32, share: f32| one + (other - one) * share;
    let [r, g, b, a] = std::array::from_fn(|part| {
        let [nw, ne, sw, se] = [nw, ne, sw, se].map(|texel| f32::from(texel[part]));
        let (upper, lower) = (between(nw, ne, right_share), between(sw, se, right_share));
        (between(upper, lower, low_share) + 0.5) as u8
    });
    Color32::from_rgba_premultiplied(r, g, b, a)
}

/// One colour through another.
fn times(one: Color32, other: Color32) -> Color32 {
    if other == Color32::WHITE {
        return one;
    }
    let part = |index: usize| ((u32::from(one[index]) * u32::from(other[index]) + 127) / 255) as u8;
    Color32::from_rgba_premultiplied(part(0), part(1), part(2), part(3))
}

fn packed(colour: Color32) -> u32 {
    u32::from(colour.r()) << 16 | u32::from(colour.g()) << 8 | u32::from(colour.b())
}

/// A premultiplied colour over a pixel.
fn over(top: Color32, below: u32) -> u32 {
    let through = u32::from(u8::MAX - top.a());
    let part = |top: u8, shift: u32| {
        let shining = ((below >> shift & 0xff) * through + 127) / 255;
        (u32::from(top) + shining).min(0xff) << shift
    };
    part(top.r(), 16) | part(top.g(), 8) | part(top.b(), 0)
}

#[cfg(test)]
mod tests;
