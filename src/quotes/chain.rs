//! A paragraph with what the rules say about it in, the features that the tagger reads out.

use std::ops::Range;

use super::cues;
use super::hints::Hints;
use super::marks::Region;
use super::segments::Segments;
use super::site::Site;
use super::view::View;
use crate::crf::hash;

/// A token or a whole region, before it is known whether its sentence is read.
struct Place<'a> {
    start: usize,
    region: Option<&'a Region>,
    sentence: usize,
}

/// The sentences of a paragraph in which something can report, as the model reads them.
#[derive(Debug)]
pub(super) struct Chain {
    sites: Vec<Site>,
    /// For every place the nearest verb of reporting before and behind it in its sentence.
    verbs: Vec<(Option<usize>, Option<usize>)>,
    regions: Vec<(Option<usize>, Option<usize>)>,
    segments: Segments,
    first: bool,
}

impl Chain {
    pub(super) fn new(view: &View<'_>, regions: &[Region], hints: &Hints, index: usize) -> Self {
        let paragraph = view.tokens.paragraphs.get(index).cloned().unwrap_or_default();
        let from = regions.partition_point(|region| region.tokens.end <= paragraph.start);
        let mut inside =
            regions.get(from..).unwrap_or_default().iter().take_while(|r| r.paragraph == index);
        let mut next = inside.next();
        let mut places = Vec::with_capacity(paragraph.len());
        let mut at = paragraph.start;
        while at < paragraph.end {
            let region = next.filter(|region| region.tokens.start <= at);
            let start = region.map_or(at, |region| region.tokens.start);
            places.push(Place { start, region, sentence: view.sentence(start) });
            at = region.map_or(at, |region| region.tokens.end.max(at + 1) - 1) + 1;
            if region.is_some() {
                next = inside.next();
            }
        }
        let sites = reporting(view, &places, hints);
        let verbs = neighbours(&sites, |link| link.is_verb, true);
        let regions = neighbours(&sites, |link| link.is_region, false);
        let segments = Segments::new(view, &sites);
        Self { sites, verbs, regions, segments, first: index == 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.sites.len()
    }

    /// The tokens of a range of places.
    pub(super) fn tokens(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.sites.get(range.start)?;
        let last = self.sites.get(range.end.checked_sub(1)?)?;
        Some(first.tokens.start..last.tokens.end)
    }

    /// The places that a range of tokens touches.
    #[cfg(feature = "train")]
    pub(super) fn places(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.sites.partition_point(|link| link.tokens.end <= tokens.start);
        let end = self.sites.partition_point(|link| link.tokens.start < tokens.end);
        start..end
    }

    /// Pushes the features of the place `at`.
    pub(super) fn features(&self, at: usize, out: &mut Vec<u32>) {
        let Some(here) = self.sites.get(at) else { return };
        let none = Site::default();
        let link = |offset: isize| {
            at.checked_add_signed(offset).and_then(|at| self.sites.get(at)).unwrap_or(&none)
        };
        let mut template = 0;
        let mut add = |value: u64| {
            template += 1;
            out.push(hash::feature(template, value));
        };
        let (b3, b2, b1) = (link(-3), link(-2), link(-1));
        let (a1, a2, a3) = (link(1), link(2), link(3));
        for site in [b2, b1, here, a1, a2] {
            add(site.word);
        }
        for site in [b3, b2, b1, here, a1, a2, a3] {
            add(site.sort);
        }
        for site in [b1, here, a1] {
            add(site.lemma);
            add(site.entity);
            add(u64::from(site.hint));
        }
        for (one, two) in [(b1, here), (here, a1)] {
            add(hash::pair(one.sort, two.word));
            add(hash::pair(one.word, two.sort));
        }
        let three = |a: &Site, b: &Site, c: &Site| hash::pair(hash::pair(a.sort, b.sort), c.sort);
        add(three(b2, b1, here));
        add(three(b1, here, a1));
        add(three(here, a1, a2));
        add(here.suffix);
        add(hash::pair(here.entity, u64::from(here.hint)));
        add(hash::pair(here.sort, u64::from(here.hint)));
        add(hash::pair(hash::pair(u64::from(b1.hint), u64::from(here.hint)), u64::from(a1.hint)));
        let starts = u64::from(b1.sentence != here.sentence || at == 0);
        let ends = u64::from(a1.sentence != here.sentence || at + 1 == self.sites.len());
        add(hash::pair(starts, here.sort));
        add(hash::pair(ends, here.sort));
        add(u64::from(self.first) * 2 + starts);
        self.context(at, here, &mut add);
        let verbs = self.verbs.get(at).copied().unwrap_or_default();
        self.segments.features(at, &self.sites, verbs, &mut add);
    }

    /// Features of what is further away: verbs of reporting, regions.
    fn context(&self, at: usize, here: &Site, add: &mut impl FnMut(u64)) {
        let (before, behind) = self.verbs.get(at).copied().unwrap_or_default();
        for (found, side) in [(before, 1), (behind, 2)] {
            let verb = found.and_then(|found| self.sites.get(found));
            let distance = found.map_or(9, |found| bucket(found.abs_diff(at)));
            let lemma = verb.map_or(0, |verb| verb.lemma);
            let next = found.and_then(|found| self.sites.get(found + 1)).map_or(0, |n| n.sort);
            let word = found.and_then(|found| self.sites.get(found + 1)).map_or(0, |n| n.word);
            add(hash::pair(lemma, distance));
            add(hash::pair(hash::pair(lemma, word), side));
            add(hash::pair(hash::pair(distance, next), here.sort));
            add(hash::pair(hash::pair(lemma, here.sort), side));
        }
        let (before, behind) = self.regions.get(at).copied().unwrap_or_default();
        let mut both = 0;
        for found in [before, behind] {
            let region = found.and_then(|found| self.sites.get(found));
            let distance = found.map_or(9, |found| bucket(found.abs_diff(at)));
            let same = region.is_some_and(|region| region.sentence == here.sentence);
            let word = region.map_or(0, |region| region.word);
            both = hash::pair(both, hash::pair(distance, u64::from(same)));
            add(hash::pair(hash::pair(word, u64::from(same)), here.sort));
            add(hash::pair(hash::pair(word, distance.min(3)), here.lemma));
        }
        add(both);
    }
}

/// The places of the sentences in which anything can report: a verb that does, words in marks, what
/// the rules saw.
fn reporting(view: &View<'_>, places: &[Place<'_>], hints: &Hints) -> Vec<Site> {
    let reports = |place: &Place<'_>| {
        place.region.is_some()
            || hints.reports(place.start)
            || cues::is_according(view, place.start)
    };
    let mut sites = Vec::with_capacity(places.len());
    for sentence in places.chunk_by(|a, b| a.sentence == b.sentence) {
        if sentence.iter().any(reports) {
            sites.extend(sentence.iter().map(|place| match place.region {
                Some(region) => Site::region(view, region, hints),
                None => Site::token(view, place.start, hints),
            }));
        }
    }
    sites
}

/// A distance, coarse where it is large.
pub(super) fn bucket(distance: usize) -> u64 {
    match distance {
        0..=4 => distance as u64,
        5..=7 => 5,
        8..=12 => 6,
        13..=25 => 7,
        _ => 8,
    }
}

/// For every place the nearest one before and behind it that is `wanted`.
fn neighbours(
    sites: &[Site],
    wanted: impl Fn(&Site) -> bool,
    in_sentence: bool,
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut found = vec![(None, None); sites.len()];
    let same = |a: usize, b: usize| {
        !in_sentence
            || sites.get(a).map(|link| link.sentence) == sites.get(b).map(|link| link.sentence)
    };
    let mut last: Option<usize> = None;
    for (at, (link, slot)) in sites.iter().zip(&mut found).enumerate() {
        slot.0 = last.filter(|&last| same(last, at));
        if wanted(link) {
            last = Some(at);
        }
    }
    last = None;
    for (at, (link, slot)) in sites.iter().zip(&mut found).enumerate().rev() {
        slot.1 = last.filter(|&last| same(last, at));
        if wanted(link) {
            last = Some(at);
        }
    }
    found
}
