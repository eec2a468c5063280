// Generated from the Rust types by `UPDATE_TYPES=1 cargo test typescript`.

/**
 * Everything that was found in one page.
 */
export type Analysis = { 
/**
 * [`SCHEMA_VERSION`] of the program that made this.
 */
schemaVersion: number, 
/**
 * The unit that every offset in this analysis counts.
 */
offsets: Offsets, 
/**
 * What the page says about the article.
 */
metadata: Metadata, 
/**
 * The cleaned article.
 */
article: Article, 
/**
 * What was cut, in the page's order, with the reason.
 */
removed: Array<Removed>, 
/**
 * Who and what is named in the article, in order of first mention.
 */
entities: Array<Entity>, 
/**
 * Who said what, in the order of the text.
 */
quotes: Array<Quote>, 
/**
 * What the reader should know about this result.
 */
warnings: Array<Warning>, 
/**
 * Sizes, and times where the caller measured them.
 */
stats: Stats, };

/**
 * The cleaned article.
 */
export type Article = { 
/**
 * The text. Every offset of the analysis points into it.
 */
text: string, 
/**
 * The blocks of the text, in order; they do not overlap.
 */
blocks: Array<ArticleBlock>, 
/**
 * The article as `CommonMark` with tables.
 */
markdown: string, 
/**
 * The article as safe HTML: about thirty elements, links with a checked address, nothing else.
 */
html: string, };

/**
 * One block of the article.
 */
export type ArticleBlock = { 
/**
 * What the block is.
 */
kind: BlockKind, 
/**
 * The removed piece that it was, where the caller wanted it back.
 */
restored?: number, 
/**
 * The offset of the first byte.
 */
start: number, 
/**
 * The offset after the last byte.
 */
end: number, };

/**
 * Who said a quote.
 */
export type Attribution = { 
/**
 * Who.
 */
speaker: Speaker, 
/**
 * The words that report it ("said", "according to"); `null` where there are none.
 */
cue: Cue | null, 
/**
 * Where it was said ("The Media Line" for "told The Media Line", "X" for "posted on X").
 */
venue: string | null, 
/**
 * To whom it was said, where that is not a medium ("reporters").
 */
addressee: string | null, 
/**
 * How likely it is that this is a quote and its speaker right, 0.0 to 1.0, in hundredths: measured
 * on `PolNeAR` and Wikinews (see `src/quotes/model.md`).
 */
confidence: number, };

/**
 * What a block of the article is.
 */
export type BlockKind = "heading1" | "heading2" | "heading3" | "heading4" | "heading5" | "heading6" | "paragraph" | "list-item" | "block-quote" | "caption" | "preformatted" | "table-row";

/**
 * How much is cut where the page leaves doubt.
 */
export type Cleaning = "balanced" | "keep-more" | "keep-less";

/**
 * The words that report a quote.
 */
export type Cue = { 
/**
 * Their dictionary form ("say", "according to").
 */
lemma: string, 
/**
 * The offset of the first byte.
 */
start: number, 
/**
 * The offset after the last byte.
 */
end: number, };

/**
 * One person, body, place or figure, with every mention of it.
 */
export type Entity = { 
/**
 * The entity's number in this analysis, its index in `Analysis::entities`.
 */
id: number, 
/**
 * The fullest form found.
 */
name: string, 
/**
 * What it is.
 */
kind: EntityKind, 
/**
 * A finer kind ("facility", "product", "event").
 */
subtype: string | null, 
/**
 * Other forms found, in order of first mention.
 */
aliases: Array<string>, 
/**
 * What the article calls it ("Iraqi political analyst").
 */
role: string | null, 
/**
 * The normalised value of a date (ISO 8601), an amount or a quantity ("147000", "35 mile").
 */
value: string | null, 
/**
 * The country that a demonym points to ("Iraq" for "Iraqi").
 */
country: string | null, 
/**
 * The places where it is named, in the order of the text.
 */
mentions: Array<Mention>, 
/**
 * How much the article is about it, 0.0 to 1.0.
 */
salience: number, };

/**
 * What an entity is.
 */
export type EntityKind = "person" | "organization" | "place" | "group" | "misc" | "date" | "money" | "quantity";

/**
 * One place that names an entity.
 */
export type Mention = { 
/**
 * How the name is given there.
 */
form: MentionForm, 
/**
 * The offset of the first byte.
 */
start: number, 
/**
 * The offset after the last byte.
 */
end: number, };

/**
 * How a mention gives the name.
 */
export type MentionForm = "full" | "partial" | "acronym" | "variant";

/**
 * What the page says about the article, apart from its text.
 */
export type Metadata = { 
/**
 * The headline.
 */
title: string | null, 
/**
 * The summary under the headline.
 */
deck: string | null, 
/**
 * Who wrote it, as on the byline, without "By", titles and agencies.
 */
authors: Array<string>, 
/**
 * The news agency or the medium that the piece was taken from ("Reuters").
 */
agency: string | null, 
/**
 * The name of the site.
 */
site: string | null, 
/**
 * The section of the site ("World").
 */
section: string | null, 
/**
 * The place that opens the story ("BAGHDAD").
 */
dateline: string | null, 
/**
 * When it was published: ISO 8601, a date or a date with time and offset.
 */
published: string | null, 
/**
 * When it was last changed: ISO 8601.
 */
modified: string | null, 
/**
 * BCP 47 tag of the article's language ("en", "pt-BR").
 */
language: string | null, 
/**
 * The page's own address.
 */
canonicalUrl: string | null, 
/**
 * The address of the lead picture.
 */
image: string | null, 
/**
 * The summary written for search engines and social networks.
 */
description: string | null, 
/**
 * Key words.
 */
tags: Array<string>, 
/**
 * Notes of correction or update, as printed.
 */
corrections: Array<string>, 
/**
 * The medium that first published it, where the page says so.
 */
republishedFrom: string | null, 
/**
 * Whether the page is a live blog.
 */
liveBlog: boolean, 
/**
 * Whether the page says that part of the article is behind a paywall.
 */
paywalled: boolean, 
/**
 * Number of comments, where a comment section was found.
 */
comments: number | null, 
/**
 * Words of the article's text.
 */
wordCount: number, 
/**
 * Minutes to read it at 230 words a minute (Brysbaert 2019: 238 for English non-fiction).
 */
readingMinutes: number, 
/**
 * Where each field was taken from; the key is the field's name as in JSON. "text" is there
 * where the article's text was not read from what the page shows.
 */
provenance: { [key in string]: Provenance }, };

/**
 * The unit that offsets count.
 */
export type Offsets = "utf8" | "utf16" | "char";

/**
 * The choices of one analysis.
 */
export type Options = { 
/**
 * How much is cut where the page leaves doubt.
 */
cleaning: Cleaning, 
/**
 * Ids of removed pieces ([`crate::Removed::id`]) to keep all the same.
 */
restore: Array<number>, 
/**
 * The address of the page: resolves links, gives a date. Nothing is fetched.
 */
url?: string, 
/**
 * Which quotes are looked for.
 */
quotes: QuoteMethod, 
/**
 * Whether what people think, want and feel is listed beside what they say.
 */
attitudes: boolean, 
/**
 * The largest input in bytes; a longer one is [`crate::Error::InputTooLarge`].
 */
maxBytes: number, };

/**
 * Where in the page a removed piece stood.
 */
export type Place = { 
/**
 * The elements around it, outermost first ("body > aside.sidebar > ul"); empty for plain text.
 */
path: string, 
/**
 * Index into `Article::blocks` of the block before it; `null` before the first.
 */
afterBlock: number | null, };

/**
 * Where in the page a field of [`Metadata`] was taken from.
 */
export type Provenance = "json-ld" | "open-graph" | "meta" | "markup" | "title-element" | "visible" | "url" | "text";

/**
 * One utterance.
 */
export type Quote = { 
/**
 * The quote's number in this analysis, its index in `Analysis::quotes`.
 */
id: number, 
/**
 * Whether its words stand in quotation marks.
 */
kind: QuoteKind, 
/**
 * Whether it was said or written, or is what somebody thinks or wants.
 */
act: QuoteAct, 
/**
 * Its pieces: several where the attribution interrupts it. Quotation marks are inside.
 */
content: Array<Span>, 
/**
 * Who said it and by which words; `null` where the article does not say.
 */
attribution: Attribution | null, 
/**
 * Index into `Article::blocks` of the block that its first piece stands in.
 */
paragraph: number, 
/**
 * Whether the article denies it ("made no call for").
 */
negated: boolean, };

/**
 * Whether a quote was uttered.
 */
export type QuoteAct = "speech" | "attitude";

/**
 * Whether the words of a quote stand in quotation marks.
 */
export type QuoteKind = "direct" | "mixed" | "indirect";

/**
 * How quotes are found.
 */
export type QuoteMethod = "tagger" | "rules";

/**
 * Why a piece of the page is not part of the article.
 */
export type Reason = "navigation" | "header" | "footer" | "sidebar" | "share" | "newsletter" | "related" | "advertisement" | "consent" | "player" | "pager" | "byline" | "timestamp" | "caption" | "headline" | "duplicate-headline" | "deck" | "tags" | "section" | "comments" | "paywall" | "author-bio" | "blurb" | "contact" | "editor-note" | "hidden" | "control" | "duplicate" | "link-dense" | "other-article" | "outside-article" | "agency";

/**
 * One piece of the page that was cut.
 */
export type Removed = { 
/**
 * The piece's number in the page; [`crate::Options::restore`] takes it.
 */
id: number, 
/**
 * Why it was cut.
 */
reason: Reason, 
/**
 * Its words, white space folded.
 */
text: string, 
/**
 * Where in the page it stood.
 */
place: Place, };

/**
 * How the speaker of a quote was found.
 */
export type ResolvedBy = "name" | "short-name" | "pronoun" | "description" | "continuation" | "turn";

/**
 * A half-open range of byte offsets into `Article::text`.
 *
 * Both ends lie on character boundaries. After [`crate::Analysis::into_offsets`] the same
 * type counts another unit, which `Analysis::offsets` names.
 */
export type Span = { 
/**
 * The offset of the first byte.
 */
start: number, 
/**
 * The offset after the last byte.
 */
end: number, };

/**
 * The person or body that said a quote.
 */
export type Speaker = { 
/**
 * The canonical name, or the description of an anonymous source.
 */
name: string, 
/**
 * Id of the entity, where the speaker is one.
 */
entity: number | null, 
/**
 * What the article calls the speaker.
 */
role: string | null, 
/**
 * Whether the article gives no name ("a military source", "police").
 */
anonymous: boolean, 
/**
 * The words that stand for the speaker at the quote; `null` where none do. A relative pronoun
 * stands with what it means: "Ann Lee, a farmer, who".
 */
mention: Span | null, 
/**
 * How the speaker was found.
 */
resolvedBy: ResolvedBy, };

/**
 * Sizes, and times where the caller measured them.
 */
export type Stats = { 
/**
 * Bytes of the input.
 */
bytes: number, 
/**
 * Tokens of the article's text.
 */
tokens: number, 
/**
 * Milliseconds by stage; empty from the library, which has no clock.
 */
milliseconds: { [key in string]: number }, };

/**
 * Something the reader should know about a result.
 */
export type Warning = { 
/**
 * A stable name for programs.
 */
code: WarningCode, 
/**
 * One sentence for people.
 */
message: string, };

/**
 * The stable names of warnings.
 */
export type WarningCode = "not-an-article" | "short-text" | "language-not-supported" | "page-truncated" | "paywalled" | "text-from-data" | "unknown-restore-id";
