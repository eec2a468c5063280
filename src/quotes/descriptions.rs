//! A description of somebody in, who was so described before out: "the minister".

use std::ops::Range;

use super::antecedents::{ANYBODY, WRITER};
use super::nouns;
use super::people;
use super::referents::{Referent, Referents};
use crate::EntityKind;

/// Speakers back that "the source" may mean.
const MOST_SPOKEN: usize = 30;

/// Words for a body that the name of a place never stands for.
const FIRMS: [&str; 6] = ["airline", "bank", "company", "corporation", "firm", "manufacturer"];

impl Referents<'_> {
    /// Notes the words around a name that say what the person is.
    pub(super) fn describe(&mut self, name: Range<usize>, entity: u32) {
        let view = self.view;
        let title = (0..name.start)
            .rev()
            .take(5)
            .take_while(|&at| view.is_word(at) && !nouns::is_function(view, at))
            .take_while(|&at| !nouns::is_determiner(view, at));
        let comma = view.sign(name.end) == Some(',');
        let aside = (name.end + 1..name.end + 9)
            .take_while(|&at| comma && view.is_word(at) && !matches!(view.low(at), "said" | "who"));
        for at in title.chain(aside) {
            let word = view.low(at);
            if word.len() > 3 && !nouns::is_function(view, at) {
                self.described.entry(word.to_owned()).or_default().push((name.start, entity));
            }
        }
    }

    /// Who "the minister" is: the last person so described, or the last speaker so called.
    pub(super) fn description(&self, source: &Range<usize>) -> Option<Referent> {
        let view = self.view;
        if !matches!(view.low(source.start), "the" | "that" | "this" | "his" | "her" | "its") {
            return None;
        }
        if people::is_aged(view, source) {
            return self.antecedent(source.start, ANYBODY);
        }
        let head = people::head(view, source)?;
        let word = view.low(head);
        let again = self.spoken.iter().rev().take(MOST_SPOKEN).find(|(at, referent)| {
            referent.anonymous && *at < source.start && has_word(&referent.name, word)
        });
        if let Some((_, referent)) = again {
            return Some(referent.clone());
        }
        if people::is_document(word) {
            return self.antecedent(source.start, WRITER);
        }
        if people::is_body(word) {
            // "The government" may stand for a country, "the company" does not.
            let found = self.antecedent(source.start, "it")?;
            let place = found.entity.and_then(|id| self.entity(id)).map(|entity| entity.kind)
                == Some(EntityKind::Place);
            return (!place || !FIRMS.contains(&word)).then_some(found);
        }
        if let Some(places) = self.described.get(word) {
            let index = places.partition_point(|(at, _)| *at < source.start);
            if let Some((_, id)) = index.checked_sub(1).and_then(|at| places.get(at)) {
                return self.entity(*id).map(|entity| self.referent(entity));
            }
        }
        None
    }
}

fn has_word(phrase: &str, word: &str) -> bool {
    phrase.split_whitespace().any(|one| one.eq_ignore_ascii_case(word))
}
