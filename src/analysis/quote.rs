//! Who said what, and by which words.

use serde::{Deserialize, Serialize};

use crate::span::Span;

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
    /// How likely it is that this is a quote and its speaker right, 0.0 to 1.0, in hundredths: measured
    /// on `PolNeAR` and Wikinews (see `src/quotes/model.md`).
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
    /// The words that stand for the speaker at the quote; `null` where none do. A relative pronoun
    /// stands with what it means: "Ann Lee, a farmer, who".
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
