//! What a source file names, whatever way it writes it: imports with groups, renames and globs, paths in code, and
//! paths inside macros and attributes.
//!
//! It errs on the side of naming too much: where a name could mean a crate or a neighbour, both are given.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ItemUse, Meta, Type, UseTree, Visibility};

/// The name under which the binary and the tests know the library.
const LIBRARY: &str = "wijkpeil";
/// Methods of `Path` that ask the file system; they count as the functions of `std::fs` that they stand for.
const FILE_METHODS: [&str; 9] =
    ["canonicalize", "exists", "is_dir", "is_file", "is_symlink", "read_dir", "read_link", "symlink_metadata", "try_exists"];
/// Most renames in a row that are followed.
const RENAMES_FOLLOWED: usize = 8;

/// Something that a file names, from the root: `crate::model::Dossier`, `std::fs::read`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    /// The line, from 1.
    pub(super) line: usize,
    /// The segments; the first is `crate` or the name of another crate.
    pub(super) path: Vec<String>,
    /// Whether everything below the path is meant.
    pub(super) is_glob: bool,
    /// Whether the file offers it to others (`pub use`).
    pub(super) is_passed_on: bool,
    /// Whether it stands in code that only tests have.
    pub(super) is_in_test: bool,
}

/// What each name that a module imports can stand for, from the root.
pub(super) type Imports = BTreeMap<String, Vec<Vec<String>>>;

/// Lists what the source of `module` (its path from the crate's root) names, by line.
pub(super) fn names(source: &str, module: &[String]) -> syn::Result<Vec<Named>> {
    names_and_imports(source, module).map(|(named, _)| named)
}

/// As [`names`], with what the module imports.
pub(super) fn names_and_imports(source: &str, module: &[String]) -> syn::Result<(Vec<Named>, Imports)> {
    let reader = Reader::of(source, module)?;
    let mut named: Vec<Named> = reader.mentions.iter().flat_map(|mention| reader.resolve(mention)).collect();
    named.sort();
    named.dedup();
    let own = |written: &&Written| written.module == module;
    let meanings = |all: &[Written]| all.iter().filter(own).flat_map(|it| reader.meanings_of(it, 0)).collect();
    let imports = reader.renames.iter().map(|(name, written)| (name.clone(), meanings(written))).collect();
    Ok((named, imports))
}

/// A path as it is written, and the module in which that is.
#[derive(Clone)]
struct Written {
    segments: Vec<String>,
    module: Vec<String>,
}

struct Mention {
    written: Written,
    line: usize,
    is_glob: bool,
    is_passed_on: bool,
    is_in_test: bool,
}

struct Reader {
    module: Vec<String>,
    is_in_test: bool,
    /// What each imported or renamed name stands for. One map for the whole file: scopes only narrow it.
    renames: BTreeMap<String, Vec<Written>>,
    mentions: Vec<Mention>,
}

impl Reader {
    fn of(source: &str, module: &[String]) -> syn::Result<Self> {
        let file = syn::parse_file(source)?;
        let mut reader = Self { module: module.to_vec(), is_in_test: false, renames: BTreeMap::new(), mentions: Vec::new() };
        reader.visit_file(&file);
        Ok(reader)
    }

    fn written(&self, segments: Vec<String>) -> Written {
        Written { segments, module: self.module.clone() }
    }

    fn mention(&mut self, segments: Vec<String>, line: usize) {
        let written = self.written(segments);
        self.mentions.push(Mention { written, line, is_glob: false, is_passed_on: false, is_in_test: self.is_in_test });
    }

    fn rename(&mut self, name: String, segments: Vec<String>) {
        let written = self.written(segments);
        self.renames.entry(name).or_default().push(written);
    }

    fn import(&mut self, tree: &UseTree, before: &[String], is_passed_on: bool) {
        let with = |name: &syn::Ident| {
            let mut segments = before.to_vec();
            // `use a::b::{self}` means `a::b`.
            if before.is_empty() || name != "self" {
                segments.push(name.to_string());
            }
            segments
        };
        let (segments, line, is_glob) = match tree {
            UseTree::Path(path) => return self.import(&path.tree, &with(&path.ident), is_passed_on),
            UseTree::Group(group) => return group.items.iter().for_each(|tree| self.import(tree, before, is_passed_on)),
            UseTree::Name(name) => {
                let segments = with(&name.ident);
                if let Some(last) = segments.last() {
                    self.rename(last.clone(), segments.clone());
                }
                (segments, name.ident.span().start().line, false)
            }
            UseTree::Rename(rename) => {
                let segments = with(&rename.ident);
                self.rename(rename.rename.to_string(), segments.clone());
                (segments, rename.ident.span().start().line, false)
            }
            UseTree::Glob(glob) => (before.to_vec(), glob.star_token.spans[0].start().line, true),
        };
        let written = self.written(segments);
        self.mentions.push(Mention { written, line, is_glob, is_passed_on, is_in_test: self.is_in_test });
    }

    /// Everything that a mention can mean, from the root.
    fn resolve(&self, mention: &Mention) -> Vec<Named> {
        self.meanings_of(&mention.written, RENAMES_FOLLOWED)
            .into_iter()
            .map(|path| Named {
                line: mention.line,
                path,
                is_glob: mention.is_glob,
                is_passed_on: mention.is_passed_on,
                is_in_test: mention.is_in_test,
            })
            .collect()
    }

    fn meanings_of(&self, written: &Written, renames_left: usize) -> Vec<Vec<String>> {
        let Some((first, rest)) = written.segments.split_first() else { return Vec::new() };
        let below = |module: &[String], rest: &[String]| [&["crate".to_owned()], module, rest].concat();
        match first.as_str() {
            "crate" | LIBRARY => return vec![below(&[], rest)],
            "self" => return vec![below(&written.module, rest)],
            "super" => {
                let levels = written.segments.iter().take_while(|segment| *segment == "super").count();
                let parent = &written.module[..written.module.len().saturating_sub(levels)];
                return vec![below(parent, &written.segments[levels..])];
            }
            _ => {}
        }
        let mut meanings = vec![written.segments.clone(), below(&written.module, &written.segments)];
        if renames_left > 0 {
            for meant in self.renames.get(first).into_iter().flatten() {
                if meant.segments != [first.as_str()] {
                    let segments = [&meant.segments, rest].concat();
                    meanings.extend(self.meanings_of(&Written { segments, module: meant.module.clone() }, renames_left - 1));
                }
            }
        }
        meanings
    }

    /// Reads unparsed tokens: the inside of a macro or an attribute.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += match token {
                TokenTree::Group(group) => {
                    self.tokens(group.stream());
                    1
                }
                TokenTree::Ident(word) if word == "use" => self.unparsed_import(&tokens[at..]).unwrap_or(1),
                TokenTree::Ident(_) => {
                    if at > 0 && is_punct(&tokens[at - 1], '.') {
                        self.unparsed_method(&tokens[at..]);
                    }
                    self.unparsed_path(&tokens[at..])
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => 1,
            };
        }
    }

    /// Reads `use …;`, and says how many tokens that took.
    fn unparsed_import(&mut self, tokens: &[TokenTree]) -> Option<usize> {
        let length = tokens.iter().position(|token| is_punct(token, ';'))? + 1;
        let import: ItemUse = syn::parse2(tokens[..length].iter().cloned().collect()).ok()?;
        self.visit_item_use(&import);
        Some(length)
    }

    /// Reads `a::b::c` or `a::{b, c}`, and says how many tokens that took.
    fn unparsed_path(&mut self, tokens: &[TokenTree]) -> usize {
        let line = tokens[0].span().start().line;
        let mut segments = vec![tokens[0].to_string()];
        let mut taken = 1;
        while let Some([one, two, next]) = tokens.get(taken..taken + 3) {
            match next {
                TokenTree::Ident(segment) if is_punct(one, ':') && is_punct(two, ':') => {
                    segments.push(segment.to_string());
                    taken += 3;
                }
                TokenTree::Group(group) if is_punct(one, ':') && is_punct(two, ':') => {
                    self.unparsed_group(group, &segments);
                    return taken + 3;
                }
                _ => break,
            }
        }
        if segments.len() > 1 {
            self.mention(segments, line);
        }
        taken
    }

    fn unparsed_group(&mut self, group: &Group, before: &[String]) {
        let tree = TokenStream::from(TokenTree::Group(group.clone()));
        match syn::parse2::<UseTree>(tree) {
            Ok(tree) if group.delimiter() == Delimiter::Brace => self.import(&tree, before, false),
            _ => self.tokens(group.stream()),
        }
    }

    fn unparsed_method(&mut self, tokens: &[TokenTree]) {
        let is_call = matches!(tokens.get(1), Some(TokenTree::Group(group)) if group.stream().is_empty());
        if is_call {
            self.method(&tokens[0].to_string(), tokens[0].span().start().line);
        }
    }

    fn method(&mut self, name: &str, line: usize) {
        if FILE_METHODS.contains(&name) {
            self.mention(vec!["std".to_owned(), "fs".to_owned(), name.to_owned()], line);
        }
    }

    /// Runs `read` with what stands under `attributes` counted as a test's where they say so.
    fn under(&mut self, attributes: &[Attribute], read: impl FnOnce(&mut Self)) {
        let outside = self.is_in_test;
        self.is_in_test |= attributes.iter().any(is_for_tests);
        read(self);
        self.is_in_test = outside;
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, import: &'ast ItemUse) {
        let is_passed_on = !matches!(import.vis, Visibility::Inherited);
        self.under(&import.attrs, |reader| reader.import(&import.tree, &[], is_passed_on));
    }

    fn visit_item_extern_crate(&mut self, import: &'ast syn::ItemExternCrate) {
        let segments = vec![import.ident.to_string()];
        if let Some((_, name)) = &import.rename {
            self.rename(name.to_string(), segments.clone());
        }
        self.mention(segments, import.ident.span().start().line);
    }

    fn visit_item_type(&mut self, alias: &'ast syn::ItemType) {
        if let Type::Path(meant) = &*alias.ty {
            self.rename(alias.ident.to_string(), segments_of(&meant.path));
        }
        visit::visit_item_type(self, alias);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.under(&module.attrs, |reader| {
            reader.module.push(module.ident.to_string());
            visit::visit_item_mod(reader, module);
            reader.module.pop();
        });
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.under(&function.attrs, |reader| visit::visit_item_fn(reader, function));
    }

    fn visit_item_impl(&mut self, block: &'ast syn::ItemImpl) {
        self.under(&block.attrs, |reader| visit::visit_item_impl(reader, block));
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.under(&function.attrs, |reader| visit::visit_impl_item_fn(reader, function));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(first) = path.segments.first() {
            self.mention(segments_of(path), first.ident.span().start().line);
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        // `<Zoned>::now` is another way to write `Zoned::now`.
        if let Some(Type::Path(owner)) = path.qself.as_ref().map(|qself| &*qself.ty) {
            let segments = [segments_of(&owner.path), segments_of(&path.path)].concat();
            self.mention(segments, path.path.segments[0].ident.span().start().line);
        }
        visit::visit_expr_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.args.is_empty() {
            self.method(&call.method.to_string(), call.method.span().start().line);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        if call.path.is_ident("include") {
            self.mention(vec!["include!".to_owned()], call.bang_token.span.start().line);
        }
        self.tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if attribute.path().is_ident("doc") {
            return;
        }
        let line = attribute.pound_token.span.start().line;
        if attribute.path().is_ident("path") {
            self.mention(vec!["#[path]".to_owned()], line);
        }
        if let Meta::List(list) = &attribute.meta {
            // `#[serde(with = "crate::store::date")]` names a path in a text.
            for text in texts(list.tokens.clone()) {
                if let Ok(path) = syn::parse_str::<syn::Path>(&text) {
                    self.mention(segments_of(&path), line);
                }
            }
            self.tokens(list.tokens.clone());
        }
        visit::visit_attribute(self, attribute);
    }
}

fn segments_of(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

fn texts(tokens: TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Group(group) => texts(group.stream()),
            TokenTree::Literal(literal) => {
                syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value()).into_iter().collect()
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => Vec::new(),
        })
        .collect()
}

/// Whether what stands under the attribute is compiled for tests only: `#[cfg(test)]`, `#[cfg(all(unix, test))]`.
fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<Meta>().is_ok_and(|condition| needs_test(&condition))
}

fn needs_test(condition: &Meta) -> bool {
    use syn::{Token, punctuated::Punctuated};
    match condition {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("all") => list
            .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
            .is_ok_and(|conditions| conditions.iter().any(needs_test)),
        Meta::List(_) | Meta::NameValue(_) => false,
    }
}
