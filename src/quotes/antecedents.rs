//! A pronoun in, the person or body that it stands for out.

use std::ops::Range;

use super::cues;
use super::descriptions::is_state;
use super::nouns;
use super::people;
use super::referents::{Referent, Referents, Sort, Spoken};
use super::view::View;
use crate::entities::Gender;
use crate::{Entity, EntityKind};

/// Stands for "he" or "she" where a phrase tells no gender.
pub(super) const ANYBODY: &str = "he or she";

/// Stands for whoever wrote a document: "the report", "the statement".
pub(super) const WRITER: &str = "who wrote it";

/// Stands for a body that is no place: "the company".
pub(super) const FIRM: &str = "it, and no place";

/// Sentences back that a pronoun looks for its antecedent.
const LONGEST_REACH: usize = 12;
/// Sentences back that a pronoun looks for somebody without a name.
const UNNAMED_REACH: usize = 3;
/// What the last speaker whom the pronoun fits has before others, in points; and one without a
/// name. On Wikinews' train part 0 to 2 points find most names.
const SPOKE_LAST: i32 = 4;
const UNNAMED_SPOKE_LAST: i32 = 2;
/// What the subject of the sentence before has, where it brings in somebody without a name.
const NEW_SUBJECT: i32 = 3;
/// What each sentence between costs.
const SENTENCE_POINTS: i32 = 2;
/// Speakers back that a pronoun looks at.
const MOST_SPEAKERS: usize = 6;
/// Names back that a pronoun looks at: a sentence may be as long as a book.
const MOST_NAMES: usize = 60;

impl Referents<'_> {
    /// The antecedent of a personal pronoun at the token `at`.
    pub(super) fn antecedent(&self, at: usize, word: &str) -> Option<Referent> {
        let view = self.view;
        let fits = |sort: Sort| fits(word, sort);
        let here = view.sentence(at);
        let mut best: Option<(i32, Referent)> = None;
        let mut consider = |points: i32, referent: Referent| {
            if best.as_ref().is_none_or(|(highest, _)| points > *highest) {
                best = Some((points, referent));
            }
        };
        let distance = |token: usize| {
            i32::try_from(here - view.sentence(token).min(here)).unwrap_or(i32::MAX / 8)
        };
        let mut spoken = self.spoken.iter().rev().take(MOST_SPEAKERS);
        // A place writes nothing.
        let place = !matches!(word, WRITER | FIRM);
        let writes = |entity: &Entity| {
            (place || entity.kind != EntityKind::Place) && !(word == FIRM && is_state(entity))
        };
        let last = spoken.find(|spoken| {
            let referent = &spoken.referent;
            let entity = referent.entity.and_then(|id| self.entity(id));
            spoken.at < at && fits(referent.sort) && entity.is_none_or(writes)
        });
        // Whether somebody fits in the sentence before.
        let mut heard = false;
        if let Some(Spoken { at: token, referent, .. }) = last {
            heard = distance(*token) <= 1;
            let points = if referent.anonymous { UNNAMED_SPOKE_LAST } else { SPOKE_LAST };
            consider(points - SENTENCE_POINTS * distance(*token), referent.clone());
        }
        let near = self.named.partition_point(|named| named.tokens.start < at);
        for named in self.named.get(..near).unwrap_or_default().iter().rev().take(MOST_NAMES) {
            let far = distance(named.tokens.start);
            if usize::try_from(far).unwrap_or_default() > LONGEST_REACH {
                break;
            }
            let entity = self.entity(named.entity).filter(|entity| writes(entity));
            let Some(referent) = entity.map(|entity| self.referent(entity)) else { continue };
            if !fits(referent.sort) {
                continue;
            }
            let known = i32::from(!matches!(referent.sort, Sort::Person(None)));
            heard |= far <= 1 && matches!(referent.sort, Sort::Person(_));
            consider(named.prominence + known - SENTENCE_POINTS * far, referent);
        }
        // "A woman at the gate said she had paid. “Ask him,” she said."
        let new = self.subject_before(here).filter(|subject| !heard && is_new(view, subject));
        if let Some(referent) = new.map(|subject| self.unnamed(self.trimmed(subject)))
            && fits(referent.sort)
            && matches!(referent.sort, Sort::Person(_))
        {
            consider(NEW_SUBJECT - SENTENCE_POINTS, referent);
        }
        best.map(|(_, referent)| referent).or_else(|| self.unnamed_before(at, &fits))
    }

    /// The subject of a sentence not far before, where the text names nobody.
    fn unnamed_before(&self, at: usize, fits: &impl Fn(Sort) -> bool) -> Option<Referent> {
        let view = self.view;
        let here = view.sentence(at);
        (here.saturating_sub(UNNAMED_REACH)..here).rev().find_map(|index| {
            let subject = self.subject_before(index + 1)?;
            if let Some(named) = self.beside(&subject) {
                return Some(self.referent(named));
            }
            let told = people::is_person(view, &subject) || people::is_plural(view, &subject);
            let referent = Some(self.unnamed(subject)).filter(|_| told)?;
            fits(referent.sort).then_some(referent)
        })
    }

    /// The subject of the sentence before one.
    fn subject_before(&self, sentence: usize) -> Option<Range<usize>> {
        let view = self.view;
        let sentence = view.tokens.sentences.get(sentence.checked_sub(1)?)?;
        let subject = nouns::first(view, sentence.start, sentence.end)?;
        // "One of the victims"
        let one = view.low(subject.start) == "one";
        let whole = nouns::starting_at(view, subject.start, sentence.end).filter(|_| one);
        Some(whole.unwrap_or(subject))
    }
}

/// Whether a pronoun, or what stands for one, can mean a speaker of this sort.
fn fits(word: &str, sort: Sort) -> bool {
    match word {
        "he" | "him" | "his" => matches!(sort, Sort::Person(None | Some(Gender::Male))),
        "she" | "her" => matches!(sort, Sort::Person(None | Some(Gender::Female))),
        "they" | "them" | "their" | "both" | "neither" => {
            matches!(sort, Sort::Plural | Sort::Body)
        }
        "it" | "its" | FIRM => sort == Sort::Body,
        ANYBODY => matches!(sort, Sort::Person(_)),
        WRITER => matches!(sort, Sort::Person(_) | Sort::Body),
        _ => false,
    }
}

/// Whether a phrase brings somebody in: "a woman", "one of the victims".
fn is_new(view: &View<'_>, subject: &Range<usize>) -> bool {
    let first = view.low(subject.start);
    matches!(first, "a" | "an" | "another" | "one") && view.sign(subject.end) != Some(',')
}

/// How prominent a mention is by its place: a subject more than what follows a preposition.
pub(super) fn prominence(view: &View<'_>, tokens: Range<usize>, quoted: bool) -> i32 {
    let mut points = 0;
    let before = tokens.start.wrapping_sub(1);
    if quoted {
        points -= 6;
    }
    if nouns::is_preposition(view, before) {
        points -= 2;
    }
    // "His Cherry Orchard" is no man.
    let owned = matches!(view.low(before), "his" | "her" | "its" | "their");
    if owned && view.sentence(before) == view.sentence(tokens.start) {
        points -= 6;
    }
    if view.low(tokens.end) == "'s" || view.low(tokens.end) == "'" {
        points -= 2;
    }
    let sentence = view.sentence_range(tokens.start);
    let opens = tokens.start - sentence.start < 6;
    // "Asked about the bridge, Ann Lee smiled."
    let subject = view.sign(before) == Some(',') && view.low(tokens.end).ends_with("ed");
    if opens || subject {
        points += 2 + i32::from(subject);
    }
    // "His coach, Omar Diab, was"
    let apposed = view.sign(before) == Some(',') && view.sign(tokens.end) == Some(',');
    let next = tokens.end + usize::from(apposed);
    if nouns::is_auxiliary(view, next) || cues::verb_at(view, next).is_some() {
        points += 1 + i32::from(apposed);
    }
    points
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_speaker as check;

    #[test]
    fn she_is_the_woman_without_a_name_of_the_sentence_before() {
        check(
            "Ann Lee sold drums. At the gate, a woman who asked not to be named was waiting for \
             three of them. “I do not trust her,” she said.",
            "a woman",
        );
    }

    #[test]
    fn he_is_one_of_those_of_whom_the_sentence_before_told() {
        check(
            "One of the victims recalled the attack. “They came into my house,” he said.",
            "one of the victims",
        );
    }

    #[test]
    fn he_is_the_subject_in_apposition_rather_than_who_spoke_before() {
        check(
            "Coach Gilvan Costa praised his bench, saying that a campaign was won by whoever \
             complained least. His opposite number, Rogério Prado, did not want to talk about the \
             goal. “You have eyes,” he said.",
            "Rogério Prado",
        );
    }

    #[test]
    fn he_is_whoever_is_named_behind_a_title() {
        check(
            "The chief executive, Boluwatife Adisa, shut the plant. “We have no oil,” he said.",
            "Boluwatife Adisa",
        );
    }

    #[test]
    fn he_is_not_what_is_his() {
        check(
            "Lev Kondrat was born in Perm. His Cherry Orchard won a prize. “I miss it,” he said.",
            "Lev Kondrat",
        );
    }
}
