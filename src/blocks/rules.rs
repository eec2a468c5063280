//! Blocks in, verdicts by rule out.

use super::fold::count_words;
use super::{Blocks, Hints, Tag, Verdict, container, labels, reasons};
use crate::{BlockKind, Reason};

/// Decides on every block of a page.
pub(super) fn judge(blocks: &mut Blocks<'_>) {
    let scores = container::scores(blocks);
    let best = container::best(blocks, &scores);
    let keep: Vec<bool> = (0..blocks.all.len()).map(|index| is_kept(blocks, index, best)).collect();
    settle(blocks, &keep);
}

/// Decides on every line of a page copied as text.
pub(super) fn judge_lines(blocks: &mut Blocks<'_>) {
    let is_paragraph = |line: &str| {
        count_words(line) >= 12
            && line.ends_with(['.', '!', '?', '”', '"', '»', '。', '…', ':', ')'])
            && !reasons::is_consent(line)
    };
    let lines: Vec<bool> = blocks.all.iter().map(|line| is_paragraph(blocks.words(line))).collect();
    let first = lines.iter().position(|paragraph| *paragraph).unwrap_or_default();
    let last = lines.iter().rposition(|paragraph| *paragraph).unwrap_or(lines.len());
    let keep: Vec<bool> = blocks
        .all
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let words = blocks.words(line);
            (first..=last).contains(&index)
                && labels::find(words).is_none()
                && !reasons::is_consent(words)
        })
        .collect();
    settle(blocks, &keep);
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
