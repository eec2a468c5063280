//! A block that is not kept in, the reason that a reader is told out.

use super::{Blocks, Hints, Tag, labels};
use crate::{BlockKind, Reason};

/// Why the block at `index` is not part of the article, by its words and the elements around it
/// up to the first that holds a kept block.
pub(super) fn explain(blocks: &Blocks<'_>, index: usize, holds_kept: &[bool]) -> Reason {
    let Some(block) = blocks.all.get(index) else { return Reason::OutsideArticle };
    let words = blocks.words(block);
    if blocks.elements.get(block.element).is_some_and(|element| element.hidden) {
        return Reason::Hidden;
    }
    if block.kind == BlockKind::Caption {
        return Reason::Caption;
    }
    let mut named = by_hints(block.hints);
    let mut in_nav = false;
    let mut at = block.element;
    while let Some(element) = blocks.elements.get(at) {
        if at == 0 || holds_kept.get(at) == Some(&true) {
            break;
        }
        named = named.or_else(|| by_hints(element.hints)).or_else(|| by_tag(element.tag));
        in_nav |= element.tag == Tag::Nav;
        at = element.parent;
    }
    // The entries of a menu are one piece, whatever words they are.
    if in_nav {
        return if named == Some(Reason::Pager) { Reason::Pager } else { Reason::Navigation };
    }
    if let Some(label) = labels::find(words) {
        return label.reason;
    }
    if is_consent(words) {
        return Reason::Consent;
    }
    named.unwrap_or(if 2 * block.link_bytes > block.span.len() {
        Reason::LinkDense
    } else {
        Reason::OutsideArticle
    })
}

fn by_tag(tag: Tag) -> Option<Reason> {
    match tag {
        Tag::Nav => Some(Reason::Navigation),
        Tag::Aside => Some(Reason::Sidebar),
        Tag::Header => Some(Reason::Header),
        Tag::Footer | Tag::Address => Some(Reason::Footer),
        Tag::Control | Tag::Form => Some(Reason::Control),
        Tag::Figure | Tag::Caption => Some(Reason::Caption),
        Tag::Media => Some(Reason::Player),
        Tag::Dialog => Some(Reason::Consent),
        Tag::Other
        | Tag::Body
        | Tag::Div
        | Tag::Section
        | Tag::Article
        | Tag::Main
        | Tag::Paragraph
        | Tag::Heading(_)
        | Tag::List
        | Tag::OrderedList
        | Tag::Item
        | Tag::Term
        | Tag::Quote
        | Tag::Preformatted
        | Tag::Table
        | Tag::Row
        | Tag::Cell
        | Tag::HeaderCell
        | Tag::Details
        | Tag::Rule => None,
    }
}

/// What the names of an element tell a reader; the surest first.
const NAMED: [(Hints, Reason); 20] = [
    (Hints::CONSENT, Reason::Consent),
    (Hints::COMMENTS, Reason::Comments),
    (Hints::NEWSLETTER, Reason::Newsletter),
    (Hints::SHARE, Reason::Share),
    (Hints::ADVERTISEMENT, Reason::Advertisement),
    (Hints::RELATED, Reason::Related),
    (Hints::PAGER, Reason::Pager),
    (Hints::PAYWALL, Reason::Paywall),
    (Hints::PLAYER, Reason::Player),
    (Hints::NAVIGATION, Reason::Navigation),
    (Hints::FOOTER, Reason::Footer),
    (Hints::BYLINE, Reason::Byline),
    (Hints::TIMESTAMP, Reason::Timestamp),
    (Hints::CAPTION, Reason::Caption),
    (Hints::BIO, Reason::AuthorBio),
    (Hints::TAGS, Reason::Tags),
    (Hints::SIDEBAR, Reason::Sidebar),
    (Hints::HEADER, Reason::Header),
    (Hints::FORM, Reason::Control),
    (Hints::MODAL, Reason::Consent),
];

fn by_hints(hints: Hints) -> Option<Reason> {
    NAMED.iter().find(|(hint, _)| hints.any(*hint)).map(|(_, reason)| *reason)
}

/// Stems of the words that notices about cookies are made of, in the languages of `labels.txt`.
const CONSENT_STEMS: [&str; 14] = [
    "cookie",
    "privacy",
    "consent",
    "datenschutz",
    "einwillig",
    "confidentialit",
    "consentement",
    "privacidad",
    "privacidade",
    "consentimento",
    "конфиденциальност",
    "الخصوصية",
    "隐私",
    "プライバシー",
];

/// A notice names its matter more than once.
const MIN_CONSENT_STEMS: usize = 2;

/// A longer text with these words is about them.
const MAX_CONSENT_BYTES: usize = 1200;

pub(super) fn is_consent(words: &str) -> bool {
    const COOKIE: &[u8] = b"cookie";
    let mut starts = words.as_bytes().windows(COOKIE.len());
    if words.len() > MAX_CONSENT_BYTES || !starts.any(|start| start.eq_ignore_ascii_case(COOKIE)) {
        return false;
    }
    let words = words.to_lowercase();
    CONSENT_STEMS.iter().filter(|stem| words.contains(*stem)).count() >= MIN_CONSENT_STEMS
}
