//! HTML in, tokens for a tree builder out: what html5ever's own tokenizer gives, read faster.
//!
//! html5ever's tokenizer moves every character of a page through a machine of states, and makes a
//! string of every attribute, also of those that nothing reads. This one has the whole page
//! before it, so it looks for the end of each thing at once, and hands on pieces of the page
//! without copying them. It follows the HTML standard, but gives no parse errors, no comments and,
//! of most tags, only the attributes in [`attributes`]. A test holds it to html5ever's tokenizer.

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use attributes::Attributes;
use names::Names;
use scan::{Kind, byte, position};

mod attributes;
mod doctype;
mod names;
mod raw;
mod references;
mod scan;
#[cfg(test)]
mod tests;

/// What tokens are given to.
pub(super) trait Listener: TokenSink {
    /// Whether anything reads the text of the element that has just begun, if it holds no other.
    fn reads_text(&self) -> bool;
}

/// Gives the tokens of a page to `sink`.
pub(super) fn tokenize<S: Listener>(html: &str, sink: &S) {
    let html = html.strip_prefix('\u{feff}').unwrap_or(html);
    let whole = StrTendril::from_slice(html);
    let mut tokenizer = Tokenizer { html, whole, at: 0, sink, names: Names::default() };
    while tokenizer.at < html.len() {
        tokenizer.text();
        tokenizer.markup();
    }
    let _ = tokenizer.give(Token::EOFToken);
    sink.end();
}

/// A text with its character references read, as in an element.
pub(super) fn unescape(text: &str) -> String {
    references::decode(text, Kind::Text).replace('\0', "")
}

struct Tokenizer<'h, S> {
    html: &'h str,
    /// The page once more: its pieces are shared, not copied.
    whole: StrTendril,
    /// The next byte of the page.
    at: usize,
    sink: &'h S,
    names: Names,
}

impl<'h, S: Listener> Tokenizer<'h, S> {
    fn give(&self, token: Token) -> TokenSinkResult<S::Handle> {
        // Line numbers are for parse errors.
        self.sink.process_token(token, 1)
    }

    /// The page from byte `from` on.
    fn from(&self, from: usize) -> &'h str {
        self.html.get(from..).unwrap_or_default()
    }

    /// Bytes `from` to `to` of the page as a text of their own.
    fn piece(&self, from: usize, to: usize) -> StrTendril {
        let length = to.saturating_sub(from);
        match (u32::try_from(from), u32::try_from(length)) {
            (Ok(from), Ok(length)) => self.whole.try_subtendril(from, length).unwrap_or_default(),
            _ => StrTendril::new(),
        }
    }

    /// Bytes `from` to `to` of the page, as the standard reads them in a place of this kind.
    fn read(&self, from: usize, to: usize, kind: Kind) -> StrTendril {
        let text = self.html.get(from..to).unwrap_or_default();
        if position(text, kind) == text.len() {
            self.piece(from, to)
        } else {
            references::decode(text, kind).into()
        }
    }

    /// Gives the characters up to the next tag, comment or the like.
    fn text(&mut self) {
        let start = self.at;
        let mut is_plain = true;
        loop {
            self.at += position(self.from(self.at), Kind::Text);
            match byte(self.html, self.at) {
                None => break,
                Some(b'<') if self.begins_markup() => break,
                Some(other) => is_plain &= other == b'<',
            }
            self.at += 1;
        }
        if self.at == start {
            return;
        }
        if is_plain {
            let _ = self.give(Token::CharacterTokens(self.piece(start, self.at)));
        } else {
            self.give_parts(start, self.at, Kind::Text);
        }
    }

    /// Whether the "<" here begins anything.
    fn begins_markup(&self) -> bool {
        match byte(self.html, self.at + 1) {
            Some(b'/') => self.at + 2 < self.html.len(),
            Some(next) => matches!(next, b'!' | b'?') || next.is_ascii_alphabetic(),
            None => false,
        }
    }

    /// Gives characters, each NUL on its own: what becomes of it depends on where it stands.
    fn give_parts(&self, from: usize, to: usize, kind: Kind) {
        for (number, part) in self.html.get(from..to).unwrap_or_default().split('\0').enumerate() {
            if number > 0 {
                let _ = self.give(Token::NullCharacterToken);
            }
            if !part.is_empty() {
                let text = references::decode(part, kind);
                let _ = self.give(Token::CharacterTokens(text.into()));
            }
        }
    }

    /// Reads the tag, the comment or the like that begins here.
    fn markup(&mut self) {
        let rest = self.from(self.at);
        match byte(rest, 1) {
            Some(b'!') => self.declaration(),
            Some(b'/') => match byte(rest, 2) {
                Some(next) if next.is_ascii_alphabetic() => self.end_tag(),
                Some(b'>') => self.at += 3,
                _ => self.skip_past(">"),
            },
            Some(b'?') => self.skip_past(">"),
            Some(_) => self.start_tag(),
            None => {}
        }
    }

    /// Goes on after the next `end`, or at the end of the page.
    fn skip_past(&mut self, end: &str) {
        let found = self.from(self.at).find(end);
        self.at = found.map_or(self.html.len(), |found| self.at + found + end.len());
    }

    /// Reads what begins with "<!".
    fn declaration(&mut self) {
        const DOCTYPE: &str = "doctype";
        const CDATA: &str = "[CDATA[";
        let start = self.at + 2;
        let rest = self.from(start);
        if rest.starts_with("--") {
            self.at = scan::end_of_comment(rest).map_or(self.html.len(), |end| start + end);
        } else if rest.get(..DOCTYPE.len()).is_some_and(|word| word.eq_ignore_ascii_case(DOCTYPE)) {
            let (doctype, length) = doctype::read(self.from(start + DOCTYPE.len()));
            self.at = start + DOCTYPE.len() + length;
            let _ = self.give(Token::DoctypeToken(doctype));
        } else if rest.starts_with(CDATA)
            && self.sink.adjusted_current_node_present_but_not_in_html_namespace()
        {
            let start = start + CDATA.len();
            self.at = start;
            self.skip_past("]]>");
            let has_end = self.html.get(start..self.at).is_some_and(|all| all.ends_with("]]>"));
            self.give_parts(start, self.at - if has_end { 3 } else { 0 }, Kind::Characters);
        } else {
            self.skip_past(">");
        }
    }

    fn end_tag(&mut self) {
        let start = self.at + 2;
        let name_end = start + scan::end_of_name(self.from(start));
        let end = scan::attributes(self.html, name_end, |_| {});
        self.at = end.map_or(self.html.len(), |end| end.at);
        if let Some(end) = end {
            let name = self.names.get(self.html.get(start..name_end).unwrap_or_default());
            let _ = self.give_tag(TagKind::EndTag, name, end.self_closing, Vec::new());
        }
    }

    fn start_tag(&mut self) {
        let start = self.at + 1;
        let name_end = start + scan::end_of_name(self.from(start));
        let name = self.names.get(self.html.get(start..name_end).unwrap_or_default());
        let mut kept = Attributes::of(&name);
        let end = scan::attributes(self.html, name_end, |attribute| {
            kept.see(self.html.get(attribute.name.clone()).unwrap_or_default(), || {
                self.read(attribute.value.start, attribute.value.end, Kind::Attribute)
            });
        });
        self.at = end.map_or(self.html.len(), |end| end.at);
        let Some(end) = end else { return };
        match self.give_tag(TagKind::StartTag, name.clone(), end.self_closing, kept.into_all()) {
            TokenSinkResult::RawData(kind) => self.raw(&name, kind),
            TokenSinkResult::Plaintext => self.give_raw(self.html.len(), Kind::Raw),
            // These two are for a browser to act.
            TokenSinkResult::Script(_)
            | TokenSinkResult::EncodingIndicator(_)
            | TokenSinkResult::Continue => {}
        }
    }

    fn give_tag(
        &self,
        kind: TagKind,
        name: LocalName,
        self_closing: bool,
        attrs: Vec<html5ever::Attribute>,
    ) -> TokenSinkResult<S::Handle> {
        let tag = Tag { kind, name, self_closing, attrs, had_duplicate_attributes: false };
        self.give(Token::TagToken(tag))
    }

    /// Gives the text of an element that holds no other; its end tag is read as any other.
    fn raw(&mut self, name: &str, kind: RawKind) {
        let rest = self.from(self.at);
        let end = match kind {
            RawKind::Rcdata | RawKind::Rawtext => raw::end_of_element(rest, name),
            RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => raw::end_of_script(rest),
        };
        let kind = if kind == RawKind::Rcdata { Kind::Text } else { Kind::Raw };
        self.give_raw(self.at + end, kind);
    }

    /// Gives the characters up to `end`, with no tags among them.
    fn give_raw(&mut self, end: usize, kind: Kind) {
        if self.at < end && self.sink.reads_text() {
            let text = self.html.get(self.at..end).unwrap_or_default();
            let text = references::decode(text, kind).replace('\0', "\u{fffd}");
            let _ = self.give(Token::CharacterTokens(text.into()));
        }
        self.at = end;
    }
}
