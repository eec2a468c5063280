//! Reads tests/gold: annotated pieces in, texts with names, quotes and links out. The format is in tests/gold/README.md.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use article_analyzer::{Span, marked};

/// One annotated piece.
#[derive(Debug)]
pub(crate) struct Piece {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) names: Vec<Name>,
    pub(crate) quotes: Vec<GoldQuote>,
}

/// One mention of a name.
#[derive(Debug)]
pub(crate) struct Name {
    /// The kind as in JSON ("person"); products count as "misc".
    pub(crate) kind: &'static str,
    pub(crate) span: Range<usize>,
    /// What is mentioned: mentions with the same key are the same entity.
    pub(crate) entity: String,
}

/// One piece of a quote; the pieces of one utterance share their number.
#[derive(Debug)]
pub(crate) struct GoldQuote {
    pub(crate) span: Range<usize>,
    pub(crate) number: String,
    /// The canonical name; "anonymous: …" without a name; "unknown" where the text does not say.
    pub(crate) by: String,
    pub(crate) speaker: Option<Range<usize>>,
    pub(crate) cue: Option<Range<usize>>,
}

/// Reads every piece of a folder, in the order of file names.
pub(crate) fn read(folder: &Path) -> Result<Vec<Piece>, String> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| error.to_string());
    paths
        .iter()
        .map(|path| {
            let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let links = read(&path.with_extension("links"));
            links
                .and_then(|links| parse(&id, &read(path)?, &links))
                .map_err(|fault| format!("{id}: {fault}"))
        })
        .collect()
}

/// Parses one piece and its links.
pub(crate) fn parse(id: &str, file: &str, links: &str) -> Result<Piece, String> {
    let marked = marked::piece(id, file).map_err(|fault| fault.to_string())?;
    let name = |name: &marked::Name| Name {
        kind: name.kind,
        span: name.span.start..name.span.end,
        entity: String::new(),
    };
    let mut names: Vec<Name> = marked.names.iter().map(name).collect();
    link(&marked.text, &mut names, links)?;
    let range = |span: Span| span.start..span.end;
    let quote = |quote: marked::Quote| GoldQuote {
        span: range(quote.span),
        number: quote.number,
        by: quote.by,
        speaker: quote.speaker.map(range),
        cue: quote.cue.map(range),
    };
    let quotes = marked.quotes.into_iter().map(quote).collect();
    Ok(Piece { id: marked.id, text: marked.text, names, quotes })
}

/// Gives every name its entity: by the lines of the links file, otherwise by kind and form.
fn link(text: &str, names: &mut [Name], links: &str) -> Result<(), String> {
    let mut entities: BTreeMap<String, String> = BTreeMap::new();
    for line in links.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (name, forms) = line.split_once(" = ").ok_or(format!("not a link: {line}"))?;
        for form in forms.split(" | ").chain([name]) {
            let taken = entities.insert(form.to_owned(), name.to_owned());
            if taken.is_some_and(|taken| taken != name) {
                return Err(format!("{form:?} belongs to two entities: number its mentions"));
            }
        }
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for name in names.iter_mut() {
        let form = text.get(name.span.clone()).unwrap_or_default();
        let number = seen.entry(form.to_owned()).or_default();
        *number += 1;
        let numbered = format!("{form}#{number}");
        let key = if entities.contains_key(&numbered) { numbered } else { form.to_owned() };
        name.entity = match entities.get(&key) {
            Some(entity) => entity.clone(),
            None => format!("{} {form}", name.kind),
        };
        used.insert(key);
    }
    let listed = |form: &&String| entities.get(*form) != Some(*form);
    match entities.keys().filter(listed).find(|form| !used.contains(*form)) {
        Some(form) => Err(format!("no name reads {form:?}, which the links list")),
        None => Ok(()),
    }
}

impl GoldQuote {
    /// The kind of this piece as in JSON, told by its quotation marks.
    pub(crate) fn kind(&self, text: &str) -> &'static str {
        let words = text.get(self.span.clone()).unwrap_or_default();
        let bare = without_marked(words);
        if bare.len() == words.len() {
            "indirect"
        } else if bare.chars().any(char::is_alphanumeric) {
            "mixed"
        } else {
            "direct"
        }
    }
}

/// A text without its quotations. A quotation that does not close goes to the end.
fn without_marked(text: &str) -> String {
    let mut bare = String::new();
    let mut closes: Option<&[char]> = None;
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let starts = !before.is_alphanumeric();
        let ends = rest.peek().is_none_or(|next| !next.is_alphanumeric());
        if let Some(marks) = closes {
            let single = matches!(character, '’' | '\'');
            if marks.contains(&character) && (!single || ends) {
                closes = None;
            }
        } else {
            closes = match character {
                '“' | '"' => Some(&['”', '"']),
                '«' => Some(&['»']),
                '‘' | '\'' if starts => Some(&['’', '\'']),
                _ => None,
            };
            if closes.is_none() {
                bare.push(character);
            }
        }
        before = character;
    }
    bare
}
