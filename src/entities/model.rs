//! Text and tokens in, the names that the trained model finds out.

use std::sync::LazyLock;

use super::agree::{Candidate, agree};
use super::features::Document;
use super::gazetteer::{self, Gazetteer, List};
use super::words;
use crate::Span;
use crate::crf::Model;
use crate::text::Tokens;

/// What is shipped.
pub(super) static SHIPPED: LazyLock<Recognizer> = LazyLock::new(|| {
    Recognizer::read(include_bytes!("model.bin"), include_bytes!("gazetteer.bin"))
});

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
    /// Events, works, laws, awards, languages, products: no kind of them is frequent enough in the
    /// corpora to be learnt alone.
    Misc,
}

impl Kind {
    pub(super) const ALL: [Self; 5] =
        [Self::Person, Self::Organization, Self::Place, Self::Group, Self::Misc];

    #[cfg(feature = "train")]
    /// The kind's name in corpora and in the model's file.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Misc => "misc",
        }
    }
}

/// A name that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// A model with the gazetteer that it was trained with.
#[derive(Debug)]
pub(super) struct Recognizer {
    model: Model,
    gazetteer: Gazetteer,
}

impl Recognizer {
    /// Reads both files; a broken one finds nothing.
    pub(super) fn read(model: &[u8], gazetteer: &[u8]) -> Self {
        let model = Model::read(model).unwrap_or_default();
        Self {
            model: model.biased(Kind::Misc as usize, MISC_BIAS),
            gazetteer: Gazetteer::read(gazetteer).unwrap_or_default(),
        }
    }

    /// Finds the names of a text.
    pub(super) fn names(&self, text: &str, tokens: &Tokens) -> Vec<Name> {
        let document = Document::new(text, tokens, &self.gazetteer);
        let mut candidates = self.candidates(&document, tokens);
        mend_cuts(&document, &mut candidates);
        agree(&document, &mut candidates);
        let mut names = Vec::with_capacity(candidates.len());
        for Candidate { mut range, mut kind, .. } in candidates {
            if kind == Kind::Misc && document.starts_with_people(&range) {
                let people = tokens.span(range.start..range.start + 1);
                names.push(Name { span: people, kind: Kind::Group });
                range.start += 1;
            } else if kind == Kind::Misc && document.is_people(&range) {
                kind = Kind::Group;
            } else if kind == Kind::Misc && document.like_a_person(&range) {
                kind = Kind::Person;
            } else if document.is_only_people(&range) {
                kind = Kind::Group;
            }
            names.push(Name { span: tokens.span(range), kind });
        }
        names
    }

    /// Whether readers know a body by this name.
    pub(super) fn knows_body(&self, name: &str) -> bool {
        let words = name.split(' ').map(words::lower);
        let marks = self.gazetteer.marks(words.fold(gazetteer::NOTHING, gazetteer::phrase));
        marks & List::Organization.bit() != 0
    }

    fn candidates(&self, document: &Document, tokens: &Tokens) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for paragraph in &tokens.paragraphs {
            let found = self.model.scored(paragraph.len(), |at, features| {
                document.features(paragraph, at, features);
            });
            candidates.extend(found.into_iter().filter_map(|(found, scores)| {
                let range = paragraph.start + found.range.start..paragraph.start + found.range.end;
                let &kind = Kind::ALL.get(found.kind)?;
                Some(Candidate { range, kind, scores })
            }));
        }
        candidates
    }
}

/// Joins two names that the gazetteer knows as one: "Saudi" and "Arabian".
fn mend_cuts(document: &Document, candidates: &mut Vec<Candidate>) {
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for mut candidate in candidates.drain(..) {
        let before = kept.last().map(|name| name.range.clone());
        let cut = before.filter(|before| before.end == candidate.range.start);
        let whole = cut.map(|before| before.start..candidate.range.end);
        if let Some(whole) = whole
            && let Some(kind) = document.known_kind(&whole)
        {
            kept.pop();
            candidate.range = whole;
            candidate.kind = kind;
        }
        kept.push(candidate);
    }
    *candidates = kept;
}
