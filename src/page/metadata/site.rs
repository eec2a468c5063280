//! What a page says about itself and its site in; site, section, addresses, language, tags out.

use super::collect::{Found, NodeRef, text_of};
use super::json_ld::Stated;
use super::links::resolve;
use super::words::{clean, count_words, fold};
use crate::page::language::tag;
use crate::{Metadata, Options, Provenance};

/// Tags beyond these are search words.
const MAX_TAGS: usize = 30;

/// A name of a site has no more words.
const MAX_SITE_WORDS: usize = 10;

/// A label of a section or a key word has no more words.
const MAX_LABEL_WORDS: usize = 6;

/// The names under which a page may speak of its site.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// Folded.
    names: Vec<String>,
    /// The labels of the host that are no general words: "morningpost" of "www.morningpost.org".
    labels: Vec<String>,
}

impl Site {
    /// The names that the page gives its site, and those that its address gives it.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>, url: Option<&str>) -> Self {
        let names = names.into_iter().map(bare_name).filter(|name| !name.is_empty()).collect();
        let rest = url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
        let long = |label: &&str| label.len() > 3;
        let labels: Vec<String> = host.split('.').filter(long).map(fold).collect();
        Self { names, labels }
    }

    /// Whether `text` names the site.
    pub(super) fn is_name(&self, text: &str) -> bool {
        /// Shorter texts are in a host by chance.
        const MIN_BYTES: usize = 4;
        let name = bare_name(text);
        let in_host = |label: &String| {
            let (short, long) =
                if label.len() < name.len() { (label, &name) } else { (&name, label) };
            short.len() >= MIN_BYTES
                && long.contains(short.as_str())
                && short.len() * 2 > long.len()
        };
        self.names.contains(&name) || self.labels.iter().any(in_host)
    }
}

/// Whether an element is a link to the first page of the site, or holds one.
pub(super) fn is_logo(node: NodeRef<'_>) -> bool {
    let own = node.value().as_element();
    let inner = node.children().filter_map(|child| child.value().as_element());
    own.into_iter().chain(inner).filter(|element| element.name() == "a").any(|link| {
        let href = link.attr("href").unwrap_or_default();
        let path = href
            .split_once("://")
            .map_or(href, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        matches!(path, "" | "/") && !href.is_empty()
    })
}

/// A name without its article and its domain's ending, folded.
fn bare_name(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("the").filter(|rest| rest.len() > 2).unwrap_or(&folded).to_owned()
}

/// Fills what does not depend on the headline.
pub(super) fn read(found: &Found<'_>, stated: &Stated, options: &Options, metadata: &mut Metadata) {
    use Provenance::{JsonLd, Markup, Meta, OpenGraph};
    let meta = |names: &[&str], source| found.meta(names).map(|text| (clean(text), source));
    let said = |text: &Option<String>| text.clone().map(|text| (text, JsonLd));

    let site = meta(&["og:site_name"], OpenGraph)
        .or_else(|| said(&stated.site))
        .or_else(|| said(&stated.publisher))
        .or_else(|| meta(&["application-name", "dc.publisher", "twitter:app:name:iphone"], Meta));
    let is_title =
        |name: &str| found.meta(&["og:title"]).is_some_and(|title| fold(title) == fold(name));
    let site = site.filter(|(name, _)| count_words(name) <= MAX_SITE_WORDS && !is_title(name));
    super::set(metadata, "site", |own| &mut own.site, site);

    let description = meta(&["og:description"], OpenGraph)
        .or_else(|| meta(&["description", "twitter:description"], Meta))
        .or_else(|| said(&stated.description));
    super::set(metadata, "description", |own| &mut own.description, description);

    let section = meta(&["article:section"], OpenGraph)
        .or_else(|| said(&stated.section))
        .or_else(|| meta(&["parsely-section", "section", "sailthru.section"], Meta))
        .or_else(|| visible_section(found).map(|text| (text, Markup)))
        .filter(|(text, _)| count_words(text) <= MAX_LABEL_WORDS);
    super::set(metadata, "section", |own| &mut own.section, section);

    let own = options.url.as_deref();
    let base = found.base.and_then(|base| resolve(base, own));
    let base = base.as_deref().or(own);
    let address = |link: &str, source| resolve(&clean(link), base).map(|link| (link, source));
    let canonical = found.canonical.and_then(|link| address(link, Markup));
    let canonical = canonical.or_else(|| address(found.meta(&["og:url"])?, OpenGraph));
    super::set(metadata, "canonicalUrl", |own| &mut own.canonical_url, canonical);
    let image = found
        .meta(&["og:image", "og:image:url", "og:image:secure_url"])
        .and_then(|link| address(link, OpenGraph));
    let image = image.or_else(|| address(stated.image.as_deref()?, JsonLd));
    let image =
        image.or_else(|| address(found.meta(&["twitter:image", "twitter:image:src"])?, Meta));
    super::set(metadata, "image", |own| &mut own.image, image);

    metadata.tags = tags(found, stated);
    metadata.live_blog = stated.live_blog;
    metadata.paywalled = stated.paywalled;
    metadata.comments = stated.comments;
    let language = found.lang.and_then(tag).map(|tag| (tag, Markup));
    let language = language.or_else(|| Some((tag(stated.language.as_deref()?)?, JsonLd)));
    let language = language.or_else(|| Some((tag(found.meta(&["og:locale"])?)?, OpenGraph)));
    let language = language.or_else(|| {
        Some((
            tag(found.meta(&["content-language", "language", "dc.language", "inlanguage"])?)?,
            Meta,
        ))
    });
    super::set(metadata, "language", |own| &mut own.language, language);
}

fn visible_section(found: &Found<'_>) -> Option<String> {
    let spots = found.sections.iter().filter(|spot| !found.is_beside(spot, None));
    spots
        .map(|spot| text_of(spot.node))
        .find(|text| (1..=MAX_LABEL_WORDS).contains(&count_words(text)))
}

fn tags(found: &Found<'_>, stated: &Stated) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let mut add = |text: &str| {
        for tag in text.split([',', ';']).map(clean) {
            let known = tags.iter().any(|other| fold(other) == fold(&tag));
            let words = count_words(&tag);
            if (1..=MAX_LABEL_WORDS).contains(&words) && !known && tags.len() < MAX_TAGS {
                tags.push(tag);
            }
        }
    };
    found.metas("article:tag").for_each(&mut add);
    stated.tags.iter().for_each(|tag| add(tag));
    found
        .tags
        .iter()
        .filter(|spot| !found.is_beside(spot, None))
        .for_each(|spot| add(&text_of(spot.node)));
    for name in ["news_keywords", "keywords"] {
        found.metas(name).for_each(&mut add);
    }
    tags
}
