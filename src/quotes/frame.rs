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
    pub(super) evidence: Evidence,
}

/// What speaks for a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// A rule and the tagger saw the same cue.
    Both,
    /// A rule.
    Rule,
    /// The tagger.
    Tagger,
    /// Neither: the speaker is only near.
    Nearness,
}

/// How a region comes to its speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// Speaker and cue stand at the quotation.
    Said { cue: Range<usize>, source: Option<Range<usize>> },
    /// It goes on from the quotation with this index.
    Continues(usize),
    /// The speaker of the quotation with this index speaks again, in a paragraph of its own.
    Resumes(usize),
    /// Only the speaker of the paragraph above is near.
    Above { source: Range<usize> },
    /// A label opens its paragraph.
    Turn { label: Range<usize> },
    /// Nothing says who.
    Floating,
}

impl Link {
    pub(super) fn cue(&self) -> Option<Range<usize>> {
        match self {
            Link::Said { cue, .. } => Some(cue.clone()),
            Link::Above { .. }
            | Link::Continues(_)
            | Link::Resumes(_)
            | Link::Turn { .. }
            | Link::Floating => None,
        }
    }
}
