//! The rules' frames in, what they say about each token out.

use std::ops::Range;

use super::cues::{self, Class, Verb};
use super::frame::{Frame, Link};
use super::marks::Region;
use super::nouns;
use super::view::View;

/// What the rules say about each token.
#[derive(Debug)]
pub(super) struct Hints {
    codes: Vec<u8>,
    /// The verbs of reporting outside marks.
    verbs: Vec<Option<Verb>>,
    /// Whether sentences are read in which somebody only thinks or does something.
    attitudes: bool,
}

impl Hints {
    const CUE: u8 = 1;
    const SOURCE: u8 = 2;
    const CONTENT: u8 = 4;
    const SUBJECT: u8 = 8;
    const ACCORDING: u8 = 16;

    pub(super) fn new(
        view: &View<'_>,
        regions: &[Region],
        frames: &[Option<Frame>],
        attitudes: bool,
    ) -> Self {
        let count = view.tokens.tokens.len();
        let mut hints = Self { codes: vec![0; count], verbs: vec![None; count], attitudes };
        for frame in frames.iter().flatten() {
            hints.set(frame.content.clone(), Self::CONTENT);
            if let Link::Said { cue, source } = &frame.link {
                hints.set(cue.clone(), Self::CUE);
                hints.set(source.clone().unwrap_or_default(), Self::SOURCE);
            }
        }
        let mut region = regions.iter().peekable();
        for at in 0..count {
            while region.next_if(|region| region.tokens.end <= at).is_some() {}
            if region.peek().is_some_and(|region| region.tokens.contains(&at)) {
                continue;
            }
            let verb = cues::verb_at(view, at);
            if let Some(slot) = hints.verbs.get_mut(at) {
                *slot = verb;
            }
            if cues::is_according(view, at) {
                let end = view.sentence_range(at).end;
                let source = nouns::starting_at(view, at + 2, end).unwrap_or_default();
                hints.set(source, Self::ACCORDING);
            } else if verb.is_some() {
                let floor = view.sentence_range(at).start;
                hints.set(nouns::subject(view, floor, at).unwrap_or_default(), Self::SUBJECT);
            }
        }
        hints
    }

    fn set(&mut self, range: Range<usize>, code: u8) {
        self.codes.get_mut(range).into_iter().flatten().for_each(|slot| *slot |= code);
    }

    pub(super) fn of(&self, at: usize) -> u8 {
        self.codes.get(at).copied().unwrap_or_default()
    }

    pub(super) fn verb(&self, at: usize) -> Option<Verb> {
        self.verbs.get(at).copied().flatten()
    }

    /// Whether the rules see anything reported at a token.
    pub(super) fn reports(&self, at: usize) -> bool {
        let said = |verb: Verb| matches!(verb.class, Class::Speech | Class::Report);
        self.of(at) & !Self::SUBJECT != 0
            || self.verb(at).is_some_and(|verb| self.attitudes || said(verb))
    }
}
