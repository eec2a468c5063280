//! Mentions of bodies, places, groups and works in, which of them are the same out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::form::Form;
use super::{Context, Groups};
use crate::entities::model::Kind;
use crate::word_list::WordList;

static DEMONYMS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../lists/demonyms.txt")));
static BODY_HEADS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../lists/body-heads.txt")));

/// Heads of places that go by the rest of their name with an article: "the Thames".
const WATERS: [&str; 5] = ["canal", "desert", "ocean", "river", "sea"];

/// Joins short forms with the long ones.
pub(super) fn join(context: &Context<'_>, groups: &mut Groups) {
    bracketed(context, groups);
    begun(context, groups);
    let mut by_initials: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
    let mut by_short: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    for (at, mention) in context.mentions.iter().enumerate() {
        let form = context.form(at);
        if mention.kind == Kind::Person || form.words.len() < 2 || form.acronym.is_some() {
            continue;
        }
        for initials in [&form.initials, &form.all_initials] {
            by_initials.entry((mention.kind, initials)).or_insert(at);
        }
        if let (Kind::Place, Some((head, bare))) = (mention.kind, form.words.split_last())
            && WATERS.contains(&head.as_str())
        {
            by_short.entry((Kind::Place, bare.join(" "))).or_insert(at);
        }
        if mention.kind == Kind::Organization {
            for short in short_forms(context.text(at), &form.words) {
                by_short.entry((mention.kind, short)).or_insert(at);
            }
        }
    }
    // "Congo" is a country, "the Congo" beside "the Congo river" the river.
    let with_article = |at: usize| matches!(context.before(at), "the " | "The ");
    let mentions = context.mentions.iter().enumerate();
    let bare: BTreeSet<String> = mentions
        .filter(|&(at, name)| name.kind == Kind::Place && !with_article(at))
        .map(|(at, _)| context.form(at).key())
        .collect();
    for (at, mention) in context.mentions.iter().enumerate() {
        let form = context.form(at);
        let long = form
            .acronym
            .as_deref()
            .and_then(|acronym| by_initials.get(&(mention.kind, acronym)))
            .or_else(|| {
                by_short
                    .get(&(mention.kind, form.key()))
                    .filter(|_| mention.kind != Kind::Place || !bare.contains(&form.key()))
            });
        if let Some(&long) = long.filter(|_| mention.kind != Kind::Person) {
            groups.join(at, long);
        }
    }
}

/// Joins "Luma" and "the Commission" with the one longer name before that begins so or, for a word
/// that bodies end with, ends so: "Luma Energy", "European Commission".
fn begun(context: &Context<'_>, groups: &mut Groups) {
    // For each short form the first mention that is longer, and whether another name is longer too.
    let mut longer: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (at, mention) in context.mentions.iter().enumerate() {
        let form = context.form(at);
        // "The UN" is no short form of "UN Women".
        let letters = form.acronym.as_ref().map_or(LONG_ACRONYM, String::len);
        if mention.kind != Kind::Organization || letters < LONG_ACRONYM {
            continue;
        }
        let key = form.key();
        if form.acronym.is_none() && seen.insert(key.clone()) {
            for short in cut(context.text(at), &form.words) {
                let first = groups.first(at);
                longer
                    .entry(short)
                    .and_modify(|(long, shared)| *shared |= groups.first(*long) != first)
                    .or_insert((at, false));
            }
        }
        let Some(&(long, false)) = longer.get(&key) else { continue };
        // "Google" is no short form of "Google Research", nor "Senate" of "Senate Committee".
        // So is what was named before the longer name.
        let own = (context.is_known)(context.text(at)) || country(context.text(at)).is_some();
        if !own && groups.first(at) >= groups.first(long) {
            groups.join(at, long);
        }
    }
}

/// The names that one goes by without its last words, or by its last word where that names a body:
/// "Luma" and "Luma Energy" of "Luma Energy Ltd", "Commission" of "European Commission".
fn cut(text: &str, words: &[String]) -> Vec<String> {
    let spelled: Vec<&str> = text.split_whitespace().collect();
    let is_head = |at: usize| spelled.get(at).is_some_and(|word| BODY_HEADS.contains(word));
    let small = spelled.get(1).is_some_and(|word| word.starts_with(char::is_lowercase));
    // "House" is short for "House of Representatives", not for "House Democrats".
    let least = if is_head(0) && !small { 2 } else { 1 };
    let starts = words.len().saturating_sub(MOST_CUT).max(least)..words.len();
    let ends = words.last().filter(|_| words.len() > 1 && is_head(spelled.len() - 1));
    starts
        .filter_map(|kept| words.get(..kept))
        .map(|start| start.join(" "))
        .chain(ends.cloned())
        .collect()
}

/// Letters of an acronym that may be the first word of the name of a firm.
const LONG_ACRONYM: usize = 4;
/// Words that a short form leaves out.
const MOST_CUT: usize = 2;

/// Joins "Popular Mobilization Forces (PMF)" and "PMF (Popular Mobilization Forces)".
fn bracketed(context: &Context<'_>, groups: &mut Groups) {
    for at in 1..context.mentions.len() {
        let between = context.between(at - 1, at);
        let opened =
            matches!(between.trim(), "(" | "[" | "(the" | "(“" | "(\"" | ", or" | ", known as");
        if !opened {
            continue;
        }
        let (before, after) = (context.form(at - 1), context.form(at));
        // In brackets of its own an acronym stands for the name before, in whatever language its
        // letters make sense: "Federal Institute of Technology (EPFL)".
        let alone = between.trim() == "(" && context.after(at).starts_with(')');
        let bodies = [at - 1, at].map(|at| context.mentions.get(at).map(|name| name.kind))
            == [Some(Kind::Organization); 2];
        let short = after.acronym.is_some() || is_cut_from(after, before);
        if alone && bodies && before.words.len() > 1 && short {
            groups.join(at, at - 1);
            continue;
        }
        let explains = |acronym: &Option<String>, all: &str| {
            acronym.as_deref().is_some_and(|acronym| stands_for(acronym, all))
        };
        if explains(&after.acronym, &before.all_initials)
            || explains(&before.acronym, &after.all_initials)
        {
            groups.join(at, at - 1);
        }
    }
}

/// Whether a name of one word is made of letters of a longer one, in their order: "Comelec" of
/// "Commission on Elections".
fn is_cut_from(short: &Form, long: &Form) -> bool {
    let [word] = short.words.as_slice() else { return false };
    let long = long.words.concat();
    let mut rest = long.chars();
    word.chars().next() == long.chars().next()
        && word.chars().all(|letter| rest.any(|other| other == letter))
}

/// Whether the letters of an acronym begin like the name and come in its order, but for one.
fn stands_for(acronym: &str, initials: &str) -> bool {
    let mut rest = initials.chars();
    let found =
        acronym.chars().filter(|&letter| rest.by_ref().any(|other| other == letter)).count();
    acronym.chars().next() == initials.chars().next() && found + 1 >= acronym.chars().count()
}

/// Shorter names that a body goes by: "Labour" for "Labour Party", "Supreme Court" for "Kenyan
/// Supreme Court". "Hezbollah" is no short form of "Iraqi Hezbollah movement": that cuts both ends.
fn short_forms(text: &str, words: &[String]) -> Vec<String> {
    let mut forms = Vec::new();
    let spelled: Vec<&str> = text.split_whitespace().collect();
    let mut kept = spelled.len().min(words.len());
    while kept > 1 && spelled.get(kept - 1).is_some_and(|word| BODY_HEADS.contains(word)) {
        kept -= 1;
        if let Some(start) = words.get(..words.len() - (spelled.len() - kept)) {
            forms.push(start.join(" "));
        }
    }
    let national = spelled.first().is_some_and(|first| DEMONYMS.value(first).is_some());
    let body = spelled.last().is_some_and(|last| BODY_HEADS.contains(last));
    if national && body && words.len() > 2 {
        forms.extend(words.get(1..).map(|rest| rest.join(" ")));
    }
    forms
}

/// The country that a group is named after.
pub(in crate::entities) fn country(name: &str) -> Option<&'static str> {
    DEMONYMS.value(name)
}
