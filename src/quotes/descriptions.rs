//! A description of somebody in, who was so described before out: "the minister".

use std::ops::Range;

use super::antecedents::{ANYBODY, FIRM, WRITER};
use super::nouns;
use super::people;
use super::referents::{Referent, Referents};
use crate::{Entity, EntityKind};

/// Speakers back that "the source" may mean, and names back that "the Council" may.
const MOST_SPOKEN: usize = 30;

/// Words for a body that the name of a place may stand for.
const OF_PLACES: [&str; 11] = [
    "administration",
    "army",
    "committee",
    "council",
    "department",
    "embassy",
    "government",
    "military",
    "ministry",
    "navy",
    "parliament",
];
/// Heads of states and churches, whom readers know by name.
const LEADERS: [&str; 8] =
    ["chancellor", "king", "minister", "monarch", "pope", "premier", "president", "queen"];
/// Words that end the names of firms.
const SUFFIXES: [&str; 8] = ["ag", "co", "corp", "gmbh", "inc", "limited", "ltd", "plc"];
/// Words in the names of bodies that are no firms.
const STATE: [&str; 16] = [
    "agency",
    "army",
    "association",
    "commission",
    "committee",
    "council",
    "court",
    "department",
    "embassy",
    "federation",
    "ministry",
    "navy",
    "parliament",
    "party",
    "union",
    "university",
];

/// Whether the name of a body says that it is no firm.
pub(super) fn is_state(entity: &Entity) -> bool {
    let mut words = entity.name.split(' ').map(str::to_lowercase);
    words.any(|word| STATE.contains(&word.as_str()))
}

/// Words before a name that may describe its bearer, and words behind it.
const LONGEST_TITLE: usize = 5;
const LONGEST_ASIDE: usize = 8;

impl<'a> Referents<'a> {
    /// Notes the words in and around a name that say what its bearer is.
    pub(super) fn describe(&mut self, name: Range<usize>, entity: &Entity) {
        let view = self.view;
        let person = entity.kind == EntityKind::Person;
        if entity.kind == EntityKind::Place {
            return;
        }
        let run = |end: usize| {
            (0..end)
                .rev()
                .take(LONGEST_TITLE)
                .take_while(|&at| view.is_word(at) && !nouns::is_function(view, at))
                .take_while(|&at| !nouns::is_determiner(view, at))
        };
        // "Kharkiv’s mayor, Ihor Bondar"
        let apposed = name.start.saturating_sub(1);
        let kind = |at: usize| {
            let word = view.low(at);
            if person { people::is_human(word) } else { people::is_body(word) }
        };
        let before = run(apposed).take(1).filter(|&at| view.sign(apposed) == Some(',') && kind(at));
        let is = matches!(view.low(name.end), "is" | "was")
            && matches!(view.low(name.end + 1), "a" | "an" | "the");
        let aside = view.sign(name.end) == Some(',') || is;
        let behind = (name.end + 1..name.end + 1 + LONGEST_ASIDE)
            .take_while(|&at| aside && view.is_word(at) && !matches!(view.low(at), "said" | "who"));
        let title = run(name.start).take_while(|&at| person || view.entity(at).is_none());
        let around = title.chain(before).chain(behind);
        let own = name.clone().take_while(|&at| !nouns::is_preposition(view, at));
        let own = own.filter(|&at| !person && people::is_body(view.low(at))).last();
        for at in around.filter(|&at| person || people::is_body(view.low(at))).chain(own) {
            let word = view.low(at);
            if word.len() > 3 && !nouns::is_function(view, at) {
                self.note(word.to_owned(), name.start, entity.id);
            }
        }
        if let Some(document) = self.document_of(&name) {
            self.note(document, name.start, entity.id);
        }
        let last = view.low(name.end.saturating_sub(1)).trim_end_matches('.');
        if !person && SUFFIXES.contains(&last) {
            self.note("company".to_owned(), name.start, entity.id);
        }
    }

    /// The word for what the bearer of a name wrote: "a report by the World Bank", "its report".
    fn document_of(&self, name: &Range<usize>) -> Option<String> {
        let view = self.view;
        let start =
            name.start - usize::from(nouns::is_determiner(view, name.start.wrapping_sub(1)));
        let by = matches!(view.low(start.wrapping_sub(1)), "by" | "from");
        let before = (start.saturating_sub(5)..start).rev().filter(|_| by);
        let behind = (name.end..name.end + 4)
            .take_while(|&at| view.is_word(at) || view.low(at) == "'s")
            .take_while(|&at| view.entity(at).is_none());
        let found = before.chain(behind).find(|&at| people::is_document(view.low(at)))?;
        (view.sentence(found) == view.sentence(name.start)).then(|| view.low(found).to_owned())
    }

    fn note(&mut self, word: String, at: usize, entity: u32) {
        self.described.entry(word).or_default().push((at, entity));
    }

    /// Who "the minister" is: the last person so described, or the last speaker so called.
    pub(super) fn description(&self, source: &Range<usize>) -> Option<Referent> {
        let view = self.view;
        let head = people::head(view, source)?;
        // "The club’s website" speaks for the club.
        let mark = (source.start..head).find(|&at| view.low(at) == "'s");
        let document = people::is_document(view.low(head));
        let mark = mark.filter(|_| document);
        // "A company statement"
        let issuer = head.checked_sub(1).filter(|&at| document && at > source.start);
        let issuer = issuer.map(|at| view.low(at)).filter(|word| people::is_body(word));
        if let Some(word) = issuer {
            let called = self.called(source.start, word);
            return called.or_else(|| self.antecedent(source.start, body_pronoun(word)));
        }
        self.noun(&(source.start..mark.unwrap_or(source.end)))
    }

    fn noun(&self, source: &Range<usize>) -> Option<Referent> {
        let view = self.view;
        let first = view.low(source.start);
        let owned = matches!(first, "his" | "her" | "its" | "their");
        if !owned && !matches!(first, "the" | "that" | "this") {
            return None;
        }
        if people::is_aged(view, source) {
            return self.antecedent(source.start, ANYBODY);
        }
        let head = people::head(view, source)?;
        let word = view.low(head);
        if let Some(found) = self.called(source.start, word) {
            return Some(found);
        }
        if matches!(word, "former" | "latter") {
            return self.of_two(source.start, word == "former");
        }
        if people::is_document(word) {
            return self.antecedent(source.start, if owned { first } else { WRITER });
        }
        if people::is_body(word) && !owned {
            return self.antecedent(source.start, body_pronoun(word));
        }
        let leads = LEADERS.contains(&word) && head + 1 == source.end;
        self.only_person(source.start).filter(|_| leads)
    }

    /// The people named before a token, the last one first; as often as they are named.
    fn people_before(&self, end: usize) -> impl Iterator<Item = &'a Entity> {
        let near = self.named.partition_point(|named| named.tokens.start < end);
        let before = self.named.get(..near).unwrap_or_default().iter().rev().take(MOST_SPOKEN);
        before
            .filter_map(|named| self.entity(named.entity))
            .filter(|entity| entity.kind == EntityKind::Person)
    }

    /// The only person named before a token: whom "the prime minister" means where the text tells of
    /// nobody that he or she is one, as every reader knows it.
    fn only_person(&self, end: usize) -> Option<Referent> {
        let mut people = self.people_before(end);
        let first = people.next()?;
        people.all(|entity| entity.id == first.id).then(|| self.referent(first))
    }

    /// The first or the last of the two people named before: "the former", "the latter".
    fn of_two(&self, end: usize, former: bool) -> Option<Referent> {
        let mut people = self.people_before(end);
        let last = people.next()?;
        let first = people.find(|entity| entity.id != last.id)?;
        Some(self.referent(if former { first } else { last }))
    }

    /// The body whose full name stood before, for one that is called by a word of it: "the Council".
    pub(super) fn fuller(&self, entity: &'a Entity, end: usize) -> &'a Entity {
        let word = entity.name.to_lowercase();
        let places = self.described.get(&word).filter(|_| people::is_body(&word));
        let places = places.map_or(&[][..], Vec::as_slice);
        let near = places.get(..places.partition_point(|(at, _)| *at < end)).unwrap_or_default();
        let before = near.iter().rev().take(MOST_SPOKEN);
        let mut others = before.filter_map(|(_, id)| self.entity(*id).filter(|_| *id != entity.id));
        others.find(|other| other.kind == EntityKind::Organization).unwrap_or(entity)
    }

    /// Whoever was last called by a word before the token at `end`.
    fn called(&self, end: usize, word: &str) -> Option<Referent> {
        let again = self.spoken.iter().rev().take(MOST_SPOKEN).find(|spoken| {
            let called = spoken.head.is_some_and(|head| self.view.low(head) == word);
            let named = spoken.referent.anonymous && has_word(&spoken.referent.name, word);
            spoken.at < end && (called || named)
        });
        if let Some(again) = again {
            return Some(again.referent.clone());
        }
        let places = self.described.get(word)?;
        let index = places.partition_point(|(at, _)| *at < end);
        let (_, id) = places.get(index.checked_sub(1)?)?;
        self.entity(*id).map(|entity| self.referent(entity))
    }
}

/// What stands for a body called by a word: "the government" may be a country, "the company" not.
fn body_pronoun(word: &str) -> &'static str {
    if OF_PLACES.contains(&word) { "it" } else { FIRM }
}

fn has_word(phrase: &str, word: &str) -> bool {
    phrase.split_whitespace().any(|one| one.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_speaker as check;

    #[test]
    fn the_union_is_the_body_with_that_word_in_its_name() {
        check(
            "Members of the National Tertiary Staff Union walked out of the University of Tasmania \
             in Hobart on Monday. The union said: “Nobody asked us.”",
            "National Tertiary Staff Union",
        );
    }

    #[test]
    fn the_company_is_no_court() {
        check(
            "The Federal Court stopped Halden Coking Ltd from digging under the village on Friday. \
             “We will appeal this,” the company said.",
            "Halden Coking Ltd",
        );
    }

    #[test]
    fn the_studio_is_whoever_was_called_one() {
        check(
            "Gomdori Games, a studio in Busan, sold its shares to Microsoft. The studio said: “We \
             will make smaller games.”",
            "Gomdori Games",
        );
    }

    #[test]
    fn the_mayor_may_be_named_behind_a_comma() {
        check(
            "Kharkiv’s mayor, Ihor Bondarenko, closed the schools. The governor, Oleh Syn, was \
             away. “It is too hot to learn,” the mayor said.",
            "Ihor Bondarenko",
        );
    }

    #[test]
    fn the_report_is_by_whom_it_was_said_to_be() {
        check(
            "A report by the World Bank was read aloud to the Ministry of Finance. The report \
             says: “Half of the roads are lost.”",
            "World Bank",
        );
    }

    #[test]
    fn his_party_is_a_party() {
        check(
            "The Maldivian Reform Party lost in Malé. Omar Diab has asked for a recount. His party \
             said: “The boxes were open.”",
            "Maldivian Reform Party",
        );
    }

    #[test]
    fn the_commission_with_a_capital_is_the_one_named_before() {
        check(
            "The Human Rights Commission of Pakistan met on Monday. “We have counted them all,” \
             the Commission said.",
            "Human Rights Commission of Pakistan",
        );
    }

    #[test]
    fn the_former_and_the_latter_are_the_two_named_before() {
        let text =
            "Hambar Terzian and Davit Lomidze met at the dam. The former spoke of blackmail. ";
        check(&format!("{text}“We have no water,” said the former."), "Hambar Terzian");
        check(&format!("{text}“We have no water,” said the latter."), "Davit Lomidze");
    }

    #[test]
    fn a_company_statement_is_by_the_company() {
        check(
            "Halden Coking Ltd shut its mine. “We will look for work for all,” a company statement \
             said.",
            "Halden Coking Ltd",
        );
    }

    #[test]
    fn the_club_is_no_place() {
        check(
            "Arsenal have lost again to a team of boys. Lisbon was loud with joy. The club said: “We \
             will look for a coach.”",
            "Arsenal",
        );
    }
}
