//! A name and its kind in, a finer kind out where its last word tells it.

use std::sync::LazyLock;

use super::model::Kind;
use crate::word_list::WordList;

static FACILITIES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("lists/facility-heads.txt")));
static MISC: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("lists/misc-heads.txt")));

/// Events are named by their first word as well: "Operation Desert Storm", "Hurricane Katrina".
const FIRST_WORDS: [&str; 5] = ["Operation", "Hurricane", "Typhoon", "Cyclone", "Flight"];

/// The subtype of an entity.
pub(super) fn subtype(name: &str, kind: Kind) -> Option<&'static str> {
    let last = name.rsplit([' ', '-']).next().unwrap_or_default();
    let first = name.split(' ').next().unwrap_or_default();
    let capital: String =
        last.chars().take(1).flat_map(char::to_uppercase).chain(last.chars().skip(1)).collect();
    match kind {
        Kind::Product => Some("product"),
        Kind::Place => FACILITIES.contains(&capital).then_some("facility"),
        Kind::Misc if FIRST_WORDS.contains(&first) => Some("event"),
        Kind::Misc => MISC.value(&capital),
        Kind::Organization => organization(last),
        Kind::Person | Kind::Group => None,
    }
}

fn organization(last: &str) -> Option<&'static str> {
    match last.trim_end_matches('.') {
        "Inc" | "Corp" | "Corporation" | "Ltd" | "Limited" | "Company" | "plc" | "PLC" | "GmbH"
        | "Holdings" | "Airlines" | "Airways" | "Motors" | "Industries" => Some("company"),
        "Party" => Some("party"),
        "University" | "College" => Some("university"),
        "Ministry" => Some("ministry"),
        "Court" | "Tribunal" => Some("court"),
        "Times" | "Post" | "Herald" | "Tribune" | "Gazette" | "Telegraph" | "Guardian" => {
            Some("medium")
        }
        "FC" => Some("team"),
        _ => None,
    }
}
