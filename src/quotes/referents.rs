//! The words that stand for a speaker in, the person or body that they mean out.

use std::collections::BTreeMap;
use std::ops::Range;

use super::antecedents::prominence;
use super::cues;
use super::marks::Region;
use super::nouns;
use super::people;
use super::view::View;
use crate::entities::{Gender, gender};
use crate::text::TokenKind;
use crate::{Entity, EntityKind, ResolvedBy};

/// Who a speaker is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Referent {
    pub(super) entity: Option<u32>,
    pub(super) name: String,
    pub(super) anonymous: bool,
    pub(super) sort: Sort,
}

/// Which pronouns can stand for a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// One person: "he", "she", or either where that is unknown.
    Person(Option<Gender>),
    /// "they".
    Plural,
    /// "it", "they".
    Body,
}

/// One place that names a person or a body.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) tokens: Range<usize>,
    pub(super) entity: u32,
    /// How likely it is what a pronoun after it means, by its place in the sentence.
    pub(super) prominence: i32,
}

/// A speaker with the place of its mention.
#[derive(Debug, Clone)]
pub(super) struct Spoken {
    pub(super) at: usize,
    /// The token of the noun that heads the mention.
    pub(super) head: Option<usize>,
    pub(super) referent: Referent,
}

/// What the text has said of people and bodies, to look up who a speaker is.
#[derive(Debug)]
pub(super) struct Referents<'a> {
    pub(super) view: &'a View<'a>,
    /// In the order of the text.
    pub(super) named: Vec<Named>,
    /// The words that describe people and bodies, each with the places where it does.
    pub(super) described: BTreeMap<String, Vec<(usize, u32)>>,
    /// The speakers so far.
    pub(super) spoken: Vec<Spoken>,
    /// By the last word of the name in lower case, the person with the longest name.
    pub(super) surnames: BTreeMap<String, u32>,
    /// By the last word of the name in lower case, everybody who bears it.
    pub(super) bearers: BTreeMap<String, Vec<u32>>,
    /// For each entity what its titles and its forename tell.
    pub(super) genders: Vec<Option<Gender>>,
}

/// People of one surname that are told apart.
const MOST_BEARERS: usize = 12;

impl<'a> Referents<'a> {
    pub(super) fn new(view: &'a View<'a>, regions: &[Region]) -> Self {
        let mut referents = Self {
            view,
            named: Vec::new(),
            described: BTreeMap::new(),
            spoken: Vec::new(),
            surnames: surnames(view.entities),
            bearers: bearers(view.entities),
            genders: view.entities.iter().map(|entity| gender(&entity.name)).collect(),
        };
        let mut open = regions.iter().peekable();
        let mut at = 0;
        while at < view.tokens.tokens.len() {
            let Some(entity) = view.entity(at).filter(|entity| can_speak(entity)) else {
                at += 1;
                continue;
            };
            let mut end = at + 1;
            while view.entity(end).is_some_and(|next| next.id == entity.id)
                && view.sentence(end) == view.sentence(at)
            {
                end += 1;
            }
            while open.next_if(|region| region.tokens.end <= at).is_some() {}
            let quoted = open.peek().is_some_and(|region| region.tokens.contains(&at));
            let prominence = prominence(view, at..end, quoted);
            referents.describe(at..end, entity);
            if entity.kind == EntityKind::Person {
                referents.note_gender(at..end, entity.id);
            }
            referents.named.push(Named { tokens: at..end, entity: entity.id, prominence });
            at = end;
        }
        referents.note_pronouns(regions);
        referents
    }

    /// Notes the gender that a title before a name tells.
    fn note_gender(&mut self, name: Range<usize>, entity: u32) {
        let title = name.start.saturating_sub(1)..name.start + 1;
        let told = people::gender(self.view, &title);
        let slot = usize::try_from(entity).ok().and_then(|id| self.genders.get_mut(id));
        if let (Some(slot), Some(told)) = (slot, told) {
            *slot = Some(told);
        }
    }

    /// Who an entity is as a speaker.
    pub(super) fn referent(&self, entity: &Entity) -> Referent {
        let gender = usize::try_from(entity.id).ok().and_then(|id| self.genders.get(id));
        let sort = if entity.kind == EntityKind::Person {
            Sort::Person(gender.copied().flatten())
        } else {
            Sort::Body
        };
        Referent { entity: Some(entity.id), name: entity.name.clone(), anonymous: false, sort }
    }

    /// Who the words in `source` mean, and how that was found.
    pub(super) fn resolve(&mut self, source: Range<usize>) -> (Referent, ResolvedBy) {
        let phrase = self.trimmed(source.clone());
        let head = people::head(self.view, &phrase);
        let found = self.find(self.core(phrase));
        self.spoken.push(Spoken { at: source.start, head, referent: found.0.clone() });
        found
    }

    /// A phrase without what does not belong to it: a preposition before it, a verb behind it.
    pub(super) fn trimmed(&self, mut source: Range<usize>) -> Range<usize> {
        let view = self.view;
        let time = |at: usize| {
            view.kind(at) == Some(TokenKind::Number) && view.form(at).contains([':', '.'])
        };
        while source.len() > 1 && (nouns::is_preposition(view, source.start) || time(source.start))
        {
            source.start += 1;
        }
        if nouns::is_personal(view.low(source.start)) {
            return source.start..source.start + 1;
        }
        // "Some reports"
        let noun = |at: usize| people::is_document(view.low(at)) && view.entity(at - 1).is_none();
        let verb = (source.start + 1..source.end)
            .find(|&at| cues::says(view, at) && !view.is_capital(at) && !noun(at));
        source.start..verb.unwrap_or(source.end)
    }

    fn find(&self, source: Range<usize>) -> (Referent, ResolvedBy) {
        let view = self.view;
        let word = view.low(source.start);
        let possessive = matches!(word, "his" | "her" | "their" | "its" | "him" | "them");
        if source.len() == 1 && (nouns::is_pronoun(word) || possessive) {
            let found = self.antecedent(source.start, word);
            return (found.unwrap_or_else(|| self.unnamed(source)), ResolvedBy::Pronoun);
        }
        // "The rider himself"
        let own = match view.low(source.end - 1) {
            "himself" => Some("he"),
            "herself" => Some("she"),
            _ => None,
        };
        let described = !source.clone().any(|at| view.entity(at).is_some());
        if let Some(found) =
            own.filter(|_| described).and_then(|own| self.antecedent(source.start, own))
        {
            return (found, ResolvedBy::Description);
        }
        if let Some(found) = self.institution(&source) {
            return (found, ResolvedBy::Name);
        }
        if let Some(found) = self.joint(&source) {
            return (found, ResolvedBy::Name);
        }
        if let Some(entity) = self.named_in(&source) {
            let entity = self.fuller(self.bearer(&source, entity), source.start);
            let full = view.words(view.span(self.mention_in(&source, entity.id)));
            let found = self.referent(entity);
            let by = if full == found.name { ResolvedBy::Name } else { ResolvedBy::ShortName };
            return (found, by);
        }
        if let Some(entity) = self.issuer(&source) {
            return (self.referent(entity), ResolvedBy::Description);
        }
        if let Some(entity) = self.beside(&source) {
            return (self.referent(entity), ResolvedBy::Name);
        }
        if let Some(found) = self.capitals(&source) {
            return (found, ResolvedBy::Name);
        }
        if let Some(found) = self.description(&source) {
            return (found, ResolvedBy::Description);
        }
        (self.unnamed(source), ResolvedBy::Description)
    }

    /// A speaker that the article does not name.
    pub(super) fn unnamed(&self, source: Range<usize>) -> Referent {
        let view = self.view;
        let plural = people::is_plural(view, &source);
        let human = people::is_person(view, &source);
        let sort = if plural {
            Sort::Plural
        } else if human {
            Sort::Person(people::gender(view, &source))
        } else {
            Sort::Body
        };
        let words = view.words(view.span(source.clone()));
        Referent {
            entity: None,
            name: without_capital(view, source.start, words),
            anonymous: true,
            sort,
        }
    }

    pub(super) fn entity(&self, id: u32) -> Option<&'a Entity> {
        self.view.entities.get(usize::try_from(id).ok()?)
    }
}

/// By the last word of each person's name in lower case, the one with the longest name.
fn surnames(entities: &[Entity]) -> BTreeMap<String, u32> {
    let mut surnames: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for entity in entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
        let Some(last) = entity.name.rsplit(' ').next() else { continue };
        let slot = surnames.entry(last.to_lowercase()).or_insert((0, entity.id));
        if entity.name.len() > slot.0 {
            *slot = (entity.name.len(), entity.id);
        }
    }
    surnames.into_iter().map(|(name, (_, id))| (name, id)).collect()
}

/// By the last word of each person's name in lower case, the first few who bear it.
fn bearers(entities: &[Entity]) -> BTreeMap<String, Vec<u32>> {
    let mut bearers: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for entity in entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
        let Some((_, last)) = entity.name.rsplit_once(' ') else { continue };
        let slot = bearers.entry(last.to_lowercase()).or_default();
        if slot.len() < MOST_BEARERS {
            slot.push(entity.id);
        }
    }
    bearers
}

pub(super) fn can_speak(entity: &Entity) -> bool {
    matches!(entity.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Place)
}

/// A phrase that opened a sentence, as it stands inside one.
fn without_capital(view: &View<'_>, first: usize, words: &str) -> String {
    let mut characters = words.chars();
    let opening = characters.next().filter(|_| {
        view.entity(first).is_none()
            && (nouns::is_determiner(view, first) || view.sentence_range(first).start == first)
            && view.form(first) != "I"
            && view.form(first).chars().skip(1).all(char::is_lowercase)
    });
    match opening {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => words.to_owned(),
    }
}
