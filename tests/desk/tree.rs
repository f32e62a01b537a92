//! What a screen reader knows about the window.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde::Deserialize;

const PROGRAM: &str = include_str!("tree.py");

/// Something in the window that has a name, a value or a role.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Node {
    /// As AT-SPI calls it: `button`, `heading`, `text`.
    pub(crate) role: String,
    pub(crate) name: String,
    /// Those of its states that hold: `focused`, `checked`.
    pub(crate) states: Vec<String>,
    /// Left, top, width and height in the window, in pixels.
    pub(crate) rect: Option<[i32; 4]>,
    /// What stands in a field.
    pub(crate) text: Option<String>,
}

impl Node {
    pub(crate) fn is(&self, state: &str) -> bool {
        self.states.iter().any(|holds| holds == state)
    }

    /// The point in the window where one clicks on it, if it has a place.
    pub(crate) fn middle(&self) -> Option<(i32, i32)> {
        self.rect.map(|[left, top, width, height]| (left + width / 2, top + height / 2))
    }
}

/// Asks over the accessibility bus.
#[derive(Debug)]
pub(crate) struct Tree {
    program: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Tree {
    pub(crate) fn new(command: &mut Command) -> Self {
        let command = command.args(["-c", PROGRAM]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut program = command.spawn().unwrap();
        let input = program.stdin.take();
        let output = BufReader::new(program.stdout.take().unwrap());
        Self { program, input, output }
    }

    /// Every node with exactly this name, or all of them for an empty name.
    pub(crate) fn nodes(&mut self, name: &str) -> Vec<Node> {
        serde_json::from_str(&self.ask(&format!("nodes {name}"))).unwrap_or_default()
    }

    /// Gives the focus to what has this name.
    pub(crate) fn focus(&mut self, name: &str) -> bool {
        serde_json::from_str(&self.ask(&format!("focus {name}"))).unwrap_or_default()
    }

    /// What a screen reader was told since the last time, as lines.
    pub(crate) fn heard(&mut self) -> Vec<String> {
        serde_json::from_str(&self.ask("heard")).unwrap_or_default()
    }

    fn ask(&mut self, request: &str) -> String {
        let mut answer = String::new();
        if let Some(input) = &mut self.input
            && writeln!(input, "{request}").is_ok()
        {
            drop(self.output.read_line(&mut answer));
        }
        answer
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        drop(self.input.take());
        drop(self.program.kill());
        drop(self.program.wait());
    }
}
