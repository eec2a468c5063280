//! What the rules or the tagger found about one piece of speech.

use std::ops::Range;

use crate::{QuoteAct, QuoteKind};

/// One piece of speech with how it comes to its speaker.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Frame {
    /// The tokens of the content: the region, or more where the quote is mixed.
    pub(super) content: Range<usize>,
    pub(super) kind: QuoteKind,
    pub(super) act: QuoteAct,
    pub(super) link: Link,
    pub(super) evidence: Evidence,
    pub(super) odds: Odds,
}

impl Frame {
    /// Speech that nothing has judged yet.
    pub(super) fn new(
        content: Range<usize>,
        kind: QuoteKind,
        link: Link,
        evidence: Evidence,
    ) -> Self {
        Self { content, kind, act: QuoteAct::Speech, link, evidence, odds: Odds::default() }
    }
}

/// What the second stage thinks of a frame, in log-odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Odds {
    /// That it is a quote.
    pub(super) quote: f32,
    /// That its speaker is right.
    pub(super) speaker: f32,
    /// That the likeliest of all others who may have said it is.
    pub(super) rival: f32,
}

impl Odds {
    /// Stands for what was not judged.
    pub(super) const UNKNOWN: f32 = 99.0;
}

impl Default for Odds {
    fn default() -> Self {
        Self { quote: Self::UNKNOWN, speaker: Self::UNKNOWN, rival: Self::UNKNOWN }
    }
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
