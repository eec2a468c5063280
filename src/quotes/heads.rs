//! A noun phrase in, the one entity that it names out.

use std::ops::Range;

use super::nouns;
use super::people;
use super::referents::{Referents, can_speak};
use super::view::View;
use crate::{Entity, EntityKind};

impl<'a> Referents<'a> {
    /// The part of a phrase before its first comma or clause, where that holds a name.
    pub(super) fn core(&self, source: Range<usize>) -> Range<usize> {
        let view = self.view;
        let comma = source.clone().find(|&at| {
            view.sign(at) == Some(',') || matches!(view.low(at), "who" | "which" | "whose")
        });
        let Some(comma) = comma.filter(|&comma| comma > source.start) else { return source };
        let person =
            |at: usize| view.entity(at).is_some_and(|entity| entity.kind == EntityKind::Person);
        let name = |at: usize| {
            view.is_capital(at) && !(at == source.start && nouns::is_determiner(view, at))
        };
        let first = source.start..comma;
        let named =
            first.clone().any(person) || (first.clone().any(name) && !source.clone().any(person));
        if named { first } else { source }
    }

    /// The entity that a noun phrase names: its person, or the body that is its head.
    pub(super) fn named_in(&self, source: &Range<usize>) -> Option<&'a Entity> {
        let view = self.view;
        let person =
            source.clone().filter_map(|at| Some((at, view.entity(at)?))).rfind(|(at, entity)| {
                entity.kind == EntityKind::Person
                    && !is_possessor(view, *at, entity.id)
                    && !is_served(view, source, *at)
            });
        if let Some((_, person)) = person {
            return Some(person);
        }
        if source
            .clone()
            .any(|at| people::is_human(view.low(at)) || people::are_human(view.low(at)))
        {
            return None;
        }
        let last = source.clone().next_back()?;
        let head = view.entity(last).filter(|entity| can_speak(entity));
        head.or_else(|| {
            let at = source.clone().find(|&at| view.entity(at).is_some_and(can_speak))?;
            let entity = view.entity(at)?;
            let opens = (source.start..at).all(|before| nouns::is_determiner(view, before));
            let possessor = is_possessor(view, at, entity.id);
            (opens && !possessor && entity.kind == EntityKind::Organization).then_some(entity)
        })
    }

    pub(super) fn mention_in(&self, source: &Range<usize>, id: u32) -> Range<usize> {
        let inside = |at: &usize| self.view.entity(*at).is_some_and(|entity| entity.id == id);
        let first = source.clone().find(inside).unwrap_or(source.start);
        let last = source.clone().rev().find(inside).unwrap_or(source.start);
        first..last + 1
    }
}

/// Whether the name at `at` owns what follows: "Lee’s lawyer".
fn is_possessor(view: &View<'_>, at: usize, id: u32) -> bool {
    let mut end = at;
    while view.entity(end).is_some_and(|entity| entity.id == id) {
        end += 1;
    }
    let mark = matches!(view.low(end), "'s" | "'");
    mark && view.kind(end + 1).is_some() && view.is_word(end + 1)
}

/// Whether the name at `at` says whose somebody is: "a spokesman for Ann Lee".
fn is_served(view: &View<'_>, source: &Range<usize>, at: usize) -> bool {
    let joint = (source.start..at).rev().find(|&before| !view.is_capital(before));
    let joint = joint.filter(|&at| matches!(view.low(at), "for" | "of" | "to"));
    let head = joint.and_then(|joint| joint.checked_sub(1)).filter(|&head| head >= source.start);
    head.is_some_and(|head| {
        let word = view.low(head);
        !view.is_capital(head) && (people::is_human(word) || people::are_human(word))
    })
}
