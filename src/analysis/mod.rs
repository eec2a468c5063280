//! The result: what was found in one page, every place a span into the article's text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::span::{Converter, Offsets, Span};

mod article;
mod entity;
mod metadata;
mod quote;

pub use article::{Article, ArticleBlock, BlockKind, Place, Reason, Removed};
pub use entity::{Entity, EntityKind, Mention, MentionForm};
pub use metadata::{Metadata, Provenance};
pub use quote::{Attribution, Cue, Quote, QuoteAct, QuoteKind, ResolvedBy, Speaker};

/// The version of the shape of [`Analysis`]; it changes when a field changes its meaning.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything that was found in one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// [`SCHEMA_VERSION`] of the program that made this.
    pub schema_version: u32,
    /// The unit that every offset in this analysis counts.
    pub offsets: Offsets,
    /// What the page says about the article.
    pub metadata: Metadata,
    /// The cleaned article.
    pub article: Article,
    /// What was cut, in the page's order, with the reason.
    pub removed: Vec<Removed>,
    /// Who and what is named in the article, in order of first mention.
    pub entities: Vec<Entity>,
    /// Who said what, in the order of the text.
    pub quotes: Vec<Quote>,
    /// What the reader should know about this result.
    pub warnings: Vec<Warning>,
    /// Sizes, and times where the caller measured them.
    pub stats: Stats,
}

/// Something the reader should know about a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// A stable name for programs.
    pub code: WarningCode,
    /// One sentence for people.
    pub message: String,
}

/// The stable names of warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum WarningCode {
    /// No article was found in the page.
    NotAnArticle,
    /// The text is too short to be sure.
    ShortText,
    /// Names and quotes are searched in English only; this is another language.
    LanguageNotSupported,
    /// The page was nested deeper, or had more nodes, than is read.
    PageTruncated,
    /// The page says that part of the article is behind a paywall.
    Paywalled,
    /// The page shows next to nothing of the article: the text is the `articleBody` of its data.
    TextFromData,
    /// An id in `Options::restore` names no removed piece.
    UnknownRestoreId,
}

/// Sizes, and times where the caller measured them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// Bytes of the input.
    pub bytes: usize,
    /// Tokens of the article's text.
    pub tokens: usize,
    /// Milliseconds by stage; empty from the library, which has no clock.
    pub milliseconds: BTreeMap<String, f64>,
}

impl Analysis {
    /// The same analysis with every offset in `unit`.
    ///
    /// The library answers in bytes; this is the one conversion, for the boundary to other
    /// languages. An analysis that is already in another unit than bytes is left as it is.
    #[must_use]
    pub fn into_offsets(mut self, unit: Offsets) -> Self {
        if self.offsets != Offsets::Utf8 || unit == Offsets::Utf8 {
            return self;
        }
        let text = std::mem::take(&mut self.article.text);
        let converter = Converter::new(&text, unit);
        self.spans(|span| converter.span(&text, span));
        self.article.text = text;
        self.offsets = unit;
        self
    }

    /// Calls `visit` on every span of the analysis.
    fn spans(&mut self, mut visit: impl FnMut(&mut Span)) {
        self.article.blocks.iter_mut().for_each(|block| visit(&mut block.span));
        for entity in &mut self.entities {
            entity.mentions.iter_mut().for_each(|mention| visit(&mut mention.span));
        }
        for quote in &mut self.quotes {
            quote.content.iter_mut().for_each(&mut visit);
            if let Some(attribution) = &mut quote.attribution {
                attribution.speaker.mention.iter_mut().for_each(&mut visit);
                attribution.cue.iter_mut().for_each(|cue| visit(&mut cue.span));
            }
        }
    }
}
