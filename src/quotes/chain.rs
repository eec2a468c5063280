//! A paragraph with what the rules say about it in, the features that the tagger reads out.

use std::ops::Range;

use super::cues::{self, Class, Verb};
use super::frame::{Frame, Link};
use super::marks::Region;
use super::nouns;
use super::segments::Segments;
use super::view::View;
use crate::crf::hash;
use crate::text::TokenKind;

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

    fn of(&self, at: usize) -> u8 {
        self.codes.get(at).copied().unwrap_or_default()
    }

    fn verb(&self, at: usize) -> Option<Verb> {
        self.verbs.get(at).copied().flatten()
    }

    /// Whether the rules see anything reported at a token.
    fn reports(&self, at: usize) -> bool {
        let said = |verb: Verb| matches!(verb.class, Class::Speech | Class::Report);
        self.of(at) & !Self::SUBJECT != 0
            || self.verb(at).is_some_and(|verb| self.attitudes || said(verb))
    }
}

/// One place of a chain: a token, or a whole region between marks.
#[derive(Debug, Clone, Default)]
pub(super) struct Site {
    pub(super) tokens: Range<usize>,
    /// The word, or what a region looks like.
    pub(super) word: u64,
    /// The dictionary form of a verb of reporting, else the last letters.
    pub(super) lemma: u64,
    /// What sort of word it is.
    pub(super) sort: u64,
    /// The last letters.
    suffix: u64,
    entity: u64,
    hint: u8,
    pub(super) is_verb: bool,
    pub(super) is_region: bool,
    pub(super) sentence: usize,
}

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
                Some(region) => region_site(view, region, hints),
                None => token_site(view, place.start, hints),
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

fn token_site(view: &View<'_>, at: usize, hints: &Hints) -> Site {
    let low = view.low(at);
    let verb = hints.verb(at);
    let last = low.char_indices().rev().nth(2).map_or(0, |(start, _)| start);
    let suffix = of(low.get(last..).unwrap_or_default());
    let number = view.kind(at) == Some(TokenKind::Number);
    Site {
        tokens: at..at + 1,
        word: if number { of("0") } else { of(low) },
        lemma: verb.map_or(suffix, |verb| of(verb.lemma)),
        sort: of(sort(view, at, verb.map(|verb| verb.class))),
        suffix: if number { 0 } else { suffix },
        entity: view.entity(at).map_or(0, |entity| entity.kind as u64 + 1),
        hint: hints.of(at),
        is_verb: verb.is_some() || cues::is_according(view, at),
        is_region: false,
        sentence: view.sentence(at),
    }
}

/// The coarse sort of a word.
fn sort<'a>(view: &View<'a>, at: usize, verb: Option<Class>) -> &'a str {
    let low = view.low(at);
    match view.kind(at) {
        Some(TokenKind::Number) => return "number",
        Some(TokenKind::Clitic) => return "clitic",
        Some(TokenKind::Address) => return "address",
        Some(TokenKind::Word) => {}
        Some(TokenKind::Mark | TokenKind::Stop | TokenKind::Sign) | None => return view.form(at),
    }
    if nouns::is_personal(low) {
        return "pronoun";
    }
    if matches!(low, "that" | "who" | "which" | "to" | "not" | "and" | "but" | "as" | "for" | "of")
    {
        return view.form(at);
    }
    match verb {
        Some(Class::Speech) if low.ends_with("ing") => return "saying",
        Some(Class::Speech) => return "say",
        Some(Class::Report) => return "report",
        Some(Class::Deed) => return "deed",
        Some(Class::Attitude) => return "attitude",
        None => {}
    }
    if nouns::is_determiner(view, at) {
        return "determiner";
    }
    // The other lists are parts of this one.
    if nouns::is_function(view, at) {
        return if nouns::is_preposition(view, at) {
            "preposition"
        } else if nouns::is_auxiliary(view, at) {
            "auxiliary"
        } else {
            "function"
        };
    }
    if view.is_capital(at) {
        "capital"
    } else if low.ends_with("ing") {
        "ing"
    } else if low.ends_with("ed") {
        "ed"
    } else {
        "word"
    }
}

fn region_site(view: &View<'_>, region: &Region, hints: &Hints) -> Site {
    let words = match region.words {
        0..=2 => "2",
        3..=5 => "5",
        _ => "6",
    };
    let last = region.tokens.end.saturating_sub(if region.closed { 2 } else { 1 });
    let end = if view.is_word(last) { "w" } else { view.form(last) };
    let start = if view.is_capital(region.tokens.start + 1) { "A" } else { "a" };
    let word =
        [words, end, start].iter().fold(of("“”"), |hash, part| hash::pair(hash, of(part)));
    Site {
        tokens: region.tokens.clone(),
        word,
        lemma: hash::pair(of("“”"), of(words)),
        sort: hash::pair(of("“”"), of(end)),
        suffix: 1,
        entity: 0,
        hint: hints.of(region.tokens.start),
        is_verb: false,
        is_region: true,
        sentence: view.sentence(region.tokens.start),
    }
}

/// The hash of a string.
fn of(text: &str) -> u64 {
    text.bytes().fold(hash::START, hash::byte)
}
