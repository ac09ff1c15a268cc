//! The icons: one set, drawn as shapes on a grid of 16 by 16, so that they are sharp at every text size and take the colour
//! of the theme. They only support the words beside them, and are nothing to a screen reader.

use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use super::tile_words::TileTone;
use crate::console::endpoints::EndpointKind;

/// How wide the icons of this screen are, in points.
pub(super) const SIZE: f32 = 15.0;

/// One picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// Not known: a question mark.
    Question,
    /// Free: an empty ring.
    Ring,
    /// Waiting: a clock.
    Clock,
    /// Half of the time is over: a disc, half full.
    HalfDisc,
    /// Only seconds are left: a full triangle.
    Triangle,
    /// It came back: an arrow that turns.
    Return,
    /// Asked for: three dots.
    Dots,
    /// It rings: a bell.
    Bell,
    /// It worked: a tick.
    Tick,
    /// Not yet: an hourglass.
    Hourglass,
    /// It did not work: a cross in a square.
    Cross,
    /// A desk phone.
    Phone,
    /// A program on a computer.
    Monitor,
    /// Several devices.
    Devices,
}

/// A stroke or a filled form on the grid.
#[derive(Debug, PartialEq)]
enum Piece {
    Line(&'static [(f32, f32)]),
    Closed(&'static [(f32, f32)]),
    Filled(&'static [(f32, f32)]),
    Circle(f32, f32, f32),
    Disc(f32, f32, f32),
    /// Centre, radius, and from where to where in degrees, clockwise from the right.
    Arc(f32, f32, f32, f32, f32),
    /// The same, filled.
    Sector(f32, f32, f32, f32, f32),
}

impl Icon {
    /// The shape of a tile's state: each has its own.
    pub fn of_tone(tone: TileTone) -> Self {
        match tone {
            TileTone::NotKnown => Self::Question,
            TileTone::Free => Self::Ring,
            TileTone::Parked => Self::Clock,
            TileTone::HalfTime => Self::HalfDisc,
            TileTone::Soon => Self::Triangle,
            TileTone::Recalled => Self::Return,
            TileTone::Asked => Self::Dots,
            TileTone::Ringing => Self::Bell,
            TileTone::Connected => Self::Tick,
            TileTone::Waiting => Self::Hourglass,
            TileTone::Trouble => Self::Cross,
        }
    }

    /// The shape of a kind of device.
    pub fn of_kind(kind: &EndpointKind) -> Self {
        match kind {
            EndpointKind::Application => Self::Monitor,
            EndpointKind::Device | EndpointKind::HotDesking | EndpointKind::Other(_) => Self::Phone,
        }
    }

    fn pieces(self) -> &'static [Piece] {
        use Piece::{Arc, Circle, Closed, Disc, Filled, Line, Sector};
        match self {
            Self::Question => {
                &[Arc(8.0, 5.5, 3.2, 180.0, 410.0), Line(&[(10.1, 7.9), (8.0, 9.8)]), Disc(8.0, 13.0, 1.2)]
            }
            Self::Ring => &[Circle(8.0, 8.0, 5.0)],
            Self::Clock => &[Circle(8.0, 8.0, 6.2), Line(&[(8.0, 4.4), (8.0, 8.2), (10.8, 9.8)])],
            Self::HalfDisc => &[Circle(8.0, 8.0, 6.2), Sector(8.0, 8.0, 6.2, 0.0, 180.0)],
            Self::Triangle => &[Filled(&[(8.0, 1.5), (15.2, 14.3), (0.8, 14.3)])],
            Self::Return => &[
                Line(&[(6.5, 2.5), (2.5, 6.5), (6.5, 10.5)]),
                Line(&[(2.5, 6.5), (10.0, 6.5)]),
                Arc(10.0, 10.0, 3.5, -90.0, 90.0),
                Line(&[(10.0, 13.5), (7.5, 13.5)]),
            ],
            Self::Dots => &[Disc(3.0, 8.0, 1.7), Disc(8.0, 8.0, 1.7), Disc(13.0, 8.0, 1.7)],
            Self::Bell => &[
                Arc(8.0, 6.4, 4.2, 180.0, 360.0),
                Line(&[(3.8, 6.4), (3.8, 8.6), (2.4, 11.3), (13.6, 11.3), (12.2, 8.6), (12.2, 6.4)]),
                Line(&[(6.4, 14.0), (9.6, 14.0)]),
            ],
            Self::Tick => &[Line(&[(2.5, 8.6), (6.4, 12.5), (13.6, 4.2)])],
            Self::Hourglass => &[
                Line(&[(3.2, 2.2), (12.8, 2.2)]),
                Line(&[(3.2, 13.8), (12.8, 13.8)]),
                Closed(&[(4.6, 2.2), (11.4, 2.2), (11.4, 4.4), (8.0, 8.0), (4.6, 4.4)]),
                Filled(&[(8.0, 8.0), (11.4, 11.6), (11.4, 13.8), (4.6, 13.8), (4.6, 11.6)]),
            ],
            Self::Cross => &[
                Closed(&[(2.0, 2.0), (14.0, 2.0), (14.0, 14.0), (2.0, 14.0)]),
                Line(&[(5.4, 5.4), (10.6, 10.6)]),
                Line(&[(10.6, 5.4), (5.4, 10.6)]),
            ],
            Self::Phone => &[
                Filled(&[(1.5, 2.6), (14.5, 2.6), (14.5, 4.8), (1.5, 4.8)]),
                Filled(&[(1.5, 4.8), (4.6, 4.8), (4.6, 6.4), (1.5, 6.4)]),
                Filled(&[(11.4, 4.8), (14.5, 4.8), (14.5, 6.4), (11.4, 6.4)]),
                Closed(&[(4.6, 7.6), (11.4, 7.6), (13.4, 13.4), (2.6, 13.4)]),
                Disc(8.0, 10.6, 1.3),
            ],
            Self::Monitor => &[
                Closed(&[(1.8, 3.0), (14.2, 3.0), (14.2, 10.8), (1.8, 10.8)]),
                Line(&[(8.0, 10.8), (8.0, 13.6)]),
                Line(&[(4.8, 13.6), (11.2, 13.6)]),
            ],
            Self::Devices => &[
                Line(&[(4.8, 8.6), (1.8, 8.6), (1.8, 2.6), (11.0, 2.6), (11.0, 4.4)]),
                Closed(&[(7.0, 6.4), (14.2, 6.4), (14.2, 13.6), (7.0, 13.6)]),
            ],
        }
    }
}

/// Draws an icon of this width around its centre.
pub(super) fn paint(painter: &Painter, icon: Icon, centre: Pos2, width: f32, colour: Color32) {
    let scale = width / 16.0;
    let stroke = Stroke::new((1.7 * scale).max(1.2), colour);
    let at = |&(x, y): &(f32, f32)| centre + scale * vec2(x - 8.0, y - 8.0);
    let all = |points: &[(f32, f32)]| points.iter().map(at).collect::<Vec<_>>();
    for piece in icon.pieces() {
        let shape = match *piece {
            Piece::Line(points) => Shape::line(all(points), stroke),
            Piece::Closed(points) => Shape::closed_line(all(points), stroke),
            Piece::Filled(points) => Shape::convex_polygon(all(points), colour, Stroke::NONE),
            Piece::Circle(x, y, radius) => Shape::circle_stroke(at(&(x, y)), radius * scale, stroke),
            Piece::Disc(x, y, radius) => Shape::circle_filled(at(&(x, y)), radius * scale, colour),
            Piece::Arc(x, y, radius, from, to) => Shape::line(all(&arc(x, y, radius, from, to)), stroke),
            Piece::Sector(x, y, radius, from, to) => {
                Shape::convex_polygon(all(&arc(x, y, radius, from, to)), colour, Stroke::NONE)
            }
        };
        painter.add(shape);
    }
}

/// Points along an arc.
fn arc(x: f32, y: f32, radius: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
    const STEPS: u8 = 14;
    (0..=STEPS)
        .map(|step| {
            let angle = (from + (to - from) * f32::from(step) / f32::from(STEPS)).to_radians();
            (x + radius * angle.cos(), y + radius * angle.sin())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::skin::TONES;

    #[test]
    fn every_state_has_a_shape_of_its_own() {
        for (index, one) in TONES.into_iter().enumerate() {
            for other in TONES.into_iter().skip(index + 1) {
                let shapes = [one, other].map(|tone| Icon::of_tone(tone).pieces());
                assert_ne!(shapes[0], shapes[1], "{one:?} and {other:?} look the same");
            }
        }
    }

    #[test]
    fn every_shape_stays_on_its_grid() {
        let icons = TONES.map(Icon::of_tone);
        for icon in icons.into_iter().chain([Icon::Phone, Icon::Monitor, Icon::Devices]) {
            for piece in icon.pieces() {
                let points: Vec<(f32, f32)> = match *piece {
                    Piece::Line(points) | Piece::Closed(points) | Piece::Filled(points) => points.to_vec(),
                    Piece::Circle(x, y, radius) | Piece::Disc(x, y, radius) => arc(x, y, radius, 0.0, 360.0),
                    Piece::Arc(x, y, radius, from, to) | Piece::Sector(x, y, radius, from, to) => {
                        arc(x, y, radius, from, to)
                    }
                };
                for (x, y) in points {
                    assert!((0.0..=16.0).contains(&x) && (0.0..=16.0).contains(&y), "{icon:?} at {x}, {y}");
                }
            }
        }
    }
}
