// An analysis in, plain text out: headline, deck, byline and the article.

import type { Analysis } from '../generated/types.ts';

export function toText(analysis: Analysis): string {
  const { metadata, article } = analysis;
  const by = [metadata.authors.join(', '), metadata.site, metadata.published].filter(
    (part) => part,
  );
  const parts = [metadata.title, metadata.deck, by.join(' · '), article.text.trimEnd()];
  return `${parts.filter((part) => part).join('\n\n')}\n`;
}
