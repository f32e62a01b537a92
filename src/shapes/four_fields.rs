//! The four fields of effect and ease, with the gaps that stand in each.

use super::geometry::{Dash, Drawing, LINE, Pen, Rect, Shape, Tone, filled, line, lines, outline};
use crate::analysis::{FourFields, Urgency};
use crate::content::{Catalogue, ItemId};
use crate::model::{Ease, Effect};
use crate::words;

/// As they are drawn: the large effect above, what is easy at the right.
const ROWS: [(Effect, [(Ease, Urgency); 2]); 2] = [
    (Effect::Large, [(Ease::Hard, Urgency::Plan), (Ease::Easy, Urgency::DoFirst)]),
    (Effect::Small, [(Ease::Hard, Urgency::LetRest), (Ease::Easy, Urgency::TakeAlong)]),
];

/// Draws the fields with their names and the numbers of the gaps in them; below them how many gaps have no place yet. `text` is
/// the size of letters in points.
pub fn four_fields(catalogue: &Catalogue, found: &FourFields, width: f32, text: f32) -> Drawing {
    let side = text * 6.0;
    let field = (width - side) / 2.0;
    let padding = text * 0.6;
    let inside = field - 2.0 * padding;
    let head = text * (LINE + 0.4);
    let mut shapes = Vec::new();
    for (at, (ease, _)) in ROWS[0].1.iter().enumerate() {
        let area = Rect::new(side + field * at as f32, 0.0, field, text * LINE);
        shapes.push(Pen::regular(text).soft().centered().write(area, words::sentence_case(words::ease(*ease))));
    }
    let mut y = head;
    for (effect, fields) in ROWS {
        let rows = fields.map(|(_, urgency)| lines(&numbers(catalogue, in_field(found, urgency)), inside, text));
        let height = (rows[0].max(rows[1]).max(2) as f32 + 1.2) * text * LINE + 2.0 * padding;
        let label = Rect::new(0.0, y + padding, side - text * 0.5, height - padding);
        shapes.push(Pen::regular(text).soft().write(label, format!("Effect {}", words::effect(effect))));
        for (at, (_, urgency)) in fields.into_iter().enumerate() {
            let area = Rect::new(side + field * at as f32, y, field, height);
            shapes.extend(field_shapes(catalogue, found, urgency, area, (padding, text)));
        }
        y += height;
    }
    if let Some(said) = not_placed(found.not_placed) {
        let height = lines(&said, width, text) as f32 * text * LINE;
        shapes.push(Pen::regular(text).soft().write(Rect::new(0.0, y + padding, width, height), said));
        y += padding + height;
    }
    Drawing { width, height: y, shapes, description: described(catalogue, found) }
}

fn in_field(found: &FourFields, urgency: Urgency) -> &[ItemId] {
    found.fields.get(&urgency).map_or(&[], Vec::as_slice)
}

fn numbers(catalogue: &Catalogue, items: &[ItemId]) -> String {
    items.iter().map(|item| catalogue.number(item)).collect::<Vec<_>>().join("  ")
}

fn field_shapes(
    catalogue: &Catalogue,
    found: &FourFields,
    urgency: Urgency,
    area: Rect,
    (padding, text): (f32, f32),
) -> Vec<Shape> {
    let inside = area.shrink(padding);
    let below = Rect { y: inside.y + text * LINE * 1.2, height: inside.height - text * LINE * 1.2, ..inside };
    // What comes first stands out by its edge too, not by a tint alone.
    let (fill, edge) = if urgency == Urgency::DoFirst { (Tone::Sunken, Tone::Ink) } else { (Tone::Panel, Tone::Line) };
    let edges = area.shrink(0.75);
    let mut shapes = vec![filled(edges, fill), outline(edges, if edge == Tone::Ink { 1.5 } else { 0.75 }, edge, Dash::Solid)];
    shapes.push(Pen::strong(text).write(inside, words::sentence_case(words::urgency(urgency))));
    match in_field(found, urgency) {
        [] => {
            let y = below.y + text * LINE / 2.0;
            shapes.push(line(&[(below.x, y), (below.x + text * 0.8, y)], 0.75, Tone::InkSoft));
        }
        items => shapes.push(Pen::regular(text).write(below, numbers(catalogue, items))),
    }
    shapes
}

fn not_placed(count: usize) -> Option<String> {
    let verb = if count == 1 { "heeft" } else { "hebben" };
    let gaps = words::sentence_case(&words::count(count, "aandachtspunt", "aandachtspunten"));
    (count > 0).then(|| format!("{gaps} {verb} nog geen effect of nog geen gemak."))
}

fn described(catalogue: &Catalogue, found: &FourFields) -> String {
    let field = |(effect, ease, urgency): (Effect, Ease, Urgency)| {
        let name = words::sentence_case(words::urgency(urgency));
        let numbers: Vec<&str> = in_field(found, urgency).iter().map(|item| catalogue.number(item)).collect();
        let items = if numbers.is_empty() { "geen".to_owned() } else { words::enumeration(&numbers) };
        format!("{name} (effect {}, {}): {items}.", words::effect(effect), words::ease(ease))
    };
    // They are told in the order in which a team takes them up, not from left to right.
    let mut fields: Vec<(Effect, Ease, Urgency)> =
        ROWS.iter().flat_map(|(effect, fields)| fields.map(|(ease, urgency)| (*effect, ease, urgency))).collect();
    fields.sort_by_key(|(.., urgency)| *urgency);
    let said: Vec<String> = fields.into_iter().map(field).chain(not_placed(found.not_placed)).collect();
    format!("Aandachtspunten naar effect en gemak. {}", said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{ROWS, four_fields};
    use crate::analysis::{FourFields, Urgency};
    use crate::content::{Catalogue, ItemId};
    use crate::shapes::Shape;

    fn items(count: usize) -> Vec<ItemId> {
        Catalogue::built_in().items().take(count).map(|(_, item)| item.id.clone()).collect()
    }

    #[test]
    fn each_field_is_what_effect_and_ease_make_it() {
        for (effect, fields) in ROWS {
            for (ease, urgency) in fields {
                assert_eq!(Urgency::of(Some(effect), Some(ease)), Some(urgency));
            }
        }
    }

    #[test]
    fn it_says_in_words_which_gap_stands_where() {
        let mut found = FourFields { fields: [(Urgency::Plan, items(2)), (Urgency::LetRest, items(1))].into(), not_placed: 1 };
        let drawing = four_fields(Catalogue::built_in(), &found, 462.0, 8.5);
        let expected = "Aandachtspunten naar effect en gemak. Doe eerst (effect groot, makkelijk): geen. Plan (effect groot, lastig): 1.1 \
                        en 1.2. Pak mee (effect klein, makkelijk): geen. Laat rusten (effect klein, lastig): 1.1. Eén aandachtspunt \
                        heeft nog geen effect of nog geen gemak.";
        assert_eq!(drawing.description, expected);
        found.not_placed = 0;
        let drawing = four_fields(Catalogue::built_in(), &found, 462.0, 8.5);
        assert!(!drawing.description.contains("nog geen effect"));
    }

    #[test]
    fn many_gaps_stay_in_their_field() {
        let found =
            FourFields { fields: [(Urgency::DoFirst, items(57)), (Urgency::TakeAlong, items(3))].into(), not_placed: 7 };
        for (width, text) in [(462.0, 8.5), (580.0, 14.5), (320.0, 14.5)] {
            let drawing = four_fields(Catalogue::built_in(), &found, width, text);
            for shape in &drawing.shapes {
                let points: Vec<(f32, f32)> = match shape {
                    Shape::Polygon { points, .. } | Shape::Line { points, .. } => {
                        points.iter().map(|at| (at.x, at.y)).collect()
                    }
                    Shape::Dots(dots) => dots.area.corners().iter().map(|at| (at.x, at.y)).collect(),
                    Shape::Text { area, text: said, size, .. } => {
                        let needed = super::lines(said, area.width, *size) as f32 * size * super::LINE;
                        assert!(needed <= area.height + 0.01, "{width}: {shape:?}");
                        vec![(area.x, area.y), (area.right(), area.bottom())]
                    }
                };
                let is_inside =
                    |(x, y): &(f32, f32)| (-0.01..=width + 0.01).contains(x) && (-0.01..=drawing.height + 0.01).contains(y);
                assert!(points.iter().all(is_inside), "{width}: {shape:?}");
            }
        }
    }
}
