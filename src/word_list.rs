//! Word lists: files of sorted lines, compiled in, looked up by the hash of the word.

/// The entries of a word list file.
///
/// Lines that start with `#` are its header. The rest is sorted by bytes and without repeats;
/// a test holds every list of the crate to that.
#[derive(Debug)]
pub(crate) struct WordList {
    entries: Vec<&'static str>,
    /// Open addressing, at most half full: one more than the index of an entry, 0 where none is.
    slots: Vec<u32>,
}

impl WordList {
    /// Reads a list; give it the contents of a file by `include_str!`.
    pub(crate) fn new(file: &'static str) -> Self {
        let entries: Vec<&'static str> = file.lines().filter(|line| is_entry(line)).collect();
        let mut slots = vec![0; (entries.len() * 2).next_power_of_two()];
        let mask = slots.len() - 1;
        for (line, number) in entries.iter().zip(1..) {
            let word = line.split_once('\t').map_or(*line, |(word, _)| word);
            let mut at = hash(word) & mask;
            while let Some(slot) = slots.get_mut(at) {
                if *slot == 0 {
                    *slot = number;
                    break;
                }
                at = (at + 1) & mask;
            }
        }
        Self { entries, slots }
    }

    /// Whether `word` is an entry, compared byte for byte.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.after(word).is_some_and(str::is_empty)
    }

    /// The rest of the line whose part before the tab is `key`, in a list of two columns.
    pub(crate) fn value(&self, key: &str) -> Option<&'static str> {
        self.after(key)?.strip_prefix('\t')
    }

    /// What follows `word` on the line that it begins, nothing or a tab and more.
    fn after(&self, word: &str) -> Option<&'static str> {
        let mask = self.slots.len() - 1;
        let mut at = hash(word) & mask;
        loop {
            let index = self.slots.get(at)?.checked_sub(1)?;
            let line = *self.entries.get(usize::try_from(index).ok()?)?;
            let rest =
                line.strip_prefix(word).filter(|rest| matches!(rest.as_bytes(), [] | [b'\t', ..]));
            if rest.is_some() {
                return rest;
            }
            at = (at + 1) & mask;
        }
    }

    /// All entries, sorted.
    pub(crate) fn entries(&self) -> &[&'static str] {
        &self.entries
    }
}

/// FNV-1a, its high bits folded in, since a table reads the low ones.
fn hash(word: &str) -> usize {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = word.bytes().fold(0x811c_9dc5, step);
    usize::try_from(hash ^ (hash >> 15)).unwrap_or_default()
}

fn is_entry(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whole_and_with_what_stands_beside_it() {
        let list = WordList::new("# Header.\nsaid\tsay speech\nsay\n");
        assert!(list.contains("say") && !list.contains("said") && !list.contains("sa"));
        assert_eq!((list.value("said"), list.value("say")), (Some("say speech"), None));
        assert!(!WordList::new("").contains(""));
    }
}
