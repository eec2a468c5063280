//! Blocks in, the element that holds most of the running text out.

use super::{Blocks, Hints, Tag};

/// Names of elements whose running text is not the article's.
pub(super) const ASIDE: Hints = Hints::NAVIGATION
    .with(Hints::FOOTER)
    .with(Hints::CONSENT)
    .with(Hints::COMMENTS)
    .with(Hints::MODAL)
    .with(Hints::RELATED);

/// A shorter block is a label more often than a sentence.
const MIN_BYTES: usize = 40;

/// What a block is worth to the element around it; running text is long and has commas.
fn points(blocks: &Blocks<'_>, index: usize) -> f64 {
    let Some(block) = blocks.all.get(index) else { return 0.0 };
    let bytes = block.span.len();
    let Some(element) = blocks.elements.get(block.element) else { return 0.0 };
    if bytes < MIN_BYTES || 2 * block.link_bytes > bytes || element.hidden {
        return 0.0;
    }
    let outside = blocks.above(block.element).any(|element| {
        matches!(
            element.tag,
            Tag::Nav | Tag::Aside | Tag::Footer | Tag::Dialog | Tag::Form | Tag::Control
        )
    });
    let commas =
        blocks.words(block).chars().filter(|c| matches!(c, ',' | '，' | '、' | '،' | '。')).count();
    let worth = 1.0 + small(commas.min(5)) + small(bytes.min(400)) / 100.0;
    let named_aside = element.all_hints.any(ASIDE) && !element.all_hints.any(Hints::BODY);
    if outside || named_aside { worth * 0.2 } else { worth }
}

#[expect(clippy::cast_precision_loss, reason = "the counts are bounded far under 2^52")]
fn small(count: usize) -> f64 {
    count as f64
}

/// How much of its points an element passes on to the one around it. With less, a page whose
/// paragraphs stand one to a box loses all but one; with more, the page itself always wins.
const PASSED_ON: f64 = 0.6;

/// An element takes the place of the best where it has this share of the best's points.
const NEAR_BEST: f64 = 0.75;

/// The score of every element.
pub(super) fn scores(blocks: &Blocks<'_>) -> Vec<f64> {
    let mut own = vec![0.0; blocks.elements.len()];
    for (index, block) in blocks.all.iter().enumerate() {
        // A paragraph element is not yet a container.
        let mut holder = block.element;
        while let Some(element) = blocks.elements.get(holder) {
            if holder == 0
                || !matches!(
                    element.tag,
                    Tag::Paragraph
                        | Tag::Item
                        | Tag::Heading(_)
                        | Tag::Caption
                        | Tag::Preformatted
                        | Tag::Quote
                )
            {
                break;
            }
            holder = element.parent;
        }
        if let Some(score) = own.get_mut(holder) {
            *score += points(blocks, index);
        }
    }
    // Children come after their parents, so one pass from the end sums everything up.
    for index in (1..own.len()).rev() {
        let passed = own.get(index).copied().unwrap_or_default() * PASSED_ON;
        let parent = blocks.elements.get(index).map_or(0, |element| element.parent);
        if let Some(score) = own.get_mut(parent) {
            *score += passed;
        }
    }
    own
}

/// The element that holds the article, most likely.
pub(super) fn best(blocks: &Blocks<'_>, scores: &[f64]) -> usize {
    let mut best = 0;
    let mut top = 0.0;
    for (index, score) in scores.iter().enumerate() {
        if *score > top {
            (best, top) = (index, *score);
        }
    }
    // The article may go on in the elements beside the best: then the one around is nearly as good.
    while best != 0 {
        let parent = blocks.elements.get(best).map_or(0, |element| element.parent);
        let around = scores.get(parent).copied().unwrap_or_default();
        if around < top * NEAR_BEST || parent == 0 {
            break;
        }
        best = parent;
        top = around;
    }
    best
}
