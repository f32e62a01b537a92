//! A fillable invulblad that came back: the fields of a PDF, whichever program filled it in.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId};

use super::pdf_codes::has_code;
use super::pdf_file::{Fault, PdfFile};
use super::pdf_text::decoded;
use crate::model::FilledForm;
use crate::store::PdfFormError;

impl From<Fault> for PdfFormError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NotPdf => Self::NotPdf,
            Fault::Damaged => Self::Damaged,
            Fault::Password => Self::Password,
            Fault::TooLarge => Self::TooLarge,
        }
    }
}

/// The field that tells a form from others.
const FORM: &str = "wp_formulier";
/// No form has more fields, areas or pages, or fields that stand deeper under each other.
const MOST_FIELDS: usize = 20_000;
const MOST_PAGES: usize = 2_000;
const DEEPEST: usize = 16;

/// Reads the fields of a form. Their names and values are taken as they are: what they mean is not asked here.
///
/// # Errors
/// When the bytes are not one form that can be read whole.
pub fn read(bytes: &[u8]) -> Result<FilledForm, PdfFormError> {
    let mut file = PdfFile::open(bytes)?;
    let catalog = file.catalog()?;
    let catalog = catalog.as_dict().ok().ok_or(Fault::Damaged)?;
    let mut fields = Fields::default();
    if let Some(form) = file.entry(catalog, b"AcroForm")?
        && let Ok(form) = form.as_dict()
        && let Some(top) = file.entry(form, b"Fields")?
        && let Ok(top) = top.as_array()
    {
        for field in top {
            fields.walk(&mut file, field, &Inherited::default())?;
        }
    }
    let pages = pages(&mut file, catalog)?;
    for page in &pages {
        let Some(areas) = file.entry(page, b"Annots")? else { continue };
        let Ok(areas) = areas.as_array() else { continue };
        for area in areas {
            fields.area(&mut file, area)?;
        }
    }
    if fields.named.is_empty() {
        return Err(PdfFormError::NoForm { is_flattened: has_code(&mut file, &pages)? });
    }
    fields.finish()
}

/// What a field has from those above it.
#[derive(Clone, Default)]
struct Inherited {
    name: Option<String>,
    kind: Option<Rc<Object>>,
    value: Option<Rc<Object>>,
    depth: usize,
}

impl Inherited {
    /// With what this dictionary says itself.
    fn joined(&self, file: &mut PdfFile<'_>, field: &Dictionary) -> Result<Self, PdfFormError> {
        let own = match file.entry(field, b"T")?.as_deref() {
            Some(Object::String(name, _)) => Some(decoded(name)),
            _ => None,
        };
        let name = match (&self.name, own) {
            (Some(above), Some(own)) => Some(format!("{above}.{own}")),
            (above, own) => own.or_else(|| above.clone()),
        };
        let kind = file.entry(field, b"FT")?.or_else(|| self.kind.clone());
        let value = file.entry(field, b"V")?.or_else(|| self.value.clone());
        Ok(Self { name, kind, value, depth: self.depth + 1 })
    }
}

#[derive(Default)]
struct Fields {
    /// By name; none where nothing was filled in.
    named: BTreeMap<String, Option<String>>,
    seen: BTreeSet<ObjectId>,
    count: usize,
    /// Whether a name stands for more than one field.
    has_twins: bool,
}

impl Fields {
    /// Takes a field with all below it.
    fn walk(&mut self, file: &mut PdfFile<'_>, field: &Object, above: &Inherited) -> Result<(), PdfFormError> {
        if !self.is_new(field)? {
            return Ok(());
        }
        if above.depth > DEEPEST {
            return Err(PdfFormError::TooLarge);
        }
        let Some(object) = file.resolved(field)? else { return Ok(()) };
        let Ok(dictionary) = object.as_dict() else { return Ok(()) };
        let own = above.joined(file, dictionary)?;
        let kids = file.entry(dictionary, b"Kids")?;
        let kids = kids.as_deref().and_then(|kids| kids.as_array().ok()).map_or(&[][..], Vec::as_slice);
        let mut areas = Vec::new();
        let mut has_fields = false;
        for kid in kids {
            let Some(object) = file.resolved(kid)? else { continue };
            let Ok(inner) = object.as_dict() else { continue };
            if inner.has(b"T") {
                has_fields = true;
                self.walk(file, kid, &own)?;
            } else if self.is_new(kid)? {
                areas.push(object);
            }
        }
        if !has_fields {
            let states = [object.clone()].into_iter().chain(areas);
            self.take(file, &own, states)?;
        }
        Ok(())
    }

    /// Takes an area of a page that no field of the form has: some programs lose those when they join files.
    fn area(&mut self, file: &mut PdfFile<'_>, area: &Object) -> Result<(), PdfFormError> {
        if let Object::Reference(id) = area
            && self.seen.contains(id)
        {
            return Ok(());
        }
        let Some(object) = file.resolved(area)? else { return Ok(()) };
        let Ok(mut dictionary) = object.as_dict().cloned() else { return Ok(()) };
        let is_widget = file.entry(&dictionary, b"Subtype")?.is_some_and(|kind| is_name(&kind, b"Widget"));
        if !is_widget {
            return Ok(());
        }
        // From the field at the top down, as all below it belong together.
        let mut top = area.clone();
        for _ in 0..DEEPEST {
            let Ok(parent) = dictionary.get(b"Parent").cloned() else { break };
            if let Object::Reference(id) = &parent
                && self.seen.contains(id)
            {
                return Ok(());
            }
            let Some(above) = file.resolved(&parent)? else { break };
            let Ok(above) = above.as_dict() else { break };
            dictionary = above.clone();
            top = parent;
        }
        self.walk(file, &top, &Inherited::default())
    }

    /// Counts an object, if it was not seen before.
    fn is_new(&mut self, object: &Object) -> Result<bool, PdfFormError> {
        self.count += 1;
        if self.count > MOST_FIELDS {
            return Err(PdfFormError::TooLarge);
        }
        Ok(match object {
            Object::Reference(id) => self.seen.insert(*id),
            _ => true,
        })
    }

    /// Takes the value of a field. `areas` are its dictionaries: its own, and those of its areas.
    fn take(
        &mut self,
        file: &mut PdfFile<'_>,
        field: &Inherited,
        areas: impl Iterator<Item = Rc<Object>>,
    ) -> Result<(), PdfFormError> {
        let Some(name) = field.name.clone() else { return Ok(()) };
        let is_button = field.kind.as_deref().is_some_and(|kind| is_name(kind, b"Btn"));
        let value = match field.value.as_deref() {
            Some(value) if is_button => button(value),
            Some(value) => text(file, value)?,
            None => None,
        };
        let value = if is_button { value.or_else(|| chosen(areas)) } else { value };
        self.has_twins |= self.named.insert(name, value.filter(|value| !value.is_empty())).is_some();
        Ok(())
    }

    /// The fields, if they are those of one form.
    fn finish(self) -> Result<FilledForm, PdfFormError> {
        // Programs that join files give a second field of the same name another one: `wp_formulier+1`, `1.wp_formulier`.
        let is_second = |name: &String| {
            let last = name.rsplit('.').next().unwrap_or_default();
            last.split('+').next() == Some(FORM) && name != FORM
        };
        if self.has_twins || self.named.keys().any(is_second) {
            return Err(PdfFormError::Joined);
        }
        let fields = self.named.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        Ok(FilledForm { fields })
    }
}

fn is_name(object: &Object, name: &[u8]) -> bool {
    object.as_name().is_ok_and(|own| own == name)
}

/// The state of no button.
const OFF: &str = "Off";

/// The answer that a button says: as a name, or as a text with or without what marks a name.
fn button(value: &Object) -> Option<String> {
    let value = match value {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        Object::String(text, _) => {
            let text = decoded(text);
            text.strip_prefix('/').map(str::to_owned).unwrap_or(text)
        }
        _ => return None,
    };
    Some(value).filter(|value| value != OFF && !value.is_empty())
}

/// The one state that is not off, if there is one.
fn chosen(areas: impl Iterator<Item = Rc<Object>>) -> Option<String> {
    let states = areas.filter_map(|area| button(area.as_dict().ok()?.get(b"AS").ok()?));
    let states: BTreeSet<String> = states.collect();
    let mut states = states.into_iter();
    states.next().filter(|_| states.next().is_none())
}

fn text(file: &mut PdfFile<'_>, value: &Object) -> Result<Option<String>, PdfFormError> {
    Ok(match value {
        Object::String(text, _) => Some(decoded(text)),
        Object::Name(name) => Some(String::from_utf8_lossy(name).into_owned()),
        // As some programs write a long text.
        Object::Stream(stream) => file.unpacked(stream)?.map(|text| decoded(&text)),
        _ => None,
    })
}

/// The pages in order.
fn pages(file: &mut PdfFile<'_>, catalog: &Dictionary) -> Result<Vec<Dictionary>, PdfFormError> {
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    // What is still to be looked at, the next one last.
    let mut open: Vec<Object> = catalog.get(b"Pages").cloned().into_iter().collect();
    while let Some(next) = open.pop() {
        if let Object::Reference(id) = &next
            && !seen.insert(*id)
        {
            continue;
        }
        let Some(object) = file.resolved(&next)? else { continue };
        let Ok(dictionary) = object.as_dict() else { continue };
        match file.entry(dictionary, b"Kids")?.as_deref().map(Object::as_array) {
            Some(Ok(kids)) => open.extend(kids.iter().rev().cloned()),
            _ => pages.push(dictionary.clone()),
        }
        if pages.len() > MOST_PAGES || open.len() > MOST_FIELDS {
            return Err(PdfFormError::TooLarge);
        }
    }
    Ok(pages)
}
