//! What rules and tagger found for each quotation in, who said it, with all evidence weighed, out.

use std::cell::OnceCell;
use std::ops::Range;

use super::frame::{Frame, Link, Odds};
use super::link::Linker;
use super::marks::{Region, region_at};
use super::tagger::{Part, Sure, Tagged};
use super::view::View;
use crate::QuoteKind;
use crate::forest::Model;
use candidates::{Candidate, Way};

mod candidates;
mod features;
mod looks;
mod pieces;
mod plain;
mod reports;
mod standing;
#[cfg(feature = "train")]
pub(super) mod train;

/// Weighs who said a quotation; the default one leaves everything as it is.
#[derive(Debug, Default)]
pub(super) struct Choice {
    pieces: Option<Model>,
    speakers: Option<Model>,
    reports: Option<Model>,
}

impl Choice {
    /// Reads a file: the models of pieces and of speakers, each after its length in bytes (u32,
    /// little-endian), then that of reports.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut bytes = bytes;
        let mut part = || {
            let (length, rest) = bytes.split_first_chunk()?;
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            let (part, rest) = rest.split_at_checked(length)?;
            bytes = rest;
            Model::read(part)
        };
        let (pieces, speakers) = (part(), part());
        Self { pieces, speakers, reports: Model::read(bytes) }
    }
}

/// All that is known of a text when its speakers are chosen.
pub(super) struct Context<'a> {
    view: &'a View<'a>,
    regions: &'a [Region],
    rules: &'a [Option<Frame>],
    joined: &'a [Option<Frame>],
    tags: &'a [Tagged],
    linker: Linker<'a>,
    /// For each entity the quotations that rules and tagger give it, counted when first asked for.
    said: OnceCell<Vec<usize>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        view: &'a View<'a>,
        regions: &'a [Region],
        rules: &'a [Option<Frame>],
        joined: &'a [Option<Frame>],
        tags: &'a [Tagged],
    ) -> Self {
        let (linker, said) = (Linker::new(view, tags), OnceCell::new());
        Self { view, regions, rules, joined, tags, linker, said }
    }

    /// How many quotations rules and tagger give to an entity.
    fn said(&self, entity: u32) -> usize {
        let said = self.said.get_or_init(|| self.count_said());
        let count = usize::try_from(entity).ok().and_then(|id| said.get(id));
        count.copied().unwrap_or_default()
    }

    fn count_said(&self) -> Vec<usize> {
        let mut said = vec![0; self.view.entities.len()];
        for frame in self.joined.iter().flatten() {
            let Link::Said { source: Some(source), .. } = &frame.link else { continue };
            let entity = source.clone().find_map(|at| self.view.entity(at));
            let slot = entity.and_then(|entity| said.get_mut(usize::try_from(entity.id).ok()?));
            if let Some(slot) = slot {
                *slot += 1;
            }
        }
        said
    }

    /// Calls `choose` for every direct quotation with its candidates and their numbers, in the
    /// order of the text, and notes whom it chose.
    fn visit(
        &self,
        mut choose: impl FnMut(usize, &[Candidate], &[Vec<f32>]) -> usize,
    ) -> Vec<Option<Candidate>> {
        let mut spoken: Vec<Option<Range<usize>>> = Vec::with_capacity(self.regions.len());
        let mut all = Vec::with_capacity(self.regions.len());
        for (index, region) in self.regions.iter().enumerate() {
            let frame = self.joined.get(index).and_then(Option::as_ref);
            let direct = frame.is_some_and(|frame| frame.kind == QuoteKind::Direct);
            let chosen = direct.then(|| {
                let mut candidates = candidates::candidates(self, index, region, &spoken);
                let rows = features::rows(self, index, region, &candidates, &spoken);
                let at = choose(index, &candidates, &rows).min(candidates.len() - 1);
                candidates.swap_remove(at)
            });
            spoken.push(chosen.as_ref().and_then(|chosen| chosen.source.clone()));
            all.push(chosen);
        }
        all
    }

    /// The words that name the speaker to whom a link leads.
    fn source(&self, link: &Link, spoken: &[Option<Range<usize>>]) -> Option<Range<usize>> {
        match link {
            Link::Said { source, .. } => source.clone(),
            Link::Above { source } => Some(source.clone()),
            Link::Turn { label } => Some(label.clone()),
            Link::Continues(before) | Link::Resumes(before) => match spoken.get(*before) {
                Some(source) => source.clone(),
                None => match &self.joined.get(*before)?.as_ref()?.link {
                    Link::Said { source, .. } => source.clone(),
                    Link::Above { source } => Some(source.clone()),
                    Link::Turn { .. } | Link::Continues(_) | Link::Resumes(_) | Link::Floating => {
                        None
                    }
                },
            },
            Link::Floating => None,
        }
    }

    /// Whether a token stands between marks.
    fn in_region(&self, at: usize) -> bool {
        region_at(self.regions, at).is_some()
    }

    /// Whether the content that covers a range is of an attitude.
    fn tagged_attitude(&self, range: &Range<usize>) -> bool {
        let from = self.tags.partition_point(|span| span.tokens.end <= range.start);
        let rest = self.tags.get(from..).unwrap_or_default();
        let mut near = rest.iter().take_while(|span| span.tokens.start < range.end);
        near.any(|span| span.part == Part::Content && span.attitude)
    }

    /// The indices of the regions that a range touches.
    fn regions_in(&self, range: &Range<usize>) -> Range<usize> {
        let from = self.regions.partition_point(|region| region.tokens.end <= range.start);
        let to = self.regions.partition_point(|region| region.tokens.start < range.end);
        from..to.max(from)
    }

    /// The tagger's first span of a part that touches a range.
    fn tag(&self, range: &Range<usize>, part: Part) -> Option<&'a Tagged> {
        let from = self.tags.partition_point(|span| span.tokens.end <= range.start);
        let rest = self.tags.get(from..).unwrap_or_default();
        rest.iter().take_while(|span| span.tokens.start < range.end).find(|span| span.part == part)
    }

    /// How sure the tagger's first span of a part is that touches a range.
    fn sure(&self, range: &Range<usize>, part: Part) -> [f32; 4] {
        let Sure { part, act, start, end } =
            self.tag(range, part).map(|tag| tag.sure).unwrap_or_default();
        [part, act, start, end].map(f32::from)
    }

    /// How the tagger's spans of a part lie to a range: none (0), over a part of it (1), the same
    /// (2), around it (3).
    fn tagged(&self, range: &Range<usize>, part: Part) -> f32 {
        match self.tag(range, part) {
            None => 0.0,
            Some(span) if span.tokens == *range => 2.0,
            Some(span) if span.tokens.start <= range.start && range.end <= span.tokens.end => 3.0,
            Some(_) => 1.0,
        }
    }
}

/// How much likelier somebody else has to be, in log-odds, than whom rules and tagger gave.
const MARGIN: f32 = 0.3;

/// The index of the likeliest; of the first, whom rules and tagger gave, where no other is much
/// likelier.
fn likeliest(scores: &[f32]) -> usize {
    let best = (0..).zip(scores).max_by(|a, b| a.1.total_cmp(b.1));
    let given = scores.first().copied().unwrap_or_default();
    best.filter(|(_, score)| **score > given + MARGIN).map_or(0, |(at, _)| at)
}

/// Leads each direct quotation to whom the model thinks likeliest.
pub(super) fn choose(
    view: &View<'_>,
    regions: &[Region],
    rules: &[Option<Frame>],
    mut joined: Vec<Option<Frame>>,
    tags: &[Tagged],
    choice: &Choice,
) -> Vec<Option<Frame>> {
    if let Some(model) = &choice.pieces {
        joined = pieces::select(&Context::new(view, regions, rules, &joined, tags), model);
    }
    if let Some(model) = &choice.reports {
        joined = reports::select(&Context::new(view, regions, rules, &joined, tags), model);
    }
    let Some(model) = &choice.speakers else { return joined };
    let context = Context::new(view, regions, rules, &joined, tags);
    let mut odds = vec![None; joined.len()];
    let chosen = context.visit(|index, candidates, rows| {
        let scores: Vec<f32> = rows.iter().map(|row| model.score(row)).collect();
        let plain = candidates.iter().position(|one| one.way == Way::Plain);
        let at = plain.unwrap_or_else(|| likeliest(&scores));
        if let Some(slot) = odds.get_mut(index) {
            let rivals = (0..).zip(&scores).filter(|(other, _)| *other != at);
            let rival = rivals.map(|(_, score)| *score).max_by(f32::total_cmp);
            *slot = scores.get(at).map(|score| (*score, rival));
        }
        at
    });
    for ((frame, chosen), odds) in joined.iter_mut().zip(chosen).zip(odds) {
        if let (Some(frame), Some(chosen), Some((speaker, rival))) = (frame, chosen, odds) {
            frame.link = chosen.link;
            frame.odds.speaker = speaker;
            frame.odds.rival = rival.unwrap_or(Odds::UNKNOWN);
        }
    }
    joined
}
