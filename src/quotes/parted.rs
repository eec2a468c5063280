//! Contents that the tagger saw in, each cut where its writer goes on to another report, out.

use std::ops::Range;

use super::cues::{self, Class};
use super::join;
use super::link::UTTERANCE_WORDS;
use super::marks::{Region, region_at};
use super::nouns;
use super::people;
use super::signs;
use super::tagger::{Part, Tagged};
use super::view::View;
use crate::text::TokenKind;

/// Spans between a content and its cue.
const NEAR: usize = 3;
/// Tokens of the longest subject of a main clause.
const LONGEST_SUBJECT: usize = 12;
/// Tokens of the longest report that is searched for the verbs in it.
const LONGEST_HALF: usize = 80;

/// The spans, with content cut where its writer goes on to report ("said that it could but
/// condemned the groups", "said that it could, calling it a mess"), and where it is but long quotations side by side.
pub(super) fn parted(view: &View<'_>, regions: &[Region], tagged: &[Tagged]) -> Vec<Tagged> {
    let mut parts = Vec::with_capacity(tagged.len());
    let led = |content: &Range<usize>| {
        cue_before(view, tagged, content.start).is_some_and(|cue| cue.tokens.end == content.start)
    };
    for span in tagged {
        let part = |tokens: Range<usize>, part: Part| Tagged { tokens, part, ..span.clone() };
        let inside = |at: &usize| region_at(regions, *at).is_some();
        if span.part != Part::Content {
            parts.push(span.clone());
        } else if let Some(side_by_side) = quotations(view, regions, &span.tokens) {
            let alone = side_by_side.iter().map(|one| part(one.tokens.clone(), Part::Content));
            parts.extend(alone);
        } else if let Some(words) =
            behind_setting(view, regions, &span.tokens).filter(|_| led(&span.tokens))
        {
            parts.push(part(words, Part::Content));
        } else if let Some((sign, shown)) =
            signs::shown(view, regions, &span.tokens).filter(|_| !led(&span.tokens))
        {
            let verb = sign.end..sign.end + 1;
            parts.push(part(sign, Part::Source));
            parts.push(part(verb, Part::Cue));
            parts.extend(shown.iter().map(|one| part(one.tokens.clone(), Part::Content)));
        } else if let Some((joint, verb)) = span
            .tokens
            .clone()
            .skip(1)
            .filter(|at| !inside(at))
            .find_map(|at| Some((at, next_report(view, tagged, &(span.tokens.start..at))?)))
        {
            let half = span.tokens.start..joint;
            let relative = matches!(view.low(joint), "which" | "who");
            // "claimed the attack in a leaflet which warned that": a deed, and what the leaflet says.
            if !relative || half.clone().any(|at| nouns::is_auxiliary(view, at)) {
                parts.push(part(half, Part::Content));
            }
            if relative {
                parts.push(part(joint..verb, Part::Source));
            }
            parts.push(part(verb..verb + 1, Part::Cue));
            parts.push(part(verb + 1..span.tokens.end, Part::Content));
        } else {
            parts.push(span.clone());
        }
    }
    parts.retain(|part| !part.tokens.is_empty());
    parts
}

/// The one long quotation of a content before which stands only when, where or what about it was
/// said: "in reply to the mayor “the bridge will stay closed until March”".
pub(super) fn behind_setting(
    view: &View<'_>,
    regions: &[Region],
    content: &Range<usize>,
) -> Option<Range<usize>> {
    let [region] = regions.get(join::within(regions, content))? else { return None };
    let setting = content.start..region.tokens.start;
    let opens = matches!(view.low(setting.start), "in" | "at" | "on" | "during" | "through");
    let plain = setting.clone().all(|at| {
        view.is_word(at)
            && (!nouns::is_auxiliary(view, at) || is_object(view, at))
            && !matches!(view.low(at), "that" | "as")
            && cues::verb_at(view, at).is_none()
    });
    let whole = (region.tokens.end..content.end).all(|at| !view.is_word(at));
    let long = region.words >= UTTERANCE_WORDS;
    (opens && plain && whole && long && !setting.is_empty()).then(|| region.tokens.clone())
}

/// Whether a noun phrase follows the "to" at a token, not a verb: "in reply to the mayor".
fn is_object(view: &View<'_>, at: usize) -> bool {
    let next = at + 1;
    view.low(at) == "to" && (nouns::is_determiner(view, next) || view.is_capital(next))
}

/// The verb of reporting with which the writer goes on behind `half` of a content.
fn next_report(view: &View<'_>, tagged: &[Tagged], half: &Range<usize>) -> Option<usize> {
    let joint = half.end;
    let sure = goes_on_to_report(view, joint)
        .or_else(|| main_verb(view, tagged, half))
        .or_else(|| bare_saying(view, tagged, half))
        .or_else(|| relative_verb(view, joint));
    sure.or_else(|| {
        let verb = joined_verb(view, joint).or_else(|| participle(view, joint))?;
        let cue = cue_before(view, tagged, half.start)?;
        is_parallel(view, cue, half, verb).then_some(verb)
    })
}

/// The verb of reporting behind a "but", or behind an "and" where "that" leaves no doubt.
fn goes_on_to_report(view: &View<'_>, joint: usize) -> Option<usize> {
    let adverb = matches!(view.low(joint + 1), "also" | "later" | "then");
    let verb = joint + 1 + usize::from(adverb);
    let class = cues::verb_at(view, verb)?.class;
    let past = view.low(verb).ends_with('d');
    let goes_on = match view.low(joint) {
        "but" => !adverb && matches!(class, Class::Speech | Class::Report),
        "and" => class == Class::Speech && view.low(verb + 1) == "that",
        _ => false,
    };
    (past && goes_on).then_some(verb)
}

/// The verb of saying of the main clause, where `half` belongs to a participle that opens the sentence:
/// "Announcing that the bridge was closed, the mayor said it was a mess".
fn main_verb(view: &View<'_>, tagged: &[Tagged], half: &Range<usize>) -> Option<usize> {
    let joint = half.end;
    let comma = view.sign(joint) == Some(',');
    let marked = view.kind(joint.wrapping_sub(1)) == Some(TokenKind::Mark);
    let start = Some(joint + usize::from(comma)).filter(|_| comma || marked)?;
    let sentence = view.sentence_range(half.start);
    let opens = view.low(sentence.start).ends_with("ing") && half.start - sentence.start <= NEAR;
    cue_before(view, tagged, half.start)
        .filter(|cue| opens && cue.tokens.start == sentence.start)?;
    let near = start + 1..sentence.end.min(joint + LONGEST_SUBJECT);
    let verb = near.clone().find(|&at| cues::says(view, at))?;
    let subject = nouns::subject(view, joint, verb)?;
    (subject.start == start).then_some(verb)
}

/// The verb of what says something itself: "the leaflet which warned that".
fn relative_verb(view: &View<'_>, joint: usize) -> Option<usize> {
    let verb = joint + 1;
    let relative = matches!(view.low(joint), "which" | "who");
    (relative && cues::is_speech(view, verb) && view.low(verb + 1) == "that").then_some(verb)
}

/// "saying" behind what somebody speaks against: "condemned the attack saying the bridge".
fn bare_saying(view: &View<'_>, tagged: &[Tagged], half: &Range<usize>) -> Option<usize> {
    let verb = Some(half.end).filter(|&at| view.low(at) == "saying")?;
    let cue = cue_before(view, tagged, half.start).filter(|cue| cue.tokens.end == half.start)?;
    let against = cue.tokens.clone().find_map(|at| cues::verb_at(view, at))?.class == Class::Report;
    // Whoever or whatever stands before it may be what says it: "the comments saying".
    let last = verb - 1;
    let word = view.low(last);
    let speaks = people::names_people(word)
        || people::is_document(word)
        || matches!(word, "comments" | "remarks" | "words")
        || view.is_capital(last)
        || nouns::is_pronoun(word)
        || nouns::is_function(view, last);
    let clause = nouns::is_determiner(view, verb + 1)
        || nouns::is_personal(view.low(verb + 1))
        || view.low(verb + 1) == "that";
    (against && !speaks && clause).then_some(verb)
}

/// A verb of reporting behind an "and" or "but".
fn joined_verb(view: &View<'_>, joint: usize) -> Option<usize> {
    let between = matches!(
        view.low(joint + 1),
        "also" | "he" | "instead" | "later" | "she" | "then" | "they"
    );
    let verb = joint + 1 + usize::from(between);
    (matches!(view.low(joint), "and" | "but") && reports(view, verb)).then_some(verb)
}

/// Whether a verb behind `half` goes on from the cue of what `half` reports, and not from a verb
/// within: it is a participle behind a comma, or both are of one form and no verb between is.
fn is_parallel(view: &View<'_>, cue: &Tagged, half: &Range<usize>, verb: usize) -> bool {
    if half.len() > LONGEST_HALF {
        return false;
    }
    if !matches!(view.low(half.end), "and" | "but") {
        return true;
    }
    let first = cue.tokens.clone().find(|&at| cues::verb_at(view, at).is_some());
    let Some(form) = first.and_then(|at| Form::of(view.low(at))) else { return false };
    let other = |at: usize| Form::of(view.low(at)) == Some(form) && !view.is_capital(at);
    let pronoun = nouns::is_personal(view.low(verb - 1));
    Form::of(view.low(verb)) == Some(form) && (pronoun || !half.clone().any(other))
}

/// The participle of a verb of reporting behind a comma or a dash at `joint`, or at `joint` itself
/// behind a comma that stands in marks.
fn participle(view: &View<'_>, joint: usize) -> Option<usize> {
    let parts = |at: usize| view.sign(at) == Some(',') || view.is_dash(at);
    let marked = view.kind(joint.wrapping_sub(1)) == Some(TokenKind::Mark);
    let verb = if parts(joint) {
        joint + 1
    } else if marked && view.sign(joint.wrapping_sub(2)) == Some(',') {
        joint
    } else {
        return None;
    };
    (reports(view, verb) && view.low(verb).ends_with("ing")).then_some(verb)
}

fn reports(view: &View<'_>, at: usize) -> bool {
    cues::verb_at(view, at).is_some_and(|verb| matches!(verb.class, Class::Speech | Class::Report))
}

/// The tagger's cue next before a content in its sentence.
fn cue_before<'t>(view: &View<'_>, tagged: &'t [Tagged], start: usize) -> Option<&'t Tagged> {
    let from = tagged.partition_point(|span| span.tokens.start < start);
    let sentence = view.sentence_range(start);
    tagged.get(..from)?.iter().rev().take(NEAR).find(|span| {
        span.part == Part::Cue && span.tokens.start >= sentence.start && span.tokens.end <= start
    })
}

/// The form of a verb, as its ending tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "said", "called".
    Past,
    /// "says", "calls": only of verbs that report, as nouns end so too.
    Present,
    /// "saying", "calling".
    Participle,
}

impl Form {
    fn of(word: &str) -> Option<Self> {
        if word.ends_with("ing") {
            Some(Self::Participle)
        } else if word.ends_with("ed") || matches!(word, "said" | "told" | "wrote") {
            Some(Self::Past)
        } else if word.ends_with('s') {
            cues::verb(word).is_some_and(|verb| verb.lemma != word).then_some(Self::Present)
        } else {
            None
        }
    }
}

/// The regions of a content that is nothing but long quotations with "and" between them.
fn quotations<'r>(
    view: &View<'_>,
    regions: &'r [Region],
    content: &Range<usize>,
) -> Option<&'r [Region]> {
    let found = regions.get(join::within(regions, content))?;
    let opens = found.first()?.tokens.start == content.start;
    let chain = join::are_chained(view, found, content.end, &["and", "but", "or"]);
    let long = found.iter().all(|region| region.words >= UTTERANCE_WORDS);
    (found.len() > 1 && opens && chain && long).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_pieces as check;

    #[test]
    fn whoever_said_something_and_called_it_something_reports_twice() {
        check(
            "Ann Lee said the bridge is “unsafe” for trucks and called the plan to open it “a bad joke” on the town.",
            &["the bridge is “unsafe” for trucks", "the plan to open it “a bad joke” on the town"],
        );
    }

    #[test]
    fn a_verb_that_goes_on_from_one_within_the_report_belongs_to_it() {
        let said = "he had walked to the town hall and told the “whole truth” to the council";
        check(&format!("Ann Lee said {said}."), &[said]);
    }

    #[test]
    fn what_opens_with_a_participle_has_another_report_in_its_main_clause() {
        check(
            "Announcing that the bridge had been closed by a storm, Ann Lee said it was “a bad day for Exeter”.",
            &["that the bridge had been closed by a storm", "it was “a bad day for Exeter”"],
        );
    }

    #[test]
    fn a_participle_behind_a_report_reports_too() {
        check(
            "Ann Lee said the bridge is “unsafe” for trucks, calling the plan to open it “a bad joke” on the town.",
            &["the bridge is “unsafe” for trucks", "the plan to open it “a bad joke” on the town"],
        );
    }
}
