//! The names of a site in, whether a text names it out.

use super::collect::NodeRef;
use super::words::fold;

/// The names under which a page may speak of its site.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// Folded.
    names: Vec<String>,
    /// The labels of the host that are no general words: "morningpost" of "www.morningpost.org".
    labels: Vec<String>,
}

impl Site {
    /// The names that the page gives its site, and those that its address gives it.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>, url: Option<&str>) -> Self {
        let names = names.into_iter().map(bare_name).filter(|name| !name.is_empty()).collect();
        let rest = url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
        let long = |label: &&str| label.len() > 3;
        let labels: Vec<String> = host.split('.').filter(long).map(fold).collect();
        Self { names, labels }
    }

    /// Whether `text` names the site.
    pub(super) fn is_name(&self, text: &str) -> bool {
        /// Shorter texts are in a host by chance.
        const MIN_BYTES: usize = 4;
        let name = bare_name(text);
        let in_host = |label: &String| {
            let (short, long) =
                if label.len() < name.len() { (label, &name) } else { (&name, label) };
            short.len() >= MIN_BYTES
                && long.contains(short.as_str())
                && short.len() * 2 > long.len()
        };
        self.names.contains(&name) || self.labels.iter().any(in_host)
    }
}

/// Whether an element is a link to the first page of the site, or holds one.
pub(super) fn is_logo(node: NodeRef<'_>) -> bool {
    let own = node.value().as_element();
    let inner = node.children().filter_map(|child| child.value().as_element());
    own.into_iter().chain(inner).filter(|element| element.name() == "a").any(|link| {
        let href = link.attr("href").unwrap_or_default();
        let path = href
            .split_once("://")
            .map_or(href, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        matches!(path, "" | "/") && !href.is_empty()
    })
}

/// A name without its article and its domain's ending, folded.
fn bare_name(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("the").filter(|rest| rest.len() > 2).unwrap_or(&folded).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_known_by_its_names_and_its_host() {
        let site = Site::of(["The Morning Post"], Some("https://www.rainweekly.example/a"));
        assert!(
            ["Morning Post", "the morning post", "Rain Weekly"]
                .iter()
                .all(|name| site.is_name(name))
        );
        assert!(["Rain", "Morning", "Post Office"].iter().all(|name| !site.is_name(name)));
    }
}
