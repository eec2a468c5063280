//! Text, regions and the frames of the rules in, spans of cues, sources and content out.

use std::ops::Range;

use super::chain::Chain;
use super::frame::Frame;
use super::hints::Hints;
use super::marks::Region;
use super::view::View;
use crate::crf::{self, Model};

/// A trained model; the default one finds nothing.
#[derive(Debug, Default)]
pub(super) struct Tagger(Model);

impl Tagger {
    /// Reads a model's file; `None` where it is none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let favour = |model: Model, kind| model.biased(kind, BIAS);
        Model::read(bytes).map(|model| Self(FAVOURED.into_iter().fold(model, favour)))
    }
}

/// Cues and content of speech.
const FAVOURED: [usize; 2] = [0, 2];

/// What spans of these kinds score more than they were trained to, so that faint ones are found
/// too: the second stage chooses among them.
const BIAS: i32 = 100;

/// The kinds of spans, as the model numbers them: of speech, then of attitudes.
#[cfg(feature = "train")]
pub(super) const KINDS: [&str; 2 * PARTS] = [
    "speech-cue",
    "speech-source",
    "speech-content",
    "attitude-cue",
    "attitude-source",
    "attitude-content",
];

/// Cue, source and content.
const PARTS: usize = 3;

/// What a tagged span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Cue,
    Source,
    Content,
}

/// A span that the tagger found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tagged {
    pub(super) tokens: Range<usize>,
    pub(super) part: Part,
    pub(super) attitude: bool,
    pub(super) sure: Sure,
}

impl Tagged {
    /// Whether the model would not have found it by itself.
    pub(super) fn is_faint(&self) -> bool {
        self.sure != Sure::default() && i32::from(self.sure.part) < BIAS
    }
}

/// How sure a tagged span is: what it costs the model to have it otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sure {
    /// To have nothing of this part at its first token.
    pub(super) part: i16,
    /// To have the same part of the other act.
    pub(super) act: i16,
    /// To begin elsewhere.
    pub(super) start: i16,
    /// To end elsewhere.
    pub(super) end: i16,
}

impl Sure {
    fn new(found: &crf::Sure) -> Self {
        let kind = found.found.kind;
        let small = |cost: i32| i16::try_from(cost).unwrap_or(i16::MAX);
        let [outside, kinds @ ..] = &found.instead;
        let others = (0..).zip(kinds).filter(|(other, _)| other % PARTS != kind % PARTS);
        let part = others.map(|(_, cost)| *cost).fold(*outside, i32::min);
        let act = kinds.get((kind + PARTS) % (2 * PARTS)).copied().unwrap_or_default();
        Self {
            part: small(part),
            act: small(act),
            start: small(found.start),
            end: small(found.end),
        }
    }
}

/// Tags all paragraphs; with `attitudes`, also the sentences in which nobody says anything.
pub(super) fn tag(
    view: &View<'_>,
    regions: &[Region],
    frames: &[Option<Frame>],
    model: &Tagger,
    attitudes: bool,
) -> Vec<Tagged> {
    let hints = Hints::new(view, regions, frames, attitudes);
    let mut tagged = Vec::new();
    for index in 0..view.tokens.paragraphs.len() {
        let chain = Chain::new(view, regions, &hints, index);
        let found = model.0.decode(chain.len(), |at, out| chain.features(at, out));
        tagged.extend(found.into_iter().filter_map(|one| {
            let (sure, found) = (Sure::new(&one), one.found);
            let part = *[Part::Cue, Part::Source, Part::Content].get(found.kind % PARTS)?;
            let attitude = found.kind >= PARTS;
            Some(Tagged { tokens: chain.tokens(found.range)?, part, attitude, sure })
        }));
    }
    tagged
}
