//! The JavaScript boundary: the only file that knows JavaScript.
