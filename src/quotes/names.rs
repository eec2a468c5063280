//! A noun phrase in, the names in it that are more or less than one entity out.

use std::ops::Range;

use super::nouns;
use super::people;
use super::referents::{Referent, Referents, Sort};
use crate::{Entity, EntityKind};

impl<'a> Referents<'a> {
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
        let name = match first {
            Some(first) if first.id != second.id => format!("{} and {}", first.name, second.name),
            // "Piet and Marijke Bakker": the family name stands once.
            _ if and > whole.start && view.is_capital(and - 1) => {
                format!("{} and {}", view.form(and - 1), second.name)
            }
            _ => return None,
        };
        Some(Referent { entity: None, name, anonymous: false, sort: Sort::Plural })
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
                && (view.is_capital(at) || is_particle(view.low(at)))
                && !nouns::is_function(view, at)
        };
        let joins = |at: usize| view.sign(at) == Some('-') && !view.spaced(at);
        let count = source.clone().rev().take_while(|&at| name(at) || joins(at)).count();
        let start = (source.end - count..source.end).find(|&at| view.is_capital(at))?;
        let words = (start..source.end).filter(|&at| view.is_word(at)).count();
        if words < 2 || nouns::is_determiner(view, start) {
            return None;
        }
        let words = view.words(view.span(start..source.end)).to_owned();
        Some(Referent { entity: None, name: words, anonymous: false, sort: Sort::Person(None) })
    }
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
