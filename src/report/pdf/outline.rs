//! The outline beside the pages, nested as the headings are.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary, text_string};

use super::super::page::Layout;
use super::destination;

/// Writes the outline, and the labels of the pages.
///
/// # Errors
/// When the file has no catalog.
pub(super) fn write(file: &mut Document, layout: &Layout, pages: &[ObjectId]) -> Result<(), lopdf::Error> {
    let labels = dictionary! { "Nums" => vec![Object::from(0), dictionary! { "S" => "D" }.into()] };
    file.catalog_mut()?.set("PageLabels", labels);
    if layout.outline.is_empty() {
        return Ok(());
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = layout.outline.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(&layout.outline.iter().map(|entry| entry.level).collect::<Vec<_>>());
    let mut kids: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    // The place of each heading among those that stand under the same one.
    let mut positions = Vec::with_capacity(parents.len());
    for (index, parent) in parents.iter().enumerate() {
        let siblings = kids.entry(*parent).or_default();
        positions.push(siblings.len());
        siblings.push(index);
    }
    let kids_of = |parent: Option<usize>| kids.get(&parent).map(Vec::as_slice).unwrap_or_default();
    for (index, entry) in layout.outline.iter().enumerate() {
        let siblings = kids_of(parents[index]);
        let position = positions[index];
        let mut item = dictionary! {
            "Title" => text_string(&entry.text),
            "Parent" => parents[index].map_or(root, |parent| ids[parent]),
            "Dest" => destination(layout, pages, entry.page, entry.y),
        };
        if let Some(before) = position.checked_sub(1).and_then(|before| siblings.get(before)) {
            item.set("Prev", ids[*before]);
        }
        if let Some(after) = siblings.get(position + 1) {
            item.set("Next", ids[*after]);
        }
        let kids = kids_of(Some(index));
        if let (Some(first), Some(last)) = (kids.first(), kids.last()) {
            item.set("First", ids[*first]);
            item.set("Last", ids[*last]);
            // Negative: closed, so that the chapters can be seen at once.
            item.set("Count", -i64::try_from(kids.len()).unwrap_or(i64::MAX));
        }
        file.objects.insert(ids[index], Object::Dictionary(item));
    }
    let top = kids_of(None);
    if let (Some(first), Some(last)) = (top.first(), top.last()) {
        let count = i64::try_from(top.len()).unwrap_or(i64::MAX);
        let outlines = dictionary! { "Type" => "Outlines", "First" => ids[*first], "Last" => ids[*last], "Count" => count };
        file.objects.insert(root, Object::Dictionary(outlines));
    }
    let catalog = file.catalog_mut()?;
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

/// For each heading the index of the one that it stands under.
fn parents(levels: &[u8]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(levels.len());
    for (index, level) in levels.iter().enumerate() {
        while open.last().is_some_and(|above| levels[*above] >= *level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::parents;

    #[test]
    fn headings_stand_under_the_last_one_of_a_higher_level() {
        assert_eq!(parents(&[1, 2, 2, 3, 1, 3, 2]), [None, Some(0), Some(0), Some(2), None, Some(4), Some(4)]);
        assert_eq!(parents(&[3, 2, 1]), [None, None, None]);
    }
}
