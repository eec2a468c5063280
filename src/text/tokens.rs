//! One line of text in, its tokens out.

use std::sync::LazyLock;

use super::{Token, TokenKind};
use crate::Span;
use crate::word_list::WordList;

static ABBREVIATIONS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("abbreviations.txt")));

/// Letters of the longest abbreviation: longer words need no look-up.
const LONGEST_ABBREVIATION: usize = 6;

/// Characters before the `@` of a mail address (RFC 5321, 4.5.3.1.1).
const LONGEST_MAILBOX: usize = 64;

/// Appends the tokens of `line`, which starts at byte `base` of the text.
pub(super) fn of_line(line: &str, base: usize, out: &mut Vec<Token>) {
    let mut cursor = Cursor { line, at: 0 };
    let mut spaced = true;
    while let Some(first) = cursor.peek() {
        let start = cursor.at;
        if first.is_whitespace() || is_invisible(first) {
            cursor.bump(first);
            spaced |= first.is_whitespace();
            continue;
        }
        let kind = if let Some(end) = address(cursor.rest()) {
            cursor.at += end;
            TokenKind::Address
        } else if first.is_numeric() {
            number(&mut cursor);
            TokenKind::Number
        } else if is_letter(first) {
            word(&mut cursor);
            TokenKind::Word
        } else if let Some(length) = clitic(cursor.rest()).filter(|_| !spaced && follows_word(out))
        {
            cursor.at += length;
            TokenKind::Clitic
        } else {
            sign(&mut cursor, first)
        };
        out.push(Token { span: Span::new(base + start, base + cursor.at), kind, spaced });
        spaced = false;
    }
}

struct Cursor<'t> {
    line: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        self.line.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self, character: char) {
        self.at += character.len_utf8();
    }
}

fn follows_word(out: &[Token]) -> bool {
    out.last().is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
}

/// Whether a character belongs to a word: letters, combining marks, joiners inside a word.
fn is_letter(character: char) -> bool {
    character.is_alphabetic()
        || is_combining(character)
        || matches!(character, '\u{200c}' | '\u{200d}')
}

fn is_combining(character: char) -> bool {
    matches!(u32::from(character), 0x300..=0x36f | 0x483..=0x487 | 0x591..=0x5bd | 0x610..=0x61a
        | 0x64b..=0x65f | 0x93c | 0x94d | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff
        | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f)
}

/// Zero-width and direction characters, which stand between tokens and in none.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ' | '‘' | '\u{2032}' | '`')
}

/// A word: letters; an apostrophe, stop or digit stays inside where letters follow it.
fn word(cursor: &mut Cursor<'_>) {
    let start = cursor.at;
    while let Some(character) = cursor.peek() {
        if is_letter(character) || character.is_numeric() || is_invisible(character) {
            cursor.bump(character);
        } else if is_apostrophe(character) {
            let after = cursor.rest().chars().nth(1);
            let inside = after.is_some_and(is_letter) && clitic(cursor.rest()).is_none();
            if !inside || character == '`' {
                break;
            }
            cursor.bump(character);
        } else {
            break;
        }
    }
    // Invisible characters at the end are not part of the word.
    let taken = cursor.line.get(start..cursor.at).unwrap_or_default();
    cursor.at = start + taken.trim_end_matches(is_invisible).len();
    stops(cursor, start);
}

/// Takes the stops of an abbreviation into the word: "U.S.", "e.g.", "Mr.", "J.".
fn stops(cursor: &mut Cursor<'_>, start: usize) {
    if !cursor.rest().starts_with('.') {
        return;
    }
    let letters = cursor.line.get(start..cursor.at).unwrap_or_default();
    let mut characters = letters.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        // One letter and a stop, again and again; a lone small letter is no initial.
        let mut end = cursor.at + 1;
        let mut count = 1;
        loop {
            let mut rest = cursor.line.get(end..).unwrap_or_default().chars();
            match (rest.next(), rest.next()) {
                (Some(letter), Some('.')) if letter.is_alphabetic() => {
                    end += letter.len_utf8() + 1;
                    count += 1;
                }
                (next, _) => {
                    if count == 1 && (!only.is_uppercase() || next.is_some_and(is_letter)) {
                        return;
                    }
                    break;
                }
            }
        }
        cursor.at = end;
    } else if letters.len() <= LONGEST_ABBREVIATION && is_abbreviation(letters) {
        cursor.at += 1;
    }
}

/// Whether `word` (without its stop) is in the list of abbreviations.
fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(&word.to_lowercase())
}

/// The length of a clitic at the start of `rest`.
fn clitic(rest: &str) -> Option<usize> {
    let mark = rest.chars().next().filter(|&mark| is_apostrophe(mark) && mark != '`')?;
    let letters = rest.get(mark.len_utf8()..)?;
    let end = letters.find(|character| !is_letter(character)).unwrap_or(letters.len());
    let tail = letters.get(..end)?;
    let known =
        ["s", "d", "m", "ll", "re", "ve"].iter().any(|known| known.eq_ignore_ascii_case(tail));
    (known && !letters.get(end..)?.starts_with(char::is_numeric)).then_some(mark.len_utf8() + end)
}

/// A number: digits with `,` and `.` between digits, and letters right behind ("11th", "20m").
fn number(cursor: &mut Cursor<'_>) {
    while let Some(character) = cursor.peek() {
        let joins = matches!(character, ',' | '.' | ':')
            && cursor.rest().chars().nth(1).is_some_and(char::is_numeric);
        if !(character.is_numeric() || is_letter(character) || joins) {
            break;
        }
        cursor.bump(character);
    }
}

/// A sign, alone or as one of the runs that are one token.
fn sign(cursor: &mut Cursor<'_>, first: char) -> TokenKind {
    let rest = cursor.rest();
    match first {
        '.' | '-' | '!' | '?' => {
            cursor.at += rest.chars().take_while(|&next| next == first).count();
        }
        '\'' | '`' | '’' | '‘' if rest.chars().nth(1) == Some(first) => {
            cursor.at += 2 * first.len_utf8();
        }
        _ => cursor.bump(first),
    }
    match first {
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '؟' | '۔' | '।' | '॥' => {
            TokenKind::Stop
        }
        '"' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '\'' | '`' | '´' | '«' | '»'
        | '‹' | '›' | '「' | '」' | '『' | '』' | '〝' | '〞' | '＂' => TokenKind::Mark,
        _ => TokenKind::Sign,
    }
}

/// The length of a web address, mail address, handle or hashtag at the start of `rest`.
fn address(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    let likely = matches!(first, '@' | '#') || first.is_ascii_alphanumeric();
    if !likely {
        return None;
    }
    if let Some(name) = rest.strip_prefix(['@', '#']) {
        let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
        return (end > 0).then_some(end + 1);
    }
    let web = ["http://", "https://", "www."].iter().any(|scheme| {
        rest.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    });
    if web {
        let end =
            rest.find(|c: char| c.is_whitespace() || "<>\"“”‘’".contains(c)).unwrap_or(rest.len());
        let whole = rest.get(..end)?;
        return Some(whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']).len());
    }
    mail(rest)
}

/// The length of a mail address at the start of `rest`.
fn mail(rest: &str) -> Option<usize> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    // Every word of a chain ("one-two-three…") is tried, so each may look only so far.
    let user = rest.char_indices().take(LONGEST_MAILBOX + 1).find(|(_, c)| !part(*c))?.0;
    let host = rest.get(user..)?.strip_prefix('@')?;
    let end = host.find(|c| !part(c)).unwrap_or(host.len());
    let host = host.get(..end)?.trim_end_matches('.');
    host.contains('.').then_some(user + 1 + host.len())
}
