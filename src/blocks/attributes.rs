//! An element in, the attributes out that matter for cutting the page.

use html5ever::local_name;
use scraper::node::Element;

use super::hints::{Hints, Reader};

/// The attributes that matter here.
#[derive(Debug, Default)]
pub(super) struct Attributes<'p> {
    /// Its classes, as written.
    pub(super) class: &'p str,
    /// Where it links to.
    pub(super) href: Option<&'p str>,
    /// What its names say.
    pub(super) hints: Hints,
    /// Whether it is not shown.
    pub(super) hidden: bool,
    /// Whether it is for screen readers alone.
    pub(super) unseen: bool,
    /// Whether it is an inline element that is shown as a block.
    pub(super) as_block: bool,
}

impl<'p> Attributes<'p> {
    /// Reads them in one pass.
    pub(super) fn read(element: &'p Element, reader: &mut Reader<'p>) -> Self {
        let mut found = Self::default();
        for (name, value) in &element.attrs {
            let value: &str = value;
            match name.local {
                local_name!("class") => {
                    found.class = value;
                    let said = reader.read(value);
                    found.hints = found.hints.with(said.hints);
                    found.unseen = said.unseen;
                }
                local_name!("id") | local_name!("role") | local_name!("itemprop") => {
                    found.hints = found.hints.with(reader.read(value).hints);
                }
                local_name!("href") => found.href = Some(value),
                local_name!("hidden") => found.hidden = true,
                local_name!("style") => {
                    let declares = |what: &str| declares(value, what);
                    found.hidden |= declares("display:none") || declares("visibility:hidden");
                    found.as_block = declares("display:block");
                }
                _ => {}
            }
        }
        found
    }
}

/// Whether a `style` attribute holds a declaration, given without spaces.
fn declares(style: &str, declaration: &str) -> bool {
    let Some((property, value)) = declaration.split_once(':') else { return false };
    style.split(';').filter_map(|part| part.split_once(':')).any(|(name, given)| {
        name.trim().eq_ignore_ascii_case(property)
            && given.trim().get(..value.len()).is_some_and(|g| g.eq_ignore_ascii_case(value))
    })
}
