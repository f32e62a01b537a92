//! The matrix of interventions and principles: who uses what, and what nobody uses.

use super::geometry::{Align, Dash, Drawing, Point, Rect, Shape, Tone, Weight, circle, closed, filled, line};
use super::marks::rating_mark;
use crate::analysis::{InterventionUse, PrincipleState, PrincipleUse};
use crate::content::{Catalogue, Principle};
use crate::model::{Intervention, Rating};
use crate::words;

/// Names are shown up to so many characters; a longer one stands in full where the intervention itself does.
const NAME_CHARACTERS: usize = 100;
/// Width of a letter relative to its size, on the wide side, so that a wrapped name never needs more room than it gets.
const LETTER: f32 = 0.55;
/// Height of a line relative to its letters.
const LINE: f32 = 1.3;

/// Draws a row for each intervention and a column for each principle, with below it how often each principle is used.
/// `text` is the size of letters in points.
pub fn matrix(catalogue: &Catalogue, interventions: &[Intervention], found: &PrincipleUse, width: f32, text: f32) -> Drawing {
    let principles = catalogue.principles();
    let names = width * 0.26;
    let column = (width - names) / principles.len().max(1) as f32;
    let padding = text * 0.6;
    let at = |index: usize| names + column * index as f32;

    let titles = principles.iter().map(|principle| lines(&principle.title, column - text * 0.6, text)).max().unwrap_or(1);
    let head = titles as f32 * text * LINE + 1.5 * padding;
    let rows: Vec<(String, &InterventionUse, f32)> = interventions
        .iter()
        .zip(&found.interventions)
        .map(|(intervention, used)| {
            let name = name(intervention);
            let height = lines(&name, names - text, text) as f32 * text * LINE + 2.0 * padding;
            (name, used, height.max(text * 2.4))
        })
        .collect();
    let foot = text * LINE + 2.0 * padding;
    let body: f32 = rows.iter().map(|(.., height)| height).sum();
    let height = head + body + foot;

    let mut shapes = Vec::new();
    for (index, principle) in principles.iter().enumerate() {
        let area = Rect::new(at(index) + text * 0.2, 0.0, column - text * 0.4, height);
        if found.unused.contains(&principle.id) {
            shapes.push(filled(area, Tone::Sunken));
        }
        let title = Rect::new(at(index) + text * 0.3, padding / 2.0, column - text * 0.6, head);
        shapes.push(write(title, &principle.title, text, Weight::SemiBold, Align::Center));
    }
    let mut y = head;
    let rule = |y: f32, width_of_line| line(&[(0.0, y), (width, y)], width_of_line, Tone::Line);
    shapes.push(rule(y, 1.0));
    for (name, used, row) in &rows {
        // Name and marks stand on the same line, also when the name needs less room than it was given.
        let middle = y + (text * 2.4 - text * LINE).max(2.0 * padding) / 2.0 + text * LINE / 2.0;
        let area = Rect::new(0.0, middle - text * LINE / 2.0, names - text * 0.5, *row);
        shapes.push(write(area, name, text, Weight::Regular, Align::Left));
        for (index, state) in used.principles.iter().enumerate() {
            shapes.extend(principle_mark(*state, Point::new(at(index) + column / 2.0, middle), text * 1.35));
        }
        y += row;
        shapes.push(rule(y, 0.5));
    }
    shapes.push(rule(y, 1.0));
    let area = |x: f32, width: f32| Rect::new(x, y + padding, width, foot);
    shapes.push(write(area(0.0, names - text * 0.5), "Gebruikt door", text, Weight::SemiBold, Align::Left));
    for (index, principle) in principles.iter().enumerate() {
        let is_unused = found.unused.contains(&principle.id);
        let said = if is_unused { "niemand".to_owned() } else { found.users(index).to_string() };
        let weight = if is_unused { Weight::SemiBold } else { Weight::Regular };
        shapes.push(write(area(at(index) + text * 0.3, column - text * 0.6), &said, text, weight, Align::Center));
    }
    Drawing { width, height, shapes, description: describe(principles, interventions, found) }
}

/// The mark of a state: a tick where the principle is used, a ring where it was looked at but is not, else a dash.
pub fn principle_mark(state: PrincipleState, center: Point, size: f32) -> Vec<Shape> {
    match state {
        PrincipleState::Used => rating_mark(Some(Rating::InOrder), center, size),
        PrincipleState::NotUsed => {
            vec![closed(circle(center, size * 0.44), (size / 10.0).max(0.8), Tone::InkSoft, Dash::Solid)]
        }
        PrincipleState::NotMarked => {
            let half = size * 0.16;
            vec![line(&[(center.x - half, center.y), (center.x + half, center.y)], 1.0, Tone::Line)]
        }
    }
}

fn write(area: Rect, said: &str, size: f32, weight: Weight, align: Align) -> Shape {
    Shape::Text { area, text: said.to_owned(), size, weight, align, tone: Tone::Ink }
}

/// The name of an intervention on one line, cut off where it is very long.
fn name(intervention: &Intervention) -> String {
    let title = words::shortened(&intervention.title, NAME_CHARACTERS);
    if title.is_empty() { "Zonder naam".to_owned() } else { title }
}

/// How many lines a text needs at most.
pub(super) fn lines(text: &str, width: f32, size: f32) -> usize {
    let per_line = ((width / (size * LETTER)).floor() as usize).max(1);
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > per_line {
            lines += 1;
            used = 0;
        }
        let before = if used > 0 { used + 1 } else { 0 };
        let end = before + length;
        lines += end.saturating_sub(1) / per_line;
        used = end.saturating_sub(1) % per_line + 1;
    }
    lines
}

fn describe(principles: &[Principle], interventions: &[Intervention], found: &PrincipleUse) -> String {
    let rows = interventions.iter().zip(&found.interventions).map(|(intervention, used)| {
        let titles: Vec<String> = principles
            .iter()
            .zip(&used.principles)
            .filter(|(_, state)| **state == PrincipleState::Used)
            .map(|(principle, _)| format!("‘{}’", principle.title))
            .collect();
        let titles = if titles.is_empty() { "nog geen principe".to_owned() } else { words::enumeration(&titles) };
        format!("{} gebruikt {titles}.", name(intervention))
    });
    let rows: Vec<String> = rows.collect();
    let unused: Vec<String> = principles
        .iter()
        .filter(|principle| found.unused.contains(&principle.id))
        .map(|principle| format!("‘{}’", principle.title))
        .collect();
    let nobody =
        if unused.is_empty() { String::new() } else { format!(" Nog niemand gebruikt {}.", words::enumeration(&unused)) };
    format!("Welke interventie welk principe gebruikt. {}{nobody}", rows.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{lines, matrix};
    use crate::analysis::principle_use;
    use crate::content::Catalogue;
    use crate::model::{ApplyMark, Dossier, IdGenerator, Intervention, InterventionId, PointReview, Profile};
    use crate::shapes::Shape;

    struct Ids;

    impl IdGenerator for Ids {
        fn next_id(&mut self) -> String {
            "id".to_owned()
        }
    }

    fn dossier(titles: &[&str]) -> Dossier {
        let mut dossier = Dossier::new(Profile::default(), "2026.1", jiff::civil::date(2026, 11, 21), &mut Ids);
        dossier.interventions = titles
            .iter()
            .map(|title| Intervention {
                id: InterventionId::new(*title),
                example: None,
                title: (*title).to_owned(),
                activity: String::new(),
                intended_result: String::new(),
                owner: String::new(),
            })
            .collect();
        dossier
    }

    #[test]
    fn it_says_in_words_who_uses_what_and_what_nobody_uses() {
        let catalogue = Catalogue::built_in();
        let mut dossier = dossier(&["Spreekuur", ""]);
        let point = catalogue.principles()[0].apply[0].id.clone();
        let mark = PointReview { mark: Some(ApplyMark::Applied), how: String::new() };
        if let Some(measurement) = dossier.measurements.open_mut() {
            measurement.reviews.entry(InterventionId::new("Spreekuur")).or_default().apply.insert(point, mark);
        }
        let found = principle_use(catalogue, &dossier, dossier.measurements.latest());
        let drawing = matrix(catalogue, &dossier.interventions, &found, 700.0, 13.0);
        assert_eq!(
            drawing.description,
            "Welke interventie welk principe gebruikt. Spreekuur gebruikt ‘Bekend maakt bemind’. Zonder naam gebruikt nog geen \
             principe. Nog niemand gebruikt ‘Soort zoekt soort’, ‘Eerst zien, dan geloven’, ‘Sociale bewijskracht’, ‘Timing is \
             everything’ en ‘Som is meer dan het geheel der delen’."
        );
        let said = |wanted: &str| {
            drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Text { text, .. } if text == wanted)).count()
        };
        assert_eq!(said("niemand"), 5, "what nobody uses is said, not only coloured");
        assert_eq!(said("1"), 1);
    }

    #[test]
    fn names_get_the_room_that_they_need() {
        assert_eq!(lines("Kort", 100.0, 10.0), 1);
        assert_eq!(lines("een twee drie vier", 55.5, 10.0), 2);
        assert_eq!(lines(&"a".repeat(25), 55.5, 10.0), 3);
        let long = "lang ".repeat(800);
        let dossier = dossier(&[&long]);
        let found = principle_use(Catalogue::built_in(), &dossier, dossier.measurements.latest());
        let drawing = matrix(Catalogue::built_in(), &dossier.interventions, &found, 600.0, 13.0);
        assert!(drawing.height < 400.0, "a very long name does not fill the window: {}", drawing.height);
    }
}
