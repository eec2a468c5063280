//! Words in, those of lines whose capitals tell nothing with a guess in the place of their case out.
//!
//! In "ANN LEE LEAVES AYR", in "Ann Lee Leaves Ayr at Night" and where a text has no capitals at
//! all, a word's case does not part names from other words. The rest of the document, lists of
//! names and lists of common words do, if less surely: the model is told which it was.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::gazetteer::{self, Gazetteer, List};
use super::memory::Given;
use super::words::{self, Case, Word};
use crate::text::TokenKind;

/// How a line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Regime {
    /// Capitals stand at the starts of sentences and names.
    #[default]
    Plain,
    /// No word has a capital, here and in most of the document.
    Small,
    /// Every word is in capitals.
    Capitals,
    /// Nearly every word has a capital.
    Title,
}

/// Words of the shortest line in capitals that is one by itself: fewer may be acronyms or labels.
const FEWEST_CAPITALS: usize = 4;
/// Words with a meaning that have a capital in the shortest line in title case, and how many of
/// them there must be for each that has none.
const FEWEST_TITLES: usize = 3;
const TITLES_A_SMALL: usize = 4;

/// Puts a guess in the place of the case of words whose case tells nothing.
pub(super) fn recase(words: &mut [Word], paragraphs: &[Range<usize>], gazetteer: &Gazetteer) {
    let regimes = regimes(words, paragraphs);
    if regimes.iter().all(|&regime| regime == Regime::Plain) {
        return;
    }
    let plain = paragraphs.iter().zip(&regimes).filter(|(_, regime)| **regime == Regime::Plain);
    let seen = seen(words, plain.map(|(line, _)| line));
    for (line, &regime) in paragraphs.iter().zip(&regimes) {
        if regime == Regime::Plain {
            continue;
        }
        let Some(words) = words.get_mut(line.clone()) else { continue };
        for word in words.iter_mut().filter(|word| word.case != Case::None) {
            word.regime = regime;
            let elsewhere = seen.get(&word.lower).copied();
            word.guess(elsewhere.unwrap_or_else(|| is_name(word)));
        }
        in_phrases(words, gazetteer);
        with_heads(words);
    }
}

/// Which words the lines that tell it write with a capital inside sentences, more often than small.
fn seen<'l>(
    words: &[Word],
    lines: impl Iterator<Item = &'l Range<usize>>,
) -> HashMap<u64, bool, BuildHasherDefault<Given>> {
    let mut counts: HashMap<u64, (u32, u32), BuildHasherDefault<Given>> = HashMap::default();
    for word in lines.filter_map(|line| words.get(line.clone())).flatten() {
        if word.case == Case::Lower {
            counts.entry(word.lower).or_default().0 += 1;
        } else if word.capital() && !word.opens {
            counts.entry(word.lower).or_default().1 += 1;
        }
    }
    counts.into_iter().map(|(word, (small, capital))| (word, capital > small)).collect()
}

/// Whether a word is a name rather than not, by the lists.
fn is_name(word: &Word) -> bool {
    const SURE: u32 = 1 << List::Country as u32 | 1 << List::Group as u32;
    let common = word.marks & List::Common.bit() != 0;
    let word_of_kind = matches!(word.kind, Some(TokenKind::Word | TokenKind::Address));
    let on_list = word.marks & gazetteer::NAMES != 0;
    let meant = word.sense != 0 && word.marks & SURE == 0;
    word_of_kind && !common && !meant && (on_list || word.has_three_letters())
}

/// Takes the words of known names of several words for names.
fn in_phrases(words: &mut [Word], gazetteer: &Gazetteer) {
    let mut at = 0;
    while at < words.len() {
        let found =
            words::longest(words, at..words.len(), gazetteer).filter(|(end, _)| *end > at + 1);
        let end = found.map_or(at + 1, |(end, _)| end);
        if end > at + 1 {
            for word in words.iter_mut().take(end).skip(at) {
                if word.case == Case::Flat && word.has_four_letters() {
                    word.guess(true);
                }
            }
        }
        at = end;
    }
}

/// Takes "University" behind a name for a part of it.
fn with_heads(words: &mut [Word]) {
    const HEADS: u32 =
        1 << List::BodyHead as u32 | 1 << List::PlaceHead as u32 | 1 << List::MiscHead as u32;
    let mut before = false;
    for word in words {
        if before && word.case == Case::Flat && word.marks & HEADS != 0 {
            word.guess(true);
        }
        before = word.case == Case::Guess;
    }
}

/// Whether a word has a meaning and is on no list of names.
fn is_meant(word: &Word) -> bool {
    word.sense != 0 && word.has_four_letters() && word.marks & gazetteer::NAMES == 0
}

/// What words tell of how their line is written.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    /// Words that have a case.
    all: usize,
    small: usize,
    upper: usize,
    /// Words with a meaning, which a name has by chance only.
    meant_small: usize,
    meant_title: usize,
}

impl Counts {
    fn of(words: &[Word]) -> Self {
        let mut counts = Self::default();
        for word in words.iter().filter(|word| word.kind == Some(TokenKind::Word)) {
            let case = |case: Case| usize::from(word.case == case);
            let meant = usize::from(is_meant(word));
            counts.all += usize::from(word.case != Case::None);
            counts.small += case(Case::Lower);
            counts.upper += case(Case::Upper) + case(Case::Letter);
            counts.meant_small += meant * case(Case::Lower);
            counts.meant_title += meant * case(Case::Title);
        }
        counts
    }

    fn no_capitals(self) -> bool {
        self.all > 0 && self.small == self.all
    }

    fn all_capitals(self) -> bool {
        self.all > 0 && self.upper == self.all
    }
}

/// How each paragraph is written.
fn regimes(words: &[Word], paragraphs: &[Range<usize>]) -> Vec<Regime> {
    let lines: Vec<Counts> = paragraphs
        .iter()
        .map(|line| Counts::of(words.get(line.clone()).unwrap_or_default()))
        .collect();
    let sum = |of: fn(&Counts) -> bool| {
        lines.iter().filter(|line| of(line)).map(|line| line.all).sum::<usize>()
    };
    let all: usize = lines.iter().map(|line| line.all).sum();
    let mostly_small = sum(|line| line.no_capitals()) * 2 > all;
    let mostly_capitals = sum(|line| line.all_capitals()) * 2 > all;
    let regime = |line: &Counts| {
        let titles = line.meant_title >= FEWEST_TITLES
            && line.meant_title >= TITLES_A_SMALL * line.meant_small;
        if line.no_capitals() && mostly_small {
            Regime::Small
        } else if line.all_capitals() && (mostly_capitals || line.all >= FEWEST_CAPITALS) {
            Regime::Capitals
        } else if titles {
            Regime::Title
        } else {
            Regime::Plain
        }
    };
    lines.iter().map(regime).collect()
}

#[cfg(test)]
mod tests {
    use crate::entities::gazetteer::Gazetteer;
    use crate::entities::words::{Case, words};
    use crate::text::tokenize;

    /// The words that are guessed to be names, in small letters.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let gazetteer = Gazetteer::read(include_bytes!("gazetteer.bin")).unwrap();
        let tokens = tokenize(text);
        let words = words(text, &tokens, &gazetteer);
        let names = (0..).zip(&words).filter(|(_, word)| word.case == Case::Guess);
        let found: Vec<String> =
            names.map(|(at, _)| tokens.form(text, at).to_lowercase()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lists_tell_names_where_capitals_do_not() {
        let names = ["okonkwo", "washington", "european", "union"];
        check(
            "chairman okonkwo left washington after bitter talks with the european union",
            &names,
        );
        check(
            "CHAIRMAN OKONKWO LEFT WASHINGTON AFTER BITTER TALKS WITH THE EUROPEAN UNION",
            &names,
        );
        check(
            "Chairman Okonkwo Left Washington After Bitter Talks with the European Union",
            &names,
        );
    }

    #[test]
    fn the_head_of_a_name_is_part_of_it() {
        check("a student of okonkwo university left", &["okonkwo", "university"]);
    }

    #[test]
    fn the_text_below_a_headline_tells_its_names() {
        let text = "The guards of Hope met near the bridge when the rain had stopped.";
        check(&format!("GUARDS OF HOPE MEET\n\n{text}"), &["hope"]);
        check("GUARDS OF HOPE MEET", &[]);
    }

    #[test]
    fn capitals_that_tell_are_believed() {
        check("Ann Lee left Ayr with the guard of the bridge.", &[]);
        check("Ann Lee left Ayr.\n\nno names stand here\n\nNATO", &[]);
    }
}
