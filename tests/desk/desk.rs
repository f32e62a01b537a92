//! The real program on a desk of its own: a display with a window manager, a clipboard, a bus, a home folder; and what a
//! person at that desk can do.

use std::cell::RefCell;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use wijkpeil::model::Dossier;
use wijkpeil::store;

use super::held::Held;
use super::runner::is_failing;
use super::tree::{Node, Tree};

/// How long something may take that no test is about, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often is looked whether something has come about.
const GLANCE: Duration = Duration::from_millis(20);
/// The window, in pixels; the screen is larger, so that its frame is in sight.
const SIZE: (i32, i32) = (1240, 940);

/// The program that is looked at.
pub(crate) fn binary() -> PathBuf {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/release/wijkpeil");
    let given = std::env::var_os("WIJKPEIL_BINARY").map(PathBuf::from);
    given.map_or_else(usual, |path| std::path::absolute(&path).unwrap_or(path))
}

/// A desk with the program on it. All of it is gone when this is dropped; where its test fails, a picture stays.
#[derive(Debug)]
pub(crate) struct Desk {
    program: RefCell<Option<Program>>,
    /// What the program was opened with.
    file: RefCell<PathBuf>,
    tree: RefCell<Option<Tree>>,
    environment: Vec<(&'static str, String)>,
    home: tempfile::TempDir,
    // Last, in this order.
    _bus: Held,
    _manager: Held,
    _screen: Held,
}

#[derive(Debug)]
struct Program {
    process: Child,
    /// Its number, as `xdotool` knows it.
    window: String,
}

impl Desk {
    /// A desk on which the program keeps its own data here.
    pub(crate) fn with_data(data: &Path) -> Self {
        let mut desk = Self::new();
        desk.environment.retain(|(name, _)| *name != "XDG_DATA_HOME");
        desk.environment.push(("XDG_DATA_HOME", data.to_string_lossy().into_owned()));
        desk
    }

    /// An empty desk.
    pub(crate) fn new() -> Self {
        let home = tempfile::Builder::new().prefix("desk-").tempdir().unwrap();
        let screen = Held::program("Xvfb -displayfd 1 -screen 0 1280x1024x24 -noreset -nolisten tcp").unwrap();
        let place = |name: &str| home.path().join(name).to_string_lossy().into_owned();
        let display = format!(":{}", screen.said());
        let mut environment = vec![
            ("HOME", place("")),
            ("XDG_DATA_HOME", place("data")),
            ("XDG_CONFIG_HOME", place("config")),
            ("XDG_CACHE_HOME", place("cache")),
            ("XDG_RUNTIME_DIR", place("run")),
            ("DISPLAY", display),
            ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
            ("WINIT_X11_SCALE_FACTOR", "1".to_owned()),
            ("LC_ALL", "C.UTF-8".to_owned()),
        ];
        for name in ["data", "config", "cache", "run", "Documenten"] {
            fs::create_dir(home.path().join(name)).unwrap();
        }
        let settings: Vec<String> = environment.iter().map(|(name, value)| format!("{name}='{value}'")).collect();
        let settings = settings.join(" ");
        let bus = format!("env {settings} dbus-daemon --session --nofork --nopidfile --nosyslog --print-address=1");
        let bus = Held::program(&bus).unwrap();
        environment.push(("DBUS_SESSION_BUS_ADDRESS", bus.said().to_owned()));
        let manager = Held::new(
            &format!("env {settings} openbox >/dev/null 2>&1 & held=$!; echo started"),
            "kill $held; wait $held",
            &[],
        );
        let desk = Self {
            program: RefCell::new(None),
            file: RefCell::default(),
            tree: RefCell::new(None),
            environment,
            home,
            _bus: bus,
            _manager: manager.unwrap(),
            _screen: screen,
        };
        within(PATIENCE, "a window manager", || desk.tool("wmctrl", &["-m"]).is_some());
        desk
    }

    /// A place in the folder for documents.
    pub(crate) fn document(&self, name: &str) -> PathBuf {
        self.home.path().join("Documenten").join(name)
    }

    // What a person does.

    /// Opens the program with this file and waits until it can be used.
    #[track_caller]
    pub(crate) fn open(&self, file: &Path) {
        self.start(file);
        self.node(NAVIGATION);
    }

    /// Opens the program with this file and waits for its window.
    #[track_caller]
    pub(crate) fn start(&self, file: &Path) {
        let mut command = self.command(&binary());
        let messages = fs::File::create(self.home.path().join("messages.txt")).unwrap();
        let process = command.arg(file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(messages).spawn().unwrap();
        let number = process.id().to_string();
        file.clone_into(&mut self.file.borrow_mut());
        *self.program.borrow_mut() = Some(Program { process, window: String::new() });
        within(PATIENCE, "the window", || {
            assert!(!self.has_ended(), "the program ended before its window came up");
            let found = self.tool("xdotool", &["search", "--onlyvisible", "--pid", &number]).unwrap_or_default();
            let window = found.lines().last().unwrap_or_default().to_owned();
            let is_there = !window.is_empty();
            if let Some(program) = &mut *self.program.borrow_mut() {
                program.window = window;
            }
            is_there
        });
        let window = self.window();
        let (width, height) = (SIZE.0.to_string(), SIZE.1.to_string());
        self.do_with_tool(&["windowmove", &window, "10", "30", "windowsize", &window, &width, &height]);
        self.do_with_tool(&["windowactivate", "--sync", &window]);
    }

    /// Presses keys one after the other: `ctrl+f Tab Return`.
    pub(crate) fn keys(&self, keys: &str) {
        for key in keys.split(' ') {
            self.do_with_tool(&["key", "--clearmodifiers", key]);
            // Nobody presses two keys within one frame of the window.
            std::thread::sleep(Duration::from_millis(80));
        }
    }

    /// Types a text, quickly.
    pub(crate) fn type_text(&self, text: &str) {
        self.do_with_tool(&["type", "--delay", "12", "--", text]);
    }

    /// Clicks at this place of the window with this button of the mouse.
    pub(crate) fn click(&self, (x, y): (i32, i32), button: &str) {
        let (x, y) = (x.to_string(), y.to_string());
        self.do_with_tool(&["mousemove", "--window", &self.window(), &x, &y]);
        std::thread::sleep(Duration::from_millis(60));
        self.do_with_tool(&["click", button]);
    }

    /// Clicks on what has this name, as soon as it is there and can be clicked on; what is out of sight is brought in
    /// sight first.
    #[track_caller]
    pub(crate) fn click_on(&self, name: &str) {
        self.click(self.place_of(name), "1");
    }

    /// Clicks into the field of this name and waits until it has the focus.
    #[track_caller]
    pub(crate) fn click_into(&self, name: &str) {
        if let Some(item) = name.strip_prefix("Notitie bij ").filter(|_| self.accessible(name).is_none()) {
            // It is folded behind its button, which says whether something stands in it.
            let button = ["leeg", "ingevuld"].map(|holds| format!("Notitie bij {item}, {holds}"));
            within(PATIENCE, "the way to the note", || button.iter().any(|name| self.accessible(name).is_some()));
            let button = button.iter().find(|name| self.accessible(name).is_some()).unwrap();
            self.click_on(button);
            within(PATIENCE, &format!("the focus in '{name}'"), || self.has_focus(name));
            return;
        }
        let place = self.place_of(name);
        self.click(place, "1");
        within(PATIENCE, &format!("the focus in '{name}'"), || self.has_focus(name));
    }

    #[track_caller]
    fn place_of(&self, name: &str) -> (i32, i32) {
        let is_in_sight = |place: &(i32, i32)| (0..SIZE.0).contains(&place.0) && (0..SIZE.1 - 20).contains(&place.1);
        let mut place = self.node(name).middle();
        if !place.is_some_and(|place| is_in_sight(&place)) {
            assert!(self.ask(|tree| tree.focus(name)), "'{name}' is out of sight and takes no focus");
            within(PATIENCE, &format!("'{name}' in sight"), || {
                place = self.node(name).middle();
                place.is_some_and(|place| is_in_sight(&place))
            });
        }
        // What is being scrolled has come to rest when it is at one place for a while.
        let mut last = place;
        within(PATIENCE, &format!("'{name}' at rest"), || {
            std::thread::sleep(Duration::from_millis(250));
            let before = std::mem::replace(&mut last, self.node(name).middle());
            last.is_some() && before == last
        });
        last.unwrap()
    }

    /// Puts the window away, as with the button for that.
    pub(crate) fn minimise(&self) {
        self.rest();
        let window = self.window();
        self.do_with_tool(&["windowminimize", &window]);
        let is_away =
            || self.tool("xdotool", &["search", "--onlyvisible", "--name", "."]).is_none_or(|found| !found.contains(&window));
        within(PATIENCE, "the window to be away", is_away);
    }

    /// Goes to another of the desktops that the window manager has.
    pub(crate) fn go_to_other_desktop(&self) {
        self.rest();
        self.tool("wmctrl", &["-s", "1"]);
    }

    /// Between the last key and what is done with the mouse, a hand goes from one to the other.
    pub(crate) fn rest(&self) {
        std::thread::sleep(Duration::from_millis(300));
        assert!(!self.has_ended(), "the program ended by itself");
    }

    /// Brings the window back; it has the keyboard then.
    pub(crate) fn restore(&self) {
        let window = self.window();
        self.do_with_tool(&["windowmap", &window, "windowactivate", "--sync", &window]);
    }

    /// Asks the window to close, as with its button.
    pub(crate) fn close(&self) {
        self.tool("wmctrl", &["-i", "-c", &self.window()]);
    }

    /// Ends the program as a power cut would. It may stay a while when it waits for a disk that has stalled.
    pub(crate) fn kill(&self) {
        if let Some(program) = &mut *self.program.borrow_mut() {
            program.process.kill().unwrap();
        }
        let since = Instant::now();
        while !self.has_ended() && since.elapsed() < Duration::from_millis(300) {
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Puts a text on the clipboard, as another program does.
    pub(crate) fn copy(&self, text: &str) {
        self.copy_as("UTF8_STRING", "clipboard", text.as_bytes());
    }

    /// Offers a text to other programs, by this name of its kind, in the selection `clipboard` or `primary`.
    pub(crate) fn copy_as(&self, kind: &str, selection: &str, bytes: &[u8]) {
        let mut command = self.command(Path::new("xclip"));
        command.args(["-selection", selection, "-target", kind, "-in"]);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        process.stdin.take().unwrap().write_all(bytes).unwrap();
        assert!(process.wait().unwrap().success());
    }

    // What a person sees.

    /// What another program pastes; empty where nobody offers anything.
    pub(crate) fn clipboard(&self) -> String {
        let mut command = self.command(Path::new("timeout"));
        let output = command.args(["10", "xclip", "-selection", "clipboard", "-target", "UTF8_STRING", "-out"]).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    }

    /// What has this name and can be used, as soon as it is there.
    #[track_caller]
    pub(crate) fn node(&self, name: &str) -> Node {
        let mut found = None;
        within(PATIENCE, &format!("'{name}'"), || {
            found = self.accessible(name);
            found.is_some()
        });
        found.unwrap()
    }

    /// What has this name: that which takes the focus, where a label has the same one.
    pub(crate) fn accessible(&self, name: &str) -> Option<Node> {
        let nodes = self.ask(|tree| tree.nodes(name));
        let usable = nodes.iter().find(|node| node.is("focusable")).or_else(|| nodes.iter().find(|node| node.role == "button"));
        usable.or_else(|| nodes.first()).cloned()
    }

    /// Everything in the window that has a role, in the order in which it is read.
    pub(crate) fn everything(&self) -> Vec<Node> {
        self.ask(|tree| tree.nodes(""))
    }

    /// Whether these words stand in the window.
    pub(crate) fn says(&self, words: &str) -> bool {
        let has = |text: &str| text.contains(words);
        self.everything().iter().any(|node| has(&node.name) || node.text.as_deref().is_some_and(has))
    }

    /// What a screen reader was told since the last time, once nothing more is told.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.ask(Tree::heard)
    }

    /// Gives the focus to what has this name, as a screen reader does from its lists. Whether it took it.
    pub(crate) fn gives_focus_to(&self, name: &str) -> bool {
        self.ask(|tree| tree.focus(name))
    }

    pub(crate) fn has_focus(&self, name: &str) -> bool {
        // A sheet may be called as the field in it.
        self.ask(|tree| tree.nodes(name)).iter().any(|node| node.is("focused"))
    }

    /// Whether the program has a window, be it put away.
    pub(crate) fn has_window(&self) -> bool {
        let window = self.window();
        self.tool("xdotool", &["getwindowname", &window]).is_some()
    }

    /// The memory that the program has for itself, in megabytes.
    pub(crate) fn memory(&self) -> u64 {
        let number = self.program.borrow().as_ref().map(|program| program.process.id()).unwrap_or_default();
        let status = fs::read_to_string(format!("/proc/{number}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        kilobytes.unwrap_or_default() / 1024
    }

    /// Whether the program has ended; with which status, [`status`](Self::status) tells.
    pub(crate) fn has_ended(&self) -> bool {
        self.status().is_some()
    }

    /// The exit status of the program that has ended; −1 where a signal ended it.
    pub(crate) fn status(&self) -> Option<i32> {
        let mut program = self.program.borrow_mut();
        let status = program.as_mut()?.process.try_wait().unwrap()?;
        Some(status.code().unwrap_or(-1))
    }

    /// Waits until the program has ended by itself and without a fault, at most so long.
    #[track_caller]
    pub(crate) fn ends_within(&self, limit: Duration) {
        within(limit, "the program to end", || self.has_ended());
        assert_eq!(self.status(), Some(0), "the program ended with a fault");
    }

    /// Whether the file that was opened holds a dossier that is as it should be.
    pub(crate) fn holds(&self, is_right: impl Fn(&Dossier) -> bool) -> bool {
        store::open_dossier(&self.file.borrow(), None).is_ok_and(|dossier| is_right(&dossier))
    }

    /// Waits until the file that was opened [`holds`](Self::holds) what it should.
    #[track_caller]
    pub(crate) fn wait_for(&self, what: &str, is_right: impl Fn(&Dossier) -> bool) {
        self.wait_at_most(PATIENCE, what, is_right);
    }

    /// [`wait_for`](Self::wait_for), at most so long.
    #[track_caller]
    pub(crate) fn wait_at_most(&self, limit: Duration, what: &str, is_right: impl Fn(&Dossier) -> bool) {
        within(limit, &format!("{what} in the file"), || self.holds(&is_right));
    }

    /// The dossiers that the program keeps in the folder for its own data.
    pub(crate) fn kept(&self) -> Vec<Dossier> {
        let mut folders = vec![self.home.path().join("data/wijkpeil")];
        let mut kept = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    kept.extend(store::open_dossier(&entry.path(), None));
                }
            }
        }
        kept
    }

    /// Keeps a picture of the whole desk, and gives its place.
    pub(crate) fn screenshot(&self, name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk");
        fs::create_dir_all(&folder).unwrap();
        let picture = folder.join(format!("{name}.png"));
        self.tool("import", &["-window", "root", &picture.to_string_lossy()]);
        picture
    }

    // How it is done.

    fn ask<T>(&self, question: impl FnOnce(&mut Tree) -> T) -> T {
        let mut tree = self.tree.borrow_mut();
        question(tree.get_or_insert_with(|| Tree::new(&mut self.command(Path::new("/usr/bin/python3")))))
    }

    fn window(&self) -> String {
        self.program.borrow().as_ref().map(|program| program.window.clone()).unwrap_or_default()
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.env_remove("WAYLAND_DISPLAY").envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// What a tool prints; `None` where it found nothing.
    fn tool(&self, name: &str, arguments: &[&str]) -> Option<String> {
        let output = self.command(Path::new(name)).args(arguments).stdin(Stdio::null()).output().unwrap();
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn do_with_tool(&self, arguments: &[&str]) {
        assert!(self.tool("xdotool", arguments).is_some(), "this does not work: xdotool {arguments:?}");
    }
}

/// Waits until this has come about.
#[track_caller]
pub(crate) fn until(what: &str, is_there: impl FnMut() -> bool) {
    within(PATIENCE, what, is_there);
}

/// Waits until this has come about, at most so long.
#[track_caller]
pub(crate) fn within(limit: Duration, what: &str, mut is_there: impl FnMut() -> bool) {
    let since = Instant::now();
    while !is_there() {
        assert!(since.elapsed() < limit, "waited {limit:?} in vain for {what}");
        std::thread::sleep(GLANCE);
    }
}

/// Looks for so long whether something stays as it is.
#[track_caller]
pub(crate) fn stays(time: Duration, what: &str, is_so: impl Fn() -> bool) {
    let since = Instant::now();
    while since.elapsed() < time {
        assert!(is_so(), "after {:?} it is no longer so that {what}", since.elapsed());
        std::thread::sleep(GLANCE * 5);
    }
}

/// It stands in the bar of a dossier: once it is there, one is open.
const NAVIGATION: &str = "Zoeken";

impl Drop for Desk {
    fn drop(&mut self) {
        if is_failing() {
            let test = std::thread::current().name().unwrap_or("desk").to_owned();
            let picture = self.screenshot(&test.replace("::", "-"));
            println!("desk: {test}: this stood on the screen: {}", picture.display());
            let messages = fs::read_to_string(self.home.path().join("messages.txt")).unwrap_or_default();
            println!("desk: {test}: the program said: {messages:?}");
        }
        if let Some(program) = self.program.get_mut() {
            drop(program.process.kill());
            let since = Instant::now();
            while matches!(program.process.try_wait(), Ok(None)) && since.elapsed() < Duration::from_secs(10) {
                std::thread::sleep(GLANCE);
            }
        }
    }
}
