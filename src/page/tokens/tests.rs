//! Holds the tokens of a page to those that html5ever's tokenizer gives.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, TokenizerResult};
use scraper::{Html, HtmlTreeSink};

use super::attributes::Attributes;
use super::{Listener, tokenize, unescape};

type Handle = <HtmlTreeSink as TreeSink>::Handle;

/// Writes tokens down and hands them to a tree builder, whose answers switch the tokenizer.
struct Recorder {
    builder: TreeBuilder<Handle, HtmlTreeSink>,
    tokens: RefCell<Vec<String>>,
}

impl Recorder {
    fn new() -> Self {
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let sink = HtmlTreeSink::new(Html::new_document());
        Self { builder: TreeBuilder::new(sink, options), tokens: RefCell::default() }
    }

    /// Writes a token down; text joins the text before it.
    fn record(&self, token: &Token) {
        let mut tokens = self.tokens.borrow_mut();
        match token {
            Token::CharacterTokens(text) if text.is_empty() => {}
            Token::CharacterTokens(text) => match tokens.last_mut() {
                Some(last) if last.starts_with("text ") => last.push_str(text),
                _ => tokens.push(format!("text {text}")),
            },
            Token::TagToken(Tag { kind, name, self_closing, attrs, .. }) => {
                let one = |it: &Attribute| format!(" {}={:?}", it.name.local, &*it.value);
                let attributes: String = attrs.iter().map(one).collect();
                tokens.push(format!("{kind:?} {name}{attributes} {self_closing}"));
            }
            Token::DoctypeToken(Doctype { name, public_id, system_id, force_quirks }) => {
                let parts = [name, public_id, system_id].map(|part| part.as_deref());
                tokens.push(format!("doctype {parts:?} {force_quirks}"));
            }
            Token::NullCharacterToken => tokens.push("NUL".to_owned()),
            Token::EOFToken => tokens.push("end".to_owned()),
            Token::CommentToken(_) | Token::ParseError(_) => {}
        }
    }
}

impl TokenSink for Recorder {
    type Handle = Handle;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<Handle> {
        if let Token::TagToken(tag) = &mut token {
            let mut kept = Attributes::of(&tag.name);
            for Attribute { name, value } in std::mem::take(&mut tag.attrs) {
                if tag.kind == TagKind::StartTag {
                    kept.see(&name.local, || value);
                }
            }
            tag.attrs = kept.into_all();
            tag.had_duplicate_attributes = false;
        }
        self.record(&token);
        if matches!(token, Token::CommentToken(_) | Token::ParseError(_)) {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Listener for Recorder {
    fn reads_text(&self) -> bool {
        true
    }
}

/// The tokens and the tree of a page, by html5ever's tokenizer.
fn theirs(html: &str) -> (Vec<String>, Html) {
    let tokenizer = Tokenizer::new(Recorder::new(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let Recorder { builder, tokens } = tokenizer.sink;
    (tokens.into_inner(), builder.sink.finish())
}

fn ours(html: &str) -> (Vec<String>, Html) {
    let recorder = Recorder::new();
    tokenize(html, &recorder);
    let Recorder { builder, tokens } = recorder;
    (tokens.into_inner(), builder.sink.finish())
}

#[track_caller]
fn check(html: &str) {
    let (theirs, their_tree) = theirs(html);
    let (ours, our_tree) = ours(html);
    assert_eq!(ours, theirs, "{html:?}");
    assert!(our_tree == their_tree, "another tree of {html:?}");
}

/// Pieces of pages, and pieces that break pages.
const PIECES: &[&str] = &[
    "<",
    ">",
    "/",
    "!",
    "-",
    "--",
    "=",
    "\"",
    "'",
    "&",
    ";",
    "#",
    "?",
    "]",
    "]]>",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "x",
    "B",
    "9",
    "é",
    "漢",
    "&amp;",
    "&amp",
    "&notit;",
    "&notin;",
    "&copy=1",
    "&copy2",
    "&#65;",
    "&#x41",
    "&#0;",
    "&#x80;",
    "&#xd800;",
    "&#99999999999;",
    "&#",
    "&#x",
    "&z;",
    "&nbsp;",
    "&lt",
    "&NotEqualTilde;",
    "<p>",
    "</p>",
    "<P ID=a id=b>",
    "<p class='a&amp;b\r\nc'>",
    "<p class=a/b>",
    "<a href=\"?a=1&b=2&copy=3\">",
    "<a href=x data-x='>'>",
    "</a x='>'>",
    "<br/>",
    "<b x=1>",
    "<b X=1>",
    "<b x=2>",
    "</b>",
    "<font color=red data-x>",
    "</font>",
    "<div / id=x/>",
    "<p =a=b>",
    "<p a= >",
    "<p a=>",
    "<p a='b'c='d'>",
    "<p a",
    "<p a=",
    "<p a='",
    "<p/",
    "</",
    "</p",
    "</>",
    "</ p>",
    "<?php ?>",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<!--->",
    "<!---!>",
    "<!-- a -- b -->",
    "<!doctype html>",
    "<!DOCTYPE",
    "<!doctype html public \"-//W3C//DTD HTML 3.2//EN\">",
    "<!doctype html system 'about:legacy-compat' x>",
    "<!doctype html public 'a' \"b\">",
    "<!doctype>",
    "<!doctype html public>",
    "<!doctype html public 'a>",
    "<!dOctype a\0B x>",
    "<!x>",
    "<!",
    "<![CDATA[",
    "<![CDATA[x]]]>",
    "<svg>",
    "</svg>",
    "<svg><title>",
    "<math><mi>",
    "</math>",
    "<annotation-xml encoding='text/html'>",
    "<svg xlink:href=a xml:lang=b>",
    "<title>",
    "</title>",
    "</TITLE >",
    "</titlex>",
    "<textarea>\n",
    "</textarea/>",
    "<style>",
    "</style>",
    "<script>",
    "</script>",
    "</SCRIPT\n>",
    "<script ",
    "</scriptx>",
    "<script type='a'>var a='<p>';",
    "<iframe>",
    "</iframe>",
    "<noscript>",
    "</noscript>",
    "<xmp>",
    "</xmp>",
    "<plaintext>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<select>",
    "<option>",
    "<template>",
    "</template>",
    "<pre>\n\n",
    "<body class=a>",
    "<html lang=en>",
    "<head>",
    "</head>",
    "</body>",
    "<frameset>",
    "<li>",
    "<h1>",
];

/// The next of a row of numbers that look drawn by lot.
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 40).unwrap_or_default()
}

#[test]
fn each_piece_and_each_pair_of_pieces_gives_the_same_tokens() {
    for first in PIECES {
        check(first);
        for second in PIECES {
            check(&format!("{first}{second}"));
        }
    }
}

#[test]
fn any_row_of_pieces_gives_the_same_tokens() {
    let mut seed = 1;
    for length in (2..40).cycle().take(5_000) {
        let row = (0..length).filter_map(|_| PIECES.get(next(&mut seed) % PIECES.len()).copied());
        check(&row.collect::<String>());
    }
}

#[test]
fn a_script_ends_where_the_standard_says() {
    for script in [
        "<script><!-- <script> </script> --> </script>x",
        "<script><!-- <script> </script> </script>x",
        "<script><!--><script></script>x",
        "<script><!---><script></script>x",
        "<script><!--<script --></script>x",
        "<script><!--<scripty></script>x",
        "<script><!-- -- > <script>-</script></script>x",
        "<script>a<!-b<!--c",
        "<script>'</script'</script/>x",
    ] {
        check(script);
    }
}

#[test]
fn references_are_read_in_text_without_tags() {
    assert_eq!(unescape("a &amp; b &lt;i&gt; &#8217; &bogus; < &"), "a & b <i> ’ &bogus; < &");
}
