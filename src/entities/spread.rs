//! Names that were found and the text in, names that the rest of the document gives away out.
//!
//! A model looks at a paragraph at a time. What one place makes certain holds for the others: an
//! acronym that is explained, a full name that stands again.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Kind, Name};
use crate::Span;
use crate::sorted::Sorted;
use crate::text::{TokenKind, Tokens};

/// Adds names to `names`, which stay in order and without overlaps.
pub(super) fn spread(text: &str, tokens: &Tokens, names: &mut Vec<Name>) {
    names.retain(|name| !is_address(tokens, name.span));
    let page = Page { text, tokens };
    for at in 0..names.len() {
        let limit = names.get(at + 1).map_or(text.len(), |next| next.span.start);
        if let Some(name) = names.get_mut(at).filter(|name| name.kind == Kind::Person) {
            page.with_syllable(name, limit);
        }
    }
    let mut known: BTreeMap<&str, Vec<(usize, Kind)>> = BTreeMap::new();
    let mut learn = |range: std::ops::Range<usize>, kind: Kind| {
        let first = tokens.form(text, range.start);
        let lengths = known.entry(first).or_default();
        let same = lengths.iter().any(|&(at, _)| page.same(at, range.clone()));
        if !same && lengths.len() < MOST_OF_A_FIRST_WORD {
            lengths.push((range.start, kind));
        }
    };
    let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
    for name in names.iter() {
        let range = tokens.covering(name.span);
        if range.len() > 1 && name.kind != Kind::Misc {
            lengths.insert(range.start, range.len());
            learn(range.clone(), name.kind);
        }
        if let Some(acronym) = page.acronym_after(&range) {
            lengths.insert(acronym, 1);
            learn(acronym..acronym + 1, name.kind);
        }
    }
    let taken: Vec<Span> = names.iter().map(|name| name.span).collect();
    let mut at = 0;
    while at < tokens.tokens.len() {
        let found =
            known.get(tokens.form(text, at)).into_iter().flatten().find_map(|&(from, kind)| {
                let length = *lengths.get(&from)?;
                page.same(from, at..at + length).then_some((length, kind))
            });
        let Some((length, kind)) = found.or_else(|| page.network(at)) else {
            at += 1;
            continue;
        };
        let span = tokens.span(at..at + length);
        let next = taken.partition_point(|other| other.end <= span.start);
        if taken.get(next).is_none_or(|other| !other.overlaps(span)) {
            names.push(Name { span, kind });
        }
        at += length;
    }
    names.order_by_key(|name| name.span);
    page.lone_words(names);
    with_article(&page, names);
}

/// Names that begin with the same word and are looked for; more would be a list.
const MOST_OF_A_FIRST_WORD: usize = 16;
/// Letters of the shortest word that is looked for alone; shorter ones mean too many things.
const SHORTEST_LONE: usize = 4;
/// Letters of an acronym.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=7;

fn is_address(tokens: &Tokens, span: Span) -> bool {
    let token = tokens.tokens.get(tokens.at(span.start));
    token.is_some_and(|token| token.kind == TokenKind::Address)
}

struct Page<'t> {
    text: &'t str,
    tokens: &'t Tokens,
}

impl Page<'_> {
    fn form(&self, at: usize) -> &str {
        self.tokens.form(self.text, at)
    }

    /// Whether the tokens from `from` on are those of `range`.
    fn same(&self, from: usize, range: std::ops::Range<usize>) -> bool {
        range.end <= self.tokens.tokens.len()
            && range.clone().zip(from..).all(|(one, other)| self.form(one) == self.form(other))
    }

    /// The acronym in brackets right behind a name of several words: "Islamic State (IS)".
    fn acronym_after(&self, name: &std::ops::Range<usize>) -> Option<usize> {
        let at = name.end + 1;
        let bracketed = self.form(name.end) == "(" && self.form(at + 1) == ")";
        let acronym = self.form(at);
        let letters = acronym.chars().count();
        let capitals = acronym.chars().all(char::is_uppercase);
        if !(bracketed && capitals && ACRONYM.contains(&letters) && name.len() > 1) {
            return None;
        }
        let first = self.form(name.start).chars().next();
        (acronym.chars().next() == first).then_some(at)
    }

    /// Adds single words that name a person or a body elsewhere, and are never written small.
    fn lone_words(&self, names: &mut Vec<Name>) {
        let all = || 0..self.tokens.tokens.len();
        let mut small: BTreeSet<&str> = BTreeSet::new();
        let forms = all().map(|at| self.form(at));
        small.extend(forms.filter(|form| form.starts_with(char::is_lowercase)));
        let mut known: BTreeMap<&str, Option<Kind>> = BTreeMap::new();
        for name in names.iter() {
            let form = name.span.of(self.text).unwrap_or_default();
            let plain = form.chars().skip(1).all(char::is_lowercase);
            let own = plain
                && form.chars().count() >= SHORTEST_LONE
                && !small.contains(&*form.to_lowercase());
            let person_or_body = matches!(name.kind, Kind::Person | Kind::Organization);
            let kind = Some(name.kind).filter(|_| own && person_or_body);
            known
                .entry(form)
                .and_modify(|other| *other = other.filter(|_| *other == kind))
                .or_insert(kind);
        }
        let taken: Vec<Span> = names.iter().map(|name| name.span).collect();
        for at in all() {
            let Some(&Some(kind)) = known.get(self.form(at)) else { continue };
            let span = self.tokens.span(at..at + 1);
            let next = taken.partition_point(|other| other.end <= span.start);
            let free = taken.get(next).is_none_or(|other| !other.overlaps(span));
            if free && self.stands_alone(at) {
                names.push(Name { span, kind });
            }
        }
        names.order_by_key(|name| name.span);
    }

    /// Whether no capital word or hyphen beside a token makes it part of something longer.
    fn stands_alone(&self, at: usize) -> bool {
        let joins = |at: usize| {
            self.form(at).starts_with(|c: char| c.is_uppercase() || matches!(c, '-' | '–' | '&'))
        };
        // A sentence starts with a capital anyway.
        let opens = |at: usize| {
            let next = self.tokens.sentences.partition_point(|sentence| sentence.start < at);
            self.tokens.sentences.get(next).is_some_and(|sentence| sentence.start == at)
        };
        let before = at.checked_sub(1).filter(|&before| !opens(at) && !opens(before));
        !before.is_some_and(joins) && !joins(at + 1)
    }

    /// Takes the second syllable into a given name that is written with a hyphen: "Han Seo-yeon".
    fn with_syllable(&self, name: &mut Name, limit: usize) {
        const SYLLABLE: usize = 5;
        const NO_SYLLABLES: [&str; 8] =
            ["born", "era", "like", "led", "run", "style", "type", "aged"];
        let range = self.tokens.covering(name.span);
        let glued = |at: usize| self.tokens.tokens.get(at).is_some_and(|token| !token.spaced);
        let next = self.form(range.end + 1);
        let fits = range.len() > 1
            && self.form(range.end) == "-"
            && glued(range.end)
            && glued(range.end + 1)
            && next.chars().count() <= SYLLABLE
            && next.chars().all(char::is_lowercase)
            && !NO_SYLLABLES.contains(&next)
            && self.form(range.end.saturating_sub(1)).chars().count() <= SYLLABLE;
        let longer = self.tokens.span(range.start..range.end + 2);
        if fits && longer.end <= limit {
            name.span = longer;
        }
    }

    /// The network X, whose name is too short to be found: "posted on X".
    fn network(&self, at: usize) -> Option<(usize, Kind)> {
        const POSTED: [&str; 14] = [
            "post",
            "posts",
            "posted",
            "posting",
            "wrote",
            "said",
            "statement",
            "message",
            "video",
            "account",
            "tweeted",
            "shared",
            "platform",
            "tweet",
        ];
        if self.form(at) != "X" || !matches!(self.form(at.checked_sub(1)?), "on" | "platform") {
            return None;
        }
        let before = at.saturating_sub(8)..at;
        let posted = before.into_iter().any(|at| POSTED.contains(&self.form(at)));
        let plain = self.tokens.tokens.get(at + 1).is_none_or(|next| {
            next.kind != TokenKind::Number && (next.spaced || next.kind != TokenKind::Sign)
        });
        (posted && plain).then_some((1, Kind::Organization))
    }
}

/// Takes "The" into the name of a body of several words whose writer keeps it in capitals inside
/// sentences, always and more than once: "told The Media Line".
fn with_article(page: &Page<'_>, names: &mut [Name]) {
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let spelled = |name: &Name| name.span.of(page.text).unwrap_or_default();
    let article = |name: &Name| -> Option<usize> {
        let at = page.tokens.at(name.span.start).checked_sub(1)?;
        let sentence = page.tokens.sentences.partition_point(|sentence| sentence.end <= at);
        let inside = page.tokens.sentences.get(sentence)?.start < at;
        (page.form(at) == "The" && inside).then_some(at)
    };
    for name in names.iter().filter(|name| name.kind == Kind::Organization) {
        let counts = seen.entry(spelled(name)).or_default();
        counts.0 += usize::from(article(name).is_some());
        counts.1 += 1;
    }
    for name in names.iter_mut().filter(|name| name.kind == Kind::Organization) {
        let form = spelled(name);
        let always = seen.get(form).is_some_and(|&(with, all)| with == all && with > 1);
        if let Some(at) = article(name).filter(|_| always && form.contains(' ')) {
            name.span = name.span.join(page.tokens.span(at..at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    #[track_caller]
    fn check(text: &str, found: &[(&str, Kind)], expected: &[&str]) {
        let mut names: Vec<Name> = Vec::new();
        for (form, kind) in found {
            let start = text.find(form).unwrap();
            names.push(Name { span: Span::new(start, start + form.len()), kind: *kind });
        }
        spread(text, &tokenize(text), &mut names);
        let forms: Vec<_> = names.iter().map(|name| name.span.of(text).unwrap()).collect();
        assert_eq!(forms, expected);
    }

    #[test]
    fn an_explained_acronym_is_a_name_everywhere() {
        let found = [("Islamic State", Kind::Organization)];
        check("The Islamic State (IS) fled. IS IT so?", &found, &["Islamic State", "IS", "IS"]);
    }

    #[test]
    fn a_full_name_is_a_name_again() {
        let found = [("Ann Lee", Kind::Person)];
        check("Ann Lee left. Then Ann Lee came.", &found, &["Ann Lee", "Ann Lee"]);
    }

    #[test]
    fn a_single_word_is_a_name_again_unless_it_is_part_of_more() {
        let found = [("Heliaq", Kind::Organization)];
        check("Heliaq fell. Then Heliaq rose.", &found, &["Heliaq", "Heliaq"]);
        check("Heliaq fell. Then Heliaq Street rose.", &found, &["Heliaq"]);
        check(
            "Apple fell. An apple and then Apple rose.",
            &[("Apple", Kind::Organization)],
            &["Apple"],
        );
    }

    #[test]
    fn a_syllable_after_a_hyphen_is_part_of_the_given_name() {
        check("Then Han Seo-yeon left.", &[("Han Seo", Kind::Person)], &["Han Seo-yeon"]);
        check("The Ann Lee-led team.", &[("Ann Lee", Kind::Person)], &["Ann Lee"]);
    }

    #[test]
    fn the_network_x_is_a_body_where_something_is_posted_on_it() {
        check("He posted a statement on X calling for it.", &[], &["X"]);
        check("Mark it on X axis.", &[], &[]);
    }

    #[test]
    fn an_article_that_is_always_written_large_is_part_of_the_name() {
        let found = [("Media Line", Kind::Organization)];
        let text = "He told The Media Line so. She told The Media Line no.";
        check(text, &found, &["The Media Line", "The Media Line"]);
        check("He told The Media Line so.", &found, &["Media Line"]);
    }
}
