//! Bitmaps: each is an object of the file that its page refers to.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::super::page::{Layout, PageItem};
use crate::shapes::Pixels;

/// What the content of a page calls its pictures, counted from 0 in the order in which they are drawn.
pub(super) fn name(number: usize) -> String {
    format!("Picture{number}")
}

/// Writes the pictures of a layout into the file.
///
/// # Errors
/// When the file lacks one of these pages.
pub(super) fn write(file: &mut Document, layout: &Layout, pages: &[ObjectId]) -> Result<(), lopdf::Error> {
    for (page, id) in layout.pages.iter().zip(pages) {
        let mut named = Dictionary::new();
        for item in page.runs.iter().flat_map(|run| &run.items) {
            if let PageItem::Picture(picture) = item {
                let picture = file.add_object(stream(&picture.pixels));
                named.set(name(named.len()), picture);
            }
        }
        if !named.is_empty() {
            file.get_or_create_resources(*id)?.as_dict_mut()?.set("XObject", Object::Dictionary(named));
        }
    }
    Ok(())
}

fn stream(pixels: &Pixels) -> Stream {
    let about = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(pixels.width),
        "Height" => i64::from(pixels.height),
        "ColorSpace" => "DeviceRGB",
        "BitsPerComponent" => 8,
    };
    Stream::new(about, pixels.rgb.as_flattened().to_vec())
}
