//! Finds the Dutch sentences among everything else that stands in files.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprLit, ItemMod, Lit, LitStr, Macro, Meta};

/// A text for users, and where it stands.
pub(super) struct Text {
    /// As `src/words.rs:12`.
    pub(super) place: String,
    /// The text as the dictionary can read it.
    pub(super) words: String,
}

impl Text {
    /// Whether the whole word stands in it.
    pub(super) fn has(&self, word: &str) -> bool {
        let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '-' | '.');
        self.words.split(|letter| !is_part(letter)).any(|found| found.trim_matches('.') == word)
    }
}

/// Fields of content and dossiers that hold no sentences: ids, dates, and facts that are quoted as they are.
const NOT_DUTCH: [&str; 33] = [
    "apply",
    "authors",
    "building_block",
    "changed",
    "content_edition",
    "date",
    "document",
    "example",
    "heading",
    "id",
    "interventions",
    "item",
    "items",
    "lines",
    "literature",
    "municipality",
    "name",
    "neighbourhood",
    "participant",
    "place",
    "points",
    "practice",
    "precondition",
    "principle",
    "printed",
    "ready",
    "reference",
    "reference_date",
    "scientific_names",
    "short",
    "start",
    "step",
    "checksum",
];

/// The values of the fields of a RON file.
pub(super) fn of_content(file: &str, text: &str) -> Vec<Text> {
    let mut texts = Vec::new();
    let mut field = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let before = &rest[..start];
        // `title: "…"`, `Text("…")`, or a further member of a list.
        if let Some(name) = before.trim_end_matches([' ', '\n', '(', '[', ':']).rsplit(|letter: char| !is_name(letter)).next()
            && !name.is_empty()
        {
            name.clone_into(&mut field);
        }
        let Some(length) = quoted_length(&rest[start..]) else { break };
        let quoted = &rest[start..start + length];
        rest = &rest[start + length..];
        let is_key = rest.starts_with(':');
        if !is_key && !NOT_DUTCH.contains(&field.as_str()) {
            let line = text[..text.len() - rest.len()].matches('\n').count() + 1;
            let value: String = ron::from_str(quoted).expect("a text of RON");
            texts.push(Text { place: format!("{file}:{line}"), words: readable(&value) });
        }
    }
    texts
}

/// The lines of the manual, without the names of keys.
pub(super) fn of_manual(file: &str, text: &str) -> Vec<Text> {
    let is_key = |word: &&str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_function_key = word.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok());
        word.contains('+') || is_function_key || matches!(word, "Ctrl" | "Esc")
    };
    let line = |(line, number): (&str, usize)| {
        let line = without_targets(line);
        let words: Vec<&str> = line.split_whitespace().filter(|word| !is_key(word)).collect();
        Text { place: format!("{file}:{number}"), words: readable(&words.join(" ")) }
    };
    text.lines().zip(1..).map(line).collect()
}

/// A line without the addresses of its links and pictures.
fn without_targets(line: &str) -> String {
    let mut parts = line.split("](");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |read, part| read + "]" + part.split_once(')').map_or("", |(_, rest)| rest))
}

fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// How long the text in quotes at the beginning is.
fn quoted_length(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices().skip(1).find_map(|(at, letter)| {
        let ends = letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        ends.then_some(at + 1)
    })
}

/// The sentences among the texts of a source file; those of its tests, and those that only developers read, are left out.
pub(super) fn of_source(file: &str, source: &str) -> Vec<Text> {
    let mut finder = Finder { file, is_command_line: false, texts: Vec::new() };
    finder.visit_file(&syn::parse_file(source).expect("a source that parses"));
    finder.texts
}

struct Finder<'a> {
    file: &'a str,
    /// Whether the comments on fields and variants are the help of the command line.
    is_command_line: bool,
    texts: Vec<Text>,
}

/// Macros whose texts are for developers.
const FOR_DEVELOPERS: [&str; 7] = ["assert", "assert_eq", "assert_ne", "debug_assert", "include_bytes", "panic", "unreachable"];

impl Finder<'_> {
    fn add(&mut self, value: &str, line: usize) {
        // A text without a space is an id, a name or a word that stands in a sentence elsewhere; one with a backslash is a key of
        // the registry of Windows.
        if value.trim().contains(' ') && !value.contains('\\') {
            self.texts.push(Text { place: format!("{}:{line}", self.file), words: readable(value) });
        }
    }

    fn help(&mut self, attributes: &[Attribute]) {
        for attribute in attributes.iter().filter(|_| self.is_command_line).cloned().collect::<Vec<_>>() {
            if let Meta::NameValue(syn::MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), .. }) =
                attribute.meta
                && path.is_ident("doc")
            {
                self.add(&text.value(), text.span().start().line);
            }
        }
    }

    /// Reads unparsed tokens, without the attributes in them (documentation).
    fn tokens(&mut self, tokens: TokenStream) {
        let mut is_attribute = false;
        for token in tokens {
            match &token {
                TokenTree::Group(group) if !is_attribute => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Ok(text) = syn::parse_str::<LitStr>(&literal.to_string()) {
                        let line = literal.span().start().line;
                        self.add(&text.value(), line);
                    }
                }
                TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
            is_attribute = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.add(&text.value(), text.span().start().line);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.is_command_line = is_command_line(&item.attrs);
        visit::visit_item_struct(self, item);
        self.is_command_line = false;
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.is_command_line = is_command_line(&item.attrs);
        visit::visit_item_enum(self, item);
        self.is_command_line = false;
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        self.help(&field.attrs);
        visit::visit_field(self, field);
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.help(&variant.attrs);
        visit::visit_variant(self, variant);
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        let is_test = module.attrs.iter().any(|attribute| attribute.path().is_ident("cfg"));
        if !is_test {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.visit_expr(&call.receiver);
        if call.method != "expect" {
            call.args.iter().for_each(|argument| self.visit_expr(argument));
        }
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        let name = call.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if !FOR_DEVELOPERS.contains(&name.as_str()) {
            self.tokens(call.tokens.clone());
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        // Messages of errors and the help of the command line; other attributes speak to the compiler.
        let is_for_users = ["error", "command", "arg", "value", "clap"].iter().any(|name| attribute.path().is_ident(name));
        if let Meta::List(list) = &attribute.meta
            && is_for_users
        {
            self.tokens(list.tokens.clone());
        }
    }
}

/// Whether the item describes the command line to `clap`.
fn is_command_line(attributes: &[Attribute]) -> bool {
    let derives = |attribute: &Attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("derive") => list.tokens.to_string(),
        _ => String::new(),
    };
    let derived: String = attributes.iter().map(derives).collect();
    derived.split(", ").any(|name| ["Args", "Parser", "Subcommand", "ValueEnum"].contains(&name.trim()))
}

/// What the dictionary can read: straight apostrophes, no quotes, no placeholders, numbers, names of files or options.
fn readable(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_usize;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            // Left out, as is the place where a word may be broken.
            _ if depth > 0 || letter == '\u{ad}' => {}
            // An apostrophe, and not the end of a quotation.
            '’' if letters.peek().is_some_and(|next| next.is_alphabetic()) => plain.push('\''),
            '‘' | '’' | '“' | '”' | '\u{a0}' | '\n' | '(' | ')' => plain.push(' '),
            _ => plain.push(letter),
        }
    }
    let is_word = |word: &&str| {
        let inside = word.trim_end_matches(['.', ',', ':', ';', '?', '\'']);
        let has_digit = word.contains(|letter: char| letter.is_ascii_digit());
        !word.starts_with(['-', '.'])
            && !has_digit
            && !inside.contains(['/', '\\', '_', '=', '@', '<', '*'])
            && !has_dot_inside(inside)
    };
    plain.split(' ').filter(is_word).collect::<Vec<_>>().join(" ")
}

/// `kopie.ron`, but not `n.v.t`, which the dictionary knows.
fn has_dot_inside(word: &str) -> bool {
    word.split_once('.').is_some_and(|(name, extension)| name.len() > 1 && !extension.is_empty())
}
