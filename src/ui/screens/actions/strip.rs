//! Quarters beside each other, with what is done in them and where the present day is.

use egui::{Align2, Color32, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::plan::{ActionCard, ActionPlan};
use crate::model::{ActionStatus, Quarter};
use crate::ui::theme::{self, Palette, space};

/// A quarter is no narrower than this, in points.
const NARROWEST: f32 = 24.0;
/// So many quarters beside a table.
const BESIDE: i32 = 5;

/// Which quarters are shown, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strip {
    /// Its left edge in points.
    left: f32,
    /// Width of a quarter in points.
    quarter: f32,
    /// The first quarter, as [`index`] has it.
    first: i32,
    /// How many there are.
    count: i32,
    /// The present quarter, and how much of it is over.
    now: Option<(i32, f32)>,
}

/// A number for a quarter, so that the next one is one more.
fn index(quarter: Quarter) -> i32 {
    i32::from(quarter.year()) * 4 + i32::from(quarter.number()) - 1
}

impl Strip {
    /// The quarters from now on, in so much room; nothing where the present quarter is not known.
    pub(super) fn from_now(plan: &ActionPlan, left: f32, width: f32) -> Option<Self> {
        let first = index(plan.present?);
        let quarter = ((width - space::XS) / BESIDE as f32).floor();
        Some(Self { left, quarter, first, count: BESIDE, now: Some((first, plan.elapsed)) })
    }

    /// All quarters of these actions, as far as they fit. The present one is always among them.
    pub(super) fn of<'a>(
        plan: &ActionPlan,
        cards: impl Iterator<Item = &'a ActionCard>,
        left: f32,
        width: f32,
    ) -> Option<Self> {
        let now = plan.present.map(index);
        let named: Vec<i32> =
            cards.flat_map(|card| [card.action.start, card.action.ready]).flatten().map(index).chain(now).collect();
        let (first, last) = (*named.iter().min()?, *named.iter().max()?);
        let room = ((width / NARROWEST).floor() as i32).max(1);
        let count = (last - first + 1).max(BESIDE).min(room);
        // What lies behind is left out before what is to come.
        let first =
            now.map_or(first, |now| if last - first < count { first } else { (now - 1).clamp(first, last - count + 1) });
        let quarter = (width / count as f32).floor().min(120.0);
        Some(Self { left, quarter, first, count, now: now.map(|now| (now, plan.elapsed)) })
    }

    fn x(&self, index: i32) -> f32 {
        self.left + self.quarter * (index - self.first).clamp(0, self.count) as f32
    }

    fn right(&self) -> f32 {
        self.x(self.first + self.count)
    }

    /// Where the present day is.
    fn now_x(&self) -> Option<f32> {
        let (now, elapsed) = self.now?;
        let is_shown = (self.first..self.first + self.count).contains(&now);
        is_shown.then(|| (self.x(now) + self.quarter * elapsed).round())
    }

    /// Draws the names of the quarters.
    pub(super) fn head_ui(&self, ui: &Ui, area: Rect) {
        let palette = Palette::of(ui);
        let middle = area.center().y;
        for at in 0..self.count {
            let index = self.first + at;
            if self.now.is_some_and(|(now, _)| now == index) {
                continue;
            }
            let (year, number) = (index.div_euclid(4), index.rem_euclid(4) + 1);
            let is_narrow = self.quarter < 36.0;
            let text = match (at == 0 || number == 1, is_narrow) {
                (true, false) => format!("{number}e ’{:02}", year.rem_euclid(100)),
                (true, true) => format!("’{:02}", year.rem_euclid(100)),
                (false, false) => format!("{number}e"),
                (false, true) => number.to_string(),
            };
            let place = pos2(self.x(index) + self.quarter / 2.0, middle);
            ui.painter().text(place, Align2::CENTER_CENTER, text, theme::small(), palette.ink_soft);
        }
        if let Some(x) = self.now_x() {
            let words = ui.painter().layout_no_wrap("nu".to_owned(), theme::small_strong(), palette.onfill);
            let flag = Rect::from_center_size(pos2(x, middle), words.size() + vec2(10.0, 2.0));
            ui.painter().rect_filled(flag, 3.0, palette.accent);
            ui.painter().galley(flag.center() - words.size() / 2.0, words, palette.onfill);
        }
    }

    /// Draws an action along the quarters.
    pub(super) fn row_ui(&self, ui: &Ui, area: Rect, card: &ActionCard) {
        let palette = Palette::of(ui);
        for at in 0..=self.count {
            ui.painter().vline(self.x(self.first + at), area.y_range(), Stroke::new(1.0, palette.hair));
        }
        self.bar_ui(ui, area.center().y, card);
        if let Some(x) = self.now_x() {
            ui.painter().vline(x, area.y_range(), Stroke::new(2.0, palette.accent));
        }
    }

    fn bar_ui(&self, ui: &Ui, middle: f32, card: &ActionCard) {
        let palette = Palette::of(ui);
        let action = &card.action;
        let dashed = |from: f32, to: f32, width: f32, color: Color32| {
            let points = [pos2(from, middle), pos2(to, middle)];
            ui.painter().extend(egui::Shape::dashed_line(&points, Stroke::new(width, color), 4.0, 3.0));
        };
        let start = action.start.or(action.ready).map(index);
        let end = action.ready.or(action.start).map(index);
        if card.is_late {
            let from = self.x(start.unwrap_or(self.first));
            if let Some(to) = self.now_x() {
                dashed(from, to, 4.0, palette.not_in_order);
            }
            return;
        }
        let Some((start, end)) = start.zip(end).filter(|(start, end)| start <= end) else { return };
        let (from, to) = (self.x(start) + 2.0, self.x(end + 1) - 2.0);
        // What lies behind, or too far ahead, has no bar here.
        if to <= from || to <= self.left || from >= self.right() {
            return;
        }
        let bar = |height: f32| Rect::from_x_y_ranges(from..=to, middle - height / 2.0..=middle + height / 2.0);
        match action.status {
            ActionStatus::InProgress => {
                ui.painter().rect_filled(bar(10.0), 2.0, palette.ink_soft);
            }
            ActionStatus::Planned => {
                ui.painter().rect(bar(10.0), 2.0, palette.panel, Stroke::new(1.5, palette.ink_soft), StrokeKind::Inside);
            }
            ActionStatus::Done => {
                ui.painter().rect_filled(bar(4.0), 1.0, palette.line);
            }
            ActionStatus::Dropped => dashed(from, to, 2.0, palette.line),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Strip, index};
    use crate::content::Catalogue;
    use crate::model::{Action, ActionId, Dossier, Profile, Quarter};
    use crate::ui::screens::actions::ActionPlan;

    fn plan(quarters: &[(i16, u8)]) -> ActionPlan {
        let day = date(2026, 11, 21);
        let mut dossier = Dossier::new(Profile::default(), "1", day, &mut || "1".to_owned());
        dossier.actions = quarters
            .iter()
            .map(|(year, number)| Action {
                ready: Quarter::new(*year, *number).ok(),
                ..Action::new(ActionId::new(format!("{year}-{number}")), "Doe iets")
            })
            .collect();
        ActionPlan::new(Catalogue::built_in(), &dossier, day)
    }

    #[test]
    fn the_present_is_always_in_sight() {
        let far = [(2000, 1), (2100, 4)];
        for quarters in [&[][..], &[(2026, 4)], &[(2020, 1)], &[(2040, 1)], &far] {
            let plan = plan(quarters);
            for width in [120.0, 352.0, 900.0] {
                let strip = Strip::of(&plan, plan.cards.iter(), 100.0, width).unwrap();
                let now = strip.now_x().unwrap_or_else(|| panic!("{quarters:?} in {width}: {strip:?}"));
                assert!((100.0..=100.0 + width).contains(&now), "{quarters:?} in {width}");
                assert!(strip.right() <= 100.0 + width + 0.1);
            }
        }
        assert_eq!(index(Quarter::new(2027, 1).unwrap()), index(Quarter::new(2026, 4).unwrap()) + 1);
    }
}
