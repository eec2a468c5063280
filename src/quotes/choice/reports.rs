//! Reports without marks in, those that are quotes out.

use std::ops::Range;

use super::super::cues;
use super::super::frame::{Evidence, Frame, Link};
use super::super::nouns;
use super::super::reported;
use super::super::tagger::Part;
use super::Context;
use super::features::{FAR, class, flag, number, sign, sort};
use crate::QuoteKind;
use crate::forest::Model;
use crate::sorted::Sorted;
use crate::text::TokenKind;

/// The indices of the reports' frames with their numbers.
pub(super) fn reports(context: &Context<'_>) -> Vec<(usize, Vec<f32>)> {
    let frames = context.joined.iter().enumerate();
    let frames = frames.filter_map(|(at, frame)| Some((at, frame.as_ref()?)));
    let reports = frames.filter(|(_, frame)| frame.kind == QuoteKind::Indirect);
    reports.map(|(at, frame)| (at, row(context, frame))).collect()
}

/// A word that may go on after a report, as a number.
fn joint(word: &str) -> f32 {
    match word {
        "and" => 1.0,
        "but" | "yet" => 2.0,
        "or" | "nor" => 3.0,
        "which" | "who" | "whose" | "where" => 4.0,
        "as" => 5.0,
        "while" | "whereas" | "though" | "although" => 6.0,
        "after" | "before" | "when" | "since" | "until" | "once" => 7.0,
        "because" | "so" => 8.0,
        "if" | "unless" => 9.0,
        "in" | "at" | "on" | "during" => 10.0,
        "to" => 11.0,
        "with" | "without" => 12.0,
        "for" | "by" | "from" | "of" => 13.0,
        "that" => 14.0,
        "saying" | "adding" | "noting" | "calling" | "citing" => 15.0,
        _ => 0.0,
    }
}

/// What speaks for a report.
fn row(context: &Context<'_>, frame: &Frame) -> Vec<f32> {
    let view = context.view;
    let tokens = &frame.content;
    let start = tokens.start;
    let sentence = view.sentence_range(start);
    let tag = context.tag(tokens, Part::Content);
    let mut row = context.sure(tokens, Part::Content).to_vec();
    row.extend([
        flag(tag.is_some_and(|tag| tag.attitude)),
        word(context, start),
        word(context, start + 1),
        sign(context, start.checked_sub(1)),
        number((start - sentence.start.min(start)).min(60)),
        number((sentence.end - sentence.start).min(80)),
        number(context.regions_in(&sentence).len().min(4)),
        number(contents(context, &sentence)),
        flag(view.paragraph_range(start).start == 0),
        number((start - view.paragraph_range(start).start).min(60)),
    ]);
    row.extend(of_end(context, tokens));
    row.extend(of_cue(context, frame));
    row.extend(of_source(context, frame));
    row.extend(of_bounds(context, frame));
    row
}

/// What tells a report from others with the same cue: who found it, and how it lies to its sentence
/// and to what the tagger saw there.
fn of_bounds(context: &Context<'_>, frame: &Frame) -> [f32; 10] {
    let view = context.view;
    let tokens = &frame.content;
    let sentence = view.sentence_range(tokens.start);
    let rest = tokens.end..sentence.end.max(tokens.end);
    let tag = context.tag(tokens, Part::Content);
    let apart = |one: usize, other: usize| {
        if one < other { -number((other - one).min(30)) } else { number((one - other).min(30)) }
    };
    let source = context.source(&frame.link, &[]);
    let first = source.map(|source| source.start);
    [
        number(frame.evidence as usize),
        context.tagged(tokens, Part::Content),
        frame.link.cue().map_or(FAR, |cue| context.tagged(&cue, Part::Cue)),
        flag(reported::behind_dateline(view, sentence.start) == tokens.start),
        flag(rest.clone().all(|at| !view.is_word(at))),
        tag.map_or(FAR, |tag| apart(tag.tokens.start, tokens.start)),
        tag.map_or(FAR, |tag| apart(tag.tokens.end, tokens.end)),
        number(finite(context, rest).min(5)),
        first.map_or(FAR, |first| word(context, first.wrapping_sub(1))),
        first.map_or(FAR, |first| word(context, first)),
    ]
}

/// What speaks for the end of a report, and how long it is.
fn of_end(context: &Context<'_>, tokens: &Range<usize>) -> [f32; 9] {
    let view = context.view;
    let end = tokens.end;
    let read = tokens.start..end.min(tokens.start + LONGEST_READ);
    let sentence = view.sentence_range(end.saturating_sub(1));
    let signed = view.sign(end).is_some() || view.is_dash(end);
    let next = end + usize::from(signed);
    [
        number(view.count_words(read.clone()).min(60)),
        sign(context, Some(end)),
        joint(view.low(next)),
        word(context, next),
        word(context, next + 1),
        word(context, end.saturating_sub(1)),
        number(sentence.end.saturating_sub(end).min(60)),
        number(finite(context, tokens.clone()).min(5)),
        number(read.filter(|&at| view.sign(at) == Some(',')).count().min(9)),
    ]
}

/// What speaks for the cue of a report.
fn of_cue(context: &Context<'_>, frame: &Frame) -> [f32; 9] {
    let view = context.view;
    let cue = frame.link.cue();
    let verb = cue.clone().and_then(|cue| cue.rev().find(|&at| cues::verb_at(view, at).is_some()));
    let [part, act, ..] = cue.as_ref().map_or([0.0; 4], |cue| context.sure(cue, Part::Cue));
    let apart = cue.as_ref().map_or(FAR, |cue| {
        if cue.end <= frame.content.start {
            number((frame.content.start - cue.end).min(60))
        } else {
            -1.0 - number(cue.start.saturating_sub(frame.content.end).min(60))
        }
    });
    [
        part,
        act,
        apart,
        class(view, verb),
        verb.map_or(9.0, |at| verb_group(view.low(at))),
        number(cue.as_ref().map_or(0, Range::len).min(9)),
        cue.as_ref().map_or(0.0, |cue| word(context, cue.start.wrapping_sub(1))),
        cue.as_ref().map_or(0.0, |cue| word(context, cue.end)),
        flag(cue.is_some_and(|cue| view.sentence(cue.start) == view.sentence(frame.content.start))),
    ]
}

/// What speaks for the source of a report.
fn of_source(context: &Context<'_>, frame: &Frame) -> [f32; 5] {
    let Link::Said { cue, source: Some(source) } = &frame.link else { return [FAR; 5] };
    let [part, ..] = context.sure(source, Part::Source);
    let gap = source.start.saturating_sub(cue.end).max(cue.start.saturating_sub(source.end));
    [
        part,
        sort(context, Some(source)),
        number(gap.min(60)),
        number(source.len().min(20)),
        flag(source.start > cue.start),
    ]
}

/// The contents that the tagger saw in a sentence.
fn contents(context: &Context<'_>, sentence: &Range<usize>) -> usize {
    let from = context.tags.partition_point(|span| span.tokens.end <= sentence.start);
    let rest = context.tags.get(from..).unwrap_or_default();
    let near = rest.iter().take_while(|span| span.tokens.start < sentence.end);
    near.filter(|span| span.part == Part::Content).count().min(9)
}

/// Tokens that are searched for verbs: a sentence may be as long as a book.
const LONGEST_READ: usize = 200;

/// The finite verbs within a range, as far as they are told by their form.
fn finite(context: &Context<'_>, range: Range<usize>) -> usize {
    let view = context.view;
    range
        .take(LONGEST_READ)
        .filter(|&at| nouns::is_auxiliary(view, at) || view.kind(at) == Some(TokenKind::Clitic))
        .count()
}

/// Verbs of reporting that lead in reports of one kind, as a number.
fn verb_group(word: &str) -> f32 {
    match word {
        "said" | "says" => 0.0,
        "say" | "saying" => 1.0,
        "told" | "tells" | "telling" => 2.0,
        "asked" | "asks" | "urged" | "urges" | "urging" => 3.0,
        "called" | "calls" | "call" | "calling" => 4.0,
        "announced" | "reported" | "confirmed" | "claimed" => 5.0,
        _ if word.ends_with("ing") => 6.0,
        _ if word.ends_with("ed") => 7.0,
        _ if word.ends_with('s') => 8.0,
        _ => 9.0,
    }
}

/// What sort of word stands at a token, as a number.
fn word(context: &Context<'_>, at: usize) -> f32 {
    let view = context.view;
    match view.low(at) {
        "that" => return 1.0,
        "to" => return 2.0,
        "for" => return 3.0,
        "of" | "on" | "about" => return 4.0,
        "whether" | "how" | "why" | "what" | "when" | "where" | "if" => return 5.0,
        "he" | "she" | "they" | "it" | "i" | "we" | "you" | "there" => return 6.0,
        "not" | "n't" => return 7.0,
        _ => {}
    }
    match view.kind(at) {
        None => 0.0,
        Some(TokenKind::Stop) => 8.0,
        Some(TokenKind::Mark) => 9.0,
        Some(TokenKind::Sign) => 10.0,
        Some(TokenKind::Number) => 11.0,
        Some(_) if nouns::is_determiner(view, at) => 12.0,
        Some(_) if nouns::is_preposition(view, at) => 13.0,
        Some(_) if nouns::is_auxiliary(view, at) => 14.0,
        Some(_) if cues::verb_at(view, at).is_some() => 15.0,
        Some(_) if view.entity(at).is_some() => 16.0,
        Some(_) if view.low(at).ends_with("ing") => 17.0,
        Some(_) if view.low(at).ends_with("ed") => 18.0,
        Some(_) if nouns::is_function(view, at) => 19.0,
        Some(_) if view.is_capital(at) => 20.0,
        Some(_) if view.low(at).ends_with('s') => 21.0,
        Some(_) => 22.0,
    }
}

/// The log-odds over which a report is a quote: a chance of 0.3. F1 is highest where a chance of
/// half of it is enough.
const LEAST: f32 = -0.85;
/// The same of a clause with "that" which the tagger misses: a chance of 0.23. In texts unlike those
/// that it learnt from it misses more, and they are plain: "reminded the audience that".
const LEAST_LED: f32 = -1.2;

/// The log-odds over which a report is a quote.
fn least(context: &Context<'_>, report: &Frame) -> f32 {
    let led = context.view.low(report.content.start) == "that";
    if led && report.evidence == Evidence::Rule { LEAST_LED } else { LEAST }
}

/// The frames with the likeliest of the reports that share words, and without those that the model
/// finds unlikely.
pub(super) fn select(context: &Context<'_>, model: &Model) -> Vec<Option<Frame>> {
    let mut frames = context.joined.to_vec();
    let mut likely: Vec<(f32, Frame, usize)> = Vec::new();
    for (at, row) in reports(context) {
        let odds = model.score(&row);
        let report = frames
            .get_mut(at)
            .and_then(Option::take)
            .filter(|report| odds > least(context, report));
        likely.extend(report.map(|report| (odds, report, at)));
    }
    likely.order_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
    let mut taken = vec![false; context.view.tokens.tokens.len()];
    for (odds, mut report, at) in likely {
        let Some(slots) = taken.get_mut(report.content.clone()) else { continue };
        if slots.contains(&true) {
            continue;
        }
        slots.fill(true);
        report.odds.quote = odds;
        if let Some(slot) = frames.get_mut(at) {
            *slot = Some(report);
        }
    }
    frames
}
