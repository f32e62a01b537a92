//! Search over what is asked, what the team wrote, what others did and the manual; and the line that leads along the places found.

use egui::accesskit::Live;
use egui::text::{LayoutJob, TextFormat};
use egui::{Key, Label, Role, Stroke, Ui};

use crate::content::{Catalogue, Library, Manual};
use crate::model::{Dossier, InterventionId, Measurement};
use crate::search::{Hit, HitKind, HitPlace, Texts};
use crate::ui::announce::announce;
use crate::ui::command::{Asks as _, Command, Place};
use crate::ui::computed::Computed;
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::{self, LINE_HEIGHT, Palette, space};
use crate::ui::widgets::{
    button, card, entry_line, focus_field, gap, heading, is_typing_in, link, paragraph, small_text, status_text,
};
use crate::words;

/// What the screen searches.
pub struct SearchScreen<'a> {
    /// What is asked.
    pub catalogue: &'a Catalogue,
    /// What others did.
    pub library: &'a Library,
    /// What is explained.
    pub manual: &'a Manual,
    /// What the team wrote.
    pub dossier: &'a Dossier,
    /// In which measurement.
    pub measurement: &'a Measurement,
    /// Counts up with every change, so that the search is repeated only then.
    pub revision: u64,
}

/// What is searched for, and what was found.
#[derive(Default)]
pub struct SearchState {
    words: String,
    /// What everybody can read, by the measurement and whether that is open: an adopted one has its own content.
    content: Computed<(u16, bool), Texts>,
    /// What the team wrote, by the revision.
    own: Computed<u64, Texts>,
    found: Computed<(u64, String), Vec<Hit>>,
    walk: Option<Walk>,
}

/// Going along the places that were found.
#[derive(Debug)]
struct Walk {
    /// The present one.
    at: usize,
    /// How many there are.
    total: usize,
    /// What it is called.
    title: String,
    /// The words and what stands around them.
    excerpt: String,
}

/// Where a search stands: at this place of so many.
pub struct Step {
    /// The place.
    pub hit: Hit,
    /// The words that were searched for.
    pub words: String,
    /// How many places on the same screen have the same text before this one.
    pub nth: usize,
}

impl SearchState {
    /// Goes to the place at this position; `None` when nothing was found.
    pub fn step_to(&mut self, screen: &SearchScreen<'_>, position: usize) -> Option<Step> {
        let hits = self.hits(screen);
        let at = if position < hits.len() { position } else { 0 };
        let hit = hits.get(at)?.clone();
        let of_screen = |place: &HitPlace| screen_of(screen.catalogue, place);
        let is_same = |other: &&Hit| {
            let is_same_text = other.text == hit.text && other.range == hit.range && other.kind == hit.kind;
            is_same_text && of_screen(&other.place) == of_screen(&hit.place)
        };
        let nth = hits[..at].iter().filter(is_same).count();
        let walk = Walk { at, total: hits.len(), title: title(screen, &hit.place), excerpt: hit.excerpt().concat() };
        self.walk = Some(walk);
        Some(Step { hit, words: self.words.trim().to_owned(), nth })
    }

    /// Where the words stand, the team's own texts first.
    fn hits(&mut self, screen: &SearchScreen<'_>) -> &[Hit] {
        let Self { words, content, own, found, walk: _ } = self;
        found.get((screen.revision, words.clone()), || {
            let of_team = || Texts::of_team(screen.catalogue, screen.dossier, screen.measurement);
            let own = own.get(screen.revision, of_team).find(words);
            let shown = (screen.measurement.number, screen.measurement.is_open());
            let of_content = || Texts::of_content(screen.catalogue, screen.library, screen.manual);
            own.into_iter().chain(content.get(shown, of_content).find(words)).collect()
        })
    }

    /// The position of the place after the present one, or before it; the first one when there is none. After the last comes the
    /// first.
    pub fn next(&self, is_back: bool) -> usize {
        match &self.walk {
            None => 0,
            Some(walk) if is_back => walk.at.checked_sub(1).unwrap_or_else(|| walk.total.saturating_sub(1)),
            Some(walk) => walk.at + 1,
        }
    }

    /// Whether the user goes along the places.
    pub fn is_walking(&self) -> bool {
        self.walk.is_some()
    }

    /// Ends going along the places; the words stay.
    pub fn end_walk(&mut self) {
        self.walk = None;
    }
}

const FIELD: &str = "Zoek naar";

/// Gives the focus to the field, with what was searched for still in it.
pub fn begin_search(context: &egui::Context) {
    focus_field(context, FIELD.to_owned());
}

/// Draws the screen.
pub fn search_ui(ui: &mut Ui, page: &Page, screen: &SearchScreen<'_>, state: &mut SearchState, commands: &mut Vec<Command>) {
    page_ui(ui, page, Head::new("Zoeken"), Foot::None, commands, |ui, part, commands| {
        if part == Part::Body {
            body_ui(ui, screen, state, commands);
        }
    });
}

fn body_ui(ui: &mut Ui, screen: &SearchScreen<'_>, state: &mut SearchState, commands: &mut Vec<Command>) {
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        if let Some(text) =
            entry_line(ui, "Zoek in de vragen, in jullie eigen teksten, in de bibliotheek en in de hulp", FIELD, &state.words)
        {
            state.words = text;
        }
    });
    let is_empty = state.words.trim().is_empty();
    let hits = state.hits(screen);
    gap(ui, space::S);
    if is_empty {
        paragraph(ui, "Typ een woord of een deel ervan.");
        return;
    }
    if hits.is_empty() {
        status_text(ui, "Niets gevonden. Probeer een korter woord.");
        return;
    }
    small_text(
        ui,
        "Met Enter of F3 ga je naar de eerste plek, daarna met F3 naar de volgende en met Shift en F3 naar de vorige.",
    );
    if ui.input(|input| input.key_pressed(Key::Enter)) && is_typing_in(ui, FIELD) {
        commands.push(Command::ShowHit(0));
    }
    for (kinds, title) in [
        (&[HitKind::Own, HitKind::Adopted][..], "In jullie eigen teksten"),
        (&[HitKind::Content], "In de vragen en uitleg"),
        (&[HitKind::Practice], "In de bibliotheek"),
        (&[HitKind::Manual], "In de hulp"),
    ] {
        let count = hits.iter().filter(|hit| kinds.contains(&hit.kind)).count();
        if count == 0 {
            continue;
        }
        card(ui, |ui| {
            heading(ui, title);
            paragraph(ui, &words::sentence_case(&words::count(count, "plek", "plekken")));
            for (index, hit) in hits.iter().enumerate().filter(|(_, hit)| kinds.contains(&hit.kind)) {
                ui.push_id(index, |ui| hit_ui(ui, screen, hit, index, commands));
            }
        });
        gap(ui, space::S);
    }
}

fn hit_ui(ui: &mut Ui, screen: &SearchScreen<'_>, hit: &Hit, index: usize, commands: &mut Vec<Command>) {
    let title = title(screen, &hit.place);
    let excerpt = hit.excerpt();
    ui.spacing_mut().item_spacing.y = 0.0;
    link(ui, &title).asks(commands, || Command::ShowHit(index)).accessible_name(format!(
        "Plek {}, {title}: {}",
        index + 1,
        excerpt.concat()
    ));
    let palette = Palette::of(ui);
    let mut job = LayoutJob::default();
    for (piece, is_hit) in excerpt.iter().zip([false, true, false]) {
        let mut format = TextFormat { font_id: theme::text(), color: palette.ink, ..TextFormat::default() };
        format.line_height = Some(format.font_id.size * LINE_HEIGHT);
        if is_hit {
            format.background = palette.here;
            format.underline = Stroke::new(2.0, palette.accent);
        }
        job.append(piece, 0.0, format);
    }
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH * 1.3));
        ui.add(Label::new(job).wrap());
    });
    gap(ui, space::S);
}

/// Draws the line that says at which place the user is, and leads on.
pub fn walk_ui(ui: &mut Ui, state: &SearchState, commands: &mut Vec<Command>) {
    let Some(walk) = &state.walk else { return };
    // In a narrow window shorter words leave room for what was found.
    let is_narrow = ui.available_width() < ROOM_FOR_KEYS;
    ui.horizontal_wrapped(|ui| {
        let text = format!("Plek {} van {}: {}", walk.at + 1, walk.total, walk.title);
        let color = Palette::of(ui).ink;
        let label = ui.add(Label::new(egui::RichText::new(&text).font(theme::strong()).color(color)).wrap());
        announce(ui, &label, Role::Status, Live::Polite, &format!("{text}: {}", walk.excerpt));
        let choices = [
            ("Vorige plek (Shift F3)", "Vorige", walk.total > 1, Command::NextHit { is_back: true }),
            ("Volgende plek (F3)", "Volgende", walk.total > 1, Command::NextHit { is_back: false }),
            ("Alle plekken", "Alle", true, Command::Go(Place::Search)),
            ("Stop met zoeken (Esc)", "Stop (Esc)", true, Command::EndSearch),
        ];
        for (name, short, is_possible, command) in choices {
            button(ui, if is_narrow { short } else { name }, is_possible).asks(commands, || command).accessible_name(name);
        }
    });
}

/// From this width, in points, the buttons beside what was found name their keys.
const ROOM_FOR_KEYS: f32 = 760.0;

/// What tells the screens of places apart.
fn screen_of(catalogue: &Catalogue, place: &HitPlace) -> String {
    match place {
        HitPlace::Item(id) | HitPlace::Anchors(id) => {
            catalogue.item(id).map_or_else(String::new, |(precondition, _)| precondition.id.to_string())
        }
        HitPlace::Precondition(id) => id.to_string(),
        HitPlace::Intervention(id) | HitPlace::Point(id, _) => id.to_string(),
        other => format!("{other:?}"),
    }
}

/// What a place is called.
fn title(screen: &SearchScreen<'_>, place: &HitPlace) -> String {
    let intervention = |id: &InterventionId| {
        let found = screen.dossier.interventions.iter().find(|intervention| intervention.id == *id);
        found.map_or_else(String::new, |intervention| format!("Interventie ‘{}’", words::shortened(&intervention.title, 40)))
    };
    match place {
        HitPlace::Item(id) | HitPlace::Anchors(id) => {
            screen.catalogue.item(id).map_or_else(String::new, |(precondition, _)| {
                format!("{}, punt {}", precondition.title, screen.catalogue.number(id))
            })
        }
        HitPlace::Precondition(id) => {
            screen.catalogue.precondition(id).map_or_else(String::new, |precondition| precondition.title.clone())
        }
        HitPlace::Intervention(id) => intervention(id),
        HitPlace::Point(id, principle) => {
            let found = screen.catalogue.principles().iter().find(|one| one.id == *principle);
            let principle = found.map_or("", |principle| &principle.title);
            format!("{}, ‘{principle}’", intervention(id))
        }
        HitPlace::Examples => "Voorbeelden van interventies".to_owned(),
        HitPlace::Action(id) => {
            let number = screen.dossier.actions.iter().position(|action| action.id == *id).unwrap_or_default() + 1;
            format!("Actie {number}")
        }
        HitPlace::Principles => "Principes".to_owned(),
        HitPlace::Questions => "Startvragen".to_owned(),
        HitPlace::Profile => "Dossier".to_owned(),
        HitPlace::Conclusion => "Uitkomst".to_owned(),
        HitPlace::LookBack => "Terugblik".to_owned(),
        HitPlace::Sheets => "Invulbladen".to_owned(),
        HitPlace::Adoption => "Vaststellen".to_owned(),
        HitPlace::Practice(id) => {
            let entry = screen.library.get(id);
            entry.map_or_else(String::new, |entry| format!("Bibliotheek, {}", words::practice_title(entry)))
        }
        HitPlace::PlanTemplate(id) => {
            let template = screen.library.template(id);
            template.map_or_else(String::new, |template| format!("Bibliotheek, {}", template.title))
        }
        HitPlace::Manual(section) => {
            let title = screen.manual.sections.get(*section).map_or("", |section| &section.title);
            format!("Hulp, {title}")
        }
    }
}
