//! The lines of a page copied as plain text in, the headline and what stands around it out.
//!
//! A copied page is menus, headline, byline, story, menus. The story is found first, as the
//! stretch of lines with the most words; the headline stands above it and shares words with it.

use std::collections::HashSet;

use crate::Metadata;
use crate::Provenance::Visible;

use super::bylines::Bylines;
use super::dates::Dates;
use super::header::{self, Header, Line};
use super::shown::{Told, told_by};
use super::words::{count_words, fold, is_dense, tidy};
use super::{read_dateline, set, set_title, signed};

/// Lines of a page that are read; real ones have fewer.
const MAX_LINES: usize = 5000;

/// Lines above the story among which the headline is.
const MAX_ABOVE: usize = 30;

/// Lines under the headline that may be deck, byline and date.
const MAX_UNDER: usize = 25;

/// Reads a copied page.
pub(super) fn read(text: &str, metadata: &mut Metadata) {
    let bylines = Bylines::new();
    let lines: Vec<Line> = text
        .lines()
        .map(tidy)
        .filter(|line| !line.is_empty())
        .take(MAX_LINES)
        .map(|text| Line { pieces: text.clone(), text, ..Line::default() })
        .collect();
    let story = story(&lines);
    let dates =
        Dates::new(None, lines.iter().take(story.start + MAX_UNDER).map(|line| line.text.as_str()));
    let Some(at) = headline(&lines, &story, bylines, &dates) else { return };
    let Some(line) = lines.get(at) else { return };
    let under = lines.get(at + 1..lines.len().min(at + 1 + MAX_UNDER)).unwrap_or_default();
    let Header { deck, byline } = header::read(under, &line.text, "", bylines);
    let byline = byline.or_else(|| signed::find(under, bylines, &dates));
    let sources = &mut metadata.provenance;
    set(sources, "deck", &mut metadata.deck, deck.map(|deck| (deck, Visible)));
    if let Some(byline) =
        byline.filter(|byline| !byline.authors.is_empty() || byline.agency.is_some())
    {
        if !byline.authors.is_empty() {
            metadata.authors = byline.authors;
            sources.insert("authors".to_owned(), Visible);
        }
        set(sources, "agency", &mut metadata.agency, byline.agency.map(|agency| (agency, Visible)));
    }
    set_title(Some((line.text.clone(), Visible)), bylines, metadata);
    read_dateline(under, bylines, metadata);
    read_dates(&lines, at, &dates, metadata);
    // A page may print its headline twice, the first time with the name of its source.
    let own = fold(&line.text);
    let first = lines.iter().take(at).position(|line| fold(&line.text).contains(&own));
    read_masthead(lines.get(..first.unwrap_or(at)).unwrap_or_default(), &dates, metadata);
}

/// The stretch of lines that the story fills: that with the most words, where every short line
/// costs as many as a sentence has.
fn story(lines: &[Line]) -> std::ops::Range<usize> {
    const PARAGRAPH_WORDS: usize = 20;
    const COST: usize = 3;
    let (mut best, mut best_words) = (0..0, 0);
    let (mut start, mut words) = (0, 0_usize);
    for (at, line) in lines.iter().enumerate() {
        let count = count_words(&line.text);
        words = if count >= PARAGRAPH_WORDS { words + count } else { words.saturating_sub(COST) };
        if words == 0 {
            start = at + 1;
        } else if words > best_words {
            (best, best_words) = (start..at + 1, words);
        }
    }
    best
}

/// The line of the headline.
fn headline(
    lines: &[Line],
    story: &std::ops::Range<usize>,
    bylines: &Bylines,
    dates: &Dates,
) -> Option<usize> {
    /// Longer lines are decks and paragraphs, shorter ones labels.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=30;
    let body: HashSet<String> =
        lines.get(story.clone())?.iter().flat_map(|line| telling(&line.text)).collect();
    let all: Vec<String> = lines.iter().map(|line| fold(&line.text)).collect();
    let first = story.start.saturating_sub(MAX_ABOVE);
    let mut scores: Vec<(f32, usize)> = Vec::new();
    // The deck may have been taken for the start of the story: the headline is then above that.
    for at in first..story.start {
        let Some(line) = lines.get(at) else { continue };
        let words = count_words(&line.text);
        let is_byline = header::byline_of(line, bylines).is_some();
        let is_date = dates.find_rest(&line.text).is_some_and(|(_, rest)| count_words(&rest) < 3);
        // With nothing above, a long sentence is how a story without a headline begins.
        let is_lead = at == 0 && words >= MIN_LEAD_WORDS && line.text.ends_with('.');
        if !WORDS.contains(&words) || is_byline || is_date || is_lead {
            continue;
        }
        let marked = lines.iter().skip(at + 1).take(4).any(|line| {
            header::byline_of(line, bylines).is_some() || dates.find(&line.text).is_some()
        });
        let own = all.get(at).map(String::as_str).unwrap_or_default();
        let repeated = all.iter().enumerate().any(|(other, text)| other != at && text == own);
        let score = weigh(line, &body, story.start - at)
            + if marked { 1.5 } else { 0.0 }
            + if repeated && words > 3 { 0.5 } else { 0.0 };
        scores.push((score, at));
    }
    let mut best: Option<(f32, usize)> = None;
    for (score, at) in &scores {
        if best.is_none_or(|(known, _)| *score > known) {
            best = Some((*score, *at));
        }
    }
    let (score, at) = best?;
    let words = |at: usize| lines.get(at).map_or(0, |line| count_words(&line.text));
    // A deck tells more of the story than its headline, which stands right above it and is
    // shorter; the byline follows.
    let is_deck = words(at) >= MIN_DECK_WORDS
        && lines.get(at + 1).is_some_and(|line| header::byline_of(line, bylines).is_some());
    let above = scores.iter().rev().filter(|_| is_deck).find(|(other, line)| {
        (1..=MAX_TO_DECK).contains(&at.saturating_sub(*line))
            && other + DECK_LEAD > score
            && (MIN_WORDS..words(at)).contains(&words(*line))
    });
    Some(above.map_or(at, |(_, line)| *line))
}

/// Words of a sentence that is rather the start of a story than its headline.
const MIN_LEAD_WORDS: usize = 12;

/// Lines from a headline to its deck: share links may stand between.
const MAX_TO_DECK: usize = 3;

/// The score by which a deck may be ahead of its headline.
const DECK_LEAD: f32 = 1.2;

/// A deck has at least so many words.
const MIN_DECK_WORDS: usize = 8;

/// A headline above a deck has at least so many words; fewer are labels.
const MIN_WORDS: usize = 3;

/// How much a line looks like the headline of a story; `distance` in lines. Weights chosen on
/// wcxb-dev, whose pages were turned into text.
#[expect(clippy::cast_precision_loss, reason = "lines have few words")]
fn weigh(line: &Line, body: &HashSet<String>, distance: usize) -> f32 {
    let words: Vec<String> = telling(&line.text).collect();
    let shared = words.iter().filter(|word| body.contains(*word)).count();
    let share = if words.is_empty() { 0.0 } else { shared as f32 / words.len() as f32 };
    let long = if count_words(&line.text) >= 4 { 1.0 } else { 0.0 };
    let ends = if line.text.ends_with(['.', ':', ',', '…']) { -1.0 } else { 0.0 };
    // Two shared words may be chance, four are not.
    let sure = (shared.min(4) as f32) / 4.0;
    3.0 * share * sure + long + ends - 0.1 * distance as f32
}

/// The words of a text that are longer than articles and conjunctions, folded.
fn telling(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
    words.flat_map(|word| {
        let dense = word.chars().any(is_dense);
        let whole = (!dense).then(|| fold(word));
        whole
            .into_iter()
            .chain(word.chars().filter(move |_| dense).map(String::from))
            .collect::<Vec<_>>()
    })
}

/// Dates near the headline: under it, or in a line of their own right above it. A date in the
/// head of the site is the day on which the page was seen.
fn read_dates(lines: &[Line], at: usize, dates: &Dates, metadata: &mut Metadata) {
    const MAX_UNDER: usize = 12;
    const MAX_OTHER_WORDS: usize = 14;
    let near = |line: &Line, most: usize| {
        let (date, rest) = dates.find_rest(&line.text)?;
        (count_words(&rest) <= most).then_some((date, told_by(&rest) == Told::Change))
    };
    let under =
        lines.iter().skip(at + 1).take(MAX_UNDER).filter_map(|line| near(line, MAX_OTHER_WORDS));
    let above = lines.get(at.saturating_sub(3).max(1)..at).unwrap_or_default().iter().rev();
    for (date, is_change) in under.chain(above.filter_map(|line| near(line, 1))) {
        let value = Some((date, Visible));
        if is_change {
            set(&mut metadata.provenance, "modified", &mut metadata.modified, value);
        } else {
            set(&mut metadata.provenance, "published", &mut metadata.published, value);
        }
    }
    let changed = metadata.modified.clone().map(|date| (date, Visible));
    set(&mut metadata.provenance, "published", &mut metadata.published, changed);
}

/// The site and the section, from the lines above the headline.
fn read_masthead(lines: &[Line], dates: &Dates, metadata: &mut Metadata) {
    const MAX_LINES: usize = 3;
    const MAX_SITE_WORDS: usize = 6;
    const MAX_SECTION_WORDS: usize = 3;
    // More lines are menus, and nothing tells which of them is a name.
    let [first, between @ ..] = lines else { return };
    if lines.len() > MAX_LINES {
        return;
    }
    let name = dates.find_rest(&first.text).map_or(first.text.clone(), |(_, rest)| rest);
    let site = (1..=MAX_SITE_WORDS).contains(&count_words(&name)).then_some((name, Visible));
    set(&mut metadata.provenance, "site", &mut metadata.site, site);
    let label = between.last().filter(|line| count_words(&line.text) <= MAX_SECTION_WORDS);
    let section = label.map(|line| (line.text.clone(), Visible));
    set(&mut metadata.provenance, "section", &mut metadata.section, section);
}
