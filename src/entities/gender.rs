//! A person's name in, whether its forename is a man's or a woman's out.

use std::sync::LazyLock;

use crate::word_list::WordList;

static FORENAMES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("lists/forenames.txt")));

/// Which pronoun a name goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
}

/// The gender that a name's forename suggests; `None` for names that both bear, and unknown ones.
pub(crate) fn gender(name: &str) -> Option<Gender> {
    let mut words = name.split_whitespace();
    // Initials say nothing; the middle name may ("J. Robert Oppenheimer").
    let first = words.find(|word| !word.ends_with('.') && word.chars().count() > 1)?;
    let known = |word: &str| FORENAMES.value(word);
    let found = known(first).or_else(|| first.split('-').next().and_then(known))?;
    match found {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

/// Whether a word is a forename that is known, of whichever gender.
pub(super) fn is_forename(word: &str) -> bool {
    FORENAMES.value(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forename_tells_the_gender_where_one_bears_it() {
        assert_eq!(gender("Muqtada al-Sadr"), Some(Gender::Male));
        assert_eq!(gender("Angela Merkel"), Some(Gender::Female));
        assert_eq!(gender("J. Robert Oppenheimer"), Some(Gender::Male));
        assert_eq!(gender("Anne-Marie Slaughter"), Some(Gender::Female));
        assert_eq!(gender("Ashley Young"), None);
        assert_eq!(gender("Zzyzx Road"), None);
        assert_eq!(gender(""), None);
    }
}
