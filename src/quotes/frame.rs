//! What the rules or the tagger found about one piece of speech.

use std::ops::Range;

use crate::{QuoteAct, QuoteKind};

/// One piece of speech with how it comes to its speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    /// The tokens of the content: the region, or more where the quote is mixed.
    pub(super) content: Range<usize>,
    pub(super) kind: QuoteKind,
    pub(super) act: QuoteAct,
    pub(super) link: Link,
}

/// How a region comes to its speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// Speaker and cue stand at the quotation.
    Said { cue: Range<usize>, source: Option<Range<usize>> },
    /// It goes on from the quotation with this index.
    Continues(usize),
    /// A label opens its paragraph.
    Turn { label: Range<usize> },
    /// Nothing says who.
    Floating,
}

impl Frame {
    pub(super) fn cue(&self) -> Option<Range<usize>> {
        match &self.link {
            Link::Said { cue, .. } => Some(cue.clone()),
            Link::Continues(_) | Link::Turn { .. } | Link::Floating => None,
        }
    }
}
