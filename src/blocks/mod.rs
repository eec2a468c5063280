//! [`Page`] in, blocks with one verdict each out.

use std::ops::Range;

use crate::page::Page;
use crate::{BlockKind, Cleaning, Options, Reason, Span};

mod attributes;
mod comments;
mod container;
mod cut;
mod data;
mod edges;
mod features;
mod fold;
mod forest;
mod furniture;
mod hints;
mod kinds;
mod labels;
mod lines;
mod lines_apart;
mod names;
mod pieces;
mod plain;
mod posts;
mod reasons;
mod rules;
mod scorer;
mod style;
mod tags;
#[cfg(feature = "train")]
pub mod train;

pub(crate) use hints::Hints;
use scorer::Scorer;
pub(crate) use style::Style;
pub(crate) use tags::Tag;

/// A page in pieces.
#[derive(Debug, Default)]
pub struct Blocks<'p> {
    /// The words of all blocks, one after the other, white space folded.
    pub(crate) text: String,
    /// The blocks, in the page's order.
    pub(crate) all: Vec<Block>,
    /// How the text looks; in order, each within one block.
    pub(crate) runs: Vec<Run>,
    /// The addresses of links, as written in the page.
    pub(crate) hrefs: Vec<&'p str>,
    /// The block-level elements of the page, each after the one around it; the first is the page.
    pub(crate) elements: Vec<Element<'p>>,
    /// Number of readers' comments, where a section of them was found.
    pub(crate) comments: Option<u32>,
    /// Whether the page's data stand in for what it shows, see [`data`].
    pub(crate) from_data: bool,
}

/// A piece of the page between block-level boundaries.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// Its words: a span into [`Blocks::text`].
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Whether it is part of the article.
    pub(crate) verdict: Verdict,
    /// The innermost block-level element around it: an index into [`Blocks::elements`].
    pub(crate) element: usize,
    /// Number of elements that had begun when it ended.
    pub(crate) opened: usize,
    /// Its runs: indices into [`Blocks::runs`].
    pub(crate) runs: Range<usize>,
    /// Bytes inside links.
    pub(crate) link_bytes: usize,
    /// Number of links.
    pub(crate) links: usize,
    /// Bytes in bold or italic type.
    pub(crate) styled_bytes: usize,
    /// What the names of the inline elements say that cover most of it.
    pub(crate) hints: Hints,
    /// The removed piece it belongs to: the index of the piece's first block.
    pub(crate) piece: Option<u32>,
}

/// Characters that look the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// A span into [`Blocks::text`].
    pub(crate) span: Span,
    /// How they look.
    pub(crate) style: Style,
    /// Where they link to: an index into [`Blocks::hrefs`].
    pub(crate) href: Option<usize>,
}

/// A block-level element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'p> {
    /// The element around it; the page is its own parent.
    pub(crate) parent: usize,
    /// What it does.
    pub(crate) tag: Tag,
    /// Its name.
    pub(crate) name: &'p str,
    /// Its classes, as written.
    pub(crate) class: &'p str,
    /// What its names say.
    pub(crate) hints: Hints,
    /// What its names and those of the elements around it say.
    pub(crate) all_hints: Hints,
    /// Number of elements around it.
    pub(crate) depth: usize,
    /// Whether it, or an element around it, is not shown.
    pub(crate) hidden: bool,
}

impl Element<'_> {
    /// The page itself.
    pub(crate) fn root() -> Self {
        Self {
            parent: 0,
            tag: Tag::Other,
            name: "",
            class: "",
            hints: Hints::default(),
            all_hints: Hints::default(),
            depth: 0,
            hidden: false,
        }
    }
}

/// Whether a block is part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is.
    Kept,
    /// It is not.
    Dropped(Reason),
}

impl Blocks<'_> {
    /// The words of a block.
    pub(crate) fn words(&self, block: &Block) -> &str {
        block.span.of(&self.text).unwrap_or_default()
    }

    /// The elements around `element`, it first, the page last.
    pub(crate) fn above(&self, element: usize) -> impl Iterator<Item = &Element<'_>> {
        let mut next = Some(element);
        std::iter::from_fn(move || {
            let index = next?;
            let element = self.elements.get(index)?;
            next = (index != 0).then_some(element.parent);
            Some(element)
        })
    }
}

impl Blocks<'_> {
    /// An element and the one around it, with their indices.
    fn near(&self, element: usize) -> Vec<(usize, &Element<'_>)> {
        let parent = self.elements.get(element).map_or(element, |element| element.parent);
        let both = if parent == element { vec![element] } else { vec![element, parent] };
        both.into_iter().filter_map(|at| Some((at, self.elements.get(at)?))).collect()
    }
}

/// Cuts a page into blocks and decides on each.
#[must_use]
pub fn segment<'p>(page: &'p Page, options: &Options) -> Blocks<'p> {
    let even = scorer::even(page);
    let least = match options.cleaning {
        Cleaning::Balanced => even,
        Cleaning::KeepMore => even - scorer::DOUBT,
        Cleaning::KeepLess => even + scorer::DOUBT,
    };
    let mut blocks = unjudged(page);
    if !page.verbatim {
        judge(&mut blocks, page, Scorer::shipped(page), least);
        data::stand_in(&mut blocks, page);
        pieces::group(&mut blocks);
        pieces::restore(&mut blocks, &options.restore);
    }
    blocks
}

/// Gives every block its verdict: kept are those that the scorer gives more than `least`.
fn judge(blocks: &mut Blocks<'_>, page: &Page, scorer: &Scorer, least: f32) {
    rules::judge(blocks, &scorer.scores(page, blocks), least);
    rules::drop_copies(blocks);
    lines_apart::drop(blocks);
    furniture::drop(blocks, &page.metadata);
    blocks.comments = comments::count(blocks);
}

/// The blocks of a page with their kinds, all kept.
fn unjudged(page: &Page) -> Blocks<'_> {
    let Some(html) = &page.html else { return lines::cut(&page.text) };
    let mut blocks = cut::cut(html);
    kinds::name(&mut blocks);
    kinds::name_rows(&mut blocks);
    blocks
}
