//! The matrix of interventions and principles: which intervention uses which, and which principles are not used.

use super::geometry::{Dash, Drawing, LINE, Pen, Point, Rect, Shape, Tone, circle, closed, filled, fitting, line, lines};
use super::marks::rating_mark;
use crate::analysis::{InterventionUse, PrincipleState, PrincipleUse};
use crate::content::{Catalogue, Principle};
use crate::model::{Intervention, Rating};
use crate::words;

/// Characters of a name that are shown. The whole name stands with the intervention itself.
const NAME_CHARACTERS: usize = 100;

/// Draws a row for each intervention and a column for each principle, with below it how often each principle is used.
/// `text` is the size of letters in points.
pub fn matrix(catalogue: &Catalogue, interventions: &[Intervention], found: &PrincipleUse, width: f32, text: f32) -> Drawing {
    let sheet = Sheet::new(catalogue.principles(), found, width, text);
    sheet.draw(&sheet.rows(interventions), true, "Welke interventie welk principe gebruikt.")
}

/// The same in as many drawings as are needed for none to be higher than `most` points, and the first no higher than
/// `first`. Each has the names of the principles above it; the last says how often each is used.
pub fn matrix_in_parts(
    catalogue: &Catalogue,
    interventions: &[Intervention],
    found: &PrincipleUse,
    (width, text): (f32, f32),
    (first, most): (f32, f32),
) -> Vec<Drawing> {
    let sheet = Sheet::new(catalogue.principles(), found, width, text);
    let frame = sheet.head + sheet.foot;
    let parts = fitting(sheet.rows(interventions), |row| row.height, first - frame, most - frame);
    let count = parts.len();
    let draw = |(rows, number): (&Vec<Row<'_>>, usize)| {
        let part = if count > 1 { format!(", deel {number} van {count}") } else { String::new() };
        sheet.draw(rows, number == count, &format!("Welke interventie welk principe gebruikt{part}."))
    };
    parts.iter().zip(1..).map(draw).collect()
}

/// What all rows share.
struct Sheet<'a> {
    principles: &'a [Principle],
    found: &'a PrincipleUse,
    width: f32,
    text: f32,
    /// Width of the names of interventions, and of a principle.
    names: f32,
    column: f32,
    padding: f32,
    head: f32,
    foot: f32,
}

/// An intervention.
struct Row<'a> {
    name: String,
    used: &'a InterventionUse,
    height: f32,
}

impl<'a> Sheet<'a> {
    fn new(principles: &'a [Principle], found: &'a PrincipleUse, width: f32, text: f32) -> Self {
        let names = width * 0.26;
        let column = (width - names) / principles.len().max(1) as f32;
        let padding = text * 0.6;
        let titles = principles.iter().map(|principle| lines(&principle.title, column - text * 0.6, text)).max().unwrap_or(1);
        let head = titles as f32 * text * LINE + 1.5 * padding;
        Self { principles, found, width, text, names, column, padding, head, foot: text * LINE + 2.0 * padding }
    }

    fn rows(&self, interventions: &[Intervention]) -> Vec<Row<'a>> {
        let row = |(intervention, used): (&Intervention, &'a InterventionUse)| {
            let name = name(intervention);
            let height = lines(&name, self.names - self.text, self.text) as f32 * self.text * LINE + 2.0 * self.padding;
            Row { name, used, height: height.max(self.text * 2.4) }
        };
        interventions.iter().zip(&self.found.interventions).map(row).collect()
    }

    fn is_unused(&self, principle: &Principle) -> bool {
        self.found.unused.contains(&principle.id)
    }

    /// The left edge of a column.
    fn at(&self, index: usize) -> f32 {
        self.names + self.column * index as f32
    }

    fn draw(&self, rows: &[Row<'_>], is_last: bool, about: &str) -> Drawing {
        let &Self { width, text, names, column, padding, head, .. } = self;
        let body: f32 = rows.iter().map(|row| row.height).sum();
        let height = head + body + if is_last { self.foot } else { 0.0 };
        let mut shapes = Vec::new();
        for (index, principle) in self.principles.iter().enumerate() {
            let area = Rect::new(self.at(index) + text * 0.2, 0.0, column - text * 0.4, height);
            if self.is_unused(principle) {
                shapes.push(filled(area, Tone::Sunken));
            }
            let title = Rect::new(self.at(index) + text * 0.3, padding / 2.0, column - text * 0.6, head);
            shapes.push(Pen::strong(text).centered().write(title, &principle.title));
        }
        let mut y = head;
        let rule = |y: f32, width_of_line| line(&[(0.0, y), (width, y)], width_of_line, Tone::Line);
        shapes.push(rule(y, 1.0));
        for row in rows {
            // Name and marks stand on the same line, also when the name needs less room than it was given.
            let middle = y + (text * 2.4 - text * LINE).max(2.0 * padding) / 2.0 + text * LINE / 2.0;
            let area = Rect::new(0.0, middle - text * LINE / 2.0, names - text * 0.5, row.height);
            shapes.push(Pen::regular(text).write(area, &row.name));
            for (index, state) in row.used.principles.iter().enumerate() {
                shapes.extend(principle_mark(*state, Point::new(self.at(index) + column / 2.0, middle), text * 1.35));
            }
            y += row.height;
            shapes.push(rule(y, 0.5));
        }
        if is_last {
            shapes.push(rule(y, 1.0));
            shapes.extend(self.users(y));
        }
        let rows = rows.iter().map(|row| format!("{}: {}.", row.name, self.said(row.used)));
        let mut said: Vec<String> = [about.to_owned()].into_iter().chain(rows).collect();
        said.extend(self.nobody().filter(|_| is_last));
        Drawing { width, height, shapes, description: said.join(" ") }
    }

    /// The last row: how many interventions use each principle.
    fn users(&self, y: f32) -> Vec<Shape> {
        let &Self { text, names, column, padding, foot, .. } = self;
        let area = |x: f32, width: f32| Rect::new(x, y + padding, width, foot);
        let mut shapes = vec![Pen::strong(text).write(area(0.0, names - text * 0.5), "Gebruikt door")];
        for (index, principle) in self.principles.iter().enumerate() {
            let is_unused = self.is_unused(principle);
            let said = if is_unused { "niemand".to_owned() } else { self.found.users(index).to_string() };
            let pen = if is_unused { Pen::strong(text) } else { Pen::regular(text) };
            let area = area(self.at(index) + text * 0.3, column - text * 0.6);
            shapes.push(pen.centered().write(area, said));
        }
        shapes
    }

    /// What one row shows.
    fn said(&self, used: &InterventionUse) -> String {
        let titles = |wanted: PrincipleState| {
            let states = self.principles.iter().zip(&used.principles).filter(|(_, state)| **state == wanted);
            let titles: Vec<String> = states.map(|(principle, _)| format!("‘{}’", principle.title)).collect();
            (!titles.is_empty()).then(|| words::enumeration(&titles))
        };
        let used = titles(PrincipleState::Used).unwrap_or_else(|| "nog geen principe".to_owned());
        match titles(PrincipleState::NotUsed) {
            Some(seen) => format!("gebruikt {used}; wel bekeken, maar niet gebruikt: {seen}"),
            None => format!("gebruikt {used}"),
        }
    }

    fn nobody(&self) -> Option<String> {
        let unused = self.principles.iter().filter(|principle| self.is_unused(principle));
        let titles: Vec<String> = unused.map(|principle| format!("‘{}’", principle.title)).collect();
        (!titles.is_empty()).then(|| format!("Nog niemand gebruikt {}.", words::enumeration(&titles)))
    }
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

/// The name of an intervention on one line, cut off where it is very long.
fn name(intervention: &Intervention) -> String {
    let title = words::shortened(&intervention.title, NAME_CHARACTERS);
    if title.is_empty() { "Zonder naam".to_owned() } else { title }
}

#[cfg(test)]
mod tests {
    use super::{matrix, matrix_in_parts};
    use crate::analysis::principle_use;
    use crate::content::Catalogue;
    use crate::model::{ApplyMark, Dossier, Intervention, InterventionId, PointReview, Profile};
    use crate::shapes::Shape;

    fn dossier(titles: &[&str]) -> Dossier {
        let day = jiff::civil::date(2026, 11, 21);
        let mut dossier = Dossier::new(Profile::default(), "2026.1", day, &mut || "id".to_owned());
        dossier.interventions = titles
            .iter()
            .map(|title| Intervention {
                id: InterventionId::new(*title),
                example: None,
                title: (*title).to_owned(),
                activity: String::new(),
                intended_result: String::new(),
                owner: String::new(),
                source: None,
            })
            .collect();
        dossier
    }

    #[test]
    fn the_alternative_text_names_used_and_unused_principles() {
        let catalogue = Catalogue::built_in();
        let mut dossier = dossier(&["Spreekuur", ""]);
        let point = catalogue.principles()[0].apply[0].id.clone();
        let mark = PointReview { mark: Some(ApplyMark::Applied), how: String::new() };
        let other = catalogue.principles()[1].apply[0].id.clone();
        let weak = PointReview { mark: Some(ApplyMark::CouldBeStronger), how: String::new() };
        if let Some(measurement) = dossier.measurements.open_mut() {
            measurement.reviews.entry(InterventionId::new("Spreekuur")).or_default().apply =
                [(point, mark), (other, weak)].into();
        }
        let found = principle_use(catalogue, &dossier, dossier.measurements.latest());
        let drawing = matrix(catalogue, &dossier.interventions, &found, 700.0, 13.0);
        assert_eq!(
            drawing.description,
            "Welke interventie welk principe gebruikt. Spreekuur: gebruikt ‘Bekend maakt bemind’; wel bekeken, maar niet \
             gebruikt: ‘Soort zoekt soort’. Zonder naam: gebruikt nog geen principe. Nog niemand gebruikt ‘Soort zoekt soort’, ‘Eerst zien, dan geloven’, ‘Sociale bewijskracht’, ‘Timing is \
             everything’ en ‘Som is meer dan het geheel der delen’."
        );
        let said = |wanted: &str| {
            drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Text { text, .. } if text == wanted)).count()
        };
        assert_eq!(said("niemand"), 5, "what nobody uses is said, not only coloured");
        assert_eq!(said("1"), 1);
    }

    #[test]
    fn a_very_long_name_does_not_fill_the_window() {
        let long = "lang ".repeat(800);
        let dossier = dossier(&[&long]);
        let found = principle_use(Catalogue::built_in(), &dossier, dossier.measurements.latest());
        let drawing = matrix(Catalogue::built_in(), &dossier.interventions, &found, 600.0, 13.0);
        assert!(drawing.height < 400.0, "{}", drawing.height);
    }

    #[test]
    fn many_interventions_take_drawings_that_fit() {
        let titles: Vec<String> = (1..=30).map(|number| format!("Interventie {number}")).collect();
        let dossier = dossier(&titles.iter().map(String::as_str).collect::<Vec<_>>());
        let catalogue = Catalogue::built_in();
        let found = principle_use(catalogue, &dossier, dossier.measurements.latest());
        let parts = matrix_in_parts(catalogue, &dossier.interventions, &found, (462.0, 8.5), (250.0, 400.0));
        assert!(parts.len() > 1 && parts[0].height <= 250.0 && parts.iter().all(|part| part.height <= 400.0));
        let said = |part: &crate::shapes::Drawing, wanted: &str| {
            part.shapes.iter().any(|shape| matches!(shape, Shape::Text { text, .. } if text == wanted))
        };
        for part in &parts {
            assert!(said(part, &catalogue.principles()[0].title), "each has its head");
        }
        for title in &titles {
            let shown = parts.iter().filter(|part| said(part, title) && part.description.contains(&format!("{title}: ")));
            assert_eq!(shown.count(), 1, "{title}");
        }
        assert!(parts[0].description.starts_with("Welke interventie welk principe gebruikt, deel 1 van "));
        let (last, others) = parts.split_last().unwrap();
        assert!(last.description.contains("Nog niemand") && others.iter().all(|part| !part.description.contains("niemand")));
    }
}
