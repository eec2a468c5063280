//! Where an entity is named in, how much the article is about it out.

use crate::Entity;

/// Share of the salience that each sign gives; together 1. Chosen so that whoever is in the
/// headline and is named most stands above whoever is only named first.
const BY_MENTIONS: f64 = 0.5;
const BY_TITLE: f64 = 0.3;
const BY_PLACE: f64 = 0.2;

/// Sets the salience of every entity that has a name.
pub(super) fn weigh(entities: &mut [Entity], title: Option<&str>, length: usize) {
    let most = entities.iter().filter(|entity| named(entity)).map(|entity| entity.mentions.len());
    let most = most.max().unwrap_or(1);
    let title = title.unwrap_or_default();
    for entity in entities.iter_mut().filter(|entity| named(entity)) {
        let first = entity.mentions.first().map_or(length, |mention| mention.span.start);
        let in_title = std::iter::once(&entity.name)
            .chain(&entity.aliases)
            .any(|name| title.contains(name.as_str()));
        let sum = BY_MENTIONS * share(entity.mentions.len(), most)
            + BY_TITLE * f64::from(u8::from(in_title))
            + BY_PLACE * (1.0 - share(first, length.max(1)));
        #[expect(clippy::cast_possible_truncation, reason = "a number from 0 to 1, two digits")]
        let rounded = ((sum * 100.0).round() / 100.0) as f32;
        entity.salience = rounded;
    }
}

fn named(entity: &Entity) -> bool {
    entity.kind.is_name()
}

#[expect(clippy::cast_precision_loss, reason = "offsets are far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
