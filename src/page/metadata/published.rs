//! Everything that states a date in, [`Metadata::published`] and [`Metadata::modified`] out.

use super::Known;
use super::calendar::{day_number, from_seconds};
use super::collect::{Found, Spot, text_of};
use super::dates::{Dates, of_url};
use super::hints::Hints;
use super::json_ld::Stated;
use super::shown::{self, Texts, Told, is_in_teaser};
use crate::sorted::Sorted;
use crate::{Metadata, Options, Provenance};

/// `meta` names that give the day of publication, the surest first.
const PUBLISHED: [&str; 20] = [
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
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "release_date",
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
    let texts = shown::near(found, headline, dates);
    let named = of_names(found, headline, dates);
    let labelled = || shown::labelled(found, dates);
    let machine = |text: &str| dates.find(text).or_else(|| from_seconds(text));
    let from = |value: Option<String>, source| value.map(|value| (value, source));

    let told = from(stated.published.as_deref().and_then(machine), Provenance::JsonLd)
        .or_else(|| of_meta(found, &PUBLISHED, machine))
        .or_else(|| from(of_markup(found, headline, dates, "datePublished"), Provenance::Markup));
    let address = options.url.as_deref().or(metadata.canonical_url.as_deref()).and_then(of_url);
    let seen = texts.first.or_else(labelled);
    let better = told.as_ref().and_then(|(told, _)| {
        // No page was changed before it was published.
        let shown = seen.iter().chain(&texts.changed).find(|shown| is_truer(shown, told)).cloned();
        // A site writes its own day into its addresses.
        let address = address.clone().filter(|day| is_same_night(day, told));
        from(shown, Provenance::Visible).or_else(|| from(address, Provenance::Url))
    });
    let times = of_time(found, headline, dates);
    let published = better
        .or(told)
        .or_else(|| from(times.first, Provenance::Markup))
        .or_else(|| from(seen, Provenance::Visible))
        .or_else(|| from(named.first, Provenance::Visible))
        .or_else(|| from(address, Provenance::Url))
        // A page that tells only of its last change has no other date.
        .or_else(|| from(times.changed, Provenance::Markup))
        .or_else(|| from(texts.changed.clone().or(named.changed), Provenance::Visible))
        .or_else(|| from(only_time(found, dates), Provenance::Markup));
    super::set(&mut metadata.provenance, "published", &mut metadata.published, published);

    let modified = from(stated.modified.as_deref().and_then(machine), Provenance::JsonLd)
        .or_else(|| of_meta(found, &MODIFIED, machine))
        .or_else(|| from(of_markup(found, headline, dates, "dateModified"), Provenance::Markup))
        .or_else(|| from(texts.changed, Provenance::Visible));
    super::set(&mut metadata.provenance, "modified", &mut metadata.modified, modified);
}

/// A reader of dates that has seen how the page writes them.
pub(super) fn dates_for(
    found: &Found<'_>,
    stated: &Stated,
    url: Option<&str>,
    language: Option<&str>,
) -> Dates {
    /// Longer texts are sentences.
    const MAX_BYTES: usize = 200;
    let spots = found.dated.iter().map(|spot| text_of(spot.node));
    let shown: Vec<String> = spots.filter(|text| text.len() <= MAX_BYTES).collect();
    let address = url.and_then(of_url);
    let stated = [stated.published.as_deref(), stated.modified.as_deref(), address.as_deref()];
    let british = || writes_day_first(url) || is_british(found.meta(&["og:locale"]));
    let language = language.map(|tag| if tag == "en" && british() { "en-GB" } else { tag });
    let metas = PUBLISHED.iter().chain(&MODIFIED).flat_map(|name| found.metas(name));
    Dates::new(
        language,
        shown.iter().map(String::as_str).chain(stated.into_iter().flatten()).chain(metas),
    )
}

/// Domains of countries that write English with the day before the month.
const DAY_FIRST: [&str; 12] =
    ["au", "hk", "ie", "in", "ke", "my", "ng", "nz", "pk", "sg", "uk", "za"];

/// Whether the page is of a country that writes English with the day before the month.
fn writes_day_first(url: Option<&str>) -> bool {
    let rest = url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.rsplit_once('.').is_some_and(|(_, country)| DAY_FIRST.contains(&country))
}

/// Whether a locale is of English outside America. Much software states the American one unasked.
fn is_british(locale: Option<&str>) -> bool {
    let parts = locale.and_then(|locale| locale.split_once(['_', '-']));
    parts.is_some_and(|(language, region)| {
        language.eq_ignore_ascii_case("en") && !region.eq_ignore_ascii_case("us")
    })
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

/// Whether a date that readers are shown is truer than the one that is stated.
///
/// Systems state the day on which a page was moved; readers are shown the older, true one. A later
/// one is mostly the day of a change.
fn is_truer(shown: &str, stated: &str) -> bool {
    days_from(stated, shown).is_some_and(|days| days < 0) && !is_same_night(shown, stated)
}

/// Whether two days part only because one is told in UTC, the other where the page was written.
fn is_same_night(local: &str, stated: &str) -> bool {
    let utc = stated.ends_with('Z') || stated.ends_with("+00:00");
    let hour = stated.get(11..13).and_then(|hour| hour.parse::<u32>().ok());
    hour.filter(|_| utc).is_some_and(|hour| match days_from(stated, local) {
        // Zones reach from twelve hours behind to fourteen ahead.
        Some(-1) => hour < 12,
        Some(1) => hour >= 10,
        Some(_) | None => false,
    })
}

/// The number of days from one date to another.
fn days_from(one: &str, other: &str) -> Option<i64> {
    Some(day_number(other)? - day_number(one)?)
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
        .filter(|spot| !is_in_teaser(spot))
        .collect();
    spots.order_by_key(|spot| spot.order.abs_diff(order));
    spots
}

/// Whether a spot stands in a `header` that does not hold the headline.
pub(super) fn is_in_site_head(spot: &Spot<'_>, headline: Option<&Spot<'_>>) -> bool {
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

fn of_time(found: &Found<'_>, headline: Option<&Spot<'_>>, dates: &Dates) -> Texts {
    let mut texts = Texts::default();
    for spot in likely(found, headline).into_iter().filter(|spot| spot.element.name() == "time") {
        let text = text_of(spot.node);
        let shown = dates.find(&text);
        let stamp = spot.element.attr("datetime").and_then(|text| dates.find(text));
        // Readers see the day where the page was written, machines that of Greenwich.
        let day = match (stamp, shown) {
            (Some(stamp), Some(shown)) if is_same_night(&shown, &stamp) => shown,
            (Some(date), _) | (None, Some(date)) => date,
            (None, None) => continue,
        };
        let mut told = shown::told_beside(spot, dates);
        if told == Told::Nothing && spot.hints.with(spot.around).has(Hints::MODIFIED) {
            told = Told::Change;
        }
        texts.take(day, told);
    }
    texts
}

fn of_names(found: &Found<'_>, headline: Option<&Spot<'_>>, dates: &Dates) -> Texts {
    const MAX_BYTES: usize = 150;
    let mut texts = Texts::default();
    for spot in likely(found, headline) {
        let text = text_of(spot.node);
        if text.len() > MAX_BYTES {
            continue;
        }
        let all = dates.each(&text);
        let only = all.len() == 1;
        for (date, rest) in all {
            let told = if only { shown::told_beside(spot, dates) } else { shown::told_by(&rest) };
            texts.take(date, told);
        }
    }
    texts
}

/// The day of the `time` elements beside the article, where they all tell of one.
fn only_time(found: &Found<'_>, dates: &Dates) -> Option<String> {
    let times = found.dates.iter().filter(|spot| spot.element.name() == "time");
    let mut days =
        times.filter(|spot| !spot.hints.with(spot.around).has(Hints::COMMENT)).filter_map(|spot| {
            let stamp = spot.element.attr("datetime").and_then(|text| dates.find(text));
            stamp.or_else(|| dates.find(&text_of(spot.node)))
        });
    let first = days.next()?;
    days.all(|day| days_from(&first, &day) == Some(0)).then_some(first)
}
