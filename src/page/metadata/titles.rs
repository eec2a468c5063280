//! Every text that may be the headline in, the best one out, without the site's name.

use super::collect::{Found, Spot, text_of};
use super::json_ld::Stated;
use super::words::{clean, count_words, fold};
use crate::Provenance;

/// The headline, and the element that shows it.
#[derive(Debug, Default)]
pub(super) struct Headline<'p> {
    pub text: String,
    pub source: Option<Provenance>,
    pub spot: Option<Spot<'p>>,
}

/// One text that may be the headline.
#[derive(Debug)]
struct Candidate<'p> {
    text: String,
    folded: String,
    source: Provenance,
    spot: Option<Spot<'p>>,
    score: i32,
}

/// Longer texts are paragraphs.
const MAX_WORDS: usize = 60;

/// Chooses the headline of a page.
pub(super) fn choose<'p>(found: &Found<'p>, stated: &Stated, site: Option<&str>) -> Headline<'p> {
    let mut candidates = gather(found, stated, site);
    let window = found.title.as_deref().map(fold).unwrap_or_default();
    let folded: Vec<(String, Provenance)> =
        candidates.iter().map(|one| (one.folded.clone(), one.source)).collect();
    for one in &mut candidates {
        one.score += support(one, &folded, &window);
    }
    let spot_of =
        |text: &str| candidates.iter().filter(|one| one.folded == text).find_map(|one| one.spot);
    // The first of the best: `max_by_key` would give the last.
    let best = candidates.iter().rev().max_by_key(|one| one.score);
    best.map_or_else(Headline::default, |best| Headline {
        text: best.text.clone(),
        source: Some(best.source),
        spot: best.spot.or_else(|| spot_of(&best.folded)),
    })
}

/// How far the other candidates agree with this one.
fn support(one: &Candidate<'_>, all: &[(String, Provenance)], window: &str) -> i32 {
    let mut score = 0;
    let mut seen = Vec::new();
    for (folded, source) in all {
        if *source != one.source && *folded == one.folded && !seen.contains(source) {
            seen.push(*source);
            score += 3;
        }
    }
    if !one.folded.is_empty() && window.contains(&one.folded) {
        score += 3;
    }
    score
}

fn gather<'p>(found: &Found<'p>, stated: &Stated, site: Option<&str>) -> Vec<Candidate<'p>> {
    let mut candidates = Vec::new();
    let mut add = |text: &str, source, spot: Option<Spot<'p>>, score| {
        let text = without_site(&clean(text), site);
        let words = count_words(&text);
        let folded = fold(&text);
        let is_site = site.is_some_and(|site| fold(site) == folded);
        if words > 0 && words <= MAX_WORDS && !folded.is_empty() && !is_site {
            // A headline of one word is rarer than a label of one word.
            let score = if words == 1 { score - 3 } else { score };
            candidates.push(Candidate { text, folded, source, spot, score });
        }
    };
    let shown = found.headlines.iter().filter(|spot| !spot.element.name().starts_with("meta"));
    for (nth, spot) in shown.enumerate() {
        let late = i32::try_from(nth).unwrap_or(i32::MAX).min(3);
        let beside = if spot.is_beside() { 6 } else { 0 };
        add(&text_of(spot.node), Provenance::Visible, Some(*spot), 5 - late - beside);
    }
    for text in &stated.headlines {
        add(text, Provenance::JsonLd, None, 3);
    }
    if let Some(text) = found.meta(&["og:title"]) {
        add(text, Provenance::OpenGraph, None, 3);
    }
    if let Some(text) =
        found.meta(&["twitter:title", "parsely-title", "dc.title", "sailthru.title", "headline"])
    {
        add(text, Provenance::Meta, None, 1);
    }
    if let Some(text) = &found.title {
        add(text, Provenance::TitleElement, None, 1);
    }
    candidates
}

/// Signs that part a headline from the name of the site.
const PARTS: [&str; 9] = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • "];

/// The headline without the name of the site at its end or start.
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    let site = site.map(fold).filter(|site| !site.is_empty());
    let mut title = title;
    for mark in PARTS {
        while let Some((head, tail)) = title.rsplit_once(mark) {
            if is_site(tail, site.as_deref()) && count_words(head) > 0 {
                title = head;
            } else {
                break;
            }
        }
        if let Some((head, tail)) = title.split_once(mark)
            && is_site(head, site.as_deref())
        {
            title = tail;
        }
    }
    title.trim().to_owned()
}

fn is_site(part: &str, site: Option<&str>) -> bool {
    let folded = fold(part);
    site.is_some_and(|site| folded == site)
}
