//! The wijkaanpak: aanleiding, doel, team and partners; and how to read the report.

use super::guide::guide;
use crate::report::context::{Context, given};
use crate::report::document::Block;
use crate::report::parts::{aside, bullets, chapter, paragraph};

pub(in crate::report) fn section(context: &Context<'_>) -> Vec<Block> {
    let profile = &context.dossier.profile;
    let mut blocks = Vec::new();
    let mut tell = |title: &str, text: &str| {
        if let Some(text) = given(text) {
            blocks.push(aside(2, title, vec![paragraph(text)]));
        }
    };
    tell("Aanleiding", &profile.occasion);
    tell("Doel", &profile.goal);
    tell("Team", &profile.team);
    // The form asks for roles, but a name can be typed here.
    if context.options.names {
        tell("Bestuurlijk boegbeeld", &profile.figurehead);
        tell("Projectleider", &profile.project_leader);
        tell("Procesbegeleider", &profile.process_facilitator);
    }
    let partners: Vec<&str> = profile.partners.lines().filter_map(given).collect();
    if !partners.is_empty() {
        blocks.push(aside(2, "Partners", vec![bullets(partners.into_iter().map(Into::into))]));
    }
    if blocks.is_empty() {
        return blocks;
    }
    blocks.push(guide(context));
    Vec::from(chapter("Over deze wijkaanpak")).into_iter().chain(blocks).collect()
}
