//! The text of a byline in, the names of the authors and the agency out.

use crate::word_list::WordList;

use super::words::{clean, count_words, fold, is_dense};

/// Who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Byline {
    pub authors: Vec<String>,
    pub agency: Option<String>,
}

impl Byline {
    /// Adds what another byline says.
    pub(super) fn add(&mut self, other: Self) {
        for name in other.authors {
            if !self.authors.iter().any(|one| fold(one) == fold(&name)) {
                self.authors.push(name);
            }
        }
        self.agency = self.agency.take().or(other.agency);
    }
}

/// The word lists that bylines are read with.
#[derive(Debug)]
pub(super) struct Bylines {
    openers: WordList,
    roles: WordList,
    agencies: WordList,
}

/// Longer names are sentences.
const MAX_NAME_WORDS: usize = 6;

/// A byline with more words than this tells who the author is.
const MAX_BYLINE_WORDS: usize = 30;

impl Bylines {
    pub(super) fn new() -> Self {
        Self {
            openers: WordList::new(include_str!("byline_openers.txt")),
            roles: WordList::new(include_str!("byline_roles.txt")),
            agencies: WordList::new(include_str!("agencies.txt")),
        }
    }

    /// The name of an agency as it is to be shown, where `text` names one.
    pub(super) fn agency(&self, text: &str) -> Option<&'static str> {
        self.agencies.value(&fold(text))
    }

    /// The agency that a headline opens with, and the rest: "The Media Line: …".
    pub(super) fn without_agency(&self, title: &str) -> Option<(&'static str, String)> {
        let (head, rest) = title.split_once(": ")?;
        Some((self.agency(head)?, rest.trim().to_owned())).filter(|(_, rest)| count_words(rest) > 2)
    }

    /// What follows "By" or its like at the start of a line.
    pub(super) fn after_opener<'t>(&self, line: &'t str) -> Option<&'t str> {
        let lower = line.to_lowercase();
        // Lower case can be longer or shorter than what it was made from.
        let same = lower.len() == line.len();
        let opener = self.openers.entries().iter().rev().filter(|_| same).find(|opener| {
            let Some(rest) = lower.strip_prefix(**opener) else { return false };
            let closed = opener.ends_with([':', '：', '/', '／']);
            closed || rest.starts_with([' ', ':', '：']) || opener.chars().all(is_dense)
        })?;
        let rest = line.get(opener.len()..)?;
        Some(rest.trim_start_matches([' ', ':', '：']))
    }

    /// Reads a byline, with or without an opener.
    pub(super) fn read(&self, text: &str) -> Byline {
        let text = clean(text);
        let mut rest = text.as_str();
        while let Some(after) = self.after_opener(rest) {
            rest = after;
        }
        let mut byline = Byline::default();
        if count_words(rest) > MAX_BYLINE_WORDS {
            return byline;
        }
        let rest = without_brackets(rest);
        for part in rest.split(['|', '•', '·', '\n', '—', '–', '/']) {
            for piece in pieces(part) {
                self.take(piece, &mut byline);
            }
        }
        byline
    }

    /// Takes one piece of a byline for what it is.
    fn take(&self, piece: &str, byline: &mut Byline) {
        let piece = piece.trim_matches(|c: char| c.is_whitespace() || ".,:;-*\"“”".contains(c));
        if let Some(agency) = self.agency(piece) {
            byline.agency.get_or_insert_with(|| agency.to_owned());
            return;
        }
        if self.is_name(piece) && !byline.authors.iter().any(|one| fold(one) == fold(piece)) {
            byline.authors.push(piece.to_owned());
        }
    }

    fn is_name(&self, piece: &str) -> bool {
        let words = count_words(piece);
        let last = piece.rsplit(' ').next().unwrap_or(piece).to_lowercase();
        let is_address = ["@", "#", "//", "www."].iter().any(|mark| piece.contains(mark));
        let is_role = words > 1 && self.roles.contains(&last);
        let has_letters = piece.chars().any(char::is_alphabetic);
        (1..=MAX_NAME_WORDS).contains(&words)
            && has_letters
            && !(is_address || is_role || is_degree(piece))
    }
}

/// `PhD`, `M.D.`, `MS RD`: at most five letters a word, more than one of them a capital.
fn is_degree(piece: &str) -> bool {
    let degree = |word: &str| {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).collect();
        let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
        letters.len() <= 6 && capitals >= 2 && letters.len() - capitals <= 2
    };
    piece.split([' ', '-']).all(degree)
}

/// Words that join two names.
const JOINTS: [&str; 8] = [" and ", " und ", " et ", " y ", " with ", " & ", " i ", " и "];

fn pieces(part: &str) -> Vec<&str> {
    let mut all = vec![part];
    for joint in JOINTS {
        all = all.into_iter().flat_map(|piece| piece.split(joint)).collect();
    }
    all.into_iter().flat_map(|piece| piece.split([',', ';', '、', '，'])).collect()
}

fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(character),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Authors parted by commas, then the agency after a bar.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let Byline { authors, agency } = Bylines::new().read(text);
        let agency = agency.map(|agency| format!(" | {agency}")).unwrap_or_default();
        assert_eq!(format!("{}{agency}", authors.join(", ")), expected);
    }

    #[test]
    fn an_agency_is_no_author() {
        check("By Ann Lee/The Media Line", "Ann Lee | The Media Line");
        check("Ann Lee | Associated Press", "Ann Lee | AP");
    }

    #[test]
    fn several_authors_are_several() {
        check("By Ann Lee, Bo Li and Cy Orr", "Ann Lee, Bo Li, Cy Orr");
        check("Von Ann Lee und Bo Li", "Ann Lee, Bo Li");
    }

    #[test]
    fn degrees_and_roles_are_no_names() {
        check("Written by Ann Lee, MS, RD, Senior Health Editor", "Ann Lee");
    }
}
