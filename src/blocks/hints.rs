//! The class, id and role of an element in, what they say it is for out.

use std::sync::LazyLock;

use crate::quick::{Memo, QuickMap};
use crate::word_list::WordList;

/// What the names of an element say it is for: a small set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Hints(u32);

/// The purposes, in the order of their bits; `hints.txt` names them in its second column.
pub(super) const PURPOSES: [&str; 28] = [
    "navigation",
    "header",
    "footer",
    "sidebar",
    "share",
    "newsletter",
    "related",
    "advertisement",
    "consent",
    "player",
    "pager",
    "byline",
    "timestamp",
    "caption",
    "headline",
    "deck",
    "tags",
    "comments",
    "paywall",
    "bio",
    "meta",
    "modal",
    "embed",
    "box",
    "hidden",
    "form",
    "body",
    "shop",
];

impl Hints {
    pub(crate) const NAVIGATION: Self = Self(1);
    pub(crate) const HEADER: Self = Self(1 << 1);
    pub(crate) const FOOTER: Self = Self(1 << 2);
    pub(crate) const SIDEBAR: Self = Self(1 << 3);
    pub(crate) const SHARE: Self = Self(1 << 4);
    pub(crate) const NEWSLETTER: Self = Self(1 << 5);
    pub(crate) const RELATED: Self = Self(1 << 6);
    pub(crate) const ADVERTISEMENT: Self = Self(1 << 7);
    pub(crate) const CONSENT: Self = Self(1 << 8);
    pub(crate) const PLAYER: Self = Self(1 << 9);
    pub(crate) const PAGER: Self = Self(1 << 10);
    pub(crate) const BYLINE: Self = Self(1 << 11);
    pub(crate) const TIMESTAMP: Self = Self(1 << 12);
    pub(crate) const CAPTION: Self = Self(1 << 13);
    pub(crate) const TAGS: Self = Self(1 << 16);
    pub(crate) const COMMENTS: Self = Self(1 << 17);
    pub(crate) const PAYWALL: Self = Self(1 << 18);
    pub(crate) const BIO: Self = Self(1 << 19);
    pub(crate) const MODAL: Self = Self(1 << 21);
    pub(crate) const FORM: Self = Self(1 << 25);
    pub(crate) const BODY: Self = Self(1 << 26);

    /// Both sets together.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any purpose of `other` is in this set.
    pub(crate) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl Hints {
    /// The set as bits.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }
}

/// The words that say something.
struct Words {
    hints: QuickMap<&'static str, Hints>,
    /// For each first letter the lengths of its words, a bit each.
    lengths: [u32; 128],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { hints: QuickMap::default(), lengths: [0; 128] };
    let list = WordList::new(include_str!("hints.txt"));
    for (word, purpose) in list.entries().iter().filter_map(|line| line.split_once('\t')) {
        let Some(bit) = PURPOSES.iter().position(|known| *known == purpose) else { continue };
        words.hints.insert(word, Hints(1 << bit));
        let first = word.as_bytes().first().map_or(usize::MAX, |first| usize::from(*first));
        if let (Some(lengths), Ok(length)) =
            (words.lengths.get_mut(first), u32::try_from(word.len()))
        {
            *lengths |= 1_u32.checked_shl(length).unwrap_or_default();
        }
    }
    words
});

/// Reads names; remembers those it has read, as a page repeats them by the hundred.
#[derive(Debug)]
pub(super) struct Reader<'p> {
    seen: Memo<'p, Said>,
    scratch: String,
}

/// What the names in an attribute say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    pub(super) hints: Hints,
    /// As classes: that the element is for screen readers alone.
    pub(super) unseen: bool,
}

impl<'p> Reader<'p> {
    pub(super) fn new() -> Self {
        Self { seen: Memo::new(), scratch: String::new() }
    }

    /// What the names in `value` say.
    ///
    /// A word counts where it is a whole name, or the first or last of its parts
    /// ("related-posts", "articleBody"): in the middle of a name it says little.
    pub(super) fn read(&mut self, value: &'p str) -> Said {
        self.seen.get(value, |value| {
            let mut hints = Hints::default();
            for name in value.split_ascii_whitespace().take(MAX_NAMES) {
                let (first, last) = edges(name);
                hints = [name, first, last]
                    .into_iter()
                    .filter_map(|word| meaning(word, &mut self.scratch))
                    .fold(hints, Hints::with);
            }
            let unseen = value.split_ascii_whitespace().any(is_unseen_class);
            Said { hints, unseen }
        })
    }
}

/// What one word says.
fn meaning(word: &str, scratch: &mut String) -> Option<Hints> {
    scratch.clear();
    if word.is_ascii() {
        // Most names are utility classes: length and first letter tell that they say nothing.
        let mut letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        let first = letters.next()?.to_ascii_lowercase();
        let length = 1 + letters.count();
        let lengths = WORDS.lengths.get(usize::from(first))?;
        if lengths.checked_shr(u32::try_from(length).ok()?)? & 1 == 0 {
            return None;
        }
    }
    scratch.extend(word.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()));
    WORDS.hints.get(scratch.as_str()).copied()
}

/// Classes that style sheets use for words meant for screen readers alone.
fn is_unseen_class(class: &str) -> bool {
    matches!(
        class,
        "sr-only"
            | "visually-hidden"
            | "visuallyhidden"
            | "screen-reader-text"
            | "screenreader"
            | "u-visually-hidden"
            | "a11y-hidden"
            | "offscreen"
            | "visually_hidden"
    )
}

/// Names of one attribute that are read; utility classes come by the dozen and say nothing.
const MAX_NAMES: usize = 24;

/// The first and the last part of a name: of "relatedPosts_list-2", related and 2.
fn edges(name: &str) -> (&str, &str) {
    let mut parts = Parts { rest: name };
    let first = parts.next().unwrap_or_default();
    if !name.is_ascii() {
        return (first, parts.last().unwrap_or(first));
    }
    // From the end, the last part needs no look at those before it.
    let bytes = name.as_bytes();
    let end = bytes.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |at| at + 1);
    let mut start = end;
    while let Some(before) = start.checked_sub(1).and_then(|at| bytes.get(at))
        && before.is_ascii_alphanumeric()
        && !(before.is_ascii_lowercase()
            && bytes.get(start).is_some_and(u8::is_ascii_uppercase)
            && start < end)
    {
        start -= 1;
    }
    (first, name.get(start..end).unwrap_or_default())
}

/// The parts of a name: "relatedPosts_list-2" → related, Posts, list, 2.
pub(super) struct Parts<'n> {
    pub(super) rest: &'n str,
}

impl<'n> Iterator for Parts<'n> {
    type Item = &'n str;

    fn next(&mut self) -> Option<&'n str> {
        let start = self.rest.find(char::is_alphanumeric)?;
        let rest = self.rest.get(start..)?;
        let mut was_lower = false;
        let end = rest
            .find(|c: char| {
                let ends = !c.is_alphanumeric() || (was_lower && c.is_ascii_uppercase());
                was_lower = c.is_ascii_lowercase();
                ends
            })
            .unwrap_or(rest.len());
        self.rest = rest.get(end..)?;
        rest.get(..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_of_a_name_is_found_from_its_end() {
        for name in [
            "relatedPosts_list-2",
            "articleBody",
            "aB",
            "ABC",
            "a-b-",
            "--",
            "x",
            "fooBARbaz",
            "-Xy9Z",
        ] {
            let mut parts = Parts { rest: name };
            let first = parts.next().unwrap_or_default();
            assert_eq!(edges(name), (first, parts.last().unwrap_or(first)), "{name}");
        }
    }

    #[test]
    fn a_word_counts_at_the_edges_of_a_name_only() {
        let mut reader = Reader::new();
        let mut read = |names| reader.read(names).hints;
        assert!(read("related-posts").any(Hints::RELATED));
        assert!(read("c-story__relatedLinks share").any(Hints::SHARE));
        assert!(read("articleBody").any(Hints::BODY));
        assert!(!read("has-share-count wide").any(Hints::SHARE));
        assert!(!read("shadow").any(Hints::ADVERTISEMENT));
    }
}
