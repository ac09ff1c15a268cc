use super::*;
use eframe::egui::{Color32, pos2, vec2};

#[test]
fn a_mark_is_unseen_on_every_ground_and_neither_another_frame_nor_an_empty_window_bears_it() {
    for ground in [Color32::WHITE, Color32::BLACK, Color32::LIGHT_GRAY] {
        for turn in 0..TURNS {
            let mark = Mark::new(turn, ground);
            let [red, green, blue, _] = mark.0.to_array();
            assert!(mark.is([red, green, blue]));
            let apart = [(red, ground.r()), (green, ground.g()), (blue, ground.b())];
            assert!(apart.iter().all(|(one, other)| one.abs_diff(*other) <= 1), "{mark:?} on {ground:?}");
            assert!(!mark.is([0, 0, 0]), "an empty window has turn {turn} on {ground:?}");
            for later in turn + 1..TURNS {
                assert_ne!(Mark::new(later, ground), mark, "turns {turn} and {later} on {ground:?}");
            }
        }
    }
}

#[test]
fn a_mark_stands_on_whole_pixels_in_the_lower_left_corner() {
    let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(640.0, 400.0));
    for pixels_per_point in [1.0, 1.25, 2.0] {
        let side = SIDE_PX / pixels_per_point;
        let corner = Rect::from_min_size(pos2(0.0, 400.0 - side), vec2(side, side));
        let mark = Mark::new(0, Color32::WHITE);
        assert_eq!(mark.in_corner_of(window, pixels_per_point).calc_bounds(), corner);
    }
}
