//! What the team agreed to do, ready to be shown: on its own screen, and beside the items and steps it came from.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::content::{Catalogue, ItemId, PreconditionId, StepId};
use crate::model::{Action, ActionId, Dossier, Drafts, Quarter};
use crate::words;

/// All actions. Computed when something changes, not for every frame.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionPlan {
    /// One for each action, in the order in which they were made.
    pub cards: Vec<ActionCard>,
    /// Which cards serve an item.
    pub of_item: BTreeMap<ItemId, Vec<usize>>,
    /// Which cards were made from a step.
    pub of_step: BTreeMap<StepId, Vec<usize>>,
    /// What was begun and not finished.
    pub drafts: Drafts,
    /// Every trekker of an action, in alphabetical order.
    pub owners: Vec<String>,
    /// The numbers of the items, as `3.2`.
    numbers: BTreeMap<ItemId, String>,
    /// The items that an action can serve, as they are called in a list.
    pub items: Vec<(ItemId, String)>,
    /// Every randvoorwaarde with an action, as it is called in short.
    pub preconditions: Vec<(PreconditionId, String)>,
    /// Every quarter in which an action is ready, in order.
    pub quarters: Vec<Quarter>,
    /// The present quarter; `None` where the clock of the computer is centuries off.
    pub present: Option<Quarter>,
    /// How much of it is over, from 0 to 1.
    pub elapsed: f32,
}

/// One action, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionCard {
    /// The action itself.
    pub action: Action,
    /// `Actie 3`; the report has the same number.
    pub name: String,
    /// What will be done, on one line.
    pub line: String,
    /// Whether it should have been ready.
    pub is_late: bool,
    /// The number of the item that it serves, as `3.2`, or its id where the content lacks it; empty where it serves none.
    pub number: String,
    /// The same with what it is about: `3.2 Geld en aanpak voor tien tot twintig jaar`.
    pub serves: String,
    /// The randvoorwaarde of that item.
    pub precondition: Option<PreconditionId>,
}

/// How much of a text stands on one line, in characters.
const LINE_LENGTH: usize = 72;

impl ActionPlan {
    /// Puts the actions of a dossier into words, as they are on this day.
    pub fn new(catalogue: &Catalogue, dossier: &Dossier, today: Date) -> Self {
        let present = Quarter::of(today);
        let numbers: BTreeMap<ItemId, String> = catalogue
            .preconditions()
            .iter()
            .flat_map(|precondition| {
                let number = precondition.number;
                precondition.items.iter().zip(1..).map(move |(item, at)| (item.id.clone(), format!("{number}.{at}")))
            })
            .collect();
        let number_of = |item: &ItemId| numbers.get(item).map_or("", String::as_str);
        let cards: Vec<ActionCard> = dossier
            .actions
            .iter()
            .zip(1..)
            .map(|(action, number)| ActionCard::new(catalogue, action, number, present, number_of))
            .collect();
        let (mut of_item, mut of_step) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for (index, card) in cards.iter().enumerate() {
            if let Some(item) = &card.action.item {
                of_item.entry(item.clone()).or_default().push(index);
            }
            if let Some(step) = &card.action.step {
                of_step.entry(step.clone()).or_default().push(index);
            }
        }
        let owners: BTreeSet<(String, &str)> = cards
            .iter()
            .map(|card| card.action.owner.trim())
            .filter(|owner| !owner.is_empty())
            .map(|owner| (owner.to_lowercase(), owner))
            .collect();
        let owners = owners.into_iter().map(|(_, owner)| owner.to_owned()).collect();
        let items =
            catalogue.items().map(|(_, item)| (item.id.clone(), format!("{} {}", number_of(&item.id), item.noun()))).collect();
        let has_card = |id: &PreconditionId| cards.iter().any(|card| card.precondition.as_ref() == Some(id));
        let preconditions = catalogue.preconditions().iter().filter(|it| has_card(&it.id));
        let preconditions = preconditions.map(|it| (it.id.clone(), it.short_title.clone())).collect();
        let quarters: BTreeSet<Quarter> = cards.iter().filter_map(|card| card.action.ready).collect();
        Self {
            cards,
            of_item,
            of_step,
            drafts: dossier.drafts.clone(),
            owners,
            numbers,
            items,
            preconditions,
            quarters: quarters.into_iter().collect(),
            present,
            elapsed: elapsed(today),
        }
    }

    /// The number of an item, as `3.2`; nothing for an item that the content lacks.
    pub fn number(&self, item: &ItemId) -> &str {
        self.numbers.get(item).map_or("", String::as_str)
    }

    /// The card of an action.
    pub fn card(&self, id: &ActionId) -> Option<&ActionCard> {
        self.cards.iter().find(|card| card.action.id == *id)
    }
}

impl ActionCard {
    fn new<'a>(
        catalogue: &Catalogue,
        action: &Action,
        number: usize,
        present: Option<Quarter>,
        number_of: impl Fn(&ItemId) -> &'a str,
    ) -> Self {
        let (number_of_item, serves, precondition) = match &action.item {
            None => (String::new(), String::new(), None),
            Some(item) => match catalogue.item(item) {
                Some((precondition, found)) => {
                    let number = number_of(item);
                    (number.to_owned(), format!("{number} {}", found.noun()), Some(precondition.id.clone()))
                }
                None => (item.to_string(), format!("‘{item}’, dat niet in deze vragenlijst staat"), None),
            },
        };
        let described = if action.what.trim().is_empty() { "Nog geen omschrijving" } else { &action.what };
        Self {
            name: format!("Actie {number}"),
            line: shortened(described, LINE_LENGTH),
            is_late: present.is_some_and(|present| action.is_late(present)),
            number: number_of_item,
            serves,
            precondition,
            action: action.clone(),
        }
    }

    /// `bezig`, or `bezig, te laat`.
    pub fn state(&self) -> String {
        let status = words::action_status(self.action.status);
        if self.is_late { format!("{status}, te laat") } else { status.to_owned() }
    }

    /// The trekker, or that there is none yet.
    pub fn owner(&self) -> &str {
        owner(&self.action)
    }
}

/// How much of its quarter is over on a day, from 0 to 1.
fn elapsed(today: Date) -> f32 {
    const DAYS: f32 = 91.3;
    let months = f32::from((today.month() - 1) % 3);
    ((months * DAYS / 3.0 + f32::from(today.day()) - 0.5) / DAYS).clamp(0.0, 1.0)
}

/// The trekker of an action, or that there is none yet.
pub(in crate::ui) fn owner(action: &Action) -> &str {
    match action.owner.trim() {
        "" => "Nog geen trekker",
        owner => owner,
    }
}

/// When an action is to be done: `Van 4e kwartaal 2026 tot en met 2e kwartaal 2027`, or what of it is known.
pub(in crate::ui) fn period(action: &Action) -> String {
    let quarter = words::quarter;
    match (action.start, action.ready) {
        (Some(start), Some(ready)) if start == ready => format!("In {}", quarter(start)),
        (Some(start), Some(ready)) if ready < start => {
            format!("Start in {}, klaar in {}: dat kan niet", quarter(start), quarter(ready))
        }
        (Some(start), Some(ready)) => format!("Van {} tot en met {}", quarter(start), quarter(ready)),
        (Some(start), None) => format!("Start in {}", quarter(start)),
        (None, Some(ready)) => format!("Klaar in {}", quarter(ready)),
        (None, None) => "Nog niet gepland".to_owned(),
    }
}

/// The text on one line of at most so many characters, cut between words where there are some.
fn shortened(text: &str, length: usize) -> String {
    // No more than can be shown is looked at, so that a pasted book costs nothing.
    let start: String = text.chars().take(length * 4).collect();
    let line = start.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= length && start.len() == text.len() {
        return line;
    }
    let cut: String = line.chars().take(length).collect();
    let whole_words = cut.rfind(' ').map_or(cut.as_str(), |end| &cut[..end]);
    format!("{} …", whole_words.trim_end_matches([',', '.', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{ActionPlan, elapsed, shortened};
    use crate::content::Catalogue;
    use crate::model::{Action, ActionId, ActionStatus, Dossier, IdGenerator, Profile, Quarter};

    struct Counting(u32);

    impl IdGenerator for Counting {
        fn next_id(&mut self) -> String {
            self.0 += 1;
            self.0.to_string()
        }
    }

    fn quarter(text: &str) -> Option<Quarter> {
        (!text.is_empty()).then(|| Quarter::try_from(text.to_owned()).unwrap())
    }

    /// A plan, on 21 November 2026, of actions as `start ready status owner`.
    fn plan(actions: &[(&str, &str, ActionStatus, &str)]) -> ActionPlan {
        let day = date(2026, 11, 21);
        let mut dossier = Dossier::new(Profile::default(), "1", day, &mut Counting(0));
        dossier.actions = actions
            .iter()
            .enumerate()
            .map(|(index, (start, ready, status, owner))| Action {
                owner: (*owner).to_owned(),
                start: quarter(start),
                ready: quarter(ready),
                status: *status,
                ..Action::new(ActionId::new(index.to_string()), "Doe iets")
            })
            .collect();
        ActionPlan::new(Catalogue::built_in(), &dossier, day)
    }

    fn example() -> ActionPlan {
        use ActionStatus::{Done, Dropped, InProgress, Planned};
        plan(&[
            ("", "", Planned, "Wijkagent"),
            ("2026-K4", "2027-K1", InProgress, " Wijkagent "),
            ("2026-K3", "2027-K1", Planned, "corporatie"),
            ("", "2026-K3", InProgress, "corporatie"),
            ("", "2026-K3", Done, ""),
            ("2026-K4", "2026-K4", Dropped, ""),
        ])
    }

    #[test]
    fn only_what_is_open_can_be_late() {
        let late: Vec<bool> = example().cards.iter().map(|card| card.is_late).collect();
        assert_eq!(late, [false, false, false, true, false, false]);
        assert_eq!(example().owners, ["corporatie", "Wijkagent"]);
    }

    #[test]
    fn a_quarter_goes_by_in_its_three_months() {
        for (day, expected) in [(date(2026, 10, 1), 0.0), (date(2026, 11, 15), 0.5), (date(2026, 12, 31), 1.0)] {
            assert!((elapsed(day) - expected).abs() < 0.02, "{day}: {}", elapsed(day));
        }
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(shortened("Maak  een\nplan", 20), "Maak een plan");
        assert_eq!(shortened("Maak een plan, en voer het uit", 15), "Maak een plan …");
        assert_eq!(shortened(&"a".repeat(1_000_000), 10), format!("{} …", "a".repeat(10)));
    }
}
