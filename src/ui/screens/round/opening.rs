//! Opening the sheets for the session; and afterwards what is proposed together.

use egui::accesskit::{Node, Role};
use egui::{Sense, Ui, WidgetInfo};

use super::{RoundScreen, open};
use crate::model::{FEWEST_SHEETS, GreatestDisagreement};
use crate::session::{Edit, SheetRoundEdit};
use crate::ui::command::Command;
use crate::ui::focus::{self, Ring, Wish};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{
    Radio, button, fixed, gap, heading, may_change, paragraph, radio_group, radio_ui, small_text, subheading, wide_text,
};
use crate::words;

/// Draws what opening means, or that it was done.
pub(super) fn opening_ui(ui: &mut Ui, screen: &RoundScreen<'_>, commands: &mut Vec<Command>) {
    heading(ui, "Openen voor de sessie");
    let round = &screen.measurement.sheet_round;
    match round.opened {
        Some(day) => {
            opened_ui(ui, &format!("Geopend op {}.", words::date(day)));
            few_ui(ui, screen);
            together_ui(ui, round.together_up_to, commands);
        }
        None => closed_ui(ui, screen, commands),
    }
}

fn closed_ui(ui: &mut Ui, screen: &RoundScreen<'_>, commands: &mut Vec<Command>) {
    paragraph(
        ui,
        "Na het openen zie je bij elk punt hoe de oordelen verdeeld zijn, en de redenen. Wie wat vond, staat er niet bij, tenzij \
         iedereen een naam opgaf en dat goed vindt.",
    );
    paragraph(
        ui,
        "Spreek af wie opent: meestal de projectleider, vlak voor de sessie. Wacht tot iedereen heeft ingeleverd. De dag komt in \
         het rapport.",
    );
    few_ui(ui, screen);
    gap(ui, space::XS);
    fixed(ui, "open", |ui| {
        if button(ui, "Open de bladen", may_change(ui) && screen.facts.sheets > 0).clicked() {
            open(ui, commands);
        }
    });
    small_text(ui, "Sluiten kan daarna alleen met ‘Ongedaan maken’.");
}

/// What is not shown while there are too few sheets.
fn few_ui(ui: &mut Ui, screen: &RoundScreen<'_>) {
    let sheets = screen.facts.sheets;
    if sheets < FEWEST_SHEETS {
        let count = match sheets {
            0 => "Er is nog geen blad.".to_owned(),
            1 => "Er is pas één blad.".to_owned(),
            more => format!("Er zijn pas {} bladen.", words::number_word(more)),
        };
        let fewest = words::number_word(FEWEST_SHEETS);
        let ink = Palette::of(ui).ink;
        let text =
            format!("{count} Wijkpeil laat pas vanaf {fewest} bladen zien wat erin staat: anders is te raden wie wat vond.");
        wide_text(ui, &text, theme::strong(), ink);
    }
}

/// Says when they were opened; has the focus when that was just done.
fn opened_ui(ui: &mut Ui, text: &str) {
    let shown = wide_text(ui, text, theme::strong(), Palette::of(ui).ink);
    // One node for both: the label is only its picture.
    ui.ctx().accesskit_node_builder(shown.id, Node::set_hidden);
    let done = ui.interact(shown.rect, shown.id.with("done"), Sense::focusable_noninteractive());
    done.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.ctx().accesskit_node_builder(done.id, |node| node.set_label(text));
    focus::grant(ui, &Wish::Done, done.id, Ring::Shown);
}

/// How much sheets may differ on what is proposed together: the part and of what, what it is called and what it means.
const LIMITS: [(u16, u16, &str, &str); 3] = [
    (0, 1, "Alleen waar iedereen hetzelfde vindt", "Elk blad heeft bij dit punt hetzelfde oordeel."),
    (
        1,
        8,
        "Ook waar bijna iedereen hetzelfde vindt",
        "Van acht bladen mag er één een stap afwijken, zoals ‘deels’ bij zeven keer ‘op orde’.",
    ),
    (1, 4, "Ook bij een klein verschil", "Van acht bladen mogen er twee een stap afwijken."),
];

fn together_ui(ui: &mut Ui, limit: GreatestDisagreement, commands: &mut Vec<Command>) {
    gap(ui, space::XS);
    let title = "Wat neem je in één keer door?";
    subheading(ui, title);
    paragraph(
        ui,
        "Punten waar jullie het over eens zijn, stelt Wijkpeil samen voor, als één blok. Zo blijft er tijd voor de andere punten. \
         Een punt met ‘weten we niet’ of ‘n.v.t.’ komt nooit in het blok.",
    );
    let is_possible = may_change(ui);
    radio_group(ui, title, |ui| {
        let mut is_one_of_them = false;
        for (part, of, name, explained) in LIMITS {
            let Ok(value) = GreatestDisagreement::new(part, of) else { continue };
            // 2/8 is the same as 1/4.
            let is_chosen = u32::from(limit.part()) * u32::from(of) == u32::from(part) * u32::from(limit.of());
            is_one_of_them |= is_chosen;
            if radio_ui(ui, &Radio { name, explained, is_chosen, is_possible }) {
                commands.push(Command::edit(Edit::SheetRound(SheetRoundEdit::TogetherUpTo(value))));
            }
        }
        if !is_one_of_them {
            let name = format!("Tot een verschil van {limit}");
            radio_ui(ui, &Radio { name: &name, explained: "Zo staat het in het dossier.", is_chosen: true, is_possible });
        }
    });
}
