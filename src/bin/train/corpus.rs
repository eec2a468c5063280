//! A file of annotated documents, one JSON object a line, in; [`Gold`] out.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use article_analyzer::Span;
use article_analyzer::entities::train::{Gold, GoldName, kinds};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// One corpus file.
pub(crate) struct Corpus {
    /// Its place below the folder of corpora.
    pub(crate) name: String,
    /// The first half of the SHA-256 of its bytes.
    pub(crate) hash: String,
    pub(crate) documents: Vec<Gold>,
}

/// Reads a corpus; each of its documents counts `weight`.
pub(crate) fn read(folder: &Path, name: &str, weight: f32) -> Result<Corpus, Box<dyn Error>> {
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let documents: Result<Vec<Gold>, Box<dyn Error>> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| document(&serde_json::from_str(line)?, weight).ok_or_else(|| name.into()))
        .collect();
    Ok(Corpus { name: name.to_owned(), hash: hash(text.as_bytes()), documents: documents? })
}

/// The first 16 hexadecimal digits of the SHA-256 of some bytes.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let start: [u8; 8] = digest.first_chunk().copied().unwrap_or_default();
    format!("{:016x}", u64::from_be_bytes(start))
}

fn document(row: &Value, weight: f32) -> Option<Gold> {
    let text = row.get("text")?.as_str()?.to_owned();
    // Offsets of the corpora count characters.
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.push(text.len());
    let strings = |value: &Value| -> Vec<String> {
        value
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let mut names = Vec::new();
    for name in row.get("entities")?.as_array()? {
        let offset = |key: &str| {
            let at = usize::try_from(name.get(key)?.as_u64()?).ok()?;
            starts.get(at).copied()
        };
        let kind = name.get("type")?.as_str()?.to_owned();
        let mut kinds = name.get("alt").map_or_else(|| vec![kind.clone()], strings);
        merge(&mut kinds);
        names.push(GoldName { span: Span::new(offset("start")?, offset("end")?), kinds });
    }
    names.retain(|name| name.kinds.iter().all(|kind| kinds().contains(&kind.as_str())));
    let annotated: BTreeSet<String> = row.get("annotated").map_or_else(
        || kinds().into_iter().map(str::to_owned).collect(),
        |value| strings(value).into_iter().collect(),
    );
    let id = row.get("id")?.as_str()?.to_owned();
    Some(Gold { id, text, names, annotated, weight })
}

/// Products are misc to the model.
fn merge(kinds: &mut Vec<String>) {
    for kind in kinds.iter_mut().filter(|kind| *kind == "product") {
        "misc".clone_into(kind);
    }
    kinds.sort();
    kinds.dedup();
}
