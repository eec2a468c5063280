//! Holds the sources to the rules of ARCHITECTURE.md that a program can check.

use std::collections::BTreeSet;
use std::path::Path;

/// The stages in the order of the data: each may import the ones before it.
const STAGES: [&str; 6] = ["page", "blocks", "article", "text", "entities", "quotes"];

/// Past this a file is two files.
const MAX_LINES: usize = 400;

/// One source file.
struct Source {
    /// Path from the root of the project, with forward slashes.
    path: String,
    text: String,
}

impl Source {
    /// The lines of code with their numbers: no comments, and nothing from the tests on.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..)
            .zip(self.text.lines())
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// "path:line: text" of every line of code that `is_fault` holds for.
    fn faults(&self, is_fault: impl Fn(&str) -> bool) -> Vec<String> {
        let lines = self.code().filter(|(_, line)| is_fault(line));
        lines.map(|(number, line)| format!("{}:{number}: {}", self.path, line.trim())).collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `folder` that has one of these extensions, sorted by path.
fn sources(folder: &str, extensions: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|one| extensions.iter().any(|it| one == *it)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Source {
    let text = std::fs::read_to_string(path);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let path = path.strip_prefix(root()).unwrap_or(path);
    Source { path: path.to_string_lossy().replace('\\', "/"), text }
}

#[track_caller]
fn check(faults: &[String], rule: &str) {
    assert!(faults.is_empty(), "{rule}:\n{}", faults.join("\n"));
}

/// The names that come right after `crate::` in a file, also out of braces.
fn imports(source: &Source) -> BTreeSet<String> {
    let code: Vec<_> = source.code().map(|(_, line)| line).collect();
    let mut names = BTreeSet::new();
    for rest in code.join("\n").split("crate::").skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            names.insert(first_word(rest));
            continue;
        };
        let mut depth = 0;
        let outermost = group.split_inclusive([',', '{', '}']).filter(|part| {
            let is_outermost = depth == 0;
            depth += part.matches('{').count();
            depth = depth.saturating_sub(part.matches('}').count());
            is_outermost
        });
        // The group ends at the first closing brace outside of an inner one.
        for part in outermost {
            names.insert(first_word(part));
            if part.ends_with('}') {
                break;
            }
        }
    }
    names.remove("");
    names
}

fn first_word(text: &str) -> String {
    let word = text.trim_start();
    let end = word.find(|character: char| !character.is_alphanumeric() && character != '_');
    word.get(..end.unwrap_or(word.len())).unwrap_or_default().to_owned()
}

#[test]
fn a_stage_imports_only_earlier_stages() {
    let mut faults = Vec::new();
    for source in sources("src", &["rs"]) {
        let module = source.path.trim_start_matches("src/").trim_end_matches(".rs");
        let module = module.split('/').next().unwrap_or_default();
        let later = match STAGES.iter().position(|stage| *stage == module) {
            Some(own) => &STAGES[own + 1..],
            // The result, the spans and the word lists know no stage; lib.rs, the boundary to
            // JavaScript and the programs know all.
            None if ["lib", "wasm", "bin"].contains(&module) => continue,
            None => &STAGES[..],
        };
        let imports = imports(&source);
        let wrong = later.iter().filter(|stage| imports.contains(**stage));
        faults.extend(wrong.map(|stage| format!("{} imports {stage}", source.path)));
    }
    check(&faults, "a stage imports only earlier stages");
}

#[test]
fn an_attribute_that_is_asked_for_is_kept_by_the_tokenizer() {
    let kept = read(&root().join("src/page/tokens/attributes.rs")).text;
    let mut faults = Vec::new();
    for source in sources("src", &["rs"]) {
        faults.extend(source.faults(|line| {
            let asked = line.split(".attr(\"").skip(1).filter_map(|rest| rest.split('"').next());
            asked.into_iter().any(|name| !kept.contains(&format!("local_name!(\"{name}\")")))
        }));
    }
    check(&faults, "the tokenizer drops attributes that are not in src/page/tokens/attributes.rs");
}

#[test]
fn only_the_boundary_names_javascript() {
    let mut faults = Vec::new();
    for source in sources("src", &["rs"]).iter().filter(|source| source.path != "src/wasm.rs") {
        faults.extend(source.faults(|line| {
            ["wasm_bindgen", "web_sys", "js_sys"].iter().any(|name| line.contains(name))
        }));
    }
    check(&faults, "only src/wasm.rs names JavaScript");
}

#[test]
fn only_the_article_stage_writes_html_and_markdown() {
    let writes = |line: &str| {
        let is_output = ["push_str(", "format!(", "write!(", "writeln!("];
        let writes_tag = |rest: &str| {
            let literal = rest.split_once('"').map(|(_, literal)| literal);
            let tag = literal.and_then(|literal| literal.strip_prefix('<'));
            tag.is_some_and(|tag| tag.starts_with(|c: char| c == '/' || c.is_ascii_lowercase()))
        };
        is_output.iter().any(|call| line.split(call).skip(1).any(writes_tag))
    };
    let mut faults = Vec::new();
    for source in sources("src", &["rs"]) {
        if !source.path.starts_with("src/article/") {
            faults.extend(source.faults(writes));
        }
    }
    check(&faults, "only src/article writes HTML and Markdown");
}

#[test]
fn the_core_reads_no_clock_and_no_file() {
    let mut faults = Vec::new();
    for source in sources("src", &["rs"]) {
        let boundary = source.path.starts_with("src/bin/") || source.path == "src/wasm.rs";
        if !boundary {
            faults.extend(source.faults(|line| {
                ["std::fs", "std::time", "std::net", "std::env", "std::thread", "SystemTime"]
                    .iter()
                    .any(|name| line.contains(name))
            }));
        }
    }
    check(&faults, "the core does no input or output and uses no clock");
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let mut files = sources("src", &["rs"]);
    files.extend(sources("tests", &["rs"]));
    files.extend(sources("xtask/src", &["rs"]));
    files.extend(sources("www/src", &["ts", "css"]));
    files.retain(|source| !source.path.contains("/generated/"));
    let mut lengths: Vec<_> =
        files.iter().map(|source| (source.text.lines().count(), &source.path)).collect();
    lengths.sort();
    println!("median of {} files: {} lines", lengths.len(), lengths[lengths.len() / 2].0);
    let long = lengths.iter().filter(|(lines, _)| *lines > MAX_LINES);
    let faults: Vec<_> = long.map(|(lines, path)| format!("{path}: {lines} lines")).collect();
    check(&faults, "longer than 400 lines");
}

#[test]
fn every_source_file_says_what_comes_in_and_what_goes_out() {
    let files = sources("src", &["rs"]);
    let silent = files.iter().filter(|source| !source.text.starts_with("//! "));
    let faults: Vec<_> = silent.map(|source| source.path.clone()).collect();
    check(&faults, "every file begins with a line of documentation");
}

#[test]
fn every_word_list_has_a_header_and_is_sorted_without_repeats() {
    let mut faults = Vec::new();
    for source in sources("src", &["txt"]) {
        if !source.text.starts_with("# ") {
            faults.push(format!("{} has no header", source.path));
        }
        let is_entry = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let key = |line| str::split_once(line, '\t').map_or(line, |(key, _)| key);
        let keys: Vec<_> = source.text.lines().filter(is_entry).map(key).collect();
        let unsorted = keys.windows(2).filter(|pair| pair[0] >= pair[1]);
        faults.extend(unsorted.map(|pair| format!("{}: {} < {}", source.path, pair[1], pair[0])));
        let spaced = keys.iter().filter(|key| key.trim() != **key);
        faults.extend(spaced.map(|key| format!("{}: space around {key:?}", source.path)));
    }
    check(&faults, "word lists are sorted by bytes and have no repeats");
}

#[test]
fn the_page_never_parses_text_as_markup() {
    let mut faults = Vec::new();
    for source in sources("www/src", &["ts", "js", "tsx"]) {
        faults.extend(source.faults(|line| {
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser"]
                .iter()
                .any(|name| line.contains(name))
        }));
    }
    check(&faults, "text reaches the page as text nodes only");
}

#[test]
fn the_pinned_tools_are_the_versions_that_are_locked() {
    let quoted = |line: &str| {
        let version = line.split('"').nth(1)?;
        Some(version.trim_start_matches('=').to_owned())
    };
    let setting = |file: &str, start: &str| {
        let source = read(&root().join(file));
        source.text.lines().find(|line| line.starts_with(start)).and_then(quoted)
    };
    let pinned = setting("wasm-pack.toml", "wasm-bindgen = ");
    assert!(pinned.is_some(), "wasm-pack.toml pins wasm-bindgen");
    assert_eq!(setting("Cargo.toml", "wasm-bindgen = "), pinned, "Cargo.toml");
    let lock = read(&root().join("Cargo.lock"));
    let (_, package) = lock.text.split_once("name = \"wasm-bindgen\"\n").unwrap();
    assert_eq!(package.lines().next().and_then(quoted), pinned, "Cargo.lock");
}

#[test]
fn imports_are_found_in_paths_and_in_groups() {
    let text = "use crate::{Span, text::{Tokens, tokenize}, quotes::find};\nuse crate::page;\n\
                fn f() { crate::entities::find() }\n// crate::comment\n#[cfg(test)]\ncrate::tests";
    let source = Source { path: String::new(), text: text.to_owned() };
    let found: Vec<_> = imports(&source).into_iter().collect();
    assert_eq!(found, ["Span", "entities", "page", "quotes", "text"]);
}
