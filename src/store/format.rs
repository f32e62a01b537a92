//! The text of a dossier's file: reading and writing RON, older schemas, what must hold, and what can be had from damage. And the
//! fields of a fillable invulblad that came back as PDF.

pub(crate) mod check;
mod frames;
mod head;
pub(crate) mod migrate;
mod outline;
pub(crate) mod parse;
mod pdf_codes;
mod pdf_file;
pub(crate) mod pdf_form;
mod pdf_text;
pub(crate) mod read_text;
mod repeats;
pub(crate) mod rescue;
pub(crate) mod sheet;
pub(crate) mod text;
pub(crate) mod tokens;
pub(crate) mod write;
