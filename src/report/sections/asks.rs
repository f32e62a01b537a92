//! What the team asks of those who can decide, one by one and whole.

use crate::model::Ask;
use crate::report::context::{Context, given, item_link};
use crate::report::document::{Anchor, Block, Entry, Fact, Heading, Text};

/// The asks with all that belongs to them; nothing where the team asks nothing. `anchor` is where references to them lead.
pub(super) fn asks(context: &Context<'_>, anchor: Option<Anchor>) -> Vec<Block> {
    let said = context.measurement.asks.iter().filter(|ask| !ask.is_blank());
    let entries: Vec<Entry> = said.zip(1_usize..).map(|(ask, number)| entry(context, ask, number)).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(Heading { anchor, ..Heading::new(2, "Wat het team vraagt") }), Block::Entries(entries)]
}

fn entry(context: &Context<'_>, ask: &Ask, number: usize) -> Entry {
    let texts = [("Wie beslist", &ask.who), ("Wanneer", &ask.when), ("Toelichting", &ask.explanation)];
    let mut fields: Vec<Fact> = texts.into_iter().filter_map(|(name, text)| Some(Fact::new(name, given(text)?))).collect();
    let items = ask.items.iter().map(|item| match context.number(item) {
        "" => Text::from(format!("‘{item}’")),
        _ => item_link(context, item),
    });
    fields.extend(Text::joined(items, ", ").map(|links| Fact::new("Voor punt", links)));
    Entry { number: number.to_string(), title: Text::strong(given(&ask.text).unwrap_or("Vraag zonder tekst")), fields }
}
