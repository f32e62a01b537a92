//! What a frame costs the interface thread, without a GPU: the heaviest screens of a full dossier, redrawn as while
//! somebody moves the mouse and types. Prints the median and the 99th percentile; the aim is 1.5 and 3 milliseconds.
//!
//! `cargo bench --bench frame`
#![expect(clippy::print_stdout, reason = "a benchmark prints what it found")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use wijkpeil::content::{Catalogue, Content};
use wijkpeil::session::{Desktop, Environment, Pick, Picked};
use wijkpeil::ui::{App, Start};

#[path = "clock.rs"]
mod clock;
#[path = "../support/wijken.rs"]
mod wijken;

/// Wijken in the circle.
const WIJKEN: usize = 400;

/// Frames that are measured of each screen.
const FRAMES: usize = 600;

/// A desktop on which nobody picks anything but the folder of a circle.
struct NoDesktop(PathBuf);

impl Desktop for NoDesktop {
    fn has_dialogs(&self) -> bool {
        true
    }

    fn pick(&self, pick: Pick, _proposed: &Path) -> Picked {
        if pick == Pick::CircleFolder { Picked::Path(self.0.clone()) } else { Picked::Cancelled }
    }

    fn pick_sheets(&self, _folder: &Path) -> Picked<Vec<PathBuf>> {
        Picked::Cancelled
    }

    fn show(&self, _path: &Path) -> bool {
        false
    }

    fn reveal(&self, _path: &Path) -> bool {
        false
    }
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("voorbeeld.wijkpeil.ron");
    wijkpeil::store::write_output(&file, Catalogue::example_dossier().as_bytes(), wijkpeil::store::Overwrite::Refuse).unwrap();
    let environment = Environment {
        clock: Box::new(clock::StoppedClock(Instant::now())),
        ids: Box::new(wijkpeil::system::RandomIds),
        desktop: Arc::new(NoDesktop(circle(folder.path()))),
        documents: folder.path().to_owned(),
        data: folder.path().join("data"),
        user: "iemand".to_owned(),
        policy: wijkpeil::session::Policy::default(),
    };
    let start = Start { content: Content::built_in(), environment, file: Some(file) };
    let mut harness = Harness::builder().with_size([1920.0, 1080.0]).build_eframe(|context| App::new(&context.egui_ctx, start));
    while harness.state().session().dossier().is_none() {
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }

    println!("{:<34} {:>12} {:>12}", "", "median", "99 %");
    measure("uitkomst, the mouse moves", &mut harness, |harness, frame| {
        harness.event(Event::PointerMoved(pos2(400.0 + (frame % 500) as f32, 300.0)));
    });
    for view in ["Besluitentafel", "Scores", "Toen en nu"] {
        let is_view = |name: &str| name.split(", ").next() == Some(view);
        let node = harness.get_by(|node| node.role() == Role::RadioButton && node.label().is_some_and(|name| is_view(&name)));
        node.click();
        harness.run();
        move_mouse(&view.to_lowercase(), &mut harness);
    }
    for screen in ["Dossier", "Interventies en principes", "Acties", "Vaststellen", "Sessiestand"] {
        press_button(&mut harness, screen);
        move_mouse(&screen.to_lowercase(), &mut harness);
    }
    harness.key_press(Key::Escape);
    harness.run();
    press_button(&mut harness, "Uitkomst");
    press_button(&mut harness, "Presenteren");
    measure("presenteren, the mouse moves", &mut harness, |harness, frame| {
        harness.event(Event::PointerMoved(pos2(400.0 + (frame % 500) as f32, 300.0)));
    });
    measure("presenteren, step by step", &mut harness, |harness, frame| {
        harness.key_press(if frame % 28 < 14 { Key::ArrowRight } else { Key::ArrowLeft });
    });
    harness.key_press(Key::Escape);
    harness.run();
    // The sixth randvoorwaarde has eight items: the most of all.
    for _ in 0..6 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::PageDown);
        harness.run();
    }
    measure("eight items, the mouse moves", &mut harness, |harness, frame| {
        harness.event(Event::PointerMoved(pos2(400.0 + (frame % 500) as f32, 500.0)));
    });
    let field = pos2(450.0, 420.0);
    for pressed in [true, false] {
        harness.event(Event::PointerMoved(field));
        harness.event(Event::PointerButton { pos: field, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    }
    harness.run();
    measure("eight items, somebody types", &mut harness, |harness, _| {
        harness.event(Event::Text("a".to_owned()));
    });
    // The report screen beside a page of text and figures, and that page as large as it gets.
    press_button(&mut harness, "Rapport");
    while harness.state().session().preview().layout.is_none() {
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    for _ in 0..6 {
        press_button(&mut harness, "Volgende pagina");
    }
    measure("report, the mouse moves", &mut harness, |harness, frame| {
        harness.event(Event::PointerMoved(pos2(400.0 + (frame % 500) as f32, 500.0)));
    });
    press_button(&mut harness, "Bekijk groot");
    measure("a large page, the mouse moves", &mut harness, |harness, frame| {
        harness.event(Event::PointerMoved(pos2(400.0 + (frame % 500) as f32, 500.0)));
    });
    let next = harness.get_by_label("Volgende pagina").rect().center();
    measure("pages are turned", &mut harness, |harness, frame| {
        let pressed = frame % 2 == 0;
        harness.event(Event::PointerMoved(next));
        harness.event(Event::PointerButton { pos: next, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    });
    harness.key_press(Key::Escape);
    harness.run();
    measure_circle(&mut harness);
}

/// A folder with many wijken; `WIJKPEIL_CIRCLE` may name a larger one, as what is read here takes few frames.
fn circle(folder: &Path) -> PathBuf {
    if let Some(larger) = std::env::var_os("WIJKPEIL_CIRCLE") {
        return larger.into();
    }
    let place = folder.join("kring");
    let catalogue = Arc::new(Catalogue::built_in().clone());
    std::fs::create_dir_all(&place).unwrap();
    for at in 0..WIJKEN {
        let path = place.join(format!("wijk-{at}.wijkpeil.ron"));
        wijkpeil::store::write_dossier(&path, &wijken::wijk(at, &catalogue), None, wijkpeil::store::Overwrite::Refuse).unwrap();
    }
    place
}

/// Four hundred wijken beside each other: while they are read, and while somebody walks along them.
fn measure_circle(harness: &mut Harness<'_, App>) {
    press_button(harness, "Alle dossiers");
    while harness.state().session().dossier().is_some() {
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    harness.run();
    press_button(harness, "Leerkring");
    harness.get_by_role_and_label(Role::Button, "Kies een map …").click();
    let mut times = Vec::new();
    while harness.state().session().circle().is_none() {
        let begin = Instant::now();
        harness.step();
        times.push(begin.elapsed());
        std::thread::sleep(Duration::from_millis(4));
    }
    print("leerkring, while it is read", times);
    harness.run();
    move_mouse("leerkring, 400 wijken", harness);
    let name = harness.get_by_role_and_label(Role::Button, "Procesbegeleiding");
    name.focus();
    harness.run();
    measure("leerkring, along the wijken", harness, |harness, frame| {
        harness.key_press(if frame % 600 < 390 { Key::ArrowRight } else { Key::ArrowLeft });
    });
}

/// Measures a screen while the mouse moves over it.
fn move_mouse(screen: &str, harness: &mut Harness<'_, App>) {
    measure(&format!("{screen}, the mouse moves"), harness, |harness, frame| {
        harness.event(Event::PointerMoved(pos2(400.0 + (frame % 500) as f32, 300.0)));
    });
}

fn press_button(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

fn measure(name: &str, harness: &mut Harness<'_, App>, mut disturb: impl FnMut(&mut Harness<'_, App>, usize)) {
    let times: Vec<Duration> = (0..FRAMES)
        .map(|frame| {
            disturb(harness, frame);
            let begin = Instant::now();
            harness.step();
            begin.elapsed()
        })
        .collect();
    print(name, times);
}

fn print(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let count = times.len();
    println!("{name:<34} {:>12.2?} {:>12.2?}", times[count / 2], times[(count * 99 / 100).min(count - 1)]);
}
