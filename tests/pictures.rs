//! Pictures of the screens, compared with those in `tests/snapshots`. Re-recorded with
//! `UPDATE_SNAPSHOTS=1 cargo test --features pictures --test pictures`; look at each before you keep it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stderr, reason = "a test that is passed over says so")]

#[expect(dead_code, reason = "shared with the other tests")]
mod support;

use std::path::Path;

use eframe::egui::Theme;
use eframe::egui::accesskit::Role;
use egui_kittest::SnapshotResults;
use egui_kittest::wgpu::WgpuTestRenderer;

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

/// A small laptop.
const LIGHT: Looks = Looks { name: "licht", theme: Theme::Light, size: [1024.0, 720.0], pixels_per_point: 1.0 };
/// The same by night.
const DARK: Looks = Looks { name: "donker", theme: Theme::Dark, ..LIGHT };
/// A display of 1920×1080 at 200 %.
const ENLARGED: Looks = Looks { name: "vergroot", size: [960.0, 540.0], pixels_per_point: 2.0, ..LIGHT };
/// A beamer.
const BEAMER: Looks = Looks { name: "beamer", size: [1280.0, 720.0], ..LIGHT };

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

fn open(looks: Looks) -> Walk {
    let folder = Path::new(FOLDER).join(looks.name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    let setup = |builder: egui_kittest::HarnessBuilder<_>| {
        builder.with_theme(looks.theme).with_pixels_per_point(looks.pixels_per_point).wgpu()
    };
    Walk::open_as(setup, &folder, looks.size, None)
}

/// Takes a picture of each of these screens, of the example and of the start.
fn check(looks: Looks, wanted: &[&str]) {
    if !has_renderer() {
        return;
    }
    let mut results = SnapshotResults::new();
    let mut walk = open(looks);
    let mut take = |walk: &mut Walk, screen: &str| {
        if wanted.contains(&screen) {
            walk.wait_for("the pages", |walk| !walk.shows("Het voorbeeld wordt gemaakt"));
            results.add(walk.picture(&format!("{}-{screen}", looks.name)));
        }
    };
    take(&mut walk, "start");
    walk.choose_at_once(Role::Button, "Bekijk het voorbeeld");
    walk.wait_for("the example", |walk| walk.has("Alle dossiers"));
    screens::each(&mut walk, Extent::All, take);
    drop(walk);
    std::fs::remove_dir_all(Path::new(FOLDER).join(looks.name)).unwrap();
}

#[test]
fn by_day() {
    check(
        LIGHT,
        &[
            "start",
            "meten-1",
            "uitkomst",
            "interventies",
            "interventie",
            "acties",
            "actie",
            "vaststellen",
            "rapport",
            "gevonden",
            "plek",
            "toetsen",
        ],
    );
}

#[test]
fn by_night() {
    check(DARK, &["meten-1", "uitkomst", "acties", "plek"]);
}

#[test]
fn at_twice_the_size() {
    check(ENLARGED, &["start", "meten-6", "uitkomst", "acties", "sessiestand"]);
}

#[test]
fn on_a_beamer() {
    check(BEAMER, &["sessiestand", "handen"]);
}
