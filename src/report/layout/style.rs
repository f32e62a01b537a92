//! Sizes and text styles of the paper; lengths are in points.

use super::super::document::Orientation;
use super::super::page::{Face, Page};
use crate::shapes::Tone;

/// In points.
pub(super) const MILLIMETRE: f32 = 72.0 / 25.4;

/// Left edge of the type area: 25 mm, the binding side.
pub(super) const LEFT: f32 = 25.0 * MILLIMETRE;
/// Right edge of the type area: 22 mm from the side.
pub(super) const RIGHT: f32 = Page::WIDTH - 22.0 * MILLIMETRE;
/// Upper edge of the type area, below the page head.
pub(super) const TOP: f32 = 22.0 * MILLIMETRE;
/// Lower edge of the type area, above the page foot.
pub(super) const BOTTOM: f32 = Page::HEIGHT - 22.0 * MILLIMETRE;
/// Width of the type area.
pub(super) const WIDTH: f32 = RIGHT - LEFT;
/// Height of the type area.
pub(super) const HEIGHT: f32 = BOTTOM - TOP;
/// The line of the page head.
pub(super) const HEAD: f32 = 13.2 * MILLIMETRE;
/// The line of the page foot.
pub(super) const FOOT: f32 = Page::HEIGHT - 11.0 * MILLIMETRE;

/// Where on a page the text stands, and what is said at its edges, in points from its upper left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct TypeArea {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The line of the page head.
    pub(super) head: f32,
    /// The line of the page foot.
    pub(super) foot: f32,
}

impl TypeArea {
    pub(super) fn of(orientation: Orientation) -> Self {
        let (width, height) = orientation.size();
        match orientation {
            Orientation::Portrait => Self { left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM, head: HEAD, foot: FOOT },
            Orientation::Landscape => Self {
                left: 22.0 * MILLIMETRE,
                right: width - 22.0 * MILLIMETRE,
                top: 25.0 * MILLIMETRE,
                bottom: height - 22.0 * MILLIMETRE,
                head: 16.0 * MILLIMETRE,
                foot: height - 11.0 * MILLIMETRE,
            },
        }
    }

    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

/// Distance between the twelve columns.
pub(super) const GUTTER: f32 = 4.0 * MILLIMETRE;
const COLUMN: f32 = (WIDTH - 11.0 * GUTTER) / 12.0;
/// Left edge of running text: three columns are the margin for numbers, labels and marks.
pub(super) const TEXT_LEFT: f32 = LEFT + 3.0 * (COLUMN + GUTTER);
/// Width of running text: nine columns, some 65 characters.
pub(super) const TEXT_WIDTH: f32 = RIGHT - TEXT_LEFT;
/// Width of small print: smaller letters make for shorter lines.
pub(super) const SMALL_WIDTH: f32 = 0.77 * TEXT_WIDTH;
/// Width of small print at the margin: as many letters on a line as running text has.
pub(super) const WIDE_SMALL_WIDTH: f32 = 0.66 * WIDTH;
/// Width of what stands in the margin.
pub(super) const MARGIN_WIDTH: f32 = TEXT_LEFT - GUTTER - LEFT;
/// Left edge of marks and labels of entries, right of their number.
pub(super) const STATUS_LEFT: f32 = LEFT + 28.0;
/// Diameter of a mark.
pub(super) const MARK: f32 = 10.0;
/// From the left edge of a mark to the word beside it.
pub(super) const AFTER_MARK: f32 = 14.5;
/// Thickness of rules.
pub(super) const RULE: f32 = 0.5;

/// From the left edge of a list to its text.
pub(super) const INDENT: f32 = 14.0;

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextStyle {
    pub(super) face: Face,
    /// Size of the letters in points.
    pub(super) size: f32,
    /// From one baseline to the next, in points.
    pub(super) leading: f32,
    pub(super) tone: Tone,
    /// Whether it is running text, which may be hyphenated.
    pub(super) is_hyphenated: bool,
}

impl TextStyle {
    const fn new(face: Face, size: f32, leading: f32, tone: Tone) -> Self {
        Self { face, size, leading, tone, is_hyphenated: false }
    }

    const fn hyphenated(self) -> Self {
        Self { is_hyphenated: true, ..self }
    }

    /// Distance in points from the top of a line to its baseline: capitals are centered between both lines.
    pub(super) fn baseline(&self) -> f32 {
        const HALF_CAPITAL: f32 = 0.334;
        self.leading / 2.0 + self.size * HALF_CAPITAL
    }
}

pub(super) const BODY: TextStyle = TextStyle::new(Face::Regular, 10.5, 15.0, Tone::Ink).hyphenated();
pub(super) const LEAD: TextStyle = TextStyle::new(Face::Regular, 12.5, 18.0, Tone::InkSoft);
pub(super) const COMPACT: TextStyle = TextStyle::new(Face::Regular, 9.5, 13.0, Tone::Ink).hyphenated();
pub(super) const SMALL: TextStyle = TextStyle::new(Face::Regular, 8.5, 12.0, Tone::InkSoft).hyphenated();
pub(super) const LABEL: TextStyle = TextStyle::new(Face::Regular, 8.5, 11.0, Tone::InkSoft);
pub(super) const STATUS: TextStyle = TextStyle::new(Face::SemiBold, 8.5, 11.0, Tone::Ink);
pub(super) const NUMBER: TextStyle = TextStyle::new(Face::SemiBold, 8.5, 11.0, Tone::InkSoft);
pub(super) const SIDE_HEADING: TextStyle = TextStyle::new(Face::SemiBold, 10.5, 13.5, Tone::Ink);
pub(super) const BOX_HEADING: TextStyle = TextStyle::new(Face::SemiBold, 12.5, 17.0, Tone::Ink);
pub(super) const BOX_LABEL: TextStyle = TextStyle::new(Face::SemiBold, 8.5, 12.0, Tone::Ink);
pub(super) const BOX_TEXT: TextStyle = TextStyle::new(Face::Regular, 8.5, 12.0, Tone::Ink).hyphenated();
pub(super) const KICKER: TextStyle = TextStyle::new(Face::SemiBold, 8.5, 14.0, Tone::InkSoft);
pub(super) const CELL: TextStyle = TextStyle::new(Face::Regular, 8.5, 12.0, Tone::Ink);
pub(super) const COLUMN_HEADING: TextStyle = TextStyle::new(Face::SemiBold, 8.5, 11.0, Tone::InkSoft);
pub(super) const MASTHEAD: TextStyle = TextStyle::new(Face::SemiBold, 24.0, 30.0, Tone::Ink);
pub(super) const MASTHEAD_TITLE: TextStyle = TextStyle::new(Face::Regular, 12.5, 18.0, Tone::Ink);
/// What was judged, as a noun.
pub(super) const ITEM_TITLE: TextStyle = TextStyle::new(Face::SemiBold, 10.5, 15.0, Tone::Ink);
/// The text of a question on a form.
pub(super) const QUESTION: TextStyle = TextStyle::new(Face::SemiBold, 10.0, 13.5, Tone::Ink);
pub(super) const COVER_KIND: TextStyle = TextStyle::new(Face::SemiBold, 12.5, 16.0, Tone::Ink);
pub(super) const COVER_TITLE: TextStyle = TextStyle::new(Face::Bold, 44.0, 48.0, Tone::Ink);
/// For names that would not fit on two lines otherwise.
pub(super) const COVER_LONG_TITLE: TextStyle = TextStyle::new(Face::Bold, 34.0, 38.0, Tone::Ink);
pub(super) const COVER_SUBTITLE: TextStyle = TextStyle::new(Face::Regular, 16.0, 22.0, Tone::Ink);

/// How a heading looks, the white above and below it, and its left edge, in points.
pub(super) struct HeadingStyle {
    pub(super) text: TextStyle,
    pub(super) before: f32,
    pub(super) after: f32,
    pub(super) left: f32,
}

/// The style of a heading of level 1 to 3.
pub(super) fn heading(level: u8) -> HeadingStyle {
    let style = |size, leading| TextStyle::new(Face::SemiBold, size, leading, Tone::Ink);
    match level {
        1 => HeadingStyle { text: style(24.0, 28.0), before: 0.0, after: 10.0, left: LEFT },
        2 => HeadingStyle { text: style(16.0, 20.0), before: 24.0, after: 4.0, left: TEXT_LEFT },
        _ => HeadingStyle { text: style(12.5, 16.0), before: 16.0, after: 3.0, left: TEXT_LEFT },
    }
}
