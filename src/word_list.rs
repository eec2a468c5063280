//! Word lists: files of sorted lines, compiled in, looked up by binary search.

/// The entries of a word list file.
///
/// Lines that start with `#` are its header. The rest is sorted by bytes and without repeats;
/// a test holds every list of the crate to that.
#[derive(Debug)]
pub(crate) struct WordList {
    entries: Vec<&'static str>,
}

impl WordList {
    /// Reads a list; give it the contents of a file by `include_str!`.
    pub(crate) fn new(file: &'static str) -> Self {
        Self { entries: file.lines().filter(|line| is_entry(line)).collect() }
    }

    /// Whether `word` is an entry, compared byte for byte.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.entries.binary_search(&word).is_ok()
    }

    /// The rest of the line whose part before the tab is `key`, in a list of two columns.
    pub(crate) fn value(&self, key: &str) -> Option<&'static str> {
        let at = self
            .entries
            .binary_search_by(|line| line.split_once('\t').map_or(*line, |(word, _)| word).cmp(key))
            .ok()?;
        Some(self.entries.get(at)?.split_once('\t')?.1)
    }

    /// All entries, sorted.
    pub(crate) fn entries(&self) -> &[&'static str] {
        &self.entries
    }
}

fn is_entry(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}
