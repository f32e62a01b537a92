//! Actions that are taken over from what others did: from the steps of an example, and from a template for a plan.

use crate::content::{ItemId, PlanLine, PlanRisk, PlanTemplate, PracticeEntry, PracticePartId};
use crate::model::{NewAction, Quarter, TakenFrom};

/// A line of a template that the team wants in its own plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenLine {
    /// The line, or a risk of the plan as a whole.
    pub part: PracticePartId,
    /// The team's own aandachtspunten for which it does this: each gets an action of its own. May be empty.
    pub items: Vec<ItemId>,
}

/// The chosen lines of a template as actions of the team, in the order of the template: each with the role that leads its
/// pillar, its quarters counted from the team's own first one, and what could stand in its way. A chosen risk of the plan as a
/// whole becomes an action that takes its measure. What the template does not have is passed over, and a quarter beyond 2100 is
/// left open.
pub fn actions_from_template(template: &PlanTemplate, chosen: &[ChosenLine], first: Quarter) -> Vec<NewAction> {
    let mut actions = Vec::new();
    let mut add = |part: &PracticePartId, action: NewAction| {
        let Some(chosen) = chosen.iter().find(|chosen| chosen.part == *part) else { return };
        let action = NewAction { source: Some(TakenFrom::template(template, part.clone())), ..action };
        if chosen.items.is_empty() {
            actions.push(action);
        } else {
            actions.extend(chosen.items.iter().map(|item| NewAction { item: Some(item.clone()), ..action.clone() }));
        }
    };
    for (group, line) in template.lines() {
        add(&line.id, NewAction { owner: group.owner.clone(), ..from_line(template, line, first) });
    }
    for risk in template.risks_of_all() {
        let action =
            NewAction { what: risk.measure.clone(), start: Some(first), risk: risk.risk.clone(), ..NewAction::default() };
        add(&risk.id, action);
    }
    actions
}

fn from_line(template: &PlanTemplate, line: &PlanLine, first: Quarter) -> NewAction {
    let risks: Vec<_> = template.risks_of(&line.id).collect();
    let joined = |text: fn(&PlanRisk) -> &str| risks.iter().map(|risk| text(risk)).collect::<Vec<_>>().join(" ");
    NewAction {
        what: line.what.clone(),
        start: first.plus(line.start),
        ready: line.ready.and_then(|ready| first.plus(ready)),
        risk: joined(|risk| &risk.risk),
        risk_measure: joined(|risk| &risk.measure),
        ..NewAction::default()
    }
}

/// The chosen steps of an example as actions, in the order of the example. What the example does not have is passed over.
pub fn actions_from_steps(entry: &PracticeEntry, chosen: &[PracticePartId]) -> Vec<NewAction> {
    let steps = entry.steps.iter().filter(|step| chosen.contains(&step.id));
    steps
        .map(|step| NewAction {
            what: step.title.clone(),
            source: Some(TakenFrom::step(entry, step.id.clone())),
            ..NewAction::default()
        })
        .collect()
}

/// An example as a whole as an action: to do what it does.
pub fn action_from_entry(entry: &PracticeEntry) -> NewAction {
    NewAction { what: entry.summary.clone(), source: Some(TakenFrom::entry(entry)), ..NewAction::default() }
}

#[cfg(test)]
mod tests {
    use super::{ChosenLine, action_from_entry, actions_from_steps, actions_from_template};
    use crate::content::{ItemId, Library, PlanTemplateId, PracticeId, PracticePartId};
    use crate::model::{NewAction, Quarter};

    fn actions(chosen: &[(&str, &[&str])], (year, number): (i16, u8)) -> Vec<NewAction> {
        let template = Library::built_in().template(&PlanTemplateId::new("sjabloon.zwolle")).unwrap();
        let chosen: Vec<ChosenLine> = chosen
            .iter()
            .map(|(part, items)| ChosenLine {
                part: PracticePartId::new(*part),
                items: items.iter().copied().map(ItemId::new).collect(),
            })
            .collect();
        actions_from_template(template, &chosen, Quarter::new(year, number).unwrap())
    }

    /// What, trekker, start and end of each.
    fn told(actions: &[NewAction]) -> Vec<String> {
        let quarter = |quarter: Option<Quarter>| quarter.map_or_else(|| "…".to_owned(), |quarter| quarter.to_string());
        let tell = |it: &NewAction| format!("{} {}–{} {}", it.owner, quarter(it.start), quarter(it.ready), it.what);
        actions.iter().map(tell).collect()
    }

    #[test]
    fn quarters_count_from_the_teams_own_start() {
        let chosen: [(&str, &[&str]); 4] = [
            ("sjabloon.zwolle.coordinatiepunt.3", &[]),
            ("sjabloon.zwolle.bewust.1", &[]),
            ("sjabloon.zwolle.bewust.2", &[]),
            ("bestaat.niet", &[]),
        ];
        let expected = [
            "Beleidsadviseur HR 2027-K2–2027-K2 Verkennen: hoe krijgt ondermijning een plek in het integriteitsbeleid en bij het \
             inwerken van nieuwe medewerkers?",
            "Beleidsadviseur HR 2027-K3–2028-K3 Neem ondermijning op in het integriteitsbeleid en in het inwerkprogramma voor \
             nieuwe medewerkers.",
            "Strategisch adviseur Veiligheid 2028-K3–… Richt het coördinatiepunt in, volg hoe het werkt en maak het steeds beter.",
        ];
        assert_eq!(told(&actions(&chosen, (2027, 2))), expected);
        // In the plan itself quarter 0 is the fourth of 2019.
        let own = actions(&chosen, (2019, 4));
        assert_eq!((own[1].start, own[1].ready), (Quarter::new(2020, 1).ok(), Quarter::new(2021, 1).ok()));
        // What lies beyond the last quarter is left open.
        let late = actions(&chosen, (2100, 4));
        assert_eq!((late[0].start, late[1].start), (Quarter::new(2100, 4).ok(), None));
    }

    #[test]
    fn each_gap_of_a_line_has_an_action_of_its_own() {
        let found = actions(&[("sjabloon.zwolle.samenleving.3", &["lokale-kracht.1", "lokale-kracht.5"])], (2027, 1));
        let items: Vec<_> = found.iter().map(|action| action.item.as_ref().map(ItemId::as_str)).collect();
        assert_eq!(items, [Some("lokale-kracht.1"), Some("lokale-kracht.5")]);
        for action in &found {
            assert_eq!(
                action.risk,
                "Inwoners en ondernemers melden iets, maar de organisatie kan de melding nog niet opvolgen."
            );
            assert_eq!(action.risk_measure, "Open zo’n meldpunt pas als de organisatie meldingen kan opvolgen.");
            let source = action.source.as_ref().unwrap();
            assert_eq!(source.practice.as_str(), "praktijk.zwolle-programma");
            assert_eq!(source.part.as_ref().unwrap().as_str(), "sjabloon.zwolle.samenleving.3");
        }
    }

    #[test]
    fn a_risk_of_the_whole_plan_becomes_an_action_that_takes_its_measure() {
        let found = actions(&[("sjabloon.zwolle.risico.2", &[]), ("sjabloon.zwolle.risico.5", &[])], (2027, 1));
        let [action] = &found[..] else { panic!("a risk of one line belongs to that line: {found:?}") };
        assert_eq!(action.what, "Blijf de hele looptijd duidelijk vertellen over het programma en over ondermijning.");
        assert_eq!(action.risk, "De urgentie zakt weg bij raad, college of management.");
        assert_eq!((action.start, action.ready), (Quarter::new(2027, 1).ok(), None));
    }

    #[test]
    fn chosen_steps_become_actions_that_name_their_example() {
        let entry = Library::built_in().get(&PracticeId::new("praktijk.handreiking-instrumentarium")).unwrap();
        let step = PracticePartId::new("praktijk.handreiking-instrumentarium.stap.2");
        let found = actions_from_steps(entry, &[step.clone(), PracticePartId::new("praktijk.handreiking-leren.stap.1")]);
        let [action] = &found[..] else { panic!("{found:?}") };
        assert_eq!(action.what, "Kijk ook naar zachtere middelen");
        let source = action.source.as_ref().unwrap();
        assert_eq!((&*source.title, source.part.as_ref()), ("Bestuurlijke middelen inzetten", Some(&step)));

        let whole = action_from_entry(entry);
        assert_eq!(whole.what, entry.summary);
        assert_eq!(whole.source.unwrap().part, None);
    }
}
