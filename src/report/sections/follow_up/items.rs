//! Item by item what changed, with what it rested on then and rests on now; the rest as one table.

use std::collections::BTreeSet;

use super::super::preconditions::{first_views, minority_facts};
use super::Named;
use crate::analysis::{Change, ItemChange, NotComparable, PreconditionComparison, PreconditionScore, unplaced};
use crate::content::{EarlierWording, ItemId, Precondition};
use crate::model::{Answer, ChangeReason, HandVotes, Measurement, Rating};
use crate::report::anchors::{action_anchor, item_anchor};
use crate::report::context::{Context, Earlier, action_number, given};
use crate::report::document::{Anchor, Block, Column, Fact, Heading, Mark, Pair, Pairs, Row, Side, Table, Text};
use crate::report::parts::{beside_status, chapter, lead, paragraph, rating_status, small};
use crate::words;

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let Some(earlier) = &context.earlier else { return Vec::new() };
    let named = Named::new(context, earlier);
    let items = Items { context, earlier, named };
    let mut blocks = Vec::from(chapter("Wat veranderde, punt voor punt"));
    let pairs: Vec<Block> = earlier.comparison.preconditions.iter().flat_map(|change| items.changed(change)).collect();
    blocks.push(lead(if pairs.is_empty() {
        format!("Geen enkel punt heeft een ander oordeel dan in de {}.", items.named.then)
    } else {
        format!("Alleen de punten met een ander oordeel dan in de {}. De andere staan erna in een tabel.", items.named.then)
    }));
    blocks.extend(pairs);
    blocks.extend(items.rest());
    blocks
}

struct Items<'a> {
    context: &'a Context<'a>,
    earlier: &'a Earlier<'a>,
    named: Named,
}

impl<'a> Items<'a> {
    /// The items of a randvoorwaarde with another rating; nothing where it has none.
    fn changed(&self, change: &PreconditionComparison) -> Vec<Block> {
        let Some(precondition) = self.context.catalogue.precondition(&change.id) else { return Vec::new() };
        let pairs: Vec<Pair> = change.items.iter().filter(|item| item.has_moved()).filter_map(|item| self.pair(item)).collect();
        if pairs.is_empty() {
            return Vec::new();
        }
        let title = Heading { number: precondition.number.to_string(), ..Heading::new(2, &precondition.title) };
        let status = super::change_status(change.direction, words::direction(change.direction));
        let said = beside_status(status, vec![paragraph(self.scores(precondition, change))]);
        vec![Block::Heading(title), said, Block::Pairs(Pairs { names: self.dated(), pairs })]
    }

    /// `0-meting, 15 oktober 2026`, and the later one.
    fn dated(&self) -> [String; 2] {
        [super::dated(&self.named.then, self.earlier.measurement), super::dated(&self.named.now, self.context.measurement)]
    }

    /// `Van 50–84% naar 100% over drie vergelijkbare punten. Over alle vier punten: 87%. 1 werkelijkheid, 1 kennis.`
    fn scores(&self, precondition: &Precondition, change: &PreconditionComparison) -> Text {
        let (all, compared) = (change.items.len(), change.compared());
        let mut said = Vec::new();
        if let Some((old, new)) = change.old.zip(change.new) {
            let (old, new) = (words::percentages(&old), words::percentages(&new));
            let over = match (compared, all) {
                (1, _) => "het ene vergelijkbare punt".to_owned(),
                (compared, all) if compared == all => format!("alle {} punten", words::number_word(all)),
                (compared, _) => format!("{} vergelijkbare punten", words::number_word(compared)),
            };
            said.push(if old == new {
                format!("Toen en nu {new}, over {over}.")
            } else {
                format!("Van {old} naar {new}, over {over}.")
            });
        } else {
            said.push("Geen enkel punt is te vergelijken.".to_owned());
        }
        let score = self.context.scores.precondition(&precondition.id).filter(|_| compared < all);
        if let Some(interval) = score.and_then(PreconditionScore::known_interval) {
            said.push(format!("Over alle {} punten: {}.", words::number_word(all), words::percentages(&interval)));
        }
        let why =
            change.reasons.map_or_else(|| words::change_figures(&change.counts), |reasons| words::reason_figures(&reasons));
        said.push(format!("{}.", words::sentence_case(&why)));
        Text::from(said.join(" "))
    }

    fn pair(&self, change: &ItemChange) -> Option<Pair> {
        let context = self.context;
        let (_, item) = context.catalogue.item(&change.item)?;
        let number = context.number(&change.item).to_owned();
        let heading = Heading { number, anchor: Some(item_anchor(&change.item)), ..Heading::new(3, item.noun()) };
        let [then, now] = self.answers(&change.item);
        Some(Pair {
            heading,
            text: context.item_text(item).into(),
            sides: [
                Side { when: "Toen".to_owned(), status: rating_status(change.old), said: self.said_then(then) },
                Side { when: "Nu".to_owned(), status: rating_status(change.new), said: self.said_now(&change.item, then, now) },
            ],
            between: self.between(change, now),
        })
    }

    fn answers(&self, item: &ItemId) -> [Option<&'a Answer>; 2] {
        [self.earlier.measurement, self.context.measurement].map(|measurement| measurement.answers.get(item))
    }

    /// What the rating rested on then, or what else was noted.
    fn said_then(&self, then: Option<&'a Answer>) -> Vec<Fact> {
        let Some(then) = then.filter(|_| self.context.options.notes) else { return Vec::new() };
        if let Some(evidence) = given(&then.evidence) {
            return vec![Fact::new("", evidence)];
        }
        let noted = [("Notitie", &then.note), ("Reden n.v.t.", &then.reason)];
        let noted = noted.into_iter().filter_map(|(name, text)| Some(Fact::new(name, given(text)?)));
        [Fact::new("", "Geen onderbouwing.")].into_iter().chain(noted).collect()
    }

    /// All that is said now.
    fn said_now(&self, item: &ItemId, then: Option<&'a Answer>, now: Option<&'a Answer>) -> Vec<Fact> {
        let context = self.context;
        let mut said = Vec::new();
        if let Some(answer) = now {
            let is_as_then = |evidence: &str| then.is_some_and(|then| then.evidence.trim() == evidence);
            if let Some(evidence) = context.note(&answer.evidence) {
                said.push(Fact::new("", if is_as_then(evidence) { "Dezelfde onderbouwing als toen." } else { evidence }));
            } else if context.options.notes {
                said.push(Fact::new("", "Geen onderbouwing."));
            }
            said.extend(self.noted(answer));
        }
        said.extend(first_views(context, item));
        said.extend(self.actions(item));
        said
    }

    /// What is said beside the onderbouwing.
    fn noted(&self, answer: &'a Answer) -> Vec<Fact> {
        let context = self.context;
        // Every field is named, so that none can be forgotten. What helps to decide stands among the aandachtspunten, and what
        // changed after a bar.
        let Answer {
            rating,
            evidence: _,
            checked_with,
            note,
            reason,
            what_changed: _,
            change_reason: _,
            priority: _,
            decider: _,
            effect: _,
            ease: _,
            left_as_is: _,
            hand_votes,
            minority_views,
        } = answer;
        let checked = checked_with.as_deref().map(|with| given(with).unwrap_or("ja, nagekeken buiten het team"));
        let texts =
            [("Ziet een ander dit ook?", checked), ("Notitie", Some(note.as_str())), ("Reden n.v.t.", Some(reason.as_str()))];
        let mut said: Vec<Fact> =
            texts.into_iter().filter_map(|(name, text)| Some(Fact::new(name, context.note(text?)?))).collect();
        // At an aandachtspunt it stands with what is decided.
        let is_gap = rating.is_some_and(Rating::is_gap);
        said.extend(context.left_as_is(answer).filter(|_| !is_gap).map(|reason| Fact::new("Bewust niet", reason)));
        if !hand_votes.is_empty() {
            said.push(Fact::new("Handen", said_votes(hand_votes)));
        }
        said.extend(minority_facts(context, minority_views));
        said
    }

    /// The numbers of the actions that serve the item, and what was begun as one.
    fn actions(&self, item: &ItemId) -> Vec<Fact> {
        let numbers = self.context.serving(item).map(|(number, _)| Text::link(action_number(number), action_anchor(number)));
        let begun = self.context.begun_action(item).map(|text| Text::from(format!("{text} ({})", words::UNFINISHED)));
        let name = if self.context.serving(item).count() > 1 { "Acties" } else { "Actie" };
        let numbers = Text::joined(numbers, ", ");
        numbers.into_iter().chain(begun).map(|value| Fact::new(name, value)).collect()
    }

    /// What changed and why, and why it cannot be compared.
    fn between(&self, change: &ItemChange, now: Option<&'a Answer>) -> Vec<Text> {
        let mut said = Vec::new();
        if let Change::NotComparable(reason) = change.change {
            said.push(Text::strong("Niet vergelijkbaar. ").then(self.not_comparable(reason, &change.item)));
        }
        said.extend(self.reworded(&change.item).map(Text::from));
        let what = self.what_changed(&change.item, now.and_then(|answer| answer.what_changed));
        let why = now.and_then(|answer| self.context.note(&answer.change_reason));
        let before = self.context.measurement.number.checked_sub(1);
        let is_about_another = before.is_some_and(|before| self.earlier.measurement.number != before);
        let about =
            before.filter(|_| is_about_another).map(|before| format!("Anders dan in de {}: ", words::measurement(before)));
        if what.is_some() || why.is_some() {
            let what = Text::strong(format!("{}{}", about.unwrap_or_default(), what.unwrap_or_default()));
            said.push(match why {
                Some(why) => what.then(format!(" {why}")),
                None => what,
            });
        }
        said
    }

    /// What changed where the rating differs from the one just before.
    fn what_changed(&self, item: &ItemId, reason: Option<ChangeReason>) -> Option<&'static str> {
        let then = self.context.dossier.before(self.context.measurement)?.rating(item)?;
        self.context.measurement.rating(item).filter(|now| *now != then)?;
        Some(match reason {
            Some(ChangeReason::Reality) => "De werkelijkheid veranderde.",
            Some(ChangeReason::Yardstick) => "De maatlat veranderde: het team kijkt er anders naar.",
            Some(ChangeReason::Knowledge) => "De kennis veranderde: het team weet nu meer.",
            None => "Reden niet gegeven.",
        })
    }

    /// What stood there then, where an item is compared although its wording changed, and why that can be done.
    fn reworded(&self, id: &ItemId) -> Option<String> {
        let (_, item) = self.context.catalogue.item(id)?;
        let then = self.earlier.measurement.frozen_wording(id)?;
        let EarlierWording { text, reason } = item.earlier_wording(then)?;
        Some(format!("Andere woorden. Toen stond er: ‘{text}’ Dat vraagt hetzelfde. {reason}"))
    }

    /// Why an item cannot be compared, with what stood there then.
    fn not_comparable(&self, reason: NotComparable, item: &ItemId) -> String {
        let said = words::sentence_case(&words::not_comparable(reason, &self.named.then, &self.named.now));
        let wording = self.earlier.measurement.frozen_wording(item).filter(|_| reason == NotComparable::WordingChanged);
        let wording = wording.map(|wording| format!(" Toen stond er: ‘{wording}’")).unwrap_or_default();
        let end = if said.ends_with('.') { "" } else { "." };
        format!("{said}{end}{wording}")
    }

    /// The items that have the rating that they had, or that lack one in one of the two; and answers to items that the content
    /// lacks.
    fn rest(&self) -> Vec<Block> {
        let all = self.earlier.comparison.preconditions.iter().flat_map(|change| &change.items);
        let (open, same): (Vec<&ItemChange>, Vec<&ItemChange>) =
            all.filter(|item| !item.has_moved()).partition(|item| item.new.is_none() && item.old.is_some());
        let others: BTreeSet<&ItemId> = [self.earlier.measurement, self.context.measurement]
            .into_iter()
            .flat_map(|measurement| unplaced(self.context.catalogue, measurement).map(|(id, _)| id))
            .collect();
        let has_others = !others.is_empty();
        let unplaced = others.into_iter().map(|id| self.unplaced_standing(id));
        let same = same.into_iter().filter_map(|item| self.standing(item)).chain(unplaced).collect();
        let open = open.into_iter().filter_map(|item| self.standing(item)).collect();
        let mut blocks = Self::told(format!("Nog niet beantwoord in de {}", self.named.now), open);
        blocks.extend(Self::told("Wat niet veranderde".to_owned(), same));
        if has_others {
            blocks.push(small(
                "Een punt zonder nummer staat niet in de gebruikte vragenlijst, bijvoorbeeld omdat die lijst is veranderd. Het telt niet mee \
                 in de scores.",
            ));
        }
        blocks
    }

    /// Items below a heading: those of which something was written each in a row, and the others together by how they stand. Nothing
    /// where there are none.
    fn told(title: String, items: Vec<Standing>) -> Vec<Block> {
        if items.is_empty() {
            return Vec::new();
        }
        let (written, bare): (Vec<Standing>, Vec<Standing>) = items.into_iter().partition(|item| item.said.is_some());
        let mut blocks = vec![Block::WideHeading(Heading::new(2, title))];
        if !written.is_empty() {
            let columns =
                vec![Column::left("Punt", 5.4), Column::left("Wat het team erbij schrijft", 9.6), Column::left("Oordeel", 4.0)];
            let summary = "De punten zonder ander oordeel, met wat het team erbij schrijft.".to_owned();
            let rows = written.into_iter().map(Standing::row).collect();
            blocks.push(Block::Table(Table { summary, columns, rows, has_row_headings: true }));
        }
        if !bare.is_empty() {
            let columns = vec![Column::marked("Oordeel", 5.4), Column::left("Punten zonder tekst", 13.6)];
            let summary = "De punten zonder ander oordeel en zonder tekst, bij elkaar per oordeel.".to_owned();
            blocks.push(Block::Table(Table { summary, columns, rows: by_standing(bare), has_row_headings: false }));
        }
        blocks
    }

    fn standing(&self, change: &ItemChange) -> Option<Standing> {
        let (_, item) = self.context.catalogue.item(&change.item)?;
        let what = Text::strong(self.context.number(&change.item)).then(format!(" {}", item.noun()));
        let standing = match (change.old, change.new, change.change) {
            (_, now, Change::NotComparable(NotComparable::NotAskedBefore)) => {
                format!("{}, toen niet gevraagd", words_of(now))
            }
            (then, now, _) => then_and_now(then, now),
        };
        let mut texts = Vec::new();
        if let Change::NotComparable(reason) = change.change
            && reason != NotComparable::NotAskedBefore
        {
            texts.push(Text::strong("Niet vergelijkbaar. ").then(self.not_comparable(reason, &change.item)));
        }
        texts.extend(self.reworded(&change.item).map(Text::from));
        texts.extend(self.written(&change.item));
        Some(Standing::new(what, texts, (change.new, standing), item_anchor(&change.item)))
    }

    fn unplaced_standing(&self, id: &ItemId) -> Standing {
        let wording = |measurement: &'a Measurement| measurement.frozen_wording(id);
        let text = wording(self.context.measurement).or_else(|| wording(self.earlier.measurement));
        let what = Text::from(text.map_or_else(|| format!("Punt ‘{id}’"), str::to_owned));
        let [then, now] = self.answers(id).map(|answer| answer.map(|answer| answer.rating));
        let standing = match (then, now) {
            (None, Some(now)) => format!("{}, toen niet gevraagd", words_of(now)),
            (Some(then), None) => format!("niet meer gevraagd, toen {}", words_of(then)),
            (then, now) => then_and_now(then.flatten(), now.flatten()),
        };
        Standing::new(what, self.written(id), (now.flatten(), standing), item_anchor(id))
    }

    /// What the team writes now at an item of the table, with the name of each text but the onderbouwing.
    fn written(&self, id: &ItemId) -> Vec<Text> {
        let [then, now] = self.answers(id);
        let Some(now) = now else { return Vec::new() };
        let evidence = self.context.note(&now.evidence).map(|evidence| {
            let is_as_then = then.is_some_and(|then| then.evidence.trim() == evidence);
            Text::from(if is_as_then { format!("Als toen: {evidence}") } else { evidence.to_owned() })
        });
        let why = self.context.note(&now.change_reason).map(|why| Fact::new("Waarom anders", why));
        let views = first_views(self.context, id);
        let facts = self.noted(now).into_iter().chain(why).chain(views).chain(self.actions(id));
        evidence.into_iter().chain(facts.map(|fact| fact.in_a_line())).collect()
    }
}

/// An item without another rating.
struct Standing {
    what: Text,
    /// What the team writes of it; `None` where that is nothing.
    said: Option<Text>,
    rating: Option<Rating>,
    /// `deels, als toen`.
    words: String,
    anchor: Anchor,
}

impl Standing {
    fn new(what: Text, texts: Vec<Text>, (rating, words): (Option<Rating>, String), anchor: Anchor) -> Self {
        Self { what, said: Text::joined(texts, "\n"), rating, words, anchor }
    }

    fn row(self) -> Row {
        let cells = vec![self.what, self.said.unwrap_or_default(), self.words.into()];
        Row { mark: Some(Mark::Rating(self.rating)), anchors: vec![self.anchor], ..Row::of(cells) }
    }
}

/// A row for all items that stand alike, in the order in which the first of each comes.
fn by_standing(items: Vec<Standing>) -> Vec<Row> {
    let mut groups: Vec<(String, Vec<Standing>)> = Vec::new();
    for item in items {
        match groups.iter_mut().find(|(words, _)| *words == item.words) {
            Some((_, group)) => group.push(item),
            None => groups.push((item.words.clone(), vec![item])),
        }
    }
    let row = |(words, group): (String, Vec<Standing>)| {
        let mark = group.first().map(|item| Mark::Rating(item.rating));
        let anchors = group.iter().map(|item| item.anchor.clone()).collect();
        let names = Text::joined(group.into_iter().map(|item| item.what), "; ").unwrap_or_default();
        Row { mark, anchors, ..Row::of(vec![Text::strong(words), names]) }
    };
    groups.into_iter().map(row).collect()
}

fn words_of(rating: Option<Rating>) -> &'static str {
    rating.map_or("niet beantwoord", words::rating)
}

/// `deels, als toen`, or `niet beantwoord, toen deels`.
fn then_and_now(then: Option<Rating>, now: Option<Rating>) -> String {
    if then == now { format!("{}, als toen", words_of(now)) } else { format!("{}, toen {}", words_of(now), words_of(then)) }
}

fn said_votes(votes: &HandVotes) -> String {
    let said = Rating::ALL.into_iter().filter_map(|rating| Some(format!("{} {}", words::rating(rating), votes.get(&rating)?)));
    said.collect::<Vec<_>>().join(", ")
}
