//! The text of a script in, its JSON as a flat tree out; repairs what pages get wrong.
//!
//! Publishers' JSON-LD has raw line breaks in strings, trailing commas, comments, bare quotation
//! marks. A strict reader loses all of it. This one never fails, reads each character about once
//! and does not recurse: containers that nest deeper than [`MAX_DEPTH`] are read and dropped.

/// Containers inside containers that are kept; real pages stay below 15.
const MAX_DEPTH: usize = 64;

/// A JSON text, its values in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Json {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    key: Option<String>,
    value: Value,
    /// The index after the last value inside this one.
    end: usize,
}

/// One value, without what is inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// `{…}`
    Object,
    /// `[…]`
    Array,
    /// A string, its escapes read.
    Text(String),
    /// A number, `true`, `false`, `null`, or a word that should have been in marks.
    Bare(String),
}

/// A value in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'j> {
    json: &'j Json,
    index: usize,
}

impl Json {
    /// Reads a text.
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader { rest: text, json: Self::default(), open: Vec::new(), key: None };
        while reader.step() {}
        while let Some(index) = reader.open.pop() {
            reader.close(index);
        }
        reader.json
    }

    /// Every object, outer ones first.
    pub(super) fn objects(&self) -> impl Iterator<Item = Item<'_>> {
        (0..self.nodes.len())
            .map(|index| Item { json: self, index })
            .filter(|item| item.value() == Some(&Value::Object))
    }
}

impl<'j> Item<'j> {
    /// Its value.
    pub(super) fn value(self) -> Option<&'j Value> {
        self.json.nodes.get(self.index).map(|node| &node.value)
    }

    /// Its characters, where it is no container.
    pub(super) fn text(self) -> Option<&'j str> {
        match self.value()? {
            Value::Text(text) => Some(text),
            Value::Bare(text) if text != "null" => Some(text),
            Value::Object | Value::Array | Value::Bare(_) => None,
        }
    }

    /// What is directly inside.
    pub(super) fn inside(self) -> impl Iterator<Item = Item<'j>> {
        let end = self.json.nodes.get(self.index).map_or(0, |node| node.end);
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            if next >= end {
                return None;
            }
            let index = next;
            next = self.json.nodes.get(index)?.end;
            Some(Self { json: self.json, index })
        })
    }

    /// The value under `key`.
    pub(super) fn get(self, key: &str) -> Option<Self> {
        self.inside().find(|item| {
            self.json.nodes.get(item.index).is_some_and(|node| node.key.as_deref() == Some(key))
        })
    }

    /// The value itself, or each of an array's.
    pub(super) fn each(self) -> impl Iterator<Item = Item<'j>> {
        let array = self.value() == Some(&Value::Array);
        let own = (!array).then_some(self);
        own.into_iter().chain(array.then(|| self.inside()).into_iter().flatten())
    }
}

struct Reader<'t> {
    rest: &'t str,
    json: Json,
    /// Indices of the containers that are open; `usize::MAX` for one too deep to keep.
    open: Vec<usize>,
    key: Option<String>,
}

/// Stands for a container that is not kept.
const DROPPED: usize = usize::MAX;

impl Reader<'_> {
    fn step(&mut self) -> bool {
        let rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        self.rest = rest;
        let Some(first) = rest.chars().next() else { return false };
        if let Some(after) = after_comment(rest) {
            self.rest = after;
            return true;
        }
        match first {
            '{' | '[' => self.open(if first == '{' { Value::Object } else { Value::Array }),
            '}' | ']' => {
                self.skip(1);
                self.key = None;
                if let Some(index) = self.open.pop() {
                    self.close(index);
                }
            }
            ',' => {
                self.skip(1);
                self.key = None;
            }
            ':' => self.skip(1),
            '"' => {
                self.skip(1);
                let text = self.string();
                if self.key.is_none() && self.in_object() {
                    self.key = Some(text);
                } else {
                    self.push(Value::Text(text));
                }
            }
            _ => self.bare(),
        }
        true
    }

    fn open(&mut self, value: Value) {
        self.skip(1);
        let too_deep = self.open.len() >= MAX_DEPTH || self.open.last() == Some(&DROPPED);
        let index = if too_deep { DROPPED } else { self.json.nodes.len() };
        self.push(value);
        self.open.push(index);
    }

    fn close(&mut self, index: usize) {
        let end = self.json.nodes.len();
        if let Some(node) = self.json.nodes.get_mut(index) {
            node.end = end;
        }
    }

    fn push(&mut self, value: Value) {
        let key = self.key.take();
        if self.open.last() != Some(&DROPPED) && self.open.len() < MAX_DEPTH {
            let end = self.json.nodes.len() + 1;
            self.json.nodes.push(Node { key, value, end });
        }
    }

    fn in_object(&self) -> bool {
        let inner = self.open.last().and_then(|&index| self.json.nodes.get(index));
        inner.is_some_and(|node| node.value == Value::Object)
    }

    fn bare(&mut self) {
        let end = self
            .rest
            .find(|c: char| c.is_whitespace() || ",:{}[]\"".contains(c))
            .unwrap_or(self.rest.len());
        let word = self.rest.get(..end.max(1)).unwrap_or_default().to_owned();
        self.skip(end.max(1));
        if self.key.is_some() || !self.in_object() {
            self.push(Value::Bare(word));
        } else {
            self.key = Some(word);
        }
    }

    /// The string whose opening mark was just read. A mark ends it when what follows could
    /// follow a string; any other is one that the page forgot to escape.
    fn string(&mut self) -> String {
        let mut out = String::new();
        loop {
            let plain = self.rest.find(['"', '\\']).unwrap_or(self.rest.len());
            out.push_str(self.rest.get(..plain).unwrap_or_default());
            self.skip(plain);
            let mut ahead = self.rest.chars();
            match ahead.next() {
                None => return out,
                Some('"') => {
                    self.skip(1);
                    let next = self.rest.trim_start().chars().next();
                    if next.is_none_or(|c| ",:{}[]\"/<".contains(c)) {
                        return out;
                    }
                    out.push('"');
                }
                Some(_) => {
                    self.skip(1);
                    self.escape(&mut out);
                }
            }
        }
    }

    fn escape(&mut self, out: &mut String) {
        let Some(kind) = self.rest.chars().next() else { return };
        self.skip(kind.len_utf8());
        match kind {
            'n' | 'r' => out.push('\n'),
            't' | 'b' | 'f' => out.push(' '),
            'u' => {
                let Some(unit) = self.unit() else { return };
                if char::from_u32(unit).is_none() && self.rest.starts_with("\\u") {
                    self.skip(2);
                    let low = self.unit().unwrap_or_default();
                    let pair = [unit, low].map(|unit| u16::try_from(unit).unwrap_or_default());
                    out.extend(char::decode_utf16(pair).flatten());
                } else {
                    out.extend(char::from_u32(unit));
                }
            }
            other => out.push(other),
        }
    }

    fn unit(&mut self) -> Option<u32> {
        let unit = u32::from_str_radix(self.rest.get(..4)?, 16).ok()?;
        self.skip(4);
        Some(unit)
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }
}

/// What follows a comment that opens `text`: of HTML, of JavaScript, or a CDATA mark.
fn after_comment(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix("/*") {
        return Some(rest.split_once("*/").map_or("", |(_, after)| after));
    }
    if text.starts_with("//") {
        return Some(text.split_once('\n').map_or("", |(_, after)| after));
    }
    ["<!--", "-->", "<![CDATA[", "]]>"].into_iter().find_map(|mark| text.strip_prefix(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in one line, the way it was understood.
    fn shown(text: &str) -> String {
        let json = Json::read(text);
        let shown = |node: &Node| {
            let value = match &node.value {
                Value::Object => "{}".to_owned(),
                Value::Array => "[]".to_owned(),
                Value::Text(text) => format!("“{text}”"),
                Value::Bare(text) => text.clone(),
            };
            let key = node.key.as_deref().map(|key| format!("{key}=")).unwrap_or_default();
            format!("{key}{value}<{}", node.end)
        };
        json.nodes.iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn a_tree_is_flat_and_each_value_knows_where_it_ends() {
        check(r#"{"a": [1, {"b": "c"}], "d": null}"#, "{}<6 a=[]<5 1<3 {}<5 b=“c”<5 d=null<6");
    }

    #[test]
    fn line_breaks_trailing_commas_and_bare_marks_are_repaired() {
        check("{\"a\": \"one\ntwo\", }", "{}<2 a=“one\ntwo”<2");
        check(
            r#"{"a": "He said "no" twice", "b": "c"}"#,
            "{}<3 a=“He said \"no\" twice”<2 b=“c”<3",
        );
    }

    #[test]
    fn comments_and_cdata_are_skipped() {
        check("//<![CDATA[\n<!-- {\"a\":\"b\" /* c */} -->\n//]]>", "{}<2 a=“b”<2");
    }

    #[test]
    fn escapes_are_read() {
        check(r#"["\u00e9\ud83d\ude00\/\"", "\u12"]"#, "[]<3 “é😀/\"”<2 “12”<3");
    }

    #[test]
    fn a_million_brackets_are_no_harm() {
        let deep = format!("{}{{\"a\":\"b\"}}", "[".repeat(1_000_000));
        assert!(Json::read(&deep).nodes.len() <= MAX_DEPTH);
        assert!(Json::read(&"{\"a\":".repeat(300_000)).nodes.len() <= MAX_DEPTH);
    }
}
