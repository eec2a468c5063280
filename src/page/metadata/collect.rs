//! An element or a text of the page in, a note of it out, if it may speak of the article.

use html5ever::{LocalName, local_name};
use scraper::Node;
use scraper::node::Element;

use super::attributes::Attributes;
use super::hints::Hints;
use super::json::Json;
use super::notes;
use super::walk::Zones;
use super::words::tidy;

pub(super) type NodeRef<'p> = ego_tree::NodeRef<'p, Node>;

/// What one pass over the page found.
#[derive(Debug, Default)]
pub(super) struct Found<'p> {
    /// The parts of the page beside the article.
    pub zones: Zones,
    /// The address that links are relative to.
    pub base: Option<&'p str>,
    /// The `lang` of the page.
    pub lang: Option<&'p str>,
    /// The `title` element.
    pub title: Option<String>,
    /// Names and contents of `meta` elements, names in lower case.
    pub meta: Vec<Tag<'p>>,
    /// `link rel=canonical`.
    pub canonical: Option<&'p str>,
    /// The scripts of type `application/ld+json`.
    pub json: Vec<Json>,
    /// `h1`, and the elements that the page marks as its headline.
    pub headlines: Vec<Spot<'p>>,
    /// `h2`, and elements whose names speak of a title.
    pub subheads: Vec<Spot<'p>>,
    /// Elements marked as naming the author.
    pub bylines: Vec<Spot<'p>>,
    /// Elements whose text opens with "By" or its like.
    pub openers: Vec<Spot<'p>>,
    /// Elements marked as holding a date.
    pub dates: Vec<Spot<'p>>,
    /// Elements whose text may be a note of correction or of the first publisher.
    pub notes: Vec<Spot<'p>>,
    /// Elements with a short text that holds a year.
    pub dated: Vec<Spot<'p>>,
    /// Elements marked as naming the section.
    pub sections: Vec<Spot<'p>>,
    /// Links marked as key words.
    pub tags: Vec<Spot<'p>>,
}

/// One name of a `meta` element with its content.
#[derive(Debug)]
pub(super) struct Tag<'p> {
    pub name: String,
    pub content: &'p str,
}

/// An element, and where in the page it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'p> {
    pub node: NodeRef<'p>,
    pub element: &'p Element,
    /// What its own names say.
    pub hints: Hints,
    /// What the names of the elements around it say.
    pub around: Hints,
    /// The innermost zone that it is in, see [`Zones`].
    pub zone: Option<usize>,
    /// Its number among the elements, in the order of the page.
    pub order: usize,
}

/// More of a kind than any article has: the rest belongs to lists of other articles.
const MAX_SPOTS: usize = 200;

impl<'p> Found<'p> {
    /// Takes note of an element; whether what is inside is to be seen as well.
    pub(super) fn see(&mut self, spot: Spot<'p>, attributes: &Attributes<'p>) -> bool {
        let element = spot.element;
        match element.name.local {
            local_name!("html") => {
                self.lang = element.attr("lang").or_else(|| element.attr("xml:lang"));
            }
            local_name!("base") => self.base = self.base.or(attributes.href),
            local_name!("meta") => self.see_meta(element),
            local_name!("link") if has_word(attributes.rel, "canonical") => {
                self.canonical = self.canonical.or(attributes.href);
            }
            local_name!("title") => {
                if self.title.is_none() {
                    self.title = Some(text_of(spot.node)).filter(|text| !text.is_empty());
                }
                return false;
            }
            local_name!("script") => {
                if element.attr("type").is_some_and(is_json_ld) {
                    let text = spot.node.first_child().and_then(|child| child.value().as_text());
                    self.json.extend(text.map(|text| Json::read(text)));
                }
                return false;
            }
            ref name if is_silent(name) => return false,
            local_name!("h1") => push(&mut self.headlines, spot),
            local_name!("h2") | local_name!("h3") | local_name!("legend") => {
                push(&mut self.subheads, spot);
            }
            local_name!("time") => push(&mut self.dates, spot),
            _ => {}
        }
        self.see_marks(spot, attributes);
        true
    }

    fn see_meta(&mut self, element: &'p Element) {
        let Some(content) = element.attr("content").filter(|content| !content.trim().is_empty())
        else {
            return;
        };
        for names in ["property", "name", "itemprop"].iter().filter_map(|key| element.attr(key)) {
            for name in names.split_whitespace() {
                self.meta.push(Tag { name: name.to_ascii_lowercase(), content });
            }
        }
    }

    /// Takes note of the element around a text that may be a byline or hold a date.
    pub(super) fn see_text(&mut self, text: &str, spot: Spot<'p>) {
        let text = text.trim_start();
        if text.is_empty() {
            return;
        }
        if opens_byline(text) {
            push(&mut self.openers, spot);
        }
        if notes::may_be(text) {
            push(&mut self.notes, spot);
        }
        if holds_year(text) {
            push(&mut self.dated, spot);
        }
    }

    /// Takes note of an element that its attributes mark.
    fn see_marks(&mut self, spot: Spot<'p>, attributes: &Attributes<'_>) {
        let (prop, rel) = (attributes.itemprop, attributes.rel);
        let hints = spot.hints;
        let marked = has_word(prop, "author") || has_word(rel, "author");
        if marked || hints.has(Hints::BYLINE) || attributes.links_to_author() {
            push(&mut self.bylines, spot);
        }
        if hints.has(Hints::DATE.with(Hints::MODIFIED))
            || prop.is_some_and(|prop| prop.starts_with("date"))
        {
            push(&mut self.dates, spot);
        }
        if has_word(prop, "headline") || hints.has(Hints::HEADLINE) {
            push(&mut self.subheads, spot);
        }
        if has_word(prop, "articleSection") || hints.has(Hints::SECTION) {
            push(&mut self.sections, spot);
        }
        if has_word(rel, "tag") {
            push(&mut self.tags, spot);
        }
    }

    /// Whether a spot is in a part of the page that does not hold the headline.
    pub(super) fn is_beside(&self, spot: &Spot<'_>, headline: Option<&Spot<'_>>) -> bool {
        self.zones.are_around(spot.zone, headline.map(|headline| headline.order))
    }

    /// The content of the first `meta` element with one of `names`, in the order of `names`.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&'p str> {
        names.iter().find_map(|name| self.metas(name).next())
    }

    /// The contents of the `meta` elements called `name`.
    pub(super) fn metas(&self, name: &str) -> impl Iterator<Item = &'p str> {
        self.meta.iter().filter(move |tag| tag.name == name).map(|tag| tag.content)
    }
}

/// Whether a text may be a byline: a quick look before any list is read.
fn opens_byline(text: &str) -> bool {
    const LONGEST: usize = 200;
    let text = text.trim_start();
    let opens = |word: &str| {
        let (head, rest) = (text.get(..word.len()), text.get(word.len()..).unwrap_or_default());
        head.is_some_and(|head| head.eq_ignore_ascii_case(word))
            && rest.starts_with([' ', ':', '\n', '\u{a0}'])
    };
    text.len() < LONGEST
        && ["by", "written by", "posted by", "words by", "story by", "author"]
            .iter()
            .any(|word| opens(word))
}

/// Whether a short text holds the digits of a year of this century or the last.
pub(super) fn holds_year(text: &str) -> bool {
    const LONGEST: usize = 120;
    let bytes = text.trim().as_bytes();
    bytes.len() <= LONGEST
        && bytes.windows(4).any(|four| {
            matches!(four, [b'1', b'9', c, d] | [b'2', b'0', c, d] if c.is_ascii_digit() && d.is_ascii_digit())
        })
}

fn push<'p>(spots: &mut Vec<Spot<'p>>, spot: Spot<'p>) {
    let seen = spots.last().is_some_and(|last| last.node.id() == spot.node.id());
    if spots.len() < MAX_SPOTS && !seen {
        spots.push(spot);
    }
}

fn is_json_ld(kind: &str) -> bool {
    kind.trim().to_ascii_lowercase().starts_with("application/ld+json")
}

/// Whether the space-separated words of an attribute hold `word`.
pub(super) fn has_word(attribute: Option<&str>, word: &str) -> bool {
    attribute.is_some_and(|all| all.split_whitespace().any(|one| one.eq_ignore_ascii_case(word)))
}

/// More characters than any headline, byline or deck has.
const MAX_TEXT: usize = 2000;

/// Nodes that are looked at for a text: an element can hold a million that have none.
const MAX_NODES: usize = 2000;

/// The text of an element as a reader sees it, on one line, not much past [`MAX_TEXT`] bytes.
pub(super) fn text_of(node: NodeRef<'_>) -> String {
    joined(node, " ", "")
}

/// As [`text_of`], with a bar wherever a style sheet may part what the text does not.
pub(super) fn pieces_of(node: NodeRef<'_>) -> String {
    joined(node, " | ", " | ")
}

/// The text with `block` between blocks, and `glue` where inline elements part a word.
fn joined(node: NodeRef<'_>, block: &str, glue: &str) -> String {
    let mut out = String::new();
    let mut next = node.first_child();
    for _ in 0..MAX_NODES {
        let Some(inner) = next else { break };
        let mut enter = false;
        if let Some(text) = inner.value().as_text() {
            let glued =
                out.ends_with(char::is_alphanumeric) && text.starts_with(char::is_alphanumeric);
            if glued {
                out.push_str(glue);
            }
            out.push_str(text);
        } else if let Some(element) = inner.value().as_element() {
            enter = !is_silent(&element.name.local);
            if !is_inline(&element.name.local) {
                out.push_str(block);
            }
        }
        if out.len() > MAX_TEXT {
            break;
        }
        next =
            if enter && inner.has_children() { inner.first_child() } else { beyond(inner, node) };
    }
    tidy(&out)
}

/// The next node after `inner` and all that is in it, inside `root`.
pub(super) fn beyond<'p>(mut inner: NodeRef<'p>, root: NodeRef<'p>) -> Option<NodeRef<'p>> {
    while inner.id() != root.id() {
        if let Some(sibling) = inner.next_sibling() {
            return Some(sibling);
        }
        inner = inner.parent()?;
    }
    None
}

/// Elements whose text is not shown.
pub(super) fn is_silent(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("svg")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("iframe")
            | local_name!("select")
    )
}

/// Elements that do not part words.
pub(super) fn is_inline(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("abbr")
            | local_name!("b")
            | local_name!("bdi")
            | local_name!("bdo")
            | local_name!("cite")
            | local_name!("code")
            | local_name!("data")
            | local_name!("del")
            | local_name!("dfn")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("ins")
            | local_name!("kbd")
            | local_name!("label")
            | local_name!("mark")
            | local_name!("q")
            | local_name!("s")
            | local_name!("samp")
            | local_name!("small")
            | local_name!("span")
            | local_name!("strong")
            | local_name!("sub")
            | local_name!("sup")
            | local_name!("time")
            | local_name!("tt")
            | local_name!("u")
            | local_name!("var")
            | local_name!("wbr")
    )
}
