//! Drawings as PNG.

use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{Affine, Cap, Join, Rect, Stroke};
use vello_cpu::{Level, Pixmap, RasterizerSettings, RenderContext, RenderMode, RenderSettings, Resources};

use super::{Ink, Pixels};
use crate::report::palette;
use crate::shapes::{Dash, Drawing, Tone};

/// Fewest pixels beside each other.
const WIDTH: f32 = 2_400.0;
/// Most pixels above each other: more than the highest drawing takes.
const HEIGHT: f32 = 16_000.0;

/// A PNG cannot be made. Its text is Dutch, as it reaches the user.
#[derive(Debug, thiserror::Error)]
#[error("het beeld kan niet als PNG worden geschreven")]
pub struct PictureError(#[from] png::EncodingError);

/// Pixels in a point for a drawing that is a picture of its own.
pub(super) fn scale(drawing: &Drawing) -> f32 {
    (WIDTH / drawing.width).max(2.0)
}

/// Paints a drawing at `scale` pixels per point, or at fewer where the picture would be too high.
pub(super) fn painted(drawing: &Drawing, scale: f32) -> Pixels {
    let scale = scale.min(HEIGHT / drawing.height);
    let pixels = |points: f32| (points * scale).ceil().clamp(1.0, f32::from(u16::MAX)) as u16;
    let (width, height) = (pixels(drawing.width), pixels(drawing.height));
    // What a processor can do more than others would make other bytes of the same drawing.
    let settings = RenderSettings { level: Level::baseline(), ..RenderSettings::default() };
    let mut context = RenderContext::new_with(width, height, settings);
    context.set_paint(color(Tone::Panel));
    context.fill_rect(&Rect::new(0.0, 0.0, f64::from(width), f64::from(height)));
    context.set_transform(Affine::scale(f64::from(scale)));
    for ink in super::inks(drawing) {
        match ink {
            Ink::Fill { path, tone } => {
                context.set_paint(color(tone));
                context.fill_path(&path);
            }
            Ink::Stroke { path, width, tone, dash } => {
                let stroke = Stroke::new(f64::from(width)).with_caps(Cap::Butt).with_join(Join::Round);
                context.set_stroke(match dash {
                    Dash::Solid => stroke,
                    Dash::Dashed { stroke: length, gap } => stroke.with_dashes(0.0, [f64::from(length), f64::from(gap)]),
                });
                context.set_paint(color(tone));
                context.stroke_path(&path);
            }
        }
    }
    context.flush();
    let mut pixmap = Pixmap::new(width, height);
    let quality = RasterizerSettings { render_mode: RenderMode::OptimizeQuality, ..RasterizerSettings::default() };
    context.render_with(&mut pixmap, &mut Resources::new(), quality);
    // All of it lies on a ground without holes.
    Pixels { width, height, rgb: pixmap.data().iter().map(|pixel| [pixel.r, pixel.g, pixel.b]).collect() }
}

fn color(tone: Tone) -> AlphaColor<Srgb> {
    let [red, green, blue] = palette::colour(tone);
    AlphaColor::from_rgb8(red, green, blue)
}

/// The bytes of a PNG that says how many pixels go in a metre, so that it comes out on paper at twice the size of a point.
///
/// # Errors
/// When it cannot be put together.
pub(super) fn encoded(pixels: &Pixels) -> Result<Vec<u8>, PictureError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, u32::from(pixels.width), u32::from(pixels.height));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels.rgb.as_flattened())?;
    writer.finish()?;
    Ok(bytes)
}
