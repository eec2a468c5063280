//! What follows "<!doctype" in, its parts out: they tell whether a page is read as old ones are.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::Doctype;

use super::names::lower;
use super::scan::is_space;

/// Reads a declaration of the type of a page; also the number of bytes up to its end.
pub(super) fn read(text: &str) -> (Doctype, usize) {
    let mut doctype = Doctype::default();
    let mut reader = Reader { text, at: 0 };
    let is_whole = reader.parts(&mut doctype).is_some();
    doctype.force_quirks |= !is_whole;
    // What is not understood goes up to the next ">".
    let rest = text.get(reader.at..).unwrap_or_default();
    let end = rest.find('>').map_or(text.len(), |at| reader.at + at + 1);
    (doctype, end)
}

struct Reader<'h> {
    text: &'h str,
    at: usize,
}

impl<'h> Reader<'h> {
    /// Reads all parts; `None` where one is missing or not closed.
    fn parts(&mut self, doctype: &mut Doctype) -> Option<()> {
        self.skip_space();
        let ends = |c: char| c == '>' || u8::try_from(c).is_ok_and(is_space);
        let rest = self.rest();
        let name = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
        self.at += name.len();
        if name.is_empty() {
            return None;
        }
        doctype.name = Some(StrTendril::from(lower(name).as_ref()));
        self.skip_space();
        if self.next()? == b'>' {
            return Some(());
        }
        let is_public = self.takes("public");
        if !is_public && !self.takes("system") {
            return None;
        }
        self.skip_space();
        if is_public {
            self.identifier(&mut doctype.public_id)?;
            self.skip_space();
            if self.next()? == b'>' {
                return Some(());
            }
        }
        self.identifier(&mut doctype.system_id)?;
        self.skip_space();
        // Anything after the last part is passed over.
        self.next().map(|_| ())
    }

    /// Reads a part in quotation marks.
    fn identifier(&mut self, into: &mut Option<StrTendril>) -> Option<()> {
        let quote = self.next().filter(|b| matches!(b, b'"' | b'\''))?;
        self.at += 1;
        let ends = |c: char| c == '>' || c == char::from(quote);
        let rest = self.rest();
        let end = rest.find(ends).unwrap_or(rest.len());
        let text = rest.get(..end)?.replace("\r\n", "\n").replace('\r', "\n");
        *into = Some(text.replace('\0', "\u{fffd}").into());
        self.at += end;
        let is_closed = self.next()? == quote;
        self.at += usize::from(is_closed);
        is_closed.then_some(())
    }

    fn rest(&self) -> &'h str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, word: &str) -> bool {
        let takes =
            self.rest().get(..word.len()).is_some_and(|given| given.eq_ignore_ascii_case(word));
        self.at += if takes { word.len() } else { 0 };
        takes
    }

    fn skip_space(&mut self) {
        self.at += self.rest().bytes().take_while(|b| is_space(*b)).count();
    }
}
