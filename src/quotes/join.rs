//! The rules' frames and the tagger's spans in, one list of frames out.

use std::ops::Range;

use super::frame::{Frame, Link};
use super::link::{Found, Linker};
use super::marks::Region;
use super::offers;
use super::parted::parted;
use super::tagger::{Part, Tagged};
use super::unsaid;
use super::view::View;
use crate::QuoteKind;
use crate::sorted::Sorted;

/// The tagger's spans as they are joined: none where the rules know better, none that reports twice.
pub(super) fn spans(
    view: &View<'_>,
    regions: &[Region],
    rules: &[Option<Frame>],
    tagged: &[Tagged],
) -> Vec<Tagged> {
    parted(view, regions, &beside_rules(rules, tagged))
}

/// Joins what the rules and the tagger found.
pub(super) fn join(
    view: &View<'_>,
    regions: &[Region],
    rules: &[Option<Frame>],
    tagged: &[Tagged],
) -> Vec<Option<Frame>> {
    let linker = Linker::new(view, tagged);
    let mut joined: Vec<Option<Frame>> = rules
        .iter()
        .zip(regions)
        .map(|(frame, region)| linker.region(region, frame.clone()))
        .collect();
    // For every region the frame of a mixed quote that holds it.
    let mut holders: Vec<Option<usize>> = vec![None; regions.len()];
    for content in tagged.iter().filter(|span| span.part == Part::Content) {
        let within = within(regions, &content.tokens);
        match linker.content(content, regions.get(within.clone()).unwrap_or_default()) {
            Found::Quote(frame) => {
                let index = joined.len();
                holders.get_mut(within).into_iter().flatten().for_each(|one| *one = Some(index));
                let begun = linker.begun(&frame);
                joined.push(Some(frame));
                joined.extend(begun.map(Some));
            }
            // Nobody says it. The rules may know better about what stands in marks.
            Found::Unsaid => {
                for at in within {
                    if let (Some(slot), Some(Some(rule))) = (joined.get_mut(at), rules.get(at)) {
                        *slot = Some(rule.clone());
                    }
                }
            }
            Found::Nothing => {}
        }
    }
    for clause in unsaid::clauses(view, regions, tagged, &joined) {
        if let Found::Quote(frame) = linker.content(&clause, &[]) {
            joined.push(Some(frame));
        }
    }
    let offers = offers::offers(view, regions, &joined);
    joined.extend(offers.into_iter().map(Some));
    mend(&mut joined, rules, &holders);
    joined
}

/// The indices of the regions that lie wholly within a content.
pub(super) fn within(regions: &[Region], content: &Range<usize>) -> Range<usize> {
    let from = regions.partition_point(|region| region.tokens.start < content.start);
    let inside = |region: &&Region| region.tokens.end <= content.end;
    from..from + regions.get(from..).unwrap_or_default().iter().take_while(inside).count()
}

/// Whether nothing but signs and `joints` stands between regions, and from the last one to `end`.
pub(super) fn are_chained(view: &View<'_>, found: &[Region], end: usize, joints: &[&str]) -> bool {
    let next = found.iter().skip(1).map(|region| region.tokens.start).chain([end]);
    found.iter().zip(next).all(|(region, next)| {
        (region.tokens.end..next).all(|at| !view.is_word(at) || joints.contains(&view.low(at)))
    })
}

/// Leads what goes on from a region to the mixed quote that holds the region, or, where the
/// region was dropped, to the cue that the rules saw there.
fn mend(joined: &mut [Option<Frame>], rules: &[Option<Frame>], holders: &[Option<usize>]) {
    for at in 0..rules.len() {
        let before = match joined.get(at).and_then(Option::as_ref).map(|frame| &frame.link) {
            Some(Link::Continues(before) | Link::Resumes(before)) => *before,
            Some(_) | None => continue,
        };
        if joined.get(before).is_some_and(Option::is_some) {
            continue;
        }
        let link = match holders.get(before).copied().flatten() {
            Some(holder) => Link::Continues(holder),
            None => match rules.get(before).and_then(Option::as_ref) {
                Some(rule) => rule.link.clone(),
                None => Link::Floating,
            },
        };
        if let Some(Some(frame)) = joined.get_mut(at) {
            frame.link = link;
        }
    }
}

/// The tagged spans without content that covers the cue or source which the rules found at a
/// quotation: nothing there is reported.
fn beside_rules(rules: &[Option<Frame>], tagged: &[Tagged]) -> Vec<Tagged> {
    let mut taken: Vec<Range<usize>> = rules
        .iter()
        .flatten()
        .filter(|frame| frame.kind == QuoteKind::Direct)
        .filter_map(|frame| match &frame.link {
            Link::Said { cue, source: Some(source) } => Some([cue.clone(), source.clone()]),
            Link::Said { .. }
            | Link::Above { .. }
            | Link::Continues(_)
            | Link::Resumes(_)
            | Link::Turn { .. }
            | Link::Floating => None,
        })
        .flatten()
        .collect();
    taken.order_by_key(|range| range.start);
    let free = |span: &&Tagged| {
        let at = taken.partition_point(|range| range.end <= span.tokens.start);
        let covers = taken.get(at).is_some_and(|range| range.start < span.tokens.end);
        span.part != Part::Content || !covers
    };
    tagged.iter().filter(free).cloned().collect()
}
