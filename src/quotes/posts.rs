//! Block quotes without quotation marks in, the utterances in them out: posts with their author,
//! documents behind a line that ends in a colon.

use std::ops::Range;

use super::clauses;
use super::cues::{self, Class};
use super::frame::{Evidence, Frame, Link};
use super::marks::{Region, region_at};
use super::nouns;
use super::view::View;
use crate::{BlockKind, QuoteKind, Span};

/// Finds the utterances in block quotes, one a line, each after the first going on from it.
/// `first` is the index that the first of them will have among the frames.
pub(super) fn find(view: &View<'_>, regions: &[Region], first: usize) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    for span in quoted(view) {
        let mut lines = lines(view, span);
        let signed = lines.last().and_then(|line| signature(view, line));
        if signed.is_some() {
            lines.pop();
        }
        let Some(start) = lines.first().map(|line| line.start) else { continue };
        let link = match signed {
            Some(label) => Some(Link::Turn { label }),
            None => lead_in(view, start),
        };
        let marked = region_at(regions, start).is_some();
        let Some(mut link) = link.filter(|_| !marked) else { continue };
        for content in lines {
            let index = first + frames.len();
            let link = std::mem::replace(&mut link, Link::Continues(index));
            frames.push(Frame::new(content, QuoteKind::Direct, link, Evidence::Rule));
        }
    }
    frames
}

/// The block quotes; one that is nothing but a signature goes with the one right before it.
fn quoted(view: &View<'_>) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut after_quote = false;
    for block in &view.article.blocks {
        let is_quote = block.kind == BlockKind::BlockQuote;
        if is_quote {
            let lines = lines(view, block.span);
            let is_signature = |line| signature(view, line).is_some();
            match (lines.as_slice(), found.last_mut()) {
                ([line], Some(last)) if after_quote && is_signature(line) => {
                    last.end = block.span.end;
                }
                _ => found.push(block.span),
            }
        }
        after_quote = is_quote;
    }
    found
}

/// The paragraphs of tokens within a block.
fn lines(view: &View<'_>, block: Span) -> Vec<Range<usize>> {
    let start = view.tokens.at(block.start);
    let from = view.tokens.paragraphs.partition_point(|paragraph| paragraph.end <= start);
    let rest = view.tokens.paragraphs.get(from..).unwrap_or_default().iter();
    rest.take_while(|line| view.span((*line).clone()).start < block.end).cloned().collect()
}

/// The name in "— Ferrol Harbour (@ferrolharbour) 3 March".
fn signature(view: &View<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    let name = line.start + 1;
    let dash = view.is_dash(line.start) || view.low(line.start) == "-";
    nouns::starting_at(view, name, line.end).filter(|_| dash && view.is_capital(name))
}

/// The cue and speaker of the line above, where it ends in a colon.
fn lead_in(view: &View<'_>, start: usize) -> Option<Link> {
    let colon = start.checked_sub(1).filter(|&last| view.sign(last) == Some(':'))?;
    let sentence = view.sentence_range(colon);
    let said = |at: usize| {
        cues::verb_at(view, at).filter(|verb| verb.class != Class::Attitude)?;
        Some((at, clauses::subject_of(view, &sentence, at)?))
    };
    Some(match sentence.clone().rev().find_map(said) {
        Some((at, source)) => Link::Said { cue: at..at + 1, source: Some(source) },
        None => Link::Said {
            cue: colon..colon + 1,
            source: Some(nouns::first(view, sentence.start, colon)?),
        },
    })
}
