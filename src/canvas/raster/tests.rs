use super::*;
use eframe::egui::epaint::Vertex;
use eframe::egui::{TextureOptions, pos2, vec2};

const SIDE: usize = 16;
const GREY: u32 = 0x0080_8080;

/// A window of 16×16 pixels on which this was painted over grey, with a texture of four by four points, each of another red.
fn painted(mesh: Mesh, clip: Rect, pixels_per_point: f32) -> Vec<u32> {
    let points = (0..16).map(|point| Color32::from_rgba_premultiplied(point * 16, 0, 0, 255)).collect();
    let texture = ColorImage::new([4, 4], points);
    let mut textures = Textures::default();
    textures.set(TextureId::default(), &ImageDelta::full(texture, TextureOptions::LINEAR));
    textures.set(TextureId::User(1), &ImageDelta::full(white(), TextureOptions::LINEAR));
    let mut pixels = vec![GREY; SIDE * SIDE];
    let primitive = ClippedPrimitive { clip_rect: clip, primitive: Primitive::Mesh(mesh) };
    Pixels { width: SIDE, pixels: &mut pixels }.paint(&[primitive], &textures, pixels_per_point);
    pixels
}

fn white() -> ColorImage {
    ColorImage::filled([1, 1], Color32::WHITE)
}

fn square(from: f32, to: f32) -> Rect {
    Rect::from_min_max(pos2(from, from), pos2(to, to))
}

/// A square of this colour, or with a colour for each corner.
fn mesh(rect: Rect, colours: [Color32; 4]) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect, colours[0]);
    mesh.texture_id = TextureId::User(1);
    for (vertex, colour) in mesh.vertices.iter_mut().zip(colours) {
        vertex.color = colour;
    }
    mesh
}

fn all(colour: Color32) -> [Color32; 4] {
    [colour; 4]
}

#[test]
fn a_square_covers_its_pixels_and_no_other() {
    for (zoom, from, to) in [(1.0, 3.0, 9.0), (2.0, 1.5, 4.5)] {
        let pixels = painted(mesh(square(from, to), all(Color32::RED)), square(0.0, 16.0), zoom);
        for (at, pixel) in pixels.iter().enumerate() {
            let is_inside = (3..9).contains(&(at % SIDE)) && (3..9).contains(&(at / SIDE));
            assert_eq!(*pixel == 0x00ff_0000, is_inside, "{at} at {zoom}");
        }
    }
}

#[test]
fn what_is_cut_off_and_what_lies_outside_of_the_window_is_not_painted() {
    let pixels = painted(mesh(square(-40.0, 40.0), all(Color32::RED)), square(4.0, 90.0), 1.0);
    for (at, pixel) in pixels.iter().enumerate() {
        assert_eq!(*pixel == 0x00ff_0000, at % SIDE >= 4 && at / SIDE >= 4, "{at}");
    }
    let outside = painted(mesh(square(20.0, 30.0), all(Color32::RED)), square(0.0, 90.0), 1.0);
    assert!(outside.iter().all(|pixel| *pixel == GREY));
}

#[test]
fn a_triangle_next_to_another_shares_no_pixel_with_it_and_leaves_none_out() {
    let half = Color32::from_rgba_premultiplied(100, 0, 0, 100);
    // The diagonal of a square is the edge of two triangles; painted twice it would be darker.
    let pixels = painted(mesh(square(0.0, 16.0), all(half)), square(0.0, 16.0), 1.0);
    assert!(pixels.iter().all(|pixel| *pixel == pixels[0]), "{pixels:x?}");
    assert_eq!(pixels[0], 0x00b2_4e4e);
}

#[test]
fn colours_pass_into_each_other_between_the_corners() {
    let (left, right) = (Color32::BLACK, Color32::WHITE);
    let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(16.0, 16.0));
    // Upper left, upper right, lower left, lower right.
    let pixels = painted(mesh(rect, [left, right, left, right]), rect, 1.0);
    for row in 0..SIDE {
        let reds: Vec<u32> = (0..SIDE).map(|column| pixels[row * SIDE + column] >> 16).collect();
        assert!(reds.windows(2).all(|pair| (15..=17).contains(&(pair[1] - pair[0]))), "{reds:?}");
        assert_eq!((reds[0], reds[15]), (8, 247));
    }
}

/// The texture's four by four points on a square of this side.
fn picture(at: f32, side: f32, colour: Color32) -> Mesh {
    let rect = Rect::from_min_size(pos2(at, at), vec2(side, side));
    let mut mesh = Mesh::default();
    mesh.add_rect_with_uv(rect, square(0.0, 1.0), colour);
    mesh
}

#[test]
fn a_letter_upon_pixels_has_its_points_as_they_are() {
    let pixels = painted(picture(5.0, 4.0, Color32::WHITE), square(0.0, 16.0), 1.0);
    for row in 0..4 {
        for column in 0..4 {
            let red = (row * 4 + column) * 16;
            assert_eq!(pixels[(5 + row) * SIDE + 5 + column], (red as u32) << 16, "{column}, {row}");
        }
    }
    let tinted = painted(
        picture(5.0, 4.0, Color32::from_rgba_premultiplied(128, 255, 255, 255)),
        square(0.0, 16.0),
        1.0,
    );
    assert_eq!(tinted[8 * SIDE + 8], (240 * 128 / 255) << 16);
}

#[test]
fn a_letter_between_pixels_is_mixed_of_its_points() {
    let pixels = painted(picture(5.5, 4.0, Color32::WHITE), square(0.0, 16.0), 1.0);
    // Half of one row and half of the next, half of one column and half of the next.
    assert_eq!(pixels[6 * SIDE + 6] >> 16, (5 + 4 + 1) * 16 / 4);
    let larger = painted(picture(0.0, 16.0, Color32::WHITE), square(0.0, 16.0), 1.0);
    assert!(larger[0] >> 16 < larger[8 * SIDE + 8] >> 16);
}

#[test]
fn a_part_of_a_texture_replaces_that_part_only() {
    let mut textures = Textures::default();
    let id = TextureId::default();
    let black = ColorImage::filled([4, 4], Color32::BLACK);
    textures.set(id, &ImageDelta::full(black, TextureOptions::LINEAR));
    let dots = ColorImage::filled([2, 1], Color32::WHITE);
    textures.set(id, &ImageDelta::partial([1, 2], dots.clone(), TextureOptions::LINEAR));
    let white: Vec<usize> =
        (0..16).filter(|point| textures.0[&id].pixels[*point] == Color32::WHITE).collect();
    assert_eq!(white, [9, 10]);
    // A part of what was never handed over is nothing.
    textures.set(TextureId::User(2), &ImageDelta::partial([0, 0], dots, TextureOptions::LINEAR));
    assert!(!textures.0.contains_key(&TextureId::User(2)));
}

#[test]
fn what_cannot_be_painted_is_left_out() {
    let mut torn = mesh(square(0.0, 16.0), all(Color32::RED));
    torn.indices = vec![0, 1, 99, 0, 0, 1];
    let mut unknown = mesh(square(0.0, 16.0), all(Color32::RED));
    unknown.texture_id = TextureId::User(9);
    let mut endless = mesh(square(0.0, 16.0), all(Color32::RED));
    endless.vertices = endless.vertices.iter().map(|_| nowhere()).collect();
    for mesh in [torn, unknown, endless] {
        let pixels = painted(mesh, square(0.0, 16.0), 1.0);
        assert!(pixels.iter().all(|pixel| *pixel == GREY));
    }
}

fn nowhere() -> Vertex {
    Vertex { pos: pos2(f32::NAN, f32::NAN), uv: pos2(0.0, 0.0), color: Color32::RED }
}
