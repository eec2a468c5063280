//! The text of a byline in, the names of the authors and the agency out.

use std::sync::LazyLock;

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
    stops: WordList,
    helpers: WordList,
    particles: WordList,
    months: WordList,
    weekdays: WordList,
}

/// Longer names are sentences.
const MAX_NAME_WORDS: usize = 6;

/// Longer names are no names, however few words they have.
const MAX_NAME_BYTES: usize = 120;

/// A byline with more words than this tells who the author is.
const MAX_BYLINE_WORDS: usize = 30;

static BYLINES: LazyLock<Bylines> = LazyLock::new(Bylines::read_lists);

impl Bylines {
    /// The lists, which are read once.
    pub(super) fn new() -> &'static Self {
        &BYLINES
    }

    fn read_lists() -> Self {
        Self {
            openers: WordList::new(include_str!("byline_openers.txt")),
            roles: WordList::new(include_str!("byline_roles.txt")),
            agencies: WordList::new(include_str!("agencies.txt")),
            stops: WordList::new(include_str!("byline_stops.txt")),
            helpers: WordList::new(include_str!("byline_helpers.txt")),
            particles: WordList::new(include_str!("name_particles.txt")),
            months: WordList::new(include_str!("months.txt")),
            weekdays: WordList::new(include_str!("weekdays.txt")),
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

    /// Whether a line is "By" or its like, with nothing after it.
    pub(super) fn is_opener(&self, line: &str) -> bool {
        let opener = line.trim_end_matches([':', ' ']).to_lowercase();
        // "de" and "di" alone are as likely the end of a line that was cut.
        (opener.contains("by") || opener.len() > 3) && self.openers.contains(&opener)
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
        let mut open = true;
        for part in rest.split(PART_SIGNS).flat_map(|part| part.split(" - ")) {
            // After the authors come roles, sections, sources; an agency may be among them.
            let closed = !byline.authors.is_empty() && !open && !starts_joint(part);
            for (nth, piece) in pieces(part).into_iter().enumerate() {
                self.take(piece, nth == 0, closed, &mut byline);
            }
            open = ends_open(part);
        }
        byline
    }

    /// Takes one piece of a byline for what it is. A later piece of a list is more often a role
    /// or a section than a name of one word.
    fn take(&self, piece: &str, first: bool, closed: bool, byline: &mut Byline) {
        let piece = trim(piece);
        if let Some(agency) = self.agency(piece) {
            byline.agency.get_or_insert_with(|| agency.to_owned());
            return;
        }
        if closed {
            return;
        }
        let name = self.name_in(piece);
        let (name, agency) = self.split_agency(&name);
        if let Some(agency) = agency {
            byline.agency.get_or_insert_with(|| agency.to_owned());
        }
        let known = byline.authors.iter().any(|one| fold(one) == fold(&name));
        let alone = count_words(&name) == 1 && !name.chars().any(is_dense);
        let like_first = byline.authors.first().is_none_or(|one| count_words(one) == 1);
        if self.is_name(&name)
            && !known
            && (first && byline.authors.is_empty() || !alone || like_first)
        {
            byline.authors.push(name);
        }
    }

    /// A name and the agency that follows it without any sign: "Ann Lee Associated Press".
    fn split_agency(&self, name: &str) -> (String, Option<&'static str>) {
        if let Some(agency) = self.agency(name) {
            return (String::new(), Some(agency));
        }
        let cuts = name.match_indices(' ').skip(1);
        let found = cuts.filter_map(|(at, _)| {
            let (head, tail) = name.split_at_checked(at)?;
            Some((head.to_owned(), self.agency(tail)?))
        });
        found.map(|(head, agency)| (head, Some(agency))).next().unwrap_or((name.to_owned(), None))
    }

    /// The name in a piece: its words without dates, times, invitations, degrees.
    fn name_in(&self, piece: &str) -> String {
        let mut words: Vec<&str> = Vec::new();
        let mut after_number = false;
        let mut rest = piece.split(' ').peekable();
        while let Some(word) = rest.next() {
            let before_number =
                rest.peek().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if self.helpers.contains(bare.split('-').next().unwrap_or(&bare)) {
                break;
            }
            if bare == "by" {
                words.clear();
                continue;
            }
            // "May" and "April" are names too, if no day or year stands beside them.
            let is_month = self.months.value(&bare).is_some();
            let is_number = word.contains(|c: char| c.is_ascii_digit());
            let is_other = is_number
                || is_month && (before_number || after_number)
                || self.stops.contains(&bare)
                || self.weekdays.contains(&bare);
            after_number = is_number;
            match (is_other, words.is_empty()) {
                (true, true) => {}
                (true, false) => break,
                (false, _) => words.push(word),
            }
        }
        while let [_, _, .., last] = words.as_slice()
            && is_degree(last.trim_matches(|c: char| !c.is_alphanumeric()))
        {
            words.pop();
        }
        trim(&words.join(" ")).to_owned()
    }

    fn is_name(&self, piece: &str) -> bool {
        let words = count_words(piece);
        let is_address = ["@", "#", "//", "www.", "_"].iter().any(|mark| piece.contains(mark));
        let is_role = self.is_role(piece) && !is_team(piece);
        let has_letters = piece.chars().any(char::is_alphabetic);
        (1..=MAX_NAME_WORDS).contains(&words)
            && piece.len() <= MAX_NAME_BYTES
            && has_letters
            && (words == 1
                || is_team(piece)
                || piece.split([' ', '-']).all(|word| self.is_name_word(word)))
            && !(is_account(piece) || is_address || is_role || is_degree(piece) && words > 1)
    }

    /// "Senior Political Correspondent".
    fn is_role(&self, piece: &str) -> bool {
        let first = piece.split(' ').next().unwrap_or(piece);
        let last = piece.rsplit(' ').next().unwrap_or(piece).to_lowercase();
        self.roles.contains(&last) || RANKS.iter().any(|rank| first.eq_ignore_ascii_case(rank))
    }

    /// Whether a word can be in a name of several words: it has a capital, or is a particle.
    fn is_name_word(&self, word: &str) -> bool {
        let first = word.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
        first.is_none_or(|c| !c.is_lowercase())
            || self.particles.contains(word)
            || word.contains(char::is_uppercase)
    }
}

/// Whether a part goes on with the list of names.
fn starts_joint(part: &str) -> bool {
    let part = part.trim_start();
    part.starts_with([',', '&']) || JOINTS.iter().any(|joint| part.starts_with(joint.trim_start()))
}

/// Whether the list of names goes on after a part.
fn ends_open(part: &str) -> bool {
    let part = part.trim_end();
    part.is_empty()
        || part.ends_with([',', '&'])
        || JOINTS.iter().any(|joint| part.ends_with(joint.trim_end()))
}

/// First words of roles.
const RANKS: [&str; 9] = [
    "associate",
    "chief",
    "contributing",
    "deputy",
    "executive",
    "former",
    "junior",
    "managing",
    "senior",
];

/// "The Currency Editors", "Team Rain": a group that signs as the author.
fn is_team(piece: &str) -> bool {
    let mut words = piece.split(' ');
    words
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("the") || word.eq_ignore_ascii_case("team"))
}

/// "ann.lee", "example.org": the name of an account or a domain.
fn is_account(piece: &str) -> bool {
    !piece.contains(' ') && !piece.contains(char::is_uppercase) && piece.contains('.')
}

fn trim(piece: &str) -> &str {
    piece.trim_matches(|c: char| c.is_whitespace() || ".,:;-*\"“”·|⋅".contains(c))
}

/// `PhD`, `M.D.`, `MS RD`: at most five letters a word, more than one of them a capital.
fn is_degree(piece: &str) -> bool {
    let degree = |word: &str| {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).collect();
        let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
        letters.len() <= 5 && capitals >= 2 && letters.len() - capitals <= 1
    };
    piece.split([' ', '-']).all(degree)
}

/// Signs that part names, roles and dates of a byline.
const PART_SIGNS: [char; 10] = ['|', '•', '·', '⋅', '\n', '—', '–', '/', '>', '→'];

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
        check("Ann Lee Associated Press", "Ann Lee | AP");
        check("Reuters on May 4", " | Reuters");
    }

    #[test]
    fn several_authors_are_several() {
        check("By Ann Lee, Bo Li and Cy Orr", "Ann Lee, Bo Li, Cy Orr");
        check("Par Ann Lee et Bo de la Cruz", "Ann Lee, Bo de la Cruz");
        check("Von Ann Lee und Bo Li", "Ann Lee, Bo Li");
    }

    #[test]
    fn degrees_and_roles_are_no_names() {
        check("Written by Ann Lee, MS, RD, Senior Health Editor", "Ann Lee");
        check("Ann Lee PhD, Staff Writer at the Post", "Ann Lee");
    }

    #[test]
    fn dates_and_reading_times_are_no_names() {
        check("By Ann Lee | Updated Sept. 9, 2025 at 1:00 PM | 5 min read", "Ann Lee");
        check("Mar 6 Written By Ann Lee", "Ann Lee");
        check("Ann Lee on May 4, 2021", "Ann Lee");
        check("By April May", "April May");
    }

    #[test]
    fn those_who_helped_are_no_authors() {
        check("By Ann Lee, DVM. Reviewed by Bo Li", "Ann Lee");
        check("Photographs by Bo Li", "");
    }

    #[test]
    fn addresses_and_handles_are_no_names() {
        check("By Ann Lee, ann@example.org, @annlee", "Ann Lee");
    }

    #[test]
    fn a_team_may_sign() {
        check("By The Rain Team", "The Rain Team");
    }
}
