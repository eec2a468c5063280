//! A noun phrase in, the one entity that it names out.

use std::ops::Range;

use super::nouns;
use super::people;
use super::referents::{Referents, can_speak};
use super::view::View;
use crate::{Entity, EntityKind};

impl<'a> Referents<'a> {
    /// The part of a phrase before its first comma, bracket or clause, where that holds a name; or
    /// the name behind the comma, where a description stands before it.
    pub(super) fn core(&self, source: Range<usize>) -> Range<usize> {
        let view = self.view;
        let Some(comma) = part_end(view, source.start + 1, source.end) else { return source };
        let name = |at: usize| {
            view.is_capital(at) && !(at == source.start && nouns::is_determiner(view, at))
        };
        let first = source.start..comma;
        // "Forty leaders, including Ann Lee"
        let listed = [comma, comma + 1].into_iter().any(|at| view.low(at) == "including");
        if listed || speaking_person(view, &first).is_some() {
            return first;
        }
        if view.sign(comma) == Some(',') && is_apposed(view, &first, comma + 1) {
            let end = part_end(view, comma + 1, source.end).unwrap_or(source.end);
            return comma + 1..end;
        }
        let person = |at: usize| view.entity(at).is_some_and(is_person);
        let named =
            first.clone().any(person) || (first.clone().any(name) && !source.clone().any(person));
        if named { first } else { source }
    }

    /// The entity that a noun phrase names: its person, or the body that is its head.
    pub(super) fn named_in(&self, source: &Range<usize>) -> Option<&'a Entity> {
        let view = self.view;
        if let Some(person) = speaking_person(view, source) {
            return Some(person);
        }
        // "The president’s Reform Party"
        let owner = source.clone().rev().find(|&at| matches!(view.low(at), "'s" | "'"));
        let owner = owner.filter(|&at| view.entity(at).is_none());
        let mut rest = owner.map_or(source.start, |at| at + 1)..source.end;
        if rest.any(|at| is_people(view, at)) {
            return None;
        }
        if let Some(body) = self.head_body(source) {
            return Some(body);
        }
        let last = source.clone().rev().find(|&at| view.is_word(at))?;
        let head = view.entity(last).filter(|entity| can_speak(entity));
        head.filter(|head| !is_setting(view, source, last, head)).or_else(|| {
            let at = source.clone().find(|&at| view.entity(at).is_some_and(can_speak))?;
            let entity = view.entity(at)?;
            let opens = (source.start..at).all(|before| nouns::is_determiner(view, before));
            let possessor = is_possessor(view, at, entity.id);
            (opens && !possessor && entity.kind == EntityKind::Organization).then_some(entity)
        })
    }

    /// The body before a preposition or a bracket: "the Ministry of Culture in Ljubljana".
    fn head_body(&self, source: &Range<usize>) -> Option<&'a Entity> {
        let view = self.view;
        let at = source.clone().find(|&at| view.entity(at).is_some_and(can_speak))?;
        let entity = view.entity(at).filter(|entity| entity.kind == EntityKind::Organization)?;
        let end = name_end(view, at, entity.id);
        let governed = at > source.start && (source.start..at).any(|at| governs(view, at));
        let ends = governs(view, end) || view.sign(end) == Some('(');
        (ends && end < source.end && !governed).then_some(entity)
    }

    pub(super) fn mention_in(&self, source: &Range<usize>, id: u32) -> Range<usize> {
        let inside = |at: &usize| self.view.entity(*at).is_some_and(|entity| entity.id == id);
        let first = source.clone().find(inside).unwrap_or(source.start);
        let last = source.clone().rev().find(inside).unwrap_or(source.start);
        first..last + 1
    }
}

/// Where the first part of a phrase ends: at a comma, a bracket or a clause.
fn part_end(view: &View<'_>, start: usize, end: usize) -> Option<usize> {
    (start..end).find(|&at| {
        matches!(view.sign(at), Some(',' | '('))
            || matches!(view.low(at), "including" | "who" | "which" | "whose")
    })
}

/// The last person named in a phrase who is not there to say whose somebody or something is.
pub(super) fn speaking_person<'a>(view: &View<'a>, phrase: &Range<usize>) -> Option<&'a Entity> {
    let named = phrase.clone().filter_map(|at| Some((at, view.entity(at)?)));
    let found = named.rev().find(|(at, entity)| {
        is_person(entity) && !is_possessor(view, *at, entity.id) && !is_served(view, phrase, *at)
    });
    found.map(|(_, person)| person)
}

/// Whether the name at `at` follows what describes its bearer: "the driver, Mirko Babic", "the
/// miners’ federation, Fetramin".
fn is_apposed(view: &View<'_>, described: &Range<usize>, at: usize) -> bool {
    let Some(head) = people::head(view, described) else { return false };
    let word = view.low(head);
    let human = people::names_people(word);
    let common = !view.is_capital(head) && view.entity(head).is_none();
    let known = nouns::is_determiner(view, described.start)
        || (described.start..head).any(|at| matches!(view.low(at), "'s" | "'"));
    let entity = view.entity(at).or_else(|| view.entity(at + 1).filter(|_| view.is_capital(at)));
    entity.is_some_and(|entity| match entity.kind {
        EntityKind::Person => human || (common && known),
        EntityKind::Organization if human => {
            let end = name_end(view, at, entity.id);
            known && people::is_human(word) && !view.is_word(end) && view.low(end) != "'s"
        }
        EntityKind::Organization => common && (people::is_body(word) || known),
        EntityKind::Place
        | EntityKind::Group
        | EntityKind::Misc
        | EntityKind::Date
        | EntityKind::Money
        | EntityKind::Quantity => false,
    })
}

/// Whether a word is one for people, and no part of the name of a body: "Mine Workers Union".
pub(super) fn is_people(view: &View<'_>, at: usize) -> bool {
    let word = view.low(at);
    let of_body = |entity: &Entity| entity.kind == EntityKind::Organization;
    let human = people::names_people(word);
    (human || matches!(word, "mep" | "meps" | "mp" | "mps"))
        && !(view.is_capital(at) && view.entity(at).is_some_and(of_body))
}

/// Whether a name only says where or against whom something stands: "a court in Paris".
fn is_setting(view: &View<'_>, source: &Range<usize>, last: usize, entity: &Entity) -> bool {
    let mut start = last;
    while start > source.start && view.entity(start - 1).is_some_and(|one| one.id == entity.id) {
        start -= 1;
    }
    if start > source.start && nouns::is_determiner(view, start - 1) {
        start -= 1;
    }
    let Some(joint) = start.checked_sub(1).filter(|&at| at > source.start) else { return false };
    let place = entity.kind == EntityKind::Place;
    match view.low(joint) {
        "against" | "near" | "to" => true,
        "at" | "from" | "in" => place,
        _ => false,
    }
}

/// Whether a token makes the name behind it somebody's: "of", "for".
fn governs(view: &View<'_>, at: usize) -> bool {
    nouns::is_preposition(view, at) || view.low(at) == "of"
}

fn is_person(entity: &Entity) -> bool {
    entity.kind == EntityKind::Person
}

/// Behind the name at `at`.
fn name_end(view: &View<'_>, at: usize, id: u32) -> usize {
    let mut end = at;
    while view.entity(end).is_some_and(|entity| entity.id == id) {
        end += 1;
    }
    end
}

/// Whether the name at `at` owns what follows: "Lee’s lawyer".
fn is_possessor(view: &View<'_>, at: usize, id: u32) -> bool {
    let end = name_end(view, at, id);
    let mark = matches!(view.low(end), "'s" | "'");
    mark && view.kind(end + 1).is_some() && view.is_word(end + 1)
}

/// Whether the name at `at` says whose somebody is: "a spokesman for Ann Lee".
fn is_served(view: &View<'_>, source: &Range<usize>, at: usize) -> bool {
    let id = view.entity(at).map(|entity| entity.id);
    let inside = |before: usize| view.entity(before).map(|entity| entity.id) == id;
    let mut outside = (source.start..at).rev().skip_while(|&before| inside(before));
    let joint = outside.find(|&before| !view.is_capital(before));
    let joint = joint.filter(|&at| matches!(view.low(at), "for" | "of" | "to"));
    let head = joint.and_then(|joint| joint.checked_sub(1)).filter(|&head| head >= source.start);
    head.is_some_and(|head| {
        let word = view.low(head);
        // "Aides of Ann Lee" may open a sentence.
        let common = !view.is_capital(head) || head == view.sentence_range(head).start;
        common && (people::names_people(word))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_speaker as check;

    #[test]
    fn a_body_may_have_people_in_its_name() {
        check(
            "The Botswana Dock Workers Union (BDWU) said: “We will strike on Friday.”",
            "Botswana Dock Workers Union",
        );
    }

    #[test]
    fn a_body_speaks_rather_than_the_city_where_it_sits() {
        check(
            "The Ministry of Culture in Ljubljana said: “The hall will reopen in May.”",
            "Ministry of Culture",
        );
    }

    #[test]
    fn a_court_is_not_the_city_where_it_sits() {
        check("A court in Paris said: “The sale has to stop today.”", "a court in Paris");
    }

    #[test]
    fn who_is_named_behind_a_comma_speaks_and_not_who_is_served() {
        check(
            "“He was at home that night,” said a lawyer for Omar Diab, Hamp Cargill.",
            "Hamp Cargill",
        );
        check(
            "A lawyer for Diab-Key, Hamp Cargill, said: “He was at home that night.”",
            "Hamp Cargill",
        );
        check(
            "“He was at home that night,” said Mr Diab’s advocate, Farhan Warsi.",
            "Farhan Warsi",
        );
    }

    #[test]
    fn who_is_listed_does_not_stand_for_all() {
        check(
            "Forty leaders, including Ann Lee and Omar Diab, said: “The vote was not fair.”",
            "forty leaders",
        );
    }

    #[test]
    fn the_owner_of_a_party_does_not_speak_for_it() {
        check(
            "President Omar Diab’s Reform and Justice Party said: “We have won every seat.”",
            "Reform and Justice Party",
        );
    }

    #[test]
    fn a_body_may_be_named_behind_a_comma() {
        check("“We look at the pictures,” said the organiser, Unipublic.", "Unipublic");
        check(
            "According to a newspaper, La Capital of Rosario, “nobody has paid the toll”.",
            "La Capital",
        );
    }

    #[test]
    fn a_noun_that_says_what_a_body_is_is_no_part_of_its_name() {
        check("The Hamas movement said: “We have not seen the plan.”", "Hamas");
    }

    #[test]
    fn the_rider_himself_is_he() {
        check(
            "Jure Kranjc crashed on the descent. The rider himself said: “It was the motorbike.”",
            "Jure Kranjc",
        );
    }

    #[test]
    fn reports_are_what_speaks_and_no_verb() {
        check("Some reports said that the bridge had fallen into the river.", "some reports");
    }

    #[test]
    fn who_belongs_to_a_party_speaks_rather_than_the_party() {
        check("“We have to go on,” said Lynn Boyle of the Sinn Féin party.", "Lynn Boyle");
    }

    #[test]
    fn aides_of_somebody_are_not_that_person() {
        check("Aides of Omar Diab said that he had gone to Paris.", "aides of Omar Diab");
    }
}
