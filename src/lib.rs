//! Cleans the HTML or the text of an article, names who is in it, and says who said what.
//!
//! ```
//! use article_analyzer::{Input, Options, analyze};
//!
//! let page = "<h1>Rain</h1><p>“It will rain,” said Ann Lee, a farmer.</p>";
//! let analysis = analyze(Input::Html(page), &Options::default())?;
//! assert_eq!(analysis.offsets, article_analyzer::Offsets::Utf8);
//! # Ok::<(), article_analyzer::Error>(())
//! ```
//!
//! Each stage is a module and a function from earlier stages' values to its own:
//! [`mod@page`], [`mod@blocks`], [`mod@article`], [`mod@text`], [`mod@entities`], [`mod@quotes`].
//! Nothing here reads a clock, a file or the network, or draws a random number: the same input
//! gives the same bytes.

mod analysis;
mod crf;
mod error;
mod forest;
mod letters;
mod options;
mod quick;
mod salience;
mod sorted;
mod span;
#[cfg(test)]
mod typescript;
mod word_list;

pub mod article;
pub mod blocks;
pub mod entities;
#[cfg(feature = "train")]
pub mod marked;
pub mod page;
pub mod quotes;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use analysis::{
    Analysis, Article, ArticleBlock, Attribution, BlockKind, Cue, Entity, EntityKind, Mention,
    MentionForm, Metadata, Place, Provenance, Quote, QuoteAct, QuoteKind, Reason, Removed,
    ResolvedBy, SCHEMA_VERSION, Speaker, Stats, Warning, WarningCode,
};
pub use error::Error;
pub use options::{Cleaning, Options, QuoteMethod};
pub use span::{Offsets, Span};

/// What is to be analysed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input<'a> {
    /// The HTML of a page, or of a part of it.
    Html(&'a str),
    /// A page copied as plain text: cleaned as well.
    Text(&'a str),
    /// The article itself: the text is taken as given, character for character.
    Verbatim(&'a str),
}

impl<'a> Input<'a> {
    /// The characters given.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        match self {
            Self::Html(text) | Self::Text(text) | Self::Verbatim(text) => text,
        }
    }
}

/// The stages of an analysis, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading the page.
    Page,
    /// Deciding what is kept.
    Blocks,
    /// Putting the article together.
    Article,
    /// Tokens and sentences.
    Text,
    /// Names.
    Entities,
    /// Quotes.
    Quotes,
}

impl Stage {
    /// The key of the stage in [`Stats::milliseconds`].
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Blocks => "blocks",
            Self::Article => "article",
            Self::Text => "text",
            Self::Entities => "entities",
            Self::Quotes => "quotes",
        }
    }
}

/// Analyses one page.
///
/// # Errors
///
/// [`Error::EmptyInput`], [`Error::InputTooLarge`] and [`Error::NotText`]. Everything else is a
/// result, with [`Analysis::warnings`] where it may not be what was hoped for.
pub fn analyze(input: Input<'_>, options: &Options) -> Result<Analysis, Error> {
    analyze_observed(input, options, &mut |_| {})
}

/// Analyses one page and calls `finished` after each stage, for a caller that has a clock or
/// shows progress.
///
/// # Errors
///
/// As [`analyze`].
pub fn analyze_observed(
    input: Input<'_>,
    options: &Options,
    finished: &mut dyn FnMut(Stage),
) -> Result<Analysis, Error> {
    let page = page::parse(input, options)?;
    finished(Stage::Page);
    let blocks = blocks::segment(&page, options);
    finished(Stage::Blocks);
    let assembled = article::assemble(&page, &blocks, options);
    finished(Stage::Article);
    let tokens = text::tokenize(&assembled.article.text);
    finished(Stage::Text);
    // The models and word lists are English: in another language they would find noise.
    let searched = page::language::is_searched(assembled.metadata.language.as_deref());
    let mut entities = if searched {
        entities::find(&assembled.article, &assembled.metadata, &tokens)
    } else {
        Vec::new()
    };
    finished(Stage::Entities);
    let quotes = if searched {
        quotes::find(&assembled.article, &tokens, &entities, options)
    } else {
        Vec::new()
    };
    let title = assembled.metadata.title.as_deref();
    salience::weigh(&mut entities, &quotes, title, assembled.article.text.len());
    finished(Stage::Quotes);
    Ok(Analysis {
        schema_version: SCHEMA_VERSION,
        offsets: Offsets::Utf8,
        metadata: assembled.metadata,
        article: assembled.article,
        removed: assembled.removed,
        entities,
        quotes,
        warnings: assembled.warnings,
        stats: Stats {
            bytes: input.as_str().len(),
            tokens: tokens.tokens.len(),
            ..Stats::default()
        },
    })
}
