//! Reads tests/gold: annotated pieces in, texts with names, quotes and links out. The format is in tests/gold/README.md.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

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

/// A tag with what it encloses.
struct Tagged {
    tag: String,
    number: String,
    by: String,
    span: Range<usize>,
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
    let (head, body) = file.split_once("\n\n").ok_or("no head")?;
    for (line, field) in head.lines().zip(["# id: ", "# source: ", "# title: "]) {
        line.strip_prefix(field).ok_or(format!("the head has no line {field}"))?;
    }
    if head.lines().next() != Some(format!("# id: {id}").as_str()) {
        return Err("the id is not the name of the file".to_owned());
    }
    let (text, tagged) = untag(body.trim())?;
    let mut names = Vec::new();
    for name in &tagged {
        if let Some(kind) = kind(&name.tag) {
            names.push(Name { kind, span: name.span.clone(), entity: String::new() });
        }
    }
    names.sort_by_key(|name| (name.span.start, name.span.end));
    if let Some(pair) = names.windows(2).find(|pair| overlap(pair)) {
        return Err(format!("a name inside a name near {:?}", text.get(pair_span(pair))));
    }
    link(&text, &mut names, links)?;
    let quotes = quotes(&tagged)?;
    Ok(Piece { id: id.to_owned(), text, names, quotes })
}

fn overlap(pair: &[Name]) -> bool {
    matches!(pair, [first, second] if second.span.start < first.span.end)
}

fn pair_span(pair: &[Name]) -> Range<usize> {
    pair.first().map_or(0..0, |name| name.span.clone())
}

/// The kind that a tag stands for, or `None` for the tags of quotes.
fn kind(tag: &str) -> Option<&'static str> {
    match tag {
        "per" => Some("person"),
        "org" => Some("organization"),
        "loc" | "fac" => Some("place"),
        "grp" => Some("group"),
        "misc" | "prod" => Some("misc"),
        _ => None,
    }
}

/// Takes the tags out of a text.
fn untag(body: &str) -> Result<(String, Vec<Tagged>), String> {
    let mut text = String::with_capacity(body.len());
    let (mut open, mut closed): (Vec<Tagged>, _) = (Vec::new(), Vec::new());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').ok_or("a tag does not end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let mut element = open.pop().ok_or(format!("</{name}> closes nothing"))?;
            if element.tag != name {
                return Err(format!("</{name}> closes <{}>, near {text:?}", element.tag));
            }
            element.span.end = text.len();
            let words = text.get(element.span.clone()).unwrap_or_default();
            if words.is_empty() || words.trim() != words {
                return Err(format!("<{name}> {words:?} is empty or has space at an edge"));
            }
            if kind(name).is_some() && (words.ends_with("'s") || words.ends_with("’s")) {
                return Err(format!("<{name}> {words:?} holds a possessive"));
            }
            closed.push(element);
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let attribute = |key: &str| {
            let value = attributes.split_once(&format!("{key}=\""))?.1;
            Some(value.split_once('"')?.0.to_owned())
        };
        if kind(name).is_none() && !["q", "s", "c"].contains(&name) {
            return Err(format!("unknown tag <{tag}>"));
        }
        let (number, by) =
            (attribute("n").unwrap_or_default(), attribute("by").unwrap_or_default());
        let span = text.len()..text.len();
        open.push(Tagged { tag: name.to_owned(), number, by, span });
    }
    text.push_str(rest);
    match open.pop() {
        Some(element) => Err(format!("<{}> is never closed", element.tag)),
        None if text.contains('>') => Err("a stray >".to_owned()),
        None => Ok((text, closed)),
    }
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

/// Puts the pieces of quotes together with their speakers and cues.
fn quotes(tagged: &[Tagged]) -> Result<Vec<GoldQuote>, String> {
    let mut quotes = Vec::new();
    for piece in tagged.iter().filter(|element| element.tag == "q") {
        let same = |tag: &str| {
            let is_same = |element: &&Tagged| element.tag == tag && element.number == piece.number;
            tagged.iter().filter(is_same).collect::<Vec<_>>()
        };
        let (speakers, cues) = (same("s"), same("c"));
        if piece.number.is_empty() || speakers.len() > 1 || cues.len() > 1 {
            return Err(format!("quote {:?} has no number, or two speakers or cues", piece.number));
        }
        let by = same("q").iter().map(|other| other.by.clone()).find(|by| !by.is_empty());
        quotes.push(GoldQuote {
            span: piece.span.clone(),
            number: piece.number.clone(),
            by: by.ok_or(format!("quote {} has no by", piece.number))?,
            speaker: speakers.first().map(|element| element.span.clone()),
            cue: cues.first().map(|element| element.span.clone()),
        });
    }
    let lonely = |element: &&Tagged| {
        ["s", "c"].contains(&element.tag.as_str())
            && !quotes.iter().any(|quote: &GoldQuote| quote.number == element.number)
    };
    if let Some(element) = tagged.iter().find(lonely) {
        return Err(format!("<{} n={:?}> belongs to no quote", element.tag, element.number));
    }
    quotes.sort_by_key(|quote| quote.span.start);
    Ok(quotes)
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
