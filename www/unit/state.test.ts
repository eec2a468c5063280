// Settings, links, words and speakers.

import { expect, test } from 'vitest';
import { de } from '../src/i18n/de.ts';
import { en } from '../src/i18n/en.ts';
import { es } from '../src/i18n/es.ts';
import { chooseLanguage, i18n, type Key } from '../src/i18n/index.ts';
import { voices } from '../src/model/speakers.ts';
import { neighbour } from '../src/model/target.ts';
import { changed, DEFAULTS, settingsFrom } from '../src/settings.ts';
import { articleHash, readHash, settingsHash } from '../src/share.ts';
import { analysis, person, quote } from './fixture.ts';

test('settings that are not known fall back to the defaults', () => {
  const settings = settingsFrom({ theme: 'pink', kinds: ['person', 'ghost'], letters: 'no' });
  expect(settings).toEqual({ ...DEFAULTS, kinds: ['person'] });
  expect(settingsFrom(null)).toEqual(DEFAULTS);
  expect(changed(settings)).toEqual({ kinds: ['person'] });
});

test('a link brings back the settings that differ', async () => {
  const settings = settingsFrom({ theme: 'dark', kinds: ['place', 'date'], attitudes: true });
  const hash = settingsHash(settings);
  expect((await readHash(hash)).settings).toEqual(changed(settings));
  expect(settingsHash(DEFAULTS)).toBe('');
});

test('a link brings back the article', async () => {
  const hash = await articleHash(DEFAULTS, '<p>“Yes” 🌧', 'html');
  expect(hash).toMatch(/^#kind=html&article=/);
  expect(await readHash(hash ?? '')).toEqual({
    settings: {},
    article: { data: '<p>“Yes” 🌧', kind: 'html' },
  });
});

test('an article that does not fit gives no link', async () => {
  let noise = '';
  for (let n = 1; noise.length < 30_000; n = (n * 48_271) % 2_147_483_647) noise += n.toString(36);
  expect(await articleHash(DEFAULTS, noise, 'text')).toBeNull();
});

test('a broken link and one that unpacks to a flood give no article', async () => {
  expect((await readHash('#article=!!!')).article).toBeNull();
  const flood = new Blob(['x'.repeat(3_000_000)]).stream();
  const packed = await new Response(
    flood.pipeThrough(new CompressionStream('deflate-raw')),
  ).arrayBuffer();
  const base64 = btoa(String.fromCharCode(...new Uint8Array(packed)));
  expect((await readHash(`#article=${encodeURIComponent(base64)}`)).article).toBeNull();
});

test.each([
  ['de', de],
  ['es', es],
])('%s has every string, with the same places to fill', (_, strings) => {
  for (const key of Object.keys(en) as Key[]) {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    expect(places(strings[key]), key).toEqual(places(en[key]));
    expect(strings[key].split('|').length, key).toBe(en[key].split('|').length);
  }
});

test('the first language that there is wins', () => {
  expect(chooseLanguage([null, 'fr-FR', 'es-MX', 'de'])).toBe('es');
  expect(chooseLanguage(['xx'])).toBe('en');
  expect(i18n('de').count('nQuotes', 1)).toBe('1 Zitat');
  expect(i18n('en').count('nQuotes', 1200)).toBe('1,200 quotes');
  expect(i18n('en').date('2025-05-03T23:59:00-11:00')).toBe('May 3, 2025');
});

test('quotes are grouped by speaker, with the share of the words of each', () => {
  const text = '“One two three,” said Ann. “Four,” said Bo. “Five.”';
  const [ann, bo] = [person(0, 'Ann', text), person(1, 'Bo', text)];
  const quotes = [
    quote(0, '“One two three,”', text, ann),
    quote(1, '“Four,”', text, bo),
    quote(2, '“Five.”', text, null),
  ];
  const found = voices(analysis(text, { entities: [ann, bo], quotes }));
  const rows = found.speakers.map(({ name, words, share }) => [name, words, share]);
  expect(rows).toEqual([
    ['Ann', 3, 0.75],
    ['Bo', 1, 0.25],
    ['', 1, 0],
  ]);
  expect([found.named, found.anonymous, found.direct]).toEqual([2, 0, 3]);
});

test('quotes that are likely wrong are counted apart', () => {
  const text = '“One two three,” said Ann. “Four,” said Bo. “Five.”';
  const ann = person(0, 'Ann', text);
  const [sure, unsure] = [quote(0, '“One two three,”', text, ann), quote(1, '“Four,”', text, ann)];
  if (unsure.attribution) unsure.attribution.confidence = 0.4;
  const nobody = quote(2, '“Five.”', text, null);
  const found = voices(analysis(text, { entities: [ann], quotes: [sure, unsure, nobody] }));
  expect(found.unsure).toBe(1);
});

test('after the last mention comes the first', () => {
  const text = 'Ann met Ann.';
  const result = analysis(text, { entities: [person(0, 'Ann', text)] });
  const second = neighbour(result, { type: 'entity', id: 0, mention: 0 }, 1);
  expect(second).toEqual({ type: 'entity', id: 0, mention: 1 });
  expect(neighbour(result, second, 1)).toEqual({ type: 'entity', id: 0, mention: 0 });
  expect(neighbour(result, null, 1)).toEqual({ type: 'entity', id: 0, mention: 0 });
});
