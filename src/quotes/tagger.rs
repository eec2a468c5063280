//! Text, regions and the frames of the rules in, spans of cues, sources and content out.

use std::ops::Range;

use super::chain::{Chain, Hints};
use super::frame::Frame;
use super::marks::Region;
use super::view::View;
use crate::crf::Model;

/// A trained model; the default one finds nothing.
#[derive(Debug, Default)]
pub(super) struct Tagger(Model);

impl Tagger {
    /// Reads a model's file; `None` where it is none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        Model::read(bytes).map(|model| Self(model.biased(SPEECH_CONTENT, CONTENT_BIAS)))
    }
}

/// The kind that [`CONTENT_BIAS`] favours.
const SPEECH_CONTENT: usize = 2;

/// What the content of speech scores more than it was trained to: found by cross-validation over
/// documents of the training parts, where more costs direct quotes and less costs indirect speech.
const CONTENT_BIAS: i32 = 20;

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
}

/// Tags all paragraphs.
pub(super) fn tag(
    view: &View<'_>,
    regions: &[Region],
    frames: &[Option<Frame>],
    model: &Tagger,
) -> Vec<Tagged> {
    let hints = Hints::new(view, regions, frames);
    let mut tagged = Vec::new();
    for index in 0..view.tokens.paragraphs.len() {
        let chain = Chain::new(view, regions, &hints, index);
        if !chain.reports() {
            continue;
        }
        let found = model.0.decode(chain.len(), |at, out| chain.features(at, out));
        tagged.extend(found.into_iter().filter_map(|found| {
            let part = *[Part::Cue, Part::Source, Part::Content].get(found.kind % PARTS)?;
            let attitude = found.kind >= PARTS;
            Some(Tagged { tokens: chain.tokens(found.range)?, part, attitude })
        }));
    }
    tagged
}
