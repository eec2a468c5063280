//! Blocks in, verdicts by rule out.

use super::{Blocks, Hints, Tag, Verdict, container};
use crate::{BlockKind, Reason};

pub(super) fn judge(blocks: &mut Blocks<'_>) {
    let scores = container::scores(blocks);
    let best = container::best(blocks, &scores);
    let verdicts: Vec<Verdict> =
        (0..blocks.blocks.len()).map(|index| verdict(blocks, index, best)).collect();
    for (block, verdict) in blocks.blocks.iter_mut().zip(verdicts) {
        block.verdict = verdict;
    }
}

fn verdict(blocks: &Blocks<'_>, index: usize, best: usize) -> Verdict {
    let Some(block) = blocks.blocks.get(index) else { return Verdict::Kept };
    let Some(element) = blocks.elements.get(block.element) else { return Verdict::Kept };
    if element.hidden {
        return Verdict::Dropped(Reason::Hidden);
    }
    if block.kind == BlockKind::Caption {
        return Verdict::Dropped(Reason::Caption);
    }
    let mut inside = false;
    let mut hints = block.hints;
    let mut at = block.element;
    while let Some(element) = blocks.elements.get(at) {
        if at == best {
            inside = true;
            break;
        }
        hints = hints.with(element.hints);
        match element.tag {
            Tag::Nav => return Verdict::Dropped(Reason::Navigation),
            Tag::Aside => return Verdict::Dropped(Reason::Sidebar),
            Tag::Footer => return Verdict::Dropped(Reason::Footer),
            Tag::Control | Tag::Form => return Verdict::Dropped(Reason::Control),
            _ => {}
        }
        if at == 0 {
            break;
        }
        at = element.parent;
    }
    if !inside && best != 0 {
        return Verdict::Dropped(Reason::OutsideArticle);
    }
    if 2 * block.link_bytes > block.span.len() {
        return Verdict::Dropped(Reason::LinkDense);
    }
    for (hint, reason) in NAMED {
        if hints.any(hint) {
            return Verdict::Dropped(reason);
        }
    }
    Verdict::Kept
}

const NAMED: [(Hints, Reason); 12] = [
    (Hints::SHARE, Reason::Share),
    (Hints::NEWSLETTER, Reason::Newsletter),
    (Hints::RELATED, Reason::Related),
    (Hints::ADVERTISEMENT, Reason::Advertisement),
    (Hints::COMMENTS, Reason::Comments),
    (Hints::PLAYER, Reason::Player),
    (Hints::PAGER, Reason::Pager),
    (Hints::BYLINE, Reason::Byline),
    (Hints::TIMESTAMP, Reason::Timestamp),
    (Hints::CAPTION, Reason::Caption),
    (Hints::TAGS, Reason::Tags),
    (Hints::BIO, Reason::AuthorBio),
];
