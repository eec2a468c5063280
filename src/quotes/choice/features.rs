//! A candidate in, what speaks for it as numbers out.

use std::ops::Range;

use super::super::cues::{self, Class};
use super::super::frame::Link;
use super::super::marks::Region;
use super::super::nouns;
use super::super::people;
use super::super::tagger::Part;
use super::super::view::View;
use super::Context;
use super::candidates::{Candidate, Way};
use super::standing;
use crate::EntityKind;
use crate::text::TokenKind;

/// What stands for a distance that there is none of.
pub(super) const FAR: f32 = 99.0;
/// Tokens that are searched between a quotation and what may belong to it.
pub(super) const REACH: usize = 60;

/// The numbers of all candidates of a region, in their order.
pub(super) fn rows(
    context: &Context<'_>,
    index: usize,
    region: &Region,
    candidates: &[Candidate],
    spoken: &[Option<Range<usize>>],
) -> Vec<Vec<f32>> {
    let shared = shared(context, index, region, candidates, spoken);
    candidates
        .iter()
        .map(|candidate| {
            let mut row = own(context, index, region, candidate, spoken);
            row.extend(&shared);
            row.extend(standing::of_words(context, index, region, candidate.source.as_ref()));
            row
        })
        .collect()
}

/// What holds for every candidate of a region.
fn shared(
    context: &Context<'_>,
    index: usize,
    region: &Region,
    candidates: &[Candidate],
    spoken: &[Option<Range<usize>>],
) -> Vec<f32> {
    let view = context.view;
    let (open, end) = (region.tokens.start, region.tokens.end);
    let paragraph = view.paragraph_range(open);
    let before = open.checked_sub(1).filter(|&at| at >= paragraph.start);
    let after = Some(end).filter(|&at| at < paragraph.end);
    let joined = context.joined.get(index).and_then(Option::as_ref);
    let previous = index.checked_sub(1).and_then(|at| context.regions.get(at));
    let gap = previous.map_or(FAR, |other| number((region.paragraph - other.paragraph).min(9)));
    let told = index
        .checked_sub(1)
        .and_then(|at| context.joined.get(at)?.as_ref())
        .map_or(9, |frame| link_kind(&frame.link));
    let given = candidates.iter().find(|candidate| candidate.chosen[0]);
    let side = |way: Way| f32::from(u8::from(candidates.iter().any(|one| one.way == way)));
    let next = context.regions.get(index + 1);
    vec![
        sign(context, before),
        sign(context, Some(region.last_inside())),
        sign(context, after),
        number(region.words.min(60)),
        flag(before.is_none()),
        flag(after.is_none()),
        flag(view.sentence_range(open).start == open),
        flag(view.is_capital(open + 1)),
        joined.map_or(9.0, |frame| number(link_kind(&frame.link))),
        joined.map_or(9.0, |frame| number(frame.evidence as usize)),
        gap,
        flag(previous.is_some_and(|other| other.closed)),
        number(told),
        flag(spoken.get(index.wrapping_sub(1)).is_some_and(Option::is_some)),
        given.map_or(20.0, |given| number(given.way as usize)),
        number(candidates.len()),
        side(Way::Ahead),
        side(Way::Behind),
        next.map_or(FAR, |next| number((next.paragraph - region.paragraph).min(9))),
    ]
}

/// What holds for one candidate.
fn own(
    context: &Context<'_>,
    index: usize,
    region: &Region,
    candidate: &Candidate,
    spoken: &[Option<Range<usize>>],
) -> Vec<f32> {
    let cue = candidate.link.cue();
    let source = candidate.source.as_ref();
    let [joined, rule, tagger] = candidate.chosen.map(flag);
    let previous = index.checked_sub(1).and_then(|at| spoken.get(at)?.as_ref());
    let mut row = vec![
        number(candidate.way as usize),
        joined,
        rule,
        tagger,
        number(candidate.rank),
        number(link_kind(&candidate.link)),
        context.tagged(&region.tokens, Part::Content),
        order(cue.as_ref(), source),
        apart(cue.as_ref(), source),
        same(context, source, previous),
    ];
    row.extend(of_cue(context, index, region, cue.as_ref()));
    row.extend(of_source(context, region, source));
    row
}

/// What speaks for a cue.
fn of_cue(
    context: &Context<'_>,
    index: usize,
    region: &Region,
    cue: Option<&Range<usize>>,
) -> [f32; 12] {
    let view = context.view;
    let verb = cue.and_then(|cue| cue.clone().rev().find(|&at| cues::verb_at(view, at).is_some()));
    let class = match (verb, cue.map(|cue| view.low(cue.start))) {
        (Some(_), _) | (None, None) => class(view, verb),
        (None, Some(":")) => 5.0,
        (None, Some("according")) => 6.0,
        (None, Some(_)) => 7.0,
    };
    let way = between(region, cue);
    [
        distance(region, cue),
        class,
        verb.map_or(9.0, |at| form(view.low(at))),
        cue.map_or(0.0, |cue| context.tagged(cue, Part::Cue)),
        number(context.regions_in(&way).len().min(9)),
        number(verbs(context, &way)),
        flag(way.clone().take(REACH).any(|at| view.sign(at) == Some(','))),
        flag(cue.is_some_and(|cue| view.sentence_range(cue.start).start == cue.start)),
        flag(verb.is_some_and(|at| nouns::is_be(view.low(at.wrapping_sub(1))))),
        cue.map_or(FAR, |cue| sign(context, Some(cue.end))),
        flag(cited(context, index.checked_sub(1), cue)),
        flag(cited(context, Some(index + 1), cue)),
    ]
}

/// How strongly a verb reports, as a number; 0 for none.
pub(super) fn class(view: &View<'_>, verb: Option<usize>) -> f32 {
    match verb.and_then(|at| cues::verb_at(view, at)).map(|verb| verb.class) {
        None => 0.0,
        Some(Class::Speech) => 1.0,
        Some(Class::Deed) => 2.0,
        Some(Class::Report) => 3.0,
        Some(Class::Attitude) => 4.0,
    }
}

/// What speaks for a source.
fn of_source(context: &Context<'_>, region: &Region, source: Option<&Range<usize>>) -> [f32; 13] {
    let view = context.view;
    let way = between(region, source);
    let paragraphs =
        |at: usize| view.tokens.paragraphs.partition_point(|paragraph| paragraph.end <= at);
    let above = source.map_or(0, |source| paragraphs(source.start).abs_diff(region.paragraph));
    let tags = |part: Part| source.map_or(0.0, |source| context.tagged(source, part));
    [
        distance(region, source),
        tags(Part::Source),
        tags(Part::Content),
        number(context.regions_in(&way).len().min(9)),
        number(sentences(context, &way).min(9)),
        number(above.min(9)),
        sort(context, source),
        number(source.map_or(0, |source| source.len().min(20))),
        flag(way.clone().take(REACH).any(|at| view.sign(at) == Some(','))),
        flag(source.is_some_and(|source| view.sentence_range(source.start).start == source.start)),
        flag(source.is_some_and(|source| context.in_region(source.start))),
        source.map_or(FAR, |source| sign(context, source.start.checked_sub(1))),
        source.map_or(FAR, |source| sign(context, Some(source.end))),
    ]
}

/// The tokens between a region and a span.
pub(super) fn between(region: &Region, span: Option<&Range<usize>>) -> Range<usize> {
    match span {
        Some(span) if span.end <= region.tokens.start => span.end..region.tokens.start,
        Some(span) if span.start >= region.tokens.end => region.tokens.end..span.start,
        Some(_) | None => 0..0,
    }
}

/// Tokens between a cue and its source.
fn apart(cue: Option<&Range<usize>>, source: Option<&Range<usize>>) -> f32 {
    let (Some(cue), Some(source)) = (cue, source) else { return FAR };
    let gap = source.start.saturating_sub(cue.end).max(cue.start.saturating_sub(source.end));
    number(gap.min(60))
}

/// Whether a region is joined to this cue.
fn cited(context: &Context<'_>, index: Option<usize>, cue: Option<&Range<usize>>) -> bool {
    let frame = index.and_then(|at| context.joined.get(at)?.as_ref());
    let other = frame.and_then(|frame| frame.link.cue());
    matches!((other, cue), (Some(other), Some(cue)) if other.start < cue.end && cue.start < other.end)
}

pub(super) fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
pub(super) fn number(count: usize) -> f32 {
    count as f32
}

/// How a link leads, as a number.
pub(super) fn link_kind(link: &Link) -> usize {
    match link {
        Link::Said { source: Some(_), .. } => 0,
        Link::Said { source: None, .. } => 1,
        Link::Continues(_) => 2,
        Link::Resumes(_) => 3,
        Link::Above { .. } => 4,
        Link::Turn { .. } => 5,
        Link::Floating => 6,
    }
}

/// Tokens between a region and a span: below zero before it.
fn distance(region: &Region, span: Option<&Range<usize>>) -> f32 {
    let Some(span) = span else { return FAR };
    if span.end <= region.tokens.start {
        -1.0 - number((region.tokens.start - span.end).min(60))
    } else {
        number(span.start.saturating_sub(region.tokens.end).min(60))
    }
}

/// Whether the source stands right before its cue, right behind it, or elsewhere.
fn order(cue: Option<&Range<usize>>, source: Option<&Range<usize>>) -> f32 {
    match (cue, source) {
        (Some(cue), Some(source)) if source.end == cue.start => 1.0,
        (Some(cue), Some(source)) if source.start == cue.end => 2.0,
        (Some(cue), Some(source)) if source.end < cue.start => 3.0,
        (Some(_), Some(_)) => 4.0,
        (Some(_), None) | (None, Some(_) | None) => 0.0,
    }
}

/// What stands at a token, as a number.
pub(super) fn sign(context: &Context<'_>, at: Option<usize>) -> f32 {
    let view = context.view;
    let Some(at) = at else { return 0.0 };
    match view.kind(at) {
        Some(TokenKind::Stop) if view.low(at) == "?" => return 1.0,
        Some(TokenKind::Stop) => return 2.0,
        Some(TokenKind::Mark) => return 3.0,
        Some(_) | None => {}
    }
    match view.sign(at) {
        Some(',') => return 4.0,
        Some(':') => return 5.0,
        Some(_) => return 6.0,
        None => {}
    }
    if view.low(at) == "that" {
        7.0
    } else if matches!(view.low(at), "and" | "but" | "or") {
        8.0
    } else if cues::verb_at(view, at).is_some() {
        9.0
    } else if view.is_capital(at) {
        10.0
    } else {
        11.0
    }
}

/// The form of a verb, as a number.
fn form(word: &str) -> f32 {
    match word {
        "said" | "says" => 0.0,
        "told" | "tells" => 1.0,
        "asked" | "asks" => 2.0,
        "added" | "adds" | "continued" | "wrote" | "writes" => 3.0,
        _ if word.ends_with("ing") => 4.0,
        _ if word.ends_with("ed") => 5.0,
        _ if word.ends_with('s') => 6.0,
        _ => 7.0,
    }
}

/// What sort of phrase a source is, as a number.
pub(super) fn sort(context: &Context<'_>, source: Option<&Range<usize>>) -> f32 {
    let view = context.view;
    let Some(source) = source else { return 0.0 };
    match view.low(source.start) {
        "he" | "she" => return 1.0,
        "they" => return 2.0,
        "it" => return 3.0,
        "i" | "we" | "you" => return 4.0,
        "who" | "which" | "that" if source.len() == 1 => return 5.0,
        _ => {}
    }
    let kinds: Vec<EntityKind> =
        source.clone().filter_map(|at| view.entity(at)).map(|entity| entity.kind).collect();
    if kinds.contains(&EntityKind::Person) {
        return 6.0;
    }
    if kinds.contains(&EntityKind::Organization) {
        return 7.0;
    }
    let Some(head) = people::head(view, source) else { return 8.0 };
    let first = view.low(source.start);
    if !view.is_capital(source.start) && (first.ends_with("ing") || first.ends_with("ed")) {
        return 14.0;
    }
    if kinds.contains(&EntityKind::Place) {
        return 15.0;
    }
    let word = view.low(head);
    if people::names_people(word) {
        9.0
    } else if people::is_document(word) || people::is_body(word) {
        10.0
    } else if !kinds.is_empty() {
        11.0
    } else if view.is_capital(head) {
        12.0
    } else {
        13.0
    }
}

/// Whether two sources are the same words (2) or name the same (1).
fn same(
    context: &Context<'_>,
    source: Option<&Range<usize>>,
    previous: Option<&Range<usize>>,
) -> f32 {
    let (Some(one), Some(other)) = (source, previous) else { return 0.0 };
    if one.start < other.end && other.start < one.end {
        return 2.0;
    }
    let id =
        |range: &Range<usize>| range.clone().find_map(|at| context.view.entity(at)).map(|e| e.id);
    match (id(one), id(other)) {
        (Some(one), Some(other)) if one == other => 1.0,
        (Some(_), Some(_)) => 3.0,
        (Some(_) | None, None) | (None, Some(_)) => 4.0,
    }
}

/// The ends of sentences within a range.
fn sentences(context: &Context<'_>, range: &Range<usize>) -> usize {
    if range.is_empty() {
        return 0;
    }
    context.view.sentence(range.end).abs_diff(context.view.sentence(range.start.saturating_sub(1)))
}

/// The verbs of reporting within a range.
fn verbs(context: &Context<'_>, range: &Range<usize>) -> usize {
    let near = range.start..range.end.min(range.start + REACH);
    near.filter(|&at| cues::verb_at(context.view, at).is_some()).count().min(9)
}
