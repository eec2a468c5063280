//! Kept blocks and what the page says of itself in; headline, deck, byline and date told apart.

use super::fold::{count_words, fold};
use super::{Blocks, Verdict, edges};
use crate::{Metadata, Reason};

/// A block with this many words is a paragraph of the story; no byline or headline is as long.
const LEDE_WORDS: usize = 25;

/// What stands beside the names in a byline: "By", a role, a medium, a date.
const MAX_BYLINE_EXTRA: usize = 40;

/// A headline that a longer line repeats in part has this many letters at least; fewer are words
/// that any line may have.
const MIN_HEADLINE_LETTERS: usize = 12;

/// What the page says of itself, in comparable form.
struct Known {
    title: String,
    deck: String,
    authors: Vec<String>,
    agency: String,
    section: String,
    site: String,
}

/// Drops what the metadata holds already, where it stands as furniture of the page.
pub(super) fn drop(blocks: &mut Blocks<'_>, metadata: &Metadata) {
    let folded = |field: &Option<String>| field.as_deref().map(fold).unwrap_or_default();
    let known = Known {
        title: folded(&metadata.title),
        deck: folded(&metadata.deck),
        authors: metadata
            .authors
            .iter()
            .map(|name| fold(name))
            .filter(|name| !name.is_empty())
            .collect(),
        agency: folded(&metadata.agency),
        section: folded(&metadata.section),
        site: folded(&metadata.site),
    };
    let lede = lede(blocks, &known);
    let longest = 4 * (known.title.len() + known.deck.len() + MAX_BYLINE_EXTRA) + 200;
    let mut seen_title = false;
    let mut verdicts = Vec::new();
    for (index, block) in blocks.all.iter().enumerate() {
        let words = blocks.words(block);
        if words.len() > longest || block.verdict == Verdict::Dropped(Reason::Hidden) {
            continue;
        }
        // A menu stays one piece, though one of its entries is the article's own section.
        if matches!(block.verdict, Verdict::Dropped(Reason::Navigation | Reason::Footer)) {
            continue;
        }
        let own = fold(words);
        let reason =
            reason(&own, &known, index < lede, seen_title).or_else(|| match block.verdict {
                Verdict::Dropped(given) => better(given, words, &own, &known, index < lede),
                Verdict::Kept => None,
            });
        seen_title |= reason == Some(Reason::Headline);
        if let Some(reason) = reason {
            verdicts.push((index, reason));
        }
    }
    for (index, reason) in verdicts {
        if let Some(block) = blocks.all.get_mut(index) {
            block.verdict = Verdict::Dropped(reason);
        }
    }
    edges::trim(blocks, &known.authors);
}

/// A name with a date or a word beside it is this many times as long as the name at most.
const MAX_NAME_SHARE: usize = 4;

/// A better reason for a line that was dropped only because it is not the article.
fn better(
    given: Reason,
    words: &str,
    own: &str,
    known: &Known,
    before_lede: bool,
) -> Option<Reason> {
    if !matches!(given, Reason::OutsideArticle | Reason::LinkDense) || own.is_empty() {
        return None;
    }
    let names = |name: &str| {
        !name.is_empty() && own.contains(name) && own.len() <= MAX_NAME_SHARE * name.len()
    };
    if is_byline(own, known) {
        return Some(Reason::Byline);
    }
    if names(&known.agency) {
        return Some(Reason::Agency);
    }
    if names(&known.site) {
        return Some(if before_lede { Reason::Header } else { Reason::Footer });
    }
    is_timestamp(words).then_some(Reason::Timestamp)
}

/// Words of a date with a time, a zone, and "Published" before it.
const MAX_TIMESTAMP_WORDS: usize = 9;

/// A short line with a year, or with a time of day.
fn is_timestamp(words: &str) -> bool {
    let is_year =
        |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let is_time = |word: &str| {
        word.split_once(':').is_some_and(|(hour, rest)| {
            !hour.is_empty()
                && hour.len() <= 2
                && hour.bytes().all(|byte| byte.is_ascii_digit())
                && rest
                    .get(..2)
                    .is_some_and(|minute| minute.bytes().all(|byte| byte.is_ascii_digit()))
        })
    };
    count_words(words) <= MAX_TIMESTAMP_WORDS
        && (words.split(|c: char| !c.is_ascii_digit()).any(is_year)
            || words.split_whitespace().any(is_time))
}

/// The first kept paragraph that is neither headline nor deck.
fn lede(blocks: &Blocks<'_>, known: &Known) -> usize {
    blocks
        .all
        .iter()
        .position(|block| {
            let words = blocks.words(block);
            block.verdict == Verdict::Kept && count_words(words) >= LEDE_WORDS && {
                let own = fold(words);
                own != known.deck && own != known.title
            }
        })
        .unwrap_or(blocks.all.len())
}

fn reason(own: &str, known: &Known, before_lede: bool, seen_title: bool) -> Option<Reason> {
    if own.is_empty() {
        return None;
    }
    let headline = if seen_title { Reason::DuplicateHeadline } else { Reason::Headline };
    if is_headline(own, &known.title, before_lede) {
        return Some(headline);
    }
    if !before_lede {
        return None;
    }
    if own == known.deck {
        return Some(Reason::Deck);
    }
    if is_byline(own, known) {
        return Some(Reason::Byline);
    }
    if own == known.agency {
        return Some(Reason::Agency);
    }
    if own == known.section {
        return Some(Reason::Section);
    }
    (own == known.site).then_some(Reason::Header)
}

fn is_headline(own: &str, title: &str, before_lede: bool) -> bool {
    if title.is_empty() {
        return false;
    }
    own == title
        || before_lede
            && title.len() >= MIN_HEADLINE_LETTERS
            && (own.contains(title) && own.len() < 2 * title.len()
                || title.contains(own) && 2 * own.len() > title.len())
}

/// A line that has every author, and little else.
fn is_byline(own: &str, known: &Known) -> bool {
    let names: usize = known.authors.iter().map(String::len).sum();
    !known.authors.is_empty()
        && known.authors.iter().all(|name| own.contains(name.as_str()))
        && own.len() <= names + known.agency.len() + MAX_BYLINE_EXTRA
}
