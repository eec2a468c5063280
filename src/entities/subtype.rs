//! A name and its kind in, a finer kind out where its last word tells it.

use std::sync::LazyLock;

use super::model::Kind;
use super::shapes::is_ship;
use crate::word_list::WordList;

static FACILITIES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("lists/facility-heads.txt")));
static MISC: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("lists/misc-heads.txt")));

static PRODUCTS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("lists/products.txt")));

/// Events are named by their first word as well: "Operation Desert Storm", "Hurricane Katrina".
const FIRST_WORDS: [&str; 5] = ["Operation", "Hurricane", "Typhoon", "Cyclone", "Flight"];

/// The subtype of an entity.
pub(super) fn subtype(name: &str, kind: Kind) -> Option<&'static str> {
    let last = name.rsplit([' ', '-']).next().unwrap_or_default();
    let first = name.split(' ').next().unwrap_or_default();
    let capital: String =
        last.chars().take(1).flat_map(char::to_uppercase).chain(last.chars().skip(1)).collect();
    match kind {
        Kind::Place => FACILITIES.contains(&capital).then_some("facility"),
        Kind::Misc if FIRST_WORDS.contains(&first) => Some("event"),
        Kind::Misc => MISC.value(&capital).or_else(|| is_product(name).then_some("product")),
        Kind::Organization => organization(last),
        Kind::Person | Kind::Group => None,
    }
}

/// Whether a list knows the product or what follows its maker ("Boeing 737"), or the name is a
/// ship's.
fn is_product(name: &str) -> bool {
    let behind_maker = name.split_once(' ').map_or(name, |(_, behind)| behind);
    PRODUCTS.contains(name) || PRODUCTS.contains(behind_maker) || is_ship(name)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_the_finer_kind() {
        assert_eq!(subtype("World Cup", Kind::Misc), Some("event"));
        assert_eq!(subtype("USS Lee", Kind::Misc), Some("product"));
        assert_eq!(subtype("Boeing 737", Kind::Misc), Some("product"));
        assert_eq!(subtype("Blue Hour", Kind::Misc), None);
        assert_eq!(subtype("Labour Party", Kind::Organization), Some("party"));
    }
}
