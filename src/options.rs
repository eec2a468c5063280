//! What a caller may choose. Every field has a default that serves most callers.

use serde::{Deserialize, Serialize};

/// The choices of one analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Options {
    /// How much is cut where the page leaves doubt.
    pub cleaning: Cleaning,
    /// Ids of removed pieces ([`crate::Removed::id`]) to keep all the same.
    pub restore: Vec<u32>,
    /// The address of the page: resolves links, gives a date. Nothing is fetched.
    pub url: Option<String>,
    /// Which quotes are looked for.
    pub quotes: QuoteMethod,
    /// Whether what people think, want and feel is listed beside what they say.
    pub attitudes: bool,
    /// The largest input in bytes; a longer one is [`crate::Error::InputTooLarge`].
    pub max_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            cleaning: Cleaning::default(),
            restore: Vec::new(),
            url: None,
            quotes: QuoteMethod::default(),
            attitudes: false,
            max_bytes: 25 * 1024 * 1024,
        }
    }
}

/// How much is cut where the page leaves doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Cleaning {
    /// The best guess.
    #[default]
    Balanced,
    /// Keeps what is in doubt.
    KeepMore,
    /// Cuts what is in doubt.
    KeepLess,
}

/// How quotes are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum QuoteMethod {
    /// Rules and the trained tagger together.
    #[default]
    Tagger,
    /// Rules alone.
    Rules,
}
