//! The examples that were found, one below the other.

use std::collections::BTreeSet;
use std::ops::Range;

use egui::accesskit::{Live, Role as NodeRole};
use egui::text::{LayoutJob, TextFormat};
use egui::{Context, EventFilter, Id, Key, Modifiers, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::content::{Filter, Library, PracticeEntry, PracticeId, PracticeKind, Role};
use crate::search::{Index, Reading, Words};
use crate::ui::announce::{announce, describe};
use crate::ui::focus::{self, Wish};
use crate::ui::found;
use crate::ui::practice::role_mark_at;
use crate::ui::theme::{self, LINE_HEIGHT, Palette, space};
use crate::ui::widgets::{fixed, gap, small_text};
use crate::words;

/// What was found, in the order of the library.
pub(super) struct Found {
    pub(super) words: Words,
    rows: Vec<Row>,
    /// The kind of each example that would be listed if every kind were.
    kinds: Vec<PracticeKind>,
}

/// An example that was found.
struct Row {
    id: PracticeId,
    title: String,
    /// As `Nieuwegein · vanaf 2017`.
    under: String,
    /// How many things it tells of, by what it tells.
    roles: Vec<(Role, usize)>,
    /// Where the words stand, when not in the title.
    excerpt: Option<String>,
}

impl Row {
    fn new(entry: &PracticeEntry, excerpt: Option<String>) -> Self {
        let place = entry.municipality.clone().unwrap_or_else(|| words::practice_place(entry));
        let count = |role: Role| entry.shows.iter().filter(|link| link.role == role).count();
        Self {
            id: entry.id.clone(),
            title: entry.title.clone(),
            under: format!("{} · {}", words::sentence_case(&place), entry.period.text),
            roles: Role::ALL.into_iter().map(|role| (role, count(role))).filter(|(_, count)| *count > 0).collect(),
            excerpt,
        }
    }

    /// `lukte bij 6, lastig bij 1`.
    fn told(&self) -> String {
        self.roles.iter().map(|(role, count)| told(*role, *count)).collect::<Vec<_>>().join(", ")
    }
}

fn told(role: Role, count: usize) -> String {
    match role {
        Role::Shows => format!("lukte bij {count}"),
        Role::Obstacle => format!("lastig bij {count}"),
        Role::Method => format!("zo kan het bij {count}"),
    }
}

impl Found {
    /// What the filter lets through and has all the words that were typed.
    pub(super) fn new(library: &Library, index: &Index, typed: &str, filter: &Filter) -> Self {
        let words = Words::new(typed);
        let of_every_kind = Filter { kind: None, ..filter.clone() };
        if words.is_empty() {
            let rows = library.filtered(filter).map(|entry| Row::new(entry, None)).collect();
            return Self { words, rows, kinds: library.filtered(&of_every_kind).map(|entry| entry.kind).collect() };
        }
        let (mut rows, mut kinds) = (Vec::new(), Vec::new());
        let mut known: BTreeSet<&PracticeId> = BTreeSet::new();
        for document in index.find(&words) {
            let id = match document.reading() {
                Reading::Practice(id) => Some(id),
                // A template is read with the example that tells of it.
                Reading::PlanTemplate(id) => library.template(id).map(|template| &template.practice),
                _ => None,
            };
            let Some(entry) = id.and_then(|id| library.get(id)).filter(|entry| of_every_kind.matches(entry)) else { continue };
            if !known.insert(&entry.id) {
                continue;
            }
            kinds.push(entry.kind);
            if filter.matches(entry) {
                let mut marked = document.marked(&words).filter(|(text, _)| *text != entry.title);
                let excerpt = marked.next().and_then(|(text, places)| Some(excerpt(text, places.first()?)));
                rows.push(Row::new(entry, excerpt));
            }
        }
        Self { words, rows, kinds }
    }

    /// How many examples of a kind, or of all kinds, have what is looked for.
    pub(super) fn count(&self, kind: Option<PracticeKind>) -> usize {
        self.kinds.iter().filter(|of| kind.is_none_or(|kind| kind == **of)).count()
    }

    /// Whether an example was found.
    pub(super) fn has(&self, id: &PracticeId) -> bool {
        self.rows.iter().any(|row| row.id == *id)
    }

    /// The first example.
    pub(super) fn first(&self) -> Option<&PracticeId> {
        self.rows.first().map(|row| &row.id)
    }
}

/// The characters of an excerpt before the words, and after where they begin.
const AROUND: (usize, usize) = (24, 60);

/// The part of a text around a place, of whole words.
fn excerpt(text: &str, place: &Range<usize>) -> String {
    let (before, after) = text.split_at(place.start);
    let from = before.char_indices().rev().nth(AROUND.0 - 1).map_or(0, |(at, _)| at);
    let until = after.char_indices().nth(AROUND.1).map_or(after.len(), |(at, _)| at);
    let before = if from == 0 { before } else { before[from..].split_once(' ').map_or("", |(_, rest)| rest) };
    let cut = if until == after.len() { after } else { after[..until].rsplit_once(' ').map_or("", |(rest, _)| rest) };
    let (open, close) = (if from == 0 { "" } else { "… " }, if until == after.len() { "" } else { " …" });
    format!("{open}{before}{cut}{close}")
}

/// What was done in the list.
pub(super) enum ListChange {
    None,
    /// The keys went along to this one.
    Passed(PracticeId),
    /// This one is to be read.
    Chosen(PracticeId),
}

impl ListChange {
    /// What is to be read.
    pub(super) fn chosen(self) -> Option<PracticeId> {
        match self {
            Self::Chosen(id) => Some(id),
            Self::None | Self::Passed(_) => None,
        }
    }

    /// What is to be shown beside the list.
    pub(super) fn seen(self) -> Option<PracticeId> {
        match self {
            Self::Chosen(id) | Self::Passed(id) => Some(id),
            Self::None => None,
        }
    }
}

/// The name of the rows for the focus.
const ROWS: &str = "library-rows";

/// Gives the focus to the row of an example, as soon as it is drawn.
pub(super) fn focus_row(context: &Context, found: &Found, id: &PracticeId) {
    if let Some(at) = found.rows.iter().position(|row| row.id == *id) {
        focus::wish(context, Wish::Chosen(ROWS.to_owned(), at));
    }
}

/// Draws how many were found, and the rows. These are one stop for the Tab key: the arrows lead along them, and Enter reads one.
pub(super) fn list_ui(ui: &mut Ui, library: &Library, found: &Found, shown: Option<&PracticeId>) -> ListChange {
    let text = format!("{} van {} voorbeelden", found.rows.len(), library.entries().len());
    // Beside what is read the rows go up to the edges of their part.
    let side = if shown.is_some() { space::XL } else { space::S };
    ui.horizontal(|ui| {
        ui.add_space(side);
        let said = small_text(ui, &text);
        announce(ui, &said, NodeRole::Status, Live::Polite, &text);
    });
    if found.rows.is_empty() {
        ui.horizontal_wrapped(|ui| {
            small_text(ui, "Niets gevonden. Probeer een korter woord of een ander filter.");
        });
        return ListChange::None;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let here = shown.and_then(|id| found.rows.iter().position(|row| row.id == *id));
    let stop = focus::place_in_row(ui.ctx(), ROWS).or(here).unwrap_or(0).min(found.rows.len() - 1);
    let mut change = ListChange::None;
    let mut ids = Vec::with_capacity(found.rows.len());
    for (at, row) in found.rows.iter().enumerate() {
        let sense = if at == stop { Sense::click() } else { Sense::CLICK };
        let response = fixed(ui, &row.id, |ui| row_ui(ui, row, &found.words, sense, (here == Some(at), side)));
        if response.clicked() {
            change = ListChange::Chosen(row.id.clone());
        }
        ids.push(response.id);
    }
    gap(ui, space::S);
    match moved_to(ui, stop, &ids) {
        Some(to) => ListChange::Passed(found.rows[to].id.clone()),
        None => change,
    }
}

/// Moves the focus along the rows where a key asks for it. Gives the row that has it now, if that is another one.
fn moved_to(ui: &Ui, stop: usize, ids: &[Id]) -> Option<usize> {
    let wanted = (0..ids.len()).find(|at| focus::take(ui, &Wish::Chosen(ROWS.to_owned(), *at)));
    let at = wanted.or_else(|| ids.iter().position(|id| ui.memory(|memory| memory.has_focus(*id))))?;
    // The arrows belong to the list, not to the way of the focus over the screen.
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    let id = *ids.get(at)?;
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = ids.len() - 1;
    let to = if pressed(Key::ArrowDown) {
        (at + 1).min(last)
    } else if pressed(Key::ArrowUp) {
        at.saturating_sub(1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        at
    };
    focus::focus_in_row(ui.ctx(), ROWS, to, ids[to]);
    (to != stop || to != at).then_some(to)
}

/// Least height of a row, in points.
const ROW: f32 = 88.0;
/// Height of a line of what it tells, in points.
const LINE: f32 = 20.0;

fn row_ui(ui: &mut Ui, row: &Row, words: &Words, sense: Sense, (is_here, side): (bool, f32)) -> Response {
    let palette = Palette::of(ui);
    let width = ui.available_width() - 2.0 * side;
    let lay = |text: &str, font: egui::FontId, color, places: &[Range<usize>]| {
        let line_height = Some((font.size * LINE_HEIGHT).round());
        let format = TextFormat { font_id: font, color, line_height, ..TextFormat::default() };
        let mut job = found::mark_places(LayoutJob::single_section(text.to_owned(), format), places, palette);
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    };
    let title = lay(&row.title, theme::strong(), palette.ink, &words.places(&row.title));
    let under = lay(&row.under, theme::label(), palette.ink_soft, &words.places(&row.under));
    let excerpt = row.excerpt.as_ref().map(|text| lay(text, theme::small(), palette.ink_soft, &words.places(text)));
    let told_height = excerpt.as_ref().map_or(LINE, |excerpt| excerpt.size().y);
    let height = (title.size().y + under.size().y + told_height + 2.0 * space::M - 2.0).max(ROW);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let response = ui.interact(rect, ui.scope_id().with("row"), sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{}, {}", row.title, row.under)));
    let state = if is_here { "Dit voorbeeld is open. " } else { "" };
    describe(ui, &response, &format!("{state}{}", row.excerpt.clone().unwrap_or_else(|| row.told())));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_here || response.hovered() {
        ui.painter().rect_filled(rect, 0, if is_here { palette.here } else { palette.hover });
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.hair));
    let left = rect.left() + side;
    let mut top = rect.top() + space::M - 1.0;
    for galley in [title, under] {
        let height = galley.size().y;
        ui.painter().galley(pos2(left, top), galley, palette.ink);
        top += height;
    }
    if let Some(excerpt) = excerpt {
        ui.painter().galley(pos2(left, top), excerpt, palette.ink_soft);
        return response;
    }
    let mut at = left;
    for (role, count) in &row.roles {
        role_mark_at(ui, *role, pos2(at + 5.0, top + LINE / 2.0));
        let text = ui.painter().layout_no_wrap(told(*role, *count), theme::small(), palette.ink_soft);
        let width = text.size().x;
        ui.painter().galley(pos2(at + 16.0, top + (LINE - text.size().y) / 2.0), text, palette.ink_soft);
        at += width + 16.0 + space::L;
    }
    response
}

#[cfg(test)]
mod tests {
    use super::{Found, excerpt};
    use crate::content::{Filter, Library, PracticeKind};
    use crate::search::Index;

    fn titles(typed: &str, filter: &Filter) -> Vec<String> {
        let library = Library::built_in();
        let found = Found::new(library, &Index::of_library(library), typed, filter);
        found.rows.iter().map(|row| row.title.clone()).collect()
    }

    #[test]
    fn words_and_filter_together_decide_what_is_listed() {
        let all = Filter::default();
        assert_eq!(titles("", &all).len(), Library::built_in().entries().len());
        assert_eq!(titles("wijkrechtb", &all).first().map(String::as_str), Some("De Wijkrechtbank"));
        let guidance = Filter { kind: Some(PracticeKind::Guidance), ..Filter::default() };
        assert_eq!(titles("", &guidance).len(), 9);
        assert!(titles("wijkrechtbank", &guidance).is_empty());
        // The numbers beside the kinds are of what is looked for, whichever kind is chosen.
        let library = Library::built_in();
        let found = Found::new(library, &Index::of_library(library), "wijkrechtbank", &guidance);
        let counts = [None, Some(PracticeKind::Guidance), Some(PracticeKind::Approach)].map(|kind| found.count(kind));
        assert_eq!(counts[1], 0);
        assert!(counts[0] >= counts[2] && counts[2] >= 1, "{counts:?}");
        // The plan is found by a line of its template.
        assert_eq!(titles("barrièremiddelen", &all), titles("BARRIEREMIDDELEN", &all));
        assert!(!titles("barrièremiddelen", &all).is_empty());
    }

    #[test]
    fn an_excerpt_has_whole_words() {
        let text = "Het team belt aan bij vier flats en praat zonder vragenlijst met de mensen die er wonen en werken.";
        let at = text.find("praat").unwrap();
        assert_eq!(
            excerpt(text, &(at..at + 5)),
            "… aan bij vier flats en praat zonder vragenlijst met de mensen die er wonen en …"
        );
        assert_eq!(excerpt("Kort.", &(0..4)), "Kort.");
    }
}
