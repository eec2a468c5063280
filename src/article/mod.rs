//! Blocks in, the article with its metadata, removals and warnings out.

use std::collections::BTreeSet;

use crate::blocks::{Blocks, Verdict};
use crate::page::{Page, language};
use crate::{
    Article, ArticleBlock, BlockKind, Metadata, Options, Place, Provenance, Removed, Span, Warning,
};

mod address;
mod html;
mod markdown;
mod outline;
mod warnings;

use outline::Line;

/// The article and everything around it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assembled {
    /// The article.
    pub article: Article,
    /// What the page says about it, completed by what its blocks say.
    pub metadata: Metadata,
    /// What was cut.
    pub removed: Vec<Removed>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
}

/// Words a minute; Brysbaert 2019 measured 238 for English non-fiction.
const READING_SPEED: usize = 230;

/// Puts the article together.
#[must_use]
pub fn assemble(page: &Page, blocks: &Blocks<'_>, options: &Options) -> Assembled {
    let lines = outline::of(blocks);
    let base = options.url.as_deref().or(page.metadata.canonical_url.as_deref());
    let mut article = if page.verbatim { verbatim(&page.text) } else { text(blocks, &lines) };
    article.html = html::write(blocks, &lines, base);
    article.markdown = markdown::write(blocks, &lines, base);
    let mut metadata = page.metadata.clone();
    language::complete(&mut metadata, &article.text);
    metadata.word_count = words(&article.text);
    metadata.reading_minutes = metadata.word_count.div_ceil(READING_SPEED);
    if blocks.comments.is_some() {
        metadata.comments = metadata.comments.or(blocks.comments);
    }
    if blocks.from_data {
        metadata.provenance.insert("text".to_owned(), Provenance::JsonLd);
    }
    let warnings = warnings::of(page, blocks, &metadata, options);
    Assembled { article, metadata, removed: removed(blocks), warnings }
}

/// The text of the article, its blocks parted by an empty line; the cells of a row by a tab.
fn text(blocks: &Blocks<'_>, lines: &[Line<'_>]) -> Article {
    let mut article = Article::default();
    for line in lines {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        for (number, block) in line.blocks.iter().enumerate() {
            if number > 0 {
                article.text.push('\t');
            }
            article.text.push_str(blocks.words(block));
        }
        let span = Span::new(start, article.text.len());
        // What is kept and yet belongs to a removed piece was restored.
        let restored = line.blocks.iter().find_map(|block| block.piece);
        article.blocks.push(ArticleBlock { kind: line.kind, span, restored });
    }
    article
}

/// The text as given; its blocks are the lines that hold more than white space.
fn verbatim(given: &str) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in given.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        if start < end {
            let span = Span::new(start, end);
            blocks.push(ArticleBlock { kind: BlockKind::Paragraph, span, restored: None });
        }
        at += line.len();
    }
    Article { text: given.to_owned(), blocks, ..Article::default() }
}

/// Words of a text; in scripts without spaces two characters count as one word.
fn words(text: &str) -> usize {
    let (mut words, mut unspaced) = (0, 0);
    let (mut has_letter, mut has_sign) = (false, false);
    for character in text.chars() {
        if character.is_whitespace() {
            words += usize::from(has_letter && !has_sign);
            (has_letter, has_sign) = (false, false);
        } else if is_unspaced(character) {
            unspaced += 1;
            has_sign = true;
        } else {
            has_letter = has_letter || character.is_alphanumeric();
        }
    }
    words + usize::from(has_letter && !has_sign) + usize::div_ceil(unspaced, 2)
}

fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// The pieces that were cut, in the page's order.
fn removed(blocks: &Blocks<'_>) -> Vec<Removed> {
    let mut removed: Vec<Removed> = Vec::new();
    let mut kept = 0;
    let mut rows = BTreeSet::new();
    for block in &blocks.all {
        match (block.verdict, block.piece) {
            (Verdict::Dropped(reason), Some(id)) => {
                let text = blocks.words(block);
                match removed.last_mut().filter(|last| last.id == id) {
                    Some(last) => {
                        last.text.push('\n');
                        last.text.push_str(text);
                    }
                    None => removed.push(Removed {
                        id,
                        reason,
                        text: text.to_owned(),
                        place: Place {
                            path: path(blocks, block.element),
                            after_block: usize::checked_sub(kept, 1),
                        },
                    }),
                }
            }
            (Verdict::Kept, _) | (Verdict::Dropped(_), None) => {
                let row = (block.kind == BlockKind::TableRow)
                    .then(|| outline::row(blocks, block.element))
                    .flatten();
                kept += usize::from(row.is_none_or(|row| rows.insert(row)));
            }
        }
    }
    removed
}

/// Elements named in a path; the innermost say most.
const MAX_PATH: usize = 8;

/// The elements around a block, outermost first: "body > aside.sidebar > ul".
fn path(blocks: &Blocks<'_>, element: usize) -> String {
    let mut around: Vec<(&str, &str)> = Vec::with_capacity(MAX_PATH);
    let named = blocks.above(element).take(MAX_PATH);
    around.extend(named.map(|element| (element.name, element.class)));
    let mut path = String::new();
    for (name, class) in around.into_iter().rev().filter(|(name, _)| !matches!(*name, "" | "html"))
    {
        if !path.is_empty() {
            path.push_str(" > ");
        }
        path.push_str(name);
        if let Some(class) = class.split_ascii_whitespace().next() {
            path.push('.');
            path.push_str(class);
        }
    }
    path
}
