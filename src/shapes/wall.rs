//! The wall of bouwstenen: a stone for each randvoorwaarde. A stone is a band of words over a basin, and the basin alone carries
//! the level, so that no line and no pattern meets a letter.

use super::filling::Filling;
use super::geometry::{Dash, Drawing, Pen, Point, Rect, Shape, Tone, closed, filled, line, outline, rounded};
use super::marks::{TargetMark, target_mark, verdict_tone};
use super::stone_text::{StoneText, fits_beside, name_lines, stone_lines};
use crate::analysis::{self, Comparison, PreconditionScore, PreconditionTargets, Scores, Targets, Verdict};
use crate::content::{BuildingBlock, Catalogue, Precondition, PreconditionId};
use crate::words;

/// How large a wall is drawn, and what its stones say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WallStyle {
    /// Width of the stones together in points.
    pub width: f32,
    /// Height of the whole wall in points.
    pub height: f32,
    /// Height of the basin of each stone in points; less than a layer.
    pub basin: f32,
    /// White between two stones in points.
    pub gap: f32,
    /// Size of the letters in points.
    pub text: f32,
    /// What stands below the name of a stone.
    pub says: StoneText,
    /// Room in points at the right of the stones for the names of the bouwstenen; zero leaves them out.
    pub names: f32,
}

impl WallStyle {
    /// In a window of 1280 points wide.
    pub const WINDOW: Self =
        Self { width: 604.0, height: 592.0, basin: 56.0, gap: 4.0, text: 14.0, says: StoneText::VerdictFirst, names: 80.0 };
    /// In a window of 1024 points wide.
    pub const NARROW: Self =
        Self { width: 512.0, height: 504.0, basin: 40.0, gap: 4.0, text: 13.0, says: StoneText::ScoreFirst, names: 0.0 };
    /// One of two beside each other in a window of 1280 points wide.
    pub const PAIR: Self = Self { width: 492.0, height: 488.0, basin: 36.0, ..Self::NARROW };
    /// On a screen of 1920×1080 that is seen from a distance.
    pub const PRESENTED: Self =
        Self { width: 1100.0, height: 896.0, basin: 72.0, gap: 6.0, text: 24.0, says: StoneText::VerdictFirst, names: 0.0 };

    /// Every length multiplied by a factor.
    #[must_use]
    pub fn scaled(self, by: f32) -> Self {
        Self {
            width: self.width * by,
            height: self.height * by,
            basin: self.basin * by,
            gap: self.gap * by,
            text: self.text * by,
            names: self.names * by,
            ..self
        }
    }

    /// Thickness of the edge of a stone.
    fn edge(self) -> f32 {
        self.text * 0.107
    }
}

/// What a wall shows of a measurement.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'a> {
    /// The levels.
    pub scores: &'a Scores,
    /// Those of a measurement that came before, each drawn as a line with a triangle.
    pub earlier: Option<&'a Scores>,
    /// The streefniveaus, each a notch at the edge of its basin: the one for the next measurement, else the one for this.
    pub targets: &'a Targets,
    /// What changed since a measurement that came before, told in each stone in place of its verdict.
    pub changes: Option<&'a Comparison>,
}

/// A wall, and where its stones are, so that a window can let people click them.
#[derive(Clone, Debug, PartialEq)]
pub struct Wall {
    /// The drawing.
    pub drawing: Drawing,
    /// Each stone, from the base up and from left to right.
    pub stones: Vec<(PreconditionId, Rect)>,
}

/// Draws the wall from the base up.
pub fn wall(catalogue: &Catalogue, shown: &Measured<'_>, style: WallStyle) -> Wall {
    drawn(catalogue, shown, style, Filling::of)
}

/// Draws the wall on its way from one measurement to a later one: at a `share` of 0 as [`wall`] draws the first, at 1 as it draws
/// the second. Only the levels move; the words are those of the nearer one.
pub fn wall_between(catalogue: &Catalogue, then: &Measured<'_>, now: &Measured<'_>, share: f32, style: WallStyle) -> Wall {
    if share <= 0.0 {
        return wall(catalogue, then, style);
    }
    if share >= 1.0 {
        return wall(catalogue, now, style);
    }
    let filling = |scores: &Scores, id: &PreconditionId| scores.precondition(id).and_then(Filling::of);
    let level = |score: &PreconditionScore| match (filling(then.scores, &score.id), filling(now.scores, &score.id)) {
        (None, None) => None,
        (from, to) => Some(from.unwrap_or(Filling::EMPTY).towards(to.unwrap_or(Filling::EMPTY), share)),
    };
    drawn(catalogue, if share < 0.5 { then } else { now }, style, level)
}

fn drawn(
    catalogue: &Catalogue,
    shown: &Measured<'_>,
    style: WallStyle,
    level: impl Fn(&PreconditionScore) -> Option<Filling>,
) -> Wall {
    let stones = stones(catalogue, style.width, style.height, style.gap);
    let mut shapes = Vec::new();
    for (id, area) in &stones {
        let (Some(precondition), Some(score)) = (catalogue.precondition(id), shown.scores.precondition(id)) else { continue };
        // The stones of a layer are written the same way.
        let mut of_layer = catalogue.preconditions_of(&precondition.building_block);
        let is_beside = of_layer.all(|other| {
            shown
                .scores
                .precondition(&other.id)
                .is_none_or(|score| fits_beside(score, style.text, Stone::inside(*area, style).width))
        });
        let stone = Stone { precondition, score, area: *area, style, is_beside };
        shapes.extend(stone.ground(level(score)));
        if let Some(earlier) = shown.earlier.and_then(|scores| scores.precondition(id)).and_then(Filling::of) {
            shapes.extend(earlier_level(earlier, stone.basin(), style.text));
        }
        shapes.extend(shown.targets.get(id).map(|targets| notch(targets, stone.basin(), style.text)).unwrap_or_default());
        shapes.extend(stone.words(shown.changes));
    }
    if style.names > 0.0 {
        let layers = catalogue.building_blocks();
        let layer = (style.height + style.gap) / layers.len() as f32;
        let pen = Pen::regular(style.text * 13.0 / 14.0).soft();
        for (block, at) in layers.iter().rev().zip(0_u8..) {
            let middle = layer * f32::from(at) + (layer - style.gap) / 2.0;
            let x = style.width + style.text * 0.86;
            let area = Rect::new(x, middle - pen.line() / 2.0, style.width + style.names - x, pen.line());
            shapes.push(pen.write(area, &block.title));
        }
    }
    let description = describe(catalogue, shown);
    Wall { drawing: Drawing { width: style.width + style.names, height: style.height, shapes, description }, stones }
}

/// Where the stones of a wall of this size lie, from the base up and from left to right, with white between them.
pub fn stones(catalogue: &Catalogue, width: f32, height: f32, gap: f32) -> Vec<(PreconditionId, Rect)> {
    let blocks = catalogue.building_blocks();
    let layer = (height + gap) / blocks.len().max(1) as f32;
    let mut stones = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let top = layer * (blocks.len() - index - 1) as f32;
        let preconditions: Vec<_> = catalogue.preconditions_of(&block.id).collect();
        let stone = (width + gap) / preconditions.len() as f32;
        for (at, precondition) in preconditions.iter().enumerate() {
            let area = Rect::new(stone * at as f32, top, stone - gap, layer - gap);
            stones.push((precondition.id.clone(), area));
        }
    }
    stones
}

/// In a stone with less room, relative to the letters, stands its number alone.
const NARROWEST: f32 = 3.5;

/// One stone.
#[derive(Clone, Copy)]
struct Stone<'a> {
    precondition: &'a Precondition,
    score: &'a PreconditionScore,
    area: Rect,
    style: WallStyle,
    /// Whether verdict and count stand beside each other.
    is_beside: bool,
}

impl Stone<'_> {
    /// Where words may stand.
    fn inside(area: Rect, style: WallStyle) -> Rect {
        let text = style.text;
        Rect::new(
            area.x + text * 0.6,
            area.y + text * 0.55,
            (area.width - text * 1.2).max(0.0),
            (area.height - style.basin - text * 0.93).max(0.0),
        )
    }

    /// Where the level stands, from 0 to 1. It lies within the edge of the stone.
    fn basin(&self) -> Rect {
        let edge = self.style.edge() / 2.0;
        let (basin, area) = (self.style.basin, self.area);
        Rect::new(area.x + edge, area.bottom() - basin, area.width - 2.0 * edge, basin - edge)
    }

    /// All but the words.
    fn ground(&self, level: Option<Filling>) -> Vec<Shape> {
        let tone = verdict_tone(self.score.verdict);
        let edge = self.style.edge();
        let text = self.style.text;
        let middle = self.area.shrink(edge / 2.0);
        let mut shapes = vec![filled(middle, Tone::Panel)];
        if let Some(level) = level {
            let basin = self.basin();
            shapes.extend(level.basin(basin, tone, text));
            shapes.push(line(&[(basin.x, basin.y), (basin.right(), basin.y)], edge / 1.5, tone.soft()));
        }
        shapes.push(match self.score.verdict {
            Verdict::NotFilledIn => {
                let dash = Dash::Dashed { stroke: text * 0.29, gap: text * 0.21 };
                closed(rounded(middle, text * 0.11), edge, Tone::Line, dash)
            }
            Verdict::NotApplicable => closed(rounded(middle, text * 0.11), edge / 1.5, tone, Dash::Solid),
            _ => closed(rounded(middle, text * 0.11), edge, tone, Dash::Solid),
        });
        shapes
    }

    /// The band above the basin.
    fn words(&self, changes: Option<&Comparison>) -> Vec<Shape> {
        let text = self.style.text;
        let change = changes.and_then(|changes| changes.preconditions.iter().find(|change| change.id == self.score.id));
        let inside = Self::inside(self.area, self.style);
        let name = Pen::strong(text);
        if inside.width < text * NARROWEST {
            // There are contents with more randvoorwaarden than a layer has room for words.
            let area = Rect { width: inside.width + text * 0.4, ..inside };
            return vec![name.write(area, self.precondition.number.to_string())];
        }
        let lines = stone_lines(self.score, change, (self.style.says, text), (inside.width, self.is_beside));
        let room = inside.height - lines.len() as f32 * name.line();
        let most = ((room / name.line() + 0.1).floor() as usize).max(1);
        let mut shapes = Vec::new();
        let mut y = inside.y;
        for said in name_lines(&self.precondition.short_title, name, inside.width, most) {
            // Letters may come out a little wider than they were measured: they do not break for that.
            let area = Rect::new(inside.x, y, inside.width + text * 0.4, name.line());
            shapes.push(name.write(area, said));
            y += name.line();
        }
        shapes.extend(lines.draw(inside, self.score, text));
        shapes
    }
}

/// The level of a measurement that came before: a triangle at the left edge and a line to the right one, as on a tide gauge. A hook
/// reaches as far up as it may have been, where that was not known. All of it has an edge, so that it stands out from every fill.
pub(super) fn earlier_level(level: Filling, area: Rect, text: f32) -> Vec<Shape> {
    let (unit, left, right) = (text / 14.0, area.x, area.right());
    let half = 4.0 * unit;
    let y = area.y_of_level(level.low).min(area.bottom() - half).max(area.y + half);
    let tip = left + 7.0 * unit;
    let triangle = vec![Point::new(left, y - half), Point::new(tip, y), Point::new(left, y + half)];
    let mut lines = vec![vec![(tip, y), (right, y)]];
    let top = area.y_of_level(level.high).max(area.y + unit);
    if level.high > level.low && top < y - 2.0 * half {
        let stem = left + 3.0 * unit;
        lines.push(vec![(stem, y - half * 0.6), (stem, top), (stem + 9.0 * unit, top)]);
    }
    let edges = lines.iter().map(|points| line(points, 4.0 * unit, Tone::Panel));
    let mut shapes: Vec<Shape> = edges.collect();
    shapes.push(closed(triangle.clone(), 2.5 * unit, Tone::Panel, Dash::Solid));
    shapes.push(Shape::Polygon { points: triangle, fill: Tone::Ink });
    shapes.extend(lines.iter().map(|points| line(points, 1.5 * unit, Tone::Ink)));
    shapes
}

/// The streefniveau of a stone at the right edge of its basin.
fn notch(targets: &PreconditionTargets, basin: Rect, text: f32) -> Vec<Shape> {
    let for_next = targets.for_next.map(|target| (TargetMark::ForNext, target));
    let for_this = targets.for_this.map(|reach| (TargetMark::ForThis, reach.target));
    let Some((mark, target)) = for_next.or(for_this) else { return Vec::new() };
    let y = basin.y_of_level(analysis::as_f32(analysis::target_value(target)));
    target_mark(mark, Point::new(basin.right(), y), text * 0.6, basin)
}

/// The picture of the program itself: a wall of bouwstenen and the level up to which it is filled. It says nothing.
pub fn emblem(width: f32) -> Drawing {
    const STONES: [u8; 4] = [2, 5, 2, 3];
    const LEVEL: f32 = 0.58;
    let layer = width * 0.14;
    let height = layer * STONES.len() as f32;
    let level = height * (1.0 - LEVEL);
    let mut shapes = Vec::new();
    for (index, stones) in STONES.into_iter().enumerate() {
        let top = height - layer * (index + 1) as f32;
        let stone = width / f32::from(stones);
        for at in 0..stones {
            let area = Rect::new(stone * f32::from(at), top, stone, layer).shrink(width * 0.006);
            let wet = (area.bottom() - level).clamp(0.0, area.height);
            shapes.push(filled(area, Tone::Panel));
            shapes.push(filled(Rect { y: area.bottom() - wet, height: wet, ..area }, Tone::InOrderSoft));
            shapes.push(outline(area, 1.0, Tone::InOrder, Dash::Solid));
        }
    }
    let size = width * 0.035;
    shapes.push(line(&[(0.0, level), (width + size, level)], 2.0, Tone::Accent));
    let tip = Point::new(width, level);
    let back = [Point::new(width + size * 1.4, level - size * 0.8), Point::new(width + size * 1.4, level + size * 0.8)];
    shapes.push(Shape::Polygon { points: vec![tip, back[0], back[1]], fill: Tone::Accent });
    Drawing { width: width + size * 1.4, height, shapes, description: String::new() }
}

fn describe(catalogue: &Catalogue, shown: &Measured<'_>) -> String {
    let then = |id: &PreconditionId| {
        let before = shown.earlier.and_then(|scores| {
            let score = scores.precondition(id)?;
            Some(format!(" (eerder {} {})", words::percentages(&score.known_interval()?), words::basis(&score.counts)))
        });
        before.unwrap_or_default()
    };
    let change = |id: &PreconditionId| {
        let change = shown.changes.and_then(|changes| changes.preconditions.iter().find(|change| change.id == *id));
        change.map(|change| format!(", {}", words::direction_and_grounds(change))).unwrap_or_default()
    };
    let stones = |block: &BuildingBlock| {
        let stones: Vec<String> = catalogue
            .preconditions_of(&block.id)
            .filter_map(|precondition| {
                let score = shown.scores.precondition(&precondition.id)?;
                let verdict = words::standing(score);
                let now = match score.known_interval() {
                    Some(interval) => {
                        let percentages = words::percentages(&interval);
                        format!("{} {percentages}, {verdict} ({})", precondition.title, words::basis(&score.counts))
                    }
                    None => format!("{} {verdict}", precondition.title),
                };
                let aim = shown.targets.get(&precondition.id).map(|targets| format!(", {}", words::targets(targets)));
                Some(now + &then(&precondition.id) + &change(&precondition.id) + &aim.unwrap_or_default())
            })
            .collect();
        format!("{}: {}.", block.title, stones.join("; "))
    };
    let layers: Vec<String> = catalogue.building_blocks().iter().map(stones).collect();
    format!("De muur van bouwstenen, van onder naar boven. {}", layers.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{Measured, Wall, WallStyle, wall, wall_between};
    use crate::analysis::{self, Comparison, Scores, Targets};
    use crate::content::Catalogue;
    use crate::model::{Answer, ChangeReason, Measurement, Rating};
    use crate::shapes::{Align, Rect, Shape, Tone};

    const STYLES: [WallStyle; 4] = [WallStyle::WINDOW, WallStyle::NARROW, WallStyle::PAIR, WallStyle::PRESENTED];

    /// The ratings of all items, in turn from a list.
    fn measurement(number: u16, ratings: &[Option<Rating>]) -> Measurement {
        let mut measurement = Measurement::new(number, &mut || "meting".to_owned());
        for ((_, item), rating) in Catalogue::built_in().items().zip(ratings.iter().cycle()) {
            measurement.answers.insert(item.id.clone(), Answer { rating: *rating, ..Answer::default() });
        }
        measurement
    }

    fn every_kind() -> Vec<Measurement> {
        use Rating::{InOrder, NotApplicable, NotInOrder, Partly, Unknown};
        vec![
            measurement(0, &[Some(InOrder)]),
            measurement(0, &[Some(InOrder), Some(Unknown), Some(Partly), Some(Unknown)]),
            measurement(0, &[Some(NotInOrder), None, Some(Partly), Some(Unknown), Some(InOrder)]),
            measurement(0, &[Some(NotApplicable)]),
            measurement(0, &[None]),
        ]
    }

    fn scores(measurement: &Measurement) -> Scores {
        analysis::scores(Catalogue::built_in(), measurement)
    }

    fn draw(measurement: &Measurement, earlier: Option<&Measurement>, style: WallStyle) -> Wall {
        let catalogue = Catalogue::built_in();
        let (now, then) = (scores(measurement), earlier.map(scores));
        let changes = earlier.map(|earlier| analysis::compare(catalogue, earlier, measurement));
        let shown = Measured { scores: &now, earlier: then.as_ref(), targets: &Targets::new(), changes: changes.as_ref() };
        wall(catalogue, &shown, style)
    }

    /// Each text, and where its letters are.
    fn texts<'a>(wall: &'a Wall) -> Vec<(Rect, &'a str)> {
        let letters = |shape: &'a Shape| match shape {
            Shape::Text { area, text, size, weight, align, .. } => {
                let width = weight.width(text, *size);
                assert!(width <= area.width + 0.01, "{text} stands on one line");
                let x = if *align == Align::Right { area.right() - width } else { area.x };
                Some((Rect { x, width, height: size * 1.3, ..*area }, text.as_str()))
            }
            _ => None,
        };
        wall.drawing.shapes.iter().filter_map(letters).collect()
    }

    #[test]
    fn no_level_and_no_pattern_meets_a_letter() {
        for style in STYLES {
            for measurement in every_kind() {
                for earlier in [None, Some(self::measurement(0, &[Some(Rating::Partly), Some(Rating::Unknown)]))] {
                    let later = Measurement { number: 1, ..measurement.clone() };
                    let wall = draw(&later, earlier.as_ref(), style);
                    for (area, said) in texts(&wall) {
                        let stone = wall.stones.iter().map(|(_, stone)| *stone).find(|stone| {
                            (stone.x..stone.right()).contains(&area.x) && (stone.y..stone.bottom()).contains(&area.y)
                        });
                        let Some(stone) = stone else {
                            assert!(area.x > style.width && area.right() <= style.width + style.names, "{said}");
                            continue;
                        };
                        assert!(area.bottom() <= stone.bottom() - style.basin + 0.5, "{style:?} {said}: {area:?} {stone:?}");
                        assert!(area.right() <= stone.right() - 1.0, "{style:?} {said}: {area:?} {stone:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_not_known_has_dots_and_what_is_not_answered_has_none() {
        let has_dots = |ratings: &[Option<Rating>]| {
            let wall = draw(&measurement(0, ratings), None, WallStyle::WINDOW);
            wall.drawing.shapes.iter().any(|shape| matches!(shape, Shape::Dots(_)))
        };
        assert!(has_dots(&[Some(Rating::InOrder), Some(Rating::Unknown)]));
        assert!(!has_dots(&[Some(Rating::InOrder), None]));
        let wall = draw(&measurement(0, &[Some(Rating::NotInOrder), None]), None, WallStyle::WINDOW);
        let said: Vec<&str> = texts(&wall).into_iter().map(|(_, said)| said).collect();
        assert!(said.contains(&"nog niet af") && said.contains(&"2 van 4 ingevuld"), "{said:?}");
        assert!(!said.iter().any(|said| said.contains("onduidelijk")), "{said:?}");
    }

    #[test]
    fn a_level_moves_from_one_wall_to_the_other() {
        let catalogue = Catalogue::built_in();
        let (then, now) = (measurement(0, &[Some(Rating::NotInOrder), Some(Rating::Unknown)]), {
            measurement(1, &[Some(Rating::InOrder), Some(Rating::Partly)])
        });
        let (old, new) = (scores(&then), scores(&now));
        let changes: Comparison = analysis::compare(catalogue, &then, &now);
        let targets = Targets::new();
        let first = Measured { scores: &old, earlier: None, targets: &targets, changes: None };
        let second = Measured { scores: &new, earlier: Some(&old), targets: &targets, changes: Some(&changes) };
        let at = |share| wall_between(catalogue, &first, &second, share, WallStyle::PAIR);
        assert_eq!(at(0.0), wall(catalogue, &first, WallStyle::PAIR));
        assert_eq!(at(1.0), wall(catalogue, &second, WallStyle::PAIR));
        let level = |wall: &Wall| {
            let solid = |shape: &Shape| match shape {
                Shape::Polygon { points, fill } if !matches!(fill, Tone::Panel | Tone::Sunken | Tone::Ink) => {
                    Some(points.iter().map(|point| point.y).fold(f32::MAX, f32::min))
                }
                _ => None,
            };
            wall.drawing.shapes.iter().find_map(solid).unwrap_or(f32::MAX)
        };
        let tops: Vec<f32> = [0.1, 0.4, 0.6, 0.9].into_iter().map(|share| level(&at(share))).collect();
        assert!(tops.windows(2).all(|pair| pair[1] < pair[0]), "{tops:?}");
    }

    #[test]
    fn a_change_says_whether_it_is_real() {
        let then = measurement(0, &[Some(Rating::NotInOrder)]);
        let triangles = |reason| {
            let mut now = measurement(1, &[Some(Rating::InOrder)]);
            now.answers.values_mut().for_each(|answer| answer.what_changed = reason);
            let wall = draw(&now, Some(&then), WallStyle::PAIR);
            assert!(texts(&wall).iter().any(|(_, said)| *said == "verbeterd"));
            let is_full = |shape: &&Shape| matches!(shape, Shape::Polygon { points, fill: Tone::Ink } if points.len() == 3);
            (wall.drawing.shapes.iter().filter(is_full).count(), wall.drawing.description)
        };
        // Each stone has the triangle of the earlier level too.
        let (real, said) = triangles(Some(ChangeReason::Reality));
        assert!(real == 24 && !said.contains("niet in de werkelijkheid"), "{real} {said}");
        let (open, said) = triangles(Some(ChangeReason::Yardstick));
        assert!(open == 12 && said.contains("verbeterd (niet in de werkelijkheid, voor zover gezegd)"), "{open} {said}");
    }
}
