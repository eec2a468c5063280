//! The name of an element in, what it does to the text around it out.

use html5ever::{LocalName, local_name};

use super::Style;

/// What an element does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Stands in the line; may style its text.
    Inline(Style),
    /// Ends the line before it and after it.
    Block(Tag),
    /// Ends the line.
    Break,
    /// A reader never sees its text.
    Unseen,
    /// A place where a word may be broken; nothing at all.
    Nothing,
    /// Stands in the line like a word, but has none.
    Space,
}

/// The block-level elements that the rules tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Tag {
    /// Plain text, and any element that is not named below.
    Other,
    Body,
    Div,
    Section,
    Article,
    Main,
    Aside,
    Nav,
    Header,
    Footer,
    Address,
    Paragraph,
    Heading(u8),
    List,
    OrderedList,
    Item,
    Term,
    Quote,
    Preformatted,
    Figure,
    Caption,
    Table,
    Row,
    Cell,
    HeaderCell,
    Form,
    Control,
    Details,
    Dialog,
    Rule,
    Media,
}

pub(super) fn role(name: &LocalName) -> Role {
    inline(name).or_else(|| block(name)).unwrap_or(Role::Block(Tag::Other))
}

fn inline(name: &LocalName) -> Option<Role> {
    Some(match *name {
        local_name!("a") => Role::Inline(Style::LINK),
        local_name!("span")
        | local_name!("font")
        | local_name!("abbr")
        | local_name!("acronym")
        | local_name!("bdi")
        | local_name!("bdo")
        | local_name!("big")
        | local_name!("blink")
        | local_name!("data")
        | local_name!("dfn")
        | local_name!("label")
        | local_name!("nobr")
        | local_name!("output")
        | local_name!("picture")
        | local_name!("ruby")
        | local_name!("rb")
        | local_name!("rp")
        | local_name!("rt")
        | local_name!("small")
        | local_name!("time")
        | local_name!("math")
        | local_name!("mi")
        | local_name!("mo")
        | local_name!("mn")
        | local_name!("ms")
        | local_name!("mtext")
        | local_name!("u") => Role::Inline(Style::PLAIN),
        local_name!("b") | local_name!("strong") => Role::Inline(Style::BOLD),
        local_name!("i") | local_name!("em") | local_name!("cite") | local_name!("var") => {
            Role::Inline(Style::ITALIC)
        }
        local_name!("code") | local_name!("kbd") | local_name!("samp") | local_name!("tt") => {
            Role::Inline(Style::CODE)
        }
        local_name!("sub") => Role::Inline(Style::SUB),
        local_name!("sup") => Role::Inline(Style::SUP),
        local_name!("s") | local_name!("del") | local_name!("strike") => {
            Role::Inline(Style::STRUCK)
        }
        local_name!("ins") => Role::Inline(Style::INSERTED),
        local_name!("mark") => Role::Inline(Style::MARKED),
        local_name!("q") => Role::Inline(Style::QUOTED),
        local_name!("br") => Role::Break,
        local_name!("wbr") | local_name!("link") | local_name!("meta") | local_name!("param") => {
            Role::Nothing
        }
        local_name!("img") | local_name!("input") | local_name!("embed") | local_name!("area") => {
            Role::Space
        }
        _ => return None,
    })
}

fn block(name: &LocalName) -> Option<Role> {
    Some(Role::Block(match *name {
        local_name!("div") | local_name!("center") => Tag::Div,
        local_name!("p") => Tag::Paragraph,
        local_name!("li") | local_name!("dd") => Tag::Item,
        local_name!("dt") => Tag::Term,
        local_name!("ul") | local_name!("dl") | local_name!("menu") | local_name!("dir") => {
            Tag::List
        }
        local_name!("ol") => Tag::OrderedList,
        local_name!("h1") => Tag::Heading(1),
        local_name!("h2") => Tag::Heading(2),
        local_name!("h3") => Tag::Heading(3),
        local_name!("h4") => Tag::Heading(4),
        local_name!("h5") => Tag::Heading(5),
        local_name!("h6") => Tag::Heading(6),
        local_name!("section") => Tag::Section,
        local_name!("article") => Tag::Article,
        local_name!("main") => Tag::Main,
        local_name!("aside") => Tag::Aside,
        local_name!("nav") => Tag::Nav,
        local_name!("header") => Tag::Header,
        local_name!("footer") => Tag::Footer,
        local_name!("address") => Tag::Address,
        local_name!("blockquote") => Tag::Quote,
        local_name!("pre")
        | local_name!("listing")
        | local_name!("xmp")
        | local_name!("plaintext") => Tag::Preformatted,
        local_name!("figure") => Tag::Figure,
        local_name!("figcaption") | local_name!("caption") => Tag::Caption,
        local_name!("table") => Tag::Table,
        local_name!("tr") => Tag::Row,
        local_name!("td") => Tag::Cell,
        local_name!("th") => Tag::HeaderCell,
        local_name!("form") | local_name!("fieldset") => Tag::Form,
        local_name!("button") | local_name!("select") | local_name!("textarea") => Tag::Control,
        local_name!("details") | local_name!("summary") => Tag::Details,
        local_name!("dialog") => Tag::Dialog,
        local_name!("hr") => Tag::Rule,
        local_name!("body") | local_name!("html") => Tag::Body,
        local_name!("video")
        | local_name!("audio")
        | local_name!("object")
        | local_name!("canvas") => Tag::Media,
        local_name!("head")
        | local_name!("script")
        | local_name!("style")
        | local_name!("noscript")
        | local_name!("template")
        | local_name!("title")
        | local_name!("iframe")
        | local_name!("noframes")
        | local_name!("noembed")
        | local_name!("svg")
        | local_name!("annotation")
        | local_name!("annotation-xml")
        | local_name!("datalist") => return Some(Role::Unseen),
        _ => return None,
    }))
}
