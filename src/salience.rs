//! Entities and quotes in, how much the article is about each of the entities out.
//!
//! No stage can say it alone: who is quoted is known last of all.

use std::collections::BTreeMap;

use crate::{Entity, Quote};

/// Share of the salience that each sign gives; together 1. Chosen so that whoever is in the
/// headline and is named or quoted most stands above whoever is only named first.
const BY_MENTIONS: f64 = 0.4;
const BY_TITLE: f64 = 0.3;
const BY_PLACE: f64 = 0.15;
const BY_QUOTES: f64 = 0.15;

/// Sets the salience of every entity that has a name. `length` is that of the text in bytes.
pub(crate) fn weigh(entities: &mut [Entity], quotes: &[Quote], title: Option<&str>, length: usize) {
    let spoken = spoken(quotes);
    let most_spoken = spoken.values().copied().max().unwrap_or(1);
    let most = entities.iter().filter(|entity| named(entity)).map(|entity| entity.mentions.len());
    let most = most.max().unwrap_or(1);
    let title = title.unwrap_or_default();
    for entity in entities.iter_mut().filter(|entity| named(entity)) {
        let first = entity.mentions.first().map_or(length, |mention| mention.span.start);
        let in_title = std::iter::once(&entity.name)
            .chain(&entity.aliases)
            .any(|name| title.contains(name.as_str()));
        let utterances = spoken.get(&entity.id).copied().unwrap_or(0);
        let sum = BY_MENTIONS * share(entity.mentions.len(), most)
            + BY_TITLE * f64::from(u8::from(in_title))
            + BY_PLACE * (1.0 - share(first, length.max(1)))
            + BY_QUOTES * share(utterances, most_spoken);
        #[expect(clippy::cast_possible_truncation, reason = "a number from 0 to 1, two digits")]
        let rounded = ((sum * 100.0).round() / 100.0) as f32;
        entity.salience = rounded;
    }
}

/// How many quotes each entity speaks, by its id.
fn spoken(quotes: &[Quote]) -> BTreeMap<u32, usize> {
    let mut spoken = BTreeMap::new();
    let speakers = quotes.iter().filter_map(|quote| quote.attribution.as_ref()?.speaker.entity);
    for speaker in speakers {
        *spoken.entry(speaker).or_default() += 1;
    }
    spoken
}

fn named(entity: &Entity) -> bool {
    entity.kind.is_name()
}

#[expect(clippy::cast_precision_loss, reason = "offsets are far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use crate::{Input, Options, analyze};

    fn salience(text: &str, name: &str) -> f32 {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        analysis.entities.iter().find(|entity| entity.name == name).unwrap().salience
    }

    #[test]
    fn whoever_is_quoted_counts_for_more() {
        let quoted = "Mary Lee met Anna Smith in London. “It will rain,” said Anna Smith.";
        let silent = "Mary Lee met Anna Smith in London. It will rain on Anna Smith.";
        assert!(salience(quoted, "Anna Smith") > salience(silent, "Anna Smith"));
    }
}
