//! The structure that screen readers follow, with the links and the areas to fill in that belong to it.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::super::page::{Kid, Layout, Link, Page, PageItem, Role, Scope, Tag, TagId, Target};
use super::{destination, table};

/// Writes the structure of a layout into the file, and the links of its pages. The areas to fill in are in the file already, those of
/// each page by their ids in the order in which the layout has them.
///
/// # Errors
/// When the file lacks one of these pages, or a catalog.
pub(super) fn write(
    file: &mut Document,
    layout: &Layout,
    pages: &[ObjectId],
    widgets: &[Vec<ObjectId>],
) -> Result<(), lopdf::Error> {
    let root = file.new_object_id();
    let elements: Vec<ObjectId> = layout.tags.iter().map(|_| file.new_object_id()).collect();
    let mut parents: Vec<Object> = Vec::new();
    for (number, (page, id)) in (0_i64..).zip(layout.pages.iter().zip(pages)) {
        // Which part of the structure each marked run belongs to.
        let owners = page.runs.iter().filter_map(|run| run.tag).map(|tag| Object::Reference(elements[tag.0])).collect();
        parents.extend([number.into(), Object::Array(owners)]);
        let dictionary = file.get_dictionary_mut(*id)?;
        dictionary.set("StructParents", number);
        dictionary.set("Tabs", "S");
        dictionary.remove(b"Annots");
    }
    let mut references: Vec<Vec<Object>> = vec![Vec::new(); layout.tags.len()];
    let mut next = i64::try_from(pages.len()).unwrap_or(i64::MAX);
    for ((page, id), widgets) in layout.pages.iter().zip(pages).zip(widgets) {
        let links = page.links.iter().map(|link| (Some(link.tag), file.add_object(annotation(layout, page, link, pages))));
        let mut annotations: Vec<(Option<TagId>, ObjectId)> = links.collect();
        annotations.extend(page.widgets.iter().map(|widget| widget.tag).zip(widgets.iter().copied()));
        if !widgets.is_empty() {
            // In the order of the structure, which is that of the Tab key; what nobody sees comes last.
            annotations.sort_by_key(|(tag, _)| (tag.is_none(), *tag));
        }
        for (tag, annotation) in &annotations {
            let Some(tag) = tag else { continue };
            file.get_dictionary_mut(*annotation)?.set("StructParent", next);
            references[tag.0].push(Object::Dictionary(dictionary! { "Type" => "OBJR", "Obj" => *annotation, "Pg" => *id }));
            parents.extend([next.into(), Object::Reference(elements[tag.0])]);
            next += 1;
        }
        if !annotations.is_empty() {
            let annotations: Vec<Object> = annotations.into_iter().map(|(_, id)| Object::Reference(id)).collect();
            file.get_dictionary_mut(*id)?.set("Annots", annotations);
        }
    }
    let owner = owners(layout);
    for ((tag, id), (owner, references)) in layout.tags.iter().zip(&elements).zip(owner.iter().zip(references)) {
        let parent = owner.map_or(root, |owner| elements[owner.0]);
        let element = element(layout, tag, parent, &elements, pages, references);
        file.objects.insert(*id, Object::Dictionary(element));
    }
    let headings = table::write(file, layout, &elements)?;
    let tree = file.add_object(dictionary! { "Nums" => parents });
    let kids = elements.first().copied().map_or(Object::Null, Object::Reference);
    file.objects.insert(
        root,
        Object::Dictionary(dictionary! {
            "Type" => "StructTreeRoot", "K" => vec![kids], "ParentTree" => tree, "ParentTreeNextKey" => next, "IDTree" => headings,
        }),
    );
    let catalog = file.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

/// The part that holds each part.
fn owners(layout: &Layout) -> Vec<Option<TagId>> {
    let mut owners = vec![None; layout.tags.len()];
    for (index, tag) in layout.tags.iter().enumerate() {
        for kid in &tag.kids {
            if let Kid::Tag(id) = kid {
                owners[id.0] = Some(TagId(index));
            }
        }
    }
    owners
}

fn annotation(layout: &Layout, page: &Page, link: &Link, pages: &[ObjectId]) -> Dictionary {
    let (left, right) = (link.area.x, link.area.right());
    let (top, bottom) = (page.height() - link.area.y, page.height() - link.area.y - link.area.height);
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => [left, bottom, right, top].map(Object::Real).to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "Contents" => text_string(&link.text),
        // Printed with the page.
        "F" => 4,
    };
    match &link.target {
        Target::Position { page, y } => annotation.set("Dest", destination(layout, pages, *page, *y)),
        Target::Address(address) => {
            annotation
                .set("A", dictionary! { "Type" => "Action", "S" => "URI", "URI" => Object::string_literal(ascii(address)) });
        }
    }
    annotation
}

/// An address in the letters that the format allows.
fn ascii(address: &str) -> String {
    address
        .bytes()
        .map(|byte| if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn element(
    layout: &Layout,
    tag: &Tag,
    parent: ObjectId,
    elements: &[ObjectId],
    pages: &[ObjectId],
    references: Vec<Object>,
) -> Dictionary {
    let mut kids: Vec<Object> = Vec::new();
    // The page on which it begins is said once; most parts stand on one page.
    let own = tag.begins_on();
    for kid in &tag.kids {
        kids.push(match *kid {
            Kid::Tag(id) => Object::Reference(elements[id.0]),
            Kid::Run { page, run } => {
                let number = layout.pages[page].runs[..run].iter().filter(|run| run.tag.is_some()).count();
                let number = i64::try_from(number).unwrap_or(i64::MAX);
                if own == Some(page) {
                    Object::Integer(number)
                } else {
                    Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => pages[page], "MCID" => number })
                }
            }
        });
    }
    kids.extend(references);
    let mut element = dictionary! { "S" => name(tag.role), "P" => parent, "K" => kids };
    if let Some(page) = own {
        element.set("Pg", pages[page]);
    }
    let attributes = match tag.role {
        Role::TableHeading(Scope::Column) => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::TableHeading(Scope::Row) => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::Bullets => Some(dictionary! { "O" => "List", "ListNumbering" => "Disc" }),
        Role::Table => {
            let summary = tag.alternative.as_deref().unwrap_or_default();
            Some(dictionary! { "O" => "Table", "Summary" => text_string(summary) })
        }
        Role::Figure => bounds(layout, tag)
            .map(|bounds| dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds.map(Object::Real).to_vec() }),
        _ => None,
    };
    if let Some(attributes) = attributes {
        element.set("A", attributes);
    }
    match (tag.role, &tag.alternative) {
        (Role::Figure, Some(alternative)) => element.set("Alt", text_string(alternative)),
        (Role::Table, _) | (_, None) => {}
        (_, Some(words)) => element.set("ActualText", text_string(words)),
    }
    element
}

fn name(role: Role) -> String {
    let name = match role {
        Role::Document => "Document",
        Role::Heading(level) => return format!("H{level}"),
        Role::Paragraph => "P",
        Role::Span => "Span",
        Role::Link => "Link",
        Role::Form => "Form",
        Role::List | Role::Bullets => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Table => "Table",
        Role::TableRow => "TR",
        Role::TableHeading(_) => "TH",
        Role::TableCell => "TD",
        Role::Figure => "Figure",
    };
    name.to_owned()
}

/// Left, bottom, right and top of a drawing on the page on which it begins; `None` when nothing is drawn.
fn bounds(layout: &Layout, tag: &Tag) -> Option<[f32; 4]> {
    let own = tag.begins_on();
    let runs = tag.kids.iter().filter_map(|kid| match *kid {
        Kid::Run { page, run } if own == Some(page) => Some((layout.pages[page].height(), &layout.pages[page].runs[run])),
        Kid::Run { .. } | Kid::Tag(_) => None,
    });
    let items = runs.flat_map(|(height, run)| run.items.iter().map(move |item| (height, item)));
    let corners = items.flat_map(|(height, item)| {
        let corners: Vec<(f32, f32)> = match item {
            PageItem::Text(text) => vec![(text.x, text.baseline), (text.right(), text.baseline - text.size)],
            PageItem::Polygon { points, .. } | PageItem::Line { points, .. } => {
                points.iter().map(|point| (point.x, point.y)).collect()
            }
            PageItem::Dots(dots) => dots.area.corners().iter().map(|point| (point.x, point.y)).collect(),
            PageItem::Picture(picture) => picture.area.corners().iter().map(|point| (point.x, point.y)).collect(),
        };
        corners.into_iter().map(move |(x, y)| (x, height - y))
    });
    corners.fold(None, |bounds, (x, y)| {
        let [left, bottom, right, top] = bounds.unwrap_or([x, y, x, y]);
        Some([left.min(x), bottom.min(y), right.max(x), top.max(y)])
    })
}
