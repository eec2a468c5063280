//! Cues that the tagger led no content to in, the clauses that they report out.

use std::ops::Range;

use super::cues;
use super::frame::Frame;
use super::marks::Region;
use super::tagger::{Part, Sure, Tagged};
use super::view::View;
use crate::sorted::Sorted;

/// Words of the shortest clause that is taken for a report.
const FEWEST_WORDS: usize = 4;
/// Tokens between a cue and the "that" behind it: "told reporters on Monday that".
const LONGEST_LISTENER: usize = 5;

/// The rest of the sentence behind each cue of speech that no frame has, where nothing else is
/// found there.
pub(super) fn clauses(
    view: &View<'_>,
    regions: &[Region],
    tagged: &[Tagged],
    frames: &[Option<Frame>],
) -> Vec<Tagged> {
    let frames = || frames.iter().flatten();
    let mut cues: Vec<usize> = frames().filter_map(|frame| Some(frame.link.cue()?.start)).collect();
    cues.order_by_key(|cue| *cue);
    let contents = tagged.iter().filter(|span| span.part == Part::Content);
    let mut taken: Vec<Range<usize>> = contents
        .map(|content| content.tokens.clone())
        .chain(frames().map(|frame| frame.content.clone()))
        .chain(regions.iter().map(|region| region.tokens.clone()))
        .collect();
    taken.order_by_key(|range| range.start);
    let free = |clause: &Range<usize>| {
        let next = taken.partition_point(|range| range.start < clause.start);
        let before = next.checked_sub(1).and_then(|last| taken.get(last));
        before.is_none_or(|range| range.end <= clause.start)
            && taken.get(next).is_none_or(|range| range.start >= clause.end)
    };
    let spoken = tagged.iter().filter(|span| {
        span.part == Part::Cue
            && !span.attitude
            && cues.binary_search(&span.tokens.start).is_err()
            && span.tokens.clone().any(|at| cues::is_speech(view, at))
    });
    let behind = spoken.map(|cue| behind(view, cue.tokens.end));
    let mut end = 0;
    behind
        .filter(|clause| free(clause) && view.count_words(clause.clone()) >= FEWEST_WORDS)
        // A cue within such a clause is a part of what is reported there.
        .filter(|clause| {
            let apart = clause.start >= end;
            end = clause.end.max(end);
            apart
        })
        .map(|tokens| Tagged {
            tokens,
            part: Part::Content,
            attitude: false,
            sure: Sure::default(),
        })
        .collect()
}

/// The rest of the sentence from `start`, from a "that" on where one stands near.
fn behind(view: &View<'_>, start: usize) -> Range<usize> {
    let Some(last) = start.checked_sub(1) else { return start..start };
    let end = view.end_of_words(&(start..view.sentence_range(last).end.max(start)));
    let that = (start..end.min(start + LONGEST_LISTENER)).find(|&at| view.low(at) == "that");
    that.unwrap_or(start)..end
}
