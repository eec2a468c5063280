//! Bodies in, those that are one and the same under a short name and a whole one out.

use std::collections::BTreeMap;

use super::descriptions::is_state;
use crate::{Entity, EntityKind};

/// Bodies with the same first word that are compared.
const MOST_ALIKE: usize = 12;

/// For each body the one that was named before it by the same words and more: "Dragon Ridge" for
/// "Dragon Ridge Mining". Where two were, or a department of it, neither.
pub(super) fn whole(entities: &[Entity]) -> BTreeMap<u32, u32> {
    let bodies = || entities.iter().filter(|entity| entity.kind == EntityKind::Organization);
    let mut alike: BTreeMap<&str, Vec<&Entity>> = BTreeMap::new();
    for body in bodies() {
        let Some((first, _)) = body.name.split_once(' ') else { continue };
        let slot = alike.entry(first).or_default();
        if slot.len() < MOST_ALIKE {
            slot.push(body);
        }
    }
    let whole = |short: &Entity| {
        let alike = alike.get(short.name.split(' ').next()?)?;
        let mut longer = alike.iter().filter(|body| {
            let rest = body.name.strip_prefix(short.name.as_str());
            rest.is_some_and(|rest| rest.starts_with(' ')) && first(body) < first(short)
        });
        let found = longer.next().filter(|body| !is_state(body))?;
        longer.next().is_none().then_some((short.id, found.id))
    };
    bodies().filter_map(whole).collect()
}

/// The byte where a name first stands.
fn first(entity: &Entity) -> usize {
    entity.mentions.iter().map(|mention| mention.span.start).min().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use crate::{Input, Options, analyze};

    /// The name of the speaker of the last quote.
    #[track_caller]
    fn check(text: &str, name: &str) {
        let analysis = analyze(Input::Verbatim(text), &Options::default()).unwrap();
        let quote = analysis.quotes.last().unwrap();
        assert_eq!(quote.attribution.as_ref().unwrap().speaker.name, name);
    }

    #[test]
    fn a_firm_is_shown_by_the_whole_name_that_introduced_it() {
        check(
            "Shares of Ortalyk Trading fell by half in Astana. Ortalyk said: “The price was fair.”",
            "Ortalyk Trading",
        );
    }

    #[test]
    fn a_firm_named_before_what_bears_its_name_is_not_that() {
        check(
            "Ortalyk was founded in 1990. Students met at the Ortalyk Trading Institute. Ortalyk \
             said: “The price was fair.”",
            "Ortalyk",
        );
    }
}
