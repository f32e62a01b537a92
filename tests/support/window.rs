//! The real interface without a display, walked through as a user with a keyboard and a screen reader would.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::{Action, NodeId, Role, Toggled};
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder};
use wijkpeil::content::Content;
use wijkpeil::session::{Desktop, Pick, Picked, Policy};
use wijkpeil::system::RandomIds;
use wijkpeil::ui::{App, Start};

use super::clock::TestClock;
use super::environment::TestEnvironment;

/// A desktop whose dialogs are answered by the test, and that remembers what it was asked to show.
#[derive(Default)]
pub(crate) struct TestDesktop {
    /// What the user picks in the next dialog.
    pub(crate) picks: Mutex<Option<PathBuf>>,
    /// What the user picks in the next dialog for invulbladen.
    pub(crate) sheets: Mutex<Vec<PathBuf>>,
    /// How many dialogs there were.
    pub(crate) asked: AtomicUsize,
    /// What was opened in the viewer.
    pub(crate) shown: Mutex<Vec<PathBuf>>,
    /// What was pointed out in its folder.
    pub(crate) revealed: Mutex<Vec<PathBuf>>,
    /// Whether the system has neither viewer nor file manager, and no dialog for files.
    pub(crate) is_bare: AtomicBool,
}

impl TestDesktop {
    fn answer(&self) -> Picked {
        let none = if self.is_bare.load(Ordering::SeqCst) { Picked::NoDialog } else { Picked::Cancelled };
        let answer = self.picks.lock().unwrap().take();
        self.asked.fetch_add(1, Ordering::SeqCst);
        answer.map_or(none, Picked::Path)
    }
}

impl Desktop for TestDesktop {
    fn has_dialogs(&self) -> bool {
        !self.is_bare.load(Ordering::SeqCst)
    }

    fn pick(&self, _pick: Pick, _proposed: &Path) -> Picked {
        self.answer()
    }

    fn pick_sheets(&self, _folder: &Path) -> Picked<Vec<PathBuf>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        match std::mem::take(&mut *self.sheets.lock().unwrap()) {
            _ if self.is_bare.load(Ordering::SeqCst) => Picked::NoDialog,
            paths if paths.is_empty() => Picked::Cancelled,
            paths => Picked::Path(paths),
        }
    }

    fn show(&self, path: &Path) -> bool {
        self.shown.lock().unwrap().push(path.to_owned());
        !self.is_bare.load(Ordering::SeqCst)
    }

    fn reveal(&self, path: &Path) -> bool {
        self.revealed.lock().unwrap().push(path.to_owned());
        !self.is_bare.load(Ordering::SeqCst)
    }
}

/// Which letters the test will type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glyphs {
    /// Those of the typeface; another one fails the test.
    Known,
    /// Any: those that the typeface lacks are shown as a box.
    Any,
}

/// The program in a window that exists only in memory.
pub(crate) struct Walk {
    harness: Harness<'static, App>,
    pub(crate) desktop: Arc<TestDesktop>,
    pub(crate) clock: TestClock,
    presses: usize,
    way: Way,
}

/// How a walk comes to what it chooses or writes in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// At once, as a screen reader or a pointer does: what a test looks at is what comes after it.
    AtOnce,
    /// With the Tab key and the arrows, past everything that lies between.
    ByKeys,
}

/// A file that is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window reads no dropped file by itself".to_owned())
    }
}

/// How long the background may take for anything, also on a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(1);

impl Walk {
    /// Opens the program with its files in `folder`, at this size of the window.
    pub(crate) fn open(folder: &Path, size: [f32; 2], file: Option<PathBuf>) -> Self {
        Self::open_for(Glyphs::Known, folder, size, file)
    }

    /// [`open`](Self::open), for texts in letters that the typeface may lack.
    pub(crate) fn open_for(glyphs: Glyphs, folder: &Path, size: [f32; 2], file: Option<PathBuf>) -> Self {
        let any = glyphs == Glyphs::Any;
        Self::open_as(|builder| if any { builder.allow_missing_glyphs() } else { builder }, folder, size, file)
    }

    /// [`open`](Self::open), in a window that looks otherwise.
    pub(crate) fn open_as(
        looks: impl FnOnce(HarnessBuilder<App>) -> HarnessBuilder<App>,
        folder: &Path,
        size: [f32; 2],
        file: Option<PathBuf>,
    ) -> Self {
        Self::start(looks, TestEnvironment::in_folder(folder), size, file)
    }

    /// [`open`](Self::open), on another computer: no id that it gives was given here.
    pub(crate) fn open_elsewhere(folder: &Path, size: [f32; 2], file: PathBuf) -> Self {
        let mut environment = TestEnvironment::in_folder(folder);
        environment.environment.ids = Box::new(RandomIds);
        Self::start(|builder| builder, environment, size, Some(file))
    }

    /// [`open`](Self::open), under what an organisation fixes.
    pub(crate) fn open_under(policy: Policy, folder: &Path, size: [f32; 2], file: Option<PathBuf>) -> Self {
        let environment = TestEnvironment::in_folder(folder);
        let environment = TestEnvironment { environment: environment.environment.under(policy), ..environment };
        Self::start(|builder| builder, environment, size, file)
    }

    /// [`open`](Self::open), on a system with neither viewer nor dialogs.
    pub(crate) fn open_bare(folder: &Path, size: [f32; 2]) -> Self {
        let environment = TestEnvironment::in_folder(folder);
        environment.desktop.is_bare.store(true, Ordering::SeqCst);
        Self::start(|builder| builder, environment, size, None)
    }

    fn start(
        looks: impl FnOnce(HarnessBuilder<App>) -> HarnessBuilder<App>,
        environment: TestEnvironment,
        size: [f32; 2],
        file: Option<PathBuf>,
    ) -> Self {
        let TestEnvironment { clock, desktop, environment } = environment;
        let start = Start { content: Content::built_in(), environment, file };
        let builder = looks(Harness::builder().with_size(size).with_max_steps(60));
        let harness = builder.build_eframe(|context| App::new(&context.egui_ctx, start));
        let mut walk = Self { harness, desktop, clock, presses: 0, way: Way::AtOnce };
        walk.settle();
        // Which dossiers were opened lately is known almost at once, unless a disk does not answer.
        let since = Instant::now();
        while !walk.app().session().knows_recent() && since.elapsed() < Duration::from_secs(2) {
            std::thread::sleep(Duration::from_millis(1));
            walk.settle();
        }
        walk
    }

    /// From here on, goes to everything with the Tab key and the arrows. Many times slower: for tests of just that.
    pub(crate) fn by_keys_alone(mut self) -> Self {
        self.way = Way::ByKeys;
        self
    }

    /// Draws until nothing changes any more. The window goes on drawing while something works behind it, which on a busy machine takes
    /// longer than any number of frames.
    fn settle(&mut self) {
        let since = Instant::now();
        while self.harness.run_ok().is_none() {
            assert!(since.elapsed() < PATIENCE, "the window does not come to rest: {:?}", self.harness.ctx.repaint_causes());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub(crate) fn app(&self) -> &App {
        self.harness.state()
    }

    /// Waits until the background has brought about what `is_there` looks for.
    pub(crate) fn wait_for(&mut self, what: &str, is_there: impl Fn(&Self) -> bool) {
        let since = Instant::now();
        while !is_there(self) {
            assert!(since.elapsed() < PATIENCE, "waited in vain for {what}; there is:\n{}", self.names().join("\n"));
            std::thread::sleep(Duration::from_millis(10));
            self.clock.advance(Duration::from_millis(100));
            self.settle();
        }
    }

    /// One frame more.
    pub(crate) fn step_once(&mut self) {
        self.harness.step();
    }

    pub(crate) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    pub(crate) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.presses += 1;
        // Down and up in one frame, as with whoever types fast: a frame for each would take half as long again.
        for pressed in [true, false] {
            let event = egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            self.harness.input_mut().events.push(event);
        }
        self.settle();
    }

    pub(crate) fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// Pastes from the clipboard.
    pub(crate) fn paste(&mut self, text: &str) {
        self.harness.event(egui::Event::Paste(text.to_owned()));
        self.settle();
    }

    /// Asks for the window to be closed, as its corner does; gives what the program answered: whether it stays.
    pub(crate) fn ask_to_close(&mut self) -> bool {
        let viewport = self.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        self.harness.step();
        self.commanded(&egui::ViewportCommand::CancelClose)
    }

    /// Presses a key; gives what the program asked of its window by that.
    pub(crate) fn asked_of_window(&mut self, key: Key) -> Vec<egui::ViewportCommand> {
        self.harness.key_press(key);
        let mut asked = Vec::new();
        for _ in 0..4 {
            self.harness.step();
            asked.extend(self.harness.output().viewport_output[&egui::ViewportId::ROOT].commands.iter().cloned());
        }
        asked
    }

    /// Goes on until the program closes its window by itself.
    pub(crate) fn wait_for_close(&mut self) {
        let since = Instant::now();
        while !self.commanded(&egui::ViewportCommand::Close) {
            assert!(since.elapsed() < PATIENCE, "the window stays open");
            std::thread::sleep(Duration::from_millis(10));
            self.harness.step();
        }
    }

    fn commanded(&self, command: &egui::ViewportCommand) -> bool {
        self.harness.output().viewport_output[&egui::ViewportId::ROOT].commands.contains(command)
    }

    /// Chooses what has this role and name, as a screen reader does: also where it is out of sight.
    pub(crate) fn choose_at_once(&mut self, role: Role, name: &str) {
        // In a narrow window the steps come in the place of the screen.
        if role == Role::Button && !self.has(name) && self.has("Stappen") {
            self.choose_at_once(Role::Button, "Stappen");
        }
        let mut found = self.harness.get_all_by_role_and_label(role, name);
        let node = found.next().unwrap_or_else(|| panic!("no {role:?} {name:?}; there is:\n{}", self.names().join("\n")));
        node.click_accesskit();
        drop(found);
        self.settle();
    }

    /// Drops these files on the window.
    pub(crate) fn drop_files(&mut self, paths: &[&Path]) {
        let files = paths.iter().map(|path| Arc::new(Dropped(path.to_path_buf())) as egui::DroppedFileHandle);
        self.harness.input_mut().dropped_files.extend(files);
        self.settle();
    }

    /// Lets a file hover over the window, or takes it away.
    pub(crate) fn hover_file(&mut self, is_there: bool) {
        let files = &mut self.harness.input_mut().hovered_files;
        files.clear();
        files.extend(is_there.then(egui::HoveredFile::default));
        // The window goes on drawing while a file hovers over it.
        self.harness.run_steps(3);
    }

    /// Clicks in the middle of what has this role and name, with the mouse.
    pub(crate) fn click(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).click();
        self.settle();
    }

    /// Clicks at a place, with the mouse.
    pub(crate) fn click_at(&mut self, place: [f32; 2]) {
        let pos = place.into();
        self.harness.event(egui::Event::PointerMoved(pos));
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
            self.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        }
        self.settle();
    }

    /// Puts the pointer on what has this role and name.
    pub(crate) fn point_at(&mut self, role: Role, name: &str) {
        let place = self.place_of(role, name).center();
        self.harness.event(egui::Event::PointerMoved(place));
        self.settle();
    }

    /// Takes the pointer out of the window.
    pub(crate) fn take_pointer_away(&mut self) {
        self.harness.remove_cursor();
        self.settle();
    }

    /// The texts that were drawn, each with the size of its first letters in points.
    pub(crate) fn drawn(&self) -> Vec<(String, f32)> {
        fn visit(shape: &egui::Shape, drawn: &mut Vec<(String, f32)>) {
            match shape {
                egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| visit(shape, drawn)),
                egui::Shape::Text(text) => {
                    let size = text.galley.job.sections.first().map_or(0.0, |section| section.format.font_id.size);
                    drawn.push((text.galley.text().to_owned(), size));
                }
                _ => {}
            }
        }
        let mut drawn = Vec::new();
        self.shapes().iter().for_each(|clipped| visit(&clipped.shape, &mut drawn));
        drawn
    }

    /// Where something of this role and name stands in the window.
    pub(crate) fn place_of(&self, role: Role, name: &str) -> egui::Rect {
        self.harness.get_by_role_and_label(role, name).rect()
    }

    /// Whether something of this role and name can be seen whole, without scrolling.
    pub(crate) fn is_whole_in_sight(&self, role: Role, name: &str) -> bool {
        let id = self.harness.get_by_role_and_label(role, name).accesskit_node().locate().0;
        let window = self.context().content_rect();
        self.context().viewport(|viewport| {
            let mut drawn = viewport.prev_pass.widgets.layers().flat_map(|(_, list)| list);
            drawn.any(|widget| {
                let shown = widget.interact_rect.intersect(window);
                widget.id.accesskit_id() == id && shown.height() >= widget.rect.height() - 1.0
            })
        })
    }

    /// Where everything of this role and name stands in the window.
    pub(crate) fn places_of(&self, role: Role, name: &str) -> Vec<egui::Rect> {
        self.harness.get_all_by_role_and_label(role, name).map(|node| node.rect()).collect()
    }

    /// Another size of the window, in points.
    pub(crate) fn resize(&mut self, size: [f32; 2]) {
        self.harness.set_size(size.into());
        self.settle();
    }

    /// When the window would draw itself again if nothing happened; `None`: never.
    pub(crate) fn redraws_in(&mut self) -> Option<Duration> {
        self.settle();
        let wait = self.harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        Some(wait).filter(|wait| *wait < Duration::from_hours(24))
    }

    /// Turns the wheel of the mouse over a place: down below zero, up above it.
    pub(crate) fn turn_wheel(&mut self, place: egui::Pos2, points: f32) {
        self.harness.event(egui::Event::PointerMoved(place));
        self.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, points),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        self.settle();
        self.harness.remove_cursor();
    }

    /// Everything that was drawn last, with the part of the window in which it shows.
    pub(crate) fn shapes(&self) -> &[egui::epaint::ClippedShape] {
        &self.harness.output().shapes
    }

    /// What the window is drawn with.
    pub(crate) fn context(&self) -> &egui::Context {
        &self.harness.ctx
    }

    /// Goes on with the Tab key, and with the arrows within a row of choices, until something of this role and name has
    /// the focus.
    fn tab_to(&mut self, role: Role, name: &str) {
        self.unfold(name);
        for _ in 0..400 {
            if self.focused().is_some_and(|(found, label)| found == role && label == name) {
                return;
            }
            let key = if role == Role::RadioButton && self.is_in_row_with(name) { Key::ArrowRight } else { Key::Tab };
            self.press(key);
        }
        panic!("no way by keyboard to {role:?} {name:?}; there is:\n{}", self.names().join("\n"));
    }

    /// Goes to something of this role and name, in the way of this walk.
    pub(crate) fn reach(&mut self, role: Role, name: &str) {
        self.unfold(name);
        if self.way == Way::AtOnce {
            let mut found = self.harness.query_all_by_role_and_label(role, name);
            // Of two with one name, the first that the Tab key comes to is meant.
            if let (Some(only), None) = (found.next(), found.next()) {
                only.focus();
                drop(found);
                self.settle();
            }
        }
        // Nothing is left to do where the focus is there already.
        self.tab_to(role, name);
    }

    /// What belongs to an item is folded behind a button beside it: goes there and opens it, where the thing of this name is
    /// in it and not in sight.
    pub(crate) fn unfold(&mut self, name: &str) {
        let parts = [
            ("Onderbouwing", &["Onderbouwing bij ", "Met wie nagekeken bij ", "Ziet een ander dit ook? "][..]),
            ("Notitie", &["Notitie bij "]),
            (
                "Actie",
                &[
                    "Actie bij ",
                    "Hier willen we als eerste aan werken, ",
                    "Bewust niet: we laten dit zo, ",
                    "Reden voor bewust niet bij ",
                ],
            ),
            ("Standpunt", &["Minderheidsstandpunt bij ", "Rol bij minderheidsstandpunt bij "]),
            ("Toen", &["Waarom is dit veranderd? "]),
        ];
        if name.starts_with("Maak er ") && !self.has(name) {
            if !self.has("Om mee te beginnen") {
                self.reach(Role::Button, "Uitleg bij deze punten");
                self.press(Key::Enter);
            }
            self.reach(Role::Button, "Om mee te beginnen");
            self.press(Key::Enter);
        }
        let found =
            parts.iter().find_map(|(slot, names)| Some((slot, names.iter().find_map(|start| name.strip_prefix(start))?)));
        let Some((slot, item)) = found.filter(|_| !self.has(name)) else { return };
        let item = item.trim_end_matches(" …");
        // It says whether something stands in it, and how many actions there are.
        let of_item = format!(" bij {item}, ");
        let noun = if *slot == "Actie" { "acti" } else { slot };
        let is_button = |name: &String| name.contains(&of_item) && name.to_lowercase().contains(&noun.to_lowercase());
        let button = self.names().into_iter().find(is_button);
        let button = button.unwrap_or_else(|| panic!("no {slot} bij {item}; there is:\n{}", self.names().join("\n")));
        self.reach(Role::Button, &button);
        self.press(Key::Enter);
    }

    /// Goes to a screen by the navigation.
    pub(crate) fn go(&mut self, screen: &str) {
        // In a narrow window the steps come in the place of the screen.
        if !self.has(screen) && self.has("Stappen") {
            self.reach(Role::Button, "Stappen");
            self.press(Key::Enter);
        }
        self.reach(Role::Button, screen);
        self.press(Key::Enter);
    }

    /// Puts a text in the place of what stands in a field.
    pub(crate) fn write(&mut self, role: Role, field: &str, text: &str) {
        self.reach(role, field);
        self.press_with(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    /// Chooses what has this role and name.
    pub(crate) fn choose(&mut self, role: Role, name: &str) {
        self.reach(role, name);
        self.press(Key::Space);
    }

    /// Whether what has the focus is in one row of choices with the one of this name.
    fn is_in_row_with(&self, name: &str) -> bool {
        fn has(node: AccessKitNode<'_>, name: &str) -> bool {
            // What the Tab key comes by needs no arrows.
            let is_passed_by = !node.data().supports_action(Action::Focus);
            let is_wanted = is_passed_by && node.label().is_some_and(|label| label == name);
            is_wanted || node.children().any(|child| has(child, name))
        }
        let root = self.harness.root();
        let focused = root.children_recursive().map(|node| node.accesskit_node()).find(AccessKitNode::is_focused);
        let mut above = std::iter::successors(focused, AccessKitNode::parent);
        above.find(|node| node.role() == Role::RadioGroup).is_some_and(|row| has(row, name))
    }

    /// Gives the focus to something at once, as a screen reader does.
    pub(crate) fn focus_on(&mut self, role: Role, name: &str) {
        self.unfold(name);
        self.harness.get_by_role_and_label(role, name).focus();
        self.settle();
    }

    /// What is said of whatever has the focus, after its name.
    pub(crate) fn description_of_focused(&self) -> String {
        let root = self.harness.root();
        let focused = root.children_recursive().find(|node| node.accesskit_node().is_focused());
        focused.and_then(|node| node.accesskit_node().data().description().map(str::to_owned)).unwrap_or_default()
    }

    /// Role and name of what has the focus.
    pub(crate) fn focused(&self) -> Option<(Role, String)> {
        let root = self.harness.root();
        let focused = root.children_recursive().find(|node| node.accesskit_node().is_focused())?;
        let node = focused.accesskit_node();
        Some((node.role(), node.label().unwrap_or_default()))
    }

    /// What the window is called, for a screen reader.
    pub(crate) fn title(&self) -> Option<String> {
        self.harness.root().accesskit_node().label()
    }

    /// Whether something with this name is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    /// Whether something is there whose name, or text, contains this.
    pub(crate) fn shows(&self, part: &str) -> bool {
        self.any(|node| {
            node.label().is_some_and(|label| label.contains(part)) || node.value().is_some_and(|value| value.contains(part))
        })
    }

    /// The text in the field of this name.
    pub(crate) fn text_of(&self, name: &str) -> Option<String> {
        self.harness
            .root()
            .children_recursive()
            .map(|node| node.accesskit_node())
            .find(|node| node.label().is_some_and(|label| label == name) && node.value().is_some())
            .and_then(|node| node.value())
    }

    /// What is selected in the field that has the focus.
    pub(crate) fn selected_text(&self) -> Option<String> {
        let focused = self.context().memory(egui::Memory::focused)?;
        let range = egui::TextEdit::load_state(self.context(), focused)?.cursor.char_range()?.as_sorted_char_range();
        let text = self.said_value(focused)?;
        Some(text.chars().skip(range.start.0).take(range.end.0 - range.start.0).collect())
    }

    fn said_value(&self, id: egui::Id) -> Option<String> {
        let root = self.harness.root();
        let mut nodes = root.children_recursive().map(|node| node.accesskit_node());
        nodes.find(|node| node.locate().0 == id.accesskit_id())?.value()
    }

    /// How often a key was pressed, texts left out.
    pub(crate) fn presses(&self) -> usize {
        self.presses
    }

    /// Whether the radio button of this name is chosen.
    pub(crate) fn is_chosen(&self, name: &str) -> bool {
        self.any(|node| {
            node.role() == Role::RadioButton
                && node.label().is_some_and(|label| label == name)
                && (node.is_selected() == Some(true) || node.toggled() == Some(Toggled::True))
        })
    }

    /// Whether the control of this name is there and cannot be used.
    pub(crate) fn is_disabled(&self, name: &str) -> bool {
        self.any(|node| node.is_disabled() && node.label().is_some_and(|label| label == name))
    }

    /// Everything that can have the focus, as role and name.
    pub(crate) fn focusable(&self) -> Vec<(Role, String)> {
        self.harness
            .root()
            .children_recursive()
            .map(|node| node.accesskit_node())
            .filter(|node| node.data().supports_action(Action::Focus))
            .map(|node| (node.role(), node.label().unwrap_or_default()))
            .collect()
    }

    /// Everything that can have the focus, as role and name, with its id: two of the same name are left out.
    pub(crate) fn ids(&self) -> BTreeMap<String, NodeId> {
        let root = self.harness.root();
        let nodes = root.children_recursive().map(|node| node.accesskit_node());
        let (mut ids, mut twice) = (BTreeMap::new(), Vec::new());
        for node in nodes.filter(|node| node.data().supports_action(Action::Focus)) {
            let name = format!("{:?} {}", node.role(), node.label().unwrap_or_default());
            if ids.insert(name.clone(), node.locate().0).is_some() {
                twice.push(name);
            }
        }
        ids.retain(|name, _| !twice.contains(name));
        ids
    }

    /// The fields in which something can be typed now, by their names.
    pub(crate) fn fields(&self) -> Vec<(Role, String)> {
        let root = self.harness.root();
        let nodes = root.children_recursive().map(|node| node.accesskit_node());
        nodes
            .filter(|node| matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::PasswordInput))
            .filter(|node| node.data().supports_action(Action::Focus) && !node.is_disabled() && !node.data().is_read_only())
            .map(|node| (node.role(), node.label().unwrap_or_default()))
            .collect()
    }

    /// Everything that can be used to do something, as role and name: what is disabled, and texts to read, left out.
    pub(crate) fn usable(&self) -> Vec<(Role, String)> {
        let root = self.harness.root();
        let nodes = root.children_recursive().map(|node| node.accesskit_node());
        let usable = nodes.filter(|node| {
            let does_something = node.data().supports_action(Action::Click) || node.data().supports_action(Action::Focus);
            does_something
                && !node.is_disabled()
                && !node.data().is_read_only()
                && !matches!(node.role(), Role::Label | Role::Heading)
        });
        usable.map(|node| (node.role(), node.label().unwrap_or_default())).collect()
    }

    /// The names of everything, to tell what was there when a test fails.
    pub(crate) fn names(&self) -> Vec<String> {
        self.harness.root().children_recursive().filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// Role and name, or text, of everything in the accessibility tree, by its id there.
    pub(crate) fn said(&self) -> BTreeMap<NodeId, (Role, String)> {
        let root = self.harness.root();
        let nodes = root.children_recursive().map(|node| node.accesskit_node());
        nodes.map(|node| (node.locate().0, (node.role(), node.label().or_else(|| node.value()).unwrap_or_default()))).collect()
    }

    /// Everything in the accessibility tree, in the order in which it is read.
    pub(crate) fn order(&self) -> Vec<NodeId> {
        fn visit(node: AccessKitNode<'_>, order: &mut Vec<NodeId>) {
            if node.data().is_hidden() {
                return;
            }
            order.push(node.locate().0);
            node.children().for_each(|child| visit(child, order));
        }
        let mut order = Vec::new();
        visit(self.harness.root().accesskit_node(), &mut order);
        order
    }

    /// Holds the window against the picture of this name in `tests/snapshots`.
    #[cfg(feature = "pictures")]
    pub(crate) fn picture(&mut self, name: &str) -> egui_kittest::SnapshotResult {
        // Renderers round otherwise at a few edges; a word that changed is more than this.
        let options = egui_kittest::SnapshotOptions::new().max_failed_pixels(300_usize);
        self.harness.try_snapshot_options(name, &options)
    }

    /// As [`picture`](Self::picture), compared with the one of this name in another folder.
    #[cfg(feature = "pictures")]
    pub(crate) fn picture_in(&mut self, folder: &Path, name: &str) -> egui_kittest::SnapshotResult {
        // They have fewer colours than what is drawn, so that the program stays small.
        let options = egui_kittest::SnapshotOptions::new().threshold(5.0).max_failed_pixels(300_usize).output_path(folder);
        self.harness.try_snapshot_options(name, &options)
    }

    fn any(&self, matches: impl Fn(&AccessKitNode<'_>) -> bool) -> bool {
        self.harness.root().children_recursive().any(|node| matches(&node.accesskit_node()))
    }
}
