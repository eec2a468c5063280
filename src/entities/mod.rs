//! Article and tokens in, [`Entity`] with every mention out.

mod features;
mod gazetteer;
#[cfg_attr(not(test), expect(dead_code, reason = "the quotes stage resolves pronouns by it"))]
mod gender;
mod memory;
mod model;
mod runs;
#[cfg(feature = "train")]
pub mod train;
mod words;

use std::collections::BTreeMap;

use crate::text::Tokens;
use crate::{Article, Entity, EntityKind, Mention, MentionForm, Metadata};

#[expect(unused_imports, reason = "the quotes stage resolves pronouns by it")]
pub(crate) use gender::{Gender, gender};

/// Finds who and what is named.
#[must_use]
pub fn find(article: &Article, _metadata: &Metadata, tokens: &Tokens) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut known: BTreeMap<(&str, EntityKind), usize> = BTreeMap::new();
    for found in model::names(&article.text, tokens) {
        let name = found.span.of(&article.text).unwrap_or_default();
        let kind = kind(found.kind);
        let mention = Mention { span: found.span, form: MentionForm::Full };
        let at = *known.entry((name, kind)).or_insert(entities.len());
        if let Some(entity) = entities.get_mut(at) {
            entity.mentions.push(mention);
        } else {
            entities.push(Entity {
                id: u32::try_from(at).unwrap_or(u32::MAX),
                name: name.to_owned(),
                kind,
                subtype: (found.kind == model::Kind::Product).then(|| "product".to_owned()),
                aliases: Vec::new(),
                role: None,
                value: None,
                country: None,
                mentions: vec![mention],
                salience: 0.0,
            });
        }
    }
    entities
}

fn kind(kind: model::Kind) -> EntityKind {
    match kind {
        model::Kind::Person => EntityKind::Person,
        model::Kind::Organization => EntityKind::Organization,
        model::Kind::Place => EntityKind::Place,
        model::Kind::Group => EntityKind::Group,
        model::Kind::Misc | model::Kind::Product => EntityKind::Misc,
    }
}
