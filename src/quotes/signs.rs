//! What stands in marks in, the banner or flag on which it can be read out.

use std::ops::Range;
use std::sync::LazyLock;

use super::join;
use super::marks::Region;
use super::nouns;
use super::view::View;
use crate::word_list::WordList;

static SIGNS: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("signs.txt")));

/// The sign before a "reading" that stands right before what is in marks, if it is one.
pub(super) fn before(view: &View<'_>, open: usize) -> Option<Range<usize>> {
    let verb = open.checked_sub(1)?;
    let sign = verb.checked_sub(1)?;
    let reads = view.low(verb) == "reading" && SIGNS.contains(view.low(sign));
    let floor = view.sentence_range(sign).start;
    let whole = || nouns::ending_at(view, floor, verb).unwrap_or(sign..verb);
    reads.then(whole)
}

/// The regions that end a content and can be read on a sign: a flag reading “No” and “Never”.
pub(super) fn shown<'r>(
    view: &View<'_>,
    regions: &'r [Region],
    content: &Range<usize>,
) -> Option<(Range<usize>, &'r [Region])> {
    let found = regions.get(join::within(regions, content))?;
    let sign = |region: &Region| before(view, region.tokens.start);
    let (first, sign) =
        found.iter().enumerate().find_map(|(at, region)| Some((at, sign(region)?)))?;
    let shown = found.get(first..)?;
    join::are_chained(view, shown, content.end, &["and", "or"]).then_some((sign, shown))
}
