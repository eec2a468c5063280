//! Mentions of people in, which of them are the same person out.

use std::collections::BTreeMap;

use super::{Context, Groups};
use crate::entities::gender::{Gender, gender};
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
    for (at, mention) in context.mentions.iter().enumerate() {
        let form = context.form(at);
        if mention.kind != Kind::Person || form.words.len() != 1 {
            continue;
        }
        let Some(holders) = form.words.first().and_then(|word| by_word.get(word.as_str())) else {
            continue;
        };
        if let Some(same) = namesake(context, at, holders) {
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
        if let Some(&same) = tried.find(|&&other| agree(words, &context.form(other).words)) {
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

fn fits(one: &str, other: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    one == other || initial(one, other) || initial(other, one)
}

/// The full name among `holders` that the short mention `at` stands for.
fn namesake(context: &Context<'_>, at: usize, holders: &[usize]) -> Option<usize> {
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
    near.iter()
        .filter(suits)
        .find(surname)
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
