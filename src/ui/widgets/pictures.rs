//! What can be done with a drawing: copy it, or save it as a picture.

use egui::{Response, Ui};

use super::buttons::{button, menu_button, menu_of};
use super::icons::{Icon, icon_button};
use crate::session::{Action, PictureChoice, PictureFormat, PictureSubject};
use crate::ui::command::{Asks as _, Command};

/// A menu beside a drawing, from which a picture of it can be copied and saved. The picture is made anew from the dossier, with title
/// and date, and does not depend on how large the drawing is here.
pub(in crate::ui) fn picture_menu(ui: &mut Ui, choice: PictureChoice, commands: &mut Vec<Command>) -> Response {
    let name = format!("Beeld van {}: kopieer of bewaar", of_what(choice.subject));
    let contents = |ui: &mut Ui| {
        for (text, action) in [
            ("Kopieer beeld", Action::CopyPicture(choice)),
            ("Bewaar als PNG …", Action::PickPicture(choice, PictureFormat::Png)),
            ("Bewaar als SVG …", Action::PickPicture(choice, PictureFormat::Svg)),
        ] {
            if button(ui, text, true).asks(commands, || Command::Do(action)).clicked() {
                ui.close();
            }
        }
    };
    if ui.ctx().content_rect().width() < ROOM_FOR_WORDS {
        let menu = icon_button(ui, Icon::Copy, &name, true);
        menu_of(ui, &menu, contents);
        return menu;
    }
    let menu = menu_button(ui, "Beeld …", contents);
    ui.ctx().accesskit_node_builder(menu.id, |node| node.set_label(name));
    menu
}

/// In a narrower window, in points, a sign stands for the words.
const ROOM_FOR_WORDS: f32 = 1200.0;

fn of_what(subject: PictureSubject) -> &'static str {
    match subject {
        PictureSubject::Wall => "de muur",
        PictureSubject::Bars => "de scores",
        PictureSubject::History => "alle metingen",
        PictureSubject::Matrix => "de interventies en principes",
    }
}
