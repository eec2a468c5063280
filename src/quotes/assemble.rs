//! Frames of single regions in, utterances with all their pieces out.

use std::ops::Range;

use super::cues::{self, Class};
use super::frames::{Frame, Link};
use super::view::View;
use crate::{QuoteAct, QuoteKind};

/// One utterance, before its speaker is known by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Utterance {
    /// The tokens of each piece.
    pub(super) pieces: Vec<Range<usize>>,
    pub(super) kind: QuoteKind,
    pub(super) act: QuoteAct,
    pub(super) cue: Option<Range<usize>>,
    pub(super) source: Option<Range<usize>>,
    /// The index of the utterance that this one goes on from, where it has no source of its own.
    pub(super) continues: Option<usize>,
}

/// Puts the pieces of an utterance together.
pub(super) fn group(view: &View<'_>, frames: &[Option<Frame>]) -> Vec<Utterance> {
    let mut utterances: Vec<Utterance> = Vec::new();
    // For every frame the index of its utterance.
    let mut places: Vec<Option<usize>> = Vec::with_capacity(frames.len());
    for frame in frames {
        let Some(frame) = frame else {
            places.push(None);
            continue;
        };
        let kind = if frame.mixed { QuoteKind::Mixed } else { QuoteKind::Direct };
        let piece = frame.content.clone();
        let before = match &frame.link {
            Link::Continues(before) => places.get(*before).copied().flatten(),
            // Two regions around one cue are one utterance.
            Link::Said { cue, .. } => {
                utterances.iter().rposition(|utterance| utterance.cue.as_ref() == Some(cue))
            }
            Link::Floating => None,
        };
        if let Some(at) = before
            && let Some(utterance) = utterances.get_mut(at)
            && utterance.kind == kind
        {
            utterance.pieces.push(piece);
            places.push(Some(at));
            continue;
        }
        let (cue, source) = match &frame.link {
            Link::Said { cue, source } => (Some(cue.clone()), source.clone()),
            Link::Continues(_) => {
                let said = before.and_then(|at| utterances.get(at));
                said.map_or((None, None), |said| (said.cue.clone(), said.source.clone()))
            }
            Link::Floating => (None, None),
        };
        let act = act(view, cue.as_ref());
        places.push(Some(utterances.len()));
        utterances.push(Utterance {
            pieces: vec![piece],
            kind,
            act,
            cue,
            source,
            continues: before,
        });
    }
    utterances
}

/// What is marked as a quotation was said; a verb of thinking makes an attitude of the rest.
fn act(view: &View<'_>, cue: Option<&Range<usize>>) -> QuoteAct {
    let attitude = cue.is_some_and(|cue| {
        cue.clone()
            .filter_map(|at| cues::verb(view.low(at)))
            .all(|verb| verb.class == Class::Attitude)
            && cue.clone().any(|at| cues::verb(view.low(at)).is_some())
    });
    if attitude { QuoteAct::Attitude } else { QuoteAct::Speech }
}
