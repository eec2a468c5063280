//! A source that is or meets a relative pronoun in, the noun phrase that the pronoun stands for out.

use std::ops::Range;

use super::cues;
use super::nouns;
use super::people;
use super::view::View;
use crate::text::TokenKind;
use crate::{Entity, EntityKind};

/// Appositions that are followed back: "Ann Lee, 45, a farmer, who said".
const MOST_ASIDES: usize = 3;
/// Prepositions and "and" that are followed back: "a friend of both Ann Lee and Bo Kim, who said".
const MOST_JOINTS: usize = 3;

/// A noun phrase with the relative pronoun that stands for it: "an error message which".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relative {
    pub(super) antecedent: Range<usize>,
    pub(super) pronoun: usize,
}

impl Relative {
    /// The antecedent up to and with its pronoun: a bare "who" tells a reader nothing.
    pub(super) fn mention(&self) -> Range<usize> {
        self.antecedent.start..self.pronoun + 1
    }
}

/// The relative pronoun that is the subject of `cue` and stands in `source` or right behind it.
pub(super) fn find(
    view: &View<'_>,
    source: &Range<usize>,
    cue: Option<&Range<usize>>,
) -> Option<Relative> {
    let last = source.end.checked_sub(1)?;
    let pronoun = if is_relative(view, last) {
        last
    } else {
        let next = source.end + usize::from(parts(view, source.end));
        let cue = cue.filter(|cue| next < cue.start && is_relative(view, next))?;
        (next + 1..cue.start).all(|at| nouns::is_auxiliary(view, at)).then_some(next)?
    };
    let found = antecedent(view, pronoun)?;
    Some(Relative { antecedent: found.start.min(source.start)..found.end, pronoun })
}

/// Where the words that name a speaker begin who is told more of by "who" behind them, or who does
/// what the verb before them says: "Ann Lee, a doctor in Los Angeles, who", "residents who met Lee".
pub(super) fn start(view: &View<'_>, source: &Range<usize>) -> Option<usize> {
    let place = |at: usize| view.entity(at).is_some_and(|one| one.kind != EntityKind::Person);
    let last = source.end.checked_sub(1).filter(|&last| place(last))?;
    let next = source.end + usize::from(parts(view, source.end));
    let governed = nouns::is_preposition(view, source.start.checked_sub(1)?);
    let floor = view.sentence_range(last).start;
    let near = floor.max(source.start.saturating_sub(MOST_BETWEEN))..source.start;
    let before = near.rev().take_while(|&at| view.is_word(at)).find(|&at| view.low(at) == "who");
    let pronoun = Some(next).filter(|&at| view.low(at) == "who").or(before.filter(|_| governed))?;
    antecedent(view, pronoun).map(|found| found.start)
}

/// Tokens in brackets behind a name: "(Labour)".
const LONGEST_BRACKET: usize = 30;
/// Words between "who" and what is taken for the speaker.
const MOST_BETWEEN: usize = 8;

fn is_relative(view: &View<'_>, at: usize) -> bool {
    matches!(view.form(at), "who" | "which" | "that")
}

/// Whether a comma or a dash stands at `at`.
fn parts(view: &View<'_>, at: usize) -> bool {
    view.sign(at) == Some(',') || view.is_dash(at)
}

/// The noun phrase, with its appositions, that the pronoun at `pronoun` stands for.
fn antecedent(view: &View<'_>, pronoun: usize) -> Option<Range<usize>> {
    let floor = view.sentence_range(pronoun).start;
    let mut end = pronoun;
    while end > floor && parts(view, end - 1) {
        end -= 1;
    }
    // "that" behind a comma is no relative pronoun.
    if end < pronoun && view.low(pronoun) == "that" {
        return None;
    }
    let human = view.low(pronoun) == "who";
    let mut start = phrase(view, floor, end, human)?.start;
    // "A doctor at the University of California, Los Angeles, who"
    for _ in 0..MOST_ASIDES {
        let person = |at: usize| {
            let word = view.low(at);
            let named = view.entity(at).is_some_and(|one| one.kind == EntityKind::Person);
            named || people::names_people(word)
        };
        let comma = start.checked_sub(1).filter(|&at| view.sign(at) == Some(','));
        let named = view.entity(start).is_some_and(|one| one.kind == EntityKind::Place);
        let comma = comma.filter(|_| human && named && end < pronoun && !(start..end).any(person));
        let Some(left) = comma.and_then(|comma| phrase(view, floor, comma, human)) else { break };
        start = left.start;
    }
    for _ in 0..MOST_ASIDES {
        let comma = start.checked_sub(1).filter(|&at| end < pronoun && parts(view, at));
        let left = comma.and_then(|comma| phrase(view, floor, comma, human));
        let Some(left) = left.filter(|left| describes(view, &(start..end), left)) else { break };
        start = left.start;
    }
    Some(start..end)
}

/// Whether the second of two phrases with a comma between is an apposition to the first: "Ann
/// Lee, a farmer", "the farmer, Ann Lee".
fn describes(view: &View<'_>, aside: &Range<usize>, left: &Range<usize>) -> bool {
    let is_person = |entity: &Entity| entity.kind == EntityKind::Person;
    let person =
        |phrase: &Range<usize>| phrase.clone().any(|at| view.entity(at).is_some_and(is_person));
    let name = left.clone().any(|at| view.is_capital(at) && !nouns::is_determiner(view, at));
    let common = nouns::is_determiner(view, aside.start) || !view.is_capital(aside.start);
    match (person(left), person(aside)) {
        (true, aside_named) => !aside_named || common,
        (false, true) => people::is_person(view, left) && nouns::is_determiner(view, left.start),
        (false, false) => name && common,
    }
}

/// The noun phrase that ends before `end`: with the words that a preposition binds to a person or a
/// document ("a friend of Ann Lee", but not "the anger of farmers").
fn phrase(view: &View<'_>, floor: usize, end: usize, human: bool) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    // "Ann Lee (Labour), who said"
    let inner = if view.sign(last) == Some(')') {
        let near = floor.max(last.saturating_sub(LONGEST_BRACKET))..last;
        near.rev().find(|&at| view.sign(at) == Some('('))?
    } else {
        end
    };
    let nearest = core(view, floor, inner)?;
    let mut start = nearest.start;
    let mut reached = nearest.start;
    for _ in 0..MOST_JOINTS {
        let joint = reached.checked_sub(1).filter(|&at| at > floor);
        let Some(joint) = joint.filter(|&at| joins(view, at)) else { break };
        let Some(left) = core(view, floor, joint) else { break };
        reached = left.start;
        if view.low(joint) != "and" && heads(view, &left, human) {
            start = left.start;
        }
    }
    Some(start..end)
}

fn joins(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.low(at),
        "of" | "for" | "at" | "in" | "with" | "from" | "to" | "on" | "by" | "and"
    )
}

/// Whether a phrase before a preposition is what the pronoun means, rather than that behind it.
fn heads(view: &View<'_>, phrase: &Range<usize>, human: bool) -> bool {
    let Some(head) = phrase.clone().rev().find(|&at| view.is_word(at)) else { return false };
    let word = view.low(head);
    let share = view.is_number(head)
        || matches!(word, "one" | "some" | "many" | "most" | "half" | "majority" | "those")
        || matches!(word, "group" | "number" | "percent" | "third" | "quarter");
    if human {
        let name = view.entity(head).is_some_and(|entity| entity.kind == EntityKind::Person);
        share || name || people::names_people(word)
    } else {
        share || people::is_document(word)
    }
}

/// The noun phrase without prepositions that ends before `end`, from behind the last verb on.
fn core(view: &View<'_>, floor: usize, end: usize) -> Option<Range<usize>> {
    let found = nouns::core_ending_at(view, floor, end)?;
    let ends = |at: &usize| {
        let verb = is_verb(view, *at) && !nouns::is_determiner(view, at.wrapping_sub(1));
        let loose = view.low(*at) == "of" && view.entity(*at).is_none();
        verb || loose || (*at == found.start && view.low(*at).ends_with("ing"))
    };
    let last = found.clone().rev().find(ends);
    let mut start = last.map_or(found.start, |last| last + 1);
    while start < found.end
        && (!view.is_word(start) || nouns::is_preposition(view, start) || is_relative(view, start))
    {
        start += 1;
    }
    // "some far-right commentators": adverbs end a phrase elsewhere.
    while start >= floor + 2 && view.form(start - 1) == "-" && !view.spaced(start - 1) {
        start -= 2;
        start -= usize::from(start > floor && nouns::is_determiner(view, start - 1));
    }
    (start < found.end).then_some(start..found.end)
}

/// Whether a word in lower case looks like a verb.
fn is_verb(view: &View<'_>, at: usize) -> bool {
    let word = view.low(at);
    let finite = cues::verb(word).is_some()
        || word.ends_with("ed")
        || matches!(word, "brought" | "gave" | "hit" | "led" | "met" | "saw" | "sent" | "spoke");
    finite && view.kind(at) == Some(TokenKind::Word) && !view.is_capital(at)
}

#[cfg(test)]
mod tests {
    use crate::{Input, Options, analyze};

    /// The mention and the name of the speaker of the only quote.
    #[track_caller]
    fn check(text: &str, mention: &str, name: &str) {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let quote = analysis.quotes.first().unwrap();
        let speaker = &quote.attribution.as_ref().unwrap().speaker;
        let words = speaker.mention.and_then(|span| span.of(&analysis.article.text));
        assert_eq!((words, speaker.name.as_str()), (Some(mention), name));
    }

    #[test]
    fn who_is_the_person_before_an_apposition() {
        check(
            "The plan was backed by Omar Diab, a friend of both Karim Saleh and Ann Lee, who said \
             “the bridge has to stay where it is.”",
            "Omar Diab, a friend of both Karim Saleh and Ann Lee, who",
            "Omar Diab",
        );
    }

    #[test]
    fn a_verb_before_the_antecedent_is_no_part_of_it() {
        check(
            "The paper spoke to Omar Diab, an expert from the harbour office, who said “the bridge \
             has to stay where it is.”",
            "Omar Diab, an expert from the harbour office, who",
            "Omar Diab",
        );
    }

    #[test]
    fn which_is_what_is_written() {
        check(
            "The link leads to an error message which reads: “This page is not here any more.”",
            "an error message which",
            "an error message",
        );
    }

    #[test]
    fn who_is_no_place() {
        check(
            "Omar Diab, a doctor at the University of California, Los Angeles, who was not there, \
             said that stress could explain it.",
            "Omar Diab, a doctor at the University of California, Los Angeles, who was not there",
            "Omar Diab",
        );
        check(
            "Residents who spoke to AFP described waist-deep water in the market.",
            "Residents who spoke to AFP",
            "residents",
        );
    }

    #[test]
    fn who_are_people_rather_than_what_they_feel() {
        check(
            "The mayor met the anger of farmers who said that the bridge had cost them their land.",
            "farmers who",
            "farmers",
        );
    }
}
