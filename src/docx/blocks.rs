//! Blocks in order: headings, running text, lists, pictures, the first page and the table of contents.

use super::DocxError;
use super::links::heading_bookmark;
use super::pictures::Told;
use super::runs::{UNKNOWN_PAGE, write_field, write_run, write_text};
use super::styles::{Letters, Look};
use super::writer::{WIDTH, Writer};
use crate::report::{Aside, Block, Callout, Cover, Fact, Figure, Heading, Label, Masthead, Style};

/// A document with no more chapters is found through without a table of contents.
const FEW_CHAPTERS: usize = 6;
/// Most height of a picture in points, so that it stands on a page with a line or two above it.
const HIGHEST: f32 = 640.0;
/// The lowest level of headings in the table of contents.
const CONTENTS_LEVEL: u8 = 2;

impl Writer<'_> {
    /// Writes blocks in order.
    ///
    /// # Errors
    /// When one is to be filled in by hand, or a picture cannot be made.
    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Result<(), DocxError> {
        let mut is_below_heading = false;
        for (index, block) in blocks.iter().enumerate() {
            let is_heading = matches!(block, Block::Heading(_) | Block::WideHeading(_));
            let is_lead = is_below_heading && matches!(block, Block::Paragraph(_) | Block::Aside(_));
            let keeps_next = match (block, blocks.get(index + 1)) {
                // What stands between a heading and what it heads leads to that.
                (_, Some(next)) if is_lead => {
                    !matches!(next, Block::PageBreak | Block::ChapterBreak | Block::Paragraph(_) | Block::Aside(_))
                }
                // What stands below a picture says what it shows.
                (Block::Figure(_), Some(Block::Paragraph(next))) => matches!(next.style, Style::Small | Style::WideSmall),
                _ => false,
            };
            self.kept(keeps_next, |writer| writer.block(block))?;
            is_below_heading = is_heading || is_lead;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), DocxError> {
        match block {
            Block::Cover(cover) => self.cover(cover),
            Block::Masthead(head) => self.masthead(head),
            Block::Heading(heading) | Block::WideHeading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.text(look(paragraph.style), &paragraph.text),
            Block::List(items) => items.iter().try_for_each(|item| {
                self.paragraph(Look::Bullet, |writer| {
                    writer.spans(item);
                    Ok(())
                })
            }),
            Block::Aside(aside) => self.aside(aside),
            Block::Judgement(judgement) => self.judgement(judgement),
            Block::Judged(items) => items.iter().try_for_each(|item| self.judged(item)),
            Block::Statements(statements) => statements.iter().try_for_each(|statement| self.statement(statement)),
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Table(table) => self.table(table),
            Block::Callout(callout) => self.callout(callout),
            Block::Figure(figure) => self.figure(figure),
            Block::Timeline(timeline) => {
                timeline.drawings(HIGHEST).into_iter().try_for_each(|drawing| self.figure(&Figure::telling(drawing)))
            }
            Block::Tasks(tasks) => tasks.iter().try_for_each(|task| self.task(task)),
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
                self.begins_page = true;
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
            self.plain(Look::Body, &cover.statement)?;
        }
        cover.pictures.first().map_or(Ok(()), |picture| self.figure(&Figure::telling(picture.clone())))?;
        if !cover.caption.is_empty() {
            self.plain(Look::Caption, &cover.caption)?;
        }
        self.facts(&cover.facts)?;
        self.begins_page = true;
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
        self.begins_page = true;
        let listed = known.headings.iter().enumerate().filter(|(_, (level, _))| *level <= CONTENTS_LEVEL);
        let listed: Vec<_> = listed.collect();
        let last = listed.len().saturating_sub(1);
        self.element("w:sdt", &[], |writer| {
            writer.xml.fixed(
                r#"<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>"#,
            );
            writer.element("w:sdtContent", &[], |writer| {
                writer.plain(Look::ContentsHeading, &title.text)?;
                for (place, (index, (level, text))) in listed.into_iter().enumerate() {
                    let look = if *level == 1 { Look::Contents1 } else { Look::Contents2 };
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
                            write_field(xml, None, &format!("PAGEREF {bookmark} \\h"), UNKNOWN_PAGE);
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
