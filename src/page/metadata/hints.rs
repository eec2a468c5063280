//! The class names and the id of an element in, what they say about it out.

use std::sync::LazyLock;

use crate::quick::{Memo, QuickMap};
use crate::word_list::WordList;

use super::attributes::Attributes;

/// What the names on an element, or the element itself, say about it: a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hints(u16);

impl Hints {
    pub(super) const BYLINE: Self = Self(1);
    pub(super) const DATE: Self = Self(1 << 1);
    pub(super) const MODIFIED: Self = Self(1 << 2);
    pub(super) const DECK: Self = Self(1 << 3);
    pub(super) const SECTION: Self = Self(1 << 4);
    pub(super) const HEADLINE: Self = Self(1 << 5);
    pub(super) const TAG: Self = Self(1 << 6);
    pub(super) const META: Self = Self(1 << 7);
    pub(super) const BIO: Self = Self(1 << 8);
    /// The description of a picture.
    pub(super) const CAPTION: Self = Self(1 << 13);
    /// A path of links to the page's place in the site.
    pub(super) const CRUMB: Self = Self(1 << 9);
    /// What readers wrote.
    pub(super) const COMMENT: Self = Self(1 << 10);
    /// Beside the article: menus, lists of other articles, the foot of the page.
    pub(super) const ASIDE: Self = Self(1 << 11);
    /// The same, said by the element itself: `nav`, `aside`, `footer`.
    pub(super) const BESIDE: Self = Self(1 << 12);

    fn named(name: &str) -> Self {
        match name {
            "byline" => Self::BYLINE,
            "date" => Self::DATE,
            "modified" => Self::MODIFIED,
            "deck" => Self::DECK,
            "section" => Self::SECTION,
            "headline" => Self::HEADLINE,
            "tag" => Self::TAG,
            "meta" => Self::META,
            "bio" => Self::BIO,
            "caption" => Self::CAPTION,
            "crumb" => Self::CRUMB,
            "comment" => Self::COMMENT,
            "aside" => Self::ASIDE,
            _ => Self::default(),
        }
    }

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words that say something.
#[derive(Debug)]
struct Words {
    hints: QuickMap<&'static str, Hints>,
    /// For each first letter the lengths of its words, a bit each: most names are utility classes,
    /// and this turns nearly all of their words away.
    lengths: [u32; 26],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let list = WordList::new(include_str!("hints.txt"));
    let mut words = Words { hints: QuickMap::default(), lengths: [0; 26] };
    for (word, hint) in list.entries().iter().filter_map(|line| line.split_once('\t')) {
        words.hints.insert(word, Hints::named(hint));
        if let Some(bits) = initial(word).and_then(|letter| words.lengths.get_mut(letter)) {
            *bits |= length_bit(word);
        }
    }
    words
});

/// What the class names of a page were found to say: it repeats a few hundred of them thousands
/// of times.
#[derive(Debug)]
pub(super) struct Names<'p>(Memo<'p, Hints>);

impl<'p> Names<'p> {
    pub(super) fn new() -> Self {
        Self(Memo::new())
    }

    /// What class names and id of an element say.
    pub(super) fn of(&mut self, attributes: &Attributes<'p>) -> Hints {
        let names = [attributes.class, attributes.id].into_iter().flatten();
        names.fold(Hints::default(), |hints, name| hints.with(self.0.get(name, read)))
    }
}

/// What the words of a name say.
fn read(name: &str) -> Hints {
    /// More bytes than any word of the list has.
    const LONGEST: usize = 32;
    let mut hints = Hints::default();
    for word in words(name) {
        let lengths = initial(word).and_then(|letter| WORDS.lengths.get(letter));
        if lengths.is_none_or(|lengths| lengths & length_bit(word) == 0) {
            continue;
        }
        let mut lower = [0; LONGEST];
        let Some(lower) = lower.get_mut(..word.len()) else { continue };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let known = std::str::from_utf8(lower).ok().and_then(|word| WORDS.hints.get(word));
        hints = hints.with(known.copied().unwrap_or_default());
    }
    hints
}

/// The number of the first letter of a word in the alphabet.
fn initial(word: &str) -> Option<usize> {
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    first.checked_sub(b'a').map(usize::from)
}

/// The bit that stands for the length of a word.
fn length_bit(word: &str) -> u32 {
    u32::try_from(word.len()).ok().and_then(|length| 1_u32.checked_shl(length)).unwrap_or(0)
}

/// Longer names are made by machines and say nothing.
const MAX_NAME_BYTES: usize = 400;

/// The words of a class attribute: `post-byline ArticleDate` has four.
fn words(names: &str) -> impl Iterator<Item = &str> {
    let names = if names.len() > MAX_NAME_BYTES { "" } else { names };
    names.split(|c: char| !c.is_ascii_alphabetic()).flat_map(capitals)
}

/// "articleByline" as "article" and "Byline".
fn capitals(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let bytes = rest.as_bytes();
        let cut = bytes.windows(2).position(
            |pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()),
        );
        let (head, tail) = rest.split_at(cut.map_or(rest.len(), |at| at + 1));
        rest = tail;
        Some(head)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_at_marks_and_capitals() {
        let cut =
            |names| words(names).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        assert_eq!(cut("post__byline-x ArticleDate"), "post byline x Article Date");
    }
}
