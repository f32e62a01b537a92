//! What Wijkpeil costs beside a window with one label (`bare_window`) that was built with the same profile: size, time from
//! the start of the process to the first frame, memory with the example opened, and whether it is at rest.
//!
//! `cargo bench --bench floor -- FOLDER`, in which FOLDER has both programs: `target/dist` after
//! `cargo build --profile dist --bin wijkpeil --example bare_window`. Needs Xvfb and xev (`x11-utils`).
#![expect(clippy::print_stdout, reason = "a benchmark prints what it found")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "it makes the files that somebody else would have made")]

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use wijkpeil::content::Catalogue;

/// Pairs of starts, by turns, so that both meet the same moments of the machine.
const PAIRS: usize = 31;
/// How long the program is watched while nobody does anything.
const REST: Duration = Duration::from_secs(30);
/// How long a window may take to come up.
const PATIENCE: Duration = Duration::from_mins(1);
/// After this a window that came up has settled.
const SETTLED: Duration = Duration::from_secs(2);

fn main() {
    let folder = std::env::args_os().skip(1).find(|argument| !argument.to_string_lossy().starts_with("--"));
    let folder = folder.map_or_else(|| PathBuf::from("target/dist"), PathBuf::from);
    let home = tempfile::tempdir().unwrap();
    let example = home.path().join("voorbeeld.wijkpeil.ron");
    fs::write(&example, Catalogue::example_dossier()).unwrap();
    let bare = Program { path: folder.join("examples/bare_window"), arguments: Vec::new() };
    let full = Program { path: folder.join("wijkpeil"), arguments: vec![example.into_os_string()] };
    let [bare_size, full_size] = [&bare, &full].map(|program| fs::metadata(&program.path).unwrap().len() as f64 / 1e6);
    println!("{:<40} {:>9} {:>9} {:>7}", "", "bare", "Wijkpeil", "times");
    row("size, MB", bare_size, full_size);

    let display = Display::open();
    let (mut bare_starts, mut full_starts) = (Vec::new(), Vec::new());
    let mut memory = Vec::new();
    for _ in 0..PAIRS {
        for (program, starts) in [(&bare, &mut bare_starts), (&full, &mut full_starts)] {
            let (mut running, taken) = display.start(program, home.path());
            starts.push(taken.as_secs_f64() * 1000.0);
            thread::sleep(Duration::from_millis(300));
            running.stop();
        }
    }
    row("to the first frame, ms", median(&mut bare_starts), median(&mut full_starts));
    for program in [&bare, &full] {
        let (mut running, _) = display.start(program, home.path());
        thread::sleep(SETTLED);
        memory.push(["VmRSS", "RssAnon"].map(|field| running.memory(field)));
        if program.path == full.path {
            let before = running.ticks();
            thread::sleep(REST);
            println!("{:<40} {:>9} {:>9}", "ticks in 30 s in which nothing happens", "", running.ticks() - before);
        }
        running.stop();
    }
    row("resident, MB", memory[0][0], memory[1][0]);
    row("anonymous, MB", memory[0][1], memory[1][1]);
}

fn row(name: &str, bare: f64, full: f64) {
    println!("{name:<40} {bare:>9.1} {full:>9.1} {:>7.2}", full / bare);
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}

struct Program {
    path: PathBuf,
    arguments: Vec<OsString>,
}

/// A display without a window manager, and who tells when a window came up in it: eframe shows one once it is drawn.
struct Display {
    name: String,
    shown: Receiver<Instant>,
    processes: [Child; 2],
}

impl Display {
    fn open() -> Self {
        let number = (90..130).find(|number| !Path::new(&format!("/tmp/.X11-unix/X{number}")).exists()).unwrap();
        let name = format!(":{number}");
        let server = Command::new("Xvfb")
            .args([&name, "-screen", "0", "1280x900x24", "-noreset"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while !Path::new(&format!("/tmp/.X11-unix/X{number}")).exists() {
            thread::sleep(Duration::from_millis(20));
        }
        let mut watcher = Command::new("stdbuf")
            .args(["-oL", "xev", "-root", "-event", "substructure"])
            .env("DISPLAY", &name)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(watcher.stdout.take().unwrap()).lines();
        let (tell, shown) = channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if line.starts_with("MapNotify") && tell.send(Instant::now()).is_err() {
                    return;
                }
            }
        });
        thread::sleep(Duration::from_secs(1));
        Self { name, shown, processes: [watcher, server] }
    }

    fn start(&self, program: &Program, home: &Path) -> (Running, Duration) {
        while self.shown.try_recv().is_ok() {}
        let begin = Instant::now();
        let process = Command::new(&program.path)
            .args(&program.arguments)
            .env("DISPLAY", &self.name)
            .env("HOME", home)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let running = Running(process);
        let shown = self.shown.recv_timeout(PATIENCE).expect("a window comes up");
        (running, shown - begin)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for process in &mut self.processes {
            drop(process.kill());
            drop(process.wait());
        }
    }
}

struct Running(Child);

impl Running {
    fn proc_file(&self, name: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{name}", self.0.id())).unwrap()
    }

    /// What a field of the process's state says, in megabytes.
    fn memory(&self, field: &str) -> f64 {
        let status = self.proc_file("status");
        let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':')).unwrap();
        line.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1000.0
    }

    /// Ticks of the processor, of a hundredth of a second, that all threads of the process took.
    fn ticks(&self) -> u64 {
        let stat = self.proc_file("stat");
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    }

    fn stop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}
