//! Circles between the modules of one folder: `a` names `b`, which names `a`, perhaps by way of others.
//!
//! A module counts with everything below it, and a name that a parent passes on counts as a name of the module that it comes
//! from. A parent names its children and children name what their parent defines: those two are one, and make no circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::names::{Imports, Named, names_and_imports};

/// The path of a module from the root, without `crate`.
type ModulePath = Vec<String>;

/// Most imports in a row that are followed.
const IMPORTS_FOLLOWED: usize = 8;

/// Modules of one folder of which each names the next, and the last the first.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Circle {
    /// The path of the folder, such as `report/layout`; empty for the root.
    pub(super) folder: String,
    /// The modules, sorted.
    pub(super) members: Vec<String>,
    /// One place for each member that names another, as `src/x.rs:12: a names b`.
    pub(super) places: Vec<String>,
}

impl fmt::Display for Circle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a circle in `{}` of {:?}:\n  {}", self.folder, self.members, self.places.join("\n  "))
    }
}

/// Every module of the crate with what it names.
#[derive(Default)]
pub(super) struct Modules {
    known: BTreeMap<ModulePath, Module>,
}

struct Module {
    file: String,
    named: Vec<Named>,
    imports: Imports,
}

impl Modules {
    /// Reads a source file, such as `src/report/layout.rs`.
    pub(super) fn read(&mut self, file: &str, source: &str) -> syn::Result<()> {
        let path = file.trim_start_matches("src/").trim_end_matches(".rs");
        let path: ModulePath = if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() };
        let (mut named, imports) = names_and_imports(source, &path)?;
        named.retain(|named| !named.is_in_test);
        self.known.insert(path, Module { file: file.to_owned(), named, imports });
        Ok(())
    }

    /// All circles, by folder.
    pub(super) fn circles(&self) -> Vec<Circle> {
        let mut folders: BTreeMap<&[String], Names<'_>> = BTreeMap::new();
        for (from, module) in &self.known {
            for named in &module.named {
                let Some(to) = self.home(&named.path, IMPORTS_FOLLOWED) else { continue };
                let shared = from.iter().zip(to).take_while(|(one, other)| one == other).count();
                if let (Some(one), Some(other)) = (from.get(shared), to.get(shared)) {
                    let place = || format!("{}:{}: {one} names {other}", module.file, named.line);
                    folders.entry(&from[..shared]).or_default().entry(one).or_default().entry(other).or_insert_with(place);
                }
            }
        }
        folders.into_iter().flat_map(|(folder, names)| circles_in(&folder.join("/"), &names)).collect()
    }

    /// The module to which a path from the root leads, where that is one of the crate's own.
    fn home(&self, path: &[String], imports_left: usize) -> Option<&ModulePath> {
        let inside = path.strip_prefix(&["crate".to_owned()])?;
        let depth = (0..=inside.len()).rev().find(|depth| self.known.contains_key(&inside[..*depth]))?;
        let (owner, module) = self.known.get_key_value(&inside[..depth])?;
        let (next, rest) = inside[depth..].split_first().unzip();
        let imported = next.and_then(|next| module.imports.get(next)).filter(|_| imports_left > 0);
        let meanings = imported.into_iter().flatten().filter_map(|meaning| {
            let whole = [meaning, rest.unwrap_or_default()].concat();
            self.home(&whole, imports_left - 1)
        });
        // Of several meanings the one that leads deepest is the one that exists.
        meanings.max_by_key(|home| home.len()).or(Some(owner))
    }
}

/// Which module of a folder names which other one, and where it first does.
type Names<'a> = BTreeMap<&'a str, BTreeMap<&'a str, String>>;

fn circles_in(folder: &str, names: &Names<'_>) -> Vec<Circle> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = names.keys().map(|from| (*from, reach(from, names))).collect();
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    for (from, to) in &reached {
        let is_mutual = |other: &&str| reached.get(*other).is_some_and(|back| back.contains(from));
        let members: Vec<&str> = to.iter().copied().filter(is_mutual).collect();
        if members.is_empty() || !told.insert(members.clone()) {
            continue;
        }
        let inside = |one: &&str| names[*one].iter().filter(|(other, _)| members.contains(other)).map(|(_, place)| place);
        let places = members.iter().flat_map(inside).cloned().collect();
        let members = members.into_iter().map(str::to_owned).collect();
        circles.push(Circle { folder: folder.to_owned(), members, places });
    }
    circles
}

/// Everything that `from` names, and what that names in turn.
fn reach<'a>(from: &'a str, names: &Names<'a>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(next) = open.pop() {
        for other in names.get(next).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(*other) {
                open.push(other);
            }
        }
    }
    reached
}
