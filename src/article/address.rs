//! The address of a link as written in; the address to write out, or nothing if it is not safe.

/// The schemes that a link may have.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Cleans an address, and resolves it against `base` where there is one.
///
/// Leading and trailing controls and spaces are dropped, line breaks and tabs anywhere, as the
/// URL standard has it; so no scheme can hide behind them. A colon before the first `/`, `?` or
/// `#` counts as the end of a scheme even where the standard would read a relative path.
pub(super) fn check(written: &str, base: Option<&str>) -> Option<String> {
    let mut address: String = written
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    if address.is_empty() || address.chars().any(char::is_control) {
        return None;
    }
    // Browsers read a backslash as a slash.
    if address.starts_with(['\\', '/']) {
        address = address.replace('\\', "/");
    }
    let end = address.find(['/', '?', '#', '\\']).unwrap_or(address.len());
    match address.get(..end)?.split_once(':') {
        Some((scheme, _)) => {
            SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)).then_some(address)
        }
        None => Some(base.and_then(|base| resolve(&address, base)).unwrap_or(address)),
    }
}

/// A relative address in full; `None` where `base` is not an address of the web.
fn resolve(address: &str, base: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = rest.split(['?', '#']).next()?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if address.starts_with("//") {
        return Some(format!("{scheme}:{address}"));
    }
    if address.starts_with('/') {
        return Some(format!("{scheme}://{host}{address}"));
    }
    if address.starts_with(['#', '?']) {
        return Some(format!("{scheme}://{host}/{path}{address}"));
    }
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    let mut address = address;
    loop {
        if let Some(rest) = address.strip_prefix("./") {
            address = rest;
        } else if let Some(rest) = address.strip_prefix("../") {
            folders.pop();
            address = rest;
        } else {
            break;
        }
    }
    folders.push(address);
    Some(format!("{scheme}://{host}/{}", folders.join("/")))
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn an_address_that_could_run_something_is_refused() {
        for bad in [
            "javascript:alert(1)",
            " JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "\u{a0}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "blob:https://a/b",
            "feed:javascript:x",
            "view-source:https://a",
            "file:///etc/passwd",
            "tel:+1",
            "ftp://a",
            "javascript://%0aalert(1)",
            "",
        ] {
            assert_eq!(check(bad, None), None, "{bad:?}");
        }
    }

    #[test]
    fn an_address_of_the_web_or_of_mail_or_of_the_site_is_kept() {
        for good in [
            "https://example.org/",
            "HTTP://example.org/a?b=c#d",
            "//example.org/x",
            "/path",
            "path/x.html",
            "?q=1",
            "#frag",
            "https://example.org/javascript:alert(1)",
            "mailto:a@example.org",
            "https://[::1]/",
        ] {
            assert_eq!(check(good, None).as_deref(), Some(good));
        }
    }

    #[test]
    fn a_relative_address_is_resolved_against_the_page() {
        let base = Some("https://example.org/news/today.html?x=1");
        for (given, full) in [
            ("//cdn.example/x", "https://cdn.example/x"),
            ("/a", "https://example.org/a"),
            ("b.html", "https://example.org/news/b.html"),
            ("../c", "https://example.org/c"),
            ("#d", "https://example.org/news/today.html#d"),
        ] {
            assert_eq!(check(given, base).as_deref(), Some(full));
        }
    }
}
