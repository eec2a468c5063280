//! The JSON-LD of a page in, what it states about the article out (schema.org `Article` and kin).

use super::json::{Item, Json, Value};
use super::words::{clean, tidy};

/// What the scripts of the page state.
#[derive(Debug, Default)]
pub(super) struct Stated {
    pub headlines: Vec<String>,
    pub description: Option<String>,
    pub alternative: Option<String>,
    pub authors: Vec<Author>,
    pub publisher: Option<String>,
    pub site: Option<String>,
    pub section: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    pub image: Option<String>,
    pub tags: Vec<String>,
    pub body: Option<String>,
    pub comments: Option<u32>,
    pub live_blog: bool,
    pub paywalled: bool,
}

/// A name that the page states as author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Author {
    pub name: String,
    pub is_person: bool,
}

/// More authors than any article names; each may be looked up in all scripts.
const MAX_AUTHORS: usize = 30;

/// Reads all scripts.
pub(super) fn read(scripts: &[Json]) -> Stated {
    let mut stated = Stated::default();
    let mut pages = Vec::new();
    for json in scripts {
        for object in json.objects() {
            let kinds = kinds(object);
            if kinds.iter().any(|kind| is_article(kind)) {
                stated.add_article(object, scripts);
                stated.live_blog |= kinds.iter().any(|kind| kind == "LiveBlogPosting");
            } else if kinds.iter().any(|kind| kind == "WebPage") {
                pages.push(object);
            } else if kinds.iter().any(|kind| kind == "WebSite") && stated.site.is_none() {
                stated.site = name_of(object);
            }
        }
    }
    // What is said of the page holds for the article, where no more is said of that.
    for page in pages.into_iter().take(1) {
        stated.add_dates(page, scripts);
    }
    stated
}

/// The types of an object, without the address of the vocabulary.
fn kinds(object: Item<'_>) -> Vec<String> {
    let types = object.get("@type").into_iter().flat_map(Item::each);
    types
        .filter_map(Item::text)
        .map(|kind| kind.rsplit(['/', '#', ':']).next().unwrap_or(kind).to_owned())
        .collect()
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || kind.ends_with("Posting")
        || matches!(kind, "Report" | "Review" | "Recipe" | "OpinionNewsArticle")
}

impl Stated {
    /// Takes dates and authors, which an object may state for the page as for the article.
    fn add_dates(&mut self, object: Item<'_>, scripts: &[Json]) {
        let text = |key: &str| object.get(key).and_then(first_text).filter(|text| !text.is_empty());
        self.published = self.published.take().or_else(|| text("datePublished"));
        self.modified = self.modified.take().or_else(|| text("dateModified"));
        for key in ["author", "creator"] {
            if self.authors.is_empty() {
                let items = object.get(key).into_iter().flat_map(Item::each).take(MAX_AUTHORS);
                self.authors.extend(items.filter_map(|item| author(resolve(item, scripts))));
            }
        }
    }

    fn add_article(&mut self, object: Item<'_>, scripts: &[Json]) {
        let text = |key: &str| object.get(key).and_then(first_text).filter(|text| !text.is_empty());
        // The first article is the page's; later ones are mostly teasers for others.
        if !self.headlines.is_empty() {
            return;
        }
        self.headlines.extend(text("headline").or_else(|| text("name")));
        self.description = self.description.take().or_else(|| text("description"));
        self.alternative = self.alternative.take().or_else(|| text("alternativeHeadline"));
        self.add_dates(object, scripts);
        self.section = self.section.take().or_else(|| text("articleSection"));
        self.language = self.language.take().or_else(|| text("inLanguage"));
        self.url = self.url.take().or_else(|| text("url"));
        self.comments = self.comments.or_else(|| text("commentCount")?.parse().ok());
        self.publisher = self
            .publisher
            .take()
            .or_else(|| object.get("publisher").and_then(|item| name_of(resolve(item, scripts))));
        self.image = self.image.take().or_else(|| object.get("image").and_then(address_of));
        self.body =
            self.body.take().or_else(|| Some(object.get("articleBody")?.text()?.to_owned()));
        let parts = object.get("hasPart").into_iter().flat_map(Item::each);
        let free = parts.chain([object]).filter_map(|part| part.get("isAccessibleForFree")?.text());
        self.paywalled |= free.into_iter().any(is_false);
        if self.tags.is_empty() {
            let words = object.get("keywords").into_iter().flat_map(Item::each);
            self.tags.extend(
                words.filter_map(|word| word.text().map(str::to_owned).or_else(|| name_of(word))),
            );
        }
    }
}

fn is_false(text: &str) -> bool {
    text.eq_ignore_ascii_case("false")
}

fn author(item: Item<'_>) -> Option<Author> {
    let is_person = !kinds(item).iter().any(|kind| kind.ends_with("Organization"));
    let name = match item.value()? {
        Value::Text(text) => clean(text),
        Value::Object => name_of(item)?,
        Value::Array | Value::Bare(_) => return None,
    };
    Some(Author { name, is_person }).filter(|author| !author.name.is_empty())
}

/// The first text that `item` is or holds.
fn first_text(item: Item<'_>) -> Option<String> {
    item.each().find_map(|one| one.text().map(clean).or_else(|| name_of(one)))
}

fn name_of(item: Item<'_>) -> Option<String> {
    if item.value() != Some(&Value::Object) {
        return item.each().find_map(Item::text).map(clean);
    }
    let name = item.get("name")?;
    let text = name.each().find_map(|one| one.text().or_else(|| one.get("@value")?.text()))?;
    Some(clean(text)).filter(|text| !text.is_empty())
}

fn address_of(item: Item<'_>) -> Option<String> {
    item.each().find_map(|one| {
        let address = one.text().or_else(|| one.get("url")?.each().find_map(Item::text))?;
        Some(tidy(address))
    })
}

/// The object that `item` points to by its `@id`, or `item` where it says something itself.
fn resolve<'j>(item: Item<'j>, scripts: &'j [Json]) -> Item<'j> {
    let Some(id) = item.get("@id").and_then(Item::text).filter(|_| item.get("name").is_none())
    else {
        return item;
    };
    let same = |other: &Item<'j>| {
        other.get("@id").and_then(Item::text) == Some(id) && other.get("name").is_some()
    };
    scripts.iter().flat_map(Json::objects).find(same).unwrap_or(item)
}
