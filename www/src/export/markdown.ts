// An analysis in, Markdown out: the article, then who said what, then who is named.

import type { Analysis } from '../generated/types.ts';
import { quotesOf, quoteText, voices } from '../model/speakers.ts';

/** Text as Markdown that shows exactly its characters, on one line. */
export function markdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~&!$]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/\b(https?|ftp|mailto):/gi, '$1\\:')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}\\.`);
}

export function toMarkdown(analysis: Analysis): string {
  const { metadata, article } = analysis;
  const by = [metadata.authors.join(', '), metadata.site, metadata.published].filter(
    (part) => part,
  );
  const said = voices(analysis).speakers.map((speaker) => {
    const name = speaker.standing === 'none' ? '?' : markdown(speaker.name);
    const role = speaker.role ? ` (${markdown(speaker.role)})` : '';
    const items = quotesOf(analysis, speaker).map(
      (quote) => `- ${markdown(quoteText(analysis, quote))}`,
    );
    return `### ${name}${role}\n\n${items.join('\n')}`;
  });
  const named = analysis.entities.map(
    (entity) => `| ${markdown(entity.name)} | ${entity.kind} | ${entity.mentions.length} |`,
  );
  const sections = [
    metadata.title && `# ${markdown(metadata.title)}`,
    metadata.deck && `*${markdown(metadata.deck)}*`,
    by.map((part) => markdown(String(part))).join(' · '),
    article.markdown.trim(),
    said.length > 0 && ['## Quotes', ...said].join('\n\n'),
    named.length > 0 &&
      [
        '## Names',
        ['| name | kind | mentions |', '| --- | --- | ---: |', ...named].join('\n'),
      ].join('\n\n'),
  ];
  return `${sections.filter((section) => section).join('\n\n')}\n`;
}
