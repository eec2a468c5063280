//! A corpus folder in, lines for `batch` out.
#![expect(clippy::indexing_slicing, reason = "a JSON value indexed by a name it lacks gives null")]

use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use scraper::{Html, Node};
use serde_json::{Value, json};

use super::program::read_lines;

/// The pages of a folder with `gold.jsonl` and `html/ID.html.gz`.
pub(super) fn pages(folder: &Path) -> Result<Vec<Value>> {
    read_lines(&folder.join("gold.jsonl"))?
        .into_iter()
        .map(|gold| {
            let html = page(folder, &gold)?;
            let mut input = json!({ "id": gold["id"], "html": html });
            if gold["url"].is_string() {
                input["url"] = gold["url"].clone();
            }
            Ok(input)
        })
        .collect()
}

/// The same pages as a person copies them: their visible text, a line a block.
pub(super) fn pages_as_text(folder: &Path) -> Result<Vec<Value>> {
    read_lines(&folder.join("gold.jsonl"))?
        .into_iter()
        .map(|gold| Ok(json!({ "id": gold["id"], "text": visible_text(&page(folder, &gold)?) })))
        .collect()
}

/// The texts of a gold file, to be read as they are.
pub(super) fn texts(gold: &Path) -> Result<Vec<Value>> {
    let rows = read_lines(gold)?;
    Ok(rows.iter().map(|row| json!({ "id": row["id"], "text": row["text"] })).collect())
}

fn page(folder: &Path, gold: &Value) -> Result<String> {
    let id = gold["id"].as_str().context("gold without id")?;
    let path = folder.join("html").join(format!("{id}.html.gz"));
    let file = std::fs::File::open(&path).with_context(|| path.display().to_string())?;
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Elements whose text a browser does not show.
const UNSEEN: [&str; 10] = [
    "script", "style", "noscript", "template", "head", "title", "iframe", "svg", "select",
    "textarea",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 37] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
    "video",
];

/// What "select all, copy" gives: visible text, a line a block, an empty line between paragraphs.
fn visible_text(html: &str) -> String {
    let html = Html::parse_document(html);
    let mut lines = vec![String::new()];
    let mut unseen = 0_usize;
    for edge in html.tree.root().traverse() {
        let (node, opens) = match edge {
            ego_tree::iter::Edge::Open(node) => (node, true),
            ego_tree::iter::Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Element(element) => {
                let hidden = UNSEEN.contains(&element.name())
                    || element.attr("hidden").is_some()
                    || element
                        .attr("style")
                        .is_some_and(|style| style.replace(' ', "").contains("display:none"));
                if hidden {
                    unseen = if opens { unseen + 1 } else { unseen - 1 };
                }
                if BLOCKS.contains(&element.name()) {
                    lines.push(String::new());
                }
            }
            Node::Text(text) if opens && unseen == 0 => {
                if let Some(line) = lines.last_mut() {
                    line.push_str(text);
                }
            }
            Node::Text(_)
            | Node::Document
            | Node::Fragment
            | Node::Doctype(_)
            | Node::Comment(_)
            | Node::ProcessingInstruction(_) => {}
        }
    }
    let folded = lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    folded.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")
}
