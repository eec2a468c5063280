//! Everything that states a date in, [`Metadata::published`] and [`Metadata::modified`] out.

use super::collect::{Found, Spot, text_of};
use super::dates::{Dates, from_seconds, of_url};
use super::header::block_of;
use super::hints::Hints;
use super::json_ld::Stated;
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
pub(super) fn choose(
    found: &Found<'_>,
    stated: &Stated,
    headline: Option<&Spot<'_>>,
    options: &Options,
    metadata: &mut Metadata,
) {
    let dates = Dates::new(metadata.language.as_deref());
    let machine = |text: &str| dates.find(text).or_else(|| from_seconds(text));
    let published = |metadata: &mut Metadata, value: Option<String>, source| {
        super::set(
            metadata,
            "published",
            |own| &mut own.published,
            value.map(|value| (value, source)),
        );
    };
    published(metadata, stated.published.as_deref().and_then(machine), Provenance::JsonLd);
    for name in PUBLISHED {
        let source = if name.starts_with("article:") || name.starts_with("og:") {
            Provenance::OpenGraph
        } else {
            Provenance::Meta
        };
        published(metadata, found.meta(&[name]).and_then(machine), source);
    }
    let marked = of_markup(found, headline, &dates, |prop| prop == "datePublished");
    published(metadata, marked, Provenance::Markup);
    published(metadata, of_time(found, headline, &dates), Provenance::Markup);
    published(metadata, of_names(found, headline, &dates), Provenance::Visible);
    let texts = of_texts(found, headline, &dates);
    published(metadata, texts.first, Provenance::Visible);
    let address = options.url.as_deref().or(metadata.canonical_url.as_deref()).and_then(of_url);
    published(metadata, address, Provenance::Url);
    // A page that only tells of its last change has no other date.
    published(metadata, texts.changed.clone(), Provenance::Visible);

    let modified = |metadata: &mut Metadata, value: Option<String>, source| {
        super::set(
            metadata,
            "modified",
            |own| &mut own.modified,
            value.map(|value| (value, source)),
        );
    };
    modified(metadata, stated.modified.as_deref().and_then(machine), Provenance::JsonLd);
    modified(metadata, found.meta(&MODIFIED).and_then(machine), Provenance::OpenGraph);
    let marked = of_markup(found, headline, &dates, |prop| prop == "dateModified");
    modified(metadata, marked, Provenance::Markup);
    modified(metadata, texts.changed, Provenance::Visible);
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
    is_wanted: impl Fn(&str) -> bool,
) -> Option<String> {
    likely(found, headline)
        .into_iter()
        .filter(|spot| spot.element.attr("itemprop").is_some_and(&is_wanted))
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
        let block = text_of(block_of(spot.node));
        let Some((date, rest)) = dates.find_rest(&block) else { continue };
        if count_words(&rest) > MAX_OTHER_WORDS {
            continue;
        }
        let rest = rest.to_lowercase();
        let slot = if CHANGED.iter().any(|word| rest.contains(word)) {
            &mut texts.changed
        } else {
            &mut texts.first
        };
        slot.get_or_insert(date);
    }
    texts
}
