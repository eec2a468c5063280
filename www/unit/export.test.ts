// Results in, files out: nothing in a cell or a name may act as code.

import { expect, test } from 'vitest';
import { cell, quotesCsv } from '../src/export/csv.ts';
import { toHtml } from '../src/export/html.ts';
import { FORMATS, fileName } from '../src/export/index.ts';
import { markdown, toMarkdown } from '../src/export/markdown.ts';
import { analysis, person, quote } from './fixture.ts';

const HOSTILE = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '\n=1', '＝1', '\u200b=1'];

test.each(HOSTILE)('the cell %j is no formula', (text) => {
  expect(cell(text)).toMatch(/^"?'/);
});

test('a cell with quotes, commas and line breaks is quoted', () => {
  expect(cell('a "b", c\nd')).toBe('"a ""b"", c\nd"');
});

test('a number stays a number', () => {
  expect(cell(-3)).toBe('-3');
});

test('every quote is a line with its speaker', () => {
  const text = '“Yes,” said Ann.';
  const ann = person(0, 'Ann', text);
  const result = analysis(text, { entities: [ann], quotes: [quote(0, '“Yes,”', text, ann)] });
  const [, line = ''] = quotesCsv([{ name: '', analysis: result }]).split('\r\n');
  expect(line).toContain('Ann');
  expect(line).toContain('"“Yes,”"');
});

test('a name in Markdown makes no link, no picture, no heading and no HTML', () => {
  expect(markdown('[x](javascript:1) ![y](z) <b> *a* `c` | d')).toBe(
    '\\[x\\](javascript:1) \\!\\[y\\](z) \\<b\\> \\*a\\* \\`c\\` \\| d',
  );
  expect(markdown('# one')).toBe('\\# one');
  expect(markdown('- two')).toBe('\\- two');
  expect(markdown('1. three')).toBe('1\\. three');
});

test('the article, its quotes and its names are in the Markdown', () => {
  const text = '“Yes,” said Ann.';
  const ann = person(0, 'Ann', text);
  const result = analysis(text, { entities: [ann], quotes: [quote(0, '“Yes,”', text, ann)] });
  expect(toMarkdown(result)).toBe(
    '# A title\n\n“Yes,” said Ann.\n\n## Quotes\n\n### Ann\n\n- “Yes,”\n\n## Names\n\n| name | kind | mentions |\n| --- | --- | ---: |\n| Ann | person | 1 |\n',
  );
});

test('a title in HTML stays text, and the document may load nothing', () => {
  const result = analysis('x');
  result.metadata.title = '</title><script>alert(1)</script>';
  const html = toHtml([{ name: '', analysis: result }]);
  expect(html).not.toContain('<script>');
  expect(html).toContain("default-src 'none'");
});

test('a file is named after the title', () => {
  const result = analysis('x');
  result.metadata.title = 'Über “Öl”: 3 Fragen / ../..';
  const [json] = FORMATS;
  expect(json && fileName([{ name: '', analysis: result }], json)).toBe('uber-ol-3-fragen.json');
});

test('several results are one file of each format', () => {
  const results = ['a', 'b'].map((name) => ({ name, analysis: analysis(name) }));
  for (const format of FORMATS) expect(format.write(results).length).toBeGreaterThan(5);
  const [json] = FORMATS;
  expect(JSON.parse(json?.write(results) ?? '')).toHaveLength(2);
});
