//! A noun phrase in, the names in it that are more or less than one entity out.

use std::ops::Range;

use super::heads::{self, speaking_person};
use super::nouns;
use super::people;
use super::referents::{Referent, Referents, Sort, Spoken, can_speak};
use super::turns;
use super::view::View;
use crate::{Entity, EntityKind, MentionForm};

/// Entities that are compared with a label of initials.
const MOST_INITIALLED: usize = 200;

/// Nouns that only say what the body named before them is: "the Hamas movement".
const APPOSED: [&str; 8] =
    ["airline", "charity", "group", "magazine", "militia", "movement", "newspaper", "party"];

impl<'a> Referents<'a> {
    /// Who the label of a turn means: "PENCE" is the Pence named elsewhere, "A" who is asked.
    pub(super) fn label(&mut self, label: Range<usize>) -> Referent {
        let view = self.view;
        let last = label.end.saturating_sub(1);
        let again = |said: &&Spoken| view.form(said.at) == view.form(label.start);
        let found = if turns::is_answer(view, &label) {
            if let Some(said) = self.spoken.iter().rev().find(again) {
                return said.referent.clone();
            }
            turns::interviewee(view, label.start)
        } else {
            let whole = view.words(view.span(label.clone()));
            let longer = |entity: &&Entity| entity.name.len() > whole.len();
            let named = view.entity(last).filter(|entity| can_speak(entity));
            let known = self.surnames.get(view.low(last)).and_then(|&id| self.entity(id));
            let fuller = named.filter(longer).or(known.filter(longer));
            fuller.or_else(|| self.initialled(whole)).or(known).or(named)
        };
        let referent =
            found.map_or_else(|| self.label_words(&label), |entity| self.referent(entity));
        self.spoken.push(Spoken { at: label.start, head: None, referent: referent.clone() });
        referent
    }

    /// The person with these initials: "SR" is Steve Redhead.
    fn initialled(&self, label: &str) -> Option<&'a Entity> {
        let initials = |name: &str| -> String {
            name.split([' ', '-']).filter_map(|word| word.chars().next()).collect()
        };
        let short = label.len() > 1 && label.len() < 5;
        let mut people = self.view.entities.iter().take(MOST_INITIALLED).filter(|_| short);
        people.find(|one| one.kind == EntityKind::Person && initials(&one.name) == label)
    }

    fn label_words(&self, label: &Range<usize>) -> Referent {
        let name = self.view.words(self.view.span(label.clone())).to_owned();
        Referent { entity: None, name, anonymous: false, sort: Sort::Person(None) }
    }

    /// A body whose name ends in a common noun: "the Japanese government".
    pub(super) fn institution(&self, source: &Range<usize>) -> Option<Referent> {
        let view = self.view;
        let head = people::head(view, source)?;
        let start = source.start + usize::from(nouns::is_determiner(view, source.start));
        let named = (start..head).any(|at| view.is_capital(at) && !nouns::is_function(view, at));
        let common = people::is_body(view.low(head)) && view.entity(head).is_none();
        // "Ann Lee of the Labour party"
        let of = (start..head).find(|&at| matches!(view.low(at), "from" | "of"));
        let person = of.is_some_and(|of| speaking_person(view, &(source.start..of)).is_some());
        if !named || !common || view.is_capital(head) || person {
            return None;
        }
        // "The Hamas movement": the noun says what the name is.
        let whole = view
            .entity(start)
            .filter(|one| (start..head).all(|at| view.entity(at).is_some_and(|e| e.id == one.id)));
        if let Some(body) = whole.filter(|one| one.kind == EntityKind::Organization)
            && APPOSED.contains(&view.low(head))
        {
            return Some(self.referent(body));
        }
        let name = view.words(view.span(start..head + 1)).to_owned();
        Some(Referent { entity: None, name, anonymous: false, sort: Sort::Body })
    }

    /// Two people who speak together: "Mateo Lugo and Ivan Sosa".
    pub(super) fn joint(&self, source: &Range<usize>) -> Option<Referent> {
        let view = self.view;
        let floor = view.sentence_range(source.start).start;
        let whole = nouns::ending_at(view, floor, source.end)?;
        let whole = whole.start.min(source.start)..source.end;
        let and = whole.clone().find(|&at| view.low(at) == "and")?;
        let person = |range: Range<usize>| {
            range.filter_map(|at| view.entity(at)).find(|one| one.kind == EntityKind::Person)
        };
        let first = person(whole.start..and).or_else(|| person(and..and));
        let second = person(and + 1..whole.end)?;
        let forename = |at: usize| view.entity(at).is_none_or(|one| one.id == second.id);
        let name = match first {
            Some(first) if first.id != second.id => format!("{} and {}", first.name, second.name),
            // "Piet and Marijke Bakker": the family name stands once.
            None if and > whole.start && view.is_capital(and - 1) && forename(and - 1) => {
                format!("{} and {}", view.form(and - 1), second.name)
            }
            _ => return None,
        };
        Some(Referent { entity: None, name, anonymous: false, sort: Sort::Plural })
    }

    /// The body or person that issued a document: "a report by the bank", "Lee’s letter".
    pub(super) fn issuer(&self, source: &Range<usize>) -> Option<&'a Entity> {
        let view = self.view;
        let head = people::head(view, source)?;
        if !people::is_document(view.low(head)) {
            return None;
        }
        let owners = (source.start..head)
            .chain((head + 1..source.end).filter(|_| issued(view, head)))
            .filter_map(|at| view.entity(at));
        let may =
            |entity: &&Entity| matches!(entity.kind, EntityKind::Organization | EntityKind::Person);
        owners.into_iter().find(may)
    }

    /// Who a name alone means where several bear it: whom its title fits, then who is called by
    /// the full name most often.
    pub(super) fn bearer(&self, source: &Range<usize>, entity: &'a Entity) -> &'a Entity {
        let view = self.view;
        let mut inside =
            source.clone().filter(|&at| view.entity(at).is_some_and(|e| e.id == entity.id));
        let (Some(at), None) = (inside.next(), inside.next()) else { return entity };
        if entity.kind != EntityKind::Person {
            return entity;
        }
        let title = people::gender(view, &(at.saturating_sub(1)..at + 1));
        let Some(bearers) = self.bearers.get(view.low(at)) else { return entity };
        let fits = |id: &&u32| {
            let known = usize::try_from(**id).ok().and_then(|id| self.genders.get(id)).copied();
            title.is_none() || known.flatten().is_none_or(|known| Some(known) == title)
        };
        bearers
            .iter()
            .filter(fits)
            .filter_map(|&id| self.entity(id))
            .max_by_key(|one| (full_mentions(one), one.id == entity.id))
            .unwrap_or(entity)
    }

    /// The person named in apposition: "the driver, Mirko Babic".
    pub(super) fn beside(&self, source: &Range<usize>) -> Option<&'a Entity> {
        let view = self.view;
        let comma = view.sign(source.end) == Some(',');
        let next = view.entity(source.end + 1).filter(|_| comma)?;
        let human = source.clone().any(|at| people::is_human(view.low(at)));
        let role = human || nouns::is_determiner(view, source.start);
        (next.kind == EntityKind::Person && role).then_some(next)
    }

    /// A name that the entities stage has missed: words with capitals at the end of the phrase.
    pub(super) fn capitals(&self, source: &Range<usize>) -> Option<Referent> {
        let view = self.view;
        let name = |at: usize| {
            view.is_word(at)
                && (view.is_capital(at)
                    || is_particle(view.low(at))
                    || (view.sign(at.wrapping_sub(1)) == Some('-') && !view.spaced(at)))
                && !nouns::is_function(view, at)
        };
        // "Ann Lee of the bakers' guild"
        let of = source.clone().find(|&at| matches!(view.low(at), "of" | "from"));
        let whole = of.filter(|&of| (source.start..of).all(name)).unwrap_or(source.end);
        let source = &(source.start..whole);
        let joins = |at: usize| view.sign(at) == Some('-') && !view.spaced(at);
        let count = source.clone().rev().take_while(|&at| name(at) || joins(at)).count();
        let start = (source.end - count..source.end).find(|&at| view.is_capital(at))?;
        let words = view.count_words(start..source.end);
        let mut before = source.start..start;
        let governed = before.any(|at| nouns::is_preposition(view, at) || view.low(at) == "of");
        // "One Labour MP"
        let common = heads::is_people(view, source.end - 1);
        if words < 2 || governed || common || nouns::is_determiner(view, start) {
            return None;
        }
        let words = view.words(view.span(start..source.end)).to_owned();
        Some(Referent { entity: None, name: words, anonymous: false, sort: Sort::Person(None) })
    }
}

/// Whether "by", "of" or "from" follows the noun at `head`.
fn issued(view: &View<'_>, head: usize) -> bool {
    matches!(view.low(head + 1), "by" | "of" | "from")
}

/// Places that give the whole name.
fn full_mentions(entity: &Entity) -> usize {
    entity.mentions.iter().filter(|mention| mention.form == MentionForm::Full).count()
}

/// Small words inside names.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "do"
            | "dos"
            | "di"
            | "del"
            | "della"
            | "der"
            | "den"
            | "van"
            | "von"
            | "bin"
            | "bint"
            | "ibn"
            | "al"
            | "el"
            | "la"
            | "le"
            | "ten"
            | "ter"
            | "zu"
            | "y"
    )
}
