//! The lines of a page copied as plain text in, the headline and what stands around it out.

use crate::{Metadata, Options, Provenance};

use super::bylines::Bylines;
use super::dates::Dates;
use super::header::{self, Line};
use super::words::{count_words, fold, tidy};

/// Lines before the lede that are looked at.
const MAX_LINES: usize = 80;

/// A line with this many words, that ends as a sentence does, is a paragraph of the story.
const LEDE_WORDS: usize = 25;

/// A headline has at least this many words: fewer are labels of menus.
const MIN_TITLE_WORDS: usize = 4;

/// More words than any headline has.
const MAX_TITLE_WORDS: usize = 35;

/// Reads the top of a copied page.
pub(super) fn read(text: &str, _options: &Options, metadata: &mut Metadata) {
    let bylines = Bylines::new();
    let lines: Vec<Line> = text
        .lines()
        .map(tidy)
        .filter(|line| !line.is_empty())
        .take(MAX_LINES)
        .map(|text| Line { pieces: text.clone(), text, ..Line::default() })
        .collect();
    let lede = lines.iter().position(is_lede).unwrap_or(lines.len());
    let byline =
        lines.iter().take(lede).position(|line| header::byline_of(line, &bylines).is_some());
    let top = lines.get(..byline.unwrap_or(lede)).unwrap_or_default();
    let Some(at) = headline(top) else { return };
    let Some(line) = lines.get(at) else { return };
    let title = bylines.without_agency(&line.text);
    metadata.agency = title.as_ref().map(|(agency, _)| (*agency).to_owned());
    metadata.title = Some(title.map_or_else(|| line.text.clone(), |(_, rest)| rest));
    let rest = lines.get(at + 1..lines.len().min(lede + 1)).unwrap_or_default();
    let header = header::read(rest, &line.text, "", &bylines);
    metadata.deck = header.deck;
    if let Some(byline) = header.byline {
        metadata.authors = byline.authors;
        metadata.agency = byline.agency.or(metadata.agency.take());
    }
    masthead(lines.get(..at).unwrap_or_default(), metadata);
    let found = [
        ("title", metadata.title.is_some()),
        ("deck", metadata.deck.is_some()),
        ("authors", !metadata.authors.is_empty()),
        ("agency", metadata.agency.is_some()),
        ("site", metadata.site.is_some()),
        ("section", metadata.section.is_some()),
    ];
    for (field, _) in found.iter().filter(|(_, found)| *found) {
        metadata.provenance.insert((*field).to_owned(), Provenance::Visible);
    }
}

fn is_lede(line: &Line) -> bool {
    count_words(&line.text) >= LEDE_WORDS
        && line.text.ends_with(['.', '!', '?', '”', '"', '»', '。', '…'])
}

/// The line of the headline: the first one that comes back, as pages print it more than once,
/// or the first that is long enough.
fn headline(lines: &[Line]) -> Option<usize> {
    let long = |line: &Line| (MIN_TITLE_WORDS..=MAX_TITLE_WORDS).contains(&count_words(&line.text));
    let folded: Vec<String> = lines.iter().map(|line| fold(&line.text)).collect();
    let repeated = lines.iter().enumerate().position(|(at, line)| {
        let later = folded.get(at + 1..).unwrap_or_default();
        let own = folded.get(at).map(String::as_str).unwrap_or_default();
        long(line)
            && later.iter().any(|other| other.len() > own.len() / 2 && own.contains(other.as_str()))
    });
    repeated.or_else(|| {
        lines.iter().position(|line| {
            long(line) && Dates::new(None, std::iter::empty()).find(&line.text).is_none()
        })
    })
}

/// The site and the section, from the lines above the headline.
fn masthead(lines: &[Line], metadata: &mut Metadata) {
    const MAX_LABEL_WORDS: usize = 6;
    const MAX_SECTION_WORDS: usize = 3;
    let Some(first) = lines.first() else { return };
    // "The Morning Post Wednesday, October 8, 2025": the day is the reader's, not the story's.
    let name = Dates::new(None, std::iter::empty())
        .find_rest(&first.text)
        .map_or(first.text.clone(), |(_, rest)| rest);
    if (1..=MAX_LABEL_WORDS).contains(&count_words(&name)) && lines.len() <= 3 {
        metadata.site = Some(name);
    }
    if let [.., last] = lines
        && lines.len() > 1
        && count_words(&last.text) <= MAX_SECTION_WORDS
    {
        metadata.section = Some(last.text.clone());
    }
}
