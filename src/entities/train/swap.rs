//! An annotated document in, the same document with other names of the same kinds out.
//!
//! The corpora name the same few hundred people and places again and again. With the names
//! exchanged, a model has to learn what stands around a name instead.

use std::collections::BTreeMap;

use super::{Gold, GoldName};
use crate::Span;
use crate::crf::random::Random;

/// Names to choose from.
#[derive(Debug, Default)]
pub struct Pool {
    forenames: Vec<String>,
    surnames: Vec<String>,
    cities: Vec<String>,
    bodies: Vec<String>,
}

/// Share of names that are exchanged; the rest keep what is known of the world.
const SWAPPED: f32 = 0.6;

impl Pool {
    /// Takes the names from the gazetteer's table and the project's lists.
    #[must_use]
    pub fn new(table: &str) -> Self {
        let entries = |file: &str| -> Vec<String> {
            let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
            lines.map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
        };
        let mut pool = Self {
            forenames: entries(include_str!("../lists/forenames.txt")),
            surnames: entries(include_str!("../lists/surnames.txt")),
            cities: Vec::new(),
            bodies: entries(include_str!("../lists/organizations.txt")),
        };
        for row in table.lines() {
            let mut fields = row.split('\t');
            let (Some(kind), Some(name)) = (fields.next(), fields.next()) else { continue };
            match kind {
                "forename" => pool.forenames.push(name.to_owned()),
                "surname" => pool.surnames.push(name.to_owned()),
                "city" => pool.cities.push(name.to_owned()),
                "company" => pool.bodies.push(name.to_owned()),
                _ => {}
            }
        }
        pool
    }
}

/// A copy of `gold` with other names; `seed` chooses which.
#[must_use]
pub fn swap(gold: &Gold, pool: &Pool, seed: u64) -> Gold {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut known: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut copy = Gold { text: String::new(), names: Vec::new(), ..gold.clone() };
    let mut at = 0;
    for name in &gold.names {
        let Some(before) = gold.text.get(at..name.span.start) else { continue };
        let form = name.span.of(&gold.text).unwrap_or_default();
        copy.text.push_str(before);
        at = name.span.end;
        let start = copy.text.len();
        match name.kinds.as_slice() {
            [kind] => copy.text.push_str(&other(form, kind, pool, &mut known, &mut random)),
            _ => copy.text.push_str(form),
        }
        let span = Span::new(start, copy.text.len());
        copy.names.push(GoldName { span, kinds: name.kinds.clone() });
    }
    copy.text.push_str(gold.text.get(at..).unwrap_or_default());
    copy
}

/// Another name of the same kind, the same one for the same name.
fn other(
    form: &str,
    kind: &str,
    pool: &Pool,
    known: &mut BTreeMap<(String, String), String>,
    random: &mut Random,
) -> String {
    let mut choose = |form: &str, from: &[String]| -> String {
        let key = (kind.to_owned(), form.to_owned());
        let made = known.entry(key).or_insert_with(|| {
            if from.is_empty() || random.unit() >= SWAPPED {
                return form.to_owned();
            }
            from.get(random.below(from.len())).cloned().unwrap_or_default()
        });
        made.clone()
    };
    match kind {
        "person" => {
            let words: Vec<&str> = form.split(' ').collect();
            let last = words.len().saturating_sub(1);
            let word = |(at, word): (usize, &&str)| {
                // Particles, initials and numbers stay.
                let plain = word.chars().count() > 2
                    && word.starts_with(char::is_uppercase)
                    && word.chars().all(char::is_alphabetic);
                match (plain, at == last) {
                    (false, _) => (*word).to_owned(),
                    (true, true) => choose(word, &pool.surnames),
                    (true, false) => choose(word, &pool.forenames),
                }
            };
            words.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
        }
        "place" if form.starts_with(char::is_uppercase) && form.len() > 3 => {
            choose(form, &pool.cities)
        }
        "organization" if form.len() > 3 && !form.contains(' ') => choose(form, &pool.bodies),
        _ => form.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_becomes_the_same_other_name_and_spans_follow() {
        let text = "Ann Lee met Lee.";
        let name =
            |start, end| GoldName { span: Span::new(start, end), kinds: vec!["person".to_owned()] };
        let gold = Gold {
            text: text.to_owned(),
            names: vec![name(0, 7), name(12, 15)],
            ..Gold::default()
        };
        let pool = Pool { surnames: vec!["Okonkwo".to_owned()], ..Pool::default() };
        let copies: Vec<Gold> = (1..9).map(|seed| swap(&gold, &pool, seed)).collect();
        let spelled = |copy: &Gold| -> Vec<String> {
            copy.names.iter().map(|name| name.span.of(&copy.text).unwrap().to_owned()).collect()
        };
        assert!(copies.iter().any(|copy| spelled(copy) == ["Ann Okonkwo", "Okonkwo"]));
    }
}
