//! Cues and the reports found so far in, what else may be reported there out: the second stage chooses.

use std::ops::Range;

use super::bounds;
use super::clauses;
use super::cues::{self, Class};
use super::deeds;
use super::frame::{Evidence, Frame, Link};
use super::marks::Region;
use super::nouns;
use super::relatives;
use super::reported;
use super::times;
use super::view::View;
use crate::QuoteKind;
use crate::sorted::Sorted;

/// Words of the shortest clause that is offered.
const FEWEST_WORDS: usize = 3;
/// Tokens of a sentence that are read: longer ones are lists.
const LONGEST: usize = 120;
/// Tokens of a sentence in which other ends are looked for: it may be as long as a book.
const LONGEST_SENTENCE: usize = 400;
/// Tokens between a verb and the "that" behind it: "told reporters in Paris on Monday that".
const LONGEST_LISTENER: usize = 8;
/// Ends of a report at signs that are offered beside its own: more gain nothing in cross-validation.
const MOST_ENDS: usize = 2;

/// Reports that rules see at the cues outside marks, and other ends of those reports and of `joined`.
pub(super) fn offers(view: &View<'_>, regions: &[Region], joined: &[Option<Frame>]) -> Vec<Frame> {
    let marked = |range: &Range<usize>| {
        let next = regions.partition_point(|region| region.tokens.end <= range.start);
        regions.get(next).is_some_and(|region| region.tokens.start < range.end)
    };
    let mut known: Vec<Range<usize>> =
        joined.iter().flatten().map(|frame| frame.content.clone()).collect();
    known.order_by_key(|content| content.start);
    // What differs by one token is no other report.
    let is_known = |content: &Range<usize>| {
        let from = known.partition_point(|other| other.start + 1 < content.start);
        let near = known.get(from..).unwrap_or_default().iter();
        let mut near = near.take_while(|other| other.start <= content.start + 1);
        near.any(|other| other.end.abs_diff(content.end) <= 1)
    };
    let is_new = |frame: &Frame| !marked(&frame.content) && !is_known(&frame.content);
    let mut found = Vec::new();
    for sentence in &view.tokens.sentences {
        let sentence = sentence.start..sentence.end.min(sentence.start + LONGEST);
        for at in sentence.clone().filter(|&at| is_cue(view, at) && !marked(&(at..at + 1))) {
            let reports = at_cue(view, &sentence, at);
            found.extend(reports.into_iter().flatten().filter(is_new));
        }
    }
    let reports = joined.iter().flatten().filter(|frame| frame.kind == QuoteKind::Indirect);
    let ends = reports.chain(&found).flat_map(|frame| other_bounds(view, frame));
    let ends: Vec<Frame> = ends.filter(is_new).collect();
    found.extend(ends);
    found.order_by_key(|frame| (frame.content.start, frame.content.end));
    found.dedup_by(|later, frame| later.content == frame.content);
    found
}

/// Whether something may be reported at a token: by "according to", by a verb that no attitude is
/// told with, or by any verb before "that": "shot back that", "reminded the town that".
fn is_cue(view: &View<'_>, at: usize) -> bool {
    let word = view.low(at);
    let led = |at: usize| view.low(at + 1) == "that";
    cues::is_according(view, at)
        || cues::verb_at(view, at).is_some_and(|verb| verb.class != Class::Attitude)
        || word.ends_with('d') && led(at)
        || word.starts_with("remind")
}

/// What the cue at a token reports: behind it and before it.
fn at_cue(view: &View<'_>, sentence: &Range<usize>, at: usize) -> [Option<Frame>; 2] {
    if cues::is_according(view, at) {
        return at_according(view, sentence, at);
    }
    let speech = cues::is_speech(view, at);
    let cue = at..at + 1;
    let end = (at + 1..sentence.end).find(|&at| view.sign(at) == Some(';'));
    let end = end.unwrap_or(sentence.end);
    let is_comma = |at: usize| at > sentence.start && view.sign(at) == Some(',');
    // "It rained, said Ann Lee."
    let inverted = nouns::starting_at(view, at + 1, sentence.end)
        .filter(|source| speech && is_comma(at.wrapping_sub(1)) && is_named(view, source));
    if let Some(source) = inverted {
        let goes_on = view.sign(source.end) == Some(',');
        let ahead = Some(source.end + 1..end).filter(|_| goes_on);
        let ahead = ahead.and_then(|rest| report(view, rest, cue.clone(), source.clone()));
        return [ahead, report(view, sentence.start..at - 1, cue, source)];
    }
    let Some(source) = clauses::subject_of(view, sentence, at) else { return [None, None] };
    let source = whole_source(view, sentence, source);
    let that = that_behind(view, at + 1, sentence.end);
    let ahead = that.or(speech.then_some(at + 1));
    let ahead = ahead.and_then(|start| report(view, start..end, cue.clone(), source.clone()));
    let closed = !view.is_word(at + 1)
        || nouns::is_preposition(view, at + 1)
        || times::is_day(view.low(at + 1));
    // "Asked about it, Ann Lee said nothing."
    let asked = cues::verb_at(view, sentence.start).is_some();
    let comma = source.start.checked_sub(1).filter(|&at| closed && !asked && is_comma(at));
    [ahead, comma.and_then(|comma| report(view, sentence.start..comma, cue, source))]
}

/// What the "according to" at a token reports: behind it and before it.
fn at_according(view: &View<'_>, sentence: &Range<usize>, at: usize) -> [Option<Frame>; 2] {
    let Some(source) = nouns::starting_at(view, at + 2, sentence.end) else { return [None, None] };
    let cue = at..at + 2;
    let comma = (source.end..sentence.end).find(|&at| view.sign(at) == Some(','));
    let ahead =
        comma.and_then(|comma| report(view, comma + 1..sentence.end, cue.clone(), source.clone()));
    [ahead, report(view, sentence.start..at, cue, source)]
}

/// Whether a phrase begins as that of a speaker behind the cue.
fn is_named(view: &View<'_>, source: &Range<usize>) -> bool {
    view.is_capital(source.start) || nouns::is_determiner(view, source.start)
}

/// The "that" near behind a token, with nothing but words between.
fn that_behind(view: &View<'_>, start: usize, limit: usize) -> Option<usize> {
    let near = start..limit.min(start + LONGEST_LISTENER);
    near.take_while(|&at| view.is_word(at)).find(|&at| view.low(at) == "that")
}

/// A source with what stands before it: "an inquiry by the council", "a clerk who asked not to be
/// named".
fn whole_source(view: &View<'_>, sentence: &Range<usize>, source: Range<usize>) -> Range<usize> {
    let Some(before) = source.start.checked_sub(1).filter(|&at| at > sentence.start) else {
        return source;
    };
    if let Some(start) = relatives::start(view, &source) {
        return start..source.end;
    }
    let end = match (view.low(before), view.low(source.start)) {
        ("by", _) => Some(before),
        ("be", "named" | "identified") => {
            let near = sentence.start.max(before.saturating_sub(LONGEST_LISTENER))..before;
            near.rev().find(|&at| view.low(at) == "who")
        }
        _ => None,
    };
    let whole = end.and_then(|end| nouns::ending_at(view, sentence.start, end));
    match whole {
        Some(whole) if view.low(before) == "by" => whole.start..source.end,
        Some(whole) => whole,
        None => source,
    }
}

/// A report, without the signs at its ends and its writer's words.
fn report(
    view: &View<'_>,
    mut content: Range<usize>,
    cue: Range<usize>,
    source: Range<usize>,
) -> Option<Frame> {
    content.end = view.end_of_words(&content);
    while matches!(view.sign(content.start), Some(',' | ':')) {
        content.start += 1;
    }
    let last = content.clone().next_back()?;
    // "the height at which, he said, a man sleeps": half a clause is no report.
    let open = nouns::is_preposition(view, last)
        || nouns::is_determiner(view, last)
        || matches!(view.low(last), "and" | "but" | "that" | "which" | "who");
    let link = Link::Said { cue, source: Some(source) };
    let own = bounds::begun(view, &content, &link);
    let mut own = bounds::unremarked(view, &own, &link);
    own.start = reported::behind_dateline(view, own.start).min(own.end);
    let short = view.count_words(own.clone()) < FEWEST_WORDS;
    let none = open || short || deeds::is_deed(view, &own, &link);
    (!none).then(|| Frame::new(own, QuoteKind::Indirect, link, Evidence::Rule))
}

/// A report from its "that" on, up to a comma or dash, up to the end of its sentence, or, before its
/// cue, from the start of the sentence.
fn other_bounds(view: &View<'_>, frame: &Frame) -> Vec<Frame> {
    let content = &frame.content;
    let Some(cue) = frame.link.cue() else { return Vec::new() };
    let sentence = view.sentence_range(content.start);
    if sentence.len().max(content.len()) > LONGEST_SENTENCE {
        return Vec::new();
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    if cue.end <= content.start {
        let rest = content.end..sentence.end.max(content.end);
        let stop = rest.clone().find(|&at| view.sign(at) == Some(';')).unwrap_or(rest.end);
        let whole = view.end_of_words(&(content.end..stop));
        let inside = content.start + FEWEST_WORDS..whole.min(content.start + LONGEST);
        let parted = |at: &usize| view.sign(*at) == Some(',') || view.is_dash(*at);
        let ends = inside.filter(parted).take(MOST_ENDS);
        let ends: Vec<usize> = ends.chain([whole, content.end]).collect();
        let that = that_behind(view, content.start + 1, content.end);
        for start in [Some(content.start), that].into_iter().flatten() {
            ranges.extend(ends.iter().map(|&end| start..end));
        }
    } else if cue.start >= content.end {
        let start = reported::behind_dateline(view, sentence.start);
        ranges.push(start.min(content.start)..content.end);
    }
    ranges.retain(|range| view.count_words(range.clone()) >= FEWEST_WORDS);
    let bounded = |content| Frame { content, evidence: Evidence::Both, ..frame.clone() };
    ranges.into_iter().map(bounded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;
    use crate::{Input, Options, analyze};

    /// The sources and contents that are offered where nothing else was found.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let tokens = tokenize(&analysis.article.text);
        let view = View::new(&analysis.article, &tokens, &analysis.entities);
        let words = |range: Range<usize>| view.words(view.span(range));
        let offered = offers(&view, &[], &[]);
        let found = offered.iter().filter_map(|frame| {
            let Link::Said { source: Some(source), .. } = &frame.link else { return None };
            Some((words(source.clone()), words(frame.content.clone())))
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_stands_before_its_cue_is_reported() {
        let said = "A bridge near Exeter fell into the river on Sunday";
        check(&format!("{said}, state radio reported."), &[("state radio", said)]);
        check(&format!("{said}, said Ann Lee."), &[("Ann Lee", said)]);
    }

    #[test]
    fn any_verb_before_that_reports() {
        let said = "that the bridge was closed to trucks";
        check(&format!("Ann Lee reminded the council {said}."), &[("Ann Lee", said)]);
        check(&format!("Ann Lee shot back {said}."), &[("Ann Lee", said)]);
    }

    #[test]
    fn what_somebody_does_not_say_is_not_offered() {
        check("Ann Lee found the keys of the old bridge.", &[]);
    }

    #[test]
    fn who_made_an_inquiry_is_not_all_of_the_source() {
        let found = "that the bridge had lost eleven bolts";
        check(
            &format!("An inquiry by the council found {found}."),
            &[("An inquiry by the council", found)],
        );
    }

    #[test]
    fn who_asks_not_to_be_named_speaks() {
        let said = "many had learned the news from a letter";
        check(&format!("A clerk who asked not to be named said {said}."), &[("A clerk", said)]);
    }

    #[test]
    fn a_report_may_end_at_a_comma() {
        let whole = "that the bridge was closed, which nobody believes";
        let half = "that the bridge was closed";
        check(&format!("Ann Lee said {whole}."), &[("Ann Lee", half), ("Ann Lee", whole)]);
    }

    #[test]
    fn half_a_clause_is_no_report() {
        check(
            "The bridge over which, Ann Lee said, nobody may walk.",
            &[("Ann Lee", "nobody may walk")],
        );
    }
}
