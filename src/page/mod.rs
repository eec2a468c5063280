//! Input in, [`Page`] out: checks, the guarded parse, and what the page says about itself.

use scraper::Html;

use crate::{Error, Input, Metadata, Options};

mod metadata;

/// A page that was read.
#[derive(Debug)]
pub struct Page {
    /// The parsed page; `None` for plain text.
    pub html: Option<Html>,
    /// The text as given; empty for HTML.
    pub text: String,
    /// Whether the text is the article as given, not to be cleaned.
    pub verbatim: bool,
    /// What the page says about the article.
    pub metadata: Metadata,
}

/// Reads a page.
///
/// # Errors
///
/// [`Error::EmptyInput`], [`Error::InputTooLarge`], [`Error::NotText`].
pub fn parse(input: Input<'_>, options: &Options) -> Result<Page, Error> {
    let given = input.as_str();
    if given.len() > options.max_bytes {
        return Err(Error::InputTooLarge { bytes: given.len(), limit: options.max_bytes });
    }
    if given.chars().all(char::is_whitespace) {
        return Err(Error::EmptyInput);
    }
    Ok(match input {
        Input::Html(html) => {
            let html = Html::parse_document(html);
            let metadata = metadata::of_html(&html, options);
            Page { html: Some(html), text: String::new(), verbatim: false, metadata }
        }
        Input::Text(text) => Page {
            html: None,
            text: text.to_owned(),
            verbatim: false,
            metadata: metadata::of_text(text, options),
        },
        Input::Verbatim(text) => Page {
            html: None,
            text: text.to_owned(),
            verbatim: true,
            metadata: Metadata::default(),
        },
    })
}
