//! Every text that may be the headline in, the best one out, without the site's name.
//!
//! Scripts and `meta` elements often hold a headline written for search engines; readers see the
//! `h1`. So an `h1` wins if what the page states for machines shares words with it. Where none
//! does (the `h1` is a logo, or the page has none), the statements vote among themselves.

use std::cmp::{Ordering, Reverse};

use super::collect::{Found, Spot, text_of};
use super::json_ld::Stated;
use super::site::{Site, is_logo};
use super::words::{clean, count_words, fold, is_dense};
use crate::Provenance;

/// The headline, and the element that shows it.
#[derive(Debug, Default)]
pub(super) struct Headline<'p> {
    pub text: String,
    pub source: Option<Provenance>,
    pub spot: Option<Spot<'p>>,
}

/// A text that may be the headline.
#[derive(Debug, Clone)]
struct Candidate {
    text: String,
    words: Vec<String>,
    source: Provenance,
}

/// Longer texts are paragraphs.
const MAX_WORDS: usize = 60;
const MAX_BYTES: usize = 800;

/// A shown heading is the headline when this share of its words, or of a stated headline's, is in
/// both. Chosen on wcxb-dev: rewritten headlines keep a third, logos and section names nothing.
const ENOUGH_SHARED: f32 = 0.25;

/// An element that is no `h1` must be the stated headline almost word for word.
const ALMOST_ALL_SHARED: f32 = 0.75;

/// An `h1` of so many words is no logo, even if nothing stated is like it.
const MIN_SENTENCE_WORDS: usize = 5;

/// Chooses the headline of a page.
pub(super) fn choose<'p>(found: &Found<'p>, stated: &Stated, site: &Site) -> Headline<'p> {
    let machine = machine(found, stated, site);
    let shown = |spots: &[Spot<'p>], beside: bool| -> Vec<(Candidate, Spot<'p>)> {
        let fitting = spots
            .iter()
            .filter(|spot| found.is_beside(spot, None) == beside && !is_logo(spot.node));
        let texts =
            fitting.map(|spot| (candidate(&text_of(spot.node), Provenance::Visible, site), *spot));
        texts.filter_map(|(text, spot)| Some((text?, spot))).collect()
    };
    let headings = shown(&found.headlines, false);
    let best = best_shown(&headings, &machine, ENOUGH_SHARED);
    let alone = || match headings.as_slice() {
        [only] if machine.is_empty() || only.0.words.len() >= MIN_SENTENCE_WORDS => {
            Some(only.clone())
        }
        [first, ..] if machine.is_empty() => Some(first.clone()),
        _ => None,
    };
    if let Some((text, spot)) = best.or_else(alone) {
        return Headline { text: text.text, source: Some(text.source), spot: Some(spot) };
    }
    let marked = shown(&found.subheads, false);
    // A `nav` that nothing closes holds the whole page.
    let beside = || shown(&found.headlines, true);
    let best = best_shown(&marked, &machine, ALMOST_ALL_SHARED)
        .or_else(|| best_shown(&beside(), &machine, ALMOST_ALL_SHARED));
    if let Some((text, spot)) = best {
        return Headline { text: text.text, source: Some(text.source), spot: Some(spot) };
    }
    let best = vote(&machine).or_else(|| headings.first().or(marked.first()).map(|(text, _)| text));
    best.map_or_else(Headline::default, |text| Headline {
        text: text.text.clone(),
        source: Some(text.source),
        spot: None,
    })
}

/// The shown text that is most like a stated one; of equals the one with the fewest other words,
/// then the first.
fn best_shown<'p>(
    shown: &[(Candidate, Spot<'p>)],
    machine: &[Candidate],
    enough: f32,
) -> Option<(Candidate, Spot<'p>)> {
    let like = |one: &Candidate| {
        let gap = |other: &Candidate| one.words.len().abs_diff(other.words.len());
        let all = machine.iter().map(|other| (shared(one, other), Reverse(gap(other))));
        all.max_by(order).filter(|(likeness, _)| *likeness >= enough)
    };
    let order_of = |(one, _): &(_, _), (other, _): &(_, _)| order(one, other);
    let liked = shown.iter().filter_map(|pair| Some((like(&pair.0)?, pair)));
    // Of equals, `max_by` takes the last.
    liked.rev().max_by(order_of).map(|(_, pair)| pair.clone())
}

/// Likeness first, then the number of words that only one of the two has.
fn order(one: &(f32, Reverse<usize>), other: &(f32, Reverse<usize>)) -> Ordering {
    one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
}

/// The share of the words of the shorter text that the longer one has too.
fn shared(one: &Candidate, other: &Candidate) -> f32 {
    let (short, long) =
        if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    // "and" and "the" are in every headline.
    let tells = |word: &&String| word.len() > MAX_SMALL_BYTES || word.chars().any(is_dense);
    let telling: Vec<&String> = short.words.iter().filter(tells).collect();
    let words = if telling.is_empty() { short.words.iter().collect() } else { telling };
    let both = words.iter().filter(|word| long.words.contains(word)).count();
    ratio(both, words.len())
}

/// Words of so few bytes are mostly articles and conjunctions.
const MAX_SMALL_BYTES: usize = 3;

#[expect(clippy::cast_precision_loss, reason = "headlines have few words")]
fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// The stated headline that most others say too; of equals the first.
fn vote(machine: &[Candidate]) -> Option<&Candidate> {
    let votes = |one: &Candidate| machine.iter().filter(|other| other.words == one.words).count();
    machine.iter().rev().max_by_key(|one| votes(one))
}

/// What the page states for machines, the surest first.
fn machine(found: &Found<'_>, stated: &Stated, site: &Site) -> Vec<Candidate> {
    let meta = |names: &[&str]| found.meta(names).map(str::to_owned);
    let texts = [
        (stated.headlines.first().cloned(), Provenance::JsonLd),
        (meta(&["og:title"]), Provenance::OpenGraph),
        (
            meta(&["twitter:title", "parsely-title", "dc.title", "sailthru.title", "headline"]),
            Provenance::Meta,
        ),
        (found.title.clone(), Provenance::TitleElement),
    ];
    texts.into_iter().filter_map(|(text, source)| candidate(&text?, source, site)).collect()
}

fn candidate(text: &str, source: Provenance, site: &Site) -> Option<Candidate> {
    let text = without_site(&clean(text), source, site);
    let words = words(&text);
    let fits = (1..=MAX_WORDS).contains(&count_words(&text))
        && text.len() <= MAX_BYTES
        && !site.is_name(&text);
    fits.then_some(Candidate { text, words, source })
}

/// The words of a text; each sign of a script without spaces counts as a word.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/'));
    let mut words = Vec::new();
    for part in parts.map(fold).filter(|part| !part.is_empty()) {
        if part.chars().any(is_dense) {
            words.extend(part.chars().map(String::from));
        } else {
            words.push(part);
        }
    }
    words
}

/// Signs that part a headline from the name of the site.
const PARTS: [&str; 11] =
    [" | ", " - ", " – ", " — ", " :: ", " : ", " » ", " « ", " · ", " • ", ": "];

/// The headline without the name of the site at its end or start.
fn without_site(title: &str, source: Provenance, site: &Site) -> String {
    /// A label behind a bar has no more words.
    const MAX_LABEL_WORDS: usize = 4;
    /// What stands before a label has at least as many.
    const MIN_HEAD_WORDS: usize = 3;
    let mut title = title.trim_matches(['|', ' ']);
    for mark in PARTS {
        while let Some((head, tail)) = title.rsplit_once(mark) {
            // A bar is not punctuation of any language: what follows it is a label. The title of
            // a window mostly ends in the name of the site, behind whatever sign.
            let is_label = (mark == " | " || source == Provenance::TitleElement && mark != ": ")
                && count_words(tail) <= MAX_LABEL_WORDS
                && count_words(head) >= MIN_HEAD_WORDS;
            if (is_label || mark != ": " && site.is_name(tail)) && count_words(head) > 0 {
                title = head.trim_end();
            } else {
                break;
            }
        }
        if let Some((head, tail)) = title.split_once(mark)
            && site.is_name(head)
            && count_words(tail) > 1
        {
            title = tail.trim_start();
        }
    }
    if let Some((head, tail)) = title.strip_suffix(']').and_then(|title| title.rsplit_once(" ["))
        && site.is_name(tail)
    {
        title = head;
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        let site = Site::of(["The Morning Post"], Some("https://www.morningpost.example/a"));
        assert_eq!(without_site(title, Provenance::OpenGraph, &site), expected);
    }

    #[test]
    fn the_name_of_the_site_is_cut_off() {
        check("Rain in May | The Morning Post", "Rain in May");
        check("Rain in May - Weather - Morning Post", "Rain in May - Weather");
        check("The Morning Post: Rain in May", "Rain in May");
        check("Rain in May [morningpost.example]", "Rain in May");
    }

    #[test]
    fn a_headline_keeps_its_own_dashes_and_colons() {
        check("Rain – and more rain – in May", "Rain – and more rain – in May");
        check("Weather: Rain in May", "Weather: Rain in May");
    }
}
