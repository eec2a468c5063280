//! Who and what is named, with every mention.

use serde::{Deserialize, Serialize};

use crate::span::Span;

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
