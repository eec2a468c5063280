//! An address as written and the address of the page in, the full address out.

/// The full address, or `None` where it is none that a reader can open.
///
/// Follows RFC 3986 section 5.2 as far as pages need it; nothing is decoded or encoded.
pub(super) fn resolve(link: &str, base: Option<&str>) -> Option<String> {
    let link = link.trim();
    if link.is_empty() || link.contains(char::is_whitespace) {
        return None;
    }
    if is_web(link) {
        return Some(link.to_owned());
    }
    let base = base.map(str::trim).filter(|base| is_web(base))?;
    let (scheme, rest) = base.split_once("://")?;
    if let Some(path) = link.strip_prefix("//") {
        return Some(format!("{scheme}://{path}"));
    }
    if link.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':')) {
        return None;
    }
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
    let joined = match link.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if directory.is_empty() => link.to_owned(),
        None => format!("{directory}/{link}"),
    };
    Some(format!("{scheme}://{host}/{}", without_dots(&joined)))
}

fn is_web(link: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        link.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })
}

/// The path without "." and "..".
fn without_dots(path: &str) -> String {
    let (path, query) = path.find(['?', '#']).map_or((path, ""), |at| path.split_at(at));
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    format!("{}{query}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(link: &str, expected: Option<&str>) {
        let base = Some("https://example.org/a/b.html?x=1");
        assert_eq!(resolve(link, base).as_deref(), expected);
    }

    #[test]
    fn links_are_resolved_against_the_page() {
        check("c.png", Some("https://example.org/a/c.png"));
        check("/c.png?w=2", Some("https://example.org/c.png?w=2"));
        check("../../c.png", Some("https://example.org/c.png"));
        check("//cdn.example.org/c.png", Some("https://cdn.example.org/c.png"));
        check("HTTP://example.com/", Some("HTTP://example.com/"));
    }

    #[test]
    fn what_is_no_web_address_is_left_out() {
        check("javascript:alert(1)", None);
        check("data:image/png;base64,AAAA", None);
        assert_eq!(resolve("c.png", None), None);
    }
}
