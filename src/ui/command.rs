//! What a user asked for, as screens say it.

use std::path::PathBuf;

use egui::Response;

use crate::content::{ItemId, PlanTemplateId, PracticeId, PreconditionId};
use crate::model::{ActionId, InterventionId};
use crate::session::{Action, ActionPlanEdit, AnswerEdit, Edit, Passphrase, ReportKind};
use crate::ui::theme::Contrast;

/// What is done with the passphrase of the open dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The dossier gets one.
    Protect,
    /// It gets another one.
    Change,
    /// It gets rid of it.
    Remove,
    /// A dossier that is to be made, or saved elsewhere, gets one: an organisation requires it.
    Require,
}

/// Which dossier is to be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EraseTarget {
    /// The open one.
    Open,
    /// What is left of the one of which this file is gone.
    Rest(PathBuf),
}

/// Something that a screen asks of the program.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Do something with the dossier.
    Do(Action),
    /// Show another screen.
    Go(Place),
    /// Show another screen to which something in this one leads, with the way back in sight.
    Visit(Place),
    /// Show a view of the outcome.
    ShowOutcome(OutcomeView),
    /// Go back to the screen before this one, as it was left.
    Back,
    /// Show the steps instead of the screen, or the screen again.
    ShowSteps(bool),
    /// Show one item of a randvoorwaarde.
    Show(PreconditionId, ItemId),
    /// Show what the team decides about one item, where it can be changed.
    Decide(ItemId),
    /// Show the screen of the reports, with this kind chosen.
    ShowReport(ReportKind),
    /// Show one action, with all its texts in sight.
    ShowAction(ActionId),
    /// Show one example in the library.
    ReadPractice(PracticeId),
    /// Show the next item without a rating, ready to be rated.
    NextOpen,
    /// Show the place at this position in the list of what was found.
    ShowHit(usize),
    /// Show the place that was found after the present one, or before it.
    NextHit {
        /// Backwards.
        is_back: bool,
    },
    /// Show what was taken back or made again last.
    ShowTravelled,
    /// Take the marks of what was found away.
    EndSearch,
    /// Open the manual at the section with this title.
    OpenHelp(&'static str),
    /// Open the manual at the section about this screen.
    OpenHelpHere,
    /// Open what is told of the program.
    OpenAbout,
    /// List the keys.
    ShowKeys,
    /// Put the manual away.
    CloseHelp,
    /// Open the dialog for another place of the dossier.
    OpenSaveAs,
    /// Open the dialog about the passphrase of the dossier.
    OpenProtection(Purpose),
    /// Ask for a passphrase, and do this with a dossier that gets it.
    RequirePassphrase(Box<Self>),
    /// Take this passphrase, and do this with a dossier that gets it.
    GoOnWith(Passphrase, Box<Self>),
    /// Open the questions before a dossier is erased.
    OpenErase(EraseTarget),
    /// Open the data for the helpdesk.
    OpenHelpdesk,
    /// Open the dialog about a file that somebody else changed.
    OpenDifferences,
    /// Put the dialog away.
    CloseDialog,
    /// Give colours that stand so far apart.
    SetContrast(Contrast),
    /// Fill the screen, or be a window again.
    FillScreen(bool),
    /// Follow the system, or always be light or dark.
    SetTheme(egui::ThemePreference),
}

impl Command {
    /// A change to the dossier.
    pub(super) fn edit(edit: Edit) -> Self {
        Self::Do(Action::Edit(edit))
    }

    /// A change to the actions.
    pub(super) fn action_plan(edit: ActionPlanEdit) -> Self {
        Self::edit(Edit::ActionPlan(edit))
    }

    /// A change to an answer.
    pub(super) fn answer(item: &ItemId, edit: AnswerEdit) -> Self {
        Self::edit(Edit::Answer(item.clone(), edit))
    }
}

/// What a click on something asks of the program.
pub(super) trait Asks: Sized {
    /// Asks for `command` when it was clicked.
    fn asks(self, commands: &mut Vec<Command>, command: impl FnOnce() -> Command) -> Self;
}

impl Asks for Response {
    fn asks(self, commands: &mut Vec<Command>, command: impl FnOnce() -> Command) -> Self {
        commands.extend(self.clicked().then(command));
        self
    }
}

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Who works on the approach.
    Profile,
    /// Who is asked for an invulblad, and what came in.
    Round,
    /// What became of the actions of the measurement before.
    LookBack,
    /// The items of one randvoorwaarde.
    Precondition(PreconditionId),
    /// One item fills the window, for a beamer.
    Session,
    /// The wall, scores and gaps.
    Outcome,
    /// The outcome fills the screen, step by step, for those whom the team asks something.
    Presentation,
    /// What the team agreed to do.
    Actions,
    /// What the team does in the neighbourhood.
    Interventions(InterventionsView),
    /// Principles and startvragen to read.
    Principles,
    /// Freezing the measurement, reopening it, beginning the next one.
    Adopt,
    /// Making a report.
    Report,
    /// What others did. Also where no dossier is open: every other screen is the dossierkast then.
    Library,
    /// A folder of dossiers beside each other. Also where no dossier is open, as the library.
    LearningCircle,
    /// A plan of others, to take lines from.
    PlanTemplate(PlanTemplateId),
    /// Invulbladen on paper, typed over one after the other.
    PaperSheets,
    /// Finding where a word stands.
    Search,
    /// What the dossier was before.
    Versions,
}

/// A part of the outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutcomeView {
    /// The wall, the conclusion and what the team asks: what a steering group sees first.
    #[default]
    Overview,
    /// Who decides about each aandachtspunt, and what the team does.
    Decisions,
    /// Scores of all measurements, streefniveaus, and what is not known.
    Scores,
    /// What changed since the measurement before.
    ThenNow,
}

/// A part of the screen of interventions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterventionsView {
    /// The team's list, and the matrix.
    List,
    /// What others do, to choose from.
    Examples,
    /// One intervention of the team.
    One(InterventionId),
}

impl Place {
    /// Whether it is no screen of a dossier, and is there too while none is open.
    pub(super) fn is_of_program(&self) -> bool {
        matches!(self, Self::Library | Self::LearningCircle)
    }

    /// What a screen is called, to go back to.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Precondition(_) => "het punt",
            Self::Interventions(InterventionsView::One(_)) => "de interventie",
            Self::Interventions(InterventionsView::Examples) => "de voorbeelden",
            Self::Presentation => "Presenteren",
            Self::PlanTemplate(_) => "het plan",
            Self::Library => "de bibliotheek",
            Self::LearningCircle => "de leerkring",
            Self::PaperSheets => "de papieren bladen",
            Self::Versions => "Eerdere versies",
            other => other.section(),
        }
    }

    /// The section of the manual about a screen.
    pub(super) fn section(&self) -> &'static str {
        match self {
            Self::Profile => "Dossier",
            Self::Round => "Invulbladen",
            Self::LookBack => "Terugblik",
            Self::Precondition(_) => "Meten",
            Self::Session => "Sessiestand",
            Self::Outcome => "Uitkomst",
            Self::Presentation => "Presenteren",
            Self::Actions => "Acties",
            Self::Interventions(_) => "Interventies",
            Self::Principles => "Principes",
            Self::Adopt => "Vaststellen",
            Self::Report => "Rapport",
            Self::PaperSheets => "Papieren bladen",
            Self::Versions => "Bewaren en veiligheid",
            Self::Search => "Zoeken",
            Self::LearningCircle => "Leerkring",
            Self::Library | Self::PlanTemplate(_) => "Bibliotheek",
        }
    }
}
