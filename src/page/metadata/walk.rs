//! The parsed page in, everything in it that may speak of the article out: one pass.

use html5ever::local_name;
use scraper::{Html, Node};

use super::attributes::Attributes;
use super::collect::{Found, NodeRef, Spot};
use super::hints::{Hints, Names};

/// Looks through the page.
pub(super) fn collect<'p>(html: &'p Html, names: &mut Names<'p>) -> Found<'p> {
    let mut found = Found::default();
    let mut open = vec![Frame::default()];
    let mut order = 0;
    let mut next = html.tree.root().first_child();
    while let Some(node) = next {
        let frame = open.last().copied().unwrap_or_default();
        let mut enter = false;
        if let Node::Element(element) = node.value() {
            order += 1;
            let attributes = Attributes::of(element);
            let hints = match element.name.local {
                // Their names tell of the whole page: "has-sidebar", "comments-open".
                local_name!("html") | local_name!("body") => Hints::default(),
                local_name!("nav") | local_name!("aside") | local_name!("footer") => {
                    names.of(&attributes).with(Hints::BESIDE)
                }
                _ => names.of(&attributes),
            };
            let zone = found.zones.enter(hints, frame.zone, order);
            enter = found
                .see(Spot { node, element, hints, around: frame.around, zone, order }, &attributes);
            if enter && node.has_children() {
                open.push(Frame { around: frame.around.with(hints), zone });
            }
        } else if let Node::Text(text) = node.value()
            && let Some(parent) = node.parent()
            && let Some(element) = parent.value().as_element()
        {
            let Frame { around, zone } = frame;
            let hints = Hints::default();
            found.see_text(text, Spot { node: parent, element, hints, around, zone, order });
        }
        next = if enter && node.has_children() {
            node.first_child()
        } else {
            after(node, &mut open, order, &mut found.zones)
        };
    }
    found
}

/// The next node in the order of the page that is not inside `node`.
fn after<'p>(
    mut node: NodeRef<'p>,
    open: &mut Vec<Frame>,
    order: usize,
    zones: &mut Zones,
) -> Option<NodeRef<'p>> {
    loop {
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent()?;
        if let Some(frame) = open.pop() {
            zones.leave(frame.zone, order);
        }
    }
}

/// An open element: what the names on it and around it say, and the zone inside it.
#[derive(Debug, Clone, Copy, Default)]
struct Frame {
    around: Hints,
    zone: Option<usize>,
}

/// The parts of the page that look as if they stand beside the article.
///
/// A class name is not enough: a page of a newsletter has "newsletter" on the element around the
/// whole article. So a part counts only for what it does not share with the headline.
#[derive(Debug, Default)]
pub(super) struct Zones(Vec<Zone>);

#[derive(Debug)]
struct Zone {
    /// The numbers of its first element and its last.
    first: usize,
    last: usize,
    /// Whether the element itself says so, not its class.
    by_element: bool,
    outer: Option<usize>,
}

impl Zones {
    /// The zone inside an element.
    fn enter(&mut self, hints: Hints, outer: Option<usize>, order: usize) -> Option<usize> {
        if !hints.has(Hints::BESIDE.with(Hints::ASIDE).with(Hints::COMMENT)) {
            return outer;
        }
        let by_element = hints.has(Hints::BESIDE);
        self.0.push(Zone { first: order, last: order, by_element, outer });
        Some(self.0.len() - 1)
    }

    /// The last element so far is inside `zone`: later ones may be, too.
    fn leave(&mut self, zone: Option<usize>, order: usize) {
        if let Some(zone) = zone.and_then(|zone| self.0.get_mut(zone)) {
            zone.last = zone.last.max(order);
        }
    }

    /// Whether `zone` or one around it stands beside element number `headline`; without one, only
    /// elements count, not classes.
    pub(super) fn are_around(&self, zone: Option<usize>, headline: Option<usize>) -> bool {
        let mut next = zone;
        while let Some(zone) = next.and_then(|index| self.0.get(index)) {
            match headline {
                Some(headline) => return !(zone.first..=zone.last).contains(&headline),
                None if zone.by_element => return true,
                None => next = zone.outer,
            }
        }
        false
    }
}
