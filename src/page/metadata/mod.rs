//! The parsed page in, [`Metadata`] with the provenance of each field out.
//!
//! One pass over the page ([`walk`]) gathers everything that may speak of the article; each
//! family of fields then chooses from it. Nothing is believed because it stands first: scripts
//! and `meta` elements are often about the site, the visible page is often about other articles.

use std::collections::BTreeMap;

use scraper::Html;

use crate::Provenance::Visible;
use crate::{Metadata, Options, Provenance};

use bylines::Bylines;
use collect::{Found, Spot};
use dateline::Dateline;
use header::Line;
use hints::Names;
use json_ld::Stated;
use site::Site;

mod about;
mod attributes;
mod authors;
mod bylines;
mod calendar;
mod clock;
mod collect;
mod dateline;
mod dates;
mod header;
mod hints;
mod json;
mod json_ld;
mod links;
mod notes;
mod plain;
mod published;
mod shown;
mod signed;
mod site;
mod titles;
mod walk;
mod words;

/// Lines after the headline within which the story opens with its dateline.
const MAX_LEDE_LINES: usize = 25;

/// What the parts of this module know of a page while they choose.
#[derive(Debug)]
struct Known<'p> {
    found: Found<'p>,
    stated: Stated,
    site: Site,
    bylines: &'static Bylines,
    /// The element that shows the headline.
    headline: Option<Spot<'p>>,
}

/// What an HTML page says about its article, and the article's text where a script holds it.
pub(super) fn read(html: &Html, options: &Options) -> (Metadata, Option<String>) {
    let mut names = Names::new();
    let found = walk::collect(html, &mut names);
    let stated = json_ld::read(&found.json);
    let mut metadata = Metadata::default();
    about::read(&found, &stated, options, &mut metadata);
    let called = [metadata.site.as_deref(), stated.site.as_deref(), stated.publisher.as_deref()];
    let url = options.url.as_deref().or(metadata.canonical_url.as_deref());
    let site = Site::of(called.into_iter().flatten(), url);
    let language = metadata.language.as_deref();
    let dates = published::dates_for(&found, &stated, url, language);
    let headline = titles::choose(&found, &stated, &site);
    let lines = headline.spot.map(|spot| header::lines_after(spot.node, &mut names));
    let lines = lines.unwrap_or_default();
    let known = Known { found, stated, site, bylines: Bylines::new(), headline: headline.spot };

    let description = metadata.description.as_deref().map(words::fold).unwrap_or_default();
    let header = header::read(&lines, &headline.text, &description, known.bylines);
    authors::choose(&known, header.byline, &mut metadata);
    if metadata.authors.is_empty()
        && let Some(byline) = signed::find(&lines, known.bylines, &dates)
    {
        metadata.authors = byline.authors;
        metadata.provenance.insert("authors".to_owned(), Visible);
    }
    published::choose(&known, &dates, options, &mut metadata);
    let deck = header.deck.map(|deck| (deck, Visible));
    set(&mut metadata.provenance, "deck", &mut metadata.deck, deck);
    read_dateline(&lines, known.bylines, &mut metadata);
    let title = headline.source.map(|source| (headline.text, source));
    set_title(title, known.bylines, &mut metadata);
    (metadata, known.stated.body)
}

/// What a page copied as plain text says about its article.
pub(super) fn of_text(text: &str, _options: &Options) -> Metadata {
    let mut metadata = Metadata::default();
    plain::read(text, &mut metadata);
    metadata
}

/// Takes place and agency from the line that opens the story.
fn read_dateline(lines: &[Line], bylines: &Bylines, metadata: &mut Metadata) {
    let mut firsts = lines.iter().take(MAX_LEDE_LINES);
    let found = firsts.find_map(|line| dateline::read(&line.text, bylines));
    let Dateline { place, agency } = found.unwrap_or_default();
    let place = place.map(|place| (place, Visible));
    set(&mut metadata.provenance, "dateline", &mut metadata.dateline, place);
    let agency = agency.map(|agency| (agency, Visible));
    set(&mut metadata.provenance, "agency", &mut metadata.agency, agency);
}

/// Takes the headline, without the agency that it may open with.
fn set_title(title: Option<(String, Provenance)>, bylines: &Bylines, metadata: &mut Metadata) {
    let Some((title, source)) = title else { return };
    let (agency, title) = match bylines.without_agency(&title) {
        Some((agency, rest)) => (Some((agency.to_owned(), source)), rest),
        None => (None, title),
    };
    set(&mut metadata.provenance, "agency", &mut metadata.agency, agency);
    set(&mut metadata.provenance, "title", &mut metadata.title, Some((title, source)));
}

/// Fills one field, if it is empty and there is a value, and notes where that came from.
fn set(
    provenance: &mut BTreeMap<String, Provenance>,
    name: &str,
    field: &mut Option<String>,
    value: Option<(String, Provenance)>,
) {
    if let Some((value, source)) = value.filter(|(value, _)| !value.is_empty())
        && field.is_none()
    {
        *field = Some(value);
        provenance.insert(name.to_owned(), source);
    }
}
