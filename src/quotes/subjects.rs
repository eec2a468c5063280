//! A verb of reporting whose subject does not stand right before it in, that subject out.

use std::ops::Range;

use super::clauses;
use super::cues::{self, Class};
use super::nouns;
use super::view::View;
use crate::EntityKind;
use crate::text::TokenKind;

/// Tokens that are searched for the clause behind a participle that opens its sentence.
const LONGEST_OPENING: usize = 60;

/// The subject of a verb over an adverb ("Lee however said"), or of the clause that a participle
/// opens ("Citing “a need for calm,” Lee closed the bridge").
pub(super) fn apart(view: &View<'_>, verb: usize) -> Option<Range<usize>> {
    let sentence = view.sentence_range(verb);
    let adverb = verb.checked_sub(1).filter(|&at| at > sentence.start && is_joint(view.low(at)));
    if let Some(adverb) = adverb {
        let comma = usize::from(view.sign(adverb - 1) == Some(','));
        return nouns::subject(view, sentence.start, adverb - comma);
    }
    let opens = verb == sentence.start
        || verb == sentence.start + 1
            && matches!(view.low(sentence.start), "after" | "before" | "by" | "in" | "while");
    if !(opens && view.low(verb).ends_with("ing")) {
        return None;
    }
    let end = sentence.end.min(verb + LONGEST_OPENING);
    let comma = |at: &usize| view.sign(*at) == Some(',');
    (verb + 1..end).filter(comma).find_map(|at| {
        let start = (at + 1..end).find(|&next| view.is_word(next))?;
        let subject = nouns::starting_at(view, start, end)?;
        is_verb(view, subject.end).then_some(subject)
    })
}

/// Adverbs that stand between a subject and its verb.
fn is_joint(word: &str) -> bool {
    matches!(word, "however" | "meanwhile" | "therefore" | "though" | "nonetheless")
}

/// Whether a word behind a noun phrase may be its verb.
fn is_verb(view: &View<'_>, at: usize) -> bool {
    let plain = view.kind(at) == Some(TokenKind::Word) && !view.is_capital(at);
    nouns::is_auxiliary(view, at) || plain && !nouns::is_function(view, at)
}

/// The subject of the clause that a participle behind a comma belongs to, where `found` is its
/// object: "Lee went after Diab, calling him".
pub(super) fn of_participle(
    view: &View<'_>,
    cue: &Range<usize>,
    found: &Range<usize>,
) -> Option<Range<usize>> {
    let comma = cue.start.checked_sub(1).filter(|_| is_participle(view, cue))?;
    let sentence = view.sentence_range(comma);
    let before = found.start.checked_sub(1).filter(|&at| at > sentence.start)?;
    let object = nouns::is_preposition(view, before)
        || (view.kind(before) == Some(TokenKind::Word)
            && !view.is_capital(before)
            && !nouns::is_function(view, before)
            && cues::verb_at(view, before).is_none_or(|verb| verb.class != Class::Speech));
    if !(object && found.end <= comma) {
        return None;
    }
    let subject = nouns::first(view, sentence.start, found.start)?;
    let speaks = view.is_capital(subject.start) && subject.start > sentence.start
        || nouns::is_personal(view.low(subject.start))
        || subject
            .clone()
            .any(|at| view.entity(at).is_some_and(|one| one.kind == EntityKind::Person));
    (speaks && subject.end < found.start).then_some(subject)
}

/// The subject before "in an interview with the paper", where `found` is the paper.
pub(super) fn in_interview(view: &View<'_>, found: &Range<usize>) -> Option<Range<usize>> {
    let with = found.start.checked_sub(1).filter(|&at| view.low(at) == "with")?;
    let interview = with.checked_sub(1).filter(|&at| view.low(at) == "interview")?;
    let sentence = view.sentence_range(with);
    let near = sentence.start.max(interview.saturating_sub(LONGEST_VENUE))..interview;
    let start = near.rev().find(|&at| view.low(at) == "in")?;
    nouns::ending_at(view, sentence.start, start)
}

/// Tokens from "in" to "interview": "in an exclusive interview".
const LONGEST_VENUE: usize = 4;

/// Whether a word that looks like a verb is what is written: "Reports say".
pub(super) fn is_written(word: &str) -> bool {
    matches!(word, "reports" | "report" | "polls" | "claims" | "estimates")
}

/// Whether a cue is a participle behind the clause that has its subject, where `source` stands in
/// another sentence or behind it: "Lee said no. Then he laughed, calling it a mess".
pub(super) fn is_of_other_clause(
    view: &View<'_>,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> bool {
    let apart = source.start >= cue.end || view.sentence(source.start) < view.sentence(cue.start);
    apart
        && is_participle(view, cue)
        && clauses::subject_of(view, &view.sentence_range(cue.start), cue.start).is_some()
}

/// Whether a cue is a participle behind a comma: ", calling it a mess".
fn is_participle(view: &View<'_>, cue: &Range<usize>) -> bool {
    let comma = cue.start.checked_sub(1).is_some_and(|last| view.sign(last) == Some(','));
    comma && view.low(cue.start).ends_with("ing") && cues::verb(view.low(cue.start)).is_some()
}

#[cfg(test)]
mod tests {
    use crate::{Input, Options, analyze};

    /// The names of the speakers of all quotes.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let name = |quote: &crate::Quote| Some(quote.attribution.as_ref()?.speaker.name.clone());
        let found: Vec<_> = analysis.quotes.iter().filter_map(name).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_adverb_stands_between_subject_and_verb() {
        check(
            "Ann Lee however said the bridge would be “a heavy burden” for the town.",
            &["Ann Lee"],
        );
    }

    #[test]
    fn whoever_gives_an_interview_speaks_in_it() {
        let said = "The mayor Ann Lee in an interview with the Exeter Herald said the bridge would be “a heavy burden” for the town.";
        check(said, &["Ann Lee"]);
    }

    #[test]
    fn a_participle_that_opens_a_sentence_has_the_subject_behind_it() {
        let said = "In calling the bridge “a heavy burden” for the town, the mayor went against her own council.";
        check(said, &["the mayor"]);
    }

    #[test]
    fn whom_somebody_goes_after_does_not_speak() {
        let said =
            "Ann Lee on Monday went after Omar Diab, calling him “a heavy burden” for the town.";
        check(said, &["Ann Lee"]);
    }

    #[test]
    fn a_participle_has_the_subject_of_its_own_sentence() {
        let said = "Omar Diab has left the council. Ann Lee laughed at it, saying that the town would do without him.";
        check(said, &["Ann Lee"]);
    }
}
