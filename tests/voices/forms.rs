//! What a form that came back says.

use jiff::civil::date;
use wijkpeil::content::Catalogue;
use wijkpeil::merge::{FormFault, MergeChoices, NotASheet, ReadForm, SheetOutcome, merge_sheets, sheet_of_form};
use wijkpeil::model::{FilledForm, Rating, ResponseSheet};

use super::dossier;

fn form(more: &[(&str, &str)]) -> FilledForm {
    let dossier = dossier();
    let own = [
        ("wp_formulier", "formulier-1"),
        ("wp_dossier", dossier.id.as_str()),
        ("wp_meting", dossier.measurements.latest().id.as_str()),
        ("wp_editie", &Catalogue::built_in().edition().id),
        ("wp_persoon", ""),
        ("wp_revisie", "1"),
        ("rol", "Wijkagent"),
        ("organisatie", "Politie"),
        ("eigen_woord", ""),
    ];
    let fields = own.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    FilledForm { fields: fields.collect() }
}

fn read(form: &FilledForm) -> Result<ReadForm, NotASheet> {
    sheet_of_form(form, &[Catalogue::built_in()], date(2026, 11, 14).at(9, 30, 0, 0))
}

fn sheet(more: &[(&str, &str)]) -> ResponseSheet {
    read(&form(more)).unwrap().sheet.sheet
}

#[test]
fn a_form_is_read_field_by_field() {
    let filled = form(&[
        ("urgentiebesef-1_oordeel", "niet-op-orde"),
        ("urgentiebesef-1_waarom", "Geen cijfers.\nWel gevraagd."),
        ("lokale-kracht-1_oordeel", "weten-we-niet"),
        ("urgentiebesef-2_oordeel", "Off"),
        ("nog_kwijt", "Dank!"),
    ]);
    let ReadForm { sheet: one, faults } = read(&filled).unwrap();
    assert_eq!(faults, []);
    let said: Vec<_> = one.sheet.answers.iter().map(|(id, it)| (id.as_str(), it.rating, it.note.as_str())).collect();
    assert_eq!(
        said,
        [
            ("lokale-kracht.1", Some(Rating::Unknown), ""),
            ("urgentiebesef.1", Some(Rating::NotInOrder), "Geen cijfers.\nWel gevraagd."),
        ]
    );
    assert_eq!((one.sheet.remark.as_str(), one.sheet.changed), ("Dank!", date(2026, 11, 14)));
    assert_eq!((one.participant.role.as_str(), one.participant.organisation.as_str()), ("Wijkagent", "Politie"));
    let merged = merge_sheets(Catalogue::built_in(), &dossier(), &[one], &MergeChoices::default());
    assert_eq!(merged.told[0].outcome, SheetOutcome::Added);
}

#[test]
fn what_is_not_understood_is_told_and_the_rest_is_kept() {
    let filled = form(&[
        ("urgentiebesef-1_oordeel", "matig"),
        ("urgentiebesef-1_waarom", "Toch."),
        ("verzonnen-9_oordeel", "deels"),
        ("Tekst7", "iets"),
    ]);
    let ReadForm { sheet, faults } = read(&filled).unwrap();
    let field = |name: &str| FormFault::UnknownField(name.to_owned());
    let rating = FormFault::UnknownRating { field: "urgentiebesef-1_oordeel".into(), value: "matig".into() };
    assert_eq!(faults, [field("Tekst7"), rating, field("verzonnen-9_oordeel")]);
    assert_eq!(sheet.sheet.answers.len(), 1);
    let mut bare = form(&[]);
    bare.fields.remove("wp_formulier");
    bare.fields.insert("wp_meting".into(), " ".into());
    assert_eq!(read(&bare), Err(NotASheet(vec!["wp_formulier", "wp_meting"])));
}

#[test]
fn a_person_is_a_form_a_role_an_organisation_and_a_word() {
    let same = sheet(&[("rol", " wijkagent "), ("organisatie", "POLITIE")]);
    assert_eq!((&same.participant, &same.id), (&sheet(&[]).participant, &sheet(&[]).id));
    for other in [("rol", "wijkagent Zuid"), ("eigen_woord", "blauw"), ("wp_formulier", "formulier-2"), ("organisatie", "")] {
        assert_ne!(sheet(&[other]).participant, same.participant, "{other:?}");
    }
    assert_eq!(sheet(&[("wp_persoon", "deelnemer-1"), ("rol", "iets anders")]).participant.as_str(), "deelnemer-1");
}
