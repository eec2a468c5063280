//! Kept blocks in; short lines that are furniture by their words and their element dropped.

use std::collections::HashSet;

use super::fold::{count_words, fold};
use super::{Block, Blocks, Hints, Verdict, labels, posts};
use crate::{BlockKind, Reason};

/// A longer line may be a sentence of the article.
const MAX_LINE_WORDS: usize = 12;

/// An invitation with its heading has this many words; a paragraph of an article more.
const MAX_BOX_WORDS: usize = 24;

/// Names of elements that never hold a line of the article.
const NAMES: [(Hints, Reason); 6] = [
    (Hints::PLAYER, Reason::Player),
    (Hints::SHARE, Reason::Share),
    (Hints::NEWSLETTER, Reason::Newsletter),
    (Hints::CONSENT, Reason::Consent),
    (Hints::PAGER, Reason::Pager),
    (Hints::PAYWALL, Reason::Paywall),
];

/// Drops the words of a player, an invitation, a trail of sections, a pull quote.
pub(super) fn drop(blocks: &mut Blocks<'_>) {
    // Few pages have a short block quote, and only those need their sentences compared.
    let sentences = if blocks.all.iter().any(|block| may_be_pull_quote(blocks, block)) {
        sentences(blocks)
    } else {
        HashSet::new()
    };
    let inside = words_inside(blocks);
    let in_post = posts::members(blocks);
    let found: Vec<(usize, Reason)> = blocks
        .all
        .iter()
        .enumerate()
        .filter(|(index, block)| {
            block.verdict == Verdict::Kept && in_post.get(*index) != Some(&true)
        })
        .filter_map(|(index, block)| {
            let words = blocks.words(block);
            if may_be_pull_quote(blocks, block) && sentences.contains(&fold(words)) {
                return Some((index, Reason::Duplicate));
            }
            if count_words(words) > MAX_LINE_WORDS {
                return None;
            }
            if is_trail(words) {
                return Some((index, Reason::Navigation));
            }
            let label = labels::find(words).map(|label| label.reason);
            let near = blocks.near(block.element);
            let by_words = label.filter(|_| {
                named(block.hints).is_some()
                    || near.iter().any(|(_, element)| named(element.hints).is_some())
            });
            // A box of a few words does not hold the article, whatever a theme calls its boxes;
            // rows and items are small parts of something larger.
            let is_part = matches!(block.kind, BlockKind::TableRow | BlockKind::ListItem);
            let by_name = near
                .iter()
                .filter(|_| !is_part)
                .filter(|(at, _)| inside.get(*at).is_some_and(|words| *words <= MAX_BOX_WORDS))
                .find_map(|(_, element)| named(element.hints));
            Some((index, by_words.or(by_name)?))
        })
        .collect();
    for (index, reason) in found {
        if let Some(block) = blocks.all.get_mut(index) {
            block.verdict = Verdict::Dropped(reason);
        }
    }
}

/// What the names of an element say it is, if that never holds a line of the article.
fn named(hints: Hints) -> Option<Reason> {
    NAMES.iter().find(|(name, _)| hints.any(*name)).map(|(_, reason)| *reason)
}

/// For each element, the words of the kept blocks in it or in its children.
fn words_inside(blocks: &Blocks<'_>) -> Vec<usize> {
    let mut inside = vec![0; blocks.elements.len()];
    for block in blocks.all.iter().filter(|block| block.verdict == Verdict::Kept) {
        let words = count_words(blocks.words(block));
        for (at, _) in blocks.near(block.element) {
            if let Some(sum) = inside.get_mut(at) {
                *sum += words;
            }
        }
    }
    inside
}

/// "Home › World › Asia": a trail has two steps at least.
fn is_trail(words: &str) -> bool {
    const MIN_STEPS: usize = 2;
    words.chars().filter(|c| matches!(c, '›' | '»' | '>' | '→' | '/')).count() >= MIN_STEPS
        && words.split(['›', '»', '>', '→', '/']).all(|step| (1..=4).contains(&count_words(step)))
        && words.contains([' ', '›', '»', '→'])
}

/// Words that a pull quote has at least; fewer may be said twice.
const MIN_PULL_WORDS: usize = 5;

/// The sentences of the kept paragraphs, in comparable form.
fn sentences(blocks: &Blocks<'_>) -> HashSet<String> {
    let paragraphs = blocks
        .all
        .iter()
        .filter(|block| block.verdict == Verdict::Kept && block.kind == BlockKind::Paragraph);
    let mut found = HashSet::new();
    for paragraph in paragraphs {
        let words = blocks.words(paragraph);
        let mut parts = words.split_inclusive(['.', '!', '?', '”', '"']).peekable();
        let first = parts.next();
        // A paragraph of one sentence would be found in itself.
        if parts.peek().is_some() {
            found.extend(first.into_iter().chain(parts).map(fold));
        }
    }
    found
}

/// Whether a block is a short block quote, which may be one sentence of the article once more.
fn may_be_pull_quote(blocks: &Blocks<'_>, block: &Block) -> bool {
    block.verdict == Verdict::Kept
        && block.kind == BlockKind::BlockQuote
        && (MIN_PULL_WORDS..=2 * MAX_LINE_WORDS).contains(&count_words(blocks.words(block)))
}
