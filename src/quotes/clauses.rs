//! A verb of reporting in, the subject that its sentence gives it out.

use std::ops::Range;

use super::cues::{self, Class};
use super::nouns;
use super::view::View;

/// Tokens of the clause that a participle belongs to.
const LONGEST_CLAUSE: usize = 20;
/// Tokens of a speaker's name before the cue.
const LONGEST_NAME: usize = 8;

/// Whether `words` begin with the subject of a cue whose sentence ends among them: "Ann asked."
pub(super) fn is_report(view: &View<'_>, words: &Range<usize>) -> bool {
    let near = words.start..words.end.min(words.start + LONGEST_NAME);
    let said = |at: &usize| {
        cues::verb_at(view, *at).is_some_and(|verb| verb.class == Class::Speech)
            && !view.low(*at).ends_with("ing")
    };
    near.clone().find(said).is_some_and(|at| {
        view.sentence_range(at).end <= words.end
            && nouns::subject(view, near.start, at)
                .is_some_and(|subject| subject.start == near.start)
    })
}

/// Whether the verb at `at` says that somebody was asked.
pub(super) fn is_passive_question(view: &View<'_>, at: usize) -> bool {
    view.low(at) == "asked"
        && matches!(view.low(at.wrapping_sub(1)), "was" | "were" | "been" | "when" | "being")
}

/// Who asks in "was asked by Ann Lee".
pub(super) fn asker(view: &View<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    let by = (at + 1..limit.min(at + 4)).find(|&at| view.low(at) == "by")?;
    nouns::starting_at(view, by + 1, limit)
}

/// The subject of a verb that opens its sentence: behind it ("Said Comey, “…”"), or, of a
/// participle, that of the sentence before ("Adding, “…”").
pub(super) fn subject_around(
    view: &View<'_>,
    sentence: &Range<usize>,
    at: usize,
    limit: usize,
) -> Option<Range<usize>> {
    if at != sentence.start {
        return None;
    }
    if !view.low(at).ends_with("ing") {
        return nouns::starting_at(view, at + 1, limit)
            .filter(|source| view.is_capital(source.start));
    }
    let paragraph = view.paragraph_range(at);
    let above = view.sentence_range(at.checked_sub(1).filter(|&at| at >= paragraph.start)?);
    let verb = above.clone().rev().find(|&at| cues::verb_at(view, at).is_some())?;
    subject_of(view, &above, verb)
}

/// The subject of the verb at `at`: at the verb, or of the verb before it in the sentence.
pub(super) fn subject_of(
    view: &View<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Range<usize>> {
    let before = view.low(at.wrapping_sub(1));
    let participle = view.low(at).ends_with("ing")
        && !matches!(before, "is" | "was" | "are" | "were" | "been" | "be");
    // "was there and later said": what joins the verbs stands before the adverb.
    let adverb = nouns::is_auxiliary(view, at.wrapping_sub(1)) && at > sentence.start + 1;
    let joint = matches!(view.low(at.wrapping_sub(2)), "and" | "but" | "or");
    let before = if adverb && joint { view.low(at - 2) } else { before };
    if !participle && !matches!(before, "and" | "but" | "or" | "then" | ",") {
        return nouns::subject(view, sentence.start, at);
    }
    // "the day began badly when protesters broke in, shouting"
    if participle {
        let opens =
            |at: &usize| matches!(view.low(*at), "when" | "while" | "as" | "where" | "after");
        let near = sentence.start.max(at.saturating_sub(LONGEST_CLAUSE))..at;
        let clause =
            near.rev().find(opens).and_then(|opens| nouns::starting_at(view, opens + 1, at));
        if let Some(subject) = clause.filter(|found| {
            view.is_capital(found.start) || nouns::is_personal(view.low(found.start))
        }) {
            return Some(subject);
        }
    }
    let own = if participle { None } else { nouns::subject(view, sentence.start, at) };
    own.filter(|_| before == ",").or_else(|| {
        // "He shook his head and said", "Lee took the stage, saying".
        nouns::first(view, sentence.start, at)
    })
}
