//! The project's word lists and a table of names in, the bytes of the gazetteer file out.

use std::collections::{BTreeMap, BTreeSet};

use super::Gold;
use crate::entities::gazetteer::{self, List};
use crate::entities::words;
use crate::text::{TokenKind, tokenize};

/// The project's own lists.
const LISTS: [(List, &str); 16] = [
    (List::Forename, include_str!("../lists/forenames.txt")),
    (List::Surname, include_str!("../lists/surnames.txt")),
    (List::Group, include_str!("../lists/demonyms.txt")),
    (List::Group, include_str!("../lists/peoples.txt")),
    (List::Organization, include_str!("../lists/organizations.txt")),
    (List::Landmark, include_str!("../lists/landmarks.txt")),
    (List::Misc, include_str!("../lists/events.txt")),
    (List::Product, include_str!("../lists/products.txt")),
    (List::Title, include_str!("../lists/titles.txt")),
    (List::Role, include_str!("../lists/roles.txt")),
    (List::BodyHead, include_str!("../lists/body-heads.txt")),
    (List::PlaceHead, include_str!("../lists/place-heads.txt")),
    (List::PlaceHead, include_str!("../lists/facility-heads.txt")),
    (List::MiscHead, include_str!("../lists/misc-heads.txt")),
    (List::Speech, include_str!("../lists/speech.txt")),
    (List::Calendar, include_str!("../lists/calendar.txt")),
];

/// Times that a word must be written small in the corpora to count as a common one.
const COMMON_FROM: usize = 3;

/// Compiles the gazetteer: `names` is a table of kind, name and source, parted by tabs.
#[must_use]
pub fn gazetteer(names: &str, documents: &[Gold]) -> Vec<u8> {
    let mut phrases = BTreeMap::new();
    let mut small: BTreeMap<u64, usize> = BTreeMap::new();
    for gold in documents {
        for token in tokenize(&gold.text).tokens {
            let form = token.span.of(&gold.text).unwrap_or_default();
            if token.kind == TokenKind::Word && form.starts_with(char::is_lowercase) {
                *small.entry(words::lower(form)).or_default() += 1;
            }
        }
    }
    for (word, count) in &small {
        if *count >= COMMON_FROM {
            add(&mut phrases, gazetteer::phrase(gazetteer::NOTHING, *word), List::Common);
        }
    }
    for row in names.lines() {
        let mut fields = row.split('\t');
        if let (Some(kind), Some(name)) = (fields.next(), fields.next())
            && let Some(list) = of_kind(kind)
        {
            add(&mut phrases, hash(name), list);
        }
    }
    for (list, file) in LISTS {
        for entry in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let name = entry.split('\t').next().unwrap_or_default();
            add(&mut phrases, hash(name), list);
        }
    }
    add_senses(&mut phrases);
    gazetteer::write(&phrases)
}

/// Gives each word the number of its sense, from 1 on.
fn add_senses(phrases: &mut BTreeMap<u64, u32>) {
    let entries = || {
        let lines = include_str!("../lists/senses.txt").lines();
        lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
    };
    let senses: BTreeSet<&str> = entries().map(|(_, sense)| sense).collect();
    let numbers: BTreeMap<&str, u32> = senses.into_iter().zip(1..).collect();
    for (word, sense) in entries() {
        let number = numbers.get(sense).copied().unwrap_or(0);
        *phrases.entry(hash(word)).or_default() |= number << gazetteer::SENSE;
    }
}

fn add(phrases: &mut BTreeMap<u64, u32>, phrase: u64, list: List) {
    *phrases.entry(phrase).or_default() |= list.bit();
}

/// The hash of a name, by the tokens that the analysis will see.
fn hash(name: &str) -> u64 {
    tokenize(name).tokens.iter().fold(gazetteer::NOTHING, |hash, token| {
        gazetteer::phrase(hash, words::lower(token.span.of(name).unwrap_or_default()))
    })
}

fn of_kind(kind: &str) -> Option<List> {
    Some(match kind {
        "forename" => List::Forename,
        "surname" => List::Surname,
        "city" => List::City,
        "region" => List::Region,
        "country" => List::Country,
        "company" => List::Company,
        "university" => List::University,
        _ => return None,
    })
}
