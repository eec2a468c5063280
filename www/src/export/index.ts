// An analysis in, the text of a file out: one function for each format.

import type { Analysis } from '../generated/types.ts';
import { entitiesCsv, quotesCsv } from './csv.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { toText } from './text.ts';

export interface Named {
  name: string;
  analysis: Analysis;
}

export interface Format {
  id: 'json' | 'csvEntities' | 'csvQuotes' | 'markdown' | 'html' | 'text';
  extension: string;
  type: string;
  /** Writes one result, or several as one file. */
  write(results: Named[]): string;
}

const joined = (one: (analysis: Analysis) => string, between: string) => (results: Named[]) =>
  results.map(({ analysis }) => one(analysis)).join(between);

export const FORMATS: Format[] = [
  {
    id: 'json',
    extension: 'json',
    type: 'application/json',
    write(results) {
      const [only] = results;
      const value = results.length === 1 ? only?.analysis : results;
      return `${JSON.stringify(value, null, 2)}\n`;
    },
  },
  { id: 'csvEntities', extension: 'entities.csv', type: 'text/csv', write: entitiesCsv },
  { id: 'csvQuotes', extension: 'quotes.csv', type: 'text/csv', write: quotesCsv },
  {
    id: 'markdown',
    extension: 'md',
    type: 'text/markdown',
    write: joined(toMarkdown, '\n---\n\n'),
  },
  { id: 'html', extension: 'html', type: 'text/html', write: (results) => toHtml(results) },
  { id: 'text', extension: 'txt', type: 'text/plain', write: joined(toText, '\n\n* * *\n\n') },
];

/** A file name made of the title's letters. */
export function fileName(results: Named[], format: Format): string {
  const title = results.length === 1 ? (results[0]?.analysis.metadata.title ?? '') : 'articles';
  const slug = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${slug || 'article'}.${format.extension}`;
}
