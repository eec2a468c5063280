//! Text and tokens in, the names that the trained model finds out.

use std::sync::LazyLock;

use super::features::Document;
use super::gazetteer::Gazetteer;
use crate::Span;
use crate::crf::Model;
use crate::text::Tokens;

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let model = Model::read(include_bytes!("model.bin")).unwrap_or_default();
    model.biased(Kind::Misc as usize, MISC_BIAS)
});
static GAZETTEER: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::read(include_bytes!("gazetteer.bin")).unwrap_or_default());

/// The corpora mark more works and events than news names; without this, precision of misc falls
/// below recall (measured on wikinews and world news, both gain at every value from -20 to -80).
const MISC_BIAS: i32 = -50;

/// The kinds of names, in the order of the model's labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Person,
    Organization,
    Place,
    Group,
    Misc,
    Product,
}

impl Kind {
    pub(super) const ALL: [Self; 6] =
        [Self::Person, Self::Organization, Self::Place, Self::Group, Self::Misc, Self::Product];

    #[cfg(feature = "train")]
    /// The kind's name in corpora and in the model's file.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Misc => "misc",
            Self::Product => "product",
        }
    }
}

/// A name that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// Finds the names of a text.
pub(super) fn names(text: &str, tokens: &Tokens) -> Vec<Name> {
    let document = Document::new(text, tokens, &GAZETTEER);
    let mut names = decode(&MODEL, &document, tokens);
    for name in &mut names {
        let range = tokens.at(name.span.start)..tokens.at(name.span.end.saturating_sub(1)) + 1;
        if name.kind == Kind::Misc && document.like_a_person(&range) {
            name.kind = Kind::Person;
        }
    }
    names
}

/// Finds the names of a document with a model.
pub(super) fn decode(model: &Model, document: &Document, tokens: &Tokens) -> Vec<Name> {
    let mut names = Vec::new();
    for paragraph in &tokens.paragraphs {
        let found = model
            .decode(paragraph.len(), |at, features| document.features(paragraph, at, features));
        for found in found {
            let range = paragraph.start + found.range.start..paragraph.start + found.range.end;
            if let Some(&kind) = Kind::ALL.get(found.kind) {
                names.push(Name { span: tokens.span(range), kind });
            }
        }
    }
    names
}
