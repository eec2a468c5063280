// Results in, CSV by RFC 4180 out; a cell never runs as a formula in a spreadsheet.

import { quoteText } from '../model/speakers.ts';
import type { Named } from './index.ts';

type Cell = string | number | boolean | null | undefined;

// OWASP, "CSV Injection": these begin a formula in one spreadsheet or another.
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const CONTROL = /^[\t\r\n]/;

/** One cell: text that begins like a formula gets an apostrophe before it. */
export function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = String(value ?? '');
  const safe = FORMULA.test(text) || CONTROL.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function table(head: string[], rows: Cell[][]): string {
  // The mark tells spreadsheets that this is UTF-8.
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function entitiesCsv(results: Named[]): string {
  const head = [
    'article',
    'id',
    'name',
    'kind',
    'subtype',
    'role',
    'aliases',
    'value',
    'country',
    'mentions',
    'salience',
    'offsets',
  ];
  const rows = results.flatMap(({ name, analysis }) =>
    analysis.entities.map((entity): Cell[] => [
      analysis.metadata.title ?? name,
      entity.id,
      entity.name,
      entity.kind,
      entity.subtype,
      entity.role,
      entity.aliases.join('; '),
      entity.value,
      entity.country,
      entity.mentions.length,
      entity.salience,
      entity.mentions.map(({ start, end }) => `${start}:${end}`).join(' '),
    ]),
  );
  return table(head, rows);
}

export function quotesCsv(results: Named[]): string {
  const head = [
    'article',
    'id',
    'speaker',
    'role',
    'anonymous',
    'kind',
    'act',
    'cue',
    'venue',
    'addressee',
    'confidence',
    'negated',
    'text',
    'offsets',
  ];
  const rows = results.flatMap(({ name, analysis }) =>
    analysis.quotes.map((quote): Cell[] => {
      const { attribution } = quote;
      return [
        analysis.metadata.title ?? name,
        quote.id,
        attribution?.speaker.name,
        attribution?.speaker.role,
        attribution?.speaker.anonymous,
        quote.kind,
        quote.act,
        attribution?.cue?.lemma,
        attribution?.venue,
        attribution?.addressee,
        attribution?.confidence,
        quote.negated,
        quoteText(analysis, quote),
        quote.content.map(({ start, end }) => `${start}:${end}`).join(' '),
      ];
    }),
  );
  return table(head, rows);
}
