//! Everything that names an author in, [`Metadata::authors`] and [`Metadata::agency`] out.
//!
//! The places that may name the author are asked in the order of their trustworthiness; names
//! that look like people's win over user names, teams and the name of the site wherever they
//! stand.

use super::Known;
use super::bylines::{Byline, Bylines};
use super::collect::{Found, NodeRef, Spot, has_word, pieces_of};
use super::header;
use super::hints::Hints;
use super::json_ld::Stated;
use super::site::Site;
use super::words::{clean, count_words, fold, is_dense};
use crate::sorted::Sorted;
use crate::{Metadata, Provenance};

/// Names that systems put where an author should be.
const NOBODY: [&str; 17] = [
    "admin",
    "administrator",
    "author",
    "authors",
    "bio",
    "contributor",
    "contributors",
    "editor",
    "expert",
    "guest",
    "none",
    "root",
    "superuser",
    "theauthor",
    "unknown",
    "user",
    "webmaster",
];

/// `meta` names that give the author, the surest first.
const NAMES: [&str; 10] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "authors",
];

/// How much a byline looks like names of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// The site itself.
    Site,
    /// A user name, a first name, a team.
    Name,
    /// First and last name.
    Person,
}

/// Chooses the authors; `shown` is the byline under the headline.
pub(super) fn choose(known: &Known<'_>, shown: Option<Byline>, metadata: &mut Metadata) {
    let Known { found, stated, site, bylines, headline } = known;
    let headline = headline.as_ref();
    let mut best: Option<(Likeness, Vec<String>, Provenance)> = None;
    let choices = shown
        .map(|byline| (byline, Provenance::Visible))
        .into_iter()
        .chain([(of_stated(stated, bylines), Provenance::JsonLd)])
        .chain(of_meta(found, bylines))
        .chain([
            (of_markup(found, headline, bylines), Provenance::Markup),
            (of_openers(found, headline, bylines), Provenance::Visible),
            (only_marked(found, bylines), Provenance::Markup),
        ]);
    for (byline, source) in choices {
        if let Some(agency) = byline.agency
            && metadata.agency.is_none()
        {
            metadata.agency = Some(agency);
            metadata.provenance.insert("agency".to_owned(), source);
        }
        let authors: Vec<String> = byline
            .authors
            .into_iter()
            .filter(|name| !NOBODY.contains(&fold(name).as_str()) && !is_label(name, metadata))
            .collect();
        let likeness = authors.iter().map(|name| likeness(name, site)).max();
        if let Some(likeness) = likeness
            && best.as_ref().is_none_or(|(known, _, _)| likeness > *known)
        {
            best = Some((likeness, authors, source));
        }
    }
    if let Some((best, mut authors, source)) = best {
        // "Ann Lee, The Morning Post" is one person.
        authors.retain(|name| best == Likeness::Site || likeness(name, site) > Likeness::Site);
        metadata.authors = authors;
        metadata.provenance.insert("authors".to_owned(), source);
    }
}

/// Whether a name is that of the page's section: such labels stand beside bylines.
fn is_label(name: &str, metadata: &Metadata) -> bool {
    metadata.section.as_ref().is_some_and(|section| fold(section) == fold(name))
}

fn likeness(name: &str, site: &Site) -> Likeness {
    if site.is_name(name) {
        return Likeness::Site;
    }
    let capitals = name.split(' ').filter(|word| word.chars().any(char::is_uppercase)).count();
    let people = capitals >= 2 && !name.contains("Team") || name.chars().any(is_dense);
    if people { Likeness::Person } else { Likeness::Name }
}

fn of_stated(stated: &Stated, bylines: &Bylines) -> Byline {
    let people = stated.authors.iter().any(|author| author.is_person);
    let mut all = Byline::default();
    for author in stated.authors.iter().filter(|author| author.is_person || !people) {
        all.add(bylines.read(&author.name));
    }
    all
}

fn of_meta(found: &Found<'_>, bylines: &Bylines) -> Vec<(Byline, Provenance)> {
    let is_address = |content: &&str| content.starts_with("http") || content.starts_with("www.");
    let mut choices = Vec::new();
    for name in NAMES {
        let source =
            if name == "article:author" { Provenance::OpenGraph } else { Provenance::Meta };
        let mut all = Byline::default();
        for content in found.metas(name).filter(|content| !is_address(content)) {
            all.add(bylines.read(content));
        }
        choices.push((all, source));
    }
    let label = found.meta(&["twitter:label1"]).unwrap_or_default();
    if ["written by", "by", "author"].iter().any(|one| label.trim().eq_ignore_ascii_case(one)) {
        let content = found.meta(&["twitter:data1"]).unwrap_or_default();
        choices.push((bylines.read(content), Provenance::Meta));
    }
    choices
}

/// More words than a marked byline has, with roles and dates.
const MAX_WORDS: usize = 25;

/// The byline that the page marks: the one nearest to the headline, outside other articles, those
/// that say "author" to machines before those that say it by a class name.
fn of_markup(found: &Found<'_>, headline: Option<&Spot<'_>>, bylines: &Bylines) -> Byline {
    let marked = |spot: &Spot<'_>| {
        has_word(spot.element.attr("itemprop"), "author")
            || has_word(spot.element.attr("rel"), "author")
    };
    let at = headline.map_or(0, |spot| spot.order);
    let mut spots: Vec<&Spot<'_>> =
        found.bylines.iter().filter(|spot| !found.is_beside(spot, headline)).collect();
    spots.order_by_key(|spot| (!marked(spot), spot.hints.has(Hints::BIO), spot.order.abs_diff(at)));
    let mut first: Option<(&Spot<'_>, Byline)> = None;
    for spot in spots {
        let text = clean(&pieces_of(spot.node));
        if count_words(&text) > MAX_WORDS {
            continue;
        }
        let byline = bylines.read(&text);
        match &mut first {
            None if !byline.authors.is_empty() => first = Some((spot, byline)),
            // Several authors stand side by side.
            Some((known, all)) if are_neighbours(known, spot) && marked(known) && marked(spot) => {
                all.add(byline);
            }
            None | Some(_) => {}
        }
    }
    first.map(|(_, byline)| byline).unwrap_or_default()
}

fn are_neighbours(one: &Spot<'_>, other: &Spot<'_>) -> bool {
    let up = |node: NodeRef<'_>| node.parent().map(|parent| parent.id());
    one.node.id() != other.node.id()
        && one.element.name() == other.element.name()
        && (up(one.node) == up(other.node)
            || one.node.parent().and_then(up) == other.node.parent().and_then(up))
}

/// The byline that opens with "By", anywhere in the page.
fn of_openers(found: &Found<'_>, headline: Option<&Spot<'_>>, bylines: &Bylines) -> Byline {
    let at = headline.map_or(0, |spot| spot.order);
    let mut spots: Vec<&Spot<'_>> =
        found.openers.iter().filter(|spot| !found.is_beside(spot, headline)).collect();
    spots.order_by_key(|spot| spot.order.abs_diff(at));
    let read_text = |node: NodeRef<'_>| {
        let text = clean(&pieces_of(node));
        let rest = bylines.after_opener(&text)?;
        // "By batching, we can …" opens a sentence.
        let named = !rest.starts_with(char::is_lowercase);
        (count_words(&text) <= MAX_WORDS && named).then(|| bylines.read(&text))
    };
    let read =
        |spot: &&Spot<'_>| read_text(header::block_of(spot.node)).or_else(|| read_text(spot.node));
    spots.iter().filter_map(read).find(|byline| !byline.authors.is_empty()).unwrap_or_default()
}

/// The name that the page marks beside the article, where it marks one only.
fn only_marked(found: &Found<'_>, bylines: &Bylines) -> Byline {
    let spots =
        found.bylines.iter().filter(|spot| !spot.hints.with(spot.around).has(Hints::COMMENT));
    let texts = spots.map(|spot| clean(&pieces_of(spot.node)));
    let short = texts.filter(|text| count_words(text) <= MAX_WORDS);
    let mut all = short.map(|text| bylines.read(&text)).filter(|byline| !byline.authors.is_empty());
    let Some(first) = all.next() else { return Byline::default() };
    if all.all(|other| other.authors == first.authors) { first } else { Byline::default() }
}
