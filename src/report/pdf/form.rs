//! Form fields: their dictionaries, the appearance of each in each of its states, and their font.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};

use super::super::document::{HiddenField, TextField};
use super::super::page::{Layout, Page, Widget, WidgetPurpose};
use super::RenderError;
use super::field_font::FieldFont;
use crate::shapes::Rect;

/// The name of the font in the file.
const FONT: &str = "WpF";
/// Size of typed letters in points.
const SIZE: f32 = 11.0;
/// Grey level of typed text and of edges, from 0 (black) to 1.
const INK: f32 = 0.1;
const EDGE: f32 = 0.35;
/// Bits of `F` and of `Ff` (ISO 32000-1, tables 165, 221, 226, 228).
const PRINTED: i64 = 1 << 2;
const HIDDEN: i64 = 1 << 1;
const READ_ONLY: i64 = 1;
const MULTILINE: i64 = 1 << 12;
const RADIO: i64 = 1 << 15;

/// Writes the fields of a layout, if it has any. Tells the areas of each page in the order in which they stand in it.
///
/// # Errors
/// When the embedded font cannot be used, or the file lacks one of these pages or a catalog.
pub(super) fn write(file: &mut Document, layout: &Layout, pages: &[ObjectId]) -> Result<Vec<Vec<ObjectId>>, RenderError> {
    if layout.pages.iter().all(|page| page.widgets.is_empty()) {
        return Ok(vec![Vec::new(); layout.pages.len()]);
    }
    let font = FieldFont::write(file)?;
    let rings = Rings::write(file)?;
    let mut form = Form { file, font, rings, fields: Vec::new(), group: None };
    let mut ids = Vec::with_capacity(pages.len());
    for (page, id) in layout.pages.iter().zip(pages) {
        let widgets: Result<Vec<ObjectId>, lopdf::Error> = page.widgets.iter().map(|it| form.widget(page, *id, it)).collect();
        ids.push(widgets?);
    }
    form.finish()?;
    Ok(ids)
}

/// A form that is being written.
struct Form<'a> {
    file: &'a mut Document,
    font: FieldFont,
    rings: Rings,
    /// The fields that stand under no other one.
    fields: Vec<Object>,
    group: Option<Group>,
}

/// Answers of one question that were written so far.
struct Group {
    question: String,
    id: ObjectId,
    field: Dictionary,
    kids: Vec<Object>,
}

impl Form<'_> {
    fn widget(&mut self, page: &Page, on: ObjectId, widget: &Widget) -> Result<ObjectId, lopdf::Error> {
        let mut annotation = dictionary! { "Type" => "Annot", "Subtype" => "Widget", "P" => on };
        let area = widget.area;
        match &widget.purpose {
            WidgetPurpose::Choose { question, asked, answer, told } => {
                annotation.extend(&place(page, area, PRINTED));
                let id = self.file.new_object_id();
                let parent = self.join(question, asked, id);
                annotation.set("Parent", parent);
                annotation.set("TU", text_string(told));
                annotation.set("AS", "Off");
                annotation.set("AP", dictionary! { "N" => self.rings.states(answer) });
                annotation.set("MK", characteristics(Some("l")));
                self.file.objects.insert(id, Object::Dictionary(annotation));
                Ok(id)
            }
            WidgetPurpose::Type(field) => {
                annotation.extend(&place(page, area, PRINTED));
                annotation.extend(&self.typed(field, area)?);
                Ok(self.own_field(annotation))
            }
            WidgetPurpose::Hidden(field) => {
                let hidden = hidden(self.file, field)?;
                annotation.extend(&hidden);
                Ok(self.own_field(annotation))
            }
        }
    }

    /// A field that is its own area.
    fn own_field(&mut self, annotation: Dictionary) -> ObjectId {
        let id = self.file.add_object(annotation);
        self.fields.push(Object::Reference(id));
        id
    }

    fn typed(&mut self, field: &TextField, area: Rect) -> Result<Dictionary, lopdf::Error> {
        let look = text_box(&self.font, field, area)?;
        let resources = dictionary! { "Font" => dictionary! { FONT => self.font.id } };
        let look = self.file.add_object(Stream::new(drawn(area.width, area.height, resources), look));
        let mut entries = dictionary! {
            "FT" => "Tx",
            "T" => text_string(&field.name),
            "TU" => text_string(&field.told),
            "Ff" => if field.lines > 1 { MULTILINE } else { 0 },
            "DA" => Object::string_literal(appearance()),
            "MK" => characteristics(None),
            "AP" => dictionary! { "N" => look },
        };
        if !field.value.is_empty() {
            entries.set("V", text_string(&field.value));
        }
        Ok(entries)
    }

    /// Counts an area among the answers of its question. Tells the field of that question.
    fn join(&mut self, question: &str, asked: &str, area: ObjectId) -> ObjectId {
        if self.group.as_ref().is_none_or(|group| group.question != question) {
            self.close_group();
            let id = self.file.new_object_id();
            self.fields.push(Object::Reference(id));
            let field = dictionary! {
                "FT" => "Btn", "Ff" => RADIO, "T" => text_string(question), "TU" => text_string(asked), "V" => "Off",
            };
            self.group = Some(Group { question: question.to_owned(), id, field, kids: Vec::new() });
        }
        // There is one now.
        self.group.as_mut().map_or(area, |group| {
            group.kids.push(Object::Reference(area));
            group.id
        })
    }

    fn close_group(&mut self) {
        if let Some(Group { id, mut field, kids, .. }) = self.group.take() {
            field.set("Kids", kids);
            self.file.objects.insert(id, Object::Dictionary(field));
        }
    }

    fn finish(mut self) -> Result<(), lopdf::Error> {
        self.close_group();
        let form = dictionary! {
            "Fields" => self.fields,
            "DA" => Object::string_literal(appearance()),
            "DR" => dictionary! { "Font" => dictionary! { FONT => self.font.id } },
        };
        let form = self.file.add_object(form);
        self.file.catalog_mut()?.set("AcroForm", form);
        Ok(())
    }
}

/// How typed letters look.
fn appearance() -> String {
    format!("/{FONT} {SIZE} Tf {INK} g")
}

/// Where an area stands, and that it has an edge of one point: some readers draw it themselves, and take whole points only.
fn place(page: &Page, area: Rect, flags: i64) -> Dictionary {
    let (top, bottom) = (page.height() - area.y, page.height() - area.bottom());
    let corners = [area.x, bottom, area.right(), top].map(|length| Object::Real(hundredths(length)));
    dictionary! { "Rect" => corners.to_vec(), "F" => flags, "BS" => dictionary! { "W" => 1, "S" => "S" } }
}

/// Edge, ground and, for a ring, the sign of those who draw it by themselves.
fn characteristics(sign: Option<&str>) -> Dictionary {
    let mut look = dictionary! { "BC" => vec![Object::Real(EDGE)], "BG" => vec![Object::Integer(1)] };
    if let Some(sign) = sign {
        look.set("CA", Object::string_literal(sign));
    }
    look
}

/// What a form says of itself, where nobody sees it. It has an area, as programs lose fields that have none.
fn hidden(file: &mut Document, field: &HiddenField) -> Result<Dictionary, lopdf::Error> {
    let look = file.add_object(Stream::new(drawn(0.0, 0.0, Dictionary::new()), Content { operations: Vec::new() }.encode()?));
    Ok(dictionary! {
        "FT" => "Tx",
        "T" => text_string(&field.name),
        "V" => text_string(&field.value),
        "Ff" => READ_ONLY,
        "F" => HIDDEN,
        "Rect" => vec![Object::Integer(0); 4],
        "DA" => Object::string_literal(appearance()),
        "AP" => dictionary! { "N" => look },
    })
}

/// The head of something that is drawn in an area of this size.
fn drawn(width: f32, height: f32, resources: Dictionary) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => [0.0, 0.0, hundredths(width), hundredths(height)].map(Object::Real).to_vec(),
        "Resources" => resources,
    }
}

/// A white box with an edge, and what stands in it.
fn text_box(font: &FieldFont, field: &TextField, area: Rect) -> Result<Vec<u8>, lopdf::Error> {
    /// White between the edge and the letters, in points.
    const INSIDE: f32 = 4.0;
    let (width, height) = (hundredths(area.width), hundredths(area.height));
    let mut operations = vec![
        operation("q", []),
        operation("g", [1.0]),
        operation("re", [0.0, 0.0, width, height]),
        operation("f", []),
        operation("G", [EDGE]),
        operation("w", [1.0]),
        operation("re", [0.5, 0.5, hundredths(width - 1.0), hundredths(height - 1.0)]),
        operation("S", []),
        operation("Q", []),
        Operation::new("BMC", vec!["Tx".into()]),
    ];
    let glyphs = font.glyphs(&field.value);
    if !glyphs.is_empty() {
        // In the middle of a box for one line, at the top of one for more.
        let baseline = if field.lines > 1 { height - INSIDE - SIZE } else { (height - SIZE * 0.668) / 2.0 };
        operations.extend([
            operation("q", []),
            operation("re", [1.0, 1.0, hundredths(width - 2.0), hundredths(height - 2.0)]),
            operation("W", []),
            operation("n", []),
            operation("BT", []),
            Operation::new("Tf", vec![FONT.into(), Object::Real(SIZE)]),
            operation("g", [INK]),
            operation("Td", [INSIDE, hundredths(baseline)]),
            Operation::new("Tj", vec![Object::String(glyphs, StringFormat::Hexadecimal)]),
            operation("ET", []),
            operation("Q", []),
        ]);
    }
    operations.push(operation("EMC", []));
    Content { operations }.encode()
}

/// How a ring looks that is chosen, and one that is not.
struct Rings {
    chosen: ObjectId,
    open: ObjectId,
}

impl Rings {
    fn write(file: &mut Document) -> Result<Self, lopdf::Error> {
        let [chosen, open] = [true, false].map(ring);
        let mut add = |look: Vec<u8>| file.add_object(Stream::new(drawn(RING, RING, Dictionary::new()), look));
        Ok(Self { chosen: add(chosen?), open: add(open?) })
    }

    /// The looks of a ring by its state: the answer, or nothing.
    fn states(&self, answer: &str) -> Dictionary {
        dictionary! { answer => self.chosen, "Off" => self.open }
    }
}

/// Width and height of what is drawn; readers fit it into the area.
const RING: f32 = 12.0;

fn ring(is_chosen: bool) -> Result<Vec<u8>, lopdf::Error> {
    let middle = RING / 2.0;
    let mut operations = vec![operation("q", []), operation("g", [1.0]), operation("G", [EDGE]), operation("w", [1.0])];
    operations.extend(circle(middle, middle - 0.5));
    operations.push(operation("B", []));
    if is_chosen {
        operations.push(operation("g", [INK]));
        operations.extend(circle(middle, RING * 0.27));
        operations.push(operation("f", []));
    }
    operations.push(operation("Q", []));
    Content { operations }.encode()
}

/// A circle as four curves.
fn circle(middle: f32, radius: f32) -> Vec<Operation> {
    /// Makes a curve a quarter of a circle, as nearly as can be seen.
    const BEND: f32 = 0.5523;
    let at = |x: f32, y: f32| [middle + x * radius, middle + y * radius].map(hundredths);
    let curve = |points: [[f32; 2]; 3]| operation_of("c", points.into_iter().flatten());
    vec![
        operation("m", at(1.0, 0.0)),
        curve([at(1.0, BEND), at(BEND, 1.0), at(0.0, 1.0)]),
        curve([at(-BEND, 1.0), at(-1.0, BEND), at(-1.0, 0.0)]),
        curve([at(-1.0, -BEND), at(-BEND, -1.0), at(0.0, -1.0)]),
        curve([at(BEND, -1.0), at(1.0, -BEND), at(1.0, 0.0)]),
        operation("h", []),
    ]
}

fn operation<const N: usize>(operator: &str, operands: [f32; N]) -> Operation {
    operation_of(operator, operands)
}

fn operation_of(operator: &str, operands: impl IntoIterator<Item = f32>) -> Operation {
    Operation::new(operator, operands.into_iter().map(Object::Real).collect())
}

/// Hundredths of a point are finer than any printer.
fn hundredths(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}
