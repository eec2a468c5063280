//! The cleaned article with its blocks, and what was removed and why.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// The cleaned article.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The text. Every offset of the analysis points into it.
    pub text: String,
    /// The blocks of the text, in order; they do not overlap.
    pub blocks: Vec<ArticleBlock>,
    /// The article as `CommonMark` with tables.
    pub markdown: String,
    /// The article as safe HTML: about thirty elements, links with a checked address, nothing else.
    pub html: String,
}

/// One block of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ArticleBlock {
    /// What the block is.
    pub kind: BlockKind,
    /// Where it stands in the text.
    #[serde(flatten)]
    pub span: Span,
    /// The removed piece that it was, where the caller wanted it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub restored: Option<u32>,
}

/// What a block of the article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A main headline inside the text.
    Heading1,
    /// A subheading.
    Heading2,
    /// A subheading under a subheading.
    Heading3,
    /// A heading of the fourth rank.
    Heading4,
    /// A heading of the fifth rank.
    Heading5,
    /// A heading of the sixth rank.
    Heading6,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A paragraph of a block quote, an embedded post among them.
    BlockQuote,
    /// A caption that was kept or restored.
    Caption,
    /// Preformatted text: code, verse.
    Preformatted,
    /// A row of a table.
    TableRow,
}

impl BlockKind {
    /// Whether it is a heading of any rank.
    #[must_use]
    pub fn is_heading(self) -> bool {
        match self {
            Self::Heading1
            | Self::Heading2
            | Self::Heading3
            | Self::Heading4
            | Self::Heading5
            | Self::Heading6 => true,
            Self::Paragraph
            | Self::ListItem
            | Self::BlockQuote
            | Self::Caption
            | Self::Preformatted
            | Self::TableRow => false,
        }
    }
}

/// One piece of the page that was cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Removed {
    /// The piece's number in the page; [`crate::Options::restore`] takes it.
    pub id: u32,
    /// Why it was cut.
    pub reason: Reason,
    /// Its words, white space folded.
    pub text: String,
    /// Where in the page it stood.
    pub place: Place,
}

/// Where in the page a removed piece stood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The elements around it, outermost first ("body > aside.sidebar > ul"); empty for plain text.
    pub path: String,
    /// Index into `Article::blocks` of the block before it; `null` before the first.
    pub after_block: Option<usize>,
}

/// Why a piece of the page is not part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Menus, breadcrumbs, lists of sections.
    Navigation,
    /// The head of the site.
    Header,
    /// The foot of the site, copyright lines.
    Footer,
    /// A column beside the article.
    Sidebar,
    /// Links to share, follow, like, print.
    Share,
    /// An invitation to a newsletter, an app, an account.
    Newsletter,
    /// Links to other articles.
    Related,
    /// Advertising.
    Advertisement,
    /// A notice about cookies or privacy.
    Consent,
    /// Words of an audio or video player.
    Player,
    /// Links to the previous and next page or article.
    Pager,
    /// Who wrote it; see `Metadata::authors`.
    Byline,
    /// When it was written; see `Metadata::published`.
    Timestamp,
    /// The description of a picture.
    Caption,
    /// The headline; see `Metadata::title`.
    Headline,
    /// The headline once more.
    DuplicateHeadline,
    /// The summary; see `Metadata::deck`.
    Deck,
    /// Key words.
    Tags,
    /// The name of the section; see `Metadata::section`.
    Section,
    /// What readers wrote, and the form for it.
    Comments,
    /// An invitation to pay.
    Paywall,
    /// Who the author is.
    AuthorBio,
    /// Who the publisher or the company is.
    Blurb,
    /// "Have a tip?", addresses of the editors.
    Contact,
    /// A note of correction or of sources; see `Metadata::corrections`.
    EditorNote,
    /// Not shown by a browser.
    Hidden,
    /// A button, a field, a form.
    Control,
    /// The same text once more.
    Duplicate,
    /// Mostly links.
    LinkDense,
    /// Another article on the same page.
    OtherArticle,
    /// Outside the part of the page that holds the article.
    OutsideArticle,
    /// The name of the agency or medium it was taken from; see `Metadata::agency`.
    Agency,
}
