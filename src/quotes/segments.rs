//! The places of a paragraph in, what stands between its signs and since its verbs out, as features.

use std::ops::Range;

use super::chain::bucket;
use super::site::Site;
use super::view::View;
use crate::crf::hash;

/// Whether a word makes a clause of what follows a verb of reporting.
fn is_finite(word: &str) -> bool {
    matches!(
        word,
        "'d" | "'ll"
            | "'re"
            | "'s"
            | "'ve"
            | "are"
            | "can"
            | "could"
            | "did"
            | "do"
            | "does"
            | "had"
            | "has"
            | "have"
            | "is"
            | "isn't"
            | "may"
            | "might"
            | "must"
            | "n't"
            | "should"
            | "was"
            | "were"
            | "will"
            | "won't"
            | "would"
    )
}

/// Verbs of reporting and commas are counted up to these.
const MOST_VERBS: usize = 4;
const MOST_COMMAS: u64 = 3;

/// What stands between two signs, or between a sign and an end of the sentence.
#[derive(Debug, Clone, Default)]
struct Segment {
    /// Its places; the sign that closes it stands at the end.
    places: Range<usize>,
    open: u64,
    close: u64,
    sentence: Range<usize>,
    /// Verbs of reporting in the sentence.
    verbs: u64,
}

/// What was seen of a sentence before a place and since the verb of reporting before it.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    segment: usize,
    commas: u64,
    /// A set of the bits below.
    since: u64,
}

impl Seen {
    const VERB: u64 = 1;
    const THAT: u64 = 2;
    const FINITE: u64 = 4;
    const SECOND_FINITE: u64 = 8;
    const PAST: u64 = 16;
    const TO: u64 = 32;

    /// Takes note of the word at a place.
    fn note(&mut self, site: &Site, word: &str) {
        if site.is_verb {
            (self.commas, self.since) = (0, Self::VERB);
        } else if self.since != 0 {
            self.since |= match word {
                "that" => Self::THAT,
                "to" => Self::TO,
                _ if is_finite(word) && self.since & Self::FINITE == 0 => Self::FINITE,
                _ if is_finite(word) => Self::SECOND_FINITE,
                _ if word.ends_with("ed") => Self::PAST,
                _ => 0,
            };
        }
    }
}

/// The segments of a paragraph, and what was seen before each of its places.
#[derive(Debug, Default)]
pub(super) struct Segments {
    segments: Vec<Segment>,
    seen: Vec<Seen>,
}

impl Segments {
    pub(super) fn new(view: &View<'_>, sites: &[Site]) -> Self {
        let mut found = Self { segments: Vec::new(), seen: Vec::with_capacity(sites.len()) };
        for sentence in sites.chunk_by(|a, b| a.sentence == b.sentence) {
            found.add(view, sentence);
        }
        found
    }

    /// Adds the sentence that follows those added before.
    fn add(&mut self, view: &View<'_>, sentence: &[Site]) {
        let first = self.seen.len();
        let verbs = sentence.iter().filter(|site| site.is_verb).count().min(MOST_VERBS) as u64;
        let whole = first..first + sentence.len();
        let opened = |places: Range<usize>, open: u64| Segment {
            places,
            open,
            close: 0,
            sentence: whole.clone(),
            verbs,
        };
        let mut segment = opened(whole.clone(), 0);
        let mut seen = Seen::default();
        for (at, site) in (first..).zip(sentence) {
            seen.segment = self.segments.len();
            let word = if site.is_region { "" } else { view.low(site.tokens.start) };
            if matches!(word, "," | ";" | ":" | "(" | ")") || view.is_dash(site.tokens.start) {
                self.seen.push(seen);
                segment.places.end = at;
                segment.close = site.word;
                self.segments.push(segment);
                segment = opened(at + 1..whole.end, site.word);
                seen.commas = (seen.commas + u64::from(word == ",")).min(MOST_COMMAS);
            } else {
                seen.note(site, word);
                self.seen.push(seen);
            }
        }
        self.segments.push(segment);
    }

    /// Adds the features of the place `at`; `before` and `behind` are the verbs of reporting there.
    pub(super) fn features(
        &self,
        at: usize,
        sites: &[Site],
        (before, behind): (Option<usize>, Option<usize>),
        add: &mut impl FnMut(u64),
    ) {
        let pair = hash::pair;
        let none = Site::default();
        let site = |at: usize| sites.get(at).unwrap_or(&none);
        let verb = |found: Option<usize>| found.map_or(&none, site);
        let here = site(at);
        let seen = self.seen.get(at).copied().unwrap_or_default();
        let Some(segment) = self.segments.get(seen.segment) else { return };
        let first = site(segment.places.start);
        let (next, after) = (site(segment.places.end + 1), site(segment.places.end + 2));
        let (start, end) = (segment.places.start.min(at), segment.places.end.max(at));
        add(pair(first.word, here.sort));
        add(pair(bucket(at - start), pair(segment.open, first.sort)));
        add(pair(pair(segment.close, next.sort), after.sort));
        add(pair(pair(segment.close, next.word), here.sort));
        add(pair(pair(segment.close, next.sort), verb(before).lemma));
        add(pair(bucket(end - at), pair(segment.close, next.sort)));
        let sentence = &segment.sentence;
        let opening = site(sentence.start);
        let last = site(sentence.end.saturating_sub(1));
        let left = bucket(sentence.end.saturating_sub(at));
        let around = u64::from(before.is_some()) * 2 + u64::from(behind.is_some());
        add(opening.word);
        add(pair(opening.sort, pair(site(sentence.start + 1).sort, here.sort)));
        add(pair(last.word, left));
        add(pair(segment.verbs, around));
        add(pair(left, pair(verb(before).lemma, u64::from(behind.is_some()))));
        add(pair(seen.commas, around));
        add(pair(seen.commas, verb(before).lemma));
        let (led, leads) = (verb(before).sort, verb(behind).sort);
        let previous = at.checked_sub(1).map_or(&none, site);
        add(pair(led, here.word));
        add(pair(leads, here.word));
        add(pair(pair(led, leads), here.sort));
        add(pair(pair(led, previous.sort), pair(here.sort, leads)));
        add(pair(seen.since, pair(led, here.sort)));
        verbs_around(sites, sentence, here, (before, behind), add);
    }
}

/// Adds features of the verbs of reporting on either side of `here` in its sentence: what stands
/// beside them, and the verbs beyond them.
fn verbs_around(
    sites: &[Site],
    sentence: &Range<usize>,
    here: &Site,
    (before, behind): (Option<usize>, Option<usize>),
    add: &mut impl FnMut(u64),
) {
    let pair = hash::pair;
    let none = Site::default();
    let site = |at: Option<usize>| at.and_then(|at| sites.get(at)).unwrap_or(&none);
    let left = |found: Option<usize>, by: usize| site(found.and_then(|at| at.checked_sub(by)));
    let right = |found: Option<usize>, by: usize| site(found.map(|at| at + by));
    let reports = |at: &usize| site(Some(*at)).is_verb;
    let beyond_before = before.and_then(|at| (sentence.start..at).rev().find(reports));
    let beyond_behind = behind.and_then(|at| (at + 1..sentence.end).find(reports));
    for (near, far) in [(before, beyond_before), (behind, beyond_behind)] {
        let beside = pair(left(near, 1).sort, right(near, 1).sort);
        let near = site(near);
        add(pair(site(far).sort, pair(near.sort, here.sort)));
        add(pair(site(far).lemma, near.lemma));
        add(pair(beside, pair(near.sort, here.sort)));
    }
    let leading = pair(left(behind, 2).sort, left(behind, 1).sort);
    add(pair(leading, pair(site(behind).lemma, here.sort)));
    let next = right(before, 1);
    add(pair(pair(next.word, right(before, 2).sort), here.sort));
    add(pair(pair(site(before).lemma, next.word), here.word));
}
