//! Everything that names an author in, [`Metadata::authors`] and [`Metadata::agency`] out.

use super::bylines::{Byline, Bylines};
use super::collect::{Found, Spot, has_word, text_of};
use super::header::Header;
use super::hints::Hints;
use super::json_ld::Stated;
use super::words::{clean, count_words, fold};
use crate::{Metadata, Provenance};

/// Names that systems put where an author should be.
const NOBODY: [&str; 12] = [
    "admin",
    "administrator",
    "author",
    "editor",
    "guest",
    "none",
    "root",
    "staff",
    "superuser",
    "unknown",
    "user",
    "webmaster",
];

/// Chooses the authors.
pub(super) fn choose(
    found: &Found<'_>,
    stated: &Stated,
    header: &Header,
    bylines: &Bylines,
    metadata: &mut Metadata,
) {
    let mut choices: Vec<(Byline, Provenance)> = Vec::new();
    if let Some(byline) = &header.byline {
        choices.push((byline.clone(), Provenance::Visible));
    }
    choices.push((of_stated(stated, bylines), Provenance::JsonLd));
    for name in [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "twitter:data1",
    ] {
        let source =
            if name.contains("article:") { Provenance::OpenGraph } else { Provenance::Meta };
        let mut all = Byline::default();
        for content in found
            .metas(name)
            .filter(|content| !content.contains("://") && !content.starts_with("www."))
        {
            all.add(bylines.read(content));
        }
        let is_label = name == "twitter:data1"
            && !found.meta(&["twitter:label1"]).is_some_and(|label| fold(label).contains("by"));
        if !is_label {
            choices.push((all, source));
        }
    }
    choices.push((of_markup(found, bylines), Provenance::Markup));
    let site = metadata.site.as_deref().map(fold).unwrap_or_default();
    for (byline, source) in choices {
        let authors: Vec<String> =
            byline.authors.into_iter().filter(|name| is_somebody(name, &site)).collect();
        if let Some(agency) = byline.agency
            && metadata.agency.is_none()
        {
            metadata.agency = Some(agency);
            metadata.provenance.insert("agency".to_owned(), source);
        }
        if metadata.authors.is_empty() && !authors.is_empty() {
            metadata.authors = authors;
            metadata.provenance.insert("authors".to_owned(), source);
        }
    }
}

fn is_somebody(name: &str, site: &str) -> bool {
    let folded = fold(name);
    !NOBODY.contains(&folded.as_str()) && folded != site
}

fn of_stated(stated: &Stated, bylines: &Bylines) -> Byline {
    let mut all = Byline::default();
    for author in &stated.authors {
        all.add(bylines.read(&author.name));
    }
    all
}

/// The byline that the page marks: the one nearest to saying "author", outside other articles.
fn of_markup(found: &Found<'_>, bylines: &Bylines) -> Byline {
    const MAX_WORDS: usize = 16;
    let rank = |spot: &Spot<'_>| {
        let marked = has_word(spot.element.attr("itemprop"), "author")
            || has_word(spot.element.attr("rel"), "author");
        u8::from(!marked) + 2 * u8::from(spot.hints.has(Hints::BIO))
    };
    let mut spots: Vec<&Spot<'_>> = found.bylines.iter().filter(|spot| !spot.is_beside()).collect();
    spots.sort_by_key(|spot| (rank(spot), spot.order));
    for spot in spots {
        let text = clean(&text_of(spot.node));
        if count_words(&text) <= MAX_WORDS {
            let byline = bylines.read(&text);
            if !byline.authors.is_empty() {
                return byline;
            }
        }
    }
    Byline::default()
}
