//! What a report says of asks, streefniveaus, the terugblik, what changed and what was checked.

use wijkpeil::model::{Ask, AskId, Decider, Ease, Effect, Rating};
use wijkpeil::report::ReportKind::{FollowUp, Gaps};

use super::dossiers;
use crate::support::dossiers::a_year_later;
use crate::support::printed;
use crate::support::report::Printed;

fn follow_up() -> Printed {
    Printed::of(a_year_later()).kind(FollowUp)
}

#[test]
fn each_ask_stands_whole_with_who_decides_and_for_what() {
    let mut dossier = dossiers::complete();
    let item = wijkpeil::content::ItemId::new("urgentiebesef.2");
    printed::change(&mut dossier, |open| {
        let first = Ask {
            explanation: "Nu stopt het geld in 2028.".into(),
            who: "College en raad".into(),
            when: "Vóór 1 juli 2027".into(),
            items: [item.clone(), wijkpeil::content::ItemId::new("weg.1")].into(),
            ..Ask::new(AskId::new("een"), "Zet de wijkaanpak in de kadernota 2028.")
        };
        open.asks = vec![first, Ask::new(AskId::new("leeg"), " "), Ask::new(AskId::new("twee"), "Nodig de scholen uit.")];
    });
    let report = Printed::of(dossier);
    let asked = report.below("Wat het team vraagt");
    asked
        .says("| 1 | Zet de wijkaanpak in de kadernota 2028. | College en raad | Vóór 1 juli 2027 punten 1.2")
        .says("‘weg.1’ |")
        .says("| 2 | Nodig de scholen uit. | – | – |");
    asked.never_says("| 3 |").never_says("Nu stopt het geld");
    report.below("Vraag 1").says("Nu stopt het geld in 2028.");
}

#[test]
fn an_aandachtspunt_says_who_can_decide_and_how_it_was_weighed() {
    let mut dossier = dossiers::complete();
    let mut decided = None;
    printed::change(&mut dossier, |open| {
        let (id, answer) = open.answers.iter_mut().find(|(_, answer)| answer.rating.is_some_and(Rating::is_gap)).unwrap();
        (answer.decider, answer.effect, answer.ease) = (Some(Decider::Board), Some(Effect::Large), Some(Ease::Hard));
        decided = Some(id.clone());
    });
    Printed::of(dossier.clone()).below("Aandachtspunten en besluiten").says("| bestuurder | plan |");
    Printed::of(dossier).kind(Gaps).below("De bestuurder beslist").says("Afweging: effect groot, lastig: plan");
}

#[test]
fn the_terugblik_tells_what_became_of_each_action() {
    let report = follow_up();
    let first = report.below("Terugblik op de acties");
    first.says("nog niet besproken");
    for outcome in ["niet", "deels", "klaar", "vervallen", "nog niet besproken"] {
        report.says(&format!("| {outcome} | A"));
    }
    report.says("Dat leverde op: ").never_says("Wat er van de acties kwam");
    follow_up().without_notes().says("Terugblik op de acties").never_says("Dat leverde op: ");
    Printed::of(dossiers::complete()).never_says("Terugblik op de acties");
}

#[test]
fn a_target_is_reached_missed_or_not_certain() {
    let report = follow_up();
    let targets = report.below("Streefniveaus");
    targets.says("gehaald").says("niet gehaald").says("niet zeker").says("4 van 4 op orde");
    Printed::of(a_year_later()).below("Streefniveaus").never_says("Gehaald?");
}

#[test]
fn it_is_counted_how_many_ratings_somebody_else_looked_at() {
    let mut dossier = dossiers::complete();
    printed::change(&mut dossier, |open| open.answers.values_mut().for_each(|answer| answer.checked_with = None));
    Printed::of(dossier.clone()).says("Bij geen enkel oordeel is de onderbouwing nagekeken");
    printed::change(&mut dossier, |open| {
        let known = open.answers.values_mut().filter(|answer| answer.rating.is_some_and(Rating::is_known));
        known.take(2).for_each(|answer| answer.checked_with = Some("de huurdersvereniging".into()));
    });
    let report = Printed::of(dossier);
    report
        .says("zijn er twee nagekeken met iemand van buiten het team.")
        .says("Ziet een ander dit ook?: de huurdersvereniging");
}
