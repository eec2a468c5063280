//! A news piece with inline marks in, its text with names and quotes out: for the trainers, and for the tests that measure.
//!
//! The format is that of tests/gold/README.md: three lines of head, an empty line, then the text with tags that nest and never
//! cross. Taking every tag out leaves the text.

use crate::Span;

/// A piece without its tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The name of its file.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Its paragraphs, parted by one empty line.
    pub text: String,
    /// The names, in order; none stands inside another.
    pub names: Vec<Name>,
    /// The pieces of quotes, in order.
    pub quotes: Vec<Quote>,
}

/// One mention of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// The kind as in JSON ("person"); products count as "misc".
    pub kind: &'static str,
}

/// One piece of a quote; the pieces of one utterance share their number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The content with its quotation marks.
    pub span: Span,
    /// What the tags of one utterance have in common.
    pub number: String,
    /// The canonical name; "anonymous: …" without a name; "unknown" where the text does not say.
    pub by: String,
    /// The words that stand for the speaker.
    pub speaker: Option<Span>,
    /// The words that say that something is said.
    pub cue: Option<Span>,
}

/// What is marked wrongly, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(pub String);

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// A tag with what it encloses.
struct Element {
    tag: String,
    number: String,
    by: String,
    span: Span,
}

/// Reads the file `id`.
///
/// # Errors
///
/// [`Fault`] with the first mark that does not fit.
pub fn piece(id: &str, file: &str) -> Result<Piece, Fault> {
    let (head, body) = file.split_once("\n\n").ok_or_else(|| Fault("no head".to_owned()))?;
    let mut fields = head.lines();
    let mut field = |name: &str| {
        let line = fields.next().and_then(|line| line.strip_prefix(name));
        line.ok_or_else(|| Fault(format!("the head has no line {name}")))
    };
    let (given, _, title) = (field("# id: ")?, field("# source: ")?, field("# title: ")?);
    if given != id {
        return Err(Fault("the id is not the name of the file".to_owned()));
    }
    let (text, elements) = untag(body.trim())?;
    let names = names(&text, &elements)?;
    let quotes = quotes(&elements)?;
    Ok(Piece { id: id.to_owned(), title: title.to_owned(), text, names, quotes })
}

/// The text of a line that marks names only, with those names.
///
/// # Errors
///
/// [`Fault`] with the first mark that does not fit.
pub fn line(line: &str) -> Result<(String, Vec<Name>), Fault> {
    let (text, elements) = untag(line)?;
    let names = names(&text, &elements)?;
    Ok((text, names))
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
fn untag(body: &str) -> Result<(String, Vec<Element>), Fault> {
    let mut text = String::with_capacity(body.len());
    let (mut open, mut closed): (Vec<Element>, _) = (Vec::new(), Vec::new());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) =
            after.split_once('>').ok_or_else(|| Fault("a tag does not end".to_owned()))?;
        rest = after;
        if let Some(tag) = tag.strip_prefix('/') {
            closed.push(close(tag, open.pop(), &text)?);
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if kind(name).is_none() && !["q", "s", "c"].contains(&name) {
            return Err(Fault(format!("unknown tag <{tag}>")));
        }
        let attribute = |key: &str| {
            let (_, value) = attributes.split_once(&[key, "=\""].concat())?;
            Some(value.split_once('"')?.0.to_owned())
        };
        let (number, by) =
            (attribute("n").unwrap_or_default(), attribute("by").unwrap_or_default());
        open.push(Element {
            tag: name.to_owned(),
            number,
            by,
            span: Span::new(text.len(), text.len()),
        });
    }
    text.push_str(rest);
    match open.pop() {
        Some(element) => Err(Fault(format!("<{}> is never closed", element.tag))),
        None if text.contains('>') => Err(Fault("a stray >".to_owned())),
        None => Ok((text, closed)),
    }
}

/// The element that `</tag>` ends at the end of `text`.
fn close(tag: &str, open: Option<Element>, text: &str) -> Result<Element, Fault> {
    let mut element = open.ok_or_else(|| Fault(format!("the end of <{tag}> closes nothing")))?;
    if element.tag != tag {
        return Err(Fault(format!("the end of <{tag}> closes <{}>, near {text:?}", element.tag)));
    }
    element.span.end = text.len();
    let words = element.span.of(text).unwrap_or_default();
    if words.is_empty() || words.trim() != words {
        return Err(Fault(format!("<{tag}> {words:?} is empty or has space at an edge")));
    }
    // Firms and diseases may be called so: "Sotheby's", "Alzheimer's".
    if ["per", "loc", "grp"].contains(&tag) && (words.ends_with("'s") || words.ends_with("’s")) {
        return Err(Fault(format!("<{tag}> {words:?} holds a possessive")));
    }
    Ok(element)
}

/// The names among the elements, in order.
fn names(text: &str, elements: &[Element]) -> Result<Vec<Name>, Fault> {
    let name = |element: &Element| Some(Name { span: element.span, kind: kind(&element.tag)? });
    let mut names: Vec<Name> = elements.iter().filter_map(name).collect();
    names.sort_by_key(|name| name.span);
    for pair in names.windows(2) {
        if let [first, second] = pair
            && first.span.overlaps(second.span)
        {
            return Err(Fault(format!("a name inside the name {:?}", first.span.of(text))));
        }
    }
    Ok(names)
}

/// Puts the pieces of quotes together with their speakers and cues.
fn quotes(elements: &[Element]) -> Result<Vec<Quote>, Fault> {
    let mut quotes = Vec::new();
    for piece in elements.iter().filter(|element| element.tag == "q") {
        let same = |tag: &str| {
            let is_same = |element: &&Element| element.tag == tag && element.number == piece.number;
            elements.iter().filter(is_same).collect::<Vec<_>>()
        };
        let (speakers, cues) = (same("s"), same("c"));
        if piece.number.is_empty() || speakers.len() > 1 || cues.len() > 1 {
            return Err(Fault(format!(
                "quote {:?} has no number, or two speakers or cues",
                piece.number
            )));
        }
        let by = same("q").iter().map(|other| other.by.clone()).find(|by| !by.is_empty());
        quotes.push(Quote {
            span: piece.span,
            number: piece.number.clone(),
            by: by.ok_or_else(|| Fault(format!("quote {} has no by", piece.number)))?,
            speaker: speakers.first().map(|element| element.span),
            cue: cues.first().map(|element| element.span),
        });
    }
    let lonely = |element: &&Element| {
        ["s", "c"].contains(&element.tag.as_str())
            && !quotes.iter().any(|quote: &Quote| quote.number == element.number)
    };
    if let Some(element) = elements.iter().find(lonely) {
        return Err(Fault(format!("<{} n={:?}> belongs to no quote", element.tag, element.number)));
    }
    quotes.sort_by_key(|quote| quote.span.start);
    Ok(quotes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_names() {
        let (text, names) = line("He left <loc>Oslo</loc>.").unwrap();
        assert_eq!(text, "He left Oslo.");
        assert_eq!(names, [Name { span: Span::new(8, 12), kind: "place" }]);
    }

    #[test]
    fn a_tag_left_open_is_a_fault() {
        assert!(line("He left <loc>Oslo.").is_err());
    }

    #[test]
    fn a_statement_has_its_speaker_and_its_cue() {
        let file = "# id: a\n# source: s\n# title: t\n\n<s n=\"1\"><per>Ann</per></s> <c n=\"1\">said</c> <q n=\"1\" by=\"Ann\">no</q>.";
        let piece = piece("a", file).unwrap();
        assert_eq!(piece.text, "Ann said no.");
        let [quote] = &piece.quotes[..] else { panic!("{:?}", piece.quotes) };
        let words = |span: Option<Span>| span.and_then(|span| span.of(&piece.text));
        assert_eq!(words(Some(quote.span)), Some("no"));
        assert_eq!((words(quote.speaker), words(quote.cue)), (Some("Ann"), Some("said")));
    }
}
