//! Which headings each cell of a table has, so that a reader can say them with the cell.

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::super::page::{Kid, Layout, Role, Scope, TagId};

/// Gives headings of tables a name, and cells the names of their headings. Returns the id of the name tree.
///
/// # Errors
/// When one of these elements is not in the file.
pub(super) fn write(file: &mut Document, layout: &Layout, elements: &[ObjectId]) -> Result<ObjectId, lopdf::Error> {
    let mut headings = BTreeSet::new();
    for table in layout.tags.iter().filter(|tag| tag.role == Role::Table) {
        let rows: Vec<Vec<TagId>> = parts(&table.kids).map(|row| parts(&layout.tags[row.0].kids).collect()).collect();
        let Some((head, body)) = rows.split_first() else { continue };
        for row in body {
            let sides = row.iter().filter(|cell| layout.tags[cell.0].role == Role::TableHeading(Scope::Row));
            let sides: Vec<TagId> = sides.copied().collect();
            for (cell, above) in row.iter().zip(head).filter(|(cell, _)| layout.tags[cell.0].role == Role::TableCell) {
                let own: Vec<TagId> = std::iter::once(*above).chain(sides.iter().copied()).collect();
                let names: Vec<Object> = own.iter().map(|heading| name(*heading)).collect();
                headings.extend(own);
                let attributes = dictionary! { "O" => "Table", "Headers" => names };
                file.get_dictionary_mut(elements[cell.0])?.set("A", attributes);
            }
        }
    }
    let mut names = Vec::with_capacity(headings.len() * 2);
    for heading in headings {
        file.get_dictionary_mut(elements[heading.0])?.set("ID", name(heading));
        names.extend([name(heading), Object::Reference(elements[heading.0])]);
    }
    Ok(file.add_object(dictionary! { "Names" => names }))
}

fn parts(kids: &[Kid]) -> impl Iterator<Item = TagId> {
    kids.iter().filter_map(|kid| if let Kid::Tag(id) = kid { Some(*id) } else { None })
}

/// Names are sorted as text in the file, so they are all of the same length.
fn name(heading: TagId) -> Object {
    Object::string_literal(format!("{:08}", heading.0))
}
