//! Drawings as SVG.

use vello_cpu::kurbo::{BezPath, PathEl};

use super::Ink;
use crate::report::palette;
use crate::shapes::{Dash, Drawing, Tone};

/// The text of an SVG, with its alternative text for screen readers. Letters are outlines, so that it looks the same everywhere.
pub(super) fn written(title: &str, drawing: &Drawing) -> String {
    let (width, height) = (number(f64::from(drawing.width)), number(f64::from(drawing.height)));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"titel beschrijving\" lang=\"nl\">\n<title id=\"titel\">{}</title>\n\
         <desc id=\"beschrijving\">{}</desc>\n<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        escaped(title),
        escaped(&drawing.description),
        color(Tone::Panel),
    );
    for ink in super::inks(drawing) {
        match ink {
            Ink::Fill { path, .. } if path.elements().is_empty() => {}
            Ink::Fill { path, tone } => {
                out += "<path fill=\"";
                out += &color(tone);
                out += "\" d=\"";
                out += &data(&path);
                out += "\"/>\n";
            }
            Ink::Stroke { path, width, tone, dash } => {
                let dashes = match dash {
                    Dash::Solid => String::new(),
                    Dash::Dashed { stroke, gap } => {
                        format!(" stroke-dasharray=\"{} {}\"", number(f64::from(stroke)), number(f64::from(gap)))
                    }
                };
                out += "<path fill=\"none\" stroke=\"";
                out += &color(tone);
                out += "\" stroke-width=\"";
                out += &number(f64::from(width));
                out += "\" stroke-linejoin=\"round\"";
                out += &dashes;
                out += " d=\"";
                out += &data(&path);
                out += "\"/>\n";
            }
        }
    }
    out + "</svg>\n"
}

fn color(tone: Tone) -> String {
    let [red, green, blue] = palette::colour(tone);
    format!("#{red:02X}{green:02X}{blue:02X}")
}

fn data(path: &BezPath) -> String {
    let mut out = String::new();
    let mut put = |letter: char, points: &[vello_cpu::kurbo::Point]| {
        out.push(letter);
        for (point, at) in points.iter().zip(0_usize..) {
            if at > 0 {
                out.push(' ');
            }
            out += &number(point.x);
            out.push(' ');
            out += &number(point.y);
        }
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => put('M', &[to]),
            PathEl::LineTo(to) => put('L', &[to]),
            PathEl::QuadTo(by, to) => put('Q', &[by, to]),
            PathEl::CurveTo(by, then, to) => put('C', &[by, then, to]),
            PathEl::ClosePath => put('Z', &[]),
        }
    }
    out
}

/// Hundredths of a point are finer than any screen.
fn number(value: f64) -> String {
    let hundredths = (value * 100.0).round();
    let text = format!("{:.2}", hundredths / 100.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A text as XML: what means something there is written out, and what may not stand there is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '\u{ad}' => {}
            '\n' | '\t' => out.push(' '),
            character if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => {}
            character => out.push(character),
        }
    }
    out
}
