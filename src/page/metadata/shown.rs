//! The texts of a page that hold a date in, the days that they show readers out.

use std::sync::LazyLock;

use crate::sorted::Sorted;
use crate::word_list::WordList;

use super::collect::{Found, NodeRef, Spot, holds_year, is_inline, text_of};
use super::dates::Dates;
use super::header::block_of;
use super::hints::Hints;
use super::published::is_in_site_head;
use super::words::count_words;

/// Dates in texts near the headline.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub first: Option<String>,
    /// Told as the day of the last change.
    pub changed: Option<String>,
}

impl Texts {
    /// Takes note of a date; the first of its kind stays.
    pub(super) fn take(&mut self, date: String, told: Told) {
        match told {
            Told::Change => self.changed.get_or_insert(date),
            Told::Publication | Told::Nothing => self.first.get_or_insert(date),
            Told::Other => return,
        };
    }
}

/// What the words beside a date say that happened on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// The last change.
    Change,
    /// Publication.
    Publication,
    /// Something else: a manuscript came in, an event takes place.
    Other,
    /// They say nothing of it.
    Nothing,
}

/// Elements between the headline and its date: pictures, share links and bylines stand between.
const NEAR: usize = 120;

/// A sentence that holds a date has more words.
const MAX_OTHER_WORDS: usize = 14;

/// The dates near the headline.
pub(super) fn near(found: &Found<'_>, headline: Option<&Spot<'_>>, dates: &Dates) -> Texts {
    let mut texts = Texts::default();
    let Some(headline) = headline else { return texts };
    let mut spots: Vec<&Spot<'_>> = found
        .dated
        .iter()
        .filter(|spot| {
            spot.order.abs_diff(headline.order) <= NEAR
                && (is_right_under(spot, headline) || !found.is_beside(spot, Some(headline)))
                && !is_in_site_head(spot, Some(headline))
        })
        .filter(|spot| spot.node.id() != headline.node.id() && !is_in_teaser(spot))
        .collect();
    // What stands above a headline is mostly about something else.
    spots.order_by_key(|spot| {
        spot.order.abs_diff(headline.order) + if spot.order < headline.order { NEAR / 2 } else { 0 }
    });
    for spot in spots {
        for (date, told) in told_in(spot, dates) {
            texts.take(date, told);
        }
    }
    texts
}

/// Whether a spot stands so near under the headline that it belongs to it, whatever the names of
/// the elements around it say.
fn is_right_under(spot: &Spot<'_>, headline: &Spot<'_>) -> bool {
    const REACH: usize = 6;
    spot.order > headline.order && spot.order - headline.order <= REACH
}

/// Whether a spot is in a link that holds more than a date: a teaser for another article.
pub(super) fn is_in_teaser(spot: &Spot<'_>) -> bool {
    const LEVELS: usize = 8;
    const MAX_DATE_WORDS: usize = 8;
    let mut around = spot.node.ancestors().take(LEVELS);
    let is_link =
        |node: &NodeRef<'_>| node.value().as_element().is_some_and(|one| one.name() == "a");
    around.find(is_link).is_some_and(|link| count_words(&text_of(link)) > MAX_DATE_WORDS)
}

/// The day that is labelled as that of publication, anywhere in the page, where all such labels
/// tell of one day: lists of other articles tell of many.
pub(super) fn labelled(found: &Found<'_>, dates: &Dates) -> Option<String> {
    let spots = found.dated.iter().chain(&found.dates);
    let mut days = spots
        .filter(|spot| !spot.hints.with(spot.around).has(Hints::COMMENT) && !is_in_teaser(spot))
        .flat_map(|spot| told_in(spot, dates))
        .filter(|(_, told)| *told == Told::Publication)
        .map(|(date, _)| date);
    let first = days.next()?;
    days.all(|day| day.get(..10) == first.get(..10)).then_some(first)
}

/// What the words around an element with one date say of it.
pub(super) fn told_beside(spot: &Spot<'_>, dates: &Dates) -> Told {
    let text = text_of(spot.node);
    told_by(&format!("{text} {}", label_of(spot, &text, dates)))
}

/// The dates in the text of an element, each with what is said of it.
fn told_in(spot: &Spot<'_>, dates: &Dates) -> Vec<(String, Told)> {
    /// Longer texts are sentences.
    const MAX_BYTES: usize = 300;
    let text = text_of(spot.node);
    if text.len() > MAX_BYTES {
        return lines_of(spot.node)
            .into_iter()
            .flat_map(|line| told_in_line(line, dates))
            .collect();
    }
    if is_in_sentence(spot.node) {
        return Vec::new();
    }
    let found = dates.each(&text);
    let around = if found.len() == 1 { label_of(spot, &text, dates) } else { String::new() };
    let short = found.into_iter().filter(|(_, rest)| count_words(rest) <= MAX_OTHER_WORDS);
    short.map(|(date, rest)| (date, told_by(&format!("{rest} {around}")))).collect()
}

/// The texts right in an element that are lines of their own: blocks stand around them.
fn lines_of(node: NodeRef<'_>) -> Vec<&str> {
    let parts = |side: Option<NodeRef<'_>>| {
        let element = side.and_then(|node| node.value().as_element());
        element.is_none_or(|element| !is_inline(&element.name.local))
    };
    let texts = node.children().take(MAX_CHILDREN).filter_map(|child| {
        let text = child.value().as_text()?;
        (parts(child.prev_sibling()) && parts(child.next_sibling())).then_some(&**text)
    });
    texts.filter(|text| holds_year(text)).collect()
}

/// An element of a page that is one long text has more.
const MAX_CHILDREN: usize = 40;

fn told_in_line(line: &str, dates: &Dates) -> Vec<(String, Told)> {
    let short = |(_, rest): &(_, String)| count_words(rest) <= MAX_OTHER_WORDS;
    let found = dates.each(line).into_iter().filter(short);
    found.map(|(date, rest)| (date, told_by(&rest))).collect()
}

/// Whether an element is part of a sentence: words of its own line stand around it.
fn is_in_sentence(node: NodeRef<'_>) -> bool {
    /// "Published on" and a role have fewer.
    const MIN_WORDS: usize = 6;
    let words = |text: Option<NodeRef<'_>>| {
        text.and_then(|node| Some(count_words(node.value().as_text()?))).unwrap_or_default()
    };
    words(node.prev_sibling()) + words(node.next_sibling()) >= MIN_WORDS
}

/// What words beside a date may say, the surest first, and the stems that say it.
static LABELS: LazyLock<[(Told, Vec<&'static str>); 3]> = LazyLock::new(|| {
    let list = WordList::new(include_str!("date_labels.txt"));
    let stems = |kind: &str| {
        let lines = list.entries().iter().filter_map(|line| line.split_once('\t'));
        lines.filter(|(_, told)| *told == kind).map(|(stem, _)| stem).collect()
    };
    [
        (Told::Change, stems("change")),
        (Told::Other, stems("other")),
        (Told::Publication, stems("publication")),
    ]
});

/// What words beside a date say of that day.
pub(super) fn told_by(words: &str) -> Told {
    let words = words.to_lowercase();
    let said = LABELS.iter().find(|(_, stems)| stems.iter().any(|stem| words.contains(stem)));
    said.map_or(Told::Nothing, |(told, _)| *told)
}

/// The short text beside the date in `spot`, which says what happened on that day.
fn label_of(spot: &Spot<'_>, own: &str, dates: &Dates) -> String {
    const MAX_WORDS: usize = 12;
    const MAX_LINE_WORDS: usize = 25;
    const MAX_LABEL_WORDS: usize = 3;
    let block = block_of(spot.node);
    let inside = text_of(block);
    let above = block.prev_siblings().find(|node| node.value().is_element()).map(text_of);
    // Where a block holds several dates, what stands right before one speaks of it.
    let (before, after) = inside.split_once(own).unwrap_or_default();
    let inside = if dates.find(before).is_some() {
        before_in_line(spot.node).filter(|text| dates.find(text).is_none())
    } else if dates.find(after).is_some() {
        Some(before.to_owned())
    } else {
        Some(inside)
    };
    // In a longer line, only what speaks against the date is about it.
    let short = |text: &String| {
        let words = count_words(text);
        words <= MAX_WORDS || words <= MAX_LINE_WORDS && told_by(text) == Told::Other
    };
    format!(
        "{} {}",
        inside.filter(short).unwrap_or_default(),
        above.filter(|text| count_words(text) <= MAX_LABEL_WORDS).unwrap_or_default()
    )
}

/// The text right before an element, inside the same parent.
fn before_in_line(node: NodeRef<'_>) -> Option<String> {
    let text = |node: NodeRef<'_>| match node.value().as_text() {
        Some(text) => text.trim().to_owned(),
        None => text_of(node),
    };
    node.prev_siblings().map(text).find(|text| !text.is_empty())
}
