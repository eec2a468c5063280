//! `analyze`: one page in, one result out.

use std::error::Error;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use article_analyzer::Input;
use clap::{Args, ValueEnum};

use crate::{Choices, print};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The page: a file, or standard input where it is missing or "-"
    file: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// Read the input as plain text even if it looks like HTML
    #[arg(long)]
    text: bool,
    /// The address of the page, to resolve its links; nothing is fetched
    #[arg(long)]
    url: Option<String>,
    /// Keep a piece that an analysis of the same input removed, by its id; may be repeated
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    restore: Vec<u32>,
    #[command(flatten)]
    choices: Choices,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The whole analysis
    Json,
    /// The article
    Markdown,
    /// The article's text
    Text,
    /// One line an entity mention or quote
    Csv,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let bytes = read(arguments.file.as_deref())?;
    let given = decode(&bytes);
    let input = if arguments.choices.verbatim {
        Input::Verbatim(&given)
    } else if arguments.text || !looks_like_html(&given) {
        Input::Text(&given)
    } else {
        Input::Html(&given)
    };
    let options = arguments.choices.options(arguments.url.clone(), arguments.restore.clone());
    let analysis =
        print::timed(input, &options).map_err(|error| format!("{error} ({})", error.code()))?;
    let unit = arguments.choices.offsets();
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &analysis.into_offsets(unit))?;
            writeln!(out)?;
        }
        Format::Markdown => writeln!(out, "{}", analysis.article.markdown)?,
        Format::Text => writeln!(out, "{}", analysis.article.text)?,
        Format::Csv => print::csv(&mut out, &analysis, unit)?,
    }
    Ok(())
}

/// The bytes of a file, or of standard input where none or "-" is named.
fn read(file: Option<&Path>) -> Result<Vec<u8>, Box<dyn Error>> {
    if let Some(file) = file.filter(|file| file.as_os_str() != "-") {
        return std::fs::read(file)
            .map_err(|error| format!("cannot read {}: {error}", file.display()).into());
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Text from bytes: by byte order mark, declared charset, or UTF-8 and else windows-1252.
fn decode(bytes: &[u8]) -> String {
    const DECLARED_WITHIN: usize = 1024;
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let head = bytes.get(..bytes.len().min(DECLARED_WITHIN)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    let declared = head.split("charset=").nth(1).map(|rest| {
        rest.trim_start_matches(['"', '\'', ' '])
            .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .next()
            .unwrap_or_default()
            .to_owned()
    });
    let encoding = declared
        .and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()))
        .unwrap_or(encoding_rs::WINDOWS_1252);
    encoding.decode(bytes).0.into_owned()
}

/// Whether a text is HTML source; the page tells it by the same rule (`www/src/input/kind.ts`).
fn looks_like_html(text: &str) -> bool {
    /// How much of the input is looked at, in characters: a page names its elements early.
    const HEAD: usize = 20_000;
    /// A text about HTML names a tag or two; a page has many.
    const MIN_TAGS: usize = 3;
    const PAGE: [&str; 6] = ["!doctype", "?xml", "!--", "html", "head", "body"];
    let head: String = text.chars().take(HEAD).collect::<String>().to_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let opens =
        head.strip_prefix('<').is_some_and(|rest| PAGE.iter().any(|name| rest.starts_with(name)));
    let tags = head.split('<').skip(1).filter(|rest| is_tag(rest)).count();
    opens || tags >= MIN_TAGS || tags > 0 && head.starts_with('<')
}

/// Whether what follows a `<` is the tag of an element that pages have.
fn is_tag(rest: &str) -> bool {
    const NAMES: [&str; 34] = [
        "a",
        "article",
        "b",
        "blockquote",
        "body",
        "br",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "html",
        "i",
        "img",
        "li",
        "link",
        "main",
        "meta",
        "ol",
        "p",
        "script",
        "section",
        "span",
        "strong",
        "style",
        "table",
        "td",
        "title",
        "tr",
        "ul",
    ];
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    NAMES.contains(&name) && rest.contains('>')
}
