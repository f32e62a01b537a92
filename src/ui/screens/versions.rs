//! Earlier versions of the dossier, and bringing one back.

use std::path::Path;

use egui::Ui;

use crate::content::Catalogue;
use crate::merge;
use crate::messages;
use crate::model::Dossier;
use crate::session::{Action, Unread, Version};
use crate::ui::command::Command;
use crate::ui::computed::Computed;
use crate::ui::shell::{Foot, Head, Page, Part, page_ui};
use crate::ui::theme::space;
use crate::ui::widgets::{button, card, fixed, gap, may_change, paragraph, small_text, subheading};
use crate::words;

/// What the screen shows.
pub struct VersionsScreen<'a> {
    /// What is asked.
    pub catalogue: &'a Catalogue,
    /// The dossier as it is now.
    pub dossier: &'a Dossier,
    /// The earlier versions, the newest first; `None` while they are being read.
    pub versions: Option<&'a [Version]>,
    /// The folder in which an organisation has them kept.
    pub managed: Option<&'a Path>,
    /// Counts up with everything that changes.
    pub revision: u64,
}

/// In what each version differs from now.
#[derive(Debug, Default)]
pub struct VersionsState {
    rows: Computed<u64, Vec<Row>>,
    /// The version that reopens what is adopted, and of which the user is asked whether they want that.
    asked: Option<u64>,
}

/// An earlier version in words.
#[derive(Debug, Default)]
struct Row {
    sequence: u64,
    made: String,
    summary: String,
    /// Each part that differs, with what stood there then.
    parts: Vec<(String, String)>,
    can_be_restored: bool,
    /// The measurements that are reopened by it: adopted now, and not so in this version.
    reopens: Vec<u16>,
}

/// Draws the screen.
pub fn versions_ui(
    ui: &mut Ui,
    page: &Page,
    screen: &VersionsScreen<'_>,
    state: &mut VersionsState,
    commands: &mut Vec<Command>,
) {
    page_ui(ui, page, Head::new("Eerdere versies"), Foot::None, commands, |ui, part, commands| {
        if part == Part::Body {
            body_ui(ui, screen, state, commands);
        }
    });
}

fn body_ui(ui: &mut Ui, screen: &VersionsScreen<'_>, state: &mut VersionsState, commands: &mut Vec<Command>) {
    paragraph(
        ui,
        "Wijkpeil bewaart hoe dit dossier eruitziet als je het opent, en vlak voordat je een meting vaststelt, heropent of begint: \
         de laatste versie en tien daarvoor. Hier zie je wat er sindsdien is veranderd. Zet je een versie terug, dan kun je dat met \
         ‘Ongedaan maken’ weer terugdraaien, behalve als een meting erdoor wordt heropend.",
    );
    if let Some(folder) = screen.managed {
        small_text(ui, &format!("{}: de versies staan in ‘{}’.", messages::MANAGED, words::shown(folder)));
    }
    gap(ui, space::S);
    let Some(versions) = screen.versions else {
        paragraph(ui, "De eerdere versies worden gelezen.");
        return;
    };
    if versions.is_empty() {
        paragraph(ui, "Er zijn nog geen eerdere versies. De eerste komt er als je dit dossier weer opent.");
        return;
    }
    let rows = state.rows.get(screen.revision, || versions.iter().map(|version| row(screen, version)).collect());
    let asked = &mut state.asked;
    for row in rows {
        card(ui, |ui| {
            fixed(ui, row.sequence, |ui| {
                subheading(ui, &row.made);
                paragraph(ui, &row.summary);
                if !row.parts.is_empty() {
                    egui::CollapsingHeader::new(format!("Wat stond er in de versie van {}?", row.made)).id_salt("parts").show(
                        ui,
                        |ui| {
                            for (name, then) in &row.parts {
                                paragraph(ui, name);
                                small_text(ui, then);
                            }
                        },
                    );
                }
                if !row.can_be_restored {
                } else if *asked == Some(row.sequence) && !row.reopens.is_empty() {
                    reopening_ui(ui, row, asked, commands);
                } else {
                    let response = button(ui, "Zet deze versie terug", may_change(ui));
                    if response.clicked() {
                        if row.reopens.is_empty() {
                            commands.push(restore(row));
                        } else {
                            *asked = Some(row.sequence);
                        }
                    }
                    response.accessible_name(format!("Zet de versie van {} terug", row.made));
                }
            });
        });
    }
}

fn restore(row: &Row) -> Command {
    Command::Do(Action::Restore { sequence: row.sequence, may_reopen: !row.reopens.is_empty() })
}

/// Asks whether the user wants what cannot be taken back.
fn reopening_ui(ui: &mut Ui, row: &Row, asked: &mut Option<u64>, commands: &mut Vec<Command>) {
    let names = words::these_measurements(&row.reopens);
    paragraph(
        ui,
        &format!(
            "Weet je het zeker? Je heropent hiermee {names}. Dat komt met de reden in het dossier en in het rapport te staan, en je \
             kunt het niet ongedaan maken. Hoe het nu is, blijft bewaard bij de eerdere versies."
        ),
    );
    ui.horizontal_wrapped(|ui| {
        let agreed = button(ui, &format!("Zet terug en heropen {names}"), may_change(ui));
        if agreed.clicked() {
            *asked = None;
            commands.push(restore(row));
        }
        agreed.accessible_name(format!("Zet de versie van {} terug en heropen {names}", row.made));
        let refused = button(ui, "Toch niet", true);
        if refused.clicked() {
            *asked = None;
        }
        refused.accessible_name(format!("Zet de versie van {} toch niet terug", row.made));
    });
}

fn row(screen: &VersionsScreen<'_>, version: &Version) -> Row {
    let (sequence, made) = (version.sequence, words::moment(version.made));
    let then = match &version.dossier {
        Ok(then) => then,
        Err(why) => {
            let summary = match why {
                Unread::Damaged => "Deze versie is beschadigd en kan niet worden gelezen. Het bestand blijft bewaard.",
                Unread::Locked => {
                    "Deze versie heeft een andere wachtzin dan het dossier nu, en kan hier niet worden gelezen. Die blijft bewaard."
                }
            };
            return Row { sequence, made, summary: summary.to_owned(), ..Row::default() };
        }
    };
    let reopens = merge::unadopted(screen.dossier, then);
    let parts = merge::differences(screen.catalogue, then, screen.dossier);
    let summary =
        if parts.is_empty() { "Hetzelfde als nu.".to_owned() } else { format!("Anders dan nu: {}.", words::counts(&parts)) };
    let warning = words::would_reopen(&reopens).map(|warning| format!(" Let op: {warning}.")).unwrap_or_default();
    let summary = format!("{summary}{warning}");
    let can_be_restored = !parts.is_empty();
    let both = [&**then, screen.dossier];
    let parts = parts
        .iter()
        .map(|part| {
            let name = words::part_name(part, screen.catalogue, both);
            let (then, now) = (words::side(part, then, screen.dossier), words::side(part, screen.dossier, then));
            (name, format!("Toen: {then}.\nNu: {now}."))
        })
        .collect();
    Row { sequence, made, summary, parts, can_be_restored, reopens }
}
