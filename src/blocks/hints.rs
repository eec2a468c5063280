//! The class, id and role of an element in, what they say it is for out.

use std::ops::Range;
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
    hints: QuickMap<&'static [u8], Hints>,
    /// For each first letter the lengths of its words, a bit each.
    lengths: [u32; 128],
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { hints: QuickMap::default(), lengths: [0; 128] };
    let list = WordList::new(include_str!("hints.txt"));
    for (word, purpose) in list.entries().iter().filter_map(|line| line.split_once('\t')) {
        let Some(bit) = PURPOSES.iter().position(|known| *known == purpose) else { continue };
        words.hints.insert(word.as_bytes(), Hints(1 << bit));
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
        Self { seen: Memo::new() }
    }

    /// What the names in `value` say.
    ///
    /// A word counts where it is a whole name, or the first or last of its parts
    /// ("related-posts", "articleBody"): in the middle of a name it says little.
    pub(super) fn read(&mut self, value: &'p str) -> Said {
        self.seen.get(value, |value| {
            let (mut hints, mut unseen) = (Hints::default(), false);
            for (number, name) in value.split_ascii_whitespace().enumerate() {
                unseen |= is_unseen_class(name);
                if number < MAX_NAMES {
                    hints = hints.with(read(name));
                }
            }
            Said { hints, unseen }
        })
    }
}

/// What one name says: the whole, its first part and its last.
fn read(name: &str) -> Hints {
    if !name.is_ascii() {
        let mut parts = Parts { rest: name };
        let first = parts.next().unwrap_or_default();
        let last = parts.last().unwrap_or(first);
        // No word of the list has other letters than those of ASCII.
        let is_ours = |word: &&str| word.chars().all(|c| c.is_ascii() || !c.is_alphanumeric());
        let words = [name, first, last].into_iter().filter(is_ours);
        return words.map(meaning).fold(Hints::default(), Hints::with);
    }
    let Cut { initial, letters, first, last } = Cut::of(name);
    let mut hints = Hints::default();
    if is_possible(initial, letters) {
        hints = meaning(name);
    }
    // Of a name with one part this would say the same.
    if first.len() < letters {
        for part in [first, last] {
            let initial = name.as_bytes().get(part.start).copied().unwrap_or_default();
            if is_possible(initial, part.len()) {
                hints = hints.with(meaning(name.get(part).unwrap_or_default()));
            }
        }
    }
    hints
}

/// Whether a word may say something. Most names are utility classes: length and first letter tell
/// that they say nothing.
fn is_possible(first: u8, length: usize) -> bool {
    let lengths = WORDS.lengths.get(usize::from(first.to_ascii_lowercase()));
    let bit = u32::try_from(length).ok().and_then(|length| lengths?.checked_shr(length));
    bit.is_some_and(|bit| bit & 1 == 1)
}

/// What one word says.
fn meaning(word: &str) -> Hints {
    /// More bytes than any word of the list has.
    const LONGEST: usize = 32;
    let mut lower = [0; LONGEST];
    let mut length = 0;
    for byte in word.bytes().filter(u8::is_ascii_alphanumeric) {
        let Some(slot) = lower.get_mut(length) else { return Hints::default() };
        *slot = byte.to_ascii_lowercase();
        length += 1;
    }
    let known = lower.get(..length).and_then(|word| WORDS.hints.get(word));
    known.copied().unwrap_or_default()
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

/// Where a name of ASCII is cut: of "relatedPosts_list-2", related and 2 are the first part and
/// the last.
#[derive(Debug, Default)]
struct Cut {
    /// The first letter or digit.
    initial: u8,
    /// Letters and digits.
    letters: usize,
    first: Range<usize>,
    last: Range<usize>,
}

impl Cut {
    fn of(name: &str) -> Self {
        let mut cut = Self::default();
        let mut before = Kind::Mark;
        for (at, byte) in name.bytes().enumerate() {
            let kind = KINDS.get(usize::from(byte)).copied().unwrap_or(Kind::Mark);
            let was = std::mem::replace(&mut before, kind);
            if kind == Kind::Mark {
                continue;
            }
            if cut.letters == 0 {
                cut.initial = byte;
                cut.first.start = at;
            }
            if was == Kind::Mark || was == Kind::Small && kind == Kind::Capital {
                cut.last.start = at;
            }
            cut.last.end = at + 1;
            // The first part grows as long as it is the last, too.
            if cut.first.start == cut.last.start {
                cut.first.end = at + 1;
            }
            cut.letters += 1;
        }
        cut
    }
}

/// What a byte does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mark,
    Digit,
    Small,
    Capital,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Mark; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        #[expect(clippy::indexing_slicing, reason = "the compiler runs this, within the bounds")]
        {
            kinds[byte as usize] = match byte {
                b'0'..=b'9' => Kind::Digit,
                b'a'..=b'z' => Kind::Small,
                b'A'..=b'Z' => Kind::Capital,
                _ => Kind::Mark,
            };
        }
        byte += 1;
    }
    kinds
};

/// The parts of a name: "relatedPosts_list-2" → related, Posts, list, 2.
struct Parts<'n> {
    rest: &'n str,
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
    fn a_name_of_ascii_is_cut_as_any_other() {
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
            let cut = Cut::of(name);
            let edges = [cut.first, cut.last].map(|part| name.get(part).unwrap_or_default());
            assert_eq!(edges, [first, parts.last().unwrap_or(first)], "{name}");
            let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
            assert_eq!(cut.letters, letters.clone().count());
            assert_eq!(cut.initial, letters.clone().next().unwrap_or_default());
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
