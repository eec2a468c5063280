//! The parsed page in, [`Metadata`] with the provenance of each field out.

use scraper::Html;

use crate::{Metadata, Options};

/// What an HTML page says about its article.
pub(super) fn of_html(_html: &Html, _options: &Options) -> Metadata {
    Metadata::default()
}

/// What a page copied as plain text says about its article.
pub(super) fn of_text(_text: &str, _options: &Options) -> Metadata {
    Metadata::default()
}
