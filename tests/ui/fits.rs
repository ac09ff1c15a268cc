//! What does not fit into a window: controls outside it, words that are cut off on any side, and words that found no room at
//! all. Read from the frame and from the tree of a screen reader; nothing is listed that could be forgotten.

use egui::accesskit::Role;
use egui::{Rect, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};
use valet::ui::left_out;

/// Of a point that is drawn between pixels.
const NEARLY: f32 = 1.0;

/// Words that are not drawn as they are, and why.
#[derive(Debug, PartialEq)]
pub struct Cut {
    pub words: String,
    pub how: How,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// They end in "…".
    Elided,
    /// They stick out to the left or right of what shows them.
    Sideways,
    /// Above or below, and nobody can scroll there.
    Upright,
    /// Nothing of them is drawn.
    LeftOut,
}

/// All words of this frame that cannot be read.
pub fn cut_off<S>(harness: &Harness<'_, S>) -> Vec<Cut> {
    let scrolled = viewports(harness);
    let mut found: Vec<Cut> = Vec::new();
    for clipped in &harness.output().shapes {
        let clip = clipped.clip_rect;
        each_text(&clipped.shape, &mut |shape| {
            let rect = shape.galley.mesh_bounds.translate(shape.pos.to_vec2());
            // What was scrolled away is read by scrolling.
            if !rect.is_positive() || !clip.y_range().intersects(rect.y_range()) {
                return;
            }
            let sideways = rect.left() < clip.left() - NEARLY || rect.right() > clip.right() + NEARLY;
            let above =
                rect.top() < clip.top() - NEARLY && !scrolled.iter().any(|bar| bar.begins(clip, rect));
            let below =
                rect.bottom() > clip.bottom() + NEARLY && !scrolled.iter().any(|bar| bar.ends(clip, rect));
            let how = match () {
                () if shape.galley.elided => How::Elided,
                () if sideways => How::Sideways,
                () if above || below => How::Upright,
                () => return,
            };
            found.push(Cut { words: shape.galley.text().to_owned(), how });
        });
    }
    let left_out = left_out(&harness.ctx).into_iter().map(|words| Cut { words, how: How::LeftOut });
    found.into_iter().chain(left_out).collect()
}

/// A scroll bar: egui draws one where there is something to scroll. It stands to the right of what it scrolls, and is as high.
struct Bar(Rect);

impl Bar {
    /// What is cut off at the top of this clip is reached by it.
    fn begins(&self, clip: Rect, what: Rect) -> bool {
        (self.0.top() - clip.top()).abs() <= NEARLY && what.left() < self.0.right()
    }

    /// What is cut off at the bottom of this clip is reached by it.
    fn ends(&self, clip: Rect, what: Rect) -> bool {
        (self.0.bottom() - clip.bottom()).abs() <= NEARLY && what.left() < self.0.right()
    }
}

fn viewports<S>(harness: &Harness<'_, S>) -> Vec<Bar> {
    harness.query_all_by_role(Role::ScrollBar).map(|bar| Bar(bar.rect())).collect()
}

/// Everything with a name or a purpose that is not wholly in a window of this size, unless it is reached by scrolling.
pub fn outside<S>(harness: &Harness<'_, S>, width: f32, height: f32) -> Vec<String> {
    let scrolled = viewports(harness);
    let window = Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(width, height));
    // What holds others and is held by the window, and what a text consists of.
    let is_meant = |role: Role| {
        !matches!(
            role,
            Role::Unknown | Role::Window | Role::GenericContainer | Role::ScrollBar | Role::TextRun
        )
    };
    let nodes = harness.query_all(By::new().predicate(move |node| is_meant(node.role())));
    let mut found = Vec::new();
    for node in nodes {
        let node_is_drawn = node.accesskit_node().bounding_box().is_some();
        if !node_is_drawn {
            continue;
        }
        let rect = node.rect();
        let sideways = rect.left() < -NEARLY || rect.right() > window.right() + NEARLY;
        let upright = rect.top() < -NEARLY || rect.bottom() > window.bottom() + NEARLY;
        let can_be_scrolled_to = || scrolled.iter().any(|bar| rect.left() < bar.0.right());
        if rect.is_positive() && (sideways || upright && !can_be_scrolled_to()) {
            let it = node.accesskit_node();
            found.push(format!("{:?} {:?} is at {rect:?}", it.role(), it.label().or(it.value())));
        }
    }
    found
}

/// All words that are drawn.
pub fn drawn_words<S>(harness: &Harness<'_, S>) -> Vec<String> {
    let mut words = Vec::new();
    for clipped in &harness.output().shapes {
        each_text(&clipped.shape, &mut |shape| words.push(shape.galley.text().to_owned()));
    }
    words
}

/// The same with the place of each.
pub fn drawn_at<S>(harness: &Harness<'_, S>) -> Vec<(String, egui::Pos2)> {
    let mut words = Vec::new();
    for clipped in &harness.output().shapes {
        each_text(&clipped.shape, &mut |shape| words.push((shape.galley.text().to_owned(), shape.pos)));
    }
    words
}

/// The same by rows, as they are wrapped.
pub fn drawn_rows<S>(harness: &Harness<'_, S>) -> Vec<String> {
    let mut rows = Vec::new();
    for clipped in &harness.output().shapes {
        each_text(&clipped.shape, &mut |shape| rows.extend(shape.galley.rows.iter().map(|row| row.text())));
    }
    rows
}

/// The same with the place of each, and as much of it as is not clipped.
pub fn drawn_in<S>(harness: &Harness<'_, S>) -> Vec<(String, Rect, Rect)> {
    let mut words = Vec::new();
    for clipped in &harness.output().shapes {
        each_text(&clipped.shape, &mut |shape| {
            let rect = shape.galley.mesh_bounds.translate(shape.pos.to_vec2());
            words.push((shape.galley.text().to_owned(), rect, rect.intersect(clipped.clip_rect)));
        });
    }
    words
}

fn each_text(shape: &Shape, look: &mut impl FnMut(&egui::epaint::TextShape)) {
    match shape {
        Shape::Text(text) => look(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| each_text(shape, look)),
        _ => {}
    }
}

#[test]
fn what_does_not_fit_is_found() {
    let long = "as long as this line is, it does not fit into a window of three hundred points at all";
    let at = |x: f32, y: f32| Rect::from_min_size(egui::pos2(x, y), egui::vec2(80.0, 20.0));
    let cut = move |ui: &mut egui::Ui| drop(ui.add(egui::Label::new(long).truncate()));
    let harness = Harness::builder().with_size([300.0, 200.0]).build_ui(cut);
    assert_eq!(cut_off(&harness)[0].how, How::Elided);
    let low = Harness::builder().with_size([300.0, 200.0]).build_ui(move |ui| {
        ui.put(at(20.0, 192.0), egui::Checkbox::new(&mut true, "low"));
    });
    assert_eq!(cut_off(&low), [Cut { words: "low".to_owned(), how: How::Upright }]);
    assert_eq!(outside(&low, 300.0, 200.0).len(), 1, "whatever its role is");
    let right = Harness::builder().with_size([300.0, 200.0]).build_ui(move |ui| {
        let slider = ui.put(at(270.0, 20.0), egui::Slider::new(&mut 1.0, 0.0..=2.0).show_value(false));
        slider.widget_info(|| egui::WidgetInfo::slider(true, 1.0, "how much"));
        ui.put(at(280.0, 60.0), egui::Label::new("to the right").extend());
    });
    assert!(cut_off(&right).iter().any(|cut| cut.how == How::Sideways));
    assert!(outside(&right, 300.0, 200.0).iter().any(|it| it.starts_with("Slider")));
    let scrolled = Harness::builder().with_size([300.0, 200.0]).build_ui(move |ui| {
        #[expect(clippy::disallowed_methods, reason = "no keyboard comes here")]
        egui::ScrollArea::vertical().show(ui, |ui| (0..60).for_each(|n| drop(ui.button(n.to_string()))));
    });
    assert_eq!((cut_off(&scrolled), outside(&scrolled, 300.0, 200.0)), (vec![], vec![]));
}
