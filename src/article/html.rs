//! The lines of the article in, safe HTML out: about thirty elements, checked links, nothing else.

use super::address;
use super::outline::{Line, Nest, NestKind, shared};
use crate::BlockKind;
use crate::blocks::{Block, Blocks, Run, Style};

/// Writes the article as HTML, one line of source a block.
pub(super) fn write(blocks: &Blocks<'_>, lines: &[Line<'_>], base: Option<&str>) -> String {
    let mut out = String::with_capacity(blocks.text.len() / 2);
    let mut open: Vec<Nest> = Vec::new();
    let mut table = None;
    for line in lines {
        if table.is_some() && table != line.table {
            out.push_str("</table>\n");
            table = None;
        }
        let keep = shared(&open, &line.nest);
        close(&mut out, &mut open, keep);
        for nest in line.nest.iter().skip(keep) {
            out.push_str(match nest.kind {
                NestKind::List => "<ul>\n",
                NestKind::OrderedList => "<ol>\n",
                NestKind::Item => "<li>",
                NestKind::Quote => "<blockquote>\n",
            });
            open.push(*nest);
        }
        if table.is_none() && line.table.is_some() {
            out.push_str("<table>\n");
            table = line.table;
        }
        block(&mut out, blocks, line, base);
    }
    if table.is_some() {
        out.push_str("</table>\n");
    }
    close(&mut out, &mut open, 0);
    out
}

/// Ends the holders beyond the first `keep`.
fn close(out: &mut String, open: &mut Vec<Nest>, keep: usize) {
    while open.len() > keep {
        if let Some(nest) = open.pop() {
            out.push_str(match nest.kind {
                NestKind::List => "</ul>\n",
                NestKind::OrderedList => "</ol>\n",
                NestKind::Item => "</li>\n",
                NestKind::Quote => "</blockquote>\n",
            });
        }
    }
}

fn block(out: &mut String, blocks: &Blocks<'_>, line: &Line<'_>, base: Option<&str>) {
    let (before, after) = match line.kind {
        BlockKind::Heading1 => ("<h1>", "</h1>\n"),
        BlockKind::Heading2 => ("<h2>", "</h2>\n"),
        BlockKind::Heading3 => ("<h3>", "</h3>\n"),
        BlockKind::Heading4 => ("<h4>", "</h4>\n"),
        BlockKind::Heading5 => ("<h5>", "</h5>\n"),
        BlockKind::Heading6 => ("<h6>", "</h6>\n"),
        BlockKind::Paragraph | BlockKind::BlockQuote => ("<p>", "</p>\n"),
        // An item outside of a list has become a paragraph.
        BlockKind::ListItem if line.nest.last().is_none_or(|nest| nest.kind != NestKind::Item) => {
            ("<p>", "</p>\n")
        }
        BlockKind::ListItem => ("", ""),
        BlockKind::Caption => ("<figure><figcaption>", "</figcaption></figure>\n"),
        BlockKind::Preformatted => ("<pre>", "</pre>\n"),
        BlockKind::TableRow => ("<tr>", "</tr>\n"),
    };
    out.push_str(before);
    for cell in &line.blocks {
        if line.kind == BlockKind::TableRow {
            out.push_str("<td>");
        }
        inline(out, blocks, cell, base);
        if line.kind == BlockKind::TableRow {
            out.push_str("</td>");
        }
    }
    out.push_str(after);
}

/// The looks that have an element, outermost first.
const LOOKS: [(Style, &str); 8] = [
    (Style::BOLD, "strong"),
    (Style::ITALIC, "em"),
    (Style::STRUCK, "s"),
    (Style::INSERTED, "ins"),
    (Style::MARKED, "mark"),
    (Style::SUB, "sub"),
    (Style::SUP, "sup"),
    (Style::CODE, "code"),
];

fn inline(out: &mut String, blocks: &Blocks<'_>, block: &Block, base: Option<&str>) {
    let mut end = block.span.start;
    let runs = blocks.runs.get(block.runs.clone()).unwrap_or_default();
    for run in runs {
        // What stands between runs is white space.
        escape(out, blocks.text.get(end..run.span.start).unwrap_or_default());
        self::run(out, blocks, run, base);
        end = run.span.end;
    }
}

fn run(out: &mut String, blocks: &Blocks<'_>, run: &Run, base: Option<&str>) {
    let href = run
        .href
        .and_then(|href| blocks.hrefs.get(href))
        .and_then(|written| address::check(written, base));
    if let Some(href) = &href {
        out.push_str("<a href=\"");
        escape(out, href);
        out.push_str("\">");
    }
    for (_, name) in LOOKS.iter().filter(|(look, _)| run.style.has(*look)) {
        out.push('<');
        out.push_str(name);
        out.push('>');
    }
    escape(out, run.span.of(&blocks.text).unwrap_or_default());
    for (_, name) in LOOKS.iter().rev().filter(|(look, _)| run.style.has(*look)) {
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }
    if href.is_some() {
        out.push_str("</a>");
    }
}

/// Writes text so that no character of it can be read as markup.
fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((at, sign)) =
        rest.bytes().enumerate().find(|(_, byte)| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\n'))
    {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(match sign {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "<br>",
        });
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    out.push_str(rest);
}
