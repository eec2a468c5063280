//! Mentions of people in, which of them are the same person out.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Groups};
use crate::entities::gender::{Gender, gender, is_forename};
use crate::entities::model::Kind;

/// Full names that share a word with a short one and are looked at, the nearest first. A text with
/// more of them than that is a list, where a lone surname tells nothing.
const MOST_NAMESAKES: usize = 24;

/// Words that begin a surname of several words, in lower case.
const PARTICLES: [&str; 18] = [
    "abu", "ben", "bin", "da", "de", "del", "della", "der", "di", "dos", "du", "ibn", "la", "le",
    "mac", "ter", "van", "von",
];

/// Joins the mentions of each person.
pub(super) fn join(context: &Context<'_>, groups: &mut Groups) {
    let full = full_names(context, groups);
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &at in &full {
        for word in &context.form(at).words {
            let holders = by_word.entry(word).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    let usage = Usage::new(context);
    for (at, mention) in context.mentions.iter().enumerate() {
        let form = context.form(at);
        if mention.kind != Kind::Person || form.words.len() != 1 {
            continue;
        }
        let Some(holders) = form.words.first().and_then(|word| by_word.get(word.as_str())) else {
            continue;
        };
        if let Some(same) = namesake(context, &usage, at, holders) {
            groups.join(at, same);
        }
    }
}

/// The mentions of people by two words or more; those that agree are joined.
fn full_names(context: &Context<'_>, groups: &mut Groups) -> Vec<usize> {
    let is_full = |&at: &usize| {
        context.mentions.get(at).is_some_and(|mention| mention.kind == Kind::Person)
            && context.form(at).words.len() > 1
    };
    let full: Vec<usize> = (0..context.mentions.len()).filter(is_full).collect();
    let mut by_last: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &at in &full {
        let words = &context.form(at).words;
        let Some(last) = words.last() else { continue };
        let others = by_last.entry(last).or_default();
        let mut tried = others.iter().rev().take(MOST_NAMESAKES);
        let same = |other: usize| {
            agree(words, &context.form(other).words) || is_surname_of(context, at, other)
        };
        if let Some(&same) = tried.find(|&&other| same(other)) {
            groups.join(at, same);
            if context.form(same).words == *words {
                continue;
            }
        }
        others.push(at);
    }
    full
}

/// Whether two full names with the same last word can be one person's: every word of the shorter
/// one is in the longer one, in order, initials standing for words.
fn agree(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = long.iter();
    let in_order = short.iter().all(|word| rest.any(|candidate| fits(word, candidate)));
    // "John Smith" and "Mary John Smith" are two people, "van der Heijden" is a surname.
    let begins = short.first().zip(long.first()).is_some_and(|(a, b)| fits(a, b));
    let surname = short.first().is_some_and(|first| PARTICLES.contains(&first.as_str()));
    in_order && (begins || surname)
}

/// Whether one of two names is the other's surname of two words or more: "Ruiz Pereda",
/// "Mensah-Bonsu"; it is not where it begins with a forename.
fn is_surname_of(context: &Context<'_>, one: usize, other: usize) -> bool {
    let (one_words, other_words) = (&context.form(one).words, &context.form(other).words);
    let (short, long, at) = if one_words.len() < other_words.len() {
        (one_words, other_words, one)
    } else {
        (other_words, one_words, other)
    };
    let first = context.text(at).split([' ', '-']).next().unwrap_or_default();
    short.len() < long.len() && long.ends_with(short) && !is_forename(first)
}

/// How the people of a text are spoken of.
struct Usage {
    /// Times that each full name stands there.
    full: BTreeMap<String, usize>,
    /// Words that stand alone for a person.
    alone: BTreeSet<String>,
}

impl Usage {
    fn new(context: &Context<'_>) -> Self {
        let mut usage = Self { full: BTreeMap::new(), alone: BTreeSet::new() };
        for (at, mention) in context.mentions.iter().enumerate() {
            if mention.kind != Kind::Person {
                continue;
            }
            match context.form(at).words.as_slice() {
                [word] => drop(usage.alone.insert(word.clone())),
                _ => *usage.full.entry(context.form(at).key()).or_default() += 1,
            }
        }
        usage
    }

    /// How likely a surname alone is meant for the bearer of a full name: who is called by the
    /// forename is not called by the surname, and the chief figure of a story is.
    fn claim(&self, context: &Context<'_>, holder: usize) -> (bool, usize) {
        let form = context.form(holder);
        let by_forename = form.words.first().is_some_and(|first| self.alone.contains(first));
        (!by_forename, self.full.get(&form.key()).copied().unwrap_or(0))
    }
}

fn fits(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    one == other || initial(one, other) || initial(other, one)
}

/// The full name among `holders` that the short mention `at` stands for.
fn namesake(context: &Context<'_>, usage: &Usage, at: usize, holders: &[usize]) -> Option<usize> {
    let word = context.form(at).words.first()?;
    let after = holders.partition_point(|&holder| holder < at);
    let (before, behind) = holders.split_at_checked(after)?;
    let near: Vec<usize> =
        before.iter().rev().take(MOST_NAMESAKES).chain(behind.first()).copied().collect();
    let title = context.title_gender(at);
    let suits = |&&holder: &&usize| match (title, gender(context.text(holder))) {
        (Some(one), Some(other)) => one == other,
        (None, _) | (_, None) => true,
    };
    let surname = |&&holder: &&usize| context.form(holder).words.last() == Some(word);
    let forename = |&&holder: &&usize| context.form(holder).words.first() == Some(word);
    // Of equal claims that of whoever came first: the story is about them, the others are family.
    near.iter()
        .filter(suits)
        .filter(surname)
        .max_by_key(|&&holder| (usage.claim(context, holder), Reverse(holder)))
        .or_else(|| near.iter().filter(suits).find(forename))
        .or_else(|| near.iter().find(suits))
        .copied()
}

/// The gender that a title says.
pub(super) fn of_title(title: &str) -> Option<Gender> {
    match title.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Father" | "Brother" | "Monsieur" => {
            Some(Gender::Male)
        }
        "Mrs" | "Ms" | "Miss" | "Lady" | "Queen" | "Princess" | "Sister" | "Madame" | "Dame" => {
            Some(Gender::Female)
        }
        _ => None,
    }
}
