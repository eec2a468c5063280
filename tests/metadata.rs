//! Reads the cases in tests/metadata and holds the metadata of each page to what the case expects.
//!
//! A case is lines of `field: value`, a line `---`, and the page. The fields are those of the
//! result's `metadata` as in JSON; a list is parted by `; `, an absent value is `-`, and
//! `provenance.title` names a source. `input: text` says that the page is plain text, `url:` gives
//! its address, `warning:` names a warning that must come.
#![expect(clippy::unwrap_used, reason = "a test stops where a case cannot be read")]

use std::fs;
use std::path::Path;

use article_analyzer::{Input, Options, analyze};
use serde_json::Value;

struct Case {
    name: String,
    expected: Vec<(String, String)>,
    page: String,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/metadata");
    let mut cases: Vec<Case> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "case"))
        .map(|path| {
            let file = fs::read_to_string(&path).unwrap();
            let (head, page) = file.split_once("\n---\n").expect("a case has a line ---");
            let expected = head
                .lines()
                .map(|line| line.split_once(": ").expect("a line is `field: value`"))
                .map(|(field, value)| (field.to_owned(), value.to_owned()))
                .collect();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            Case { name, expected, page: page.to_owned() }
        })
        .collect();
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

/// The value of a field as a case writes it.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "-".to_owned(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join("; "),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

/// What a case got wrong, a line each.
fn faults(case: &Case) -> Vec<String> {
    let given = |field: &str| {
        case.expected.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone())
    };
    let options = Options { url: given("url"), ..Options::default() };
    let input = if given("input").as_deref() == Some("text") {
        Input::Text(&case.page)
    } else {
        Input::Html(&case.page)
    };
    let analysis = analyze(input, &options).unwrap();
    let metadata = serde_json::to_value(&analysis.metadata).unwrap();
    let warnings = serde_json::to_value(&analysis.warnings).unwrap();
    let mut faults = Vec::new();
    for (field, expected) in &case.expected {
        let found = match field.as_str() {
            "url" | "input" => continue,
            "warning" => warnings
                .as_array()
                .and_then(|all| all.iter().find(|one| one["code"] == expected.as_str()))
                .map_or_else(|| "-".to_owned(), |_| expected.clone()),
            _ => {
                let pointer = format!("/{}", field.replace('.', "/"));
                shown(metadata.pointer(&pointer).unwrap_or(&Value::Null))
            }
        };
        if found != *expected {
            faults.push(format!("{}: {field} is {found:?}, expected {expected:?}", case.name));
        }
    }
    faults
}

#[test]
fn every_case_gives_the_metadata_it_expects() {
    let cases = cases();
    assert!(cases.len() >= 12, "only {} cases were found", cases.len());
    let faults: Vec<String> = cases.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
