//! The few ways in which an analysis cannot start.

use std::fmt;

/// Why nothing was analysed. "This does not look like an article" is not among them: that is
/// a [`crate::Warning`] on a result.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The input has no character other than white space.
    EmptyInput,
    /// The input is longer than the limit; nothing was read.
    InputTooLarge {
        /// Length of the input in bytes.
        bytes: usize,
        /// The limit in bytes, [`crate::Options::max_bytes`].
        limit: usize,
    },
    /// The input is binary data: a picture, a PDF, an archive.
    NotText,
}

impl Error {
    /// A stable name for programs: it never changes once published.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyInput => "empty-input",
            Self::InputTooLarge { .. } => "input-too-large",
            Self::NotText => "not-text",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyInput => {
                out.write_str("The input is empty. Paste the HTML or the text of an article.")
            }
            Self::InputTooLarge { bytes, limit } => write!(
                out,
                "The input has {bytes} bytes, more than the limit of {limit}. Paste only the part that holds the article."
            ),
            Self::NotText => out.write_str(
                "The input is binary data, not text. Save the page as HTML or copy its text, and paste that.",
            ),
        }
    }
}

impl std::error::Error for Error {}
