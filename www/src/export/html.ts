// Results in, one HTML document out: the core's safe HTML with a head of escaped words.

import type { Analysis } from '../generated/types.ts';
import { quotesOf, quoteText, voices } from '../model/speakers.ts';
import type { Named } from './index.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

// No script, no picture, no style sheet is ever asked for, whatever a link points to.
const HEAD =
  '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">';

export function toHtml(results: Named[]): string {
  const [first] = results;
  const language = escaped(first?.analysis.metadata.language ?? 'en');
  const title = escaped(first?.analysis.metadata.title ?? first?.name ?? '');
  const body = results.map(({ analysis }) => articleOf(analysis)).join('\n<hr>\n');
  return `<!doctype html>\n<html lang="${language}">\n<head>\n${HEAD}\n<title>${title}</title>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

function articleOf(analysis: Analysis): string {
  const { metadata, article } = analysis;
  const by = [metadata.authors.join(', '), metadata.site, metadata.published].filter(
    (part) => part,
  );
  const said = voices(analysis).speakers.map((speaker) => {
    const name = speaker.standing === 'none' ? '?' : escaped(speaker.name);
    const items = quotesOf(analysis, speaker).map(
      (quote) => `<li><q>${escaped(quoteText(analysis, quote))}</q></li>`,
    );
    return `<h3>${name}</h3>\n<ul>\n${items.join('\n')}\n</ul>`;
  });
  return [
    '<article>',
    metadata.title ? `<h1>${escaped(metadata.title)}</h1>` : '',
    metadata.deck ? `<p><em>${escaped(metadata.deck)}</em></p>` : '',
    by.length > 0 ? `<p>${escaped(by.join(' · '))}</p>` : '',
    article.html,
    '</article>',
    said.length > 0 ? `<section>\n<h2>Quotes</h2>\n${said.join('\n')}\n</section>` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}
