//! Reads tests/floors.toml: section and figure in, floor out.

use std::collections::BTreeMap;

/// Floors by section and figure.
pub(crate) type Floors = BTreeMap<String, BTreeMap<String, f64>>;

/// Reads the floors file.
pub(crate) fn read() -> Floors {
    parse(include_str!("../floors.toml")).expect("tests/floors.toml is well formed")
}

/// Fails where a figure of a section lies below its floor, or has none.
pub(crate) fn hold(section: &str, figures: &[(&str, f64)]) {
    let floors = read();
    let floors = floors.get(section).expect("the section is in tests/floors.toml");
    for (name, figure) in figures {
        let floor = floors.get(*name).unwrap_or_else(|| panic!("[{section}] {name} has no floor"));
        assert!(figure >= floor, "[{section}] {name} is {figure}, below its floor {floor}");
    }
}

/// Parses the subset of TOML that the floors file is written in.
pub(crate) fn parse(file: &str) -> Result<Floors, String> {
    let mut floors = Floors::new();
    let mut section = None;
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            if floors.insert(name.to_owned(), BTreeMap::new()).is_some() {
                return Err(format!("section {name} occurs twice"));
            }
            section = floors.get_mut(name);
            continue;
        }
        let (name, value) = line.split_once('=').ok_or(format!("not a figure: {line}"))?;
        let value = value.split('#').next().unwrap_or_default().trim();
        let value = value.parse().map_err(|_| format!("not a number: {line}"))?;
        let figures = section.as_mut().ok_or(format!("outside of a section: {line}"))?;
        if figures.insert(name.trim().to_owned(), value).is_some() {
            return Err(format!("figure occurs twice: {line}"));
        }
    }
    Ok(floors)
}
