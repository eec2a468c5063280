// The built wasm in, executed in Node: the same boundary that the page's worker uses.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';

const PKG = new URL('../../www/pkg/', import.meta.url);
let wasm;

before(async () => {
  wasm = await import(new URL('article_analyzer.js', PKG));
  wasm.initSync({ module: await readFile(new URL('article_analyzer_bg.wasm', PKG)) });
});

const PAGE = `<html lang="en"><head><title>Rain - The Post</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Rain is on its way</h1>
<p>The weather service in Oslo has warned of heavy rain on Sunday, the first in more than a month.</p>
<p>“It will rain 🌧 on Sunday,” said Ann Lee, a farmer from Bergen. “We have waited for weeks.”</p>
<p>Roads in the valley may be closed for some hours, and the ferry will not sail before Monday.</p>
</article><footer>© 2025 The Post</footer></body></html>`;

const codeOf = (call) => {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof Error, 'an Error, not a string');
    return error.code;
  }
  return 'no error';
};

test('a page gives a plain object with offsets in UTF-16 units', () => {
  const analysis = wasm.analyze(PAGE, 'html', undefined);
  assert.equal(analysis.offsets, 'utf16');
  assert.deepEqual(analysis, JSON.parse(JSON.stringify(analysis)));
  const { text, blocks } = analysis.article;
  const words = blocks.map(({ start, end }) => text.slice(start, end));
  assert.ok(words.some((block) => block.startsWith('“It will rain 🌧 on Sunday,”')));
  assert.ok(words.some((block) => block.startsWith('Roads in the valley')));
});

test('mentions and quotes after an emoji stand where they say', () => {
  const { article, entities, quotes } = wasm.analyze(PAGE, 'html', {});
  const ann = entities.find(({ name }) => name === 'Ann Lee');
  assert.ok(ann, 'Ann Lee is found');
  const [{ start, end }] = ann.mentions;
  assert.equal(article.text.slice(start, end), 'Ann Lee');
  const said = quotes.filter((quote) => quote.attribution?.speaker.name === 'Ann Lee');
  const pieces = said.flatMap(({ content }) => content);
  assert.ok(pieces.some((piece) => /^“We have waited/.test(article.text.slice(piece.start))));
});

test('every stage is told once, in order, with its milliseconds', () => {
  const stages = [];
  const analysis = wasm.analyze(PAGE, 'html', null, (stage, milliseconds) => {
    assert.equal(typeof milliseconds, 'number');
    stages.push(stage);
  });
  assert.deepEqual(stages, ['page', 'blocks', 'article', 'text', 'entities', 'quotes']);
  assert.deepEqual(Object.keys(analysis.stats.milliseconds).sort(), [...stages].sort());
});

test('a listener that throws does not spoil the result', () => {
  const analysis = wasm.analyze(PAGE, 'html', null, () => {
    throw new Error('listener');
  });
  assert.ok(analysis.article.text.includes('Roads in the valley'));
});

test('verbatim text is taken character for character', () => {
  const text = 'Home\n\n “Yes,”  said Ann Lee.\n';
  assert.equal(wasm.analyze(text, 'verbatim', {}).article.text, text);
});

test('errors are Errors with a stable code', () => {
  assert.equal(
    codeOf(() => wasm.analyze(' \n', 'html', {})),
    'empty-input',
  );
  assert.equal(
    codeOf(() => wasm.analyze('%PDF-1.7\u0000\u0001', 'text', {})),
    'not-text',
  );
  assert.equal(
    codeOf(() => wasm.analyze(PAGE, 'html', { maxBytes: 10 })),
    'input-too-large',
  );
  assert.equal(
    codeOf(() => wasm.analyze(PAGE, 'html', { cleaning: 'spotless' })),
    'invalid-options',
  );
  assert.equal(
    codeOf(() => wasm.analyze(PAGE, 'pdf', {})),
    'invalid-kind',
  );
});

test('a name that no option has is refused in a sentence that names it', () => {
  for (const options of [
    { cleanning: 'keep-more' },
    { constructor: 1 },
    { url: 'https://example.org/', extra: 1 },
  ]) {
    const name = Object.keys(options).at(-1);
    assert.throws(
      () => wasm.analyze(PAGE, 'html', options),
      (error) =>
        error.code === 'invalid-options' && error.message === `No option is called "${name}".`,
    );
  }
  const all = {
    cleaning: 'keep-more',
    restore: [],
    url: null,
    quotes: 'rules',
    attitudes: true,
    maxBytes: 1e6,
  };
  assert.equal(wasm.analyze(PAGE, 'html', all).schemaVersion, 1);
  assert.equal(
    codeOf(() => wasm.analyze(PAGE, 'html', 'keep-more')),
    'invalid-options',
  );
});

test('the module still works after errors, and gives the same bytes twice', () => {
  const once = wasm.analyze(PAGE, 'html', {});
  const twice = wasm.analyze(PAGE, 'html', {});
  once.stats.milliseconds = twice.stats.milliseconds;
  assert.equal(JSON.stringify(once), JSON.stringify(twice));
});

test('a page nested a hundred thousand deep ends', () => {
  const deep = `${'<div>'.repeat(100_000)}${PAGE}`;
  assert.equal(wasm.analyze(deep, 'html', {}).schemaVersion, 1);
});

test('the version is that of the page', async () => {
  const page = JSON.parse(await readFile(new URL('../../www/package.json', import.meta.url)));
  assert.equal(wasm.version(), page.version);
});
