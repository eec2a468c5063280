//! A document and some of its words in, what the lists know of them as a name out.

use std::ops::Range;

use super::features::{Document, PERSON};
use super::gazetteer::{self, List};
use super::model::Kind;
use super::words::{Case, Word};
use crate::text::TokenKind;

impl Document {
    /// Whether a name is one word that is known for a people, a faith or a camp and for no work.
    pub(super) fn is_people(&self, range: &Range<usize>) -> bool {
        let Some([word]) = self.words.get(range.clone()) else { return false };
        let is = |list: List| word.marks & list.bit() != 0;
        is(List::Group) && !is(List::Misc) && !is(List::Product)
    }

    /// Whether the lists know a name for a people, a faith or a camp and for nothing else.
    pub(super) fn is_only_people(&self, range: &Range<usize>) -> bool {
        let only = |lists: u32| lists & gazetteer::NAMES == List::Group.bit();
        match self.words.get(range.clone()) {
            Some([word]) => only(word.marks),
            Some([first, .., last]) => {
                only(first.known) && first.known_part == 2 && last.known_part == 4
            }
            Some([]) | None => false,
        }
    }

    /// Whether a name starts with a people, behind which a known work or product stands by itself:
    /// "Russian" and "T-72".
    pub(super) fn starts_with_people(&self, range: &Range<usize>) -> bool {
        const WORKS: u32 = 1 << List::Misc as u32 | 1 << List::Product as u32;
        let Some([people, rest @ ..]) = self.words.get(range.clone()) else { return false };
        let known = match rest {
            [] => false,
            [only] => only.marks & WORKS != 0,
            [first, .., last] => {
                first.known & WORKS != 0 && first.known_part == 2 && last.known_part == 4
            }
        };
        known && people.marks & List::Group.bit() != 0
    }

    /// The kind of a phrase that the gazetteer knows as a whole: "Saudi Arabian", "United States".
    pub(super) fn known_kind(&self, range: &Range<usize>) -> Option<Kind> {
        let words = self.words.get(range.clone())?;
        let [first, inside @ .., last] = words else { return None };
        let whole = first.known_part == 2
            && last.known_part == 4
            && inside.iter().all(|word| word.known_part == 3);
        let is = |list: List| first.known & list.bit() != 0;
        whole.then_some(())?;
        [
            (List::Country, Kind::Place),
            (List::Group, Kind::Group),
            (List::Organization, Kind::Organization),
        ]
        .into_iter()
        .find_map(|(list, kind)| is(list).then_some(kind))
    }

    /// Whether a list of places knows a word by itself.
    pub(super) fn is_place(&self, at: usize) -> bool {
        const PLACES: u32 =
            1 << List::City as u32 | 1 << List::Region as u32 | 1 << List::Country as u32;
        self.words.get(at).is_some_and(|word| word.marks & PLACES != 0)
    }

    /// Whether a word is the head of the names of places: "river".
    pub(super) fn is_place_head(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.marks & List::PlaceHead.bit() != 0)
    }

    /// The words of a name, hashed.
    pub(super) fn form(&self, range: &Range<usize>) -> Vec<u64> {
        self.words.get(range.clone()).unwrap_or_default().iter().map(|word| word.lower).collect()
    }

    /// Whether a name that is taken for a work or an event looks like a person's: two words in
    /// title case of which no list knows anything but people, without an article or marks before.
    pub(super) fn like_a_person(&self, range: &Range<usize>) -> bool {
        let plain = |word: &Word| {
            word.case == Case::Title
                && word.kind == Some(TokenKind::Word)
                && word.marks & !PERSON == 0
                && word.known & !PERSON == 0
        };
        let words = self.words.get(range.clone()).unwrap_or_default();
        let before = range.start.checked_sub(1).and_then(|at| self.words.get(at));
        let led = before.is_some_and(|word| {
            word.kind == Some(TokenKind::Mark)
                || ["the", "a", "an", "of", "for"].map(super::words::lower).contains(&word.lower)
        });
        words.len() == 2 && words.iter().all(plain) && !led
    }
}
