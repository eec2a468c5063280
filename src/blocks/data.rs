//! Judged blocks and the article's text in the page's data in; that text as blocks out, where the
//! page itself shows next to nothing of it.
//!
//! Pages that scripts build, and pages for subscribers, often hold the whole article as
//! `articleBody`. It is a stand-in: where the page shows the article, what it shows is the answer.

use super::features::{Shingles, shares};
use super::fold::count_words;
use super::{Block, Blocks, Element, Hints, Run, Style, Verdict, reasons, unjudged};
use crate::page::{self, Page};
use crate::{BlockKind, Input, Options, Reason, Span};

/// A shorter text is a summary.
const MIN_WORDS: usize = 80;

/// The data must hold this many times the words that the page shows: a shown article loses its
/// lists and quotes in `articleBody` more often than it is cut short.
const TIMES_LONGER: usize = 3;

/// Words in a row that are looked for on both sides.
const RUN: usize = 4;

/// Adds the text of the page's data and drops what was kept, where that text is far longer.
pub(super) fn stand_in(blocks: &mut Blocks<'_>, page: &Page) {
    let Some(body) = page.body.as_deref() else { return };
    let is_kept = |block: &&Block| block.verdict == Verdict::Kept;
    let kept: usize = blocks.all.iter().filter(is_kept).map(|b| count_words(blocks.words(b))).sum();
    let stated = count_words(body);
    if stated < MIN_WORDS || stated < TIMES_LONGER * kept {
        return;
    }
    let lines = lines(body);
    let words: usize = lines.iter().map(|(_, line)| count_words(line)).sum();
    let text: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).collect();
    let said = said_too(blocks, &text.join("\n"));
    let is_shown = |block: &Block| !blocks.elements.get(block.element).is_some_and(|e| e.hidden);
    let shown: usize = blocks
        .all
        .iter()
        .zip(&said)
        .filter(|(block, said)| **said && is_shown(block))
        .map(|(block, _)| count_words(blocks.words(block)))
        .sum();
    // Much of it is shown, and was not kept for a reason.
    if words < MIN_WORDS || words < TIMES_LONGER * kept || 2 * shown > words {
        return;
    }
    let nothing = vec![false; blocks.elements.len()];
    for (index, said) in said.into_iter().enumerate() {
        let reason =
            if said { Reason::Duplicate } else { reasons::explain(blocks, index, &nothing) };
        if let Some(block) = blocks.all.get_mut(index).filter(|b| b.verdict == Verdict::Kept) {
            block.verdict = Verdict::Dropped(reason);
        }
    }
    add(blocks, &lines);
}

/// For each block, whether most of it is in a text as well.
fn said_too(blocks: &Blocks<'_>, text: &str) -> Vec<bool> {
    let text = [Shingles::new(text, RUN, usize::MAX)];
    let [shares] = shares(blocks, &text);
    shares.into_iter().map(|share| share > 0.5).collect()
}

/// The lines of a text that may be HTML, or HTML escaped once more.
fn lines(body: &str) -> Vec<(BlockKind, String)> {
    let is_markup =
        |text: &str| text.contains("</") || text.contains("<br") || text.contains("<p>");
    let mut body = body.to_owned();
    for _ in 0..2 {
        let input = if is_markup(&body) || body.contains("&lt;") || body.contains("&amp;") {
            Input::Html(&body)
        } else {
            Input::Text(&body)
        };
        let options = Options { max_bytes: usize::MAX, ..Options::default() };
        let Ok(page) = page::parse(input, &options) else { return Vec::new() };
        let read = unjudged(&page);
        if is_markup(&read.text) && !is_markup(&body) {
            body.clone_from(&read.text);
            continue;
        }
        let lines = read.all.iter().map(|block| (kind(block.kind), read.words(block).to_owned()));
        return lines.collect();
    }
    Vec::new()
}

/// The kind of a block that stands alone.
fn kind(kind: BlockKind) -> BlockKind {
    let stays = kind.is_heading() || kind == BlockKind::Preformatted;
    if stays { kind } else { BlockKind::Paragraph }
}

/// Appends kept blocks, in an element of their own.
fn add(blocks: &mut Blocks<'_>, lines: &[(BlockKind, String)]) {
    let element = blocks.elements.len();
    blocks.elements.push(Element { name: "script", depth: 1, ..Element::root() });
    for (kind, line) in lines {
        let start = blocks.text.len();
        blocks.text.push_str(line);
        let span = Span::new(start, blocks.text.len());
        let runs = blocks.runs.len()..blocks.runs.len() + 1;
        blocks.runs.push(Run { span, style: Style::PLAIN, href: None });
        blocks.all.push(Block {
            span,
            kind: *kind,
            verdict: Verdict::Kept,
            element,
            opened: element + 1,
            runs,
            link_bytes: 0,
            links: 0,
            styled_bytes: 0,
            hints: Hints::default(),
            piece: None,
        });
    }
    blocks.from_data = true;
}
