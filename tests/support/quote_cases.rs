//! Reads tests/quotes/cases/*.txt: files in, cases out. tests/quotes/README.md describes the format.

use std::path::Path;

/// One text and the quotes that must be found in it.
#[derive(Debug)]
pub(crate) struct Case {
    /// Name of the file and of the case ("court: a judge is called by her surname").
    pub(crate) name: String,
    pub(crate) input: String,
    pub(crate) expected: Vec<Expected>,
}

/// One quote as the case wants it.
#[derive(Debug, Default)]
pub(crate) struct Expected {
    /// The line as written, for messages.
    pub(crate) line: String,
    /// Whether it may be missing.
    pub(crate) optional: bool,
    /// Kinds that are right, as in JSON.
    pub(crate) kinds: Vec<String>,
    pub(crate) speaker: Who,
    /// `None` where no words report it; `*` where any may.
    pub(crate) cue: Option<String>,
    pub(crate) pieces: Vec<String>,
    /// Names and values of details ("venue", "Radio Lima").
    pub(crate) details: Vec<(String, String)>,
}

/// A speaker as the case wants it.
#[derive(Debug, Default)]
pub(crate) enum Who {
    /// Whoever is found is right, nobody too.
    #[default]
    Anyone,
    Nobody,
    Named(String),
    /// A source that the text gives no name, by its description.
    Anonymous(String),
}

/// Reads every case of a folder, in the order of file names.
pub(crate) fn read(folder: &Path) -> Result<Vec<Case>, String> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = std::fs::read_to_string(&path).map_err(|error| format!("{stem}: {error}"))?;
        cases.extend(parse(&stem, &file)?);
    }
    Ok(cases)
}

/// Parses one file of cases.
pub(crate) fn parse(stem: &str, file: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut awaiting = false;
    for (number, line) in (1..).zip(file.lines()) {
        let fault = |what: &str| format!("{stem}, line {number}: {what}: {line}");
        if let Some(name) = line.strip_prefix("== ") {
            if awaiting {
                return Err(fault("the case before expects neither a quote nor nothing"));
            }
            awaiting = true;
            let name = format!("{stem}: {name}");
            cases.push(Case { name, input: String::new(), expected: Vec::new() });
            continue;
        }
        let Some(case) = cases.last_mut() else {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            return Err(fault("outside of a case"));
        };
        if line == "-> nothing" {
            awaiting = false;
        } else if let Some(rest) = line.strip_prefix("-> ").or(line.strip_prefix("?> ")) {
            awaiting = false;
            case.expected.push(expected(rest, line.starts_with('?')).ok_or(fault("not a quote"))?);
        } else if let Some(rest) = line.strip_prefix(".. ") {
            let quote = case.expected.last_mut().ok_or(fault("a detail of nothing"))?;
            let (name, value) = rest.split_once(": ").ok_or(fault("not a detail"))?;
            quote.details.push((name.to_owned(), value.to_owned()));
        } else if awaiting {
            case.input.push_str(line);
            case.input.push('\n');
        } else if !line.is_empty() {
            return Err(fault("text after the expectations"));
        }
    }
    if awaiting {
        return Err(format!("{stem}: the last case expects neither a quote nor nothing"));
    }
    for case in &mut cases {
        case.input.truncate(case.input.trim_end().len());
    }
    Ok(cases)
}

fn expected(line: &str, optional: bool) -> Option<Expected> {
    let mut columns = line.split(" | ").map(str::trim);
    let kinds = columns.next()?.split('/').map(str::to_owned).collect::<Vec<_>>();
    if kinds.iter().any(|kind| !["direct", "mixed", "indirect"].contains(&kind.as_str())) {
        return None;
    }
    let speaker = match columns.next()? {
        "*" => Who::Anyone,
        "-" => Who::Nobody,
        name => match name.strip_prefix("anonymous: ") {
            Some(description) => Who::Anonymous(description.to_owned()),
            None => Who::Named(name.to_owned()),
        },
    };
    let cue = Some(columns.next()?).filter(|cue| *cue != "-").map(str::to_owned);
    let pieces: Vec<_> = columns.map(str::to_owned).collect();
    if pieces.is_empty() || pieces.iter().any(String::is_empty) {
        return None;
    }
    let details = Vec::new();
    Some(Expected { line: line.to_owned(), optional, kinds, speaker, cue, pieces, details })
}
