// The metadata in, the head of the article and a list with the source of each field out.

import type { Context } from '../context.ts';
import { h } from '../dom.ts';
import type { Metadata } from '../generated/types.ts';
import type { Key } from '../i18n/index.ts';

export function headerView(context: Context): HTMLElement {
  const { analysis, i18n } = context;
  const { metadata } = analysis;
  const by = [
    metadata.authors.join(', '),
    metadata.agency,
    metadata.site === metadata.agency ? null : metadata.site,
    metadata.section,
  ];
  const byline = by.filter((part) => part);
  const published = metadata.published
    ? h('time', { datetime: metadata.published }, i18n.date(metadata.published))
    : null;
  return h(
    'header',
    { class: 'head', part: 'head' },
    h('h2', { dir: 'auto' }, metadata.title ?? i18n.text('untitled')),
    metadata.deck && h('p', { class: 'deck', dir: 'auto' }, metadata.deck),
    (byline.length > 0 || published) &&
      h(
        'p',
        { class: 'byline', dir: 'auto' },
        byline.join(' · '),
        byline.length > 0 && published ? ' · ' : null,
        published,
      ),
    h('p', { class: 'counts' }, h('bdi', {}, counts(context))),
    details(context),
  );
}

function counts({ analysis, i18n }: Context): string {
  const { metadata, stats } = analysis;
  const times = Object.values(stats.milliseconds);
  const total = times.reduce((sum: number, time) => sum + (time ?? 0), 0);
  return [
    i18n.count('nWords', metadata.wordCount),
    i18n.count('nMinutes', Math.max(1, metadata.readingMinutes)),
    i18n.count('nEntities', analysis.entities.length),
    i18n.count('nQuotes', analysis.quotes.length),
    i18n.text('took', { ms: i18n.number(Math.max(1, Math.round(total))) }),
  ].join(' · ');
}

type Field = Exclude<keyof Metadata, 'provenance'>;
const FIELDS: Field[] = [
  'title',
  'deck',
  'authors',
  'agency',
  'site',
  'section',
  'dateline',
  'published',
  'modified',
  'language',
  'canonicalUrl',
  'image',
  'description',
  'tags',
  'corrections',
  'republishedFrom',
  'liveBlog',
  'paywalled',
  'comments',
];

function details({ analysis, i18n }: Context): HTMLElement {
  const { metadata } = analysis;
  const rows = FIELDS.flatMap((field) => {
    const value = shown(metadata[field], i18n.text('yes'));
    if (value === '') return [];
    const source = metadata.provenance[field];
    return [
      h(
        'div',
        {},
        h('dt', {}, i18n.text(`meta_${field}` as Key)),
        h(
          'dd',
          { dir: 'auto' },
          value,
          source && h('span', { class: 'source' }, i18n.text(`from_${source}`)),
        ),
      ),
    ];
  });
  const times = Object.entries(analysis.stats.milliseconds).map(
    ([stage, time]) => `${i18n.text(`stage_${stage}` as Key)} ${i18n.number(time ?? 0, 1)} ms`,
  );
  return h(
    'details',
    { class: 'about' },
    h('summary', {}, i18n.text('aboutPage')),
    h('dl', {}, ...rows),
    times.length > 0 && h('p', { class: 'times' }, times.join(' · ')),
  );
}

function shown(value: Metadata[Field], yes: string): string {
  if (Array.isArray(value)) return value.join(', ');
  if (value === null || value === false) return '';
  return value === true ? yes : String(value);
}
