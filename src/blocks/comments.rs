//! Blocks with verdicts in, the number of readers' comments out.

use super::{Blocks, Verdict};
use crate::Reason;

/// Shorter than a sentence: a name, a date, "Reply".
const MIN_COMMENT_BYTES: usize = 40;

/// More digits than any number of comments has.
const MAX_DIGITS: usize = 6;

/// The number that the section of comments states, or else that of its longer blocks; `None`
/// where there is no such section.
pub(super) fn count(blocks: &Blocks<'_>) -> Option<u32> {
    let mut found = false;
    let mut written = 0;
    for block in &blocks.all {
        if block.verdict != Verdict::Dropped(Reason::Comments) {
            continue;
        }
        found = true;
        let words = blocks.words(block);
        if words.len() >= MIN_COMMENT_BYTES {
            written += 1;
            continue;
        }
        // "12 comments", "Comments (12)": only a heading has one number and a word or two.
        let numbers =
            words.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
        let mut numbers = numbers.filter(|digits| digits.len() <= MAX_DIGITS);
        if let (Some(number), None) = (numbers.next(), numbers.next())
            && words.split_whitespace().count() <= 2
            && written == 0
        {
            return number.parse().ok();
        }
    }
    (found && written > 0).then_some(written)
}
