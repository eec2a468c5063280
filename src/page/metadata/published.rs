//! Everything that states a date in, [`Metadata::published`] and [`Metadata::modified`] out.

use super::Known;
use super::calendar::{day_number, from_seconds};
use super::collect::{Found, Spot, text_of};
use super::dates::{Dates, of_url};
use super::header::block_of;
use super::hints::Hints;
use super::words::count_words;
use crate::{Metadata, Options, Provenance};

/// `meta` names that give the day of publication, the surest first.
const PUBLISHED: [&str; 16] = [
    "article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "article.published",
    "date",
];

/// `meta` names that give the day of the last change.
const MODIFIED: [&str; 6] = [
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "last-modified",
];

/// Chooses the dates.
pub(super) fn choose(known: &Known<'_>, dates: &Dates, options: &Options, metadata: &mut Metadata) {
    let Known { found, stated, .. } = known;
    let headline = known.headline.as_ref();
    let texts = of_texts(found, headline, dates);
    let machine = |text: &str| dates.find(text).or_else(|| from_seconds(text));
    let from = |value: Option<String>, source| value.map(|value| (value, source));

    let told = from(stated.published.as_deref().and_then(machine), Provenance::JsonLd)
        .or_else(|| of_meta(found, &PUBLISHED, machine))
        .or_else(|| from(of_markup(found, headline, dates, "datePublished"), Provenance::Markup));
    let address = options.url.as_deref().or(metadata.canonical_url.as_deref()).and_then(of_url);
    // Systems state the day on which a page was moved; readers are shown the older, true one. A
    // later one is mostly the day of a change.
    let shown = texts
        .first
        .clone()
        .filter(|shown| told.as_ref().is_some_and(|(day, _)| is_older(shown, day)));
    let published = from(shown, Provenance::Visible)
        .or(told)
        .or_else(|| from(of_time(found, headline, dates), Provenance::Markup))
        .or_else(|| from(texts.first, Provenance::Visible))
        .or_else(|| from(of_names(found, headline, dates), Provenance::Visible))
        .or_else(|| from(address, Provenance::Url))
        // A page that tells only of its last change has no other date.
        .or_else(|| from(texts.changed.clone(), Provenance::Visible));
    super::set(&mut metadata.provenance, "published", &mut metadata.published, published);

    let modified = from(stated.modified.as_deref().and_then(machine), Provenance::JsonLd)
        .or_else(|| of_meta(found, &MODIFIED, machine))
        .or_else(|| from(of_markup(found, headline, dates, "dateModified"), Provenance::Markup))
        .or_else(|| from(texts.changed, Provenance::Visible));
    super::set(&mut metadata.provenance, "modified", &mut metadata.modified, modified);
}

/// A reader of dates that has seen how the page writes them.
pub(super) fn dates_for(found: &Found<'_>, language: Option<&str>) -> Dates {
    /// Dates that are read to learn in which order the page writes day and month.
    const MAX_LEARNT: usize = 40;
    /// Longer texts are sentences.
    const MAX_BYTES: usize = 200;
    let spots = found.dated.iter().take(MAX_LEARNT);
    let shown: Vec<String> =
        spots.map(|spot| text_of(spot.node)).filter(|text| text.len() <= MAX_BYTES).collect();
    Dates::new(language, shown.iter().map(String::as_str))
}

fn of_meta(
    found: &Found<'_>,
    names: &[&str],
    read: impl Fn(&str) -> Option<String>,
) -> Option<(String, Provenance)> {
    names.iter().find_map(|name| {
        let source = if name.starts_with("article:") || name.starts_with("og:") {
            Provenance::OpenGraph
        } else {
            Provenance::Meta
        };
        Some((read(found.meta(&[name])?)?, source))
    })
}

/// Whether a date is older than another by more than time zones can explain.
fn is_older(one: &str, other: &str) -> bool {
    let days = [day_number(one), day_number(other)];
    matches!(days, [Some(one), Some(other)] if one + 1 < other)
}

/// The spots in the order in which they are likely to be the article's.
///
/// A date in the head of the site is the day on which the page was seen.
fn likely<'f, 'p>(found: &'f Found<'p>, headline: Option<&Spot<'_>>) -> Vec<&'f Spot<'p>> {
    let order = headline.map_or(0, |spot| spot.order);
    let mut spots: Vec<&Spot<'_>> = found
        .dates
        .iter()
        .filter(|spot| !found.is_beside(spot, headline) && !is_in_site_head(spot, headline))
        .collect();
    spots.sort_by_key(|spot| spot.order.abs_diff(order));
    spots
}

/// Whether a spot stands in a `header` that does not hold the headline.
fn is_in_site_head(spot: &Spot<'_>, headline: Option<&Spot<'_>>) -> bool {
    let head = spot
        .node
        .ancestors()
        .find(|node| node.value().as_element().is_some_and(|element| element.name() == "header"));
    head.is_some_and(|head| {
        headline.is_some_and(|headline| {
            headline.node.ancestors().all(|node| node.id() != head.id())
                && spot.order < headline.order
        })
    })
}

fn of_markup(
    found: &Found<'_>,
    headline: Option<&Spot<'_>>,
    dates: &Dates,
    prop: &str,
) -> Option<String> {
    likely(found, headline)
        .into_iter()
        .filter(|spot| spot.element.attr("itemprop") == Some(prop))
        .find_map(|spot| {
            let element = spot.element;
            let text = element.attr("datetime").or_else(|| element.attr("content"));
            text.and_then(|text| dates.find(text)).or_else(|| dates.find(&text_of(spot.node)))
        })
}

fn of_time(found: &Found<'_>, headline: Option<&Spot<'_>>, dates: &Dates) -> Option<String> {
    let is_update = |spot: &Spot<'_>| spot.hints.with(spot.around).has(Hints::MODIFIED);
    let times = likely(found, headline).into_iter().filter(|spot| spot.element.name() == "time");
    let (changed, first): (Vec<&Spot<'_>>, Vec<&Spot<'_>>) =
        times.partition(|spot| is_update(spot));
    first.into_iter().chain(changed).find_map(|spot| {
        let stamp = spot.element.attr("datetime").and_then(|text| dates.find(text));
        stamp.or_else(|| dates.find(&text_of(spot.node)))
    })
}

fn of_names(found: &Found<'_>, headline: Option<&Spot<'_>>, dates: &Dates) -> Option<String> {
    const MAX_BYTES: usize = 150;
    likely(found, headline)
        .into_iter()
        .map(|spot| text_of(spot.node))
        .filter(|text| text.len() <= MAX_BYTES)
        .find_map(|text| dates.find(&text))
}

/// Dates in texts near the headline.
#[derive(Debug, Default)]
struct Texts {
    first: Option<String>,
    /// Told as the day of the last change.
    changed: Option<String>,
}

/// Elements between the headline and its date: pictures, share links and bylines stand between.
const NEAR: usize = 120;

/// Words, in lower case, that tell of a change.
const CHANGED: [&str; 14] = [
    "updat",
    "modif",
    "last revi",
    "reviewed",
    "edited",
    "aktualisiert",
    "actualiz",
    "mis à jour",
    "atualiz",
    "aggiorn",
    "обновл",
    "تحديث",
    "更新",
    "bijgewerkt",
];

fn of_texts(found: &Found<'_>, headline: Option<&Spot<'_>>, dates: &Dates) -> Texts {
    /// A sentence that holds a date has more words.
    const MAX_OTHER_WORDS: usize = 14;
    let mut texts = Texts::default();
    let Some(headline) = headline else { return texts };
    let mut spots: Vec<&Spot<'_>> = found
        .dated
        .iter()
        .filter(|spot| {
            spot.order.abs_diff(headline.order) <= NEAR
                && !found.is_beside(spot, Some(headline))
                && !is_in_site_head(spot, Some(headline))
        })
        .filter(|spot| spot.node.id() != headline.node.id())
        .collect();
    // What stands above a headline is mostly about something else.
    spots.sort_by_key(|spot| {
        spot.order.abs_diff(headline.order) + if spot.order < headline.order { NEAR / 2 } else { 0 }
    });
    for spot in spots {
        let Some((date, rest)) = dates.find_rest(&text_of(spot.node)) else { continue };
        if count_words(&rest) > MAX_OTHER_WORDS {
            continue;
        }
        let label = format!("{rest} {}", label_of(spot));
        let changed = tells_of_change(&label);
        let slot = if changed { &mut texts.changed } else { &mut texts.first };
        slot.get_or_insert(date);
    }
    texts
}

/// Whether the words beside a date say that it is the day of a change.
pub(super) fn tells_of_change(label: &str) -> bool {
    let label = label.to_lowercase();
    CHANGED.iter().any(|word| label.contains(word))
}

/// The short text beside a date, which says what happened on that day.
fn label_of(spot: &Spot<'_>) -> String {
    const MAX_WORDS: usize = 12;
    let block = block_of(spot.node);
    let inside = text_of(block);
    let before = block.prev_siblings().find(|node| node.value().is_element()).map(text_of);
    let short = |text: &String| count_words(text) <= MAX_WORDS;
    format!(
        "{} {}",
        Some(inside).filter(short).unwrap_or_default(),
        before.filter(|text| count_words(text) <= 3).unwrap_or_default()
    )
}
