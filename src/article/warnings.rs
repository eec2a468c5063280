//! The page and its blocks in, what the reader should know about the result out.

use crate::blocks::{Blocks, Verdict};
use crate::page::{Page, language};
use crate::{Metadata, Options, Warning, WarningCode};

/// Fewer words than a news item in brief has.
const SHORT_WORDS: usize = 60;

/// Under this, what is left is a caption or a notice, not an article.
const MIN_WORDS: usize = 15;

/// A text with more of its bytes inside links is a list of them (in percent).
const MAX_LINKED: usize = 80;

/// Whether most of what was kept is the text of links.
fn is_list_of_links(blocks: &Blocks<'_>) -> bool {
    let kept = || blocks.all.iter().filter(|block| block.verdict == Verdict::Kept);
    let linked: usize = kept().map(|block| block.link_bytes).sum();
    let bytes: usize = kept().map(|block| block.span.len()).sum();
    100 * linked > MAX_LINKED * bytes
}

pub(super) fn of(
    page: &Page,
    blocks: &Blocks<'_>,
    metadata: &Metadata,
    options: &Options,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |code, message: String| warnings.push(Warning { code, message });
    if !page.verbatim {
        if metadata.word_count >= MIN_WORDS && is_list_of_links(blocks) {
            warn(WarningCode::NotAnArticle, "This page is mostly a list of links.".to_owned());
        } else if metadata.word_count < MIN_WORDS {
            warn(WarningCode::NotAnArticle, "No article was found in this page.".to_owned());
        } else if metadata.word_count < SHORT_WORDS {
            warn(
                WarningCode::ShortText,
                format!(
                    "The text has only {} words; part of the article may be missing.",
                    metadata.word_count
                ),
            );
        }
    }
    if blocks.from_data {
        warn(
            WarningCode::TextFromData,
            "The page shows next to nothing of the article; this text is from its data.".to_owned(),
        );
    }
    if page.truncated {
        warn(
            WarningCode::PageTruncated,
            "The page is nested too deep or has too many elements; some were not read.".to_owned(),
        );
    }
    if !language::is_searched(metadata.language.as_deref()) {
        warn(
            WarningCode::LanguageNotSupported,
            "Names and quotes are searched in English only; this text is in another language."
                .to_owned(),
        );
    }
    if metadata.paywalled {
        warn(
            WarningCode::Paywalled,
            "The page says that part of the article is for subscribers.".to_owned(),
        );
    }
    for id in &options.restore {
        let known = |block: &crate::blocks::Block| block.piece == Some(*id);
        if !blocks.all.iter().any(known) {
            warn(WarningCode::UnknownRestoreId, format!("No removed piece has the number {id}."));
        }
    }
    debug_assert!(
        blocks.all.iter().all(|block| { block.piece.is_some() || block.verdict == Verdict::Kept })
    );
    warnings
}
