//! Sentences without quotation marks in, the indirect speech that rules see in them out.

use std::ops::Range;

use super::cues;
use super::frame::{Evidence, Frame, Link};
use super::join;
use super::marks::Region;
use super::nouns;
use super::view::View;
use crate::QuoteKind;

/// Words of the shortest clause that can be a report.
const FEWEST_WORDS: usize = 3;
/// Tokens of a place, a date and an agency that open a story.
const LONGEST_DATELINE: usize = 14;
/// Tokens that are searched for a cue: longer sentences are lists.
const LONGEST: usize = 120;

/// Adds reports in sentences that have no frame yet: with `all`, any with "according to" or a verb
/// of saying; else those around marks that "according to", "that" or a cue at the end makes sure, as
/// what stands without marks was weighed before.
pub(super) fn add(view: &View<'_>, regions: &[Region], frames: &mut Vec<Option<Frame>>, all: bool) {
    let mut taken = vec![false; view.tokens.sentences.len()];
    for frame in frames.iter().flatten() {
        let first = view.sentence(frame.content.start);
        let last = view.sentence(frame.content.end.saturating_sub(1));
        if let Some(sentences) = taken.get_mut(first..=last) {
            sentences.fill(true);
        }
        if let Some(slot) = frame.link.cue().and_then(|cue| taken.get_mut(view.sentence(cue.start)))
        {
            *slot = true;
        }
    }
    for (sentence, taken) in view.tokens.sentences.iter().zip(taken) {
        let sentence = sentence.start..sentence.end.min(sentence.start + LONGEST);
        if taken {
            continue;
        }
        let marked = |frame: &Frame| !join::within(regions, &frame.content).is_empty();
        let found = according(view, &sentence)
            .or_else(|| said(view, &sentence).filter(|frame| all || is_sure(view, frame)))
            .filter(|frame| all || marked(frame));
        frames.extend(found.map(Some));
    }
}

/// "It rained, according to Ann Lee." and "According to Ann Lee, it rained."
fn according(view: &View<'_>, sentence: &Range<usize>) -> Option<Frame> {
    let at = sentence.clone().find(|&at| cues::is_according(view, at))?;
    let source = nouns::starting_at(view, at + 2, sentence.end)?;
    let content = if at == sentence.start {
        let comma = (source.end..sentence.end).find(|&at| view.sign(at) == Some(','))?;
        comma + 1..sentence.end
    } else {
        sentence.start..at
    };
    frame(view, content, at..at + 2, source)
}

/// "Ann Lee said (that) it rained."
fn said(view: &View<'_>, sentence: &Range<usize>) -> Option<Frame> {
    let at = sentence.clone().find(|&at| cues::says(view, at))?;
    let source = nouns::subject(view, sentence.start, at)?;
    let last = sentence.end - 1;
    let postposed = (at + 1..last).all(|at| !view.is_word(at));
    let content = if postposed {
        sentence.start..source.start
    } else {
        // "told reporters that": the listener is no part of it.
        let that = (at + 1..sentence.end.min(at + 6)).find(|&at| view.low(at) == "that");
        that.unwrap_or(at + 1)..sentence.end
    };
    frame(view, content, at..at + 1, source)
}

/// Whether "that" or the place of the cue at the end of the sentence leaves no doubt.
fn is_sure(view: &View<'_>, frame: &Frame) -> bool {
    let that = view.low(frame.content.start) == "that";
    let postposed = frame.link.cue().is_some_and(|cue| frame.content.end <= cue.start);
    that || postposed
}

/// The first token behind the dateline of a story: "MOMBASA, Kenya (Coast Wire) – Two ferries".
pub(super) fn behind_dateline(view: &View<'_>, start: usize) -> usize {
    let opens = view.paragraph_range(start).start == start
        && view.form(start).chars().all(char::is_uppercase);
    let dash = (start..start + LONGEST_DATELINE).find(|&at| opens && view.is_dash(at));
    dash.map_or(start, |dash| dash + 1)
}

fn frame(
    view: &View<'_>,
    mut content: Range<usize>,
    cue: Range<usize>,
    source: Range<usize>,
) -> Option<Frame> {
    content.end = view.end_of_words(&content);
    content.start = behind_dateline(view, content.start).min(content.end);
    let words = view.count_words(content.clone());
    let link = Link::Said { cue, source: Some(source) };
    (words >= FEWEST_WORDS).then(|| Frame::new(content, QuoteKind::Indirect, link, Evidence::Rule))
}
