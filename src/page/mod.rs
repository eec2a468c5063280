//! Input in, [`Page`] out: checks, the guarded parse, and what the page says about itself.

use scraper::Html;

use crate::{Error, Input, Metadata, Options};

mod binary;
mod guard;
pub(crate) mod language;
mod metadata;
mod mojibake;
mod tokens;

/// A page that was read.
#[derive(Debug)]
pub struct Page {
    /// The parsed page, without comments, style sheets and scripts other than JSON; `None` for
    /// plain text.
    pub html: Option<Html>,
    /// The text as given; empty for HTML.
    pub text: String,
    /// Whether the text is the article as given, not to be cleaned.
    pub verbatim: bool,
    /// Whether the page was nested deeper, or had more nodes, than is read.
    pub truncated: bool,
    /// The article's text where a script of the page holds it (`articleBody`).
    pub body: Option<String>,
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
    if binary::is_binary(given) {
        return Err(Error::NotText);
    }
    Ok(match input {
        Input::Html(html) => {
            let (html, truncated) = guard::parse(&mojibake::mend(html));
            let (metadata, body) = metadata::read(&html, options);
            Page {
                html: Some(html),
                text: String::new(),
                verbatim: false,
                truncated,
                body,
                metadata,
            }
        }
        Input::Text(text) => {
            let text = mojibake::mend(text).into_owned();
            let metadata = metadata::of_text(&text, options);
            Page { html: None, text, verbatim: false, truncated: false, body: None, metadata }
        }
        Input::Verbatim(text) => Page {
            html: None,
            text: text.to_owned(),
            verbatim: true,
            truncated: false,
            body: None,
            metadata: Metadata::default(),
        },
    })
}
