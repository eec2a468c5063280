// Sizes in bytes that change how an input is handled.

/** Above this a pasted text stays out of the text box, which it would choke. */
export const CHIP_BYTES = 1_000_000;
/** Above this the page asks before it starts. */
export const CONFIRM_BYTES = 5_000_000;
/** The analyzer's own limit (`Options::max_bytes`). */
export const MAX_BYTES = 25 * 1024 * 1024;
/** A share link may carry an article up to this many bytes, as the link's own length. */
export const SHARE_BYTES = 8192;
