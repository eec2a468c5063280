//! The text around the mentions of a person in, what the article calls the person out.

use std::ops::Range;
use std::sync::LazyLock;

use super::model::{Kind, Name};
use crate::Span;
use crate::text::{TokenKind, Tokens};
use crate::word_list::WordList;

static ROLES: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("lists/roles.txt")));
static TITLES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("lists/titles.txt")));
static MODIFIERS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("lists/modifiers.txt")));

/// Titles that say how to address somebody, not what the person does.
const ADDRESS: [&str; 16] = [
    "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mister", "Madam", "Madame", "Sir", "Dr",
    "Dr.", "Hon", "Hon.", "Shri",
];
/// Words of an apposition; a longer one is a clause that lost its verb.
const LONGEST_APPOSITION: usize = 16;
/// Different roles that are kept for one person.
const MOST_ROLES: usize = 2;

/// What a person is called over all mentions: "Iraqi Shiite leader; Shiite cleric".
pub(super) fn role(
    text: &str,
    tokens: &Tokens,
    names: &[Name],
    mentions: &[usize],
) -> Option<String> {
    let mut roles: Vec<&str> = Vec::new();
    for &mention in mentions {
        let Some(name) = names.get(mention) else { continue };
        let at = tokens.at(name.span.start);
        let sentence = tokens.sentences.partition_point(|sentence| sentence.end <= at);
        let Some(sentence) = tokens.sentences.get(sentence) else { continue };
        let around = Around { text, tokens, names, mention, sentence };
        for span in [around.before(), around.after()].into_iter().flatten() {
            let role = span.of(text).unwrap_or_default();
            let known = |other: &&str| other.contains(role) || role.contains(other);
            if !role.is_empty() && !roles.iter().any(known) {
                roles.push(role);
            }
        }
        if roles.len() >= MOST_ROLES {
            break;
        }
    }
    roles.truncate(MOST_ROLES);
    (!roles.is_empty()).then(|| roles.join("; "))
}

/// A mention of a person in its sentence.
struct Around<'t> {
    text: &'t str,
    tokens: &'t Tokens,
    names: &'t [Name],
    mention: usize,
    sentence: &'t Range<usize>,
}

impl Around<'_> {
    fn form(&self, at: usize) -> &str {
        if self.sentence.contains(&at) { self.tokens.form(self.text, at) } else { "" }
    }

    fn name(&self) -> Range<usize> {
        let span = self.names.get(self.mention).map(|name| name.span).unwrap_or_default();
        self.tokens.covering(span)
    }

    /// The name that a token is part of.
    fn part_of(&self, at: usize) -> Option<&Name> {
        let start = self.tokens.tokens.get(at)?.span.start;
        let next = self.names.partition_point(|name| name.span.end <= start);
        self.names.get(next).filter(|name| name.span.start <= start)
    }

    /// "Iraqi political analyst" in front of the name, "Iraq’s top Shiite cleric," as well.
    fn before(&self) -> Option<Span> {
        let start = self.name().start;
        let mut end = start;
        // "Iraq’s top cleric, Ali al-Sistani": the comma is no part of either.
        if self.form(end.wrapping_sub(1)) == "," {
            end -= 1;
        }
        let head = end.checked_sub(1).filter(|at| self.sentence.contains(at))?;
        let word = self.form(head);
        let is_role = ROLES.contains(&word.to_lowercase())
            || TITLES.contains(word) && !ADDRESS.contains(&word);
        if !is_role || self.part_of(head).is_some_and(|name| name.kind == Kind::Person) {
            return None;
        }
        let mut first = head;
        while let Some(at) = first.checked_sub(1).filter(|at| self.sentence.contains(at)) {
            if !self.belongs(at) {
                break;
            }
            first = at;
        }
        while first < head
            && matches!(self.form(first), "-" | "’s" | "'s" | "’" | "'" | "and" | "," | "&")
        {
            first += 1;
        }
        let comma = end < start;
        // Before a comma a bare title is the end of another clause: "the new president, Lee".
        if comma
            && first == head
            && !matches!(self.form(first.wrapping_sub(1)), "the" | "The" | "a" | "an")
        {
            return None;
        }
        Some(self.tokens.span(first..head + 1))
    }

    /// Whether a token goes on to the left with the words of a role.
    fn belongs(&self, at: usize) -> bool {
        if let Some(name) = self.part_of(at) {
            return name.kind != Kind::Person;
        }
        let word = self.form(at);
        if ADDRESS.contains(&word) {
            return false;
        }
        let lower = word.to_lowercase();
        let glued = self.tokens.tokens.get(at + 1).is_some_and(|next| !next.spaced);
        match self.tokens.tokens.get(at).map(|token| token.kind) {
            Some(TokenKind::Clitic) => matches!(word, "’s" | "'s" | "’" | "'"),
            Some(TokenKind::Sign) => word == "-" && glued || word == "&",
            Some(TokenKind::Word) => {
                let listed = ROLES.contains(&lower)
                    || MODIFIERS.contains(&lower)
                    || TITLES.contains(word)
                    || lower == "and"
                        && ROLES.contains(&self.form(at.wrapping_sub(1)).to_lowercase());
                let shaped = ["ical", "ist", "ian", "ional", "tary", "ese", "ary"]
                    .iter()
                    .any(|ending| lower.ends_with(ending) && lower.len() > ending.len() + 2);
                let half = glued && self.form(at + 1) == "-"
                    || self.form(at.wrapping_sub(1)) == "-"
                        && matches!(
                            lower.as_str(),
                            "based"
                                | "born"
                                | "backed"
                                | "elect"
                                | "wing"
                                | "line"
                                | "general"
                                | "designate"
                                | "winning"
                                | "led"
                        );
                listed || shaped || half
            }
            Some(TokenKind::Number | TokenKind::Mark | TokenKind::Stop | TokenKind::Address)
            | None => false,
        }
    }

    /// ", an Iraqi political analyst," behind the name; ", who leads the party,".
    fn after(&self) -> Option<Span> {
        let mut first = self.name().end;
        // "Lee (32), a farmer,": the age is skipped.
        if self.form(first) == "(" && self.form(first + 2) == ")" {
            first += 3;
        }
        if self.form(first) != "," {
            return None;
        }
        first += 1;
        // "Lee, 32, a farmer,"
        if self.form(first + 1) == "," && self.form(first).bytes().all(|byte| byte.is_ascii_digit())
        {
            first += 2;
        }
        let who = self.form(first) == "who" && matches!(self.form(first + 1), "is" | "was");
        if who {
            first += 2;
        }
        let article = matches!(self.form(first), "a" | "an" | "the" | "one");
        let start = if article { first + 1 } else { first };
        let end = self.apposition_end(start)?;
        let has_head = (start..end.min(start + 7)).any(|at| {
            let word = self.form(at);
            ROLES.contains(&word.to_lowercase())
                && self.part_of(at).is_none_or(|name| name.kind != Kind::Person)
        });
        let opens =
            self.tokens.tokens.get(start).is_some_and(|token| token.kind == TokenKind::Word);
        (has_head && opens).then(|| self.tokens.span(start..end))
    }

    /// The end of an apposition: a comma, the end of the sentence, a verb of speech.
    fn apposition_end(&self, start: usize) -> Option<usize> {
        for at in start..self.sentence.end.min(start + LONGEST_APPOSITION + 1) {
            let word = self.form(at);
            let ends = matches!(
                word,
                "," | ";"
                    | ":"
                    | "—"
                    | "–"
                    | "--"
                    | "who"
                    | "which"
                    | "said"
                    | "told"
                    | "says"
                    | "has"
                    | "had"
                    | "was"
                    | "is"
                    | "and"
                    | "("
                    | ")"
            ) || self
                .tokens
                .tokens
                .get(at)
                .is_some_and(|token| matches!(token.kind, TokenKind::Stop | TokenKind::Mark));
            if ends {
                return (at > start).then_some(at);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    /// `name` is the person; other capital names are given with it.
    #[track_caller]
    fn check(text: &str, person: &str, others: &[(&str, Kind)], expected: Option<&str>) {
        let span = |name: &str| {
            let start = text.find(name).unwrap();
            Span::new(start, start + name.len())
        };
        let mut names: Vec<Name> =
            others.iter().map(|(name, kind)| Name { span: span(name), kind: *kind }).collect();
        names.push(Name { span: span(person), kind: Kind::Person });
        names.sort_by_key(|name| name.span);
        let at = names.iter().position(|name| name.span == span(person)).unwrap();
        assert_eq!(role(text, &tokenize(text), &names, &[at]).as_deref(), expected);
    }

    #[test]
    fn nouns_before_a_name_are_a_role() {
        let iraqi = [("Iraqi", Kind::Group)];
        let text = "On Monday Iraqi political analyst Ann Lee left.";
        check(text, "Ann Lee", &iraqi, Some("Iraqi political analyst"));
        check("It thanked President Ann Lee.", "Ann Lee", &[], Some("President"));
        check("It thanked Mr Lee.", "Lee", &[], None);
        let text = "Iraq’s top Shiite cleric, Ann Lee, left.";
        let names = [("Iraq", Kind::Place), ("Shiite", Kind::Group)];
        check(text, "Ann Lee", &names, Some("Iraq’s top Shiite cleric"));
    }

    #[test]
    fn an_apposition_is_a_role() {
        let iraqi = [("Iraqi", Kind::Group)];
        check(
            "Ann Lee, an Iraqi political analyst, left.",
            "Ann Lee",
            &iraqi,
            Some("Iraqi political analyst"),
        );
        check("Ann Lee, 32, a farmer from Leeds, left.", "Ann Lee", &[], Some("farmer from Leeds"));
        check("Ann Lee, head of the fund, left.", "Ann Lee", &[], Some("head of the fund"));
        check("Ann Lee, however, left.", "Ann Lee", &[], None);
    }
}
