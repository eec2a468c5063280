//! Names that the model found and the text in, names mended where their form is certain out.
//!
//! A ship's prefix, the number of a flight or the year of a cup say more than the few examples
//! that the model has seen of each.

use std::ops::Range;
use std::sync::LazyLock;

use super::gender::is_forename;
use super::model::{Kind, Name};
use crate::sorted::Sorted;
use crate::text::{TokenKind, Tokens};
use crate::word_list::WordList;

static LANGUAGES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("lists/languages.txt")));
static TITLES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("lists/titles.txt")));
static POSTS: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("lists/posts.txt")));

/// Mends `names`, which stay in order and without overlaps.
pub(super) fn mend(text: &str, tokens: &Tokens, names: &mut Vec<Name>) {
    let page = Page { text, tokens };
    names.retain_mut(|name| page.without_post(name) && !page.is_lone_title(name));
    for name in names.iter_mut() {
        page.language(name);
        page.without_titles(name);
        page.without_area(name);
        page.without_portfolio(name);
        page.unit(name);
    }
    page.put(names);
}

/// Peoples of a country who are called after the one that they came from, too: "Irish-American".
const HYPHENATED: [&str; 4] = ["American", "Americans", "Canadian", "Canadians"];

/// What ministers are for, in one word.
const PORTFOLIOS: [&str; 14] = [
    "Agriculture",
    "Defence",
    "Defense",
    "Education",
    "Energy",
    "Finance",
    "Health",
    "Interior",
    "Justice",
    "Labor",
    "Labour",
    "State",
    "Trade",
    "Transport",
];

/// What stands before the names of ships, of navies and of merchants.
const SHIPS: [&str; 20] = [
    "BRP", "HMAS", "HMCS", "HMNZS", "HMS", "HNLMS", "INS", "KRI", "MV", "NNS", "PNS", "RFA", "RMS",
    "ROKS", "RRS", "RSS", "SLNS", "USCGC", "USNS", "USS",
];

/// Whether a name is that of a ship with its prefix.
pub(super) fn is_ship(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(prefix, _)| SHIPS.contains(&prefix))
}

/// What parts of armies are called.
const UNITS: [&str; 4] = ["Battalion", "Brigade", "Regiment", "Squadron"];

/// Words of the longest name of a ship that is looked for.
const LONGEST_SHIP: usize = 3;

/// Behind "Spanish-".
const SPOKEN: [&str; 5] = ["language", "medium", "speaker", "speakers", "speaking"];
/// What is in a language: "the Spanish translation".
const TEXTS: [&str; 7] =
    ["dialect", "edition", "language", "languages", "subtitles", "translation", "translations"];
/// Words before a language.
const SPEAKING: [&str; 11] = [
    "in", "into", "learn", "learning", "speak", "speaking", "speaks", "spoke", "study", "taught",
    "teach",
];
/// Words behind a language that "in" or "speaks" stands before: no noun follows, as in "in French towns".
const BEHIND_LANGUAGE: [&str; 22] = [
    "!", "\"", ")", ",", ".", ":", ";", "?", "and", "as", "at", "but", "by", "for", "in", "on",
    "or", "that", "to", "with", "”", "’",
];

struct Page<'t> {
    text: &'t str,
    tokens: &'t Tokens,
}

impl Page<'_> {
    fn form(&self, at: usize) -> &str {
        self.tokens.form(self.text, at)
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.form(at))
    }

    fn title(&self, at: usize) -> bool {
        let token = self.tokens.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.spaced)
            && self.form(at).starts_with(char::is_uppercase)
    }

    /// "Minister of Energy" is a post; "Chairman of Northlink" names a body.
    fn without_post(&self, name: &mut Name) -> bool {
        if !matches!(name.kind, Kind::Misc | Kind::Organization) {
            return true;
        }
        let range = self.tokens.covering(name.span);
        let joint = range.clone().find(|&at| matches!(self.form(at), "of" | "for"));
        let Some(joint) = joint.filter(|&at| at > range.start) else { return true };
        let Some(kind) = POSTS.value(self.form(joint - 1)) else { return true };
        if kind == "state" {
            return false;
        }
        let mut start = joint + 1;
        if self.form(start) == "the" {
            start += 1;
        }
        if start >= range.end {
            return false;
        }
        name.span = self.tokens.span(start..range.end);
        name.kind = Kind::Organization;
        true
    }

    /// "Cllr Ann Lee" is called Ann Lee.
    fn without_titles(&self, name: &mut Name) {
        if name.kind != Kind::Person {
            return;
        }
        let range = self.tokens.covering(name.span);
        let mut start = range.start;
        // "U.S. President Ann Lee"
        let led = self.form(start).chars().all(|c| c.is_uppercase() || c == '.')
            && start + 2 < range.end
            && TITLES.contains(self.form(start + 1));
        start += usize::from(led);
        while start + 1 < range.end {
            let word = self.form(start);
            let is_title = TITLES.contains(word) && !matches!(word, "St" | "St." | "Saint");
            let glued = self.tokens.tokens.get(start + 1).is_some_and(|next| !next.spaced);
            if !is_title || glued || is_forename(word) {
                break;
            }
            start += 1;
        }
        name.span = self.tokens.span(start..range.end);
    }

    /// "the Prince": a title alone, behind an article, names nobody.
    fn is_lone_title(&self, name: &Name) -> bool {
        let range = self.tokens.covering(name.span);
        name.kind == Kind::Person
            && range.len() == 1
            && matches!(self.before(range.start, 1), "the" | "The")
            && TITLES.contains(self.form(range.start))
    }

    /// "Combined Task Force 150" is a body, not a work.
    fn unit(&self, name: &mut Name) {
        let is_unit = |at: usize| {
            UNITS.contains(&self.form(at))
                || self.form(at) == "Force" && self.before(at, 1) == "Task"
        };
        if name.kind == Kind::Misc && self.tokens.covering(name.span).any(is_unit) {
            name.kind = Kind::Organization;
        }
    }

    /// "Minister of the Interior Ann Lee" is called Ann Lee.
    fn without_portfolio(&self, name: &mut Name) {
        let range = self.tokens.covering(name.span);
        let of = 1 + usize::from(self.before(range.start, 1) == "the");
        let person = match name.kind {
            Kind::Person => range.len() > 2,
            Kind::Organization => range.len() == 3,
            Kind::Place | Kind::Group | Kind::Misc => false,
        };
        let office = self.before(range.start, of) == "of"
            && POSTS.value(self.before(range.start, of + 1)).is_some();
        if person && office && PORTFOLIOS.contains(&self.form(range.start)) {
            name.span = self.tokens.span(range.start + 1..range.end);
            name.kind = Kind::Person;
        }
    }

    /// "the Basra area" lies around Basra.
    fn without_area(&self, name: &mut Name) {
        let range = self.tokens.covering(name.span);
        let last = range.end - 1;
        if name.kind == Kind::Place && last > range.start && self.form(last) == "area" {
            name.span = self.tokens.span(range.start..last);
        }
    }

    /// "Spanish-speaking", "fluent in English": the language, not the people.
    fn language(&self, name: &mut Name) {
        let range = self.tokens.covering(name.span);
        let only = name.kind == Kind::Group && range.len() == 1;
        if !only || !LANGUAGES.contains(self.form(range.start)) {
            return;
        }
        let (after, next) = (self.form(range.end), self.form(range.end + 1));
        let (before, before2) = (self.before(range.start, 1), self.before(range.start, 2));
        let closes = self.form(range.end).is_empty() || BEHIND_LANGUAGE.contains(&after);
        let glued = after == "-" && SPOKEN.contains(&next) || TEXTS.contains(&after);
        let spoken = closes && SPEAKING.contains(&before);
        let listed = closes
            && matches!(before, "and" | "or" | ",")
            && LANGUAGES.contains(before2)
            && (SPEAKING.contains(&self.before(range.start, 3))
                || self.before(range.start, 3) == "between");
        let between = before == "between" && after == "and" && LANGUAGES.contains(next);
        if glued || spoken || listed || between {
            name.kind = Kind::Misc;
        }
    }

    /// Puts in the names whose form is certain, in the place of what the model found there. What
    /// it found to be longer than a people stays.
    fn put(&self, names: &mut Vec<Name>) {
        let certain = (0..self.tokens.tokens.len()).filter_map(|at| {
            let ship = self.ship(at).map(|range| (range, Kind::Misc));
            ship.or_else(|| Some((self.hyphenated(at)?, Kind::Group)))
        });
        let mut gone = vec![false; names.len()];
        let mut put: Vec<Name> = Vec::new();
        for (range, kind) in certain {
            let span = self.tokens.span(range);
            let from = names.partition_point(|name| name.span.end <= span.start);
            let to = names.partition_point(|name| name.span.start < span.end).max(from);
            let found = names.get(from..to).unwrap_or_default();
            let longer = |name: &Name| name.span.start < span.start || span.end < name.span.end;
            let sure = HYPHENATED
                .iter()
                .any(|half| span.of(self.text).is_some_and(|it| it.ends_with(half)));
            let people = |name: &Name| name.kind == Kind::Group;
            let other = kind == Kind::Group
                && (found.iter().any(longer) || !sure && !found.iter().any(people));
            let taken = put.last().is_some_and(|last| last.span.overlaps(span));
            if taken || other {
                continue;
            }
            gone.get_mut(from..to).into_iter().flatten().for_each(|gone| *gone = true);
            put.push(Name { span, kind });
        }
        if put.is_empty() {
            return;
        }
        let mut gone = gone.into_iter();
        names.retain(|_| gone.next() != Some(true));
        names.extend(put);
        names.order_by_key(|name| name.span);
    }

    /// "Irish-American" or "Indo-Fijians" where the second half stands at `at`: one people, and no
    /// border or war.
    fn hyphenated(&self, at: usize) -> Option<Range<usize>> {
        let first = at.checked_sub(2)?;
        let whole = self.tokens.tokens.get(first..=at)?;
        let touch = whole
            .windows(2)
            .all(|pair| matches!(pair, [one, two] if one.span.end == two.span.start));
        let called = HYPHENATED.contains(&self.form(at)) || self.form(at).ends_with('s');
        let people = called && self.form(at - 1) == "-";
        (people && touch && self.title(first) && !self.title(at + 1)).then_some(first..at + 1)
    }

    /// "USS Abraham Lincoln", from its prefix on.
    fn ship(&self, at: usize) -> Option<Range<usize>> {
        if !SHIPS.contains(&self.form(at)) || !self.title(at + 1) {
            return None;
        }
        let mut end = at + 1;
        while end < at + 1 + LONGEST_SHIP && self.title(end) {
            end += 1;
        }
        Some(at..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::text::tokenize;

    /// Names before and after as `kind: form`.
    #[track_caller]
    fn check(text: &str, found: &[(&str, Kind)], expected: &[(&str, Kind)]) {
        let name = |&(form, kind): &(&str, Kind)| {
            let start = text.find(form).unwrap();
            Name { span: Span::new(start, start + form.len()), kind }
        };
        let mut names: Vec<Name> = found.iter().map(name).collect();
        mend(text, &tokenize(text), &mut names);
        let after: Vec<_> =
            names.iter().map(|name| (name.span.of(text).unwrap(), name.kind)).collect();
        assert_eq!(after, expected);
    }

    #[test]
    fn a_language_is_no_people() {
        let (group, misc) = (Kind::Group, Kind::Misc);
        check("He spoke in French.", &[("French", group)], &[("French", misc)]);
        check("A Spanish-speaking town.", &[("Spanish", group)], &[("Spanish", misc)]);
        check("It lies in French hands.", &[("French", group)], &[("French", group)]);
        let both = [("Urdu", group), ("English", group)];
        let languages = [("Urdu", misc), ("English", misc)];
        check("Printed in Urdu and English.", &both, &languages);
    }

    #[test]
    fn a_ship_is_named_from_its_prefix_on() {
        let found = [("Abraham Lincoln", Kind::Person)];
        check("The USS Abraham Lincoln left.", &found, &[("USS Abraham Lincoln", Kind::Misc)]);
    }

    #[test]
    fn a_people_with_a_hyphen_is_one() {
        let (group, misc) = (Kind::Group, Kind::Misc);
        let found = [("Irish", group), ("American", group)];
        check("An Irish-American singer.", &found, &[("Irish-American", group)]);
        let found = [("Haitian-American", misc)];
        check("A Haitian-American star.", &found, &[("Haitian-American", group)]);
        let found = [("Indo", Kind::Place), ("Fijians", group)];
        check("The Indo-Fijians left.", &found, &[("Indo-Fijians", group)]);
        let found = [("Paris", Kind::Place)];
        check("The Paris-Vosges line.", &found, &found);
        let war = [("Mexican-American War", misc)];
        check("The Mexican-American War began.", &war, &war);
    }

    #[test]
    fn a_minister_is_not_called_by_what_she_is_for() {
        let found = [("Interior Ann Lee", Kind::Person)];
        check("The Minister of the Interior Ann Lee left.", &found, &[("Ann Lee", Kind::Person)]);
    }

    #[test]
    fn a_post_is_no_name() {
        check("The Minister of Energy left.", &[("Minister of Energy", Kind::Misc)], &[]);
        let found = [("Chairman of Northlink", Kind::Misc)];
        check("The Chairman of Northlink left.", &found, &[("Northlink", Kind::Organization)]);
    }

    #[test]
    fn an_area_is_called_after_its_place() {
        let found = [("Basra area", Kind::Place)];
        check("He left the Basra area.", &found, &[("Basra", Kind::Place)]);
    }

    #[test]
    fn a_title_alone_is_no_name_and_a_unit_no_work() {
        check("Then the Prince left.", &[("Prince", Kind::Person)], &[]);
        check("Then Prince sang.", &[("Prince", Kind::Person)], &[("Prince", Kind::Person)]);
        let found = [("Combined Task Force 150", Kind::Misc)];
        let unit = [("Combined Task Force 150", Kind::Organization)];
        check("The Combined Task Force 150 left.", &found, &unit);
    }

    #[test]
    fn a_title_in_front_is_no_part_of_a_name() {
        let found = [("Cllr Ann Lee", Kind::Person)];
        check("Then Cllr Ann Lee left.", &found, &[("Ann Lee", Kind::Person)]);
        let found = [("U.S. President Ann Lee", Kind::Person)];
        check("Then U.S. President Ann Lee left.", &found, &[("Ann Lee", Kind::Person)]);
    }
}
