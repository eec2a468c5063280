//! The name of a tag as written in, as an atom out.

use html5ever::LocalName;

/// Slots for names that were read; a page uses some dozens.
const SLOTS: usize = 128;

/// The names that were read last: to make an atom takes far longer than to compare.
#[derive(Debug)]
pub(super) struct Names([Option<LocalName>; SLOTS]);

impl Default for Names {
    fn default() -> Self {
        Self([const { None }; SLOTS])
    }
}

impl Names {
    pub(super) fn get(&mut self, name: &str) -> LocalName {
        let known = self.0.get_mut(slot(name));
        if let Some(Some(known)) = &known
            && **known == *name
        {
            return known.clone();
        }
        let lower = lower(name);
        let made = LocalName::from(lower.as_ref());
        if let (Some(slot), true) = (known, *lower == *name) {
            *slot = Some(made.clone());
        }
        made
    }
}

/// The name in lower case, without NUL.
pub(super) fn lower(name: &str) -> std::borrow::Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase() || b == 0) {
        name.to_ascii_lowercase().replace('\0', "\u{fffd}").into()
    } else {
        name.into()
    }
}

/// A number made of the length, the first bytes and the last.
fn slot(name: &str) -> usize {
    let at = |at: usize| usize::from(name.as_bytes().get(at).copied().unwrap_or_default());
    let last = at(name.len().saturating_sub(1));
    (at(0) ^ (at(1) << 2) ^ (last << 3) ^ (name.len() << 5)) % SLOTS
}
