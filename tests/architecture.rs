//! Values go one way through the modules: each names only what its row allows, however it writes the name, and the modules of
//! one folder do not name each other in a circle.

mod circles;
mod names;

use std::path::{Path, PathBuf};

use self::circles::{Circle, Modules};
use self::names::{Named, names};

/// What a top-level module may name.
struct Row {
    module: &'static str,
    /// Other modules, or single items of them (`report::Page`).
    may_use: &'static [&'static str],
    abilities: &'static [Ability],
}

/// Something of the world outside that only some modules may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ability {
    Window,
    Pdf,
    Files,
    ClockAndChance,
    Arguments,
    Network,
}

impl Ability {
    const ALL: [Self; 6] = [Self::Window, Self::Pdf, Self::Files, Self::ClockAndChance, Self::Arguments, Self::Network];

    fn paths(self) -> &'static [&'static str] {
        match self {
            Self::Window => &["egui", "eframe", "winit"],
            Self::Pdf => &["printpdf", "pdf_writer", "lopdf"],
            Self::Files => &["std::fs"],
            Self::ClockAndChance => &[
                "std::time::SystemTime",
                // Holding a moment is no question to the clock.
                "std::time::Instant::now",
                "std::time::Instant::elapsed",
                "jiff::Zoned::now",
                "jiff::Timestamp::now",
                "jiff::tz::TimeZone::system",
                "uuid::Uuid::new_v4",
            ],
            Self::Arguments => &["clap", "std::env::args", "std::env::args_os"],
            Self::Network => &["std::net", "std::os::unix::net"],
        }
    }

    fn rule(self) -> &'static str {
        match self {
            Self::Window => "only `ui` draws",
            Self::Pdf => "only `report` makes PDF, and only `store` reads it",
            Self::Files => "only `store` touches files",
            Self::ClockAndChance => "only `system` asks the clock or makes random ids; others are handed them",
            Self::Arguments => "only `cli` reads the command line",
            Self::Network => "the program never opens a socket",
        }
    }
}

/// The one-way street, in the order in which values go through it.
const ROWS: [Row; 22] = [
    Row { module: "content", may_use: &[], abilities: &[] },
    Row { module: "model", may_use: &["content"], abilities: &[] },
    Row { module: "checksum", may_use: &["content", "model"], abilities: &[] },
    Row { module: "analysis", may_use: &["content", "model", "checksum"], abilities: &[] },
    Row { module: "merge", may_use: &["content", "model"], abilities: &[] },
    Row { module: "search", may_use: &["content", "model"], abilities: &[] },
    Row { module: "store", may_use: &["content", "model"], abilities: &[Ability::Files, Ability::Pdf] },
    // The wording of values; that of problems is above the session.
    Row { module: "words", may_use: &["content", "model", "analysis", "merge"], abilities: &[] },
    Row { module: "fonts", may_use: &[], abilities: &[] },
    Row { module: "shapes", may_use: &["content", "model", "analysis", "words", "fonts"], abilities: &[] },
    Row {
        module: "report",
        may_use: &["content", "model", "checksum", "analysis", "shapes", "words", "fonts"],
        abilities: &[Ability::Pdf],
    },
    Row {
        module: "picture",
        may_use: &["content", "model", "analysis", "shapes", "words", "fonts", "report::palette"],
        abilities: &[],
    },
    Row { module: "docx", may_use: &["shapes", "words", "report", "picture"], abilities: &[] },
    Row { module: "tables", may_use: &["content", "model", "analysis", "words"], abilities: &[] },
    Row { module: "system", may_use: &["model", "store::computer"], abilities: &[Ability::ClockAndChance] },
    Row {
        module: "session",
        may_use: &[
            "content", "model", "checksum", "analysis", "merge", "shapes", "words", "fonts", "report", "picture", "docx",
            "tables", "store", "system",
        ],
        abilities: &[],
    },
    // The wording of problems, notices and errors.
    Row { module: "messages", may_use: &["content", "model", "store", "words", "session"], abilities: &[] },
    Row {
        module: "ui",
        may_use: &[
            "content",
            "model",
            "checksum",
            "analysis",
            "merge",
            "search",
            "shapes",
            "words",
            "fonts",
            "session",
            "messages",
            // To paint a preview, not to make a report.
            "report::Face",
            "report::Layout",
            "report::OutlineEntry",
            "report::Page",
            "report::PageItem",
            "report::PlacedText",
            "report::palette",
        ],
        abilities: &[Ability::Window],
    },
    Row {
        module: "cli",
        may_use: &[
            "content",
            "model",
            "checksum",
            "analysis",
            "merge",
            "search",
            "shapes",
            "words",
            "fonts",
            "report",
            "picture",
            "docx",
            "tables",
            "store",
            "system",
            "session",
            "messages",
            // To open the window, not to draw in it.
            "ui::run",
            "ui::Start",
            "ui::WindowError",
        ],
        abilities: &[Ability::Arguments],
    },
    // The one place where the parts of the program are put together.
    Row { module: "main", may_use: &["content", "store", "system", "session", "ui", "cli"], abilities: &[Ability::Arguments] },
    // The same without a window.
    Row { module: "bin", may_use: &["content", "store", "system", "cli"], abilities: &[Ability::Arguments] },
    // The root of the library lists the modules and names nothing.
    Row { module: "lib", may_use: &[], abilities: &[] },
];

#[test]
fn modules_name_only_what_their_row_allows() {
    let violations: Vec<String> = sources().iter().flat_map(|(file, source)| violations_in(file, source)).collect();
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

#[test]
fn the_modules_of_a_folder_name_each_other_in_no_circle() {
    let mut modules = Modules::default();
    for (file, source) in sources() {
        modules.read(&file, &source).unwrap();
    }
    let circles: Vec<String> = modules.circles().iter().map(Circle::to_string).collect();
    assert!(circles.is_empty(), "\n{}\n", circles.join("\n"));
}

#[test]
fn the_maps_name_every_module() {
    let read = |path: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let (library, readme) = (read("src/lib.rs"), read("README.md"));
    let docs: String = library.lines().filter(|line| line.starts_with("//!")).collect();
    for row in ROWS.iter().filter(|row| !matches!(row.module, "lib" | "main" | "bin")) {
        assert!(library.contains(&format!("\npub mod {};", row.module)), "`{}` is no module of the library", row.module);
        assert!(
            docs.contains(&format!("[`{}`]", row.module)),
            "the documentation of src/lib.rs does not name `{}`",
            row.module
        );
        assert!(readme.contains(&format!("`{}`", row.module)), "README.md does not name `{}`", row.module);
    }
}

/// Every source file with its text, as `src/x.rs`.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = rust_files(&root.join("src"));
    assert!(files.len() > 20, "the sources were not found");
    let read = |file: &PathBuf| {
        let shown = file.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        (shown, std::fs::read_to_string(file).unwrap())
    };
    files.iter().map(read).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Every breach of a rule in one file, as `src/x.rs:12: …`.
fn violations_in(file: &str, source: &str) -> Vec<String> {
    let inside = file.trim_start_matches("src/").trim_end_matches(".rs");
    let owner = inside.split('/').next().unwrap_or_default();
    let Some(row) = ROWS.iter().find(|row| row.module == owner) else {
        return vec![format!("{file}:1: `{owner}` has no row in tests/architecture.rs that says what it may use")];
    };
    let is_root = matches!(owner, "lib" | "main" | "bin");
    let module: Vec<String> = if is_root { Vec::new() } else { inside.split('/').map(str::to_owned).collect() };
    let named = match names(source, &module) {
        Ok(named) => named,
        Err(error) => return vec![format!("{file}:{}: {error}", error.span().start().line)],
    };
    named
        .iter()
        .filter_map(|named| {
            let rule = broken_rule(row, named)?;
            let glob = if named.is_glob { "::*" } else { "" };
            Some(format!("{file}:{}: `{owner}` names `{}{glob}`: {rule}", named.line, named.path.join("::")))
        })
        .collect()
}

fn broken_rule(row: &Row, named: &Named) -> Option<String> {
    if matches!(named.path.as_slice(), [only] if only == "include!" || only == "#[path]") {
        return Some("a module's code stands in its own file".to_owned());
    }
    let ability = Ability::ALL.into_iter().find(|ability| ability.paths().iter().any(|path| reaches(named, path)));
    if let Some(ability) = ability {
        let is_exempt = ability == Ability::Files && named.is_in_test;
        if !row.abilities.contains(&ability) && !is_exempt {
            return Some(ability.rule().to_owned());
        }
        return named.is_passed_on.then(|| "what only one module may reach is not passed on to others".to_owned());
    }
    broken_module_rule(row, named)
}

fn broken_module_rule(row: &Row, named: &Named) -> Option<String> {
    let (root, inside) = named.path.split_first()?;
    if root != "crate" {
        return None;
    }
    let Some(module) = inside.first() else {
        return named.is_glob.then(|| "a glob over the whole crate hides what is used".to_owned());
    };
    let is_other = *module != row.module && ROWS.iter().any(|other| other.module == module);
    if !is_other {
        return None;
    }
    let is_allowed = row.may_use.iter().any(|allowed| starts_with(inside, allowed));
    if !is_allowed {
        return Some(format!(
            "it may use {}",
            if row.may_use.is_empty() { "no module".to_owned() } else { row.may_use.join(", ") }
        ));
    }
    let is_whole_module = inside.len() == 1;
    (is_whole_module && named.is_passed_on).then(|| "a module is not passed on under another's name".to_owned())
}

/// Whether the path is at or below `other`, or is a glob above it.
fn reaches(named: &Named, other: &str) -> bool {
    let is_above =
        named.is_glob && other.split("::").zip(&named.path).filter(|(one, two)| one == two).count() == named.path.len();
    starts_with(&named.path, other) || is_above
}

fn starts_with(path: &[String], beginning: &str) -> bool {
    let beginning: Vec<&str> = beginning.split("::").collect();
    path.len() >= beginning.len() && path.iter().zip(&beginning).all(|(one, two)| one == two)
}

mod checker {
    //! The checker itself finds what is hidden, and leaves alone what is allowed.

    use super::{Circle, Modules, violations_in};

    fn circles(files: &[(&str, &str)]) -> Vec<Circle> {
        let mut modules = Modules::default();
        for (file, source) in files {
            modules.read(file, source).unwrap();
        }
        modules.circles()
    }

    /// Checks that these files have exactly these circles: the folder, and its modules.
    fn check_circles(files: &[(&str, &str)], expected: &[(&str, &[&str])]) {
        let found = circles(files);
        let found: Vec<(&str, Vec<&str>)> =
            found.iter().map(|circle| (circle.folder.as_str(), circle.members.iter().map(String::as_str).collect())).collect();
        let expected: Vec<(&str, Vec<&str>)> = expected.iter().map(|(folder, members)| (*folder, members.to_vec())).collect();
        assert_eq!(found, expected, "{files:#?}");
    }

    #[test]
    fn a_circle_of_two_or_more_modules_is_found_with_its_places() {
        let pair = [("src/store/a.rs", "use super::b::B;"), ("src/store/b.rs", "\nfn x() { crate::store::a::y(); }")];
        check_circles(&pair, &[("store", &["a", "b"])]);
        let told: Vec<String> = circles(&pair).iter().map(Circle::to_string).collect();
        assert_eq!(
            told,
            ["a circle in `store` of [\"a\", \"b\"]:\n  src/store/a.rs:1: a names b\n  src/store/b.rs:2: b names a"]
        );
        let three = [
            ("src/a.rs", "use crate::b;"),
            ("src/b.rs", "use crate::c;"),
            ("src/c.rs", "use crate::a;"),
            ("src/d.rs", "use crate::a;"),
        ];
        check_circles(&three, &[("", &["a", "b", "c"])]);
    }

    #[test]
    fn what_a_parent_passes_on_belongs_to_the_module_that_it_comes_from() {
        let by_way_of_the_parent = [
            ("src/store.rs", "mod a;\nmod b;\npub use a::A;\nuse b::{B as Other};"),
            ("src/store/a.rs", "use super::Other;"),
            ("src/store/b.rs", "use crate::store::A;"),
        ];
        check_circles(&by_way_of_the_parent, &[("store", &["a", "b"])]);
    }

    #[test]
    fn what_stands_below_a_module_counts_with_it() {
        let deep = [
            ("src/ui.rs", "mod command;\nmod screens;"),
            ("src/ui/command.rs", "use super::screens::Purpose;"),
            ("src/ui/screens.rs", "mod form;\npub use form::Purpose;"),
            ("src/ui/screens/form.rs", "use crate::ui::command::Command;"),
        ];
        check_circles(&deep, &[("ui", &["command", "screens"])]);
    }

    #[test]
    fn a_parent_and_its_children_and_tests_make_no_circle() {
        let family = [
            ("src/store.rs", "mod a;\nmod b;\npub use a::A;\npub struct Whole;"),
            ("src/store/a.rs", "use super::{Whole, b::B};"),
            ("src/store/b.rs", "use super::Whole;\n#[cfg(test)]\nmod tests { use super::super::a::A; }"),
        ];
        check_circles(&family, &[]);
    }

    /// Checks that exactly these names are reported, each with its line.
    fn check(file: &str, source: &str, expected: &[(usize, &str)]) {
        let found = violations_in(file, source);
        let mut places: Vec<(usize, &str)> = found
            .iter()
            .filter_map(|violation| {
                let (line, rest) = violation.strip_prefix(file)?.strip_prefix(':')?.split_once(':')?;
                Some((line.parse().ok()?, rest.split('`').nth(3)?))
            })
            .collect();
        assert_eq!(places.len(), found.len(), "each message has a line and a name: {found:#?}");
        places.dedup();
        assert_eq!(places, expected, "{source}\n{found:#?}");
    }

    #[test]
    fn allowed_names_pass() {
        check(
            "src/model/answer.rs",
            "use crate::content::ItemId;\nuse super::Rating;\nfn x() { std::mem::take(&mut 1); }",
            &[],
        );
        check("src/store/atomic.rs", "use std::fs;\nfn x() { fs::rename(\"a\", \"b\"); }", &[]);
        check("src/ui/app.rs", "use egui::Ui;\nuse crate::{report::Page, session::Session};", &[]);
        check("src/main.rs", "fn main() { wijkpeil::cli::run(); }", &[]);
        check("src/cli.rs", "fn open() { crate::ui::run(crate::ui::Start::Empty); }", &[]);
        check("src/analysis.rs", "//! See [`words`](crate::words).\nmod score;\npub use score::Scores;", &[]);
    }

    #[test]
    fn a_message_has_file_line_and_rule() {
        assert_eq!(
            violations_in("src/model/answer.rs", "\nuse std::fs;"),
            ["src/model/answer.rs:2: `model` names `std::fs`: only `store` touches files"]
        );
        assert_eq!(
            violations_in("src/model.rs", "use crate::analysis::scores;"),
            ["src/model.rs:1: `model` names `crate::analysis::scores`: it may use content"]
        );
    }

    #[test]
    fn plain_imports_and_paths_are_found() {
        check("src/content.rs", "use crate::model::Rating;", &[(1, "crate::model::Rating")]);
        check("src/store.rs", "fn x() {\n crate::words::rating(1);\n}", &[(2, "crate::words::rating")]);
        check("src/shapes/wall.rs", "fn x(ui: &mut egui::Ui) {}", &[(1, "egui::Ui")]);
        check("src/session.rs", "impl eframe::App for X {}", &[(1, "eframe::App")]);
        check("src/ui.rs", "const X: printpdf::Mm = 1;", &[(1, "printpdf::Mm")]);
        check("src/report.rs", "fn x() { ::std::fs::read(\"x\"); }", &[(1, "std::fs::read")]);
    }

    #[test]
    fn relative_paths_are_followed() {
        check("src/analysis/score.rs", "use super::super::report::Page;", &[(1, "crate::report::Page")]);
        check("src/analysis.rs", "use super::session;", &[(1, "crate::session")]);
        check("src/analysis/score.rs", "mod inner { use super::super::super::ui; }", &[(1, "crate::ui")]);
        check("src/lib.rs", "fn x() { store::read(); }", &[(1, "crate::store::read")]);
        check("src/main.rs", "use wijkpeil::analysis;", &[(1, "crate::analysis")]);
    }

    #[test]
    fn groups_renames_and_globs_are_opened() {
        check("src/model.rs", "use std::{\n fmt,\n fs::{self, File},\n};", &[(3, "std::fs"), (3, "std::fs::File")]);
        check("src/model.rs", "use std as s;\nfn x() { s::fs::read(\"x\"); }", &[(2, "std::fs::read")]);
        check("src/model.rs", "use crate as c;\nuse c::{content, report as r};", &[(2, "crate::report")]);
        check("src/model.rs", "extern crate std as s;\nuse s::net;", &[(2, "std::net")]);
        check("src/model.rs", "use std::*;", &[(1, "std::*")]);
        check("src/report.rs", "use std::time::*;", &[(1, "std::time::*")]);
        check("src/ui.rs", "use crate::report::*;", &[(1, "crate::report::*")]);
        check("src/session.rs", "use crate::*;", &[(1, "crate::*")]);
    }

    #[test]
    fn macros_and_attributes_are_read() {
        check("src/words.rs", "fn x() { format!(\"{}\", std::fs::read(\"x\")); }", &[(1, "std::fs::read")]);
        check("src/words.rs", "macro_rules! x { () => { $crate::report::layout() } }", &[(1, "crate::report::layout")]);
        check("src/words.rs", "x! { use std::{fs as f, fmt}; }", &[(1, "std::fs")]);
        check("src/words.rs", "x!(a, [(egui::Ui::new)]);", &[(1, "egui::Ui::new")]);
        check("src/words.rs", "x!(std::{net});", &[(1, "std::net")]);
        check("src/words.rs", "fn x() { assert!(path.exists()); }", &[(1, "std::fs::exists")]);
        check("src/model.rs", "#[serde(with = \"crate::store::date\")]\nstruct X;", &[(1, "crate::store::date")]);
        check("src/model.rs", "#[path = \"../elsewhere.rs\"]\nmod x;\ninclude!(\"y.rs\");", &[(1, "#[path]"), (3, "include!")]);
    }

    #[test]
    fn the_clock_and_chance_are_found() {
        check("src/session.rs", "use jiff::{Zoned, civil::Date};\nfn x() { Zoned::now(); }", &[(2, "jiff::Zoned::now")]);
        check("src/session.rs", "type Moment = jiff::Zoned;\nfn x() { Moment::now(); }", &[(2, "jiff::Zoned::now")]);
        check("src/session.rs", "fn x() { <jiff::Timestamp>::now(); }", &[(1, "jiff::Timestamp::now")]);
        check("src/ui.rs", "use std::time::Instant as I;\nfn x() { I::now(); }", &[(2, "std::time::Instant::now")]);
        check("src/cli.rs", "fn x() { uuid::Uuid::new_v4(); }", &[(1, "uuid::Uuid::new_v4")]);
        check("src/system.rs", "fn x() { jiff::Zoned::now(); }", &[]);
    }

    #[test]
    fn only_tests_may_touch_files_too() {
        check("src/report.rs", "#[cfg(test)]\nmod tests { use std::fs; }", &[]);
        check("src/report.rs", "#[cfg(all(unix, test))]\nfn x() { std::fs::read(\"x\"); }", &[]);
        check("src/report.rs", "#[cfg(any(unix, test))]\nfn x() { std::fs::read(\"x\"); }", &[(2, "std::fs::read")]);
        check("src/report.rs", "#[cfg(not(test))]\nuse std::fs;", &[(2, "std::fs")]);
        check("src/report.rs", "#[cfg(test)]\nmod tests { use std::net; }", &[(2, "std::net")]);
    }

    #[test]
    fn nothing_is_passed_on_to_those_who_may_not_have_it() {
        check("src/store.rs", "pub use std::fs;", &[(1, "std::fs")]);
        check("src/session.rs", "pub(crate) use crate::store;", &[(1, "crate::store")]);
        check("src/session.rs", "pub use crate::store::*;", &[(1, "crate::store::*")]);
        check("src/session.rs", "pub use crate::store::StoreError;", &[]);
    }

    #[test]
    fn a_module_without_a_row_is_reported() {
        assert_eq!(
            violations_in("src/extras/more.rs", ""),
            ["src/extras/more.rs:1: `extras` has no row in tests/architecture.rs that says what it may use"]
        );
    }
}
