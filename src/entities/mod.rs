//! Article and tokens in, [`Entity`] with every mention out.

mod features;
mod gazetteer;
mod gender;
mod memory;
mod model;
mod resolve;
mod runs;
#[cfg(feature = "train")]
pub mod train;
mod words;

use crate::text::Tokens;
use crate::{Article, Entity, EntityKind, Mention, Metadata, Span};
use model::{Kind, Name};
use resolve::Group;

pub(crate) use gender::{Gender, gender};

/// Finds who and what is named.
#[must_use]
pub fn find(article: &Article, _metadata: &Metadata, tokens: &Tokens) -> Vec<Entity> {
    let text = &article.text;
    let names = model::names(text, tokens);
    let groups = resolve::group(text, &names);
    let entities = (0..).zip(&groups).map(|(id, group)| entity(id, text, &names, group));
    entities.collect()
}

fn entity(id: u32, text: &str, names: &[Name], group: &Group) -> Entity {
    let spans = || group.mentions.iter().filter_map(|&at| Some(names.get(at)?.span));
    let form = |span: Span| span.of(text).unwrap_or_default();
    let mut name = names.get(group.canonical).map_or("", |name| form(name.span));
    if group.kind == Kind::Person {
        name = resolve::without_titles(name);
    }
    let mut aliases: Vec<String> = Vec::new();
    for span in spans() {
        let form = form(span);
        if form != name && !aliases.iter().any(|alias| alias == form) {
            aliases.push(form.to_owned());
        }
    }
    Entity {
        id,
        name: name.to_owned(),
        kind: kind(group.kind),
        subtype: (group.kind == Kind::Product).then(|| "product".to_owned()),
        aliases,
        role: None,
        value: None,
        country: (group.kind == Kind::Group)
            .then(|| resolve::country(name).map(str::to_owned))
            .flatten(),
        mentions: spans()
            .map(|span| Mention { span, form: resolve::mention_form(form(span), name) })
            .collect(),
        salience: 0.0,
    }
}

fn kind(kind: Kind) -> EntityKind {
    match kind {
        Kind::Person => EntityKind::Person,
        Kind::Organization => EntityKind::Organization,
        Kind::Place => EntityKind::Place,
        Kind::Group => EntityKind::Group,
        Kind::Misc | Kind::Product => EntityKind::Misc,
    }
}
