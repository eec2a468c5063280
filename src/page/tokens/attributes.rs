//! The attributes of a tag in, those that something reads out.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use super::names::lower;

/// More attributes of one tag are not read: each is compared with those before it.
const MAX_ATTRIBUTES: usize = 512;

/// The attributes of a tag that are kept.
pub(super) struct Attributes {
    all: Vec<Attribute>,
    keep_all: bool,
}

impl Attributes {
    /// For a tag of this name.
    pub(super) fn of(name: &LocalName) -> Self {
        Self { all: Vec::new(), keep_all: is_compared(name) }
    }

    /// Takes note of an attribute, if it is to be kept and the first of its name.
    pub(super) fn see(&mut self, name: &str, value: impl FnOnce() -> StrTendril) {
        let name = match read(name) {
            Some(name) => name,
            None if self.keep_all && self.all.len() < MAX_ATTRIBUTES => {
                LocalName::from(lower(name).as_ref())
            }
            None => return,
        };
        if !self.all.iter().any(|known| known.name.local == name) {
            self.all.push(Attribute { name: QualName::new(None, ns!(), name), value: value() });
        }
    }

    pub(super) fn into_all(self) -> Vec<Attribute> {
        self.all
    }
}

/// Elements that the tree builder compares with all their attributes before it opens them anew.
/// There is never more than one open link to compare.
fn is_compared(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// The longest name below.
const MAX_NAME: usize = 10;

/// The name as an atom, where the stages or the tree builder ask for the attribute. All others
/// are left out: there are as many again, and their values are long.
fn read(name: &str) -> Option<LocalName> {
    if name.len() > MAX_NAME {
        return None;
    }
    Some(match lower(name).as_ref() {
        "class" => local_name!("class"),
        "content" => local_name!("content"),
        "datetime" => local_name!("datetime"),
        "encoding" => local_name!("encoding"),
        "hidden" => local_name!("hidden"),
        "href" => local_name!("href"),
        "id" => local_name!("id"),
        "itemprop" => local_name!("itemprop"),
        "lang" => local_name!("lang"),
        "name" => local_name!("name"),
        "property" => local_name!("property"),
        "rel" => local_name!("rel"),
        "role" => local_name!("role"),
        "style" => local_name!("style"),
        "type" => local_name!("type"),
        "xlink:href" => local_name!("xlink:href"),
        "xml:lang" => local_name!("xml:lang"),
        _ => return None,
    })
}
