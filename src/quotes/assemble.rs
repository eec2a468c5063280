//! Frames of single regions in, utterances with all their pieces out.

use std::ops::Range;

use super::frame::{Frame, Link};
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
    /// Whether the source is the label of a turn.
    pub(super) turn: bool,
    /// The index of the utterance that this one goes on from, where it has no source of its own.
    pub(super) continues: Option<usize>,
}

/// Puts the pieces of an utterance together, in the order of the text.
///
/// The first frames are those of the regions, by index, to which `Continues` refers.
pub(super) fn group(frames: &[Option<Frame>]) -> Vec<Utterance> {
    let mut order: Vec<usize> = (0..frames.len()).collect();
    let start =
        |at: &usize| frames.get(*at).and_then(Option::as_ref).map(|frame| frame.content.start);
    order.sort_by_key(start);
    let mut utterances: Vec<Utterance> = Vec::new();
    // For every frame the index of its utterance.
    let mut places: Vec<Option<usize>> = vec![None; frames.len()];
    for index in order {
        let Some(frame) = frames.get(index).and_then(Option::as_ref) else { continue };
        let before = match &frame.link {
            Link::Continues(before) => places.get(*before).copied().flatten(),
            // Two pieces around one cue are one utterance.
            Link::Said { cue, .. } => utterances
                .iter()
                .rev()
                .take(NEARBY)
                .position(|utterance| {
                    utterance.cue.as_ref() == Some(cue) && utterance.kind == frame.kind
                })
                .map(|back| utterances.len() - 1 - back),
            Link::Turn { .. } | Link::Floating => None,
        };
        let piece = frame.content.clone();
        let place = match before.and_then(|at| Some((at, utterances.get_mut(at)?))) {
            Some((at, utterance)) if utterance.kind == frame.kind => {
                utterance.pieces.push(piece);
                at
            }
            _ => {
                let (cue, source) = match &frame.link {
                    Link::Said { cue, source } => (Some(cue.clone()), source.clone()),
                    Link::Continues(_) => {
                        let said = before.and_then(|at| utterances.get(at));
                        said.map_or((None, None), |said| (said.cue.clone(), said.source.clone()))
                    }
                    Link::Turn { label } => (None, Some(label.clone())),
                    Link::Floating => (None, None),
                };
                let (kind, act) = (frame.kind, frame.act);
                let pieces = vec![piece];
                let turn = matches!(frame.link, Link::Turn { .. });
                let continues = before;
                utterances.push(Utterance { pieces, kind, act, cue, source, turn, continues });
                utterances.len() - 1
            }
        };
        if let Some(slot) = places.get_mut(index) {
            *slot = Some(place);
        }
    }
    utterances
}

/// Utterances back that a piece may belong to.
const NEARBY: usize = 8;
