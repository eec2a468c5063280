//! A verb of reporting in, the subject that its sentence gives it out.

use std::ops::Range;

use super::cues::{self, Class};
use super::frame::Link;
use super::nouns;
use super::reported;
use super::view::View;
use crate::EntityKind;

/// Tokens of the clause that a participle belongs to.
const LONGEST_CLAUSE: usize = 20;
/// Tokens between the verb of saying and what it leads in.
const LONGEST_LEAD: usize = 48;
/// Tokens of a speaker's name before the cue.
const LONGEST_NAME: usize = 8;

/// Whether `words` begin with the subject of a cue whose sentence ends among them: "Ann asked."
pub(super) fn is_report(view: &View<'_>, words: &Range<usize>) -> bool {
    let near = words.start..words.end.min(words.start + LONGEST_NAME);
    near.clone().find(|&at| cues::says(view, at)).is_some_and(|at| {
        view.sentence_range(at).end <= words.end
            && nouns::subject(view, near.start, at)
                .is_some_and(|subject| subject.start == near.start)
    })
}

/// Whether dashes set a quotation off with its cue: "was a danger – “He is,” Ann Lee said twice – and".
pub(super) fn is_set_off(view: &View<'_>, marked: &Range<usize>) -> bool {
    let behind = marked.end..marked.end + LONGEST_NAME;
    let opens = marked.start.checked_sub(1).is_some_and(|before| view.is_dash(before));
    let cue = behind.clone().find(|&at| cues::is_speech(view, at)).filter(|_| opens);
    let parted = |cue: usize| (cue + 1..cue + LONGEST_NAME).any(|at| view.is_dash(at));
    cue.filter(|&cue| parted(cue)).is_some_and(|cue| {
        nouns::subject(view, behind.start, cue).is_some_and(|found| found.start == behind.start)
    })
}

/// The plainest verb of saying before what stands in marks from `open` on, also where it could be a
/// noun after "these".
pub(super) fn told(view: &View<'_>, open: usize) -> Option<Link> {
    let sentence = view.sentence_range(open);
    let said = |at: &usize| matches!(view.low(*at), "said" | "told");
    let near = sentence.start.max(open.saturating_sub(LONGEST_LEAD))..open;
    let at = near.rev().find(said)?;
    let source = subject_of(view, &sentence, at)?;
    Some(Link::Said { cue: at..at + 1, source: Some(source) })
}

/// Whether the verb at `at` says that somebody was asked.
pub(super) fn is_passive_question(view: &View<'_>, at: usize) -> bool {
    view.low(at) == "asked"
        && matches!(view.low(at.wrapping_sub(1)), "was" | "were" | "been" | "when" | "being")
}

/// Who asks in "was asked by Ann Lee", before `limit`.
pub(super) fn asker(view: &View<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    let by = (at + 1..limit.min(at + 4)).find(|&at| view.low(at) == "by")?;
    nouns::starting_at(view, by + 1, limit)
}

/// Verbs of thinking whose passive tells what others think: "is expected to".
const SEEN: [&str; 13] = [
    "assumed",
    "believed",
    "considered",
    "deemed",
    "expected",
    "feared",
    "interpreted",
    "known",
    "recognized",
    "regarded",
    "seen",
    "thought",
    "viewed",
];

/// The verb of a cue whose subject does not speak: of a passive ("is reported to be", "was told by
/// Lee"), of "seemed".
pub(super) fn of_others(view: &View<'_>, cue: &Range<usize>) -> Option<usize> {
    let at = cue.clone().rev().find(|&at| cues::verb(view.low(at)).is_some())?;
    let word = view.low(at);
    let verb = cues::verb(word)?;
    if matches!(verb.lemma, "appear" | "seem") {
        return Some(at);
    }
    let participle = word.ends_with("ed")
        || matches!(word, "known" | "said" | "seen" | "shown" | "told" | "thought");
    // "is quoted as saying" is said by its subject, and so is "rest assured".
    let subject = matches!(word, "quoted" | "assured")
        || verb.class == Class::Attitude && !SEEN.contains(&word);
    let before = (0..at).rev().take(LONGEST_NAME);
    let mut before = before.skip_while(|&at| {
        nouns::is_auxiliary(view, at) && !is_have(view.low(at)) && !nouns::is_be(view.low(at))
    });
    let be = before.next().is_some_and(|at| nouns::is_be(view.low(at)));
    (participle && !subject && be).then_some(at)
}

/// Whether the verb at `at` is that of somebody whom others ask: "Asked about it, Lee said".
pub(super) fn is_asked(view: &View<'_>, at: usize) -> bool {
    let opens = view.sentence_range(at).start == at;
    view.low(at) == "asked" && (opens || matches!(view.low(at.wrapping_sub(1)), "when" | "if"))
}

fn is_have(word: &str) -> bool {
    matches!(word, "has" | "have" | "had" | "having" | "did" | "do" | "does")
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
        // "Said the farmer Ann Lee", but not "Asked about it".
        let named = |source: &Range<usize>| {
            let person = |at| view.entity(at).is_some_and(|one| one.kind == EntityKind::Person);
            view.is_capital(source.start) || source.clone().any(person)
        };
        return nouns::starting_at(view, at + 1, limit).filter(named);
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
    let start = reported::behind_dateline(view, sentence.start).min(at);
    let before = view.low(at.wrapping_sub(1));
    let participle = view.low(at).ends_with("ing")
        && !matches!(before, "is" | "was" | "are" | "were" | "been" | "be");
    // "was there and later said": what joins the verbs stands before the adverb.
    let adverb = nouns::is_auxiliary(view, at.wrapping_sub(1)) && at > sentence.start + 1;
    let joint = matches!(view.low(at.wrapping_sub(2)), "and" | "but" | "or");
    let before = if adverb && joint { view.low(at - 2) } else { before };
    if !participle && !matches!(before, "and" | "but" | "or" | "then" | ",") {
        return nouns::subject(view, start, at);
    }
    // "tied him to the mayor, with one of her ads asking"
    let near = start.max(at.saturating_sub(LONGEST_NAME))..at;
    let with = near.rev().find(|&at| participle && view.low(at) == "with");
    let own = with.and_then(|with| nouns::ending_at(view, with, at));
    if let Some(subject) = own.filter(|own| with.is_some_and(|with| own.start == with + 1)) {
        return Some(subject);
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
    if let Some(pronoun) = joined(view, start..at).filter(|_| !participle) {
        return Some(pronoun);
    }
    let own = if participle { None } else { nouns::subject(view, start, at) };
    own.filter(|_| before == ",").or_else(|| {
        // "He shook his head and said", "Lee took the stage, saying".
        nouns::first(view, start, at)
    })
}

/// The pronoun that opens the clause whose verbs a last one joins: "When Lee asked, he laughed and said".
fn joined(view: &View<'_>, before: Range<usize>) -> Option<Range<usize>> {
    let near = before.start.max(before.end.saturating_sub(LONGEST_CLAUSE))..before.end;
    let at = near
        .clone()
        .rev()
        .find(|&at| matches!(view.low(at), "he" | "she" | "they" | "i" | "we"))?;
    let last = at.checked_sub(1).filter(|&last| last >= before.start)?;
    let opens = view.sign(last) == Some(',')
        || matches!(view.low(last), "when" | "as" | "while" | "after" | "before");
    let goes_on = |at: usize| view.sign(at) != Some(',') || view.low(at + 1).ends_with("ed");
    (opens && (at + 1..before.end).all(goes_on)).then_some(at..at + 1)
}

#[cfg(test)]
mod tests {
    use crate::{Input, Options, analyze};

    /// The name of the speaker of the only quote.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let [quote] = analysis.quotes.as_slice() else { panic!("{:?}", analysis.quotes) };
        let speaker = quote.attribution.as_ref().map(|found| found.speaker.name.as_str());
        assert_eq!(speaker, expected);
    }

    #[test]
    fn who_is_told_does_not_speak() {
        check("Ann Lee was told that the bridge would stay closed until March.", None);
        check("It was announced that the bridge would stay closed until March.", None);
    }

    #[test]
    fn who_is_told_is_told_by_somebody() {
        let said = "Ann Lee was told by Omar Diab that the bridge would stay closed until March.";
        check(said, Some("Omar Diab"));
    }

    #[test]
    fn who_is_quoted_speaks() {
        check(
            "Ann Lee was quoted as saying that the bridge would stay closed until March.",
            Some("Ann Lee"),
        );
    }

    #[test]
    fn what_is_written_reads() {
        let said = "Ann Lee sent an email on Monday. The email read, “The bridge stays closed.”";
        check(said, Some("Ann Lee"));
    }

    #[test]
    fn a_dateline_says_nothing() {
        let said =
            "MOMBASA (Coast Wire) – Ann Lee shook her head, saying, “The bridge stays closed.”";
        check(said, Some("Ann Lee"));
    }

    #[test]
    fn dashes_set_a_quotation_off_with_its_cue() {
        let said =
            "The mayor was sure of it – “It will fall,” Ann Lee said twice – and left the room.";
        check(said, Some("Ann Lee"));
    }

    #[test]
    fn the_pronoun_of_a_clause_speaks_in_its_last_verb() {
        let said = "When Ann Lee came in, he folded his map and said, “It stays closed.”";
        check(said, Some("he"));
    }

    #[test]
    fn two_who_write_are_no_title() {
        let said = "“The bridge stays closed until somebody pays for it,” the two write.";
        check(said, Some("the two"));
    }

    #[test]
    fn a_report_that_somebody_owns_reports_nothing() {
        let said = "Ann Lee said that the department’s report “was wrong about the bridge.”";
        check(said, Some("Ann Lee"));
    }

    #[test]
    fn one_of_two_marks_that_open_is_a_slip() {
        let said = "\"“The bridge stays closed,” Ann Lee answered before she left the room.\"";
        check(said, Some("Ann Lee"));
    }

    #[test]
    fn a_spokesman_is_not_whom_he_speaks_for() {
        let said = "“The bridge stays closed,” a spokesman for Ann Lee said on Monday.";
        check(said, Some("a spokesman for Ann Lee"));
    }
}
