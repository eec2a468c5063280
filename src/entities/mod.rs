//! Article and tokens in, [`Entity`] with every mention out.

mod agree;
mod byline;
mod capitals;
mod dateline;
mod features;
mod figures;
mod gazetteer;
mod gender;
mod headings;
mod listed;
mod memory;
mod model;
mod regime;
mod resolve;
mod roles;
mod runs;
mod shapes;
mod spread;
mod subtype;
#[cfg(feature = "train")]
pub mod train;
mod words;

use std::collections::BTreeMap;

use crate::sorted::Sorted;
use crate::text::Tokens;
use crate::{Article, Entity, EntityKind, Mention, MentionForm, Metadata, Span};
use figures::Figure;
use model::{Kind, Name, Recognizer, SHIPPED};
use resolve::Group;

pub(crate) use gender::{Gender, gender};

/// Finds who and what is named, and the dates, amounts and quantities.
///
/// Entities are in the order of their first mentions; mentions do not overlap.
#[must_use]
pub fn find(article: &Article, metadata: &Metadata, tokens: &Tokens) -> Vec<Entity> {
    let text = &article.text;
    let mut figures = figures::figures(text, tokens, metadata.published.as_deref());
    let mut names = names(&SHIPPED, text, tokens);
    names.retain(|name| !byline::is_credit(text, name, metadata));
    headings::retain(article, &mut names);
    part(&mut names, &mut figures);
    let groups = resolve::group(text, &names, &|name| SHIPPED.knows_body(name));
    let mut entities: Vec<Entity> =
        groups.iter().map(|group| entity(text, tokens, &names, group)).collect();
    entities.extend(figure_entities(text, &figures));
    let first = |entity: &Entity| entity.mentions.first().map(|mention| mention.span);
    entities.order_by_key(first);
    for (id, entity) in (0..).zip(&mut entities) {
        entity.id = id;
    }
    entities
}

/// What a model finds, mended by what the whole text tells.
fn names(recognizer: &Recognizer, text: &str, tokens: &Tokens) -> Vec<Name> {
    let mut names = recognizer.names(text, tokens);
    shapes::mend(text, tokens, &mut names);
    dateline::mark(text, tokens, &mut names);
    spread::spread(text, tokens, &mut names);
    capitals::read(text, tokens, &mut names);
    names
}

/// Makes names and figures disjoint: a date or an amount wins over what lies in it ("May",
/// "Egyptian" in "200 Egyptian pounds"), and so do two dates in one name ("Mondays, Fridays"); a
/// name wins over any other figure ("2022 World Cup").
fn part(names: &mut Vec<Name>, figures: &mut Vec<Figure>) {
    let overlapping = |spans: &[Span], span: Span| {
        let at = spans.partition_point(|other| other.end <= span.start);
        spans.get(at).copied().filter(|other| other.overlaps(span))
    };
    let strong: Vec<Span> = figures
        .iter()
        .filter(|figure| figure.kind != EntityKind::Quantity)
        .map(|figure| figure.span)
        .collect();
    let holds_two = |span: Span| {
        let at = strong.partition_point(|other| other.end <= span.start);
        strong.get(at + 1).is_some_and(|other| other.overlaps(span))
    };
    names.retain(|name| {
        let inside =
            overlapping(&strong, name.span).is_some_and(|figure| figure.contains(name.span));
        !inside && !holds_two(name.span)
    });
    let spans: Vec<Span> = names.iter().map(|name| name.span).collect();
    figures.retain(|figure| overlapping(&spans, figure.span).is_none());
}

fn entity(text: &str, tokens: &Tokens, names: &[Name], group: &Group) -> Entity {
    let spans = || group.mentions.iter().filter_map(|&at| Some(names.get(at)?.span));
    let form = |span: Span| span.of(text).unwrap_or_default();
    let mut name = names.get(group.canonical).map_or("", |name| form(name.span));
    if group.kind == Kind::Person {
        name = resolve::without_titles(name);
    }
    let mut aliases: Vec<String> = Vec::new();
    for form in spans().map(form).filter(|form| *form != name) {
        if !aliases.iter().any(|alias| alias == form) {
            aliases.push(form.to_owned());
        }
    }
    let is_group = group.kind == Kind::Group;
    let is_person = group.kind == Kind::Person;
    Entity {
        id: 0,
        name: name.to_owned(),
        kind: kind(group.kind),
        subtype: subtype::subtype(name, group.kind).map(str::to_owned),
        aliases,
        role: is_person.then(|| roles::role(text, tokens, names, &group.mentions)).flatten(),
        value: None,
        country: is_group.then(|| resolve::country(name).map(str::to_owned)).flatten(),
        mentions: spans()
            .map(|span| Mention { span, form: resolve::mention_form(form(span), name) })
            .collect(),
        salience: 0.0,
    }
}

/// One entity for each value, or for each form where there is no value.
fn figure_entities(text: &str, figures: &[Figure]) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut known: BTreeMap<(EntityKind, &str), usize> = BTreeMap::new();
    for figure in figures {
        let form = figure.span.of(text).unwrap_or_default();
        let key = (figure.kind, figure.value.as_deref().unwrap_or(form));
        let mention = Mention { span: figure.span, form: MentionForm::Full };
        let at = *known.entry(key).or_insert(entities.len());
        if let Some(entity) = entities.get_mut(at) {
            if entity.name != form && !entity.aliases.iter().any(|alias| alias == form) {
                entity.aliases.push(form.to_owned());
            }
            entity.mentions.push(mention);
            continue;
        }
        entities.push(Entity {
            id: 0,
            name: form.to_owned(),
            kind: figure.kind,
            subtype: None,
            aliases: Vec::new(),
            role: None,
            value: figure.value.clone(),
            country: None,
            mentions: vec![mention],
            salience: 0.0,
        });
    }
    entities
}

fn kind(kind: Kind) -> EntityKind {
    match kind {
        Kind::Person => EntityKind::Person,
        Kind::Organization => EntityKind::Organization,
        Kind::Place => EntityKind::Place,
        Kind::Group => EntityKind::Group,
        Kind::Misc => EntityKind::Misc,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn found(text: &str) -> Vec<Entity> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        find(&article, &Metadata::default(), &tokenize(text))
    }

    #[test]
    fn a_person_is_found_with_role_and_short_name() {
        let text =
            "Iraqi political analyst Ann Lee told Reuters on Monday so. Ms Lee left Baghdad.";
        let entities = found(text);
        let lee = entities.iter().find(|entity| entity.name == "Ann Lee").unwrap();
        assert_eq!(lee.kind, EntityKind::Person);
        assert_eq!(lee.role.as_deref(), Some("Iraqi political analyst"));
        let forms: Vec<_> =
            lee.mentions.iter().map(|mention| mention.span.of(text).unwrap()).collect();
        assert_eq!(forms, ["Ann Lee", "Lee"]);
    }

    #[test]
    fn names_are_found_without_capitals_and_in_capitals() {
        let text = "ann lee, a minister from kenya, met envoys of the european union. lee left.";
        for text in [text.to_owned(), text.to_uppercase()] {
            let found: Vec<_> = found(&text)
                .into_iter()
                .map(|entity| (entity.name.to_lowercase(), entity.kind, entity.mentions.len()))
                .collect();
            let expected = [
                ("ann lee".to_owned(), EntityKind::Person, 2),
                ("kenya".to_owned(), EntityKind::Place, 1),
                ("european union".to_owned(), EntityKind::Organization, 1),
            ];
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_headline_in_title_case_parts_its_names_from_other_words() {
        let text = "Minister Ann Lee Meets European Union Envoys for Talks in Nairobi";
        let names: Vec<String> = found(text).into_iter().map(|entity| entity.name).collect();
        assert_eq!(names, ["Ann Lee", "European Union", "Nairobi"]);
    }

    #[test]
    fn every_mention_lies_on_character_boundaries() {
        let odd = "😀 A\u{301}nn\u{200b} Lee\u{fe0f} of שָׁלוֹם Ltd (\u{202e}UN\u{202c}) met J\u{200d}o Al\u{ad}i’s €5m 漢字 U.S.\u{feff} in O’N\u{308}eill.";
        for text in [odd.to_owned(), odd.repeat(20), odd.replace(' ', "\n")] {
            for entity in found(&text) {
                for mention in entity.mentions {
                    assert!(mention.span.of(&text).is_some_and(|form| !form.is_empty()));
                }
            }
        }
    }
}
