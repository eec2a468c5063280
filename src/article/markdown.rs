//! The lines of the article in, `CommonMark` with tables out, every active character escaped.

use super::address;
use super::outline::{Line, Nest, NestKind, shared};
use crate::BlockKind;
use crate::blocks::{Block, Blocks, Run, Style};

/// Writes the article as Markdown.
pub(super) fn write(blocks: &Blocks<'_>, lines: &[Line<'_>], base: Option<&str>) -> String {
    let mut out = String::with_capacity(blocks.text.len() / 2);
    let mut before: Option<&Line<'_>> = None;
    let mut counts: Vec<usize> = Vec::new();
    for line in lines {
        let keep = before.map_or(0, |before| shared(&before.nest, &line.nest));
        if let Some(before) = before {
            separate(&mut out, before, line, keep);
        }
        let (first, rest) = prefixes(line, keep, &mut counts);
        let mut text = String::new();
        let new_table =
            line.table.is_some() && before.and_then(|before| before.table) != line.table;
        self::line(&mut text, blocks, line, new_table, base);
        for (number, part) in text.split('\n').enumerate() {
            if number > 0 {
                out.push('\n');
            }
            out.push_str(if number == 0 { &first } else { &rest });
            out.push_str(part);
        }
        before = Some(line);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Ends the line before, with an empty line where the two are not of one list or table.
fn separate(out: &mut String, before: &Line<'_>, line: &Line<'_>, keep: usize) {
    out.push('\n');
    let same_list =
        before.kind == BlockKind::ListItem && line.kind == BlockKind::ListItem && keep > 0;
    let same_table = line.table.is_some() && line.table == before.table;
    if same_list || same_table {
        return;
    }
    let holders = line.nest.get(..keep).unwrap_or_default();
    let prefix: String = holders.iter().map(continuation).collect();
    out.push_str(prefix.trim_end());
    out.push('\n');
}

fn continuation(nest: &Nest) -> &'static str {
    match nest.kind {
        NestKind::List | NestKind::OrderedList => "",
        NestKind::Item => "   ",
        NestKind::Quote => "> ",
    }
}

/// What stands before the first row of characters of a line, and before the others.
fn prefixes(line: &Line<'_>, keep: usize, counts: &mut Vec<usize>) -> (String, String) {
    let (mut first, mut rest) = (String::new(), String::new());
    counts.truncate(keep);
    counts.resize(line.nest.len(), 0);
    let mut ordered = false;
    for (depth, nest) in line.nest.iter().enumerate() {
        if nest.kind == NestKind::Item && depth >= keep {
            let number = depth.checked_sub(1).and_then(|list| counts.get_mut(list));
            let number = number.map_or(1, |count| {
                *count += 1;
                *count
            });
            if ordered {
                first.extend([number.to_string().as_str(), ". "]);
            } else {
                first.push_str("-  ");
            }
        } else {
            first.push_str(continuation(nest));
        }
        rest.push_str(continuation(nest));
        ordered = nest.kind == NestKind::OrderedList;
    }
    (first, rest)
}

fn line(
    out: &mut String,
    blocks: &Blocks<'_>,
    line: &Line<'_>,
    new_table: bool,
    base: Option<&str>,
) {
    let mark = match line.kind {
        BlockKind::Heading1 => "# ",
        BlockKind::Heading2 => "## ",
        BlockKind::Heading3 => "### ",
        BlockKind::Heading4 => "#### ",
        BlockKind::Heading5 => "##### ",
        BlockKind::Heading6 => "###### ",
        BlockKind::Preformatted => {
            return line.blocks.iter().for_each(|block| fenced(out, blocks.words(block)));
        }
        BlockKind::TableRow => return row(out, blocks, line, new_table, base),
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuote | BlockKind::Caption => {
            ""
        }
    };
    out.push_str(mark);
    for block in &line.blocks {
        let mut text = String::new();
        inline(&mut text, blocks, block, base);
        for (number, part) in text.split('\n').enumerate() {
            if number > 0 {
                // A heading is one line; elsewhere a backslash keeps the line break.
                out.push_str(if mark.is_empty() { "\\\n" } else { " " });
            }
            start_of_line(out, part);
        }
    }
}

fn row(
    out: &mut String,
    blocks: &Blocks<'_>,
    line: &Line<'_>,
    new_table: bool,
    base: Option<&str>,
) {
    out.push('|');
    for block in &line.blocks {
        let mut text = String::new();
        inline(&mut text, blocks, block, base);
        out.push(' ');
        out.push_str(&text.replace('\n', " "));
        out.push_str(" |");
    }
    if new_table {
        out.push_str("\n|");
        line.blocks.iter().for_each(|_| out.push_str(" --- |"));
    }
}

fn fenced(out: &mut String, text: &str) {
    let fence = "`".repeat(longest_run_of_backticks(text).max(2) + 1);
    out.extend([fence.as_str(), "\n", text, "\n", fence.as_str()]);
}

fn longest_run_of_backticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

/// Writes escaped text that begins a line: there, more characters are active.
fn start_of_line(out: &mut String, text: &str) {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = text.get(digits..).unwrap_or_default();
    if text.starts_with(['#', '+', '-', '=']) {
        out.push('\\');
        out.push_str(text);
    } else if digits > 0 && after.starts_with(['.', ')']) {
        out.push_str(text.get(..digits).unwrap_or_default());
        out.push('\\');
        out.push_str(after);
    } else {
        out.push_str(text);
    }
}

fn inline(out: &mut String, blocks: &Blocks<'_>, block: &Block, base: Option<&str>) {
    let mut end = block.span.start;
    let runs = blocks.runs.get(block.runs.clone()).unwrap_or_default();
    for run in runs {
        out.push_str(blocks.text.get(end..run.span.start).unwrap_or_default());
        self::run(out, blocks, run, base);
        end = run.span.end;
    }
}

fn run(out: &mut String, blocks: &Blocks<'_>, run: &Run, base: Option<&str>) {
    let text = run.span.of(&blocks.text).unwrap_or_default();
    let href = run
        .href
        .and_then(|href| blocks.hrefs.get(href))
        .and_then(|written| address::check(written, base));
    if href.is_some() {
        out.push('[');
    }
    let (before, after) = around(blocks, run);
    let mark = if stands_free(text, before, after) { emphasis(run.style) } else { "" };
    out.push_str(mark);
    if run.style.has(Style::CODE) && !text.contains('\n') {
        code(out, text);
    } else {
        escape(out, text);
    }
    out.extend(mark.chars().rev());
    if let Some(href) = href {
        out.push_str("](<");
        for character in href.chars() {
            match character {
                '<' => out.push_str("%3C"),
                '>' => out.push_str("%3E"),
                ' ' => out.push_str("%20"),
                '\\' => out.push_str("%5C"),
                '\n' | '\r' => {}
                _ => out.push(character),
            }
        }
        out.push_str(">)");
    }
}

/// The characters before and after a run.
fn around(blocks: &Blocks<'_>, run: &Run) -> (Option<char>, Option<char>) {
    let before = blocks.text.get(..run.span.start).and_then(|text| text.chars().next_back());
    let after = blocks.text.get(run.span.end..).and_then(|text| text.chars().next());
    (before, after)
}

/// Whether marks of emphasis around `text` would be read as such: `CommonMark` does not see them
/// between a letter outside and a sign inside.
fn stands_free(text: &str, before: Option<char>, after: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = word(text.chars().next()) || !word(before);
    let closes = word(text.chars().next_back()) || !word(after);
    opens && closes && !text.contains('\n')
}

fn emphasis(style: Style) -> &'static str {
    match (style.has(Style::BOLD), style.has(Style::ITALIC), style.has(Style::STRUCK)) {
        (true, true, _) => "***",
        (true, false, _) => "**",
        (false, true, _) => "*",
        (false, false, true) => "~~",
        (false, false, false) => "",
    }
}

fn code(out: &mut String, text: &str) {
    let fence = "`".repeat(longest_run_of_backticks(text) + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    for part in [fence.as_str(), pad, text, pad, fence.as_str()] {
        out.push_str(part);
    }
}

/// Writes text with a backslash before every character that could be active.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&' => {
                out.push('\\');
                out.push(character);
            }
            // Overrides of the direction of text make a name read as another.
            '\u{202d}' | '\u{202e}' => {}
            _ => out.push(character),
        }
    }
}
