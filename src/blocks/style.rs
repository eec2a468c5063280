//! How a run of characters looks: a small set.

/// A set of looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Style(u16);

impl Style {
    pub(crate) const PLAIN: Self = Self(0);
    pub(crate) const BOLD: Self = Self(1);
    pub(crate) const ITALIC: Self = Self(2);
    pub(crate) const CODE: Self = Self(4);
    pub(crate) const SUB: Self = Self(8);
    pub(crate) const SUP: Self = Self(16);
    pub(crate) const STRUCK: Self = Self(32);
    pub(crate) const INSERTED: Self = Self(64);
    pub(crate) const MARKED: Self = Self(128);
    pub(crate) const LINK: Self = Self(256);
    pub(crate) const QUOTED: Self = Self(512);

    /// Both sets together.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether every look of `other` is in this set.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}
