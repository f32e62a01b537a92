//! Bitmaps.

use std::io::Cursor;

/// A picture as points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u16,
    /// Height in pixels.
    pub height: u16,
    /// Red, green and blue of each pixel, from left to right and from top to bottom.
    pub rgb: Vec<[u8; 3]>,
}

impl Pixels {
    /// What a PNG in colours shows, on whatever ground; `None` where the bytes are no such picture.
    pub fn of_png(bytes: &[u8]) -> Option<Self> {
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info().ok()?;
        let mut samples = vec![0; reader.output_buffer_size()?];
        let frame = reader.next_frame(&mut samples).ok()?;
        let rgb = match frame.color_type {
            png::ColorType::Rgb => samples.as_chunks::<3>().0.to_vec(),
            png::ColorType::Rgba => {
                samples.as_chunks::<4>().0.iter().map(|&[red, green, blue, _]| [red, green, blue]).collect()
            }
            png::ColorType::Grayscale | png::ColorType::GrayscaleAlpha | png::ColorType::Indexed => return None,
        };
        Some(Self { width: frame.width.try_into().ok()?, height: frame.height.try_into().ok()?, rgb })
    }
}
