//! An element in, the attributes out that are looked at in every element.

use html5ever::local_name;
use scraper::node::Element;

/// The attributes that matter, read in one pass: asking for each by name costs far more.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Attributes<'p> {
    pub class: Option<&'p str>,
    pub id: Option<&'p str>,
    pub itemprop: Option<&'p str>,
    pub rel: Option<&'p str>,
    pub href: Option<&'p str>,
}

impl<'p> Attributes<'p> {
    pub(super) fn of(element: &'p Element) -> Self {
        let mut found = Self::default();
        for (name, value) in &element.attrs {
            let slot = match name.local {
                local_name!("class") => &mut found.class,
                local_name!("id") => &mut found.id,
                local_name!("itemprop") => &mut found.itemprop,
                local_name!("rel") => &mut found.rel,
                local_name!("href") => &mut found.href,
                _ => continue,
            };
            *slot = Some(&**value);
        }
        found
    }

    /// Whether it is a link to the page of an author.
    pub(super) fn links_to_author(&self) -> bool {
        let Some(href) = self.href else { return false };
        // A name with a slash on each side.
        let mut parts = href.split('/');
        let _ = (parts.next(), parts.next_back());
        parts.any(|part| {
            matches!(
                part,
                "author"
                    | "authors"
                    | "auteur"
                    | "autor"
                    | "autore"
                    | "contributor"
                    | "contributors"
            )
        })
    }
}
