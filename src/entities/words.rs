//! Tokens in, what the features ask about each word out: hashes, shape, affixes, list marks.

use std::ops::Range;

use super::gazetteer::{self, Gazetteer};
use super::regime::{self, Regime};
use crate::crf::hash;
use crate::text::{Token, TokenKind, Tokens};

/// One token as the features see it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// The hash of its letters in lower case, without accents, apostrophes made one.
    pub(super) lower: u64,
    /// Its letters by kind, repeats folded: "Xx", "X.X.", "d,d", "X".
    pub(super) shape: u64,
    /// The same, had it no capital.
    pub(super) flat_shape: u64,
    /// Hashes of its first two, three and four letters, in lower case.
    pub(super) prefixes: [u64; 3],
    /// Hashes of its last two, three and four letters, in lower case.
    pub(super) suffixes: [u64; 3],
    /// How its letters are written.
    pub(super) case: Case,
    /// How its line is written.
    pub(super) regime: Regime,
    /// The lists that hold it by itself.
    pub(super) marks: u32,
    /// What it means, by and large; 0 where that is not known.
    pub(super) sense: u8,
    /// The lists that hold the longest known phrase around it.
    pub(super) known: u32,
    /// Where it stands in that phrase: 0 none, 1 alone, 2 first, 3 inside, 4 last.
    pub(super) known_part: u8,
    /// Whether it is the first word of a sentence, behind any marks.
    pub(super) opens: bool,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// What kind of token it is.
    pub(super) kind: Option<TokenKind>,
}

/// How the letters of a word are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Case {
    /// No letters that have a case.
    #[default]
    None,
    /// "iraq"
    Lower,
    /// "Iraq"
    Title,
    /// "I", "J."
    Letter,
    /// "IRAQ"
    Upper,
    /// `McDonald`, `iPhone`
    Mixed,
    /// In a line whose capitals tell nothing: probably no name.
    Flat,
    /// In a line whose capitals tell nothing: probably a name.
    Guess,
}

impl Word {
    /// Whether the word is written as a name is: with a capital somewhere.
    pub(super) fn capital(&self) -> bool {
        match self.case {
            Case::Title | Case::Letter | Case::Upper | Case::Mixed | Case::Guess => true,
            Case::None | Case::Lower | Case::Flat => false,
        }
    }

    /// Puts a guess in the place of the case.
    pub(super) fn guess(&mut self, is_name: bool) {
        self.case = if is_name { Case::Guess } else { Case::Flat };
        self.shape = hash::pair(self.flat_shape, self.case as u64);
    }

    pub(super) fn has_three_letters(&self) -> bool {
        let [_, three, _] = self.prefixes;
        three != 0
    }

    pub(super) fn has_four_letters(&self) -> bool {
        let [.., four] = self.prefixes;
        four != 0
    }
}

/// Makes the words of a text.
pub(super) fn words(text: &str, tokens: &Tokens, gazetteer: &Gazetteer) -> Vec<Word> {
    let mut words: Vec<Word> = tokens.tokens.iter().map(|token| word(text, token)).collect();
    for word in &mut words {
        let marks = gazetteer.marks(gazetteer::phrase(gazetteer::NOTHING, word.lower));
        let [.., sense] = marks.to_le_bytes();
        word.sense = sense;
        word.marks = marks & gazetteer::LISTS;
    }
    for sentence in &tokens.sentences {
        let first = sentence.clone().find(|&at| {
            words.get(at).is_some_and(|word| {
                !matches!(word.kind, Some(TokenKind::Mark | TokenKind::Sign | TokenKind::Stop))
            })
        });
        if let Some(word) = first.and_then(|at| words.get_mut(at)) {
            word.opens = true;
        }
    }
    regime::recase(&mut words, &tokens.paragraphs, gazetteer);
    for paragraph in &tokens.paragraphs {
        phrases(&mut words, paragraph.clone(), gazetteer);
    }
    words
}

/// Marks the longest phrases of the gazetteer, from the left, without overlaps.
fn phrases(words: &mut [Word], paragraph: Range<usize>, gazetteer: &Gazetteer) {
    let mut at = paragraph.start;
    while at < paragraph.end {
        let starts = words
            .get(at)
            .is_some_and(|word| word.capital() || word.kind == Some(TokenKind::Number));
        let found = starts.then(|| longest(words, at..paragraph.end, gazetteer)).flatten();
        let Some((end, marks)) = found else {
            at += 1;
            continue;
        };
        for (inside, word) in words.iter_mut().enumerate().take(end).skip(at) {
            word.known = marks;
            word.known_part = match (inside == at, inside + 1 == end) {
                (true, true) => 1,
                (true, false) => 2,
                (false, false) => 3,
                (false, true) => 4,
            };
        }
        at = end;
    }
}

/// The end and the marks of the longest phrase that starts where `range` does.
pub(super) fn longest(
    words: &[Word],
    range: Range<usize>,
    gazetteer: &Gazetteer,
) -> Option<(usize, u32)> {
    let mut phrase = gazetteer::NOTHING;
    let mut best = None;
    let limit = range.end.min(range.start + gazetteer::LONGEST_PHRASE);
    for (at, word) in words.iter().enumerate().take(limit).skip(range.start) {
        phrase = gazetteer::phrase(phrase, word.lower);
        let marks = gazetteer.marks(phrase) & gazetteer::NAMES;
        // A phrase ends with a word that may end a name, not with "of" by an accident of hashing.
        if marks != 0 && (word.capital() || at > range.start) {
            best = Some((at + 1, marks));
        }
    }
    best
}

fn word(text: &str, token: &Token) -> Word {
    let form = plain(token.span.of(text).unwrap_or_default(), token.kind);
    let mut made = Word { kind: Some(token.kind), spaced: token.spaced, ..Word::default() };
    let mut letters = Letters::default();
    made.lower = hash::START;
    made.shape = hash::START;
    made.flat_shape = hash::START;
    let (mut capitals, mut smalls, mut first_capital, mut count) = (0, 0, false, 0);
    let (mut before, mut before_flat) = (0, 0);
    for character in form.chars() {
        let (capital, small) = (character.is_uppercase(), character.is_lowercase());
        if count == 0 {
            first_capital = capital;
        }
        count += usize::from(character.is_alphabetic());
        capitals += usize::from(capital);
        smalls += usize::from(small);
        let sign = shape_sign(character, capital);
        if sign != before {
            made.shape = hash::byte(made.shape, sign);
            before = sign;
        }
        let flat = shape_sign(character, false);
        if flat != before_flat {
            made.flat_shape = hash::byte(made.flat_shape, flat);
            before_flat = flat;
        }
        let folded = fold(character);
        made.lower = hash::pair(made.lower, u64::from(folded));
        letters.push(folded);
    }
    made.prefixes = letters.prefixes;
    made.suffixes = letters.suffixes();
    made.case = match (capitals, smalls, first_capital) {
        (0, 0, _) => Case::None,
        (0, ..) => Case::Lower,
        (1, 0, _) => Case::Letter,
        (_, 0, _) => Case::Upper,
        (1, _, true) => Case::Title,
        _ => Case::Mixed,
    };
    made
}

/// A sign in the form that typesetters give it: writers type "--" for a dash, and two apostrophes
/// for a quotation mark.
fn plain(form: &str, kind: TokenKind) -> &str {
    match kind {
        TokenKind::Sign if form.len() > 1 && form.bytes().all(|byte| byte == b'-') => "–",
        TokenKind::Mark if form.chars().count() > 1 => "\"",
        TokenKind::Sign
        | TokenKind::Mark
        | TokenKind::Word
        | TokenKind::Clitic
        | TokenKind::Number
        | TokenKind::Stop
        | TokenKind::Address => form,
    }
}

/// The hash of a word as [`Word::lower`] has it, for lists.
pub(super) fn lower(word: &str) -> u64 {
    word.chars().fold(hash::START, |hash, character| hash::pair(hash, u64::from(fold(character))))
}

/// A word in lower case and without accents.
pub(super) fn folded(word: &str) -> String {
    word.chars()
        .map(|character| match character {
            digit if digit.is_ascii_digit() => digit,
            other => char::from_u32(fold(other)).unwrap_or(other),
        })
        .collect()
}

fn shape_sign(character: char, capital: bool) -> u8 {
    if capital {
        b'X'
    } else if character.is_alphabetic() {
        b'x'
    } else if character.is_numeric() {
        b'd'
    } else if character.is_ascii() {
        u8::try_from(character).unwrap_or(b'?')
    } else {
        b'?'
    }
}

/// The first and last letters of a word, gathered as they pass.
#[derive(Default)]
struct Letters {
    count: usize,
    running: u64,
    prefixes: [u64; 3],
    last: [u32; 4],
}

impl Letters {
    fn push(&mut self, letter: u32) {
        self.running = hash::pair(self.running, u64::from(letter));
        self.count += 1;
        if let Some(prefix) = self.count.checked_sub(2).and_then(|at| self.prefixes.get_mut(at)) {
            *prefix = self.running;
        }
        let [_, second, third, fourth] = self.last;
        self.last = [second, third, fourth, letter];
    }

    fn suffixes(&self) -> [u64; 3] {
        let [first, second, third, fourth] = self.last.map(u64::from);
        let two = hash::pair(third, fourth);
        let three = hash::pair(second, two);
        let all = [two, three, hash::pair(first, three)];
        let mut kept = [0; 3];
        for (length, (slot, value)) in (2..).zip(kept.iter_mut().zip(all)) {
            if self.count >= length {
                *slot = value;
            }
        }
        kept
    }
}

/// A letter in lower case and without its accent, as a number; digits are one.
fn fold(character: char) -> u32 {
    let lower = match character {
        'a'..='z' => return u32::from(character),
        'A'..='Z' => return u32::from(character.to_ascii_lowercase()),
        '0'..='9' => return u32::from('0'),
        '’' | 'ʼ' | '‘' | '`' => return u32::from('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' => return u32::from('"'),
        '\u{2010}' | '\u{2011}' => return u32::from('-'),
        '—' | '―' | '−' => return u32::from('–'),
        _ => character.to_lowercase().next().unwrap_or(character),
    };
    u32::from(match lower {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' | 'ĝ' | 'ġ' => 'g',
        'ħ' | 'ḥ' => 'h',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ł' | 'ļ' | 'ľ' | 'ĺ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ř' | 'ŗ' => 'r',
        'ś' | 'š' | 'ş' | 'ș' | 'ŝ' | 'ṣ' => 's',
        'ţ' | 'ť' | 'ț' | 'ŧ' | 'ṭ' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' | 'ẓ' => 'z',
        other => other,
    })
}
