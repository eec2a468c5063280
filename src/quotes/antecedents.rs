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
        let fits = |sort: Sort| match word {
            "he" | "him" | "his" => matches!(sort, Sort::Person(None | Some(Gender::Male))),
            "she" | "her" => matches!(sort, Sort::Person(None | Some(Gender::Female))),
            "they" | "them" | "their" | "both" | "neither" => {
                matches!(sort, Sort::Plural | Sort::Body)
            }
            "it" | "its" | FIRM => sort == Sort::Body,
            ANYBODY => matches!(sort, Sort::Person(_)),
            WRITER => matches!(sort, Sort::Person(_) | Sort::Body),
            _ => false,
        };
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
        if let Some(Spoken { at: token, referent, .. }) = last {
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
            consider(named.prominence + known - SENTENCE_POINTS * far, referent);
        }
        best.map(|(_, referent)| referent).or_else(|| self.unnamed_before(at, &fits))
    }

    /// The subject of a sentence not far before, where the text names nobody.
    fn unnamed_before(&self, at: usize, fits: &impl Fn(Sort) -> bool) -> Option<Referent> {
        let view = self.view;
        let here = view.sentence(at);
        (here.saturating_sub(UNNAMED_REACH)..here).rev().find_map(|index| {
            let sentence = view.tokens.sentences.get(index)?;
            let subject = nouns::first(view, sentence.start, sentence.end)?;
            let told = people::is_person(view, &subject) || people::is_plural(view, &subject);
            let referent = Some(self.unnamed(subject)).filter(|_| told)?;
            fits(referent.sort).then_some(referent)
        })
    }
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
    if view.low(tokens.end) == "'s" || view.low(tokens.end) == "'" {
        points -= 2;
    }
    let sentence = view.sentence_range(tokens.start);
    if tokens.start - sentence.start < 6 {
        points += 2;
    }
    let next = tokens.end;
    if nouns::is_auxiliary(view, next) || cues::verb_at(view, next).is_some() {
        points += 1;
    }
    points
}
