//! The parsed page in, [`Metadata`] with the provenance of each field out.
//!
//! One pass over the page ([`walk`]) gathers everything that may speak of the article; each
//! family of fields then chooses from it. Nothing is believed because it stands first: scripts
//! and `meta` elements are often about the site, the visible page is often about other articles.

use scraper::Html;

use crate::{Metadata, Options, Provenance};

mod authors;
mod bylines;
mod calendar;
mod clock;
mod collect;
mod dates;
mod header;
mod hints;
mod json;
mod json_ld;
mod links;
mod plain;
mod published;
mod site;
mod titles;
mod walk;
mod words;

/// What a page says about its article, and the article's text where a script holds it.
pub(super) fn read(html: &Html, options: &Options) -> (Metadata, Option<String>) {
    let found = walk::collect(html);
    let stated = json_ld::read(&found.json);
    let mut metadata = Metadata::default();
    site::read(&found, &stated, options, &mut metadata);
    let names = [metadata.site.as_deref(), stated.site.as_deref(), stated.publisher.as_deref()];
    let url = options.url.as_deref().or(metadata.canonical_url.as_deref());
    let site = site::Site::of(names.into_iter().flatten(), url);
    let headline = titles::choose(&found, &stated, &site);
    let bylines = bylines::Bylines::new();
    let lines = headline
        .spot
        .map(|spot| header::lines_after(spot.node, html.tree.root(), &hints::Names::new()))
        .unwrap_or_default();
    let description = metadata.description.as_deref().map(words::fold).unwrap_or_default();
    let header = header::read(&lines, &headline.text, &description, &bylines);
    authors::choose(
        &found,
        &stated,
        &header,
        &bylines,
        &site,
        headline.spot.as_ref(),
        &mut metadata,
    );
    published::choose(&found, &stated, headline.spot.as_ref(), options, &mut metadata);
    set(
        &mut metadata,
        "deck",
        |own| &mut own.deck,
        header.deck.map(|deck| (deck, Provenance::Visible)),
    );
    let title = bylines.without_agency(&headline.text);
    if let Some((agency, _)) = &title {
        metadata.agency.get_or_insert_with(|| (*agency).to_owned());
    }
    let title = title.map_or(headline.text.clone(), |(_, rest)| rest);
    set(
        &mut metadata,
        "title",
        |own| &mut own.title,
        headline.source.map(|source| (title, source)),
    );
    (metadata, stated.body)
}

/// What a page copied as plain text says about its article.
pub(super) fn of_text(text: &str, _options: &Options) -> Metadata {
    let mut metadata = Metadata::default();
    plain::read(text, &mut metadata);
    metadata
}

/// Fills one field, if it is empty and there is a value, and notes where that came from.
fn set(
    metadata: &mut Metadata,
    name: &str,
    field: impl Fn(&mut Metadata) -> &mut Option<String>,
    value: Option<(String, Provenance)>,
) {
    if let Some((value, source)) = value.filter(|(value, _)| !value.is_empty())
        && field(metadata).is_none()
    {
        *field(metadata) = Some(value);
        metadata.provenance.insert(name.to_owned(), source);
    }
}
