// Characters in, whether they are HTML or plain text out.

import type { Kind } from '../protocol.ts';

/** How much of the input is looked at: a page names its elements early. */
const HEAD = 20_000;
/** A text about HTML names a tag or two; a page has many. */
const MIN_TAGS = 3;

const TAG =
  /<\/?(?:a|article|b|body|br|div|em|h[1-6]|head|html|i|img|li|link|main|meta|ol|p|script|section|span|strong|style|table|title|ul)\b[^<>]*>/gi;

/** Tells HTML source from plain text. */
export function kindOf(text: string): Kind {
  const head = text.slice(0, HEAD);
  if (/^[\s\uFEFF]*<(?:!doctype|\?xml|!--|html|head|body)\b/i.test(head)) return 'html';
  const tags = head.match(TAG)?.length ?? 0;
  return tags >= MIN_TAGS || (tags > 0 && /^\s*</.test(head)) ? 'html' : 'text';
}
