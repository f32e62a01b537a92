//! Pictures of the screens, compared with those in `tests/snapshots`. Re-recorded with
//! `UPDATE_SNAPSHOTS=1 cargo test --features pictures --test pictures`; look at each before you keep it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stderr, reason = "a test that is passed over says so")]

#[expect(dead_code, reason = "shared with the other tests")]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use eframe::egui::Theme;
use eframe::egui::accesskit::Role;
use egui_kittest::SnapshotResults;
use egui_kittest::wgpu::WgpuTestRenderer;
use jiff::civil::date;
use wijkpeil::session::RecentDossier;
use wijkpeil::store;

use crate::support::dossiers;
use crate::support::screens::{self, Extent};
use crate::support::window::Walk;

/// How the window looks.
#[derive(Clone, Copy)]
struct Looks {
    /// What the names of the pictures begin with.
    name: &'static str,
    theme: Theme,
    /// In points.
    size: [f32; 2],
    pixels_per_point: f32,
}

/// The size for which the window is designed.
const LIGHT: Looks = Looks { name: "licht", theme: Theme::Light, size: [1280.0, 800.0], pixels_per_point: 1.0 };
/// The same by night.
const DARK: Looks = Looks { name: "donker", theme: Theme::Dark, ..LIGHT };
/// A small laptop.
const SMALL: Looks = Looks { name: "klein", size: [1024.0, 720.0], ..LIGHT };
/// A display of 1920×1080 at 200 %.
const ENLARGED: Looks = Looks { name: "vergroot", size: [960.0, 540.0], pixels_per_point: 2.0, ..LIGHT };
/// An old beamer.
const BEAMER: Looks = Looks { name: "beamer", size: [1024.0, 768.0], ..LIGHT };
/// The same at 150 %.
const BEAMER_ENLARGED: Looks = Looks { name: "beamer-150", size: [682.0, 512.0], pixels_per_point: 1.5, ..LIGHT };
/// A beamer of 1280×720.
const WIDE_BEAMER: Looks = Looks { name: "breed", size: [1280.0, 720.0], ..LIGHT };
/// A large screen before a steering group.
const SCREEN: Looks = Looks { name: "scherm", size: [1920.0, 1080.0], ..LIGHT };

/// 19 november 2026 at noon, since 1970.
const LAST_CHANGE: Duration = Duration::from_hours(498_636);

/// A folder that has the same name each time, since screens show it.
const FOLDER: &str = "/tmp/wijkpeil-beeld";

fn has_renderer() -> bool {
    let found = std::panic::catch_unwind(WgpuTestRenderer::new).is_ok();
    if !found {
        eprintln!(
            "passed over: there is nothing to draw pictures with; install mesa-vulkan-drivers, or libegl1 and libgl1-mesa-dri"
        );
    }
    found
}

/// The folder of a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(FOLDER).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn open(looks: Looks, folder: &Path, file: Option<PathBuf>) -> Walk {
    let setup = |builder: egui_kittest::HarnessBuilder<_>| {
        builder.with_theme(looks.theme).with_pixels_per_point(looks.pixels_per_point).wgpu()
    };
    Walk::open_as(setup, folder, looks.size, file)
}

/// Takes a picture of each of these screens of the example, and of the start before there is any dossier.
fn check(looks: Looks, wanted: &[&str]) {
    if !has_renderer() {
        return;
    }
    let folder = folder(looks.name);
    let mut results = SnapshotResults::new();
    let mut walk = open(looks, &folder, None);
    let mut take = |walk: &mut Walk, screen: &str| take(walk, looks, screen, wanted, &mut results);
    take(&mut walk, "begin");
    walk.choose_at_once(Role::Button, "Bekijk het voorbeeld");
    walk.wait_for("the example", |walk| walk.has("Alle dossiers"));
    screens::each(&mut walk, Extent::All, take);
    drop(walk);
    fs::remove_dir_all(folder).unwrap();
}

fn take(walk: &mut Walk, looks: Looks, screen: &str, wanted: &[&str], results: &mut SnapshotResults) {
    if wanted.contains(&screen) {
        walk.wait_for("the pages", |walk| !walk.shows("Het voorbeeld wordt gemaakt"));
        results.add(walk.picture(&format!("{}-{screen}", looks.name)));
    }
}

#[test]
fn by_day() {
    check(
        LIGHT,
        &[
            "begin",
            "meten-2",
            "meten-open",
            "uitkomst",
            "besluitentafel-open",
            "scores",
            "interventies",
            "interventie",
            "acties",
            "actie",
            "vaststellen",
            "rapport",
            "gevonden",
            "plek",
            "toetsen",
            "weergave",
        ],
    );
}

#[test]
fn by_night() {
    check(DARK, &["meten-2", "uitkomst", "acties", "plek"]);
}

#[test]
fn on_a_small_laptop() {
    check(SMALL, &["begin", "meten-2", "uitkomst", "besluitentafel-open", "acties"]);
}

#[test]
fn at_twice_the_size() {
    check(ENLARGED, &["begin", "meten-6", "uitkomst", "acties", "sessiestand"]);
}

#[test]
fn on_a_beamer() {
    check(BEAMER, &["sessiestand", "handen", "presenteren-6"]);
}

#[test]
fn on_a_beamer_enlarged() {
    check(BEAMER_ENLARGED, &["sessiestand", "handen"]);
}

#[test]
fn on_a_wide_beamer() {
    check(WIDE_BEAMER, &["sessiestand", "sessienotitie", "sessieactie"]);
}

#[test]
fn before_a_steering_group() {
    check(SCREEN, &["presenteren", "presenteren-6", "presenteren-slot"]);
}

/// The second measurement beside the first.
#[test]
fn a_year_later() {
    if !has_renderer() {
        return;
    }
    let folder = folder("jaar-later");
    let file = folder.join("groenekwartier.wijkpeil.ron");
    store::write_dossier(&file, &dossiers::a_year_later(), None, store::Overwrite::Replace).unwrap();
    let mut results = SnapshotResults::new();
    let mut walk = open(LIGHT, &folder, Some(file));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    let wanted = ["terugblik", "toen-en-nu"];
    screens::each(&mut walk, Extent::Own, |walk, screen| take(walk, LIGHT, screen, &wanted, &mut results));
    drop(walk);
    fs::remove_dir_all(folder).unwrap();
}

/// Those in the manual: the program has them in it.
#[test]
fn of_the_manual() {
    if !has_renderer() {
        return;
    }
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/manual");
    let folder = folder("handleiding");
    let mut results = SnapshotResults::new();
    fill(&folder);
    let mut walk = open(SMALL, &folder, None);
    walk.wait_for("the cards", |walk| !walk.shows("Wordt gelezen …"));
    results.add(walk.picture_in(&assets, "start"));
    drop(walk);
    let mut walk = open(SMALL, &folder, Some(folder.join("groenekwartier.wijkpeil.ron")));
    walk.wait_for("the dossier", |walk| walk.has("Alle dossiers"));
    let wanted = ["meten-2", "uitkomst", "acties", "bibliotheek", "rapport", "sessiestand"];
    screens::each(&mut walk, Extent::All, |walk, screen| {
        if wanted.contains(&screen) {
            walk.wait_for("the pages", |walk| !walk.shows("Het voorbeeld wordt gemaakt"));
            results.add(walk.picture_in(&assets, screen.trim_end_matches("-2")));
        }
    });
    drop(walk);
    fs::remove_dir_all(folder).unwrap();
}

/// Puts four dossiers into a folder, and into the list of those that were opened last.
fn fill(folder: &Path) {
    let neighbourhoods = [
        ("Stationsbuurt", dossiers::empty()),
        ("Kanaalzone", dossiers::full()),
        ("Oosterplas", dossiers::a_year_later()),
        ("Groenekwartier", dossiers::example()),
    ];
    for (name, mut dossier) in neighbourhoods {
        let path = folder.join(format!("{}.wijkpeil.ron", name.to_lowercase()));
        name.clone_into(&mut dossier.profile.neighbourhood);
        store::write_dossier(&path, &dossier, None, store::Overwrite::Replace).unwrap();
        // A card shows the day on which its file was last changed.
        fs::File::options().write(true).open(&path).unwrap().set_modified(SystemTime::UNIX_EPOCH + LAST_CHANGE).unwrap();
        store::recent::add(&folder.join("data"), RecentDossier::new(&path, &dossier, date(2026, 11, 20))).unwrap();
    }
}

/// The dossierkast, with two dossiers chosen.
#[test]
fn several_dossiers() {
    if !has_renderer() {
        return;
    }
    let folder = folder("dossierkast");
    fill(&folder);
    let mut results = SnapshotResults::new();
    let mut walk = open(LIGHT, &folder, None);
    walk.wait_for("the cards", |walk| !walk.shows("Wordt gelezen …"));
    results.add(walk.picture("licht-start"));
    for name in ["Groenekwartier", "Oosterplas"] {
        walk.choose_at_once(Role::CheckBox, &format!("Kies {name}, Voorbeeldstad"));
    }
    results.add(walk.picture("licht-gekozen"));
    drop(walk);
    fs::remove_dir_all(folder).unwrap();
}
