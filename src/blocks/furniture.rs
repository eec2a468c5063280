//! Kept blocks and what the page says of itself in; headline, deck, byline and date told apart.

use super::fold::{count_words, fold};
use super::{Blocks, Verdict};
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
    let mut seen_title = false;
    let mut verdicts = Vec::new();
    for (index, block) in blocks.all.iter().enumerate() {
        let words = blocks.words(block);
        let reason = if words.len()
            > 4 * MAX_BYLINE_EXTRA.max(known.title.len()).max(known.deck.len()) + 200
        {
            None
        } else {
            reason(words, &known, index < lede, seen_title)
        };
        seen_title |= reason == Some(Reason::Headline);
        if let Some(reason) = reason {
            verdicts.push((index, reason));
        }
    }
    for (index, reason) in verdicts {
        if let Some(block) = blocks.all.get_mut(index)
            && block.verdict != Verdict::Dropped(Reason::Hidden)
        {
            block.verdict = Verdict::Dropped(reason);
        }
    }
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

fn reason(words: &str, known: &Known, before_lede: bool, seen_title: bool) -> Option<Reason> {
    let own = fold(words);
    if own.is_empty() {
        return None;
    }
    let headline = if seen_title { Reason::DuplicateHeadline } else { Reason::Headline };
    if is_headline(&own, &known.title, before_lede) {
        return Some(headline);
    }
    if !before_lede {
        return None;
    }
    if own == known.deck {
        return Some(Reason::Deck);
    }
    if is_byline(&own, known) {
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
