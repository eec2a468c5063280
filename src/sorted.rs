//! A list in, the same list in order out: one sort for lists of all kinds.
//!
//! The sort of the standard library is compiled anew for each kind of element, into seven kilobytes
//! each time. Here it sorts places alone, and what is made anew is a comparison and a few swaps.

use std::cmp::Ordering;

/// Lists that can be put in order; what is equal stays in the order it has.
pub(crate) trait Sorted<T> {
    /// Puts the list in order.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Puts the list in the order of the keys.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }
}

impl<T> Sorted<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let places = arrange(self.len(), &|one, other| match (self.get(one), self.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        });
        move_along(places, &mut |one, other| self.swap(one, other));
    }
}

/// For each place of the list in order, the place where its element stands.
fn arrange(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// Brings every element to its place. They go round in rings, and each ring is gone along once.
fn move_along(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        while let Some(place) = places.get_mut(at) {
            let from = std::mem::replace(place, at);
            if from == start || from == at {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sorted;

    #[test]
    fn a_list_is_sorted_as_the_standard_library_sorts_it() {
        let mut seed = 7_u32;
        for length in (0..40).chain([1000]) {
            let mut list: Vec<(u32, usize)> = Vec::new();
            for number in 0..length {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                list.push((seed >> 24, number));
            }
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            list.order_by_key(|(key, _)| *key);
            assert_eq!(list, expected);
            list.order_by(|one, other| other.cmp(one));
            expected.sort_by(|one, other| other.cmp(one));
            assert_eq!(list, expected);
        }
    }
}
