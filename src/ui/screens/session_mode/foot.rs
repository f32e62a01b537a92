//! The buttons below the ratings.

use egui::{Align, Label, Layout, Rect, RichText, Stroke, Ui, UiBuilder, pos2};

use super::buttons::{Large, Look, Sign};
use super::keys::{ask_for_action, open, switch_hands, write_minority_view, write_note};
use super::sizes::{Sizes, width_of};
use super::{Counting, Here, SessionModeState, Sheet};
use crate::ui::command::{Command, Place};
use crate::ui::theme::Palette;
use crate::ui::widgets::{fixed, may_change};
use crate::words;

/// How much stands on the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    /// The words and the keys.
    Keys,
    /// The same, but no key for the explanation, which is seldom out of sight.
    MostKeys,
    /// The words.
    Words,
    /// The words, but a sign for the next item.
    Signs,
}

/// What a button brings about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    Previous,
    Note,
    Action,
    Hands,
    Direction,
    Minority,
    Help,
    NextOpen,
    Next,
}

/// Rules the foot off from what is above it; gives the room for its buttons.
pub(super) fn foot_area(ui: &Ui, area: Rect) -> Rect {
    ui.painter().hline(area.x_range(), area.top(), Stroke::new(1.0, Palette::of(ui).hair));
    let side = Sizes::of(ui).side();
    Rect::from_min_max(pos2(area.left() + side, area.top()), pos2(area.right() - side, area.bottom()))
}

/// Draws them. `lacks_help` says that the explanation is not in sight.
pub(super) fn foot_ui(
    ui: &mut Ui,
    here: &Here<'_>,
    state: &mut SessionModeState,
    (area, lacks_help): (Rect, bool),
    commands: &mut Vec<Command>,
) {
    let sizes = Sizes::of(ui);
    let inside = foot_area(ui, area);
    let hands = here.answer.hand_votes.values().map(|hands| usize::from(*hands)).sum::<usize>();
    let hands = if hands == 0 { "Handen".to_owned() } else { words::figure(hands, "hand", "handen") };
    let hands_name = format!("{hands} (H)");
    let buttons = |counting: Option<Counting>, lacks_help: bool, detail: Detail| {
        buttons(here, (counting, &hands, &hands_name), (lacks_help, may_change(ui)), detail)
    };
    let width = |(_, large): &(Does, Large<'_>)| large.width(ui) + sizes.between();
    let all = |list: &[(Does, Large<'_>)]| list.iter().map(width).sum::<f32>() - sizes.between();
    // As if all of them were there, so that none changes when another one comes.
    let fits = |detail: &Detail| {
        [None, Some(Counting::Up)].into_iter().all(|counting| all(&buttons(counting, true, *detail)) <= inside.width())
    };
    let detail = [Detail::Keys, Detail::MostKeys, Detail::Words].into_iter().find(fits).unwrap_or(Detail::Signs);
    let mut list = buttons(state.counting, lacks_help, detail);
    let open = (Does::NextOpen, Large::new("next-open", "Volgend open punt", "Volgend open punt"));
    let has_open = here.walk.next_open.is_some() && here.walk.next_open != here.walk.next && state.counting.is_none();
    if has_open && all(&list) + width(&open) <= inside.width() {
        list.insert(list.len() - 1, open);
    }
    let room = inside.width() - all(&list);
    let is_last = |does| matches!(does, Does::NextOpen | Does::Next);
    let first_last = list.iter().position(|(does, _)| is_last(*does)).unwrap_or(list.len());
    let end = all(&list[first_last..]);
    let mut done = None;
    let row = UiBuilder::new()
        .max_rect(inside)
        .layout(Layout::left_to_right(Align::Center))
        .scope_id(egui::Id::unique("session-foot"));
    ui.scope_builder(row, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (at, (does, large)) in list.iter().enumerate() {
            if at == first_last {
                fixed(ui, "hint", |ui| hint_ui(ui, state.counting, room - sizes.between()));
                ui.add_space((inside.right() - end - ui.cursor().left()).max(0.0));
            }
            if large.show(ui).clicked() {
                done = Some(*does);
            }
            if at + 1 < list.len() {
                ui.add_space(sizes.between());
            }
        }
    });
    if let Some(does) = done {
        carry_out(ui, here, state, does, commands);
    }
}

fn buttons<'a>(
    here: &Here<'_>,
    (counting, hands, hands_name): (Option<Counting>, &'a str, &'a str),
    (lacks_help, may_change): (bool, bool),
    detail: Detail,
) -> Vec<(Does, Large<'a>)> {
    let key = |key| Some(key).filter(|_| matches!(detail, Detail::Keys | Detail::MostKeys));
    let has_note = !here.answer.note.is_empty() || !here.answer.evidence.is_empty();
    let note_holds = if has_note { "Er is iets opgeschreven." } else { "" };
    let (note, note_name) = if here.lacks_reason() { ("Reden", "Reden (T)") } else { ("Notitie", "Notitie (T)") };
    let previous =
        Large { sign: Some(Sign::Previous), enabled: here.walk.previous.is_some(), ..Large::new("previous", "", "Vorige") };
    let note = Large { hint: key("T"), longest: "Notitie", holds: note_holds, ..Large::new("note", note, note_name) };
    let action_holds = match () {
        () if !here.begun.is_empty() => "Er is een actie die nog niet af is.",
        () if !here.agreed.is_empty() => "Er is een actie afgesproken.",
        () => "",
    };
    let action =
        Large { hint: key("A"), holds: action_holds, enabled: may_change, ..Large::new("action", "Actie", "Actie (A)") };
    let hands = Large {
        hint: key("H"),
        sign: Some(Sign::Hand),
        longest: "88 handen",
        look: if counting.is_some() { Look::Solid } else { Look::Edged },
        is_on: Some(counting.is_some()),
        ..Large::new("hands", hands, hands_name)
    };
    let minority_holds = match here.answer.minority_views.len() {
        0 => "",
        _ => "Er is een minderheidsstandpunt.",
    };
    let minority =
        Large { hint: key("S"), holds: minority_holds, ..Large::new("minority", "Standpunt", "Minderheidsstandpunt (S)") };
    let mut list = vec![(Does::Previous, previous), (Does::Note, note), (Does::Action, action), (Does::Hands, hands)];
    // It takes the place of what takes hands away.
    if counting.is_none() {
        list.push((Does::Minority, minority));
    }
    if lacks_help {
        list.push((
            Does::Help,
            Large {
                hint: Some("L").filter(|_| detail == Detail::Keys),
                ..Large::new("help", "Toelichting", "Toelichting (L)")
            },
        ));
    }
    if let Some(counting) = counting {
        let is_down = counting == Counting::Down;
        let direction = Large {
            look: if is_down { Look::Solid } else { Look::Edged },
            is_on: Some(is_down),
            ..Large::new("direction", "Eraf", "Eraf: haal handen weg")
        };
        list.push((Does::Direction, direction));
    }
    let next = match (here.walk.next.is_some(), here.walk.next_open) {
        (true, _) => "Volgende",
        (false, Some(_)) => "Volgend open punt",
        (false, None) => "Bekijk de uitkomst",
    };
    let text = if detail == Detail::Signs { "" } else { next };
    let next = Large { sign: Some(Sign::Next), is_sign_last: true, longest: text, text, ..Large::new("next", next, next) };
    list.push((Does::Next, next));
    list
}

/// What a key does while hands are counted, where there is room for it in this width.
fn hint_ui(ui: &mut Ui, counting: Option<Counting>, room: f32) {
    let text = match counting {
        None => return,
        Some(Counting::Up) => "Toets 1–5 telt een hand",
        Some(Counting::Down) => "Toets 1–5 haalt een hand weg",
    };
    let sizes = Sizes::of(ui);
    if width_of(ui, text, sizes.bar()) + sizes.between() <= room {
        ui.add_space(sizes.between());
        let color = Palette::of(ui).ink_soft;
        ui.add(Label::new(RichText::new(text).font(sizes.bar()).color(color)).extend());
    }
}

fn carry_out(ui: &Ui, here: &Here<'_>, state: &mut SessionModeState, does: Does, commands: &mut Vec<Command>) {
    match does {
        Does::Previous => {
            if let Some(before) = here.walk.previous {
                state.go_by_button(before);
            }
        }
        Does::Note => write_note(ui, here, state),
        Does::Action => ask_for_action(ui, here, state),
        Does::Hands => switch_hands(ui, here, state),
        Does::Direction => state.counting = state.counting.map(Counting::other),
        Does::Help => open(ui, state, Sheet::Help),
        Does::Minority => write_minority_view(ui, here, state),
        Does::Next => match here.walk.next.or(here.walk.next_open) {
            Some(next) => state.go_by_button(next),
            None => commands.push(Command::Go(Place::Outcome)),
        },
        Does::NextOpen => {
            if let Some(next) = here.walk.next_open {
                state.go_by_button(next);
            }
        }
    }
}
