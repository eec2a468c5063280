//! Kept blocks in; what frames the article at its first and last paragraphs told apart.

use super::fold::{count_words, fold, folds_to};
use super::{Blocks, Verdict, posts};
use crate::Reason;

/// Kept blocks at each end that are looked at.
const REACH: usize = 3;

/// Bytes of the longest note on an author, and of the longest teaser.
const MAX_BYTES: usize = 700;

/// A teaser has this many words at least; fewer words may begin a paragraph by chance.
const MIN_TEASER_WORDS: usize = 8;

/// Drops teasers that repeat the start of a paragraph, stamps of date and time, and notes on the
/// author.
pub(super) fn trim(blocks: &mut Blocks<'_>, authors: &[String]) {
    let kept: Vec<usize> = (0..blocks.all.len())
        .filter(|index| blocks.all.get(*index).is_some_and(|block| block.verdict == Verdict::Kept))
        .collect();
    let in_post = posts::members(blocks);
    let mut found = Vec::new();
    for (place, index) in kept.iter().enumerate() {
        let at_start = place < REACH;
        let at_end = place + REACH >= kept.len() && place > 0;
        let Some(block) = blocks.all.get(*index).filter(|block| block.span.len() <= MAX_BYTES)
        else {
            continue;
        };
        if in_post.get(*index) == Some(&true) {
            continue;
        }
        let words = blocks.words(block);
        let later = kept.get(place + 1..).unwrap_or_default();
        if (at_start || at_end) && is_stamp(words) {
            found.push((*index, Reason::Timestamp));
        } else if at_start && is_teaser(blocks, words, later) {
            found.push((*index, Reason::Duplicate));
        } else if at_end && authors.iter().any(|author| folds_to(words, author)) {
            found.push((*index, Reason::AuthorBio));
        }
    }
    for (index, reason) in found {
        if let Some(block) = blocks.all.get_mut(index) {
            block.verdict = Verdict::Dropped(reason);
        }
    }
}

/// Digits of a date with a time: 2018-08-25 15:24 has twelve, 1.9.25 8:30 seven.
const MIN_STAMP_DIGITS: usize = 7;

/// Letters of "Published on", or of a month and a zone.
const MAX_STAMP_LETTERS: usize = 24;

/// A date with a time of day, and little else.
fn is_stamp(words: &str) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let has_time = words.as_bytes().windows(3).any(|window| {
        matches!(window, [before, b':', after] if before.is_ascii_digit() && after.is_ascii_digit())
    });
    has_time && digits >= MIN_STAMP_DIGITS && letters <= MAX_STAMP_LETTERS && letters <= 2 * digits
}

/// Whether a later block begins with the same words and goes on.
fn is_teaser(blocks: &Blocks<'_>, words: &str, later: &[usize]) -> bool {
    if count_words(words) < MIN_TEASER_WORDS {
        return false;
    }
    let own = fold(words);
    later
        .iter()
        .take(2 * REACH)
        .filter_map(|index| blocks.all.get(*index))
        .filter(|block| block.span.len() > words.len())
        .any(|block| {
            let start = blocks.words(block).get(..4 * words.len()).unwrap_or(blocks.words(block));
            folds_to(start, &own)
        })
}
