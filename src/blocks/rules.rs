//! Blocks in, verdicts by rule out.

use std::collections::HashMap;

use super::fold::{Hash, count_words};
use super::{Block, Blocks, Hints, Tag, Verdict, container, labels, posts, reasons};
use crate::{BlockKind, Reason};

/// The blocks of running text in the element that holds most of it.
fn by_container(blocks: &Blocks<'_>) -> Vec<bool> {
    let scores = container::scores(blocks);
    let best = container::best(blocks, &scores);
    (0..blocks.all.len()).map(|index| is_kept(blocks, index, best)).collect()
}

/// Decides on every block by its score.
pub(super) fn judge(blocks: &mut Blocks<'_>, scores: &[f32], least: f32) {
    let is_liked =
        |(score, block): (&f32, &Block)| block.kind != BlockKind::Caption && *score > least;
    let liked: Vec<bool> = scores.iter().zip(&blocks.all).map(is_liked).collect();
    let hiders = hiders(blocks);
    let hider = |block: &Block| hiders.get(block.element).copied().flatten();
    let (mut shown, mut hidden) = (0, vec![(0, 0); blocks.elements.len()]);
    for (block, _) in blocks.all.iter().zip(&liked).filter(|(_, liked)| **liked) {
        match hider(block).and_then(|hider| hidden.get_mut(hider)) {
            Some((number, bytes)) => {
                *number += 1;
                *bytes += block.span.len();
            }
            None => shown += block.span.len(),
        }
    }
    // Some pages hide the article until a script has run; then what is shown is a scrap of it.
    // What they hide for good is single paragraphs.
    let is_part = |(number, _): &&(usize, usize)| *number > 1;
    let parts: usize = hidden.iter().filter(is_part).map(|(_, bytes)| bytes).sum();
    let with_hidden = parts > shown;
    let is_open = |block: &Block| {
        let Some(hider) = hider(block) else { return true };
        with_hidden && hidden.get(hider).as_ref().is_some_and(is_part)
    };
    let both = blocks.all.iter().zip(liked);
    let mut keep: Vec<bool> = both.map(|(block, liked)| liked && is_open(block)).collect();
    posts::keep_whole(blocks, &mut keep);
    settle(blocks, &recovered(blocks, keep));
}

/// For every element, the outermost one around it, or itself, that is not shown.
fn hiders(blocks: &Blocks<'_>) -> Vec<Option<usize>> {
    let mut hiders: Vec<Option<usize>> = Vec::with_capacity(blocks.elements.len());
    for (index, element) in blocks.elements.iter().enumerate() {
        // Parents come before their children; the page is its own parent.
        let around = hiders.get(element.parent).copied().flatten();
        hiders.push(around.or(element.hidden.then_some(index)));
    }
    hiders
}

/// Fewer words are not an article; the scorer may be wrong about a page unlike any it has seen.
const MIN_WORDS: usize = 25;

/// A pasted line or two; a page of links without an article has more.
const MAX_SCRAP_WORDS: usize = 80;

/// The blocks to keep, where the scorer leaves next to nothing: what the container rule keeps, or
/// everything that is shown if that is only a scrap.
fn recovered(blocks: &Blocks<'_>, keep: Vec<bool>) -> Vec<bool> {
    let words = |keep: &[bool]| -> usize {
        let kept = blocks.all.iter().zip(keep).filter(|(_, keep)| **keep);
        kept.map(|(block, _)| count_words(blocks.words(block))).sum()
    };
    let own = words(&keep);
    if own >= MIN_WORDS {
        return keep;
    }
    let by_container = by_container(blocks);
    let other = words(&by_container);
    if other > own {
        return by_container;
    }
    let all: Vec<bool> = blocks.all.iter().map(|block| !is_hidden(blocks, block)).collect();
    if own == 0 && words(&all) <= MAX_SCRAP_WORDS { all } else { keep }
}

fn is_hidden(blocks: &Blocks<'_>, block: &Block) -> bool {
    blocks.elements.get(block.element).is_some_and(|element| element.hidden)
}

/// A line that comes twice in an article is short: a refrain, a label.
const MIN_COPY_WORDS: usize = 12;

/// Drops what the article says a second time in the same words, in another part of the page: an
/// edition for small screens, a teaser. Side by side, the words are meant to be there twice.
pub(super) fn drop_copies(blocks: &mut Blocks<'_>) {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut copies = Vec::new();
    for (index, block) in blocks.all.iter().enumerate() {
        let words = blocks.words(block);
        // Items of lists repeat: the same dish on two days of a plan.
        let is_prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::BlockQuote);
        if block.verdict == Verdict::Kept && is_prose && count_words(words) >= MIN_COPY_WORDS {
            let holder = blocks.elements.get(block.element).map_or(0, |element| element.parent);
            let first = *seen.entry(Hash::of(words)).or_insert(holder);
            if first != holder {
                copies.push(index);
            }
        }
    }
    for index in copies {
        if let Some(block) = blocks.all.get_mut(index) {
            block.verdict = Verdict::Dropped(Reason::Duplicate);
        }
    }
}

/// Writes verdicts, with a reason for each block that is not kept.
fn settle(blocks: &mut Blocks<'_>, keep: &[bool]) {
    let mut holds_kept = vec![false; blocks.elements.len()];
    for (block, _) in blocks.all.iter().zip(keep).filter(|(_, keep)| **keep) {
        if let Some(holds) = holds_kept.get_mut(block.element) {
            *holds = true;
        }
    }
    // Children come after their parents.
    for (index, element) in blocks.elements.iter().enumerate().rev() {
        if holds_kept.get(index) == Some(&true)
            && let Some(holds) = holds_kept.get_mut(element.parent)
        {
            *holds = true;
        }
    }
    let verdicts: Vec<Verdict> = keep
        .iter()
        .enumerate()
        .map(|(index, keep)| {
            if *keep {
                Verdict::Kept
            } else {
                Verdict::Dropped(reasons::explain(blocks, index, &holds_kept))
            }
        })
        .collect();
    for (block, verdict) in blocks.all.iter_mut().zip(verdicts) {
        block.verdict = verdict;
    }
}

fn is_kept(blocks: &Blocks<'_>, index: usize, best: usize) -> bool {
    let Some(block) = blocks.all.get(index) else { return false };
    let mut hints = block.hints;
    let mut at = block.element;
    let mut inside = false;
    while let Some(element) = blocks.elements.get(at) {
        if at == best {
            inside = true;
            break;
        }
        hints = hints.with(element.hints);
        if element.hidden
            || matches!(element.tag, Tag::Nav | Tag::Aside | Tag::Footer | Tag::Control | Tag::Form)
        {
            return false;
        }
        if at == 0 {
            break;
        }
        at = element.parent;
    }
    (inside || best == 0)
        && block.kind != BlockKind::Caption
        && 2 * block.link_bytes <= block.span.len()
        && !hints.any(FURNITURE)
        && labels::find(blocks.words(block))
            .is_none_or(|label| !label.whole || label.reason == Reason::Player)
}

/// Names of elements inside the article that hold something else.
const FURNITURE: Hints = Hints::SHARE
    .with(Hints::NEWSLETTER)
    .with(Hints::RELATED)
    .with(Hints::ADVERTISEMENT)
    .with(Hints::COMMENTS)
    .with(Hints::PLAYER)
    .with(Hints::PAGER)
    .with(Hints::BYLINE)
    .with(Hints::TIMESTAMP)
    .with(Hints::CAPTION)
    .with(Hints::TAGS)
    .with(Hints::BIO);
