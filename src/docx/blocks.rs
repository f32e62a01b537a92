//! Blocks in order: headings, running text, lists, pictures, the first page and the table of contents.

use super::DocxError;
use super::links::heading_bookmark;
use super::pictures::Told;
use super::runs::{write_page, write_run, write_text};
use super::styles::{Letters, Look};
use super::writer::{Above, WIDTH, Writer};
use crate::report::{Aside, Block, Callout, Cover, Fact, Figure, Heading, Label, Masthead, Style};

/// A document with no more chapters is found through without a table of contents.
const FEW_CHAPTERS: usize = 6;
/// Characters of an introduction that stays with what it introduces: some four lines.
pub(super) const SHORT: usize = 400;
/// Most introductions below each other that do.
const MOST_LEADS: usize = 3;
/// The lowest level of headings in the table of contents.
const CONTENTS_LEVEL: u8 = 2;

impl Writer<'_> {
    /// Writes blocks in order.
    ///
    /// # Errors
    /// When one is to be filled in by hand, or a picture cannot be made.
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Result<(), DocxError> {
        self.in_order(blocks.iter().enumerate(), |index| stays(blocks, index), |writer, (_, block)| writer.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<(), DocxError> {
        match block {
            Block::Cover(cover) => self.cover(cover),
            Block::Masthead(head) => self.masthead(head),
            Block::Heading(heading) | Block::WideHeading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.text(look(paragraph.style), &paragraph.text),
            // No item stands alone before or after the end of a page.
            Block::List(items) => {
                let stays = |index: usize| index == 0 || index + 2 == items.len();
                self.in_order(items, stays, |writer, item| {
                    writer.paragraph(Look::Bullet, |writer| {
                        writer.spans(item);
                        Ok(())
                    })
                })
            }
            Block::Aside(aside) => self.aside(aside),
            Block::Judgement(judgement) => self.judgement(judgement),
            Block::Judged(items) => self.in_order(items, |_| false, Self::judged),
            Block::Statements(statements) => self.in_order(statements, |_| false, Self::statement),
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Table(table) => self.table(table),
            Block::Callout(callout) => self.callout(callout),
            Block::Figure(figure) => self.figure(figure),
            Block::Timeline(timeline) => self.timeline(timeline),
            Block::Tasks(tasks) => self.in_order(tasks, |_| false, Self::task),
            Block::Blanks(_)
            | Block::Questionnaire(_)
            | Block::AnswerSheet(_)
            | Block::Grid(_)
            | Block::TextFields(_)
            | Block::Multiple(_)
            | Block::Hidden(_) => Err(DocxError::ByHand),
            // The manual and the overview of a leerkring.
            Block::Steps(_) | Block::Picture(_) | Block::Turn(_) | Block::Circle(_) | Block::Visits(_) => {
                Err(DocxError::OnPaper)
            }
            Block::Contents(heading) => self.contents(heading),
            Block::PageBreak => {
                self.above = Above::NewPage;
                Ok(())
            }
            // Its heading has white above it; Word knows how much room there is, the report does not.
            Block::ChapterBreak => Ok(()),
        }
    }

    fn cover(&mut self, cover: &Cover) -> Result<(), DocxError> {
        self.plain(Look::CoverKind, &cover.kind)?;
        self.plain(Look::Title, &cover.title)?;
        for line in cover.subtitle.lines() {
            self.plain(Look::Subtitle, line)?;
        }
        if !cover.statement.is_empty() {
            self.plain(Look::CoverStatement, &cover.statement)?;
        }
        // The drawing that is best to see of those that leave room for the words, or the smallest one, drawn smaller.
        let room = COVER - words_on_cover(cover);
        if let Some(drawing) = cover.pictures.iter().find(|it| it.height <= room).or_else(|| cover.pictures.last()) {
            let width = WIDTH * (room / drawing.height).clamp(LEAST_COVER_PICTURE, 1.0);
            self.paragraph(Look::Picture, |writer| writer.picture(drawing, width, Told::As(&drawing.description)))?;
        }
        if !cover.caption.is_empty() {
            self.plain(Look::Caption, &cover.caption)?;
        }
        self.facts(&cover.facts)?;
        self.above = Above::NewPage;
        Ok(())
    }

    fn masthead(&mut self, head: &Masthead) -> Result<(), DocxError> {
        self.heading(&Heading::new(1, head.kind.as_str()))?;
        self.plain(Look::Subtitle, &head.title)?;
        self.facts(&head.facts)
    }

    /// Who, when and in which state.
    fn facts(&mut self, facts: &[Fact]) -> Result<(), DocxError> {
        facts.iter().try_for_each(|fact| {
            self.paragraph(Look::Fact, |writer| {
                writer.run(Some(Letters::Strong), &fact.name);
                writer.tab();
                writer.spans(&fact.value);
                Ok(())
            })
        })
    }

    fn aside(&mut self, aside: &Aside) -> Result<(), DocxError> {
        match &aside.label {
            Label::Heading(heading) => self.heading(heading)?,
            Label::Status(status) => self.paragraph(Look::Status, |writer| writer.status(status))?,
        }
        self.blocks(&aside.body)
    }

    fn callout(&mut self, callout: &Callout) -> Result<(), DocxError> {
        self.heading(&callout.heading)?;
        for list in &callout.lists {
            self.plain(Look::BoxTitle, &list.title)?;
            for item in &list.items {
                self.paragraph(Look::BoxItem, |writer| {
                    writer.spans(item);
                    Ok(())
                })?;
            }
        }
        Ok(())
    }

    fn figure(&mut self, figure: &Figure) -> Result<(), DocxError> {
        let told = if figure.is_decoration { Told::Beside } else { Told::As(&figure.drawing.description) };
        self.paragraph(Look::Picture, |writer| writer.picture(&figure.drawing, WIDTH, told))
    }

    /// The table of contents, as a field that Word can make again. What stands there until then leads to the same places.
    fn contents(&mut self, title: &Heading) -> Result<(), DocxError> {
        let known = self.known;
        let chapters = known.headings.iter().filter(|(level, _)| *level == 1).count();
        if chapters <= FEW_CHAPTERS {
            return Ok(());
        }
        self.above = Above::NewPage;
        // Both have the same headings in the same order, but for some that only one of them has.
        let mut numbers = self.pages.headings();
        let mut number_of = |text: &str| {
            let before = numbers.clone();
            let found = numbers.find(|(own, _)| *own == text);
            if found.is_none() {
                numbers = before;
            }
            found.map(|(_, number)| number)
        };
        let numbered = known.headings.iter().enumerate().map(|(index, (level, text))| (index, *level, text, number_of(text)));
        let listed: Vec<_> = numbered.filter(|(_, level, ..)| *level <= CONTENTS_LEVEL).collect();
        let last = listed.len().saturating_sub(1);
        self.element("w:sdt", &[], |writer| {
            writer.xml.fixed(
                r#"<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>"#,
            );
            writer.element("w:sdtContent", &[], |writer| {
                writer.plain(Look::ContentsHeading, &title.text)?;
                for (place, (index, level, text, number)) in listed.into_iter().enumerate() {
                    let look = if level == 1 { Look::Contents1 } else { Look::Contents2 };
                    writer.paragraph(look, |writer| {
                        if place == 0 {
                            write_run(&mut writer.xml, None, |xml| xml.fixed(r#"<w:fldChar w:fldCharType="begin"/>"#));
                            write_run(&mut writer.xml, None, |xml| {
                                xml.fixed(r#"<w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText>"#);
                            });
                            write_run(&mut writer.xml, None, |xml| xml.fixed(r#"<w:fldChar w:fldCharType="separate"/>"#));
                        }
                        let bookmark = heading_bookmark(index);
                        writer.xml.element("w:hyperlink", &[("w:anchor", &bookmark), ("w:history", "1")], |xml| {
                            write_run(xml, None, |xml| write_text(xml, text));
                            write_run(xml, None, |xml| xml.fixed("<w:tab/>"));
                            write_page(xml, None, &bookmark, number);
                        });
                        if place == last {
                            write_run(&mut writer.xml, None, |xml| xml.fixed(r#"<w:fldChar w:fldCharType="end"/>"#));
                        }
                        Ok(())
                    })?;
                }
                Ok(())
            })
        })
    }
}

fn look(style: Style) -> Look {
    match style {
        Style::Body | Style::Wide => Look::Body,
        Style::Lead => Look::Lead,
        Style::Compact => Look::Compact,
        Style::Small | Style::WideSmall => Look::Note,
    }
}

/// Whether a block, which is not the last one, stays on the page of the next.
fn stays(blocks: &[Block], index: usize) -> bool {
    let (before, rest) = blocks.split_at(index);
    let Some((block, [next, ..])) = rest.split_first() else { return false };
    match block {
        Block::Paragraph(_) | Block::Aside(_) => {
            // What stands between a heading and what it heads leads to that, and what ends in a colon to what it announces.
            let leads = |block: &&Block| characters(block).is_some_and(|characters| characters <= SHORT);
            let leading = rest.iter().take_while(leads).count();
            let led_by = before.iter().rev().take_while(leads).count();
            let is_below_heading = match before.len().checked_sub(led_by + 1).map(|at| &before[at]) {
                Some(Block::Heading(_) | Block::WideHeading(_)) => led_by + leading <= MOST_LEADS,
                _ => false,
            };
            let announces = matches!(block, Block::Paragraph(it) if it.text.to_string().ends_with(':'));
            let is_something =
                |block: &Block| !matches!(block, Block::PageBreak | Block::ChapterBreak) && characters(block).is_none();
            leading > 0 && (is_below_heading || announces) && rest.get(leading).is_some_and(is_something)
        }
        // What stands below a picture or a table says what it shows, and whence an item comes stands below that.
        Block::Figure(_) | Block::Table(_) | Block::Judged(_) => match next {
            Block::Paragraph(next) => matches!(next.style, Style::Small | Style::WideSmall),
            Block::Figure(next) => next.is_decoration,
            _ => false,
        },
        _ => false,
    }
}

/// How long a running text is, in characters; `None` of what is no running text.
fn characters(block: &Block) -> Option<usize> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.to_string().chars().count()),
        Block::Aside(aside) => aside.body.iter().map(characters).sum(),
        _ => None,
    }
}

/// Height of the first page between its margins, in points, less what the line at its head and the white around its parts take.
const COVER: f32 = 600.0;

/// The least fraction of its size at which the picture on a cover can be read.
const LEAST_COVER_PICTURE: f32 = 0.6;

/// About the height of the words on a cover, in points.
fn words_on_cover(cover: &Cover) -> f32 {
    let lines =
        |text: &str, per_line: usize| text.lines().map(|line| line.chars().count().div_ceil(per_line)).sum::<usize>() as f32;
    let facts = cover.facts.iter().map(|fact| lines(&fact.value.to_string(), 70).max(1.0)).sum::<f32>();
    lines(&cover.title, 22) * 49.0
        + lines(&cover.subtitle, 50) * 21.0
        + (lines(&cover.statement, 65) + lines(&cover.caption, 85) + facts) * 14.0
}
