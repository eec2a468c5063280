//! What a page says about itself in; site, section, addresses, language, key words, flags out.

use super::collect::{Found, text_of};
use super::header::block_of;
use super::json_ld::Stated;
use super::links::resolve;
use super::notes;
use super::set;
use super::words::{clean, count_words, fold};
use crate::Provenance::{JsonLd, Markup, Meta, OpenGraph, Url, Visible};
use crate::page::language::tag;
use crate::{Metadata, Options, Provenance};

/// Tags beyond these are search words.
const MAX_TAGS: usize = 30;

/// A name of a site has no more words.
const MAX_SITE_WORDS: usize = 10;

/// A label of a section or a key word has no more words.
const MAX_LABEL_WORDS: usize = 6;

/// Sections that hold everything, folded.
const NO_SECTIONS: [&str; 6] = ["all", "frontpage", "home", "homepage", "none", "uncategorized"];

/// A value, and where it was found.
type Sourced = Option<(String, Provenance)>;

/// Fills what does not depend on the headline.
pub(super) fn read(found: &Found<'_>, stated: &Stated, options: &Options, metadata: &mut Metadata) {
    let sources = &mut metadata.provenance;
    set(sources, "site", &mut metadata.site, site(found, stated));
    set(sources, "description", &mut metadata.description, description(found, stated));
    set(sources, "section", &mut metadata.section, section(found, stated));
    set(sources, "language", &mut metadata.language, language(found, stated));
    let own = options.url.as_deref();
    let base = found.base.and_then(|base| resolve(base, own));
    let base = base.as_deref().or(own);
    let address = |link: Option<&str>, source| Some((resolve(&clean(link?), base)?, source));
    let canonical =
        address(found.canonical, Markup).or_else(|| address(found.meta(&["og:url"]), OpenGraph));
    set(sources, "canonicalUrl", &mut metadata.canonical_url, canonical);
    let image =
        address(found.meta(&["og:image", "og:image:url", "og:image:secure_url"]), OpenGraph)
            .or_else(|| address(stated.image.as_deref(), JsonLd))
            .or_else(|| address(found.meta(&["twitter:image", "twitter:image:src"]), Meta));
    set(sources, "image", &mut metadata.image, image);
    if let Some((tags, source)) = tags(found, stated) {
        metadata.tags = tags;
        sources.insert("tags".to_owned(), source);
    }
    read_flags(found, stated, own, metadata);
    read_notes(found, metadata);
}

fn meta(found: &Found<'_>, names: &[&str], source: Provenance) -> Sourced {
    found.meta(names).map(|text| (clean(text), source))
}

fn said(text: Option<&String>) -> Sourced {
    text.map(|text| (text.clone(), JsonLd))
}

fn site(found: &Found<'_>, stated: &Stated) -> Sourced {
    let title = found.meta(&["og:title"]).map(fold);
    let name_only =
        |(name, source): (String, Provenance)| (without_slogan(&name).to_owned(), source);
    meta(found, &["og:site_name"], OpenGraph)
        .or_else(|| said(stated.site.as_ref()))
        .or_else(|| said(stated.publisher.as_ref()))
        .or_else(|| meta(found, &["application-name", "dc.publisher"], Meta))
        .map(name_only)
        // Some systems repeat the headline where the site should be.
        .filter(|(name, _)| {
            count_words(name) <= MAX_SITE_WORDS && title.as_ref() != Some(&fold(name))
        })
}

/// The name of a site without what it says of itself behind a sign: "The Post | News and more".
fn without_slogan(name: &str) -> &str {
    let mut name = name.trim_start_matches('@');
    for (mark, least) in [(" | ", 1), (" - ", 3), (" – ", 3)] {
        if let Some((head, tail)) = name.split_once(mark)
            && count_words(head) > 0
            && count_words(tail) >= least
        {
            name = head;
        }
    }
    let bare = name.trim_start_matches("https://").trim_start_matches("http://");
    bare.trim_start_matches("www.").trim_end_matches('/')
}

fn description(found: &Found<'_>, stated: &Stated) -> Sourced {
    meta(found, &["og:description"], OpenGraph)
        .or_else(|| meta(found, &["description", "twitter:description"], Meta))
        .or_else(|| said(stated.description.as_ref()))
}

fn section(found: &Found<'_>, stated: &Stated) -> Sourced {
    let is_label = |found: &(String, Provenance)| {
        count_words(&found.0) <= MAX_LABEL_WORDS && !NO_SECTIONS.contains(&fold(&found.0).as_str())
    };
    meta(found, &["article:section"], OpenGraph)
        .or_else(|| said(stated.section.as_ref()))
        .or_else(|| meta(found, &["parsely-section", "section", "sailthru.section"], Meta))
        .or_else(|| Some((visible_section(found)?, Markup)))
        .filter(is_label)
}

/// The language that the page states; the article's text may correct it later.
fn language(found: &Found<'_>, stated: &Stated) -> Sourced {
    let metas = ["content-language", "language", "dc.language", "inlanguage"];
    let places = [
        (found.lang, Markup),
        (stated.language.as_deref(), JsonLd),
        (found.meta(&["og:locale"]), OpenGraph),
        (found.meta(&metas), Meta),
    ];
    places.into_iter().find_map(|(text, source)| Some((tag(text?)?, source)))
}

fn read_flags(found: &Found<'_>, stated: &Stated, own: Option<&str>, metadata: &mut Metadata) {
    let tier = found.meta(&["article:content_tier"]).unwrap_or_default();
    metadata.live_blog = stated.live_blog || own.is_some_and(is_live_address);
    metadata.paywalled = stated.paywalled || tier.eq_ignore_ascii_case("locked");
    metadata.comments = stated.comments;
    let noted = [
        ("liveBlog", metadata.live_blog, if stated.live_blog { JsonLd } else { Url }),
        ("paywalled", metadata.paywalled, if stated.paywalled { JsonLd } else { OpenGraph }),
        ("comments", metadata.comments.is_some(), JsonLd),
    ];
    for (name, _, source) in noted.into_iter().filter(|(_, is_set, _)| *is_set) {
        metadata.provenance.insert(name.to_owned(), source);
    }
}

/// Whether an address speaks of a live blog.
fn is_live_address(url: &str) -> bool {
    ["liveblog", "live-blog", "live-updates", "liveticker", "/live-news/"]
        .iter()
        .any(|part| url.contains(part))
}

/// Takes corrections and the first publisher from the notes in the page.
fn read_notes(found: &Found<'_>, metadata: &mut Metadata) {
    const MAX_NOTES: usize = 5;
    let mut first = None;
    for spot in found.notes.iter().filter(|spot| !found.is_beside(spot, None)) {
        let text = text_of(block_of(spot.node));
        if notes::is_correction(&text) {
            if metadata.corrections.len() < MAX_NOTES && !metadata.corrections.contains(&text) {
                metadata.corrections.push(text);
            }
        } else if first.is_none() {
            first = notes::first_published(&text);
        }
    }
    if !metadata.corrections.is_empty() {
        metadata.provenance.insert("corrections".to_owned(), Visible);
    }
    let first = first.map(|name| (name, Visible));
    set(&mut metadata.provenance, "republishedFrom", &mut metadata.republished_from, first);
}

/// The section that the page marks by a class name or for machines.
fn visible_section(found: &Found<'_>) -> Option<String> {
    let spots = found.sections.iter().filter(|spot| !found.is_beside(spot, None));
    spots
        .map(|spot| text_of(spot.node))
        .find(|text| (1..=MAX_LABEL_WORDS).contains(&count_words(text)))
}

/// The key words of the surest place that has any.
fn tags(found: &Found<'_>, stated: &Stated) -> Option<(Vec<String>, Provenance)> {
    let metas = |name| found.metas(name).map(str::to_owned).collect::<Vec<_>>();
    let marked = found.tags.iter().filter(|spot| !found.is_beside(spot, None));
    let places = [
        (metas("article:tag"), OpenGraph),
        (stated.tags.clone(), JsonLd),
        (marked.map(|spot| text_of(spot.node)).collect(), Markup),
        (metas("news_keywords"), Meta),
        (metas("keywords"), Meta),
    ];
    places
        .into_iter()
        .map(|(texts, source)| (split_tags(&texts), source))
        .find(|(tags, _)| !tags.is_empty())
}

fn split_tags(texts: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in texts.iter().flat_map(|text| text.split([',', ';', '，'])).map(clean) {
        let known = tags.iter().any(|other| fold(other) == fold(&tag));
        if (1..=MAX_LABEL_WORDS).contains(&count_words(&tag)) && !known {
            tags.push(tag);
        }
        if tags.len() == MAX_TAGS {
            break;
        }
    }
    tags
}
