//! What the page says about the article, and which source said it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the page says about the article, apart from its text.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The summary under the headline.
    pub deck: Option<String>,
    /// Who wrote it, as on the byline, without "By", titles and agencies.
    pub authors: Vec<String>,
    /// The news agency or the medium that the piece was taken from ("Reuters").
    pub agency: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// The section of the site ("World").
    pub section: Option<String>,
    /// The place that opens the story ("BAGHDAD").
    pub dateline: Option<String>,
    /// When it was published: ISO 8601, a date or a date with time and offset.
    pub published: Option<String>,
    /// When it was last changed: ISO 8601.
    pub modified: Option<String>,
    /// BCP 47 tag of the article's language ("en", "pt-BR").
    pub language: Option<String>,
    /// The page's own address.
    pub canonical_url: Option<String>,
    /// The address of the lead picture.
    pub image: Option<String>,
    /// The summary written for search engines and social networks.
    pub description: Option<String>,
    /// Key words.
    pub tags: Vec<String>,
    /// Notes of correction or update, as printed.
    pub corrections: Vec<String>,
    /// The medium that first published it, where the page says so.
    pub republished_from: Option<String>,
    /// Whether the page is a live blog.
    pub live_blog: bool,
    /// Whether the page says that part of the article is behind a paywall.
    pub paywalled: bool,
    /// Number of comments, where a comment section was found.
    pub comments: Option<u32>,
    /// Words of the article's text.
    pub word_count: usize,
    /// Minutes to read it at 230 words a minute (Brysbaert 2019: 238 for English non-fiction).
    pub reading_minutes: usize,
    /// Where each field was taken from; the key is the field's name as in JSON. "text" is there
    /// where the article's text was not read from what the page shows.
    pub provenance: BTreeMap<String, Provenance>,
}

/// Where in the page a field of [`Metadata`] was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// A `script` of type `application/ld+json` (schema.org).
    JsonLd,
    /// A `meta` element of the Open Graph protocol, or its `article:` properties.
    OpenGraph,
    /// Any other `meta` element.
    Meta,
    /// An attribute or element meant for machines: `time`, `itemprop`, `rel`, `lang`.
    Markup,
    /// The `title` element.
    TitleElement,
    /// Text that a reader sees.
    Visible,
    /// The page's address.
    Url,
    /// Worked out from the article's text.
    Text,
}
