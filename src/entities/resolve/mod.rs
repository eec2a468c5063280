//! The names of a text in, groups of names for the same thing out.

mod bodies;
mod form;
mod people;

use std::collections::BTreeMap;

pub(super) use bodies::country;
pub(super) use form::without_titles;

use super::gender::Gender;
use super::model::{Kind, Name};
use super::words::folded;
use crate::MentionForm;
use form::Form;

/// Names for the same thing, as indices, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) kind: Kind,
    pub(super) mentions: Vec<usize>,
    /// The index of the fullest form.
    pub(super) canonical: usize,
}

/// Whether readers know a body by this name.
type IsKnown<'k> = &'k dyn Fn(&str) -> bool;

/// Groups the names of a text, in the order of the first mention of each.
pub(super) fn group(text: &str, names: &[Name], is_known: IsKnown<'_>) -> Vec<Group> {
    let context = Context::new(text, names, is_known);
    let mut groups = Groups::new(names.len());
    let mut same: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let form = context.form(at);
        if name.kind == Kind::Person && form.words.len() == 1 {
            continue;
        }
        let first = *same.entry((name.kind, form.key())).or_insert(at);
        groups.join(at, first);
    }
    people::join(&context, &mut groups);
    bodies::join(&context, &mut groups);
    lone_people(&context, &mut groups);
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..names.len() {
        found.entry(groups.first(at)).or_default().push(at);
    }
    found
        .into_values()
        .filter_map(|mentions| {
            let canonical = context.fullest(&mentions)?;
            Some(Group { kind: names.get(canonical)?.kind, mentions, canonical })
        })
        .collect()
}

/// How `text` gives the name `canonical`.
pub(super) fn mention_form(text: &str, canonical: &str) -> MentionForm {
    let plain = |name: &str| folded(name.trim_end_matches('.'));
    let (short, full) = (plain(text), plain(canonical));
    let is_part = |word: &str| full.split_whitespace().any(|other| other == word);
    let letters = text.chars().filter(|letter| letter.is_alphabetic());

    if short == full {
        MentionForm::Full
    } else if short.split_whitespace().all(is_part) {
        MentionForm::Partial
    } else if letters.clone().count() > 1 && letters.clone().all(char::is_uppercase) {
        MentionForm::Acronym
    } else {
        MentionForm::Variant
    }
}

/// Joins equal short names of people that no full name claims.
fn lone_people(context: &Context<'_>, groups: &mut Groups) {
    let mut same: BTreeMap<String, usize> = BTreeMap::new();
    for (at, name) in context.mentions.iter().enumerate() {
        let alone = groups.first(at) == at && !groups.is_joined(at);
        if name.kind == Kind::Person && context.form(at).words.len() == 1 && alone {
            let first = *same.entry(context.form(at).key()).or_insert(at);
            groups.join(at, first);
        }
    }
}

/// Which mentions belong together: each points to an earlier one, or to itself.
#[derive(Debug)]
struct Groups {
    parents: Vec<usize>,
    joined: Vec<bool>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { parents: (0..count).collect(), joined: vec![false; count] }
    }

    /// The first mention of the group of `at`.
    fn first(&mut self, mut at: usize) -> usize {
        while let Some(&parent) = self.parents.get(at) {
            let Some(&above) = self.parents.get(parent) else { break };
            if parent == at {
                break;
            }
            // Halving the path keeps later walks short.
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        if one == other {
            return;
        }
        let (one_first, other_first) = (self.first(one), self.first(other));
        let (early, late) = (one_first.min(other_first), one_first.max(other_first));
        if let Some(slot) = self.parents.get_mut(late) {
            *slot = early;
        }
        for at in [one, other] {
            if let Some(slot) = self.joined.get_mut(at) {
                *slot = true;
            }
        }
    }

    /// Whether `at` was joined with another mention.
    fn is_joined(&self, at: usize) -> bool {
        self.joined.get(at).copied().unwrap_or(false)
    }
}

/// The names of a text with their forms.
struct Context<'t> {
    text: &'t str,
    mentions: &'t [Name],
    forms: Vec<Form>,
    is_known: IsKnown<'t>,
}

impl<'t> Context<'t> {
    fn new(text: &'t str, mentions: &'t [Name], is_known: IsKnown<'t>) -> Self {
        let form = |name: &Name| Form::new(name.span.of(text).unwrap_or_default(), name.kind);
        Self { text, mentions, forms: mentions.iter().map(form).collect(), is_known }
    }

    #[expect(clippy::indexing_slicing, reason = "there is a form for each mention")]
    fn form(&self, at: usize) -> &Form {
        &self.forms[at]
    }

    fn text(&self, at: usize) -> &'t str {
        self.mentions.get(at).and_then(|name| name.span.of(self.text)).unwrap_or_default()
    }

    /// The text between two mentions.
    fn between(&self, one: usize, other: usize) -> &'t str {
        let ends = self.mentions.get(one).zip(self.mentions.get(other));
        ends.and_then(|(one, other)| self.text.get(one.span.end..other.span.start))
            .unwrap_or_default()
    }

    /// The text behind a mention.
    fn after(&self, at: usize) -> &'t str {
        self.mentions.get(at).and_then(|name| self.text.get(name.span.end..)).unwrap_or_default()
    }

    /// As much of the text before a mention as an article and a space take.
    fn before(&self, at: usize) -> &'t str {
        let start = self.mentions.get(at).map_or(0, |name| name.span.start);
        start
            .checked_sub("the ".len())
            .and_then(|from| self.text.get(from..start))
            .unwrap_or_default()
    }

    /// The gender that the title before a mention says.
    fn title_gender(&self, at: usize) -> Option<Gender> {
        let start = self.mentions.get(at)?.span.start;
        let before = self.text.get(..start)?.trim_end_matches(' ');
        let title = before.rsplit(|c: char| !(c.is_alphabetic() || c == '.')).next()?;
        people::of_title(title).or_else(|| people::of_title(self.text(at).split(' ').next()?))
    }

    /// The fullest of some mentions: no acronym, the most words, the most letters, the earliest.
    fn fullest(&self, mentions: &[usize]) -> Option<usize> {
        let size = |&at: &usize| {
            let form = self.form(at);
            let text = self.text(at);
            let shouted = text.chars().all(|c| !c.is_lowercase());
            (
                !shouted,
                form.all_initials.chars().count(),
                text.chars().count(),
                std::cmp::Reverse(at),
            )
        };
        mentions.iter().copied().max_by_key(size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    /// Names are in brackets of their kind: `{p:Ann Lee}`; groups parted by ` | `.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let (mut text, mut names) = (String::new(), Vec::new());
        for piece in marked.split_inclusive(['{', '}']) {
            let inside = piece.ends_with('}');
            let piece = piece.trim_end_matches(['{', '}']);
            if !inside {
                text.push_str(piece);
                continue;
            }
            let (kind, name) = piece.split_once(':').unwrap();
            let kind = match kind {
                "p" => Kind::Person,
                "o" => Kind::Organization,
                "l" => Kind::Place,
                _ => Kind::Group,
            };
            let start = text.len();
            text.push_str(name);
            names.push(Name { span: Span::new(start, text.len()), kind });
        }
        let of = |at: &usize| names[*at].span.of(&text).unwrap();
        let shown = |group: Group| {
            let names: Vec<_> = group.mentions.iter().map(of).collect();
            format!("{}: {}", of(&group.canonical), names.join(", "))
        };
        let found: Vec<_> =
            group(&text, &names, &|name| name == "Hezbollah").into_iter().map(shown).collect();
        assert_eq!(found.join(" | "), expected);
    }

    #[test]
    fn a_surname_goes_with_the_full_name() {
        check(
            "{p:Karzai} met {p:Hamid Karzai}. {p:Hamid}, Mr {p:Karzai}",
            "Hamid Karzai: Karzai, Hamid Karzai, Hamid, Karzai",
        );
    }

    #[test]
    fn namesakes_are_kept_apart_by_title_and_by_who_came_first() {
        check(
            "{p:Hillary Clinton} and {p:Bill Clinton}; Mrs {p:Clinton} left. {p:Clinton} stayed.",
            "Hillary Clinton: Hillary Clinton, Clinton, Clinton | Bill Clinton: Bill Clinton",
        );
        check(
            "{p:Hillary Clinton} and {p:Bill Clinton}; Mr {p:Clinton} left.",
            "Hillary Clinton: Hillary Clinton | Bill Clinton: Bill Clinton, Clinton",
        );
    }

    #[test]
    fn who_is_called_by_the_forename_does_not_take_the_surname() {
        check(
            "{p:Imran Khan}, {p:Rizwan Khan}. {p:Rizwan} left, {p:Khan} stayed.",
            "Imran Khan: Imran Khan, Khan | Rizwan Khan: Rizwan Khan, Rizwan",
        );
        check(
            "{p:Akosua Mensah-Bonsu}, {p:Mensah-Bonsu}",
            "Akosua Mensah-Bonsu: Akosua Mensah-Bonsu, Mensah-Bonsu",
        );
    }

    #[test]
    fn particles_and_initials_do_not_matter() {
        check(
            "{p:Muqtada al-Sadr}, {p:Al Sadr}, {p:Sadr}; {p:J. R. Lee}, {p:John Lee}, {p:Mary Lee}",
            "Muqtada al-Sadr: Muqtada al-Sadr, Al Sadr, Sadr | J. R. Lee: J. R. Lee, John Lee | Mary Lee: Mary Lee",
        );
    }

    #[test]
    fn an_acronym_goes_with_its_name() {
        check(
            "{o:Popular Mobilization Forces} ({o:PMF}), {o:PMF}; {o:Bank of Japan}; {o:BoJ} {o:BOJ}",
            "Popular Mobilization Forces: Popular Mobilization Forces, PMF, PMF | Bank of Japan: Bank of Japan, BoJ, BOJ",
        );
    }

    #[test]
    fn a_body_within_a_longer_name_is_another_body() {
        check(
            "{o:Iraqi Hezbollah movement}, {o:Hezbollah}; {o:Labour Party}, {o:Labour}",
            "Iraqi Hezbollah movement: Iraqi Hezbollah movement | Hezbollah: Hezbollah | Labour Party: Labour Party, Labour",
        );
    }

    #[test]
    fn a_firm_goes_by_the_start_of_its_name_and_a_commission_by_its_end() {
        check(
            "{o:Luma Energy} left. {o:Luma}; {o:Commission on Elections} ({o:Comelec}), {o:Comelec}",
            "Luma Energy: Luma Energy, Luma | Commission on Elections: Commission on Elections, Comelec, Comelec",
        );
        check(
            "{o:Lake Commission}, the {o:Commission}; {o:Luma Energy}, {o:Luma Rail}, {o:Luma}",
            "Lake Commission: Lake Commission, Commission | Luma Energy: Luma Energy | Luma Rail: Luma Rail | Luma: Luma",
        );
    }

    #[test]
    fn what_was_named_before_a_longer_name_is_no_short_form() {
        check(
            "{o:Luma} was founded. {o:Luma Rail}; {o:Luma}",
            "Luma: Luma, Luma | Luma Rail: Luma Rail",
        );
    }

    #[test]
    fn what_readers_know_by_itself_is_no_short_form() {
        check(
            "{o:Hezbollah Rail}, {o:Hezbollah}; {o:House Democrats}, {o:House}; {o:UN Women}, {o:UN}",
            "Hezbollah Rail: Hezbollah Rail | Hezbollah: Hezbollah | House Democrats: House Democrats | House: House | UN Women: UN Women | UN: UN",
        );
    }

    #[test]
    fn a_river_goes_by_its_name_with_an_article() {
        check(
            "The {l:Congo river} rose. The {l:Congo} is long.",
            "Congo river: Congo river, Congo",
        );
        check(
            "The {l:Congo river} flows in {l:Congo}. The {l:Congo} is long.",
            "Congo river: Congo river | Congo: Congo, Congo",
        );
    }

    #[test]
    fn countries_and_peoples_have_several_forms() {
        check(
            "{l:United States}, {l:U.S.}, {l:US}, {l:America}; {g:Iraqi}, {g:Iraqis}",
            "United States: United States, U.S., US, America | Iraqis: Iraqi, Iraqis",
        );
    }
}
