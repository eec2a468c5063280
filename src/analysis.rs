//! The result: what was found in one page, every place a span into the article's text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::span::{Converter, Offsets, Span};

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

/// What the page says about the article, apart from its text.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The summary under the headline.
    pub deck: Option<String>,
    /// Who wrote it, as on the byline, without "By", titles and agencies.
    pub authors: Vec<String>,
    /// The news agency or the medium that the piece was taken from ("Reuters").
    pub agency: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// The section of the site ("World").
    pub section: Option<String>,
    /// The place that opens the story ("BAGHDAD").
    pub dateline: Option<String>,
    /// When it was published: ISO 8601, a date or a date with time and offset.
    pub published: Option<String>,
    /// When it was last changed: ISO 8601.
    pub modified: Option<String>,
    /// BCP 47 tag of the article's language ("en", "pt-BR").
    pub language: Option<String>,
    /// The page's own address.
    pub canonical_url: Option<String>,
    /// The address of the lead picture.
    pub image: Option<String>,
    /// The summary written for search engines and social networks.
    pub description: Option<String>,
    /// Key words.
    pub tags: Vec<String>,
    /// Notes of correction or update, as printed.
    pub corrections: Vec<String>,
    /// The medium that first published it, where the page says so.
    pub republished_from: Option<String>,
    /// Whether the page is a live blog.
    pub live_blog: bool,
    /// Whether the page says that part of the article is behind a paywall.
    pub paywalled: bool,
    /// Number of comments, where a comment section was found.
    pub comments: Option<u32>,
    /// Words of the article's text.
    pub word_count: usize,
    /// Minutes to read it at 230 words a minute (Brysbaert 2019: 238 for English non-fiction).
    pub reading_minutes: usize,
    /// Where each field was taken from; the key is the field's name as in JSON.
    pub provenance: BTreeMap<String, Provenance>,
}

/// Where in the page a field of [`Metadata`] was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// A `script` of type `application/ld+json` (schema.org).
    JsonLd,
    /// A `meta` element of the Open Graph protocol, or its `article:` properties.
    OpenGraph,
    /// Any other `meta` element.
    Meta,
    /// An attribute or element meant for machines: `time`, `itemprop`, `rel`, `lang`.
    Markup,
    /// The `title` element.
    TitleElement,
    /// Text that a reader sees.
    Visible,
    /// The page's address.
    Url,
    /// Worked out from the article's text.
    Text,
}

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

/// One person, body, place or figure, with every mention of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Entity {
    /// The entity's number in this analysis, its index in `Analysis::entities`.
    pub id: u32,
    /// The fullest form found.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// A finer kind ("facility", "product", "event").
    pub subtype: Option<String>,
    /// Other forms found, in order of first mention.
    pub aliases: Vec<String>,
    /// What the article calls it ("Iraqi political analyst").
    pub role: Option<String>,
    /// The normalised value of a date (ISO 8601), an amount or a quantity ("147000", "35 mile").
    pub value: Option<String>,
    /// The country that a demonym points to ("Iraq" for "Iraqi").
    pub country: Option<String>,
    /// The places where it is named, in the order of the text.
    pub mentions: Vec<Mention>,
    /// How much the article is about it, 0.0 to 1.0.
    pub salience: f32,
}

/// One place that names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// Where it stands in the text.
    #[serde(flatten)]
    pub span: Span,
    /// How the name is given there.
    pub form: MentionForm,
}

/// How a mention gives the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum MentionForm {
    /// The canonical name.
    Full,
    /// Part of it: a surname, a forename, a short form.
    Partial,
    /// Its first letters.
    Acronym,
    /// Any other form.
    Variant,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum EntityKind {
    /// A person, real or not.
    Person,
    /// A company, medium, party, team, armed group, ministry, court.
    Organization,
    /// A country, city, region, river, building.
    Place,
    /// A nationality, people, religion, political camp, also as an adjective.
    Group,
    /// An event, work, law, award, language; a product has the subtype "product".
    Misc,
    /// A date or a time.
    Date,
    /// An amount of money.
    Money,
    /// A number with or without a unit.
    Quantity,
}

impl EntityKind {
    /// Whether entities of this kind have a name, as dates, amounts and numbers have not.
    #[must_use]
    pub fn is_name(self) -> bool {
        match self {
            Self::Person | Self::Organization | Self::Place | Self::Group | Self::Misc => true,
            Self::Date | Self::Money | Self::Quantity => false,
        }
    }
}

/// One utterance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// The quote's number in this analysis, its index in `Analysis::quotes`.
    pub id: u32,
    /// Whether its words stand in quotation marks.
    pub kind: QuoteKind,
    /// Whether it was said or written, or is what somebody thinks or wants.
    pub act: QuoteAct,
    /// Its pieces: several where the attribution interrupts it. Quotation marks are inside.
    pub content: Vec<Span>,
    /// Who said it and by which words; `null` where the article does not say.
    pub attribution: Option<Attribution>,
    /// Index into `Article::blocks` of the block that its first piece stands in.
    pub paragraph: usize,
    /// Whether the article denies it ("made no call for").
    pub negated: bool,
}

/// Whether the words of a quote stand in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum QuoteKind {
    /// All of its words do.
    Direct,
    /// Some of its words do.
    Mixed,
    /// None of its words do.
    Indirect,
}

/// Whether a quote was uttered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum QuoteAct {
    /// It was said or written.
    Speech,
    /// It is thought, wished, planned, felt.
    Attitude,
}

/// Who said a quote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Attribution {
    /// Who.
    pub speaker: Speaker,
    /// The words that report it ("said", "according to"); `null` where there are none.
    pub cue: Option<Cue>,
    /// Where it was said ("The Media Line" for "told The Media Line", "X" for "posted on X").
    pub venue: Option<String>,
    /// To whom it was said, where that is not a medium ("reporters").
    pub addressee: Option<String>,
    /// How sure this is, 0.0 to 1.0.
    pub confidence: f32,
}

/// The person or body that said a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
    /// The canonical name, or the description of an anonymous source.
    pub name: String,
    /// Id of the entity, where the speaker is one.
    pub entity: Option<u32>,
    /// What the article calls the speaker.
    pub role: Option<String>,
    /// Whether the article gives no name ("a military source", "police").
    pub anonymous: bool,
    /// The words that stand for the speaker at the quote; `null` where none do.
    pub mention: Option<Span>,
    /// How the speaker was found.
    pub resolved_by: ResolvedBy,
}

/// How the speaker of a quote was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ResolvedBy {
    /// The name stands at the quote.
    Name,
    /// A surname or another short form stands there.
    ShortName,
    /// A pronoun stands there.
    Pronoun,
    /// A description stands there ("the minister").
    Description,
    /// Nothing stands there: the speaker of the quote before goes on.
    Continuation,
    /// A label stands before it, as in transcripts and interviews.
    Turn,
}

/// The words that report a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Cue {
    /// Where they stand in the text.
    #[serde(flatten)]
    pub span: Span,
    /// Their dictionary form ("say", "according to").
    pub lemma: String,
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
