//! What stands in marks in, the banner or flag on which it can be read out.

use std::ops::Range;

use super::join;
use super::marks::Region;
use super::nouns;
use super::view::View;

/// Things that words are written on, so that they can be read there.
const SIGNS: [&str; 32] = [
    "banner",
    "banners",
    "billboard",
    "board",
    "boards",
    "card",
    "cards",
    "flag",
    "flags",
    "graffiti",
    "hat",
    "hats",
    "inscription",
    "label",
    "labels",
    "leaflet",
    "leaflets",
    "note",
    "notes",
    "placard",
    "placards",
    "plaque",
    "plaques",
    "poster",
    "posters",
    "shirt",
    "shirts",
    "sign",
    "signs",
    "sticker",
    "stickers",
    "tattoo",
];

/// The sign before "reading" or "that read" right before what stands in marks, if it is one.
pub(super) fn before(view: &View<'_>, open: usize) -> Option<Range<usize>> {
    let verb = open.checked_sub(1)?;
    let sign = verb.checked_sub(1)?;
    let reads = view.low(verb) == "reading" && SIGNS.contains(&view.low(sign));
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
    let first = found.iter().position(|region| before(view, region.tokens.start).is_some())?;
    let shown = found.get(first..)?;
    let (opens, last) = (shown.first()?, shown.last()?);
    let joins = |mut between: Range<usize>| {
        between.all(|at| !view.is_word(at) || matches!(view.low(at), "and" | "or"))
    };
    let chain = shown.windows(2).all(|pair| match pair {
        [one, next] => joins(one.tokens.end..next.tokens.start),
        _ => false,
    });
    let sign = before(view, opens.tokens.start)?;
    (chain && joins(last.tokens.end..content.end)).then_some((sign, shown))
}
