//! What is wrong with how a screen is laid out, seen as a user sees it: cut off, out of reach, or one over the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::accesskit::{NodeId, Role};
use eframe::egui::epaint::{ClippedShape, Galley, RectShape, Shape, TextShape};
use eframe::egui::{LayerId, Order, Rect, WidgetRect, vec2};
use wijkpeil::model::Rating;
use wijkpeil::words;

use super::window::Walk;

/// Half a pixel and what rounding takes.
const TOLERANCE: f32 = 1.0;
/// Lower than this a window has several parts that scroll by themselves.
const LOW: f32 = 680.0;
/// Wider than this a window has parts beside each other that scroll by themselves.
const WIDE: f32 = 1200.0;
/// So high that every screen shows as a whole.
const TALL: f32 = 120_000.0;

/// Looks at the screen in a window of this size, at its beginning and at its end, and in a window of its width in
/// which it shows as a whole. Gives a line for each fault.
pub(crate) fn faults(walk: &mut Walk, size: [f32; 2]) -> Vec<String> {
    let mut faults = Vec::new();
    faults.extend(beyond_sides(walk));
    faults.extend(squeezed(walk));
    faults.extend(out_of_order(walk));
    scroll(walk, f32::MIN);
    faults.extend(out_of_reach(walk, "below", |whole, shown| whole.bottom() - shown.bottom()));
    scroll(walk, f32::MAX);
    faults.extend(out_of_reach(walk, "above", |whole, shown| shown.top() - whole.top()));
    if is_covered(walk) {
        faults.extend(overlaps(walk));
    } else {
        walk.resize([size[0], TALL]);
        faults.extend(beyond_sides(walk));
        faults.extend(overlaps(walk));
        faults.extend(texts(walk));
        walk.resize(size);
    }
    faults.sort();
    faults.dedup();
    faults
}

/// A thing that a user can point at or read.
struct Widget {
    id: NodeId,
    layer: LayerId,
    rect: Rect,
    shown: Rect,
    role: Role,
    name: String,
}

impl Widget {
    /// Whether it is part of a list, a menu or a message on top of the screen.
    fn is_over_screen(&self) -> bool {
        self.layer.order != Order::Background
    }

    fn is_control(&self) -> bool {
        matches!(
            self.role,
            Role::Button
                | Role::Link
                | Role::CheckBox
                | Role::RadioButton
                | Role::ComboBox
                | Role::TextInput
                | Role::MultilineTextInput
                | Role::DisclosureTriangle
        )
    }
}

/// What can be seen: where something lies over the screen, only that.
fn widgets(walk: &Walk) -> Vec<Widget> {
    let said = walk.said();
    let widget = |drawn: &WidgetRect| {
        let (role, name) = said.get(&drawn.id.accesskit_id()).filter(|(_, name)| !name.is_empty())?;
        let (layer, rect, shown) = (drawn.layer_id, drawn.rect, drawn.interact_rect);
        Some(Widget { id: drawn.id.accesskit_id(), layer, rect, shown, role: *role, name: start_of(name) })
    };
    let mut widgets: Vec<Widget> = walk.context().viewport(|viewport| {
        let layers = viewport.prev_pass.widgets.layers();
        layers.flat_map(|(_, list)| list).filter_map(widget).collect()
    });
    if widgets.iter().any(Widget::is_over_screen) {
        widgets.retain(Widget::is_over_screen);
    }
    widgets
}

fn is_covered(walk: &Walk) -> bool {
    widgets(walk).iter().any(Widget::is_over_screen)
}

fn start_of(text: &str) -> String {
    text.chars().take(60).collect()
}

/// Turns the wheel over everything that can be seen of the navigation, of the screen, or of what lies on top of it.
fn scroll(walk: &mut Walk, way: f32) {
    let shown = widgets(walk).into_iter().map(|widget| widget.shown).filter(Rect::is_positive);
    let all = shown.reduce(Rect::union).unwrap_or(Rect::ZERO);
    let down = if is_covered(walk) { 0.5 } else { 0.68 };
    let mut places = vec![all.lerp_inside(vec2(0.1, down)), all.lerp_inside(vec2(0.6, down))];
    // In a low window messages, a question and buttons share the height with the screen, and each may scroll by itself.
    if all.height() < LOW || walk.has("Stop (Esc)") {
        places.extend(areas(walk).iter().map(Rect::center));
    }
    // In a wide one a list stands before what is read, and an explanation behind the items.
    if all.width() > WIDE {
        places.extend([0.3, 0.92].map(|across| all.lerp_inside(vec2(across, 0.5))));
    }
    for place in places {
        walk.turn_wheel(place, way.clamp(-200_000.0, 200_000.0));
    }
}

/// What a screen reader comes by after what stands to the right of it on the same line.
fn out_of_order(walk: &Walk) -> Vec<String> {
    let mut widgets: BTreeMap<NodeId, Widget> = widgets(walk).into_iter().map(|widget| (widget.id, widget)).collect();
    widgets.retain(|_, widget| widget.rect.intersect(widget.shown).is_positive());
    widgets.retain(|_, widget| widget.is_control() || matches!(widget.role, Role::Label | Role::Status | Role::Alert));
    let order: Vec<&Widget> = walk.order().iter().filter_map(|id| widgets.get(id)).collect();
    let is_on_one_line = |one: &Widget, other: &Widget| {
        let (one, other) = (one.rect.intersect(one.shown), other.rect.intersect(other.shown));
        let both = one.bottom().min(other.bottom()) - one.top().max(other.top());
        both > 0.6 * one.height().min(other.height())
    };
    let pairs = order.iter().zip(order.iter().skip(1)).filter(|(one, other)| one.layer == other.layer);
    let turned = pairs.filter(|(one, other)| is_on_one_line(one, other) && other.rect.right() <= one.rect.left() + TOLERANCE);
    turned.map(|(one, other)| format!("read in the wrong order: ‘{}’ before ‘{}’", one.name, other.name)).collect()
}

/// The parts of the window that something is drawn in, fields left out.
fn areas(walk: &Walk) -> Vec<Rect> {
    let fields: Vec<Rect> =
        widgets(walk).into_iter().filter(|widget| is_field(widget.role)).map(|widget| widget.rect.expand(TOLERANCE)).collect();
    let window = walk.context().content_rect();
    let mut areas: Vec<Rect> = Vec::new();
    for ClippedShape { clip_rect, .. } in walk.shapes() {
        let area = clip_rect.intersect(window);
        let is_known = areas.iter().any(|known| (known.center() - area.center()).length() < 4.0);
        if area.width() > 40.0 && area.height() > 8.0 && !is_known && !fields.iter().any(|field| field.contains_rect(area)) {
            areas.push(area);
        }
    }
    areas
}

fn is_field(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::MultilineTextInput)
}

/// Words that had to be broken off or that stand out of their button, in what is in sight.
fn squeezed(walk: &Walk) -> Vec<String> {
    let mut faults = Vec::new();
    for text in drawn_texts(walk).iter().filter(|text| text.clip.intersects(text.rect)) {
        let said = start_of(text.galley.text());
        if let Some(word) = broken_word(&text.galley).filter(|_| !text.galley.elided) {
            faults.push(format!("too narrow: ‘{word}’ is broken off in ‘{said}’"));
        }
        // What lies over the screen has the screen behind it.
        if !is_covered(walk) && text.area.is_some_and(|area| text.rect.right() > area.right() + TOLERANCE) {
            faults.push(format!("too narrow: ‘{said}’ {:?} in {:?}", text.rect, text.area));
        }
    }
    faults
}

/// Whether the question of the sessiestand and its ratings are in sight as they should always be: of the question at least
/// a line, and each of the five ratings whole; below an open sheet the rating that was chosen.
pub(crate) fn session_faults(walk: &Walk) -> Vec<String> {
    const LINE: f32 = 24.0;
    let window = walk.context().content_rect();
    let all = widgets(walk);
    let seen = |widget: &Widget| widget.rect.intersect(widget.shown).intersect(window);
    let mut faults = Vec::new();
    let question = all.iter().find(|widget| widget.role == Role::Heading);
    match question {
        Some(question) if seen(question).height() >= question.rect.height().min(LINE) => {}
        Some(question) => faults.push(format!("the question is out of sight: {:?}", seen(question))),
        None => faults.push("no question".to_owned()),
    }
    if walk.has("Sluit (Esc)") {
        let chosen = all.iter().find(|widget| widget.role == Role::Label && widget.name.starts_with("Oordeel: "));
        let is_whole = chosen.is_some_and(|chosen| seen(chosen).expand(TOLERANCE).contains_rect(chosen.rect));
        faults.extend((!is_whole).then(|| "what was chosen is out of sight".to_owned()));
        return faults;
    }
    let is_rating =
        |name: &str| Rating::ALL.iter().any(|rating| name.starts_with(&format!("{}, ", words::rating_label(*rating))));
    let ratings: Vec<&Widget> =
        all.iter().filter(|widget| widget.role == Role::RadioButton && is_rating(&widget.name)).collect();
    if ratings.len() != 5 {
        faults.push(format!("{} ratings", ratings.len()));
    }
    let hidden = ratings.iter().filter(|rating| !seen(rating).expand(TOLERANCE).contains_rect(rating.rect));
    faults.extend(hidden.map(|rating| format!("out of sight: ‘{}’ {:?} of {:?}", rating.name, seen(rating), rating.rect)));
    faults
}

fn beyond_sides(walk: &Walk) -> Vec<String> {
    let is_cut = |widget: &Widget| {
        widget.shown.left() - widget.rect.left() > TOLERANCE || widget.rect.right() - widget.shown.right() > TOLERANCE
    };
    let cut = widgets(walk).into_iter().filter(is_cut);
    cut.map(|widget| format!("cut off at a side: {:?} ‘{}’ {:?}", widget.role, widget.name, widget.rect)).collect()
}

/// What lies outside of its part of the window where scrolling that way goes no further.
fn out_of_reach(walk: &Walk, way: &str, hidden: fn(&Rect, &Rect) -> f32) -> Vec<String> {
    // A table, and a text that is read, may be higher than the window; what stands in them is looked at by itself.
    let is_whole = |widget: &Widget| !matches!(widget.role, Role::Table | Role::Label);
    let lost = widgets(walk).into_iter().filter(is_whole).filter(|widget| hidden(&widget.rect, &widget.shown) > TOLERANCE);
    lost.map(|widget| format!("out of reach {way}: {:?} ‘{}’ {:?}", widget.role, widget.name, widget.rect)).collect()
}

fn overlaps(walk: &Walk) -> Vec<String> {
    let controls: Vec<Widget> = widgets(walk).into_iter().filter(Widget::is_control).collect();
    let mut faults = Vec::new();
    for (index, one) in controls.iter().enumerate() {
        for other in controls[index + 1..].iter().filter(|other| other.layer == one.layer) {
            if is_over(one.rect.intersect(one.shown), other.rect.intersect(other.shown)) {
                faults.push(format!("over each other: {:?} ‘{}’ and {:?} ‘{}’", one.role, one.name, other.role, other.name));
            }
        }
    }
    faults
}

fn is_over(one: Rect, other: Rect) -> bool {
    let both = one.intersect(other);
    both.width() > TOLERANCE && both.height() > TOLERANCE
}

/// A text as it was drawn.
struct Text {
    galley: Arc<Galley>,
    rect: Rect,
    clip: Rect,
    /// The smallest area with a fill or an edge in which it begins.
    area: Option<Rect>,
}

fn drawn_texts(walk: &Walk) -> Vec<Text> {
    let mut areas = Vec::new();
    let mut texts = Vec::new();
    for ClippedShape { clip_rect, shape, .. } in walk.shapes() {
        visit(shape, *clip_rect, &mut areas, &mut texts);
    }
    texts
}

fn visit(shape: &Shape, clip: Rect, areas: &mut Vec<Rect>, texts: &mut Vec<Text>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| visit(shape, clip, areas, texts)),
        Shape::Rect(shape) if is_seen(shape) => areas.push(shape.rect.intersect(clip)),
        Shape::Text(text) if !text.galley.text().trim().is_empty() => {
            let rect = rect_of(text);
            // Of a text that is half out of sight, what is hidden lies behind something else.
            let seen = rect.intersect(clip);
            let is_around = |area: &&Rect| area.contains(seen.left_center()) && area.contains(seen.left_top());
            let around = areas.iter().filter(|area| seen.is_positive() && is_around(area));
            let area = around.min_by(|one, other| one.area().total_cmp(&other.area())).copied();
            texts.push(Text { galley: Arc::clone(&text.galley), rect, clip, area });
        }
        _ => {}
    }
}

fn is_seen(area: &RectShape) -> bool {
    area.rect.is_positive() && (area.fill.a() > 0 || !area.stroke.is_empty())
}

/// Where the letters are, without the room around them; also of a text that is turned.
fn rect_of(text: &TextShape) -> Rect {
    text.visual_bounding_rect()
}

fn texts(walk: &Walk) -> Vec<String> {
    let (mut fields, mut lists) = (Vec::new(), Vec::new());
    for widget in widgets(walk) {
        match widget.role {
            Role::TextInput | Role::MultilineTextInput => fields.push(widget.rect),
            // What does not fit in a cell is shown whole on pointing, and where its row opens.
            Role::ComboBox | Role::Cell | Role::ColumnHeader => lists.push(widget.rect),
            _ => {}
        }
    }
    // The caret leads through what is longer than a field of one line.
    let is_in_field = |text: &Text| fields.iter().any(|field| field.expand(TOLERANCE).contains_rect(text.clip));
    let shown: Vec<Text> = drawn_texts(walk).into_iter().filter(|text| !is_in_field(text)).collect();
    let mut faults = Vec::new();
    for text in &shown {
        let said = start_of(text.galley.text());
        if text.galley.elided && !may_be_shortened(&lists, text) {
            faults.push(format!("shortened: ‘{said}’"));
        }
        if let Some(word) = broken_word(&text.galley).filter(|_| !text.galley.elided) {
            faults.push(format!("a word is broken off: ‘{word}’ in ‘{said}’"));
        }
        if !text.clip.expand(TOLERANCE).contains_rect(text.rect) {
            faults.push(format!("text is cut off: ‘{said}’ {:?} in {:?}", text.rect, text.clip));
        }
        if text.area.is_some_and(|area| text.rect.right() > area.right() + TOLERANCE) {
            faults.push(format!("text runs out of its card or button: ‘{said}’ {:?} in {:?}", text.rect, text.area));
        }
    }
    for (index, one) in shown.iter().enumerate() {
        for other in &shown[index + 1..] {
            if is_over(one.rect.shrink(TOLERANCE), other.rect.shrink(TOLERANCE)) {
                let (one, other) = (start_of(one.galley.text()), start_of(other.galley.text()));
                faults.push(format!("text over text: ‘{one}’ and ‘{other}’"));
            }
        }
    }
    faults
}

/// A word that goes on in the next line without a hyphen, though it is no longer than words are.
fn broken_word(galley: &Galley) -> Option<String> {
    const LONGEST: usize = 30;
    let letters: Vec<char> = galley.text().chars().collect();
    let mut end = 0;
    for row in &galley.rows {
        end += row.text().chars().count();
        let is_in_word = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphabetic());
        if !row.ends_with_newline && end > 0 && is_in_word(end - 1) && is_in_word(end) {
            let from = (0..end).rev().take_while(|at| is_in_word(*at)).last()?;
            let word: String = letters[from..].iter().take_while(|letter| letter.is_alphabetic()).collect();
            if word.chars().count() <= LONGEST {
                return Some(word);
            }
        }
        end += usize::from(row.ends_with_newline);
    }
    None
}

/// The names of the dossier in the bar, which stand whole in the form, and what is chosen in a list, which stands whole
/// in that list.
fn may_be_shortened(lists: &[Rect], text: &Text) -> bool {
    // In a narrow window the bar has a second row for the names.
    let is_of = |size: f32| text.galley.job.sections.iter().all(|section| (section.format.font_id.size - size).abs() < 0.1);
    let is_in_bar = text.rect.top() < 90.0 && is_of(14.0);
    // The name of an intervention stands whole in its form.
    is_in_bar || is_of(26.0) || lists.iter().any(|list| list.contains(text.rect.left_center()))
}
